"""One title, several roles

## Why it matters

Who reads a title on a door, in an advertisement or in a salary band expects one job. Where
the same words stand for different work, people apply for, pay and judge the wrong thing.

## What it finds

Titles that several roles bear, in any language, while their duties differ; each title once,
with all its roles. Letter case and width do not count. A role without a name bears its id.

```yaml bad
name: Paper
roles:
  chief: {root: true, duties: [steering]}
  letters-editor: {name: Editor, reports_to: chief, duties: [answering-letters]}
  desk-editor:
    name: Editor  # DAT004
    reports_to: chief
    duties: [shortening]
```

## What to do

Name the roles apart by what they do. If they are forms of one role, give them the same
duties, or let one role have several holders.

```yaml good
name: Paper
roles:
  chief: {root: true, duties: [steering]}
  letters-editor: {name: Letters editor, reports_to: chief, duties: [answering-letters]}
  desk-editor:
    name: Desk editor
    reports_to: chief
    duties: [shortening]
```
"""

from collections.abc import Iterable, Iterator
from typing import Any

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.texts.folded import looks
from commops.model.role import Role
from commops.rules.rule import rule


@rule(
    "DAT004",
    Severity.WARNING,
    "{count} roles bear the title[[ {role}]][[ “{title}”]] and differ in duties",
    "name them apart by what they do, or make one role of them",
    places={"also": "{id} bears it, too"},
)
def title_collision(graph: OrgGraph, _: None) -> Iterator[Finding]:
    for group, title in _groups(graph.roles):
        if len({frozenset(graph.roles[role].duties) for role in group}) == 1:
            continue
        first, *others = group
        # One name for the reader's own language where they are alike in all, else the words that are alike.
        alike = len({str(graph.roles[role].name) for role in group}) == 1
        named: dict[str, Any] = {"role": first} if alike else {"title": title}
        yield title_collision.finding(
            "roles",
            first,
            "name",
            on_value=True,
            roles=list(group),
            count=len(group),
            **named,
            related=[Related(("roles", role, "name"), "also", {"id": role}, on_value=True) for role in others],
        )


def _groups(roles: dict[str, Role]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Roles with a title in common, and the title; a group within a larger one is left out."""
    titles = [(key, title) for key in sorted(roles) for title in _titles(key, roles[key])]
    first: dict[str, tuple[str, str]] = {}
    bearers: dict[str, dict[str, str]] = {}
    for told, look in zip(titles, map(str.strip, looks([title for _, title in titles])), strict=True):
        known = first.setdefault(look, told)
        if known[0] != told[0]:
            bearers.setdefault(look, dict([known])).update([told])
    found = {
        tuple(group): next(iter(group.values()))
        for group in bearers.values()
        if any(roles[key].name is not None for key in group)  # ids alone: duplicate-id
    }
    sets: dict[str, list[frozenset[str]]] = {}
    for group in found:
        for role in group:
            sets.setdefault(role, []).append(frozenset(group))
    for group, title in found.items():
        if not any(frozenset(group) < other for other in sets[group[0]]):
            yield group, title


def _titles(key: str, role: Role) -> Iterable[str]:
    """What a role is called, in each of its languages."""
    if role.name is None:
        return (key,)
    return (role.name,) if isinstance(role.name, str) else role.name.values()
