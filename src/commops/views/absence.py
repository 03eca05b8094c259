"""What stops when somebody is away, and why."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from commops.graph import OrgGraph
from commops.graph.people.capacity import is_more
from commops.graph.people.resilience import (
    Able,
    Near,
    Part,
    Without,
    able,
    critical_duties,
    doers,
    hands,
    hands_are,
    nearest_second,
    pointer_of,
)
from commops.source.tree import Place, Pointer
from commops.views.halted import DeadWay, StoppedFlow, dead_ways, stopped_flows
from commops.views.taking_over import TakeOver, take_overs

Where = Callable[[Pointer, str | None], Place]
"""The place of a pointer; the second word is an id that stands below it."""


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody who is away, or a role that stands empty.

    Attributes:
        section: ``people`` or ``roles``.
        key: the id.
        roles: the roles that a person holds on the day.
        asked: whether the question named it; else the file says that the person is away on the day.
        until: the last day of a span of the file.
        place: where the file has it, or says so.
    """

    section: Literal["people", "roles"]
    key: str
    roles: tuple[str, ...]
    asked: bool
    until: date | None
    place: Place


@dataclass(frozen=True, slots=True)
class Reason:
    """That somebody is able to do a duty: how, through which role, and where that stands."""

    hand: str
    part: Part
    role: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class StoppedDuty:
    """A duty that nobody is left to do, who could, and who is nearest to learning it."""

    duty: str
    critical: bool
    could: tuple[Reason, ...]
    near: Near | None
    place: Place


@dataclass(frozen=True, slots=True)
class ThinDuty:
    """A duty for which one is left where there were more."""

    duty: str
    critical: bool
    left: Reason


@dataclass(frozen=True, slots=True)
class EmptyRole:
    """A role that nobody holds any more; ``deputies`` are roles with somebody in them."""

    role: str
    deputies: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Orphan:
    """A role whose manager is gone, with nobody in the manager's place.

    ``above`` is the next role up the line with somebody in it; None where there is none.
    """

    role: str
    manager: str
    above: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Absence:
    """What stops.

    Attributes:
        as_of: the day; None where none is given.
        hands: whether people do the work, or roles stand for them.
        gone: who is away, those asked for first.
        stopped: duties that nobody can do, critical ones first.
        thin: duties that one is left to do, critical ones first.
        empty: roles that nobody holds any more.
        orphans: roles whose manager is gone.
        flows: workflows that come to a halt.
        ways: ways upwards that end nowhere, or too early.
        take_overs: who takes over what, and whether that is too much.
    """

    as_of: date | None
    hands: Literal["people", "roles"]
    gone: tuple[Gone, ...]
    stopped: tuple[StoppedDuty, ...]
    thin: tuple[ThinDuty, ...]
    empty: tuple[EmptyRole, ...]
    orphans: tuple[Orphan, ...]
    flows: tuple[StoppedFlow, ...]
    ways: tuple[DeadWay, ...]
    take_overs: tuple[TakeOver, ...]

    @property
    def nothing(self) -> bool:
        """Whether everything goes on as before."""
        return not (self.stopped or self.empty or self.orphans or self.flows or self.ways)

    @property
    def overloaded(self) -> tuple[TakeOver, ...]:
        """Those who would carry more than they have time for."""
        return tuple(
            item for item in self.take_overs if item.capacity is not None and is_more(item.after, item.capacity)
        )


def absence_of(graph: OrgGraph, people: Sequence[str], roles: Sequence[str], where: Where) -> Absence:
    """What stops if some people are away and some roles empty.

    Whoever is away on the day by the file's own word (``away``) is away, too.

    Args:
        graph: the organisation on its day.
        people: ids of people.
        roles: ids of roles.
        where: gives the place of a pointer.

    Returns:
        The answer, in an order that depends on the ids alone.
    """
    gone = (*_asked(graph, people, roles, where), *already_away(graph, people, where))
    after = Without(graph, [item.key for item in gone if item.section == "people"], roles)
    emptied = [role for role in sorted(graph.roles) if hands(graph, role) and not hands(after, role)]
    stopped, thin = _duties(graph, after, where)
    empty = tuple(
        EmptyRole(
            role,
            tuple(deputy for deputy in graph.roles[role].deputy if hands(after, deputy)),
            where(("roles", role), None),
        )
        for role in emptied
    )
    return Absence(
        graph.as_of,
        hands_are(graph),
        gone,
        stopped,
        thin,
        empty,
        tuple(_orphans(after, empty, where)),
        tuple(stopped_flows(graph, after, where)),
        tuple(dead_ways(graph, after, where)),
        tuple(take_overs(graph, after, emptied, where)),
    )


def _asked(graph: OrgGraph, people: Sequence[str], roles: Sequence[str], where: Where) -> Iterator[Gone]:
    for person in dict.fromkeys(people):
        held = tuple(sorted(role for role, those in graph.holders.items() if person in those and role in graph.roles))
        yield Gone("people", person, held, True, None, where(("people", person), None))
    for role in dict.fromkeys(roles):
        yield Gone("roles", role, (), True, None, where(("roles", role), None))


def already_away(graph: OrgGraph, people: Collection[str], where: Where) -> Iterator[Gone]:
    """Those of whom the file says that they are away on the day, but for some people; by id."""
    if graph.as_of is None:
        return
    for person, entry in sorted(graph.org.people.items()):
        for number, span in enumerate(entry.away):
            if person not in people and span.from_ <= graph.as_of <= span.until:
                held = tuple(sorted(role for role, those in graph.holders.items() if person in those))
                at = where(("people", person, "away", str(number)), None)
                yield Gone("people", person, held, False, span.until, at)
                break


def reason(graph: OrgGraph, duty: str, hand: str, way: Able, where: Where) -> Reason:
    """How somebody is able to do a duty, with the place that says so."""
    return Reason(
        hand, way.part, way.role, where(pointer_of(graph, duty, hand, way), hand if way.role is None else None)
    )


def _duties(graph: OrgGraph, after: Without, where: Where) -> tuple[tuple[StoppedDuty, ...], tuple[ThinDuty, ...]]:
    critical = set(critical_duties(graph))
    stopped, thin = [], []
    for duty in sorted(graph.duties_in_use, key=lambda duty: (duty not in critical, duty)):
        before = able(graph, duty)
        if not before or len(left := able(after, duty)) >= min(len(before), 2):
            continue
        if not left:
            could = tuple(reason(graph, duty, hand, way, where) for hand, way in before.items())
            place = where(graph.duty_pointer(duty, doers(graph, duty)), None)
            stopped.append(StoppedDuty(duty, duty in critical, could, nearest_second(after, duty), place))
        else:
            ((hand, way),) = left.items()
            thin.append(ThinDuty(duty, duty in critical, reason(graph, duty, hand, way, where)))
    return tuple(stopped), tuple(thin)


def _orphans(after: Without, empty: Sequence[EmptyRole], where: Where) -> Iterator[Orphan]:
    led: Mapping[str, EmptyRole] = {item.role: item for item in empty if not item.deputies}
    for manager in led:
        for role in after.reports.get(manager, ()):
            if after.managers[role][0] == manager and hands(after, role):
                above = next((boss for boss in after.chain(role) if hands(after, boss)), None)
                yield Orphan(role, manager, above, where(("roles", role, "reports_to"), manager))
