"""Brackets in brackets in brackets

## Why it matters

Deep nesting is no organisation: it is a slip of a program, or an attempt to make one fail.

## What it finds

The bracket or the indentation with which a value passes 64 levels.

```yaml bad
name: Clinic
note: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]  # SYN008
```

## What to do

Write the value as the format asks for it. Units below units are not nested: each names its `parent`.

```yaml good
name: Clinic
note: open on weekdays
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

nesting_too_deep = reading_rule(
    "nesting-too-deep",
    "SYN008",
    Severity.ERROR,
    "more than {depth} levels of lists and mappings",
    "take levels out; the format itself needs about ten",
    __doc__,
)
