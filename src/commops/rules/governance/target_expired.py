"""A target whose time is over

## Why it matters

A target of the year before last still stands in the appraisal form, and somebody is still
held against it; or everybody knows that it no longer counts, and there is none.

## What it finds

Targets whose last day (`until`) lies before the day (`as_of`). One finding a target.

```yaml bad
name: Choir
as_of: 2026-11-20
metrics:
  concerts:
    definition: Concerts given
    owner: conductor
    targets:
      - {at_least: 6, every: year, from: 2020-01-01, until: 2020-12-31}  # GOV009
roles:
  conductor: {root: true, duties: [conducting]}
```

## What to do

Set the target for the current window, or take it out.

```yaml good
name: Choir
as_of: 2026-11-20
metrics:
  concerts:
    definition: Concerts given
    owner: conductor
    targets:
      - {at_least: 6, every: year, from: 2026-01-01, until: 2026-12-31}
roles:
  conductor: {root: true, duties: [conducting]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.measures import metrics
from commops.rules.rule import rule


@rule(
    "GOV009",
    Severity.WARNING,
    "a target of {metric} ended on {until}",
    "set the target of {metric} for the current window, or take it out",
)
def target_expired(graph: OrgGraph, _: None) -> Iterator[Finding]:
    if graph.as_of is None:
        return
    for metric, entry in metrics(graph):
        for number, target in enumerate(entry.targets):
            if target.until is not None and target.until < graph.as_of:
                yield target_expired.finding(
                    "metrics",
                    metric,
                    "targets",
                    str(number),
                    "until",
                    on_value=True,
                    metric=metric,
                    until=target.until.isoformat(),
                )
