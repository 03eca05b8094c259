"""A decision that several roles take

## Why it matters

Where two have to say yes, each can wait for the other, and the one who asks plays them off
against each other. A decision is taken by one; the others are heard.

## What it finds

Steps that approve another (`approves`) with several roles under `by`.

```yaml bad
name: Paper
roles:
  publisher: {root: true, duties: [front-page]}
  editor: {reports_to: publisher, duties: [editing]}
  reporter: {reports_to: editor, duties: [writing]}
workflows:
  article:
    steps:
      write: {by: reporter}
      approve:
        by: [editor, publisher]  # RAC011
        approves: write
```

## What to do

Leave the one who decides under `by`. The others are consulted: C on the duty, or a step of their
own before the decision. Where both really have to agree, make it two approvals, one after the
other.

```yaml good
name: Paper
roles:
  publisher: {root: true, duties: {front-page: AR, editing: C}}
  editor: {reports_to: publisher, deputy: publisher, duties: [editing]}
  reporter: {reports_to: editor, duties: [writing]}
workflows:
  article:
    steps:
      write: {by: reporter}
      approve: {by: editor, approves: write}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.workflows import flows
from commops.rules.rule import rule


@rule(
    "RAC011",
    Severity.ERROR,
    "{count} roles decide in {step} of {workflow}: {roles}",
    "leave the one who decides under by, and consult the others (C)",
)
def decision_without_single_decider(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for flow in flows(graph):
        for step in flow.reviews:
            if len(roles := flow.doers(step)) > 1:
                yield decision_without_single_decider.finding(
                    *flow.at(step, "by"), workflow=flow.id, step=step, roles=sorted(roles), count=len(roles)
                )
