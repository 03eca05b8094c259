"""Hours in which somebody must be there, and too few people for them

## Why it matters

A week has 168 hours, a full-time post 40 of them. A promise to be there around the clock
that rests on two people is broken every night, and nobody has written down which.

## What it finds

Duties with `coverage`, such as `24x7` or `Mon-Fri 08:00-20:00`, that take more hours a week
than all who may do them can be there: the holders of roles with R or S, by their shares, and
the `backup`. Where the file names no holders, the headcounts of those roles count. It is a
lower bound: it takes people to be there without a break, leave or hand-over. Coverage in other
words is not counted.

```yaml bad
name: Forum
duties:
  writing: {}
  urgent-reports:
    coverage: 24x7  # CAP007
roles:
  editor: {root: true, headcount: 1, duties: [writing]}
  moderator: {reports_to: editor, headcount: 3, duties: [urgent-reports]}
```

## What to do

Add people to the rota or a backup, or promise fewer hours.

```yaml good
name: Forum
duties:
  writing: {}
  urgent-reports:
    coverage: Mon-Fri 08:00-20:00, Sat 10:00-18:00
roles:
  editor: {root: true, headcount: 1, duties: [writing]}
  moderator: {reports_to: editor, headcount: 3, duties: [urgent-reports]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.capacity import is_more, plain
from commops.graph.people.coverage import able_fte
from commops.graph.people.quantities import hours_a_week
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Presence(Options):
    """How long somebody can be there."""

    weekly_hours: float = option(
        40.0, "hours a week of a full-time post: 40, our default", takes=lambda hours: hours > 0
    )


@rule(
    "CAP007",
    Severity.WARNING,
    "{duty} has to be covered {need} hours a week, and those who may do it can be there for {have}",
    "add {missing} FTE to {duty}, name a backup, or promise fewer hours",
    options=Presence,
)
def coverage_hours_gap(graph: OrgGraph, options: Presence) -> Iterator[Finding]:
    for duty, entry in sorted(graph.described.items()):
        need = hours_a_week(entry.coverage)
        if need is None:
            continue
        have = (able_fte(graph, duty) or 0) * options.weekly_hours
        if have and is_more(need, have):
            yield coverage_hours_gap.finding(
                *graph.duty_pointer(duty), "coverage",
                on_value=True,
                duty=duty,
                need=plain(need),
                have=plain(have),
                missing=plain(max((need - have) / options.weekly_hours, 0.01)),
            )  # fmt: skip
