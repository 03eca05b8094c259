"""The plain calls of the checking commands, without the cost of the command-line library.

``commops check team.yaml -f json`` is what editors, hooks and pipelines call all day, and a
quarter of its time would be the import of typer. Whatever is not understood here, however
slightly, is left to typer, which alone knows help, suggestions and usage errors; a test holds
the two equal.
"""

from collections.abc import Callable, Sequence
from typing import Any

_COMMANDS = ("validate", "gaps", "check")
_SWITCHES = {"-q": "quiet", "--quiet": "quiet", "--statistics": "statistics", "--write-baseline": "write_baseline"}
_VALUES = {
    "--fail-on": "fail_on", "--as-of": "as_of", "--color": "color", "--baseline": "baseline", "--since": "since",
}  # fmt: skip
_LISTS = {"-f": "formats", "--format": "formats", "--select": "select", "--ignore": "ignore"}


def shortcut(arguments: Sequence[str]) -> Callable[[], int] | None:
    """The call that the arguments plainly mean.

    Args:
        arguments: what stands behind ``commops``, without ``--lang``.

    Returns:
        The call, which gives the exit status; None where typer has to look.
    """
    if not arguments or arguments[0] not in _COMMANDS:
        return None
    files: list[str] = []
    given: dict[str, Any] = {}
    words = iter(arguments[1:])
    for word in words:
        if word in _SWITCHES:
            given[_SWITCHES[word]] = True
        elif word in _VALUES or word in _LISTS:
            value = next(words, None)
            if value is None or value.startswith("-"):
                return None
            if word in _VALUES:
                given[_VALUES[word]] = value
            else:
                given.setdefault(_LISTS[word], []).append(value)
        elif word.startswith("-") and word != "-":
            return None
        else:
            files.append(word)
    if len(files) > 1:
        return None

    def call() -> int:
        from commops.cli.findings import run_check

        return run_check(arguments[0], files[0] if files else None, **given)  # type: ignore[arg-type]

    return call
