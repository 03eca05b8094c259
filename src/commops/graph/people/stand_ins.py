"""Questions about backups and deputies: who could not really take over, and who would have to too often."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from math import fsum
from typing import TYPE_CHECKING

from commops.graph import OrgGraph
from commops.graph.people.resilience import doers, hands, lacking
from commops.graph.separation import eligible
from commops.graph.workflows import Flow, flows

if TYPE_CHECKING:
    from commops.model.person import Away
    from commops.model.policy import Separation
    from commops.model.role import Authority, SkillNeed


@dataclass(frozen=True, slots=True)
class Idle:
    """A backup of a duty, or a deputy of a role, that can't take over.

    ``flaw`` is ``self``, ``vacant``, ``same``, ``skill``, ``authority``, ``apart``, ``review``
    or ``away``; the other fields say what of.
    """

    flaw: str
    key: str
    """The role or person that stands in."""
    duty: str | None = None
    role: str | None = None
    """The role that it is deputy of."""
    skills: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    set: int | None = None
    """The number of the set in ``policy.separate``."""
    flow: str | None = None
    step: str | None = None
    start: date | None = None
    until: date | None = None


def idle_stand_ins(graph: OrgGraph) -> Iterator[Idle]:
    """Backups of duties and deputies of roles that can't take over, each with its first flaw."""
    reviews = _Reviews(graph)
    for duty, known in sorted(graph.described.items()):
        found = [idle for key in dict.fromkeys(known.backup) if (idle := _backup(graph, reviews, duty, key))]
        yield from found
        if known.backup and not found and (idle := _away_together(graph, duty, known.backup)):
            yield idle
    for role in sorted(role for role, entry in graph.roles.items() if entry.deputy and not entry.archived):
        for key in dict.fromkeys(graph.roles[role].deputy):
            if key in graph.roles and not graph.roles[key].archived and (flaw := _deputy(graph, role, key)):
                yield flaw


def _backup(graph: OrgGraph, reviews: "_Reviews", duty: str, key: str) -> Idle | None:
    """What keeps a role or person from backing up a duty."""
    behind: Collection[str] = (key,)
    if key in graph.roles:
        if graph.roles[key].archived:
            return None
        behind = hands(graph, key)
        if doers(graph, duty) == (key,):
            return Idle("self", key, duty)
        if not behind:
            return Idle("vacant", key, duty)
    elif key not in graph.org.people or graph.org.people[key].archived:
        return None
    doing = {hand for role in doers(graph, duty) for hand in hands(graph, role)}
    if doing and doing.issuperset(behind) and len(doing) == 1:
        return Idle("same" if key in graph.roles else "self", key, duty)
    known = graph.duty(duty)
    if known and (skills := _unskilled(graph, behind, known.skills)):
        return Idle("skill", key, duty, skills=skills)
    if known and (rights := _unentitled(graph, duty, key, known.needs)):
        return Idle("authority", key, duty, rights=rights)
    return _apart(graph, duty, key, behind) or reviews.flaw(duty, key, behind)


def _deputy(graph: OrgGraph, role: str, key: str) -> Idle | None:
    """What keeps a role from standing in for another."""
    if key == role:
        return Idle("self", key, role=role)
    held, behind = set(hands(graph, role)), set(hands(graph, key))
    if not behind:
        return Idle("vacant", key, role=role)
    if behind <= held and len(held) == 1:
        return Idle("same", key, role=role)
    for number, kept in enumerate(graph.org.policy.separate):
        own, theirs = _of_set(graph, key, kept), _of_set(graph, role, kept)
        if len(own | theirs) > kept.max >= max(len(own), len(theirs)):
            clash = tuple(sorted(name for section, name in own | theirs if section == "duties"))
            return Idle("apart", key, role=role, duties=clash, set=number)
    return None


def _unskilled(graph: OrgGraph, behind: Collection[str], needs: "dict[str, SkillNeed]") -> tuple[str, ...]:
    """What the best of those behind a backup lacks of the skills of a duty."""
    lacks = [tuple(sorted(lacking(graph, hand, needs))) for hand in behind]
    return min(lacks, key=lambda skills: (len(skills), skills), default=())


def _unentitled(graph: OrgGraph, duty: str, key: str, needs: "tuple[Authority, ...]") -> tuple[str, ...]:
    """The rights that a duty needs, that a role which does or answers for it has, and its backup has not."""
    if not needs:
        return ()
    owners = {*graph.letters["A"].get(duty, ()), *doers(graph, duty)}
    granted = {right.id for role in owners for right in graph.roles[role].authority}
    roles = (key,) if key in graph.roles else [role for role in graph.roles if key in graph.holders.get(role, ())]
    own = {right.id for role in roles for right in graph.roles[role].authority}
    return tuple(sorted({need.id for need in needs if need.id in granted and need.id not in own}))


def _of_set(graph: OrgGraph, role: str, kept: "Separation") -> set[tuple[str, str]]:
    """What a role has of a set that the policy keeps apart."""
    borne = {
        ("duties", duty)
        for duty, assignment in graph.roles[role].duties.items()
        if duty in kept.duties and not {"A", "R"}.isdisjoint(assignment.letters)
    }
    return borne | ({("roles", role)} if role in kept.roles else set())


def _apart(graph: OrgGraph, duty: str, key: str, behind: Collection[str]) -> Idle | None:
    """Whether all those behind a backup would have too much of a set that is kept apart."""
    for number, kept in enumerate(graph.org.policy.separate):
        if duty not in kept.duties:
            continue
        has = [(_held_of_set if graph.says_who else _of_set)(graph, hand, kept) for hand in behind]
        if all(len(items) <= kept.max < len(items | {("duties", duty)}) for items in has):
            clash = tuple(sorted({name for items in has for section, name in items if section == "duties"}))
            return Idle("apart", key, duty, duties=clash, set=number)
    return None


def _held_of_set(graph: OrgGraph, person: str, kept: "Separation") -> set[tuple[str, str]]:
    roles = (role for role, held in graph.holders.items() if person in held and role in graph.roles)
    return {item for role in roles for item in _of_set(graph, role, kept)}


class _Reviews:
    """The steps that check a duty's work, looked up once."""

    def __init__(self, graph: OrgGraph) -> None:
        self.graph = graph
        self.by_duty: dict[str, list[tuple[Flow, str]]] = defaultdict(list)
        for flow in flows(graph):
            for review in flow.reviews:
                for duty in flow.steps[str(flow.steps[review].approves)].duty:
                    self.by_duty[duty].append((flow, review))

    def flaw(self, duty: str, key: str, behind: Collection[str]) -> Idle | None:
        """The step in which whoever stands in would be the only one to review their own work."""
        for flow, review in self.by_duty.get(duty, ()):
            if self.graph.says_who:
                alone = len(set(behind)) == 1 and eligible(flow, review) == set(behind)
            else:
                alone = flow.doers(review) == (key,) and self.graph.seats[key] == 1
            if alone:
                return Idle("review", key, duty, flow=flow.id, step=review)
        return None


def _away_together(graph: OrgGraph, duty: str, backup: Collection[str]) -> Idle | None:
    """A span in which all who do a duty, and all its backups, are away; the first that is not over."""
    if not graph.says_who:
        return None
    people = graph.org.people
    doing = {hand for role in doers(graph, duty) for hand in hands(graph, role)}
    behind = {hand for key in backup for hand in (hands(graph, key) if key in graph.roles else (key,))}
    everybody = sorted(doing | behind)
    if not doing or not behind or not all(hand in people and people[hand].away for hand in everybody):
        return None
    for day in sorted({span.from_ for hand in everybody for span in people[hand].away}):
        spans = [_span_on(people[hand].away, day) for hand in everybody]
        last = min((span.until for span in spans if span), default=day)
        if all(spans) and (graph.as_of is None or last >= graph.as_of):
            first = next(hand for key in backup for hand in (hands(graph, key) if key in graph.roles else (key,)))
            return Idle("away", first, duty, start=day, until=last)
    return None


def _span_on(spans: "tuple[Away, ...]", day: date) -> "Away | None":
    return next((span for span in spans if span.from_ <= day <= span.until), None)


@dataclass(frozen=True, slots=True)
class Burden:
    """How many duties somebody backs up; a role shares its duties among those who hold it."""

    section: str
    key: str
    duties: tuple[str, ...]
    count: float


def burdens(graph: OrgGraph) -> Iterator[Burden]:
    """For everybody who is named as backup, or holds a role that is: the duties they would take over.

    In a file that says of nobody which role they hold, the same for roles, by their seats.
    """
    named: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for duty, known in sorted(graph.described.items()):
        for key in dict.fromkeys(known.backup):
            if key in graph.roles:
                behind = hands(graph, key)
                if graph.says_who:
                    for hand in behind:
                        named["people", hand].setdefault(duty, 1 / len(behind))
                else:
                    named["roles", key][duty] = 1 / graph.seats[key]
            elif key in graph.org.people:
                named["people", key][duty] = 1.0
    for (section, key), shares in sorted(named.items()):
        yield Burden(section, key, tuple(sorted(shares)), fsum(shares.values()))
