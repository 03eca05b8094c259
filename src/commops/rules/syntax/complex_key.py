"""A key that is itself a list or a mapping

## Why it matters

Keys are ids: other entries refer to them, and a chart shows them. A list is no id.

## What it finds

A list or a mapping in the place of a key, with or without `?`.

```yaml bad
name: Clinic
roles:
  ? [nurse, doctor]  # SYN013
  : {duties: [bandaging]}
```

## What to do

Give each entry a key of its own.

```yaml good
name: Clinic
roles:
  nurse: {root: true, duties: [bandaging]}
  doctor: {root: true, duties: [examining]}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

complex_key = reading_rule(
    "complex-key",
    "SYN013",
    Severity.ERROR,
    "a key must be a text, not a list or a mapping",
    "write one entry for each key",
    __doc__,
)
