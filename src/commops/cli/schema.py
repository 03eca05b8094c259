"""``commops schema``: the JSON Schema of the format."""

from commops.cli.options import Lang, Verbose
from commops.cli.output import write
from commops.cli.speaking import say


def help_text() -> str:
    """What the command answers."""
    return say("cli.schema", "The JSON Schema of a team file, for editors.")


def command(lang: Lang = None, verbose: Verbose = False) -> None:
    """Print the schema."""
    import json

    from commops.api.schema import format_schema

    write(json.dumps(format_schema(), ensure_ascii=False, indent=2), "json")
