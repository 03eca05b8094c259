"""A duty for which several roles answer

## Why it matters

Where two are accountable, each may trust that the other looks after it. The one who can
say no has to be a single one, or nobody can.

## What it finds

Duties on which several roles bear A and at least one of these does not do the work itself
(no R). Where all of them lead the duty, `duty-duplicated` reports it, unless it is `shared`.

```yaml bad
name: Paper
roles:
  publisher: {root: true, duties: {front-page: A}}
  editor: {reports_to: publisher, duties: {front-page: AR}}  # RAC002
```

## What to do

Keep A where the last word is. The others do the work (R), support it (S), are consulted
before (C) or informed afterwards (I).

```yaml good
name: Paper
roles:
  publisher: {root: true, duties: {front-page: C, budget: AR}}
  editor: {reports_to: publisher, duties: {front-page: AR}}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "RAC002",
    Severity.ERROR,
    "{count} roles are accountable for {duty}: {roles}",
    "leave A with the one who has the last word, and give the others R, S, C or I",
    silences={"collective-accountable": "duty", "accountable-too-high": "duty"},
    places={"accountable": "{role} is accountable here"},
)
def multiple_accountable(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for duty, roles in graph.letters["A"].items():
        if len(roles) > 1 and len(graph.leaders(duty)) < len(roles):
            at = graph.duty_pointer(duty, roles)
            yield multiple_accountable.finding(
                *at,
                duty=duty,
                roles=list(roles),
                count=len(roles),
                related=[
                    Related(("roles", role, "duties", duty), "accountable", {"role": role})
                    for role in roles
                    if ("roles", role, "duties", duty) != at
                ],
            )
