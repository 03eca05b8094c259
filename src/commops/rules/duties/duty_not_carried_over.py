"""A duty that somebody owns in the other file, and nobody here

## Why it matters

Reorganisations rarely abolish a duty on purpose; they lose it. The role that did it has
another name now, or is gone, and the duty went with it.

## What it finds

`commops gaps NEW --against OLD` compares two files and reports each duty on which a role of
OLD bears A or R, and no role of NEW. Of these two files, the old one is

```text good
name: Clinic
roles:
  doctor: {root: true, duties: [diagnosis]}
  nurse: {reports_to: doctor, duties: [vaccination, record-keeping]}
```

and the new one has lost the keeping of records:

```text bad
name: Clinic
roles:
  doctor: {root: true, duties: [diagnosis, vaccination]}
```

## What to do

Give the duty to a role of the new organisation. If it is meant to end, accept the finding
and write down the reason (`policy.waive`).

```text good
name: Clinic
roles:
  doctor: {root: true, duties: [diagnosis, vaccination]}
  clerk: {reports_to: doctor, duties: [record-keeping]}
```
"""

from commops.finding import Severity
from commops.rules.rule import reading_rule

duty_not_carried_over = reading_rule(
    "duty-not-carried-over",
    "DUT010",
    Severity.WARNING,
    "{duty} is owned in {other}[[ by {roles}]], and by nobody here",
    "give {duty} to a role, or accept in policy.waive, with the reason, that it ends",
    __doc__,
)
