"""Who takes over from those who are away, and what they then carry."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from math import fsum

from commops.graph import OrgGraph
from commops.graph.people.capacity import monthly_hours, posts
from commops.graph.people.resilience import Part, Without, able, doers, hands, pointer_of
from commops.model.values import hours_per_month
from commops.source.tree import Place, Pointer

Where = Callable[[Pointer, str | None], Place]
SHRINKAGE = 0.25
"""The part of working time that goes to leave, meetings and the like; usually 20 to 35 %. Our own default."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that somebody takes over: in what part, its hours a month if they are known, and where it says so."""

    duty: str
    part: Part
    hours: float | None
    place: Place


@dataclass(frozen=True, slots=True)
class Role:
    """A role that somebody takes over as its deputy, the share of a full-time post that it takes, and where."""

    role: str
    fte: float
    place: Place


@dataclass(frozen=True, slots=True)
class TakeOver:
    """What one takes over.

    Attributes:
        hand: the person, or the role where roles stand for people.
        duties: duties, as backup or because they support them.
        roles: roles, as deputy.
        before: FTE held on the day.
        after: the same, with the FTE of the roles and the hours of the duties.
        capacity: FTE that the person has; None for a role.
    """

    hand: str
    duties: tuple[Duty, ...]
    roles: tuple[Role, ...]
    before: float
    after: float
    capacity: float | None


@dataclass(slots=True)
class _Load:
    duties: list[Duty] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


def take_overs(graph: OrgGraph, after: Without, emptied: Sequence[str], where: Where) -> Iterator[TakeOver]:
    """Who takes over, by id.

    A duty whose doers are all gone goes to the first of its backups that is there; where
    there is none, to whoever supports it, unless a deputy takes over the whole role. An
    emptied role goes to the first of its deputies in whom there is somebody, in equal parts
    to all of them, without the hours of the duties that backups take.

    Args:
        graph: the organisation.
        after: the same with some away.
        emptied: the roles that nobody holds any more.
        where: gives the place of a pointer.
    """
    loads: dict[str, _Load] = defaultdict(_Load)
    led = {role: key for role in emptied for key in graph.roles[role].deputy[::-1] if hands(after, key)}
    given: dict[str, float] = defaultdict(float)
    for duty in sorted({duty for role in emptied for duty in graph.roles[role].duties} & graph.duties_in_use):
        roles = doers(graph, duty)
        if not any(hands(after, role) for role in roles) and (taken := _turn(graph, after, duty, led, where)):
            hand, part = taken
            loads[hand].duties.append(part)
            given[roles[0]] += (part.hours or 0.0) / monthly_hours(SHRINKAGE)
    for role, deputy in sorted(led.items()):
        behind = hands(after, deputy)
        held = fsum(posts(graph)[person].share(role) for person in graph.holders.get(role, ()))
        share = max(held - given[role], 0.0) / len(behind)
        for hand in behind:
            loads[hand].roles.append(Role(role, share, where(("roles", role, "deputy"), deputy)))
    for hand, load in sorted(loads.items()):
        has = posts(graph).get(hand)
        before = fsum(has.share(role) for role in has.roles()) if has else 0.0
        more = [role.fte for role in load.roles]
        more += [duty.hours / monthly_hours(SHRINKAGE) for duty in load.duties if duty.hours is not None]
        capacity = graph.org.people[hand].capacity if graph.says_who else None
        yield TakeOver(hand, tuple(load.duties), tuple(load.roles), before, fsum((before, *more)), capacity)


def _turn(graph: OrgGraph, after: Without, duty: str, led: Collection[str], where: Where) -> tuple[str, Duty] | None:
    """Whose turn a duty is; None where nobody is left, or a deputy takes it over with the role."""
    left = able(after, duty)
    parts: tuple[Part, ...] = ("backup",) if any(role in led for role in doers(graph, duty)) else ("backup", "supports")
    hand = next((hand for part in parts for hand, way in left.items() if way.part == part), None)
    if hand is None:
        return None
    known, way = graph.duty(duty), left[hand]
    hours = hours_per_month(known.hours) if known and known.hours else None
    place = where(pointer_of(graph, duty, hand, way), hand if way.role is None else None)
    return hand, Duty(duty, way.part, hours, place)
