"""Cells of a CSV file given new texts; every other cell stays, to the byte."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from commops.source.csv_text import Cell, read_csv
from commops.source.decode import decode
from commops.source.edit import Edit, Uneditable, encoded, spliced
from commops.source.tree import SourceFile

_QUOTED = re.compile(r'[,"\r\n]|^\s|\s$')


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
    before = SourceFile("", text)
    rows = read_csv(before)
    if not readable or before.faults or not rows:
        raise Uneditable("broken")
    names = [cell.text.casefold() for cell in rows[0]]
    if "id" not in names:
        raise Uneditable("no-column")
    at = {row[names.index("id")].text: n for n, row in enumerate(rows) if n and names.index("id") < len(row)}
    expected = [[cell.text for cell in row] for row in rows]
    edits: list[Edit] = []
    for key, cells in changes.items():
        number = at.get(unicodedata.normalize("NFC", key))
        if number is None:
            raise Uneditable("no-mapping")
        for name in cells:
            if name not in names:
                raise Uneditable("no-column")
        edits += _edits(rows[number], {names.index(name): said for name, said in cells.items()})
        last = max(names.index(name) for name in cells)
        expected[number] += [""] * (last + 1 - len(expected[number]))
        for name, said in cells.items():
            expected[number][names.index(name)] = unicodedata.normalize("NFC", said)
    edits.sort(key=lambda edit: (edit.start, edit.end))
    after = read_csv(SourceFile("", spliced(text, edits)))
    if [[cell.text for cell in row] for row in after] != expected:
        raise Uneditable("changed")
    return encoded(content, text, edits, "utf-8")


def _edits(row: Sequence[Cell], cells: Mapping[int, str]) -> Iterator[Edit]:
    """The changes of one row; cells that it is too short for are put behind its last one."""
    for column, said in sorted(cells.items()):
        if column < len(row):
            cell = row[column]
            if cell.text != unicodedata.normalize("NFC", said):
                yield Edit(cell.start, cell.end, _written(said))
    missing = range(len(row), max(cells) + 1)
    if missing:
        end = row[-1].end
        yield Edit(end, end, "".join("," + _written(cells.get(column, "")) for column in missing))


def _written(said: str) -> str:
    return '"' + said.replace('"', '""') + '"' if _QUOTED.search(said) else said
