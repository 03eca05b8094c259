"""What validate, gaps and check have in common: run, write, and the exit status."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from commops.cli.output import as_date, choice, note, speech_of, standard_input, style, write, write_exactly
from commops.cli.speaking import say
from commops.errors import BadOption, NoSuchInput

if TYPE_CHECKING:
    from commops.api.checking import Scope
    from commops.finding import Report
    from commops.reporters.told import Told

FORMATS = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "rdjson", "markdown")
"""The formats; a test holds them equal to the folder of reporters."""
FOR_PEOPLE = ("text", "concise")
"""The formats that are written as the terminal writes; the others are UTF-8 wherever they are written."""
MOST_OF_A_SUMMARY = 2**20
"""Bytes of the summary of a step; GitHub drops a longer one."""


def run_check(
    scope: "Scope",
    file: str | None,
    *,
    formats: list[str] | None = None,
    select: list[str] | None = None,
    ignore: list[str] | None = None,
    fail_on: str | None = None,
    as_of: str | None = None,
    color: str = "auto",
    ascii_only: bool = False,
    width: int | None = None,
    quiet: bool = False,
    statistics: bool = False,
    max_size: int = 256,
    against: str | None = None,
    baseline: str | None = None,
    write_baseline: bool = False,
    since: str | None = None,
    fix: bool = False,
    diff: bool = False,
) -> int:
    """Check, write the findings in every format that was asked for, and give the exit status."""
    from commops.api.checking import Request, check

    wanted = [_format(text) for text in formats or ([] if write_baseline else ["text"])]
    choice("--fail-on", fail_on, ("error", "warning", "info", "never"))
    request = Request(
        file, standard_input(file), as_date(as_of), _parted(select), _parted(ignore), fail_on, max_size * 1024 * 1024,
        against,
    )  # fmt: skip
    if fix or diff:
        from commops.cli.fixes import mend

        mend(request, scope, style(color, ascii_only=ascii_only, width=width), dry=diff)
        wanted = [(name, target) for name, target in wanted if target is not None or not diff]
    if write_baseline and not diff:  # --diff writes nothing
        from commops.cli.earlier import check_and_keep

        report, opened = check_and_keep(request, scope, baseline, since, alone=not formats)
    elif baseline is not None or since is not None:
        from commops.cli.earlier import check_against

        report, opened = check_against(request, scope, baseline, since)
    else:
        report, opened = check(request, scope)
    if not report.findings and not any(report.counted.values()):
        raise NoSuchInput("nothing-to-check", path=report.file)
    from commops.reporters.told import Told
    from commops.source.paths import from_here, from_root

    def lines(name: str) -> list[str]:
        source = opened.loaded.document.file(name)
        return source.lines() if source is not None else []

    page = style(color, ascii_only=ascii_only, width=width)
    ways = (scope, from_root(), from_here())
    for name, target in wanted:
        if target is None:
            _put(name, _written(name, report, Told(speech_of(opened), lines, page, quiet, statistics, *ways)))
        else:
            from commops.source.store import store
            from commops.terminal import Style

            plain = Told(speech_of(opened), lines, Style(width or 100), quiet, statistics, *ways)
            store(Path(target), _written(name, report, plain))
    if os.environ.get("GITHUB_STEP_SUMMARY") and any(name == "github" for name, _ in wanted):
        _summarise(
            Path(os.environ["GITHUB_STEP_SUMMARY"]), report, Told(speech_of(opened), lines, page, False, False, *ways)
        )
    return 1 if report.failed else 0


def _written(name: str, report: object, told: "Told") -> str:
    import importlib

    from commops.reporters.wire import sendable

    return sendable(importlib.import_module(f"commops.reporters.{name}").write(report, told))


def _put(name: str, text: str) -> None:
    """Put a report on standard output."""
    if name in FOR_PEOPLE:
        write(text)
    else:
        write_exactly(text)


def _summarise(path: Path, report: "Report", told: "Told") -> None:
    """Add all findings to the summary of a job; a summary that cannot be written does not change the outcome."""
    from commops.reporters.markdown import everything
    from commops.source.store import append

    try:
        taken = path.stat().st_size if path.exists() else 0
        append(path, everything(report, told, MOST_OF_A_SUMMARY - taken - 1))
    except OSError as problem:
        english = "the job summary “{path}” cannot be written: {reason}"
        note(say("ci.no-summary", english, path=str(path), reason=problem.strerror or type(problem).__name__))


def _format(text: str) -> tuple[str, str | None]:
    name, _, target = text.partition("=")
    choice("--format", name, FORMATS)
    if "=" in text and not target:
        raise BadOption("bad-choice", option="--format", value=text, choices=list(FORMATS), near="")
    return name, target or None


def _parted(words: list[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for word in words or [] for part in word.split(",") if part.strip())
