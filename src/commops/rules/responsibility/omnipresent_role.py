"""A role that has a part in nearly every duty

## Why it matters

Who has a letter everywhere is asked everywhere and waited for everywhere. A matrix without
empty places does not say whose work it is.

## What it finds

Roles with a letter, whichever, on more than `max-share` of all duties, where there are at
least `min-duties` duties and more than three roles. A role that alone answers for too many is
reported by `accountability-bottleneck`.

```yaml bad
name: Forum
roles:
  editor:
    root: true
    duties: {planning: AR, d1: C, d2: C, d3: C, d4: I, d5: I, d6: I, d7: C, d8: S, d9: I}  # RAC013
  writer: {reports_to: editor, duties: {d1: AR, d2: AR, d3: AR}}
  host: {reports_to: editor, duties: {d4: AR, d5: AR, d6: AR}}
  analyst: {reports_to: editor, duties: {d7: AR, d8: AR, d9: AR}}
```

## What to do

Take out the letters that change nothing: C where nobody waits for the word, I where a report
does as well.

```yaml good
name: Forum
roles:
  editor:
    root: true
    duties: {planning: AR, d1: C, d2: C, d3: C, d4: I, d5: I, d6: I, d7: C}
  writer: {reports_to: editor, duties: {d1: AR, d2: AR, d3: AR}}
  host: {reports_to: editor, duties: {d4: AR, d5: AR, d6: AR}}
  analyst: {reports_to: editor, duties: {d7: AR, d8: AR, d9: AR}}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Presence(Options):
    """In how much one role may have a part."""

    max_share: float = option(0.80, "share of all duties: 0.80, our default")
    min_duties: int = option(10, "fewer duties than these are not counted: 10, our default")


@rule(
    "RAC013",
    Severity.INFO,
    "{role} has a letter on {count} of {total} duties ({percent}%)",
    "take out the letters of {role} that change nothing",
    options=Presence,
)
def omnipresent_role(graph: OrgGraph, options: Presence) -> Iterator[Finding]:
    total = len(graph.duties_in_use)
    most = options.max_share * total
    in_use = (role for role, entry in graph.roles.items() if not entry.archived)
    if total < options.min_duties or len(list(islice(in_use, _SMALL + 1))) <= _SMALL:
        return
    for role, entry in graph.roles.items():
        if len(entry.duties) > most and not entry.archived:
            count = len(graph.duties_in_use.intersection(entry.duties))
            if count > most:
                yield omnipresent_role.finding(
                    "roles", role, "duties", role=role, count=count, total=total, percent=round(100 * count / total)
                )


_SMALL = 3
