"""A CSV file into rows of cells, each with its place."""

import unicodedata
from dataclasses import dataclass

from commops.source.tree import Fault, Place, pack


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, and where that begins (inside the quotation marks) as a packed place."""

    text: str
    at: int


def read_csv(text: str, name: str) -> tuple[list[list[Cell]], list[Fault]]:
    """Read comma-separated values (RFC 4180), with places, which the csv module does not keep.

    Args:
        text: the whole text, without byte order mark.
        name: what the file is called in findings.

    Returns:
        The rows that have any text, and the faults (a quote that is never closed).
    """
    rows: list[list[Cell]] = []
    row: list[Cell] = []
    faults: list[Fault] = []
    line, start, position = 0, 0, 0  # start: index of the first character of the line
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    while position < len(text):
        at = pack(line, position - start)
        inside = at  # where the text of the cell begins
        if text[position] == '"':
            words, position, closed = _quoted(text, position + 1)
            if not closed:
                faults.append(
                    Fault("yaml-syntax", Place(name, line + 1, (at & 0xFFFFFF) + 1), {"problem": "quote-end"})
                )
            inside += 1 + len(words) - len(words.lstrip())
            if "\n" in words:
                line += words.count("\n")
                start = text.rfind("\n", 0, position) + 1
        else:
            end = min(i for i in (text.find(",", position), text.find("\n", position), len(text)) if i >= 0)
            words, position = text[position:end], end
            inside += len(words) - len(words.lstrip())
        row.append(Cell(unicodedata.normalize("NFC", words.strip()), inside))
        if position < len(text) and text[position] == ",":
            position += 1
            if position < len(text) and text[position] != "\n":
                continue
            row.append(Cell("", pack(line, position - start)))
        if position >= len(text) or text[position] == "\n":
            if any(cell.text for cell in row):
                rows.append(row)
            row, line, position = [], line + 1, position + 1
            start = position
    if any(cell.text for cell in row):
        rows.append(row)
    return rows, faults


def _quoted(text: str, position: int) -> tuple[str, int, bool]:
    """The words up to the closing quote, the index behind it and what follows, whether it is closed."""
    parts: list[str] = []
    while True:
        end = text.find('"', position)
        if end < 0:
            return "".join([*parts, text[position:]]), len(text), False
        parts.append(text[position:end])
        if not text.startswith('""', end):
            behind = min(i for i in (text.find(",", end), text.find("\n", end), len(text)) if i >= 0)
            return "".join(parts), behind, True
        parts.append('"')
        position = end + 2
