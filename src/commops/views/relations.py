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


class RelationsOf:
    """The relations of every role; those that others have to a role are gathered once.

    Args:
        graph: the organisation.
        refs: its names.
    """

    def __init__(self, graph: OrgGraph, refs: Refs) -> None:
        self._graph, self._refs = graph, refs
        self._dotted_from: dict[str, dict[str, Text]] = {}
        self._deputises: dict[str, list[str]] = {}
        for role, entry in sorted(graph.roles.items()):
            for to, scope in entry.dotted_to.items():
                self._dotted_from.setdefault(to, {})[role] = scope
            for deputy in entry.deputy:
                self._deputises.setdefault(deputy, []).append(role)

    def of(self, role: str) -> Relations:
        """The relations of a role; those that others have to it sorted by id, its own as written."""
        graph, refs, entry = self._graph, self._refs, self._graph.roles[role]

        def dotted(lines: Mapping[str, Text]) -> tuple[Use, ...]:
            return tuple(Use(refs.of("roles", other), scope) for other, scope in lines.items())

        return Relations(
            superiors=_superiors(refs, entry),
            subordinates=refs.each("roles", graph.reports.get(role, ())),
            manages=refs.uses(entry.manages),
            dotted_to=dotted(entry.dotted_to),
            dotted_from=dotted(self._dotted_from.get(role, {})),
            deputies=refs.each("roles", entry.deputy),
            deputises=refs.each("roles", self._deputises.get(role, ())),
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
