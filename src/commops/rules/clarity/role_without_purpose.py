"""A role that does not say what it is for

## Why it matters

Duties say what somebody does all day; the purpose says why, and decides what to drop when
the day is too short. A role whose purpose nobody can write down may not need to exist.

## What it finds

Roles without `purpose` and without `outcomes`, in files where some role has one of them of its
own, not from a library; and, in any file, a purpose that only repeats the name of the role. Files
that leave purposes out altogether have not begun with them, and are left alone.

```yaml bad
name: Choir
roles:
  conductor: {root: true, purpose: The audience hears one voice, duties: [conducting]}
  steward: {reports_to: conductor, duties: [taking-tickets]}  # CLR003
  librarian:
    reports_to: conductor
    purpose: Librarian  # CLR003
    duties: [keeping-scores]
```

## What to do

One sentence: what would be missing if this role vanished?

```yaml good
name: Choir
roles:
  conductor: {root: true, purpose: The audience hears one voice, duties: [conducting]}
  steward: {reports_to: conductor, purpose: Everybody sits before the first note, duties: [taking-tickets]}
  librarian:
    reports_to: conductor
    outcomes: [Every singer has the right score at the first rehearsal]
    duties: [keeping-scores]
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.texts.clarity import repeats
from commops.rules.rule import rule


@rule(
    "CLR003",
    Severity.WARNING,
    "[[{role} does not say what it is for, where {stated} of {count} roles do]]"
    "[[the purpose of {role} only repeats its name, “{title}”]]",
    "write in one sentence what would be missing without {role}",
)
def role_without_purpose(graph: OrgGraph, _: None) -> Iterator[Finding]:
    without, stated, count = [], 0, 0
    for role, entry in graph.roles.items():
        if entry.archived or (entry.is_ is not None and entry.purpose is not None):
            continue  # a purpose that comes from the library says nothing of the habits of this file
        count += 1
        if entry.purpose is None and not entry.outcomes:
            without.append(role)
            continue
        stated += 1
        if entry.purpose is not None and not entry.outcomes and (title := repeats(entry, role)):
            yield role_without_purpose.finding("roles", role, "purpose", on_value=True, role=role, title=title)
    if stated:
        for role in without:
            yield role_without_purpose.finding("roles", role, role=role, stated=stated, count=count)
