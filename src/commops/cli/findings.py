"""What validate, gaps and check have in common: run, write, and the exit status."""

from pathlib import Path
from typing import TYPE_CHECKING

from commops.cli.output import as_date, choice, speech_of, standard_input, style, write
from commops.errors import BadOption, NoSuchInput

if TYPE_CHECKING:
    from commops.api.checking import Scope
    from commops.reporters.told import Told

FORMATS = ("text", "concise", "json")
"""The formats; a test holds them equal to the folder of reporters."""


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
) -> int:
    """Check, write the findings in every format that was asked for, and give the exit status."""
    from commops.api.checking import Request, check

    wanted = [_format(text) for text in formats or ["text"]]
    choice("--fail-on", fail_on, ("error", "warning", "info", "never"))
    request = Request(
        file, standard_input(file), as_date(as_of), _parted(select), _parted(ignore), fail_on, max_size * 1024 * 1024,
        against,
    )  # fmt: skip
    report, opened = check(request, scope)
    if not report.findings and not any(report.counted.values()):
        raise NoSuchInput("nothing-to-check", path=report.file)
    from commops.reporters.told import Told

    def lines(name: str) -> list[str]:
        source = opened.loaded.document.file(name)
        return source.lines() if source is not None else []

    page = style(color, ascii_only=ascii_only, width=width)
    for name, target in wanted:
        if target is None:
            write(_written(name, report, Told(speech_of(opened), lines, page, quiet, statistics)))
        else:
            from commops.source.store import store
            from commops.terminal import Style

            plain = Told(speech_of(opened), lines, Style(width or 100), quiet, statistics)
            store(Path(target), _written(name, report, plain))
    return 1 if report.failed else 0


def _written(name: str, report: object, told: "Told") -> str:
    import importlib

    text: str = importlib.import_module(f"commops.reporters.{name}").write(report, told)
    return text


def _format(text: str) -> tuple[str, str | None]:
    name, _, target = text.partition("=")
    choice("--format", name, FORMATS)
    if "=" in text and not target:
        raise BadOption("bad-choice", option="--format", value=text, choices=list(FORMATS), near="")
    return name, target or None


def _parted(words: list[str] | None) -> tuple[str, ...]:
    return tuple(part.strip() for word in words or [] for part in word.split(",") if part.strip())
