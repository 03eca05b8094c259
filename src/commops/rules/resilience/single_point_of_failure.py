"""A critical duty that hangs on one person

## Why it matters

People fall ill, take leave and give notice. Work that must never stand still needs a second
person who has done it before, or it stands still on the day when nobody has time to learn it.

## What it finds

Duties marked `critical` that fewer than two people can do. Able are those who do or support
the duty in a role that they hold, its `backup`, and the deputies of the roles that do it, as
far as they reach the essential skills of the duty and of that role; somebody of whom no skills
are declared counts as able. Where a role that does it is held, but nobody has the skills, or
where the roles that do it are vacant and nobody stands in, that is said.

In a file that says of nobody which role they hold, it finds critical duties with a single
role of one post (`headcount: 1`), without backup and without deputy, as a warning.

With `all: true` it looks at every duty; those that are not critical are warnings.

```yaml bad
name: Clinic
duties:
  emergencies: {critical: true}  # RES001
  surgery: {}
roles:
  surgeon: {reports_to: {outside: the board}, duties: [surgery]}
  nurse: {reports_to: surgeon, duties: [emergencies]}
people:
  ada: {holds: surgeon}
  ben: {holds: nurse}
```

## What to do

Train a second person, and name them: as `backup` of the duty, as `deputy` of the role, or
with S in the role that they hold.

```yaml good
name: Clinic
duties:
  emergencies: {critical: true, backup: surgeon}
  surgery: {}
roles:
  surgeon: {reports_to: {outside: the board}, duties: [surgery]}
  nurse: {reports_to: surgeon, duties: [emergencies]}
people:
  ada: {holds: surgeon}
  ben: {holds: nurse}
```
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commops.finding import Finding, Related, Severity
from commops.graph import OrgGraph
from commops.graph.people.resilience import Able, able, critical_duties, doers, nearest_second, pointer_of, stand_ins
from commops.rules.rule import Options, option, rule


@dataclass(frozen=True, slots=True)
class Depth(Options):
    """How many people a duty needs."""

    min_able: int = option(
        2, "people who should be able: 2, the deputy rule of National Cheng Kung University for work that cannot wait"
    )
    all: bool = option(False, "look at every duty, not at critical ones only: false, our default")


@rule(
    "RES001",
    Severity.ERROR,
    "[[only {people} can do {duty}; {min} should be able to]][[nobody holds {roles}, and nobody else can do {duty}]]"
    "[[none of those who do {duty} reaches the skills it asks for: {skills}]]"
    "[[{duty} rests on {seats} post of {role} alone, without deputy or backup]]",
    "train a second person for {duty} and name them as its backup, or as deputy of the role that does it",
    places={"able": "{person} can do it through this", "second": "{person} is nearest to being able"},
    options=Depth,
    silences={"no-successor": "role"},
)
def single_point_of_failure(graph: OrgGraph, options: Depth) -> Iterator[Finding]:
    critical = set(critical_duties(graph))
    for duty in sorted(graph.duties_in_use) if options.all else sorted(critical):
        if not (roles := doers(graph, duty)):
            continue
        severity = None if duty in critical else Severity.WARNING
        if not graph.says_who:
            yield from _of_posts(graph, duty, roles)
            continue
        can = able(graph, duty)
        if len(can) >= options.min_able:
            continue
        where = graph.duty_pointer(duty, roles)
        vacant = [role for role in roles if role not in graph.holders]
        if can:
            alone: dict[str, Any] = {"role": roles[0]} if len(roles) == 1 else {}
            yield single_point_of_failure.finding(
                *where,
                severity=severity,
                duty=duty,
                people=sorted(can),
                **alone,
                min=options.min_able,
                related=_places(graph, duty, can),
            )
        elif len(vacant) == len(roles):
            seats = [role for role in vacant if graph.roles[role].critical]
            told: dict[str, Any] = {"role": seats[0]} if seats else {}
            yield single_point_of_failure.finding(
                *where, severity=severity, duty=duty, roles=vacant, **told, related=_places(graph, duty, {})
            )
        else:
            yield single_point_of_failure.finding(
                *where, severity=severity, duty=duty, skills=_skills(graph, duty), related=_places(graph, duty, {})
            )


def _of_posts(graph: OrgGraph, duty: str, roles: tuple[str, ...]) -> Iterator[Finding]:
    """What can be said where nobody is named: a single post, and nothing behind it."""
    if len(roles) > 1 or graph.letters["S"].get(duty) or stand_ins(graph, duty):
        return
    if graph.roles[roles[0]].headcount is not None and graph.seats[roles[0]] == 1:
        yield single_point_of_failure.finding(
            *graph.duty_pointer(duty, roles), severity=Severity.WARNING, duty=duty, role=roles[0], seats=1
        )


def _skills(graph: OrgGraph, duty: str) -> list[str]:
    """The essential skills that a duty and the roles that do it ask for."""
    known = graph.duty(duty)
    needs = [known.skills] if known else []
    needs += [entry.skills for role in doers(graph, duty) if (entry := graph.roles[role].requires)]
    return sorted({skill for shelf in needs for skill, need in shelf.items() if not need.preferred})


def _places(graph: OrgGraph, duty: str, can: Mapping[str, Able]) -> Iterator[Related]:
    for person, way in sorted(can.items()):
        text = person if way.role is None else None
        yield Related(pointer_of(graph, duty, person, way), "able", {"person": person}, text=text)
    if (near := nearest_second(graph, duty)) is not None:
        yield Related(("people", near.person, "skills"), "second", {"person": near.person})
