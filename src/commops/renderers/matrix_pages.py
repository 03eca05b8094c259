"""A wide matrix cut into pages: so many columns as fit, the columns of a unit together where that works."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from commops.terminal import Style
from commops.views.matrix import Column, Matrix, Row

CELL = 3
"""Cells a role."""
_TAIL = 4


@dataclass(frozen=True, slots=True)
class Page:
    """Some columns, and the blocks of rows that have letters in them.

    Attributes:
        columns: the roles.
        blocks: groups of duties, with their rows.
        number: which page it is, from 1.
        of: how many there are.
    """

    columns: tuple[Column, ...]
    blocks: tuple[tuple[str | None, tuple[Row, ...]], ...]
    number: int
    of: int

    def elsewhere(self, row: Row) -> int:
        """How many roles of a row stand on other pages."""
        if self.of == 1:
            return 0
        here = {column.role for column in self.columns}
        return sum(role not in here for role in row.letters)


def columns_for(matrix: Matrix, label: int, notes: int, style: Style) -> int:
    """How many columns a page has: all, if the names of duties can still be read; else what fits beside them.

    Args:
        matrix: the matrix.
        label: cells that the longest name of a duty takes.
        notes: cells that the words beside the names take.
        style: the page.
    """
    rest = style.width - 2 - notes - CELL * len(matrix.columns)
    if rest >= min(label, 16):
        return max(len(matrix.columns), 1)
    least = max(min(label, style.width * 3 // 10), 6)
    return max((style.width - 2 - notes - _TAIL - least) // CELL, 1)


def label_for(page: Page, label: int, notes: int, style: Style) -> int:
    """How many cells of a page are left for the names of duties, which would take ``label``."""
    rest = style.width - 2 - notes - CELL * len(page.columns) - _TAIL * (page.of > 1)
    return max(min(label, rest), 1)


def pages_of(matrix: Matrix, columns: int) -> Iterator[Page]:
    """The pages of a matrix; rows without any letter stand on the first."""
    slices = list(_slices(matrix.columns, columns)) or [()]
    rows = matrix.rows
    having: dict[str, list[int]] = {}
    for n, row in enumerate(rows):
        for role in row.letters or ("",):
            having.setdefault(role, []).append(n)
    groups = [block.group for block in matrix.blocks for _ in block.rows]
    for number, part in enumerate(slices, 1):
        roles = [column.role for column in part] + [""] * (number == 1)
        here = sorted({n for role in roles for n in having.get(role, ())})
        blocks = tuple((group, tuple(rows[n] for n in ns)) for group, ns in groupby(here, groups.__getitem__))
        yield Page(part, blocks, number, len(slices))


def _slices(columns: Sequence[Column], most: int) -> Iterator[tuple[Column, ...]]:
    """Columns in parts of at most ``most``: a unit is divided only where it would leave half a page empty."""
    part: list[Column] = []
    for _, run in groupby(columns, lambda column: column.unit):
        left = list(run)
        if part and len(part) + len(left) > most and len(part) * 2 >= most:
            yield tuple(part)
            part = []
        while len(part) + len(left) > most:
            fitting = most - len(part)
            yield (*part, *left[:fitting])
            part, left = [], left[fitting:]
        part += left
    if part:
        yield tuple(part)
