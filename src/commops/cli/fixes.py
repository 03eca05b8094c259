"""What ``--fix`` and ``--diff`` do before a command reports: repair the files, or show how."""

from typing import TYPE_CHECKING

from commops.cli.output import harmless, note, write_exactly
from commops.cli.speaking import say

if TYPE_CHECKING:
    from commops.api.checking import Request, Scope
    from commops.terminal import Style


def mend(request: "Request", scope: "Scope", look: "Style", *, dry: bool) -> None:
    """Repair the files of an organisation, and say on standard error what was repaired.

    Args:
        request: what the command is asked to do.
        scope: the command.
        look: how to write to standard output.
        dry: write nothing, but put the change on standard output as a unified diff.

    Raises:
        BadOption: standard input, which has no file.
        OSError: a file cannot be written; none was changed.
    """
    from commops.api.fixing import repaired
    from commops.source.store import store_all

    outcome = repaired(request, scope)
    if dry:
        from commops.renderers.terminal_change import draw_change

        diff = "".join(draw_change(file.before, file.after, file.file, look) for file in outcome.files)
        write_exactly(harmless(diff))
    else:
        store_all(outcome.files)
    for file in outcome.files:
        note(
            say("cli.would-fix", "{file}: {n} to be fixed", file=file.file, n=file.count)
            if dry
            else say("cli.fixed", "{file}: {n} fixed", file=file.file, n=file.count)
        )
    if not outcome.files:
        note(say("cli.nothing-to-fix", "nothing to fix: no finding has a safe fix"))
    if outcome.left:
        english = "left as it is: {n}, because the fix would bring an error, or the file cannot take it"
        note(say("cli.fix-left", english, n=outcome.left))
