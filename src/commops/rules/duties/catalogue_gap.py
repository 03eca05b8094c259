"""A duty of the coverage standard that the organisation forgot

## Why it matters

A file can only be checked for what is written in it. The duty that nobody thought of is in
no list of its own; it shows when the organisation is held against one that others made.

## What it finds

Each duty of a standard under `covers:` on which no role bears A or R, and which
`policy.not_applicable` does not set aside. A duty that the file itself names and nobody
owns is reported by `duty-unassigned` instead.

```yaml bad
name: Paper
covers: [newsroom]  # DUT002
roles:
  editor: {root: true, duties: [editing]}
  reporter: {reports_to: editor, duties: [reporting]}
standards:
  newsroom:
    duties: {editing: every paper, reporting: every paper, corrections: readers are owed them}
```

## What to do

Give the duty to a role. If it does not apply here, say so and why in `policy.not_applicable`.

```yaml good
name: Paper
covers: [newsroom]
roles:
  editor: {root: true, duties: [editing]}
  reporter: {reports_to: editor, duties: [reporting]}
standards:
  newsroom:
    duties: {editing: every paper, reporting: every paper, corrections: readers are owed them}
policy:
  not_applicable: {corrections: the publishing house runs one desk for all its papers}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import rule


@rule(
    "DUT002",
    Severity.WARNING,
    "{standard} asks for {duty}, and nobody here does or owns it",
    "give it to a role, or say in policy.not_applicable why it does not apply here",
)
def catalogue_gap(graph: OrgGraph, _: None) -> Iterator[Finding]:
    settled = {*graph.duties_in_use, *graph.org.policy.not_applicable}
    for standard in sorted({*graph.org.head.covers} & {*graph.org.standards}):
        for duty in graph.org.standards[standard].duties:
            if duty not in settled:
                settled.add(duty)
                yield catalogue_gap.finding("covers", standard, text=standard, duty=duty, standard=standard)
