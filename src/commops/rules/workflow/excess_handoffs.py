"""Work that changes hands often, or goes to and fro

## Why it matters

At each hand-off the work waits, and something of what the last one knew is lost. Work that
comes back to where it was has been handed over too early.

## What it finds

Workflows with more than `max` hand-offs (a step and the next without a role in common), or
more than `max-cross-unit` between units that do not stand within one another. And work that
goes to another role and straight back; a step that `approves` is no such detour, and a way
back by `on_reject` is no hand-off. Steps without an owner are left out.

```yaml bad
name: Paper
roles:
  editor: {root: true, duties: [editing, printing]}
  lawyer: {reports_to: editor, duties: [libel-reading]}
workflows:
  article:
    steps:
      edit: {by: editor}
      read-for-libel: {by: lawyer}
      print:
        by: editor  # WFL002
```

## What to do

Put steps of one role together, let one role see the piece through, or ask for an opinion
(C) instead of handing the work over.

```yaml good
name: Paper
roles:
  editor: {root: true, duties: {editing: AR, printing: AR, libel-reading: C}}
  lawyer: {reports_to: editor, duties: [libel-reading]}
workflows:
  article:
    steps:
      read-for-libel: {by: lawyer}
      edit: {by: editor}
      print: {by: editor}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.workflows import flows
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Handoffs(Options):
    """How often work may change hands."""

    max: int = option(5, "hand-offs in a workflow: 5, our default")
    max_cross_unit: int = option(3, "hand-offs from unit to unit: 3, our default")
    max_bounces: int = option(0, "times that the work may come straight back: 0, our default")


@rule(
    "WFL002",
    Severity.INFO,
    "{workflow} changes hands {count} times[[, more than {max}]]"
    "[[; from unit to unit {cross} times, more than {max_cross_unit}]][[; it goes to and fro: {path}]]",
    "put the steps of one role together, or ask for an opinion (C) instead of handing the work over",
    options=Handoffs,
    places={"back": "the work comes back to {role} here"},
)
def excess_handoffs(graph: OrgGraph, options: Handoffs) -> Iterator[Finding]:
    for flow in flows(graph):
        count, cross = sum(map(len, flow.handoffs.values())), flow.crossings()
        bounces = flow.bounces()
        long, wide = count > options.max, cross > options.max_cross_unit
        if len(bounces) <= options.max_bounces:
            bounces = []
        if not (long or wide or bounces):
            continue
        returns = [
            (step, middle, last, next(role for role in flow.doers(last) if role in flow.doers(step)))
            for step, middle, last in bounces
        ]
        back = [Related(flow.at(last, "by", role), "back", {"role": role}) for _, _, last, role in returns]
        whole = long or wide
        yield excess_handoffs.finding(
            *(("workflows", flow.id) if whole else back[0].pointer),
            workflow=flow.id,
            count=count,
            max=options.max if long else None,
            cross=cross if wide else None,
            max_cross_unit=options.max_cross_unit if wide else None,
            path=[returns[0][3], flow.doers(returns[0][1])[0], returns[0][3]] if returns else [],
            related=back if whole else back[1:],
        )
