"""A skill that a duty needs, and that nobody who does it has

## Why it matters

One who lacks a skill can ask a colleague. Where the whole team lacks it, the duty is done by
guesswork, and nobody is there who would notice.

## What it finds

Duties in use with `skills` that none of those who do it or help with it (R, S), nor anybody
else in the units of those roles, reaches at the level that is asked for. What is only
`preferred` does not count. It speaks where skills of somebody there are written down, and
leaves out what `required-skill-missing` says of the holders.

```yaml bad
name: Forum
duties:
  writing: {}
  counting:
    skills: {data-analysis: 3}  # SKL002
roles:
  editor: {root: true, duties: {writing: AR, counting: A}}
  analyst: {reports_to: editor, duties: {counting: R}}
people:
  ada: {holds: editor}
  ben: {holds: analyst, skills: {data-analysis: 1}}
  eve: {holds: analyst, skills: {copywriting: 4}}
```

## What to do

Train one of them, give the duty to somebody who can do it, or hire for it.

```yaml good
name: Forum
duties:
  writing: {}
  counting:
    skills: {data-analysis: 3, drawing: {level: 2, preferred: true}}
roles:
  editor: {root: true, duties: {writing: AR, counting: A}}
  analyst: {reports_to: editor, duties: {counting: R}}
people:
  ada: {holds: editor}
  ben: {holds: analyst, skills: {data-analysis: 3}}
  eve: {holds: analyst, skills: {copywriting: 4}}
```
"""

from collections.abc import Iterator
from typing import Any

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.skills import gaps
from commops.rules.rule import rule


@rule(
    "SKL002",
    Severity.WARNING,
    "{duty} needs {skill} at level {needed}, and nobody who does it reaches it[[; nearest is {person}, at {reached}]]",
    "train one of {people}, or give {duty} to somebody who can do it",
)
def unit_skill_gap(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for gap in gaps(graph):
        nearest: dict[str, Any] = {"person": gap.nearest, "reached": gap.reached} if gap.nearest is not None else {}
        yield unit_skill_gap.finding(
            *graph.duty_pointer(gap.duty), "skills", gap.skill,
            duty=gap.duty,
            skill=gap.skill,
            needed=gap.needed,
            people=gap.people,
            **nearest,
        )  # fmt: skip
