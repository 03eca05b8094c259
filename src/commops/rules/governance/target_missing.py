"""A metric without target, definition or cadence

## Why it matters

Without a definition two people count two things; without a target nobody knows whether the
figure is good; without a cadence it is looked at when it suits.

## What it finds

Metrics of the file's own `metrics` section that have no `targets`; no `definition`, no
`formula` and no glossary entry (`term`) that explains them; or a target, but no `every` for
it. One finding a metric says all that is lacking. A vague cadence counts here; it is what
`vague-cadence` finds. The rule is silent until the file has begun: until some metric has one
of these parts, or an appraisal uses metrics.

```yaml bad
name: Choir
metrics:
  attendance:
    definition: Share of singers who come to a rehearsal
    owner: conductor
    every: month
    targets: [{at_least: 80}]
  joy: {owner: conductor}  # GOV008
roles:
  conductor: {root: true, duties: [conducting]}
```

## What to do

Write down what is counted, how often, and what value is good; or drop the metric.

```yaml good
name: Choir
metrics:
  attendance:
    definition: Share of singers who come to a rehearsal
    owner: conductor
    every: month
    targets: [{at_least: 80}]
  joy:
    definition: Average answer to “did you enjoy it?”, 1 to 5
    owner: conductor
    targets: [{at_least: 4, every: quarter}]
roles:
  conductor: {root: true, duties: [conducting]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.measures import asks_for_targets, lacking, metrics
from commops.rules.rule import rule


@rule(
    "GOV008",
    Severity.WARNING,
    "{metric} lacks {lacking}",
    "write down what {metric} counts (definition), how often (every) and what value is good (targets), or drop it",
)
def target_missing(graph: OrgGraph, _: None) -> Iterator[Finding]:
    if asks_for_targets(graph):
        for metric, entry in metrics(graph):
            if words := lacking(graph, entry):
                yield target_missing.finding("metrics", metric, metric=metric, lacking=words)
