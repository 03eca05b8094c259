"""Something that is no longer in use, and is used

## Why it matters

What is archived has no owner and no door. A role that belongs to it, or a step that waits for
it, belongs nowhere and waits for ever. A span that ends before it begins says nothing.

## What it finds

Roles, holdings, units and steps of workflows that refer to an entry whose `archived` is a day
that has come, or any other text; each such entry once. A holding counts while it lasts. And
every span whose `until` lies before its `from`.

```yaml bad
name: Paper
as_of: 2026-11-20
units:
  fax-desk: {archived: 2019-12-31}
roles:
  editor: {root: true, duties: [editing]}
  typist: {reports_to: editor, unit: fax-desk, duties: [typing]}  # DAT003
people:
  ada: {holds: {editor: {from: 2026-09-01, until: 2026-01-31}}}  # DAT003
```

## What to do

Move what still refers to it, or take `archived` away. Swap the two days of a span.

```yaml good
name: Paper
as_of: 2026-11-20
units:
  fax-desk: {archived: 2019-12-31}
  letters: {}
roles:
  editor: {root: true, duties: [editing]}
  typist: {reports_to: editor, unit: letters, duties: [typing]}
people:
  ada: {holds: {editor: {from: 2026-01-31, until: 2026-09-01}}}
```
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.references import references
from commops.messages import in_language
from commops.model.values import Text
from commops.rules.rule import rule
from commops.source.tree import Pointer

_USERS = {"roles": None, "units": None, "workflows": None, "people": ("unit", "manager", "holds", "mentors")}
"""Whose references are uses, and by which fields; what a person has learnt or signed is history."""


@rule(
    "DAT003",
    Severity.ERROR,
    "[[{kind} “{target}” is archived ({since}) and still in use]][[the span ends on {until}, before it begins on {start}]]",
    "move what still refers to it, or take archived away; a span must not end before it begins",
    places={"archived": "it is archived here", "used": "it is used here, too"},
)
def expired_or_archived_in_use(graph: OrgGraph, _: None) -> Iterator[Finding]:
    yield from _archived(graph)
    for pointer, start, until in _spans(graph):
        if start is not None and until is not None and until < start:
            yield expired_or_archived_in_use.finding(
                *pointer, "until", on_value=True, start=start.isoformat(), until=until.isoformat()
            )


def _archived(graph: OrgGraph) -> Iterator[Finding]:
    since = {
        (section, key): entry.archived
        for section, entries in graph.org.sections.items()
        for key, entry in entries.items()
        if entry.archived and _is_past(entry.archived, graph.as_of)
    }
    if not since:
        return
    uses: dict[tuple[str, str], list[Pointer]] = defaultdict(list)
    for reference in references(graph):
        user = reference.pointer[:2]
        if user in since or not _is_use(graph, reference.pointer):
            continue
        for section in reference.sections:
            if (section, reference.target) in since:
                uses[section, reference.target].append(reference.pointer)
    for (section, target), pointers in uses.items():
        first, *others = sorted(pointers)
        yield expired_or_archived_in_use.finding(
            *first,
            text=target,
            kind=section,
            target=target,
            since=in_language(since[section, target], "en"),
            related=[
                Related((section, target, "archived"), "archived"),
                *(Related(pointer, "used", text=target) for pointer in others),
            ],
        )


def _is_past(archived: Text, as_of: date | None) -> bool:
    """Whether an entry is archived on the day: a date that has come, or a word."""
    try:
        day = date.fromisoformat(archived if isinstance(archived, str) else "")
    except ValueError:
        return True
    return as_of is not None and day <= as_of


def _is_use(graph: OrgGraph, pointer: Pointer) -> bool:
    section, key, field, *rest = pointer
    if section not in _USERS:
        return False
    if section == "people" and field == "holds":
        holding = graph.org.people[key].holds[rest[0]]
        return graph.is_active(holding.from_, holding.until)
    fields = _USERS[section]
    return fields is None or field in fields


def _spans(graph: OrgGraph) -> Iterator[tuple[Pointer, date | None, date | None]]:
    """Every span of days that the format has: holdings, absences, targets."""
    for key, person in graph.org.people.items():
        for role, holding in person.holds.items():
            yield ("people", key, "holds", role), holding.from_, holding.until
        for number, away in enumerate(person.away):
            yield ("people", key, "away", str(number)), away.from_, away.until
    for key, metric in graph.org.metrics.items():
        for number, target in enumerate(metric.targets):
            yield ("metrics", key, "targets", str(number)), target.from_, target.until
