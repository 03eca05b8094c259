"""A unit without a head, or with a head from elsewhere

## Why it matters

A unit that nobody leads settles its quarrels somewhere else, or not at all. A head from
elsewhere decides about work that others know better.

## What it finds

Units of two or more roles without `head`; units whose head stands neither in the unit, nor
in one above or below it; and, where the file says who holds which role, heads whom nobody
holds (if others report to that role, STR004 speaks).

```yaml bad
name: Clinic
units:
  ward: {name: Ward}  # STR010
  kitchen:
    head: head-nurse  # STR010
roles:
  director: {root: true, duties: [running-the-clinic]}
  head-nurse: {unit: ward, reports_to: director, duties: [planning-shifts]}
  nurse: {unit: ward, reports_to: head-nurse, duties: [nursing]}
  cook: {unit: kitchen, reports_to: director, duties: [cooking]}
```

## What to do

Name a role of the unit as its `head`, or one of a unit above. If the unit is led from
elsewhere on purpose, make it a part of that place: `parent`.

```yaml good
name: Clinic
units:
  ward: {name: Ward, head: head-nurse}
  kitchen:
    head: cook
roles:
  director: {root: true, duties: [running-the-clinic]}
  head-nurse: {unit: ward, reports_to: director, duties: [planning-shifts]}
  nurse: {unit: ward, reports_to: head-nurse, duties: [nursing]}
  cook: {unit: kitchen, reports_to: director, duties: [cooking]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Heads(Options):
    """Which units need a head."""

    min_size: int = option(2, "units with fewer roles need no head: 2, our default")


@rule(
    "STR010",
    Severity.WARNING,
    "[[{unit} has {count} roles and no head]][[{role} heads {unit}, but stands in {units}]]"
    "[[nobody holds {role}, the head of {size} roles in {unit}]]",
    "[[give its {count} roles a head from {unit} or from a unit above it]][[, such as {near}]]"
    "[[choose a head from {unit} or from above it, or correct where the head stands ({units})]]"
    "[[name a holder or an acting one for the head of these {size} roles, or choose another head]]",
    places={"stands": "{role} stands in {unit}"},
    options=Heads,
)
def unit_head(graph: OrgGraph, options: Heads) -> Iterator[Finding]:
    roles, units = graph.roles, graph.org.units
    for unit, entry in units.items():
        size, head = len(graph.members.get(unit, ())), entry.head
        if entry.archived or (head is not None and head not in roles):
            continue
        if head is None:
            if size >= options.min_size:
                near = graph.natural_head(unit)
                yield unit_head.finding("units", unit, unit=unit, count=size, near=near)
        elif (home := roles[head].unit) in units and not graph.is_within(home, unit):
            yield unit_head.finding(
                "units", unit, "head",
                on_value=True,
                unit=unit, role=head, units=[home],
                related=[Related(("roles", head, "unit"), "stands", {"role": head, "unit": home}, on_value=True)],
            )  # fmt: skip
        elif size >= options.min_size and graph.is_vacant(head) and head not in graph.reports:
            yield unit_head.finding("units", unit, "head", on_value=True, unit=unit, role=head, size=size)
