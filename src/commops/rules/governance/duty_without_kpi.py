"""A critical duty that nothing measures

## Why it matters

What must never stand still is noticed when it does. Without a measure that is when somebody
from outside complains.

## What it finds

Duties with `critical: true` that no metric in use names under `duties`, neither the duty nor
the wider one of which it is a part, and that name no `metrics` themselves, in a file that has
metrics.

```yaml bad
name: Clinic
duties:
  emergencies: {critical: true, escalates_to: surgeon}  # GOV013
  surgery: {}
metrics:
  infections: {definition: infections, owner: surgeon, duties: surgery, targets: [{at_most: 1}], every: month}
roles:
  surgeon: {root: true, duties: [surgery]}
  nurse: {reports_to: surgeon, duties: [emergencies]}
```

## What to do

Measure what shows that it runs: how soon it is done, how often it failed.

```yaml good
name: Clinic
duties:
  emergencies: {critical: true, escalates_to: surgeon}
  surgery: {}
metrics:
  infections: {definition: infections, owner: surgeon, duties: surgery, targets: [{at_most: 1}], every: month}
  waiting: {definition: minutes, owner: nurse, duties: emergencies, targets: [{at_most: 9}], every: month}
roles:
  surgeon: {root: true, duties: [surgery]}
  nurse: {reports_to: surgeon, duties: [emergencies]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.measures import metrics
from commops.rules.rule import rule


@rule(
    "GOV013",
    Severity.INFO,
    "{duty} must not stand still, and no metric measures it",
    "name {duty} under the duties of a metric that shows that it runs",
)
def duty_without_kpi(graph: OrgGraph, _: None) -> Iterator[Finding]:
    measured = [set(entry.duties) for _, entry in metrics(graph)]
    if not measured:
        return
    covered = set[str]().union(*measured)
    if not covered <= graph.duties_in_use | graph.org.known("duties").keys():
        return  # a metric names a duty that does not exist: it may be one of those that nothing seems to measure
    for duty, entry in sorted(graph.described.items()):
        if not entry.critical or entry.metrics or duty not in graph.duties_in_use:
            continue
        if duty not in covered and entry.parent not in covered:
            yield duty_without_kpi.finding(*graph.duty_pointer(duty), duty=duty)
