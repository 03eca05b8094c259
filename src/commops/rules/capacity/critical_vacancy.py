"""A role that must not stand empty, and does

## Why it matters

What ends at a critical role stops when nobody holds it: approvals wait, what goes up to it is
not decided. Whoever does the work in the meantime has not been told that they may.

## What it finds

Roles with `critical: true` that nobody holds on the day, not even acting: an error. And, as a
warning, any other role without reports whose last holding ended more than `max-days` ago; one
with reports is reported by `leaderless-reports`. It speaks only where the file says who holds
which role.

```yaml bad
name: Forum
as_of: 2026-11-20
roles:
  editor: {root: true, duties: [writing]}
  safety-lead:  # CAP005
    reports_to: editor
    critical: true
    duties: [answering-threats]
people:
  ada: {holds: editor}
  ben: {holds: {safety-lead: {until: 2026-11-08}}, archived: 2026-11-09}
```

## What to do

Name a holder, or an acting one (代理) until the role is filled.

```yaml good
name: Forum
as_of: 2026-11-20
roles:
  editor: {root: true, duties: [writing]}
  safety-lead:
    reports_to: editor
    critical: true
    duties: [answering-threats]
people:
  ada: {holds: {editor: 0.8, safety-lead: {fte: 0.2, kind: acting}}}
  ben: {holds: {safety-lead: {until: 2026-11-08}}, archived: 2026-11-09}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.capacity import tells_holders
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Vacancy(Options):
    """How long a role may stand empty."""

    critical_days: int = option(0, "days after the last holding of a critical role: 0, our default")
    max_days: int = option(30, "days after the last holding of any other: 30, our default")


@rule(
    "CAP005",
    Severity.ERROR,
    "nobody holds {role}[[, for {days} days]][[; duties that end there: {count}]]",
    "name a holder of {role}, or an acting one until it is filled",
    options=Vacancy,
    silences={
        "leaderless-reports": "role",
        "unit-head": "role",
        "establishment-variance": "role",
        "no-escalation-path": "role",
        "single-point-of-failure": "role",
        "backup-invalid": "role",
    },
)
def critical_vacancy(graph: OrgGraph, options: Vacancy) -> Iterator[Finding]:
    if not tells_holders(graph):
        return
    for role, entry in graph.roles.items():
        if entry.archived or role in graph.holders:
            continue
        last = graph.last_held.get(role)
        days = (graph.as_of - last).days if last is not None and graph.as_of is not None else None
        if entry.critical:
            is_late = days is None or days > options.critical_days
        else:
            is_late = days is not None and days > options.max_days and role not in graph.reports
        if is_late:
            yield critical_vacancy.finding(
                "roles",
                role,
                severity=None if entry.critical else Severity.WARNING,
                role=role,
                days=days,
                count=sum(not {"A", "R"}.isdisjoint(assigned.letters) for assigned in entry.duties.values()) or None,
            )
