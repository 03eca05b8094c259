"""``commops absent``: what stops without somebody, and where it is weakest."""

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
    return say("cli.absent", "What stops if these people are away; without a name, the weakest points.")


def command(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PERSON|FILE",
            help=say(
                "cli.absent-words",
                "People by id or by name in any language; a role stands for all who hold it. FILE is what ends in "
                ".yaml or .yml, -, or a last word that is a file or folder.",
            ),
            show_default=False,
        ),
    ] = None,
    as_of: AsOf = None,
    form: Json = "text",
    width: Width = None,
    color: Color = "auto",
    ascii_only: Ascii = False,
    max_size: MaxSize = 256,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Say what stops without some people, or who is needed most."""
    choice("--format", form, ("text", "json"))
    names, file = _parted(words or [])
    request = asked(file, as_of, max_size)
    page = style(color, ascii_only=ascii_only, width=width)
    if names:
        from commops.api.absence import absent
        from commops.renderers.absent_data import absence_data
        from commops.renderers.terminal_absent import draw_absent

        answer, opened, errors = absent(request, names)
        text = _json(absence_data(answer)) if form == "json" else draw_absent(answer, speech_of(opened), page)
    else:
        from commops.api.absence import weak_points
        from commops.renderers.absent_data import weak_points_data
        from commops.renderers.terminal_weak_points import draw_weak_points

        points, opened, errors = weak_points(request)
        text = _json(weak_points_data(points)) if form == "json" else draw_weak_points(points, speech_of(opened), page)
    write(text, form)
    remark(opened.file, errors)


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)


def _parted(words: list[str]) -> tuple[list[str], str | None]:
    """The names, and the file among them: what can only be a file wherever it stands, else a last word that is one.

    Raises:
        BadOption: two files.
    """
    files = [word for word in words if word == "-" or Path(word).suffix.lower() in (".yaml", ".yml")]
    if len(files) > 1:
        raise BadOption("two-files", first=files[0], second=files[1])
    if files:
        return [word for word in words if word != files[0]], files[0]
    if words and Path(words[-1]).exists():
        return words[:-1], words[-1]
    return words, None
