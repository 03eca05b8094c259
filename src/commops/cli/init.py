"""``commops init``: a first team file to edit."""

from pathlib import Path
from typing import Annotated

import typer

from commops.cli.options import Force, Lang, Verbose
from commops.cli.output import note, write
from commops.cli.speaking import language, say


def help_text() -> str:
    """What the command answers."""
    return say("cli.init", "Write a first team file to edit, from six lines or from an example.")


def command(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR", help=say("cli.folder", "Where to; the current folder if left out."), show_default=False
        ),
    ] = Path(),
    example: Annotated[
        str | None, typer.Option("--from", metavar="EXAMPLE", help=say("cli.from", "Begin from this example."))
    ] = None,
    force: Force = False,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Write the files and say what to do next."""
    from commops.api.starting import start
    from commops.messages import Speech

    written = start(folder, example, Speech(language()), force=force)
    for path in written:
        write(path.as_posix())
    team = next(path for path in written if path.name == "team.yaml")
    note(say("cli.next", "next: commops check {path}", path=team.as_posix()))
