"""A document as plain data: what stands between an answer and the medium that it is written in.

Text lives in runs and nowhere else; a run never holds anything that steers a terminal, breaks
XML or turns the direction of writing, so that a medium only has to escape its own signs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["", "strong", "quiet", "mark", "missing", "blank"]
"""strong stands out, quiet steps back, mark tells how sure a fact is, missing is a fault, blank is to be filled in."""

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]+"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one tone."""

    text: str
    tone: Tone = ""

    def __post_init__(self) -> None:
        if _UNSEEN.search(self.text):
            object.__setattr__(self, "text", _UNSEEN.sub(" ", self.text))


Line = tuple[Run, ...]
Cell = tuple[Line, ...]
"""Lines, one below the other."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: 1 for a chapter, 2 and 3 for what is in it; ``anchor`` is where the contents lead to."""

    level: Literal[1, 2, 3]
    line: Line
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of prose."""

    line: Line


@dataclass(frozen=True, slots=True)
class Fact:
    """A field of a form: its label, what stands in it, whether it takes the whole width."""

    label: str
    cell: Cell
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields of a form."""

    facts: tuple[Fact, ...]

    def rows(self) -> Iterator[tuple[Fact, ...]]:
        """The fields in rows: two beside each other, a wide one alone."""
        waiting: tuple[Fact, ...] = ()
        for fact in self.facts:
            if fact.wide and waiting:
                yield waiting
            waiting = (*(() if fact.wide else waiting), fact)
            if fact.wide or len(waiting) == 2:
                yield waiting
                waiting = ()
        if waiting:
            yield waiting


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header; ``shares`` are the widths of the columns, in parts of their sum."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    shares: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of chapters: anchor and text of each."""

    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs: a label for each, and lines for name and date below it."""

    posts: tuple[str, ...]
    signed: str
    dated: str


Block = Heading | Paragraph | Facts | Table | Items | Contents | Signatures


@dataclass(frozen=True, slots=True)
class Document:
    """A document.

    Attributes:
        language: the tag of its language.
        kind: what it is, such as a job description.
        over: what stands above the title, such as the department.
        title: the title.
        under: what stands below it, such as the title in another language.
        blocks: what it says.
        pages: words around the number of a page: before it, between it and the number of pages, after that.
        labels: the header of forms where a medium needs one: field, content.
        dated: the date that its file bears; None for none.
    """

    language: str
    kind: str
    over: Line
    title: Line
    under: Line
    blocks: tuple[Block, ...]
    pages: tuple[str, str, str]
    labels: tuple[str, str]
    dated: date | None = None
