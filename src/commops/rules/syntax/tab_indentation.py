"""A line that is indented with a tab

## Why it matters

How wide a tab is depends on the editor. YAML therefore does not allow one where the
indentation says what belongs to what.

## What it finds

A tab among the first characters of a line.

```yaml bad
name: Clinic
roles:
⇥nurse: {duties: [bandaging]}  # SYN003
```

## What to do

Put spaces in its place, and let the editor do so for files that end in .yaml.

```yaml good
name: Clinic
roles:
  nurse: {duties: [bandaging]}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

# From Python 3.13 on a docstring has blanks where its source has tabs.
__doc__ = (__doc__ or "").replace("⇥", "\t")

tab_indentation = reading_rule(
    "tab-indentation",
    "SYN003",
    Severity.ERROR,
    "this line is indented with a tab",
    "indent with spaces, two for each level",
    __doc__,
)
