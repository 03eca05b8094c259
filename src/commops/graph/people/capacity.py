"""Questions about people's time: what they hold, what their duties take, what a team has."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from commops.graph import OrgGraph
from commops.graph.once import once
from commops.model.values import hours_per_month

if TYPE_CHECKING:
    from commops.model.person import Person
    from commops.model.role import Headcount

_YEAR = 255 * 8
"""Working hours of a full-time post in a year: 255 days, the divisor of establishment planning (四定), of 8 hours."""
_ALL = 1e9
"""More people, and more hours, than there are: a headcount of 1e999 is infinite, and adds up to nothing."""
_SAME = 1e-9
"""Sums of shares that differ by less are equal: 0.35 three times is 1.05."""


def monthly_hours(shrinkage: float) -> float:
    """Hours a month that a full-time post has for its duties: ``255 · 8 / 12 · (1 − shrinkage)``.

    Args:
        shrinkage: the part that goes to leave, meetings and the like, 0 to 1.
    """
    return _YEAR / 12 * (1 - shrinkage)


def plain(number: float) -> int | float:
    """A number as people write it, to two places: 3 rather than 3.0."""
    rounded = round(number, 2)
    return int(rounded) if rounded == rounded // 1 else rounded


def is_part(number: float) -> bool:
    """Whether a number is a part of a whole that leaves something of it: from 0 to less than 1."""
    return 0 <= number < 1


def is_more(one: float, other: float) -> bool:
    """Whether a sum of shares or hours is more than another, but for what adding them up costs."""
    return one - other > _SAME


@dataclass(slots=True)
class Posts:
    """What somebody holds on the day: roles in use, by whether their share is written down."""

    capacity: float
    said: Mapping[str, float]
    """FTE by role."""
    unsaid: tuple[str, ...] = ()
    """Roles without a share, as in ``holds: [editor, reporter]``."""

    @property
    def held(self) -> float:
        """FTE that is written down."""
        return fsum(self.said.values())

    def share(self, role: str) -> float:
        """FTE of a role: as written, else an equal part of what the others leave of the capacity."""
        if role in self.said:
            return self.said[role]
        return max(self.capacity - self.held, 0.0) / len(self.unsaid) if role in self.unsaid else 0.0

    def roles(self) -> list[str]:
        """The roles, sorted."""
        return sorted((*self.said, *self.unsaid))


_NONE: Mapping[str, float] = {}


@once
def posts(graph: OrgGraph) -> dict[str, Posts]:
    """What everybody holds on the day, by person; who holds nothing, and roles that are archived, are left out."""
    found: dict[str, Posts] = {}
    roles, people = graph.roles, graph.org.people
    for role, holders in graph.holders.items():
        if role not in roles or roles[role].archived:
            continue
        for person, holding in holders.items():
            held = found.get(person)
            if held is None:
                held = found[person] = Posts(people[person].capacity, _NONE)
            if holding.fte is None:
                held.unsaid = (*held.unsaid, role)
            else:
                held.said = {**held.said, role: holding.fte}
    return found


def share_of(graph: OrgGraph, person: str, role: str) -> float:
    """FTE that somebody gives to a role on the day; 0.0 where they do not hold it."""
    held = posts(graph).get(person)
    return held.share(role) if held is not None else 0.0


def tells_holders(graph: OrgGraph) -> bool:
    """Whether the file says who holds which role, and each role that somebody holds on the day exists.

    Where one does not, somebody's work is unknown, and a role may only seem to be vacant.
    """
    return graph.says_who and graph.holders.keys() <= graph.roles.keys()


def authorised(headcount: "Headcount | None") -> tuple[float | None, float | None]:
    """The fewest and the most that a headcount allows; None for what it leaves open."""
    if headcount is None:
        return None, None
    target = headcount.target
    few = headcount.min if headcount.min is not None else target
    most = headcount.max if headcount.max is not None else target
    return None if few is None else min(few, _ALL), most


def seats_of(headcount: "Headcount | None") -> float | None:
    """The number of people that a headcount means."""
    number = headcount.authorised if headcount is not None else None
    return None if number is None else min(number, _ALL)


@dataclass(frozen=True, slots=True)
class Variance:
    """A role held by more or fewer than are authorised."""

    role: str
    held: float
    people: int
    few: float | None
    most: float | None


def variances(graph: OrgGraph) -> Iterator[Variance]:
    """Roles that are over or under their headcount.

    Over is told by FTE, a share that is not written down counting as little as it may.
    Under is told by FTE and by people: one who holds the role part-time fills a headcount of 1.
    """
    if not tells_holders(graph):
        return
    known = posts(graph)
    for role, entry in graph.roles.items():
        few, most = authorised(entry.headcount)
        if entry.archived or (few is None and most is None):
            continue
        holders = [person for person in graph.holders.get(role, ()) if person in known]
        held = fsum(known[person].share(role) for person in holders)
        over = most is not None and is_more(held, most)
        under = few is not None and is_more(few, max(held, len(holders)))
        if over or under:
            yield Variance(role, held, len(holders), few if under else None, most if over else None)


@once
def hours(graph: OrgGraph) -> dict[str, float]:
    """Hours a month of each duty in use that gives them, sorted by duty."""
    in_use = graph.duties_in_use
    return {
        duty: min(hours_per_month(entry.hours), _ALL)
        for duty, entry in sorted(graph.described.items())
        if entry.hours is not None and duty in in_use
    }


@once
def carried(graph: OrgGraph) -> dict[str, float]:
    """Hours a month that the duties of each person take.

    The hours of a duty are split over the holders of the roles that do it (R) by their shares.
    """
    found: dict[str, list[float]] = defaultdict(list)
    known = posts(graph)
    for duty, demand in hours(graph).items() if known else ():
        doing: dict[str, float] = {}
        for role in graph.letters["R"].get(duty, ()):
            for person in graph.holders.get(role, ()):
                doing[person] = doing.get(person, 0.0) + known[person].share(role)
        whole = fsum(doing.values())
        for person, share in doing.items():
            found[person].append(demand * (share / whole if whole else 1 / len(doing)))
    return {person: fsum(parts) for person, parts in sorted(found.items())}


def roles_at_work(graph: OrgGraph, duty: str) -> list[str]:
    """The roles that do a duty or help with it (R or S), sorted."""
    return sorted({*graph.letters["R"].get(duty, ()), *graph.letters["S"].get(duty, ())})


def fte_of(graph: OrgGraph, roles: "list[str] | tuple[str, ...]") -> float | None:
    """FTE of some roles: what is held; where the file names no holders, their headcounts.

    Returns:
        The sum; None where neither is known of all of them.
    """
    if graph.says_who:
        known = posts(graph)
        return fsum(known[person].share(role) for role in roles for person in graph.holders.get(role, ()))
    numbers = [seats_of(graph.roles[role].headcount) for role in roles]
    return None if not numbers or None in numbers else fsum(number or 0 for number in numbers)


def people_of(graph: OrgGraph) -> "Mapping[str, Person]":
    """The people in use, by id, sorted."""
    return {key: person for key, person in sorted(graph.org.people.items()) if not person.archived}
