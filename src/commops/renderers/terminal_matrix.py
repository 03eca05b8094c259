"""The duty matrix on a terminal: a row a duty, three cells a role."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from commops.messages import Speech, in_language
from commops.renderers.columns import Cell, Run, flat, written
from commops.renderers.frame import Item, Teams, headline, legend
from commops.renderers.matrix_head import have_room, head_of, rule_of
from commops.renderers.matrix_pages import CELL, Page, columns_for, label_for, pages_of
from commops.renderers.tree_rows import distinct, marks_cell, severities
from commops.terminal import Style, cut, width_of
from commops.views.matrix import Matrix, Row, Trouble

GROUPS = {
    "strategy": "Strategy", "content": "Content", "community": "Community", "user": "Users", "event": "Events",
    "data": "Data", "brand": "Brand", "business": "Business", "coordination": "Coordination", "team": "Team",
}  # fmt: skip
"""English for the groups of duties of the built-in library."""
TROUBLES: dict[Trouble, str] = {
    "nobody": "nobody", "no-accountable": "no A", "several-accountable": "many A", "overlap": "overlap",
    "no-responsible": "no R",
}  # fmt: skip
"""English for what is wrong with a row."""
LETTERS = {"A": "accountable", "R": "responsible", "S": "support", "C": "consulted", "I": "informed"}
_GREY = ("grey",)
_RED = ("bold", "red")
_BLOCKS = " ▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class _Words:
    """The names of one matrix in the reader's language."""

    name: str
    duties: dict[str, str]
    roles: dict[str, str]
    units: dict[str, str]
    groups: dict[str | None, str]
    troubles: dict[str, str]
    sum: str
    places: Mapping[str, str]


def draw_matrix(matrix: Matrix, speech: Speech, style: Style, places: Mapping[str, str] | None = None) -> str:
    """The matrix as text, no line wider than the page; in several parts where the roles need them.

    Args:
        matrix: who has what to do with which duty.
        speech: the reader's language and the names.
        style: the page.
        places: by duty where it is given to its lead, to stand beside it.

    Returns:
        A title, rows under upright or stepped names of roles, sums, a legend.
    """
    teams = Teams(column.unit for column in matrix.columns)
    words = _words(matrix, teams, speech, places or {})
    notes = max((_note(row, words, style).width for row in matrix.rows), default=-1) + 1
    label = max(map(width_of, (*words.duties.values(), *words.groups.values(), words.sum)))
    pages = list(pages_of(matrix, columns_for(matrix, label, notes, style))) if matrix.rows else []
    tags = not have_room((page.columns for page in pages), words.units)
    lines = headline(words.name, _facts(matrix, speech), style)
    for page in pages:
        if page.of > 1:
            part = speech.word("matrix.page", "Part {n} of {of}", n=page.number, of=page.of)
            lines += ["", *legend([[(part, _GREY)]], style)]
        lines += ["", *_page(page, (label_for(page, label, notes, style), notes), words, teams, style, tags=tags)]
    lines += ["", *_legend(matrix, words, teams, speech, style, tags=tags)]
    if len(pages) > 1:
        lines += legend([[(speech.word("matrix.elsewhere", "+n: so many more roles in other parts"), _GREY)]], style)
    return "\n".join(lines) + "\n"


def _words(matrix: Matrix, teams: Teams, speech: Speech, places: Mapping[str, str]) -> _Words:
    title = speech.word("matrix.title", "Duty matrix")
    return _Words(
        flat(in_language(matrix.name, speech.language)) or title,
        distinct("duties", [row.duty for row in matrix.rows], speech),
        distinct("roles", [column.role for column in matrix.columns], speech),
        {unit: flat(speech.name("units", unit)) for unit in teams.units},
        {block.group: _group(block.group, speech) for block in matrix.blocks},
        {trouble: speech.word(f"matrix.{trouble}", english) for trouble, english in TROUBLES.items()},
        speech.word("matrix.sum", "A+R"),
        places,
    )


def _group(group: str | None, speech: Speech) -> str:
    if group is None:
        return speech.word("matrix.no-group", "Other")
    return flat(speech.word(f"matrix.group-{group}", GROUPS.get(group, group)))


def _facts(matrix: Matrix, speech: Speech) -> list[Run]:
    duties, roles = len(matrix.rows), len(matrix.columns)
    facts: list[Run] = [
        (speech.word("matrix.duties", "1 duty" if duties == 1 else "{n} duties", n=duties), _GREY),
        (speech.word("matrix.roles", "1 role" if roles == 1 else "{n} roles", n=roles), _GREY),
    ]
    if matrix.name:
        facts.insert(0, (speech.word("matrix.title", "Duty matrix"), ()))
    if wrong := sum(bool(row.troubles) for row in matrix.rows):
        facts.append((speech.word("matrix.wrong", "{n} to mend", n=wrong), _RED))
    return facts


def _page(page: Page, room: tuple[int, int], words: _Words, teams: Teams, style: Style, *, tags: bool) -> Iterator[str]:
    """The lines of a part; ``room`` is the cells for names of duties and for notes on them."""
    left = 2 + sum(room)
    if page.columns:
        for runs in head_of(page.columns, words.roles, teams, left, style):
            yield _painted(runs, style)
        labels = _labels(words, teams, style, tags=tags)
        yield _painted(rule_of(page.columns, labels, teams, left, style), style)
    titled = any(group is not None for group, _ in page.blocks)
    for group, rows in page.blocks:
        if titled:
            yield style.paint(cut(f" {words.groups[group]}", style.width, style.signs("…")), "dim")
        for row in rows:
            yield _row(row, page, room, words, style)
    if page.columns:
        yield from _sums(page, left, words, style)


def _labels(words: _Words, teams: Teams, style: Style, *, tags: bool) -> dict[str, str]:
    """What stands in the strokes of units: names; numbers where names have no room and colours do not do."""
    if len(teams.units) < 2 or (tags and style.color and not teams.many):
        return {}
    return {unit: str(n) for n, unit in enumerate(teams.units, 1)} if tags else words.units


def _row(row: Row, page: Page, room: tuple[int, int], words: _Words, style: Style) -> str:
    label, notes = room
    bar = style.paint(style.signs("▌"), "red") if row.troubles else " "
    name = written(Cell(words.duties[row.duty], ("red",) if row.troubles else ()), label, style)
    note = written(_note(row, words, style), notes, style, right=True)
    cells = "".join(_letters(row.letters.get(column.role, ""), style) for column in page.columns)
    elsewhere = page.elsewhere(row)
    tail = style.paint(f" +{elsewhere}"[:4], *_GREY) if elsewhere else ""
    return f"{bar}{name}{note} {cells}{tail}".rstrip()


def _note(row: Row, words: _Words, style: Style) -> Cell:
    """What is wrong with a row, else its findings; then where its duty is given."""
    note = marks_cell(row.findings, row.worst, style)
    if row.troubles:
        note = Cell(words.troubles[row.troubles[0]], _RED)
    place = words.places.get(row.duty)
    return replace(note, after=((f" {flat(place)}", _GREY),)) if place else note


def _letters(letters: str, style: Style) -> str:
    if not letters:
        return style.paint(f" {style.signs('·')} ", *_GREY)
    text = f" {letters} " if len(letters) == 1 else letters[:CELL].rjust(CELL)
    return style.paint(text, *_tones(letters))


def _tones(letters: str) -> tuple[str, ...]:
    if "A" in letters:
        return ("bold", "white", "on-magenta" if "R" in letters else "on-red")
    if "R" in letters:
        return ("bold", "white", "on-blue")
    return ("grey",) if letters == "I" else ("bold", "cyan") if "S" in letters else ("cyan",)


def _sums(page: Page, left: int, words: _Words, style: Style) -> Iterator[str]:
    """How many duties each role leads or does: as a block, and as a number."""
    most = max(1, *(column.total for column in page.columns))
    before = style.paint(written(Cell(f" {words.sum}"), left, style), *_GREY)
    if not style.ascii:
        blocks = "".join(f" {_BLOCKS[-(-8 * column.total // most)]} " for column in page.columns)
        yield (before + style.paint(blocks, "green")).rstrip()
        before = " " * left
    numbers = "".join(f"{min(column.total, 999) or '':^{CELL}}" for column in page.columns)
    yield (before + style.paint(numbers.rstrip(), *_GREY)).rstrip()


def _legend(matrix: Matrix, words: _Words, teams: Teams, speech: Speech, style: Style, *, tags: bool) -> list[str]:
    lines = []
    if tags and len(teams.units) > 1:
        signs = _labels(words, teams, style, tags=True)
        units = ((unit, f"{signs[unit]} " if signs else style.signs("▌")) for unit in teams.units)
        lines = legend(([(sign, teams.tones(unit)), (words.units[unit], _GREY)] for unit, sign in units), style)
    lines += legend(_signs(matrix, words, speech, style), style)
    if matrix.idle:
        names = (", " if speech.language == "en" else "、").join(distinct("roles", matrix.idle, speech).values())
        said = speech.word("matrix.idle", "Without a duty ({n}): {names}", n=len(matrix.idle), names=names)
        lines.append(style.paint(cut(said, style.width, style.signs("…")), *_GREY))
    return lines


def _signs(matrix: Matrix, words: _Words, speech: Speech, style: Style) -> Iterator[Item]:
    """The letters that occur, and what they mean; then what is wrong."""
    borne = {letters for row in matrix.rows for letters in row.letters.values()}
    for letter, english in LETTERS.items():
        if any(letter in letters for letters in borne):
            yield [(f" {letter} ", _tones(letter)), (f" {speech.word(f'matrix.{letter}', english)}", _GREY)]
    if any("A" in letters and "R" in letters for letters in borne):
        yield [(" AR", _tones("AR")), (f" {speech.word('matrix.AR', 'leads it')}", _GREY)]
    yield from severities({row.worst for row in matrix.rows if not row.troubles}, speech, style)
    troubles = {row.troubles[0] for row in matrix.rows if row.troubles}
    if troubles:
        said = "/".join(words.troubles[trouble] for trouble in TROUBLES if trouble in troubles)
        yield [(style.signs("▌"), ("red",)), (said, _RED), (f" {speech.word('matrix.mend', 'to mend')}", _GREY)]


def _painted(runs: Sequence[Run], style: Style) -> str:
    return "".join(style.paint(text, *tones) for text, tones in runs).rstrip()
