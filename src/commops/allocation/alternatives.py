"""Other allocations that are nearly as good, or as good."""

from math import ceil
from time import monotonic

from commops.allocation.assembling import moves_between, numbers_of, proposal_of
from commops.allocation.explaining import deltas_of
from commops.allocation.pairs import Pairs
from commops.allocation.problem import Problem
from commops.allocation.proposal import Alternative, Proposal
from commops.allocation.solving import checked

APART = 0.05
"""Share of the holdings in which an alternative differs at least, from the proposal and from each
other alternative: at a thousand people the next best hundred differ in one tie. Our own default."""


def alternatives(
    problem: Problem, proposal: Proposal, count: int, *, time_limit: float | None = None
) -> tuple[Alternative, ...]:
    """The best allocations that differ from the proposal, and from each other, in enough holdings.

    Args:
        problem: the problem.
        proposal: what was proposed for it.
        count: how many.
        time_limit: seconds for all of them; None for as long as it takes.

    Returns:
        At most ``count``, the best first; fewer where there are no more, or the time is over.

    Raises:
        NeedsExtra: HiGHS is not installed.
    """
    from commops.allocation.highs import version
    from commops.allocation.search import Ask, Searcher

    until = None if time_limit is None else monotonic() + time_limit
    pairs = Pairs(problem)
    before = numbers_of(pairs, proposal)
    distance = max(1, ceil(APART * len(before)))
    known = [frozenset(before)]
    searcher = Searcher(pairs, until)
    found: list[Alternative] = []
    while before and len(found) < count and (until is None or monotonic() < until):
        other = searcher.best(Ask(apart=tuple((chosen, min(distance, len(chosen))) for chosen in known)))
        if other is None or frozenset(other.chosen) in known:
            break
        known.append(frozenset(other.chosen))
        told = checked(problem, proposal_of(pairs, other, solver="HiGHS", version=version(), until=until))
        found.append(Alternative(told, deltas_of(proposal, other), moves_between(pairs, before, other.chosen)))
    return tuple(found)
