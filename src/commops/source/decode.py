"""Bytes into text: one encoding, no surprises in it."""

import codecs
import re
from collections.abc import Iterator
from itertools import islice

from commops.source.tree import Fault, Place

MAX_BYTES = 256 * 1024 * 1024
"""Largest file that is read unless the caller allows more; 100,000 roles take 37 MB."""

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
"""Controls, line separators that editors do not count, marks that turn text round."""

_UTF16 = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


_MOST_FAULTS = 100
"""Most forbidden characters that are named; a file of something else has one in every other byte."""


def decode(
    data: bytes, name: str, *, encoding: str | None = None, limit: int = MAX_BYTES
) -> tuple[str, list[Fault], bool]:
    """Decode a file.

    Args:
        data: its bytes.
        name: what it is called in findings.
        encoding: the encoding that the user declared; UTF-8 if None.
        limit: most bytes to read.

    Returns:
        The text without byte order mark and with forbidden characters replaced by
        U+FFFD; the faults; and whether the text is readable at all.
    """
    if len(data) > limit:
        return "", [Fault("file-too-large", Place(name, 1, 1), {"bytes": len(data), "limit": limit})], False
    wide = next((codec for mark, codec in _UTF16 if data.startswith(mark)), None)
    if encoding is None and wide is None and data[:4].count(0) >= 2:
        wide = "utf-16"
    if wide is not None and encoding is None:
        return "", [Fault("wrong-encoding", Place(name, 1, 1), {"encoding": "utf-8", "guess": wide})], False
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        before = _before(data, error.start, encoding or "utf-8")
        place = Place(name, *_line_and_column(before + "?"))
        # What began as UTF-8 is UTF-8 with a damaged spot, whatever else its bytes could be read as.
        guess = _guess(data) if before.isascii() else "unknown"
        return "", [Fault("wrong-encoding", place, {"encoding": encoding or "utf-8", "guess": guess})], False
    except (LookupError, ValueError):  # no encoding of text, or none at all
        values = {"encoding": encoding, "guess": "unknown"}
        return "", [Fault("wrong-encoding", Place(name, 1, 1), values)], False
    text = text.removeprefix("\ufeff")
    faults = list(_forbidden(text, name))
    return (FORBIDDEN.sub("\ufffd", text) if faults else text), faults, True


def _guess(data: bytes) -> str:
    """The likely encoding of bytes that are not UTF-8."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return "unknown"
    return "gb18030" if re.search("[\u4e00-\u9fff]", text) else "unknown"


def _before(data: bytes, end: int, encoding: str) -> str:
    """What stands before the first byte that does not fit."""
    try:
        return data[:end].decode(encoding, errors="ignore")
    except UnicodeError:  # idna and its kin know no lenience
        return ""


def _line_and_column(text: str) -> tuple[int, int]:
    """The place of the last character of a text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.count("\n") + 1, len(text) - text.rfind("\n") - 1


def _forbidden(text: str, name: str) -> Iterator[Fault]:
    if FORBIDDEN.search(text) is None:
        return
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    line, counted = 1, 0
    for match in islice(FORBIDDEN.finditer(text), _MOST_FAULTS):
        before = match.start()
        line += text.count("\n", counted, before)
        counted = before
        column = before - text.rfind("\n", 0, before)
        yield Fault("control-character", Place(name, line, column), {"character": f"U+{ord(match[0]):04X}"})
