"""A document as a Word file that the personnel department edits, prints and signs."""

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING

from commops.errors import NeedsExtra
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

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as Text

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first date that a zip file can bear."""
_FORM = (17, 33, 17, 33)
"""Widths of a form's row: label, field, label, field."""


def document_docx(document: Document) -> bytes:
    """A document as a Word file.

    Args:
        document: what to write.

    Returns:
        The file; the same document gives the same bytes.

    Raises:
        NeedsExtra: python-docx is not installed.
    """
    try:
        import docx
    except ImportError:
        raise NeedsExtra("needs-extra", package="python-docx", extra="docx") from None
    word = docx.Document()
    _Writing(word, document).write()
    buffer = io.BytesIO()
    word.save(buffer)
    return _timeless(buffer.getvalue())


def _timeless(data: bytes) -> bytes:
    """A zip file without the time at which it was made."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name in given.namelist():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            made.writestr(info, given.read(name))
    return buffer.getvalue()


class _Writing:
    """A Word file being filled."""

    def __init__(self, word: "Word", document: Document) -> None:
        from docx.shared import RGBColor

        from commops.renderers import docx_parts

        self.word, self.document, self.parts = word, document, docx_parts
        tones = {
            "quiet": docx_parts.SOFT,
            "mark": docx_parts.SOFT,
            "missing": docx_parts.FAULT,
            "blank": docx_parts.PALE,
        }
        self.colours = {tone: RGBColor.from_string(colour) for tone, colour in tones.items()}
        self.white = RGBColor(0xFF, 0xFF, 0xFF)
        self.places: dict[str, int] = {}

    def write(self) -> None:
        parts, document = self.parts, self.document
        parts.set_up(self.word, document.language)
        parts.set_dates(self.word, document.dated)
        properties = self.word.core_properties
        properties.title, properties.subject = _said(document.title), document.kind
        properties.language = document.language
        for line, style in ((document.over, "Aside"), (document.title, "Title"), (document.under, "Aside")):
            if line:
                parts.add_bar(self.paragraph(line, style))
        for block, after in zip(document.blocks, (*document.blocks[1:], None), strict=True):
            self.block(block, leads=isinstance(after, Table | Facts | Paragraph))
        self.footer()

    def paragraph(self, line: Line, style: str = "Normal") -> "Text":
        paragraph = self.word.add_paragraph(style=style)
        self.runs(paragraph, line)
        return paragraph

    def runs(self, paragraph: "Text", line: Line) -> None:
        for run in line:
            added = paragraph.add_run(run.text)
            if run.tone == "strong":
                added.font.bold = True
            elif run.tone:
                added.font.color.rgb = self.colours[run.tone]

    def block(self, block: Block, *, leads: bool) -> None:
        """Write a block; a paragraph that leads to what follows stays with it on one page."""
        match block:
            case Heading():
                self.heading(block)
            case Paragraph():
                self.paragraph(block.line).paragraph_format.keep_with_next = leads
            case Facts():
                self.facts(block)
            case Table():
                self.table(block)
            case Items():
                self.items(block)
            case Contents():
                for place, text in block.entries:
                    self.parts.add_link(self.word.add_paragraph(style="Normal"), self.place(place), text)
            case Signatures():
                self.signatures(block)

    def heading(self, block: Heading) -> None:
        paragraph = self.paragraph(block.line, f"Heading {block.level}")
        if block.anchor:
            name = self.place(block.anchor)
            self.parts.add_bookmark(paragraph, self.places[block.anchor], name)

    def place(self, anchor: str) -> str:
        """The name of a bookmark; Word takes letters, digits and underscores only."""
        return f"place_{self.places.setdefault(anchor, len(self.places) + 1)}"

    def items(self, block: Items) -> None:
        from docx.shared import Pt

        for n, line in enumerate(block.items, 1):
            if not block.numbered:
                self.paragraph(line, "List Bullet")
                continue
            paragraph = self.word.add_paragraph(f"{n}.\t", style="Normal")
            paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Pt(20), Pt(-20)
            self.runs(paragraph, line)

    def facts(self, block: Facts) -> None:
        grid = self.parts.add_grid(self.word, _FORM)
        sizes = self.parts.widths(_FORM)
        for row in block.rows():
            cells = self.parts.add_row(grid, sizes)
            if len(row) == 1:
                cells = [cells[0], cells[1].merge(cells[3])]
            for n, fact in enumerate(row):
                self.parts.shade(cells[2 * n], self.parts.LABEL)
                self.fill(cells[2 * n], ((Run(fact.label, "strong"),),))
                self.fill(cells[2 * n + 1], fact.cell)
        self.gap()

    def table(self, block: Table) -> None:
        grid = self.parts.add_grid(self.word, block.shares)
        sizes = self.parts.widths(block.shares)
        self.header(self.parts.add_row(grid, sizes, header=True), block.head)
        for row in block.rows:
            for cell, content in zip(self.parts.add_row(grid, sizes), row, strict=True):
                self.fill(cell, content)
        self.gap()

    def header(self, cells: "Sequence[_Cell]", texts: Sequence[str]) -> None:
        for cell, text in zip(cells, texts, strict=True):
            self.parts.shade(cell, self.parts.ACCENT)
            paragraph = cell.paragraphs[0]
            paragraph.style = "Cell"
            paragraph.paragraph_format.keep_with_next = True
            run = paragraph.add_run(text)
            run.font.bold, run.font.color.rgb = True, self.white

    def fill(self, cell: "_Cell", content: Cell) -> None:
        """Put lines into a cell, the first into the paragraph that it has."""
        for n, line in enumerate(content or ((),)):
            paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
            paragraph.style = "Cell"
            self.runs(paragraph, line)

    def gap(self) -> None:
        """A low empty line, lest the next table grows into this one."""
        from docx.shared import Pt

        paragraph = self.word.add_paragraph(style="Aside")
        paragraph.paragraph_format.line_spacing = Pt(6)

    def signatures(self, block: Signatures) -> None:
        from docx.shared import Pt

        shares = (1,) * len(block.posts)
        grid, sizes = self.parts.add_grid(self.word, shares), self.parts.widths(shares)
        self.header(self.parts.add_row(grid, sizes), block.posts)
        for cell in self.parts.add_row(grid, sizes):
            self.fill(cell, tuple((Run(f"{label} ____________"),) for label in (block.signed, block.dated)))
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = Pt(12)

    def footer(self) -> None:
        paragraph = self.word.sections[0].footer.paragraphs[0]
        paragraph.style = "Aside"
        paragraph.alignment = 1
        before, between, after = self.document.pages
        paragraph.add_run(f"{self.document.kind} · {_said(self.document.title)} · {before}")
        self.parts.add_field(paragraph, "PAGE")
        paragraph.add_run(between)
        self.parts.add_field(paragraph, "NUMPAGES")
        paragraph.add_run(after)


def _said(line: Line) -> str:
    return "".join(run.text for run in line)
