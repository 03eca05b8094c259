"""A manager who stands no higher than a direct report, or far above

## Why it matters

Who leads somebody of the same grade can neither judge nor promote them, and the layer adds
no view from further away. Where several grades lie between, the manager is asked about
details that somebody in between should settle.

## What it finds

Managers whose `level` is that of a direct report or below (a warning), and managers more
than two levels above one (an info; assistants left out). Roles without `level` and roles
of one circle are not compared.

```yaml bad
name: Paper
roles:
  editor: {root: true, level: 5, duties: [editing]}
  desk-chief:
    reports_to: editor
    level: 3  # STR008
    duties: [planning]
  reporter: {reports_to: desk-chief, level: 3, duties: [reporting]}
```

## What to do

Correct the level of one of the two, or let the report answer one level up.

```yaml good
name: Paper
roles:
  editor: {root: true, level: 5, duties: [editing]}
  desk-chief:
    reports_to: editor
    level: 4
    duties: [planning]
  reporter: {reports_to: desk-chief, level: 3, duties: [reporting]}
```
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Grades(Options):
    """How far apart two grades may be."""

    max_gap: int = option(2, "levels between manager and report that pass: 2, our default; 0 for any number")


@rule(
    "STR008",
    Severity.WARNING,
    "{role} is at level {level}[[, and {count} of its direct reports no lower: {roles}]]"
    "[[, more than {max} levels above {roles}]]",
    "correct a level, or let the reports answer to somebody who stands one level above them",
    places={"level": "{role} is at level {level}"},
    options=Grades,
)
def level_compression(graph: OrgGraph, options: Grades) -> Iterator[Finding]:
    roles, circle = graph.roles, graph.in_circle
    most = options.max_gap or float("inf")
    for boss, reports in graph.reports.items():
        level = roles[boss].level
        if level is None:
            continue
        equal, far = [], []
        for below in reports:
            own = roles[below].level
            if own is None:
                continue
            if own >= level:
                if below not in circle or boss not in circle:
                    equal.append((-own, below))
            elif level - own > most and not roles[below].assistant:
                far.append((own, below))
        if equal:
            yield _finding(graph, boss, equal, count=len(equal))
        if far:
            yield _finding(graph, boss, far, severity=Severity.INFO, max=options.max_gap)


def _finding(graph: OrgGraph, boss: str, reports: list[tuple[float, str]], **values: Any) -> Finding:
    """A finding at the manager's level, with the level of the report that is worst."""
    worst = min(reports)[1]
    return level_compression.finding(
        "roles", boss, "level",
        on_value=True,
        **values, role=boss, level=_level(graph, boss), roles=[below for _, below in reports],
        related=[Related(("roles", worst, "level"), "level", {"role": worst, "level": _level(graph, worst)}, on_value=True)],
    )  # fmt: skip


def _level(graph: OrgGraph, role: str) -> float:
    """A level as people write it: 3 rather than 3.0."""
    level = graph.roles[role].level or 0
    return int(level) if level == level // 1 else level
