"""The plain case in the base install: one role a person, solved as a flow.

All aims share one sum, each weighted so that nothing that comes after it can outweigh it; the
sum is a whole number of as many digits as that takes, so nothing is rounded.
"""

from collections.abc import Iterator, Sequence

from commops.allocation.pairs import Pairs
from commops.allocation.problem import Problem, effort_of
from commops.allocation.rows import Objective, Room
from commops.allocation.search import Found
from commops.allocation.stages import Reached
from commops.graph.assignment import cheapest


def beyond_plain(problem: Problem) -> Iterator[str]:
    """What a problem declares that the plain case does not have.

    Args:
        problem: the problem.

    Yields:
        ``capacity``: somebody's time is less than a role takes, or enough for two roles;
        ``separate``: something is kept apart; ``cover``: critical duties need backups;
        ``fixed``: pairs are fixed.
    """
    if problem.fixed:
        yield "fixed"
    if problem.separations:
        yield "separate"
    if problem.duties:
        yield "cover"
    for candidate in problem.candidates:
        efforts = sorted(effort_of(candidate, need) for need in problem.needs if need.most)
        two = len(efforts) > 1 and sum(efforts[:2]) <= candidate.capacity
        if two or (efforts and efforts[-1] > candidate.capacity):
            yield "capacity"
            return


def best_plain(pairs: Pairs) -> Found:
    """The best allocation of a plain problem, proven.

    Args:
        pairs: who may hold what; nobody has time for two roles.
    """
    room = Room(pairs)
    aims = list(room.objectives())
    chosen = _cheapest(room, [*aims, room.lottery()])
    others = _cheapest(room, [*aims, room.farthest(chosen)])
    values = room.complete(chosen)
    reached = [Reached(aim, value := aim.of(values), value) for aim in aims]
    return Found(tuple(chosen), tuple(reached), frozenset(chosen).symmetric_difference(others), len(aims))


def _cheapest(room: Room, objectives: Sequence[Objective]) -> list[int]:
    """The allocation that is best in the first sum, then in the second, and so on."""
    costs = [0] * len(room.lower)
    weight = 1
    for objective in reversed(objectives):
        for column, cost in objective.terms.items():
            costs[column] += weight * cost
        weight *= _span(room, objective) + 1
    needs = room.problem.needs
    seats = [(need.fewest, need.most, costs[empty]) for (empty, _), need in zip(room.seats, needs, strict=True)]
    pairs = ((pair.person, pair.role, costs[number]) for number, pair in enumerate(room.pairs.all))
    return cheapest(len(room.problem.candidates), seats, pairs)


def _span(room: Room, objective: Objective) -> int:
    """The most by which a sum can differ between two allocations."""
    costs = [(0, *(objective.terms.get(number, 0) for number in own)) for own in room.pairs.of_person]
    people = sum(max(own) - min(own) for own in costs)
    empty = sum(objective.terms.get(column, 0) * room.upper[column] for column, _ in room.seats)
    return people + empty
