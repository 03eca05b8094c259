"""Words that stand for something else: the names of people, and words that the glossary knows under another name."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from commops.graph import OrgGraph
from commops.graph.texts.passages import Passage, first_of_each, names, work
from commops.graph.texts.seeker import Pile, Seeker, plain, whole


def personal_names(graph: OrgGraph) -> Iterator[tuple[Passage, str]]:
    """Texts of duties and units, and ids and names of roles and units, that name a person; with the person.

    Names count from two characters on.
    """
    people: dict[str, str] = {}
    for person, entry in sorted(graph.org.people.items(), reverse=True):
        for text in (entry.name, *entry.aliases) if entry.name or entry.aliases else (person,):
            for name in (text,) if isinstance(text, str) else text.values() if text else ():
                if len(name.strip()) > 1:
                    people[plain(name.strip())] = person
    if not people:
        return
    seeker = Seeker(people)
    hits: list[tuple[Passage, str]] = []
    for told in (work(graph), names(graph)):
        for text in (text for pile in told.piles for text in seeker.texts(pile)):
            person = people[seeker.words(text)[0]]
            hits += [(passage, person) for passage in told.passages(graph, text) if _is_of_the_design(passage)]
    for section in ("roles", "units"):
        for key in seeker.texts(Pile(graph.org.section(section))):
            hits.append((Passage(key, (section, key), "name", is_id=True), people[seeker.words(key)[0]]))
    yield from first_of_each(hits, lambda passage: passage.field if passage.kind == "task" else passage.entry)


def _is_of_the_design(passage: Passage) -> bool:
    return passage.kind in ("duty", "task") or (passage.kind == "name" and passage.pointer[0] in ("roles", "units"))


@dataclass(frozen=True, slots=True)
class Alias:
    """A word that the glossary knows, but not as the one to use."""

    word: str
    canonical: str
    term: str
    """The id of the glossary's entry."""


def alias_uses(graph: OrgGraph) -> Iterator[tuple[Passage, Alias]]:
    """Texts with an alias where the glossary has another word; each text and term once."""
    aliases, canonical = _aliases(graph)
    if not aliases:
        return
    seeker, suspects = Seeker({*aliases, *canonical}), Seeker(aliases)
    by_term: dict[str, list[tuple[Passage, Alias]]] = {}
    for told in (work(graph), names(graph)):
        for text in (text for pile in told.piles for text in suspects.texts(pile)):
            for known in (aliases[word] for word in seeker.words(text) if word in aliases):
                default = next(iter(known.values()))
                by_term.setdefault(default.term, []).extend(
                    (passage, known.get(passage.language, default)) for passage in told.passages(graph, text)
                )
    for term in sorted(by_term):
        yield from first_of_each(by_term[term], lambda passage: passage.field)


def in_own_terms(graph: OrgGraph) -> Callable[[str, str], str] | None:
    """How to write a text of a language with the glossary's words for their aliases; None without aliases."""
    aliases, canonical = _aliases(graph)
    if not aliases:
        return None
    words = sorted({*aliases, *canonical}, key=lambda word: (-len(word), word))
    # The plain form of a word has a space where the text may have a hyphen.
    pattern = re.compile("|".join(whole(word).replace("\\ ", "[ _-]") for word in words), re.IGNORECASE)

    def told(text: str, language: str) -> str:
        return pattern.sub(lambda found: proper(found[0], language), text)

    def proper(word: str, language: str) -> str:
        known = aliases.get(plain(word))
        return word if known is None else known.get(language, next(iter(known.values()))).canonical.replace("-", " ")

    return told


def _aliases(graph: OrgGraph) -> tuple[dict[str, dict[str, Alias]], set[str]]:
    """Aliases by plain word and language, and the plain words that the glossary prefers.

    An alias of several entries belongs to the first of them.
    """
    found: dict[str, dict[str, Alias]] = {}
    canonical: set[str] = set()
    entries: dict[str, Any] = graph.org.section("glossary")
    for term, entry in sorted(entries.items()):
        if entry.archived:
            continue
        name = entry.name or term
        canonical |= {plain(word) for word in ((name,) if isinstance(name, str) else name.values())}
        told = [(("", alias),) if isinstance(alias, str) else tuple(alias.items()) for alias in entry.aliases]
        for language, word in chain.from_iterable(told):
            known = found.setdefault(plain(word), {})
            if not known or next(iter(known.values())).term == term:
                for spoken in (language, *(name if not isinstance(name, str) else ())):
                    proper = name if isinstance(name, str) else name.get(spoken) or next(iter(name.values()))
                    known.setdefault(spoken, Alias(word, proper, term))
    return {word: known for word, known in found.items() if word not in canonical}, canonical
