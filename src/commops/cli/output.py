"""Standard output: its width, its colours, what it can show."""

import os
import shutil
import sys
from datetime import date
from typing import TYPE_CHECKING

from commops.cli.speaking import language, say
from commops.errors import BadOption
from commops.messages import Speech

if TYPE_CHECKING:
    from commops.api.checking import Opened, Request
    from commops.terminal import Style


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadOption("bad-date", value=text) from None


def as_date(text: str | None) -> date | None:
    """The date of ``--as-of``.

    Raises:
        BadOption: no date of the form 2026-03-31.
    """
    return None if text is None else _date(text)


def choice(option: str, value: str | None, choices: tuple[str, ...]) -> str | None:
    """A value of an option, held against what it takes.

    Raises:
        BadOption: another value.
    """
    if value is not None and value not in choices:
        import difflib

        near = difflib.get_close_matches(value, choices, 1, 0.5)
        raise BadOption("bad-choice", option=option, value=value, choices=list(choices), near=near[0] if near else "")
    return value


def style(color: str = "auto", *, ascii_only: bool = False, width: int | None = None) -> "Style":
    """How to write to standard output: NO_COLOR, TERM=dumb, pipes and encodings are heeded."""
    from commops.terminal import Style

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


def write(text: str, form: str = "text") -> None:
    """Put a result on standard output.

    Args:
        text: the result.
        form: its format; any but ``text`` is for programs, and goes out as it is.
    """
    told = harmless(text) if form == "text" else text
    sys.stdout.write(told if told.endswith("\n") or not told else told + "\n")


def write_exactly(text: str) -> None:
    """Put what a program will read on standard output: UTF-8 and bare line feeds, unless a person looks on."""
    if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        write(text, "exactly")
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def harmless(text: str) -> str:
    """A text for people, with names from files; in a run of GitHub Actions, one that this obeys nothing of."""
    if os.environ.get("GITHUB_ACTIONS") != "true":
        return text
    from commops.reporters.github import inert

    return inert(text)


def note(text: str) -> None:
    """Put a remark about the run on standard error, behind what standard output has got before."""
    sys.stdout.flush()
    sys.stderr.write(harmless(text) + "\n")


def standard_input(target: str | None) -> bytes | None:
    """The bytes of standard input where the target is ``-``."""
    return sys.stdin.buffer.read() if target == "-" else None


def asked(file: str | None, as_of: str | None, max_size: int) -> "Request":
    """What a command that answers questions is asked to read."""
    from commops.api.checking import Request

    return Request(file, standard_input(file), as_date(as_of), limit=max_size * 1024 * 1024)


def remark(file: str, errors: int) -> None:
    """Say on standard error that an answer rests on a file with errors."""
    if errors:
        english = (
            "{n} error in the file may distort this: commops check {file}",
            "{n} errors in the file may distort this: commops check {file}",
        )
        note(say("failure.distorted", english[errors != 1], n=errors, file=file))
