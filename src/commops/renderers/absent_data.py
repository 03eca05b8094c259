"""What stops, and the weakest points, as data for JSON: ids, numbers and places only."""

from typing import Any

from commops.source.tree import Place
from commops.views.absence import Absence, Gone, Reason
from commops.views.taking_over import TakeOver
from commops.views.weak_points import WeakPoints

SCHEMA = "commops-absent/1"
_ONE = {"people": "person", "roles": "role"}


def absence_data(answer: Absence) -> dict[str, Any]:
    """What stops without some people or roles."""
    return {
        "schema": SCHEMA,
        "as_of": _day(answer.as_of),
        "hands": answer.hands,
        "absent": [_gone(item) for item in answer.gone],
        "duties": [
            {
                "duty": item.duty,
                "critical": item.critical,
                "could": [_reason(answer, reason) for reason in item.could],
                "nearest": None
                if item.near is None
                else {
                    "person": item.near.person,
                    "skills": {skill: {"has": has, "needs": needs} for skill, has, needs in item.near.lacks},
                },
                **_at(item.place),
            }
            for item in answer.stopped
        ],
        "one_left": [
            {"duty": item.duty, "critical": item.critical, "left": _reason(answer, item.left)} for item in answer.thin
        ],
        "vacant": [
            {"role": item.role, "deputies": list(item.deputies), **_at(item.place)} for item in answer.empty
        ],
        "leaderless": [
            {"role": item.role, "manager": item.manager, "above": item.above, **_at(item.place)}
            for item in answer.orphans
        ],
        "workflows": [
            {
                "workflow": flow.workflow,
                "steps": [
                    {
                        "step": step.step,
                        "approval": step.approval,
                        "why": step.why,
                        "roles": list(step.roles),
                        "people": list(step.people),
                        **_at(step.place),
                    }
                    for step in flow.steps
                ],
                "unreached": [step for step, _ in flow.unreached],
            }
            for flow in answer.flows
        ],
        "escalations": [
            {"duty": item.duty, "path": list(item.path), "gone": list(item.gone), "ends_at": item.ends_at,
             **_at(item.place)}
            for item in answer.ways
        ],
        "taken_over": [_take_over(answer, item) for item in answer.take_overs],
    }  # fmt: skip


def weak_points_data(answer: WeakPoints) -> dict[str, Any]:
    """The weakest points; weights with four decimals."""
    one, several = _ONE[answer.hands], answer.hands
    return {
        "schema": SCHEMA,
        "as_of": _day(answer.as_of),
        "hands": answer.hands,
        "basis": answer.basis,
        "absent": [_gone(item) for item in answer.away],
        "duties": {row.duty: dict(row.able) for row in sorted(answer.rows, key=lambda row: row.duty)},
        "nobody": list(answer.nobody),
        "sets": [{several: list(item.hands), "duties": list(item.duties)} for item in answer.sets],
        "weights": [
            {
                one: item.hand,
                "weight": round(item.weight, 4),
                "alone": list(item.alone),
                "shared": list(item.shared),
            }
            for item in answer.weights
        ],
        "half": None
        if answer.half is None
        else {several: list(answer.half.hands), "exact": answer.half.exact, "stopped": answer.half.stopped},
        "not_at_once": [{one: item.hands[0], "duties": list(item.duties)} for item in answer.at_once],
        "links": [{one: item.hand, "groups": [list(group) for group in item.groups]} for item in answer.links],
    }


def _gone(item: Gone) -> dict[str, Any]:
    roles = {"roles": list(item.roles)} if item.section == "people" else {}
    return {_ONE[item.section]: item.key, **roles, "asked": item.asked, "until": _day(item.until), **_at(item.place)}


def _reason(answer: Absence, item: Reason) -> dict[str, Any]:
    role = {"as": item.role} if answer.hands == "people" else {}
    return {_ONE[answer.hands]: item.hand, "part": item.part, **role, **_at(item.place)}


def _take_over(answer: Absence, item: TakeOver) -> dict[str, Any]:
    return {
        _ONE[answer.hands]: item.hand,
        "roles": [{"role": role.role, "fte": round(role.fte, 4), **_at(role.place)} for role in item.roles],
        "duties": [
            {"duty": duty.duty, "part": duty.part, "hours": duty.hours, **_at(duty.place)} for duty in item.duties
        ],
        "fte": round(item.before, 4),
        "fte_then": round(item.after, 4),
        "capacity": item.capacity,
        "overloaded": item in answer.overloaded,
    }


def _at(place: Place) -> dict[str, Any]:
    return {"file": place.file, "line": place.line}


def _day(day: object) -> str | None:
    return None if day is None else str(day)
