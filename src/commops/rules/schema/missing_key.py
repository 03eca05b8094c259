"""A key that must be there is not

## Why it matters

Without it the entry says nothing that could be held to: a waiver without a reason waives everything.

## What it finds

An entry without a key that it cannot do without: `rule`, `at` and `reason` of a waiver, `id` of a CSV table.

```yaml bad
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
policy:
  waive:
    - {rule: span-too-wide, at: roles.conductor, until: 2027-03-31}  # SCH003
```

## What to do

Add the key.

```yaml good
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
policy:
  waive:
    - {rule: span-too-wide, at: roles.conductor, reason: festival year, until: 2027-03-31}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

missing_key = reading_rule(
    "missing-key",
    "SCH003",
    Severity.ERROR,
    "“{key}” is missing[[ in “{section}”]]",
    "add {key}",
    __doc__,
)
