"""A metric whose owner sets the norm or counts the result

## Why it matters

Whoever is measured by a figure and also decides what is enough, or does the counting, will
sooner or later be suspected of helping it along; rightly or not, the figure is worth less.

## What it finds

Metrics with an `owner` who stands under `set_by` or `collected_by` as well.

```yaml bad
name: Clinic
metrics:
  waiting-time:
    definition: Minutes from arrival to treatment
    owner: matron
    collected_by: matron  # GOV010
    every: month
    targets: [{at_most: 20}]
roles:
  matron: {root: true, duties: [nursing]}
  clerk: {reports_to: matron, duties: [record-keeping]}
```

## What to do

Let another role set the norm, best the owner's manager, and another one count.

```yaml good
name: Clinic
metrics:
  waiting-time:
    definition: Minutes from arrival to treatment
    owner: matron
    collected_by: clerk
    every: month
    targets: [{at_most: 20}]
roles:
  matron: {root: true, duties: [nursing]}
  clerk: {reports_to: matron, duties: [record-keeping]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.measures import metrics
from commops.rules.rule import rule


@rule(
    "GOV010",
    Severity.WARNING,
    "{roles} is measured by {metric} and {act}",
    "let a role set and count {metric} that is not measured by it",
    places={"owner": "{role} is its owner", "also": "{role} counts it as well"},
)
def self_serving_metric(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for metric, entry in metrics(graph):
        owners = {*entry.owner}
        ways = [
            ("metrics", metric, field, role)
            for field in ("set_by", "collected_by")
            for role in sorted(owners.intersection(getattr(entry, field)))
        ]
        if not ways:
            continue
        fields = {way[2] for way in ways}
        yield self_serving_metric.finding(
            *ways[0],
            metric=metric,
            roles=sorted({way[3] for way in ways}),
            act="both" if len(fields) > 1 else fields.pop().replace("_", "-"),
            related=[
                *(
                    Related(("metrics", metric, "owner", role), "owner", {"role": role})
                    for role in sorted({way[3] for way in ways})
                ),
                *(Related(way, "also", {"role": way[3]}) for way in ways[1:] if way[2] == "collected_by"),
            ],
        )
