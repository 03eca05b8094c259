"""The role library: what it offers, one of its roles in full, and the roles that words mean."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commops.graph import OrgGraph
from commops.graph.texts.folded import folded
from commops.model.role import Requirements, Role
from commops.model.values import Text
from commops.views.search import Search

Shelf = Mapping[str, OrgGraph]
"""The built-in libraries by name, each as an organisation of its own."""
_PLACES = ("name", "alias", "duty", "purpose")
"""Where words were found, the best place first."""
_TEXTS = ("majors", "experience", "knowledge", "traits", "certificates")
_SKILLS = ("skills", "languages")


@dataclass(frozen=True, slots=True)
class Title:
    """A role as a list shows it.

    Attributes:
        id: what ``is:`` takes, such as ``community/content-planner``.
        name: what it is called, in some languages.
        duties: how many duties it has.
        documents: the documents it was drawn from.
        variants: its forms.
    """

    id: str
    name: Text
    duties: int
    documents: tuple[str, ...]
    variants: "tuple[Title, ...]" = ()


@dataclass(frozen=True, slots=True)
class Share:
    """A duty of a role and the letters that it bears on it."""

    id: str
    name: Text
    letters: str


@dataclass(frozen=True, slots=True)
class Need:
    """Something a role asks for, with the level and whether it is only welcome."""

    text: Text
    level: float | None = None
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A role of the library in full; ``needs`` go by the word of their kind, such as ``majors``."""

    title: Title
    aliases: tuple[Text, ...]
    purpose: Text | None
    variant_of: Title | None
    duties: tuple[Share, ...]
    needs: tuple[tuple[str, tuple[Need, ...]], ...]
    sources: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A role that words mean: where they stand (name, alias, duty, purpose)."""

    title: Title
    where: str


@dataclass(frozen=True, slots=True)
class Found:
    """The roles that words mean, best first; where there are none, the names most like them."""

    words: str
    hits: tuple[Hit, ...]
    near: tuple[Title, ...] = ()


def titles(shelf: Shelf) -> tuple[Title, ...]:
    """Every role of the libraries by id, variants under the role whose form they are."""
    found = []
    for library, graph in sorted(shelf.items()):
        roles = graph.roles
        tops = (role for role in sorted(roles) if roles[role].variant_of not in roles)
        found += [_title(library, graph, role, variants=True) for role in tops]
    return tuple(found)


def named(shelf: Shelf, word: str) -> list[str]:
    """The ids of the roles that go by a word: by id alone where one does, else by name, else by another name.

    Args:
        shelf: the libraries.
        word: an id with or without its library, or a name in any language.

    Returns:
        Ids with their library; none where nothing goes by the word.
    """
    asked = folded(word)
    every = [(library, graph, role) for library, graph in sorted(shelf.items()) for role in sorted(graph.roles)]
    for rank in range(3):
        found = [f"{library}/{role}" for library, graph, role in every if asked in _called(library, role, graph, rank)]
        if found:
            return found
    return []


def card(shelf: Shelf, key: str) -> Card:
    """A role in full; ``KeyError`` for an id that ``named`` does not give."""
    library, _, role = key.partition("/")
    graph = shelf[library]
    entry = graph.roles[role]
    origin = entry.variant_of
    return Card(
        title=_title(library, graph, role, variants=True),
        aliases=entry.aliases,
        purpose=entry.purpose,
        variant_of=_title(library, graph, origin) if origin in graph.roles else None,
        duties=tuple(Share(duty, _name(graph, "duties", duty), given.letters) for duty, given in entry.duties.items()),
        needs=tuple(_needs(graph, entry.requires)),
        sources=entry.sources,
    )


def found(shelf: Shelf, words: Sequence[str]) -> Found:
    """The roles whose name, other names, duties or purpose hold all of some words, in any language."""
    asked = " ".join(words)
    matches = [
        (match.grade, match.where, match.key, library)
        for library, graph in sorted(shelf.items())
        for match in _RoleSearch(graph, asked).matches("roles", graph.roles)
    ]
    hits = tuple(
        Hit(_title(library, shelf[library], role), _PLACES[where]) for _, where, role, library in sorted(matches)
    )
    return Found(asked, hits, () if hits else near(shelf, asked))


def near(shelf: Shelf, word: str) -> tuple[Title, ...]:
    """Up to three roles with an id or a name like a word, the nearest first."""
    texts: dict[str, tuple[str, str]] = {}
    for library, graph in sorted(shelf.items()):
        for role in sorted(graph.roles):
            for rank in range(3):
                for text in _called(library, role, graph, rank):
                    texts.setdefault(text, (library, role))
    close = difflib.get_close_matches(folded(word), texts, 6, 0.5)
    best = list(dict.fromkeys(texts[text] for text in close))[:3]
    return tuple(_title(library, shelf[library], role) for library, role in best)


class _RoleSearch(Search):
    """A search that looks at the duties and the purpose of a role as well."""

    def _texts(self, section: str, key: str) -> Iterator[tuple[int, str]]:
        yield from super()._texts(section, key)
        role: Role = self.graph.roles[key]
        duty, purpose = _PLACES.index("duty"), _PLACES.index("purpose")
        for name in role.duties:
            yield from ((duty, folded(text)) for text in _each(_name(self.graph, "duties", name)))
        yield from ((purpose, folded(text)) for text in _each(role.purpose))


def _title(library: str, graph: OrgGraph, role: str, *, variants: bool = False) -> Title:
    entry = graph.roles[role]
    below = [key for key in sorted(graph.roles) if graph.roles[key].variant_of == role] if variants else []
    return Title(
        id=f"{library}/{role}",
        name=entry.name or role,
        duties=len(entry.duties),
        documents=tuple(sorted({next(iter(_each(source))).split()[0] for source in entry.sources})),
        variants=tuple(_title(library, graph, key) for key in below),
    )


def _called(library: str, role: str, graph: OrgGraph, rank: int) -> list[str]:
    """The folded texts by which a role goes: its id, its names, its other names."""
    entry = graph.roles[role]
    match rank:
        case 0:
            return [folded(role), folded(f"{library}/{role}")]
        case 1:
            return [folded(text) for text in _each(entry.name)]
        case _:
            return [folded(text) for alias in entry.aliases for text in _each(alias)]


def _needs(graph: OrgGraph, requires: Requirements | None) -> Iterator[tuple[str, tuple[Need, ...]]]:
    """What a role asks for, kind by kind."""
    if requires is None:
        return
    if requires.education:
        yield "education", (Need(requires.education),)
    if requires.years is not None:
        yield "years", (Need(f"{requires.years:g}"),)
    for word in _TEXTS:
        if texts := getattr(requires, word):
            preferred = word == "majors" and requires.majors_preferred
            yield word, tuple(Need(text, preferred=preferred) for text in texts)
    for word in _SKILLS:
        if asked := getattr(requires, word):
            yield (
                word,
                tuple(Need(_name(graph, "skills", key), need.level, need.preferred) for key, need in asked.items()),
            )


def _name(graph: OrgGraph, section: str, key: str) -> Text:
    entry = graph.org.entry(section, key)
    return (entry.name if entry is not None else None) or key


def _each(text: Text | None) -> Iterable[Any]:
    return () if text is None else (text,) if isinstance(text, str) else text.values()
