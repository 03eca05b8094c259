"""A duty and the wider duty above it, led by different roles

## Why it matters

Who leads the whole believes the part is theirs, and so does who leads the part. Each
decision between the two has two owners, or none.

## What it finds

Duties with a `parent`, where one role leads the duty (A and R) and another leads its
parent, and no role leads both.

```yaml bad
name: Paper
duties:
  reader-service: {}
  answering-letters:
    parent: reader-service  # DUT007
roles:
  editor: {root: true, duties: [reader-service]}
  clerk: {reports_to: editor, duties: [answering-letters]}
```

## What to do

Let one role lead and the other support: the wider duty may be accountable for the whole
(A) and leave the doing (R) to its parts.

```yaml good
name: Paper
duties:
  reader-service: {}
  answering-letters: {parent: reader-service}
roles:
  editor: {root: true, duties: {reader-service: A}}
  clerk: {reports_to: editor, duties: {reader-service: R, answering-letters: AR}}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "DUT007",
    Severity.INFO,
    "{duty} is led by {roles}, and {duties}, of which it is a part, by {role}",
    "let one of them lead both, or keep A on the wider duty and leave R to its parts",
    places={"whole": "{role} leads the wider duty here"},
)
def umbrella_overlap(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for duty, parent in graph.parents.items():
        parts, wholes = graph.leaders(duty), graph.leaders(parent)
        if parts and wholes and not {*parts} & {*wholes}:
            role, at = wholes[0], graph.duty_pointer(duty, parts)
            declared = at[0] == "duties"
            yield umbrella_overlap.finding(
                *at,
                *(("parent",) if declared else ()),
                text=parent if declared else None,
                duty=duty,
                duties=[parent],
                roles=parts,
                role=role,
                related=[Related(("roles", role, "duties", parent), "whole", {"role": role})],
            )
