"""Who backs up the critical duties, given who holds which role.

The number of people missing is an aim of the allocation itself; here they are named. The load is
spread as evenly as the roles allow: fair given the roles, not over roles and backups together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

from commops.allocation.pairs import Pairs
from commops.allocation.problem import CriticalDuty
from commops.allocation.rows import OPEN, Model, Objective, may_back_up

if TYPE_CHECKING:
    from commops.allocation.highs import Whole
    from commops.allocation.stages import Reached

_CHANCES = 1009


@dataclass(frozen=True, slots=True)
class Slot:
    """A critical duty: who holds it and is able, who else could back it up, how many are looked for."""

    duty: CriticalDuty
    holders: tuple[int, ...]
    able: tuple[int, ...]
    wanted: int


def slots_of(pairs: Pairs, chosen: Iterable[int]) -> list[Slot]:
    """What each critical duty has, and what it lacks.

    Args:
        pairs: who may hold what.
        chosen: the pairs of an allocation.
    """
    held = pairs.held(chosen)
    found = []
    for duty in pairs.problem.duties:
        able = pairs.able(duty)
        holders = tuple(person for person in able if not set(duty.roles).isdisjoint(held.get(person, ())))
        others = tuple(
            person
            for person in able
            if person not in holders and may_back_up(pairs.problem.separations, duty, held.get(person, ()))
        )
        found.append(Slot(duty, holders, others, max(0, duty.needed - len(holders))))
    return found


def spread(pairs: Pairs, slots: list[Slot], until: float | None) -> "tuple[list[tuple[int, int]], Reached | None]":
    """Name backups: as many as are wanted, evenly, those whom the file names first.

    Args:
        pairs: who may hold what.
        slots: the critical duties.
        until: when to stop, in the time of ``time.monotonic``; None for never.

    Returns:
        Number of the slot and of the person for each backup, and how even it is.
    """
    from commops.allocation.stages import Stages

    model = Model()
    total = sum(slot.wanted for slot in slots)
    numbers: dict[tuple[int, int], int] = {}
    first: set[int] = set()
    of_person: dict[int, list[int]] = {}
    for place, slot in enumerate(slots):
        named = {pairs.people[person] for person in slot.duty.backups if person in pairs.people}
        able = sorted(slot.able, key=lambda person: (person not in named, _lot(pairs, place, person), person))
        # More candidates than backups are wanted in all can't make it more even.
        those = able[: max(total, len(named.intersection(able)))] if slot.wanted else []
        for person in those:
            number = numbers[place, person] = model.column(0, 1)
            of_person.setdefault(person, []).append(number)
            if person in named:
                first.add(number)
        if those:
            count = min(slot.wanted, len(those))
            model.row(count, count, {numbers[place, person]: 1 for person in those})
    if not numbers:
        return [], None
    further: dict[int, list[int]] = {}
    for person, own in sorted(of_person.items()):
        further[person] = [model.column(0, 1) for _ in own]
        model.row(OPEN, 0, {**dict.fromkeys(own, 1), **dict.fromkeys(further[person], -1)})
    count_of = len(numbers)

    def complete(values: "Whole") -> list[int]:
        known = [int(value) for value in values[:count_of]]
        for person, own in sorted(of_person.items()):
            taken = sum(known[number] for number in own)
            known += [int(place < taken) for place in range(len(further[person]))]
        return known

    import numpy as np

    begin = np.zeros(len(model.lower), dtype=np.int64)
    load = dict.fromkeys(of_person, 0)
    for place, slot in enumerate(slots):
        there = sorted((load[person], number, person) for (at, person), number in numbers.items() if at == place)
        for _, number, person in there[: slot.wanted]:
            begin[number] = 1
            load[person] += 1
    stages = Stages(model, complete(begin), complete, until)
    evenness = {column: rank for columns in further.values() for rank, column in enumerate(columns)}
    even = stages.meet(Objective("backups", {column: rank for column, rank in evenness.items() if rank}))
    stages.meet(Objective("declared", dict.fromkeys(sorted(first), -1)))
    lots = {number: _lot(pairs, place, person) for (place, person), number in numbers.items()}
    stages.meet_last(Objective("lottery", lots))
    return sorted(key for key, number in numbers.items() if stages.values[number]), even


def _lot(pairs: Pairs, place: int, person: int) -> int:
    problem = pairs.problem
    key = f"{problem.seed}\0{problem.duties[place].duty}\0{problem.candidates[person].person}"
    return crc32(key.encode()) % _CHANCES
