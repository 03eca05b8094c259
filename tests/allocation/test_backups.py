"""Who backs up what: enough, evenly, and whom the file names first."""

import random
from collections import Counter
from collections.abc import Mapping
from itertools import combinations, product

from commops.allocation.problem import Candidate, CriticalDuty, Problem, Requirement, RoleNeed
from commops.allocation.solving import solve


def team(people: int, duties: dict[str, set[int]], named: Mapping[str, tuple[str, ...]] | None = None) -> Problem:
    """Each duty has a role of its own, held by somebody who can nothing else, and people who can do it."""
    needs = tuple(
        RoleNeed(f"{duty}-role", 1, 1, 100, False, (Requirement("skill", duty, 1, "essential", ()),), ())
        for duty in duties
    )
    holders = [Candidate(f"holder-{duty}", 100, (), {f"{duty}-role": 100}, skills={duty: 1}) for duty in duties]
    others = [
        Candidate(f"p{number}", 50, (), skills={duty: 1 for duty, able in duties.items() if number in able})
        for number in range(people)
    ]
    return Problem(
        needs,
        tuple(sorted([*holders, *others], key=lambda candidate: candidate.person)),
        duties=tuple(CriticalDuty(duty, (f"{duty}-role",), 2, (named or {}).get(duty, ()), ()) for duty in duties),
    )


def test_backups_are_spread_as_evenly_as_can_be() -> None:
    for number in range(25):
        chance = random.Random(number)
        able = {f"d{duty}": set(chance.sample(range(4), chance.randint(1, 3))) for duty in range(4)}
        proposal = solve(team(4, able))
        load = Counter(backup.person for backup in proposal.backups)
        uneven = min(
            sum(taken.count(person) * (taken.count(person) - 1) // 2 for person in range(4))
            for taken in product(*able.values())
        )

        assert sorted(backup.duty for backup in proposal.backups) == sorted(able)
        assert sum(count * (count - 1) // 2 for count in load.values()) == uneven
        assert [(stage.name, stage.value, stage.proven) for stage in proposal.stages][-1] == ("backups", uneven, True)


def test_whom_the_file_names_goes_first_where_it_is_as_even() -> None:
    for one, other in combinations(range(4), 2):
        named = {"film": (f"p{one}",), "talk": (f"p{other}",)}
        proposal = solve(team(4, {"film": {0, 1, 2, 3}, "talk": {0, 1, 2, 3}}, named))

        assert {(backup.duty, backup.person, backup.declared) for backup in proposal.backups} == {
            ("film", f"p{one}", True),
            ("talk", f"p{other}", True),
        }


def test_a_duty_for_which_there_is_nobody_else_is_told() -> None:
    proposal = solve(team(1, {"film": set()}))

    assert [(lack.duty, lack.able, lack.missing) for lack in proposal.uncovered] == [("film", ("holder-film",), 1)]
    assert {stage.name: stage.value for stage in proposal.stages}["cover"] == 1


def test_the_next_best_is_the_best_of_those_not_proposed() -> None:
    """Most essentials met, then most points, then the wish."""
    need = RoleNeed("film", 1, 1, 100, False, (Requirement("skill", "film", 2, "essential", ()),), ())
    levels = {"best": 4.0, "short": 1.0, "second": 3.0, "third": 2.0}
    people = tuple(Candidate(name, 100, (), skills={"film": level}) for name, level in sorted(levels.items()))
    ranked = []
    while people:
        (holding,) = solve(Problem((need,), people)).holdings
        ranked.append((holding.person, holding.next_best.person if holding.next_best else None))
        people = tuple(person for person in people if person.person != holding.person)

    assert ranked == [("best", "second"), ("second", "third"), ("third", "short"), ("short", None)]
