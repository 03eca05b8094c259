"""People from CSV: rows become entries of the section ``people``."""

from array import array
from itertools import zip_longest
from typing import Any

from commops.load.complaints import PROTECTED, keys_at, nearest
from commops.source.csv_text import Cell, read_csv
from commops.source.tree import OFFSETS, Fault, Map, Place, SourceFile

_LISTS = ("skills", "languages", "prefers")
_ROLES = ("role", "roles", "holds")


def people_of_csv(text: str, name: str) -> SourceFile:
    """Read people from CSV.

    The first row names the columns: ``id`` (needed), ``name``, ``role``, ``fte`` and any
    field of a person. ``role`` and ``fte`` take several values parted by ``;``; skills,
    languages and prefers read ``copywriting:4; data-analysis:2``.

    Args:
        text: the whole text.
        name: what the file is called in findings.

    Returns:
        A file whose tree is ``people: {id: {…}}``, every value at its cell.
    """
    source = SourceFile(name, text)
    rows = read_csv(source)
    if not rows:
        source.faults.append(Fault("empty-file", Place(name, 1, 1)))
        return source
    header, *body = rows
    names = [cell.text.casefold() for cell in header]
    if "id" not in names:
        source.faults.append(Fault("missing-key", source.place(header[0].at), {"key": "id", "section": "people"}))
        return source
    columns = _known_columns(header, names, source)
    people = Map()
    places: list[int] = []
    for row in body:
        extra = [
            cell for cell, column in zip_longest(row, columns) if cell is not None and cell.text and column is None
        ]
        if extra:
            source.faults.append(Fault("yaml-syntax", source.place(extra[0].at), {"problem": "cells"}))
        cells = {column: cell for column, cell in zip(columns, row, strict=False) if column and cell.text}
        key = cells.pop("id", None)
        if key is None:
            source.faults.append(Fault("missing-key", source.place(row[0].at), {"key": "id", "section": "people"}))
        elif key.text in people:
            first = source.place(places[2 * list(people).index(key.text)])
            source.faults.append(Fault("duplicate-key", source.place(key.at), {"key": key.text}, (first,)))
        else:
            people[key.text] = _person(cells, header, columns, source)
            places += [key.at, key.at]
    people.places = array(OFFSETS, places)
    source.root = Map(people=people)
    source.root.places = array(OFFSETS, [header[0].at, header[0].at])
    return source


def _known_columns(header: list[Cell], columns: list[str], source: SourceFile) -> list[str | None]:
    """The columns, "" for those that no person has, each of them reported once; None for one without a name."""
    from commops.model.person import Person

    fields = [*keys_at(Person, ()), "id", "fte", *_ROLES]
    known: list[str | None] = []
    for cell, column in zip(header, columns, strict=True):
        fault: Fault | None = None
        place = source.place(cell.at)
        if column in known and column:
            first = source.place(header[columns.index(column)].at)
            fault = Fault("duplicate-key", place, {"key": cell.text}, (first,))
        elif column.replace("-", "_") in PROTECTED:
            fault = Fault("protected-attribute", place, {"key": cell.text})
        elif column and column not in fields:
            fault = Fault("unknown-key", place, {"key": cell.text, "near": nearest(column, fields)})
        if fault is not None:
            source.faults.append(fault)
        known.append("" if fault is not None else column or None)
    return known


def _person(cells: dict[str, Cell], header: list[Cell], columns: list[str | None], source: SourceFile) -> Map:
    entry: dict[str, tuple[Any, int, int]] = {}
    shares = _split(cells.pop("fte", Cell("", 0)))
    for column, cell in cells.items():
        at = header[columns.index(column)].at
        if column in _ROLES:
            roles = _split(cell)
            given = [
                shares[min(number, len(shares) - 1)] if shares else Cell("", role.at)
                for number, role in enumerate(roles)
            ]
            entry["holds"] = (_map(list(zip(roles, given, strict=True)), source), cell.at, cell.at)
        elif column in _LISTS:
            entry[column] = (_map([_pair(item) for item in _split(cell)], source), cell.at, cell.at)
        else:
            entry[column] = (cell.text, at, cell.at)
    person = Map({key: value for key, (value, _, _) in entry.items()})
    person.places = array(
        OFFSETS, [place for _, key_at, at in entry.values() for place in (at if key_at == at else key_at, at)]
    )
    return person


def _split(cell: Cell) -> list[Cell]:
    """The parts of a cell, each at its own place."""
    parts, offset = [], 0
    for part in cell.text.replace("；", ";").split(";"):
        if part.strip():
            parts.append(Cell(part.strip(), cell.at + offset + len(part) - len(part.lstrip())))
        offset += len(part) + 1
    return parts


def _pair(item: Cell) -> tuple[Cell, Cell]:
    """The word and the level of an item such as ``copywriting:4``, each at its own place."""
    word, _, level = item.text.replace("：", ":").partition(":")
    number = level.strip()
    at = item.at + len(word) + 1 + len(level) - len(level.lstrip()) if number else item.at
    return Cell(word.strip(), item.at), Cell(number or "1", at)


def _map(pairs: list[tuple[Cell, Cell]], source: SourceFile) -> Map:
    """A mapping from cell to cell; of two equal keys the first counts, and the second is a fault."""
    kept: dict[str, tuple[Cell, Cell]] = {}
    for key, value in pairs:
        first, _ = kept.setdefault(key.text, (key, value))
        if first is not key:
            fault = Fault("duplicate-key", source.place(key.at), {"key": key.text}, (source.place(first.at),))
            source.faults.append(fault)
    node = Map({text: value.text or None for text, (_, value) in kept.items()})
    node.places = array(OFFSETS, [cell.at for pair in kept.values() for cell in pair])
    return node
