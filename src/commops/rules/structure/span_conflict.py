"""A stated number of direct reports that the file contradicts

## Why it matters

The number of direct reports decides grade, pay and time for leading. If a description says
none and the role does lead people, nobody has given it the time to do so.

## What it finds

Roles whose `direct_reports` is not the number of roles, or of people in them, that report
to them in the file; and roles that state 0 but look after people who are no staff
(`manages`). Assistants may be counted or not. A file that is declared `open` may name
fewer than are stated.

```yaml bad
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
  choir-manager:
    reports_to: conductor
    direct_reports: 0  # STR012
    manages: {stewards: at the concerts}
    duties: [planning-concerts]
  librarian:
    reports_to: conductor
    direct_reports: 3  # STR012
    duties: [keeping-scores]
```

## What to do

Correct the number, or the reporting lines. Volunteers whom a role looks after count as
people to lead.

```yaml good
name: Choir
roles:
  conductor: {root: true, direct_reports: 2, duties: [conducting]}
  choir-manager:
    reports_to: conductor
    manages: {stewards: at the concerts}
    duties: [planning-concerts]
  librarian:
    reports_to: conductor
    direct_reports: 0
    duties: [keeping-scores]
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "STR012",
    Severity.WARNING,
    "{role} states {stated} direct reports[[, but these report to it: {roles}]]"
    "[[, while it looks after {people}]][[; {missing} of them are not in the file]]",
    "correct direct_reports of {role}, or the reporting lines",
    places={"report": "{role} reports to it", "manages": "it looks after {people} here"},
)
def span_conflict(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for role, entry in graph.roles.items():
        stated = entry.direct_reports
        if stated is None or entry.archived:
            continue
        reports = graph.reports.get(role, [])
        seats = sum(graph.seats[below] for below in reports)
        most = max(len(reports), seats)
        more = stated < min(graph.span(role), seats)
        missing = 0 if graph.org.head.open else stated - most
        people = sorted(entry.manages) if stated == 0 else []
        if not more and not people and missing <= 0:
            continue
        shown = reports if more else []
        related = [
            Related(("roles", below, "reports_to"), "report", {"role": below}, on_value=True, text=role)
            for below in shown
        ]
        if people:
            related.append(Related(("roles", role, "manages"), "manages", {"people": people}))
        yield span_conflict.finding(
            "roles", role, "direct_reports",
            on_value=True,
            role=role, stated=stated, roles=shown, people=people, missing=missing if missing > 0 else None,
            related=related,
        )  # fmt: skip
