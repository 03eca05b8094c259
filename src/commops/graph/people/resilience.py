"""Who can do a duty, and who is left to do it while some are away."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from commops.graph import OrgGraph

if TYPE_CHECKING:
    from commops.model.person import Holding, Person
    from commops.model.role import SkillNeed
    from commops.source.tree import Pointer

Part = Literal["does", "supports", "backup", "deputy"]
"""How somebody comes to a duty: they do it, support it, are its backup, or deputy of a role that does it."""


class Without(OrgGraph):
    """An organisation while some people are away and some roles stand empty.

    Args:
        graph: the organisation.
        people: those who are away; they hold nothing, and back up nothing.
        roles: the roles that nobody fills, whoever holds them.
    """

    def __init__(self, graph: OrgGraph, people: Collection[str] = (), roles: Collection[str] = ()) -> None:
        super().__init__(graph.org, graph.as_of, graph.empty)
        self.away = frozenset(people)
        self.vacated = frozenset(roles)

    @cached_property
    def holders(self) -> "dict[str, dict[str, Holding]]":
        """Who holds each role and is there."""
        left = {
            role: {person: holding for person, holding in held.items() if person not in self.away}
            for role, held in super().holders.items()
            if role not in self.vacated
        }
        return {role: held for role, held in left.items() if held}


@dataclass(frozen=True, slots=True)
class Able:
    """That somebody can do a duty: in what part, and through which role; None for a person who is its backup."""

    part: Part
    role: str | None


def hands_are(graph: OrgGraph) -> Literal["people", "roles"]:
    """Who does the work: people, or the roles themselves in a file that says of nobody which role they hold."""
    return "people" if graph.says_who else "roles"


def hands(graph: OrgGraph, role: str) -> Collection[str]:
    """Who does the work of a role: its holders, or the role itself where roles stand for people."""
    if role not in graph.roles or graph.roles[role].archived:
        return ()
    if graph.says_who:
        return graph.holders.get(role, {}).keys()
    return () if isinstance(graph, Without) and role in graph.vacated else (role,)


def doers(graph: OrgGraph, duty: str) -> tuple[str, ...]:
    """The roles that do a duty (R), else those that answer for it (A); sorted."""
    return graph.letters["R"].get(duty, ()) or graph.letters["A"].get(duty, ())


def critical_duties(graph: OrgGraph) -> list[str]:
    """The duties in use that must never stand still, sorted."""
    return sorted(duty for duty, known in graph.described.items() if known.critical)


def stand_ins(graph: OrgGraph, duty: str) -> "dict[str, Able]":
    """Roles and people who stand in: the duty's own backups in order, then the deputies of those who do it."""
    known = graph.duty(duty)
    found = {key: Able("backup", key if key in graph.roles else None) for key in (known.backup if known else ())}
    for role in doers(graph, duty):
        for deputy in graph.roles[role].deputy:
            found.setdefault(deputy, Able("deputy", deputy))
    return found


def able(graph: OrgGraph, duty: str) -> dict[str, Able]:
    """Those who can do a duty: ``able(d) ⊆ H_R(d) ∪ H_S(d) ∪ backups ∪ deputies``.

    Args:
        graph: the organisation on its day.
        duty: the duty.

    Returns:
        Hands (see ``hands_are``) in the order of doing, supporting and standing in, each with
        how they come to it. People have to reach the essential skills of the duty and of the
        role through which they come; somebody of whom no skills are declared counts as able.
        Trainings are not looked at, nor spans in which people are away.
    """
    ways = {role: Able("does", role) for role in doers(graph, duty)}
    for role in graph.letters["S"].get(duty, ()):
        ways.setdefault(role, Able("supports", role))
    for key, way in stand_ins(graph, duty).items():
        ways.setdefault(key, way)
    found: dict[str, Able] = {}
    known = graph.duty(duty)
    for key, way in ways.items():
        if way.role is None:
            if _is_there(graph, key) and not (known and lacking(graph, key, known.skills)):
                found.setdefault(key, way)
            continue
        for hand in hands(graph, key):
            if not (known and lacking(graph, hand, known.skills)) and not lacking(graph, hand, asked(graph, key)):
                found.setdefault(hand, way)
    return found


def _is_there(graph: OrgGraph, person: str) -> bool:
    if not graph.says_who or person not in graph.org.people or graph.org.people[person].archived:
        return False
    return not (isinstance(graph, Without) and person in graph.away)


def asked(graph: OrgGraph, role: str) -> "dict[str, SkillNeed]":
    """The skills that a role asks of its holder."""
    requires = graph.roles[role].requires
    return requires.skills if requires else {}


def lacking(graph: OrgGraph, hand: str, needs: "dict[str, SkillNeed]") -> list[str]:
    """The essential skills that somebody does not reach; none where none of their skills are declared.

    A role that stands for people lacks nothing.
    """
    person: Person | None = graph.org.people.get(hand) if graph.says_who and needs else None
    if person is None or not person.skills:
        return []
    return [skill for skill, need in needs.items() if not need.preferred and person.skills.get(skill, 0) < need.level]


@dataclass(frozen=True, slots=True)
class Near:
    """Somebody who could learn a duty: what they still lack, with the level reached and the level needed."""

    person: str
    lacks: tuple[tuple[str, float, float], ...]


def nearest_second(graph: OrgGraph, duty: str) -> Near | None:
    """Of those who cannot do a duty yet, the one whose declared skills come nearest to what it asks for.

    Args:
        graph: the organisation on its day.
        duty: the duty; without skills of its own or of a role that does it, nobody is near.

    Returns:
        The person with the fewest levels to learn who has one of the skills already; of
        several, the first id. None where there is nobody.
    """
    needs = _essential(graph, duty)
    if not needs or not graph.says_who:
        return None
    can = able(graph, duty)
    best: tuple[float, str] | None = None
    for person, entry in sorted(graph.org.people.items()):
        if person in can or not _is_there(graph, person) or not any(entry.skills.get(skill) for skill in needs):
            continue
        levels = sum(max(level - entry.skills.get(skill, 0), 0) for skill, level in needs.items())
        if best is None or levels < best[0]:
            best = levels, person
    if best is None:
        return None
    has = graph.org.people[best[1]].skills
    lacks = ((skill, has.get(skill, 0), level) for skill, level in sorted(needs.items()) if has.get(skill, 0) < level)
    return Near(best[1], tuple(lacks))


def _essential(graph: OrgGraph, duty: str) -> dict[str, float]:
    """The skills that a duty, and the first role that does it, cannot do without, with their levels."""
    known = graph.duty(duty)
    shelves = [known.skills] if known else []
    shelves += [asked(graph, role) for role in doers(graph, duty)[:1]]
    found: dict[str, float] = {}
    for shelf in shelves:
        for skill, need in shelf.items():
            if not need.preferred:
                found[skill] = max(need.level, found.get(skill, 0))
    return found


def successors(graph: OrgGraph, role: str) -> Iterator[str]:
    """Those who could take a role over today: hands of its deputies, and people who meet all it asks for.

    Args:
        graph: the organisation on its day.
        role: the role; of one that asks for no essential skill or language, nobody is known to meet it.
    """
    held = set(hands(graph, role))
    ready = {hand for deputy in graph.roles[role].deputy for hand in hands(graph, deputy)}
    needs = graph.roles[role].requires
    if graph.says_who and needs is not None:
        wanted = [
            (field, {key: need.level for key, need in getattr(needs, field).items() if not need.preferred})
            for field in ("skills", "languages")
        ]
        if any(levels for _, levels in wanted):
            ready |= {
                person
                for person, entry in graph.org.people.items()
                if _is_there(graph, person)
                and all(getattr(entry, field).get(key, 0) >= n for field, levels in wanted for key, n in levels.items())
                and not (needs.years and entry.years is not None and entry.years < needs.years)
            }
    yield from sorted(ready - held)


def pointer_of(graph: OrgGraph, duty: str, hand: str, way: Able) -> "Pointer":
    """Where it says that somebody can do a duty: their holding, or the duty's list of backups."""
    if way.role is None:
        return (*graph.duty_pointer(duty), "backup")
    if graph.says_who:
        return ("people", hand, "holds", way.role)
    return ("roles", way.role, "duties", duty) if duty in graph.roles[way.role].duties else ("roles", way.role)
