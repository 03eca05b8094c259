"""A role that is judged by more measures than it can watch

## Why it matters

Of ten measures the easy ones are moved and the others explained. Who has to watch everything
steers by nothing.

## What it finds

Roles that own (`owner`), or are judged by (`metrics`), more than `max` measures in use.

```yaml bad
name: Forum
metrics:
  m1: {definition: visits, owner: host, targets: [{at_least: 1}], every: week}
  m2: {definition: posts, owner: host, targets: [{at_least: 1}], every: week}
  m3: {definition: answers, owner: host, targets: [{at_least: 1}], every: week}
  m4: {definition: reports, owner: host, targets: [{at_least: 1}], every: week}
  m5: {definition: events, owner: host, targets: [{at_least: 1}], every: week}
  m6: {definition: guests, owner: host, targets: [{at_least: 1}], every: week}
roles:
  editor: {root: true, duties: [writing]}
  host: {reports_to: editor, duties: [hosting]}  # GOV012
```

## What to do

Keep the few that the role can move, and let the others be read without judging anybody.

```yaml good
name: Forum
metrics:
  m1: {definition: visits, owner: host, targets: [{at_least: 1}], every: week}
  m2: {definition: posts, owner: editor, targets: [{at_least: 1}], every: week}
  m3: {definition: answers, owner: host, targets: [{at_least: 1}], every: week}
  m4: {definition: reports, owner: host, targets: [{at_least: 1}], every: week}
  m5: {definition: events, owner: host, targets: [{at_least: 1}], every: week}
  m6: {definition: guests, owner: host, targets: [{at_least: 1}], every: week}
roles:
  editor: {root: true, duties: [writing]}
  host: {reports_to: editor, duties: [hosting]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.measures import judged_by, metrics
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Measures(Options):
    """How many measures one role may have."""

    max: int = option(5, "measures of a role: 5, our default")


@rule(
    "GOV012",
    Severity.INFO,
    "{role} has {count} measures, more than {max}: {metrics}",
    "keep the few that {role} can move, and let the others be read without judging anybody",
    options=Measures,
)
def kpi_overload(graph: OrgGraph, options: Measures) -> Iterator[Finding]:
    if not graph.org.metrics:
        return
    judged = judged_by(graph)
    found: dict[str, set[str]] = {}
    for metric, entry in metrics(graph):
        for role in {*entry.owner, *judged.get(metric, ())}:
            found.setdefault(role, set()).add(metric)
    for role, named in sorted(found.items()):
        if len(named) > options.max and role in graph.roles and not graph.roles[role].archived:
            field = ("metrics",) if graph.roles[role].metrics else ()
            yield kpi_overload.finding(
                "roles", role, *field, role=role, metrics=sorted(named), count=len(named), max=options.max
            )
