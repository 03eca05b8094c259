"""The job description (岗位说明书) of a role: what a form of the personnel department asks, in its order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commops.graph import OrgGraph
from commops.model.measure import Career
from commops.model.role import Authority, Requirements, Role
from commops.model.values import Text
from commops.views.duties import Duties, DutyLine
from commops.views.facts import Ref, Refs, Rhythm, Use, rhythm_of
from commops.views.flows import Flow, StepLine, flows_of
from commops.views.measures import AppraisalLine, MetricLine, appraisal_lines, metric_line
from commops.views.relations import Relations, RelationsOf, Superior
from commops.views.secrecy import Secrecy, secrecy_of


@dataclass(frozen=True, slots=True)
class Basics:
    """What stands at the head of the form.

    Attributes:
        role: the role.
        name: its name as written, in whatever languages.
        aliases: its other names.
        certainty: how sure the role itself is.
        code: its number (岗位编号).
        units: its unit and those above, nearest first.
        least: authorised number (编制), the lower bound.
        most: its upper bound.
        level: its grade.
        product: product or line of business it serves.
        superiors: whom it reports to.
        reports: number of direct reports: as the role states, else as drawn; None where neither.
        drawn: the number in the chart, where the role states another.
        subordinates: roles that report to it.
        manages: people it looks after who are no staff.
        holders: who holds it on the day; None where the file has no people.
        critical: whether it must not stay vacant.
        variant_of: the role of which it is one form.
        author: who wrote the description.
        written_on: when.
        reviewed_on: when it was last looked through.
    """

    role: Ref
    name: Text
    aliases: tuple[Text, ...]
    certainty: str
    code: str | None
    units: tuple[Ref, ...]
    least: float | None
    most: float | None
    level: float | None
    product: Text | None
    superiors: tuple[Superior, ...]
    reports: int | None
    drawn: int | None
    subordinates: tuple[Ref, ...]
    manages: tuple[Use, ...]
    holders: tuple[Ref, ...] | None
    critical: bool
    variant_of: Ref | None
    author: Text | None
    written_on: date | None
    reviewed_on: date | None


@dataclass(frozen=True, slots=True)
class Lack:
    """An authority that the role's duties need and it does not hold."""

    need: Authority
    duties: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class StepOf:
    """A step that a role takes part in: which way (does, organises, helps)."""

    flow: Flow
    step: StepLine
    part: str


@dataclass(frozen=True, slots=True)
class TrainingOf:
    """A training of a role: whether it must have it, and how often it is held."""

    training: Ref
    required: bool
    topics: tuple[Text, ...]
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class CareerOf:
    """A career step: its kind (promotion, rotation, coaching), from which roles to which, on what it rests."""

    career: Ref
    kind: str
    origins: tuple[Ref, ...]
    goals: tuple[Ref, ...]
    basis: tuple[Text, ...]
    text: Text | None


@dataclass(frozen=True, slots=True)
class Description:
    """A job description; whatever the file leaves out is empty here, and blank on paper."""

    organisation: Text
    as_of: date | None
    basics: Basics
    purpose: Text | None
    outcomes: tuple[Text, ...]
    duties: tuple[DutyLine, ...]
    deliverables: tuple[Ref, ...]
    metrics: tuple[MetricLine, ...]
    appraisals: tuple[AppraisalLine, ...]
    authority: tuple[Authority, ...]
    lacks: tuple[Lack, ...]
    requires: Requirements | None
    skills: tuple[Ref, ...]
    languages: tuple[Ref, ...]
    relations: Relations
    steps: tuple[StepOf, ...]
    conditions: tuple[tuple[str, Text], ...]
    tools: tuple[Text, ...]
    channels: tuple[Ref, ...]
    trainings: tuple[TrainingOf, ...]
    careers: tuple[CareerOf, ...]
    secrecy: Secrecy
    sources: tuple[Text, ...]
    note: Text | None


class Describer:
    """Job descriptions of one organisation; what they share is gathered once.

    Args:
        graph: the organisation on its day.
    """

    def __init__(self, graph: OrgGraph) -> None:
        self.graph = graph
        self.refs = Refs(graph)
        self.duties = Duties(graph, self.refs)
        self.flows = flows_of(self.refs)
        self.relations = RelationsOf(graph, self.refs)
        self.steps = _steps_of(self.flows)
        self.measures = self._measures()
        self.appraisals = appraisal_lines(self.refs)
        self.careers = tuple(_career(self.refs, key, body) for key, body in self.refs.own("careers").items())

    def describe(self, role: str) -> Description:
        """The job description of a role.

        Args:
            role: a role of the organisation.

        Returns:
            The description, every field of the form in it.
        """
        entry, refs, duties = self.graph.roles[role], self.refs, self.duties.of(role)
        made = {made for line in duties for made in line.deliverables}
        needs, relations = entry.requires, self.relations.of(role)
        return Description(
            organisation=self.graph.org.head.name or "",
            as_of=self.graph.as_of,
            basics=self._basics(role, entry, relations),
            purpose=entry.purpose,
            outcomes=entry.outcomes,
            duties=duties,
            deliverables=tuple(item for item in refs.each("deliverables", entry.deliverables) if item not in made),
            metrics=self._metrics(role, entry),
            appraisals=tuple(item for item in self.appraisals if not item.appraisees or _is_in(role, item.appraisees)),
            authority=entry.authority,
            lacks=self._lacks(entry),
            requires=needs,
            skills=refs.each("skills", needs.skills if needs else ()),
            languages=refs.each("skills", needs.languages if needs else ()),
            relations=relations,
            steps=tuple(self.steps.get(role, ())),
            conditions=tuple(entry.conditions.items()),
            tools=entry.tools,
            channels=refs.each("channels", entry.channels),
            trainings=tuple(self._trainings(role, entry)),
            careers=tuple(item for item in self.careers if _is_in(role, (*item.origins, *item.goals))),
            secrecy=secrecy_of(self.graph, refs, role),
            sources=entry.sources,
            note=entry.note,
        )

    def _basics(self, role: str, entry: Role, relations: Relations) -> Basics:
        graph, refs, size = self.graph, self.refs, entry.headcount
        drawn = len(graph.reports.get(role, ())) if graph.draws_lines else None
        units = graph.units_above(entry.unit) or [entry.unit] if entry.unit else []
        return Basics(
            role=refs.of("roles", role),
            name=entry.name or role,
            aliases=entry.aliases,
            certainty=entry.certainty or "",
            code=entry.code,
            units=refs.each("units", units),
            least=(size.min if size.target is None else size.target) if size else None,
            most=(size.max if size.target is None else size.target) if size else None,
            level=entry.level,
            product=entry.product,
            superiors=relations.superiors,
            reports=drawn if entry.direct_reports is None else entry.direct_reports,
            drawn=drawn if entry.direct_reports is not None and drawn != entry.direct_reports else None,
            subordinates=relations.subordinates,
            manages=relations.manages,
            holders=refs.each("people", graph.holders.get(role, ())) if graph.says_who else None,
            critical=entry.critical,
            variant_of=refs.of("roles", entry.variant_of) if entry.variant_of else None,
            author=entry.written.by if entry.written else None,
            written_on=entry.written.on if entry.written else None,
            reviewed_on=entry.reviewed_on,
        )

    def _measures(self) -> dict[str, dict[str, str]]:
        """The measures that each role owns, and those of the duties that it leads: role, metric, tie.

        Where one of several leads of a duty owns a measure, it is that one's, and not the others'.
        """
        found: dict[str, dict[str, str]] = {}
        for metric, body in self.refs.own("metrics").items():
            leads = {role for duty in body.duties for role in self.graph.leads(duty)}
            for role in body.owner:
                found.setdefault(role, {})[metric] = "owner"
            for role in leads if leads.isdisjoint(body.owner) else ():
                found.setdefault(role, {})[metric] = "leads"
        return found

    def _metrics(self, role: str, entry: Role) -> tuple[MetricLine, ...]:
        """What the role is judged by, then what it owns, then what measures the duties that it leads."""
        own = self.measures.get(role, {})
        ties = {metric: ("judged", "owner") if own.get(metric) == "owner" else ("judged",) for metric in entry.metrics}
        ties |= {metric: (tie,) for metric, tie in own.items() if metric not in ties}
        return tuple(metric_line(self.graph, self.refs, metric, why) for metric, why in ties.items())

    def _lacks(self, entry: Role) -> tuple[Lack, ...]:
        """What its duties need: those that it is accountable for, or does where nobody is."""
        missing: dict[tuple[str, float | None, str | None], tuple[Authority, list[str]]] = {}
        for duty, assignment in entry.duties.items():
            known = self.graph.duty(duty)
            answers = "A" in assignment.letters or ("R" in assignment.letters and not self.graph.letters["A"].get(duty))
            for need in known.needs if known and answers else ():
                if not any(_covers(held, need) for held in entry.authority):
                    missing.setdefault((need.id, need.up_to, need.unit), (need, []))[1].append(duty)
        return tuple(Lack(need, self.refs.each("duties", duties)) for need, duties in missing.values())

    def _trainings(self, role: str, entry: Role) -> Iterable[TrainingOf]:
        shelf = self.refs.known("trainings")
        held = (key for key, body in self.refs.own("trainings").items() if role in body.attendees)
        for key in dict.fromkeys((*entry.trainings, *held)):
            body = shelf.get(key)
            rhythm = rhythm_of(body) if body else Rhythm()
            yield TrainingOf(
                self.refs.of("trainings", key), key in entry.trainings, body.topics if body else (), rhythm
            )


def _steps_of(flows: Iterable[Flow]) -> dict[str, list[StepOf]]:
    """The steps that each role takes part in."""
    found: dict[str, list[StepOf]] = {}
    for flow in flows:
        for step in flow.steps:
            parts = {"does": step.doers, "organises": step.organisers, "helps": [use.ref for use in step.helpers]}
            for part, refs in parts.items():
                for ref in refs:
                    if ref.section == "roles":
                        found.setdefault(ref.key, []).append(StepOf(flow, step, part))
    return found


def _career(refs: Refs, key: str, body: Career) -> CareerOf:
    return CareerOf(
        career=refs.of("careers", key),
        kind=body.kind or "",
        origins=refs.each("roles", body.from_),
        goals=refs.each("roles", body.to),
        basis=body.basis,
        text=body.text,
    )


def _is_in(role: str, refs: Iterable[Ref]) -> bool:
    return any(ref.key == role for ref in refs)


def _covers(held: Authority, need: Authority) -> bool:
    """Whether a right that is held is as wide as one that is needed."""
    if held.id != need.id or (held.unit and need.unit and held.unit != need.unit):
        return False
    return held.up_to is None or (need.up_to is not None and need.up_to <= held.up_to)
