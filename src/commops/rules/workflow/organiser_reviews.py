"""A workflow whose organiser alone reviews it, or whose only reviewer has no deputy

## Why it matters

Who has a piece of work made wants it out, and looks at it with that eye. And if one role alone
can let it pass, everything waits while that role is away.

## What it finds

Workflows in which one role does every step that `approves`, and that role is the `owner`,
organises other steps (`organised_by`), or is accountable (A) for a duty that others carry out
in them. Else, an only reviewer with no `deputy`, no `backup` on the duty and no second seat.
To make and to review by two roles is as it should be; one role that does both is reported by
`self-approval`.

```yaml bad
name: Paper
roles:
  editor: {root: true, duties: {printing: AR, writing: A}}
  reporter: {reports_to: editor, duties: {writing: R}}
workflows:
  article:
    steps:
      write: {by: reporter, duty: writing}
      review:
        by: editor  # WFL004
        approves: write
```

## What to do

Let a second role review, at least some pieces, or leave the organising to another one. Name a
deputy for the only reviewer.

```yaml good
name: Paper
roles:
  editor: {root: true, deputy: columnist, duties: [printing]}
  columnist: {reports_to: editor, duties: [commenting]}
  reporter: {reports_to: editor, duties: [writing]}
workflows:
  article:
    steps:
      write: {by: reporter, duty: writing}
      review: {by: editor, approves: write}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.workflows import flows
from commops.rules.rule import rule


@rule(
    "WFL004",
    Severity.WARNING,
    "[[{role} organises {workflow} and alone reviews it ({steps})]]"
    "[[nobody but {role} can approve in {step} of {workflow}, and {role} has no deputy]]",
    "let a second role review {workflow}[[, or leave {steps} to one who does not organise it]]"
    "[[, or name a deputy for {role}, who does {step}]]",
    places={"organises": "{role} organises here", "review": "{role} alone reviews here, too"},
)
def organiser_reviews(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for flow in flows(graph):
        if (role := flow.sole_reviewer()) is None or flow.reviews_own(role):
            continue
        evidence = flow.organised(role)
        steps = flow.reviews if evidence else [step for step in flow.reviews if not flow.has_cover(step, role)]
        if steps:
            yield organiser_reviews.finding(
                *flow.at(steps[0], "by", role),
                workflow=flow.id,
                role=role,
                **({"steps": steps} if evidence else {"step": steps[0]}),
                related=[
                    *(Related(flow.at(step, "by", role), "review", {"role": role}) for step in steps[1:]),
                    *(Related(pointer, "organises", {"role": role}) for pointer in evidence),
                ],
            )
