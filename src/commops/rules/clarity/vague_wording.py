"""A duty, task or purpose in words that say too little

## Why it matters

“Handle matters concerning the group, etc.” can be read by everyone as what they already
do. What has no verb, object and result can be neither done nor missed.

## What it finds

In the names of duties and tasks and in purposes:

- a weak verb that leads the text and has no stronger one beside it: handle, support, assist,
  coordinate, participate, be responsible for; 负责, 领导, 管理, 协助, 参与, 配合;
- a vague quantity: several, some; 许多, 一些, 若干;
- an open list or a way out: etc., and so on, as needed, where appropriate; 等, 相关, 视情况.

One finding a text, for all its languages. What a role takes over from a library is left out.

```yaml bad
name: Clinic
duties:
  records:
    name: Handle matters of several patients, etc.  # CLR001
roles:
  clerk: {root: true, duties: [records]}
```

## What to do

Verb, object, result: what is done to what, so that what comes out. List what is meant; if a
word of the list is fine in your trade, put it under `allow`.

```yaml good
name: Clinic
duties:
  records:
    name: File the record of each patient on the day of the visit
roles:
  clerk: {root: true, duties: [records]}
```
"""

from collections.abc import Iterator

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.texts.clarity import Vague, vague_passages
from commops.rules.lexicon import Lexicon
from commops.rules.rule import rule


@rule(
    "CLR001",
    Severity.INFO,
    "vague wording[[ in {duty}]][[ of {role}]][[ of {unit}]]: {words}",
    "write what is done to what, and what comes out: verb, object, result",
    options=Lexicon,
)
def vague_wording(graph: OrgGraph, options: Lexicon) -> Iterator[Finding]:
    for passage, words in vague_passages(graph, Vague(options.words, options.allow)):
        yield vague_wording.finding(*passage.pointer, words=words, **passage.ids(), **passage.place)
