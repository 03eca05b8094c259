"""Workflow commands of GitHub Actions: annotations on the lines of a change.

GitHub shows ten annotations of a severity for each step and drops the others in silence; so
the worst come first, and the last that is shown says how many more there are. The command
line writes them all into the job's summary (``markdown.everything``).
"""

import re

from commops.finding import Report, Reported, Severity
from commops.reporters.places import end_of
from commops.reporters.told import Told
from commops.reporters.wire import sendable, shortened
from commops.source.paths import STDIN

MOST_OF_A_SEVERITY = 10
"""Annotations of a severity that GitHub shows for each step."""
MOST_OF_TEXT = 4_096
"""Characters of a message that GitHub shows."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _TEXT | str.maketrans({":": "%3A", ",": "%2C"})
_COMMAND = re.compile(r"^(\s*):(?=:)", re.MULTILINE)


def write(report: Report, told: Told) -> str:
    """One command for each open finding, as far as GitHub shows them."""
    lines: list[str] = []
    for severity, command in _COMMANDS.items():
        items = [item for item in report.open if item.severity is severity]
        shown = items if len(items) <= MOST_OF_A_SEVERITY else items[: MOST_OF_A_SEVERITY - 1]
        lines += [_annotation(command, item, told) for item in shown]
        if left := len(items) - len(shown):
            text = told.speech.word("ci.more", "… and {left} more, see the job summary", left=left)
            lines.append(f"::{command} title=commops::{text.translate(_TEXT)}")
    return "".join(f"{sendable(line)}\n" for line in lines)


def _annotation(command: str, item: Reported, told: Told) -> str:
    place = item.place
    properties = {"title": f"{item.code} {item.rule}"}
    if place.file != STDIN:
        properties = {
            "file": told.from_root(place.file),
            "line": str(place.line),
            "endLine": str(place.line),
            "col": str(place.column),
            "endColumn": str(end_of(place, told)),
            **properties,
        }
    listed = ",".join(f"{name}={value.translate(_PROPERTY)}" for name, value in properties.items())
    text = shortened("\n".join(told.account(item)), MOST_OF_TEXT)
    return f"::{command} {listed}::{text.translate(_TEXT)}"


def inert(text: str) -> str:
    """A text for people in which the runner finds no command, whatever the names in it look like.

    The runner obeys a line that begins with ``::`` behind its blanks, and ``##[`` anywhere;
    a character without width keeps them apart.
    """
    return _COMMAND.sub("\\1:\u200b", text).replace("##[", "#\u200b#[")
