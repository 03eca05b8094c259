"""``commops validate``: is the file right: YAML, format, references, contradictions."""

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
    return say("cli.validate", "Is the file right: YAML, format, references, contradictions.")


def command(
    file: File = None,
    formats: Format = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
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
        "validate",
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
    )
    raise typer.Exit(status)
