"""The rule book of a department as plain data: its chapters, and what the file lacks for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from commops.graph import OrgGraph
from commops.model.head import Head
from commops.model.measure import Goal, Incentive, Principle, Tier, Value
from commops.model.practice import Channel, Deliverable, Meeting, Partner, Term, Training
from commops.model.unit import Unit
from commops.model.values import Text
from commops.model.workflow import Case
from commops.views.description import CareerOf, Describer, Description
from commops.views.facts import PARTIES, Ref, Refs, Use
from commops.views.flows import Flow
from commops.views.measures import AppraisalLine, MetricLine, metric_line
from commops.views.secrecy import AgreementLine, InformationLine, agreement_line, information_line
from commops.views.tree import tree_of

Kind = TypeVar("Kind")
CHAPTERS: Mapping[str, tuple[str, ...]] = {
    "general": ("purpose", "roles", "goals", "principles", "values"),
    "duties": ("units", "roles"),
    "workflows": ("workflows", "deliverables"),
    "communication": ("meetings", "channels", "partners"),
    "training": ("trainings", "careers"),
    "appraisal": ("metrics", "appraisals", "incentives", "tiers"),
    "secrecy": ("information", "agreements"),
    "cases": ("cases",),
    "glossary": ("glossary",),
}
"""The chapters in order, each with the parts of the file that it comes from."""

_LINKS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "goals": {"metrics": ("metrics",), "owner": ("roles",)},
    "units": {"parent": ("units",), "head": ("roles",), "scope": ("duties",)},
    "deliverables": {"owner": ("roles",), "duty": ("duties",)},
    "meetings": {
        "owner": ("roles",), "attendees": ("roles", "units", "partners"), "outputs": ("deliverables",),
        "channels": ("channels",), "unit": ("units",),
    },
    "trainings": {"attendees": ("roles",), "plan": ("deliverables",)},
    "cases": {"workflow": ("workflows",), "role": ("roles",), "duties": ("duties",), "deliverables": ("deliverables",)},
}  # fmt: skip
"""Fields that name other entries, and the sections in which those stand."""


@dataclass(frozen=True, slots=True)
class Entry(Generic[Kind]):
    """An entry that is printed as it stands: its name, its fields, the entries that these name."""

    ref: Ref
    body: Kind
    links: Mapping[str, tuple[Ref, ...]]


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case, with what partners did and what came of it."""

    case: Entry[Case]
    coordination: tuple[Use, ...]
    results: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Apart:
    """Duties or roles that one person may not hold together."""

    name: Text | None
    kept: tuple[Ref, ...]
    most: int
    reason: Text | None


@dataclass(frozen=True, slots=True)
class Handbook:
    """The rule book.

    Attributes:
        head: what the file says of the organisation as a whole.
        as_of: the day that dates are held against.
        missing: chapters, each with the parts of the file that it lacks.
        roles: job descriptions in the order of the chart.
        apart: duties and roles that are kept apart.
    """

    head: Head
    as_of: date | None
    missing: Mapping[str, tuple[str, ...]]
    goals: tuple[Entry[Goal], ...]
    principles: tuple[Entry[Principle], ...]
    values: tuple[Entry[Value], ...]
    units: tuple[Entry[Unit], ...]
    roles: tuple[Description, ...]
    apart: tuple[Apart, ...]
    flows: tuple[Flow, ...]
    deliverables: tuple[Entry[Deliverable], ...]
    meetings: tuple[Entry[Meeting], ...]
    channels: tuple[Entry[Channel], ...]
    partners: tuple[Entry[Partner], ...]
    trainings: tuple[Entry[Training], ...]
    careers: tuple[CareerOf, ...]
    metrics: tuple[MetricLine, ...]
    appraisals: tuple[AppraisalLine, ...]
    incentives: tuple[Entry[Incentive], ...]
    tiers: tuple[Entry[Tier], ...]
    information: tuple[InformationLine, ...]
    agreements: tuple[AgreementLine, ...]
    cases: tuple[CaseLine, ...]
    glossary: tuple[Entry[Term], ...]


def handbook_of(graph: OrgGraph) -> Handbook:
    """The rule book of an organisation.

    Args:
        graph: the organisation on its day.

    Returns:
        Its chapters; entries as written, roles in the order of the chart.
    """
    describer = Describer(graph)
    refs = describer.refs

    def entries(section: str) -> tuple[Entry[Any], ...]:
        return tuple(_entry(refs, section, key, body) for key, body in refs.own(section).items())

    return Handbook(
        head=graph.org.head,
        as_of=graph.as_of,
        missing=_missing(graph, refs),
        goals=entries("goals"),
        principles=entries("principles"),
        values=entries("values"),
        units=entries("units"),
        roles=tuple(describer.describe(role) for role in roles_in_order(graph)),
        apart=tuple(
            Apart(
                rule.name, (*refs.each("duties", rule.duties), *refs.each("roles", rule.roles)), rule.max, rule.reason
            )
            for rule in graph.org.policy.separate
        ),
        flows=describer.flows,
        deliverables=entries("deliverables"),
        meetings=entries("meetings"),
        channels=entries("channels"),
        partners=entries("partners"),
        trainings=entries("trainings"),
        careers=describer.careers,
        metrics=tuple(metric_line(graph, refs, metric) for metric in refs.own("metrics")),
        appraisals=describer.appraisals,
        incentives=entries("incentives"),
        tiers=tuple(sorted(entries("tiers"), key=lambda tier: (tier.body.order is None, tier.body.order))),
        information=tuple(information_line(refs, key) for key in refs.own("information")),
        agreements=tuple(agreement_line(refs, key) for key in refs.own("agreements")),
        cases=tuple(_case(refs, case) for case in entries("cases")),
        glossary=entries("glossary"),
    )


def roles_in_order(graph: OrgGraph) -> tuple[str, ...]:
    """The roles that are in use, in the order of the chart: a role, then those below it."""
    return tuple(role for role in tree_of(graph).branches if not graph.roles[role].archived)


def _missing(graph: OrgGraph, refs: Refs) -> dict[str, tuple[str, ...]]:
    """The parts of the file that each chapter comes from and that say nothing; chapters that lack none are left out."""
    found = {
        chapter: tuple(part for part in parts if not (graph.org.head.purpose if part == "purpose" else refs.own(part)))
        for chapter, parts in CHAPTERS.items()
    }
    return {chapter: parts for chapter, parts in found.items() if parts}


def _entry(refs: Refs, section: str, key: str, body: Any) -> Entry[Any]:
    links = {}
    for field, sections in _LINKS.get(section, {}).items():
        named = getattr(body, field)
        keys = (named,) if isinstance(named, str) else named or ()
        links[field] = tuple(refs.among(sections, item) for item in dict.fromkeys(keys))
    return Entry(refs.of(section, key), body, links)


def _case(refs: Refs, case: Entry[Case]) -> CaseLine:
    results = tuple(Use(refs.of("metrics", metric), text) for metric, text in case.body.results.items())
    coordination = tuple(Use(refs.among(PARTIES, key), text) for key, text in case.body.coordination.items())
    return CaseLine(case, coordination, results)
