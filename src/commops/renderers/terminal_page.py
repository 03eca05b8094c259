"""A Markdown page on a terminal: headings, wrapped prose, examples with their marks."""

import re
from collections.abc import Iterator

from commops.terminal import Style, padded, width_of, wrapped

_CODE = re.compile(r"`([^`]+)`")


def draw_page(markdown: str, style: Style) -> str:
    """The page as text for a terminal; what it says stays as it is."""
    return style.signs("\n".join(_lines(markdown.rstrip("\n").split("\n"), style)) + "\n")


def _lines(lines: list[str], style: Style) -> Iterator[str]:
    paragraph: list[str] = []
    table: list[list[str]] = []
    fence = ""
    for line in [*lines, ""]:
        if fence:
            if line.startswith("```"):
                fence = ""
            else:
                yield "    " + (
                    style.paint(line, "red") if fence == "bad" and re.search(r"#.*[A-Z]{3}\d{3}", line) else line
                )
            continue
        if paragraph and (not line or line.startswith(("```", "#", "|"))):
            yield from _prose(" ".join(paragraph), style)
            paragraph = []
        if table and not line.startswith("|"):
            yield from _table(table, style)
            table = []
        if line.startswith("```"):
            fence = line.rsplit(" ", 1)[-1]
        elif line.startswith("#"):
            yield style.paint(line.lstrip("# "), "bold", "cyan")
        elif line.startswith("|"):
            if not set(line) <= set("| -"):
                table.append([cell.strip() for cell in line.strip("|").split("|")])
        elif line:
            paragraph.append(line)
        else:
            yield ""


def _prose(text: str, style: Style) -> Iterator[str]:
    for line in wrapped(text, min(style.width, 100)):
        yield _CODE.sub(lambda match: style.paint(match[1], "bold") if style.color else match[0], line)


def _table(rows: list[list[str]], style: Style) -> Iterator[str]:
    widths = [max(width_of(row[n].strip("`")) for row in rows) for n in range(len(rows[0]))]
    for number, row in enumerate(rows):
        before = sum(widths[:-1]) + 2 * len(widths[:-1])
        first, *rest = wrapped(row[-1], max(style.width - before, 20))
        cells = [padded(cell.strip("`"), width) for cell, width in zip(row[:-1], widths, strict=False)]
        text = "  ".join([*cells, first])
        yield style.paint(text, "bold") if number == 0 else text
        yield from (" " * before + line for line in rest)
