"""A value that the field does not take

## Why it matters

A share of 300 % or an archetype that nobody knows would spoil every sum that uses it.

## What it finds

A number outside its bounds, or a word that is none of those to choose from.

```yaml bad
name: Choir
roles:
  conductor: {root: true, archetype: couch, duties: [conducting]}  # SCH004
people:
  anna: {capacity: 3, holds: conductor}  # SCH004
```

## What to do

Take one of the words that the message lists, or a number within the bounds.

```yaml good
name: Choir
roles:
  conductor: {root: true, archetype: coach, duties: [conducting]}
people:
  anna: {capacity: 0.3, holds: conductor}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

invalid_value = reading_rule(
    "invalid-value",
    "SCH004",
    Severity.ERROR,
    "“{key}” does not take this value[[ ({found})]][[: it has to be {bound} {limit}]][[: choose one of {choices}]]",
    "[[did you mean {near}? ]]give it a value that it takes",
    __doc__,
)
