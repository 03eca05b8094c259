"""The rows of the tree-table: a tree's facts as words, before anybody knows how wide they may be."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from commops.finding import Severity
from commops.messages import Speech, in_language
from commops.renderers.columns import NOTHING, Cell, Run, flat
from commops.terminal import Style
from commops.views.tree import Branch, Group, Seat, Tree

SIGNS = {Severity.ERROR: "✗", Severity.WARNING: "⚠", Severity.INFO: "·"}
"""The sign of the worst finding of a row: it says how bad without colour, too."""
TONES = {Severity.ERROR: ("bold", "red"), Severity.WARNING: ("yellow",), Severity.INFO: ("grey",)}
_SHAPES = {3: ("├─ ", "└─ ", "│  ", "   "), 2: ("├─", "└─", "│ ", "  "), 1: ("├", "└", "│", " ")}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the chart.

    Attributes:
        unit: the unit whose colour it bears.
        name: the lines of the tree, what it is called, and what has to be said of it.
        holder: who holds it.
        seats: its authorised number.
        span: direct reports, and all below.
        load: work held against capacity.
        lines: dotted lines, and lines upwards that lead nowhere.
        leads: the duties that it leads, where nobody holds it and they say what it is.
        marks: its findings.
        heading: whether it stands for a unit.
    """

    unit: str | None
    name: Cell
    holder: Cell = NOTHING
    seats: Cell = NOTHING
    span: Cell = NOTHING
    load: float | None = None
    lines: Cell = NOTHING
    leads: Cell = NOTHING
    marks: Cell = NOTHING
    heading: bool = False


def rows_of(tree: Tree, speech: Speech, style: Style) -> Iterator[Row]:
    """Every row of the chart, in drawing order.

    Args:
        tree: the tree.
        speech: the reader's language.
        style: the page; a quarter of it is for the lines of the tree.
    """
    room = style.width // 4
    step = _step(tree, room)
    names = distinct("roles", tree.branches, speech)
    for group in tree.groups:
        if group.unit is not None:
            yield _heading(group, group.unit, " " * step * group.depth, speech, style)
        for role, lead in _leads(tree, group, step, room):
            yield _row(tree.branches[role], names[role], style.signs(lead), speech, style, with_duties=not tree.people)


def distinct(section: str, ids: Iterable[str], speech: Speech) -> dict[str, str]:
    """The names of some ids; the id stands after a name that several bear."""
    names = {key: flat(speech.name(section, key)) for key in ids}
    borne = Counter(names.values())
    return {key: name if borne[name] == 1 else f"{name} {flat(key)}" for key, name in names.items()}


def _step(tree: Tree, room: int) -> int:
    """Cells for one layer: three where all layers fit, else fewer."""
    depth = {top: group.depth + (group.unit is not None) for group in tree.groups for top in group.tops}
    for role, branch in tree.branches.items():
        depth.update(dict.fromkeys(branch.children, depth[role] + 1))
    deepest = max(depth.values(), default=0)
    return next((step for step in (3, 2) if deepest * step <= room), 1)


def _leads(tree: Tree, group: Group, step: int, room: int) -> Iterator[tuple[str, str]]:
    """The roles of a group, each with the lines before it; beyond the room its layer stands as a number."""
    tee, elbow, bar, blank = _SHAPES[step]
    outside = group.unit is None
    waiting: list[tuple[str, str, str, int]] = []

    def put(roles: tuple[str, ...], trail: str, depth: int) -> None:
        for n, role in enumerate(reversed(roles)):
            if depth * step > room:
                waiting.append((role, f"…{depth} ", "", depth))
            else:
                waiting.append((role, trail + (tee if n else elbow), trail + (bar if n else blank), depth))

    if outside:
        waiting += [(role, "", "", 0) for role in reversed(group.tops)]
    else:
        put(group.tops, blank * group.depth, group.depth + 1)
    while waiting:
        role, lead, trail, depth = waiting.pop()
        yield role, lead
        put(tree.branches[role].children, trail, depth + 1)


def _heading(group: Group, unit: str, lead: str, speech: Speech, style: Style) -> Row:
    no_head = f"  {style.signs('○')} {speech.word('chart.no-head', 'no head')}"
    after = ((no_head, ("yellow",)),) if group.headless else ()
    name = Cell(flat(speech.name("units", unit)), ("bold",), _before(lead), after)
    return Row(unit, name, span=_span(group.direct, group.below), heading=True)


def _row(branch: Branch, called: str, lead: str, speech: Speech, style: Style, *, with_duties: bool) -> Row:
    gone = f" ({speech.word('chart.archived', 'archived')})"
    name = Cell(
        called,
        ("dim",) if branch.archived else ("bold",) if branch.children else (),
        _before(lead),
        after=((gone, ("dim",)),) if branch.archived else (),
    )
    return Row(
        branch.unit,
        name,
        _holder(branch.seat, speech, style),
        _seats(branch.seat, style),
        _span(branch.direct, branch.below),
        branch.seat.load,
        _lines(branch, speech, style),
        _duties(branch.leads, speech) if with_duties else NOTHING,
        marks_cell(branch.findings, branch.worst, style),
    )


def _duties(leads: Sequence[str], speech: Speech) -> Cell:
    """The names of some duties; where not all have room, the first of them and how many more there are."""
    if not leads:
        return NOTHING
    names = [flat(speech.name("duties", duty)) for duty in leads]
    between = ", " if speech.language == "en" else "、"
    shorter = tuple(
        f"{between.join(names[:kept])} +{len(names) - kept}" for kept in range(min(len(names) - 1, _MOST_DUTIES), 0, -1)
    )
    return Cell(between.join(names[:_MOST_DUTIES]) if len(names) <= _MOST_DUTIES else shorter[0], shorter=shorter)


_MOST_DUTIES = 12


def _before(lead: str) -> tuple[Run, ...]:
    return ((lead, ("grey",)),) if lead else ()


def marks_cell(findings: int, worst: Severity | None, style: Style) -> Cell:
    """How many findings, after the sign of the worst."""
    return Cell(f"{style.signs(SIGNS[worst])} {findings}", TONES[worst]) if worst else NOTHING


def severities(worst: Collection[Severity | None], speech: Speech, style: Style) -> Iterator[list[Run]]:
    """What the signs of some severities mean, the worst first."""
    for severity in sorted(Severity, reverse=True):
        if severity in worst:
            word = speech.word(f"chart.{severity.word}", severity.word)
            yield [(style.signs(f"{SIGNS[severity]} "), TONES[severity]), (word, ("grey",))]


def _holder(seat: Seat, speech: Speech, style: Style) -> Cell:
    if seat.vacant:
        return Cell(
            speech.word("chart.vacant", "vacant"), ("italic", "yellow"), before=((style.signs("○ "), ("yellow",)),)
        )
    if not seat.holders:
        return NOTHING
    names = [flat(speech.name("people", person)) for person in seat.holders]
    after = []
    if seat.acting:
        after.append((f" ({speech.word('chart.acting', 'acting')})", ("grey",)))
    if seat.short:
        after.append((f" {style.signs('○')} {seat.short:g}", ("yellow",)))
    shorter = (f"{names[0]} +{len(names) - 1}",) if len(names) > 1 else ()
    return Cell(_joined(names, speech), after=tuple(after), shorter=shorter)


def _lines(branch: Branch, speech: Speech, style: Style) -> Cell:
    """Lines that the tree does not show: upwards ones that lead nowhere or to a second manager, dotted ones."""
    if not branch.dotted and not branch.also_to:
        return NOTHING
    cross, onward, dotted = style.signs("×"), style.signs("→"), style.signs("⇢")
    up = _joined([flat(speech.name("roles", role)) for role in branch.also_to], speech)
    if branch.fault == "circle":
        up = f"{cross} {speech.word('chart.circle', 'in a circle')} {onward} {up}"
    elif branch.fault:
        up = f"{cross} {speech.word('chart.unknown-manager', 'no such role')}{_colon(speech)}{up}"
    elif up:
        up = f"{onward} {up}"
    targets = [flat(speech.name("roles", line.role)) for line in branch.dotted]
    scopes = [flat(in_language(line.scope, speech.language)) for line in branch.dotted]
    full = [f"{name} ({scope})" if scope else name for name, scope in zip(targets, scopes, strict=True)]
    wordings = [_joined(full, speech), _joined(targets, speech)] if targets else [""]
    if len(targets) > 1:
        wordings.append(f"{targets[0]} +{len(targets) - 1}")
    text, *shorter = [" ".join(filter(None, (up, words and f"{dotted} {words}"))) for words in wordings]
    return Cell(text, ("red",) if up else ("yellow",), shorter=tuple(shorter))


def _joined(names: list[str], speech: Speech) -> str:
    return (", " if speech.language == "en" else "、").join(names)


def _colon(speech: Speech) -> str:
    return ": " if speech.language == "en" else "："


def _span(direct: int, below: int) -> Cell:
    """Direct reports, and all below where those are more."""
    text = f"{direct}/{below}" if below > direct else str(direct or "")
    return Cell(text, ("grey",)) if text else NOTHING


def _seats(seat: Seat, style: Style) -> Cell:
    match seat.least, seat.most:
        case None, None:
            return NOTHING
        case None, most:
            text = f"≤{most:g}"
        case least, None:
            text = f"≥{least:g}"
        case least, most:
            text = f"{least:g}" if least == most else f"{least:g}–{most:g}"
    return Cell(style.signs(text))
