"""The reference of the format, made from the models: key, type, default, what it means."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter
from pydantic.dataclasses import rebuild_dataclass
from pydantic_core import PydanticUndefined

from commops.api.schema import format_schema
from commops.model import values
from commops.model.entity import Entity
from commops.model.head import Head
from commops.model.organisation import SECTIONS

Schema = Mapping[str, Any]

VALUES: dict[str, tuple[Any, str]] = {
    "text": (
        values.Text,
        "A string, or strings by language: `{zh-CN: 内容运营, en: Content operator}`.",
    ),
    "texts": (values.Texts, "A text, or a list of texts."),
    "id": (values.Id, "A name that other entries refer to, in any script; compared after Unicode normalisation (NFC)."),
    "ids": (values.Ids, "An id, or a list of ids."),
    "ids with texts": (values.Named, "Ids, or a mapping from id to a text that says what for."),
    "yes or no": (values.Truth, "`true` or `false`. `yes`, `no`, `on` and `off` are words, not truths."),
    "date": (values.Day, "A day such as `2026-03-31`."),
    "duration": (values.Duration, "A span of time: `30m`, `2h`, `1d`, `2w`, `6mo`, `1y`."),
    "cadence": (
        values.Cadence,
        "How often: `day`, `2 weeks`, `month`, `quarter`, `half-year`, `year`, `once`, `event` (each), `continuous`.",
    ),
    "rate": (values.Rate, "A number for a period: `40/month`, `2/day`."),
    "letters": (
        values.Letters,
        "Of the duty matrix: R responsible, A accountable, S support, C consulted, I informed. `AR` leads the duty.",
    ),
}
"""The kinds of value that have a name of their own, and what each takes."""

NOTE = "<!-- Made by tools/generate.py; change the models' field descriptions, not this page. -->"
INTRODUCTION = """\
A team file is one YAML mapping. Only `roles` is needed. [The file](#the-file) lists the keys at the
top. A section maps ids to entries, and an entry has the keys of its section's table beside those
that [every entry](#every-entry) has. A key that is not listed here is an error, and so is a key
that is written twice. A key that stands there without a value is reported as an empty field.

`commops schema` prints the same as a JSON Schema, with which an editor completes and checks while
you write: [team.schema.json](team.schema.json). YAML is read by its 1.2 core schema: `no`, `off`,
`12:30` and `0123` stay text."""


def format_page() -> str:
    """The whole page, as Markdown."""
    schema = format_schema()
    shapes: dict[str, Schema] = schema["$defs"]
    every = [name for name in _fields(Entity) if all(name in _fields(load()) for load in SECTIONS.values())]
    head = f"{NOTE}\n\n# The format\n\n{INTRODUCTION}\n\n## Kinds of value\n"
    parts = [head, "| kind | what it takes |", "| --- | --- |"]
    parts += [f"| {word} | {_cell(says)} |" for word, (_, says) in VALUES.items()]
    parts += ["", "## The file", "", *_table(Head, schema), *_sections(schema), ""]
    common = {key: body for key, body in shapes["Role"]["properties"].items() if key in every}
    parts += ["## Every entry", "", *_table(Entity, {"properties": common}), ""]
    shown: set[str] = set()
    for section, load in SECTIONS.items():
        cls = load()
        parts += [f"## {section}", "", f"Maps an id to: {_small(shapes[cls.__name__]['description'])}", ""]
        parts += [*_table(cls, shapes[cls.__name__], every), ""]
        parts += _inner(shapes, cls.__name__, shown, every)
    policy = shapes["Policy"]
    parts += ["## policy", "", policy["description"], "", *_table(_class("Policy"), policy), ""]
    parts += _inner(shapes, "Policy", shown, every)
    return "\n".join(parts).rstrip("\n") + "\n"


def _sections(schema: Schema) -> list[str]:
    """The rows of the sections, each a link to its table."""
    properties = {name: schema["properties"][name] for name in (*SECTIONS, "policy")}
    kinds = dict.fromkeys(SECTIONS, "entries by id") | {"policy": "mapping"}
    return [
        f"| [`{name}`](#{name}) | {kinds[name]} | – | {_cell(body['description'])} |"
        for name, body in properties.items()
    ]


def _inner(shapes: Mapping[str, Schema], name: str, shown: set[str], every: Sequence[str]) -> list[str]:
    """The tables of what the fields of a class take, each where it is first met."""
    parts: list[str] = []
    for inner in dict.fromkeys(_references(shapes[name])):
        if inner in shown:
            continue
        shown.add(inner)
        cls = _class(inner)
        whole = all(key in shapes[inner]["properties"] for key in every)
        beside = " It has the keys of [every entry](#every-entry) too." if whole else ""
        parts += [f"### {_heading(inner)}", "", f"{shapes[inner]['description']}{beside}", ""]
        parts += [*_table(cls, shapes[inner], every if whole else ()), ""]
        parts += _inner(shapes, inner, shown, every)
    return parts


def _table(cls: type, schema: Schema, without: Sequence[str] = ()) -> list[str]:
    """The keys of a class that the schema knows, a row each."""
    fields = {name: field for name, field in _fields(cls).items() if name in schema["properties"]}
    rows = [_row(name, field, schema["properties"][name]) for name, field in fields.items() if name not in without]
    heads = ["| key | type | default | what it means |", "| --- | --- | --- | --- |"]
    return [*heads, *rows] if rows else ["No keys beside those of every entry."]


def _row(name: str, field: Any, schema: Schema) -> str:
    said = schema.get("description") or field.description
    return f"| `{name}` | {_cell(_kind(schema))} | {_default(field)} | {_cell(said)} |"


def _fields(cls: type) -> dict[str, Any]:
    """The fields of a class by the key that a file writes."""
    rebuild_dataclass(cls)
    fields: dict[str, Any] = cls.__pydantic_fields__  # type: ignore[attr-defined]
    return {field.validation_alias or field.alias or name: field for name, field in fields.items()}


def _class(name: str) -> type:
    """The class that a definition of the schema was made from."""
    import importlib
    import pkgutil

    from commops import model

    for module in pkgutil.iter_modules(model.__path__):
        found = getattr(importlib.import_module(f"commops.model.{module.name}"), name, None)
        if isinstance(found, type):
            return found
    raise KeyError(name)


def _default(field: Any) -> str:
    if field.is_required():
        return "needed"
    value = field.default if field.default_factory is None else None
    if value in (None, (), "", PydanticUndefined):
        return "–"
    return f"`{str(value).lower() if isinstance(value, bool) else value:}`"


_KINDS = {word: TypeAdapter(alias).json_schema() for word, (alias, _) in VALUES.items()}


def _kind(schema: Schema) -> str:
    """What a schema takes, in words; a class is a link to its table."""
    bare = {key: value for key, value in schema.items() if key not in ("description", "title", "default")}
    if "anyOf" in bare:
        options = [option for option in bare["anyOf"] if option != {"type": "null"}]
        bare = options[0] if len(options) == 1 else {"anyOf": options}
    for word, kind in _KINDS.items():
        if bare in (kind, _without_null(kind)):
            return word
    return _compound(bare)


def _without_null(schema: Schema) -> Schema:
    if "anyOf" not in schema:
        return schema
    return {"anyOf": [option for option in schema["anyOf"] if option != {"type": "null"}]}


def _compound(schema: Schema) -> str:
    match schema:
        case {"anyOf": options}:
            return " or ".join(_alternatives(options))
        case {"$ref": reference}:
            name = _heading(str(reference).rsplit("/", 1)[1])
            return f"[{name}](#{name.replace(' ', '-')})"
        case {"enum": words}:
            return ", ".join(f"`{str(word).lower() if isinstance(word, bool) else word}`" for word in words)
        case {"const": word}:
            return f"`{word}`"
        case {"type": "array", "items": items}:
            return f"list of {_kind(items)}"
        case {"type": "object", "additionalProperties": dict() as inner}:
            return f"mapping to {_kind(inner)}"
        case {"type": "object"}:
            return "mapping"
        case {"type": "integer", "minimum": low, "maximum": high} if low == high:
            return f"`{low}`"
        case {"type": "integer" | "number" as kind}:
            return ("whole number" if kind == "integer" else "number") + _bounds(schema)
        case {"type": "string"}:
            return "string"
        case {"type": list()}:
            return "string"
        case {} if not schema:
            return "anything"
    raise ValueError(f"no words for {schema}")


def _alternatives(options: list[Schema]) -> list[str]:
    """The words of some alternatives, those that have a name together said by that name."""
    found, left = [], [option for option in options if option != {"type": "null"}]
    for word, kind in sorted(_KINDS.items(), key=lambda item: -len(item[1].get("anyOf", ()))):
        parts = _without_null(kind).get("anyOf", [])
        if parts and all(part in left for part in parts):
            found.append(word)
            left = [option for option in left if option not in parts]
    return [*found, *dict.fromkeys(_kind(option) for option in left)]


def _bounds(schema: Schema) -> str:
    low, high = schema.get("minimum"), schema.get("maximum")
    above = schema.get("exclusiveMinimum")
    words = [f"from {low:g}" if low is not None else "", f"above {above:g}" if above is not None else ""]
    words += [f"to {high:g}" if high is not None else ""]
    said = " ".join(word for word in words if word)
    return f" {said}" if said else ""


def _references(node: Any) -> Iterator[str]:
    if isinstance(node, Mapping):
        if "$ref" in node:
            yield node["$ref"].rsplit("/", 1)[1]
        for value in node.values():
            yield from _references(value)
    elif isinstance(node, list):
        for item in node:
            yield from _references(item)


def _heading(name: str) -> str:
    """``SkillNeed`` as people say it: ``skill need``."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _cell(text: str) -> str:
    """A text that stays within its cell and its meaning within Markdown."""
    return re.sub(r"<", "&lt;", text.replace("|", "\\|"))
