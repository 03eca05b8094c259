"""A key that the format does not have

## Why it matters

A key that is passed over in silence is worse than an error: the writer believes that it holds.
Most often it is a slip of the pen.

## What it finds

A key of an entry, a section or a CSV column that the format does not know.

```yaml bad
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
  soloist:
    report_to: conductor  # SCH001
    duties: [singing]
```

## What to do

Correct the key. What is only for readers belongs into `note`.

```yaml good
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
  soloist:
    reports_to: conductor
    duties: [singing]
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

unknown_key = reading_rule(
    "unknown-key",
    "SCH001",
    Severity.ERROR,
    "there is no key “{key}” here",
    "[[did you mean {near}? ]]correct it or take it out; commops schema lists the keys",
    __doc__,
)
