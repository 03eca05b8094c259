"""A value of another kind than the field takes

## Why it matters

Half of a value that fits is not a fact. The value is left out, and what depends on it is not judged.

## What it finds

A list in the place of a mapping, a word in the place of a number or a date, and the like.

```yaml bad
name: Choir
roles:
  conductor:
    root: true
    duties: [conducting]
    reviewed_on: last spring  # SCH002
```

## What to do

Write the value as the field asks for it; dates are year, month, day.

```yaml good
name: Choir
roles:
  conductor:
    root: true
    duties: [conducting]
    reviewed_on: 2026-04-12
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

wrong_type = reading_rule(
    "wrong-type",
    "SCH002",
    Severity.ERROR,
    "[[“{key}”: ]]expected {expected}[[, found “{found}”]]",
    "write it as the example on this page does, or as commops schema says",
    __doc__,
)
