"""The JSON Schema of the format, for editors; made from the models themselves."""

from typing import Any

from pydantic import TypeAdapter
from pydantic.dataclasses import rebuild_dataclass

from commops.model.duty import Shared, Task
from commops.model.head import Head
from commops.model.organisation import SECTIONS
from commops.model.person import Holding
from commops.model.policy import Policy
from commops.model.role import Assignment, Authority, Headcount, Reporting, Requirements, SkillNeed, Written
from commops.model.workflow import Step

_INNER = (Assignment, Authority, Headcount, Holding, Reporting, Requirements, Shared, SkillNeed, Step, Task, Written)
"""Classes that only hand-written shapes refer to."""


def format_schema() -> dict[str, Any]:
    """The schema of a team file.

    Returns:
        A JSON Schema (draft 2020-12); every field may also stand there empty, which a
        rule of its own reports.
    """
    classes = [Head, Policy, *_INNER, *(load() for load in SECTIONS.values())]
    definitions: dict[str, Any] = {}
    for cls in dict.fromkeys(classes):
        rebuild_dataclass(cls)
        found = TypeAdapter(cls).json_schema(ref_template="#/$defs/{model}", by_alias=True)
        definitions.update(found.pop("$defs", {}))
        definitions[cls.__name__] = found
    definitions = {name: _referring(body) for name, body in definitions.items()}
    for body in definitions.values():
        _tidy(body)
    head = definitions.pop("Head")
    properties = dict(head["properties"])
    for section, load in SECTIONS.items():
        cls = load()
        entry = {"anyOf": [{"$ref": f"#/$defs/{cls.__name__}"}, {"type": "null"}]}
        properties[section] = {
            "description": _first_line(cls.__doc__),
            "anyOf": [{"type": "object", "additionalProperties": entry}, {"type": "null"}],
        }
    properties["policy"] = {"description": _first_line(Policy.__doc__), "$ref": "#/$defs/Policy"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "commops team file",
        "type": "object",
        "properties": dict(sorted(properties.items())),
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _tidy(body: dict[str, Any]) -> None:
    """Titles that repeat the key go, and every field may be left empty."""
    body.pop("title", None)
    body["description"] = _first_line(body.get("description"))
    for key, schema in body.get("properties", {}).items():
        words = {name: schema.pop(name) for name in ("description", "title") if name in schema}
        words.pop("title", None)
        schema.pop("default", None)
        if schema.get("type") in ("integer", "number", "boolean") or "anyOf" not in schema:
            schema = {"anyOf": [schema, {"type": "null"}]}  # noqa: PLW2901 -- the entry is replaced below
        elif {"type": "null"} not in schema["anyOf"]:
            schema["anyOf"] = [*schema["anyOf"], {"type": "null"}]
        body["properties"][key] = {**words, **schema}


def _referring(node: Any) -> Any:
    """A schema in which ``{"class": "Step"}``, which pydantic passes on as it is, has become a reference."""
    if isinstance(node, dict):
        if list(node) == ["class"]:
            return {"$ref": f"#/$defs/{node['class']}"}
        return {key: _referring(value) for key, value in node.items()}
    return [_referring(item) for item in node] if isinstance(node, list) else node


def _first_line(text: str | None) -> str:
    return (text or "").strip().split("\n")[0]
