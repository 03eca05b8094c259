"""Entries of a YAML text given new values at their places; comments and everything else stay, to the byte."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from yaml._yaml import CParser
from yaml.events import ScalarEvent

from commops.source.edit import Edit, Uneditable, Value, as_read, edited, written
from commops.source.lines import line_end, line_start, next_line
from commops.source.spans import Scan, Span
from commops.source.tree import Pointer

_COMMENT = re.compile(r"(?<![^ \t\r\n,\[\]{}])#[^\r\n]*")
_REST = re.compile(r"[ \t]*(#[^\r\n]*)?")


def put(content: bytes, changes: Mapping[Pointer, Mapping[str, Value]]) -> bytes:
    """Give keys of a YAML file new mappings, however their values are written now.

    A key that is missing is added to its mapping, one that gets an empty mapping is taken
    out. Of a mapping, entries that stay as they are keep their text; a word or a list of
    words becomes a mapping. Comments stay, those of an entry that goes on a line of their own.

    Args:
        content: the bytes of the file.
        changes: the keys, each by its way through mappings, with what they shall hold.

    Returns:
        The bytes with the changes, read again: they say what was asked for and nothing else
        has changed.

    Raises:
        Uneditable: the file cannot be read, has no mapping that the key could stand in, or
            would say something else.
    """

    def change(text: str, root: Any) -> tuple[list[Edit], Any]:
        outermost = _Whole(text).outermost(())
        editor = _Editor(text)
        for way, value in changes.items():
            root = editor.put(outermost, root, tuple(unicodedata.normalize("NFC", step) for step in way), value)
        return sorted(editor.edits, key=lambda edit: (edit.start, edit.end)), root

    return edited(content, change)


class _Whole(Scan):
    """A walk over a text that keeps every entry and item."""

    def node(self, way: Pointer | None) -> Span | None:
        return super().node(() if way is None else way)


class _Editor:
    """The edits of one text, gathered; what a tree becomes by them is given back step by step."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.edits: list[Edit] = []
        self._scalars: list[tuple[int, int]] | None = None

    def put(self, spot: Span | None, node: Any, way: Pointer, value: Mapping[str, Value]) -> Any:
        """The tree below ``spot`` with the value at the end of the way."""
        if spot is None or spot.kind != "map" or not isinstance(node, dict):
            raise Uneditable("no-mapping")
        key, *rest = way
        inner = spot.entry(key)
        if rest and inner is not None and not inner.is_null:
            return {**node, key: self.put(inner, node[key], tuple(rest), value)}
        if not value and (inner is None or rest):
            return node
        if not value:
            return self.without(spot, node, [key])
        whole: Value = value
        for step in reversed(rest):
            whole = {step: whole}
        if inner is None:
            self.add(spot, key, whole)
        elif rest or node[key] is None or not isinstance(node[key], dict):
            self.replace(inner, whole)
        else:
            return {**node, key: self.merge(inner, node[key], value)}
        return {**node, key: as_read(whole)}

    def merge(self, spot: Span, node: dict[str, Any], value: Mapping[str, Value]) -> Any:
        """A mapping made into another, entry by entry."""
        if spot.kind != "map":  # an alias
            self.replace(spot, value)
            return as_read(value)
        wanted = {unicodedata.normalize("NFC", key): item for key, item in value.items()}
        merged = dict(node)
        gone = [key for key in node if key not in wanted]
        if len(gone) == len(node):
            self.replace(spot, value)
            return as_read(value)
        for key, item in wanted.items():
            inner = spot.entry(key)
            if inner is None:
                self.add(spot, key, item)
            elif isinstance(item, Mapping) and isinstance(node[key], dict):
                merged[key] = self.merge(inner, node[key], item)
                continue
            elif node[key] != as_read(item):
                self.replace(inner, item)
            merged[key] = as_read(item)
        return self.without(spot, merged, gone)

    def add(self, spot: Span, key: str, value: Value) -> None:
        """One more entry behind the last one."""
        quoted = bool(spot.entries) and self.text[spot.entries[-1][0].start] == '"'
        entry = f"{written(key, quoted=quoted)}: {written(value, quoted=quoted)}"
        if spot.flow:
            last = spot.entries[-1][1].end if spot.entries else spot.end - 1
            lead = "" if not spot.entries else " , " if self.text[last - 1] == ":" else ", "
            self.edits.append(Edit(last, last, lead + entry))
            return
        at, stop = next_line(self.text, spot.end), line_end(self.text)
        line = " " * spot.column + entry
        fresh = at and self.text[at - 1] not in "\r\n"
        self.edits.append(Edit(at, at, stop + line if fresh else line + stop))

    def replace(self, spot: Span, value: Value) -> None:
        """A value in the place of another."""
        if spot.kind == "list" and not spot.flow and isinstance(value, Mapping):
            self.lines_of_list(spot, value)
            return
        if spot.kind == "map" and not spot.flow:
            self.lines_of_map(spot, value)
            return
        self.hold_no_comment(spot.start, spot.end)
        quoted = spot.kind == "text" and not spot.plain and self.text[spot.start : spot.start + 1] == '"'
        empty = spot.start == spot.end
        lead = "" if not empty else " " if self.text[spot.end - 1] == ":" else ": "
        self.edits.append(Edit(spot.start, spot.end, lead + written(value, quoted=quoted)))

    def lines_of_map(self, spot: Span, value: Value) -> None:
        """Other entries on the lines of those of a mapping, which all go; the comments stay."""
        if not isinstance(value, Mapping):
            raise Uneditable("changed")
        for old, inner in spot.entries:
            self.take_lines(old.start, inner.end)
        for key, item in value.items():
            self.add(spot, key, item)

    def lines_of_list(self, spot: Span, value: Mapping[str, Value]) -> None:
        """A list of words in lines made into a mapping in lines; the comments stay beside their words."""
        column = spot.column + 2
        left = {unicodedata.normalize("NFC", key): item for key, item in value.items()}
        for word in spot.items:
            dash = line_start(self.text, word.start) + spot.column
            if word.kind != "text" or self.text[dash : dash + 1] != "-":
                raise Uneditable("changed")
            if word.text in left:
                entry = f"{self.text[word.start : word.end]}: {written(left.pop(word.text))}"
                self.edits.append(Edit(dash, word.end, "  " + entry))
            else:
                self.take_lines(dash, word.end)
        for key, item in left.items():
            self.add(Span(spot.start, spot.end, "map", column=column), key, item)

    def without(self, spot: Span, node: dict[str, Any], keys: Iterable[str]) -> Any:
        """A mapping without some of its entries; None for one in lines that has none left."""
        gone = set(keys)
        pairs = spot.entries
        leading = next((n for n, (key, _) in enumerate(pairs) if key.text not in gone), len(pairs))
        for n, (key, inner) in enumerate(pairs):
            if key.text not in gone:
                continue
            if not spot.flow:
                self.take_lines(key.start, inner.end)
                continue
            start = key.start if n < leading else pairs[n - 1][1].end
            end = inner.end if n >= leading or n + 1 == len(pairs) else pairs[n + 1][0].start
            pad = line_end(self.text) + " " * (key.start - line_start(self.text, key.start))
            kept = "".join(f"  {comment}{pad}" for comment in self.comments(start, end))
            self.edits.append(Edit(start, end, kept))
        left = {key: item for key, item in node.items() if key not in gone}
        return left if left or spot.flow else None

    def take_lines(self, start: int, end: int) -> None:
        """Take out what stands on whole lines; comments on them stay, each on a line of its own."""
        line = line_start(self.text, start)
        if self.text[line:start].strip(" \t"):
            raise Uneditable("changed")
        rest = _REST.match(self.text, end)
        behind = rest.end() if rest and self.text[end - 1] not in "\r\n" else end
        stop = next_line(self.text, behind)
        comments = self.comments(start, behind)
        pad, newline = self.text[line:start], line_end(self.text)
        self.edits.append(Edit(line, stop, "".join(f"{pad}{comment}{newline}" for comment in comments)))

    def hold_no_comment(self, start: int, end: int) -> None:
        """Refuse to lose a comment between brackets.

        Raises:
            Uneditable: there is one.
        """
        if self.comments(start, end):
            raise Uneditable("changed")

    def comments(self, start: int, end: int) -> list[str]:
        """The comments between two characters."""
        if "#" not in self.text[start:end]:
            return []
        if self._scalars is None:
            self._scalars = list(_scalars(self.text))
        inside = [pair for pair in self._scalars if pair[0] < end and pair[1] > start]
        return [
            found[0]
            for found in _COMMENT.finditer(self.text, start, end)
            if not any(first <= found.start() < last for first, last in inside)
        ]


def _scalars(text: str) -> Iterable[tuple[int, int]]:
    """Where the scalars of a text stand."""
    parser: Any = CParser(text)
    while parser.check_event():
        event = parser.get_event()
        kind = type(event)
        if kind is ScalarEvent:
            yield event.start_mark.index, event.end_mark.index
