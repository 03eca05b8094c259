"""reviewdog's rdjson, for comments on the lines of a change.

Columns are UTF-8 bytes, the end is the column behind the last one, and ways begin in the
current folder, where reviewdog runs too. Accepted findings are left out: it has no word for them.
"""

from collections.abc import Sequence
from typing import Any

from commops.finding import Edit, Report, Reported, Severity
from commops.reporters.places import end_of, in_bytes, line_at
from commops.reporters.told import Told
from commops.reporters.wire import as_json
from commops.source.tree import Place

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def write(report: Report, told: Told) -> str:
    """One diagnostic for each open finding."""
    found = [_diagnostic(item, told) for item in report.open]
    return as_json({"source": {"name": "commops"}, "diagnostics": found})


def _diagnostic(item: Reported, told: Told) -> dict[str, Any]:
    found: dict[str, Any] = {
        "message": "\n".join((told.message(item), told.advice(item), told.more(item))),
        "location": _location(item.place, told),
        "severity": _SEVERITIES[item.severity],
        "code": {"value": item.code},
    }
    related = [
        {"message": told.label(item, one), "location": _location(one.place, told)}
        for one in item.related
        if one.place is not None
    ]
    if related:
        found["related_locations"] = related
    if item.fix is not None and item.fix.file == item.place.file and len(item.fix.edits) == 1:
        found["suggestions"] = [_suggestion(item.fix.edits[0], told.lines(item.fix.file))]
    return found


def _suggestion(edit: Edit, lines: Sequence[str]) -> dict[str, Any]:
    """A repair in one place; one in several could be taken by halves."""
    start = {"line": edit.line, "column": in_bytes(edit.column, lines[edit.line - 1])}
    end = {"line": edit.end_line, "column": in_bytes(edit.end_column, lines[edit.end_line - 1])}
    return {"range": {"start": start, "end": end}, "text": edit.text}


def _location(place: Place, told: Told) -> dict[str, Any]:
    """The place; without columns, which means the whole line, where the line is not known."""
    path, line = told.from_here(place.file), line_at(place, told)
    start: dict[str, int] = {"line": place.line}
    end = dict(start)
    if line is not None:
        start["column"] = in_bytes(place.column, line)
        end["column"] = in_bytes(end_of(place, told), line)
    return {"path": path, "range": {"start": start, "end": end}}
