"""What the sections of a rule book are made of: tables of entries, blank where an entry says nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from commops.renderers.parts import quiet
from commops.renderers.wording import Wording, dashed, plain
from commops.views.document import Line, Table
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
        yield Table(tuple(w.say(f"handbook.{word}") for word in words), tuple(rows), shares)


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
