"""Rules that contradict each other: exactly those, and none that is not needed."""

import random
from dataclasses import replace

import pytest

from commops.allocation.conflict import Wish, conflict
from commops.allocation.problem import Bound, Candidate, Problem, Requirement, RoleNeed, Separation, Tag
from commops.allocation.solving import solve
from tests.allocation.cases import allocations, some_problem


def role(name: str, *, most: int = 1, effort: int = 40, above: tuple[str, ...] = (), asked: str = "") -> RoleNeed:
    wanted = (Requirement("language", asked, 2, "mandatory", ()),) if asked else ()
    return RoleNeed(
        name, most, most, effort, False, wanted, ("roles", name), above[0] if above else None, above
    )  # fmt: skip


def fixed(person: str, name: str) -> Bound:
    return Bound(
        Tag("fixed", person, ("policy", "allocation", "fixed", person, name), (person,), (name,)), person, name
    )


def apart(*roles: str, most: int = 1) -> Separation:
    items = tuple((name, (name,)) for name in roles)
    return Separation(
        Tag("separate", "eyes", ("policy", "separate", "0"), roles=roles, items=roles), "roles", items, most
    )


def kinds(tags: tuple[Tag, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(tag.kind, tag.name, tag.roles) for tag in tags]


ANN, BO, CY = (Candidate(name, 100, ("people", name)) for name in ("ann", "bo", "cy"))


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (
            Problem((role("a"), role("b"), role("c")), (ANN,), (apart("a", "b"),),
                    fixed=(fixed("ann", "a"), fixed("ann", "b"))),
            [("fixed", "ann", ("a",)), ("fixed", "ann", ("b",)), ("separate", "eyes", ("a", "b"))],
        ),
        (
            Problem((role("a"), role("b", above=("a",))), (ANN,), fixed=(fixed("ann", "a"), fixed("ann", "b"))),
            [("fixed", "ann", ("a",)), ("fixed", "ann", ("b",)), ("line", "b", ("b", "a"))],
        ),
        (
            Problem((role("a", effort=60), role("b", effort=60), role("c", effort=10)), (ANN,),
                    fixed=(fixed("ann", "a"), fixed("ann", "b"), fixed("ann", "c"))),
            [("capacity", "ann", ()), ("fixed", "ann", ("a",)), ("fixed", "ann", ("b",))],
        ),
        (
            Problem((role("a"),), (ANN, BO), fixed=(fixed("ann", "a"), fixed("bo", "a"))),
            [("fixed", "ann", ("a",)), ("fixed", "bo", ("a",)), ("headcount", "a", ("a",))],
        ),
        (
            Problem((role("a", asked="en"),), (ANN,), fixed=(fixed("ann", "a"),)),
            [("fixed", "ann", ("a",)), ("requirement", "a", ("a",))],
        ),
        (
            Problem((role("a"),), (ANN,), fixed=(fixed("ann", "a"),),
                    forbidden=(Bound(Tag("forbidden", "ann", (), ("ann",), ("a",)), "ann", "a"),)),
            [("fixed", "ann", ("a",)), ("forbidden", "ann", ("a",))],
        ),
        (
            Problem((role("a", effort=20), role("b", effort=20), role("c", effort=20)), (ANN,),
                    (apart("a", "b", "c", most=2),),
                    fixed=(fixed("ann", "a"), fixed("ann", "b"), fixed("ann", "c"))),
            [("fixed", "ann", ("a",)), ("fixed", "ann", ("b",)), ("fixed", "ann", ("c",)),
             ("separate", "eyes", ("a", "b", "c"))],
        ),
        (
            Problem((role("a"), role("b", above=("a",)), role("c"), role("d", above=("c",))), (ANN, BO),
                    fixed=(fixed("ann", "a"), fixed("ann", "d"), fixed("bo", "b"), fixed("bo", "c"))),
            [("cycle", "ann", ("a", "b", "c", "d")), ("fixed", "ann", ("a",)), ("fixed", "ann", ("d",)),
             ("fixed", "bo", ("b",)), ("fixed", "bo", ("c",))],
        ),
    ],
    ids=["separate", "line", "capacity", "headcount", "requirement", "forbidden", "three-of-two", "circle"],
)  # fmt: skip
def test_fixed_pairs_that_can_not_be_are_named_with_the_rule_against_them(
    problem: Problem, expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    proposal = solve(problem)

    assert proposal.status == "impossible"
    assert proposal.holdings == ()
    assert kinds(proposal.conflict) == expected


@pytest.mark.parametrize(
    ("problem", "fill", "expected"),
    [
        # Three roles that one person may not hold together, and two people.
        (
            Problem((role("a"), role("b"), role("c"), role("z", effort=10)), (ANN, BO), (apart("a", "b", "c"),)),
            ("a", "b", "c", "z"),
            [("headcount", "a", ("a",)), ("headcount", "b", ("b",)), ("headcount", "c", ("c",)),
             ("separate", "eyes", ("a", "b", "c"))],
        ),
        # Three times half a post into two people of four fifths: a matter of time, not of a rule.
        (
            Problem((role("a", effort=50), role("b", effort=50), role("c", effort=50), role("z", effort=20)),
                    (replace(ANN, capacity=80), replace(BO, capacity=80))),
            ("a", "b", "c", "z"),
            [("headcount", "a", ("a",)), ("headcount", "b", ("b",)), ("headcount", "c", ("c",))],
        ),
        # Only Ann knows the language, and she is fixed elsewhere.
        (
            Problem((role("a", effort=80), role("b", effort=80, asked="en"), role("c", effort=10)),
                    (replace(ANN, languages={"en": 3}), BO), fixed=(fixed("ann", "a"),)),
            ("a", "b", "c"),
            [("fixed", "ann", ("a",)), ("headcount", "b", ("b",))],
        ),
    ],
    ids=["separate", "packing", "fixed"],
)  # fmt: skip
def test_seats_that_can_not_all_be_filled_are_named_with_what_keeps_them_open(
    problem: Problem, fill: tuple[str, ...], expected: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert kinds(conflict(problem, Wish(fill=fill))) == expected


def test_what_is_possible_has_no_conflict() -> None:
    problem = Problem((role("a"), role("b")), (ANN, BO), (apart("a", "b"),))

    assert conflict(problem, Wish(hold=(("ann", "a"), ("bo", "b")), fill=("a", "b"))) == ()


def test_every_conflict_is_one_and_can_not_be_smaller() -> None:
    """The named headcounts, fixed pairs and separations can't all be kept; without any one of them they can."""
    looked = 0
    for number in range(150):
        problem = some_problem(random.Random(number), people=3, roles=3)
        problem = replace(problem, fixed=(), duties=())
        fill = tuple(need.role for need in problem.needs)
        tags = conflict(problem, Wish(fill=fill))
        assert possible(problem, set(fill), ()) == (tags == ())
        if tags:
            looked += 1
            assert {tag.kind for tag in tags} <= {"headcount", "separate", "not-by", "line", "forbidden"}
            assert not possible(*without(problem, tags, None))
            for tag in tags:
                assert possible(*without(problem, tags, tag)), (number, tags, tag)

    assert looked > 30


def without(problem: Problem, tags: tuple[Tag, ...], left_out: Tag | None) -> tuple[Problem, set[str], tuple[Tag, ...]]:
    """The problem with the rules of a conflict alone, but for one; the rest is as it is."""
    kept = [tag for tag in tags if tag != left_out]
    lines = tuple(tag for tag in kept if tag.kind == "line")
    smaller = replace(
        problem,
        separations=tuple(s for s in problem.separations if s.tag in kept),
        forbidden=tuple(bound for bound in problem.forbidden if bound.tag in kept),
        needs=tuple(
            replace(need, above=tuple(tag.roles[1] for tag in lines if tag.name == need.role)) for need in problem.needs
        ),
    )
    return smaller, {tag.name for tag in kept if tag.kind == "headcount"}, lines


def possible(problem: Problem, fill: set[str], _: object) -> bool:
    needs = {need.role: need.fewest for need in problem.needs if need.role in fill}
    return any(
        all(sum(held == name for _, held in chosen) >= fewest for name, fewest in needs.items())
        for chosen in allocations(problem)
    )
