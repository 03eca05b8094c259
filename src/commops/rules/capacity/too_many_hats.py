"""Somebody who holds more roles than one can do justice to

## Why it matters

Every role brings its own meetings, messages and people who wait. Who wears five hats spends
the day changing them, and the roles with the least time are done last or not at all.

## What it finds

People who hold more than `max-roles` roles on the day, concurrent and acting ones included.
Teams of up to `small-team` holders are left out: there, everybody wears several.

```yaml bad
name: Forum
roles:
  editor: {root: true, duties: {writing: AR, moderating: A, hosting: A}}
  moderator: {reports_to: editor, duties: {moderating: R}}
  host: {reports_to: editor, duties: {hosting: R}}
  analyst: {reports_to: editor, duties: [counting]}
  trainer: {reports_to: editor, duties: [training]}
people:
  ada: {holds: editor}
  ben:
    holds: {moderator: 0.4, host: 0.3, analyst: 0.2, trainer: 0.1}  # CAP006
  eve: {holds: moderator}
  max: {holds: moderator}
  zoe: {holds: host}
```

## What to do

Hand over the roles with the least time first, or make one role of those that belong together.

```yaml good
name: Forum
roles:
  editor: {root: true, duties: {writing: AR, moderating: A, hosting: A}}
  moderator: {reports_to: editor, duties: {moderating: R}}
  host: {reports_to: editor, duties: {hosting: R}}
  analyst: {reports_to: editor, duties: [counting]}
  trainer: {reports_to: editor, duties: [training]}
people:
  ada: {holds: editor}
  ben:
    holds: {moderator: 0.6, host: 0.4}
  eve: {holds: moderator}
  max: {holds: {analyst: 0.5, trainer: 0.5}}
  zoe: {holds: host}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.capacity import posts
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Hats(Options):
    """How many roles are too many."""

    max_roles: int = option(3, "roles of one person: 3, our default")
    small_team: int = option(4, "holders up to whom nobody is asked: 4, our default")


@rule(
    "CAP006",
    Severity.WARNING,
    "{person} holds {count} roles, more than {max}: {roles}",
    "hand over those with the least time first[[: {least}]], or make one role of those that belong together",
    options=Hats,
)
def too_many_hats(graph: OrgGraph, options: Hats) -> Iterator[Finding]:
    known = posts(graph)
    if len(known) <= options.small_team:
        return
    for person, held in known.items():
        roles = held.roles()
        if len(roles) > options.max_roles:
            smallest = sorted(held.said, key=lambda role: (held.said[role], role))[: len(roles) - options.max_roles]
            yield too_many_hats.finding(
                "people",
                person,
                "holds",
                person=person,
                roles=roles,
                count=len(roles),
                max=options.max_roles,
                least=[] if held.unsaid else smallest,
            )
