"""A role or a unit that more or fewer people hold than are authorised

## Why it matters

The headcount is what was budgeted and agreed. More than that is paid from somewhere else, and
the first to be cut; fewer means that work which was planned is not done.

## What it finds

Roles with `headcount` whose holders on the day add up to more FTE than its `max` (or the
number): a warning, over establishment (超编). Roles with fewer, both in FTE and in people,
than its `min` (or the number): an info, under establishment (缺编). And units with `headcount`
whose roles, and those of the units below, are held by more FTE; roles and units that are over
themselves speak for the units above. It speaks only where the file says who holds which role.
A critical role that stands empty is reported by `critical-vacancy`.

```yaml bad
name: Choir
roles:
  conductor: {root: true, headcount: 1, duties: {conducting: AR, planning-concerts: A}}
  event-planner:
    reports_to: conductor
    headcount: 2  # CAP004
    duties: {planning-concerts: R}
people:
  ada: {holds: conductor}
  ben: {holds: event-planner}
  eve: {holds: event-planner}
  max: {holds: event-planner}
```

## What to do

Raise the headcount, end a holding, or fill the open place.

```yaml good
name: Choir
roles:
  conductor: {root: true, headcount: 1, duties: {conducting: AR, planning-concerts: A}}
  event-planner:
    reports_to: conductor
    headcount: {min: 2, max: 3}
    duties: {planning-concerts: R}
people:
  ada: {holds: conductor}
  ben: {holds: event-planner}
  eve: {holds: event-planner}
  max: {holds: event-planner}
```
"""

from collections.abc import Iterator
from math import fsum
from typing import Any

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.capacity import fte_of, is_more, plain, tells_holders, variances
from commops.rules.rule import rule


@rule(
    "CAP004",
    Severity.WARNING,
    "[[{role} is held by {held} FTE (holders: {holders}), more than the {max} authorised]]"
    "[[{role} is held by {held} FTE (holders: {holders}), fewer than the {min} authorised]]"
    "[[{unit} is held by {held} FTE, more than the {limit} authorised]]",
    "[[raise the headcount of {role} from {max}, or end a holding]][[fill {role} up to {min}, or lower its headcount]]"
    "[[raise the headcount of {unit} from {limit}, or end a holding]]",
)
def establishment_variance(graph: OrgGraph, _: None) -> Iterator[Finding]:
    over = set()
    for found in variances(graph):
        bound: dict[str, Any] = {}
        if found.most is not None:
            over.add(found.role)
            bound = {"max": plain(found.most)}
        elif found.few is not None:
            bound = {"min": plain(found.few)}
        yield establishment_variance.finding(
            "roles", found.role, "headcount",
            severity=None if found.most is not None else Severity.INFO,
            role=found.role,
            held=plain(found.held),
            holders=found.people,
            **bound,
        )  # fmt: skip
    yield from _units(graph, over)


def _units(graph: OrgGraph, over: set[str]) -> Iterator[Finding]:
    if not tells_holders(graph):
        return
    limited = {unit: entry.headcount for unit, entry in graph.org.units.items() if entry.headcount is not None}
    told: set[str] = set()
    for unit in sorted(limited, key=lambda unit: (-len(graph.units_above(unit)), unit)):
        roles = graph.roles_within.get(unit, set())
        most = limited[unit]
        if unit in told or graph.org.units[unit].archived or not over.isdisjoint(roles):
            continue
        held = fsum(fte_of(graph, [role]) or 0 for role in sorted(roles))
        if is_more(held, most):
            told.update(graph.units_above(unit))
            yield establishment_variance.finding(
                "units", unit, "headcount", unit=unit, held=plain(held), limit=plain(most)
            )
