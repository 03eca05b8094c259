"""Why a person is, or is not, proposed for a role."""

from time import monotonic
from typing import TYPE_CHECKING

from commops.allocation.assembling import moves_between, numbers_of
from commops.allocation.matching import held_against
from commops.allocation.pairs import Pairs, obstacles
from commops.allocation.problem import Problem, effort_of
from commops.allocation.proposal import Delta, Proposal, Reason

if TYPE_CHECKING:
    from commops.allocation.search import Found


def why(problem: Problem, proposal: Proposal, person: str, role: str, *, time_limit: float | None = None) -> Reason:
    """Explain one pair.

    Where the pair is possible, the problem is solved once more with it (or, for a pair that is
    proposed, without it), and among the best answers the one nearest to the proposal is told.

    Args:
        problem: the problem.
        proposal: what was proposed for it.
        person: the person's id.
        role: the role's id.
        time_limit: seconds; None for as long as it takes.

    Returns:
        The reason.

    Raises:
        KeyError: the problem has no such person or role.
        NeedsExtra: HiGHS is not installed, and the pair is possible.
    """
    candidate, need = problem.candidate(person), problem.need(role)
    if candidate is None or need is None:
        raise KeyError(role if need is None else person)
    until = None if time_limit is None else monotonic() + time_limit
    met = held_against(candidate, need, problem.weights)
    effort, free = effort_of(candidate, need), candidate.capacity
    proposed = (person, role) in proposal.pairs
    fixed = tuple(bound.tag for bound in problem.fixed if (bound.person, bound.role) == (person, role))
    if proposed and fixed:
        return Reason(person, role, "proposed", met, fixed, effort, free)
    found = obstacles(problem, candidate, need)
    if found:
        return Reason(person, role, "ineligible", met, found, effort, free)
    from commops.allocation.conflict import Wish, conflict_of
    from commops.allocation.search import Ask, Searcher

    pairs = Pairs(problem)
    number = pairs.number(person, role)
    if number is None:
        raise ArithmeticError(f"nothing bars {person} from {role}, and it is no pair")
    before = numbers_of(pairs, proposal)
    asked = Ask(without=(number,)) if proposed else Ask(hold=(number,))
    other = Searcher(pairs, until).best(Ask(asked.hold, asked.without, near=frozenset(before)))
    if other is None:
        conflicting = conflict_of(pairs, Wish(hold=() if proposed else ((person, role),)), until=until)
        return Reason(person, role, "impossible", met, conflicting, effort, free)
    deltas = deltas_of(proposal, other)
    return Reason(
        person,
        role,
        "proposed" if proposed else "worse" if deltas else "equal",
        met,
        effort=effort,
        free=free,
        deltas=deltas,
        moves=moves_between(pairs, before, other.chosen),
        proven=all(reached.proven for reached in other.reached[: other.aims + 1]),
    )


def deltas_of(proposal: Proposal, other: "Found") -> tuple[Delta, ...]:
    """The aims that come out differently than in a proposal, in their order."""
    before = {stage.name: stage.value for stage in proposal.stages}
    after = ((reached.objective, int(reached.objective.read(reached.value))) for reached in other.reached[: other.aims])
    return tuple(
        Delta(aim.name, before[aim.name], value, "high" if aim.high else "low")
        for aim, value in after
        if before[aim.name] != value
    )
