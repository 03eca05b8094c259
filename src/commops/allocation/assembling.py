"""An allocation that was found, as a proposal with its reasons."""

from collections.abc import Iterable

from commops.allocation.backups import Slot, slots_of, spread
from commops.allocation.matching import held_against, keep_points
from commops.allocation.pairs import Pairs
from commops.allocation.proposal import (
    Backup,
    Ended,
    Holding,
    Move,
    NextBest,
    OpenSeats,
    Proposal,
    Stage,
    Uncovered,
)
from commops.allocation.search import Found
from commops.allocation.stages import Reached


def proposal_of(pairs: Pairs, found: Found, *, solver: str, version: str, until: float | None = None) -> Proposal:
    """Say what an allocation means: holdings and why, open seats, backups, stages.

    Args:
        pairs: who may hold what.
        found: the allocation.
        solver: what found it.
        version: its version.
        until: when to stop looking for backups, in the time of ``time.monotonic``.
    """
    problem = pairs.problem
    slots = slots_of(pairs, found.chosen)
    named, even = spread(pairs, slots, until)
    aims = [*found.reached[: found.aims], *([even] if even else [])]
    stages = tuple(_stage(reached) for reached in aims)
    names = {pairs.names(number) for number in found.chosen}
    busy = {person for person, _ in names}
    return Proposal(
        status="optimal" if all(stage.proven for stage in stages) else "time-limit",
        holdings=_holdings(pairs, found),
        ended=tuple(
            Ended(candidate.person, role, share)
            for candidate in problem.candidates
            for role, share in sorted(candidate.holds.items())
            if (candidate.person, role) not in names
        ),
        idle=tuple(candidate.person for candidate in problem.candidates if candidate.person not in busy),
        open=tuple(
            OpenSeats(need.role, need.fewest - there, need.critical)
            for need, there in zip(problem.needs, pairs.filled(found.chosen), strict=True)
            if there < need.fewest
        ),
        backups=tuple(_backup(pairs, slots[place], person) for place, person in named),
        uncovered=_uncovered(pairs, slots, named),
        stages=stages,
        gap=next((abs(s.value - s.bound) / max(1, abs(s.value)) for s in stages if not s.proven), 0.0),
        tie=None if found.tied is None else bool(found.tied),
        seed=problem.seed,
        solver=solver,
        version=version,
    )


def moves_between(pairs: Pairs, before: Iterable[int], after: Iterable[int]) -> tuple[Move, ...]:
    """What changes for whom from one allocation to another.

    Args:
        pairs: who may hold what.
        before: the pairs of the one.
        after: the pairs of the other.

    Returns:
        One move for each person whose roles differ, by person.
    """
    one, other = set(before), set(after)
    leaves: dict[str, list[str]] = {}
    takes: dict[str, list[str]] = {}
    for numbers, into in ((one - other, leaves), (other - one, takes)):
        for number in sorted(numbers):
            person, role = pairs.names(number)
            into.setdefault(person, []).append(role)
    return tuple(
        Move(person, tuple(leaves.get(person, ())), tuple(takes.get(person, ())))
        for person in sorted({*leaves, *takes})
    )


def numbers_of(pairs: Pairs, proposal: Proposal) -> tuple[int, ...]:
    """The pairs of a proposal."""
    numbers = (pairs.number(holding.person, holding.role) for holding in proposal.holdings)
    return tuple(sorted(number for number in numbers if number is not None))


def _stage(reached: Reached) -> Stage:
    aim = reached.objective
    value, bound = int(aim.read(reached.value)), aim.read(reached.bound)
    return Stage(aim.name, value, bound, reached.proven, "high" if aim.high else "low")


def _holdings(pairs: Pairs, found: Found) -> tuple[Holding, ...]:
    problem = pairs.problem
    fixed = {(bound.person, bound.role) for bound in problem.fixed}
    roles_of = pairs.held(found.chosen)
    chosen = frozenset(found.chosen)
    holdings = []
    next_best: dict[int, NextBest | None] = {}
    for number in sorted(found.chosen, key=lambda n: (pairs.all[n].role, pairs.all[n].person)):
        pair = pairs.all[number]
        candidate, need = problem.candidates[pair.person], problem.needs[pair.role]
        if pair.role not in next_best:
            next_best[pair.role] = _next_best(pairs, pair.role, chosen, roles_of)
        holdings.append(
            Holding(
                person=candidate.person,
                role=need.role,
                share=pair.effort,
                kept=pair.kept,
                fixed=(candidate.person, need.role) in fixed,
                met=held_against(candidate, need, problem.weights),
                fit=pair.fit,
                keep_points=keep_points(candidate, need.role, problem.weights),
                prefer=pair.prefer,
                tied=number in (found.tied or ()),
                next_best=next_best[pair.role],
            )
        )
    return tuple(holdings)


def _next_best(pairs: Pairs, role: int, chosen: frozenset[int], roles_of: dict[int, list[str]]) -> NextBest | None:
    """The best of those who may hold a role and are not proposed for it, in the order of the aims."""

    def rank(number: int) -> tuple[int, ...]:
        pair = pairs.all[number]
        return (pair.unmet, -pair.fit, -pair.prefer, not pair.kept, pairs.lot(number), number)

    number = min((n for n in pairs.of_role[role] if n not in chosen), key=rank, default=None)
    if number is None:
        return None
    pair, problem = pairs.all[number], pairs.problem
    candidate, need = problem.candidates[pair.person], problem.needs[role]
    lacks = tuple(met for met in held_against(candidate, need, problem.weights) if not met.met)
    return NextBest(candidate.person, lacks, pair.fit, pair.prefer, tuple(sorted(roles_of.get(pair.person, ()))))


def _backup(pairs: Pairs, slot: Slot, person: int) -> Backup:
    candidate, duty = pairs.problem.candidates[person].person, slot.duty
    role = next(role for role in duty.roles if person in pairs.fits(role))
    return Backup(duty.duty, candidate, role, candidate in duty.backups)


def _uncovered(pairs: Pairs, slots: list[Slot], named: list[tuple[int, int]]) -> tuple[Uncovered, ...]:
    found = []
    for place, slot in enumerate(slots):
        able = sorted([*slot.holders, *(person for at, person in named if at == place)])
        missing = max(0, slot.duty.needed - len(able))
        if missing:
            people = tuple(pairs.problem.candidates[person].person for person in able)
            found.append(Uncovered(slot.duty.duty, people, missing))
    return tuple(found)
