"""A manager with more direct reports than one can look after

## Why it matters

Every report takes time: to listen, to decide, to judge. Past a number that depends on how
alike the work is, people wait for answers, and the manager stops leading.

## What it finds

Roles with more direct reports than is usual for their kind; assistants are not counted.
The kind is declared with `archetype`; a role without one is held against `max`.

```yaml bad
name: Paper
roles:
  editor: {archetype: player-coach, duties: [a]}  # STR005
  w1: {reports_to: editor, duties: [b1]}
  w2: {reports_to: editor, duties: [b2]}
  w3: {reports_to: editor, duties: [b3]}
  w4: {reports_to: editor, duties: [b4]}
  w5: {reports_to: editor, duties: [b5]}
  w6: {reports_to: editor, duties: [b6]}
```

## What to do

Put a lead between the manager and a part of the team, or declare the archetype that fits
work of this kind. There is no number that is right for all: set `max` to your own.

```yaml good
name: Paper
roles:
  editor: {archetype: player-coach, duties: [a]}
  chief: {reports_to: editor, duties: [c]}
  w1: {reports_to: editor, duties: [b1]}
  w2: {reports_to: editor, duties: [b2]}
  w3: {reports_to: chief, duties: [b3]}
  w4: {reports_to: chief, duties: [b4]}
  w5: {reports_to: chief, duties: [b5]}
  w6: {reports_to: chief, duties: [b6]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Span(Options):
    """How many direct reports are too many."""

    max: int = option(12, "without archetype: 12, the top of the band “on target” of Orgvue's span analysis")
    player_coach: int = option(5, "archetype player-coach: 5, from McKinsey's managerial archetypes")
    coach: int = option(7, "archetype coach: 7, same source")
    supervisor: int = option(10, "archetype supervisor: 10, same source")
    facilitator: int = option(15, "archetype facilitator: 15, same source")


@rule(
    "STR005",
    Severity.WARNING,
    "{role} has {span} direct reports, more than {max}",
    "put a lead between {role} and a part of them, declare its archetype, or set policy.rules.span-too-wide",
    options=Span,
)
def span_too_wide(graph: OrgGraph, options: Span) -> Iterator[Finding]:
    for role in graph.reports:
        archetype = graph.roles[role].archetype
        if archetype == "coordinator":
            continue
        most = getattr(options, archetype.replace("-", "_")) if archetype else options.max
        if (span := graph.span(role)) > most:
            yield span_too_wide.finding("roles", role, role=role, span=span, max=most)
