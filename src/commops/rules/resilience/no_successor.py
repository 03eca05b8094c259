"""A critical role without anybody who could take it over

## Why it matters

When a key post becomes empty, the search takes months, and for as long its work is done by
whoever happens to be near. Somebody who is ready now makes it a matter of days.

## What it finds

Roles marked `critical` that one person holds, without a deputy that somebody else holds, and
with nobody else who reaches all the skills and languages that the role asks for. Where the
file says of nobody which role they hold: critical roles of one post without a deputy. Roles
that are vacant, or that somebody is only acting in, are not asked for a successor.

```yaml bad
name: Museum
roles:
  director: {root: true, duties: [exhibitions]}
  conservator: {reports_to: director, critical: true, duties: [restoring]}  # RES004
people:
  ada: {holds: director}
  ben: {holds: conservator}
```

## What to do

Name a `deputy` and let them do the work now and then; or bring up somebody until they reach
what the role asks for.

```yaml good
name: Museum
roles:
  director: {root: true, duties: [exhibitions]}
  conservator: {reports_to: director, critical: true, deputy: director, duties: [restoring]}
people:
  ada: {holds: director}
  ben: {holds: conservator}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.resilience import successors
from commops.rules.rule import rule


@rule(
    "RES004",
    Severity.INFO,
    "[[nobody is ready to take over {role} from {people}]][[{role} is critical and has {count} post, but no deputy]]",
    "name a deputy of {role} who knows the work, or bring somebody up for it",
)
def no_successor(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for role in sorted(role for role, entry in graph.roles.items() if entry.critical and not entry.archived):
        if not graph.says_who:
            if graph.seats[role] == 1 and set(graph.roles[role].deputy) <= {role}:
                yield no_successor.finding("roles", role, role=role, count=1)
            continue
        held = graph.holders.get(role, {})
        is_acting = any(holding.kind == "acting" for holding in held.values())
        if len(held) == 1 and not is_acting and not any(successors(graph, role)):
            yield no_successor.finding("roles", role, role=role, people=sorted(held))
