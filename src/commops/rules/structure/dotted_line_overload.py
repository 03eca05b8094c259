"""More dotted lines than one can follow, or a dotted line about nothing

## Why it matters

A dotted line is a second claim on somebody's time. One that says what it is about can be
followed; several, or one without a subject, leave the role to choose between managers.

## What it finds

Roles with more than one dotted line, and dotted lines that do not say what they are about.
A dotted line to somebody who stands above the role anyway adds nothing (an info).

```yaml bad
name: Paper
roles:
  editor: {root: true, duties: [editing]}
  art-director: {reports_to: editor, duties: [layout]}
  lawyer: {reports_to: editor, duties: [checking-libel]}
  reporter:
    reports_to: editor
    dotted_to: {art-director: picture stories, lawyer: ""}  # STR009
    duties: [reporting]
```

## What to do

Keep the dotted line that sets priorities, with its subject. Let the others be consulted
(C) on the duties that they care about.

```yaml good
name: Paper
roles:
  editor: {root: true, duties: [editing]}
  art-director: {reports_to: editor, duties: [layout]}
  lawyer: {reports_to: editor, duties: {checking-libel: AR, reporting: C}}
  reporter:
    reports_to: editor
    dotted_to: {art-director: picture stories}
    duties: [reporting]
```
"""

from collections.abc import Iterator
from dataclasses import dataclass

from commops.finding import Finding, Severity
from commops.graph import OrgGraph
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Dotted(Options):
    """How many dotted lines are too many."""

    max: int = option(1, "dotted lines of a role that pass: 1, our default (the matrix of two managers)")


@rule(
    "STR009",
    Severity.WARNING,
    "[[{role} has {count} dotted lines]][[, more than {max}]][[, {without} of them without a subject]]"
    "[[the dotted line of {role} to {roles} does not say what it is about]]"
    "[[the dotted line {path} repeats the reporting line]]",
    "[[say what each dotted line of {role} is about, dotted_to: {{role: subject}}, and let those beyond the first "
    "be consulted (C) on their duties instead]][[take the dotted line {path} out: the solid one covers it]]",
    options=Dotted,
)
def dotted_line_overload(graph: OrgGraph, options: Dotted) -> Iterator[Finding]:
    for role, entry in graph.roles.items():
        if not entry.dotted_to:
            continue
        repeated = {boss for boss in entry.dotted_to if boss == role or graph.is_above(boss, role)}
        lines = [boss for boss in entry.dotted_to if boss in graph.roles and boss not in repeated]
        silent = sorted(boss for boss in lines if not entry.dotted_to[boss])
        if len(lines) > options.max:
            yield dotted_line_overload.finding(
                "roles", role, "dotted_to", role=role, count=len(lines), max=options.max, without=len(silent) or None
            )
        elif silent:
            yield dotted_line_overload.finding("roles", role, "dotted_to", text=silent[0], role=role, roles=silent)
        for boss in sorted(repeated):
            yield dotted_line_overload.finding(
                "roles", role, "dotted_to", text=boss, path=[role, boss], severity=Severity.INFO
            )
