"""What pydantic has to say about an entry, as faults with places."""

import types
import typing
from collections.abc import Collection, Iterable, Iterator
from dataclasses import is_dataclass
from typing import Any

from pydantic_core import ErrorDetails, ValidationError

from commops.source.tree import Pointer

PROTECTED = frozenset((
    "sex", "gender", "age", "birthday", "birthdate", "birth_date", "date_of_birth", "birthplace",
    "native_place", "hometown", "ethnicity", "ethnic_group", "race", "nationality", "marital_status",
    "married", "children", "pregnancy", "religion", "faith", "political_status", "health", "disability",
    "illness", "blood_type", "photo", "picture", "avatar", "portrait", "height", "weight", "appearance",
    "性别", "年龄", "生日", "出生日期", "出生地", "籍贯", "户籍", "民族", "种族", "国籍", "婚姻", "婚姻状况",
    "婚否", "生育", "生育状况", "宗教", "信仰", "政治面貌", "健康", "健康状况", "残疾", "血型", "照片",
    "相片", "头像", "身高", "体重", "相貌", "形象", "性別", "年齡", "出生地點", "種族", "國籍", "婚姻狀況",
    "生育狀況", "健康狀況", "殘疾", "頭像", "籍貫", "戶籍", "族群", "身心障礙", "體重", "大頭照", "出生年月",
))  # fmt: skip
"""Keys that name what an allocation must not be able to use; refused with the reason."""

_EXPECTED = {
    "int": "whole-number", "float": "number", "bool": "truth", "string": "word", "dict": "mapping",
    "mapping": "mapping", "dataclass": "mapping", "list": "list", "tuple": "list", "date": "date",
}  # fmt: skip
_BOUNDS = {
    "greater_than_equal": ("ge", "at-least"), "less_than_equal": ("le", "at-most"),
    "greater_than": ("gt", "more-than"), "less_than": ("lt", "less-than"),
}  # fmt: skip


def complaints(
    error: ValidationError, raw: Any, cls: type
) -> Iterator[tuple[str, Pointer, bool, dict[str, Any], Collection[str]]]:
    """What an entry's errors mean.

    Args:
        error: what pydantic raised.
        raw: the entry as it stood in the file.
        cls: the class of the entry.

    Yields:
        Rule name, the way from the entry to the fault as far as it exists in the file,
        whether the value rather than the key is meant, the values of the sentence, and
        the words of which one may have been meant.
    """
    seen: set[tuple[str, Pointer, str]] = set()
    for detail in error.errors(include_url=False):
        path, rest = _existing(raw, detail["loc"])
        rule, on_value, values = _meaning(detail, path, rest, cls)
        if (rule, path, values["key"]) not in seen:
            seen.add((rule, path, values["key"]))
            yield rule, path, on_value, values, keys_at(cls, path[:-1]) if rule == "unknown-key" else ()


def without_all(raw: Any, paths: Iterable[Pointer]) -> Any:
    """A copy of an entry without what stands at some paths; the last items of a list go first, lest others move up."""

    def order(path: Pointer) -> list[tuple[int, str]]:
        return [(int(step), "") if step.isdecimal() else (-1, step) for step in path]

    for path in sorted(set(paths), key=order, reverse=True):
        raw = without(raw, path)
    return raw


def without(raw: Any, path: Pointer) -> Any:
    """A copy of an entry without what stands at ``path``, so that the rest can be kept."""
    if not path or not isinstance(raw, (dict, list)):
        return None
    head, *tail = path
    if isinstance(raw, list):
        number = next((n for n, item in enumerate(raw) if str(n) == head or item == head), None)
        if number is None:
            return raw
        copy: Any = list(raw)
        if tail and (kept := without(raw[number], tuple(tail))) is not None:
            copy[number] = kept
        else:
            del copy[number]
        return copy
    copy = dict(raw)
    if head in copy:
        if tail and (kept := without(raw[head], tuple(tail))) is not None:
            copy[head] = kept
        else:
            del copy[head]
    return copy


def nearest(word: str, known: Any) -> str:
    """The known word most like one that is not known, or nothing."""
    import difflib

    words = [name for name in known if isinstance(name, str)]
    close = difflib.get_close_matches(word, words, 1, 0.6)
    if not close:
        folded = {name.casefold().replace("-", "_"): name for name in words}
        close = [folded[key] for key in [word.casefold().replace("-", "_")] if key in folded]
    return close[0] if close else ""


def _existing(raw: Any, loc: tuple[int | str, ...]) -> tuple[Pointer, tuple[str, ...]]:
    """The part of a location that exists in the file, and what is left of it."""
    node: Any = raw
    path: list[int | str] = []
    for position, step in enumerate(loc):
        if isinstance(node, dict) and step in node:  # noqa: SIM114 -- a list takes no text
            node = node[step]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        elif isinstance(node, list) and step in node:
            node = None  # an id of a list that was read as a mapping
        elif isinstance(node, list) and any(isinstance(later, int) for later in loc[position + 1 : position + 2]):
            continue  # a list that was read as one field of a mapping
        else:
            return tuple(map(str, path)), tuple(map(str, loc[position:]))
        path.append(step)
    return tuple(map(str, path)), ()


def _meaning(detail: ErrorDetails, path: Pointer, rest: tuple[str, ...], cls: type) -> tuple[str, bool, dict[str, Any]]:
    kind, context = detail["type"], detail.get("ctx", {})
    found = detail["input"]
    shown = found if isinstance(found, str) else ""
    if kind == "unexpected_keyword_argument":
        key = path[-1]
        if key.casefold().replace("-", "_") in PROTECTED:
            return "protected-attribute", False, {"key": key}
        known = keys_at(cls, path[:-1])
        return "unknown-key", False, {"key": key, "near": nearest(key, known)}
    if kind == "missing":
        section = next((step for step in reversed(path) if not step.isdecimal()), "")
        return "missing-key", False, {"key": rest[-1] if rest else "", "section": section}
    key = path[-1] if path else ""
    if kind == "expected":
        return "wrong-type", True, {"key": key, "expected": context["what"], "found": shown}
    if kind == "repeated":
        field = next((step for step in reversed(path) if not step.isdecimal()), "")
        return "entry-repeated", True, {"key": field, "target": context["item"]}
    if kind in _BOUNDS:
        name, word = _BOUNDS[kind]
        limit = context[name]
        limit = int(limit) if limit == int(limit) else limit
        return "invalid-value", True, {"key": key, "found": str(found), "bound": word, "limit": limit}
    if kind == "literal_error":
        choices = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
        return "invalid-value", True, {"key": key, "found": shown, "choices": choices, "near": nearest(shown, choices)}
    word = _EXPECTED.get(kind.split("_")[0], "other")
    return "wrong-type", True, {"key": key, "expected": word, "found": shown}


def keys_at(cls: type, path: Pointer) -> list[str]:
    """The keys that an entry of a class takes, at a way into it."""
    here: type | None = cls
    for step in path:
        if here is None:
            return []
        field = _fields(here).get(step)
        if field is not None:
            here = _class_in(field.annotation)
        # else: an id of a mapping, whose values have the class that was found
    return list(_fields(here)) if here is not None else []


def _fields(cls: type) -> dict[str, Any]:
    fields = getattr(cls, "__pydantic_fields__", {})
    return {field.alias or name: field for name, field in fields.items()}


def _class_in(annotation: Any) -> type | None:
    """The first of our classes in a type such as ``dict[str, Step]`` or ``Written | None``."""
    if isinstance(annotation, type) and is_dataclass(annotation):
        return annotation
    if isinstance(annotation, types.UnionType) or typing.get_args(annotation):
        for inner in typing.get_args(annotation):
            if (cls := _class_in(inner)) is not None:
                return cls
    return None
