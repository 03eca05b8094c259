"""The workflows of a rule book: steps in order, who does each, what comes back; steps that nobody owns stand out."""

from collections.abc import Iterator
from typing import Any

from commops.renderers import parts
from commops.renderers.handbook_grid import Columns, grid, named, often, remark, word_of
from commops.renderers.wording import Wording, plain, prose
from commops.views.document import Block, Heading, Line, Paragraph, Run
from commops.views.flows import Flow, Stage, StepLine
from commops.views.handbook import Apart, Entry, Handbook


def workflows(w: Wording, item: Handbook) -> Iterator[Block]:
    """Each workflow under a heading: what it is for, then its steps."""
    for flow in item.flows:
        yield Heading(2, (*w.name(flow.workflow), *w.mark(flow.certainty)))
        yield from (Paragraph(line) for line in _about(w, flow) if line)
        yield from grid(w, ("step", "who", "in-out", "how"), (20, 22, 24, 34), flow.steps, lambda step: _step(w, step))


def _about(w: Wording, flow: Flow) -> Iterator[Line]:
    yield from prose(w.text(flow.purpose))
    yield parts.quiet(w, "handbook.trigger", w.text(flow.trigger))
    yield parts.labelled(w, "handbook.of-unit", w.name(flow.unit) if flow.unit else ())
    yield parts.labelled(w, "handbook.owner", w.names(flow.owners))
    yield plain(w.say("handbook.distinct") if flow.distinct else "")
    yield plain(w.say("handbook.least-people", n=str(flow.min_people)) if flow.min_people else "")
    unowned = w.row([_stage(w, step.stage) for step in flow.steps if step.owned != "yes"])
    yield plain(w.say("handbook.unowned", text=unowned) if unowned else "", "missing")
    yield parts.quiet(w, "describe.note-of", w.text(flow.note))


def _stage(w: Wording, stage: Stage) -> str:
    """The number and the name of a step; the name alone of one that does not exist."""
    name = w.text(stage.name)
    return w.say("handbook.step-name", n=str(stage.number), name=name) if stage.number else name


def _step(w: Wording, step: StepLine) -> Columns:
    name = (Run(f"{step.stage.number}. {w.text(step.stage.name)}", "strong"),)
    status = w.tag(w.say(f"describe.name.{step.status}"), missing=True) if step.status else ()
    return (
        ((*name, *status, *w.mark(step.certainty)), plain(w.rhythm(step.rhythm), "quiet")),
        _who(w, step),
        (
            parts.labelled(w, "handbook.needs", w.names(step.inputs)),
            parts.labelled(w, "handbook.gives", w.names(step.outputs)),
        ),
        _how(w, step),
    )


def _who(w: Wording, step: StepLine) -> Iterator[Line]:
    if step.owned == "yes":
        yield w.names(step.doers)
        yield plain(w.text(step.people))
    else:
        word = "handbook.only-organised" if step.owned == "organised" else "handbook.nobody"
        yield (Run(w.say(word), "missing"),)
    yield parts.labelled(w, "handbook.organised-by", w.names(step.organisers))
    for helper in step.helpers:
        yield parts.labelled(w, "handbook.helped-by", w.use(helper, aside=True))


def _how(w: Wording, step: StepLine) -> Iterator[Line]:
    if step.approves:
        yield plain(w.say("handbook.approves", at=_stage(w, step.approves)))
    if step.criteria:
        yield plain(w.say("handbook.criteria", text=w.listed(step.criteria)))
    if step.on_reject:
        back = _stage(w, step.on_reject)
        rounds = step.max_rounds
        yield plain(
            w.say("handbook.back", at=back) if rounds is None else w.say("handbook.back-rounds", at=back, n=str(rounds))
        )
    if step.not_by:
        yield plain(w.say("handbook.not-by", at=w.row([_stage(w, stage) for stage in step.not_by])))
    yield parts.quiet(w, "handbook.checks", w.listed(step.checks))
    yield parts.quiet(w, "handbook.parameters", w.listed(step.parameters))
    yield parts.labelled(w, "handbook.channels-used", w.names(step.channels))
    yield parts.labelled(w, "handbook.carries", w.names(step.duties))
    onward = [_stage(w, stage) for stage in step.onward] + ([w.say("handbook.end")] if step.ends else [])
    yield parts.quiet(w, "handbook.onward", w.row(onward))
    for result in step.results:
        yield parts.labelled(w, "handbook.results", w.use(result))
    yield parts.quiet(w, "describe.note-of", w.text(step.note))


def deliverables(w: Wording, item: Handbook) -> Iterator[Block]:
    """What is handed over: by whom, for whom, how often, what it has to contain."""

    def columns(entry: Entry[Any]) -> Columns:
        body, links = entry.body, entry.links
        return (
            (named(w, entry), remark(w, entry)),
            (word_of(w, "handbook.form", body.kind),),
            (w.names(links["owner"]),),
            (plain(w.listed(body.audience)),),
            (often(w, entry),),
            (plain(w.listed(body.fields)),),
        )

    words = ("deliverable", "form", "answers", "audience", "rhythm", "contains")
    yield from grid(w, words, (24, 9, 20, 14, 11, 22), item.deliverables, columns)


def apart(w: Wording, item: Handbook) -> Iterator[Block]:
    """Duties and roles that one person may not hold together."""

    def columns(rule: Apart) -> Columns:
        return (
            (plain(w.text(rule.name), "strong"),),
            (w.names(rule.kept),),
            (plain(str(rule.most)),),
            prose(w.text(rule.reason)),
        )

    yield from grid(w, ("apart", "kept", "most", "reason"), (22, 40, 10, 28), item.apart, columns)
