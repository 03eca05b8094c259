"""A waiver that waives nothing

## Why it matters

It stands there as if something were wrong, and it would hide the next finding at that place
without anybody having looked at it.

## What it finds

A waiver whose rule was checked and found nothing at its place. A waiver of SYN or SCH meets
nothing either: that a file cannot be read right is nothing that anybody can accept.

```yaml bad
name: Choir
roles:
  conductor: {duties: [conducting]}
  soloist: {reports_to: conductor, duties: [singing]}
policy:
  waive:
    - rule: reporting-cycle
      at: roles.soloist  # POL002
      reason: they lead each other in turn
```

## What to do

Delete it once the finding is gone. If the finding is still there, its place has moved: correct `at`.

```yaml good
name: Choir
roles:
  conductor: {reports_to: soloist, duties: [conducting]}
  soloist: {reports_to: conductor, duties: [singing]}
policy:
  waive:
    - rule: reporting-cycle
      at: roles.soloist
      reason: they lead each other in turn
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

waiver_unused = reading_rule(
    "waiver-unused",
    "POL002",
    Severity.INFO,
    "the waiver of {target} at {at} meets no finding",
    "delete it, or correct its place",
    __doc__,
)
