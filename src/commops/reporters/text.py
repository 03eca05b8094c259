"""Findings for a person at a terminal: what, where, why, what to do."""

from collections.abc import Iterator, Sequence

from commops import rules
from commops.finding import Report, Reported
from commops.reporters.told import Told, dotted
from commops.source.tree import Place
from commops.terminal import Style, cut, width_of, wrapped

MOST_OF_A_KIND = 20
"""Findings of one rule that are shown at full length; the rest are counted. Our default."""

COUNTED = {
    "error": ("{n} error", "{n} errors"),
    "warning": ("{n} warning", "{n} warnings"),
    "info": ("{n} remark", "{n} remarks"),
    "units": ("{n} unit", "{n} units"),
    "roles": ("{n} role", "{n} roles"),
    "duties": ("{n} duty", "{n} duties"),
    "people": ("{n} person", "{n} people"),
    "workflows": ("{n} workflow", "{n} workflows"),
}
"""English for one and for several; the other languages need one form."""

_TONES = {"error": ("red", "bold"), "warning": ("yellow", "bold"), "info": ("cyan", "bold")}


def write(report: Report, told: Told) -> str:
    """The findings in blocks, the summary last."""
    parts: list[str] = []
    shown: dict[str, int] = {}
    hidden: dict[str, list[Reported]] = {}
    for item in report.open:
        shown[item.code] = shown.get(item.code, 0) + 1
        if shown[item.code] > MOST_OF_A_KIND:
            hidden.setdefault(item.code, []).append(item)
        else:
            parts.append("\n".join(_block(item, told, first=shown[item.code] == 1)) + "\n")
    parts += ["\n".join(_counted(code, items, told)) + "\n" for code, items in hidden.items()]
    if told.statistics and report.open:
        parts.append("\n".join(_statistics(report, told)) + "\n")
    if not told.quiet:
        parts.append(_summary(report, told))
    return told.style.signs("\n".join(parts))


def _block(item: Reported, told: Told, *, first: bool) -> Iterator[str]:
    style, speech = told.style, told.speech
    tones = _TONES[item.severity.word]
    head = f"{told.severity(item.severity.word)}[{item.code} {item.rule}]"
    lines = wrapped(f"{head}: {told.message(item)}", style.width)
    yield style.paint(lines[0][: len(head)], *tones) + style.paint(lines[0][len(head) :], "bold")
    yield from (style.paint(line, "bold") for line in lines[1:])
    yield from _places(item, told)
    notes = []
    if first:
        from commops.rules.page import page_of

        notes.append(("why", _first_sentence(speech.rule(item.code, "why", page_of(rules.named(item.rule)).why)), ""))
    notes.append(("help", told.advice(item), "cyan"))
    notes.append(("more", f"commops explain {item.code}   id {item.id}", "grey"))
    for key, text, tone in notes:
        yield from _note(speech.word(f"report.{key}", key), text, tone, style)


def _first_sentence(text: str) -> str:
    """The first sentence of a paragraph, on one line."""
    flat = " ".join(text.split("\n\n", maxsplit=1)[0].split())
    ends = [flat.find(sign) for sign in (". ", "。") if sign in flat]
    return flat[: min(ends) + 1] if ends else flat


def _note(word: str, text: str, tone: str, style: Style) -> Iterator[str]:
    head = f"   = {word}: "
    first, *rest = wrapped(text, max(style.width - width_of(head), 20))
    yield style.paint(head, "blue", "bold") + style.paint(first, *([tone] if tone else []))
    for line in rest:
        yield " " * width_of(head) + style.paint(line, *([tone] if tone else []))


def _places(item: Reported, told: Told) -> Iterator[str]:
    """The source lines with the places under them, file by file, the finding's own first."""
    marks = [(item.place, "", True)]
    marks += [(related.place, told.label(item, related), False) for related in item.related if related.place]
    files = list(dict.fromkeys(place.file for place, _, _ in marks))
    gutter = max(len(str(place.line)) for place, _, _ in marks)
    for number, file in enumerate(files):
        here = [mark for mark in marks if mark[0].file == file]
        place = here[0][0]
        arrow = "-->" if number == 0 else ":::"
        where = f"{file}:{place.line}:{place.column}"
        path = f"  {dotted(item.pointer)}" if number == 0 and item.pointer else ""
        yield told.style.paint(" " * gutter + arrow, "blue", "bold") + f" {where}" + told.style.paint(path, "grey")
        yield from _snippet(here, gutter, item.severity.word, told)


def _snippet(marks: list[tuple[Place, str, bool]], gutter: int, severity: str, told: Told) -> Iterator[str]:
    style = told.style
    lines = told.lines(marks[0][0].file)
    bar = style.paint(" " * gutter + " |", "blue", "bold")
    shown = sorted({place.line for place, _, _ in marks})
    if not lines or shown[0] > len(lines):
        return
    yield bar
    before = 0
    for number in shown:
        if number > len(lines):
            continue
        if before and number > before + 1:
            yield style.paint("." * max(gutter, 3), "blue", "bold")
        before = number
        here = sorted(mark for mark in marks if mark[0].line == number)
        text, shift = _window(lines[number - 1].replace("\t", " "), here[0][0].column - 1, style.width - gutter - 3)
        yield style.paint(f"{number:>{gutter}} |", "blue", "bold") + f" {text}".rstrip()
        room = style.width - gutter - 3
        for place, label, main in here:
            tone = severity if main else ""
            for line in _mark(lines[number - 1], place.column - 1, shift, label, tone, room, style):
                yield f"{bar} {line}"


def _window(line: str, column: int, width: int) -> tuple[str, int]:
    """The part of a long line around a column, and how many characters were left out before it."""
    if width_of(line) <= width:
        return line, 0
    start = 0
    while width_of(line[start:column]) > width * 2 // 3:
        start += 1
    part = ("…" + line[start:]) if start else line
    return cut(part, width), start - 1 if start else 0


def _mark(line: str, column: int, shift: int, label: str, severity: str, room: int, style: Style) -> Iterator[str]:
    """The marks under a place, with their label behind them or, where that is too long, below."""
    start = width_of(line[shift:column].replace("\t", " "))
    length = min(max(width_of(_token(line, column)), 1), max(room - start, 1))
    tones = _TONES[severity] if severity else ("blue", "bold")
    sign = ("^" if severity else "-") * length
    label = cut(label, room)
    if start + length + 1 + width_of(label) <= room:
        yield " " * start + style.paint(f"{sign} {label}".rstrip(), *tones)
        return
    yield " " * start + style.paint(sign, *tones)
    yield " " * min(start, room - width_of(label)) + style.paint(label, *tones)


def _token(line: str, column: int) -> str:
    """The key, the value or the item that begins at a column."""
    rest = line[column:]
    if rest[:1] in "\"'" and rest:
        end = rest.find(rest[0], 1)
        return rest[: end + 1] if end > 0 else rest
    if rest[:1] in ("{", "["):
        return rest[:1]
    ends = [rest.find(sign) for sign in (": ", ", ", "]", "}", " #", ",") if sign in rest]
    token = rest[: min(ends)] if ends else rest
    return token.rstrip().removesuffix(":")


def _counted(code: str, items: Sequence[Reported], told: Told) -> Iterator[str]:
    word = told.speech.word(
        "report.more-of-a-kind", "… and {count} more {code} {rule}; -f concise and -f json list them all",
        count=len(items), code=code, rule=items[0].rule,
    )  # fmt: skip
    yield from wrapped(word, told.style.width)


def _statistics(report: Report, told: Told) -> Iterator[str]:
    counts: dict[tuple[str, str, str], int] = {}
    for item in report.open:
        key = (item.code, item.rule, item.severity.word)
        counts[key] = counts.get(key, 0) + 1
    for (code, rule, severity), count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count:>6}  {code}  {told.style.paint(told.severity(severity), *_TONES[severity])}  {rule}"


def _summary(report: Report, told: Told) -> str:
    """The counts, and why the exit status is what it is."""
    speech, counts = told.speech, report.summary()
    inside = [
        speech.word(f"report.count.{name}", COUNTED[name][report.counted[name] != 1], n=report.counted[name])
        for name in ("units", "roles", "duties", "people", "workflows")
        if report.counted.get(name)
    ]
    what = f"{report.file} ({speech.listed(inside)})" if inside else report.file
    found = [
        speech.word(f"report.count.{word}", COUNTED[word][counts[word] != 1], n=counts[word])
        for word in ("error", "warning", "info")
        if counts[word]
    ]
    if not found:
        line = speech.word("report.clean", "{what}: nothing found", what=what)
    else:
        line = speech.word("report.found", "{what}: {counts}", what=what, counts=speech.listed(found))
    if counts["waived"]:
        line += speech.word("report.waived", "; {n} accepted", n=counts["waived"])
    tail = (
        speech.word("report.exit-1", "exit 1: something is at or above {bar}", bar=told.severity(report.fail_on))
        if report.failed
        else speech.word("report.exit-0", "exit 0: nothing is at or above {bar}", bar=told.severity(report.fail_on))
        if found and report.fail_on != "never"
        else ""
    )
    lines = wrapped(line + (f" — {tail}" if tail else ""), told.style.width)
    tone = "red" if report.failed else "green"
    return "".join(told.style.paint(text, tone, "bold") + "\n" for text in lines)
