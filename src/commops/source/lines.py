"""Where the lines of a text begin and end: at LF, CR LF or CR, as YAML and CSV have it."""

import re

_BREAK = re.compile(r"\r\n|\n|\r")


def line_start(text: str, at: int) -> int:
    """The first character of the line of a character."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def next_line(text: str, at: int, *, at_least_one: bool = False) -> int:
    """The start of the line behind a character; the character itself where it starts one."""
    if not at_least_one and (at == 0 or text[at - 1] in "\r\n"):
        return at
    found = _BREAK.search(text, at)
    return found.end() if found else len(text)


def line_end(text: str, at: int = 0) -> str:
    """The line end before a line; that of the first line where there is none."""
    for stop in ("\r\n", "\n", "\r"):
        if text.endswith(stop, 0, at):
            return stop
    found = _BREAK.search(text)
    return found[0] if found else "\n"
