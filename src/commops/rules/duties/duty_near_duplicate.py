"""Two duties that mean one

## Why it matters

People who write their duties down repeat what others have written in other words. Under two
names the work is done twice, or each of the two waits for the other, and no list shows it.

## What it finds

Pairs of duties whose names, taken apart, say the same: verbs of one meaning (收集, 整理;
`gather`, `collect`) done to one thing (意见, 反馈; `inquiry`, `question`), or one name with a
slip of the keyboard. Words that the file's `glossary` lists as `aliases` of one term count
as that term, so a team teaches the rule its own words. A common deliverable, measure, partner or `object` raises the likeness;
`object`s that differ lower it. Names are compared in the languages that both have. A warning
where different roles are accountable. A duty and its parent are no pair, nor are parts of one
duty under one lead; each duty is reported with the one that is most like it.

```yaml bad
name: Paper
duties:
  inquiries: {name: Reply to subscriber inquiries}  # DUT004
  letters: {name: Answer readers' questions}
roles:
  editor: {root: true, duties: [letters]}
  clerk: {reports_to: editor, duties: [inquiries]}
```

## What to do

Merge the two; or let their names or their `object` say what sets them apart.

```yaml good
name: Paper
duties:
  inquiries: {name: Reply to subscriber inquiries, object: invoices}
  letters: {name: Answer readers' questions, object: articles}
roles:
  editor: {root: true, duties: [letters]}
  clerk: {reports_to: editor, duties: [inquiries]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class NearDuplicate(Options):
    """How alike two duties have to be."""

    threshold: float = option(
        0.65, "0.65: our own, in the gap between the two kinds of the labelled pairs that tune it"
    )


@rule(
    "DUT004",
    Severity.INFO,
    "{duties} are {percent}% alike[[; who answers for them: {roles}]]",
    "merge them, or let their names or object: … say what sets them apart",
    options=NearDuplicate,
    places={"twin": "{duty} stands here"},
)
def duty_near_duplicate(graph: OrgGraph, options: NearDuplicate) -> Iterator[Finding]:
    if len(graph.duties_in_use) < 2:
        return
    from commops.graph.texts.near_duplicates import near_duplicates

    for twins in near_duplicates(graph, options.threshold):
        (one, other), (owners, other_owners) = twins.duties, twins.owners
        yield duty_near_duplicate.finding(
            *graph.duty_pointer(one, owners),
            duty=one,
            duties=[one, other],
            roles=sorted({*owners, *other_owners}),
            percent=round(twins.likeness * 100),
            related=[Related(graph.duty_pointer(other, other_owners), "twin", {"duty": other})],
            severity=Severity.WARNING if twins.apart else None,
        )
