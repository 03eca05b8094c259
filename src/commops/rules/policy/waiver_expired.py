"""A waiver whose last day has passed

## Why it matters

A waiver is a promise to look again. After its last day the finding counts again, and someone
has to decide anew.

## What it finds

A waiver with `until` before the day of the check (`as_of`, or `--as-of`).

```yaml bad
name: Choir
as_of: 2026-11-20
roles:
  conductor: {root: true, duties: [conducting]}
policy:
  waive:
    - rule: span-too-wide
      at: roles.conductor
      reason: festival year
      until: 2026-06-30  # POL001
```

## What to do

Mend the finding and delete the waiver, or renew it with its reason.

```yaml good
name: Choir
as_of: 2026-11-20
roles:
  conductor: {root: true, duties: [conducting]}
policy:
  waive:
    - rule: span-too-wide
      at: roles.conductor
      reason: festival year
      until: 2027-06-30
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

waiver_expired = reading_rule(
    "waiver-expired",
    "POL001",
    Severity.WARNING,
    "the waiver of {target} at {at} ended on {until}",
    "mend what it waived, or set a new date with a reason that still holds",
    __doc__,
)
