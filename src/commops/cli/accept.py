"""``commops accept``: a finding that may stay, with the reason and until when."""

import re
from pathlib import Path
from typing import Annotated

import typer

from commops.cli.options import AsOf, Color, Lang, MaxSize, Verbose
from commops.cli.output import as_date, asked, note, style, write
from commops.cli.speaking import say
from commops.errors import BadOption

_ID = re.compile(r"[0-9a-f]{1,64}", re.IGNORECASE)

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="ID… [FILE]",
        help=say(
            "accept.words",
            "Ids of findings as the report shows them, or their first digits (4 or more); then the team file.",
        ),
        show_default=False,
    ),
]
Reason = Annotated[
    str, typer.Option("--reason", metavar="TEXT", help=say("accept.reason", "Why the finding may stay; needed."))
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until", metavar="DATE", help=say("accept.until", "Its last day; after it, the finding counts again.")
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help=say("accept.dry-run", "Show the change, write nothing."))]


def help_text() -> str:
    """What the command answers."""
    return say("accept.help", "Accept findings: write waivers with a reason and an end into policy.waive.")


def command(
    words: Words = None,
    reason: Reason = "",
    until: Until = None,
    dry_run: DryRun = False,
    as_of: AsOf = None,
    color: Color = "auto",
    max_size: MaxSize = 256,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """Write the waivers, and say what was accepted and until when."""
    from commops.api.waiving import accept
    from commops.source.store import store_all

    ids, file = _parted(words or [])
    if file == "-":
        raise BadOption("accept-stdin")
    day = as_date(until)
    change = accept(asked(file, as_of, max_size), ids, reason, day)
    if dry_run:
        from commops.renderers.terminal_change import draw_change

        return write(draw_change(change.before, change.after, change.file, style(color)))
    store_all([change])
    for one in change.waived:
        where = {"place": f"{one.place.file}:{one.place.line}", "code": one.item.code, "rule": one.item.rule}
        if day is None:
            english = "{place}: {code} {rule} accepted at {at}, without an end; --until DATE would set one"
            write(say("accept.done-no-end", english, **where, at=one.at))
        else:
            english = "{place}: {code} {rule} accepted at {at} until {until}"
            write(say("accept.done", english, **where, at=one.at, until=day.isoformat()))
        for place in one.over:
            english = "the earlier waiver at {place} is over: delete it"
            note(say("accept.over", english, place=f"{place.file}:{place.line}"))
    if day is not None and change.as_of is None:
        english = "the file has no as_of: the date counts only in runs with --as-of DATE"
        note(say("accept.no-day", english))
    note(say("cli.next", "next: commops check {path}", path=file or change.entry))
    return None


def _parted(words: list[str]) -> tuple[list[str], str | None]:
    """Ids and the file behind them, which is what does not look like an id."""
    ids, rest = [word for word in words if _ID.fullmatch(word)], [word for word in words if not _ID.fullmatch(word)]
    wrong = [word for word in rest if word != words[-1] or (not ids and not Path(word).exists())]
    if wrong:
        raise BadOption("accept-no-id", id=wrong[0])
    if not ids:
        raise BadOption("accept-what")
    return ids, rest[0] if rest else None
