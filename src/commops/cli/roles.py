"""``commops roles``: the role library."""

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from commops.cli.options import Ascii, Color, Json, Lang, MaxSize, Verbose, Width
from commops.cli.output import asked, choice, note, style, write
from commops.cli.speaking import language, say
from commops.errors import BadOption
from commops.messages import Speech

if TYPE_CHECKING:
    from commops.terminal import Style

ACTIONS = ("list", "show", "search", "add")


Action = Annotated[
    str,
    typer.Argument(
        metavar="ACTION",
        help=say("cli.roles-action", "list; show ROLE; search WORDS; add ROLE [FILE]; list if left out."),
        show_default=False,
    ),
]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORDS",
        help=say("cli.roles-words", "What the action takes; ROLE is an id or a name in any language."),
        show_default=False,
    ),
]
AsId = Annotated[
    str | None,
    typer.Option("--as", metavar="ID", help=say("cli.roles-as", "add: the id that the role gets in the file.")),
]
ReportsTo = Annotated[
    str | None,
    typer.Option("--reports-to", metavar="ROLE", help=say("cli.roles-reports-to", "add: the role that it reports to.")),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help=say("cli.roles-dry-run", "add: show the change, write nothing."))
]


def help_text() -> str:
    """What the command answers."""
    return say("cli.roles", "The role library: list it, show a role, search it, add a role to a team file.")


def command(
    action: Action = "list",
    words: Words = None,
    as_id: AsId = None,
    reports_to: ReportsTo = None,
    dry_run: DryRun = False,
    form: Json = "text",
    width: Width = None,
    color: Color = "auto",
    ascii_only: Ascii = False,
    max_size: MaxSize = 256,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:
    """List, show, search or add."""
    choice("ACTION", action, ACTIONS)
    choice("--format", form, ("text",) if action == "add" else ("text", "json"))
    given = words or []
    look = style(color, ascii_only=ascii_only, width=width)
    if action == "add":
        return _add(given, as_id, reports_to, look, max_size, dry_run=dry_run)
    for option, value in (("--as", as_id), ("--reports-to", reports_to), ("--dry-run", dry_run)):
        if value:
            raise BadOption("option-of-add", option=option)
    draw: Callable[[list[str], str, Style], str] = {"list": _list, "show": _show, "search": _search}[action]
    return write(draw(given, form, look), form)


def _list(words: list[str], form: str, look: "Style") -> str:
    from commops.api.library import roles_of_library
    from commops.renderers.terminal_roles import draw_titles, titles_as_data

    if words:
        raise BadOption("words-too-many", words=" ".join(words), call="commops roles search " + " ".join(words))
    listed = roles_of_library()
    return _data(titles_as_data(listed)) if form == "json" else draw_titles(listed, Speech(language()), look)


def _show(words: list[str], form: str, look: "Style") -> str:
    from commops.api.library import role_of_library
    from commops.renderers.terminal_roles import card_as_data, draw_card

    if not words:
        raise BadOption("no-role-named", call="commops roles show ROLE")
    card = role_of_library(" ".join(words))
    return _data(card_as_data(card)) if form == "json" else draw_card(card, Speech(language()), look)


def _search(words: list[str], form: str, look: "Style") -> str:
    from commops.api.library import search_library
    from commops.renderers.terminal_roles import draw_found, found_as_data

    if not " ".join(words).strip():
        raise BadOption("no-role-named", call="commops roles search WORDS")
    found = search_library(words)
    return _data(found_as_data(found)) if form == "json" else draw_found(found, Speech(language()), look)


def _add(
    words: list[str], as_id: str | None, reports_to: str | None, look: "Style", max_size: int, *, dry_run: bool
) -> None:
    from commops.api.library import add_role
    from commops.renderers.terminal_change import draw_change
    from commops.source.store import store_all

    if not words:
        raise BadOption("no-role-named", call="commops roles add ROLE [FILE]")
    if len(words) > 2:
        raise BadOption("words-too-many", words=" ".join(words[2:]), call="commops roles add ROLE [FILE]")
    file = words[1] if len(words) == 2 else None
    change = add_role(asked(file, None, max_size), words[0], as_id=as_id, reports_to=reports_to)
    if dry_run:
        write(draw_change(change.before, change.after, change.file, look))
    elif file == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(change.new)
    else:
        store_all([change])
        place = f"{change.file}:{change.line}"
        write(
            say(
                "roles.added", "{place}: {role} added, which is {base}", place=place, role=change.role, base=change.base
            )
        )
        note(say("cli.next", "next: commops check {path}", path=change.file))


def _data(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=2)
