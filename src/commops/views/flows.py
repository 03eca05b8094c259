"""Workflows, step by step: who does what, with what, and where it goes back."""

from dataclasses import dataclass
from typing import Literal

from commops.model.values import Text
from commops.model.workflow import Step, Workflow
from commops.views.facts import Ref, Refs, Rhythm, Use, rhythm_of

Owned = Literal["yes", "organised", "no"]
"""Whether a step has somebody who does it, only somebody who sees to it, or nobody."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step by its place: its number from 1, its id, its name."""

    number: int
    key: str
    name: Text


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of a workflow.

    Attributes:
        stage: its place and name.
        owned: whether somebody does it.
        doers: roles that do it.
        people: who does it in the source, where that is no role.
        organisers: roles that see to it.
        helpers: who helps, and what for.
        duties: duties that it carries out.
        inputs: what it needs.
        outputs: what it produces.
        approves: the step whose result it approves.
        criteria: what the approval looks at.
        checks: what is checked on the way.
        parameters: what is chosen in it.
        on_reject: the step it goes back to when refused.
        max_rounds: how often it may.
        not_by: steps whose doer may not do it.
        onward: the steps that follow, where that is not simply the next.
        ends: whether it may end the workflow.
        channels: channels it uses.
        results: what came of it, by metric.
        rhythm: how often, how soon.
        status: the state of its name.
        certainty: how sure it is.
        note: a remark.
    """

    stage: Stage
    owned: Owned
    doers: tuple[Ref, ...]
    people: Text | None
    organisers: tuple[Ref, ...]
    helpers: tuple[Use, ...]
    duties: tuple[Ref, ...]
    inputs: tuple[Ref, ...]
    outputs: tuple[Ref, ...]
    approves: Stage | None
    criteria: tuple[Text, ...]
    checks: tuple[Text, ...]
    parameters: tuple[Text, ...]
    on_reject: Stage | None
    max_rounds: int | None
    not_by: tuple[Stage, ...]
    onward: tuple[Stage, ...]
    ends: bool
    channels: tuple[Ref, ...]
    results: tuple[Use, ...]
    rhythm: Rhythm
    status: str
    certainty: str
    note: Text | None


@dataclass(frozen=True, slots=True)
class Flow:
    """A workflow with its steps."""

    workflow: Ref
    unit: Ref | None
    owners: tuple[Ref, ...]
    purpose: Text | None
    trigger: Text | None
    distinct: bool
    min_people: int | None
    steps: tuple[StepLine, ...]
    certainty: str
    note: Text | None


def flows_of(refs: Refs) -> tuple[Flow, ...]:
    """The organisation's own workflows and those of its library that it takes over, as written.

    Args:
        refs: the names of the organisation.

    Returns:
        The workflows that are in use.
    """
    return tuple(_flow(refs, key, entry) for key, entry in refs.own("workflows").items() if not entry.archived)


def _flow(refs: Refs, key: str, entry: Workflow) -> Flow:
    stages = {
        step: Stage(number, step, body.name or step) for number, (step, body) in enumerate(entry.steps.items(), 1)
    }
    return Flow(
        workflow=refs.of("workflows", key),
        unit=refs.of("units", entry.unit) if entry.unit else None,
        owners=refs.each("roles", entry.owner),
        purpose=entry.purpose,
        trigger=entry.trigger,
        distinct=entry.distinct,
        min_people=entry.min_people,
        steps=tuple(_step(refs, stages, step, body) for step, body in entry.steps.items()),
        certainty=entry.certainty or "",
        note=entry.note,
    )


def _step(refs: Refs, stages: dict[str, Stage], key: str, entry: Step) -> StepLine:
    def stage(step: str) -> Stage:
        return stages.get(step) or Stage(0, step, step)

    return StepLine(
        stage=stages[key],
        owned="yes" if entry.by or entry.by_people else "organised" if entry.organised_by else "no",
        doers=refs.each("roles", entry.by),
        people=entry.by_people,
        organisers=refs.each("roles", entry.organised_by),
        helpers=refs.uses(entry.works_with),
        duties=refs.each("duties", entry.duty),
        inputs=refs.each("deliverables", entry.inputs),
        outputs=refs.each("deliverables", entry.outputs),
        approves=stage(entry.approves) if entry.approves else None,
        criteria=entry.criteria,
        checks=entry.checks,
        parameters=entry.parameters,
        on_reject=stage(entry.on_reject) if entry.on_reject else None,
        max_rounds=entry.max_rounds,
        not_by=tuple(map(stage, entry.not_by)),
        onward=tuple(stage(step) for step in entry.next if step != "end"),
        ends="end" in entry.next,
        channels=refs.each("channels", entry.channels),
        results=tuple(Use(refs.of("metrics", metric), text) for metric, text in entry.results.items()),
        rhythm=rhythm_of(entry),
        status=entry.name_status if entry.name_status not in (None, "stated") else "",
        certainty=entry.certainty or "",
        note=entry.note,
    )
