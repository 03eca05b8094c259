"""An allocation as plain data for JSON: ids, numbers and places, no sentence; and its schema."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from commops.allocation.problem import Requirement, Tag
from commops.allocation.proposal import Alternative, Closing, Delta, Holding, Met, Move, NextBest, Proposal, Reason
from commops.renderers.allocation_answer import AllocationAnswer
from commops.renderers.allocation_words import pointer_of
from commops.source.tree import Pointer

VERSION = "commops-allocation/1"


def as_data(answer: AllocationAnswer) -> dict[str, Any]:
    """The allocation; shares and capacity in FTE, wishes as the file states them, points as whole numbers.

    Args:
        answer: the allocation.

    Returns:
        What ``docs/allocation.schema.json`` describes.
    """
    problem, proposal = answer.problem, answer.proposal
    return {
        "schema": VERSION,
        "file": answer.file,
        "as_of": answer.as_of,
        "status": proposal.status,
        "proven": proposal.status == "optimal",
        "gap": round(proposal.gap, 6),
        "solver": {"name": proposal.solver, "version": proposal.version},
        "tie": proposal.tie,
        "seed": proposal.seed,
        "summary": {
            "people": len(problem.candidates),
            "roles": len(problem.needs),
            "seats": sum(need.fewest for need in problem.needs),
            "holdings": len(proposal.holdings),
            "open": sum(item.seats for item in proposal.open),
            "unmet": sum(len(holding.unmet) for holding in proposal.holdings),
        },
        "weights": asdict(problem.weights),
        "stages": [asdict(stage) for stage in proposal.stages],
        **_allocation(proposal, answer),
        "people": [
            {"person": item.person, "capacity": item.capacity / 100, "away": item.away} for item in problem.candidates
        ],
        "left_out": list(problem.left_out),
        "closing": None if answer.closing is None else _closing(answer.closing),
        "conflict": [_rule(tag, answer) for tag in proposal.conflict],
        "alternatives": [_alternative(item) for item in answer.alternatives],
        "why": None if answer.reason is None else _reason(answer.reason, answer),
    }


def _allocation(proposal: Proposal, answer: AllocationAnswer) -> dict[str, Any]:
    return {
        "holdings": [_holding(item, answer) for item in proposal.holdings],
        "ended": [
            {"person": item.person, "role": item.role, "share": item.share / 100}
            for item in sorted(proposal.ended, key=lambda item: (item.person, item.role))
        ],
        "idle": list(proposal.idle),
        "open": [
            {"role": item.role, "seats": item.seats, "critical": item.critical, **_place(("roles", item.role), answer)}
            for item in proposal.open
        ],
        "backups": [asdict(item) for item in proposal.backups],
        "uncovered": [
            {"duty": item.duty, "able": list(item.able), "missing": item.missing} for item in proposal.uncovered
        ],
    }


def _holding(item: Holding, answer: AllocationAnswer) -> dict[str, Any]:
    return {
        "role": item.role,
        "person": item.person,
        "share": item.share / 100,
        "kept": item.kept,
        "fixed": item.fixed,
        "tied": item.tied,
        "points": item.fit,
        "keep_points": item.keep_points,
        "wish": item.prefer / 10,
        "requirements": _met(item.met, answer),
        "next": None if item.next_best is None else _next(item.next_best),
    }


def _met(items: Sequence[Met], answer: AllocationAnswer) -> list[dict[str, Any]]:
    return [
        {
            **_asked(item.requirement),
            "has": item.has,
            "met": item.met,
            "stated": item.declared,
            "points": item.points,
            **_place(item.requirement.pointer, answer),
        }
        for item in items
    ]


def _asked(asked: Requirement) -> dict[str, Any]:
    return {
        "kind": asked.kind,
        "name": asked.name,
        "level": asked.level or None,
        "strictness": asked.strictness,
    }


def _next(item: NextBest) -> dict[str, Any]:
    return {
        "person": item.person,
        "points": item.fit,
        "wish": item.prefer / 10,
        "lacks": [{"kind": met.requirement.kind, "name": met.requirement.name} for met in item.lacks],
        "elsewhere": list(item.elsewhere),
    }


def _rule(tag: Tag, answer: AllocationAnswer) -> dict[str, Any]:
    return {
        "kind": tag.kind,
        "name": tag.name,
        "people": list(tag.people),
        "roles": list(tag.roles),
        "items": list(tag.items),
        **_place(pointer_of(tag, answer), answer),
    }


def _place(pointer: Pointer, answer: AllocationAnswer) -> dict[str, Any]:
    if not pointer:
        return {"pointer": "", "file": None, "line": None, "column": None}
    place = answer.place(pointer)
    return {"pointer": ".".join(pointer), "file": place.file, "line": place.line, "column": place.column}


def _closing(closing: Closing) -> dict[str, Any]:
    return {
        "proven": closing.proven,
        "cost": closing.cost,
        "hires": [{"role": item.role, "seats": item.seats, "share": item.effort / 100} for item in closing.hires],
        "lessons": [
            {
                "person": item.person,
                **_asked(item.requirement),
                "has": item.has,
                "levels": item.levels,
                "roles": list(item.roles),
            }
            for item in closing.lessons
        ],
        "moves": _moves(closing.moves),
    }


def _moves(moves: Iterable[Move]) -> list[dict[str, Any]]:
    return [{"person": item.person, "leaves": list(item.leaves), "takes": list(item.takes)} for item in moves]


def _deltas(deltas: Iterable[Delta]) -> list[dict[str, Any]]:
    return [asdict(item) for item in deltas]


def _alternative(item: Alternative) -> dict[str, Any]:
    return {
        "deltas": _deltas(item.deltas),
        "moves": _moves(item.moves),
        "holdings": [
            {"role": holding.role, "person": holding.person, "share": holding.share / 100}
            for holding in item.proposal.holdings
        ],
    }


def _reason(reason: Reason, answer: AllocationAnswer) -> dict[str, Any]:
    return {
        "person": reason.person,
        "role": reason.role,
        "outcome": reason.outcome,
        "proven": reason.proven,
        "requirements": _met(reason.met, answer),
        "obstacles": [_rule(tag, answer) for tag in reason.obstacles],
        "apart": [_rule(tag, answer) for tag in answer.apart],
        "share": reason.effort / 100,
        "free": reason.free / 100,
        "deltas": _deltas(reason.deltas),
        "moves": _moves(reason.moves),
    }
