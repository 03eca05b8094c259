"""A CSV file into rows of cells, each with its place."""

import re
import unicodedata
from dataclasses import dataclass

from commops.source.tree import Fault, SourceFile

_END = re.compile(r"[,\r\n]")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row.

    Attributes:
        text: what it says.
        at: where that begins in the text of the file, inside the quotation marks.
        start: where the cell begins, with its quotation marks.
        end: where it ends.
    """

    text: str
    at: int
    start: int = 0
    end: int = 0


def read_csv(source: SourceFile) -> list[list[Cell]]:
    """Read comma-separated values (RFC 4180), with places, which the csv module does not keep.

    Args:
        source: the file; a quotation mark that is never closed becomes a fault of it.

    Returns:
        The rows that have any text.
    """
    text, rows, row, at = source.text, list[list[Cell]](), list[Cell](), 0
    while at < len(text):
        behind = closing = at
        if text[at] == '"':
            closing, behind = _closing(text, at + 1)
            if behind == closing:
                source.faults.append(Fault("yaml-syntax", source.place(at), {"problem": "quote-end"}))
        found = _END.search(text, behind)
        end = found.start() if found else len(text)
        row.append(
            _cell(text[at + 1 : closing].replace('""', '"'), at + 1, at, end)
            if closing > at
            else _cell(text[at:end], at, at, end)
        )
        at = _next(text, end)
        if found is None or text[end] != ",":
            rows.append(row)
            row = []
        elif at >= len(text) or text[at] in "\r\n":
            rows.append([*row, Cell("", at, at, at)])
            row, at = [], _next(text, at)
    return [row for row in rows if any(cell.text for cell in row)]


def _cell(words: str, inside: int, start: int, end: int) -> Cell:
    text = words.strip().replace("\r\n", "\n").replace("\r", "\n")
    return Cell(unicodedata.normalize("NFC", text), inside + len(words) - len(words.lstrip()), start, end)


def _closing(text: str, at: int) -> tuple[int, int]:
    """Where the quotation mark that closes a cell stands, and the character behind it; twice the end without one."""
    while True:
        end = text.find('"', at)
        if end < 0:
            return len(text), len(text)
        if not text.startswith('""', end):
            return end, end + 1
        at = end + 2


def _next(text: str, end: int) -> int:
    """The character behind a comma or a line end."""
    return end + (2 if text.startswith("\r\n", end) else 1)
