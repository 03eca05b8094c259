"""Who sits under whom, who holds what, and where the findings are.

The order never depends on the order of the file. Siblings stand as they read best:
assistants first, then by level (the most senior first, without a level last), leads before
those whom nobody reports to, then by code and by id, numbers in them by their value.
A role whose line upwards leads nowhere (its manager does not exist) or back to itself
stands as a top of its own and says so: every role is shown, and shown once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import Literal

from commops.finding import Severity
from commops.graph import OrgGraph
from commops.graph.people.capacity import posts, share_of
from commops.model.role import Headcount, Role
from commops.model.values import Text
from commops.views.marks import Marks
from commops.views.shape import below_each, drawn, first_of_circles, natural, put_in_order

Fault = Literal["", "circle", "unknown-manager"]
"""Why a role that reports to somebody stands at the top."""


@dataclass(frozen=True, slots=True)
class Dotted:
    """A dotted line: to which role, about what."""

    role: str
    scope: Text


@dataclass(frozen=True, slots=True)
class Seat:
    """Who holds a role on the day.

    Attributes:
        holders: people; main post first, acting last.
        acting: whether all of them only stand in.
        vacant: whether there is nobody, where the file says who holds what.
        short: how many FTE the holders lack of the headcount.
        least: authorised number (定编), the lower bound; None where it is open.
        most: its upper bound.
        load: work held against capacity, 1 for all of it; of several holders the highest.
    """

    holders: tuple[str, ...] = ()
    acting: bool = False
    vacant: bool = False
    short: float = 0.0
    least: float | None = None
    most: float | None = None
    load: float | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A role in the tree.

    Attributes:
        role: its id.
        unit: its unit.
        children: the roles below it, in order.
        direct: how many those are.
        below: how many roles are under it in all.
        seat: who holds it.
        dotted: its dotted lines.
        also_to: managers it names beside the one under whom it stands.
        fault: why it stands at the top though it names a manager.
        archived: whether it is no longer in use.
        leads: the duties that it leads (A and R), in order of their ids.
        findings: how many open findings concern it.
        worst: the severity of the worst.
    """

    role: str
    unit: str | None
    children: tuple[str, ...]
    direct: int
    below: int
    seat: Seat
    dotted: tuple[Dotted, ...] = ()
    also_to: tuple[str, ...] = ()
    fault: Fault = ""
    archived: bool = False
    leads: tuple[str, ...] = ()
    findings: int = 0
    worst: Severity | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Tops that stand side by side: those of a unit, or all.

    Units are branches of their own as soon as one of them has several tops, as in a
    scheme of teams without a head; else there is one group without a unit.

    Attributes:
        unit: the unit; None for tops that are not grouped.
        depth: how many units it lies in.
        tops: roles, in order.
        direct: number of tops, and of units just below.
        below: number of roles in it, units below included.
        headless: whether no role of the file is declared its head.
    """

    unit: str | None
    depth: int
    tops: tuple[str, ...]
    direct: int
    below: int
    headless: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """The chart as data.

    Attributes:
        name: what the organisation is called.
        groups: the tops, in drawing order.
        branches: every role once, in drawing order: a role, then what is below it.
        people: whether the file says who holds what.
        vacancies: number of vacant roles.
        findings: number of open findings that the chart reports.
        worst: the severity of the worst of those marked.
    """

    name: Text | None
    groups: tuple[Group, ...]
    branches: Mapping[str, Branch]
    people: bool
    vacancies: int
    findings: int
    worst: Severity | None


def tree_of(graph: OrgGraph, marks: Marks | None = None, findings: int | None = None) -> Tree:
    """The chart of an organisation.

    Args:
        graph: the organisation.
        marks: open findings by role, as ``marks_on`` counts them.
        findings: how many there are in all; the sum of the marks if None.

    Returns:
        The tree; the same for any order of the file.
    """
    marks = marks or {}
    above, faults = _lines(graph)
    children = put_in_order(above, graph.roles)
    tops = children.pop(None, [])
    below = below_each(drawn(tops, children), above)
    groups = _groups(graph, tops, faults, below)
    order = drawn([top for group in groups for top in group.tops], children)
    loads = _loads(graph)
    branches = {}
    for role in order:
        place = tuple(children.get(role, ())), above[role], below[role], faults.get(role, "")
        branches[role] = _branch(graph.roles[role], role, place, _seat(graph, role, loads), marks.get(role, {}))
    return Tree(
        name=graph.org.head.name,
        groups=groups,
        branches=branches,
        people=graph.says_who,
        vacancies=sum(branch.seat.vacant for branch in branches.values()),
        findings=sum(branch.findings for branch in branches.values()) if findings is None else findings,
        worst=max((branch.worst for branch in branches.values() if branch.worst), default=None),
    )


def _lines(graph: OrgGraph) -> tuple[dict[str, str | None], dict[str, Fault]]:
    """The manager under whom each role stands; which roles were made tops, and why."""
    above = {role: bosses[0] if bosses else None for role, bosses in graph.managers.items()}
    proper = set(graph.tops)
    faults: dict[str, Fault] = {
        role: "unknown-manager" for role, boss in above.items() if boss is None and role not in proper
    }
    for role in first_of_circles(above):
        above[role] = None
        faults[role] = "circle"
    return above, faults


def _groups(
    graph: OrgGraph, tops: list[str], faults: Mapping[str, Fault], below: Mapping[str, int]
) -> tuple[Group, ...]:
    """The tops by unit, where a unit has several; else together. Misplaced tops come last."""
    units = graph.org.units
    by_unit: dict[str | None, list[str]] = defaultdict(list)
    for role in tops:
        unit = graph.roles[role].unit
        by_unit[unit if unit in units and role not in faults else None].append(role)
    if not any(unit is not None and len(roles) > 1 for unit, roles in by_unit.items()) and tops:
        misplaced = sorted(tops, key=lambda role: role in faults)
        return (Group(None, 0, tuple(misplaced), len(tops), len(below)),)
    found = list(_unit_groups(graph, by_unit, below))
    if rest := sorted(by_unit.get(None, ()), key=lambda role: role in faults):
        found.append(Group(None, 0, tuple(rest), len(rest), sum(below[role] + 1 for role in rest)))
    return tuple(found)


def _unit_groups(graph: OrgGraph, tops: Mapping[str | None, list[str]], below: Mapping[str, int]) -> Iterator[Group]:
    """Every unit as a group, a unit before the units in it; its head before the other tops."""
    units = graph.org.units
    above = {unit: entry.parent if entry.parent in units else None for unit, entry in units.items()}
    above |= dict.fromkeys(first_of_circles(above))
    inside: dict[str | None, list[str]] = defaultdict(list)
    for unit in sorted(units, key=natural):
        inside[above[unit]].append(unit)
    order = drawn(inside[None], inside)
    depth: dict[str | None, int] = {None: -1}
    size = {unit: sum(below[role] + 1 for role in tops.get(unit, ())) for unit in order}
    for unit in order:
        depth[unit] = depth[above[unit]] + 1
    for unit in reversed(order):
        if (outer := above[unit]) is not None:
            size[outer] += size[unit]
    for unit in order:
        head = units[unit].head
        roles = sorted(tops.get(unit, ()), key=lambda role: role != head)
        yield Group(
            unit, depth[unit], tuple(roles), len(roles) + len(inside.get(unit, ())), size[unit],
            headless=head not in graph.roles,
        )  # fmt: skip


def _loads(graph: OrgGraph) -> dict[str, float]:
    """The work each person holds on the day, against their capacity."""
    return {
        person: fsum(map(held.share, held.roles())) / held.capacity if held.capacity else float("inf")
        for person, held in posts(graph).items()
    }


def _seat(graph: OrgGraph, role: str, loads: Mapping[str, float]) -> Seat:
    entry, holdings = graph.roles[role], graph.holders.get(role, {})
    least, most = _authorised(entry.headcount)
    if not holdings:
        return Seat(vacant=graph.says_who and not entry.archived, least=least, most=most)
    kinds = ("primary", "concurrent", "acting")
    held = fsum(share_of(graph, person, role) for person in holdings)
    return Seat(
        holders=tuple(sorted(holdings, key=lambda person: (kinds.index(holdings[person].kind), natural(person)))),
        acting=all(holding.kind == "acting" for holding in holdings.values()),
        short=round(max((least or 0) - held, 0), 2),
        least=least,
        most=most,
        load=max(loads.get(person, 0.0) for person in holdings),
    )


def _branch(
    entry: Role,
    role: str,
    place: tuple[tuple[str, ...], str | None, int, Fault],
    seat: Seat,
    marks: Mapping[Severity, int],
) -> Branch:
    children, boss, below, fault = place
    return Branch(
        role=role,
        unit=entry.unit,
        children=children,
        direct=len(children),
        below=below,
        seat=seat,
        dotted=tuple(Dotted(to, entry.dotted_to[to]) for to in sorted(entry.dotted_to, key=natural)),
        also_to=_others(entry, boss),
        fault=fault,
        archived=bool(entry.archived),
        leads=tuple(sorted((duty for duty, has in entry.duties.items() if {*"AR"} <= {*has.letters}), key=natural)),
        findings=sum(marks.values()),
        worst=max(marks, default=None),
    )


def _others(entry: Role, boss: str | None) -> tuple[str, ...]:
    """The managers that a role names beside one; in its own order, which says who comes first."""
    named = entry.reports_to.role if entry.reports_to else ()
    return tuple(manager for manager in dict.fromkeys(named) if manager != boss)


def _authorised(headcount: Headcount | None) -> tuple[float | None, float | None]:
    """The bounds of an authorised number; a target is both."""
    if headcount is None:
        return None, None
    if headcount.target is not None:
        return headcount.target, headcount.target
    return headcount.min, headcount.max
