"""The report for machines, versioned; its schema is docs/report.schema.json."""

import json
from typing import Any

from commops.finding import Report, Reported
from commops.reporters.told import Told, dotted

_PLACE = {
    "file": {"type": "string"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1, "description": "In code points."},
    "pointer": {"type": "string"},
    "message": {"type": "string"},
}
_COUNTS = ("error", "warning", "info", "waived", "baseline")
_FINDING = {
    "id": {"type": "string", "pattern": "^[0-9a-f]{6,}$"},
    "code": {"type": "string", "pattern": "^[A-Z]{3}[0-9]{3}$"},
    "rule": {"type": "string"},
    "severity": {"enum": ["error", "warning", "info"]},
    "advice": {"type": "string"},
    **_PLACE,
    "values": {
        "type": "object",
        "description": "Ids under the names of their kinds, numbers under names of their own.",
    },
    "related": {
        "type": "array",
        "items": {"type": "object", "properties": _PLACE, "required": list(_PLACE), "additionalProperties": False},
    },
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "commops report",
    "type": "object",
    "properties": {
        "schema": {"const": "commops-report/1"},
        "file": {"type": "string"},
        "as_of": {"type": ["string", "null"], "format": "date"},
        "summary": {
            "type": "object",
            "properties": {word: {"type": "integer", "minimum": 0} for word in _COUNTS},
            "required": list(_COUNTS),
            "additionalProperties": False,
        },
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    **_FINDING,
                    "state": {"enum": ["waived", "baseline"], "description": "Absent while the finding is open."},
                    "waiver": {"type": "object"},
                },
                "required": list(_FINDING),
                "additionalProperties": False,
            },
        },
    },
    "required": ["schema", "file", "as_of", "summary", "findings"],
    "additionalProperties": False,
}
"""JSON Schema of what is written, kept in the repository as docs/report.schema.json."""


def write(report: Report, told: Told) -> str:
    """The whole report, accepted findings included, as JSON with sorted values."""
    data = {
        "schema": "commops-report/1",
        "file": report.file,
        "as_of": report.as_of,
        "summary": report.summary(),
        "findings": [_finding(item, told) for item in report.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _finding(item: Reported, told: Told) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": item.id,
        "code": item.code,
        "rule": item.rule,
        "severity": item.severity.word,
        "message": told.message(item),
        "advice": told.advice(item),
        "file": item.place.file,
        "line": item.place.line,
        "column": item.place.column,
        "pointer": dotted(item.pointer),
        "values": dict(sorted(item.values.items())),
        "related": [
            {
                "file": related.place.file,
                "line": related.place.line,
                "column": related.place.column,
                "pointer": dotted(related.pointer),
                "message": told.label(item, related),
            }
            for related in item.related
            if related.place is not None
        ],
    }
    if item.state != "open":
        data["state"] = item.state
        data["waiver"] = dict(item.waiver or {})
    return data
