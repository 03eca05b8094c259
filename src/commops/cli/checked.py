"""The one command that validate and check are, each over its own rules."""

from collections.abc import Callable
from typing import TYPE_CHECKING

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

if TYPE_CHECKING:
    from commops.api.choosing import Scope


def command_over(scope: "Scope") -> Callable[..., None]:
    """The command that runs the rules of a scope."""

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
            scope,
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

    return command
