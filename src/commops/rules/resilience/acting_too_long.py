"""A role that somebody has been acting in for too long

## Why it matters

Who acts does two jobs, decides with half the authority and waits. After half a year it is no
longer a bridge: the post has been saved, and nobody has said so.

## What it finds

Holdings of `kind: acting` that have lasted more than half a year on the day (`as_of`). Without
a day, or without `from`, nobody can tell.

```yaml bad
name: Library
as_of: 2026-09-01
roles:
  head: {root: true, duties: [buying]}
  reader: {reports_to: head, duties: [lending]}
people:
  ada: {holds: {head: {kind: acting, fte: 0.5, from: 2025-11-03}, reader: 0.5}}  # RES005
```

## What to do

Appoint somebody, fill the post, or merge the roles. If it has to go on, waive the finding with
the reason and a last day.

```yaml good
name: Library
as_of: 2026-09-01
roles:
  head: {root: true, duties: [buying]}
  reader: {reports_to: head, duties: [lending]}
people:
  ada: {holds: {head: {kind: acting, fte: 0.5, from: 2026-06-01}, reader: 0.5}}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Acting(Options):
    """How long somebody may act in a role."""

    max_days: int = option(
        180, "days: 180, after the six months of article 36 of a Taiwanese regulation on acting posts"
    )


@rule(
    "RES005",
    Severity.WARNING,
    "{person} has been acting in {role} for {days} days, more than {max}",
    "appoint {person} or somebody else to {role}, or fill the post",
    options=Acting,
)
def acting_too_long(graph: OrgGraph, options: Acting) -> Iterator[Finding]:
    if graph.as_of is None:
        return
    for role, held in graph.holders.items():
        for person, holding in held.items():
            if holding.kind != "acting" or holding.from_ is None:
                continue
            days = (graph.as_of - holding.from_).days
            if days > options.max_days:
                yield acting_too_long.finding(
                    "people", person, "holds", role, person=person, role=role, days=days, max=options.max_days
                )
