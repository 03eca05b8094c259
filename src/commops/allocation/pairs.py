"""Who may hold what by themselves, and what each such pair counts in every aim."""

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from commops.allocation.matching import compared, keep_points
from commops.allocation.problem import Candidate, CriticalDuty, Problem, Requirement, RoleNeed, Tag, effort_of

_CHANCES = 1009
"""Lots of the lottery: a prime, large enough that two sums of lots are seldom equal."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A person who may hold a role: numbers of both in the problem, and what it counts."""

    person: int
    role: int
    effort: int
    unmet: int
    fit: int
    prefer: int
    kept: bool


class Pairs:
    """All pairs of a problem, by person and then role; nothing in it depends on the order of a file.

    Args:
        problem: the problem.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self._fits: dict[str, list[int]] = {}
        self.people = {candidate.person: number for number, candidate in enumerate(problem.candidates)}
        self.roles = {need.role: number for number, need in enumerate(problem.needs)}
        found = [pair for number, need in enumerate(problem.needs) for pair in self._of_role(number, need)]
        found.sort(key=lambda pair: (pair.person, pair.role))
        self.all: list[Pair] = found

    def __len__(self) -> int:
        return len(self.all)

    def at(self, person: int, role: int) -> int | None:
        """The number of a pair by the numbers of person and role; None where the person may not hold the role."""
        return next((number for number in self.of_person[person] if self.all[number].role == role), None)

    @cached_property
    def of_person(self) -> list[list[int]]:
        """The pairs of each person."""
        found: list[list[int]] = [[] for _ in self.problem.candidates]
        for number, pair in enumerate(self.all):
            found[pair.person].append(number)
        return found

    @cached_property
    def of_role(self) -> list[list[int]]:
        """The pairs of each role."""
        found: list[list[int]] = [[] for _ in self.problem.needs]
        for number, pair in enumerate(self.all):
            found[pair.role].append(number)
        return found

    def number(self, person: str, role: str) -> int | None:
        """The number of a pair by its ids; None where the person may not hold the role."""
        if person not in self.people or role not in self.roles:
            return None
        return self.at(self.people[person], self.roles[role])

    def names(self, number: int) -> tuple[str, str]:
        """Person and role of a pair."""
        pair = self.all[number]
        return self.problem.candidates[pair.person].person, self.problem.needs[pair.role].role

    def held(self, chosen: Iterable[int]) -> dict[int, list[str]]:
        """The roles of each person who has any in an allocation, by the person's number."""
        found: dict[int, list[str]] = {}
        for number in chosen:
            pair = self.all[number]
            found.setdefault(pair.person, []).append(self.problem.needs[pair.role].role)
        return found

    def filled(self, chosen: Iterable[int]) -> list[int]:
        """How many people each role has in an allocation."""
        found = [0] * len(self.problem.needs)
        for number in chosen:
            found[self.all[number].role] += 1
        return found

    @cached_property
    def fixed(self) -> list[int]:
        """The pairs that the policy fixes, as far as they may be at all."""
        numbers = (self.number(bound.person, bound.role) for bound in self.problem.fixed)
        return sorted({number for number in numbers if number is not None})

    @cached_property
    def most_roles(self) -> list[int]:
        """How many roles each person can hold at once by their time: the smallest efforts first."""
        found = []
        for candidate, own in zip(self.problem.candidates, self.of_person, strict=True):
            left, count = candidate.capacity, 0
            for effort in sorted(self.all[number].effort for number in own):
                if effort > left:
                    break
                left -= effort
                count += 1
            found.append(count)
        return found

    def fits(self, role: str) -> list[int]:
        """The people who meet every mandatory and essential requirement of a role, whether or not they have time."""
        if role not in self._fits:
            need = self.problem.needs[self.roles[role]]
            answers = [self._answers[_key(requirement)] for requirement in need.requirements]
            count = len(self.problem.candidates)
            short = _sums([column for barred, unmet, _ in answers for column in (barred, unmet)], count)
            forbidden = self._forbidden_by_role.get(role, ())
            self._fits[role] = [
                person
                for person, candidate in enumerate(self.problem.candidates)
                if not short[person] and not candidate.away and candidate.person not in forbidden
            ]
        return self._fits[role]

    def able(self, duty: CriticalDuty) -> list[int]:
        """The people who are able to do a critical duty: those who fit one of its roles."""
        return sorted({person for role in duty.roles for person in self.fits(role)})

    def lot(self, number: int) -> int:
        """The lot of a pair: from the seed, the person and the role together, so that nobody loses every tie."""
        return zlib.crc32("\0".join((self.problem.seed, *self.names(number))).encode()) % _CHANCES

    def _of_role(self, number: int, need: RoleNeed) -> Iterator[Pair]:
        if need.most == 0:
            return
        answers = [self._answers[_key(requirement)] for requirement in need.requirements]
        count = len(self.problem.candidates)
        barred = _sums([barred for barred, _, _ in answers], count)
        unmet = _sums([unmet for _, unmet, _ in answers], count)
        points = _sums([points for _, _, points in answers], count)
        fixed = self._fixed_by_role.get(need.role, ())
        for person, candidate in enumerate(self.problem.candidates):
            if barred[person] or candidate.person in self._forbidden_by_role.get(need.role, ()):
                continue
            effort = effort_of(candidate, need)
            held = need.role in candidate.holds
            if effort > candidate.capacity or (candidate.away and not held and candidate.person not in fixed):
                continue
            fit = points[person] + keep_points(candidate, need.role, self.problem.weights)
            yield Pair(person, number, effort, unmet[person], fit, candidate.prefers.get(need.role, 0), held)

    @cached_property
    def _answers(self) -> dict[object, tuple[list[int], list[int], list[int]]]:
        """For each different requirement, by person: whether it bars them, is an essential unmet, its points.

        Roles share requirements, so each is held against everybody once.
        """
        found: dict[object, tuple[list[int], list[int], list[int]]] = {}
        for need in self.problem.needs:
            for asked in need.requirements:
                if _key(asked) not in found:
                    met = [compared(candidate, asked, self.problem.weights) for candidate in self.problem.candidates]
                    mandatory, essential = asked.strictness == "mandatory", asked.strictness == "essential"
                    found[_key(asked)] = (
                        [int(mandatory and not answer.met) for answer in met],
                        [int(essential and not answer.met) for answer in met],
                        [answer.points for answer in met],
                    )
        return found

    @cached_property
    def _forbidden_by_role(self) -> dict[str, set[str]]:
        return _by_role((bound.person, bound.role) for bound in self.problem.forbidden)

    @cached_property
    def _fixed_by_role(self) -> dict[str, set[str]]:
        return _by_role((bound.person, bound.role) for bound in self.problem.fixed)


def obstacles(problem: Problem, candidate: Candidate, need: RoleNeed) -> tuple[Tag, ...]:
    """Why somebody may not hold a role by themselves; empty where they may.

    Args:
        problem: the problem.
        candidate: the person.
        need: the role.

    Returns:
        What the policy forbids, the mandatory requirements that are not met, too little time,
        being away, and a role that has no seat.
    """
    found = [
        bound.tag
        for bound in problem.forbidden
        if (bound.person, bound.role) == (candidate.person, need.role)
    ]  # fmt: skip
    for asked in need.requirements:
        if asked.strictness == "mandatory" and not compared(candidate, asked, problem.weights).met:
            found.append(
                Tag(
                    "requirement", need.role, asked.pointer, (candidate.person,), (need.role,), (asked.kind, asked.name)
                )
            )
    if effort_of(candidate, need) > candidate.capacity:
        found.append(capacity_tag(candidate))
    fixed = any((bound.person, bound.role) == (candidate.person, need.role) for bound in problem.fixed)
    if candidate.away and need.role not in candidate.holds and not fixed:
        found.append(Tag("away", candidate.person, (*candidate.pointer, "away"), (candidate.person,)))
    if need.most == 0:
        found.append(headcount_tag(need))
    return tuple(found)


def capacity_tag(candidate: Candidate) -> Tag:
    """The rule that nobody gives more time than they have."""
    return Tag("capacity", candidate.person, (*candidate.pointer, "capacity"), people=(candidate.person,))


def headcount_tag(need: RoleNeed) -> Tag:
    """The rule of how many people a role is for."""
    return Tag("headcount", need.role, (*need.pointer, "headcount"), roles=(need.role,))


def line_tag(need: RoleNeed, boss: str) -> Tag:
    """The rule that nobody holds a role and one above it."""
    return Tag("line", need.role, (*need.pointer, "reports_to"), roles=(need.role, boss))


def _key(asked: Requirement) -> object:
    return (asked.kind, asked.name, asked.level, asked.strictness, asked.texts)


def _sums(columns: Sequence[list[int]], count: int) -> list[int]:
    return [sum(row) for row in zip(*columns, strict=True)] if columns else [0] * count


def _by_role(pairs: Iterator[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for person, role in pairs:
        found[role].add(person)
    return found
