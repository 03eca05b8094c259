"""Somebody who is given more work than they have time for

## Why it matters

Who is promised to two teams in full is missing in both. And long before the week is full,
work begins to wait: at 80 % of the time the queue is twice as long as at 67 %, at 90 % more
than twice as long again.

## What it finds

People who hold more FTE on the day than they have (`capacity`), with `tolerance` on top: an
error. And, as a warning, people whose duties take more than `busy` of the hours that they
have; the `hours` of a duty are split over the holders of the roles that do it (R). A holding
without a share, as in `holds: [a, b]`, takes what the others leave. Where a whole team has too
few hours, `demand-exceeds-capacity` says so, once.

```yaml bad
name: Choir
roles:
  conductor: {root: true, duties: {conducting: AR, playing: A}}
  accompanist: {reports_to: conductor, duties: {playing: R}}
people:
  ada:
    capacity: 0.8
    holds: {conductor: 0.6, accompanist: 0.5}  # CAP001
```

## What to do

Give a part of the roles to somebody else, or write down the time that they really have.

```yaml good
name: Choir
roles:
  conductor: {root: true, duties: {conducting: AR, playing: A}}
  accompanist: {reports_to: conductor, duties: {playing: R}}
people:
  ada:
    capacity: 0.8
    holds: {conductor: 0.6, accompanist: 0.2}
  ben: {capacity: 0.3, holds: {accompanist: 0.3}}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.people.capacity import carried, is_more, is_part, monthly_hours, plain, posts
from commops.graph.people.pools import shortfalls
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Utilisation(Options):
    """How much of somebody's time may be given away."""

    tolerance: float = option(0.05, "part of the capacity by which FTE may exceed it: 0.05, our default")
    busy: float = option(0.85, "part of the hours that duties may take: 0.85, from a guide to capacity planning")
    shrinkage: float = option(
        0.25,
        "part of a post for leave, meetings and the like: 0.25, from a guide that gives 20 to 35 %",
        takes=is_part,
    )


@rule(
    "CAP001",
    Severity.ERROR,
    "[[{person} holds {held} FTE in {roles}, and has {capacity}]]"
    "[[the duties of {person} take {hours} hours a month, {percent}% of the {available} there are]]",
    "[[take {over} FTE from {person}, or correct the shares]]"
    "[[give {surplus} hours a month of them to somebody else, to get to {limit}%]]",
    options=Utilisation,
    places={"share": "{fte} FTE of {role}"},
)
def over_allocated(graph: OrgGraph, options: Utilisation) -> Iterator[Finding]:
    over = set()
    for person, held in posts(graph).items():
        if held.said and is_more(held.held, held.capacity * (1 + options.tolerance)):
            over.add(person)
            roles = sorted(held.said)
            yield over_allocated.finding(
                "people", person, "holds",
                person=person,
                roles=roles,
                held=plain(held.held),
                capacity=plain(held.capacity),
                over=plain(held.held - held.capacity),
                related=[
                    Related(("people", person, "holds", role), "share", {"role": role, "fte": plain(held.said[role])})
                    for role in roles
                ],
            )  # fmt: skip
    load = carried(graph)
    if load:
        yield from _busy(graph, load, over, options)


def _busy(graph: OrgGraph, load: dict[str, float], over: set[str], options: Utilisation) -> Iterator[Finding]:
    """The people whose duties take too much of their hours, but for those of whom more is said."""
    told = over.union(*(short.people for short in shortfalls(graph, options.shrinkage)))
    for person, hours in load.items():
        available = posts(graph)[person].capacity * monthly_hours(options.shrinkage)
        if person not in told and is_more(hours, options.busy * available):
            yield over_allocated.finding(
                "people", person, "holds",
                severity=Severity.WARNING,
                person=person,
                hours=round(hours),
                percent=round(100 * hours / available),
                available=round(available),
                surplus=round(hours - options.busy * available) or 1,
                limit=round(100 * options.busy),
            )  # fmt: skip
