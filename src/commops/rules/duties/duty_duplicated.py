"""A duty that two roles lead

## Why it matters

Where two lead one duty, it is done twice, or each waits for the other; and when it goes
wrong, neither is the one to ask.

## What it finds

Duties on which two or more roles hold both A (accountable) and R (responsible) and that
are not declared `shared`. Lead beside S, C or I is no overlap.

```yaml bad
name: Paper
roles:
  editor: {root: true, duties: [answering-letters]}  # DUT003
  reporter: {reports_to: editor, duties: [answering-letters]}
```

## What to do

Keep one lead and let the others support (S) or be consulted (C). Where several have to
lead, say how they split the work: `shared: {by: channel}`.

```yaml good
name: Paper
roles:
  editor: {root: true, duties: {answering-letters: AR}}
  reporter: {reports_to: editor, duties: {answering-letters: S, reporting: AR}}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "DUT003",
    Severity.WARNING,
    "{count} roles lead {duty}: {roles}",
    "keep one lead and give the others S or C; if all have to lead it, say how they split it: shared: {{by: …}}",
    places={"lead": "{role} leads it here"},
)
def duty_duplicated(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for duty, roles in graph.letters["A"].items():
        if len(roles) > 1 and len(leads := graph.leaders(duty)) > 1 and not graph.is_shared(duty):
            at = graph.duty_pointer(duty, leads)
            yield duty_duplicated.finding(
                *at,
                duty=duty,
                roles=leads,
                count=len(leads),
                related=[
                    Related(("roles", role, "duties", duty), "lead", {"role": role})
                    for role in leads
                    if ("roles", role, "duties", duty) != at
                ],
            )
