"""A key that stands twice in one mapping

## Why it matters

Most programs keep the last of two equal keys and drop the other without a word. Somebody's
duties then vanish from the chart, and nobody is told.

## What it finds

A key that the same mapping already has, after Unicode normalisation (NFC); and an id or a
column that a CSV table has twice. The second one is reported and left out.

```yaml bad
name: Clinic
roles:
  nurse: {duties: [bandaging]}
  doctor: {reports_to: nurse, duties: [examining]}
  nurse: {duties: [weighing]}  # SYN002
```

## What to do

Merge the two entries if they mean the same thing; give one another id if they do not.

```yaml good
name: Clinic
roles:
  nurse: {duties: [bandaging, weighing]}
  doctor: {reports_to: nurse, duties: [examining]}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

duplicate_key = reading_rule(
    "duplicate-key",
    "SYN002",
    Severity.ERROR,
    "“{key}” stands twice here; only the first was read",
    "merge the two entries, or rename one",
    __doc__,
    places={"first-here": "it stands here first"},
)
