"""A holder of a role without a training that the role asks for

## Why it matters

A role asks for a training because a mistake would be costly. Until it is done, or when it
was done too long ago, the role is only filled on paper.

## What it finds

People who hold a role on the day and have not done one of its `trainings`, or did it longer
ago than it counts (`valid_for` of the training). New holders have 30 days, or the `due` of
the training. Where a duty of the role handles personal data, it is an error. Without a day
(`as_of`) nothing has expired, and whoever has a first day is taken to be new.

```yaml bad
name: Clinic
as_of: 2026-03-01
trainings:
  hygiene: {valid_for: 1y}
roles:
  nurse: {root: true, duties: [nursing], trainings: [hygiene]}
people:
  ada: {holds: nurse, trainings: {hygiene: 2026-01-15}}
  ben: {holds: nurse}  # GOV003
  eve: {holds: nurse, trainings: {hygiene: 2024-06-30}}  # GOV003
```

## What to do

Book the training and enter the day on which it was done, or take it out of the role if it
is not needed.

```yaml good
name: Clinic
as_of: 2026-03-01
trainings:
  hygiene: {valid_for: 1y}
roles:
  nurse: {root: true, duties: [nursing], trainings: [hygiene]}
people:
  ada: {holds: nurse, trainings: {hygiene: 2026-01-15}}
  ben: {holds: {nurse: {from: 2026-02-15}}}
  eve: {holds: nurse, trainings: {hygiene: 2026-01-15}}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.measures import untrained
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Deadlines(Options):
    """How soon a training is done, and how long it counts."""

    due_days: int = option(30, "days after the start in a role: 30, as the Kubernetes SIG governance asks of new leads")
    valid_days: int = option(365, "days that a training without valid_for counts: 365, our default; 0 for ever")


@rule(
    "GOV003",
    Severity.WARNING,
    "{person} holds {role} without a training that it asks for[[, never done: {missing_ones}]]"
    "[[, done too long ago: {expired_ones}]]",
    "train {person} and enter the day of it, or take the training out of {role}",
    places={"asked": "{role} asks for it", "done": "done on {on}"},
    options=Deadlines,
)
def training_missing_or_expired(graph: OrgGraph, options: Deadlines) -> Iterator[Finding]:
    for found in untrained(graph, options.due_days, options.valid_days):
        done = graph.org.people[found.person].trainings
        first = found.trainings[0]
        yield training_missing_or_expired.finding(
            "people",
            found.person,
            *(("holds", found.role) if found.missing else ("trainings", first)),
            severity=Severity.ERROR if found.personal else None,
            person=found.person,
            role=found.role,
            missing_ones=found.missing,
            expired_ones=found.expired,
            related=[
                *(
                    Related(("people", found.person, "trainings", name), "done", {"on": str(done[name])}, on_value=True)
                    for name in found.expired
                ),
                *(
                    Related(("roles", found.role, "trainings", name), "asked", {"role": found.role})
                    for name in found.trainings
                ),
            ],
        )
