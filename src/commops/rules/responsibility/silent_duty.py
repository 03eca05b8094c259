"""A duty of several units of which nobody is told

## Why it matters

What two units do together touches others beside them. Where nobody is asked or told, they hear
of it when it is done, and it is done again.

## What it finds

Duties on which roles of different units bear A, R or S, and nobody C or I. Units that stand
within one another do not count as different. It speaks only where the file uses C or I
somewhere; else it does not say who is told.

```yaml bad
name: Forum
duties: {writing: {}, events: {}, moderating: {}}
units: {content: {head: writer}, fairs: {head: host}}
roles:
  writer: {unit: content, root: true, duties: {writing: AR, moderating: I}}
  editor: {unit: content, reports_to: writer, duties: {writing: S, events: S}}
  host:
    unit: fairs
    root: true
    duties: {moderating: AR, events: AR}  # RAC012
```

## What to do

Write down who is consulted (C) and who is told (I).

```yaml good
name: Forum
duties: {writing: {}, events: {}, moderating: {}}
units: {content: {head: writer}, fairs: {head: host}}
roles:
  writer: {unit: content, root: true, duties: {writing: AR, moderating: I, events: I}}
  editor: {unit: content, reports_to: writer, duties: {writing: S, events: S}}
  host:
    unit: fairs
    root: true
    duties: {moderating: AR, events: AR}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "RAC012",
    Severity.INFO,
    "{units} work on {duty}, and nobody is consulted or informed",
    "write down whose word {duty} needs (C), and who is told of it (I)",
)
def silent_duty(graph: OrgGraph, _: None) -> Iterator[Finding]:
    told = graph.letters["C"].keys() | graph.letters["I"].keys()
    if not told:
        return
    for duty in sorted(graph.duties_in_use - told):
        if len(graph.assignments.get(duty, ())) > 1:
            units = _apart(graph, duty)
            if len(units) > 1:
                owners = graph.letters["A"].get(duty, ())
                at = ("roles", owners[0], "duties", duty) if owners else graph.duty_pointer(duty)
                yield silent_duty.finding(*at, duty=duty, units=units)


def _apart(graph: OrgGraph, duty: str) -> list[str]:
    """The units of the roles on a duty, sorted, but for those in which another of them stands."""
    units = graph.org.units
    found = {unit for role in graph.takers(duty) if (unit := graph.roles[role].unit) in units}
    wider = {above for unit in found for above in graph.units_above(str(unit))[1:]}
    return sorted(unit for unit in found if unit is not None and unit not in wider)
