"""``commops check``: both in one reading: the file and the organisation."""

from commops.cli.checked import command_over
from commops.cli.speaking import say


def help_text() -> str:
    """What the command answers."""
    return say("cli.check", "Both in one reading: the file and the organisation.")


command = command_over("check")
