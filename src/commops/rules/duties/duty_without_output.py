"""A duty that is full of tasks and hands nothing over

## Why it matters

What a duty hands over is how others see that it was done. Tasks without an output can only
be counted, and an output that is declared nowhere has no owner and no reader.

## What it finds

Duties of the file that list `tasks`, where neither the duty nor any of its tasks names a
deliverable and no entry under `deliverables:` names the duty. And, in a file with a
`deliverables:` section, each `output` of a task that is not declared there.

```yaml bad
name: Choir
duties:
  programme:
    tasks: {choose: choose the pieces, ask: ask the soloists}  # DUT009
  rehearsing:
    tasks:
      plan:
        output: rehearsal-plan  # DUT009
deliverables:
  attendance-list: {duty: rehearsing}
roles:
  conductor: {root: true, duties: [programme, rehearsing]}
```

## What to do

Name what comes of it: `deliverables` of the duty or `output` of a task; and declare it.

```yaml good
name: Choir
duties:
  programme:
    tasks: {choose: choose the pieces, ask: ask the soloists}
    deliverables: [concert-programme]
  rehearsing:
    tasks:
      plan:
        output: rehearsal-plan
deliverables:
  concert-programme: {}
  rehearsal-plan: {}
roles:
  conductor: {root: true, duties: [programme, rehearsing]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "DUT009",
    Severity.INFO,
    "[[{duty} has tasks ({tasks}), but hands nothing over]][[{deliverable}, an output of {duty}, is not declared]]",
    "[[name what {duty} hands over: deliverables, or the output of a task; its tasks so far: {tasks}]]"
    "[[declare {deliverable} under deliverables, or correct the id]]",
)
def duty_without_output(graph: OrgGraph, _: None) -> Iterator[Finding]:
    known = graph.org.known("deliverables")
    produced = {duty for entry in graph.org.section("deliverables").values() for duty in entry.duty}
    for duty, entry in graph.org.duties.items():
        if not entry.tasks or entry.archived:
            continue
        at = ("duties", duty, "tasks")
        if not (entry.deliverables or duty in produced or any(task.output for task in entry.tasks.values())):
            yield duty_without_output.finding(*at, duty=duty, tasks=len(entry.tasks))
        if "deliverables" in graph.org.sections:
            for name, task in entry.tasks.items():
                for thing in task.output:
                    if thing not in known:
                        yield duty_without_output.finding(*at, name, "output", text=thing, duty=duty, deliverable=thing)
