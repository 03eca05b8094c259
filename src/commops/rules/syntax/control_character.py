"""A character that steers instead of showing

## Why it matters

Such a character changes what people see without being seen: it turns the text around it,
hides a part of it, or makes two different ids look the same.

## What it finds

Control characters, marks that turn the direction of writing, line separators that editors do
not count, halves of surrogate pairs; as they are, or as an escape in quotation marks.

```yaml bad
name: Clinic
roles:
  nurse: {name: "head \\u202enurse", duties: [bandaging]}  # SYN005
```

## What to do

Delete it. It came in most often by copying from a web page or a PDF file.

```yaml good
name: Clinic
roles:
  nurse: {name: "head nurse", duties: [bandaging]}
```
"""  # noqa: D301 -- the page shows the escape

from commops.finding import Severity
from commops.rules.rule import reading_rule

control_character = reading_rule(
    "control-character",
    "SYN005",
    Severity.ERROR,
    "a character that cannot be seen stands here: {character}",
    "delete it, or write the name anew by hand",
    __doc__,
)
