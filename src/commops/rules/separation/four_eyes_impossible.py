"""Steps that need different people, and too few people for them

## Why it matters

A check by a second person that no second person can make is not made. On paper four eyes
saw the piece; in truth two saw it twice.

## What it finds

Workflows with `distinct: true`, steps with `not_by`, and workflows with `min_people`, for which
the people who hold the roles do not suffice, however they share the steps. It names the steps
that get in each other's way and all who can do them. It speaks only of steps whose roles
somebody holds.

```yaml bad
name: Paper
roles:
  editor: {root: true, duties: [printing]}
  critic: {reports_to: editor, deputy: editor, duties: [reviewing]}
  reporter: {reports_to: editor, duties: [writing]}
people:
  ada: {holds: {editor: 0.5, reporter: 0.3, critic: 0.2}}
workflows:
  article:
    distinct: true  # SOD003
    steps:
      write: {by: reporter}
      review: {by: critic, approves: write}
```

## What to do

Let one more person hold one of the roles, or let another role do one of the steps.

```yaml good
name: Paper
roles:
  editor: {root: true, duties: [printing]}
  critic: {reports_to: editor, deputy: reporter, duties: [reviewing]}
  reporter: {reports_to: editor, duties: [writing]}
people:
  ada: {holds: {editor: 0.5, critic: 0.2}}
  ben: {holds: reporter}
workflows:
  article:
    distinct: true
    steps:
      write: {by: reporter}
      review: {by: critic, approves: write}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.separation import crowded, eligible
from commops.graph.workflows import Flow, flows
from commops.rules.rule import rule
from commops.source.tree import Pointer


@rule(
    "SOD003",
    Severity.ERROR,
    "[[{steps} of {workflow} need different people, but {people} alone can do them]]"
    "[[{workflow} has to pass {needed} different people, but {people} alone can do its steps]]",
    "let one more person hold a role that does one of the steps, or let another role do it",
    places={"able": "{people} alone can do {step}"},
)
def four_eyes_impossible(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for flow in flows(graph):
        for case in crowded(flow):
            few = case.field == "min_people"
            yield four_eyes_impossible.finding(
                *_asked(flow, case.field, case.steps),
                workflow=flow.id,
                steps=[] if few else case.steps,
                people=case.people,
                needed=flow.entry.min_people if few else None,
                related=[
                    Related(flow.at(step, "by"), "able", {"step": step, "people": sorted(eligible(flow, step))})
                    for step in case.steps
                ],
            )


def _asked(flow: Flow, field: str, steps: list[str]) -> Pointer:
    """Where it says that the steps need different people."""
    if field != "not_by":
        return ("workflows", flow.id, field)
    pairs = ((step, other) for step in reversed(steps) for other in flow.steps[step].not_by if other in steps)
    step, other = next(pairs)
    return flow.at(step, "not_by", other)
