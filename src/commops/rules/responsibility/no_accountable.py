"""A duty that is done, and for which nobody answers

## Why it matters

Those who do the work can tell you what they did. Whether it was enough, and what happens
next time, is a question for one who is accountable; without one it goes round in a circle.

## What it finds

Duties on which some role bears R and none bears A. A single R is taken to answer for what
it does, and the finding is an info only; with `solo-r-is-a: false` it is an error too. A
duty with neither R nor A is reported by `duty-unassigned`.

```yaml bad
name: Choir
roles:
  conductor: {root: true, duties: [rehearsing]}
  alto: {reports_to: conductor, duties: {concert-tour: R}}  # RAC001
  tenor: {reports_to: conductor, duties: {concert-tour: R}}
```

## What to do

Give A to one role: to one of those who do the work (AR), or to the manager they share.

```yaml good
name: Choir
roles:
  conductor: {root: true, duties: {rehearsing: AR, concert-tour: A}}
  alto: {reports_to: conductor, duties: {concert-tour: R}}
  tenor: {reports_to: conductor, duties: {concert-tour: R}}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Solo(Options):
    """How a single R without an A is read."""

    solo_r_is_a: bool = option(True, "a single R without an A is read as AR, and only an info: our default")


@rule(
    "RAC001",
    Severity.ERROR,
    "nobody is accountable for {duty} (responsible: {roles})",
    "give A to one role: AR to the one who does it, or A to the manager of those who do",
    options=Solo,
)
def no_accountable(graph: OrgGraph, options: Solo) -> Iterator[Finding]:
    responsible = graph.letters["R"]
    for duty in sorted(responsible.keys() - graph.letters["A"].keys()):
        doers = responsible[duty]
        yield no_accountable.finding(
            *graph.duty_pointer(duty, doers),
            duty=duty,
            roles=list(doers),
            severity=Severity.INFO if options.solo_r_is_a and len(doers) == 1 else None,
        )
