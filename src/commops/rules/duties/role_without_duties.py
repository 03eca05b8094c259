"""A role that does nothing and owns nothing

## Why it matters

A role without work of its own is either a title, or its work has been forgotten in the
file. In both cases nobody can say what would be missed if it went.

## What it finds

Roles that bear neither A, R nor S on any duty. To be consulted or informed is no work of
one's own. Archived roles and duties are left out.

```yaml bad
name: Choir
roles:
  conductor: {root: true, duties: [rehearsing, programme]}
  patron: {reports_to: conductor, duties: {programme: I}}  # DUT005
```

## What to do

Give the role a duty, write down the one it already has, or retire it.

```yaml good
name: Choir
roles:
  conductor: {root: true, duties: [rehearsing, programme]}
  patron: {reports_to: conductor, duties: {programme: I, fund-raising: AR}}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "DUT005",
    Severity.WARNING,
    "{role} neither does, owns nor supports any duty[[ (only C or I: {told})]]",
    "give {role} a duty, write down the one it has, or retire the role",
)
def role_without_duties(graph: OrgGraph, _: None) -> Iterator[Finding]:
    in_use = graph.duties_in_use
    for role, entry in graph.roles.items():
        if entry.archived:
            continue
        told = 0
        for duty, assignment in entry.duties.items():
            if duty in in_use:
                if not _WORK.isdisjoint(assignment.letters):
                    break
                told += 1
        else:
            yield role_without_duties.finding("roles", role, role=role, told=told)


_WORK = frozenset("ARS")
