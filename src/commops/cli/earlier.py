"""A check that heeds what was found before: ``--baseline``, ``--write-baseline``, ``--since``."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from commops.cli.output import note, write
from commops.cli.speaking import say
from commops.errors import BadOption

if TYPE_CHECKING:
    from commops.api.checking import Opened, Request, Scope
    from commops.api.comparing import Written
    from commops.finding import Report


def check_against(
    request: "Request", scope: "Scope", baseline: str | None, since: str | None
) -> "tuple[Report, Opened]":
    """Check, and tell what is new from what stands in a file or stood in a git revision."""
    from commops.api.comparing import compare

    return compare(request, scope, baseline=None if baseline is None else Path(baseline), since=since)


def check_and_keep(
    request: "Request", scope: "Scope", baseline: str | None, since: str | None, *, alone: bool
) -> "tuple[Report, Opened]":
    """Check, and write what is found into a file; nothing fails such a run.

    Args:
        request: what to read.
        scope: which rules.
        baseline: the file; the usual one if None.
        since: a revision, which does not go together with this.
        alone: whether nothing else goes to standard output.
    """
    from commops.api.comparing import rewrite

    if since is not None:
        raise BadOption("write-and-since")
    report, opened, done = rewrite(request, scope, None if baseline is None else Path(baseline))
    (write if alone else note)(_told(done))
    path = done.path.as_posix()
    english = "next: commops {command} {file} --baseline {path}"
    note(say("baseline.next", english, command=scope, file=request.target or opened.file, path=path))
    return replace(report, fail_on="never"), opened


def _told(done: "Written") -> str:
    english = "{path} written: {held} in it, {new} new, {gone} gone"
    line = say("baseline.written", english, path=done.path.as_posix(), held=done.held, new=done.new, gone=done.gone)
    if done.left:
        left = "not in it: {n} of SYN and SCH, which say that a file cannot be read right and have to be mended"
        line += "\n" + say("baseline.left", left, n=done.left)
    return line
