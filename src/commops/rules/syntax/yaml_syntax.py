"""A text that is not YAML

## Why it matters

A computer reads the file by its colons, brackets and indentation. Where these do not fit,
it can only guess what was meant, and a wrong guess draws a wrong chart.

## What it finds

The first place at which the text stops being YAML: a bracket or a quotation mark that is
not closed, a key without `: `, a line that is indented like nothing above it, a full-width
colon, a merge key (`<<`), a row of a CSV table with too many cells.

```yaml bad
name: Clinic
roles:
  nurse:
    duties: [bandaging, weighing  # SYN001
  doctor: {duties: [examining]}
```

## What to do

Close what is open, and put text that holds `: ` or begins with a sign such as `@` into
quotation marks. Instead of merging with `<<`, write out what the entries share.

```yaml good
name: Clinic
roles:
  nurse:
    duties: [bandaging, weighing]
  doctor: {duties: [examining]}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

yaml_syntax = reading_rule(
    "yaml-syntax",
    "SYN001",
    Severity.ERROR,
    "{problem}",
    "mend this place and check again: other faults may show only then",
    __doc__,
    places={"first-here": "the reader lost its way here"},
)
