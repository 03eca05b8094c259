"""Why, what else, and what would close the gaps."""

import random
from dataclasses import replace

import pytest

from commops.allocation.alternatives import alternatives
from commops.allocation.closing import HIRE, LEVEL, closing
from commops.allocation.explaining import why
from commops.allocation.problem import Candidate, Problem, Requirement, RoleNeed
from commops.allocation.proposal import Move
from commops.allocation.solving import solve
from tests.allocation.cases import allocations, some_problem, values_of


def test_a_forced_pair_costs_what_trying_everything_says_and_moves_no_more_people() -> None:
    seen = set()
    for number in range(60):
        problem = some_problem(random.Random(number), people=3, roles=3)
        proposal = solve(problem)
        if proposal.status == "impossible":
            continue
        every = [(values_of(problem, chosen), len(chosen ^ proposal.pairs), chosen) for chosen in allocations(problem)]
        for person in problem.candidates:
            for need in problem.needs:
                pair = (person.person, need.role)
                reason = why(problem, proposal, *pair)
                seen.add(reason.outcome)
                inside = pair in proposal.pairs
                wanted = [(v, d) for v, d, chosen in every if (pair in chosen) != inside]
                if reason.outcome in ("ineligible", "impossible"):
                    assert not wanted
                    assert reason.obstacles
                elif not (inside and reason.obstacles):
                    best, distance = min(wanted)
                    before = values_of(problem, proposal.pairs)
                    changed = [aim for aim, one, other in zip(problem.aims, before, best, strict=True) if one != other]
                    assert [delta.name for delta in reason.deltas] == changed
                    assert sum(len(move.leaves) + len(move.takes) for move in reason.moves) == distance
                    assert reason.proven

    assert seen == {"proposed", "ineligible", "impossible", "equal", "worse"}


def test_what_bars_somebody_is_said_without_a_solver() -> None:
    need = RoleNeed(
        "editor", 1, 1, 100, False, (Requirement("language", "en", 3, "mandatory", ()),), ("roles", "editor")
    )
    part = Candidate("ann", 50, ("people", "ann"), languages={"en": 1})
    problem = Problem((need,), (part,))
    reason = why(problem, solve(problem), "ann", "editor")

    assert reason.outcome == "ineligible"
    assert [tag.kind for tag in reason.obstacles] == ["requirement", "capacity"]
    assert (reason.effort, reason.free) == (100, 50)
    assert [(met.has, met.met) for met in reason.met] == [(1, False)]


def test_an_unknown_name_is_an_error() -> None:
    problem = Problem((RoleNeed("editor", 1, 1, 100, False, (), ()),), (Candidate("ann", 100, ()),))

    with pytest.raises(KeyError, match="bo"):
        why(problem, solve(problem), "bo", "editor")


def test_alternatives_are_the_next_best_and_differ() -> None:
    looked = 0
    for number in range(40):
        problem = some_problem(random.Random(number), people=3, roles=3)
        proposal = solve(problem)
        if proposal.status == "impossible" or not proposal.holdings:
            continue
        found = alternatives(problem, proposal, 3)
        known = [proposal.pairs]
        for other in found:
            looked += 1
            best = min(
                values_of(problem, chosen)
                for chosen in allocations(problem)
                if all(len(one - chosen) >= min(1, len(one)) for one in known)
            )
            assert values_of(problem, other.proposal.pairs) == best
            assert other.proposal.pairs not in known
            known.append(other.proposal.pairs)

    assert looked > 40


ENGLISH = Requirement("language", "en", 3, "mandatory", ("roles", "host", "requires", "languages", "en"))


def test_the_cheapest_way_to_fill_a_seat_may_be_that_two_change_places() -> None:
    """Nobody free speaks enough English for the host; Bo does, and Ann can edit."""
    problem = Problem(
        (
            RoleNeed("editor", 1, 1, 100, False, (), ("roles", "editor")),
            RoleNeed("host", 2, 2, 100, False, (ENGLISH,), ("roles", "host")),
        ),
        (
            Candidate("ann", 100, (), languages={"en": 1}),
            Candidate("bo", 100, (), {"editor": 100}, languages={"en": 3}),
            Candidate("cy", 100, (), languages={"en": 2}),
        ),
    )
    proposal = solve(problem)
    plan = closing(problem, proposal)

    assert [(seats.role, seats.seats) for seats in proposal.open] == [("host", 1)]
    assert plan.hires == ()
    assert [(lesson.person, lesson.has, lesson.levels, lesson.roles) for lesson in plan.lessons] == [
        ("cy", 2, 1.0, ("host",))
    ]
    assert plan.cost == LEVEL
    assert plan.proven


def test_a_level_is_learnt_as_far_as_the_seat_asks() -> None:
    """Both languages can be learnt; the one that the presenter needs is a level further, and costs it."""
    needs = tuple(
        RoleNeed(role, 1, 1, 100, False, (replace(ENGLISH, level=level),), ("roles", role))
        for role, level in (("host", 2), ("presenter", 3))
    )
    problem = Problem(needs, tuple(Candidate(name, 100, (), languages={"en": 1}) for name in ("ann", "bo")))
    plan = closing(problem, solve(problem))

    assert plan.hires == ()
    assert sorted((lesson.roles, lesson.levels) for lesson in plan.lessons) == [(("host",), 1), (("presenter",), 2)]
    assert (plan.cost, plan.proven) == (3 * LEVEL, True)


def test_who_is_missing_is_hired() -> None:
    need = RoleNeed("host", 3, 3, 50, True, (replace(ENGLISH, level=6),), ("roles", "host"))
    problem = Problem((need,), (Candidate("ann", 100, (), languages={"en": 1}),))
    plan = closing(problem, solve(problem))

    assert [(hire.role, hire.seats, hire.effort) for hire in plan.hires] == [("host", 3, 50)]
    assert plan.lessons == ()
    assert plan.moves == ()
    assert plan.cost == 3 * HIRE // 2


def test_without_open_seats_there_is_nothing_to_close() -> None:
    problem = Problem((RoleNeed("host", 1, 1, 100, False, (), ()),), (Candidate("ann", 100, ()),))

    assert closing(problem, solve(problem)).cost == 0


def test_a_tie_is_told_as_equal_with_the_moves() -> None:
    problem = Problem(
        (RoleNeed("host", 1, 1, 100, False, (), ()),), tuple(Candidate(name, 100, ()) for name in ("ann", "bo"))
    )
    proposal = solve(problem)
    (idle,) = proposal.idle
    reason = why(problem, proposal, idle, "host")

    assert proposal.tie
    assert proposal.holdings[0].tied
    assert reason.outcome == "equal"
    assert reason.moves == tuple(
        sorted(
            [Move(idle, (), ("host",)), Move(proposal.holdings[0].person, ("host",), ())], key=lambda move: move.person
        )
    )


def test_time_that_is_over_gives_the_best_found_with_its_gap() -> None:
    problem = some_problem(random.Random(7), people=9, roles=7)
    problem = replace(problem, fixed=())
    best, hasty = solve(problem), solve(problem, time_limit=0)
    first = next(stage for stage in hasty.stages if not stage.proven)

    assert hasty.status == "time-limit"
    assert hasty.gap == abs(first.value - first.bound) / max(1, abs(first.value)) > 0
    for stage, proven in zip(hasty.stages, best.stages, strict=True):
        if stage.proven:
            assert stage.value == proven.value
        else:
            assert (proven.value - stage.bound) * (1 if stage.better == "low" else -1) >= 0
            break
