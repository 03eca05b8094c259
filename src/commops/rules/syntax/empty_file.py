"""A file with nothing in it

## Why it matters

An empty file has no faults, and that is not the same as being right.

## What it finds

A file, or an included one, that holds nothing but blank lines and comments.

```yaml bad
# the clinic, to be written  # SYN011
```

## What to do

Write the first roles, or take the file out of `include`.

```yaml good
name: Clinic
roles:
  nurse: {duties: [bandaging]}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

empty_file = reading_rule(
    "empty-file",
    "SYN011",
    Severity.ERROR,
    "the file is empty",
    "write a name and roles into it; commops init makes a first file",
    __doc__,
)
