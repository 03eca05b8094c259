"""A step that nobody does

## Why it matters

Work comes to a step without an owner and stays there. Each of the others thinks that it has
been passed on, and the one who asks is sent round.

## What it finds

Steps without `by`. To organise a step (`organised_by`) is not to do it, and `by_people` names
no role of the file. An owner that is only implied counts. And, as a warning, steps with a
`duty` on which none of those who do the step bears R, A or S. Duties that nobody owns at all
are reported by `duty-unassigned`.

```yaml bad
name: Paper
roles:
  editor: {root: true, duties: [planning]}
  reporter: {reports_to: editor, duties: [writing]}
workflows:
  article:
    steps:
      plan: {by: editor, duty: planning}
      write:
        by: editor  # WFL001
        duty: writing
      print:
        organised_by: editor  # WFL001
      read-again: {}  # WFL001
```

## What to do

Write the role that does the step under `by`. Where the work has moved to another role, give
that role its part in the duty, too.

```yaml good
name: Paper
roles:
  editor: {root: true, duties: [planning]}
  reporter: {reports_to: editor, duties: [writing]}
workflows:
  article:
    steps:
      plan: {by: editor, duty: planning}
      write: {by: reporter, duty: writing}
      print: {by: reporter, organised_by: editor}
      read-again: {by: reporter}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.workflows import flows
from commops.rules.rule import rule


@rule(
    "WFL001",
    Severity.ERROR,
    "{step} of {workflow} has no owner[[; it is only organised, by {roles}]]"
    "[[ who bears R, A or S on {duties}]][[ ({role} does it)]]",
    "write the role that does {step} under by[[, or give {role} R, A or S on {duties}]]",
    places={"bears": "{role} bears {letters} on {duty} here"},
)
def step_without_owner(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for flow in flows(graph):
        for step, entry in flow.steps.items():
            if entry.by:
                if (doers := flow.doers(step)) and (strange := flow.strange_duties(step)):
                    yield step_without_owner.finding(
                        *flow.at(step, "by", doers[0]),
                        workflow=flow.id,
                        step=step,
                        role=doers[0],
                        duties=strange,
                        severity=Severity.WARNING,
                        related=[
                            Related(
                                ("roles", role, "duties", duty),
                                "bears",
                                {"role": role, "duty": duty, "letters": graph.roles[role].duties[duty].letters},
                            )
                            for duty in strange
                            for role in flow.bearers(duty)
                        ],
                    )
                continue
            organisers = [role for role in dict.fromkeys(entry.organised_by) if role in graph.roles]
            at = flow.at(step, "organised_by", organisers[0]) if organisers else flow.at(step)
            yield step_without_owner.finding(*at, workflow=flow.id, step=step, roles=organisers)
