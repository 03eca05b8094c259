"""Somebody who is in the file and holds nothing

## Why it matters

Either the person has work that nobody wrote down, and their duties look unowned, or they have
none. In both cases every count of people is wrong.

## What it finds

People who hold no role on the day and will not hold one later, among others who do. Who is the
backup of a duty has a part. Where those without a role are as many as those with one, the file
is taken for a list of candidates, and nothing is said.

```yaml bad
name: Choir
roles:
  conductor: {root: true, duties: {conducting: AR, playing: A}}
  accompanist: {reports_to: conductor, duties: {playing: R}}
people:
  ada: {holds: conductor}
  ben: {holds: accompanist}
  eve: {skills: [singing]}  # CAP008
```

## What to do

Give them the role that they have, or take them out (`archived` keeps the entry).

```yaml good
name: Choir
roles:
  conductor: {root: true, duties: {conducting: AR, playing: A}}
  accompanist: {reports_to: conductor, duties: {playing: R}}
people:
  ada: {holds: conductor}
  ben: {holds: accompanist}
  eve: {skills: [singing], holds: accompanist}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.capacity import people_of
from commops.rules.rule import rule


@rule(
    "CAP008",
    Severity.INFO,
    "{person} holds no role[[; the last one ended on {until}]]",
    "write down the role that {person} has, or mark the entry as archived",
)
def ghost_person(graph: OrgGraph, _: None) -> Iterator[Finding]:
    if not graph.says_who:
        return
    people = people_of(graph)
    idle = [
        person
        for person, entry in people.items()
        if all(holding.until and graph.as_of and holding.until < graph.as_of for holding in entry.holds.values())
    ]
    if 2 * len(idle) >= len(people):
        return
    standing_in = {backup for duty in graph.described.values() for backup in duty.backup}
    for person in idle:
        if person not in standing_in:
            ends = [holding.until for holding in people[person].holds.values() if holding.until]
            yield ghost_person.finding("people", person, person=person, until=max(ends).isoformat() if ends else None)
