"""A role whose description has not been looked through for long

## Why it matters

Work moves, and the description stays. Whoever joins after the last review learns from a
text that was written for somebody else.

## What it finds

Roles whose `reviewed_on` is older than 365 days, or 90 for a `critical` role, and roles with
a holder on the day who came after it. Roles without `reviewed_on`, and files without a day
(`as_of`), are left out.

```yaml bad
name: Paper
as_of: 2026-11-20
roles:
  editor: {root: true, reviewed_on: 2025-06-30, duties: [editing]}  # GOV006
  typist: {reports_to: editor, reviewed_on: 2026-06-30, duties: [typing]}  # GOV006
people:
  ada: {holds: {editor: {from: 2020-01-01}}}
  ben: {holds: {typist: {from: 2026-09-01}}}
```

## What to do

Go through the description with its holder, correct it, and set `reviewed_on`.

```yaml good
name: Paper
as_of: 2026-11-20
roles:
  editor: {root: true, reviewed_on: 2026-09-15, duties: [editing]}
  typist: {reports_to: editor, reviewed_on: 2026-09-15, duties: [typing]}
people:
  ada: {holds: {editor: {from: 2020-01-01}}}
  ben: {holds: {typist: {from: 2026-09-01}}}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Age(Options):
    """How old a description may get."""

    max_age: int = option(365, "days since the last review: 365, our default")
    max_age_critical: int = option(90, "days for a critical role: 90, our default")


@rule(
    "GOV006",
    Severity.INFO,
    "{role} was last reviewed on {on}[[, more than {max} days ago]][[, before {people} took it on]]",
    "go through the description of {role} with its holder, and set reviewed_on",
    places={"came": "{person} holds it since {since}"},
    options=Age,
)
def stale_definition(graph: OrgGraph, options: Age) -> Iterator[Finding]:
    if graph.as_of is None:
        return
    for role, entry in graph.roles.items():
        seen = entry.reviewed_on
        if seen is None or entry.archived:
            continue
        most = options.max_age_critical if entry.critical else options.max_age
        days = (graph.as_of - seen).days
        came = {
            person: holding.from_
            for person, holding in sorted(graph.holders.get(role, {}).items())
            if holding.from_ is not None and holding.from_ > seen
        }
        if days > most or came:
            yield stale_definition.finding(
                "roles",
                role,
                "reviewed_on",
                on_value=True,
                role=role,
                on=seen.isoformat(),
                days=days,
                max=most if days > most else "",
                people=list(came),
                related=[
                    Related(("people", person, "holds", role), "came", {"person": person, "since": str(since)})
                    for person, since in came.items()
                ],
            )
