"""A metric whose owner does nothing that moves it

## Why it matters

Whoever answers for a figure must be able to change it. An analyst who owns the complaints
can count them; the desk that causes or settles them stays out of it.

## What it finds

Metrics that name the `duties` they measure, when none of their owners bears A or R on one
of these duties or on a part of one. Metrics without `duties` are left out, and so are
duties that no role owns at all: `duty-unassigned` reports those.

```yaml bad
name: Clinic
metrics:
  complaints: {owner: statistician, duties: [nursing]}  # GOV002
roles:
  matron: {root: true, duties: [nursing]}
  statistician: {reports_to: matron, duties: {record-keeping: AR, nursing: I}}
```

## What to do

Make a role the owner that does one of the duties; the other one may count the figure
(`collected_by`). If the owner does move it, name the duty with which.

```yaml good
name: Clinic
metrics:
  complaints: {owner: matron, collected_by: statistician, duties: [nursing]}
roles:
  matron: {root: true, duties: [nursing]}
  statistician: {reports_to: matron, duties: {record-keeping: AR, nursing: I}}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.measures import doers, metrics
from commops.rules.rule import rule

_SHOWN = 3


@rule(
    "GOV002",
    Severity.WARNING,
    "{roles} cannot move {metric}: it measures {duties}",
    "make a role the owner of {metric} that does {duties}, or name the duty that moves it",
    places={"doer": "{role} does {duty}"},
)
def kpi_owner_powerless(graph: OrgGraph, _: None) -> Iterator[Finding]:
    able = doers(graph)
    for metric, entry in metrics(graph):
        owners = sorted(role for role in set(entry.owner) if role in graph.roles)
        if not owners or not able[metric] or not able[metric].isdisjoint(owners):
            continue
        shown = [
            (role, duty)
            for duty in entry.duties
            for role in sorted({*graph.letters["A"].get(duty, ()), *graph.letters["R"].get(duty, ())})
        ]
        yield kpi_owner_powerless.finding(
            "metrics",
            metric,
            "owner",
            text=owners[0],
            metric=metric,
            roles=owners,
            duties=list(dict.fromkeys(entry.duties)),
            related=[
                Related(("roles", role, "duties", duty), "doer", {"role": role, "duty": duty})
                for role, duty in shown[:_SHOWN]
            ],
        )
