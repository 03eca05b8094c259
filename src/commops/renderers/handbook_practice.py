"""How an organisation works together, learns, judges, rewards and keeps secrets; its cases and its words."""

from collections.abc import Iterator
from typing import Any

from commops.renderers import parts
from commops.renderers.handbook_grid import Columns, grid, named, often, remark, word_of
from commops.renderers.wording import Wording, field, number, plain, prose
from commops.views.document import Block, Fact, Facts, Heading, Items, Line
from commops.views.handbook import CaseLine, Entry, Handbook


def meetings(w: Wording, item: Handbook) -> Iterator[Block]:
    """Meetings: how often, who holds and attends them, what about, what comes of them."""

    def columns(entry: Entry[Any]) -> Columns:
        body, links = entry.body, entry.links
        channels = parts.labelled(w, "handbook.channels-used", w.names(links["channels"]))
        return (
            (named(w, entry), remark(w, entry)),
            (often(w, entry),),
            (w.names(links["owner"]),),
            (w.names(links["attendees"]),),
            (*prose(w.text(body.purpose)), plain(w.listed(body.topics)), channels),
            (w.names(links["outputs"]),),
        )

    words = ("meeting", "rhythm", "held-by", "attendees", "about", "result")
    yield from grid(w, words, (20, 11, 15, 20, 20, 14), item.meetings, columns)


def channels(w: Wording, item: Handbook) -> Iterator[Block]:
    """Channels: which way they speak, who is in them, what for."""

    def columns(entry: Entry[Any]) -> Columns:
        body = entry.body
        return (
            (named(w, entry), remark(w, entry)),
            (word_of(w, "handbook.direction", body.direction),),
            (plain(w.listed(body.members)), *_size(w, body)),
            prose(w.text(body.purpose)),
        )

    yield from grid(w, ("channel", "direction", "members", "about"), (28, 14, 26, 32), item.channels, columns)


def _size(w: Wording, body: Any) -> Iterator[Line]:
    if body.size is not None:
        yield plain(w.say("handbook.size", n=number(body.size)))
    if body.size_min is not None:
        yield plain(w.say("handbook.size-min", n=number(body.size_min)))


def partners(w: Wording, item: Handbook) -> Iterator[Block]:
    """Partners: what the work together is for, how often there is contact."""

    def columns(entry: Entry[Any]) -> Columns:
        body = entry.body
        return (
            (named(w, entry), remark(w, entry)),
            (word_of(w, "describe.party", body.kind),),
            prose(w.text(body.purpose)),
            (often(w, entry),),
        )

    yield from grid(w, ("partner", "form", "about", "contact"), (32, 14, 38, 16), item.partners, columns)


def trainings(w: Wording, item: Handbook) -> Iterator[Block]:
    """Trainings: topics, how and by whom they are taught, for whom, how often."""

    def columns(entry: Entry[Any]) -> Columns:
        body, links = entry.body, entry.links
        spans = [w.say("handbook.due", text=w.span(body.due))] if body.due else []
        spans += [w.say("handbook.valid", text=w.span(body.valid_for))] if body.valid_for else []
        plan = parts.labelled(w, "handbook.planned-in", w.names(links["plan"]))
        return (
            (named(w, entry), *prose(w.text(body.text)), plan, remark(w, entry)),
            (plain(w.listed(body.topics)),),
            (plain(w.listed(body.forms)),),
            (plain(w.listed(body.trainer)),),
            (w.names(links["attendees"]),),
            (often(w, entry), plain(w.row(spans), "quiet")),
        )

    words = ("training-of", "topics", "forms", "trainer", "for-whom", "rhythm")
    yield from grid(w, words, (24, 22, 16, 14, 13, 11), item.trainings, columns)


def careers(w: Wording, item: Handbook) -> Iterator[Block]:
    """Career steps."""
    if item.careers:
        yield Items(tuple(parts.career_line(w, career) for career in item.careers), numbered=True)


def metrics(w: Wording, item: Handbook) -> Iterator[Block]:
    """Metrics with their targets."""
    if item.metrics:
        yield parts.metric_table(w, item.metrics, of_role=False)


def appraisals(w: Wording, item: Handbook) -> Iterator[Block]:
    """Appraisals."""
    if item.appraisals:
        yield parts.appraisal_table(w, item.appraisals)


def incentives(w: Wording, item: Handbook) -> Iterator[Block]:
    """Incentives: of which kind, for whom, what earns them, what they are."""

    def columns(entry: Entry[Any]) -> Columns:
        body = entry.body
        titles = parts.quiet(w, "handbook.titles", w.listed(body.titles))
        return (
            (named(w, entry), remark(w, entry)),
            (word_of(w, "handbook.incentive-type", body.type),),
            (word_of(w, "handbook.reaches", body.audience),),
            prose(w.text(body.trigger)),
            (*prose(w.text(body.text)), titles),
        )

    words = ("incentive", "form", "for-whom", "earned-by", "consists")
    yield from grid(w, words, (22, 10, 11, 25, 32), item.incentives, columns)


def tiers(w: Wording, item: Handbook) -> Iterator[Block]:
    """Classes of users: what puts a user there, how they are looked after."""

    def columns(entry: Entry[Any]) -> Columns:
        body = entry.body
        return (
            (named(w, entry), remark(w, entry)),
            (plain(w.listed(body.criteria)),),
            prose(w.text(body.threshold)),
            prose(w.text(body.strategy)),
        )

    yield from grid(w, ("tier", "by", "threshold", "strategy"), (22, 30, 18, 30), item.tiers, columns)


def information(w: Wording, item: Handbook) -> Iterator[Block]:
    """Classes of information."""
    if item.information:
        yield parts.information_table(w, item.information, of_role=False)


def agreements(w: Wording, item: Handbook) -> Iterator[Block]:
    """Agreements."""
    if item.agreements:
        yield parts.agreement_table(w, item.agreements)


def cases(w: Wording, item: Handbook) -> Iterator[Block]:
    """Cases, each as a form."""
    for line in item.cases:
        yield Heading(2, named(w, line.case))
        yield Facts(tuple(_case(w, line)))


def _case(w: Wording, line: CaseLine) -> Iterator[Fact]:
    body, links = line.case.body, line.case.links
    lines: dict[str, tuple[Line, ...]] = {
        "background": prose(w.text(body.background)),
        "followed": (w.names(links["workflow"]),),
        "case-roles": (w.names(links["role"]),),
        "case-steps": tuple(plain(f"{n}. {w.text(step)}") for n, step in enumerate(body.steps, 1)),
        "coordination": tuple(w.use(use) for use in line.coordination),
        "case-results": tuple(w.use(use) for use in line.results),
        "handed": (w.names(links["deliverables"]),),
        "carried": (w.names(links["duties"]),),
    }
    narrow = ("followed", "case-roles")
    for word, content in lines.items():
        yield Fact(w.say(f"handbook.{word}"), field(*content), wide=word not in narrow)


def glossary(w: Wording, item: Handbook) -> Iterator[Block]:
    """Words and what they mean here."""

    def columns(entry: Entry[Any]) -> Columns:
        body = entry.body
        return (named(w, entry), remark(w, entry)), prose(w.text(body.meaning)), (plain(w.listed(body.aliases)),)

    yield from grid(w, ("term", "meaning", "also"), (24, 54, 22), item.glossary, columns)
