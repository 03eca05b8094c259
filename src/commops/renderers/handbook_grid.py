"""What the sections of a rule book are made of: tables of entries, blank where an entry says nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from commops.renderers.parts import quiet
from commops.renderers.wording import Wording, dashed, plain
from commops.views.document import Cell, Line, Table
from commops.views.handbook import Entry

Columns = tuple[Iterable[Line], ...]
"""The lines of each cell of a row."""


def grid(
    w: Wording, words: Sequence[str], shares: tuple[int, ...], entries: Sequence[Any], columns: Callable[[Any], Columns]
) -> Iterator[Table]:
    """A table of entries.

    Args:
        w: the words.
        words: the headers of the columns.
        shares: the widths of the columns.
        entries: what is in the rows.
        columns: gives the cells of a row.

    Yields:
        The table; none where there is no entry.
    """
    rows = [tuple(dashed(*lines) for lines in columns(entry)) for entry in entries]
    if rows:
        heads = tuple(w.say(f"handbook.{word}") for word in words)
        yield Table(heads, tuple(rows), with_room(heads, rows, shares))


def with_room(heads: Sequence[str], rows: Sequence[Sequence[Cell]], shares: Sequence[int]) -> tuple[int, ...]:
    """The widths of columns, the narrow ones widened until the longest word of each fits on a line.

    Args:
        heads: the headers.
        rows: the cells.
        shares: the widths that were asked for.

    Returns:
        Widths of the same meaning; the wider columns give what the narrow ones take.
    """
    longest = [
        max(_word([head]), *(_word(run.text for line in row[n] for run in line) for row in rows))
        for n, head in enumerate(heads)
    ]
    total = sum(shares)
    least = [word * total / _LETTERS for word in longest]
    short = sum(max(need - share, 0) for need, share in zip(least, shares, strict=True))
    spare = sum(max(share - need, 0) for need, share in zip(least, shares, strict=True))
    give = min(short / spare, 1) if spare else 0
    return tuple(
        round(10 * (need if need > share else share - (share - need) * give))
        for need, share in zip(least, shares, strict=True)
    )


_LETTERS = 82
"""Latin letters that a line of the page takes in the type of a table, the cells' margins taken off."""


def _word(texts: Iterable[str]) -> float:
    """Letters of the longest Latin word, and its margins; Chinese breaks anywhere."""
    words = (word for text in texts for word in text.split() if word.isascii())
    return max((len(word) + 3 for word in words), default=0)


def named(w: Wording, entry: Entry[Any]) -> Line:
    """The name of an entry, and how sure it is."""
    return (*w.name(entry.ref, strong=True), *w.mark(entry.body.certainty or ""))


def remark(w: Wording, entry: Entry[Any]) -> Line:
    """The note of an entry."""
    return quiet(w, "describe.note-of", w.text(entry.body.note))


def often(w: Wording, entry: Entry[Any]) -> Line:
    """How often an entry takes place."""
    return plain(w.every(entry.body.every) if entry.body.every else w.text(entry.body.vague))


def word_of(w: Wording, group: str, word: str | None) -> Line:
    """A word of a group, such as the kind of an entry."""
    return plain(w.of(group, word) if word else "")
