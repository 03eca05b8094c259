"""Proposed holdings, put into the files where the people stand: all of them or none."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commops.api.opening import Opened
from commops.errors import BadOption, NoSuchInput
from commops.graph.people.capacity import share_of
from commops.load.people import people_of_csv
from commops.source.csv_text import read_csv
from commops.source.decode import decode
from commops.source.edit import Uneditable, Value
from commops.source.put import put
from commops.source.put_csv import put_cells
from commops.source.store import Change
from commops.source.tree import SourceFile

Shares = Mapping[str, Mapping[str, float]]
"""Person, role, FTE."""


@dataclass(frozen=True, slots=True)
class Rewritten(Change):
    """Other holdings in a file.

    Attributes:
        people: whose holdings change, sorted.
    """

    people: tuple[str, ...]


def with_holdings(opened: Opened, shares: Shares) -> list[Rewritten]:
    """Give people the holdings that a proposal names.

    Holdings that are over, or not yet begun, on the day of the organisation stay. So do kind,
    dates and notes of a role that somebody keeps.

    Args:
        opened: the organisation; its files are read again.
        shares: the FTE of each role that each person shall hold on the day.

    Returns:
        The files that change, none of them written; nothing where all is as proposed.

    Raises:
        BadOption: people stand in standard input, or in a file that cannot take the change.
        NoSuchInput: a file can no longer be read.
    """
    changes: dict[str, dict[str, dict[str, Value]]] = {}
    sources = {source.name: source for source in opened.loaded.document.sources}
    for person, wanted in sorted(shares.items()):
        source = _home(opened, person)
        holds = _holds(source, person)
        settled = _settled(opened, person, holds, wanted)
        if settled is not None:
            changes.setdefault(source.name, {})[person] = settled
    return [_rewritten(sources[name], people) for name, people in sorted(changes.items())]


def _home(opened: Opened, person: str) -> SourceFile:
    """The file in which a person stands."""
    for source in opened.loaded.document.sources:
        found = source.find(("people", person))
        if found is not None and found[0] == 2:
            if source.name == "<stdin>":
                raise BadOption("apply-stdin")
            return source
    raise NoSuchInput("broken-input", path=opened.file)


def _holds(source: SourceFile, person: str) -> dict[str, Any]:
    """The holdings as they are written: role, and share or details or nothing."""
    entry = source.root["people"][person] or {}
    holds = entry.get("holds")
    if isinstance(holds, dict):
        return dict(holds)
    return dict.fromkeys([holds] if isinstance(holds, str) else holds or ())


def _settled(
    opened: Opened, person: str, holds: Mapping[str, Any], wanted: Mapping[str, float]
) -> dict[str, Value] | None:
    """The holdings to write; None where those that are there say the same."""
    graph = opened.graph
    settled: dict[str, Value] = {}
    is_changed = False
    for role, said in holds.items():
        active = person in graph.holders.get(role, ())
        if active and role not in wanted:
            is_changed = True
        elif active and abs(share_of(graph, person, role) - wanted[role]) > _SAME:
            is_changed = True
            settled[role] = _share(said, wanted[role])
        else:
            settled[role] = _as_value(said)
    for role, share in wanted.items():
        if role not in settled:
            is_changed = True
            settled[role] = _number(share)
    return settled if is_changed else None


_SAME = 1e-6


def _share(said: Any, share: float) -> Value:
    """A share, with the details that were written beside the one before."""
    if isinstance(said, dict):
        return {**_details(said), "fte": _number(share)}
    return _number(share)


def _as_value(said: Any) -> Value:
    """What is written of a holding that stays; a role without a share has a whole post."""
    if isinstance(said, dict):
        return _details(said)
    return "1" if said is None else str(said)


def _details(said: Mapping[str, Any]) -> dict[str, Value]:
    return {key: value for key, value in said.items() if value is not None}


def _number(share: float) -> str:
    return f"{round(share, 4):g}"


def _rewritten(source: SourceFile, people: Mapping[str, Mapping[str, Value]]) -> Rewritten:
    """A file with other holdings of some people.

    Raises:
        BadOption: it cannot take them without something else changing.
    """
    try:
        old = Path(source.name).read_bytes()
    except OSError as error:
        raise NoSuchInput("unreadable", path=source.name, reason=error.strerror or "") from None
    try:
        if source.name.lower().endswith(".csv"):
            new = _with_cells(source, old, people)
        else:
            new = put(old, {("people", person, "holds"): holds for person, holds in people.items()})
    except Uneditable as why:
        first, holds = next(iter(people.items()))
        entry = f"{first}: {{holds: {{{', '.join(f'{role}: {_said(share)}' for role, share in holds.items())}}}}}"
        reason = "apply-column" if why.word == "no-column" else "apply-by-hand"
        raise BadOption(reason, path=source.name, entry=entry) from None
    return Rewritten(source.name, _text(old), _text(new), old, new, tuple(sorted(people)))


def _cells(source: SourceFile, people: Mapping[str, Mapping[str, Value]]) -> dict[str, dict[str, str]]:
    """The columns ``role`` and ``fte`` of a table of people; shares that are whole posts need none."""
    rows = read_csv(SourceFile(source.name, source.text))
    names = [cell.text.casefold() for cell in rows[0]] if rows else []
    column = next((name for name in ("role", "roles", "holds") if name in names), "role")
    cells: dict[str, dict[str, str]] = {}
    for person, holds in people.items():
        shares = [_said(share) for share in holds.values()]
        cells[person] = {column: "; ".join(holds)}
        if "fte" in names or any(float(share) != 1 for share in shares):
            cells[person]["fte"] = "; ".join(shares)
    return cells


def _said(share: Value) -> str:
    return str(share["fte"]) if isinstance(share, Mapping) and "fte" in share else str(share)


def _text(content: bytes) -> str:
    return decode(content, "")[0]


def _with_cells(source: SourceFile, old: bytes, people: Mapping[str, Mapping[str, Value]]) -> bytes:
    """A table with other holdings, which it says when it is read again; an id with ; in it would be two.

    Raises:
        Uneditable: it cannot say them.
    """
    new = put_cells(old, _cells(source, people))
    found = people_of_csv(_text(new), source.name).root["people"]
    for person, holds in people.items():
        wanted = {unicodedata.normalize("NFC", role): _said(share) for role, share in holds.items()}
        if found[unicodedata.normalize("NFC", person)].get("holds", {}) != wanted:
            raise Uneditable("changed")
    return new
