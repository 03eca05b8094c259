"""What would be written into a file, on a terminal."""

import re

from commops.terminal import Style

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_TONES = {"+": "green", "-": "red", "@": "cyan"}


def draw_change(before: str, after: str, file: str, style: Style) -> str:
    """A change as a unified diff."""
    import difflib

    old, new = _LINE.findall(before), _LINE.findall(after)
    lines = difflib.unified_diff(old, new, f"a/{file}", f"b/{file}")
    return "".join(_painted(line, style) for line in lines)


def _painted(line: str, style: Style) -> str:
    text = line.rstrip("\r\n")
    ending = line[len(text) :] or "\n\\ No newline at end of file\n"
    tone = _TONES.get(line[0])
    return (style.paint(text, tone) if tone else text) + ending
