"""A step that is never reached, or a way that never ends

## Why it matters

Whoever follows the workflow does what it says. A step to which nothing leads is left out, and
from a loop without a way out the work never comes back.

## What it finds

Steps to which no way leads from the first one, and steps from which none leads to the end. A
step goes on to its `next`, or to the one below where it has none; `on_reject` is a way, too;
the last step and `next: end` end the workflow. A loop that can be left, such as a review with
`on_reject`, is in order.

```yaml bad
name: Clinic
roles:
  nurse: {root: true, duties: [admission, triage, treatment]}
workflows:
  visit:
    steps:
      admit: {by: nurse, next: treat}
      triage: {by: nurse}  # WFL003
      treat: {by: nurse}
  rota:
    steps:
      draft: {by: nurse}
      ask:
        by: nurse
        next: draft  # WFL003
```

## What to do

Lead a step to the one that is left out, or delete it. Give a loop a way out: a second step
under `next`, `next: end`, or `on_reject` in the place of `next`.

```yaml good
name: Clinic
roles:
  nurse: {root: true, duties: [admission, triage, treatment]}
  matron: {reports_to: nurse, duties: [rota]}
workflows:
  visit:
    steps:
      admit: {by: nurse, next: triage}
      triage: {by: nurse}
      treat: {by: nurse}
  rota:
    steps:
      draft: {by: nurse}
      ask:
        by: matron
        on_reject: draft
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.workflows import flows
from commops.rules.rule import rule


@rule(
    "WFL003",
    Severity.ERROR,
    "[[no way leads to {steps} of {workflow}]][[no way leads from {step} to the end of {workflow}]]",
    "[[let a step lead to {steps}, or delete what is not needed]]"
    "[[let {step} lead on to another step, or to the end: next: end]]",
    places={"passes": "the way goes past it here", "loop": "{step} is in the loop, too"},
)
def broken_flow(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for flow in flows(graph):
        if not flow.is_told:
            continue
        order = list(flow.steps)
        for steps in flow.unreached():
            before = order[order.index(steps[0]) - 1]
            yield broken_flow.finding(
                *flow.at(steps[0]),
                workflow=flow.id,
                steps=steps,
                related=[Related(flow.at(before, "next"), "passes")] if flow.steps[before].next else [],
            )
        for loop in flow.endless():
            step = loop[-1]
            yield broken_flow.finding(
                *flow.at(step, "next", flow.steps[step].next[0]),
                workflow=flow.id,
                step=step,
                related=[Related(flow.at(other), "loop", {"step": other}) for other in loop[:-1]],
            )
