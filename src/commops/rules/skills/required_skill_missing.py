"""A holder of a role who lacks what the role asks for

## Why it matters

What a role asks for was written down because the work needs it. Where the holder does not
have it, somebody else does the work unseen, or nobody does it well.

## What it finds

People who hold a role on the day and reach a skill or a language that it `requires` at a lower
level, or not at all. What is only `preferred` does not count. It is an error where the role is
`critical`. People of whom no skills are written down are not asked for skills, nor those
without languages for languages.

```yaml bad
name: Forum
roles:
  editor: {root: true, duties: {writing: AR, moderating: A}}
  moderator:
    reports_to: editor
    duties: {moderating: R}
    requires: {skills: {conflict-facilitation: 2}}
people:
  ada: {holds: editor}
  eve: {holds: moderator, skills: {conflict-facilitation: 1}}  # SKL001
  zoe: {holds: moderator, skills: {conflict-facilitation: 3}}
```

## What to do

Let somebody who has it bring them up, book a training, or lower what the role asks for.

```yaml good
name: Forum
roles:
  editor: {root: true, duties: {writing: AR, moderating: A}}
  moderator:
    reports_to: editor
    duties: {moderating: R}
    requires: {skills: {conflict-facilitation: 2, typing: {level: 4, preferred: true}}}
people:
  ada: {holds: editor}
  eve: {holds: moderator, skills: {conflict-facilitation: 2}}
  zoe: {holds: moderator, skills: {conflict-facilitation: 3}}
```
"""

from collections.abc import Iterator
from typing import Any

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.people.skills import Lack, experts, lacks
from commops.rules.rule import rule


@rule(
    "SKL001",
    Severity.WARNING,
    "{person} holds {role} without what it asks for: [[{skills}]][[{languages}]]",
    "let somebody who has it bring {person} up[[, such as {people}]], book a training, or ask for less",
    places={"asked": "{needed} is asked for, {reached} is there"},
)
def required_skill_missing(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for (person, role), missing in lacks(graph).items():
        by_field = {field: [lack for lack in missing if lack.field == field] for field in ("skills", "languages")}
        for field, some in by_field.items():
            if some:
                yield _finding(graph, person, role, field, some)


def _finding(graph: OrgGraph, person: str, role: str, field: str, missing: list[Lack]) -> Finding:
    first = missing[0]
    entry = graph.org.people[person]
    named: dict[str, Any] = {field: [lack.skill for lack in missing]}
    way = (field, first.skill) if first.skill in getattr(entry, field) else ("holds", role)
    return required_skill_missing.finding(
        "people", person, *way,
        severity=Severity.ERROR if graph.roles[role].critical else None,
        person=person,
        role=role,
        **named,
        people=[expert for expert in experts(graph, first) if expert != person],
        related=[
            Related(
                ("roles", role, "requires", field, lack.skill), "asked", {"needed": lack.needed, "reached": lack.reached}
            )
            for lack in missing
        ],
    )  # fmt: skip
