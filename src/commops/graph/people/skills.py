"""Who can do what, held against what roles and duties ask for."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from commops.graph import OrgGraph
from commops.graph.once import once
from commops.graph.people.capacity import plain, roles_at_work

if TYPE_CHECKING:
    from commops.model.person import Person
    from commops.model.role import SkillNeed

_FIELDS: tuple[Literal["skills"], Literal["languages"]] = ("skills", "languages")
_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Lack:
    """A skill or a language that a holder does not reach."""

    field: str
    """``skills`` or ``languages``."""
    skill: str
    needed: int | float
    reached: int | float


def lacks(graph: OrgGraph) -> dict[tuple[str, str], list[Lack]]:
    """What the holders of roles lack: person and role, then the lacks in the order of the role."""
    found: dict[tuple[str, str], list[Lack]] = {}
    for role, holders in graph.holders.items():
        entry = graph.roles.get(role)
        if entry is None or entry.archived or entry.requires is None:
            continue
        if not entry.requires.skills and not entry.requires.languages:
            continue
        for name in holders:
            person = graph.org.people[name]
            missing = [
                Lack(field, skill, plain(need.level), plain(_known(person, field).get(skill, 0)))
                for field in _FIELDS
                if _known(person, field)
                for skill, need in _needs(entry.requires, field).items()
                if _is_short(need, _known(person, field).get(skill, 0))
            ]
            if missing:
                found[name, role] = missing
    return found


def _known(person: "Person", field: str) -> dict[str, float]:
    levels: dict[str, float] = getattr(person, field)
    return levels


def _needs(entry: object, field: str) -> "dict[str, SkillNeed]":
    needs: dict[str, SkillNeed] = getattr(entry, field)
    return needs


def _is_short(need: "SkillNeed", reached: float) -> bool:
    return not need.preferred and reached < need.level


def experts(graph: OrgGraph, lack: Lack) -> list[str]:
    """The two people who reach most of what somebody lacks, if they reach enough of it."""
    return [name for level, name in _best(graph).get((lack.field, lack.skill), ()) if -level >= lack.needed]


@once
def _best(graph: OrgGraph) -> dict[tuple[str, str], list[tuple[float, str]]]:
    """By kind and skill the two who reach most of it, each behind the level with its sign turned."""
    able: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    for name, person in graph.org.people.items():
        for field in _FIELDS:
            for skill, level in _known(person, field).items() if not person.archived else ():
                able[field, skill].append((-level, name))
    return {key: sorted(people)[:_SHOWN] for key, people in able.items()}


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill that a duty needs and that nobody who could do it has."""

    duty: str
    skill: str
    needed: int | float
    people: list[str]
    nearest: str | None
    reached: int | float | None


def gaps(graph: OrgGraph) -> Iterator[Gap]:
    """The skills of duties in use that no holder of their roles, nor anybody in their units, reaches."""
    if not graph.says_who:
        return
    for duty, entry in sorted(graph.described.items()):
        needs = {skill: need for skill, need in entry.skills.items() if not need.preferred}
        if not needs or duty not in graph.duties_in_use:
            continue
        roles = roles_at_work(graph, duty)
        doing = sorted({person for role in roles for person in graph.holders.get(role, ())})
        near = {*doing, *_beside(graph, roles)}
        known = {person: graph.org.people[person].skills for person in sorted(near) if graph.org.people[person].skills}
        said = {skill for role in roles for skill in _asked(graph, role)}
        for skill, need in needs.items():
            best = min(known, key=lambda person: (-known[person].get(skill, 0), person), default=None)
            if best is None or not doing or skill in said or known[best].get(skill, 0) >= need.level:
                continue
            reached = known[best].get(skill, 0)
            yield Gap(
                duty, skill, plain(need.level), doing, best if reached else None, plain(reached) if reached else None
            )


def _beside(graph: OrgGraph, roles: list[str]) -> set[str]:
    """The people who hold a role in one of the units of some roles."""
    units = {unit for role in roles if (unit := graph.roles[role].unit) is not None}
    members = {role for unit in units for role in graph.members.get(unit, ())}
    return {person for role in members for person in graph.holders.get(role, ())}


def _asked(graph: OrgGraph, role: str) -> set[str]:
    requires = graph.roles[role].requires
    return {skill for skill, need in requires.skills.items() if not need.preferred} if requires else set()
