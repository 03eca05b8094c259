"""The front door: words in, words and an exit status out.

A command is one file of this folder; its module is imported when it is asked for, so
that no command pays for another's imports.
"""

import os
import pkgutil
import sys
from collections.abc import Sequence
from pathlib import Path

from commops.cli.shortcut import shortcut
from commops.cli.speaking import speak, translated_help

_RANK = (
    "init", "validate", "gaps", "check", "accept", "chart", "matrix", "who", "stats", "absent", "allocate",
    "describe", "handbook", "roles", "rules", "explain", "schema",
)  # fmt: skip
"""The order in which help lists the commands; a test holds it equal to the folder."""

_NOT_COMMANDS = frozenset(
    ("application", "checked", "speaking", "options", "output", "failures", "findings", "shortcut", "earlier", "fixes")
)


def commands() -> list[str]:
    """The names of the commands, in the order of the help."""
    names = {module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])} - _NOT_COMMANDS
    return sorted(names, key=lambda name: (_RANK.index(name) if name in _RANK else len(_RANK), name))


def run(arguments: Sequence[str]) -> int:
    """Run the command line.

    Args:
        arguments: what stands behind ``commops``.

    Returns:
        The exit status: 0 checked, 1 findings, 2 cannot run, 70 our fault, 130 and 141
        for Ctrl-C and a closed pipe.
    """
    from commops.cli.failures import explain_failure

    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        arguments = speak(arguments)
        if (plain := shortcut(arguments)) is not None:
            return plain()
        from commops.cli.application import application

        asked = next((word for word in arguments if not word.startswith("-")), None)
        known = commands()
        app = application([asked] if asked in known else known)
        with translated_help(arguments):
            outcome = app(arguments, prog_name="commops", standalone_mode=False)
        sys.stdout.flush()
    except BaseException as problem:  # noqa: BLE001 -- whatever happens, a status of ours and no traceback
        return explain_failure(problem, verbose="-v" in arguments or bool(os.environ.get("COMMOPS_DEBUG")))
    return outcome if isinstance(outcome, int) else 0
