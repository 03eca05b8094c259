"""A document on a terminal: headings, fields in a column, tables that fit the line."""

from collections.abc import Iterator, Sequence

from commops.terminal import Style, cut, padded, width_of, wrapped
from commops.views.document import (
    Block,
    Cell,
    Contents,
    Document,
    Facts,
    Heading,
    Items,
    Line,
    Paragraph,
    Run,
    Signatures,
    Table,
)

_TONES = {"strong": ("bold",), "quiet": ("grey",), "mark": ("grey",), "missing": ("red",), "blank": ("grey",)}
_WIDEST = 110
"""Cells beyond which prose is tiring to read."""
_NARROW = 64
"""Cells below which a table is told row by row."""
_GAP = 2

Drawn = tuple[str, int]
"""A line as it is written, and the cells that it takes."""


def document_terminal(document: Document, style: Style) -> str:
    """A document for a terminal.

    Args:
        document: what to write.
        style: the terminal.

    Returns:
        Lines of at most ``style.width`` cells.
    """
    drawing = _Drawing(min(style.width, _WIDEST), style)
    lines = [
        *drawing.prose(document.over, "grey"),
        *drawing.prose(document.title, "bold"),
        *drawing.prose(document.under, "grey"),
    ]
    for block in document.blocks:
        lines += ["", *drawing.block(block)]
    return style.signs("\n".join(line.rstrip() for line in lines) + "\n")


class _Drawing:
    """A terminal of some width."""

    def __init__(self, width: int, style: Style) -> None:
        self.width, self.style = width, style

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield from self.prose(block.line, "bold", *(("cyan",) if block.level == 1 else ()))
            case Paragraph():
                yield from self.prose(block.line)
            case Facts():
                yield from self.facts([(fact.label, fact.cell) for fact in block.facts])
            case Table():
                yield from self.stacked(block) if self.width < _NARROW else self.table(block)
            case Items():
                for n, line in enumerate(block.items, 1):
                    yield from self.hanging(f"{n}. " if block.numbered else "- ", line)
            case Contents():
                for _, text in block.entries:
                    yield from self.hanging("", (Run(text),))
            case Signatures():
                for post in block.posts:
                    signed, dated = (f"{label} ____________" for label in (block.signed, block.dated))
                    yield from self.prose((Run(f"{post}  {signed}  {dated}"),))

    def prose(self, line: Line, *tones: str) -> list[str]:
        return [text for text, _ in self.drawn(line, self.width, *tones)] if line else []

    def hanging(self, sign: str, line: Line) -> Iterator[str]:
        size = width_of(sign)
        for n, (text, _) in enumerate(self.drawn(line, self.width - size)):
            yield (sign if n == 0 else " " * size) + text

    def facts(self, facts: Sequence[tuple[str, Cell]]) -> Iterator[str]:
        """Labels in one column, what stands behind them in another."""
        column = min(max(width_of(label) for label, _ in facts), self.width // 3)
        for label, content in facts:
            cells = [wrapped(label, column), [text for text, _ in self.cell(content, self.width - column - _GAP)]]
            for n in range(max(map(len, cells))):
                name, body = (lines[n] if n < len(lines) else "" for lines in cells)
                yield self.style.paint(padded(name, column), "grey") + " " * _GAP + body

    def stacked(self, table: Table) -> Iterator[str]:
        """Each row as fields below each other."""
        for n, row in enumerate(table.rows):
            if n:
                yield ""
            yield from self.facts(list(zip(table.head, row, strict=True)))

    def table(self, table: Table) -> Iterator[str]:
        head: list[Cell] = [((Run(text, "strong"),),) for text in table.head]
        sizes = _sizes([head, *table.rows], table.shares, self.width - _GAP * (len(table.head) - 1))
        yield from self.beside(head, sizes)
        yield self.style.paint("─" * (sum(sizes) + _GAP * (len(sizes) - 1)), "grey")
        tall = False
        for n, row in enumerate(table.rows):
            lines = list(self.beside(row, sizes))
            if n and (tall or len(lines) > 1):
                yield ""
            tall = len(lines) > 1
            yield from lines

    def beside(self, cells: Sequence[Cell], sizes: Sequence[int]) -> Iterator[str]:
        """Cells beside each other, each in its column."""
        columns = [self.cell(content, size) for content, size in zip(cells, sizes, strict=True)]
        for n in range(max(map(len, columns))):
            parts = [lines[n] if n < len(lines) else ("", 0) for lines in columns]
            yield (" " * _GAP).join(
                text + " " * (size - taken) for (text, taken), size in zip(parts, sizes, strict=True)
            )

    def cell(self, content: Cell, width: int) -> list[Drawn]:
        return [drawn for line in content for drawn in self.drawn(line, width)]

    def drawn(self, line: Line, width: int, *tones: str) -> list[Drawn]:
        """A line broken to a width, each part of it in its tone."""
        letters = [(letter, run.tone) for run in line for letter in run.text]
        found, at = [], 0
        for text in _broken("".join(letter for letter, _ in letters), max(width, 2)):
            parts: list[tuple[str, str]] = []
            for letter in text:
                while letters[at][0] != letter:
                    at += 1
                said, tone = parts.pop() if parts and parts[-1][1] == letters[at][1] else ("", letters[at][1])
                parts.append((said + letter, tone))
                at += 1
            painted = "".join(self.style.paint(said, *tones, *_TONES.get(tone, ())) for said, tone in parts)
            found.append((painted, width_of(text)))
        return found


def _broken(text: str, width: int) -> Iterator[str]:
    """A text in lines; a word that is longer than one breaks behind a hyphen, or where it has to."""
    for line in wrapped(text, width):
        left = line
        while width_of(left) > width:
            fits = cut(left, width, "")
            at = fits.rfind("-") + 1 or len(fits)
            yield left[:at]
            left = left[at:]
        yield left


def _sizes(rows: Sequence[Sequence[Cell]], shares: Sequence[int], width: int) -> list[int]:
    """The width of each column: its share, less what it does not need, more of what others leave."""
    columns = range(len(shares))
    needs = [max(max((_length(line) for line in row[n]), default=0) for row in rows) for n in columns]
    sizes = [min(need, width * share // sum(shares)) for need, share in zip(needs, shares, strict=True)]
    left = width - sum(sizes)
    for n in sorted(columns, key=lambda n: needs[n] - sizes[n]):
        hungry = [m for m in columns if sizes[m] < needs[m]]
        if n in hungry:
            more = min(left // len(hungry), needs[n] - sizes[n])
            sizes[n] += more
            left -= more
    return [max(size, 1) for size in sizes]


def _length(line: Line) -> int:
    return sum(width_of(run.text) for run in line)
