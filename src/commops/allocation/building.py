"""An organisation as a problem of allocation."""

from collections.abc import Iterator, Mapping
from math import ceil, floor
from typing import TYPE_CHECKING, Any

from commops.allocation.problem import (
    Bound,
    Candidate,
    CriticalDuty,
    Problem,
    Requirement,
    RoleNeed,
    Separation,
    Strictness,
    Tag,
    Weights,
)
from commops.errors import BadOption
from commops.graph import OrgGraph
from commops.graph.people.capacity import posts
from commops.graph.workflows import flows

if TYPE_CHECKING:
    from commops.model.person import Person
    from commops.model.policy import Allocation
    from commops.model.role import Headcount, Requirements, Role, SkillNeed
    from commops.model.values import Text
    from commops.source.tree import Pointer

ABLE = 2
"""Able people that a critical duty needs: one, and one when that one is away (N-1)."""
_MANY = 10**6
"""More seats than any role has: a headcount of 1e999 is infinite, and has no whole number."""
_Kind = Any


def build(graph: OrgGraph) -> Problem:
    """Read the problem out of an organisation.

    Args:
        graph: the organisation on its day.

    Returns:
        Roles with their seats, people, and the rules between them; sorted by id.

    Raises:
        BadOption: ``policy.allocation.weights`` names a term that is none (``bad-weight``).
    """
    wanted = graph.org.policy.allocation
    roles = sorted(role for role, entry in graph.roles.items() if not entry.archived)
    named = {role for those in (wanted.fixed.values() if wanted else ()) for role in those}
    staffed = [r for r in roles if graph.roles[r].staff or graph.roles[r].headcount is not None or r in named]
    inside = frozenset(staffed)
    people = sorted(person for person, entry in graph.org.people.items() if not entry.archived)
    return Problem(
        needs=tuple(_need(graph, role, inside, wanted) for role in staffed),
        candidates=tuple(_candidate(graph, person, inside, wanted) for person in people),
        separations=(*_separations(graph, inside), *_of_flows(graph, inside)),
        duties=tuple(_duties(graph, inside)),
        fixed=tuple(_bounds("fixed", wanted.fixed if wanted else {}, inside, people)),
        forbidden=tuple(_bounds("forbidden", wanted.forbidden if wanted else {}, inside, people)),
        weights=_weights(wanted.weights if wanted else {}),
        seed=(wanted.seed if wanted else None) or Problem.__dataclass_fields__["seed"].default,  # type: ignore[arg-type]
        left_out=tuple(role for role in roles if role not in inside),
    )


def _need(graph: OrgGraph, role: str, inside: frozenset[str], wanted: "Allocation | None") -> RoleNeed:
    entry = graph.roles[role]
    fewest, most = _seats(entry.headcount, len(graph.holders.get(role, ())))
    above = () if role in graph.in_circle else tuple(r for r in graph.chain(role) if r not in graph.in_circle)
    return RoleNeed(
        role=role,
        fewest=fewest,
        most=most,
        effort=_effort(role, entry.headcount, fewest, wanted),
        critical=entry.critical,
        requirements=tuple(_requirements(graph, role, entry)),
        pointer=("roles", role),
        manager=above[0] if above and above[0] in inside else None,
        above=tuple(boss for boss in above if boss in inside),
    )


def _seats(headcount: "Headcount | None", holders: int) -> tuple[int, int]:
    """The fewest people a role needs and the most it may have.

    The authorised number where there is one, else the least; a role without headcount is for one
    person, or for those who hold it today. A part of a post is a seat.
    """
    if headcount is None:
        return max(1, holders), max(1, holders)
    most = headcount.max
    given = next((n for n in (headcount.target, headcount.min) if n is not None), None)
    fewest = min(1, ceil(min(most, _MANY))) if given is None and most is not None else ceil(min(given or 0, _MANY))
    return fewest, max(fewest, floor(min(most, _MANY))) if most is not None else fewest


def _effort(role: str, headcount: "Headcount | None", seats: int, wanted: "Allocation | None") -> int:
    """The share of a full-time post that a holder gives, in per cent: as the policy says, else the headcount."""
    if wanted and role in wanted.effort:
        return max(1, round(100 * wanted.effort[role]))
    target = headcount.target if headcount else None
    if target is None or seats == 0 or target >= seats:
        return 100
    return max(1, round(100 * target / seats))


def _requirements(graph: OrgGraph, role: str, entry: "Role") -> Iterator[Requirement]:
    """What a role asks, and the skills of the duties that it does, each skill once with its highest level."""
    asked = entry.requires
    at: Pointer = ("roles", role, "requires")
    skills: dict[str, tuple[SkillNeed, Pointer]] = {}
    if asked:
        skills = {skill: (need, (*at, "skills", skill)) for skill, need in asked.skills.items()}
    for duty in sorted(entry.duties):
        known = graph.duty(duty) if "R" in entry.duties[duty].letters else None
        for skill, need in known.skills.items() if known and not known.archived else ():
            before = skills.get(skill)
            if before is None or (not need.preferred, need.level) > (not before[0].preferred, before[0].level):
                skills[skill] = (need, ("duties", duty, "skills", skill))
    for skill, (need, place) in sorted(skills.items()):
        yield Requirement("skill", skill, need.level, "preferred" if need.preferred else "essential", place)
    if asked:
        yield from _asked(asked, at)
    for training in sorted(set(entry.trainings)):
        yield Requirement("training", training, 0, "essential", ("roles", role, "trainings"))


def _asked(asked: "Requirements", at: "Pointer") -> Iterator[Requirement]:
    for language, need in sorted(asked.languages.items()):
        strictness: Strictness = "preferred" if need.preferred else "mandatory"
        yield Requirement("language", language, need.level, strictness, (*at, "languages", language))
    if asked.education is not None:
        yield _in_words("education", (asked.education,), "mandatory", (*at, "education"))
    if asked.majors:
        strictness = "preferred" if asked.majors_preferred else "mandatory"
        yield _in_words("major", asked.majors, strictness, (*at, "majors"))
    if asked.years is not None:
        yield Requirement("years", "years", asked.years, "essential", (*at, "years"))
    lists: tuple[tuple[_Kind, tuple[Text, ...], Strictness, str], ...] = (
        ("certificate", asked.certificates, "mandatory", "certificates"),
        ("experience", asked.experience, "preferred", "experience"),
        ("strength", asked.traits, "preferred", "traits"),
    )
    for kind, texts, strictness, key in lists:
        yield from sorted(
            (_in_words(kind, (text,), strictness, (*at, key)) for text in texts), key=lambda asked: asked.texts
        )


def _in_words(kind: _Kind, texts: "tuple[Text, ...]", strictness: Strictness, at: "Pointer") -> Requirement:
    """What is asked in words: all of them, in every language given."""
    pairs = [sorted(text.items()) if isinstance(text, Mapping) else [("", text)] for text in texts]
    name = ", ".join(sorted(words[0][1] for words in pairs))
    return Requirement(kind, name, 0, strictness, at, tuple(sorted({pair for words in pairs for pair in words})))


def _words(texts: "tuple[Text, ...]") -> tuple[str, ...]:
    found = {words for text in texts for words in (text.values() if isinstance(text, Mapping) else (text,))}
    return tuple(sorted(found))


def _candidate(graph: OrgGraph, person: str, inside: frozenset[str], wanted: "Allocation | None") -> Candidate:
    entry: Person = graph.org.people[person]
    held = posts(graph).get(person)
    shares: dict[str, int] = {}
    taken = 0
    for role in held.roles() if held else ():
        share = max(1, round(100 * held.share(role))) if held else 0
        if wanted and held and role in wanted.effort and role not in held.said:
            share = max(1, round(100 * wanted.effort[role]))
        if role in inside:
            shares[role] = share
        else:
            taken += share
    day = graph.as_of
    return Candidate(
        person=person,
        capacity=max(0, round(100 * entry.capacity) - taken),
        pointer=("people", person),
        holds=shares,
        prefers={role: round(10 * wish) for role, wish in sorted(entry.prefers.items()) if role in inside},
        skills=dict(sorted(entry.skills.items())) if entry.skills else None,
        languages=dict(sorted(entry.languages.items())) if entry.languages else None,
        years=entry.years,
        education=_words((entry.education,)) if entry.education is not None else (),
        majors=_words(entry.majors),
        certificates=_words(entry.certificates),
        trainings=tuple(sorted(entry.trainings)),
        experience=_words(entry.experience),
        strengths=_words(entry.strengths),
        away=day is not None and any(span.from_ <= day <= span.until for span in entry.away),
    )


def _separations(graph: OrgGraph, inside: frozenset[str]) -> Iterator[Separation]:
    """The sets of ``policy.separate``; duties count for the roles that bear A or R on them."""
    for number, kept in enumerate(graph.org.policy.separate, 1):
        name = kept.name if isinstance(kept.name, str) else str(number)
        at: Pointer = ("policy", "separate", str(number - 1))
        bearers = {
            duty: {role for letter in "AR" for role in graph.letters[letter].get(duty, ())} & inside
            for duty in kept.duties
        }
        bearers |= {role: {role} for role in kept.roles if role in inside}
        items = tuple((item, tuple(sorted(roles))) for item, roles in sorted(bearers.items()) if roles)
        if len(items) > kept.max:
            everyone = tuple(sorted({role for _, roles in items for role in roles}))
            tag = Tag("separate", name, at, roles=everyone, items=tuple(item for item, _ in items))
            yield Separation(tag, "duties" if kept.duties else "roles", items, kept.max)


def _of_flows(graph: OrgGraph, inside: frozenset[str]) -> Iterator[Separation]:
    """Steps that one person may not both do: ``not_by``, and all steps of a ``distinct`` workflow."""
    for flow in sorted(flows(graph), key=lambda flow: flow.id):
        doers = {step: tuple(sorted(inside.intersection(flow.doers(step)))) for step in sorted(flow.steps)}
        sets = [(step, other) for step in sorted(flow.steps) for other in sorted(set(flow.steps[step].not_by))]
        places = [flow.at(step, "not_by") for step, _ in sets]
        groups: list[tuple[str, ...]] = [pair for pair in sets if pair[1] in flow.steps]
        places = [place for place, pair in zip(places, sets, strict=True) if pair[1] in flow.steps]
        if flow.entry.distinct:
            groups.append(tuple(doers))
            places.append(("workflows", flow.id, "distinct"))
        for group, place in zip(groups, places, strict=True):
            items = tuple((step, doers[step]) for step in sorted(set(group)) if doers[step])
            everyone = tuple(sorted({role for _, roles in items for role in roles}))
            if len(items) > 1 and len(everyone) > 1:
                tag = Tag("not-by", flow.id, place, roles=everyone, items=tuple(item for item, _ in items))
                yield Separation(tag, "steps", items, 1)


def _duties(graph: OrgGraph, inside: frozenset[str]) -> Iterator[CriticalDuty]:
    for duty in sorted(graph.duties_in_use):
        roles = tuple(role for role in graph.letters["R"].get(duty, ()) if role in inside)
        if roles and graph.is_critical(duty):
            known = graph.duty(duty)
            named = [*(known.backup if known else ()), *(r for role in roles for r in graph.roles[role].deputy)]
            behind = {
                person
                for key in named
                for person in (graph.holders.get(key, ()) if key in graph.roles else (key,))
                if person in graph.org.people
            }
            yield CriticalDuty(duty, roles, ABLE, tuple(sorted(behind)), graph.duty_pointer(duty))


def _bounds(
    kind: Any, wanted: "Mapping[str, tuple[str, ...]]", inside: frozenset[str], people: list[str]
) -> Iterator[Bound]:
    known = frozenset(people)
    for person in sorted(known.intersection(wanted)):
        for role in sorted(inside.intersection(wanted[person])):
            at: Pointer = ("policy", "allocation", kind, person, role)
            yield Bound(Tag(kind, person, at, people=(person,), roles=(role,)), person, role)


def _weights(given: "Mapping[str, float]") -> Weights:
    terms = tuple(Weights.__dataclass_fields__)
    for term in sorted(given):
        if term not in terms:
            raise BadOption("bad-weight", value=term, choices=", ".join(terms))
    return Weights(**{term: float(given[term]) for term in terms if term in given})
