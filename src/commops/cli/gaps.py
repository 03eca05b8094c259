"""``commops gaps``: is the organisation right: gaps, overlaps and every other design rule."""

from typing import Annotated

import typer

from commops.cli.findings import run_check
from commops.cli.options import (
    Ascii,
    AsOf,
    Color,
    FailOn,
    File,
    Format,
    Ignore,
    Lang,
    MaxSize,
    Quiet,
    Select,
    Statistics,
    Verbose,
    Width,
)
from commops.cli.speaking import say


def help_text() -> str:
    """What the command answers."""
    return say("cli.gaps", "Is the organisation right: gaps, overlaps and every other design rule.")


def command(
    file: File = None,
    formats: Format = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="OTHER",
            help=say("cli.against", "Also report what this other organisation owns and FILE does not."),
        ),
    ] = None,
    as_of: AsOf = None,
    quiet: Quiet = False,
    statistics: Statistics = False,
    width: Width = None,
    color: Color = "auto",
    ascii_only: Ascii = False,
    max_size: MaxSize = 256,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Run the rules and leave with the status."""
    status = run_check(
        "gaps",
        file,
        formats=formats,
        select=select,
        ignore=ignore,
        fail_on=fail_on,
        as_of=as_of,
        color=color,
        ascii_only=ascii_only,
        width=width,
        quiet=quiet,
        statistics=statistics,
        max_size=max_size,
        against=against,
    )
    raise typer.Exit(status)
