"""Cells and columns of text on a terminal: measured in cells, cut where they must be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from commops.terminal import Style, cut, width_of

Run = tuple[str, tuple[str, ...]]
"""A text and its tones."""
_READABLE = 6
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")


def flat(text: str) -> str:
    """A text on one line, without anything that steers a terminal."""
    return text if text.isascii() and text.isprintable() else _UNSEEN.sub(" ", text).strip()


@dataclass(frozen=True)
class Cell:
    """What stands in one cell.

    Attributes:
        text: the part that is cut where there is no room.
        tones: its tones.
        before: what stands before it and is kept.
        after: what stands after it, and goes from the end where the text could not be read.
        shorter: other wordings of the text, for less and less room.
        loose: whether what stands before it goes rather than the text is cut.
    """

    text: str = ""
    tones: tuple[str, ...] = ()
    before: tuple[Run, ...] = ()
    after: tuple[Run, ...] = ()
    shorter: tuple[str, ...] = ()
    loose: bool = False

    @cached_property
    def width(self) -> int:
        """How many cells all of it takes."""
        return width_of(self.text) + self._kept

    @cached_property
    def least(self) -> int:
        """How many cells its shortest wording takes."""
        return width_of(self.shorter[-1]) + self._kept if self.shorter else self.width

    @cached_property
    def _kept(self) -> int:
        return sum(width_of(text) for text, _ in self.before) + sum(width_of(text) for text, _ in self.after)

    def fitted(self, width: int, sign: str) -> tuple[Run, ...]:
        """What of it fits into ``width`` cells: the longest wording that does, else a part of the last, and a sign."""
        if self.width <= width:
            return (*self.before, (self.text, self.tones), *self.after)
        if self.loose:
            return ((cut(self.text, width, sign), self.tones),)
        wordings, after = (self.text, *self.shorter), list(self.after)
        room = width - self._kept
        while after and room < min(width_of(wordings[-1]), _READABLE):
            room += width_of(after.pop()[0])
        wording = next((text for text in wordings if width_of(text) <= room), "")
        return (*self.before, (wording or cut(wordings[-1], max(room, 1), sign), self.tones), *after)


NOTHING = Cell()


def written(cell: Cell, width: int, style: Style, *, right: bool = False) -> str:
    """A cell painted, cut and filled up to exactly ``width`` cells."""
    if cell is NOTHING:
        return " " * width
    sign = style.signs("…")
    runs = cell.fitted(width, sign)
    size = cell.width if cell.width <= width else sum(width_of(text) for text, _ in runs)
    if size > width:
        plain = cut("".join(text for text, _ in runs), width, sign)
        runs, size = ((plain, cell.tones),), width_of(plain)
    gap = " " * (width - size)
    text = "".join([style.paint(text, *tones) for text, tones in runs])
    return gap + text if right else text + gap


@dataclass(frozen=True, slots=True)
class Column:
    """How much room a column wants.

    Attributes:
        best: cells that it would fill.
        good: cells in which most of it fits.
        least: cells below which it says nothing.
        rank: whose turn it is to give way; the lowest first.
    """

    best: int
    good: int
    least: int
    rank: int


def fit(columns: Sequence[Column], width: int, gap: int) -> list[int]:
    """The width of each column within a line; 0 for one that is left out.

    Every column gets its least, and then, by rank, what is good and what is best for it.
    Where not even the least of all has room, the columns of the lowest ranks are left out.
    """
    widths = [column.least for column in columns]
    kept = sorted(range(len(columns)), key=lambda n: -columns[n].rank)
    while len(kept) > 1 and sum(widths[n] for n in kept) + gap * (len(kept) - 1) > width:
        widths[kept.pop()] = 0
    room = width - sum(widths) - gap * (len(kept) - 1)
    for wish in ("good", "best"):
        for n in kept:
            more = min(max(getattr(columns[n], wish) - widths[n], 0), room)
            widths[n] += more
            room -= more
    return [min(size, width) for size in widths]
