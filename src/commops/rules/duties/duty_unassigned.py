"""A duty that nobody does and nobody answers for

## Why it matters

What belongs to nobody is done by whoever happens to notice, or not at all. The gap shows
on the day the work is missed, and then no one can be asked.

## What it finds

Duties that are declared in `duties:` or named by a role, and on which no role bears A
(accountable) or R (responsible). S, C and I take part in a duty; they do not own it.
Archived duties and roles are left out, and so is every duty where the policy says
`unassigned_ok: true`. The roles named in the advice hold the most duties of the same group.

```yaml bad
name: Clinic
duties:
  vaccination: {group: care}
  hygiene-inspection: {group: care}  # DUT001
roles:
  doctor: {root: true, duties: {vaccination: A, hygiene-inspection: I}}
  nurse: {reports_to: doctor, duties: {vaccination: R}}
```

## What to do

Give it to a role, with A and R if one role does it and answers for it. If the work is no
longer wanted, take the duty out or mark it `archived`.

```yaml good
name: Clinic
duties:
  vaccination: {group: care}
  hygiene-inspection: {group: care}
roles:
  doctor: {root: true, duties: {vaccination: A, hygiene-inspection: I}}
  nurse: {reports_to: doctor, duties: {vaccination: R, hygiene-inspection: AR}}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "DUT001",
    Severity.ERROR,
    "nobody does or owns {duty}",
    "give it to a role as AR[[; {roles} hold duties of the same group]]",
    silences={"scope-dropped": "duty", "duty-not-carried-over": "duty"},
)
def duty_unassigned(graph: OrgGraph, _: None) -> Iterator[Finding]:
    if graph.org.policy.unassigned_ok:
        return
    for duty in graph.unowned:
        yield duty_unassigned.finding(*graph.duty_pointer(duty), duty=duty, roles=graph.nearest_roles(duty))
