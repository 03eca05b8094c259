"""A duty for which somebody far above its doers answers

## Why it matters

Who stands three layers away neither sees the work nor has the time for it. Every small
decision climbs up and comes back late.

## What it finds

Duties whose accountable role stands above all that do them, more than `max-dist` layers
above the nearest.

```yaml bad
name: Choir
roles:
  president:
    root: true
    duties:
      finances: AR
      notice-board: A  # RAC009
  director: {reports_to: president, duties: [programme]}
  section-leader: {reports_to: director, duties: [rehearsing]}
  clerk: {reports_to: section-leader, duties: {notice-board: R}}
```

## What to do

Move A down to a role nearer to the work, or to the one that does it.

```yaml good
name: Choir
roles:
  president: {root: true, duties: [finances]}
  director: {reports_to: president, duties: [programme]}
  section-leader: {reports_to: director, duties: {rehearsing: AR, notice-board: A}}
  clerk: {reports_to: section-leader, duties: {notice-board: R}}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Distance(Options):
    """How far above its doers the one who answers may stand."""

    max_dist: int = option(2, "layers: 2, our default")


@rule(
    "RAC009",
    Severity.INFO,
    "{role} answers for {duty} from {distance} layers above: {path}",
    "move A down to a role nearer to the work, or make the doer AR",
    options=Distance,
    places={"doer": "{role} does it here"},
)
def accountable_too_high(graph: OrgGraph, options: Distance) -> Iterator[Finding]:
    responsible = graph.letters["R"]
    for duty in graph.divided:
        roles, doers = graph.letters["A"][duty], responsible[duty]
        depth = graph.depth
        for role in roles:
            if role not in depth or any(depth.get(doer, 0) - depth[role] <= options.max_dist for doer in doers):
                continue
            if all(graph.is_above(role, doer) for doer in doers):
                near = min(doers, key=lambda doer: depth[doer])
                above = graph.chain(near)
                yield accountable_too_high.finding(
                    "roles",
                    role,
                    "duties",
                    duty,
                    role=role,
                    duty=duty,
                    path=[near, *above[: above.index(role) + 1]],
                    distance=depth[near] - depth[role],
                    related=[Related(("roles", near, "duties", duty), "doer", {"role": near})],
                )
