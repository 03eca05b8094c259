"""The command line as typer has it."""

import importlib
from collections.abc import Sequence

import typer

from commops.cli.speaking import say


def application(names: Sequence[str]) -> typer.Typer:
    """The command line with some of the commands."""
    app = typer.Typer(
        name="commops",
        help=say("cli.help", "Org design as code: read an organisation from YAML, check it, draw it, ask it."),
        epilog=say(
            "cli.epilog", "FILE is a team file or a folder, - for standard input; without it team.yaml or org.yaml."
        ),
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        add_completion=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )

    @app.callback()
    def main(
        version: bool = typer.Option(False, "--version", "-V", help=say("cli.version", "Print the version.")),
    ) -> None:
        if version:
            from commops import __version__

            typer.echo(f"commops {__version__}")
            raise typer.Exit

    for name in names:
        module = importlib.import_module(f"commops.cli.{name}")
        app.command(name, help=module.help_text(), context_settings={"help_option_names": ["-h", "--help"]})(
            module.command
        )
    return app
