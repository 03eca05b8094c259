"""``commops stats``: metrics."""

import json

from commops.cli.options import Ascii, AsOf, Color, File, Json, Lang, MaxSize, Verbose, Width
from commops.cli.output import asked, choice, remark, speech_of, style, write
from commops.cli.speaking import say


def help_text() -> str:
    """What the command answers."""
    return say("cli.stats", "Metrics: spans, layers, coverage, load, resilience.")


def command(
    file: File = None,
    as_of: AsOf = None,
    form: Json = "text",
    width: Width = None,
    color: Color = "auto",
    ascii_only: Ascii = False,
    max_size: MaxSize = 256,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Print the metrics."""
    from commops.api.answers import stats
    from commops.renderers.terminal_stats import as_data, draw_stats

    choice("--format", form, ("text", "json"))
    answer, opened, errors = stats(asked(file, as_of, max_size))
    if form == "json":
        write(json.dumps(as_data(answer), ensure_ascii=False, indent=2), "json")
    else:
        write(draw_stats(answer, speech_of(opened), style(color, ascii_only=ascii_only, width=width)))
    remark(opened.file, errors)
