"""One person with what the policy keeps apart

## Why it matters

Whoever both draws the prizes and pays them out can make a mistake, or worse, and nobody would
see it. That is why the policy keeps the two apart.

## What it finds

People who hold more of a set in `policy.separate` than its `max` (one, unless it says
otherwise): more of its `roles`, or roles with A or R on more of its `duties`. Acting holdings
count, as long as they last. And single roles that bear A or R on too many of the `duties`,
whoever holds them; their holders are not named again.

```yaml bad
name: Paper
roles:
  editor: {root: true, duties: [editing]}
  prize-drawer: {reports_to: editor, duties: [prize-drawing]}
  prize-payer: {reports_to: editor, duties: [prize-payment]}
people:
  ada: {holds: editor}
  bea:
    holds:
      prize-drawer: 0.5  # SOD001
      prize-payer: {fte: 0.1, kind: acting}
policy:
  separate: [{name: Prizes, duties: [prize-drawing, prize-payment]}]
```

## What to do

Give one of the holdings, or of the duties, to somebody else. Where there is nobody else, waive
the finding with a `control` and an `until`.

```yaml good
name: Paper
roles:
  editor: {root: true, duties: [editing]}
  prize-drawer: {reports_to: editor, duties: [prize-drawing]}
  prize-payer: {reports_to: editor, duties: [prize-payment]}
people:
  ada: {holds: {editor: 0.9, prize-payer: {fte: 0.1, kind: acting}}}
  bea: {holds: prize-drawer}
policy:
  separate: [{name: Prizes, duties: [prize-drawing, prize-payment]}]
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.separation import clashes
from commops.rules.rule import rule


@rule(
    "SOD001",
    Severity.ERROR,
    "[[{person} holds {roles}]][[{role} is a single role]][[ with A or R on {duties}]]; "
    "one person may have {max} of these",
    "[[give one of {roles} to somebody else than {person}]][[take one of {duties} from {role}]]"
    ", or waive it with a control and an end",
    places={"holds": "{person} holds {role} here", "bears": "{role} bears {duty} here", "set": "kept apart here"},
)
def incompatible_roles(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for clash in clashes(graph):
        kept = Related(("policy", "separate", str(clash.number)), "set")
        if clash.person is not None:
            first, *others = ((role, ("people", clash.person, "holds", role)) for role in clash.roles)
            yield incompatible_roles.finding(
                *first[1],
                person=clash.person,
                roles=clash.roles,
                duties=clash.duties,
                max=clash.max,
                related=[
                    *(Related(at, "holds", {"person": clash.person, "role": role}) for role, at in others),
                    kept,
                ],
            )
        else:
            (role,) = clash.roles
            *before, last = clash.duties
            yield incompatible_roles.finding(
                "roles", role, "duties", last,
                role=role,
                duties=clash.duties,
                max=clash.max,
                related=[
                    *(Related(("roles", role, "duties", duty), "bears", {"role": role, "duty": duty}) for duty in before),
                    kept,
                ],
            )  # fmt: skip
