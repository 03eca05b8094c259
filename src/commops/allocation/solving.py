"""The one way to an allocation: choose a solver, solve, check, hand over."""

from time import monotonic
from typing import Literal

from commops.allocation.assembling import proposal_of
from commops.allocation.highs import is_there, version
from commops.allocation.pairs import Pairs
from commops.allocation.plain import best_plain, beyond_plain
from commops.allocation.problem import Problem
from commops.allocation.proposal import Proposal
from commops.allocation.verify import verify
from commops.errors import NeedsExtra


def solve(
    problem: Problem, *, time_limit: float | None = None, solver: Literal["HiGHS", "networkx"] | None = None
) -> Proposal:
    """Propose who should hold which role.

    Args:
        problem: roles, people and rules.
        time_limit: seconds; None for as long as the proof takes. The plain solver ends by itself.
        solver: which one; None for HiGHS where it is installed.

    Returns:
        The best allocation, checked by ``verify``; ``status`` says whether it is proven.

    Raises:
        NeedsExtra: HiGHS is not installed, and the problem declares what the plain solver does not
            do: ``needs-solver-capacity``, ``-separate``, ``-cover`` or ``-fixed``.
    """
    until = None if time_limit is None else monotonic() + time_limit
    pairs = Pairs(problem)
    plain = solver == "networkx" or (solver is None and not is_there())
    return checked(problem, _plain(pairs) if plain else _whole(pairs, until))


def checked(problem: Problem, proposal: Proposal) -> Proposal:
    """A proposal that the independent checker has passed.

    Raises:
        ArithmeticError: it did not; that is our own fault, and nothing is proposed.
    """
    broken = verify(problem, proposal)
    if broken:
        raise ArithmeticError(f"an allocation failed its check: {broken[0]}")
    return proposal


def _plain(pairs: Pairs) -> Proposal:
    from commops.graph.assignment import networkx_version

    for feature in beyond_plain(pairs.problem):
        raise NeedsExtra(f"needs-solver-{feature}", package="highspy", extra="allocate")
    return proposal_of(pairs, best_plain(pairs), solver="networkx", version=networkx_version())


def _whole(pairs: Pairs, until: float | None) -> Proposal:
    from commops.allocation.search import Searcher

    found = Searcher(pairs, until).best(ties=True)
    if found is None:
        return _impossible(pairs, until)
    return proposal_of(pairs, found, solver="HiGHS", version=version(), until=until)


def _impossible(pairs: Pairs, until: float | None) -> Proposal:
    from commops.allocation.conflict import conflict_of

    problem = pairs.problem
    return Proposal(
        "impossible", (), (), tuple(candidate.person for candidate in problem.candidates), (), (), (), (),
        0.0, None, problem.seed, "HiGHS", version(), conflict_of(pairs, until=until),
    )  # fmt: skip
