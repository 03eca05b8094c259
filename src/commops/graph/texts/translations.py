"""Which texts lack a language."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from commops.graph import OrgGraph

if TYPE_CHECKING:
    from commops.source.tree import Pointer

_PURPOSES = ("roles", "units", "duties", "workflows", "channels", "meetings", "partners")


def untranslated(graph: OrgGraph, wanted: Iterable[str]) -> "Iterator[tuple[Pointer, list[str]]]":
    """The names and purposes that lack a language.

    Args:
        graph: the organisation.
        wanted: the languages that each has to have; if there are none, those of more than half of them.

    Returns:
        Pointer to the text, and the languages that it lacks, sorted.
    """
    shapes: Counter[frozenset[str]] = Counter()
    for tags, number in Counter(chain.from_iterable(_shapes(graph))).items():
        shapes[frozenset(tags)] += number
    asked = set(wanted) or _usual(shapes)
    lacking = {shape: missing for shape in shapes if (missing := sorted(tag for tag in asked if not _has(shape, tag)))}
    if lacking:
        for at, field, text in _texts(graph):
            missing = lacking.get(frozenset(text), [])
            if missing:
                yield (*at, field), missing


def _usual(shapes: "Counter[frozenset[str]]") -> set[str]:
    tags = {tag for shape in shapes for tag in shape}
    whole = shapes.total()
    return {tag for tag in tags if 2 * sum(count for shape, count in shapes.items() if _has(shape, tag)) > whole}


def _has(shape: frozenset[str], tag: str) -> bool:
    """Whether a text is said in a language; ``zh`` stands for all kinds of Chinese."""
    return tag in shape or tag.split("-", maxsplit=1)[0] in shape


def _shapes(graph: OrgGraph) -> Iterator[Iterator[tuple[str, ...]]]:
    """The languages of every text that is said by language."""
    if len(graph.org.library):
        yield (tuple(text) for _, _, text in _texts(graph))
        return
    for section, entries in graph.org.sections.items():
        names = [entry.name for entry in entries.values()]
        yield map(tuple, [text for text in names if type(text) is dict])
        if section in _PURPOSES:
            purposes = [entry.purpose for entry in entries.values()]  # type: ignore[attr-defined]
            yield map(tuple, [text for text in purposes if type(text) is dict])


def _fields(section: str) -> tuple[str, ...]:
    return ("name", "purpose") if section in _PURPOSES else ("name",)


def _texts(graph: OrgGraph) -> "Iterator[tuple[Pointer, str, dict[str, str]]]":
    """The texts of the file itself that are said by language: entry, field, text."""
    for section, entries in graph.org.sections.items():
        shelf = graph.org.library.get(section, {})
        for key, entry in entries.items():
            for field in _fields(section):
                text: Any = getattr(entry, field)
                if type(text) is dict and not _is_inherited(entry, field, shelf.get(key)):
                    yield (section, key), field, text


def _is_inherited(entry: Any, field: str, shelved: Any) -> bool:
    """Whether a text comes from a library."""
    return getattr(entry, "is_", None) is not None or getattr(shelved, field, None) == getattr(entry, field)
