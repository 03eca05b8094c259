"""The report for machines, versioned; its schema is docs/report.schema.json."""

import json
from dataclasses import asdict
from typing import Any

from commops.finding import Comparison, Report, Reported
from commops.reporters.told import Told, dotted

_PLACE = {
    "file": {"type": "string"},
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1, "description": "In code points."},
    "pointer": {"type": "string"},
    "message": {"type": "string"},
}
_KNOWN = {
    "id": {"type": "string", "pattern": "^[0-9a-f]{12}$"},
    "code": {"type": "string"},
    "rule": {"type": "string"},
    "pointer": {"type": "string"},
    "values": {"type": "object"},
}
_COMPARISON = {
    "kind": {"enum": ["baseline", "since"]},
    "name": {"type": "string", "description": "The file of --baseline, or the revision of --since."},
    "known": {"type": "integer", "minimum": 0, "description": "Findings of now that were there before."},
    "gone": {
        "type": "array",
        "description": "Findings that were there before and are no longer.",
        "items": {"type": "object", "properties": _KNOWN, "required": list(_KNOWN), "additionalProperties": False},
    },
    "note": {
        "enum": ["not-there", "broken"],
        "description": "Why nothing was known: no such file then, or one that could not be read to its end.",
    },
}
_EDIT = {
    "line": {"type": "integer", "minimum": 1},
    "column": {"type": "integer", "minimum": 1, "description": "In code points, of the first character that goes."},
    "end_line": {"type": "integer", "minimum": 1},
    "end_column": {"type": "integer", "minimum": 1, "description": "Of the character behind the last one that goes."},
    "text": {"type": "string", "description": "What comes instead."},
}
_FIX = {
    "type": "object",
    "description": "The one safe repair, where there is one: what commops validate --fix does.",
    "properties": {
        "file": {"type": "string"},
        "edits": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "properties": _EDIT, "required": list(_EDIT), "additionalProperties": False},
        },
    },
    "required": ["file", "edits"],
    "additionalProperties": False,
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
                    "waiver": {"type": "object", "description": "Of a finding that is waived."},
                    "fix": _FIX,
                },
                "required": list(_FINDING),
                "additionalProperties": False,
            },
        },
        "compared": {
            "type": "array",
            "description": "With --baseline or --since: what came of holding the findings against earlier ones.",
            "items": {
                "type": "object",
                "properties": _COMPARISON,
                "required": [key for key in _COMPARISON if key != "note"],
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
    data: dict[str, Any] = {
        "schema": "commops-report/1",
        "file": report.file,
        "as_of": report.as_of,
        "summary": report.summary(),
        "findings": [_finding(item, told) for item in report.findings],
    }
    if report.compared:
        data["compared"] = [_comparison(item) for item in report.compared]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _comparison(item: Comparison) -> dict[str, Any]:
    gone = [
        {
            "id": one.id,
            "code": one.code,
            "rule": one.rule,
            "pointer": one.pointer,
            "values": dict(sorted(one.values.items())),
        }
        for one in item.gone
    ]
    data: dict[str, Any] = {"kind": item.kind, "name": item.name, "known": item.known, "gone": gone}
    return {**data, "note": item.note} if item.note else data


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
    if item.waiver is not None:
        data["waiver"] = {**item.waiver, "reason": told.reason(item)}
    if item.fix is not None:
        data["fix"] = {"file": item.fix.file, "edits": [asdict(edit) for edit in item.fix.edits]}
    return data
