"""``commops explain CODE``: one rule's page."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from commops.cli.options import Color, Lang, Verbose, Width
from commops.cli.output import style, write
from commops.cli.speaking import language, say

if TYPE_CHECKING:
    from commops.rules.rule import Rule


def help_text() -> str:
    """What the command answers."""
    return say("cli.explain", "One rule's page: what it finds, why it matters, what to do.")


def command(
    rule: Annotated[
        str, typer.Argument(metavar="CODE", help=say("cli.code", "Code or name of a rule, such as DUT003."))
    ],
    width: Width = None,
    color: Color = "auto",
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Print a page: for people on a terminal, as Markdown into a pipe."""
    from commops.api.pages import page
    from commops.messages import Speech
    from commops.renderers.terminal_page import draw_page

    text = page(_found(rule), Speech(language()))
    if sys.stdout.isatty() or color == "always":
        text = draw_page(text, style(color, width=width))
    write(text)


def _found(word: str) -> "Rule":
    from commops import rules
    from commops.errors import BadOption
    from commops.load.complaints import nearest

    everything = rules.find()
    folded = word.strip().casefold()
    for rule in everything:
        if folded in (rule.name, rule.code.casefold()):
            return rule
    known = [name for rule in everything for name in (rule.name, rule.code.lower())]
    near = nearest(folded, known)
    raise BadOption("unknown-rule", rule=word, near=near.upper() if near[3:].isdigit() else near)
