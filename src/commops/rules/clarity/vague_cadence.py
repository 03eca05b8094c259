"""Something to be done regularly or in time, without a number

## Why it matters

“Regularly” is once a week to the one who waits and once a year to the one who is busy.
Without a number nobody is late, and no working time can be planned.

## What it finds

Entries that give their cadence as `vague`, and names of duties and tasks with a word such as
regularly, periodically, in time, promptly, 定期, 及时, 尽快 and no number. An entry that has
`every` or `within` as well is fine; for a task, that of its duty will do. One finding an
entry. What a role takes over from a library is left out.

```yaml bad
name: Clinic
duties:
  stock-taking:
    vague: regularly  # CLR005
  calling-back:
    tasks:
      call: Answer missed calls promptly  # CLR005
roles:
  clerk: {root: true, duties: [stock-taking, calling-back]}
```

## What to do

Give the number: `every: month`, `within: 2h`. If the source has none, ask whoever waits for
the result.

```yaml good
name: Clinic
duties:
  stock-taking:
    every: month
  calling-back:
    within: 2h
    tasks:
      call: Answer missed calls promptly
roles:
  clerk: {root: true, duties: [stock-taking, calling-back]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.texts.clarity import sometimes
from commops.graph.texts.passages import ids_of
from commops.rules.lexicon import Lexicon
from commops.rules.rule import rule


@rule(
    "CLR005",
    Severity.INFO,
    "“{word}” gives no number[[ for {duty}]][[ of {role}]][[ for step {step}]][[ of {workflow}]][[ for {metric}]]"
    "[[ for {deliverable}]]",
    "say how often (every: month) or how soon (within: 2h)",
    options=Lexicon,
)
def vague_cadence(graph: OrgGraph, options: Lexicon) -> Iterator[Finding]:
    for found in sometimes(graph, options.words, options.allow):
        yield vague_cadence.finding(*found.pointer, word=found.word, **ids_of(found.entry), **found.place)
