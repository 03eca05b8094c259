"""A role with more duties than one can keep in mind

## Why it matters

Of a list of twenty duties the holder remembers the first few, and a successor is never
found. A long list mostly means that small steps stand beside whole duties.

## What it finds

Roles that bear A or R on more than `max` duties. Archived duties are left out.

```yaml bad
name: Paper
roles:
  editor:
    root: true
    duties: [planning, commissioning, editing, proofreading, layout, corrections, letters, archive, budget]  # DUT006
```

## What to do

Put small duties together under one name and list them as its `tasks`, or give a part of
them to another role.

```yaml good
name: Paper
roles:
  editor:
    root: true
    duties: [planning, commissioning, editing, corrections, letters, budget]
  subeditor:
    reports_to: editor
    duties: [proofreading, layout, archive]
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Load(Options):
    """How many duties are too many."""

    max: int = option(8, "8: “at best no more than eight” (最好不超过八项), from Chinese guides to job descriptions")


@rule(
    "DUT006",
    Severity.WARNING,
    "{role} carries {count} duties, more than {max}",
    "put small duties together as tasks of one, give some away, or set policy.rules.too-many-duties",
    options=Load,
)
def too_many_duties(graph: OrgGraph, options: Load) -> Iterator[Finding]:
    in_use = graph.duties_in_use
    for role, entry in graph.roles.items():
        if len(entry.duties) <= options.max or entry.archived:
            continue
        count = sum(
            ("A" in assignment.letters or "R" in assignment.letters) and duty in in_use
            for duty, assignment in entry.duties.items()
        )
        if count > options.max:
            yield too_many_duties.finding("roles", role, "duties", role=role, count=count, max=options.max)
