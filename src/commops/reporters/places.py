"""Where a finding stands, as other programs count it."""

import re

from commops.reporters.told import Told
from commops.source.tree import Place

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|' r"'(?:[^']|'')*'")


def token(line: str, column: int) -> str:
    """The key, the value or the item that begins at a column, which counts from 0."""
    rest = line[column:]
    if rest[:1] in ('"', "'"):
        whole = _QUOTED.match(rest)
        return whole[0] if whole else rest
    if rest[:1] in ("{", "["):
        return rest[:1]
    ends = [rest.find(sign) for sign in (": ", ", ", "]", "}", " #", ",") if sign in rest]
    text = rest[: min(ends)] if ends else rest
    return text.rstrip().removesuffix(":")


def line_at(place: Place, told: Told) -> str | None:
    """The line of a place; None where the file is not there or has no such line."""
    lines = told.lines(place.file)
    return lines[place.line - 1] if place.line <= len(lines) else None


def end_of(place: Place, told: Told) -> int:
    """The column behind the text that begins at a place, from 1, in code points.

    It is the place's own column only where nothing stands there: at the end of a line, in
    an empty one, in a file that is not there.
    """
    line = line_at(place, told) or ""
    return place.column + max(len(token(line, place.column - 1)), int(place.column <= len(line)))


def in_bytes(column: int, line: str) -> int:
    """A column in UTF-8 bytes; both count from 1."""
    return len(line[: column - 1].encode("utf-8", "replace")) + max(column - 1 - len(line), 0) + 1
