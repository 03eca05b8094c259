"""The JSON Schema of what ``commops allocate -f json`` prints."""

from typing import Any, get_args

from commops.allocation.problem import AIMS, RequirementKind, Strictness, TagKind
from commops.allocation.proposal import Reason, Status
from commops.renderers.data_allocate import VERSION

_ID = {"type": "string"}
_IDS = {"type": "array", "items": _ID}
_NUMBER = {"type": "number"}
_COUNT = {"type": "integer"}
_TRUTH = {"type": "boolean"}


def _maybe(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _of(described: str = "", /, **properties: Any) -> dict[str, Any]:
    """An object that has exactly these properties."""
    body = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return {"description": described, **body} if described else body


def _list(item: dict[str, Any], described: str = "") -> dict[str, Any]:
    body = {"type": "array", "items": item}
    return {"description": described, **body} if described else body


_LINE = {"type": ["integer", "null"], "minimum": 1}
_PLACE = {"pointer": {"type": "string"}, "file": _maybe(_ID), "line": _LINE, "column": _LINE}
_REQUIREMENT = {
    "kind": {"enum": list(get_args(RequirementKind))},
    "name": {"type": "string", "description": "An id, or the text of the file."},
    "level": _maybe(_NUMBER),
    "strictness": {"enum": list(get_args(Strictness))},
}
_MET = _of(
    **_REQUIREMENT,
    has={"type": ["number", "null"], "description": "Level or years they have; null where the file does not say."},
    met=_TRUTH,
    stated={"type": "boolean", "description": "Whether the file says anything of it."},
    points=_COUNT,
    **_PLACE,
)
_BETTER = {"enum": ["low", "high"], "description": "Which values are better."}
_STAGE_NAME = {"enum": [*AIMS, "backups"]}
_MOVE = _of(person=_ID, leaves=_IDS, takes=_IDS)
_DELTA = _of(name=_STAGE_NAME, before=_COUNT, after=_COUNT, better=_BETTER)
_RULE = _of(kind={"enum": list(get_args(TagKind))}, name=_ID, people=_IDS, roles=_IDS, items=_IDS, **_PLACE)
_SHARE = {"type": "number", "minimum": 0, "description": "Share of a full-time post."}
_HOLDING = _of(
    role=_ID, person=_ID, share=_SHARE, kept=_TRUTH, fixed=_TRUTH,
    tied={"type": "boolean", "description": "Another allocation, as good in every aim, has somebody else here."},
    points=_COUNT, keep_points=_COUNT, wish=_NUMBER, requirements=_list(_MET),
    next=_maybe(_of(
        "The best of those who are not proposed for the role.",
        person=_ID, points=_COUNT, wish=_NUMBER,
        lacks=_list(_of(kind=_REQUIREMENT["kind"], name=_REQUIREMENT["name"])), elsewhere=_IDS,
    )),
)  # fmt: skip
_CLOSING = _of(
    "The smallest hire and training that fills the open seats.",
    proven=_TRUTH,
    cost=_COUNT,
    hires=_list(_of(role=_ID, seats=_COUNT, share=_SHARE)),
    lessons=_list(_of(person=_ID, **_REQUIREMENT, has=_maybe(_NUMBER), levels=_NUMBER, roles=_IDS)),
    moves=_list(_MOVE),
)
_OUTCOMES = get_args(Reason.__annotations__["outcome"])
_WHY = _of(
    "The answer to --why.",
    person=_ID, role=_ID, outcome={"enum": list(_OUTCOMES)}, proven=_TRUTH, requirements=_list(_MET),
    obstacles=_list(_RULE), apart=_list(_RULE, "Rules that keep the role apart from what is proposed for the person."),
    share=_SHARE, free=_NUMBER, deltas=_list(_DELTA), moves=_list(_MOVE),
)  # fmt: skip
_STAGE = _of(
    name=_STAGE_NAME, value=_COUNT, bound={"type": "number", "description": "Nothing can be better than this."},
    proven=_TRUTH, better=_BETTER,
)  # fmt: skip
_SUMMARY = _of(people=_COUNT, roles=_COUNT, seats=_COUNT, holdings=_COUNT, open=_COUNT, unmet=_COUNT)
_OPEN = _of(role=_ID, seats=_COUNT, critical=_TRUTH, **_PLACE)
_ALTERNATIVE = _of(deltas=_list(_DELTA), moves=_list(_MOVE), holdings=_list(_of(role=_ID, person=_ID, share=_SHARE)))

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "commops allocation",
    **_of(
        schema={"const": VERSION},
        file=_ID,
        as_of=_maybe({"type": "string", "format": "date"}),
        status={"enum": list(get_args(Status))},
        proven=_TRUTH,
        gap={"type": "number", "minimum": 0},
        solver=_of(name=_ID, version=_ID),
        tie={"type": ["boolean", "null"], "description": "null where it was not found out in time."},
        seed=_ID,
        summary=_SUMMARY,
        weights={"type": "object", "additionalProperties": _NUMBER},
        stages=_list(_STAGE, "The aims in their order."),
        holdings=_list(_HOLDING),
        ended=_list(_of(person=_ID, role=_ID, share=_SHARE)),
        idle=_IDS,
        open=_list(_OPEN),
        backups=_list(_of(duty=_ID, person=_ID, role=_ID, declared=_TRUTH)),
        uncovered=_list(_of(duty=_ID, able=_IDS, missing=_COUNT)),
        people=_list(_of(person=_ID, capacity=_NUMBER, away=_TRUTH)),
        left_out=_list(_ID, "Roles that are not allocated: no staff and no headcount."),
        closing=_maybe(_CLOSING),
        conflict=_list(_RULE, "The smallest set of rules that contradict each other, if impossible."),
        alternatives=_list(_ALTERNATIVE),
        why=_maybe(_WHY),
    ),
}
"""Draft 2020-12."""
