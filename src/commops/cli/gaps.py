"""``commops gaps``: is the organisation right: gaps, overlaps and every other design rule."""

from typing import Annotated

import typer

from commops.cli.checked import command_over
from commops.cli.speaking import say

Against = Annotated[
    str | None,
    typer.Option(
        "--against",
        metavar="OTHER",
        help=say("cli.against", "Also report what this other organisation owns and FILE does not."),
    ),
]


def help_text() -> str:
    """What the command answers."""
    return say("cli.gaps", "Is the organisation right: gaps, overlaps and every other design rule.")


command = command_over("gaps", against=(Against, None))
