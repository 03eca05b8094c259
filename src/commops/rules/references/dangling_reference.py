"""A reference to something that does not exist

## Why it matters

A line to nowhere is a question that reaches nobody. Most often it is a slip of the pen,
and everything that hangs from it would be judged wrongly.

## What it finds

An id of a role, a unit, a person or a step that no entry has; and an id of any other
section, where the file declares that section or uses a library that does.

```yaml bad
name: Paper
roles:
  publisher: {root: true, duties: [publishing]}
  editor:
    reports_to: publsher  # DAT002
    duties: [editing]
```

## What to do

Correct the id, or declare the entry.

```yaml good
name: Paper
roles:
  publisher: {root: true, duties: [publishing]}
  editor:
    reports_to: publisher
    duties: [editing]
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.references import Reference, dangling, known_ids
from commops.rules.rule import rule

_LOOKS = 300_000
"""So many pairs of words are held against each other at most, some seconds' work; beyond, only slips are named."""


@rule(
    "DAT002",
    Severity.ERROR,
    "there is no {kind} “{target}”",
    "[[did you mean {near}? ]]correct the id, or declare it",
)
def dangling_reference(graph: OrgGraph, _: None) -> Iterator[Finding]:
    ids: dict[tuple[str, ...], list[str]] = {}
    references = [*dangling(graph)]
    for reference in references:
        scope = reference.pointer[:2] if reference.sections == ("steps",) else reference.sections
        if scope not in ids:
            ids[scope] = _known(graph, reference)
        known = ids[scope]
        from difflib import get_close_matches

        from commops.graph.texts.misspelt import vocabulary

        near = vocabulary(known).meant(reference.target)
        few = len(references) * len(known) <= _LOOKS
        close = [near] if near or not few else get_close_matches(reference.target, known, 1, 0.6)
        yield dangling_reference.finding(
            *reference.pointer,
            text=reference.target,
            target=reference.target,
            kind=reference.sections[0],
            near=close[0] if close else "",
            known=known,
        )


def _known(graph: OrgGraph, reference: Reference) -> list[str]:
    """The ids of which one may have been meant."""
    if reference.sections == ("steps",):
        return list(graph.org.workflows[reference.pointer[1]].steps)
    return [key for section in reference.sections for key in known_ids(graph, section)]
