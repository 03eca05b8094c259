"""A duty on which many have to be asked or told

## Why it matters

Each C is a person to wait for, each I a message to write. A long row of them slows the work
down, and those who are told everything stop reading.

## What it finds

Duties on which more than `max-c` roles bear C, or more than `max-i` bear I.

```yaml bad
name: Paper
roles:
  editor: {root: true, duties: {newsletter: AR}}  # RAC005
  lawyer: {reports_to: editor, duties: {newsletter: C, contracts: AR}}
  designer: {reports_to: editor, duties: {newsletter: C, layout: AR}}
  treasurer: {reports_to: editor, duties: {newsletter: C, accounts: AR}}
  clerk: {reports_to: editor, duties: {newsletter: C, subscriptions: AR}}
```

## What to do

Leave C with those without whose word it can't go out. Tell the others afterwards (I), or
let them read a digest.

```yaml good
name: Paper
roles:
  editor: {root: true, duties: {newsletter: AR}}
  lawyer: {reports_to: editor, duties: {newsletter: C, contracts: AR}}
  designer: {reports_to: editor, duties: {newsletter: C, layout: AR}}
  treasurer: {reports_to: editor, duties: {newsletter: I, accounts: AR}}
  clerk: {reports_to: editor, duties: {newsletter: I, subscriptions: AR}}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Audience(Options):
    """How many roles may be asked or told."""

    max_c: int = option(3, "roles with C: 3, our default; guides to RACI say no more than “keep it small”")
    max_i: int = option(6, "roles with I: 6, our default; guides to RACI say no more than “keep it small”")


@rule(
    "RAC005",
    Severity.INFO,
    "{consulted} roles are consulted on {duty} and {informed} informed, where {max_c} and {max_i} should do",
    "keep C for those whose word it needs before it goes out; give the others I, or a digest to read",
    options=Audience,
)
def consult_inform_overload(graph: OrgGraph, options: Audience) -> Iterator[Finding]:
    consulted, informed = graph.letters["C"], graph.letters["I"]
    asked = {duty for duty, roles in consulted.items() if len(roles) > options.max_c}
    told = {duty for duty, roles in informed.items() if len(roles) > options.max_i}
    for duty in sorted(asked | told):
        yield consult_inform_overload.finding(
            *graph.duty_pointer(duty, graph.letters["A"].get(duty, ())),
            duty=duty,
            consulted=len(consulted.get(duty, ())),
            informed=len(informed.get(duty, ())),
            max_c=options.max_c,
            max_i=options.max_i,
        )
