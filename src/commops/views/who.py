"""Who does a duty, owns it, backs it up; up to whom it escalates."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from commops.finding import Reported
from commops.graph import OrgGraph
from commops.views.search import EXACT, Match, Search

LETTERS = "ARSCI"


@dataclass(frozen=True, slots=True)
class Bearer:
    """A role that bears a letter on a duty, and the people who hold it on the day."""

    role: str
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandIn:
    """A role or person that takes over: named as the duty's backup, or deputy of a role that leads it."""

    section: str
    key: str
    holders: tuple[str, ...]
    deputy_of: str | None = None


@dataclass(frozen=True, slots=True)
class StepOf:
    """A workflow's step that carries out a duty; ``name`` as declared, the step's id where it is not."""

    workflow: str
    step: str
    name: str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DutyAnswer:
    """All that is known of who has what to do with one duty.

    Attributes:
        duty: its id.
        critical: whether it must never stand still.
        shared: whether several roles lead it on purpose.
        archived: whether it is no longer in use; nobody then bears a letter on it.
        letters: the bearers of each letter that somebody bears, in the order A, R, S, C, I.
        backups: who takes over, the duty's own backups before the deputies.
        escalation: ways up, each nearest first.
        escalation_declared: whether ``escalates_to`` names the way; else it is the line above
            those who answer for the duty.
        units: units that have it in scope.
        partners: section and id of those it is done with.
        deliverables: what it hands over.
        steps: the workflow steps that carry it out.
        codes: codes of open findings on it.
    """

    duty: str
    critical: bool
    shared: bool
    archived: bool
    letters: tuple[tuple[str, tuple[Bearer, ...]], ...]
    backups: tuple[StandIn, ...]
    escalation: tuple[tuple[str, ...], ...]
    escalation_declared: bool
    units: tuple[str, ...]
    partners: tuple[tuple[str, str], ...]
    deliverables: tuple[str, ...]
    steps: tuple[StepOf, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoleAnswer:
    """What a role does: its holders, its manager, its duties by letters such as ``AR``."""

    role: str
    holders: tuple[str, ...]
    managers: tuple[str, ...]
    duties: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """What a person does: each role held on the day."""

    person: str
    roles: tuple[RoleAnswer, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a question; only one of duties, roles with people, and suggestions is filled."""

    words: str
    duties: tuple[DutyAnswer, ...] = ()
    roles: tuple[RoleAnswer, ...] = ()
    people: tuple[PersonAnswer, ...] = ()
    near: tuple[str, ...] = ()
    """Duties whose names are most like the words, where nothing matched."""
    staffed: bool = False
    """Whether holders are given at all; without them, a role that nobody holds says nothing."""

    @property
    def found(self) -> bool:
        """Whether anything matched."""
        return bool(self.duties or self.roles or self.people)


def who_does(graph: OrgGraph, words: Sequence[str], findings: Iterable[Reported] = ()) -> Answer:
    """The duties that words mean, and who has what to do with each.

    A role or person that the words name exactly goes before duties that they only occur in.
    Duties of a library that nobody here has are looked through where nothing else matches.

    Args:
        graph: the organisation on its day.
        words: what was asked for; all of it must match.
        findings: what a check reported, for the codes on each duty.

    Returns:
        The answer, in an order that depends on the ids alone.
    """
    search = Search(graph, " ".join(words))
    reported, staffed = tuple(findings), graph.says_who
    duties = search.matches("duties", graph.duties)
    others = [*search.matches("roles", graph.roles), *search.matches("people", graph.org.people)]
    named = [match for match in others if match.grade == EXACT]
    if named and not (duties and duties[0].grade == EXACT):
        duties, others = [], named
    if not duties and not others:
        duties = search.matches("duties", graph.org.library.get("duties", {}))
    if duties:
        return Answer(search.asked, tuple(_duty(graph, match.key, reported) for match in duties), staffed=staffed)
    if others:
        return Answer(search.asked, roles=_roles(graph, others), people=_people(graph, others), staffed=staffed)
    return Answer(search.asked, near=search.near(), staffed=staffed)


def _roles(graph: OrgGraph, matches: Sequence[Match]) -> tuple[RoleAnswer, ...]:
    return tuple(_role(graph, match.key) for match in matches if match.section == "roles")


def _people(graph: OrgGraph, matches: Sequence[Match]) -> tuple[PersonAnswer, ...]:
    people = (match.key for match in matches if match.section == "people")
    return tuple(
        PersonAnswer(
            person, tuple(_role(graph, role) for role in sorted(graph.roles) if person in _holders(graph, role))
        )
        for person in people
    )


def _holders(graph: OrgGraph, role: str) -> tuple[str, ...]:
    return tuple(sorted(graph.holders.get(role, ())))


def _role(graph: OrgGraph, role: str) -> RoleAnswer:
    by_letters: dict[str, list[str]] = {}
    for duty, assignment in sorted(graph.roles[role].duties.items()):
        if duty in graph.duties_in_use:
            by_letters.setdefault(assignment.letters, []).append(duty)
    ordered = sorted(by_letters, key=lambda letters: (letters != "AR", [LETTERS.index(letter) for letter in letters]))
    duties = tuple((letters, tuple(by_letters[letters])) for letters in ordered)
    return RoleAnswer(role, _holders(graph, role), graph.managers[role], duties)


def _duty(graph: OrgGraph, duty: str, findings: Sequence[Reported]) -> DutyAnswer:
    known = graph.duty(duty)
    paths, declared = _escalation(graph, duty)
    return DutyAnswer(
        duty,
        critical=graph.is_critical(duty),
        shared=graph.is_shared(duty),
        archived=bool(known and known.archived),
        letters=_letters(graph, duty),
        backups=_backups(graph, duty),
        escalation=paths,
        escalation_declared=declared,
        units=tuple(sorted(unit for unit, entry in graph.org.units.items() if duty in entry.scope)),
        partners=_partners(graph, duty),
        deliverables=_deliverables(graph, duty, known.deliverables if known else ()),
        steps=_steps(graph, duty),
        codes=tuple(sorted({found.code for found in findings if found.state == "open" and _speaks_of(found, duty)})),
    )


def _letters(graph: OrgGraph, duty: str) -> tuple[tuple[str, tuple[Bearer, ...]], ...]:
    borne = ((letter, graph.letters[letter].get(duty, ())) for letter in LETTERS)
    return tuple(
        (letter, tuple(Bearer(role, _holders(graph, role)) for role in roles)) for letter, roles in borne if roles
    )


def _backups(graph: OrgGraph, duty: str) -> tuple[StandIn, ...]:
    """The duty's backups in their order, then the deputies of its leads (else of those who do it)."""
    known = graph.duty(duty)
    found = [_stand_in(graph, key, None) for key in (known.backup if known else ())]
    named = {item.key for item in found}
    for lead in graph.leaders(duty) or graph.letters["R"].get(duty, ()):
        found += [_stand_in(graph, key, lead) for key in graph.roles[lead].deputy if key not in named]
    return tuple(found)


def _stand_in(graph: OrgGraph, key: str, deputy_of: str | None) -> StandIn:
    is_person = key in graph.org.people and key not in graph.roles
    return StandIn("people" if is_person else "roles", key, () if is_person else _holders(graph, key), deputy_of)


def _escalation(graph: OrgGraph, duty: str) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """Ways up, and whether they are declared."""
    known = graph.duty(duty)
    if known and known.escalates_to:
        return (known.escalates_to,), True
    answering = graph.letters["A"].get(duty) or graph.letters["R"].get(duty, ())
    paths = (tuple(graph.chain(role)) for role in answering)
    return tuple(dict.fromkeys(path for path in paths if path)), False


def _partners(graph: OrgGraph, duty: str) -> tuple[tuple[str, str], ...]:
    """Those that a duty or one of its tasks works with; a partner, a role or a unit."""
    known = graph.duty(duty)
    if known is None:
        return ()
    named = dict.fromkeys((*known.works_with, *(key for task in known.tasks.values() for key in task.works_with)))
    sections = ("partners", "roles", "units")
    return tuple(
        (next((section for section in sections if key in graph.org.known(section)), "partners"), key) for key in named
    )


def _deliverables(graph: OrgGraph, duty: str, declared: Sequence[str]) -> tuple[str, ...]:
    known = graph.duty(duty)
    outputs = (key for task in (known.tasks.values() if known else ()) for key in task.output)
    back = (key for key, entry in sorted(graph.org.section("deliverables").items()) if duty in entry.duty)
    return tuple(dict.fromkeys((*declared, *outputs, *back)))


def _steps(graph: OrgGraph, duty: str) -> tuple[StepOf, ...]:
    return tuple(
        StepOf(workflow, key, step.name or key)
        for workflow, entry in sorted(graph.org.workflows.items())
        for key, step in entry.steps.items()
        if duty in step.duty
    )


def _speaks_of(found: Reported, duty: str) -> bool:
    several = found.values.get("duties", ())
    named = found.values.get("duty") == duty or (not isinstance(several, str) and duty in several)
    at = found.pointer
    return named or at[:2] == ("duties", duty) or (at[:1] == ("roles",) and at[2:4] == ("duties", duty))
