"""Somebody who is the backup of too much

## Why it matters

A backup that stands behind everything is a backup on paper. If two of those duties need it in
the same week, one stands still; and work that is backed up in name only is never practised.

## What it finds

People who are named as `backup` of more than five duties, or hold a role that is; a role
shares its duties among those who hold it. In a file that says of nobody which role they hold,
roles, by the number of their posts.

```yaml bad
name: Ferry
duties:
  steering: {backup: mate}
  mooring: {backup: mate}
  tickets: {backup: mate}
  engine: {backup: mate}
  radio: {backup: mate}
  kitchen: {backup: mate}
  loading: {}
roles:
  captain: {root: true, duties: [steering, radio, mooring]}
  engineer: {reports_to: captain, duties: [engine]}
  purser: {reports_to: captain, duties: [tickets, kitchen]}
  mate: {reports_to: captain, duties: [loading]}  # RES006
```

## What to do

Spread the backups: whoever is nearest to a duty learns it soonest.

```yaml good
name: Ferry
duties:
  steering: {backup: mate}
  mooring: {backup: mate}
  tickets: {backup: mate}
  engine: {backup: mate}
  radio: {backup: mate}
  kitchen: {backup: engineer}
  loading: {}
roles:
  captain: {root: true, duties: [steering, radio, mooring]}
  engineer: {reports_to: captain, duties: [engine]}
  purser: {reports_to: captain, duties: [tickets, kitchen]}
  mate: {reports_to: captain, duties: [loading]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.stand_ins import burdens
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Limit(Options):
    """How much one may back up."""

    max: int = option(5, "duties that one person backs up: 5, our default")


@rule(
    "RES006",
    Severity.INFO,
    "[[{person} backs up {count} duties, more than {max}]][[{role} backs up {count} duties, more than {max}]]",
    "let others back up some of {duties}",
    options=Limit,
)
def backup_overloaded(graph: OrgGraph, options: Limit) -> Iterator[Finding]:
    for burden in burdens(graph):
        if burden.count > options.max:
            whose: dict[str, Any] = {"person" if burden.section == "people" else "role": burden.key}
            yield backup_overloaded.finding(
                burden.section,
                burden.key,
                **whose,
                duties=list(burden.duties),
                count=len(burden.duties),
                max=options.max,
            )
