"""A role that answers, through others, to itself

## Why it matters

A reporting line is the way a question travels until somebody can settle it. In a cycle
nobody can: each role waits for the next.

## What it finds

Roles whose reporting lines lead back to themselves, each cycle once.

```yaml bad
name: Paper
roles:
  editor: {reports_to: publisher, duties: [editing]}  # STR001
  publisher: {reports_to: editor, duties: [publishing]}
```

## What to do

Let one role of the cycle report to somebody outside it, or to nobody.

```yaml good
name: Paper
roles:
  editor: {reports_to: publisher, duties: [editing]}
  publisher: {duties: [publishing]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "STR001",
    Severity.ERROR,
    "reporting lines run in a circle: {path}",
    "take one reports_to out of the circle, or let its role report to somebody outside it",
    places={"next": "and {role} reports on"},
)
def reporting_cycle(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for cycle in graph.cycles:
        first, *others = cycle
        path = [*cycle, first]
        yield reporting_cycle.finding(
            "roles",
            first,
            "reports_to",
            text=path[1],
            path=path,
            related=[Related(("roles", role, "reports_to"), "next", {"role": role}, on_value=True) for role in others],
        )
