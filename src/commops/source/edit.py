"""Something put into a YAML text at its place; everything else stays as it was, to the byte."""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeGuard

from commops.source.decode import decode
from commops.source.lines import line_end, line_start, next_line
from commops.source.spans import Span, span_of
from commops.source.tree import Pointer, SourceFile
from commops.source.yaml_text import NULLS, read_yaml

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
"""What can be inserted; the format's scalars are all text."""

_BLANK_LINE = re.compile(r"(?>\r\n|\n|\r)[ \t]*[\r\n]")
_COMMA = re.compile(r"(?:[ \t\r\n]|(?<![^ \t\r\n])#[^\r\n]*)*,")
_REST = re.compile(r"[ \t]*(?:(?<![^ \t\r\n,])#[^\r\n]*)?(?=[\r\n]|\Z)")
_PLAIN = re.compile(r"\w(?:[\w ./+'()（）、，；。！？“”「」《》·—–-]*[\w)）。！？”」》])?")


class Uneditable(ValueError):
    """A text that an entry cannot be put into.

    Attributes:
        word: ``broken`` where the text cannot be read, ``there`` where it has the entry,
            ``no-mapping`` or ``no-list`` where something else stands at its place,
            ``changed`` where the entry would change more than its place, ``encoding`` where
            the bytes of the file cannot be made again from its text.
    """

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word


@dataclass(frozen=True, slots=True)
class Edit:
    """A text in the place of the characters from ``start`` to ``end``, as code points of what ``decode`` gives."""

    start: int
    end: int
    text: str


def insert(content: bytes, pointer: Pointer, key: str, value: Value) -> bytes:
    """Put an entry at the end of a mapping, written as the entries beside it are.

    Args:
        content: the bytes of a YAML file.
        pointer: the mapping; what is missing of the way to it is made, and one that is
            declared and left empty is filled.
        key: the key of the entry.
        value: its value.

    Returns:
        The bytes with the entry. It was read again: it says what it said before, and the
        entry, and nothing else.

    Raises:
        Uneditable: no such mapping can be had, or the result would say something else.
    """
    name = unicodedata.normalize("NFC", key)

    def change(text: str, root: Any) -> tuple[list[Edit], Any]:
        expected = _with(root, (*pointer, name), as_read(value))
        return _edits(text, pointer, key, value), expected

    return edited(content, change)


def append(content: bytes, pointer: Pointer, value: Value) -> bytes:
    """Put an item at the end of a list, written as the items before it are.

    Args:
        content: the bytes of a YAML file.
        pointer: the list, by mappings; what is missing of the way to it is made, the list
            included, and one that is declared and left empty is filled.
        value: the item.

    Returns:
        The bytes with the item, read again as by ``insert``.

    Raises:
        Uneditable: no such list can be had, or the result would say something else.
    """

    def change(text: str, root: Any) -> tuple[list[Edit], Any]:
        expected = _with_item(root, pointer, as_read(value))
        return _edits_of_item(text, pointer, value), expected

    return edited(content, change)


def edited(
    content: bytes, change: Callable[[str, Any], tuple[Sequence[Edit], Any]], *, encoding: str | None = None
) -> bytes:
    """Change a text, and hold what came of it against what should have come of it.

    Args:
        content: the bytes of a YAML file.
        change: from its text and its tree to the edits, from front to end and without
            overlap, and the tree that they should give.
        encoding: the encoding that the file was read in; UTF-8 if None.

    Returns:
        The bytes with the edits; a byte order mark and line ends stay.

    Raises:
        Uneditable: ``broken`` where it cannot be read, ``changed`` where another tree or
            another fault came of it, ``encoding`` where its bytes cannot be made again from
            its text, or what ``change`` raises.
    """
    # What was small enough to be read is small enough here, whatever the reader was allowed.
    text, _, readable = decode(content, "", encoding=encoding, limit=len(content))
    before = read_yaml(text, "")
    if not readable or before.broken:
        raise Uneditable("broken")
    edits, expected = change(text, before.root)
    after = read_yaml(spliced(text, edits), "")
    if after.root != expected or _faults(after) != _faults(before):
        raise Uneditable("changed")
    return encoded(content, text, edits, encoding or "utf-8")


def encoded(content: bytes, text: str, edits: Sequence[Edit], encoding: str) -> bytes:
    """The bytes of a file with edits of its text; a mark at its beginning stays, and what is forbidden in it.

    Args:
        content: the bytes of the file.
        text: what ``decode`` makes of them, with U+FFFD for what is forbidden.
        edits: edits of the text, in their order and without overlap.
        encoding: the encoding of the file.

    Raises:
        Uneditable: ``encoding`` where the bytes cannot be made again from the text.
    """
    try:
        raw = content.decode(encoding)
        mark, body = raw[: len(raw) - len(text)], raw[len(raw) - len(text) :]
        if raw.encode(encoding) != content or mark.strip("\ufeff"):
            raise Uneditable("encoding")
        return (mark + spliced(body, edits)).encode(encoding)
    except UnicodeError:
        raise Uneditable("encoding") from None


def _faults(source: SourceFile) -> list[str]:
    return sorted(fault.rule for fault in source.faults) + ["broken"] * source.broken


def _with(node: Any, way: Pointer, value: Any) -> dict[str, Any]:
    """A tree with one more value in it."""
    if node is not None and not isinstance(node, dict):
        raise Uneditable("no-mapping")
    step, *rest = way
    known = node or {}
    if not rest and step in known:
        raise Uneditable("there")
    return {**known, step: _with(known.get(step), tuple(rest), value) if rest else value}


def _with_item(node: Any, way: Pointer, value: Any) -> Any:
    """A tree with one more item in a list."""
    if not way:
        if node is not None and not isinstance(node, list):
            raise Uneditable("no-list")
        return [*(node or []), value]
    if node is not None and not isinstance(node, dict):
        raise Uneditable("no-mapping")
    known = node or {}
    return {**known, way[0]: _with_item(known.get(way[0]), way[1:], value)}


def as_read(value: Value) -> Any:
    """What the reader makes of a value once it is written."""
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case Mapping():
            return {unicodedata.normalize("NFC", key): as_read(item) for key, item in value.items()}
        case _:
            return [as_read(item) for item in value]


def spliced(text: str, edits: Sequence[Edit]) -> str:
    """A text with the edits made, which stand in their order and do not overlap."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def _edits(text: str, pointer: Pointer, key: str, value: Value) -> list[Edit]:
    """What has to be put where, from the front of the text to its end."""
    chain, spot, left = _way(text, pointer)
    first, *steps = *left, key
    for step in reversed(steps):
        value = {step: value}
    if spot is None or spot.is_null:
        return [_into_nothing(text, chain, spot, first, value)]
    if spot.kind != "map":
        raise Uneditable("no-mapping")
    if spot.flow:
        return _into_flow(text, spot, _entry(first, value, quoted=_is_quoted(text, spot)))
    column, block = spot.column, bool(left) or _is_block(spot)
    lines = _lines(first, value, column, _step([*chain, spot]), block=block)
    return [_below(text, spot.end, column, [""] * _is_spaced(text, spot) + lines)]


def _way(text: str, pointer: Pointer) -> tuple[list[Span], Span | None, list[str]]:
    """The mappings on a way, where it ends, and the steps of it that are missing."""
    chain: list[Span] = []
    spot, left = span_of(text, pointer), [unicodedata.normalize("NFC", step) for step in pointer]
    while spot is not None and left and (inner := spot.entry(left[0])) is not None:
        chain.append(spot)
        spot = inner
        left.pop(0)
    return chain, spot, left


def _edits_of_item(text: str, pointer: Pointer, value: Value) -> list[Edit]:
    chain, spot, left = _way(text, pointer)
    if left or spot is None:
        return _edits(text, pointer[:-1], pointer[-1], [value])
    quoted = spot.flow and _is_quoted(text, spot)
    if spot.is_null:
        outer, is_word = chain[-1], spot.start < spot.end
        if not outer.flow and not is_word:
            column = outer.column + _step(chain)
            return [_below(text, spot.end, column, _item_lines(value, column, column + 2, block=True))]
        lead = "" if is_word else " " if text[spot.end - 1] == ":" else ": "
        item = written(value, quoted=outer.flow and _is_quoted(text, outer))
        return [Edit(spot.start, spot.end, f"{lead}[{item}]")]
    if spot.kind != "list":
        raise Uneditable("no-list")
    if spot.flow:
        return _into_flow(text, spot, written(value, quoted=quoted))
    last = spot.items[-1]
    block = not (last.kind == "map" and last.flow)
    inner = last.column if last.kind == "map" and not last.flow else spot.column + 2
    lines = _item_lines(value, spot.column, inner, block=block)
    # A comment as far in as the dashes belongs to what follows where the dashes stand below their own key.
    is_level = bool(chain) and not chain[-1].flow and chain[-1].column >= spot.column
    reach = spot.column + is_level
    return [_below(text, spot.end, spot.column, [""] * _is_spaced(text, spot) + lines, reach)]


def _item_lines(value: Value, column: int, inner: int, *, block: bool) -> list[str]:
    """An item of a list in lines, its dash at ``column`` and its keys at ``inner``."""
    dash = " " * column + "-" + " " * (inner - column - 1)
    if not block or not isinstance(value, Mapping) or not value:
        return [dash + written(value)]
    first, *others = [_entry(key, item) for key, item in value.items()]
    return [dash + first, *(" " * inner + entry for entry in others)]


def _into_nothing(text: str, chain: list[Span], spot: Span | None, key: str, value: Value) -> Edit:
    """An entry as the first of a mapping that is declared and left empty, or of the whole file."""
    if spot is None or not chain:
        return _below(text, spot.end if spot else 0, 0, _lines(key, value, 0, 2, block=True))
    outer, is_word = chain[-1], spot.start < spot.end
    if not outer.flow and not is_word:
        step = _step(chain)
        return _below(text, spot.end, outer.column + step, _lines(key, value, outer.column + step, step, block=False))
    lead = "" if is_word else " " if text[spot.end - 1] == ":" else ": "
    entry = _entry(key, value, quoted=outer.flow and _is_quoted(text, outer))
    return Edit(spot.start, spot.end, f"{lead}{{{entry}}}")


def _into_flow(text: str, spot: Span, entry: str) -> list[Edit]:
    """An entry behind the last one in brackets: beside it, or on a line of its own as that is."""
    pairs = spot.pairs()
    if not pairs:
        return [Edit(spot.end - 1, spot.end - 1, entry)]
    key, value = pairs[-1]
    comma = _COMMA.match(text, value.end)
    end = comma.end() if comma else value.end
    apart = " " if text[end - 1] == ":" else ""  # “a:,” would be a key with a comma in it
    line = line_start(text, key.start)
    pad = text[line : key.start]
    if line <= spot.start or pad.strip(" \t"):
        return [Edit(end, end, (" " if comma else f"{apart}, ") + entry)]
    rest = _REST.match(text, end)
    behind = rest.end() if rest else end
    fresh = line_end(text, line) + pad + entry
    if comma:
        return [Edit(behind, behind, fresh + ",")]
    return [Edit(end, end, f"{apart},"), Edit(behind, behind, fresh)]


def _below(text: str, end: int, column: int, lines: list[str], reach: int | None = None) -> Edit:
    """Lines below what ends at ``end``, and below the comments there that are indented as far as they.

    Comments have to be indented by ``reach`` where it is given.
    """
    least = column if reach is None else reach
    place = here = next_line(text, end)
    while here < len(text):
        behind = next_line(text, here, at_least_one=True)
        line = text[here:behind].rstrip()
        bare = line.lstrip(" \t")
        if bare and (not bare.startswith("#") or len(line) - len(bare) < least):
            break
        here = behind
        place = here if bare else place
    stop = line_end(text, place)
    if place and text[place - 1] not in "\r\n":
        return Edit(place, place, stop + stop.join(lines))
    return Edit(place, place, "".join(line + stop for line in lines))


def _is_block(spot: Span) -> bool:
    """Whether the last of the entries that are mappings is written in lines."""
    shapes = [value.flow for _, value in spot.entries if value.kind == "map"]
    return bool(shapes) and not shapes[-1]


def _is_spaced(text: str, spot: Span) -> bool:
    """Whether a blank line stands between the last two entries or items, and may stand behind the last one.

    Behind a block scalar it might not: to one that keeps its blank lines it would belong.
    """
    pairs = spot.pairs()
    if len(pairs) < 2 or text[spot.end - 1] in "\r\n":
        return False
    (_, above), (last, _) = pairs[-2:]
    return _BLANK_LINE.search(text, max(above.end - 2, 0), last.start) is not None


def _is_quoted(text: str, spot: Span) -> bool:
    """Whether the last key stands in quotation marks, as in JSON; of a list, that of its last item."""
    pairs = spot.items[-1].pairs() if spot.items else spot.entries
    return bool(pairs) and text[pairs[-1][0].start] == '"'


def _step(chain: Sequence[Span]) -> int:
    """By how much this file indents: the nearest mapping in lines below another shows it."""
    for outer in reversed(chain):
        for _, value in outer.entries:
            if not outer.flow and value.kind == "map" and not value.flow:
                return value.column - outer.column
    return 2


def _lines(key: str, value: Value, column: int, step: int, *, block: bool) -> list[str]:
    """An entry of a mapping in lines; its own entries on lines of their own where ``block`` says so."""
    head = f"{' ' * column}{written(key)}:"
    if _is_list_of_mappings(value):
        return [
            head,
            *(line for item in value for line in _item_lines(item, column + step, column + step + 2, block=True)),
        ]
    if not block or not isinstance(value, Mapping):
        return [" " * column + _entry(key, value)]
    return [
        head,
        *(line for name, item in value.items() for line in _lines(name, item, column + step, step, block=False)),
    ]


def _is_list_of_mappings(value: Value) -> TypeGuard[Sequence[Value]]:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _entry(key: str, value: Value, *, quoted: bool = False) -> str:
    return f"{written(key, quoted=quoted)}: {written(value, quoted=quoted)}"


def written(value: Value, *, quoted: bool = False) -> str:
    """A value in one line, in quotation marks where it could be read as something else."""
    match value:
        case str():
            is_plain = not quoted and value not in NULLS and _PLAIN.fullmatch(value)
            return value if is_plain else json.dumps(value, ensure_ascii=False)
        case Mapping():
            return "{" + ", ".join(_entry(key, item, quoted=quoted) for key, item in value.items()) + "}"
        case _:
            return "[" + ", ".join(written(item, quoted=quoted) for item in value) + "]"
