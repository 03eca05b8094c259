"""A tag that asks for a special kind of value

## Why it matters

Tags (`!…`) tell other programs to make objects, in the worst case to run code. What a stranger
wrote into a file must not do that.

## What it finds

Any tag but `!!str`, which changes nothing.

```yaml bad
name: Clinic
roles:
  nurse: {name: !title Nurse, duties: [bandaging]}  # SYN012
```

## What to do

Delete the tag. To keep text as it is, put it into quotation marks.

```yaml good
name: Clinic
roles:
  nurse: {name: "Nurse", duties: [bandaging]}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

unsupported_tag = reading_rule(
    "unsupported-tag",
    "SYN012",
    Severity.ERROR,
    "the tag {tag} is not supported",
    "delete the tag; the field itself says what kind of value it takes",
    __doc__,
)
