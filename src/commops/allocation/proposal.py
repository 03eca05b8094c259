"""What an allocation proposes and why, as plain data; ids and numbers, never a sentence."""

from dataclasses import dataclass
from typing import Literal

from commops.allocation.problem import Requirement, Tag

Status = Literal["optimal", "time-limit", "impossible"]
"""``optimal``: every stage is proven. ``time-limit``: the best found, with the gap that is proven.
``impossible``: the fixed pairs contradict the other rules; ``Proposal.conflict`` says which."""


@dataclass(frozen=True, slots=True)
class Met:
    """One requirement held against one person.

    Attributes:
        has: the level or years they have; None where the file does not say, or there is no number.
        met: whether it is met.
        declared: whether the file says anything of it; an undeclared degree or field of study is
            not held against anybody, everything else that is undeclared is not met.
        points: what it adds to fit, in tenths of a level, weighted.
    """

    requirement: Requirement
    has: float | None
    met: bool
    declared: bool
    points: int


@dataclass(frozen=True, slots=True)
class NextBest:
    """The best of those who are not proposed for a role.

    Attributes:
        lacks: the requirements that they do not meet, preferred ones included.
        fit: their points; compare with the holder's.
        prefer: their wish, in tenths.
        elsewhere: the roles for which they are proposed instead.
    """

    person: str
    lacks: tuple[Met, ...]
    fit: int
    prefer: int
    elsewhere: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """That a person is proposed for a role.

    Attributes:
        share: share of a full-time post, in per cent.
        kept: whether they hold it today.
        fixed: whether the policy fixes it.
        met: the role's requirements one by one, with the points of each.
        fit: sum of the points, and of ``keep_points``.
        keep_points: what holding it today counts (weight ``keep``).
        prefer: their wish, in tenths.
        tied: whether another allocation, equally good in every stage, has somebody else here.
        next_best: the best of those who are not proposed for the role; None where nobody else may hold it.
    """

    person: str
    role: str
    share: int
    kept: bool
    fixed: bool
    met: tuple[Met, ...]
    fit: int
    keep_points: int
    prefer: int
    tied: bool
    next_best: NextBest | None

    @property
    def unmet(self) -> tuple[Met, ...]:
        """The essential requirements that the holder does not meet."""
        return tuple(m for m in self.met if not m.met and m.requirement.strictness != "preferred")


@dataclass(frozen=True, slots=True)
class Ended:
    """A holding of today that is not proposed."""

    person: str
    role: str
    share: int


@dataclass(frozen=True, slots=True)
class OpenSeats:
    """Seats of a role that nobody is proposed for."""

    role: str
    seats: int
    critical: bool


@dataclass(frozen=True, slots=True)
class Backup:
    """Somebody who can take over a critical duty, and is proposed to.

    Attributes:
        role: the role whose requirements they meet.
        declared: whether the file names them as a backup or deputy.
    """

    duty: str
    person: str
    role: str
    declared: bool


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A critical duty with too few able people: holders and backups together are ``needed - missing``."""

    duty: str
    able: tuple[str, ...]
    missing: int


@dataclass(frozen=True, slots=True)
class Stage:
    """One aim, as far as it was met.

    Attributes:
        name: one of ``AIMS``; ``backups`` (backups of one person beyond the first, given the roles:
            1 for two, 3 for three) comes last where there are critical duties.
        value: what the proposal reaches.
        bound: what is proven that nothing can be better than, given the stages before.
        proven: whether value and bound meet.
        better: ``low`` or ``high``: which values are better.
    """

    name: str
    value: int
    bound: float
    proven: bool
    better: Literal["low", "high"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """Who should hold which role.

    Attributes:
        holdings: sorted by role, then person.
        ended: holdings of today that are not proposed, sorted by person.
        idle: people proposed for no role.
        open: open seats, sorted by role.
        stages: the aims in their order, then ``backups``; empty if impossible.
        gap: 0.0 if every stage is proven; else of the first stage that is not:
            |value - bound| / max(1, |value|).
        tie: whether other allocations are equally good; the lottery decided between them.
            None where that was not found out in time.
        solver: ``HiGHS`` or ``networkx``.
        version: the solver's version.
        conflict: the smallest set of rules that contradict each other, if impossible.
    """

    status: Status
    holdings: tuple[Holding, ...]
    ended: tuple[Ended, ...]
    idle: tuple[str, ...]
    open: tuple[OpenSeats, ...]
    backups: tuple[Backup, ...]
    uncovered: tuple[Uncovered, ...]
    stages: tuple[Stage, ...]
    gap: float
    tie: bool | None
    seed: str
    solver: str
    version: str
    conflict: tuple[Tag, ...] = ()

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Person and role of every holding."""
        return frozenset((holding.person, holding.role) for holding in self.holdings)


@dataclass(frozen=True, slots=True)
class Move:
    """What changes for a person against the proposal."""

    person: str
    leaves: tuple[str, ...]
    takes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """A stage that comes out differently: ``before`` in the proposal, ``after`` in the other allocation."""

    name: str
    before: int
    after: int
    better: Literal["low", "high"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a person is, or is not, proposed for a role.

    Attributes:
        outcome: ``proposed``: they are; deltas and moves tell what comes without.
            ``ineligible``: they may not hold it by themselves; ``obstacles`` says why.
            ``impossible``: they might, but not together with the fixed pairs; ``obstacles`` is the smallest conflict.
            ``equal``: just as good, the lottery decided. ``worse``: deltas say where.
        met: the role's requirements, one by one.
        effort: what the role would take of them, in per cent; ``free`` is what they have.
        deltas: the stages that differ, first the one that decides.
        moves: the fewest moves against the proposal that get there.
        proven: whether deltas and moves are proven, or the best found in time.
    """

    person: str
    role: str
    outcome: Literal["proposed", "ineligible", "impossible", "equal", "worse"]
    met: tuple[Met, ...]
    obstacles: tuple[Tag, ...] = ()
    effort: int = 0
    free: int = 0
    deltas: tuple[Delta, ...] = ()
    moves: tuple[Move, ...] = ()
    proven: bool = True


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another allocation: the best of those that differ enough from the proposal and the ones before.

    Attributes:
        proposal: the allocation itself.
        deltas: where it differs from the proposal; empty where it is as good.
        moves: what changes for whom.
    """

    proposal: Proposal
    deltas: tuple[Delta, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Hire:
    """People to find from outside for a role."""

    role: str
    seats: int
    effort: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a person would have to learn: a language up to a level, or a certificate.

    Attributes:
        roles: the roles that it opens to them in this plan.
        has: the level they have; None where there is no number.
        levels: how far it is, in levels; a certificate counts 1.
    """

    person: str
    requirement: Requirement
    has: float | None
    levels: float
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closing:
    """The smallest hire and training that fills every open seat.

    Attributes:
        cost: ``HIRE`` for a full-time hire and ``LEVEL`` for a level learnt (see ``closing.py``), in sum.
        moves: what changes for whom against the proposal, apart from the hires.
        proven: whether nothing cheaper exists at these costs.
    """

    hires: tuple[Hire, ...]
    lessons: tuple[Lesson, ...]
    moves: tuple[Move, ...]
    cost: int
    proven: bool


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that an allocation breaks: what the independent checker finds.

    Attributes:
        kind: a kind of ``Tag``, or ``unknown``, ``twice``, ``stage``, ``backup`` for what does not add up.
        name: the id it is about.
        found: what was found; ``allowed`` is what may be.
    """

    kind: str
    name: str
    found: str
    allowed: str
