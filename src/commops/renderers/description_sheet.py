"""A job description as a document: the form of the personnel department, every field in its place."""

from collections.abc import Iterator
from datetime import date

from commops.messages import LANGUAGES, Speech, in_language
from commops.model.values import Text
from commops.renderers import parts
from commops.renderers.description_facts import joined, requirement_facts, superior_line
from commops.renderers.description_words import WORDS
from commops.renderers.wording import BLANK, Wording, cell, field, number, plain, prose
from commops.views.description import Basics, Description, Lack, TrainingOf
from commops.views.document import Block, Cell, Document, Fact, Facts, Heading, Line, Paragraph, Run, Signatures, Table
from commops.views.relations import PartnerLine

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_USUAL = ("employment", "place", "travel", "salary", "interview")


def description_sheet(item: Description, speech: Speech) -> Document:
    """A job description as a document.

    Args:
        item: the description.
        speech: the language, and the names of the organisation.

    Returns:
        The document, with every field of the form, blank where the file says nothing.
    """
    return _Sheet(item, Wording(speech, WORDS)).document()


def other_name(name: Text, language: str) -> str:
    """A name in the first other language that has one of its own; nothing where there is none."""
    if isinstance(name, str):
        return ""
    here = in_language(name, language)
    return next((name[tag] for tag in LANGUAGES if tag != language and name.get(tag) not in (None, here)), "")


class _Sheet:
    """The parts of one description."""

    def __init__(self, item: Description, wording: Wording) -> None:
        self.item, self.w = item, wording

    def document(self) -> Document:
        w, basics = self.w, self.item.basics
        over = [w.text(self.item.organisation), *(parts.said(w.name(ref)) for ref in basics.units[:1])]
        return Document(
            language=w.speech.language,
            kind=w.say("describe.kind"),
            over=plain(" · ".join(dict.fromkeys(part for part in over if part))),
            title=(*w.name(basics.role), *w.mark(basics.certainty)),
            under=plain(other_name(basics.name, w.speech.language)),
            blocks=tuple(self.blocks()),
            pages=(w.say("describe.page"), w.say("describe.page-of"), w.say("describe.page-end")),
            labels=(w.say("describe.field"), w.say("describe.entry")),
            dated=basics.written_on or self.item.as_of,
        )

    def blocks(self) -> Iterator[Block]:
        chapters = {
            "basics": self.basics, "purpose-outcomes": self.aims, "duties": self.duties, "measured": self.measured,
            "authority": self.authority, "requires": self.requires, "relations": self.relations, "steps": self.steps,
            "conditions": self.conditions, "growth": self.growth, "secrecy": self.secrecy, "sources-note": self.end,
        }  # fmt: skip
        for n, (word, chapter) in enumerate(chapters.items(), 1):
            figure = str(n) if self.w.speech.language == "en" else _NUMERALS[n - 1]
            title = self.w.say("describe.heading", n=figure, text=self.w.say(f"describe.{word}"))
            yield Heading(1, plain(title), word)
            yield from chapter()
        posts = tuple(self.w.say(f"describe.{post}") for post in ("prepared", "checked", "approved"))
        yield Signatures(posts, self.w.say("describe.signed"), self.w.say("describe.dated"))

    def fact(self, word: str, content: Cell, *, wide: bool = False) -> Fact:
        return Fact(self.w.say(f"describe.{word}"), content, wide)

    def basics(self) -> Iterator[Block]:
        w, item = self.w, self.item.basics
        facts = [
            self.fact("title", cell((*w.name(item.role), *w.mark(item.certainty)))),
            self.fact("code", field(plain(item.code or ""))),
            self.fact("unit", field(joined(" / ", [w.name(ref) for ref in reversed(item.units)]))),
            self.fact("headcount", field(plain(parts.bounds(item.least, item.most)))),
            self.fact("superior", field(*(superior_line(w, line) for line in item.superiors))),
            self.fact("reports", field(*self.below(item))),
            self.fact("level", field(plain("" if item.level is None else number(item.level)))),
            self.fact("product", field(plain(w.text(item.product)))),
            self.fact("author", field(plain(w.text(item.author)))),
            self.fact("written-on", field(plain(_day(item.written_on)))),
        ]
        yield Facts((*facts, *self.extras(item)))

    def extras(self, item: Basics) -> Iterator[Fact]:
        """What stands in the head only where the file says it."""
        w = self.w
        if item.manages:
            yield self.fact(
                "manages", cell(*(plain(w.text(use.text)) or w.name(use.ref) for use in item.manages)), wide=True
            )
        if item.holders is not None:
            vacant = (Run(w.say("describe.vacant"), "missing"),)
            marks = w.tag(w.say("describe.must-be-held")) if item.critical else ()
            yield self.fact("holders", cell((*(w.names(item.holders) or vacant), *marks)))
        if item.reviewed_on:
            yield self.fact("reviewed-on", cell(plain(_day(item.reviewed_on))))
        if item.aliases:
            yield self.fact("aliases", cell(plain(w.listed(item.aliases))), wide=True)
        if item.variant_of:
            yield self.fact("variant-of", cell(w.name(item.variant_of)))

    def below(self, item: Basics) -> Iterator[Line]:
        """The number of direct reports, then who they are."""
        if item.reports is not None:
            drawn = "" if item.drawn is None else self.w.say("describe.in-chart", n=str(item.drawn))
            yield (*plain(str(item.reports)), *(self.w.tag(drawn, missing=True) if drawn else ()))
        yield self.w.names(item.subordinates)

    def aims(self) -> Iterator[Block]:
        purpose = field(*prose(self.w.text(self.item.purpose)))
        outcomes = parts.texts(self.w, self.item.outcomes)
        yield Facts((self.fact("purpose", purpose, wide=True), self.fact("outcomes", outcomes, wide=True)))

    def duties(self) -> Iterator[Block]:
        if not self.item.duties:
            yield _blank()
            return
        yield parts.duty_table(self.w, self.item.duties)
        if self.item.deliverables:
            names = self.w.names(self.item.deliverables)
            yield Facts((self.fact("more-deliverables", cell(names), wide=True),))

    def measured(self) -> Iterator[Block]:
        if self.item.metrics:
            yield parts.metric_table(self.w, self.item.metrics, of_role=True)
        else:
            yield _blank()
        if self.item.appraisals:
            yield parts.appraisal_table(self.w, self.item.appraisals)

    def authority(self) -> Iterator[Block]:
        held = parts.rights(self.w, self.item.authority)
        facts = [self.fact("holds", held, wide=True)]
        if self.item.lacks:
            facts += [self.fact("lacks", cell(*(self.lack(lack) for lack in self.item.lacks)), wide=True)]
        yield Facts(tuple(facts))

    def lack(self, lack: Lack) -> Line:
        name, names = parts.said(self.w.right(lack.need)), parts.said(self.w.names(lack.duties))
        return (Run(self.w.say("describe.lack-for", name=name, names=names), "missing"),)

    def requires(self) -> Iterator[Block]:
        yield Facts(requirement_facts(self.w, self.item))

    def relations(self) -> Iterator[Block]:
        w, item = self.w, self.item.relations
        yield Facts((
            self.fact("superior", field(*(superior_line(w, line) for line in item.superiors))),
            self.fact("reports", field(*self.below(self.item.basics))),
            self.fact("dotted-to", field(*map(w.use, item.dotted_to))),
            self.fact("dotted-from", field(*map(w.use, item.dotted_from))),
            self.fact("deputies", field(w.names(item.deputies))),
            self.fact("deputises", field(w.names(item.deputises))),
        ))  # fmt: skip
        rows = [self.partner(line) for line in item.partners] or [(field(), field(), field())]
        head = (w.say("describe.partner"), w.say("describe.partner-kind"), w.say("describe.what-for"))
        yield Table(head, tuple(rows), (30, 16, 54))

    def partner(self, line: PartnerLine) -> tuple[Cell, ...]:
        w = self.w
        reasons = [plain(w.text(text)) for text in line.reasons] or [w.names(line.duties)]
        kind = w.of("describe.party", line.kind) if line.kind else ""
        return cell(w.name(line.partner, strong=True)), field(plain(kind)), field(*reasons)

    def steps(self) -> Iterator[Block]:
        w = self.w
        rows = [
            (
                cell(w.name(item.flow.workflow, strong=True)),
                cell(
                    (*plain(f"{item.step.stage.number}. {w.text(item.step.stage.name)}"), *w.mark(item.step.certainty))
                ),
                cell(plain(w.say(f"describe.{item.part}"))),
            )
            for item in self.item.steps
        ]
        head = (w.say("describe.workflow"), w.say("describe.step"), w.say("describe.step-part"))
        yield Table(head, tuple(rows), (36, 44, 20)) if rows else _blank()

    def conditions(self) -> Iterator[Block]:
        w, said = self.w, dict(self.item.conditions)
        shown = [(key, said.get(key)) for key in _USUAL] + [(key, said[key]) for key in said if key not in _USUAL]
        facts = [
            Fact(w.of("describe.condition", key), field(*prose(w.text(text))), wide=len(w.text(text)) > _SHORT)
            for key, text in shown
        ]
        facts += [self.fact("tools", field(plain(w.listed(self.item.tools))), wide=True)]
        facts += [self.fact("channels", field(w.names(self.item.channels)), wide=True)]
        yield Facts(tuple(facts))

    def growth(self) -> Iterator[Block]:
        w = self.w
        trainings = field(*(self.training(item) for item in self.item.trainings))
        facts = [self.fact("training", trainings, wide=True)]
        ways = (parts.career_line(w, item) for item in self.item.careers)
        facts += [self.fact("career", field(*ways), wide=True)]
        yield Facts(tuple(facts))

    def training(self, item: TrainingOf) -> Line:
        w = self.w
        said = [w.say("describe.required")] if item.required else []
        said += [w.rhythm(item.rhythm)] if w.rhythm(item.rhythm) else []
        line = (*w.name(item.training), *(w.tag(w.row(said)) if said else ()))
        return parts.followed(w, line, w.listed(item.topics))

    def secrecy(self) -> Iterator[Block]:
        item = self.item.secrecy
        if item.information:
            yield parts.information_table(self.w, item.information, of_role=True)
        if item.agreements:
            yield parts.agreement_table(self.w, item.agreements)
        if not item.information and not item.agreements:
            yield _blank()

    def end(self) -> Iterator[Block]:
        sources = field(plain(self.w.listed(self.item.sources)))
        note = field(*prose(self.w.text(self.item.note)))
        yield Facts((self.fact("sources", sources, wide=True), self.fact("note", note, wide=True)))


_SHORT = 24
"""Characters that a field of half the width takes without looking cramped."""


def _blank() -> Paragraph:
    return Paragraph((Run(BLANK, "blank"),))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
