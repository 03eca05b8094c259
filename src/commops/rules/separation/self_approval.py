"""An approval by the one who did the work

## Why it matters

An approval is a second pair of eyes. Given by the one who did the work, it shows nothing but
that the work is done.

## What it finds

Steps that one role does and the same role approves, and those that one person alone can do and
approve, through whichever roles (errors). As an info: people, or roles, who could do and
approve the same piece, where the workflow is not `distinct` and neither step has the other
under `not_by`. Where it keeps the two apart and there are too few people for it,
`four-eyes-impossible` reports it.

```yaml bad
name: Clinic
roles:
  matron: {root: true, duties: [ward]}
  clerk: {reports_to: matron, duties: [refunds]}
workflows:
  refund:
    steps:
      submit: {by: clerk}
      approve:
        by: clerk  # SOD002
        approves: submit
```

## What to do

Let another role approve. Where several people hold the role and check each other, say so:
`not_by: submit` in the step that approves.

```yaml good
name: Clinic
roles:
  matron: {root: true, headcount: 1, deputy: clerk, duties: [ward]}
  clerk: {reports_to: matron, headcount: 3, duties: [refunds, invoices]}
workflows:
  refund:
    steps:
      submit: {by: clerk}
      approve: {by: matron, approves: submit}
  invoice:
    steps:
      write: {by: clerk}
      check: {by: clerk, approves: write, not_by: write}
```
"""

from collections.abc import Iterator
from typing import Any

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.separation import self_approvals
from commops.graph.workflows import flows
from commops.rules.rule import rule


@rule(
    "SOD002",
    Severity.ERROR,
    "[[{role} both does and approves {step} of {workflow}]]"
    "[[{person} alone can do {step} of {workflow}, and alone can approve it]]"
    "[[{people} can do {step} of {workflow} and approve it themselves]]"
    "[[{roles} can do {step} of {workflow} and approve it, too]]",
    "let another role approve {step}, or keep the two apart with not_by",
    places={"does": "the work is done here"},
)
def self_approval(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for flow in flows(graph):
        for case in self_approvals(flow):
            who: dict[str, Any] = {"people": case.people} if case.people else {"roles": case.roles}
            if case.certain:
                who = {"role": case.roles[0]} if case.roles else {"person": case.people[0]}
            yield self_approval.finding(
                *flow.at(case.review, "by"),
                workflow=flow.id,
                step=case.step,
                **who,
                severity=None if case.certain else Severity.INFO,
                related=[Related(flow.at(case.step, "by"), "does")],
            )
