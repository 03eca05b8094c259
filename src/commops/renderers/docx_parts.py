"""What python-docx leaves to the hand: East Asian fonts, widths on the grid, fields, links, shades."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor, Twips

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.styles.style import ParagraphStyle
    from docx.table import Table as Grid
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as Text

FONTS = {
    "zh-CN": ("微软雅黑", "微软雅黑"),
    "zh-TW": ("Microsoft JhengHei", "Microsoft JhengHei"),
    "en": ("Calibri", "微软雅黑"),
}
"""Western and East Asian font of each language."""
INK, SOFT, ACCENT, FAULT, PALE, RULE, LABEL = "0F172A", "475569", "1D4ED8", "B91C1C", "94A3B8", "CBD5E1", "F1F5F9"
_MARGIN = 1134
WIDTH = 11906 - 2 * _MARGIN
"""Width of the text in twentieths of a point: A4 less 2 cm at each side."""
_STYLES = {
    "Normal": (10.5, False, INK, 0, 4),
    "Title": (20, True, INK, 0, 2),
    "Heading 1": (13, True, ACCENT, 14, 5),
    "Heading 2": (11.5, True, INK, 12, 4),
    "Heading 3": (10.5, True, INK, 8, 3),
    "List Bullet": (10.5, False, INK, 0, 2),
    "Cell": (9.5, False, INK, 1, 1),
    "Aside": (9.5, False, SOFT, 0, 0),
}
"""Size, weight, colour, space before and after of each style, in points."""


def set_up(word: "Word", language: str) -> None:
    """Give a file its paper, its fonts, its language."""
    section = word.sections[0]
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Twips(_MARGIN)
    for name, look in _STYLES.items():
        known = any(style.name == name for style in word.styles)
        style = word.styles[name] if known else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        _set_style(style, look, FONTS[language])
    _drop(word.styles["Title"].element.pPr, "w:pBdr")
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for lang in word.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), "en-US")
        lang.set(qn("w:eastAsia"), language if language != "en" else "zh-CN")


def _set_style(style: "ParagraphStyle", look: tuple[float, bool, str, float, float], fonts: tuple[str, str]) -> None:
    size, bold, colour, before, after = look
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    properties = style.element.get_or_add_rPr()
    _drop(properties, "w:rFonts")
    names = {"w:ascii": fonts[0], "w:hAnsi": fonts[0], "w:eastAsia": fonts[1], "w:cs": fonts[0]}
    properties.insert(0, element("w:rFonts", **names))
    _drop(properties, "w:spacing")
    _drop(properties, "w:kern")


def set_dates(word: "Word", day: date | None) -> None:
    """Let a file bear a date of the organisation, or none, but never that of its making."""
    properties = word.core_properties
    properties.author = properties.last_modified_by = properties.comments = properties.keywords = ""
    if day is not None:
        properties.created = properties.modified = datetime(day.year, day.month, day.day)  # noqa: DTZ001 -- a date has no zone
        return
    root = properties._element  # noqa: SLF001 -- python-docx has no way to leave a date out
    for name in ("dcterms:created", "dcterms:modified"):
        _drop(root, name)


def element(name: str, **attributes: str) -> Any:
    """An element with its attributes."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made


def _drop(parent: Any, name: str) -> None:
    for child in parent.findall(qn(name)) if parent is not None else ():
        parent.remove(child)


def add_grid(word: "Word", shares: Sequence[int]) -> "Grid":
    """An empty table with ruled cells whose columns have fixed widths, on the grid as LibreOffice reads them."""
    grid: Grid = word.add_table(rows=0, cols=len(shares))
    grid.autofit = False
    properties = grid._tbl.tblPr  # noqa: SLF001 -- borders, margins and widths have no interface
    sides = [
        element(f"w:{side}", **{"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": RULE})
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    ]
    _put(properties, "w:tblW", element("w:tblW", **{"w:w": str(WIDTH), "w:type": "dxa"}))
    properties.append(_with(element("w:tblBorders"), sides))
    gaps = {"top": 40, "left": 100, "bottom": 40, "right": 100}
    margins = [element(f"w:{side}", **{"w:w": str(gap), "w:type": "dxa"}) for side, gap in gaps.items()]
    properties.append(_with(element("w:tblCellMar"), margins))
    _order(properties)
    for column, width in zip(grid._tbl.tblGrid.findall(qn("w:gridCol")), widths(shares), strict=True):  # noqa: SLF001
        column.set(qn("w:w"), str(width))
    return grid


_TABLE_ORDER = ("tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook")
"""The order that the standard prescribes; Word refuses files that have another."""


def _order(properties: Any) -> None:
    for name in _TABLE_ORDER:
        for child in properties.findall(qn(f"w:{name}")):
            properties.append(child)


def widths(shares: Sequence[int]) -> list[int]:
    """Parts of the width of the text; what rounding leaves goes to the widest."""
    found = [WIDTH * share // sum(shares) for share in shares]
    found[found.index(max(found))] += WIDTH - sum(found)
    return found


def add_row(grid: "Grid", sizes: Sequence[int], *, header: bool = False) -> "list[_Cell]":
    """A row that no page break divides, with its widths; a header comes again on each page."""
    row = grid.add_row()  # type: ignore[no-untyped-call]
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 -- python-docx knows no row options
    properties.append(element("w:cantSplit"))
    if header:
        properties.append(element("w:tblHeader"))
    cells = list(row.cells)
    for cell, size in zip(cells, sizes, strict=True):
        cell.width = Twips(size)
    return cells


def shade(cell: "_Cell", colour: str) -> None:
    """Fill a cell with a colour."""
    fill = {"w:val": "clear", "w:color": "auto", "w:fill": colour}
    cell._tc.get_or_add_tcPr().append(element("w:shd", **fill))  # noqa: SLF001 -- likewise


def add_field(paragraph: "Text", code: str) -> None:
    """A field that the word processor fills in, such as PAGE."""
    for part in ("begin", code, "separate", "1", "end"):
        run = paragraph.add_run()._r  # noqa: SLF001 -- fields have no interface
        if part == code:
            run.append(_text("w:instrText", f" {code} "))
        elif part == "1":
            run.append(_text("w:t", part))
        else:
            run.append(element("w:fldChar", **{"w:fldCharType": part}))


def add_bar(paragraph: "Text") -> None:
    """A thick line at the left of a paragraph."""
    bar = element("w:left", **{"w:val": "single", "w:sz": "36", "w:space": "10", "w:color": ACCENT})
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 -- borders of paragraphs likewise
        _with(element("w:pBdr"), [bar]), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def add_bookmark(paragraph: "Text", number: int, name: str) -> None:
    """A place that a link can lead to, around what the paragraph holds."""
    start = element("w:bookmarkStart", **{"w:id": str(number), "w:name": name})
    paragraph._p.insert(1, start)  # noqa: SLF001 -- bookmarks likewise
    paragraph._p.append(element("w:bookmarkEnd", **{"w:id": str(number)}))  # noqa: SLF001


def add_link(paragraph: "Text", name: str, text: str) -> None:
    """A link to a bookmark of this file."""
    link = element("w:hyperlink", **{"w:anchor": name, "w:history": "1"})
    run = paragraph.add_run(text)
    run.font.color.rgb = RGBColor.from_string(ACCENT)
    link.append(run._r)  # noqa: SLF001 -- links likewise
    paragraph._p.append(link)  # noqa: SLF001


def _text(name: str, text: str) -> Any:
    made = element(name)
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    made.text = text
    return made


def _with(parent: Any, children: Sequence[Any]) -> Any:
    for child in children:
        parent.append(child)
    return parent


def _put(parent: Any, name: str, child: Any) -> None:
    """Put an element in the place of the one of its name."""
    old = parent.find(qn(name))
    if old is None:
        parent.append(child)
    else:
        parent.replace(old, child)
