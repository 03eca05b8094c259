"""Where a text of the file holds a phone number or the number of an identity card."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from commops.graph import OrgGraph

if TYPE_CHECKING:
    from commops.source.tree import Pointer

_FIELDS = {
    "people": ("name", "aliases", "education", "majors", "certificates", "experience", "strengths", "place", "note"),
    "partners": ("name", "aliases", "purpose", "note"),
    "channels": ("name", "aliases", "members", "purpose", "note"),
    "meetings": ("name", "aliases", "purpose", "topics", "note"),
}
"""Where people are spoken of, all texts are looked through; elsewhere the notes."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
_SHOWN = 2


@cache
def _phone() -> "re.Pattern[str]":
    return re.compile(
        r"(?<![\d.])(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|09\d{2}[- ]?\d{3}[- ]?\d{3}"
        r"|\+[1-9](?:[- ]?\d){7,13})(?![\d.]\d|\d)"
    )


@cache
def _card() -> "re.Pattern[str]":
    return re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[\dXx]|[A-Z][12]\d{8})(?![0-9A-Za-z])")


def private_numbers(graph: OrgGraph) -> "Iterator[tuple[Pointer, str, str | None]]":
    """Pointer to a text with a phone or identity number, the number with its middle left out, and the text.

    The text is None where its language stands in the pointer.
    """
    for section, entries in graph.org.sections.items():
        asked = _FIELDS.get(section, ("note",))
        for field in asked:
            told = [(key, value) for key, entry in entries.items() if (value := getattr(entry, field))]
            for key, value in told:
                for rest, words in _said(value):
                    number = _number(words)
                    if number is not None:
                        yield (section, key, field, *rest), number, None if rest else words


def _said(value: Any) -> "Iterator[tuple[Pointer, str]]":
    """The texts of a field, each with the rest of the way to it."""
    if isinstance(value, str):
        yield (), value
    elif isinstance(value, dict):
        yield from (((str(key),), words) for key, words in value.items() if isinstance(words, str))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from (((str(number), *rest), words) for rest, words in _said(item))


def _number(words: str) -> str | None:
    """The first phone or identity number of a text, with its middle left out."""
    if _digits().search(words) is None:
        return None
    card = next((match[0] for match in _card().finditer(words) if _fits(match[0].upper())), None)
    phone = _phone().search(words)
    found = card or (phone[0] if phone is not None else None)
    return f"{found[:_SHOWN]}…{found[-_SHOWN:]}" if found else None


@cache
def _digits() -> "re.Pattern[str]":
    """Eight digits with no more than one sign between each: fewer are no number of the kinds looked for."""
    return re.compile(r"(?:\d\D?){8}", re.ASCII)


def _fits(card: str) -> bool:
    """Whether the check digit of an identity number fits (GB 11643; the Taiwanese one by its letter)."""
    if len(card) > len(_WEIGHTS):
        total = sum(int(digit) * weight for digit, weight in zip(card[:-1], _WEIGHTS, strict=True))
        return _CHECK[total % 11] == card[-1]
    letter = _LETTERS.index(card[0]) + 10
    digits = [letter // 10, letter % 10, *map(int, card[1:])]
    return (
        sum(digit * weight for digit, weight in zip(digits, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1, 1), strict=True)) % 10 == 0
    )
