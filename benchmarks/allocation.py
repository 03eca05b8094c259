"""Time the allocation beside a plain model of the same problem, and prove the public instances.

    python benchmarks/allocation.py                    # 10 x 10, 100 x 30, 1,000 x 200
    python benchmarks/allocation.py --instances DIR    # and the 30 instances of OR-Library (gap1 to gap6)

The reference is ``scipy.optimize.milp`` on the model as one would write it down: one variable a
pair, one program an aim, each aim before held by a row. Both have to reach the same values. Every
arm runs in a process of its own; only ratios within one run mean anything. Exit status 1 if the
values differ, an instance misses its optimum, or a ratio or the memory is above what is allowed.
"""

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

from commops.allocation.pairs import Pairs
from commops.allocation.problem import AIMS, Candidate, Problem, Requirement, RoleNeed
from commops.allocation.rows import Room
from commops.allocation.search import Found, Searcher
from commops.allocation.solving import solve

SIZES = ((10, 10, 8, 1.0), (100, 30, 8, 1.0), (1_000, 200, 3, 0.5))
"""People, roles, aims, and the most that the ratio to the plain model may be.

At 1,000 people the plain model takes ten minutes for all eight aims; both arms stop after three there.
"""
MEMORY = 200
"""MB that 1,000 people and 200 roles may take at the peak."""
_SKILLS = [f"skill-{number:02}" for number in range(30)]


def made_up(people: int, roles: int, aims: int) -> Problem:
    """An organisation of some size: every person has six of thirty skills, every role asks for one to three.

    One role in three asks for English; nine in ten people are needed; six in ten hold a role today.

    Args:
        people: how many people.
        roles: how many roles.
        aims: how many of the aims it has, from the first.
    """
    chance = random.Random(people)
    seats = max(1, people * 9 // (10 * roles))
    needs: list[RoleNeed] = []
    for number in range(roles):
        name, boss = f"role-{number:03}", needs[(number - 1) // 7] if number else None
        asked = [
            Requirement("skill", skill, chance.randint(1, 4), chance.choice(("essential",) * 4 + ("preferred",)), ())
            for skill in sorted(chance.sample(_SKILLS, chance.randint(1, 3)))
        ]
        if chance.random() < 1 / 3:
            asked.append(Requirement("language", "en", chance.randint(1, 3), "mandatory", ()))
        count = chance.randint(1, 2 * seats - 1)
        above = (boss.role, *boss.above) if boss else ()
        critical = chance.random() < 0.15
        needs.append(
            RoleNeed(
                name, count, count, 100, critical, tuple(asked), ("roles", name), above[0] if above else None, above
            )
        )
    candidates = []
    for number in range(people):
        name = f"person-{number:04}"
        held = {chance.choice(needs).role: 100} if chance.random() < 0.6 else {}
        wishes = {chance.choice(needs).role: 10 * chance.randint(-3, 5) for _ in range(3)}
        skills = {skill: float(chance.randint(1, 5)) for skill in chance.sample(_SKILLS, 6)}
        languages = {"en": float(chance.randint(1, 5))}
        candidates.append(Candidate(name, 100, ("people", name), held, wishes, skills, languages))
    return Problem(tuple(needs), tuple(candidates), aims=AIMS[:aims])


def values_of(found: Found) -> list[int]:
    """The sums of the aims."""
    return list(found.values)


def ours(problem: Problem) -> list[int]:
    """The values of the aims as commops finds them, proven."""
    proposal = solve(problem)
    if proposal.status != "optimal":
        sys.exit("commops did not prove its allocation")
    return [-stage.value if stage.better == "high" else stage.value for stage in proposal.stages]


def theirs(problem: Problem) -> list[int]:
    """The values of the aims by the plain model."""
    import numpy as np
    from scipy.optimize import Bounds, LinearConstraint, milp  # type: ignore[import-untyped]
    from scipy.sparse import csr_array  # type: ignore[import-untyped]

    room = Room(Pairs(problem))
    count = len(room.lower)
    rows: list[tuple[float, float, dict[int, int]]] = [
        (
            -np.inf if row.low is None else row.low,
            np.inf if row.high is None else row.high,
            dict(zip(row.columns, row.values, strict=True)),
        )
        for row in room.rows
    ]
    values = []
    for aim in room.objectives():
        cost = np.zeros(count)
        cost[list(aim.terms)] = list(aim.terms.values())
        at = [(row, column, value) for row, (_, _, terms) in enumerate(rows) for column, value in terms.items()]
        index = np.array([(row, column) for row, column, _ in at]).T
        matrix = csr_array(([value for *_, value in at], (index[0], index[1])), shape=(len(rows), count))
        within = LinearConstraint(matrix, [low for low, _, _ in rows], [high for _, high, _ in rows])
        found = milp(cost, constraints=within, bounds=Bounds(room.lower, room.upper), integrality=np.ones(count))
        best = round(found.fun)
        values.append(best + aim.constant)
        if aim.terms:
            rows.append((-np.inf, best, dict(aim.terms)))
    return values


ARMS: dict[str, Callable[[Problem], list[int]]] = {"ours": ours, "theirs": theirs}


def in_a_process(arm: str, people: int, roles: int, aims: int) -> dict[str, Any]:
    """Run one arm on one size in a process of its own: values, seconds, MB at the peak."""
    command = [sys.executable, __file__, "--arm", arm, str(people), str(roles), str(aims)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def run_arm(arm: str, people: int, roles: int, aims: int) -> None:
    """Solve and print what it took."""
    problem = made_up(people, roles, aims)
    begin = perf_counter()
    values = ARMS[arm](problem)
    seconds = perf_counter() - begin
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"values": values, "seconds": seconds, "peak": peak}))


def print_sizes(rounds: int) -> bool:
    """Print a row for each size; whether all is within what is allowed."""
    print(f"{'people x roles':>16} {'aims':>5} {'commops':>10} {'milp':>10} {'ratio':>7} {'at most':>8} {'peak':>8}")
    held = True
    for people, roles, aims, most in SIZES:
        size = (people, roles, aims)
        taken = [(in_a_process("ours", *size), in_a_process("theirs", *size)) for _ in range(rounds)]
        same = all(one["values"] == other["values"] for one, other in taken)
        mine, other = (statistics.median(pair[place]["seconds"] for pair in taken) for place in (0, 1))
        peak = max(one["peak"] for one, _ in taken)
        fine = same and mine / other <= most and peak <= MEMORY
        held = held and fine
        verdict = "holds" if fine else "EXCEEDED" if same else "VALUES DIFFER"
        shown = f"{people:,} x {roles}"
        print(
            f"{shown:>16} {aims:5} {mine:9.2f}s {other:9.2f}s {mine / other:7.2f} {most:8.2f} {peak:5.0f} MB  {verdict}"
        )
    return held


def print_instances(folder: Path) -> bool:
    """Solve the instances of OR-Library; whether each is proven at its known optimum."""
    lines = (folder / "known_values.csv").read_text(encoding="utf-8").splitlines()[1:]
    reached = seconds = 0.0
    missed = []
    for line in lines:
        name, known = line.split(",")[0].rpartition("/")[2], int(line.split(",")[6])
        begin = perf_counter()
        found = Searcher(Pairs(instance((folder / name).read_text(encoding="utf-8")))).best()
        seconds += perf_counter() - begin
        if found is not None and found.proven and values_of(found) == [0, known]:
            reached += 1
        else:
            missed.append(name)
    print(f"\nOR-Library: {reached:.0f} of {len(lines)} at the known optimum, proven, in {seconds:.1f}s", *missed)
    return not missed


def instance(text: str) -> Problem:
    """Generalised assignment as an allocation: agents are people, jobs are roles, costs are wishes against."""
    numbers = list(map(int, text.split()))
    agents, jobs = numbers[:2]
    rows = [numbers[2 + row * jobs : 2 + (row + 1) * jobs] for row in range(2 * agents)]
    names = [f"job-{number:03}" for number in range(jobs)]
    people = []
    for number, capacity in enumerate(numbers[2 + 2 * agents * jobs :]):
        wishes = {job: -cost for job, cost in zip(names, rows[number], strict=True)}
        uses = dict(zip(names, rows[agents + number], strict=True))
        people.append(Candidate(f"agent-{number:02}", capacity, (), prefers=wishes, efforts=uses))
    needs = tuple(RoleNeed(job, 1, 1, 100, critical=False, requirements=(), pointer=("roles", job)) for job in names)
    return Problem(needs, tuple(people), aims=("headcount", "preferences"))


def main() -> None:
    """Measure, print, and leave with 1 if something does not hold."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--rounds", type=int, default=3, help="rounds of each size")
    parser.add_argument("--instances", type=Path, help="folder with the instances of OR-Library and known_values.csv")
    parser.add_argument("--arm", nargs=4, metavar=("ARM", "PEOPLE", "ROLES", "AIMS"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.arm:
        run_arm(asked.arm[0], *map(int, asked.arm[1:]))
        return
    held = print_sizes(asked.rounds)
    if asked.instances is not None:
        held = print_instances(asked.instances) and held
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
