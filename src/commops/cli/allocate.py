"""``commops allocate``: who should hold which role, and why."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commops.cli.options import Ascii, AsOf, Color, File, Lang, MaxSize, Verbose, Width
from commops.cli.output import asked, choice, note, remark, speech_of, style, write
from commops.cli.speaking import say
from commops.errors import BadOption

if TYPE_CHECKING:
    from commops.api.applying import Rewritten
    from commops.api.checking import Opened
    from commops.messages import Speech
    from commops.renderers.allocation_answer import AllocationAnswer
    from commops.terminal import Style

NO_PROPOSAL = 2
"""Where the rules of the file contradict each other there is nothing to propose: the run claims no allocation."""
_ENDINGS = {".csv": "csv", ".json": "json", ".xlsx": "xlsx"}


def help_text() -> str:
    """What the command answers."""
    return say("cli.allocate", "Who should hold which role, and why; a proposal with its proof.")


def command(
    file: File = None,
    why: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--why", metavar="PERSON ROLE",
            help=say("cli.allocate-why", "Why a person is, or is not, proposed for a role."),
        ),
    ] = None,
    alternatives: Annotated[
        int,
        typer.Option(
            "--alternatives", metavar="N", min=0, max=20,
            help=say("cli.allocate-alternatives", "So many other allocations as well."),
        ),
    ] = 0,
    time_limit: Annotated[
        float | None,
        typer.Option(
            "--time-limit", metavar="SECONDS", min=0.1,
            help=say("cli.allocate-time", "Stop each search after so long; what is not proven then is called so."),
        ),
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help=say("cli.allocate-apply", "Write the holdings into the people's files."))
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=say("cli.allocate-dry-run", "Show what --apply would write."))
    ] = False,
    form: Annotated[
        str, typer.Option("--format", "-f", metavar="NAME", help=say("cli.allocate-format", "text, json or csv."))
    ] = "text",
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help=say("cli.allocate-output", "Write to this .xlsx, .csv or .json.")
        ),
    ] = None,
    as_of: AsOf = None,
    width: Width = None,
    color: Color = "auto",
    ascii_only: Ascii = False,
    max_size: MaxSize = 256,
    lang: Lang = None,
    verbose: Verbose = False,
) -> int:  # fmt: skip
    """Propose holdings; explain, write or apply them."""
    choice("--format", form, ("text", "json", "csv"))
    look = style(color, ascii_only=ascii_only, width=width)
    for option, is_given in (("--apply", apply), ("--dry-run", dry_run)):
        if is_given and why is not None:
            raise BadOption("options-clash", option="--why", other=option)
    if (apply or dry_run) and file == "-":
        raise BadOption("apply-stdin")
    if output is not None and output.suffix.lower() not in _ENDINGS:
        raise BadOption("bad-ending", path=output.as_posix(), choices=sorted(_ENDINGS))
    from commops.api.allocating import Wanted, allocate

    answer, opened, errors = allocate(asked(file, as_of, max_size), Wanted(why, alternatives, time_limit))
    speech = speech_of(opened)
    possible = answer.proposal.status != "impossible"
    tabular = form == "csv" if output is None else output.suffix.lower() != ".json"
    if tabular and not possible:
        note(_told("text", answer, speech, look))
    elif output is not None:
        _write_to(output, answer, speech)
    elif not (dry_run and possible):
        write(_told(form, answer, speech, look), form)
    remark(opened.file, errors)
    if possible and (apply or dry_run):
        _apply(answer, opened, look, dry_run=dry_run)
    return 0 if possible else NO_PROPOSAL


def _told(form: str, answer: "AllocationAnswer", speech: "Speech", look: "Style") -> str:
    if form == "json":
        from commops.renderers.data_allocate import as_data

        return json.dumps(as_data(answer), ensure_ascii=False, indent=2)
    if answer.proposal.status == "impossible":
        from commops.renderers.terminal_reason import draw_conflict

        return draw_conflict(answer, speech, look)
    if form == "csv":
        from commops.renderers.sheet_allocate import as_csv

        return as_csv(answer, speech)
    if answer.reason is not None:
        from commops.renderers.terminal_reason import draw_reason

        return draw_reason(answer, answer.reason, speech, look)
    from commops.renderers.terminal_allocate import draw_proposal

    text = draw_proposal(answer, speech, look)
    if answer.asked:
        from commops.renderers.terminal_reason import draw_alternatives

        text += "\n\n" + draw_alternatives(answer, speech, look)
    return text


def _write_to(path: Path, answer: "AllocationAnswer", speech: "Speech") -> None:
    """Write the answer to a file, in the format that its name ends in."""
    from commops.api.allocating import write_answer

    write_answer(answer, speech, path, _ENDINGS[path.suffix.lower()])
    write(path.as_posix())


def _apply(answer: "AllocationAnswer", opened: "Opened", look: "Style", *, dry_run: bool) -> None:
    """Put the holdings where the people stand, or show what that would change."""
    from commops.api.allocating import shares_of
    from commops.api.applying import with_holdings
    from commops.source.store import store_all

    files: list[Rewritten] = with_holdings(opened, shares_of(answer.proposal, opened, answer.problem))
    if not files:
        note(say("allocate.nothing-changes", "nothing changes: everybody holds what is proposed already"))
        return
    if dry_run:
        from commops.renderers.terminal_change import draw_change

        for changed in files:
            write(draw_change(changed.before, changed.after, changed.file, look))
        return
    store_all(files)
    for changed in files:
        count = len(changed.people)
        english = ("{file}: holdings of {n} person written", "{file}: holdings of {n} people written")[count != 1]
        note(say("allocate.written", english, file=changed.file, n=count))
    note(say("cli.next", "next: commops check {path}", path=opened.file))
