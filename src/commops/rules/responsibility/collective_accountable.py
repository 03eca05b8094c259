"""A duty for which a crowd answers

## Why it matters

A role can be held by eight people; the answer to “who saw to this?” can't. Where all of
them are accountable, each may think of another.

## What it finds

A on a role that more than `max-holders` people hold on the day. Duties that are `shared`
are left out: they say how the work is split.

```yaml bad
name: Clinic
roles:
  matron: {root: true, duties: [rota]}
  nurse:
    reports_to: matron
    duties:
      medicine-cabinet: AR  # RAC008
people:
  ada: {holds: matron}
  ben: {holds: nurse}
  eve: {holds: nurse}
```

## What to do

Give A to a role that one person holds, and leave R with the many. Where they take turns,
say so: `shared: {by: shift}`.

```yaml good
name: Clinic
roles:
  matron: {root: true, duties: {rota: AR, medicine-cabinet: A}}
  nurse:
    reports_to: matron
    duties:
      medicine-cabinet: R
people:
  ada: {holds: matron}
  ben: {holds: nurse}
  eve: {holds: nurse}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Crowd(Options):
    """How many people may answer for one duty."""

    max_holders: int = option(1, "1: the one accountable person of the responsibility assignment matrix")


@rule(
    "RAC008",
    Severity.WARNING,
    "{role} is accountable for {duty}, and {holders} people hold it",
    "give A to a role that one person holds, or say how they take turns: shared: {{by: shift}}",
    options=Crowd,
)
def collective_accountable(graph: OrgGraph, options: Crowd) -> Iterator[Finding]:
    for role, people in graph.holders.items():
        if len(people) <= options.max_holders or role not in graph.roles:
            continue
        for duty in graph.roles[role].duties:
            if role in graph.letters["A"].get(duty, ()) and not graph.is_shared(duty):
                yield collective_accountable.finding(
                    "roles", role, "duties", duty, role=role, duty=duty, holders=len(people)
                )
