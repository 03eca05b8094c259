"""A YAML file into a tree: a consumer of libyaml's events.

Not ``yaml.load``: that keeps the last of two equal keys, turns ``no`` and ``0123``
into other things, has no places, and dies of a hundred kilobytes of ``[``. Here depth,
aliases, keys and places are in our hands, and it is twice as fast.
"""

import re
import unicodedata
from array import array
from collections.abc import Callable
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from commops.source.decode import FORBIDDEN
from commops.source.tree import OFFSETS, Fault, Map, Place, Seq, SourceFile

MAX_DEPTH = 64
"""Deepest nesting that is read; the format itself needs about ten."""
MAX_ALIASED = 100_000
"""Most values that aliases may repeat; a bomb of nine anchors repeats a thousand million."""

_MOST_SHARED = 4096
"""Most keys that are remembered to be shared; the fields of the format are a few hundred."""
_STR = "tag:yaml.org,2002:str"
NULLS = frozenset(("", "~", "null", "Null", "NULL"))
"""Plain scalars that stand for nothing."""


def read_yaml(text: str, name: str) -> SourceFile:
    """Read one YAML text.

    Args:
        text: the whole text, without byte order mark.
        name: what the file is called in findings.

    Returns:
        The file with its tree (None where it is empty) and its faults; ``broken`` where
        YAML itself could not be read to the end.
    """
    source = SourceFile(name, text)
    reader = _Reader(source, normal=unicodedata.is_normalized("NFC", text))
    try:
        reader.run(CParser(text))
    except yaml.YAMLError as error:
        source.broken = True
        source.faults.append(_syntax_fault(error, source))
    return source


class _Reader:
    """The state of one reading: a stack of open collections."""

    def __init__(self, source: SourceFile, *, normal: bool) -> None:
        self.source = source
        self.normal = normal
        self.anchors: dict[str, tuple[Any, int] | None] = {}
        self.aliased = 0

    def fault(self, rule: str, mark: Any, **values: Any) -> None:
        at = Place(self.source.name, mark.line + 1, mark.column + 1)
        self.source.faults.append(Fault(rule, at, values))

    def stop(self, rule: str, mark: Any, **values: Any) -> None:
        self.fault(rule, mark, **values)
        self.source.broken = True

    def run(self, parser: Any) -> None:  # noqa: PLR0915 -- one loop, for its speed: 0.4 of yaml.load
        get, normal = parser.get_event, self.normal
        shared: dict[str, str] = {}  # keys that come again and again are one object each
        # What a file does not use needs no looking at in each of its million events.
        tagged, anchored = "!" in self.source.text, "&" in self.source.text
        node: Any = None  # the open collection
        places: list[int] = []
        is_map = False
        key: str | None = None
        key_at = 0
        anchor: str | None = None
        anchor_from = 0
        stack: list[tuple[Any, list[int], bool, str | None, int, str | None, int]] = []
        documents = 0
        empty = False
        count = 0
        while True:
            event = get()
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                mark = event.start_mark
                style = event.style
                if style:
                    # An escape such as "\u202e" can hide what the whole text does not show.
                    if style == '"' and not value.isprintable():
                        value = self.printable(value, mark, is_key=is_map and key is None)
                    elif not value:
                        empty = True
                elif len(value) < 5 and value in NULLS:
                    empty = True
                    if (key is not None or not is_map) and event.tag is None:
                        value = None
                if tagged and (tag := event.tag) is not None and tag not in (_STR, "!"):
                    self.fault("unsupported-tag", mark, tag=tag)
                if not normal and value:
                    value = unicodedata.normalize("NFC", value)
                if anchored:
                    count += 1
                    if event.anchor is not None:
                        self.anchors[event.anchor] = (value, 1)
                here = mark.index
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                mark = event.start_mark
                count += 1
                if len(stack) >= MAX_DEPTH:
                    return self.stop("nesting-too-deep", mark, depth=MAX_DEPTH)
                if event.tag is not None:
                    self.fault("unsupported-tag", mark, tag=event.tag)
                if is_map and key is None and node is not None:
                    return self.stop("complex-key", mark)
                stack.append((node, places, is_map, key, key_at, anchor, anchor_from))
                is_map = kind is MappingStartEvent
                node = Map() if is_map else Seq()
                places = []
                key = None
                if len(shared) > _MOST_SHARED:
                    shared.clear()
                key_at = mark.index
                anchor = event.anchor
                anchor_from = count
                if anchor is not None:
                    self.anchors[anchor] = None
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                if not places:
                    empty = True
                node.places = array(OFFSETS, places)
                value, here = node, key_at
                if anchor is not None:
                    self.anchors[anchor] = (value, count - anchor_from + 1)
                node, places, is_map, key, key_at, anchor, anchor_from = stack.pop()
            elif kind is AliasEvent:
                mark = event.start_mark
                if event.anchor not in self.anchors:
                    return self.stop("yaml-syntax", mark, problem="alias")
                known = self.anchors[event.anchor]
                if known is None:
                    return self.stop("recursive-alias", mark, anchor=event.anchor)
                value, weight = known
                count += weight
                self.aliased += weight
                if self.aliased > MAX_ALIASED:
                    return self.stop("alias-bomb", mark, limit=MAX_ALIASED)
                here = mark.index
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.fault("several-documents", event.start_mark)
                    return None
                continue
            elif kind is StreamEndEvent:
                self.source.may_be_empty = empty
                return None
            else:
                continue
            # A finished value: into the collection that is open.
            if key is not None:
                node[key] = value
                places.append(here)
                key = None
            elif is_map:
                if not isinstance(value, str):
                    return self.stop("complex-key", event.start_mark)
                if value in node:
                    first = self.source.place(places[2 * list(node).index(value)])
                    self.source.faults.append(Fault("duplicate-key", self.source.place(here), {"key": value}, (first,)))
                    if self.drop(get):
                        return None
                elif value == "<<" and kind is ScalarEvent and not style:
                    self.fault("yaml-syntax", mark, problem="merge")
                    if self.drop(get):
                        return None
                else:
                    key = shared.setdefault(value, value)
                    places.append(here)
            elif node is None:
                self.source.root, self.source.root_at = value, here
            else:
                node.append(value)
                places.append(here)

    def drop(self, get: Callable[[], Any]) -> bool:
        """Pass over the value of a key that does not count; True where it goes too deep to read on."""
        depth = 0
        while True:
            event = get()
            kind = type(event)
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                depth += 1
                if depth >= MAX_DEPTH:
                    self.stop("nesting-too-deep", event.start_mark, depth=MAX_DEPTH)
                    return True
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                depth -= 1
            if not depth:
                return False

    def printable(self, value: str, mark: Any, *, is_key: bool) -> str:
        """A quoted text without the forbidden characters that its escapes stand for; a key has no line ends either."""
        forbidden = re.compile(f"{FORBIDDEN.pattern}|[\t\n\r]") if is_key else FORBIDDEN
        if (found := forbidden.search(value)) is None:
            return value
        self.fault("control-character", mark, character=f"U+{ord(found[0]):04X}")
        return forbidden.sub("\ufffd", value)


def _syntax_fault(error: yaml.YAMLError, source: SourceFile) -> Fault:
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return Fault("yaml-syntax", Place(source.name, 1, 1), {"problem": "unreadable"})
    lines = source.lines()
    at = _place(source, mark)
    if lines[at.line - 1][: at.column].strip(" ") == "\t":
        return Fault("tab-indentation", at)
    word = _word(str(getattr(error, "problem", "")))
    if word in ("colon", "no-colon") and (wide := _wide_colon(source, mark, context)) is not None:
        return Fault("yaml-syntax", wide, {"problem": "wide-colon"})
    if context is None or word not in _OPENED or (context.line, context.column) == (mark.line, mark.column):
        return Fault("yaml-syntax", at, {"problem": word})
    # The opening bracket or quote, or the key, is where the writer has to look, not where the reader stumbled.
    related = () if word == "no-colon" else (at,)
    return Fault("yaml-syntax", _place(source, context), {"problem": word}, related)


def _place(source: SourceFile, mark: Any) -> Place:
    """The place of a mark; behind the last character where the mark stands below the last line that has any."""
    lines = source.lines()
    line = min(mark.line, len(lines) - 1)
    if line and line == len(lines) - 1 and not lines[line]:
        return Place(source.name, line, len(lines[line - 1]) + 1)
    return Place(source.name, line + 1, mark.column + 1)


def _wide_colon(source: SourceFile, mark: Any, context: Any) -> Place | None:
    """The full-width colon that was meant to part a key from its value."""
    lines = source.lines()
    for number in (context.line,) if context is not None else (mark.line - 1, mark.line):
        before, colon, _ = lines[max(number, 0)].partition("：")
        if colon and ": " not in before:
            return Place(source.name, max(number, 0) + 1, len(before) + 1)
    return None


_OPENED = frozenset(("no-colon", "list-end", "mapping-end", "quote-end"))
_PROBLEMS = {
    "mapping values are not allowed": "colon",
    "could not find expected ':'": "no-colon",
    "did not find expected ',' or ']'": "list-end",
    "did not find expected ',' or '}'": "mapping-end",
    "did not find expected '-' indicator": "dash",
    "did not find expected key": "key",
    "found unexpected end of stream": "quote-end",
    "block sequence entries are not allowed": "dash-place",
    "found character that cannot start any token": "character",
    "found unknown escape": "escape",
    "found invalid Unicode": "escape",
    "did not find expected hexdecimal": "escape",
    "found undefined tag handle": "tag",
    "did not find expected alphabetic": "anchor",
    "did not find expected comment or line break": "block",
    "did not find expected node content": "value",
    "did not find expected <document start>": "document",
}


def _word(problem: str) -> str:
    """The word of the message catalogue for what libyaml says."""
    return next((word for start, word in _PROBLEMS.items() if start in problem), "other")
