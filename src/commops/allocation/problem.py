"""What is to be allocated, as plain data: roles with seats, people, and the rules between them.

Everything is sorted by id and counted in whole numbers, so that the same organisation gives
the same problem whatever the order of its files:

- shares of a full-time post in per cent (``effort``, ``capacity``): 0.8 is 80;
- points in tenths of a level: one level of a skill above what is asked is 10 points;
- wishes in tenths: ``prefers: {editor: 2}`` is 20.

There is no field for anything but what a role asks for, how much time somebody has, what they
wish and what they hold. Capacity is a bound and is never scored.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from commops.source.tree import Pointer

Strictness = Literal["mandatory", "essential", "preferred"]
"""``mandatory``: without it no holding (languages, certificates, degrees, fields of study).
``essential``: an aim of its own, before fit. ``preferred``: a matter of fit."""

RequirementKind = Literal[
    "skill", "language", "education", "major", "certificate", "training", "years", "experience", "strength"
]

TagKind = Literal[
    "capacity", "headcount", "separate", "not-by", "line", "cycle", "fixed", "forbidden", "requirement", "away", "wish"
]

Aim = Literal["critical", "headcount", "essentials", "cover", "fit", "balance", "preferences", "changes"]

AIMS: tuple[Aim, ...] = (
    "critical", "headcount", "essentials", "cover", "fit", "balance", "preferences", "changes",
)  # fmt: skip
"""The aims in their order; each is met as far as possible before the next is looked at.

==============  ========================================================================  ======
aim             value of its stage                                                        better
==============  ========================================================================  ======
critical        open seats of critical roles                                              low
headcount       open seats of the other roles                                             low
essentials      essential requirements that holders do not meet, holding by holding       low
cover           people missing until each critical duty has two who are able              low
fit             points of skills, strengths and experience, of all holdings               high
balance         pairs of roles in one hand: 1 for a person with two roles, 3 with three   low
preferences     wishes met, less wishes gone against, in tenths                           high
changes         holdings that begin and holdings that end                                 low
==============  ========================================================================  ======
"""

HIGH: frozenset[str] = frozenset({"fit", "preferences"})
"""The aims whose value is the better the higher it is."""


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """A rule as the file states it: what an explanation names.

    Attributes:
        kind: what kind of rule it is.
        name: the id that it is about: of the role (headcount, line, requirement), the person
            (capacity, fixed, forbidden, cycle, away, wish), the separation (its name, else its number from 1),
            the workflow (not-by).
        pointer: the way to it in the file.
        people: ids of the people it is about, if it is about some.
        roles: ids of the roles it is about; for a line the role and the one above it.
        items: what it keeps apart (duties, roles or steps); for a requirement its kind and name.
    """

    kind: TagKind
    name: str
    pointer: Pointer
    people: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that a role asks of its holder.

    Attributes:
        name: id of the skill, language or training; else the text.
        level: level of a skill or language, years of experience; 0 where there is no number.
        pointer: where the file asks for it; skills may come from a duty that the role does.
        texts: for what is asked in words, each language tag with the words (an empty tag for words in
            no language). Fields of study are one requirement, met by any of them.
    """

    kind: RequirementKind
    name: str
    level: float
    strictness: Strictness
    pointer: Pointer
    texts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RoleNeed:
    """A role and its seats.

    Attributes:
        fewest: how many people it needs; a seat below that is open.
        most: how many it may have.
        effort: share of a full-time post that one holder gives it, in per cent.
        manager: the role it reports to.
        above: all roles above it, nearest first.
    """

    role: str
    fewest: int
    most: int
    effort: int
    critical: bool
    requirements: tuple[Requirement, ...]
    pointer: Pointer
    manager: str | None = None
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person, as far as an allocation may know them.

    Attributes:
        capacity: working time in per cent of a full-time post, less what roles outside the allocation take.
        holds: the roles of the allocation that they hold on the day, each with its share in per cent.
        prefers: their own wishes in tenths, by role.
        skills: level by skill; None where the file declares no skills of them.
        languages: level by language; None where none are declared.
        education: highest degree, in every language given; empty where it is not declared.
        majors, certificates, experience, strengths: texts, in every language given.
        trainings: ids of trainings done.
        away: whether they are away on the day; they keep what they hold and get nothing new.
    """

    person: str
    capacity: int
    pointer: Pointer
    holds: Mapping[str, int] = field(default_factory=dict)
    prefers: Mapping[str, int] = field(default_factory=dict)
    skills: Mapping[str, float] | None = None
    languages: Mapping[str, float] | None = None
    years: float | None = None
    education: tuple[str, ...] = ()
    majors: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()
    trainings: tuple[str, ...] = ()
    experience: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    away: bool = False
    efforts: Mapping[str, int] = field(default_factory=dict)
    """What a role would take of this person where that differs from the role's own effort."""


@dataclass(frozen=True, slots=True)
class Separation:
    """Items of which one person may hold at most ``max``, and the roles that bear each.

    Attributes:
        by: what the items are: duties, roles, or steps of a workflow.
        items: each item with the roles that bear it; two roles with the same item count once.
    """

    tag: Tag
    by: Literal["duties", "roles", "steps"]
    items: tuple[tuple[str, tuple[str, ...]], ...]
    max: int


@dataclass(frozen=True, slots=True)
class CriticalDuty:
    """A duty that must never stand still.

    Attributes:
        roles: the roles that do it (R). Somebody is able to do it who meets every mandatory and
            essential requirement of one of them.
        needed: how many able people it needs.
        backups: people whom the file names as backups or deputies; they are taken first.
    """

    duty: str
    roles: tuple[str, ...]
    needed: int
    backups: tuple[str, ...]
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class Bound:
    """A pair of person and role that the policy fixes or forbids."""

    tag: Tag
    person: str
    role: str


@dataclass(frozen=True, slots=True)
class Weights:
    """What a level counts, in the terms of fit; 1.0 is 10 points a level.

    Attributes:
        skills: a level above (at most 2) or below what a role asks; a welcome skill that is
            met counts one level.
        strengths: a strength that the role asks for, as one level.
        experience: a kind of experience, or a field of study that is welcome, as one level.
        keep: holding the role today, as so many levels; 0 by default, since it entrenches the past.
    """

    skills: float = 1.0
    strengths: float = 1.0
    experience: float = 1.0
    keep: float = 0.0


@dataclass(frozen=True, slots=True)
class Problem:
    """All that an allocation knows.

    Attributes:
        needs: roles by id, sorted.
        candidates: people by id, sorted.
        left_out: roles that are not allocated: no staff, no headcount, nobody fixed for them.
        seed: the lottery's seed, which decides between allocations that are equally good.
        aims: the aims in their order.
    """

    needs: tuple[RoleNeed, ...]
    candidates: tuple[Candidate, ...]
    separations: tuple[Separation, ...] = ()
    duties: tuple[CriticalDuty, ...] = ()
    fixed: tuple[Bound, ...] = ()
    forbidden: tuple[Bound, ...] = ()
    weights: Weights = Weights()
    seed: str = "commops"
    aims: tuple[Aim, ...] = AIMS
    left_out: tuple[str, ...] = ()

    def need(self, role: str) -> RoleNeed | None:
        """The role with an id; None where it is not allocated."""
        return next((need for need in self.needs if need.role == role), None)

    def candidate(self, person: str) -> Candidate | None:
        """The person with an id."""
        return next((candidate for candidate in self.candidates if candidate.person == person), None)


def effort_of(candidate: Candidate, need: RoleNeed) -> int:
    """The share of a full-time post that a role takes of a person, in per cent.

    What they give it today, else the person's own figure for it, else the role's.
    """
    return candidate.holds.get(need.role) or candidate.efforts.get(need.role) or need.effort
