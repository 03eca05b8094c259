"""A role with two parts in one duty

## Why it matters

A letter says when somebody comes in: before (C), during (R, S), afterwards (I). Two letters
on one role say two things, and each reader picks the one that suits.

## What it finds

Roles that bear more than one letter on a duty. A together with R is the usual sign of a
lead and no conflict.

```yaml bad
name: Clinic
roles:
  doctor: {root: true, duties: [diagnosis, prescribing]}
  pharmacist:
    reports_to: doctor
    duties:
      dispensing: AR
      prescribing: C, I  # RAC006
```

## What to do

Keep the strongest letter: A and R take part in full, who supports (S) is consulted anyway,
and who is consulted (C) is informed anyway.

```yaml good
name: Clinic
roles:
  doctor: {root: true, duties: [diagnosis, prescribing]}
  pharmacist:
    reports_to: doctor
    duties:
      dispensing: AR
      prescribing: C
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "RAC006",
    Severity.WARNING,
    "{role} bears {letters} on {duty}; only A and R go together",
    "keep the strongest letter: S includes C, and C includes I",
)
def conflicting_letters(graph: OrgGraph, _: None) -> Iterator[Finding]:
    in_use = graph.duties_in_use
    for role, entry in graph.roles.items():
        for duty, assignment in entry.duties.items():
            letters = assignment.letters
            if len(letters) > 1 and letters != "AR" and duty in in_use and not entry.archived:
                yield conflicting_letters.finding(
                    "roles", role, "duties", duty, on_value=True, role=role, duty=duty, letters="+".join(letters)
                )
