"""A word that the glossary knows under another name

## Why it matters

Two words for one thing look like two things. Whoever searches for the one does not find the
other, and in meetings people argue about a difference that does not exist.

## What it finds

Aliases of the file's own glossary in names, tasks and purposes, where the glossary has a
word of its own. One finding a text and term, for all its languages. An alias that is part of
a term that the glossary prefers is left alone, and in Latin script only whole words count.

```yaml bad
name: Choir
glossary:
  concert: {meaning: Singing before an audience, aliases: [gig]}
duties:
  planning:
    name: Plan the next gig  # CLR006
roles:
  conductor: {root: true, duties: [planning]}
```

## What to do

Use the glossary's word. If both are meant, take the alias out and give it an entry of its own.

```yaml good
name: Choir
glossary:
  concert: {meaning: Singing before an audience, aliases: [gig]}
duties:
  planning:
    name: Plan the next concert
roles:
  conductor: {root: true, duties: [planning]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.texts.terms import alias_uses
from commops.rules.rule import rule


@rule(
    "CLR006",
    Severity.INFO,
    "“{word}” stands here for what the glossary calls “{term}”",
    "write “{term}”, or give “{word}” an entry of its own",
    places={"term": "the glossary's entry"},
)
def term_inconsistent(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for passage, alias in alias_uses(graph):
        yield term_inconsistent.finding(
            *passage.pointer,
            word=alias.word,
            term=alias.canonical,
            **passage.ids(),
            **passage.place,
            related=[Related(("glossary", alias.term), "term")],
        )
