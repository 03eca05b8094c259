"""More layers of management than the size calls for

## Why it matters

Each layer passes on what it was told, and adds its own meetings. What the people at the
bottom see reaches the top late and smoothed.

## What it finds

The longest reporting line, if it has more layers than is usual for the number of people,
or more than a team size of 7 would need, with one layer to spare. It counts people: the
headcount of the roles, or their holders. Roles in a circle have no layer.

```yaml bad
name: Clinic
roles:
  director: {root: true, duties: [running-the-clinic]}
  head-nurse: {reports_to: director, duties: [planning-shifts]}
  ward-leader: {reports_to: head-nurse, duties: [leading-the-ward]}
  nurse: {reports_to: ward-leader, duties: [nursing]}
  assistant-nurse: {reports_to: nurse, duties: [making-beds]}  # STR007
```

## What to do

Look for a layer that only passes on, and let its reports answer to the role above.

```yaml good
name: Clinic
roles:
  director: {root: true, duties: [running-the-clinic]}
  head-nurse: {reports_to: director, duties: [planning-shifts]}
  ward-leader: {reports_to: director, duties: [leading-the-ward]}
  nurse: {reports_to: head-nurse, duties: [nursing]}
  assistant-nurse: {reports_to: head-nurse, duties: [making-beds]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Layers(Options):
    """How many layers are too many."""

    small: int = option(5, "most layers below 500 people: 5, from Agentnoon's metrics")
    medium: int = option(7, "most layers up to 5,000 people: 7, same source")
    large: int = option(9, "most layers above that: 9, same source (GitLab's handbook caps at 8)")
    span: int = option(7, "direct reports of each manager from which the fewest layers are reckoned: 7, our default")
    slack: int = option(1, "layers above the fewest that pass: 1, our default")


@rule(
    "STR007",
    Severity.WARNING,
    "{layers} layers for {count} people[[, more than {max}]][[; {fewest} would do if each manager led {span}]]: {path}",
    "take out a layer that only passes on, and let its reports answer to the role above it",
    options=Layers,
)
def too_many_layers(graph: OrgGraph, options: Layers) -> Iterator[Finding]:
    path = graph.longest_chain
    if len(path) < 2:
        return
    count = sum(graph.seats.values())
    most = options.small if count < 500 else options.medium if count <= 5000 else options.large
    fewest = _fewest(count, max(options.span, 2))
    stretched = len(path) > fewest + options.slack
    if len(path) > most or stretched:
        yield too_many_layers.finding(
            "roles", path[-1],
            layers=len(path),
            count=count,
            max=most if len(path) > most else None,
            fewest=fewest if stretched else None,
            span=options.span,
            path=path,
        )  # fmt: skip


def _fewest(people: int, span: int) -> int:
    """The layers that so many people need if each leads ``span``: 1, 1 + 7, 1 + 7 + 49, …"""
    layers, widest, room = 1, 1, 1
    while room < people:
        layers, widest = layers + 1, widest * span
        room += widest
    return layers
