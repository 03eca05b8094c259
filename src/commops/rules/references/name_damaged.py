"""A name that is missing, garbled or only inferred

## Why it matters

A role without its name cannot be advertised, and a guessed name is taken for a fact as soon
as it is printed.

## What it finds

Roles, duties and units that say of themselves that their name is `missing` (an error),
`garbled` or `inferred` (a warning) in its source.

```yaml bad
name: Paper
roles:
  chief: {root: true, duties: [steering]}
  letters-editor:
    name: Letters editor
    name_status: inferred  # DAT005
    reports_to: chief
    duties: [answering-letters]
```

## What to do

Ask whoever wrote the source, correct `name`, and set `name_status: stated`.

```yaml good
name: Paper
roles:
  chief: {root: true, duties: [steering]}
  letters-editor:
    name: Letters editor
    name_status: stated
    reports_to: chief
    duties: [answering-letters]
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "DAT005",
    Severity.WARNING,
    "the name of[[ role {role}]][[ duty {duty}]][[ unit {unit}]] is {status}",
    "ask whoever wrote the source, then correct name and name_status",
)
def name_damaged(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for section, kind in (("roles", "role"), ("duties", "duty"), ("units", "unit")):
        for key, entry in graph.org.section(section).items():
            status = entry.name_status
            if status is not None and status != "stated":
                severity = Severity.ERROR if status == "missing" else None
                values = {kind: key, "status": status}
                yield name_damaged.finding(section, key, "name_status", on_value=True, severity=severity, **values)
