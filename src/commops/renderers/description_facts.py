"""Fields of a job description that other documents show too."""

from collections.abc import Iterable

from commops.renderers.parts import texts
from commops.renderers.wording import Wording, cell, field, number, plain, prose
from commops.views.description import Description
from commops.views.document import Cell, Fact, Line, Run
from commops.views.relations import Superior


def superior_line(w: Wording, line: Superior) -> Line:
    """Whom a role reports to, and how sure that is."""
    if line.role is not None:
        return (*w.name(line.role), *w.mark(line.certainty))
    return (*plain(w.text(line.outside)), *w.tag(w.say("describe.outside")), *w.mark(line.certainty))


def requirement_facts(w: Wording, item: Description) -> tuple[Fact, ...]:
    """What a role asks of its holder, blank where it asks nothing."""
    needs = item.requires
    preferred = w.tag(w.say("describe.preferred")) if needs and needs.majors and needs.majors_preferred else ()

    def fact(word: str, content: Cell, *, wide: bool = False) -> Fact:
        return Fact(w.say(f"describe.{word}"), content, wide)

    facts = [
        fact("education", field(plain(w.text(needs.education if needs else None)))),
        fact("years", field(plain(number(needs.years) if needs and needs.years is not None else ""))),
        fact("majors", field((*plain(w.listed(needs.majors if needs else ())), *preferred)), wide=True),
        fact("experience", texts(w, needs.experience if needs else ()), wide=True),
        fact("skills", field(_abilities(w, item, "skills")), wide=True),
        fact("languages", field(_abilities(w, item, "languages"))),
        fact("certificates", field(plain(w.listed(needs.certificates if needs else ())))),
        fact("knowledge", field(plain(w.listed(needs.knowledge if needs else ()))), wide=True),
        fact("traits", field(plain(w.listed(needs.traits if needs else ()))), wide=True),
    ]
    if needs and needs.note:
        facts += [fact("note", cell(*prose(w.text(needs.note))), wide=True)]
    return tuple(facts)


def _abilities(w: Wording, item: Description, kind: str) -> Line:
    """Skills or languages, each with its level."""
    found = []
    for ref in getattr(item, kind):
        need = getattr(item.requires, kind)[ref.key]
        said = [w.say("describe.at-level", n=number(need.level))]
        said += [w.say("describe.preferred")] if need.preferred else []
        said += [w.text(need.note)] if need.note else []
        found.append((*w.name(ref), *w.tag(w.row(said))))
    return joined(w.row(["", ""]), found)


def joined(between: str, lines: Iterable[Line]) -> Line:
    """Lines in one, with something between them."""
    runs: list[Run] = []
    for line in lines:
        runs += [*([Run(between)] if runs else []), *line]
    return tuple(runs)
