"""A line that is indented with a tab

## Why it matters

How wide a tab is depends on the editor. YAML therefore does not allow one where the
indentation says what belongs to what.

## What it finds

A tab among the first characters of a line.

```yaml bad
name: Clinic
roles:
\tnurse: {duties: [bandaging]}  # SYN003
```

## What to do

Put spaces in its place, and let the editor do so for files that end in .yaml.

```yaml good
name: Clinic
roles:
  nurse: {duties: [bandaging]}
```
"""  # noqa: D301 -- the page shows what the escape stands for

from commops.finding import Severity
from commops.rules.rule import reading_rule

tab_indentation = reading_rule(
    "tab-indentation",
    "SYN003",
    Severity.ERROR,
    "this line is indented with a tab",
    "indent with spaces, two for each level",
    __doc__,
)
