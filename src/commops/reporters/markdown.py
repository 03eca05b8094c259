"""A comment on a pull request, or a page of a job's summary: tables of findings, the worst first.

What stands in the organisation's file is written so that GitHub shows it and does nothing
else with it: no tag, no link, no mention, no reference to an issue, no end of a table's cell.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from commops.finding import Report, Reported, Severity
from commops.reporters.text import COUNTED, MOST_OF_A_KIND, comparison, counted, summary_of
from commops.reporters.told import Told
from commops.reporters.wire import flat, sendable
from commops.source.tree import Place

MOST_OF_A_COMMENT = 65_536
"""Characters of a comment; GitHub refuses a longer one."""

_GONE = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of what follows."""
_ESCAPED = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\`*_[]#|~$"} | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "@&#8203;"}
)
_ALIVE = (
    (re.compile(r"^([-+=])"), r"\\\1"),  # a list, a line below a heading
    (re.compile(r"^(\d+)(?=[.)])"), r"\1\\"),  # a numbered list
    (re.compile(r"\\#(?=\d)"), r"\\#&#8203;"),  # an issue
    (re.compile(r"(?<=GH)-(?=\d)", re.IGNORECASE), "-&#8203;"),  # likewise
    (re.compile(r":(?=//)"), "&#58;"),  # an address
    (re.compile(r"(?<=www)\.", re.IGNORECASE), "&#46;"),  # likewise
)
_BACKTICKS = re.compile("`+")


def write(report: Report, told: Told) -> str:
    """A comment: the summary, the findings by severity, the accepted ones folded away.

    Of each rule as many findings are shown as a terminal shows, and the others counted.
    """
    lines = list(_page(report, told, MOST_OF_A_KIND))
    return _fitted(lines, MOST_OF_A_COMMENT, len, told)


def everything(report: Report, told: Told, room: int) -> str:
    """The same with all findings, in at most ``room`` bytes of UTF-8; empty where even its head has no room."""
    return _fitted(list(_page(report, told, None)), room, lambda line: len(line.encode("utf-8")), told)


def _page(report: Report, told: Told, most: int | None) -> Iterator[str]:
    yield "### commops"
    yield ""
    if not told.quiet:
        yield escaped(summary_of(replace(report, file=told.from_root(report.file)), told))
        yield ""
        for line in (line for item in report.compared for line in (*comparison(item, told), "")):
            yield f"- {escaped(line)}" if line.startswith("  ") else escaped(line)
    for severity in sorted(Severity, reverse=True):
        items = [item for item in report.open if item.severity is severity]
        if items:
            word = COUNTED[severity.word][len(items) != 1]
            yield f"#### {told.speech.word(f'report.count.{severity.word}', word, n=len(items))}"
            yield ""
            yield from _table(items, most, report.file, told, accepted=False)
    waived = [item for item in report.findings if item.state == "waived"]
    known = [item for item in report.findings if item.state not in ("open", "waived")]
    for title, items in (
        (told.speech.word("ci.accepted", "Accepted: {n}", n=len(waived)), waived),
        (told.speech.word("ci.known", "Known from before: {n}", n=len(known)), known),
    ):
        if items:
            yield from _folded(title, items, most, report.file, told)


def _folded(title: str, items: Sequence[Reported], most: int | None, file: str, told: Told) -> Iterator[str]:
    yield "<details>"
    yield f"<summary>{title}</summary>"
    yield ""
    yield from _table(items, most, file, told, accepted=True)
    yield "</details>"
    yield ""


def _table(items: Sequence[Reported], most: int | None, file: str, told: Told, *, accepted: bool) -> Iterator[str]:
    """A table with a line for each finding, and below it how many of a rule are left out."""
    speech = told.speech
    last = speech.word("ci.why", "Why it is accepted") if accepted else speech.word("ci.do", "What to do")
    yield f"| {speech.word('ci.where', 'Where')} | {speech.word('ci.what', 'What')} | {last} |"
    yield "| --- | --- | --- |"
    kinds: dict[str, list[Reported]] = {}
    for item in items:
        kinds.setdefault(item.code, []).append(item)
        if most is None or len(kinds[item.code]) <= most:
            yield _row(item, file, told, accepted=accepted)
    yield ""
    for code, found in kinds.items():
        if most is not None and len(found) > most:
            yield escaped(counted(code, found[most:], told))
            yield ""


def _row(item: Reported, file: str, told: Told, *, accepted: bool) -> str:
    what = [f"**{escaped(told.message(item))}**"]
    what += [
        f"{_where(related.place, file, told)}: {escaped(told.label(item, related))}"
        for related in item.related
        if related.place
    ]
    what.append(f"<sub>{item.code} {item.rule} · <code>{item.id}</code></sub>")
    if accepted:
        waiver = item.waiver or {}
        until = waiver.get("until")
        last = escaped(told.reason(item))
        if until:
            last += f" <sub>{escaped(told.speech.word('ci.until', 'until {until}', until=until))}</sub>"
    else:
        last = escaped(told.advice(item))
    return f"| {_where(item.place, file, told)} | {'<br>'.join(what)} | {last} |"


def _where(place: Place, file: str, told: Told) -> str:
    """The line; with its file where that is not the one of the whole report."""
    if place.file == file:
        return told.speech.word("ci.line", "line\u00a0{n}", n=place.line)
    return coded(f"{told.from_root(place.file)}:{place.line}")


def escaped(text: str) -> str:
    """A text as Markdown that shows just this text, also in the cell of a table."""
    safe = _GONE.sub("", sendable(flat(text))).translate(_ESCAPED)
    for pattern, dead in _ALIVE:
        safe = pattern.sub(dead, safe)
    return safe


def coded(text: str) -> str:
    """A text in the type of code, also in the cell of a table."""
    safe = _GONE.sub("", sendable(flat(text))).replace("|", "\\|")
    fence = "`" * (max((len(run) for run in _BACKTICKS.findall(safe)), default=0) + 1)
    pad = " " if safe[:1] == "`" or safe[-1:] == "`" else ""
    return f"{fence}{pad}{safe}{pad}{fence}"


def _fitted(lines: list[str], room: int, size: Callable[[str], int], told: Told) -> str:
    """As many lines as there is room for; where that is not all of them, the last one says so."""
    text = "".join(f"{line}\n" for line in lines).rstrip("\n") + "\n"
    if size(text) <= room:
        return text
    word = told.speech.word("ci.cut", "… there is no room for more here; -f json lists all findings")
    tail = f"\n</details>\n\n{escaped(word)}\n"
    left = room - size(tail)
    kept: list[str] = []
    for line in lines:
        left -= size(line) + 1
        if left < 0:
            break
        kept.append(line)
    if len(kept) < len(lines[:3]):
        return ""
    inside = "<details>" in kept and kept.count("<details>") > kept.count("</details>")
    end = tail if inside else tail.replace("\n</details>\n", "", 1)
    return "".join(f"{line}\n" for line in kept).rstrip("\n") + "\n" + end
