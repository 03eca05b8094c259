"""A duty that must not stand still, with nobody to turn to

## Why it matters

When something goes wrong at night, whoever is on duty needs to know whom to wake. A path
that ends at an empty chair, or at the one who asks, is found out at the worst moment.

## What it finds

Duties that are `critical` or have a service level (`within`) when

- they name nobody under `escalates_to`, and whoever does them has nobody above: no other
  role is accountable, and there is no line to a manager, to `outside`, or to a unit's head
  (only in files that draw reporting lines);
- the chain under `escalates_to` ends at a role that does the duty itself;
- it ends at a role that nobody holds on the day, nor any deputy of it.

```yaml bad
name: Clinic
duties:
  emergencies:
    critical: true
    within: 10min
    escalates_to: [nurse]  # GOV005
  surgery: {critical: true}  # GOV005
roles:
  surgeon: {root: true, duties: [surgery]}
  nurse: {reports_to: surgeon, duties: [emergencies]}
```

## What to do

Name under `escalates_to`, in order, the roles to turn to; the last one must be there and
able to decide. For the top of the chart, name who stands outside:
`reports_to: {outside: the board}`.

```yaml good
name: Clinic
duties:
  emergencies:
    critical: true
    within: 10min
    escalates_to: [surgeon]
  surgery: {critical: true}
roles:
  surgeon: {reports_to: {outside: the board}, duties: [surgery]}
  nurse: {reports_to: surgeon, duties: [emergencies]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.measures import dead_ends
from commops.rules.rule import rule


@rule(
    "GOV005",
    Severity.WARNING,
    "[[{duty} must not stand still, but {roles} has nobody to turn to]][[{duty} goes up to {role}, {end}]]",
    "name under escalates_to of {duty} whom to turn to, last of all a role that can decide and is filled",
)
def no_escalation_path(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for found in dead_ends(graph):
        if found.why == "nobody":
            way = graph.duty_pointer(found.duty, found.doers)
            yield no_escalation_path.finding(*way, duty=found.duty, roles=list(found.doers))
            continue
        way = (*graph.duty_pointer(found.duty, found.doers), "escalates_to")
        last = found.chain[-1]
        yield no_escalation_path.finding(*way, text=last, duty=found.duty, role=last, end=found.why)
