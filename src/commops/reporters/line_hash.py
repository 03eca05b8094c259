"""The hash by which GitHub knows a line again when lines above it come and go.

Its upload action computes one for each alert that has none, and warns where it comes to
another; the REST interface computes none, and alerts without one are doubled by the next
change. So the same hash is written here. It is a polynomial over the next hundred UTF-16
units from the start of the line on, blanks and tabs left out and every line end one line
feed; behind the end of the file stand 65535 and noughts. Of several lines with one hash
the number tells which it is.
"""

import struct
from collections.abc import Collection, Sequence

_WINDOW = 100
_FACTOR = 37
_END = b"\xff\xff" + b"\0\0" * _WINDOW
_GONE = str.maketrans("", "", " \t")


def line_hashes(lines: Sequence[str], wanted: Collection[int]) -> dict[int, str]:
    """The hashes of some lines of a file.

    Args:
        lines: all lines without their ends; what stands behind the last line end is one too.
        wanted: numbers of lines, from 1; those that the file does not have are left out.

    Returns:
        For each line ``<hash>:<number>``: hexadecimal, and the how-maniest line it is with that hash.
    """
    units = [line.translate(_GONE).encode("utf-16-le", "surrogatepass") for line in lines]
    text = b"\n\0".join(units) + _END
    found: dict[int, str] = {}
    seen: dict[bytes, int] = {}
    start = 0
    last = max((number for number in wanted if number <= len(lines)), default=0)
    for number in range(1, last + 1):
        window = text[start : start + 2 * _WINDOW]
        seen[window] = seen.get(window, 0) + 1
        if number in wanted:
            found[number] = f"{_polynomial(window):x}:{seen[window]}"
        start += len(units[number - 1]) + 2
    return found


def _polynomial(window: bytes) -> int:
    value = 0
    for unit in struct.unpack(f"<{_WINDOW}H", window):
        value = value * _FACTOR + unit
    return value % 2**64
