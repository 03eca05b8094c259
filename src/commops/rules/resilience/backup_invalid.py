"""A backup or deputy that could not take over

## Why it matters

A name in the column “backup” ends the search for one. Whether it holds is found out on the
day when it is needed, and then it is too late to train somebody.

## What it finds

Backups of duties (`backup`) and deputies of roles (`deputy`) that

- do the duty themselves, alone; or are the very person who would have to be replaced;
- nobody holds on the day;
- do not reach the essential `skills` of the duty, although their skills are declared;
- would then have more of a set in `policy.separate` than it allows;
- would be the only ones to review the work that they then do.

Deputies whose role nobody holds, or the same person does, are warnings; so are backups that
lack a right the duty `needs` and its owner has, and duties of which all who do them and all
backups are away at the same time. What is archived is reported by
`expired-or-archived-in-use`, an id that does not exist by `dangling-reference`.

```yaml bad
name: Choir
duties:
  payments: {backup: [treasurer, auditor]}  # RES003
  audit: {}
  concerts: {}
roles:
  chair: {root: true, duties: [concerts]}
  treasurer: {reports_to: chair, duties: [payments], deputy: auditor}
  auditor: {reports_to: chair, duties: [audit]}
people:
  ada: {holds: chair}
  ben: {holds: treasurer}
  cem: {holds: auditor}
```

## What to do

Name somebody else who knows the work, or make the one who is named fit for it: fill the role,
train the holder, grant the right.

```yaml good
name: Choir
duties:
  payments: {backup: [auditor]}
  audit: {}
  concerts: {}
roles:
  chair: {root: true, duties: [concerts]}
  treasurer: {reports_to: chair, duties: [payments], deputy: auditor}
  auditor: {reports_to: chair, duties: [audit]}
people:
  ada: {holds: chair}
  ben: {holds: treasurer}
  cem: {holds: auditor}
```
"""

from collections.abc import Iterator
from typing import Any

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.people.stand_ins import Idle, idle_stand_ins
from commops.rules.rule import rule

_MILD = ("authority", "away")
_STAFFING = ("vacant", "same")
"""What another holding mends; the deputy of a role is chosen by the design, whoever holds it."""


@rule(
    "RES003",
    Severity.ERROR,
    "[[{person} can't back up {duty}]][[{role} can't back up {duty}]][[{role} can't stand in for {roles}]]: {flaw}"
    "[[: {skills}]][[: {needed}]][[: {duties}]][[ ({step}, {workflow})]][[ ({start} to {until})]]",
    "name somebody else who knows the work, or see to it that who is named can take over",
    places={
        "set": "these are to be kept apart",
        "review": "the work is reviewed here",
        "away": "{person} is away here",
    },
    silences={"single-point-of-failure": "duty"},
)
def backup_invalid(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for idle in idle_stand_ins(graph):
        kind = "role" if idle.key in graph.roles else "person"
        if idle.duty is not None:
            where = (*graph.duty_pointer(idle.duty), "backup")
        else:
            where = ("roles", str(idle.role), "deputy")
        values = {
            kind: idle.key,
            "duty": idle.duty,
            "roles": [idle.role] if idle.role is not None else None,
            "skills": list(idle.skills),
            "needed": ", ".join(idle.rights),
            "duties": list(idle.duties),
            "step": idle.step,
            "workflow": idle.flow,
            "start": idle.start.isoformat() if idle.start else None,
            "until": idle.until.isoformat() if idle.until else None,
        }
        given: dict[str, Any] = {name: value for name, value in values.items() if value}
        is_mild = idle.flaw in _MILD or (idle.role is not None and idle.flaw in _STAFFING)
        severity = Severity.WARNING if is_mild else None
        yield backup_invalid.finding(
            *where, text=idle.key, severity=severity, flaw=idle.flaw, related=_places(idle), **given
        )


def _places(idle: Idle) -> Iterator[Related]:
    if idle.set is not None:
        yield Related(("policy", "separate", str(idle.set)), "set")
    if idle.flow is not None and idle.step is not None:
        yield Related(("workflows", idle.flow, "steps", idle.step), "review")
    if idle.start is not None:
        yield Related(("people", idle.key, "away"), "away", {"person": idle.key})
