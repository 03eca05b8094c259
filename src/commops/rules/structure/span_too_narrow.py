"""A manager with one direct report, or hardly more

## Why it matters

A manager of one is a layer that carries a single role: each decision takes one step more,
and two people do what one did. In a row, such layers stretch the organisation.

## What it finds

Roles with one direct report (a warning), and micro teams of two or three (an info). It
counts people: the headcount of the roles below, assistants left out. Several managers of
one in a row are one finding. Organisations with fewer than 6 roles and roles with
`mentoring: true` are left out.

```yaml bad
name: Paper
roles:
  editor: {root: true, duties: [editing]}
  desk-chief: {reports_to: editor, duties: [planning]}  # STR006
  trainee: {reports_to: desk-chief, duties: [proof-reading]}
  reporter: {reports_to: editor, duties: [reporting]}
  critic: {reports_to: editor, duties: [reviewing]}
  cartoonist: {reports_to: editor, duties: [drawing]}
```

## What to do

Merge the manager with its report, or let the report answer to the role above. If more
posts are planned, write their headcount down; if it is an apprenticeship, say
`mentoring: true`.

```yaml good
name: Paper
roles:
  editor: {root: true, duties: [editing]}
  desk-chief: {reports_to: editor, duties: [planning]}
  trainee: {reports_to: editor, duties: [proof-reading]}
  reporter: {reports_to: editor, duties: [reporting]}
  critic: {reports_to: editor, duties: [reviewing]}
  cartoonist: {reports_to: editor, mentoring: true, duties: [drawing]}
  apprentice: {reports_to: cartoonist, duties: [inking]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Narrow(Options):
    """How few direct reports are too few."""

    min_span: int = option(2, "fewer direct reports are a warning: 2; one is “one-to-one” in Orgvue's span analysis")
    micro_team: int = option(3, "up to so many are an info: 3, the band “micro team” of the same analysis")
    min_roles: int = option(6, "smaller organisations are left out: 6, our default")


@rule(
    "STR006",
    Severity.WARNING,
    "[[{count} managers in a row have one direct report each: {path}]][[{role} has one direct report, {roles}]]"
    "[[{role} has only {span} direct reports]]",
    "merge the layers, write down the headcount that is planned, or say mentoring: true",
    places={"row": "{role} has one direct report too"},
    options=Narrow,
)
def span_too_narrow(graph: OrgGraph, options: Narrow) -> Iterator[Finding]:
    if len(graph.roles) < options.min_roles:
        return
    for role in graph.reports:
        span = graph.team(role)
        if not 0 < span < max(options.min_span, options.micro_team + 1) or graph.roles[role].mentoring:
            continue
        severity = None if span < options.min_span else Severity.INFO
        if span > 1:
            yield span_too_narrow.finding("roles", role, role=role, span=span, severity=severity)
        elif len(path := graph.single_file(role)) == 2:
            yield span_too_narrow.finding("roles", role, role=role, roles=path[1:], severity=severity)
        elif path:
            yield span_too_narrow.finding(
                "roles", role,
                count=len(path) - 1,
                path=path,
                severity=severity,
                related=[Related(("roles", boss), "row", {"role": boss}) for boss in path[1:-1]],
            )  # fmt: skip
