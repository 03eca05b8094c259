"""Generalised assignment (OR-Library) at the known optimum, through the same search as everything else."""

import os
from pathlib import Path

import pytest

from commops.allocation.pairs import Pairs
from commops.allocation.problem import Candidate, Problem, RoleNeed
from commops.allocation.search import Searcher
from tests.conftest import ROOT

_REAL = Path(os.environ.get("COMMOPS_REAL_DATA", ROOT.parent / "shared")) / "data" / "orlib-gap"
NAMES = [f"gap{group}-{number}" for group in range(1, 7) for number in range(5)]


def problem_of(text: str) -> Problem:
    """A problem in the format of OR-Library: agents, jobs, costs, uses, capacities; the costs become wishes against."""
    numbers = list(map(int, text.split()))
    agents, jobs = numbers[:2]
    rows = [numbers[2 + row * jobs : 2 + (row + 1) * jobs] for row in range(2 * agents)]
    capacities = numbers[2 + 2 * agents * jobs :]
    names = [f"job-{number:03}" for number in range(jobs)]
    return Problem(
        tuple(RoleNeed(job, 1, 1, 100, False, (), ("roles", job)) for job in names),
        tuple(
            Candidate(
                f"agent-{number:02}",
                capacities[number],
                ("people", f"agent-{number:02}"),
                prefers={job: -cost for job, cost in zip(names, rows[number], strict=True)},
                efforts=dict(zip(names, rows[agents + number], strict=True)),
            )
            for number in range(agents)
        ),
        aims=("headcount", "preferences"),
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_known_optimum_is_reached_and_proven(name: str) -> None:
    if not _REAL.is_dir():
        pytest.skip("the instances of OR-Library are not on this machine; set COMMOPS_REAL_DATA")
    lines = (_REAL / "known_values.csv").read_text(encoding="utf-8").splitlines()
    known = next(int(line.split(",")[6]) for line in lines if line.split(",")[0].endswith(f"/{name}"))
    found = Searcher(Pairs(problem_of((_REAL / name).read_text(encoding="utf-8")))).best()

    assert found is not None
    assert found.proven
    assert found.values == (0, known)


@pytest.mark.parametrize(
    ("text", "optimum"),
    [
        ("2 3  4 1 9  2 8 3  1 1 1  1 1 1  2 2", (0, 6)),
        # Everybody would rather take the first job, and nobody has time for two.
        ("3 3  1 5 9  1 6 8  1 9 9  2 2 2  2 2 2  2 2 2  2 2 2", (0, 14)),
        # The cheap way does not fit: 3 + 3 is more than 5.
        ("2 2  1 1  9 5  3 3  3 3  5 3", (0, 6)),
        # Too little time in all: one job stays open.
        ("2 3  1 2 3  3 2 1  4 4 4  4 4 4  4 4", (1, 2)),
    ],
)
def test_small_instances_of_our_own(text: str, optimum: tuple[int, int]) -> None:
    found = Searcher(Pairs(problem_of(text))).best()

    assert found is not None
    assert found.proven
    assert found.values == optimum
