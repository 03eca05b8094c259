"""``commops chart``: the org chart."""

from commops.cli.options import Ascii, AsOf, Color, File, Lang, MaxSize, Verbose, Width
from commops.cli.output import asked, remark, speech_of, style, write
from commops.cli.speaking import say


def help_text() -> str:
    """What the command answers."""
    return say("cli.chart", "The org chart.")


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
    """Draw the chart."""
    from commops.api.answers import chart
    from commops.renderers.terminal_chart import draw_chart

    tree, opened, errors = chart(asked(file, as_of, max_size))
    write(draw_chart(tree, speech_of(opened), style(color, ascii_only=ascii_only, width=width)))
    remark(opened.file, errors)
