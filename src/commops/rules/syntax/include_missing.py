"""A file that is included but not there

## Why it matters

What stands in the missing file is not checked, and everything that refers to it looks wrong.

## What it finds

A pattern in `include` that matches no file, a library in `uses` that is neither built in nor a
folder here, and any `include` in a text from standard input.

```text bad
clinic/team.yaml       include: [role/*.yaml]
clinic/roles/nurse.yaml
```

## What to do

Correct the path, or take it out.

```text good
clinic/team.yaml       include: [roles/*.yaml]
clinic/roles/nurse.yaml
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

include_missing = reading_rule(
    "include-missing",
    "SYN014",
    Severity.ERROR,
    "there is no file or library “{path}”",
    "[[did you mean {near}? ]]correct the path; it counts from the folder of this file",
    __doc__,
)
