"""A person's name where the design should speak of a role

## Why it matters

“Ada checks it” is wrong on the day Ada moves on, and nobody knows which of her hats was
meant. A design names roles; who wears them stands in one place, under `people`.

## What it finds

Names and aliases of the file's people, from two characters on, in ids and names of roles and
units and in the names of duties and tasks. In Latin script only whole words count.

```yaml bad
name: Paper
duties:
  letters:
    tasks:
      check: Give the page to Ada  # CLR004
roles:
  editor: {root: true, duties: [letters]}
people:
  ada: {name: Ada, holds: editor}
```

## What to do

Name the role instead. If the word is no name here, take the alias away from the person, or
accept the finding.

```yaml good
name: Paper
duties:
  letters:
    tasks:
      check: Give the page to the editor
roles:
  editor: {root: true, duties: [letters]}
people:
  ada: {name: Ada, holds: editor}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.texts.terms import personal_names
from commops.rules.rule import rule


@rule(
    "CLR004",
    Severity.INFO,
    "{person} is named[[ in {duty}]][[ of {role}]][[ in {unit}]], where the design should speak of a role",
    "name the role instead, and who holds it under people",
    places={"person": "this is the person"},
)
def personal_name_in_design(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for passage, person in personal_names(graph):
        yield personal_name_in_design.finding(
            *passage.pointer,
            person=person,
            **passage.ids(),
            **passage.place,
            related=[Related(("people", person), "person", {"person": person})],
        )
