"""The smallest hire and training that fills every open seat."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from commops.allocation.assembling import moves_between, numbers_of
from commops.allocation.hands import circles_in
from commops.allocation.matching import compared
from commops.allocation.pairs import Pairs
from commops.allocation.problem import Candidate, Problem, Requirement, RoleNeed
from commops.allocation.proposal import Closing, Hire, Lesson, Proposal
from commops.allocation.rows import OPEN, Objective, Room

if TYPE_CHECKING:
    from commops.allocation.highs import Whole

HIRE = 1000
"""Cost of a full-time hire, in the same unit as ``LEVEL``. Our own default."""
LEVEL = 30
"""Cost of a level of a language, or of a certificate, that somebody learns. Our own default."""
REACH = 2.0
"""Levels that somebody can be expected to learn in one requirement. Our own default."""
_TEACHABLE = ("language", "certificate")


def closing(problem: Problem, proposal: Proposal, *, time_limit: float | None = None) -> Closing:
    """What to hire and to teach so that no seat stays open.

    Seats stay open where there are too few people, too little time, or nobody with a mandatory
    language or certificate. Each open seat is hired for, or taken by somebody who learns what is
    mandatory; people may change places for it. Among the cheapest plans the one that changes the
    proposal least is told.

    Args:
        problem: the problem.
        proposal: what was proposed for it.
        time_limit: seconds; None for as long as the proof takes.

    Returns:
        The plan; an empty one where no seat is open.

    Raises:
        NeedsExtra: HiGHS is not installed.
    """
    if not proposal.open or proposal.status == "impossible":
        return Closing((), (), (), 0, proven=True)
    until = None if time_limit is None else monotonic() + time_limit
    return _Plan(problem, proposal).cheapest(until)


class _Plan:
    def __init__(self, problem: Problem, proposal: Proposal) -> None:
        self.problem = problem
        needs = tuple(replace(need, requirements=tuple(map(_softened, need.requirements))) for need in problem.needs)
        self.pairs = Pairs(replace(problem, needs=needs))
        self.room = Room(self.pairs)
        self.before = numbers_of(self.pairs, proposal)
        self.lessons: dict[tuple[int, object], list[tuple[float, int, Requirement]]] = {}
        self.asked: dict[tuple[int, object], list[tuple[int, float]]] = defaultdict(list)
        self._teach()

    def cheapest(self, until: float | None) -> Closing:
        from commops.allocation.stages import Stages

        room = self.room
        for number in self.pairs.fixed:
            room.lower[number] = 1
        cost = {
            empty: HIRE * need.effort // 100 for (empty, _), need in zip(room.seats, self.problem.needs, strict=True)
        }
        for (person, _), lessons in self.lessons.items():
            for level, column, requirement in lessons:
                cost[column] = _cost(self.problem.candidates[person], requirement, level)
        while True:
            stages = Stages(room, self._complete(self.before), self._completed, until)
            reached = stages.meet(Objective("cost", cost))
            nearest = stages.meet(room.distance(self.before))
            stages.meet_last(room.lottery())
            chosen = room.chosen(stages.values)
            rounds = circles_in(self.pairs, chosen)
            if not rounds:
                break
            for way in rounds:
                room.at_most(len(way) - 1, way)
        return Closing(
            hires=tuple(
                Hire(need.role, int(stages.values[empty]), need.effort)
                for (empty, _), need in zip(room.seats, self.problem.needs, strict=True)
                if stages.values[empty]
            ),
            lessons=self._taught(chosen),
            moves=moves_between(self.pairs, self.before, chosen),
            cost=reached.value,
            proven=reached.proven and nearest.proven,
        )

    def _teach(self) -> None:
        """A column for each level that somebody could learn, and what each pair asks of it."""
        for number, pair in enumerate(self.pairs.all):
            candidate, need = self.problem.candidates[pair.person], self.problem.needs[pair.role]
            for requirement in _to_learn(candidate, need, self.problem):
                if _levels(candidate, requirement) > REACH:
                    self.room.upper[number] = 0
                self.asked[pair.person, _subject(requirement)].append((number, requirement.level))
                lessons = self.lessons.setdefault((pair.person, _subject(requirement)), [])
                if all(level != requirement.level for level, _, _ in lessons):
                    lessons.append((requirement.level, self.room.column(0, 1), requirement))
        for key, lessons in self.lessons.items():
            lessons.sort(key=lambda lesson: lesson[0])
            for number, level in self.asked[key]:
                enough = {column: -1 for reached, column, _ in lessons if reached >= level}
                self.room.row(OPEN, 0, {number: 1, **enough})

    def _completed(self, values: "Whole") -> list[int]:
        return self._complete(self.room.chosen(values))

    def _complete(self, chosen: Iterable[int]) -> list[int]:
        """All columns for an allocation: what it needs of lessons, and nothing more."""
        taken = frozenset(chosen)
        values = self.room.complete(taken)
        for key, lessons in self.lessons.items():
            highest = max((level for number, level in self.asked[key] if number in taken), default=None)
            for level, column, _ in lessons:
                values[column] = int(level == highest)
        return values

    def _taught(self, chosen: Iterable[int]) -> tuple[Lesson, ...]:
        taken = frozenset(chosen)
        found = []
        for (person, key), lessons in self.lessons.items():
            opens = [(number, level) for number, level in self.asked[person, key] if number in taken]
            if opens:
                highest = max(level for _, level in opens)
                candidate = self.problem.candidates[person]
                requirement = next(asked for level, _, asked in lessons if level == highest)
                met = compared(candidate, requirement, self.problem.weights)
                roles = tuple(sorted(self.pairs.names(number)[1] for number, _ in opens))
                found.append(Lesson(candidate.person, requirement, met.has, _levels(candidate, requirement), roles))
        return tuple(
            sorted(found, key=lambda lesson: (lesson.person, lesson.requirement.kind, lesson.requirement.name))
        )


def _softened(requirement: Requirement) -> Requirement:
    """A requirement as it is once it can be learnt: it bars nobody."""
    teachable = requirement.strictness == "mandatory" and requirement.kind in _TEACHABLE
    return replace(requirement, strictness="preferred") if teachable else requirement


def _to_learn(candidate: Candidate, need: RoleNeed, problem: Problem) -> list[Requirement]:
    """The mandatory languages and certificates of a role that somebody does not have."""
    asked = (r for r in need.requirements if r.strictness == "mandatory" and r.kind in _TEACHABLE)
    return [requirement for requirement in asked if not compared(candidate, requirement, problem.weights).met]


def _levels(candidate: Candidate, requirement: Requirement) -> float:
    """How far somebody is from a requirement; a certificate is one level."""
    if requirement.kind == "certificate":
        return 1.0
    return requirement.level - (candidate.languages or {}).get(requirement.name, 0.0)


def _cost(candidate: Candidate, requirement: Requirement, level: float) -> int:
    return max(1, round(LEVEL * _levels(candidate, replace(requirement, level=level))))


def _subject(requirement: Requirement) -> object:
    return (requirement.kind, requirement.name, requirement.texts)
