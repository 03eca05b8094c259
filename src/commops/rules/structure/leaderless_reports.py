"""A role that others report to, and that nobody holds

## Why it matters

While the place above is empty, leave is not granted, conflicts are not settled and work is
not judged. People find their own way round it, and keep it afterwards.

## What it finds

Roles with direct reports and without a holder on the day, acting holders included. It
speaks only where the file says who holds which role.

```yaml bad
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
  section-leader: {reports_to: conductor, duties: [leading-altos]}  # STR004
  alto: {reports_to: section-leader, duties: [singing]}
people:
  ada: {holds: conductor}
  bea: {holds: alto}
```

## What to do

Fill the role, name an acting holder, or let its reports answer to the role above until it
is filled.

```yaml good
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
  section-leader: {reports_to: conductor, duties: [leading-altos]}
  alto: {reports_to: section-leader, duties: [singing]}
people:
  ada: {holds: {conductor: 0.8, section-leader: {fte: 0.2, kind: acting}}}
  bea: {holds: alto}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Vacancy(Options):
    """How long a team may wait."""

    grace_days: int = option(14, "days after the last holding in which a role may stand empty: 14, our default")


@rule(
    "STR004",
    Severity.WARNING,
    "nobody holds {role}, which has direct reports ({count})[[; its last holding ended on {until}]]",
    "name a holder or an acting one for {role}, or let its reports answer to the role above it for the time being",
    options=Vacancy,
    silences={"establishment-variance": "role"},
)
def leaderless_reports(graph: OrgGraph, options: Vacancy) -> Iterator[Finding]:
    if not graph.says_who:
        return
    for role, reports in graph.reports.items():
        if role in graph.holders or graph.roles[role].archived:
            continue
        until = graph.last_held.get(role)
        if until and graph.as_of and (graph.as_of - until).days <= options.grace_days:
            continue
        yield leaderless_reports.finding(
            "roles", role, role=role, count=len(reports), until=until.isoformat() if until else None
        )
