"""Where the nodes of a YAML text begin and end."""

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Literal

from yaml._yaml import CParser
from yaml.events import AliasEvent, MappingStartEvent, ScalarEvent, SequenceStartEvent, StreamEndEvent

from commops.source.lines import line_start
from commops.source.tree import Pointer
from commops.source.yaml_text import NULLS

_GAP = re.compile(r"(?:[ \t\r\n]|(?<![^ \t\r\n])#[^\r\n]*)*")


@dataclass(slots=True)
class Span:
    """A node: its code points from ``start`` to ``end``, comments behind it left out.

    Attributes:
        start: its first character, that of an anchor or a tag included.
        end: the character behind its last one; a block scalar ends with its blank lines.
        kind: what it is.
        flow: whether it is written in brackets.
        column: where the keys of a block mapping stand, or the dashes of a block list.
        text: the value of a scalar.
        plain: whether a scalar stands without quotation marks.
        entries: key and value of each entry of a mapping that the way led to.
        items: the items of a list that the way led to.
    """

    start: int
    end: int
    kind: Literal["map", "list", "text", "alias"]
    flow: bool = False
    column: int = 0
    text: str = ""
    plain: bool = False
    entries: "list[tuple[Span, Span]]" = field(default_factory=list)
    items: "list[Span]" = field(default_factory=list)

    @property
    def is_null(self) -> bool:
        """Whether it stands for nothing."""
        return self.kind == "text" and self.plain and self.text in NULLS

    def entry(self, key: str) -> "Span | None":
        """The value of a key; of two equal keys, the first one's."""
        return next((value for name, value in self.entries if name.text == key), None)

    def pairs(self) -> "list[tuple[Span, Span]]":
        """Where each entry or item begins and where it ends."""
        return self.entries or [(item, item) for item in self.items]


def span_of(text: str, way: Pointer) -> Span | None:
    """The outermost node of a text.

    Args:
        text: a text that ``read_yaml`` reads to its end, which bounds its depth.
        way: the mappings and lists on the way keep their entries and items, the others do
            not; a step into a list is the number of its item.

    Returns:
        The node; None for a text without one.
    """
    return Scan(text).outermost(way)


class Scan:
    """One walk over a text; ``end`` is the end of the last thing that stands in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parser: Any = CParser(text)
        self.end = 0

    def outermost(self, way: Pointer) -> Span | None:
        self.parser.get_event()
        if type(self.parser.get_event()) is StreamEndEvent:
            return None
        return self.node(way)

    def node(self, way: Pointer | None) -> Span | None:
        """The next node; None where the collection around it ends."""
        event = self.parser.get_event()
        kind, start = type(event), event.start_mark.index
        if kind is ScalarEvent:
            return self.scalar(event)
        if kind is AliasEvent:
            self.end = event.end_mark.index
            return Span(start, self.end, "alias")
        if kind is MappingStartEvent:
            return self.mapping(event, way)
        if kind is SequenceStartEvent:
            return self.sequence(event, way)
        if event.start_mark.index < event.end_mark.index:  # the closing bracket of a flow collection
            self.end = event.end_mark.index
        return None

    def scalar(self, event: Any) -> Span:
        start, end = event.start_mark.index, event.end_mark.index
        if start < end:
            self.end = end
        elif (colon := self.behind_gap()) < len(self.text) and self.text[colon] == ":":
            self.end = colon + 1
        elif self.text[start - 1 : start] == "-":
            self.end = start
        value = unicodedata.normalize("NFC", event.value)
        return Span(min(start, self.end), self.end, "text", text=value, plain=not event.style)

    def behind_gap(self) -> int:
        found = _GAP.match(self.text, self.end)
        return found.end() if found else self.end

    def mapping(self, event: Any, way: Pointer | None) -> Span:
        span = Span(event.start_mark.index, 0, "map", event.flow_style)
        first = True
        while (key := self.node(None)) is not None:
            if first and not span.flow:
                span.column = self.column(key.start)
            first = False
            inner = way[1:] if way and key.text == way[0] else None
            value = self.node(inner)
            if way is not None and value is not None:
                span.entries.append((key, value))
        span.end = self.end
        return span

    def sequence(self, event: Any, way: Pointer | None) -> Span:
        span = Span(event.start_mark.index, 0, "list", event.flow_style)
        if not span.flow:
            dash = event.end_mark.index  # of a list level with its key, the mark is behind the dash
            span.column = len(self.before(dash if self.text[dash : dash + 1] == "-" else dash - 1))
        number = 0
        while True:
            here = way is not None and way[:1] == (str(number),)
            # The items of the list that the way ends at show how they are written.
            item = self.node(way[1:] if way and here else () if way == () else None)
            if item is None:
                break
            number += 1
            if way is not None:
                span.items.append(item)
        span.end = self.end
        return span

    def column(self, start: int) -> int:
        """Where a key stands in its line; where it is written ``? key``, its question mark."""
        before = self.before(start)
        return len(before[:-2]) if before.endswith("? ") else len(before)

    def before(self, at: int) -> str:
        """What stands before a character in its line."""
        return self.text[line_start(self.text, at) : at]
