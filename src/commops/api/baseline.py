"""Findings kept in a file, so that only new ones count: read, and written for people to review."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from commops.api.choosing import READING
from commops.errors import BadOption, NoSuchInput
from commops.finding import Known
from commops.source.decode import decode
from commops.source.store import store
from commops.source.tree import Map, Place, Seq
from commops.source.yaml_text import read_yaml

SCHEMA = "commops-baseline/1"
DEFAULT = ".commops-baseline.json"
"""The file beside the organisation's own that is written where none is named."""
ID_LENGTH = 12
"""Hex digits of an id in the file: 48 bits, so that two of 10,000 findings share one in 5 million files."""


def read_baseline(path: Path) -> list[Known]:
    """The findings of a file; one that stands there twice, as after a merge, counts once.

    JSON is YAML, so the reader of team files reads it: it knows the place of every value.

    Raises:
        NoSuchInput: no such file, or it cannot be opened.
        BadOption: something else stands in it; says where.
    """
    shown = path.as_posix()
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise NoSuchInput("no-baseline", path=shown) from None
    except OSError as error:
        raise NoSuchInput("unreadable", path=shown, reason=error.strerror or "") from None
    text, faults, readable = decode(content, shown)
    source = read_yaml(text, shown)
    _hold_free_of_conflicts(text, shown)
    faults = [*faults, *source.faults]
    if faults or not readable or not isinstance(source.root, Map):
        fault = faults[0] if faults else None
        raise _bad(
            "text", fault.related[0] if fault and fault.related else fault.place if fault else Place(shown, 1, 1)
        )
    root: Map = source.root

    def place(*pointer: str) -> Place:
        found = source.find(pointer, value=True)
        return source.place(found[1]) if found else Place(shown, 1, 1)

    if root.get("schema") != SCHEMA:
        raise _bad("newer" if str(root.get("schema")).startswith("commops-baseline/") else "schema", place("schema"))
    findings = root.get("findings")
    if findings == {} or findings is None or not isinstance(findings, Seq):
        raise _bad("findings", place("findings"))
    known = {}
    for number, entry in enumerate(findings):
        one = _known(entry)
        if one is None:
            raise _bad("entry", source.place(findings.places[number]))
        known[one.code, one.id, one.pointer] = one
    return list(known.values())


def _hold_free_of_conflicts(text: str, shown: str) -> None:
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(("<<<<<<< ", "=======", ">>>>>>> ")):
            raise _bad("conflict", Place(shown, number, 1))


def _known(entry: Any) -> Known | None:
    if not isinstance(entry, Map):
        return None
    words: list[Any] = [entry.get(key) for key in ("id", "code", "rule")]
    if not all(isinstance(word, str) and word for word in words):
        return None
    digest, code, rule = words
    if len(digest) < ID_LENGTH or set(digest) - set("0123456789abcdef") or code.startswith(READING):
        return None
    pointer, values = entry.get("pointer", ""), entry.get("values", {})
    if not isinstance(pointer, str) or not isinstance(values, dict):
        return None
    return Known(digest[:ID_LENGTH], code, rule, pointer, dict(values))


def _bad(problem: str, place: Place) -> BadOption:
    return BadOption(f"bad-baseline-{problem}", path=place.file, line=place.line, column=place.column)


def written(known: Iterable[Known]) -> str:
    """The text of a file: sorted, one finding a line, so that two branches merge line by line."""
    import json

    lines = [
        json.dumps(
            {
                "id": one.id,
                "code": one.code,
                "rule": one.rule,
                "pointer": one.pointer,
                "values": dict(sorted(one.values.items())),
            },
            ensure_ascii=False,
        )
        for one in sorted(known, key=lambda one: (one.code, one.pointer, one.id))
    ]
    body = "\n" + ",\n".join(lines) + "\n" if lines else ""
    return f'{{\n"schema": "{SCHEMA}",\n"findings": [{body}]\n}}\n'


def write_baseline(path: Path, known: Iterable[Known]) -> None:
    """Write a file, whole or not at all.

    Raises:
        OSError: it cannot be written; nothing was changed.
    """
    store(path, written(known))
