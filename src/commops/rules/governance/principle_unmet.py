"""A declared principle that the file itself does not keep

## Why it matters

“Clear division of work” on the first page, and four duties with two leads on the third:
people learn from the third page what the first is worth.

## What it finds

Principles that name the rules that test them (`checks`), when one of these rules has
findings that nobody has accepted. One finding a principle, with the rules and the number of
their findings. A name under `checks` that is no rule is a dangling reference.

```yaml bad
name: Paper
principles:
  clear-division: {text: Every duty has one lead, checks: [duty-duplicated, duty-unassigned]}  # GOV011
roles:
  editor: {root: true, duties: [editing, letters]}
  typist: {reports_to: editor, duties: [typing, letters]}
```

## What to do

Mend what the rules found, or accept it with a reason (`policy.waive`). If the principle is
not meant so strictly, say so, and name other rules.

```yaml good
name: Paper
principles:
  clear-division: {text: Every duty has one lead, checks: [duty-duplicated, duty-unassigned]}
roles:
  editor: {root: true, duties: [editing]}
  typist: {reports_to: editor, duties: [typing, letters]}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

principle_unmet = reading_rule(
    "principle-unmet",
    "GOV011",
    Severity.WARNING,
    "the principle “{principle}” is not kept (open findings of {rules}: {count})",
    "mend the findings of {rules}, or accept them in policy.waive with a reason",
    __doc__,
)
