"""A duty that is two duties

## Why it matters

Two pieces of work under one name can't be given to two people, measured by one number, or
found by whoever looks for the second one.

## What it finds

Names of duties with more than one pair of verb and object, such as 收集反馈并撰写报告 or “write
articles and plan events”. Two verbs for one object (策划与执行活动, “collect and sort data”) and
two objects of one verb are one duty.

```yaml bad
name: Forum
roles:
  editor: {root: true, duties: [planning]}
  writer:
    reports_to: editor
    duties:
      - write articles and plan events  # CLR007
```

## What to do

Make two duties of it, or name what both are for and list them as `tasks`.

```yaml good
name: Forum
roles:
  editor: {root: true, duties: [planning]}
  writer:
    reports_to: editor
    duties:
      - write articles
      - plan events
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.texts.compounds import compounds
from commops.rules.rule import rule


@rule(
    "CLR007",
    Severity.INFO,
    "{duty} is {count} duties in one",
    "make {count} duties of {duty}, or name what they are for and list them as tasks",
)
def compound_duty(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for passage, count in compounds(graph):
        yield compound_duty.finding(*passage.field, **passage.place, **passage.ids(), count=count)
