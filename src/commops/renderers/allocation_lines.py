"""Lines of text about an allocation on a terminal."""

from collections.abc import Sequence

from commops.allocation.proposal import Met
from commops.renderers.allocation_words import Words, points
from commops.terminal import Style, cut, width_of, wrapped


def bold(text: str, style: Style) -> str:
    """A title on one line."""
    return style.paint(cut(text, style.width, style.signs("…")), "bold")


def sentence(
    text: str, style: Style, *, lead: str = "", tones: tuple[str, ...] = (), sign: tuple[str, ...] = ()
) -> list[str]:
    """A text in lines, its first behind ``lead`` in the tones of ``sign``, the others below the text's beginning."""
    indent = width_of(lead)
    lead = style.paint(lead, *sign)
    lines = [cut(line, style.width - indent) for line in wrapped(text, style.width - indent)]
    return [(lead if n == 0 else " " * indent) + style.paint(line, *tones) for n, line in enumerate(lines)]


def requirement_lines(met: Sequence[Met], words: Words, style: Style, lead: str) -> list[str]:
    """Requirements one after the other, each with its sign and its points."""
    lines: list[str] = []
    for item in met:
        is_welcome = item.requirement.strictness == "preferred"
        tones = ("green",) if item.met else ("grey",) if is_welcome else ("yellow",)
        text = words.held(item) + (f"  {points(item.points)}" if item.points else "")
        lines += sentence(text, style, lead=f"{lead}{'✓' if item.met else '✗'} ", sign=tones)
    return lines
