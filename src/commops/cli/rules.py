"""``commops rules``: the rules."""

from commops.cli.options import Color, Json, Lang, Verbose, Width
from commops.cli.output import choice, style, write
from commops.cli.speaking import language, say


def help_text() -> str:
    """What the command answers."""
    return say("cli.rules", "The rules: code, name, severity, what each finds.")


def command(
    form: Json = "text", width: Width = None, color: Color = "auto", lang: Lang = None, verbose: Verbose = False
) -> None:
    """List the rules."""
    import json

    from commops.api.pages import listing
    from commops.messages import Speech
    from commops.renderers.terminal_rules import draw_rules

    choice("--format", form, ("text", "json"))
    listed = listing(Speech(language()))
    if form == "json":
        write(json.dumps(listed, ensure_ascii=False, indent=2), "json")
    else:
        write(draw_rules(listed, Speech(language()), style(color, width=width)))
