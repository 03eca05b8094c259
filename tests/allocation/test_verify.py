"""The checker finds what is wrong with an allocation, whatever it is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from commops.allocation.problem import (
    Bound,
    Candidate,
    CriticalDuty,
    Problem,
    Requirement,
    RoleNeed,
    Separation,
    Tag,
)
from commops.allocation.proposal import Backup, Holding, Proposal, Uncovered
from commops.allocation.solving import solve
from commops.allocation.verify import verify

ENGLISH = Requirement("language", "en", 2, "mandatory", ())
PROBLEM = Problem(
    needs=(
        RoleNeed("check", 1, 1, 40, False, (), ("roles", "check")),
        RoleNeed("desk", 1, 1, 40, False, (), ("roles", "desk"), "lead", ("lead",)),
        RoleNeed("lead", 1, 1, 40, True, (ENGLISH,), ("roles", "lead")),
        RoleNeed("make", 1, 1, 40, False, (), ("roles", "make"), "check", ("check",)),
    ),
    candidates=(
        Candidate("ann", 100, (), {"lead": 40}, languages={"en": 3}),
        Candidate("bo", 80, (), languages={"en": 2}),
        Candidate("cy", 80, ()),
        Candidate("di", 80, (), away=True),
    ),
    separations=(
        Separation(Tag("separate", "eyes", ()), "roles", (("desk", ("desk",)), ("make", ("make",))), 1),
        Separation(Tag("separate", "cash", ()), "roles", (("check", ("check",)), ("lead", ("lead",))), 1),
    ),
    duties=(CriticalDuty("talk", ("lead",), 2, (), ()),),
    fixed=(Bound(Tag("fixed", "ann", ()), "ann", "lead"),),
    forbidden=(Bound(Tag("forbidden", "bo", ()), "bo", "check"),),
)


def holding(person: str, role: str, share: int = 40) -> Holding:
    return Holding(
        person, role, share, kept=False, fixed=False, met=(), fit=0, keep_points=0, prefer=0, tied=False, next_best=None
    )


def with_holdings(*pairs: tuple[str, str]) -> Callable[[Proposal], Proposal]:
    return lambda proposal: replace(proposal, holdings=tuple(holding(*pair) for pair in pairs))


def test_what_the_solver_proposes_passes() -> None:
    proposal = solve(PROBLEM)

    assert proposal.open == ()
    assert [(backup.duty, backup.person) for backup in proposal.backups] == [("talk", "bo")]
    assert verify(PROBLEM, proposal) == []


@pytest.mark.parametrize(
    ("change", "kind", "name"),
    [
        (with_holdings(("cy", "check"), ("bo", "desk"), ("bo", "make"), ("ann", "lead")), "separate", "bo"),
        (with_holdings(("cy", "check"), ("cy", "make"), ("bo", "desk"), ("ann", "lead")), "line", "cy"),
        (with_holdings(("bo", "check"), ("ann", "lead")), "forbidden", "bo"),
        (with_holdings(("cy", "lead")), "fixed", "ann"),
        (with_holdings(("cy", "lead"), ("ann", "lead")), "requirement", "lead"),
        (with_holdings(("bo", "lead"), ("ann", "lead")), "headcount", "lead"),
        (with_holdings(("di", "check"), ("ann", "lead")), "away", "di"),
        (with_holdings(("ann", "lead"), ("ann", "lead")), "twice", "ann"),
        (with_holdings(("ann", "lead"), ("el", "make")), "unknown", "el"),
        (with_holdings(("ann", "lead"), ("bo", "king")), "unknown", "king"),
        (with_holdings(("ann", "lead"), ("ann", "make"), ("bo", "desk")), "headcount", "check"),
        (lambda p: replace(p, holdings=(holding("ann", "lead", 30),)), "capacity", "ann"),
        (lambda p: replace(p, backups=()), "backup", "talk"),
        (lambda p: replace(p, backups=(Backup("talk", "cy", "lead", declared=False),)), "backup", "talk"),
        (lambda p: replace(p, backups=(Backup("talk", "ann", "lead", declared=False),)), "backup", "talk"),
        (lambda p: replace(p, uncovered=(Uncovered("talk", (), 1),)), "backup", "talk"),
        (lambda p: replace(p, stages=tuple(replace(s, value=s.value + 1) for s in p.stages)), "stage", "changes"),
        (lambda p: replace(p, stages=tuple(replace(s, value=s.value + 1) for s in p.stages)), "stage", "fit"),
    ],
)
def test_each_fault_is_found(change: Callable[[Proposal], Proposal], kind: str, name: str) -> None:
    changed = change(solve(PROBLEM))

    assert (kind, name) in {(broken.kind, broken.name) for broken in verify(PROBLEM, changed)}


def test_too_much_time_is_found() -> None:
    tight = replace(PROBLEM, candidates=tuple(replace(c, capacity=60) for c in PROBLEM.candidates))
    proposal = with_holdings(("cy", "check"), ("cy", "desk"), ("ann", "lead"))(solve(PROBLEM))

    assert ("capacity", "cy", "80", "60") in {(b.kind, b.name, b.found, b.allowed) for b in verify(tight, proposal)}


def test_a_circle_of_two_people_is_found() -> None:
    """Ann leads Bo at the desk, and makes what Bo checks."""
    free = replace(PROBLEM, forbidden=(), separations=())
    proposal = with_holdings(("ann", "lead"), ("bo", "desk"), ("bo", "check"), ("ann", "make"))(solve(PROBLEM))

    assert {b.name for b in verify(free, proposal) if b.kind == "cycle"} == {"ann", "bo"}


def test_a_backup_who_holds_what_is_kept_apart_is_found() -> None:
    proposal = solve(PROBLEM)
    moved = replace(
        with_holdings(("bo", "check"), ("ann", "lead"), ("cy", "desk"))(proposal), open=(),
        backups=(Backup("talk", "bo", "lead", declared=False),),
    )  # fmt: skip

    assert ("separate", "bo") in {(b.kind, b.name) for b in verify(replace(PROBLEM, forbidden=()), moved)}


def test_an_impossible_proposal_claims_nothing() -> None:
    both = replace(PROBLEM, fixed=(*PROBLEM.fixed, Bound(Tag("fixed", "cy", ()), "cy", "lead")))

    assert verify(both, solve(both)) == []
