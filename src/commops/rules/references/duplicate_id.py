"""One id, declared twice

## Why it matters

Where two entries bear one id, nobody can say which of them a reference means. Ids that only
look alike are as bad: people type one and mean the other.

## What it finds

An id of a section that two files declare; and ids of roles, units, people or duties that are
the same but for letter case and width (`Editor`, `editor`, `ｅditor`). The second is reported.

```yaml bad
name: Paper
roles:
  Editor: {root: true, duties: [editing]}
  editor: {reports_to: Editor, duties: [proofreading]}  # DAT001
```

## What to do

Merge the entries if they are one; else give one of them an id that nobody can mistake.

```yaml good
name: Paper
roles:
  editor: {root: true, duties: [editing]}
  proofreader: {reports_to: editor, duties: [proofreading]}
```
"""

from collections.abc import Iterable, Iterator

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.references import is_checked
from commops.graph.texts.folded import looks
from commops.rules.rule import rule


@rule(
    "DAT001",
    Severity.ERROR,
    "“{key}” is declared twice[[, here and as “{other}”]]",
    "merge the two entries, or give one of them another id",
    places={"first-here": "it is declared here first"},
)
def duplicate_id(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for section in ("roles", "units", "people", "duties"):
        named = section == "duties" and not is_checked(graph, section)
        for first, *others in _alike(graph.duties_in_use if named else graph.org.section(section)):
            for other in others:
                yield duplicate_id.finding(
                    *_pointer(graph, section, other),
                    key=other,
                    other=first,
                    related=[Related(_pointer(graph, section, first), "first-here")],
                )


def _alike(ids: Iterable[str]) -> Iterator[list[str]]:
    """Ids that are the same after compatibility normalisation and case folding, each group sorted."""
    told = list(ids)
    seen = looks(told)
    if len(set(seen)) == len(told):
        return
    groups: dict[str, list[str]] = {}
    for key, look in zip(told, seen, strict=True):
        groups.setdefault(look, []).append(key)
    yield from (sorted(group) for group in groups.values() if len(group) > 1)


def _pointer(graph: OrgGraph, section: str, key: str) -> tuple[str, ...]:
    return graph.duty_pointer(key) if section == "duties" else (section, key)
