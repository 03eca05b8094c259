"""The answer is the best there is: held against trying everything, and against other solvers."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commops.allocation import stages
from commops.allocation.pairs import Pairs
from commops.allocation.problem import Candidate, Problem, RoleNeed
from commops.allocation.proposal import Proposal
from commops.allocation.search import Searcher
from commops.allocation.solving import solve
from commops.allocation.verify import verify
from tests.allocation.cases import some_problem, values_by_trying, values_of


def values(proposal: Proposal, problem: Problem) -> tuple[int, ...]:
    """The values of the aims as sums to be made small."""
    told = {stage.name: -stage.value if stage.better == "high" else stage.value for stage in proposal.stages}
    return tuple(told[aim] for aim in problem.aims)


@pytest.mark.parametrize("part", range(4))
def test_nothing_that_trying_everything_finds_is_better(part: int) -> None:
    for number in range(90):
        chance = random.Random(1000 * part + number)
        people, roles = (4, 3) if number % 10 == 0 else (3, 4) if number % 10 == 5 else (3, 3)
        problem = some_problem(chance, people=people, roles=roles)
        best, proposal = values_by_trying(problem), solve(problem)

        assert (proposal.status == "impossible") == (best is None), problem
        if best is not None:
            assert proposal.status == "optimal", problem
            assert values(proposal, problem) == best, problem
            assert values_of(problem, proposal.pairs) == best, problem


def test_looking_at_few_columns_first_finds_nothing_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done for very many pairs, done for a handful: columns come in as their prices say."""
    monkeypatch.setattr(stages, "_SIFTED", 8)
    monkeypatch.setattr(stages, "_AT_ONCE", (4, 8))
    for number in range(120):
        problem = some_problem(random.Random(5000 + number), people=3, roles=4 if number % 8 == 0 else 3)
        best, proposal = values_by_trying(problem), solve(problem)
        if best is not None:
            assert proposal.status == "optimal", problem
            assert values(proposal, problem) == best, problem


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.integers(1, 9), st.integers(1, 6))
def test_the_plain_solver_and_the_other_reach_the_same(seed: int, people: int, roles: int) -> None:
    problem = some_problem(random.Random(seed), people=people, roles=roles, rules=False)
    plain, whole = solve(problem, solver="networkx"), solve(problem, solver="HiGHS")

    assert plain.stages == whole.stages
    assert plain.tie == whole.tie


@settings(max_examples=200)
@given(st.integers(0, 10**9), st.integers(1, 8), st.integers(1, 8))
def test_one_seat_a_person_is_the_assignment_problem(seed: int, people: int, roles: int) -> None:
    """Against ``scipy.optimize.linear_sum_assignment``, by the wishes alone, every seat to be filled."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    chance = random.Random(seed)
    wishes = [[chance.randint(-50, 50) for _ in range(roles)] for _ in range(people)]
    problem = Problem(
        tuple(RoleNeed(f"r{n}", 1, 1, 100, False, (), ("roles", f"r{n}")) for n in range(roles)),
        tuple(
            Candidate(f"p{n}", 100, ("people", f"p{n}"), prefers={f"r{r}": wish for r, wish in enumerate(own)})
            for n, own in enumerate(wishes)
        ),
        aims=("headcount", "preferences"),
    )
    row, column = linear_sum_assignment(np.array(wishes), maximize=True)
    best = (max(0, roles - people), int(np.array(wishes)[row, column].sum()))

    assert tuple(stage.value for stage in solve(problem, solver="networkx").stages) == best
    found = Searcher(Pairs(problem)).best()
    assert found is not None
    assert (found.values[0], -found.values[1]) == best


@settings(max_examples=60)
@given(st.integers(0, 10**9))
def test_a_person_more_never_makes_it_worse_and_one_less_never_better(seed: int) -> None:
    chance = random.Random(seed)
    problem = some_problem(chance, people=4, roles=3)
    spare = problem.candidates[-1]
    more = replace(problem, candidates=(*problem.candidates[:-1], replace(spare, holds={})))
    kept = tuple(bound for bound in more.fixed if bound.person != spare.person)
    less = replace(more, candidates=more.candidates[:-1], fixed=kept)
    more = replace(more, fixed=kept)
    one, other = solve(more), solve(less)

    assert (one.status == "impossible") == (other.status == "impossible")
    if one.status != "impossible":
        assert values(one, more) <= values(other, less)


@settings(max_examples=80)
@given(st.integers(0, 10**9), st.integers(2, 7), st.integers(2, 6))
def test_no_rule_is_ever_broken(seed: int, people: int, roles: int) -> None:
    """Counted here once more: time, seats, fixed pairs, forbidden ones and separations."""
    problem = some_problem(random.Random(seed), people=people, roles=roles)
    proposal = solve(problem)
    if proposal.status == "impossible":
        assert proposal.conflict
        return
    pairs = proposal.pairs

    assert verify(problem, proposal) == []
    for person in problem.candidates:
        mine = [holding for holding in proposal.holdings if holding.person == person.person]
        assert sum(holding.share for holding in mine) <= person.capacity
        roles_held = {holding.role for holding in mine}
        for separation in problem.separations:
            if separation.max == 1 and separation.by == "roles":
                assert len(roles_held.intersection(item for item, _ in separation.items)) <= 1
    assert {(bound.person, bound.role) for bound in problem.fixed} <= pairs
    assert not {(bound.person, bound.role) for bound in problem.forbidden} & pairs
    for need in problem.needs:
        assert sum(role == need.role for _, role in pairs) <= need.most


def test_a_tie_is_said_exactly_where_there_is_one() -> None:
    from tests.allocation.cases import allocations

    told = set()
    for number in range(60):
        problem = some_problem(random.Random(number), people=3, roles=3)
        proposal = solve(problem)
        if proposal.status != "impossible":
            best = values_of(problem, proposal.pairs)
            equal = [chosen for chosen in allocations(problem) if values_of(problem, chosen) == best]
            assert proposal.tie == (len(equal) > 1), problem
            told.add(proposal.tie)

    assert told == {True, False}


def test_nobody_reports_to_themselves_over_somebody_else() -> None:
    """Ann leads Bo as editor and would be led by Bo as host: each fits, and one of the two is given up."""
    needs = (
        RoleNeed("editor", 1, 1, 50, False, (), ("roles", "editor")),
        RoleNeed("host", 1, 1, 50, False, (), ("roles", "host"), "producer", ("producer",)),
        RoleNeed("producer", 1, 1, 50, False, (), ("roles", "producer")),
        RoleNeed("reporter", 1, 1, 50, False, (), ("roles", "reporter"), "editor", ("editor",)),
    )
    wishes = {"ann": {"editor": 20, "host": 20}, "bo": {"producer": 20, "reporter": 20}}
    people = tuple(Candidate(person, 100, ("people", person), prefers=wish) for person, wish in wishes.items())
    problem = Problem(needs, people)
    proposal = solve(problem)

    assert values(proposal, problem) == values_by_trying(problem)
    assert {stage.name: stage.value for stage in proposal.stages}["preferences"] == 40
