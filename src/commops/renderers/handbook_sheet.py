"""A department's rule book as a document, chapter by chapter; what the file lacks is said where it is missed."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from commops.messages import Speech
from commops.renderers import handbook_flows as flows
from commops.renderers import handbook_general as general
from commops.renderers import handbook_practice as practice
from commops.renderers.handbook_words import WORDS
from commops.renderers.wording import Wording, plain, prose
from commops.views.document import Block, Contents, Document, Heading, Paragraph, Run
from commops.views.handbook import CHAPTERS, Handbook

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九")
Section = tuple[str, Callable[[Wording, Handbook], Iterator[Block]]]
_SECTIONS: Mapping[str, tuple[Section, ...]] = {
    "general": (
        ("purpose", general.purpose), ("scope", general.scope), ("goals", general.goals),
        ("principles", general.principles), ("values", general.values),
    ),
    "duties": (("units", general.units), ("roles", general.roles)),
    "workflows": (("workflows", flows.workflows), ("deliverables", flows.deliverables), ("apart", flows.apart)),
    "communication": (
        ("meetings", practice.meetings), ("channels", practice.channels), ("partners", practice.partners),
    ),
    "training": (("trainings", practice.trainings), ("careers", practice.careers)),
    "appraisal": (
        ("metrics", practice.metrics), ("appraisals", practice.appraisals), ("incentives", practice.incentives),
        ("tiers", practice.tiers),
    ),
    "secrecy": (("information", practice.information), ("agreements", practice.agreements)),
    "cases": (("cases", practice.cases),),
    "glossary": (("glossary", practice.glossary),),
}  # fmt: skip
_PARTS = {"scope": "roles"}
"""Sections that come from a part of the file with another name."""


def handbook_sheet(item: Handbook, speech: Speech) -> Document:
    """A rule book as a document.

    Args:
        item: the rule book.
        speech: the language, and the names of the organisation.

    Returns:
        The document: contents, then the chapters, empty ones with what the file lacks for them.
    """
    w = Wording(speech, WORDS)
    name = w.text(item.head.name) or item.head.id or ""
    company = w.text(item.head.company)
    day = w.say("handbook.day", day=item.as_of.isoformat()) if item.as_of else ""
    return Document(
        language=speech.language,
        kind=w.say("handbook.kind"),
        over=plain(company),
        title=(Run(w.say("handbook.of", name=name) if name else w.say("handbook.kind")),),
        under=plain(day),
        blocks=tuple(_blocks(w, item)),
        pages=(w.say("describe.page"), w.say("describe.page-of"), w.say("describe.page-end")),
        labels=(w.say("describe.field"), w.say("describe.entry")),
        dated=item.as_of,
    )


def _blocks(w: Wording, item: Handbook) -> Iterator[Block]:
    titles = {chapter: _title(w, n, chapter) for n, chapter in enumerate(CHAPTERS, 1)}
    yield Heading(1, plain(w.say("handbook.contents")))
    yield Contents(tuple(titles.items()))
    for n, chapter in enumerate(CHAPTERS, 1):
        yield Heading(1, plain(titles[chapter]), chapter)
        yield from _numbered(w, n, _chapter(w, item, chapter))
    if item.head.note or item.head.sources:
        yield Heading(1, plain(w.say("handbook.remarks")))
        yield from (Paragraph(line) for line in prose(w.text(item.head.note)))
        if item.head.sources:
            yield Paragraph(plain(w.listed(item.head.sources), "quiet"))


def _title(w: Wording, n: int, chapter: str) -> str:
    figure = str(n) if w.speech.language == "en" else _NUMERALS[n - 1]
    return w.say("handbook.chapter", n=figure, text=w.say(f"handbook.{chapter}"))


def _chapter(w: Wording, item: Handbook, chapter: str) -> Iterator[Block]:
    """The sections of a chapter under their headings; a chapter without any content says so once."""
    missing = item.missing.get(chapter, ())
    found = {word: tuple(build(w, item)) for word, build in _SECTIONS[chapter]}
    if not any(found.values()):
        yield _lack(w, missing)
        return
    for word, blocks in found.items():
        lacks = _PARTS.get(word, word) in missing
        if (blocks or lacks) and not _has_heading(blocks) and len(found) > 1:
            yield Heading(2, plain(w.say(f"handbook.{word}")))
        yield from blocks or ((_lack(w, (_PARTS.get(word, word),)),) if lacks else ())


def _has_heading(blocks: tuple[Block, ...]) -> bool:
    return bool(blocks) and isinstance(blocks[0], Heading) and blocks[0].level == 2


def _numbered(w: Wording, n: int, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks of a chapter, its sections numbered."""
    m = 0
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            m += 1
            before = Run(w.say("handbook.section", n=str(n), m=str(m)))
            yield Heading(2, (before, *block.line), f"section-{n}-{m}")
        else:
            yield block


def _lack(w: Wording, parts: tuple[str, ...]) -> Paragraph:
    names = [w.say("handbook.part", text=w.say(f"handbook.{part}"), name=part) for part in parts]
    return Paragraph((Run(w.say("handbook.missing", parts=w.row(names)), "missing"),))
