"""How many findings concern which role, which duty."""

from collections.abc import Iterable, Mapping
from typing import Literal

from commops.finding import ID_KINDS, Reported, Severity

Marks = Mapping[str, Mapping[Severity, int]]
"""Ids, and how many open findings of each severity concern them."""


def marks_on(section: Literal["roles", "duties"], findings: Iterable[Reported]) -> dict[str, dict[Severity, int]]:
    """How many of some findings concern each id of a section.

    Args:
        section: the section.
        findings: findings, such as ``report.open``.

    Returns:
        Ids that have any, with the number by severity.
    """
    marks: dict[str, dict[Severity, int]] = {}
    for finding in findings:
        for subject in _subjects(section, finding):
            counts = marks.setdefault(subject, {})
            counts[finding.severity] = counts.get(finding.severity, 0) + 1
    return marks


def _subjects(section: str, finding: Reported) -> set[str]:
    """The ids a finding is about: what its values name, else where it points."""
    named: set[str] = set()
    for key, kind in ID_KINDS.items():
        if kind == section and (value := finding.values.get(key)):
            named.update([value] if isinstance(value, str) else value)
    if not named and finding.pointer[:1] == (section,):
        named.update(finding.pointer[1:2])
    return named
