"""The org chart on a terminal: a tree with aligned columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from commops.finding import Severity
from commops.messages import Speech, in_language
from commops.renderers.columns import NOTHING, Cell, Column, Run, fit, flat, written
from commops.renderers.frame import Item, Teams, headline, legend
from commops.renderers.tree_rows import TONES, Row, rows_of, severities
from commops.terminal import Style, width_of
from commops.views.tree import Tree

_BAR = 7
"""Cells of a load bar; five of them are full capacity."""
_PERCENT = 5
_GREY = ("grey",)
_RIGHT = ("headcount", "reports")


@dataclass(frozen=True, slots=True)
class _Part:
    """One column: what stands over it, what stands in it, how much room it wants."""

    key: str
    head: str
    cells: list[Cell]
    column: Column


def draw_chart(tree: Tree, speech: Speech, style: Style) -> str:
    """The chart as text, no line wider than the page.

    Args:
        tree: who sits under whom.
        speech: the reader's language and the names.
        style: the page.

    Returns:
        A title, the columns that the organisation has something for, a legend.
    """
    rows = list(rows_of(tree, speech, style))
    teams = Teams(row.unit for row in rows)
    parts = _parts(tree, rows, teams, speech, style)
    widths, gap = _fitted(parts, style)
    tags = any(width < part.column.good for part, width in zip(parts, widths, strict=True))
    if tags:
        parts = [_tagged(part, rows, teams, style) if part.key == "team" else part for part in parts]
        widths, gap = _fitted(parts, style)
    lines = [*headline(_name(tree, speech), list(_facts(tree, speech)), style), ""]
    lines += _table([(part, width) for part, width in zip(parts, widths, strict=True) if width], gap, style)
    if notes := _legend(tree, rows, teams, speech, style, tags=tags):
        lines += ["", *notes]
    return "\n".join(lines) + "\n"


def _fitted(parts: Sequence[_Part], style: Style) -> tuple[list[int], int]:
    """The width of each column, and the blanks between two."""
    gap = 2 if sum(part.column.best + 2 for part in parts) <= style.width + 2 else 1
    return fit([part.column for part in parts], style.width, gap), gap


def _table(parts: Sequence[tuple[_Part, int]], gap: int, style: Style) -> Iterator[str]:
    """The head, if there is more than one column, and the rows."""
    between = " " * gap
    columns = [
        [written(cell, width, style, right=part.key in _RIGHT) for cell in (Cell(part.head, _GREY), *part.cells)]
        for part, width in parts
    ]
    lines = (between.join(line).rstrip() for line in zip(*columns, strict=True))
    if len(parts) == 1:
        next(lines)
    yield from lines


def _name(tree: Tree, speech: Speech) -> str:
    return flat(in_language(tree.name, speech.language)) or speech.word("chart.title", "Organisation chart")


def _facts(tree: Tree, speech: Speech) -> Iterator[Run]:
    """How many roles there are, how many are held, how many findings."""
    roles = len(tree.branches)
    yield speech.word("chart.roles", "1 role" if roles == 1 else "{n} roles", n=roles), _GREY
    if tree.people:
        yield speech.word("chart.held", "{n} held", n=sum(bool(b.seat.holders) for b in tree.branches.values())), _GREY
        if tree.vacancies:
            yield speech.word("chart.vacancies", "{n} vacant", n=tree.vacancies), ("bold", "yellow")
    if found := tree.findings:
        tones = TONES[tree.worst or Severity.INFO]
        yield speech.word("chart.findings", "1 finding" if found == 1 else "{n} findings", n=found), tones


def _parts(tree: Tree, rows: Sequence[Row], teams: Teams, speech: Speech, style: Style) -> list[_Part]:
    """The columns that have something to say, in order."""
    bars = style.color and len(teams.units) > 1
    wanted: list[tuple[str, str, list[Cell], int, int]] = [
        ("role", "Role", [_role(row, teams, style) if bars else row.name for row in rows], 16, 9),
        ("holder", "Holder", [row.holder for row in rows], 8, 7),
        ("headcount", "Seats", [] if tree.people else [row.seats for row in rows], 3, 5),
        ("reports", "Span", [row.span for row in rows], 3, 6),
        ("load", "Load", [_load(row.load, style) for row in rows], _PERCENT, 3),
        ("dotted", "Dotted line", [row.lines for row in rows], *_urgency(rows, style)),
        ("", "", [row.marks for row in rows], 3, 8),
        ("leads", "Leads", [row.leads for row in rows], 12, 1),
    ]
    if _has_teams(tree, teams, style):
        names = {unit: flat(speech.name("units", unit)) for unit in teams.units}
        wanted.insert(1, ("team", "Team", _team(rows, names, teams, style), 8, 4))
    parts = []
    for key, english, cells, least, rank in wanted:
        if any(cell is not NOTHING for cell in cells):
            head = speech.word(f"chart.{key}", english) if key else ""
            column = _column(cells, width_of(head), least, rank, all_of_it=key == "role")
            parts.append(_Part(key, head, cells, replace(column, good=min(column.good, style.width * 2 // 5))))
    return parts


def _urgency(rows: Sequence[Row], style: Style) -> tuple[int, int]:
    """Least room and rank of the lines: a line upwards that leads nowhere must be read, a dotted one may be cut."""
    wrong = max((row.lines.least for row in rows if "red" in row.lines.tones), default=0)
    return (min(max(wrong, 10), style.width // 3), 8) if wrong else (10, 2)


def _column(cells: Sequence[Cell], head: int, least: int, rank: int, *, all_of_it: bool) -> Column:
    """The room for some cells: best for all that they say, good for the shortest wording of nine in ten, or of all."""
    best = max(head, *(cell.width for cell in cells))
    sizes = sorted(cell.least for cell in cells if cell is not NOTHING)
    good = max(head, sizes[-1 if all_of_it else len(sizes) * 9 // 10])
    return Column(best, good, min(max(least, head), best), rank)


def _role(row: Row, teams: Teams, style: Style) -> Cell:
    """The name of a role with the mark of its unit."""
    bar = (style.signs("▌") if row.unit else " ", teams.tones(row.unit))
    return replace(row.name, before=(*row.name.before, bar))


def _team(rows: Sequence[Row], names: Mapping[str, str], teams: Teams, style: Style) -> list[Cell]:
    cells = {unit: Cell(name, teams.tones(unit) if style.color else ()) for unit, name in names.items()}
    return [NOTHING if row.heading or row.unit is None else cells[row.unit] for row in rows]


def _tagged(part: _Part, rows: Sequence[Row], teams: Teams, style: Style) -> _Part:
    """The column of units with numbers, which the legend explains, for names."""
    cells = _team(rows, {unit: str(n) for n, unit in enumerate(teams.units, 1)}, teams, style)
    return replace(part, cells=cells, column=_column(cells, width_of(part.head), 2, part.column.rank, all_of_it=True))


def _has_teams(tree: Tree, teams: Teams, style: Style) -> bool:
    """Whether a column has to tell units apart: there are several, and neither colours nor headings do."""
    return len(teams.units) > 1 and (not style.color or teams.many) and not _under_headings(tree)


def _under_headings(tree: Tree) -> bool:
    """Whether every role of a unit stands below a line with the name of that unit."""
    tops = {top: group.unit for group in tree.groups for top in group.tops}
    under = dict(tops)
    for role, branch in tree.branches.items():
        under.update(dict.fromkeys(branch.children, under[role]))
    return all(branch.unit in (None, under[role]) for role, branch in tree.branches.items())


def _load(load: float | None, style: Style) -> Cell:
    """A bar where it has room, and a percentage: green up to capacity, yellow above, red far above."""
    if load is None:
        return NOTHING
    percent = f"{load:.0%}" if load < 10 else ">999%"
    tone = "green" if load <= 1.05 else "yellow" if load <= 1.2 else "red"
    halves = min(round(min(load, 9) * 10), _BAR * 2)
    full = style.signs("█" * (halves // 2) + "▌" * (halves % 2))
    bar = ((full, (tone,)), (style.signs("·") * (_BAR - len(full)), _GREY))
    return Cell(percent.rjust(_PERCENT), ("bold", "red") if tone == "red" else (), before=bar, loose=True)


def _legend(tree: Tree, rows: Sequence[Row], teams: Teams, speech: Speech, style: Style, *, tags: bool) -> list[str]:
    lines: list[str] = []
    column = _has_teams(tree, teams, style)
    if (tags and column) or (style.color and len(teams.units) > 1 and not column and not _under_headings(tree)):
        names = [flat(speech.name("units", unit)) for unit in teams.units]
        signs = [f"{n + 1} " if column else style.signs("▌") for n in range(len(names))]
        colours = [teams.tones(unit) if style.color else () for unit in teams.units]
        lines = legend(([(s, c), (n, _GREY)] for s, c, n in zip(signs, colours, names, strict=True)), style)
    return lines + legend(_signs(tree, rows, speech, style), style)


def _signs(tree: Tree, rows: Sequence[Row], speech: Speech, style: Style) -> Iterator[Item]:
    """The signs that occur, and what they mean."""
    branches = tree.branches.values()
    if tree.vacancies or any(branch.seat.short for branch in branches):
        yield [(style.signs("○ "), ("yellow",)), (speech.word("chart.vacant", "vacant"), _GREY)]
    yield from severities({branch.worst for branch in branches}, speech, style)
    if any(branch.dotted for branch in branches):
        yield [(style.signs("⇢ "), ("yellow",)), (speech.word("chart.dotted-line", "dotted line"), _GREY)]
    if any(branch.also_to and not branch.fault for branch in branches):
        yield [(style.signs("→ "), ("red",)), (speech.word("chart.second-manager", "second manager"), _GREY)]
    if any("/" in row.span.text for row in rows):
        yield [(speech.word("chart.reports-are", "Span = direct/all reports"), _GREY)]
