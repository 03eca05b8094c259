"""A path that leads out of the folder

## Why it matters

A file that reaches other files could show a stranger what is none of their business, and it
reads differently on every machine.

## What it finds

An absolute path, a path with `..`, or a symbolic link that ends outside; in `include` and in
`uses`.

```text bad
clinic/team.yaml       include: [../secret/salaries.yaml]
```

## What to do

Copy or move the file below the folder of the file that includes it.

```text good
clinic/team.yaml       include: [people/staff.yaml]
clinic/people/staff.yaml
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

include_outside = reading_rule(
    "include-outside",
    "SYN015",
    Severity.ERROR,
    "“{path}” leads out of the folder of this file",
    "move the file below this folder, and name it without .. and without a leading /",
    __doc__,
)
