"""A unit that answers for a duty which none of its roles does

## Why it matters

The scope of a unit is a promise to the rest of the organisation. What is in the scope and
in no role's duties is promised by everybody in the unit and done by none.

## What it finds

Duties in a unit's `scope` on which no role of the unit, or of a unit below it, bears R, A
or S. The unit's head counts as one of its roles. Units without any role are left out: their
roles may not have been written down yet.

```yaml bad
name: Clinic
units:
  ward:
    scope:
      - nursing
      - admission  # DUT008
  office: {scope: [billing]}
roles:
  matron: {root: true, unit: ward, duties: [nursing]}
  clerk: {unit: office, reports_to: matron, duties: [billing, admission]}
```

## What to do

Give the duty to a role of the unit, or take it out of the scope and put it into that of
the unit whose role does it.

```yaml good
name: Clinic
units:
  ward: {scope: [nursing]}
  office: {scope: [billing, admission]}
roles:
  matron: {root: true, unit: ward, duties: [nursing]}
  clerk: {unit: office, reports_to: matron, duties: [billing, admission]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "DUT008",
    Severity.WARNING,
    "{unit} answers for {duty}, but none of its roles does it",
    "give {duty} to a role of {unit}, or take it out of its scope",
    places={"elsewhere": "{role} leads or does it here"},
)
def scope_dropped(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for unit, entry in graph.org.units.items():
        if not entry.scope or entry.archived or not (inside := graph.roles_within.get(unit)):
            continue
        for duty in entry.scope:
            doers = {role for letter in "ARS" for role in graph.letters[letter].get(duty, ())}
            if doers.isdisjoint(inside):
                yield scope_dropped.finding(
                    "units",
                    unit,
                    "scope",
                    duty,
                    text=duty,
                    unit=unit,
                    duty=duty,
                    related=[
                        Related(("roles", role, "duties", duty), "elsewhere", {"role": role}) for role in sorted(doers)
                    ],
                )
