"""More than one top, and nobody says that it is meant so

## Why it matters

A role without a manager has nobody to turn to, nobody who stands in for it and nobody
who sees that it is overloaded. Two tops settle between themselves what neither may decide.

## What it finds

Several roles that report to nobody and do not say so: neither `root: true` nor
`reports_to: {outside: …}`. One finding names them all. A file that draws no reporting
line at all gets one finding too, unless its units speak for it: a role that its unit's
head leads, or whose unit lacks one (STR010), is left out. Roles whose manager is not in
the file belong to DAT002, roles in a circle or below one to STR001.

```yaml bad
name: Paper
roles:
  editor: {duties: [editing]}
  reporter: {reports_to: editor, duties: [reporting]}
  cartoonist: {duties: [drawing]}  # STR002
```

## What to do

Give all of them but one a `reports_to`. Where two lead on purpose, say so.

```yaml good
name: Paper
roles:
  editor: {root: true, duties: [editing]}
  publisher: {reports_to: {outside: owners}, duties: [publishing]}
  reporter: {reports_to: editor, duties: [reporting]}
  cartoonist: {reports_to: editor, duties: [drawing]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Tops(Options):
    """How many tops need no word."""

    max: int = option(1, "tops that need not be declared: 1, our default (the W3C organization ontology allows more)")


@rule(
    "STR002",
    Severity.WARNING,
    "[[nobody is named as the manager of {roles}]][[none of the {count} roles says whom it reports to]]",
    "add reports_to; a role that reports to nobody on purpose says root: true, or reports_to: {{outside: …}}",
    places={"top": "and {role} reports to nobody either"},
    options=Tops,
)
def root_count(graph: OrgGraph, options: Tops) -> Iterator[Finding]:
    tops = [role for role in graph.tops if graph.roles[role].staff and not graph.roles[role].archived]
    if len(tops) <= options.max:
        return
    undeclared = [role for role in tops if not (graph.roles[role].root or graph.roles[role].reports_to)]
    if not graph.draws_lines:
        undeclared = [role for role in undeclared if not _unit_speaks_for(graph, role)]
        if len(undeclared) > options.max:
            yield root_count.finding("roles", count=len(undeclared))
    elif undeclared:
        loosest = min(undeclared, key=lambda role: (len(graph.reports.get(role, ())), role))
        yield root_count.finding(
            "roles", loosest,
            roles=undeclared,
            related=[Related(("roles", role), "top", {"role": role}) for role in undeclared if role != loosest],
        )  # fmt: skip


def _unit_speaks_for(graph: OrgGraph, role: str) -> bool:
    """Whether a unit says who leads the role, or a finding says of its unit that nobody does."""
    unit = graph.roles[role].unit
    if unit is None or unit not in graph.org.units:
        return False
    headless = graph.org.units[unit].head is None and len(graph.members[unit]) > 1
    return headless or graph.head_above(role) is not None
