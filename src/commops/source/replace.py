"""Words of a YAML text replaced at their places, and items taken out of lists; every other byte stays."""

import json
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from commops.source.edit import Edit, Uneditable, edited, written
from commops.source.tree import Map, Place, Pointer, Seq, SourceFile, child
from commops.source.yaml_text import read_yaml

_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}


class Piece(NamedTuple):
    """A text in the place of what stands from one place to before another; places count from 1, in code points."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class Spot(NamedTuple):
    """A place where a word stands, and the mapping or list that it stands in as a key or an item, if any."""

    place: Place
    beside: Map | Seq | None


def spots(source: SourceFile, pointer: Pointer, word: str) -> list[Spot]:
    """Where a word stands at or below a pointer.

    Args:
        source: a file.
        pointer: the way to the word; where it ends with the word, only the end of the way
            is looked at, else everything below.
        word: a key, an item or a value, as it was read.

    Returns:
        Each place; none where the way does not exist in this file.
    """
    node, outer, last = source.root, None, ""
    steps = pointer[:-1] if pointer and pointer[-1] == word else pointer
    for step in steps:
        inner = child(node, step) if isinstance(node, Seq) or (isinstance(node, Map) and step in node) else None
        if inner is None:
            return []
        outer, last, node = node, step, inner
    if node == word:
        return [Spot(source.place(_at(outer, last)), outer if isinstance(outer, Seq) else None)]
    found = _below(node, word, deep=steps == pointer)
    return [Spot(source.place(at), beside) for at, beside in found]


def _at(node: Any, step: str) -> int:
    """The place of a value of a mapping, or of an item of a list."""
    if isinstance(node, Map):
        return node.places[2 * list(node).index(step) + 1]
    numbers = [number for number, item in enumerate(node) if item == step]
    place: int = node.places[numbers[0] if numbers else int(step)]
    return place


def _below(node: Any, word: str, *, deep: bool) -> Iterator[tuple[int, Map | Seq | None]]:
    if isinstance(node, Map):
        for number, (key, value) in enumerate(node.items()):
            if key == word:
                yield node.places[2 * number], node
            if deep and value == word:
                yield node.places[2 * number + 1], None
            elif deep:
                yield from _below(value, word, deep=True)
    elif isinstance(node, Seq):
        for number, item in enumerate(node):
            if item == word:
                yield node.places[number], node
            elif deep:
                yield from _below(item, word, deep=True)


def replacing(source: SourceFile, place: Place, old: str, new: str) -> Piece | None:
    """The edit that puts a word in the place of another, in the quotation marks that this one has.

    Args:
        source: the file.
        place: where the old word begins.
        old: the old word, as it was read.
        new: the new word.

    Returns:
        The edit; None where something else stands there, such as an anchor, an alias or
        a word that goes over several lines.
    """
    line, start = source.lines()[place.line - 1], place.column - 1
    end = _end_of(line, start, old)
    if end is None:
        return None
    sign = line[start]
    if sign == '"':
        text = json.dumps(new, ensure_ascii=False)
    elif sign == "'":
        text = "'" + new.replace("'", "''") + "'"
    else:
        text = written(new)
    return Piece(place.line, place.column, place.line, end + 1, text)


def removing(source: SourceFile, place: Place, item: str) -> Piece | None:
    """The edit that takes an item out of a list that has another one before it.

    Args:
        source: the file.
        place: where the item begins.
        item: a word, as it was read.

    Returns:
        The edit: the item with one comma, or its whole line where nothing else stands in
        it; None where that cannot be told, or a comment would go with it.
    """
    lines = source.lines()
    line, start = lines[place.line - 1], place.column - 1
    end = _end_of(line, start, item)
    if end is None:
        return None
    before, after = line[:start], line[end:]
    if not before.strip(" \t") and re.search(r"(?:^|[ \t])-[ \t]*$", lines[place.line - 2] if place.line > 1 else ""):
        return None  # its dash stands in the line above
    if re.fullmatch(r"[ \t]*(?:-[ \t]+|,[ \t]*)?", before) and not after.strip(" \t"):
        return _whole_line(lines, place.line, is_last=not before.lstrip().startswith((",", "-")))
    if not before.strip(" \t") and re.fullmatch(r"[ \t]*,[ \t]*", after):
        return _whole_line(lines, place.line, is_last=False)
    if comma := re.search(r"[ \t]*,[ \t]*$", before):
        return Piece(place.line, comma.start() + 1, place.line, end + 1, "")
    if not before.strip(" \t") and (comma := re.match(r"[ \t]*,[ \t]*(?!#)(?=\S)", after)):
        return Piece(place.line, start + 1, place.line, end + comma.end() + 1, "")
    return None


def _whole_line(lines: Sequence[str], number: int, *, is_last: bool) -> Piece:
    """A line with its line end; with the comma before it where it is the last in brackets."""
    above = lines[number - 2] if number > 1 else ""
    if is_last and above.endswith(","):
        return Piece(number - 1, len(above), number, len(lines[number - 1]) + 1, "")
    if number < len(lines):
        return Piece(number, 1, number + 1, 1, "")
    return Piece(number - 1, len(above) + 1, number, len(lines[number - 1]) + 1, "")


def _end_of(line: str, start: int, value: str) -> int | None:
    """Where a word ends that was read as ``value``; None where something else stands there."""
    sign = line[start : start + 1]
    if sign in _QUOTED:
        found = _QUOTED[sign].match(line, start)
        return found.end() if found and read_yaml(found[0], "").root == value else None
    if not sign or not value or sign in "&*!|>":
        return None
    if line.startswith(value, start):
        return start + len(value)
    for end in range(start + 1, len(line) + 1):  # in another normalisation form
        if unicodedata.normalize("NFC", line[start:end]) == value and not unicodedata.combining((line + " ")[end]):
            return end
    return None


def changed(content: bytes, pieces: Sequence[Piece], *, encoding: str | None = None) -> bytes:
    """Make all edits of a file at once, and hold what came of it against what should have come of it.

    Args:
        content: the bytes of a YAML file.
        pieces: edits as ``replacing`` and ``removing`` give them, in any order.
        encoding: the encoding that the file was read in; UTF-8 if None.

    Returns:
        The bytes with the edits, read again: the words and the items are other, and nothing else.

    Raises:
        Uneditable: ``broken`` where it cannot be read, ``overlap`` where edits overlap,
            ``changed`` where something else would change, ``encoding`` where its bytes
            cannot be made again from its text.
    """

    def change(text: str, root: Any) -> tuple[list[Edit], Any]:
        edits = _offsets(text, pieces)
        return edits, _Expected(edits).tree(root)

    return edited(content, change, encoding=encoding)


def _offsets(text: str, pieces: Sequence[Piece]) -> list[Edit]:
    starts = SourceFile("", text).starts()

    def offset(line: int, column: int) -> int:
        return starts[line - 1] + column - 1

    found = [Edit(offset(p.line, p.column), offset(p.end_line, p.end_column), p.text) for p in pieces]
    edits = sorted(found, key=lambda edit: (edit.start, edit.end))
    if any(one.end > other.start for one, other in pairwise(edits)):
        raise Uneditable("overlap")
    return edits


class _Expected:
    """The tree that edits should give: a word at the place of one is another or, where nothing comes instead, gone."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.starts = [edit.start for edit in edits]
        self.ends = [edit.end for edit in edits]
        self.words = [read_yaml(edit.text, "").root if edit.text else None for edit in edits]
        if not all(isinstance(word, str) or not edit.text for word, edit in zip(self.words, edits, strict=True)):
            raise Uneditable("changed")

    def word(self, at: int, word: Any) -> Any:
        """What a word at a place becomes; None where it goes."""
        number = bisect_right(self.starts, at) - 1
        return self.words[number] if number >= 0 and at < self.ends[number] else word

    def tree(self, node: Any) -> Any:
        """What a tree becomes."""
        if isinstance(node, Map):
            pairs = list(node.items())
            entries = {
                self.word(node.places[2 * number], key): self.value(node.places[2 * number + 1], value)
                for number, (key, value) in enumerate(pairs)
            }
            if len(entries) < len(pairs):
                raise Uneditable("changed")
            return entries
        if isinstance(node, Seq):
            items = [(self.value(node.places[number], item), item) for number, item in enumerate(node)]
            return [new for new, old in items if new is not None or old is None]
        return node

    def value(self, at: int, node: Any) -> Any:
        """What a value or an item becomes."""
        return self.tree(node) if isinstance(node, (Map, Seq)) else self.word(at, node)
