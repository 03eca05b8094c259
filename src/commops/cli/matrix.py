"""``commops matrix``: the duty matrix."""

from commops.cli.options import Ascii, AsOf, Color, File, Lang, MaxSize, Verbose, Width
from commops.cli.output import asked, remark, speech_of, style, write
from commops.cli.speaking import say


def help_text() -> str:
    """What the command answers."""
    return say("cli.matrix", "The duty (RASCI) matrix.")


def command(
    file: File = None,
    as_of: AsOf = None,
    width: Width = None,
    color: Color = "auto",
    ascii_only: Ascii = False,
    max_size: MaxSize = 256,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Draw the matrix."""
    from commops.api.answers import matrix
    from commops.renderers.terminal_matrix import draw_matrix

    grid, opened, errors = matrix(asked(file, as_of, max_size))
    write(draw_matrix(grid, speech_of(opened), style(color, ascii_only=ascii_only, width=width)))
    remark(opened.file, errors)
