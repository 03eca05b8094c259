"""A terminal's page: its width in cells, its colours, the signs that it can show."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

_CODES = {
    "bold": "1", "dim": "2", "italic": "3", "red": "31", "green": "32", "yellow": "33", "blue": "34",
    "magenta": "35", "cyan": "36", "grey": "90", "bright-red": "91", "bright-blue": "94",
    "on-red": "41", "on-blue": "44", "on-magenta": "45", "on-green": "42", "white": "97", "black": "30",
}  # fmt: skip
_PLAIN = str.maketrans({
    "│": "|", "├": "+", "└": "`", "─": "-", "▌": "|", "█": "#", "▏": "|", "░": ".", "·": ".", "○": "o", "●": "*",
    "⚠": "!", "⇢": ">", "→": ">", "…": "~", "“": '"', "”": '"', "▁": "_", "▂": "_", "▃": "-", "▄": "-", "▅": "=",
    "▆": "=", "▇": "#", "✓": "v", "✗": "x", "×": "x", "≥": ">=", "≤": "<=", "—": "-", "–": "-", "═": "=", "┼": "+",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """How to write to a terminal, a pipe or a file.

    Attributes:
        width: cells of a line.
        color: whether escape sequences may be sent.
        ascii: whether signs outside ASCII are replaced (names stay as they are).
    """

    width: int = 80
    color: bool = False
    ascii: bool = False

    def paint(self, text: str, *tones: str) -> str:
        """A text in some tones, or as it is where there is no colour."""
        if not self.color or not tones or not text:
            return text
        return f"\x1b[{';'.join(_CODES[tone] for tone in tones)}m{text}\x1b[0m"

    def signs(self, text: str) -> str:
        """A text whose drawing signs the output can show."""
        return text.translate(_PLAIN) if self.ascii else text


@cache
def _cells_of() -> Callable[[str], int]:
    """What measures a text, which is imported for the first one beside ASCII."""
    from rich.cells import cell_len

    return cell_len


def width_of(text: str) -> int:
    """How many cells a text takes: Chinese two each, combining marks none."""
    return len(text) if text.isascii() else _cells_of()(text)


def cut(text: str, width: int, sign: str = "…") -> str:
    """A text that takes at most ``width`` cells; what was cut off leaves a sign."""
    if width_of(text) <= width:
        return text
    from rich.cells import set_cell_size

    kept = set_cell_size(text, max(width - width_of(sign), 0)).rstrip()
    return (kept + sign) if width >= width_of(sign) else set_cell_size(text, width)


def padded(text: str, width: int, *, right: bool = False) -> str:
    """A text filled up with blanks to ``width`` cells."""
    gap = " " * max(width - width_of(text), 0)
    return gap + text if right else text + gap


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most ``width`` cells, broken at blanks or between Chinese characters."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, used = "", 0
        for word in _words(paragraph):
            size = width_of(word)
            if used + width_of(word.rstrip()) > width and line:
                lines.append(line.rstrip())
                line, used = "", 0
                word = word.lstrip()  # noqa: PLW2901 -- a blank does not begin a line
                size = width_of(word)
            line, used = line + word, used + size
        lines.append(line.rstrip())
    return lines


def _words(text: str) -> list[str]:
    """The pieces between which a line may break; closing punctuation stays with what it closes."""
    pieces: list[str] = []
    for character in text:
        wide = unicodedata.east_asian_width(character) in "WF"
        kind = unicodedata.category(character)
        closes = kind in ("Pe", "Pf") or (wide and kind == "Po")
        fresh = not pieces or (wide and not closes) or _is_wide(pieces[-1][-1]) or pieces[-1][-1] == " "
        opens = bool(pieces) and unicodedata.category(pieces[-1][-1]) in ("Ps", "Pi")
        if fresh and not closes and not opens and character != " ":
            pieces.append(character)
        elif pieces:
            pieces[-1] += character
        else:
            pieces.append(character)
    return pieces


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"
