"""An alias inside the thing that it names

## Why it matters

Such a value contains itself, without end. Nothing that is drawn or counted from it stops.

## What it finds

An alias that stands below its own anchor.

```yaml bad
name: Clinic
roles:
  doctor: &doctor
    duties: [examining]
    deputy: *doctor  # SYN007
```

## What to do

Refer to other entries by their ids; an alias copies a value, it does not refer to it.

```yaml good
name: Clinic
roles:
  doctor:
    duties: [examining]
    deputy: nurse
  nurse: {duties: [bandaging]}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

recursive_alias = reading_rule(
    "recursive-alias",
    "SYN007",
    Severity.ERROR,
    "the alias *{anchor} stands inside what &{anchor} names",
    "take the alias out, or name the other entry by its id",
    __doc__,
)
