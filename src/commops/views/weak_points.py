"""Where an organisation is weakest: without whom the least is enough to stop the most."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from commops.graph import OrgGraph
from commops.graph.people.resilience import Able, Part, Without, able, critical_duties, doers, hands_are
from commops.graph.people.weak_points import Few, Link, breaking, fewest, minimal_sets, only_links, weights
from commops.views.absence import Gone, Where, already_away

EXTRA = 2
"""Duties that one can take over at a time on top of their own. Our own default."""


@dataclass(frozen=True, slots=True)
class WeakSet:
    """Those without whom some duties have nobody, all of them away at once."""

    hands: tuple[str, ...]
    duties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """How much rests on one.

    Attributes:
        hand: the person, or the role that stands for people.
        weight: ``Σ 1 / |able(d)|`` over the duties that they are able to do.
        alone: duties that only they can do.
        shared: duties that others can do, too.
    """

    hand: str
    weight: float
    alone: tuple[str, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A duty and those able to do it, each with their part."""

    duty: str
    able: Mapping[str, Part]


@dataclass(frozen=True, slots=True)
class WeakPoints:
    """The weakest points of an organisation.

    Attributes:
        as_of: the day; None where none is given.
        hands: whether people do the work, or roles stand for them.
        basis: whether the critical duties were looked at, or all, as none is marked critical.
        away: who is away on the day and so is not counted.
        rows: the duties looked at, those with the fewest first, and those of the heaviest before others.
        sets: the smallest sets without whom a duty has nobody, smallest first.
        weights: the heaviest first.
        half: the fewest without whom half of the duties stop.
        at_once: those whose duties each have a second, but not all of them at once.
        links: those through whom alone two groups work together.
    """

    as_of: date | None
    hands: Literal["people", "roles"]
    basis: Literal["critical", "all"]
    away: tuple[Gone, ...]
    rows: tuple[Row, ...]
    sets: tuple[WeakSet, ...]
    weights: tuple[Weight, ...]
    half: Few | None
    at_once: tuple[WeakSet, ...]
    links: tuple[Link, ...]

    @property
    def nobody(self) -> tuple[str, ...]:
        """The duties that nobody can do as it is."""
        return tuple(row.duty for row in self.rows if not row.able)


def weak_points_of(graph: OrgGraph, where: Where) -> WeakPoints:
    """The weakest points of an organisation on its day.

    Args:
        graph: the organisation.
        where: gives the place of a pointer.

    Returns:
        The answer, in an order that depends on the ids alone.
    """
    away = tuple(already_away(graph, (), where))
    here = Without(graph, [item.key for item in away])
    critical = critical_duties(here)
    duties = critical or sorted(duty for duty in here.duties_in_use if doers(here, duty))
    can = {duty: able(here, duty) for duty in duties}
    heaviest = {hand: number for number, hand in enumerate(weights(can))}
    rows = sorted(can.items(), key=lambda item: (len(item[1]), sorted(map(heaviest.__getitem__, item[1])), item[0]))
    return WeakPoints(
        graph.as_of,
        hands_are(graph),
        "critical" if critical else "all",
        away,
        tuple(Row(duty, {hand: way.part for hand, way in those.items()}) for duty, those in rows),
        tuple(WeakSet(those, tuple(stopped)) for those, stopped in minimal_sets(can).items()),
        tuple(_weights(can)),
        fewest(can),
        _at_once(can) if graph.says_who else (),
        tuple(only_links(here, can)),
    )


def _weights(can: Mapping[str, Mapping[str, Able]]) -> Iterator[Weight]:
    alone: dict[str, list[str]] = defaultdict(list)
    shared: dict[str, list[str]] = defaultdict(list)
    for duty, those in can.items():
        for hand in those:
            (alone if len(those) == 1 else shared)[hand].append(duty)
    for hand, weight in weights(can).items():
        yield Weight(hand, weight, tuple(alone[hand]), tuple(shared[hand]))


def _at_once(can: Mapping[str, Mapping[str, Able]]) -> tuple[WeakSet, ...]:
    """Those whose duties can't all be taken over at once, though each has a second.

    Everybody can do what they do today, and two duties more.
    """
    shared = {duty: those for duty, those in can.items() if len(those) > 1}
    own: dict[str, int] = {}
    for those in shared.values():
        for hand, way in those.items():
            own[hand] = own.get(hand, 0) + (way.part == "does")
    limits = {hand: number + EXTRA for hand, number in own.items()}
    return tuple(WeakSet((hand,), tuple(lost)) for hand, lost in breaking(shared, limits).items())
