"""A document as Markdown, for reviews and wikis; what people wrote stays text."""

import re
from collections.abc import Iterator, Sequence

from commops.views.document import (
    Block,
    Cell,
    Contents,
    Document,
    Fact,
    Facts,
    Heading,
    Items,
    Line,
    Paragraph,
    Signatures,
    Table,
)

_SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|~@]|(?<!\w)-|-(?!\w)|(?<!\d)\.|\.(?!\d)|:(?=//))")


def escaped(text: str) -> str:
    """A text that Markdown leaves as it is: no sign of it marks anything up, no part of it is HTML."""
    text = _SIGNS.sub(r"\\\1", " ".join(text.split()))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def document_markdown(document: Document) -> str:
    """A document as Markdown.

    Args:
        document: what to write.

    Returns:
        CommonMark with the tables of GitHub; nothing in it is HTML but line breaks in cells.
    """
    head = [f"# {_line(document.title)}"]
    head += [_line(line) for line in (document.over, document.under) if line]
    blocks = [text for block in document.blocks if (text := "\n".join(_block(block, document)))]
    return "\n\n".join([*head, *blocks]) + "\n"


def _block(block: Block, document: Document) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * (block.level + 1)} {_line(block.line)}"
        case Paragraph():
            yield _line(block.line)
        case Facts():
            yield from _table(document.labels, [_fact(fact) for fact in block.facts])
        case Table():
            yield from _table(block.head, [[_cell(cell) for cell in row] for row in block.rows])
        case Items():
            for n, line in enumerate(block.items, 1):
                yield (f"{n}. " if block.numbered else "- ") + _line(line)
        case Contents():
            yield from (f"- {escaped(text)}" for _, text in block.entries)
        case Signatures():
            lines = "<br>".join(escaped(f"{label} ____________") for label in (block.signed, block.dated))
            yield from _table(block.posts, [[lines] * len(block.posts)])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield _row([escaped(text) for text in head])
    yield _row(["---"] * len(head))
    yield from map(_row, rows)


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _fact(fact: Fact) -> list[str]:
    return [escaped(fact.label), _cell(fact.cell)]


def _cell(cell: Cell) -> str:
    return "<br>".join(_line(line) for line in cell)


def _line(line: Line) -> str:
    """Runs one after the other; what stands out is marked up only where Markdown is sure to see the marks.

    A mark between a letter and a bracket is none to CommonMark, as Chinese, which has no blanks, finds out.
    """
    said = ""
    for n, run in enumerate(line):
        text = escaped(run.text)
        after = line[n + 1].text[:1] if n + 1 < len(line) else ""
        if run.tone in ("strong", "missing") and text and not said and not after.isalnum():
            text = f"**{text}**"
        blank = " " if run.text[:1].isspace() and said else ""
        said += blank + text + (" " if run.text[-1:].isspace() else "")
    return said.strip()
