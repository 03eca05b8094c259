"""A unit without roles, or for so few people that it is none

## Why it matters

A unit has a head, a meeting, a budget and a border. For one or two people that costs more than
it brings, and whoever is ill takes half of it along. A unit without any role is only a word.

## What it finds

Units to which, with the units below them, no role belongs, where others have some. And units
for fewer than `min-people` people, where that is known: from `headcount`, or because the file
says who holds which role; a unit that holds all roles of the file is not asked, nor is any in
an organisation of up to `small-team` people. Of a unit and those below it only the lowest are
named. A unit whose list of roles is not complete (`open: true`) is left out.

```yaml bad
name: Forum
units:
  house: {head: editor}
  content: {parent: house, head: writer}
  events: {parent: house}  # STR013
roles:
  editor: {unit: house, root: true, duties: [planning]}
  writer: {unit: content, reports_to: editor, duties: [writing]}
  designer: {unit: content, reports_to: writer, duties: [drawing]}
```

## What to do

Put the unit together with a neighbour, or write down the roles that belong to it.

```yaml good
name: Forum
units:
  house: {head: editor}
  content: {parent: house, head: writer}
  events: {parent: house, open: true}
roles:
  editor: {unit: house, root: true, duties: [planning]}
  writer: {unit: content, reports_to: editor, duties: [writing]}
  designer: {unit: content, reports_to: writer, duties: [drawing]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.capacity import plain
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Size(Options):
    """How small a unit may be."""

    min_people: int = option(3, "people of a unit: 3, our default")
    small_team: int = option(10, "people of the whole up to whom no unit is too small: 10, our default")


@rule(
    "STR013",
    Severity.INFO,
    "[[{unit} is for {count} people, fewer than {min}]][[no role belongs to {unit}, where other units have some ({others})]]",
    "[[put {unit} together with a neighbour ({count} people are fewer than {min})]]"
    "[[write down the roles of {unit}, as of the {others} others, or take it out]]",
    options=Size,
)
def empty_or_micro_unit(graph: OrgGraph, options: Size) -> Iterator[Finding]:
    units = graph.org.units
    wider = {entry.parent for entry in units.values() if not entry.archived}
    lowest = [unit for unit, entry in units.items() if unit not in wider and not (entry.archived or entry.open)]
    seen = {unit: _seen(graph, unit, options.min_people) for unit in lowest}
    settled = sum(map(bool, seen.values()))
    if graph.members.keys() <= units.keys():  # a role of a unit that does not exist may belong to one that seems empty
        for unit in lowest if settled else ():
            if not seen[unit]:
                yield empty_or_micro_unit.finding("units", unit, unit=unit, others=settled)
    if sum(graph.seats.values()) <= options.small_team:
        return
    for unit in lowest:
        count = _people(graph, unit, seen[unit])
        if seen[unit] and count is not None and count < options.min_people:
            yield empty_or_micro_unit.finding("units", unit, unit=unit, count=count, min=options.min_people)


def _seen(graph: OrgGraph, unit: str, enough: int) -> list[str]:
    """The roles of a unit that are in use, its head among them, up to as many as are for enough people."""
    roles, head = graph.roles, graph.org.units[unit].head
    members = graph.members.get(unit, [])
    found: list[str] = []
    count = 0
    for role in members if head is None or head in members else [*members, head]:
        if role in roles and not roles[role].archived:
            found.append(role)
            count += graph.seats[role]
            if count >= enough:
                break
    return found


def _people(graph: OrgGraph, unit: str, seen: list[str]) -> float | None:
    """For how many people a unit is, as far as they were counted; None where it is the whole, or nobody says."""
    stated = graph.org.units[unit].headcount
    if len(seen) == len(graph.roles):
        return None
    if stated is not None:
        return plain(stated)
    if graph.says_who or all(graph.roles[role].headcount is not None for role in seen):
        return sum(graph.seats[role] for role in seen)
    return None
