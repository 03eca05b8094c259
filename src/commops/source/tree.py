"""Plain data that remembers where it stood."""

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

OFFSETS = "I"
"""How arrays keep places: the numbers of the characters before them; 32 bits are enough for the largest file."""
Pointer = tuple[str, ...]
"""The way to a value: section, id, field, …; an item of a list goes by its text or its number."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file; ``line`` and ``column`` count from 1, in code points."""

    file: str
    line: int
    column: int


class Map(dict[str, Any]):
    """A mapping; ``places`` holds where each key and each value begins in the text, in order."""

    __slots__ = ("places",)
    places: "array[int]"


class Seq(list[Any]):
    """A list; ``places`` holds where each item begins in the text."""

    __slots__ = ("places",)
    places: "array[int]"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a text: the name of the rule, the place, what the sentence needs."""

    rule: str
    place: Place
    values: dict[str, Any] = field(default_factory=dict)
    related: tuple[Place, ...] = ()


@dataclass(slots=True)
class SourceFile:
    """One file as read: its text (line ends as they were), its tree, its faults."""

    name: str
    text: str
    root: Any = None
    root_at: int = 0
    faults: list[Fault] = field(default_factory=list)
    broken: bool = False
    may_be_empty: bool = True
    """Whether some value in it may be empty; a reader that met none says no."""
    encoding: str | None = None
    """The encoding that was declared for it; UTF-8 if None."""
    lines_: list[str] | None = None
    starts_: "array[int] | None" = None

    def lines(self) -> list[str]:
        """The lines of the text without their ends, split where YAML splits them."""
        if self.lines_ is None:
            self.lines_ = self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self.lines_

    def starts(self) -> "array[int]":
        """Where each line begins in the text."""
        if self.starts_ is None:
            # Of all that splitlines takes for a line end, decoding leaves only those of YAML in a text.
            self.starts_ = array(OFFSETS, accumulate(map(len, self.text.splitlines(keepends=True)), initial=0))
        return self.starts_

    def place(self, at: int) -> Place:
        """The place of a character of the text, by the number of those before it."""
        starts = self.starts()
        line = bisect_right(starts, at)
        return Place(self.name, line, at - starts[line - 1] + 1)

    def find(self, pointer: Pointer, *, value: bool = False, text: str | None = None) -> tuple[int, int] | None:
        """How many steps of the pointer exist here, and where the last one begins in the text.

        Args:
            pointer: the way to go.
            value: give the place of the value rather than of its key.
            text: the id that is spoken of; where it stands below the pointer, its place.

        Returns:
            Steps taken and the place; None where not even the first step exists.
        """
        node, found = self.root, None
        parent: Any = None
        for depth, step in enumerate(pointer, 1):
            at = _step(node, step, value and depth == len(pointer))
            if at is None:
                if node == step and (at := _step(parent, pointer[depth - 2], True)) is not None:
                    found = depth, at  # one id in the place of a list of them
                break
            parent, node = node, child(node, step)
            found = depth, at
            if depth == len(pointer) and text is not None:
                inner = _text(parent, node, step, text)
                found = depth, at if inner is None else inner
        return found


def _text(parent: Any, node: Any, step: str, text: str) -> int | None:
    """The place of a text at or below a node: the value itself, an item, a key, a value of a key."""
    if node == text:
        return _step(parent, step, True)
    if isinstance(node, Seq) and text in node:
        return node.places[node.index(text)]
    if isinstance(node, Map):
        for number, (key, inner) in enumerate(node.items()):
            if key == text:
                return node.places[2 * number]
            if inner == text:
                return node.places[2 * number + 1]
            if isinstance(inner, Seq) and text in inner:
                return inner.places[inner.index(text)]
    return None


def _index(node: Seq, step: str) -> int | None:
    """The item of a list that a step means: the one of that text, else of that number."""
    for number, item in enumerate(node):
        if item == step or (isinstance(item, dict) and item.get("id") == step):
            return number
    if step.isdecimal() and int(step) < len(node):
        return int(step)
    return None


def _step(node: Any, step: str, value: bool) -> int | None:
    if isinstance(node, Map) and step in node:
        return node.places[2 * _position(node, step) + (1 if value and node[step] is not None else 0)]
    if isinstance(node, Seq) and (number := _index(node, step)) is not None:
        return node.places[number]
    return None


_positions: dict[int, tuple[Map, dict[str, int]]] = {}


def _position(node: Map, step: str) -> int:
    """The number of a key among the keys; indexed once for a large mapping."""
    if len(node) < _LARGE:
        return next(number for number, key in enumerate(node) if key == step)
    known = _positions.get(id(node))
    if known is None or known[0] is not node:
        known = _positions[id(node)] = node, {key: number for number, key in enumerate(node)}
    return known[1][step]


_LARGE = 64


def child(node: Any, step: str) -> Any:
    """The value of a key that a mapping has, or the item of a list that a step means; None where there is none."""
    if isinstance(node, Map):
        return node[step]
    number = _index(node, step) if isinstance(node, Seq) else None
    return None if number is None else node[number]
