"""Single values of the format: texts, ids, lists of ids, dates, cadences, durations.

YAML scalars arrive here as text (the reader resolves nothing but null), so that
``no``, ``12:30`` and ``0123`` stay what people wrote; the field decides what the
text means. A value that does not fit raises ``PydanticCustomError`` whose type is
``expected`` and whose context names what was expected, in a word that the message
catalogue translates.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, WithJsonSchema
from pydantic.dataclasses import rebuild_dataclass
from pydantic_core import ErrorDetails, InitErrorDetails, PydanticCustomError, ValidationError, core_schema

type_of_language = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_DURATION = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|min|h|d|w|mo|y)")
_CADENCE = re.compile(r"(?:(\d+)\s*)?(once|event|day|week|month|quarter|half-year|year)s?|(continuous)")
_RATE = re.compile(r"(\d+(?:\.\d+)?)\s*/\s*(day|week|month|quarter|year)")
_LETTERS = frozenset("RASCI")
_NOTHING: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Read:
    """In an annotation: a function that makes the value of what stands in the file, in the place of all validation.

    As pydantic's ``PlainValidator``, without the schema of the annotated type that this one
    builds (twice) for writing values out, which commops does not, and which cost a tenth of a start.
    """

    value_of: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.value_of)


def nothing() -> dict[str, Any]:
    """The one empty mapping that absent fields share.

    A hundred thousand roles with six absent mappings each would else hold six
    hundred thousand empty dictionaries. Nobody writes into a loaded model.
    """
    return _NOTHING


def built_when_met(cls: type, *, shaped: Callable[[Any], Any] | None = None) -> Read:
    """A validator that builds the class of a field when the first file uses the field.

    Building a class takes a millisecond or more, and most files use few of the format's
    fields. What the class complains of is reported at its own place all the same.

    Args:
        cls: a pydantic dataclass.
        shaped: turns short forms into the mapping that the class takes, or into an object of it.
    """

    def validate(value: Any) -> Any:
        if shaped is not None and not isinstance(value, cls):
            value = shaped(value)
        return value if isinstance(value, cls) else _builder(cls)(value)

    return Read(validate)


def each_built_when_met(cls: type, shaped: Callable[[Any], Any]) -> Read:
    """Like ``built_when_met``, for a mapping or a list whose items have the class.

    Args:
        cls: a pydantic dataclass.
        shaped: turns short forms into a mapping or a tuple of mappings.
    """

    def validate(value: Any) -> Any:
        items = shaped(value)
        if isinstance(items, dict) and all(type(item) is cls for item in items.values()):
            return items
        build = _builder(cls)
        pairs = items.items() if isinstance(items, dict) else enumerate(items)
        built, wrong = {}, []
        for key, item in pairs:
            try:
                built[key] = item if type(item) is cls else build(item)
            except ValidationError as error:
                wrong += [
                    InitErrorDetails(type=_custom(line), loc=(key, *line["loc"]), input=line["input"])
                    for line in error.errors(include_url=False)
                ]
        if wrong:
            raise ValidationError.from_exception_data(cls.__name__, wrong)
        return built if isinstance(items, dict) else tuple(built.values())

    return Read(validate)


@cache
def _builder(cls: type) -> Callable[[Any], Any]:
    """What makes an object of a class, which is built now."""
    rebuild_dataclass(cls)
    return cls.__pydantic_validator__.validate_python  # type: ignore[attr-defined, no-any-return]


def _custom(line: ErrorDetails) -> PydanticCustomError:
    """An error of an item as one that keeps its kind and what it needs for its sentence."""
    return PydanticCustomError(line["type"], "{kind}", {**line.get("ctx", {}), "kind": line["type"]})


def expected(what: str, **context: Any) -> PydanticCustomError:
    """The complaint that a value is not ``what`` (a word of the message catalogue)."""
    return PydanticCustomError("expected", "expected {what}", {"what": what, **context})


def by_id(value: Any, given: Any, what: str, each: Callable[[Any], Any]) -> Any:
    """A mapping by id, from one id, a list of ids, or a mapping.

    Args:
        value: what stands in the file.
        given: what an id has that says no more.
        what: the word for what was expected, where it is none of the three.
        each: makes a value of the mapping what the field takes.
    """
    if isinstance(value, str):
        return {value: given}
    if isinstance(value, (list, tuple)):
        if not all(isinstance(item, str) for item in value):
            raise expected("ids")
        return each_once(value, dict.fromkeys(value, given))
    if not isinstance(value, dict):
        raise expected(what)
    return {key: given if item is None else each(item) for key, item in value.items()}


def each_once(value: Sequence[str], kept: Any) -> Any:
    """What was made of a list of ids, if each of them stands in it once.

    Args:
        value: the list.
        kept: what was made of it, as long as there are different ids.

    Raises:
        ValidationError: the complaint that an id stands there again, at each such place.
    """
    if len(kept) == len(value):
        return kept
    again = [number for number, item in enumerate(value) if item in value[:number]]
    raise ValidationError.from_exception_data(
        "list",
        [
            InitErrorDetails(
                type=PydanticCustomError("repeated", "{item} stands here again", {"item": value[number]}),
                loc=(number,),
                input=value[number],
            )
            for number in again
        ],
    )


def _text(value: Any) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, dict) and value:
        if (odd := _no_language(*value)) is not None:
            raise expected("language", found=odd)
        for words in value.values():
            if not isinstance(words, str):
                raise expected("text")
        return dict(value)
    raise expected("text")


@lru_cache(maxsize=1024)
def _no_language(*tags: str) -> str | None:
    """The first of some keys that is no language tag."""
    return next((tag for tag in tags if not type_of_language.fullmatch(tag)), None)


def _many(value: Any) -> Any:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, dict):
        raise expected("list")
    return value


def _many_ids(value: Any) -> Any:
    items = _many(value)
    if isinstance(items, (list, tuple)) and len(items) > 1 and all(isinstance(item, str) for item in items):
        each_once(items, dict.fromkeys(items))
    return items


def _named(value: Any) -> Any:
    if isinstance(value, str):
        return {value: ""}
    if isinstance(value, (list, tuple)):
        if not all(isinstance(item, str) for item in value):
            raise expected("ids")
        return each_once(value, dict.fromkeys(value, ""))
    if not isinstance(value, dict):
        raise expected("ids-or-mapping")
    return {key: "" if text is None else text for key, text in value.items()}


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value in ("true", "True", "TRUE"):
        return True
    if value in ("false", "False", "FALSE"):
        return False
    raise expected("truth")


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise expected("date")


def _duration(value: Any) -> str:
    if isinstance(value, str) and _DURATION.fullmatch(value):
        return value
    raise expected("duration")


def _cadence(value: Any) -> str:
    if isinstance(value, str) and _CADENCE.fullmatch(value):
        return value
    raise expected("cadence")


def _rate(value: Any) -> str:
    if isinstance(value, str) and _RATE.fullmatch(value):
        return value
    raise expected("rate")


def _letters(value: Any) -> str:
    """Letters of a duty in one order, ``ARSCI``; ``ra`` and ``A/R`` are read alike."""
    letters = letters_in(value) if isinstance(value, str) else ""
    if letters:
        return letters
    raise expected("letters")


@cache
def letters_in(text: str) -> str:
    """The letters that a text means, in the order ARSCI; nothing where it means none."""
    found = {letter for letter in text.upper() if letter not in "/,+、" and not letter.isspace()}
    return "".join(letter for letter in "ARSCI" if letter in found) if found <= _LETTERS else ""


def hours_per_month(rate: str) -> float:
    """Hours in a month of a rate such as ``40/month`` or ``10/week``.

    Args:
        rate: a rate that the format accepted.

    Returns:
        Hours a month; a week counts 52/12 of a month, a day 21.25 (255 working
        days a year, the divisor of establishment planning, 四定).
    """
    match = _RATE.fullmatch(rate)
    if match is None:
        raise ValueError(rate)
    per_month = {"day": 21.25, "week": 52 / 12, "month": 1.0, "quarter": 1 / 3, "year": 1 / 12}
    return float(match[1]) * per_month[match[2]]


_TEXT_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": ["string", "number", "boolean"]},
        {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1},
    ]
}
_ID_SCHEMA = {"type": ["string", "integer"]}
IDS_SCHEMA: dict[str, Any] = {"anyOf": [_ID_SCHEMA, {"type": "array", "items": _ID_SCHEMA}]}
"""JSON Schema of one id or a list of ids."""


def ids_or_mapping(*values: dict[str, Any]) -> dict[str, Any]:
    """JSON Schema of ids, or of a mapping from id to one of some kinds of value (or nothing)."""
    body = {"anyOf": [*values, {"type": "null"}]}
    return {"anyOf": [*IDS_SCHEMA["anyOf"], {"type": "object", "additionalProperties": body}]}


Text = Annotated[str | Mapping[str, str], Read(_text), WithJsonSchema(_TEXT_SCHEMA)]
"""A string, or a mapping from language tag (BCP 47) to string."""

Id = Annotated[str, WithJsonSchema(_ID_SCHEMA)]
"""A name that other entries refer to, in any script, compared after NFC."""

Ids = Annotated[
    tuple[str, ...],
    BeforeValidator(_many_ids),
    WithJsonSchema(IDS_SCHEMA),
]
"""One id, or a list of ids."""

Texts = Annotated[
    tuple[Text, ...],
    BeforeValidator(_many),
    WithJsonSchema({"anyOf": [*_TEXT_SCHEMA["anyOf"][:1], {"type": "array", "items": _TEXT_SCHEMA}]}),
]
"""One text, or a list of texts."""

Named = Annotated[
    dict[str, Text],
    BeforeValidator(_named),
    WithJsonSchema(ids_or_mapping(*_TEXT_SCHEMA["anyOf"])),
]
"""Ids, each with a text that says what for; a list of ids leaves the texts empty."""

Truth = Annotated[bool, Read(_truth), WithJsonSchema({"type": "boolean"})]
Day = Annotated[date, Read(_day), WithJsonSchema({"type": "string", "format": "date"})]
Duration = Annotated[
    str,
    Read(_duration),
    WithJsonSchema({"type": "string", "pattern": f"^{_DURATION.pattern}$"}),
]
"""A span of time such as ``30m``, ``2h``, ``1d``, ``2w``, ``6mo``, ``1y``."""
Cadence = Annotated[
    str,
    Read(_cadence),
    WithJsonSchema({"type": "string", "pattern": f"^(?:{_CADENCE.pattern})$"}),
]
"""How often: ``once``, ``event`` (each time), ``week``, ``2 weeks``, ``quarter``, ``continuous``."""
Rate = Annotated[str, Read(_rate), WithJsonSchema({"type": "string", "pattern": f"^{_RATE.pattern}$"})]
"""A number for a period, such as ``40/month``."""
Letters = Annotated[
    str,
    Read(_letters),
    WithJsonSchema({"type": "string", "pattern": "^[RASCIrasci/ ,+]+$"}),
]
"""Letters of the duty matrix: A accountable, R responsible, S support, C consulted, I informed."""
Certainty = Literal["stated", "implied", "inferred", "ambiguous"]
NameStatus = Literal["stated", "inferred", "garbled", "missing"]
