"""``commops matrix``: the duty matrix."""

from typing import Annotated

import typer

from commops.cli.options import Ascii, AsOf, Color, File, Lang, MaxSize, Verbose, Width
from commops.cli.output import asked, remark, speech_of, style, write
from commops.cli.speaking import say


def help_text() -> str:
    """What the command answers."""
    return say("cli.matrix", "The duty (RASCI) matrix.")


def command(
    file: File = None,
    places: Annotated[
        bool,
        typer.Option("--places", help=say("cli.places", "Print beside each duty the line that gives it to its lead.")),
    ] = False,
    as_of: AsOf = None,
    width: Width = None,
    color: Color = "auto",
    ascii_only: Ascii = False,
    max_size: MaxSize = 256,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Draw the matrix."""
    from commops.api.answers import lines_of, matrix
    from commops.renderers.terminal_matrix import draw_matrix

    grid, opened, errors = matrix(asked(file, as_of, max_size))
    at = lines_of(opened, grid.leads) if places else None
    write(draw_matrix(grid, speech_of(opened), style(color, ascii_only=ascii_only, width=width), at))
    remark(opened.file, errors)
