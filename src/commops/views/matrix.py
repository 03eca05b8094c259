"""Who has what to do with which duty: duties down, roles across, letters where they meet.

The order never depends on the order of the file. Columns stand as the roles do in the
tree. Duties stand by group, and within it by who answers for them, so that the letters
run down from left to right; then by the number of the source, and by id.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from commops.finding import Severity
from commops.graph import OrgGraph
from commops.model.values import Text
from commops.source.tree import Pointer
from commops.views.marks import Marks
from commops.views.shape import natural
from commops.views.tree import Tree

Trouble = Literal["nobody", "no-accountable", "several-accountable", "overlap", "no-responsible"]
"""What is wrong with a row: neither A nor R; no A; several A of whom some do not lead; several leads; no R."""
_RULES: dict[Trouble, tuple[str, str]] = {
    "nobody": ("duty-unassigned", "dut001"),
    "no-accountable": ("no-accountable", "rac001"),
    "several-accountable": ("multiple-accountable", "rac002"),
    "overlap": ("duty-duplicated", "dut003"),
    "no-responsible": ("no-responsible", "rac003"),
}
"""The rule that says the same; where it is off, so is the trouble."""


@dataclass(frozen=True, slots=True)
class Row:
    """A duty.

    Attributes:
        duty: its id.
        letters: role to letters (of ``ARSCI``), in the order of the columns.
        troubles: what is wrong with the letters.
        critical: whether it must never stand still.
        findings: how many open findings concern it.
        worst: the severity of the worst.
    """

    duty: str
    letters: Mapping[str, str]
    troubles: tuple[Trouble, ...] = ()
    critical: bool = False
    findings: int = 0
    worst: Severity | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """The duties of one group; of none if ``group`` is None."""

    group: str | None
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A role that bears a letter: its unit, whether it is vacant, on how many duties it is A or R."""

    role: str
    unit: str | None
    vacant: bool
    total: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """The duty matrix as data.

    Attributes:
        name: what the organisation is called.
        columns: the roles that bear a letter, in the order of the tree.
        blocks: the duties by group; those of no group last.
        idle: the roles that bear no letter.
        leads: where each duty is given to the first role that leads it; else where it stands.
    """

    name: Text | None
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    idle: tuple[str, ...]
    leads: Mapping[str, Pointer]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in order."""
        return tuple(row for block in self.blocks for row in block.rows)


def matrix_of(graph: OrgGraph, tree: Tree, marks: Marks | None = None) -> Matrix:
    """The duty matrix of an organisation; what is archived is left out.

    Args:
        graph: the organisation.
        tree: its tree, which gives the order of the roles.
        marks: open findings by duty, as ``marks_on`` counts them.

    Returns:
        The matrix; the same for any order of the file.
    """
    letters = _letters(graph, tree)
    off = {name.casefold() for name, setting in graph.org.policy.rules.items() if setting.severity == "off"}
    place = {role: n for n, role in enumerate(tree.branches)}
    rows = {
        duty: _row(graph, duty, letters.get(duty, {}), off, (marks or {}).get(duty, {})) for duty in graph.duties_in_use
    }
    groups: dict[str | None, list[Row]] = {}
    for duty, row in rows.items():
        known = graph.duty(duty)
        groups.setdefault(known.group if known else None, []).append(row)
    ranks = {duty: _rank(graph, row, place) for duty, row in rows.items()}
    for members in groups.values():
        members.sort(key=lambda row: ranks[row.duty])
    order = sorted(groups, key=lambda group: (group is None, ranks[groups[group][0].duty][0], natural(group or "")))
    columns = tuple(_columns(tree, rows))
    used = {column.role for column in columns}
    return Matrix(
        name=tree.name,
        columns=columns,
        blocks=tuple(Block(group, tuple(groups[group])) for group in order),
        idle=tuple(role for role, branch in tree.branches.items() if role not in used and not branch.archived),
        leads={duty: _given(graph, row) for duty, row in rows.items()},
    )


def _given(graph: OrgGraph, row: Row) -> Pointer:
    lead = next((role for role, letters in row.letters.items() if "A" in letters and "R" in letters), None)
    return graph.duty_pointer(row.duty, tuple(row.letters)) if lead is None else ("roles", lead, "duties", row.duty)


def _letters(graph: OrgGraph, tree: Tree) -> dict[str, dict[str, str]]:
    """Duty, then role, to letters: roles in the order of the tree."""
    found: dict[str, dict[str, str]] = {}
    for role, branch in tree.branches.items():
        if not branch.archived:
            for duty, assignment in graph.roles[role].duties.items():
                found.setdefault(duty, {})[role] = assignment.letters
    return found


def _row(graph: OrgGraph, duty: str, letters: Mapping[str, str], off: set[str], marks: Mapping[Severity, int]) -> Row:
    return Row(
        duty,
        letters,
        tuple(trouble for trouble in _troubles(graph, duty, letters) if not off.intersection(_RULES[trouble])),
        critical=graph.is_critical(duty),
        findings=sum(marks.values()),
        worst=max(marks, default=None),
    )


def _troubles(graph: OrgGraph, duty: str, letters: Mapping[str, str]) -> list[Trouble]:
    accountable = [role for role, borne in letters.items() if "A" in borne]
    responsible = [role for role, borne in letters.items() if "R" in borne]
    if not accountable and not responsible:
        return [] if graph.org.policy.unassigned_ok and not letters else ["nobody"]
    troubles: list[Trouble] = []
    if not accountable:
        troubles.append("no-accountable")
    elif len(accountable) > 1:
        if set(accountable) - set(responsible):
            troubles.append("several-accountable")
        elif not graph.is_shared(duty):
            troubles.append("overlap")
    if not responsible:
        troubles.append("no-responsible")
    return troubles


def _rank(graph: OrgGraph, row: Row, place: Mapping[str, int]) -> tuple[Any, ...]:
    """Where a row stands in its group: the columns of its first A and its first R, its number, its id."""
    last = len(place)
    first = {letter: min((place[r] for r, b in row.letters.items() if letter in b), default=last) for letter in "AR"}
    answers = first["A"] if first["A"] < last else first["R"]
    known = graph.duty(row.duty)
    order = known.order if known else None
    return answers, first["R"], order is None, order or 0, natural(row.duty)


def _columns(tree: Tree, rows: Mapping[str, Row]) -> list[Column]:
    totals: dict[str, int] = {}
    for row in rows.values():
        for role, letters in row.letters.items():
            totals[role] = totals.get(role, 0) + ("A" in letters or "R" in letters)
    return [
        Column(role, branch.unit, branch.seat.vacant, totals[role])
        for role, branch in tree.branches.items()
        if role in totals
    ]
