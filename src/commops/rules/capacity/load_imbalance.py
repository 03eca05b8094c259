"""A unit in which some are full and others half empty

## Why it matters

The work of a unit is done when the last of it is done. Where it lies on a few, the others wait
for them, and the few are the first to leave.

## What it finds

Units with at least `min-people` people in whom the part of their time that is given away
differs much: its standard deviation is more than `max-spread` of its mean. It counts the hours
of duties where duties give `hours`, else the FTE held, of people whose shares are all written
down. People are counted in the unit of the role that takes most of their time. Units with
somebody who has more than they have time for are left out: that is said of the person.

```yaml bad
name: Forum
units:
  moderation: {head: editor}  # CAP009
roles:
  editor: {root: true, duties: {writing: AR, moderating: A, hosting: A}}
  moderator: {unit: moderation, reports_to: editor, duties: {moderating: R}}
  host: {unit: moderation, reports_to: editor, duties: {hosting: R}}
people:
  ada: {holds: {editor: 1.0}}
  ben: {holds: {moderator: 0.6, host: 0.4}}
  eve: {holds: {moderator: 0.4}}
  max: {holds: {host: 0.3}}
```

## What to do

Move a part of the roles of those with least time to those with most, or write down that they
have less time (`capacity`).

```yaml good
name: Forum
units:
  moderation: {head: editor}
roles:
  editor: {root: true, duties: {writing: AR, moderating: A, hosting: A}}
  moderator: {unit: moderation, reports_to: editor, duties: {moderating: R}}
  host: {unit: moderation, reports_to: editor, duties: {hosting: R}}
people:
  ada: {holds: {editor: 1.0}}
  ben: {holds: {moderator: 0.6, host: 0.4}}
  eve: {holds: {moderator: 0.8}}
  max: {capacity: 0.5, holds: {host: 0.5}}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.capacity import is_more, is_part
from commops.graph.people.loads import loads, spread
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Spread(Options):
    """How far loads may lie apart."""

    max_spread: float = option(0.35, "standard deviation of the loads over their mean: 0.35, our default")
    min_people: int = option(3, "units with fewer people are not compared: 3, our default")
    shrinkage: float = option(
        0.25,
        "part of a post for leave, meetings and the like: 0.25, from a guide that gives 20 to 35 %",
        takes=is_part,
    )


@rule(
    "CAP009",
    Severity.INFO,
    "in {unit}, {people} have given away {most}% and {least}% of their time",
    "move work from the one to the other of {people}, or write down the time that they really have",
    options=Spread,
)
def load_imbalance(graph: OrgGraph, options: Spread) -> Iterator[Finding]:
    for unit, rates in loads(graph, options.shrinkage).items():
        if len(rates) < options.min_people or unit not in graph.org.units or max(rates.values()) > _FULL:
            continue
        if is_more(spread(rates.values()), options.max_spread):
            busiest = min(rates, key=lambda person: (-rates[person], person))
            idlest = min(rates, key=lambda person: (rates[person], person))
            yield load_imbalance.finding(
                "units",
                unit,
                unit=unit,
                people=[busiest, idlest],
                most=round(100 * rates[busiest]),
                least=round(100 * rates[idlest]),
            )


_FULL = 1.05
"""From here on ``over-allocated`` speaks."""
