"""The role library on a terminal, and as data."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from commops.messages import Speech, in_language
from commops.model.values import Text
from commops.renderers.columns import flat
from commops.terminal import Style, padded, width_of, wrapped
from commops.views.shelf import Card, Found, Need, Share, Title

NEEDS = {
    "education": "Education", "years": "Years of experience", "majors": "Majors", "experience": "Experience",
    "knowledge": "Knowledge", "traits": "Strengths", "certificates": "Certificates", "skills": "Skills",
    "languages": "Languages",
}  # fmt: skip
PLACES = {"name": "name", "alias": "other name", "duty": "duty", "purpose": "purpose"}
_GAP = 2


def draw_titles(titles: Sequence[Title], speech: Speech, style: Style) -> str:
    """The roles of the library: name, number of duties, documents, id; variants indented under their role.

    An id is never cut, for it is there to be copied: where a line has no room for it, it
    stands on the line below.
    """
    rows = [(depth, title) for top in titles for depth, title in _with_variants(top)]
    counts = [_count(title, speech) for _, title in rows]
    column = max((width_of(count) for count in counts), default=0)
    documents = max((width_of(" ".join(title.documents)) for _, title in rows), default=0)
    names = max((width_of(_name(title.name, speech)) + 2 * depth for depth, title in rows), default=0)
    ids = max((len(title.id) for _, title in rows), default=0)
    wide = names + column + documents + ids + 3 * _GAP <= style.width
    name_room = names if wide else max(style.width - column - documents - 2 * _GAP, 10)
    lines = [_summary(titles, rows, speech, style)]
    for (depth, title), count in zip(rows, counts, strict=True):
        first, *rest = wrapped(_name(title.name, speech), name_room - 2 * depth)
        pad = "  " * depth
        cells = [padded(pad + first, name_room), padded(count, column), padded(" ".join(title.documents), documents)]
        line = (" " * _GAP).join(cells)
        shown = style.paint(title.id, "cyan")
        lines += [f"{line}  {shown}"] if wide else [line.rstrip(), *(pad + r for r in rest), f"{pad}  {shown}"]
    return style.signs("\n".join([*lines, "", _hint(speech, style)]) + "\n")


def _with_variants(title: Title, depth: int = 0) -> Iterable[tuple[int, Title]]:
    yield depth, title
    for variant in title.variants:
        yield from _with_variants(variant, depth + 1)


def _summary(titles: Sequence[Title], rows: Sequence[object], speech: Speech, style: Style) -> str:
    forms = len(rows) - len(titles)
    text = speech.word("roles.summary", "{n} roles and {forms} variants of them", n=len(titles), forms=forms)
    return style.paint(text, "bold") + "\n"


def _hint(speech: Speech, style: Style) -> str:
    text = speech.word("roles.hint", "commops roles show ROLE; commops roles add ROLE [FILE]")
    return "\n".join(style.paint(line, "dim") for line in wrapped(text, style.width))


def draw_card(card: Card, speech: Speech, style: Style) -> str:
    """A role in full, and how to use it."""
    title = card.title
    name = _name(title.name, speech)
    head = [*(style.paint(line, "bold") for line in wrapped(name, style.width)), style.paint(title.id, "cyan")]
    facts = [
        *_fact("names", "Names", [text for text in _texts(title.name) if text != name], speech, style),
        *_fact("aliases", "Also called", [_name(alias, speech) for alias in card.aliases], speech, style),
        *_fact("variant-of", "A form of", _ids([card.variant_of] if card.variant_of else []), speech, style),
        *_fact("variants", "Its forms", _ids(title.variants), speech, style),
        *_fact("purpose", "Purpose", [_name(card.purpose, speech)] if card.purpose else [], speech, style),
    ]
    blocks = [head + facts, _duties(card.duties, speech, style), _needs(card, speech, style)]
    blocks.append(_fact("sources", "Sources", [_name(source, speech) for source in card.sources], speech, style))
    blocks.append(_use(title.id, speech, style))
    return style.signs("\n\n".join("\n".join(block) for block in blocks if block) + "\n")


def _fact(word: str, english: str, items: Sequence[str], speech: Speech, style: Style) -> list[str]:
    """A label and what stands behind it, in as many lines as it takes."""
    if not items:
        return []
    label = _label(word, english, speech)
    joined = ("; " if speech.language == "en" else "、").join(flat(item) for item in items)
    return [
        (style.paint(label.rstrip(), "dim") + line[len(label.rstrip()) :]) if number == 0 else "  " + line
        for number, line in enumerate(wrapped(f"{label}{joined}", style.width - 2))
    ]


def _label(word: str, english: str, speech: Speech) -> str:
    return speech.word(f"roles.{word}", english) + (": " if speech.language == "en" else "：")


def _ids(titles: Iterable[Title]) -> list[str]:
    return [title.id for title in titles]


def _duties(duties: Sequence[Share], speech: Speech, style: Style) -> list[str]:
    """A line for each duty: its letters, its name, its id."""
    if not duties:
        return []
    title = speech.word("roles.duties", "Duties ({n})", n=len(duties))
    names = [_name(duty.name, speech) for duty in duties]
    letters = max(len(duty.letters) for duty in duties)
    ids = max(width_of(duty.id) for duty in duties)
    room = min(max(map(width_of, names)), max(style.width - 2 - letters - ids - 2 * _GAP, 12))
    lines = [style.paint(title, "bold")]
    for duty, name in zip(duties, names, strict=True):
        first, *rest = wrapped(name, room)
        before = f"  {duty.letters:<{letters}}  "
        lines.append(f"{before}{padded(first, room)}  {style.paint(flat(duty.id), 'dim')}")
        lines += [" " * len(before) + line for line in rest]
    return lines


def _needs(card: Card, speech: Speech, style: Style) -> list[str]:
    if not card.needs:
        return []
    lines = [style.paint(speech.word("roles.requirements", "Requirements"), "bold")]
    for word, needs in card.needs:
        items = [_need(need, speech) for need in needs]
        lines += ["  " + line for line in _fact(word, NEEDS[word], items, speech, _narrower(style))]
    return lines


def _need(need: Need, speech: Speech) -> str:
    text = _name(need.text, speech) + (f" {need.level:g}" if need.level is not None and need.level > 1 else "")
    return speech.word("roles.welcome", "{text} (welcome)", text=text) if need.preferred else text


def _narrower(style: Style) -> Style:
    return Style(style.width - 2, style.color, style.ascii)


def _use(key: str, speech: Speech, style: Style) -> list[str]:
    """What to write, or to run, to have the role in a team's file."""
    title = speech.word("roles.use", "Use it")
    text = ["roles:", f"  my-id: {{is: {key}}}"]
    return [style.paint(title, "bold"), *(f"  {line}" for line in text), "", f"  commops roles add {key} team.yaml"]


def draw_found(found: Found, speech: Speech, style: Style) -> str:
    """The roles that words mean, best first, and where the words stand; else what is like them."""
    lines: list[str] = []
    for hit in found.hits:
        where = speech.word(f"roles.in-{hit.where}", PLACES[hit.where])
        lines += wrapped(f"{_name(hit.title.name, speech)}  ({where})", style.width)
        lines.append("  " + style.paint(hit.title.id, "cyan"))
    if not lines:
        asked = speech.quoted(flat(found.words))
        lines += wrapped(speech.word("roles.nothing", "the library has no role for {words}", words=asked), style.width)
        if found.near:
            lines.append(speech.word("roles.near", "near to it:"))
            lines += [f"  {_name(title.name, speech)}  {style.paint(title.id, 'cyan')}" for title in found.near]
    return style.signs("\n".join(lines) + "\n")


def titles_as_data(titles: Sequence[Title]) -> dict[str, Any]:
    """The list for JSON."""
    return {"schema": "commops-roles/1", "roles": [_title(title) for title in titles]}


def card_as_data(card: Card) -> dict[str, Any]:
    """A role for JSON, its texts in every language."""
    return {
        "schema": "commops-role/1",
        **_title(card.title),
        "aliases": [_plain(alias) for alias in card.aliases],
        "purpose": _plain(card.purpose),
        "variant_of": card.variant_of.id if card.variant_of else None,
        "duties": [{"id": duty.id, "name": _plain(duty.name), "letters": duty.letters} for duty in card.duties],
        "requires": {word: [_need_as_data(need) for need in needs] for word, needs in card.needs},
        "sources": [_plain(source) for source in card.sources],
        "use": {"roles": {"my-id": {"is": card.title.id}}},
    }


def found_as_data(found: Found) -> dict[str, Any]:
    """What a search found, for JSON."""
    hits = [{**_title(hit.title, variants=False), "found_in": hit.where} for hit in found.hits]
    return {"schema": "commops-roles-search/1", "words": found.words, "roles": hits, "near": _ids(found.near)}


def _title(title: Title, *, variants: bool = True) -> dict[str, Any]:
    data = {
        "id": title.id, "name": _plain(title.name), "duty_count": title.duties, "documents": list(title.documents),
    }  # fmt: skip
    return {**data, "variants": [_title(variant) for variant in title.variants]} if variants else data


def _need_as_data(need: Need) -> dict[str, Any]:
    data: dict[str, Any] = {"text": _plain(need.text), "preferred": need.preferred}
    return data if need.level is None else {**data, "level": need.level}


def _plain(text: Text | None) -> Any:
    return dict(text) if isinstance(text, Mapping) else text


def _texts(text: Text) -> list[str]:
    return [text] if isinstance(text, str) else list(text.values())


def _name(text: Text | None, speech: Speech) -> str:
    return flat(in_language(text, speech.language))


def _count(title: Title, speech: Speech) -> str:
    english = "{n} duty" if title.duties == 1 else "{n} duties"
    return speech.word("roles.count", english, n=title.duties)
