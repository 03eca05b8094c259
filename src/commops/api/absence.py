"""What stops when somebody is away, and where an organisation is weakest."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from commops.api.answers import checked, of_file
from commops.api.checking import Opened, Request
from commops.errors import BadOption
from commops.load.complaints import nearest
from commops.source.tree import Place, Pointer

if TYPE_CHECKING:
    from commops.graph import OrgGraph
    from commops.model.entity import Entity
    from commops.views.absence import Absence
    from commops.views.weak_points import WeakPoints


def absent(request: Request, words: Sequence[str]) -> "tuple[Absence, Opened, int]":
    """What stops without some people or roles.

    Args:
        request: what to read, and the day.
        words: people, or roles that are to stand empty: ids, or names in any language.

    Returns:
        The answer, the organisation, and how many errors its file has.

    Raises:
        NoSuchInput: nothing to read, a file broken in the middle, or no role in it.
        BadOption: nobody of that name, or several.
    """
    from commops.views.absence import absence_of

    report, opened = checked(request, "validate")
    meant = [_meant(opened.graph, word) for word in words]
    people = [key for section, key in meant if section == "people"]
    roles = [key for section, key in meant if section == "roles"]
    return absence_of(opened.graph, people, roles, _places(opened)), opened, of_file(report)


def weak_points(request: Request) -> "tuple[WeakPoints, Opened, int]":
    """The weakest points of an organisation; returns and raises as ``absent`` does."""
    from commops.views.weak_points import weak_points_of

    report, opened = checked(request, "validate")
    return weak_points_of(opened.graph, _places(opened)), opened, of_file(report)


def _places(opened: Opened) -> Callable[[Pointer, str | None], Place]:
    document = opened.loaded.document
    return lambda pointer, text: document.place(pointer, text=text)


def _meant(graph: "OrgGraph", word: str) -> tuple[str, str]:
    """The section and id that a word means: people before roles, ids before names."""
    from commops.views.search import EXACT, Search

    shelves: dict[str, Mapping[str, Entity]] = {"people": graph.org.people, "roles": graph.roles}
    for section, entries in shelves.items():
        if word in entries:
            return section, word
    search = Search(graph, word)
    for section, entries in shelves.items():
        named = [match.key for match in search.matches(section, entries) if match.grade == EXACT]
        if len(named) > 1:
            raise BadOption("several-absent", name=word, choices=sorted(named))
        if named:
            return section, named[0]
    raise BadOption("unknown-absent", name=word, near=_near(graph, word))


def _near(graph: "OrgGraph", word: str) -> str:
    """The id or name of a person, else of a role, that is most like a word."""
    shelves: tuple[Mapping[str, Entity], ...] = (graph.org.people, graph.roles)
    for entries in shelves:
        known = [
            text
            for key, entry in sorted(entries.items())
            for text in (key, *([entry.name] if isinstance(entry.name, str) else (entry.name or {}).values()))
        ]
        if near := nearest(word, known):
            return near
    return ""
