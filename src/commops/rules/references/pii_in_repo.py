"""A phone or identity number in the file

## Why it matters

The file is copied with every clone and stays in its history after it is deleted. A phone
number or the number of an identity card belongs into a system that knows who may read it.

## What it finds

Mobile numbers and identity numbers of the Chinese mainland and of Taiwan, and international
phone numbers (`+…`), in the entries of people, partners, channels and meetings and in the
notes of all entries. Identity numbers count only with a check digit that fits. The finding
shows two digits at either end.

```yaml bad
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
people:
  ada:
    holds: conductor
    note: 138 0000 0000, after six  # DAT009
```

## What to do

Take the number out, and out of the history of the repository, and refer to the directory that
has it.

```yaml good
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
people:
  ada:
    holds: conductor
    note: see the staff directory, after six
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.texts.private import private_numbers
from commops.rules.rule import rule


@rule(
    "DAT009",
    Severity.WARNING,
    "this looks like a phone or identity number: {number}",
    "take it out, here and in the history of the repository, and refer to the directory that has it",
)
def pii_in_repo(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for pointer, number, text in private_numbers(graph):
        yield pii_in_repo.finding(*pointer, number=number, on_value=True, text=text)
