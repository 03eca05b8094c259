"""GitLab's Code Quality report: what a merge request changes, beside the lines.

GitLab compares the report with that of the target branch by the fingerprints alone, and of
two entries with one fingerprint it keeps one. So a fingerprint is made of the file that was
named, which tells two organisations in one repository apart, and of the finding's id, which
survives moves; never of a line. Accepted findings are left out: it has no word for them.
"""

import hashlib
import json
from typing import Any

from commops.finding import Report, Reported, Severity
from commops.reporters.told import Told
from commops.reporters.wire import as_json, flat

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "major", Severity.INFO: "info"}


def write(report: Report, told: Told) -> str:
    """One entry for each open finding, in a list; an empty list where there is none."""
    seen: dict[str, int] = {}
    entries = []
    for item in report.open:
        seen[item.id] = seen.get(item.id, 0) + 1
        entries.append(_entry(item, _fingerprint(told.from_root(report.file), item.id, seen[item.id]), told))
    return as_json(entries)


def _fingerprint(file: str, finding: str, number: int) -> str:
    told = json.dumps([file, finding, *([number] if number > 1 else [])], ensure_ascii=False)
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def _entry(item: Reported, fingerprint: str, told: Told) -> dict[str, Any]:
    return {
        "description": flat(f"{item.code} {item.rule}: {told.message(item)} [{item.id}]"),
        "check_name": item.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[item.severity],
        "location": {"path": told.from_root(item.place.file), "lines": {"begin": item.place.line}},
    }
