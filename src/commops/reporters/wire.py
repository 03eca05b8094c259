"""What the formats of other programs have in common: text that every one of them takes."""

import json
import re
from typing import Any


def sendable(text: str) -> str:
    """A text that is UTF-8: what a file name has instead of a character is shown as U+FFFD."""
    return text if text.isascii() else re.sub("[\ud800-\udfff]", "\ufffd", text)


def as_json(data: Any) -> str:
    """Data as JSON in UTF-8, the same bytes everywhere."""
    return sendable(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def shortened(text: str, most: int) -> str:
    """A text of at most ``most`` UTF-16 units, which is how the readers count; a cut leaves a sign."""
    if len(text) <= most // 2:
        return text
    units = text.encode("utf-16-le", "replace")
    if len(units) <= most * 2:
        return text
    return units[: (most - 1) * 2].decode("utf-16-le", "ignore").rstrip() + "…"


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())
