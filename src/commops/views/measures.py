"""Metrics with their targets, and appraisals."""

from collections.abc import Iterable
from dataclasses import dataclass

from commops.graph import OrgGraph
from commops.model.measure import Appraisal, Target
from commops.model.values import Text
from commops.views.facts import Ref, Refs, Rhythm, rhythm_of


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target, and whether its time is over on the day."""

    target: Target
    over: bool


@dataclass(frozen=True, slots=True)
class MetricLine:
    """A metric.

    Attributes:
        metric: the metric.
        definition: what it counts.
        formula: how it is computed.
        unit: its unit.
        direction: which way is better: up, down or nothing.
        rhythm: how often it is read.
        targets: what it should reach.
        owners: roles that answer for it.
        set_by: roles that set its norm.
        collected_by: roles that count it.
        duties: what it measures.
        term: the word of the glossary that explains it.
        certainty: how sure it is.
        note: a remark.
        ties: what ties it to one role: owner, judged, leads; empty where no role is asked about.
    """

    metric: Ref
    definition: Text | None
    formula: Text | None
    unit: str | None
    direction: str
    rhythm: Rhythm
    targets: tuple[TargetLine, ...]
    owners: tuple[Ref, ...]
    set_by: tuple[Ref, ...]
    collected_by: tuple[Ref, ...]
    duties: tuple[Ref, ...]
    term: Ref | None
    certainty: str
    note: Text | None
    ties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AppraisalLine:
    """An appraisal: how often, of whom by whom, by which classes of metrics, for what."""

    appraisal: Ref
    rhythm: Rhythm
    appraisers: tuple[Ref, ...]
    appraisees: tuple[Ref, ...]
    classes: tuple[tuple[str, bool, tuple[Ref, ...]], ...]
    metrics: tuple[Ref, ...]
    basis_for: tuple[Text, ...]
    outputs: tuple[Ref, ...]
    excellence: tuple[Text, ...]
    text: Text | None
    certainty: str
    note: Text | None


def metric_line(graph: OrgGraph, refs: Refs, metric: str, ties: Iterable[str] = ()) -> MetricLine:
    """What is known of a metric.

    Args:
        graph: the organisation on its day.
        refs: its names.
        metric: the metric; one that is not declared has a name and nothing else.
        ties: what ties it to the role that is asked about.

    Returns:
        The metric as data.
    """
    from commops.model.measure import Metric

    entry = refs.known("metrics").get(metric) or Metric()
    return MetricLine(
        metric=refs.of("metrics", metric),
        definition=entry.definition,
        formula=entry.formula,
        unit=entry.unit,
        direction=entry.direction or "",
        rhythm=rhythm_of(entry),
        targets=tuple(TargetLine(target, _is_over(graph, target)) for target in entry.targets),
        owners=refs.each("roles", entry.owner),
        set_by=refs.each("roles", entry.set_by),
        collected_by=refs.each("roles", entry.collected_by),
        duties=refs.each("duties", entry.duties),
        term=refs.of("glossary", entry.term) if entry.term else None,
        certainty=entry.certainty or "",
        note=entry.note,
        ties=tuple(ties),
    )


def appraisal_lines(refs: Refs) -> tuple[AppraisalLine, ...]:
    """The organisation's appraisals, as written."""
    return tuple(_appraisal(refs, key, entry) for key, entry in refs.own("appraisals").items())


def _is_over(graph: OrgGraph, target: Target) -> bool:
    return graph.as_of is not None and target.until is not None and target.until < graph.as_of


def _appraisal(refs: Refs, key: str, entry: Appraisal) -> AppraisalLine:
    return AppraisalLine(
        appraisal=refs.of("appraisals", key),
        rhythm=rhythm_of(entry),
        appraisers=refs.each("roles", entry.appraiser),
        appraisees=refs.each("roles", entry.appraisee),
        classes=tuple(
            (name, name in entry.optional, refs.each("metrics", metrics)) for name, metrics in entry.classes.items()
        ),
        metrics=refs.each("metrics", entry.metrics),
        basis_for=entry.basis_for,
        outputs=refs.each("deliverables", entry.outputs),
        excellence=entry.excellence,
        text=entry.text,
        certainty=entry.certainty or "",
        note=entry.note,
    )
