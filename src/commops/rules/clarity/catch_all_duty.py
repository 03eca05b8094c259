"""A duty that takes in whatever else comes up

## Why it matters

“Other duties as assigned” is the line under which everything lands that nobody wanted. One
such line at the end is common; in the middle, or twice, it hides what the role is for.

## What it finds

Duties of a role such as “other duties as assigned” or 完成领导交办的其他工作. One as the last
duty is an info; one that other duties follow, or a second one, is a warning. One finding a role.

```yaml bad
name: Clinic
roles:
  matron: {root: true, duties: [nursing]}
  clerk:
    reports_to: matron
    duties:
      - billing
      - other duties as assigned  # CLR002
      - filing
```

## What to do

Say what is meant. If the line has to stay, keep one, as the last.

```yaml good
name: Clinic
roles:
  matron: {root: true, duties: [nursing]}
  clerk:
    reports_to: matron
    duties:
      - billing
      - filing
      - standing in at the front desk
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.texts.clarity import catch_alls
from commops.rules.rule import rule


@rule(
    "CLR002",
    Severity.INFO,
    "{role} has {duties} as duty {position} of {count}, which takes in whatever else comes up",
    "say what is meant; keep at most one such line, as the last duty of {role}",
    places={"also": "{duty} takes in everything as well"},
)
def catch_all_duty(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for role, broad in catch_alls(graph).items():
        duties = list(graph.roles[role].duties)
        is_last = broad == duties[-1:]
        yield catch_all_duty.finding(
            "roles",
            role,
            "duties",
            broad[0],
            severity=None if is_last else Severity.WARNING,
            role=role,
            duties=broad,
            position=duties.index(broad[0]) + 1,
            count=len(duties),
            related=[Related(("roles", role, "duties", duty), "also", {"duty": duty}) for duty in broad[1:]],
        )
