"""With whom a role works: superior, subordinates, dotted lines, deputies, partners."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commops.graph import OrgGraph
from commops.model.role import Role
from commops.model.values import Text
from commops.views.facts import Ref, Refs, Use


@dataclass(frozen=True, slots=True)
class Superior:
    """Whom a role reports to: a role, or somebody outside the file; and how sure that is."""

    role: Ref | None
    outside: Text | None
    certainty: str


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """Somebody that a role works with.

    Attributes:
        partner: who: a partner, a role or a unit.
        kind: internal, external, role, or nothing.
        reasons: what for, as the role, its duties and their tasks say.
        duties: the duties that it is about, where nothing says what for.
    """

    partner: Ref
    kind: str
    reasons: tuple[Text, ...]
    duties: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Relations:
    """With whom a role works, inside and outside."""

    superiors: tuple[Superior, ...]
    subordinates: tuple[Ref, ...]
    manages: tuple[Use, ...]
    dotted_to: tuple[Use, ...]
    dotted_from: tuple[Use, ...]
    deputies: tuple[Ref, ...]
    deputises: tuple[Ref, ...]
    partners: tuple[PartnerLine, ...]


def relations_of(graph: OrgGraph, refs: Refs, role: str) -> Relations:
    """With whom a role works.

    Args:
        graph: the organisation.
        refs: its names.
        role: the role.

    Returns:
        Its relations; those that others have to it sorted by id, its own as written.
    """
    entry, roles = graph.roles[role], graph.roles
    return Relations(
        superiors=_superiors(refs, entry),
        subordinates=refs.each("roles", graph.reports.get(role, ())),
        manages=refs.uses(entry.manages),
        dotted_to=tuple(Use(refs.of("roles", to), scope) for to, scope in entry.dotted_to.items()),
        dotted_from=tuple(
            Use(refs.of("roles", other), roles[other].dotted_to[role])
            for other in sorted(roles)
            if role in roles[other].dotted_to
        ),
        deputies=refs.each("roles", entry.deputy),
        deputises=refs.each("roles", (other for other in sorted(roles) if role in roles[other].deputy)),
        partners=tuple(_partners(graph, refs, entry)),
    )


def _superiors(refs: Refs, entry: Role) -> tuple[Superior, ...]:
    line = entry.reports_to
    if line is None:
        return ()
    certainty = line.certainty or ""
    inside = tuple(Superior(ref, None, certainty) for ref in refs.each("roles", line.role))
    return (*inside, Superior(None, line.outside, certainty)) if line.outside else inside


def _partners(graph: OrgGraph, refs: Refs, entry: Role) -> Iterable[PartnerLine]:
    """Those whom the role names, then those of the duties that it answers for or does."""
    reasons: dict[str, dict[str, Text]] = {}
    duties: dict[str, list[str]] = {}

    def note(named: Mapping[str, Text], duty: str | None) -> None:
        for key, text in named.items():
            said = reasons.setdefault(key, {})
            if text:
                said.setdefault(repr(text), text)
            elif duty:
                duties.setdefault(key, []).append(duty)

    note(entry.works_with, None)
    for duty, assignment in entry.duties.items():
        known = graph.duty(duty)
        if known and {"A", "R"} & set(assignment.letters):
            note(known.works_with, duty)
            for task in known.tasks.values():
                note(task.works_with, duty)
    for key, said in reasons.items():
        ref = refs.among(("partners", "roles", "units"), key)
        known_as = refs.known("partners").get(key) if ref.section == "partners" else None
        kind = (known_as.kind or "" if known_as else "") if ref.section == "partners" else "internal"
        texts = tuple(said.values()) or ((known_as.purpose,) if known_as and known_as.purpose else ())
        yield PartnerLine(ref, kind, texts, refs.each("duties", duties.get(key, ())))
