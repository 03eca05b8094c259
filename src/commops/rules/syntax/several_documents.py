"""More than one document in a file

## Why it matters

What stands below `---` would be a second organisation. Which of the two is meant, a reader can
only guess.

## What it finds

A line `---` below the first document.

```yaml bad
name: Clinic
roles:
  nurse: {duties: [bandaging]}
---  # SYN010
roles:
  doctor: {duties: [examining]}
```

## What to do

Delete the line if both are one organisation; else put the second into its own file.

```yaml good
name: Clinic
roles:
  nurse: {duties: [bandaging]}
  doctor: {reports_to: nurse, duties: [examining]}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

several_documents = reading_rule(
    "several-documents",
    "SYN010",
    Severity.ERROR,
    "a second document begins here; only the first was read",
    "put it into a file of its own and include that",
    __doc__,
)
