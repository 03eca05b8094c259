"""The one command that validate, gaps and check are, each over its own rules."""

from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from typing import TYPE_CHECKING, Any

import typer

from commops.cli.findings import run_check
from commops.cli.options import (
    Ascii,
    AsOf,
    Baseline,
    Color,
    Diff,
    FailOn,
    File,
    Fix,
    Format,
    Ignore,
    Lang,
    MaxSize,
    Quiet,
    Select,
    Since,
    Statistics,
    Verbose,
    Width,
    WriteBaseline,
)

if TYPE_CHECKING:
    from commops.api.choosing import Scope

_WHAT: Mapping[str, tuple[Any, Any]] = {
    "file": (File, None),
    "formats": (Format, None),
    "select": (Select, None),
    "ignore": (Ignore, None),
    "fail_on": (FailOn, None),
}
_HOW: Mapping[str, tuple[Any, Any]] = {
    "baseline": (Baseline, None),
    "write_baseline": (WriteBaseline, False),
    "since": (Since, None),
    "fix": (Fix, False),
    "diff": (Diff, False),
    "as_of": (AsOf, None),
    "quiet": (Quiet, False),
    "statistics": (Statistics, False),
    "width": (Width, None),
    "color": (Color, "auto"),
    "ascii_only": (Ascii, False),
    "max_size": (MaxSize, 256),
    "lang": (Lang, None),
    "verbose": (Verbose, False),
}
"""What each of them takes, by the names of ``run_check``, in the order of the help."""


def command_over(scope: "Scope", **more: tuple[Any, Any]) -> Callable[..., None]:
    """The command that runs the rules of a scope.

    Args:
        scope: which rules.
        more: options that this command has beside those of all, with their defaults.
    """

    def command(**given: Any) -> None:
        """Run the rules and leave with the status."""
        del given["lang"], given["verbose"]  # heeded before the command line was read
        raise typer.Exit(run_check(scope, **given))

    taken = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in {**_WHAT, **more, **_HOW}.items()
    ]
    command.__signature__ = Signature(taken)  # type: ignore[attr-defined]
    return command
