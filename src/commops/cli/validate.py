"""``commops validate``: is the file right: YAML, format, references, contradictions."""

from commops.cli.checked import command_over
from commops.cli.speaking import say


def help_text() -> str:
    """What the command answers."""
    return say("cli.validate", "Is the file right: YAML, format, references, contradictions.")


command = command_over("validate")
