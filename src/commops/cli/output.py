"""Standard output: its width, its colours, what it can show."""

import os
import shutil
import sys
from typing import TYPE_CHECKING

from commops.cli.options import choice
from commops.cli.speaking import language
from commops.messages import Speech

if TYPE_CHECKING:
    from commops.api.checking import Opened
    from commops.renderers.style import Style


def style(color: str = "auto", *, ascii_only: bool = False, width: int | None = None) -> "Style":
    """How to write to standard output: NO_COLOR, TERM=dumb, pipes and encodings are heeded."""
    from commops.renderers.style import Style

    choice("--color", color, ("auto", "always", "never"))
    terminal = sys.stdout.isatty()
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb" or not terminal
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf8sig")
    cells = width or shutil.get_terminal_size((80, 24)).columns
    colored = color == "always" or (color == "auto" and not plain)
    return Style(max(cells, 40), colored, ascii_only or not utf8 or os.environ.get("TERM") == "dumb")


def speech_of(opened: "Opened") -> Speech:
    """The language of this run, with the names of an organisation."""
    from commops.finding import ID_KINDS

    return Speech(language(), opened.name, ID_KINDS)


def write(text: str) -> None:
    """Put a result on standard output."""
    sys.stdout.write(text if text.endswith("\n") or not text else text + "\n")


def note(text: str) -> None:
    """Put a remark about the run on standard error."""
    sys.stderr.write(text + "\n")


def standard_input(target: str | None) -> bytes | None:
    """The bytes of standard input where the target is ``-``."""
    return sys.stdin.buffer.read() if target == "-" else None
