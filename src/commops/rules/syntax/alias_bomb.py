"""Aliases that repeat too much

## Why it matters

An alias repeats what its anchor names. Aliases of aliases multiply: a few lines can stand for
more values than any memory holds.

## What it finds

The alias with which a file passes 100,000 repeated values.

```yaml bad
name: Clinic
glossary:
  a: &a [x, x, x, x, x, x, x, x, x, x]
  b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
  c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
  d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
  e: [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]  # SYN006
```

## What to do

Write the values out, and put what roles share into a role library (`is`).

```yaml good
name: Clinic
glossary:
  a: {meaning: a letter}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

alias_bomb = reading_rule(
    "alias-bomb",
    "SYN006",
    Severity.ERROR,
    "aliases repeat more than {limit} values here",
    "write out what is meant; an organisation needs few aliases",
    __doc__,
)
