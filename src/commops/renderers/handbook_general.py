"""What a rule book says first: what the organisation is for, its units, its posts and their duties."""

from collections.abc import Iterator
from typing import Any

from commops.renderers import parts
from commops.renderers.description_facts import requirement_facts, superior_line
from commops.renderers.handbook_grid import Columns, grid, named, remark, word_of
from commops.renderers.wording import Wording, is_blank, number, plain, prose
from commops.views.description import Description
from commops.views.document import Block, Fact, Facts, Heading, Items, Paragraph
from commops.views.handbook import Entry, Handbook


def purpose(w: Wording, item: Handbook) -> Iterator[Block]:
    """Why the organisation exists."""
    yield from (Paragraph(line) for line in prose(w.text(item.head.purpose)))


def scope(w: Wording, item: Handbook) -> Iterator[Block]:
    """To whom the book applies."""
    if item.roles:
        is_open = item.head.open or any(unit.body.open for unit in item.units)
        names = parts.said(w.names(role.basics.role for role in item.roles))
        yield Paragraph(plain(w.say("handbook.applies-to-open" if is_open else "handbook.applies-to", names=names)))


def goals(w: Wording, item: Handbook) -> Iterator[Block]:
    """Goals with their horizon, measures and owners."""

    def columns(goal: Entry[Any]) -> Columns:
        body, links = goal.body, goal.links
        until = plain(w.say("handbook.until", day=body.until.isoformat()) if body.until else "")
        return (
            (named(w, goal), *prose(w.text(body.text)), remark(w, goal)),
            (word_of(w, "handbook.horizon", body.horizon), until),
            (w.names(links["metrics"]),),
            (w.names(links["owner"]),),
        )

    yield from grid(w, ("goal", "horizon", "measured-by", "answers"), (40, 14, 24, 22), item.goals, columns)


def principles(w: Wording, item: Handbook) -> Iterator[Block]:
    """What everybody goes by."""
    yield from _stated(w, item.principles)


def values(w: Wording, item: Handbook) -> Iterator[Block]:
    """The team's culture."""
    yield from _stated(w, item.values)


def _stated(w: Wording, entries: tuple[Entry[Any], ...]) -> Iterator[Items]:
    if entries:
        lines = (parts.followed(w, named(w, entry), w.text(entry.body.text)) for entry in entries)
        yield Items(tuple(lines), numbered=True)


def units(w: Wording, item: Handbook) -> Iterator[Block]:
    """Units with their heads and what they answer for."""

    def columns(unit: Entry[Any]) -> Columns:
        body, links = unit.body, unit.links
        work = w.row([w.text(step) for step in body.steps])
        return (
            (named(w, unit), *prose(w.text(body.purpose)), parts.quiet(w, "handbook.work", work), remark(w, unit)),
            (word_of(w, "handbook.unit-kind", body.kind),),
            (w.names(links["parent"]),),
            (w.names(links["head"]),),
            (plain("" if body.headcount is None else number(body.headcount)),),
            (w.names(links["scope"]),),
        )

    words = ("unit", "unit-kind", "parent", "head", "headcount", "unit-scope")
    yield from grid(w, words, (23, 13, 14, 17, 12, 21), item.units, columns)


def roles(w: Wording, item: Handbook) -> Iterator[Block]:
    """The posts at a glance, then each with its duties."""

    def columns(role: Description) -> Columns:
        basics = role.basics
        return (
            ((*w.name(basics.role, strong=True), *w.mark(basics.certainty)),),
            (w.name(ref) for ref in basics.units[:1]),
            (superior_line(w, line) for line in basics.superiors),
            (plain(parts.bounds(basics.least, basics.most)),),
            prose(w.text(role.purpose)),
        )

    words = ("role", "unit", "reports-to", "headcount", "purpose-of")
    yield from grid(w, words, (22, 18, 20, 12, 28), item.roles, columns)
    for role in item.roles:
        yield Heading(3, (*w.name(role.basics.role), *w.mark(role.basics.certainty)))
        yield from _role(w, role)


def _role(w: Wording, role: Description) -> Iterator[Block]:
    """What a post is to reach, its duties, its authority, what it asks of its holder."""
    facts = [
        Fact(w.say("describe.outcomes"), parts.texts(w, role.outcomes), wide=True),
        Fact(w.say("describe.holds"), parts.rights(w, role.authority), wide=True),
        *requirement_facts(w, role),
    ]
    if said := tuple(fact for fact in facts if not is_blank(fact.cell)):
        yield Facts(said)
    if role.duties:
        yield parts.duty_table(w, role.duties)
