"""A section or a field that is declared and left empty

## Why it matters

A blank in a form says that somebody meant to fill it in. As long as it stands there, readers
do not know whether there is nothing to say or nobody has said it.

## What it finds

Sections without entries, and fields without a value.

```yaml bad
name: Paper
roles:
  editor:
    root: true
    duties: [editing]
    purpose:  # DAT006
units: {}  # DAT006
```

## What to do

Fill it in, or delete the line.

```yaml good
name: Paper
roles:
  editor:
    root: true
    duties: [editing]
    purpose: Every page is read by somebody who did not write it
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "DAT006",
    Severity.INFO,
    "“{key}” is declared and left empty",
    "fill it in, or delete it",
)
def empty_section(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for pointer in dict.fromkeys(graph.empty):
        if len(pointer) == 1 and graph.org.section(pointer[0]):
            continue  # another file fills it
        yield empty_section.finding(*pointer, key=pointer[-1])
