"""An exception from segregation of duties without a control or an end

## Why it matters

A small team can't keep everything apart, and may say so. What then stands in for the second
pair of eyes has to be named, or there is none; and without an end the exception becomes the
rule.

## What it finds

Waivers of a SOD rule without `control` or without `until`. Those that have expired are reported
by `waiver-expired`.

```yaml bad
name: Choir
roles:
  chair: {root: true, duties: [concerts]}
  treasurer: {reports_to: chair, duties: [payments, audit]}
policy:
  separate: [{duties: [payments, audit]}]
  waive:
    - rule: incompatible-roles  # SOD004
      at: roles.treasurer
      reason: eleven members, and one who can count
```

## What to do

Name what is done instead, such as a monthly look at the books by the chair, a second
signature, or rotation; and the day on which it is looked at again.

```yaml good
name: Choir
roles:
  chair: {root: true, duties: [concerts]}
  treasurer: {reports_to: chair, duties: [payments, audit]}
policy:
  separate: [{duties: [payments, audit]}]
  waive:
    - rule: incompatible-roles
      at: roles.treasurer
      reason: eleven members, and one who can count
      control: the chair goes through the books every month
      until: 2027-06-30
```
"""

from collections.abc import Iterator

from commops import rules
from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "SOD004",
    Severity.WARNING,
    "the waiver of {target} at {at} leaves out: {missing}",
    "write what is done instead (control) and the last day of the exception (until)",
)
def exception_uncompensated(graph: OrgGraph, _: None) -> Iterator[Finding]:
    if not graph.org.policy.waive:
        return
    separating = {
        word: one.name
        for one in rules.find(("SOD",))
        if one is not exception_uncompensated
        for word in (one.name, one.code.casefold())
    }
    for number, waiver in enumerate(graph.org.policy.waive):
        target = separating.get(waiver.rule.casefold())
        missing = [key for key in ("control", "until") if not getattr(waiver, key)]
        expired = waiver.until is not None and graph.as_of is not None and waiver.until < graph.as_of
        if target is not None and missing and not expired:
            yield exception_uncompensated.finding(
                "policy",
                "waive",
                str(number),
                "rule",
                on_value=True,
                target=target,
                at=waiver.at,
                missing=", ".join(missing),
            )
