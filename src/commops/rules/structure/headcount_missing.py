"""A role that does not say how many people it is for, among others that do

## Why it matters

Headcounts add up to the establishment that is budgeted and hired for. One role without a
number makes the sum wrong, and its vacancies show nowhere.

## What it finds

Roles without `headcount` in a file where other roles have one. Roles with `staff: false`
are left out.

```yaml bad
name: Choir
roles:
  conductor: {root: true, headcount: 1, duties: [conducting]}
  soprano: {reports_to: conductor, headcount: {min: 8, max: 12}, duties: [singing]}
  accompanist: {reports_to: conductor, duties: [playing]}  # STR011
```

## What to do

Write the authorised number down: `headcount: 2`, or `{min: 1, max: 3}`.

```yaml good
name: Choir
roles:
  conductor: {root: true, headcount: 1, duties: [conducting]}
  soprano: {reports_to: conductor, headcount: {min: 8, max: 12}, duties: [singing]}
  accompanist: {reports_to: conductor, headcount: 1, duties: [playing]}
  steward: {reports_to: conductor, staff: false, duties: [taking-tickets]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "STR011",
    Severity.INFO,
    "{role} has no headcount, where other roles have one ({stated} of {count})",
    "write down for how many people {role} is meant: headcount: 1, or headcount: {{min: 1, max: 2}}",
)
def headcount_missing(graph: OrgGraph, _: None) -> Iterator[Finding]:
    missing, count = [], 0
    for role, entry in graph.roles.items():
        if entry.staff and not entry.archived:
            count += 1
            if entry.headcount is None:
                missing.append(role)
    if len(missing) == count:
        return
    for role in missing:
        yield headcount_missing.finding("roles", role, role=role, stated=count - len(missing), count=count)
