"""A key that names what no allocation may use

## Why it matters

Sex, age, birthplace, ethnicity, marital status, religion, health or a photo say nothing about
who can do the work, and choosing by them is unlawful in most places. What is not in the file
cannot be used, not even by mistake.

## What it finds

Keys and CSV columns with such a name, in English or Chinese.

```yaml bad
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
people:
  anna:
    age: 44  # SCH005
    holds: conductor
```

## What to do

Take the key out. Write down skills, years of experience and certificates instead.

```yaml good
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
people:
  anna:
    years: 20
    holds: conductor
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

protected_attribute = reading_rule(
    "protected-attribute",
    "SCH005",
    Severity.ERROR,
    "“{key}” is not read: nobody may be given or refused a role for it",
    "take it out; say in requires what the work asks for",
    __doc__,
)
