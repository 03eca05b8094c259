"""Cells of a CSV file given new texts; every other cell stays, to the byte."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from commops.source.csv_text import read_csv
from commops.source.decode import decode
from commops.source.edit import Edit, Uneditable, spliced

_END = re.compile(r"[,\r\n]")
_QUOTED = re.compile(r'[,"\r\n]|^\s|\s$')
_Range = tuple[int, int]


def put_cells(content: bytes, changes: Mapping[str, Mapping[str, str]]) -> bytes:
    """Give cells of a CSV file new texts.

    Args:
        content: the bytes of the file, UTF-8; its first row names the columns, one of them ``id``.
        changes: the id of each row, with the texts of its columns by their name in small letters.

    Returns:
        The bytes with the changes, read again: the other cells are as they were.

    Raises:
        Uneditable: ``broken`` where the file cannot be read, ``no-column`` where a column is
            not there, ``no-mapping`` where a row is not, ``changed`` where another cell would
            change.
    """
    text, _, readable = decode(content, "")
    before, faults = read_csv(text, "")
    rows = [row for row in _rows(text) if any(_said(text, cell) for cell in row)]
    if not readable or faults or not rows or [len(row) for row in rows] != [len(row) for row in before]:
        raise Uneditable("broken")
    names = [_said(text, cell).casefold() for cell in rows[0]]
    if "id" not in names:
        raise Uneditable("no-column")
    at = {_said(text, row[names.index("id")]): n for n, row in enumerate(rows) if n and names.index("id") < len(row)}
    expected = [[cell.text for cell in row] for row in before]
    edits: list[Edit] = []
    for key, cells in changes.items():
        number = at.get(unicodedata.normalize("NFC", key))
        if number is None:
            raise Uneditable("no-mapping")
        for name in cells:
            if name not in names:
                raise Uneditable("no-column")
        edits += _edits(text, rows[number], {names.index(name): said for name, said in cells.items()})
        last = max(names.index(name) for name in cells)
        expected[number] += [""] * (last + 1 - len(expected[number]))
        for name, said in cells.items():
            expected[number][names.index(name)] = unicodedata.normalize("NFC", said)
    edits.sort(key=lambda edit: (edit.start, edit.end))
    after, _ = read_csv(spliced(text, edits), "")
    if [[cell.text for cell in row] for row in after] != expected:
        raise Uneditable("changed")
    raw = content.decode("utf-8")
    mark = raw[: len(raw) - len(text)]
    return (mark + spliced(raw[len(mark) :], edits)).encode("utf-8")


def _edits(text: str, row: list[_Range], cells: Mapping[int, str]) -> Iterator[Edit]:
    """The changes of one row; cells that it is too short for are put behind its last one."""
    for column, said in sorted(cells.items()):
        if column < len(row):
            start, end = row[column]
            if _said(text, row[column]) != unicodedata.normalize("NFC", said):
                yield Edit(start, end, _written(said))
    missing = range(len(row), max(cells) + 1)
    if missing:
        end = row[-1][1]
        yield Edit(end, end, "".join("," + _written(cells.get(column, "")) for column in missing))


def _written(said: str) -> str:
    return '"' + said.replace('"', '""') + '"' if _QUOTED.search(said) else said


def _said(text: str, cell: _Range) -> str:
    raw = text[cell[0] : cell[1]]
    if raw.startswith('"'):
        raw = raw[1:].rpartition('"')[0].replace('""', '"')
    return unicodedata.normalize("NFC", raw.strip())


def _rows(text: str) -> Iterator[list[_Range]]:
    """Where the cells of each row stand, quotation marks included."""
    row: list[_Range] = []
    at = 0
    while at < len(text):
        behind = at
        if text[at] == '"':
            behind = _closing(text, at + 1)
        found = _END.search(text, behind)
        end = found.start() if found else len(text)
        row.append((at, end))
        at = end + (2 if text.startswith("\r\n", end) else 1)
        if found is None or text[end] != ",":
            yield row
            row = []
        elif at >= len(text) or text[at] in "\r\n":
            row.append((at, at))
            yield row
            row, at = [], at + (2 if text.startswith("\r\n", at) else 1)


def _closing(text: str, at: int) -> int:
    """The character behind the quotation mark that closes a cell."""
    while True:
        end = text.find('"', at)
        if end < 0:
            return len(text)
        if not text.startswith('""', end):
            return end + 1
        at = end + 2
