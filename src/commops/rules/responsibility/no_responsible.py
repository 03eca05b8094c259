"""A duty that somebody answers for, and nobody does

## Why it matters

Accountability without a doer is a promise that nobody carries out. It stays unseen as long
as the one who is accountable does the work between other things.

## What it finds

Duties on which some role bears A and none bears R. A duty with neither is reported by
`duty-unassigned`.

```yaml bad
name: Clinic
roles:
  doctor: {root: true, duties: {diagnosis: AR, hygiene-inspection: A}}  # RAC003
  nurse: {reports_to: doctor, duties: {nursing: AR, hygiene-inspection: C}}
```

## What to do

Give R to the role that does the work, or write AR where the accountable role does it itself.

```yaml good
name: Clinic
roles:
  doctor: {root: true, duties: {diagnosis: AR, hygiene-inspection: A}}
  nurse: {reports_to: doctor, duties: {nursing: AR, hygiene-inspection: R}}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "RAC003",
    Severity.ERROR,
    "nobody does {duty} (accountable: {roles})",
    "give R to the role that does it, or write AR where the accountable role does it itself",
)
def no_responsible(graph: OrgGraph, _: None) -> Iterator[Finding]:
    accountable = graph.letters["A"]
    for duty in sorted(accountable.keys() - graph.letters["R"].keys()):
        owners = accountable[duty]
        yield no_responsible.finding(*graph.duty_pointer(duty, owners), duty=duty, roles=list(owners))
