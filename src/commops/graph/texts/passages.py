"""The texts of an organisation and where they stand: names, duties, tasks, purposes."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain, compress
from operator import not_
from typing import TYPE_CHECKING, Any, TypeVar

from commops.graph import OrgGraph
from commops.graph.once import once
from commops.graph.texts.seeker import Pile

if TYPE_CHECKING:
    from commops.model.role import Assignment
    from commops.source.tree import Pointer

_KINDS = {
    "roles": "role", "duties": "duty", "units": "unit", "workflows": "workflow", "metrics": "metric",
    "deliverables": "deliverable",
}  # fmt: skip
"""Sections, and the name under which a finding holds an id of theirs."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that stands in the file, and where."""

    text: str
    pointer: "Pointer"
    kind: str
    """``duty``, ``task`` or ``purpose``; ``name`` for the names of everything else."""
    language: str = ""
    is_id: bool = False
    """Whether the text is an id that speaks for itself."""

    @property
    def field(self) -> "Pointer":
        """The way to the text in all its languages."""
        return self.pointer[:-1] if self.language else self.pointer

    @property
    def entry(self) -> "Pointer":
        """The way to the duty, task, role or other entry that the text belongs to."""
        way = self.field
        return way[:4] if len(way) >= 4 and way[2] in ("duties", "tasks", "steps") else way[:2]

    @property
    def place(self) -> dict[str, Any]:
        """How a finding points at it."""
        return {} if self.is_id else {"on_value": True, "text": None if self.language else self.text}

    def ids(self) -> dict[str, Any]:
        """The ids of what it belongs to, as a finding names them."""
        return ids_of(self.pointer)


def ids_of(pointer: "Pointer") -> dict[str, Any]:
    """The ids on the way to an entry, under the names of their kinds."""
    section, key, *rest = pointer
    found: dict[str, Any] = {_KINDS[section]: key} if section in _KINDS else {}
    if section == "roles" and len(rest) > 1 and rest[0] == "duties":
        found["duty"] = rest[1]
    if section == "workflows" and len(rest) > 1 and rest[0] == "steps":
        found["step"] = rest[1]
    return found


_Where = tuple["Pointer", str, str, bool]
"""Pointer, kind, language and whether it is an id: a passage is made of it when a word was found."""
_Row = tuple[str, "Pointer", str, str, bool]


@dataclass(slots=True)
class Written:
    """What is written in a file, by text."""

    texts: dict[str, list[_Where]]
    bare: AbstractSet[str]
    """Ids of duties that have no name, and so are their own text."""
    piles: tuple[Pile, Pile]
    """The texts in plain Latin letters, and the others: a string of the former takes less room and time."""

    def passages(self, graph: OrgGraph, text: str) -> Iterator[Passage]:
        """The passages that have a text."""
        for pointer, kind, language, is_id in self.texts.get(text, ()):
            yield Passage(text, pointer, kind, language, is_id)
        if text in self.bare:
            yield Passage(text, graph.duty_pointer(text), "duty", is_id=True)


@once
def work(graph: OrgGraph) -> Written:
    """The duties, tasks and purposes of a file, gathered once."""
    library = graph.org.library.get("duties", {})
    named = {*library, *(duty for duty, entry in graph.org.duties.items() if entry.name is not None)}
    bare = graph.duties_in_use - named if named else graph.duties_in_use
    return _gathered(chain(_of_sections(graph, ("duty", "task", "purpose")), _of_roles(graph)), bare)


@once
def names(graph: OrgGraph) -> Written:
    """The names of everything but duties and tasks, gathered once; few files need them."""
    return _gathered(chain(_of_sections(graph, ("name",)), _of_role_names(graph)), set())


def passages(graph: OrgGraph, words: Collection[str], kinds: Collection[str]) -> Iterator[Passage]:
    """The duties, tasks or purposes that hold one of some words in any case, each once.

    Args:
        graph: the organisation.
        words: words in lower case; one that begins with a line end is looked for at the beginning of a text.
        kinds: kinds of passages.
    """
    told = work(graph)
    for text in sorted({text for pile in told.piles for word in words for text in pile.holding(word)}):
        yield from (passage for passage in told.passages(graph, text) if passage.kind in kinds)


Found = TypeVar("Found")


def first_of_each(
    found: Iterable[tuple[Passage, Found]], way: Callable[[Passage], "Pointer"]
) -> Iterator[tuple[Passage, Found]]:
    """One passage for each way, with what was found in it: any other language before English."""
    best: dict[Pointer, tuple[Passage, Found]] = {}
    for passage, words in found:
        key = way(passage)
        if key not in best or _rank(passage) < _rank(best[key][0]):
            best[key] = passage, words
    yield from best.values()


def _rank(passage: Passage) -> "tuple[bool, Pointer]":
    return passage.language == "en", passage.pointer


def _gathered(rows: Iterable[_Row], bare: AbstractSet[str]) -> Written:
    found: dict[str, list[_Where]] = {}
    for text, pointer, kind, language, is_id in rows:
        known = found.get(text)
        if known is None:
            found[text] = [(pointer, kind, language, is_id)]
        else:
            known.append((pointer, kind, language, is_id))
    texts = [*bare, *found]
    are_narrow = [*map(str.isascii, texts)]
    return Written(found, bare, (Pile(compress(texts, are_narrow)), Pile(compress(texts, map(not_, are_narrow)))))


@once
def told_at_length(graph: OrgGraph) -> "list[tuple[str, str, Assignment]]":
    """Role, duty and assignment where more is said than letters; what comes from a library is left out."""
    return [
        (role, duty, assignment)
        for role, entry in graph.roles.items()
        if entry.is_ is None and not entry.archived
        for duty, assignment in entry.duties.items()
        if assignment.tasks or assignment.vague is not None or assignment.purpose is not None
    ]


def _of_sections(graph: OrgGraph, kinds: Collection[str]) -> Iterator[_Row]:
    for section, entries in graph.org.sections.items():
        if section in ("people", "glossary", "roles"):
            continue
        shelf = graph.org.library.get(section, {})
        for key, entry in entries.items():
            if not entry.archived:
                inherited = shelf[key].name if key in shelf else None
                yield from (row for row in _of_entry(section, key, entry, inherited) if row[2] in kinds)


def _of_entry(section: str, key: str, entry: Any, inherited: Any) -> Iterator[_Row]:
    at = (section, key)
    if entry.name != inherited:
        yield from _said(entry.name, (*at, "name"), "duty" if section == "duties" else "name")
    yield from _said(getattr(entry, "purpose", None), (*at, "purpose"), "purpose")
    for name, task in entry.tasks.items() if section == "duties" else ():
        if task.name is None:
            yield name, (*at, "tasks", name), "task", "", True
        elif isinstance(task.name, str):
            yield task.name, (*at, "tasks", name), "task", "", False
        else:
            yield from _said(task.name, (*at, "tasks", name, "name"), "task")
    for name, step in entry.steps.items() if section == "workflows" else ():
        yield from _said(step.name, (*at, "steps", name, "name"), "name")


def _of_role_names(graph: OrgGraph) -> Iterator[_Row]:
    for role, entry in graph.roles.items():
        if entry.is_ is None and not entry.archived:
            yield from _said(entry.name, ("roles", role, "name"), "name")


def _of_roles(graph: OrgGraph) -> Iterator[_Row]:
    """The work of roles; what a role takes over from a library is not written here, and left out."""
    for role, entry in graph.roles.items():
        if entry.is_ is not None or entry.archived:
            continue
        if isinstance(purpose := entry.purpose, str):
            yield purpose, ("roles", role, "purpose"), "purpose", "", False
        elif purpose is not None:
            yield from _said(purpose, ("roles", role, "purpose"), "purpose")
    for role, duty, assignment in told_at_length(graph):
        at = ("roles", role, "duties", duty)
        yield from _said(assignment.purpose, (*at, "purpose"), "purpose")
        for task, words in assignment.tasks.items():
            if words:
                yield from _said(words, (*at, "tasks", task), "task")
            else:
                yield task, (*at, "tasks", task), "task", "", True


def _said(words: "str | Mapping[str, str] | None", pointer: "Pointer", kind: str) -> Iterator[_Row]:
    if isinstance(words, str):
        yield words, pointer, kind, "", False
    elif words:
        for language, text in words.items():
            yield text, (*pointer, language), kind, language, False
