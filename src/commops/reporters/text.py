"""Findings for a person at a terminal: what, where, why, what to do."""

from collections.abc import Iterator, Sequence

from commops import rules
from commops.finding import Comparison, Report, Reported
from commops.reporters.places import token
from commops.reporters.told import Told, dotted
from commops.source.tree import Place
from commops.terminal import Style, cut, width_of, wrapped

MOST_OF_A_KIND = 20
"""Findings of one rule that are shown at full length; the rest are counted. Our default."""

MOST_GONE = 10
"""Findings that are no longer there and are named; the rest are counted. Our default."""

COUNTED = {
    "error": ("{n} error", "{n} errors"),
    "warning": ("{n} warning", "{n} warnings"),
    "info": ("{n} remark", "{n} remarks"),
    "units": ("{n} unit", "{n} units"),
    "roles": ("{n} role", "{n} roles"),
    "duties": ("{n} duty", "{n} duties"),
    "people": ("{n} person", "{n} people"),
    "workflows": ("{n} workflow", "{n} workflows"),
    "known-baseline": ("; {n} in {name}", "; {n} in {name}"),
    "known-since": ("; {n} was there at {name}", "; {n} were there at {name}"),
    "gone-baseline": (
        "{n} finding of {name} is gone; --write-baseline takes it out:",
        "{n} findings of {name} are gone; --write-baseline takes them out:",
    ),
    "gone-since": ("{n} finding is gone since {name}:", "{n} findings are gone since {name}:"),
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
    parts += ["\n".join(wrapped(counted(code, items, told), told.style.width)) + "\n" for code, items in hidden.items()]
    if told.statistics and report.open:
        parts.append("\n".join(_statistics(report, told)) + "\n")
    if not told.quiet:
        parts.append(_summary(report, told) + _comparisons(report, told))
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
    if item.fix is not None and item.fix.file != "<stdin>":
        notes.append(("fix", speech.word("report.fix-safe", "safe, run commops validate --fix"), ""))
    notes.append(("more", told.more(item), "grey"))
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
    length = min(max(width_of(token(line, column)), 1), max(room - start, 1))
    tones = _TONES[severity] if severity else ("blue", "bold")
    sign = ("^" if severity else "-") * length
    label = cut(label, room)
    if start + length + 1 + width_of(label) <= room:
        yield " " * start + style.paint(f"{sign} {label}".rstrip(), *tones)
        return
    yield " " * start + style.paint(sign, *tones)
    yield " " * min(start, room - width_of(label)) + style.paint(label, *tones)


def counted(code: str, items: Sequence[Reported], told: Told) -> str:
    """How many more there are of a rule, and what lists them all."""
    return told.speech.word(
        "report.more-of-a-kind", "… and {count} more {code} {rule}; -f concise and -f json list them all",
        count=len(items), code=code, rule=items[0].rule,
    )  # fmt: skip


def _statistics(report: Report, told: Told) -> Iterator[str]:
    counts: dict[tuple[str, str, str], int] = {}
    for item in report.open:
        key = (item.code, item.rule, item.severity.word)
        counts[key] = counts.get(key, 0) + 1
    for (code, rule, severity), count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"{count:>6}  {code}  {told.style.paint(told.severity(severity), *_TONES[severity])}  {rule}"


def _status(report: Report, told: Told) -> str:
    """Why the exit status is what it is."""
    bar, speech = told.severity(report.fail_on), told.speech
    if report.failed:
        return speech.word("report.exit-1", "exit 1: something is at or above {bar}", bar=bar)
    if report.fail_on == "never":
        return speech.word("report.exit-never", "exit 0: nothing fails a run (--fail-on never)")
    if any(item.state == "baseline" for item in report.findings):
        return speech.word("report.exit-0-new", "exit 0: nothing new is at or above {bar}", bar=bar)
    return speech.word("report.exit-0", "exit 0: nothing is at or above {bar}", bar=bar)


def _comparisons(report: Report, told: Told) -> str:
    """What is no longer found, by name, and why nothing was known."""
    lines = [line for item in report.compared for line in comparison(item, told)]
    return "".join(told.style.paint(part, "grey") + "\n" for line in lines for part in wrapped(line, told.style.width))


def comparison(item: Comparison, told: Told) -> Iterator[str]:
    """What came of holding the findings against earlier ones; the items of a list stand behind two blanks."""
    speech = told.speech
    if item.note == "not-there":
        yield speech.word("report.not-there", "{name} did not have this file: all of it is new", name=item.name)
    elif item.note == "broken":
        english = "at {name} this file could not be read to its end: everything counts as new"
        yield speech.word("report.was-broken", english, name=item.name)
    if item.gone:
        english = COUNTED[f"gone-{item.kind}"][len(item.gone) != 1]
        yield speech.word(f"report.count.gone-{item.kind}", english, n=len(item.gone), name=item.name)
        yield from (f"  {one.code} {one.rule}  {one.pointer}".rstrip() for one in item.gone[:MOST_GONE])
    if len(item.gone) > MOST_GONE:
        yield speech.word("report.gone-more", "  … and {n} more", n=len(item.gone) - MOST_GONE)


def _summary(report: Report, told: Told) -> str:
    lines = wrapped(summary_of(report, told), told.style.width)
    tone = "red" if report.failed else "green"
    return "".join(told.style.paint(text, tone, "bold") + "\n" for text in lines)


def summary_of(report: Report, told: Told) -> str:
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
    if not found and len(report.findings):
        line = speech.word("report.nothing-open", "{what}: nothing open", what=what)
    elif not found:
        line = speech.word("report.clean", "{what}: nothing found", what=what)
    else:
        line = speech.word("report.found", "{what}: {counts}", what=what, counts=speech.listed(found))
    if counts["waived"]:
        line += speech.word("report.waived", "; {n} accepted", n=counts["waived"])
        dated = sum(item.waiver is not None and bool(item.waiver.get("until")) for item in report.findings)
        if dated and report.as_of is None:
            english = " ({n} until a day; say which day it is: --as-of)"
            line += speech.word("report.undated", english, n=dated)
    for item in report.compared:
        if item.known:
            english = COUNTED[f"known-{item.kind}"][item.known != 1]
            line += speech.word(f"report.count.known-{item.kind}", english, n=item.known, name=item.name)
    tail = _status(report, told) if report.findings else ""
    return line + (f" — {tail}" if tail else "")
