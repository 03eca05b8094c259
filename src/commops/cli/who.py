"""``commops who``: who does what."""

import json
from pathlib import Path
from typing import Annotated

import typer

from commops.cli.options import Ascii, AsOf, Color, Json, Lang, MaxSize, Verbose, Width
from commops.cli.output import asked, choice, remark, speech_of, style, write
from commops.cli.speaking import say
from commops.errors import BadOption


def help_text() -> str:
    """What the command answers."""
    return say("cli.who", "Who does, owns and backs up this duty, and up to whom it escalates.")


def command(
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS", help=say("cli.words", "What to look for; a team file may stand behind it.")),
    ],
    as_of: AsOf = None,
    form: Json = "text",
    width: Width = None,
    color: Color = "auto",
    ascii_only: Ascii = False,
    max_size: MaxSize = 256,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Answer for the duties, roles or people that the words mean."""
    from commops.api.answers import who
    from commops.renderers.terminal_who import as_data, draw_who

    choice("--format", form, ("text", "json"))
    file = _file_at_end(words)
    if not words:
        raise BadOption("no-words")
    answer, opened, errors = who(asked(file, as_of, max_size), words)
    if form == "json":
        write(json.dumps(as_data(answer), ensure_ascii=False, indent=2), "json")
    else:
        write(draw_who(answer, speech_of(opened), style(color, ascii_only=ascii_only, width=width)))
    remark(opened.file, errors)


def _file_at_end(words: list[str]) -> str | None:
    """Take the team file off the words where the last one is a file, a folder or ``-``."""
    last = Path(words[-1])
    if words[-1] == "-" or last.exists() or last.suffix in (".yaml", ".yml"):
        return words.pop()
    return None
