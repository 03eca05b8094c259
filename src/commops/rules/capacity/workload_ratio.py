"""A duty with more to do for each of its people than you set

## Why it matters

How many posts or tickets one person can look after in a month depends on the work. Once you
know your own number, it tells before the queue does when a team has become too small.

## What it finds

Duties whose `volume`, such as `5700 comments/month`, is more for each FTE of the roles that do
it (R) than `limits` allows for the same thing. There is no default: published numbers of
comments or members for each moderator differ forty times. Where the file names no holders, the
headcounts of the roles count.

```yaml bad
name: Forum
policy: {rules: {workload-ratio: {limits: [1085 comments/month]}}}
duties:
  writing: {}
  letters: {}
  answering:
    volume: 5700 comments/month  # CAP003
roles:
  editor: {root: true, headcount: 1, duties: [writing]}
  moderator: {reports_to: editor, headcount: 3, duties: [answering]}
  writer: {reports_to: editor, headcount: 1, duties: [letters]}
```

## What to do

Add people, let tools take a part of it, or narrow what is looked after. If the work has become
easier, raise the limit.

```yaml good
name: Forum
policy: {rules: {workload-ratio: {limits: [1085 comments/month]}}}
duties:
  writing: {}
  letters: {}
  answering:
    volume: 3200 comments/month
roles:
  editor: {root: true, headcount: 1, duties: [writing]}
  moderator: {reports_to: editor, headcount: 3, duties: [answering]}
  writer: {reports_to: editor, headcount: 1, duties: [letters]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.people.capacity import fte_of, is_more, plain
from commops.graph.people.quantities import Quantity, quantities, quantity
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Limits(Options):
    """How much one full-time post may be given."""

    limits: tuple[str, ...] = option(
        (),
        "most for each FTE, such as [1085 comments/month]: none, for published numbers differ forty times",
        takes=lambda limits: all(limit is not None and limit.a_month for limit in map(quantity, limits)),
        expected="rate",
    )


@rule(
    "CAP003",
    Severity.INFO,
    "{duty} comes to {each} {thing} a month for each FTE ({fte} FTE do it), more than {max}",
    "add {missing} FTE, let tools take a part of {duty}, narrow it, or set policy.rules.workload-ratio",
    options=Limits,
)
def workload_ratio(graph: OrgGraph, options: Limits) -> Iterator[Finding]:
    limits = {limit.thing: limit.a_month for limit in map(quantity, options.limits) if limit is not None}
    for duty, entry in sorted(graph.described.items()) if limits else ():
        volume = next((each for each in quantities(entry.volume) if each.thing in limits), None)
        if volume is None or duty not in graph.org.duties:
            continue
        fte = fte_of(graph, graph.letters["R"].get(duty, ()))
        if fte and is_more(volume.a_month / fte, limits[volume.thing]):
            yield _finding(duty, volume, fte, limits[volume.thing])


def _finding(duty: str, volume: Quantity, fte: float, most: float) -> Finding:
    return workload_ratio.finding(
        "duties", duty, "volume",
        on_value=True,
        duty=duty,
        thing=volume.thing,
        each=round(volume.a_month / fte),
        fte=plain(fte),
        max=plain(most),
        missing=plain(max(volume.a_month / most - fte, 0.01)),
    )  # fmt: skip
