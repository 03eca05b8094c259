"""An id that stands twice in one list

## Why it matters

It says nothing twice. Whoever takes the id out of the list later finds one of the two, and the
other stays. Now and then another id was meant, and is missing.

## What it finds

An id of a list of ids, such as `duties`, `deputy` or `attendees`, that stands in it before. The
later ones are reported.

```yaml bad
name: Paper
roles:
  editor:
    root: true
    duties:
      - editing
      - answering-letters
      - editing  # DAT007
```

## What to do

Take one of them out, or write what was meant. `commops validate --fix` takes it out; a line
with a comment of its own is left to you.

```yaml good
name: Paper
roles:
  editor:
    root: true
    duties:
      - editing
      - answering-letters
      - proofreading
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

entry_repeated = reading_rule(
    "entry-repeated",
    "DAT007",
    Severity.INFO,
    "“{target}” stands twice in {key}",
    "take one of them out, or write what was meant",
    __doc__,
)
