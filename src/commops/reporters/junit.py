"""JUnit XML, for the test tables of Jenkins, GitLab and others.

There is no standard; this is what Jenkins' xUnit plug-in takes (its junit-10.xsd), without
the attributes that the older schema of Ant forbids. An open finding is a failed case, an
accepted one a skipped case, and a clean run one case that passes, because a table without
cases reads as if nothing had run. No time is measured, so every time is nought.
"""

import re

from commops.finding import Report, Reported
from commops.reporters.told import Told, dotted
from commops.reporters.wire import flat

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even as a reference (its production 2)."""
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED = _ESCAPED | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


def write(report: Report, told: Told) -> str:
    """One suite for the file that was named, with one case for each finding."""
    seen: dict[str, int] = {}
    cases = []
    for item in report.findings:
        seen[item.id] = seen.get(item.id, 0) + 1
        cases += _case(item, seen[item.id], told)
    name = _quoted(told.from_root(report.file))
    if not cases:
        cases = [f'    <testcase classname="{name}" name="commops {_quoted(told.command)}" time="0"/>']
    failures = len(report.open)
    counts = f'tests="{len(report.findings) or 1}" failures="{failures}" errors="0"'
    skipped = len(report.findings) - failures
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<testsuites>",
        f'  <testsuite name="{name}" package="commops" id="0" {counts} skipped="{skipped}" time="0">',
        "    <properties/>",
        *cases,
        "    <system-out/>",
        "    <system-err/>",
        "  </testsuite>",
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _case(item: Reported, number: int, told: Told) -> list[str]:
    """A case; its name is its finding's in every language, since it is known again by it."""
    again = f" {number}" if number > 1 else ""
    name = flat(f"{item.code} {item.rule} {dotted(item.pointer)} [{item.id}]{again}")
    head = f'    <testcase classname="{_quoted(told.from_root(item.place.file))}" name="{_quoted(name)}" time="0">'
    if item.state == "open":
        text = "\n".join(told.account(item)).translate(_ESCAPED)
        body = (
            f'      <failure type="{item.severity.word}" message="{_quoted(told.message(item))}">'
            f"{_FORBIDDEN.sub('', text)}</failure>"
        )
    else:
        before = told.speech.word("ci.before", "it was there before")
        reason = told.reason(item) or before
        body = f'      <skipped message="{_quoted(reason)}"/>'
    return [head, body, "    </testcase>"]


def _quoted(text: str) -> str:
    return _FORBIDDEN.sub("", text).translate(_QUOTED)
