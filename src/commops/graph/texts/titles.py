"""Which roles bear a title with a word of some kind."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from commops.graph import OrgGraph

if TYPE_CHECKING:
    from commops.model.values import Text


def leading_titles(graph: OrgGraph, words: Iterable[str]) -> dict[str, str]:
    """The word that the title of a role holds, in any of its languages; a role without a name bears its id.

    Latin words count as whole ones, at whatever place. All titles are looked through at once
    for each word, and one by one only for a word that is there.

    Args:
        graph: the organisation.
        words: the words.

    Returns:
        Role to word, of the roles that hold one; the first of ``words`` that they hold.
    """
    names = [entry.name for entry in graph.roles.values()]
    wholes = [whole.lower() for whole in _joined(names, graph.roles)]
    found: dict[str, str] = {}
    for word in words:
        folded = word.lower()
        # One letter is looked for fifty times as fast as a word of such letters.
        if any(all(letter in whole for letter in folded) and folded in whole for whole in wholes):
            for role, name in zip(graph.roles, names, strict=True):
                told = _told(name, role).lower()
                if role not in found and folded in told and _stands(told, folded):
                    found[role] = word
    return found


def _joined(names: "list[Text | None]", roles: Iterable[str]) -> Iterator[str]:
    """All titles, those of each language in a string of their own: one of plain Latin letters takes less time."""
    yield "\n".join([name for name in names if isinstance(name, str)])
    if None in names:
        yield "\n".join([_told(None, role) for role, name in zip(roles, names, strict=True) if name is None])
    by_language = [name for name in names if isinstance(name, dict)]
    for tag in sorted(set[str]().union(*by_language)):
        yield "\n".join([name[tag] for name in by_language if tag in name])


def _told(name: "Text | None", key: str) -> str:
    if name is None:
        return key.replace("-", " ")
    return name if isinstance(name, str) else "\n".join(name.values())


def _stands(told: str, word: str) -> bool:
    """Whether a title holds a word, as a whole one if it is Latin."""
    return not word.isascii() or any(_alone(told, at, at + len(word)) for at in _places(told, word))


def _places(told: str, word: str) -> Iterator[int]:
    at = told.find(word)
    while at >= 0:
        yield at
        at = told.find(word, at + 1)


def _alone(told: str, start: int, end: int) -> bool:
    return not told[start - 1 : start].isalnum() and not told[end : end + 1].isalnum()
