"""A manager by title or by kind, to whom nobody reports

## Why it matters

A title that promises a team tells others whom to turn to, and is paid for. Without a team it
misleads both, or the reporting lines of the team have been forgotten.

## What it finds

Roles that say how they lead (`archetype`), or that bear a title of somebody who leads
(`titles`), and to whom no role reports, in a file in which roles report to each other. Titles
such as manager, lead, 经理 or 主管 are not among them: they are grades or kinds of work as often.
Roles that look after people who are no staff (`manages`), state `direct_reports`, or head a
unit with other roles are left out.

```yaml bad
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
  concerts: {name: Director of concerts, reports_to: conductor, duties: [planning-concerts]}  # STR014
  accompanist: {reports_to: conductor, duties: [playing]}
```

## What to do

Enter who reports to the role, or give it the title of its own work.

```yaml good
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
  concerts: {name: Concert planner, reports_to: conductor, duties: [planning-concerts]}
  accompanist: {reports_to: conductor, duties: [playing]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.graph.texts.titles import leading_titles
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Titles(Options):
    """Which titles promise a team."""

    titles: tuple[str, ...] = option(
        (
            "director",
            "head of",
            "team leader",
            "supervisor",
            "总监",
            "總監",
            "部长",
            "部長",
            "科长",
            "科長",
            "组长",
            "組長",
        ),
        "words of a title that promises a team: director, head of, team leader, supervisor, 总监, 部长, 科长, 组长, "
        "our default",
    )


@rule(
    "STR014",
    Severity.INFO,
    "nobody reports to {role}[[, though its title says “{title}”]][[, though it says how it leads: {archetype}]]",
    "enter who reports to {role}, or give it the title of its own work",
    options=Titles,
)
def manager_title_no_reports(graph: OrgGraph, options: Titles) -> Iterator[Finding]:
    if not graph.reports:
        return
    titled = leading_titles(graph, options.titles)
    kinds = {role for role, entry in graph.roles.items() if entry.archetype}
    alone = sorted(role for role in kinds.union(titled) if role not in graph.reports)
    if not alone or _is_misspelt(graph):
        return
    heads = _heads(graph)
    for role in alone:
        entry, title = graph.roles[role], titled.get(role)
        if entry.archived or entry.manages or entry.direct_reports or role in heads:
            continue
        if title is not None:
            at = ("name",) if entry.name is not None else ()
            yield manager_title_no_reports.finding("roles", role, *at, on_value=bool(at), role=role, title=title)
        else:
            yield manager_title_no_reports.finding(
                "roles", role, "archetype", on_value=True, role=role, archetype=entry.archetype
            )


def _is_misspelt(graph: OrgGraph) -> bool:
    """Whether a role reports to one that does not exist: it may be one of those to whom nobody seems to report."""
    return any(boss not in graph.roles for role in graph.roles for boss in graph.declared_managers(role))


def _heads(graph: OrgGraph) -> set[str | None]:
    """The roles that head a unit to which other roles belong."""
    return {
        entry.head
        for unit, entry in graph.org.units.items()
        if set(graph.members.get(unit, ())).difference({entry.head})
    }
