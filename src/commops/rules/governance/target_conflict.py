"""Two targets of one metric that can't both hold

## Why it matters

Five a year and one a week can't both be wanted. Whoever is judged by the figure will pick
the target that is easier to reach, and whoever judges the one that was missed.

## What it finds

Targets of one metric that no value can meet on a day on which both are valid: at least and
at most, or exactly this and exactly that. A target without a window is always valid; one
without `every` has that of its metric. Targets for different periods are compared over a
year of 52 to 53 weeks and 250 to 366 days, so that only what can't be true in any reading is
reported. Percentages, scores and other figures that do not add up are compared within one
period only. One finding a metric.

```yaml bad
name: Choir
metrics:
  new-singers:
    owner: conductor
    definition: Singers who joined
    targets:
      - {equals: 5, every: year, from: 2026-01-01, until: 2026-12-31}
      - {at_least: 1, every: week}  # GOV007
roles:
  conductor: {root: true, duties: [conducting]}
```

## What to do

Keep the one that is meant. If both were meant for different times, give each its window.

```yaml good
name: Choir
metrics:
  new-singers:
    owner: conductor
    definition: Singers who joined
    targets:
      - {equals: 5, every: year, from: 2026-01-01, until: 2026-12-31}
      - {at_least: 1, every: week, from: 2027-01-01}
roles:
  conductor: {root: true, duties: [conducting]}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.measures import Bound, Conflict, conflicts, metrics, plain
from commops.rules.rule import rule

if TYPE_CHECKING:
    from commops.source.tree import Pointer


@rule(
    "GOV007",
    Severity.ERROR,
    "{metric} can't meet both of its targets: {aim} {amount}[[ a {period}]], and {other_aim} {other_amount}[[ a {period}]]",
    "keep the target of {metric} that is meant, or give each its window (from, until)",
    places={"other": "the other target", "more": "this one can't hold beside it either"},
)
def target_conflict(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for metric, entry in metrics(graph):
        found = conflicts(entry)
        if not found:
            continue
        here, there = _in_order(found[0])
        yield target_conflict.finding(
            *_way(metric, here),
            metric=metric,
            aim=there.aim,
            amount=_amount(found[0], there),
            other_aim=here.aim,
            other_amount=_amount(found[0], here),
            period=found[0].period,
            related=[
                Related(_way(metric, there), "other"),
                *(Related(_way(metric, _in_order(more)[0]), "more") for more in found[1:]),
            ],
        )


def _in_order(conflict: Conflict) -> tuple[Bound, Bound]:
    """The later of the two first: it is the one that contradicts."""
    low, high = conflict.low, conflict.high
    return (low, high) if low.number > high.number else (high, low)


def _amount(conflict: Conflict, bound: Bound) -> int | float:
    value = bound.low if bound is conflict.low else bound.high
    return plain(value) if value is not None else 0


def _way(metric: str, bound: Bound) -> "Pointer":
    return ("metrics", metric, "targets", str(bound.number), bound.key)
