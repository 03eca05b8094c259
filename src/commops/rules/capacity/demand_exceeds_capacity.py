"""Duties that take more hours than all who may do them have

## Why it matters

Where there is more work than time, somebody decides every day what is left undone, mostly
without being asked to. No way of sharing the work out helps: something has to go, or somebody
has to come.

## What it finds

Duties with `hours` whose sum is more than the people who hold a role with R or S on them can
give, however the work is split. It names the bottleneck: the duties and the people between
whom the hours are missing. A full-time post has 255 days of 8 hours a year (四定), less
`shrinkage`. Where the file names no holders, the headcounts of the roles stand for people.

```yaml bad
name: Forum
duties:
  moderating:
    hours: 300/month  # CAP002
  writing: {hours: 20/week}
roles:
  editor: {root: true, duties: {writing: AR, moderating: A}}
  moderator: {reports_to: editor, duties: {moderating: R}}
people:
  ada: {holds: editor}
  ben: {holds: moderator}
  eve: {capacity: 0.5, holds: moderator}
```

## What to do

Add people or hours, let somebody with time support the duty (S), or do less of it.

```yaml good
name: Forum
duties:
  moderating:
    hours: 180/month
  writing: {hours: 20/week}
roles:
  editor: {root: true, duties: {writing: AR, moderating: A}}
  moderator: {reports_to: editor, duties: {moderating: R}}
people:
  ada: {holds: editor}
  ben: {holds: moderator}
  eve: {capacity: 0.9, holds: moderator}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.people.capacity import is_part, monthly_hours, plain
from commops.graph.people.pools import shortfalls
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Hours(Options):
    """What is left of a post for its duties."""

    shrinkage: float = option(
        0.25,
        "part of a post for leave, meetings and the like: 0.25, from a guide that gives 20 to 35 %",
        takes=is_part,
    )


@rule(
    "CAP002",
    Severity.WARNING,
    "{need} hours a month for {duties}, and only {have} with {roles}: {missing} FTE are missing[[ ({people} at work)]]",
    "add people to {roles}, let somebody with time support one of the duties, or do less of it",
    options=Hours,
    places={"hours": "{duty} needs as much here"},
)
def demand_exceeds_capacity(graph: OrgGraph, options: Hours) -> Iterator[Finding]:
    post = monthly_hours(options.shrinkage)
    for short in shortfalls(graph, options.shrinkage):
        first, *others = short.duties
        yield demand_exceeds_capacity.finding(
            *graph.duty_pointer(first), "hours",
            duties=short.duties,
            roles=short.roles,
            people=short.people,
            need=round(short.need),
            have=round(short.have),
            missing=plain(max((short.need - short.have) / post, 0.01)),
            related=[Related(("duties", duty, "hours"), "hours", {"duty": duty}) for duty in others],
        )  # fmt: skip
