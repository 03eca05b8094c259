"""Findings that somebody accepts: their waivers put into the file where the policy stands."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from commops.api.accepting import covers, is_reading
from commops.api.checking import Opened, Request, found_in, open_organisation
from commops.api.resolving import digests, order_of
from commops.errors import BadOption, NoSuchInput
from commops.finding import ID_KINDS, Reported
from commops.source.decode import decode
from commops.source.edit import Uneditable, append, written
from commops.source.store import Change
from commops.source.tree import Map, Place, SourceFile
from commops.source.yaml_text import read_yaml

SHORTEST = 4
"""Fewest digits by which a finding may be named; git takes as many for a commit."""
_MOST_NAMED = 5
_SUBJECTS = ("duty", "role", "unit")
"""Values by which a waiver may name the thing that a finding speaks of."""


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding and its new waiver.

    Attributes:
        item: the finding.
        at: what the waiver names: the thing, the place, or else the id.
        place: where the waiver stands.
        over: where earlier waivers of it stand whose last day has passed.
    """

    item: Reported
    at: str
    place: Place
    over: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Accepted(Change):
    """Waivers in the file with the policy.

    Attributes:
        entry: the file or folder that was checked, as it is shown.
        waived: the findings, in the order in which they were named.
        as_of: the day of the check; None where neither the call nor the file has one.
    """

    entry: str
    waived: tuple[Waived, ...]
    as_of: date | None


def accept(request: Request, words: Sequence[str], reason: str, until: date | None) -> Accepted:
    """Accept findings.

    Args:
        request: the file or folder, and the day.
        words: ids of findings, or their first digits.
        reason: why.
        until: the last day; None for no end.

    Returns:
        The change, which was read again: it accepts these findings and no others.

    Raises:
        BadOption: an id that no finding has, or several; a finding that cannot be accepted; a
            day that has passed; a file that cannot take the waivers.
        NoSuchInput: nothing to read, or a file broken in the middle.
    """
    if request.target == "-":
        raise BadOption("accept-stdin")
    if not reason.strip():
        raise BadOption("accept-no-reason")
    opened = open_organisation(request)
    as_of = opened.graph.as_of
    if until is not None and as_of is not None and until < as_of:
        raise BadOption("accept-past", until=until.isoformat(), as_of=as_of.isoformat())
    found = sorted(found_in(opened, request, "check"), key=order_of)
    hashes = digests(found)
    numbers = list(dict.fromkeys(_named(word, found, hashes) for word in words))
    if opened.loaded.broken:
        raise NoSuchInput("broken-input", path=opened.file)
    places = [_place_for(number, found, hashes) for number in numbers]
    entries = [_entry(found[number].rule, at, reason, until) for number, at in zip(numbers, places, strict=True)]
    home = _home(opened)
    old = Path(home.name).read_bytes()
    new = _with(old, entries, home.name)
    chosen = {hashes[number] for number in numbers}
    if not _accepts_only(chosen, found, hashes, replace(request, instead={home.name: new})):
        raise _would_change(home.name, entries)
    after = _read(new, home.name)
    count = len(after.root["policy"]["waive"]) - len(entries)
    waived = [
        Waived(found[number], at, _place(after, count + nth), tuple(_over(opened, found[number], hashes[number])))
        for nth, (number, at) in enumerate(zip(numbers, places, strict=True))
    ]
    before = _read(old, home.name).text
    return Accepted(home.name, before, after.text, old, new, opened.file, tuple(waived), as_of)


def _named(word: str, found: list[Reported], hashes: list[str]) -> int:
    """The number of the one finding that an id means and that can be accepted."""
    digits = word.casefold()
    if len(digits) < SHORTEST:
        raise BadOption("accept-short", id=word)
    hits = [number for number, digest in enumerate(hashes) if digest.startswith(digits)]
    if not hits:
        names = {item.id: _named_as(item) for item in found if item.state == "open" and _is_acceptable(item)}
        near = difflib.get_close_matches(digits, names, _MOST_NAMED, 0.5) or list(names)[:_MOST_NAMED]
        raise BadOption("accept-unknown", id=word, choices=[names[id_] for id_ in near])
    if len(hits) > 1:
        choices = [f"{hashes[number][:12]} ({found[number].code})" for number in sorted(hits, key=hashes.__getitem__)]
        raise BadOption("accept-several", id=word, choices=choices)
    item = found[hits[0]]
    values = {"id": item.id, "code": item.code, "rule": item.rule}
    if is_reading(item):
        raise BadOption("accept-reading", **values)
    if not _is_acceptable(item):
        raise BadOption("accept-policy", **values, place=f"{item.place.file}:{item.place.line}")
    if item.state == "waived":
        raise BadOption("accept-already", **values, until=(item.waiver or {}).get("until") or "")
    return hits[0]


def _named_as(item: Reported) -> str:
    return f"{item.id} ({item.code} {item.rule})"


def _is_acceptable(item: Reported) -> bool:
    return not is_reading(item) and not item.code.startswith("POL")


def _place_for(number: int, found: list[Reported], hashes: list[str]) -> str:
    """What a waiver has to name so that of all findings of the rule it covers this one only."""
    item = found[number]
    others = [n for n, other in enumerate(found) if other.rule == item.rule and n != number]
    for at in _places(item):
        if not any(covers(at, found[n], hashes[n]) for n in others):
            return at
    return item.id


def _places(item: Reported) -> Iterable[str]:
    """The thing that a finding speaks of, where it is one; the place, where that is not counted."""
    things = [key for key, value in item.values.items() if key in ID_KINDS and isinstance(value, str)]
    if len(things) == 1 and things[0] in _SUBJECTS:
        yield f"{ID_KINDS[things[0]]}.{item.values[things[0]]}"
    if len(item.pointer) > 1 and not any(step.isdecimal() for step in item.pointer):
        yield ".".join(item.pointer)


def _entry(rule: str, at: str, reason: str, until: date | None) -> dict[str, str]:
    entry = {"rule": rule, "at": at, "reason": reason.strip()}
    return entry if until is None else {**entry, "until": until.isoformat()}


def _home(opened: Opened) -> SourceFile:
    """The file with the policy; without one, the entry, or of a folder the first file with roles."""
    sources = opened.loaded.document.sources
    for key in ("policy", "roles"):
        for source in sources:
            if isinstance(source.root, Map) and key in source.root:
                return source
        if sources[0].name == opened.file:
            break
    return sources[0]


def _with(content: bytes, entries: list[dict[str, str]], file: str) -> bytes:
    try:
        for entry in entries:
            content = append(content, ("policy", "waive"), entry)
    except Uneditable as why:
        if why.word in ("no-list", "no-mapping"):
            raise BadOption("accept-no-list", path=file) from None
        raise _would_change(file, entries) from None
    return content


def _would_change(file: str, entries: list[dict[str, str]]) -> BadOption:
    return BadOption("accept-would-change", path=file, entry=", ".join(written(entry) for entry in entries))


def _accepts_only(chosen: set[str], found: list[Reported], hashes: list[str], request: Request) -> bool:
    """Whether with the waivers the chosen findings are accepted, no others, and nothing new is found.

    A principle that is not kept names the rules whose findings are open, and so may change.
    """
    then = found_in(open_organisation(request), request, "check")
    before = {digest: item.state for digest, item in zip(hashes, found, strict=True)}
    after = {
        digest: item.state
        for digest, item in zip(digests(then), then, strict=True)
        if item.rule != "principle-unmet" or digest in before
    }
    return all(after.get(digest) == "waived" for digest in chosen) and all(
        before.get(digest) == state for digest, state in after.items() if digest not in chosen
    )


def _over(opened: Opened, item: Reported, digest: str) -> Iterable[Place]:
    as_of = opened.graph.as_of
    for number, waiver in enumerate(opened.graph.org.policy.waive):
        is_over = waiver.until is not None and as_of is not None and waiver.until < as_of
        if is_over and waiver.rule.casefold() in (item.rule, item.code.casefold()) and covers(waiver.at, item, digest):
            yield opened.loaded.document.place(("policy", "waive", str(number)))


def _read(content: bytes, name: str) -> SourceFile:
    return read_yaml(decode(content, name)[0], name)


def _place(source: SourceFile, number: int) -> Place:
    found = source.find(("policy", "waive", str(number)))
    return source.place(found[1]) if found else Place(source.name, 1, 1)
