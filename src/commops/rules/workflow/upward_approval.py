"""A step that is approved by somebody who reports to its doer

## Why it matters

Who approves the work of their own manager can hardly say no. The signature is there, and the
check is not.

## What it finds

Steps that approve another (`approves`) where all who approve stand below all who do the other,
on whatever layer. Work that passes to a specialist for a look needs no `approves`.

```yaml bad
name: Paper
roles:
  editor: {root: true, deputy: clerk, duties: [writing-leaders]}
  reporter: {reports_to: editor, deputy: clerk, duties: [reporting]}
  clerk: {reports_to: editor, duties: [filing]}
workflows:
  leader:
    steps:
      write: {by: editor}
      approve: {by: reporter, approves: write, on_reject: write}  # WFL005
```

## What to do

Let somebody approve who does not report to the doer: a role above, or one beside.

```yaml good
name: Paper
roles:
  editor: {root: true, deputy: clerk, duties: [writing-leaders]}
  reporter: {reports_to: editor, deputy: clerk, duties: [reporting]}
  clerk: {reports_to: editor, duties: [filing]}
workflows:
  leader:
    steps:
      write: {by: reporter}
      approve: {by: editor, approves: write, on_reject: write}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.workflows import flows
from commops.rules.rule import rule


@rule(
    "WFL005",
    Severity.WARNING,
    "{step} of {workflow} approves the work of a manager: {path}",
    "let somebody approve who does not report to {role}",
    places={"done": "{role} does it here"},
)
def upward_approval(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for flow in flows(graph):
        for review in flow.reviews:
            step = str(flow.steps[review].approves)
            makers, checkers = flow.doers(step), flow.doers(review)
            if not makers or not checkers:
                continue
            if all(graph.is_above(maker, checker) for maker in makers for checker in checkers):
                above = graph.chain(checkers[0])
                yield upward_approval.finding(
                    *flow.at(review, "by", checkers[0]),
                    workflow=flow.id,
                    step=review,
                    role=makers[0],
                    path=[checkers[0], *above[: above.index(makers[0]) + 1]],
                    related=[Related(flow.at(step, "by", makers[0]), "done", {"role": makers[0]})],
                )
