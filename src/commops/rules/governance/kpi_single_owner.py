"""A metric that nobody answers for, or several roles at once

## Why it matters

A figure without an owner is read out and nothing follows. With two owners each waits for
the other, and when it falls, each points at the other's half.

## What it finds

Metrics of the file's own `metrics` section without `owner` (an error) or with several (a
warning). A role that is only judged by the metric (`metrics` of the role) does not own it;
such roles, and those that do the duties it measures, are shown as candidates.

```yaml bad
name: Clinic
metrics:
  waiting-time:  # GOV001
    definition: Minutes from arrival to treatment
    every: month
    targets: [{at_most: 20}]
roles:
  matron: {root: true, duties: [nursing], metrics: [waiting-time]}
```

## What to do

Name the one role that can move the figure as its `owner`. The others may report it
(`collected_by`) or be judged by it.

```yaml good
name: Clinic
metrics:
  waiting-time:
    definition: Minutes from arrival to treatment
    owner: matron
    every: month
    targets: [{at_most: 20}]
roles:
  matron: {root: true, duties: [nursing], metrics: [waiting-time]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.measures import doers, judged_by, metrics
from commops.rules.rule import rule

_SHOWN = 3


@rule(
    "GOV001",
    Severity.ERROR,
    "[[{metric} lacks {lacking}]][[{metric} has {count} owners: {roles}]]",
    "let exactly one role own {metric}: the one that can move it",
    places={
        "judged": "{role} is judged by it",
        "doer": "{role} does what it measures",
        "owner": "{role} is named as its owner here",
    },
)
def kpi_single_owner(graph: OrgGraph, _: None) -> Iterator[Finding]:
    unowned = any(not entry.owner for _, entry in metrics(graph))
    judged, able = (judged_by(graph), doers(graph)) if unowned else ({}, {})
    for metric, entry in metrics(graph):
        if not entry.owner:
            near = [("judged", role, "metrics", metric) for role in judged.get(metric, ())]
            known = {role for _, role, *_ in near}
            near += [
                ("doer", role, "duties", next((duty for duty in entry.duties if duty in graph.roles[role].duties), ""))
                for role in sorted(able[metric] - known)
            ]
            yield kpi_single_owner.finding(
                "metrics",
                metric,
                metric=metric,
                lacking=["owner"],
                related=[
                    Related(("roles", role, field), label, {"role": role}, text=text or None)
                    for label, role, field, text in near[:_SHOWN]
                ],
            )
        elif len(owners := sorted(set(entry.owner))) > 1:
            yield kpi_single_owner.finding(
                "metrics",
                metric,
                "owner",
                severity=Severity.WARNING,
                metric=metric,
                roles=owners,
                count=len(owners),
                related=[
                    Related(("metrics", metric, "owner", role), "owner", {"role": role})
                    for role in dict.fromkeys(entry.owner)
                ],
            )
