"""A duty that many roles do

## Why it matters

The more roles do one thing, the more of it is agreeing on who does which part. A duty with
four doers is most often four duties under one name.

## What it finds

Duties on which more than `max` roles bear R. A role that many people hold counts once.
Duties that are `shared` are left out, and so are those that all of these roles lead:
`duty-duplicated` reports them.

```yaml bad
name: Clinic
roles:
  doctor: {root: true, duties: {patient-inquiries: A}}
  nurse: {reports_to: doctor, duties: {patient-inquiries: R}}  # RAC004
  receptionist: {reports_to: doctor, duties: {patient-inquiries: R}}
  pharmacist: {reports_to: doctor, duties: {patient-inquiries: R}}
```

## What to do

Split the duty, or keep R with one or two roles and give the others S.

```yaml good
name: Clinic
roles:
  doctor: {root: true, duties: {patient-inquiries: A, diagnosis: AR}}
  nurse: {reports_to: doctor, duties: {patient-inquiries: S}}
  receptionist: {reports_to: doctor, duties: {patient-inquiries: R}}
  pharmacist: {reports_to: doctor, duties: {patient-inquiries: S}}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Doers(Options):
    """How many roles may do one duty."""

    max: int = option(2, "2: “3+ R's … trouble is brewing”, from a practitioner's blog (Agile Sriram, 2014)")


@rule(
    "RAC004",
    Severity.WARNING,
    "{count} roles are responsible for {duty}, more than {max}: {roles}",
    "split the duty (by channel, region or shift), or leave R with one of them and give the others S",
    options=Doers,
    places={"doer": "{role} is responsible here"},
)
def too_many_responsible(graph: OrgGraph, options: Doers) -> Iterator[Finding]:
    for duty, roles in graph.letters["R"].items():
        if len(roles) <= options.max or len(graph.leaders(duty)) == len(roles) or graph.is_shared(duty):
            continue
        at = graph.duty_pointer(duty, roles)
        yield too_many_responsible.finding(
            *at,
            duty=duty,
            roles=list(roles),
            count=len(roles),
            max=options.max,
            related=[
                Related(("roles", role, "duties", duty), "doer", {"role": role})
                for role in roles
                if ("roles", role, "duties", duty) != at
            ],
        )
