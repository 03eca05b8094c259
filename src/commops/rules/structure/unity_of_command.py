"""A role with more than one manager

## Why it matters

Two managers give two orders, and the one who receives them has to choose. What comes out
is an argument, or work done twice, and nobody answers for either.

## What it finds

Roles with more than one solid line: several roles in `reports_to`. With
`allow-co-lead: true` two managers pass who stand side by side, in the same unit and under
the same manager.

```yaml bad
name: Clinic
roles:
  director: {root: true, duties: [running-the-clinic]}
  matron: {reports_to: director, duties: [nursing]}
  surgeon: {reports_to: director, duties: [operating]}
  porter:
    reports_to:
      - matron
      - surgeon  # STR003
    duties: [moving-beds]
```

## What to do

Keep the line that sets priorities and judges the work. Make the other one dotted, and say
what it is about.

```yaml good
name: Clinic
roles:
  director: {root: true, duties: [running-the-clinic]}
  matron: {reports_to: director, duties: [nursing]}
  surgeon: {reports_to: director, duties: [operating]}
  porter:
    reports_to: matron
    dotted_to: {surgeon: moving patients to the theatre}
    duties: [moving-beds]
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Command(Options):
    """Whether two may lead together."""

    allow_co_lead: bool = option(False, "let two lead together, if unit and manager are the same: our default is no")


@rule(
    "STR003",
    Severity.ERROR,
    "{role} has more than one manager: {roles}",
    "keep one of them in reports_to and move the others to dotted_to, with what the line is about",
    options=Command,
)
def unity_of_command(graph: OrgGraph, options: Command) -> Iterator[Finding]:
    for role, bosses in graph.managers.items():
        if len(bosses) < 2:
            continue
        if options.allow_co_lead and len(bosses) == 2 and _side_by_side(graph, *bosses):
            continue
        yield unity_of_command.finding("roles", role, "reports_to", text=bosses[1], role=role, roles=list(bosses))


def _side_by_side(graph: OrgGraph, one: str, other: str) -> bool:
    same_unit = graph.roles[one].unit == graph.roles[other].unit
    return same_unit and set(graph.managers[one]) == set(graph.managers[other])
