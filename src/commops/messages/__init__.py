"""What is said, in the reader's language.

English stands in the code, beside the thing that says it. The other languages are plain
Python dictionaries (``zh_cn/``, ``zh_tw/``), keyed by the code of a rule or by a word:
they load in a millisecond, where TOML of the same size takes sixty.
"""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

LANGUAGES = ("en", "zh-CN", "zh-TW")

_OPTIONAL = re.compile(r"\[\[(.*?)\]\]")
_BLANK = re.compile(r"\{(\w+)\}")
_PARTS = {
    **dict.fromkeys(("expected", "kind", "problem", "bound", "guess", "status"), "words"),
    **dict.fromkeys(("lacking", "aim", "period", "act", "end", "flaw"), "words"),
    "usage": "failure",
    **dict.fromkeys(("page", "family", "start"), "report"),
}
"""Prefixes of keys that share a catalogue; any other prefix has one of its own name."""

_TRADITIONAL = ("tw", "hk", "mo", "hant")

Namer = Callable[[str, str, str], str]
"""Section, id and language to the name that people use."""


def choose_language(asked: str | None, environment: Mapping[str, str] | None = None) -> str:
    """The language to speak: what was asked for, else COMMOPS_LANG, else the locale, else English.

    Args:
        asked: a tag in any common spelling (``zh``, ``zh_CN.UTF-8``, ``zh-Hant``), or None.
        environment: environment variables; the process's own if None.

    Returns:
        One of ``LANGUAGES``.
    """
    env = os.environ if environment is None else environment
    for word in (asked, env.get("COMMOPS_LANG"), env.get("LC_ALL"), env.get("LC_MESSAGES"), env.get("LANG")):
        if word:
            return nearest_language(word) or "en"
    return "en"


def nearest_language(tag: str) -> str | None:
    """The language that is spoken for a tag, or None for a tag that is not known."""
    parts = tag.split(".", maxsplit=1)[0].replace("_", "-").casefold().split("-")
    if parts[0] == "zh":
        return "zh-TW" if any(part in _TRADITIONAL for part in parts[1:]) else "zh-CN"
    return "en" if parts[0] in ("en", "c", "posix") else None


def in_language(text: str | Mapping[str, str] | None, language: str) -> str:
    """A text of the format in a language, or in the nearest that it has."""
    if text is None or isinstance(text, str):
        return text or ""
    family = language.split("-", maxsplit=1)[0]
    for tag in (language, family, *(t for t in text if t.split("-")[0] == family), "en"):
        if tag in text:
            return text[tag]
    return next(iter(text.values()), "")


@cache
def _catalogue(language: str, part: str) -> Mapping[str, Any]:
    if language == "en":
        return {}
    try:
        module = import_module(f"commops.messages.{language.lower().replace('-', '_')}.{part}")
    except ModuleNotFoundError:
        return {}
    return module.CATALOGUE  # type: ignore[no-any-return]


class Speech:
    """One language, and the names of one organisation.

    Args:
        language: one of ``LANGUAGES``.
        namer: gives the name of an id; ids speak for themselves if None.
        kinds: names of values that hold ids, and their sections.
    """

    def __init__(self, language: str, namer: Namer | None = None, kinds: Mapping[str, str] | None = None) -> None:
        self.language = language
        self._namer = namer
        self._kinds = kinds or {}

    def word(self, key: str, english: str, **values: Any) -> str:
        """A phrase of the program itself: ``key`` in the catalogue, ``english`` without one."""
        prefix = key.partition(".")[0]
        template = _catalogue(self.language, _PARTS.get(prefix, prefix)).get(key, english)
        return self._filled(template, values) if values else template

    def rule(self, code: str, part: str, english: str, values: Mapping[str, Any] | None = None) -> str:
        """A part of what a rule says: title, message, advice, why, …; filled in if values are given."""
        template = _catalogue(self.language, f"rules.{code[:3].lower()}").get(code, {}).get(part, english)
        return template if values is None else self._filled(template, values)

    def place(self, code: str, label: str, english: str, values: Mapping[str, Any]) -> str:
        """What a related place of a finding shows."""
        places = _catalogue(self.language, f"rules.{code[:3].lower()}").get(code, {}).get("places", {})
        return self._filled(places.get(label, english), values)

    def name(self, section: str, key: str) -> str:
        """The name of an id in this language."""
        return self._namer(section, key, self.language) if self._namer else key

    def quoted(self, text: str) -> str:
        """A name in the quotation marks of the language."""
        return f"「{text}」" if self.language == "zh-TW" else f"“{text}”"

    def listed(self, items: Sequence[str]) -> str:
        """Items in a row: with commas and “and”, or with 、."""
        if self.language != "en":
            return "、".join(items)
        return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1] if items else ""

    def _filled(self, template: str, values: Mapping[str, Any]) -> str:
        """A template with its blanks filled; a part in [[…]] goes when one of its blanks is empty."""
        if "[[" in template:
            template = _OPTIONAL.sub(
                lambda part: part[1] if all(_stands(values.get(blank)) for blank in _BLANK.findall(part[1])) else "",
                template,
            )
        return template.format_map(_Blanks({key: self._say(key, value) for key, value in values.items()}))

    def _say(self, key: str, value: Any) -> Any:
        section = self._kinds.get(key)
        if section is None:
            table = key.removeprefix("other_")
            if table in _TABLES:
                words = [self.word(f"{table}.{word}", _TABLES[table].get(word, word)) for word in _several(value)]
                return self.listed(words) if isinstance(value, list) else words[0]
            if key == "choices":
                return self.listed([str(item) for item in value])
            if isinstance(value, list):
                return self.listed([self.quoted(str(item)) for item in value])
            return in_language(value, self.language) if isinstance(value, Mapping) else value
        if isinstance(value, str):
            return self.quoted(self.name(section, value))
        names = [self.quoted(self.name(section, item)) for item in value]
        return " → ".join(names) if key == "path" else self.listed(names)


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _stands(value: Any) -> bool:
    """Whether a value has something to say; the number nought has."""
    return bool(value) or value == 0


class _Blanks(dict[str, Any]):
    """Values of a sentence; a blank without a value stays empty rather than breaking a report."""

    def __missing__(self, key: str) -> str:
        return ""


EXPECTED = {
    "text": "a text, or a mapping from language (zh-CN, zh-TW, en) to text",
    "language": "a language tag such as zh-CN, zh-TW or en",
    "word": "a word",
    "list": "a list",
    "mapping": "a mapping (key: value)",
    "section-mapping": "a mapping from id to entry, not a list: write “id: {…}” instead of “- …”",
    "file-mapping": "a mapping with name, roles and other sections",
    "ids": "a list of ids",
    "ids-or-mapping": "a list of ids, or a mapping from id to text",
    "levels": "a mapping from skill to level",
    "duties": "a list of duties, or a mapping from duty to letters such as AR, S, C or I",
    "letters": "letters of R, A, S, C and I, such as AR",
    "holdings": "a role, a list of roles, or a mapping from role to share such as 0.8",
    "manager": "a role, or {outside: …}",
    "rule-setting": "off, info, warning, error, or a mapping of options",
    "include": "a pattern such as roles/*.yaml, or {file: people.csv, encoding: gb18030}",
    "truth": "true or false",
    "number": "a number",
    "whole-number": "a whole number",
    "date": "a date such as 2026-03-31",
    "duration": "a duration such as 30m, 2h, 1d or 2w",
    "cadence": "once, event, day, week, month, quarter, year, or a number of them such as 2 weeks",
    "rate": "a number for a period, such as 40/month",
    "other": "another kind of value",
}
"""English for what a value should have been."""

KINDS = {
    "roles": "role", "duties": "duty", "units": "unit", "people": "person", "workflows": "workflow",
    "steps": "step", "metrics": "metric", "deliverables": "deliverable", "partners": "partner",
    "skills": "skill", "channels": "channel", "meetings": "meeting", "trainings": "training",
    "information": "information class", "agreements": "agreement", "glossary": "term",
    "standards": "coverage standard", "rules": "rule",
}  # fmt: skip
"""English for the kind of thing that an id names."""

PROBLEMS = {
    "colon": "a colon is too much here: the text before it already has one, or has to stand in quotation marks",
    "no-colon": "this line has no “: ” behind its key",
    "wide-colon": "this line has the full-width colon “：” where YAML needs “:” and a space",
    "list-end": "this list is not closed: a comma or “]” is missing",
    "mapping-end": "this mapping is not closed: a comma or “}” is missing",
    "dash": "this line stands among the items of a list, but does not begin with “- ”",
    "key": "this does not fit what stands above it: it is indented wrongly, or follows a closed quotation or list",
    "quote-end": "this quotation mark is never closed",
    "alias": "the alias names an anchor (&…) that does not exist above it",
    "merge": "“<<” does not merge anything here: YAML 1.2 has no merge keys",
    "dash-place": "a list cannot begin here: it needs a line of its own, below its key",
    "character": "no value can begin with this character unless it stands in quotation marks",
    "escape": "this escape (\\…) in quotation marks stands for no character",
    "tag": "the tag has a prefix (!…!) that is not declared",
    "anchor": "an anchor (&) or an alias (*) needs a name",
    "block": "nothing may stand behind “|” or “>” on its line",
    "value": "a value is missing here, or a bracket is not closed",
    "document": "this line belongs to nothing above it: it is indented wrongly",
    "cells": "this row has more cells than the table has columns",
    "unreadable": "the file cannot be read as YAML",
    "other": "this is not YAML",
}
"""English for what keeps a text from being read."""

BOUNDS = {"at-least": "at least", "at-most": "at most", "more-than": "more than", "less-than": "less than"}
"""English for the bound of a number."""

GUESSES = {"gb18030": "GB18030", "utf-16": "UTF-16", "utf-32": "UTF-32", "unknown": "ITS-ENCODING"}
"""English for the encoding that a file seems to have, as iconv calls it."""

STATES = {"missing": "missing", "garbled": "garbled", "inferred": "only inferred"}
"""English for the state of a damaged name."""

LACKS = {
    "owner": "an owner", "custodian": "a custodian", "target": "a target", "definition": "a definition",
    "cadence": "a cadence",
}  # fmt: skip
"""English for what a metric or a class of information lacks."""

AIMS = {"at-least": "at least", "at-most": "at most", "equals": "exactly"}
"""English for the bound of a target."""

PERIODS = {
    "day": "day", "week": "week", "month": "month", "quarter": "quarter", "half-year": "half-year", "year": "year",
}  # fmt: skip
"""English for a period over which targets are compared."""

ACTS = {"set-by": "sets its norm", "collected-by": "counts it", "both": "sets its norm and counts it"}
"""English for what the owner of a metric should leave to another role."""

ENDS = {"doer": "which does it itself", "vacant": "which nobody holds"}
"""English for why a way upwards leads nowhere."""

FLAWS = {
    "self": "it would stand in for itself", "vacant": "nobody holds it",
    "same": "only the one to be replaced holds it", "skill": "skills that the duty asks for are not reached",
    "authority": "authority that the duty needs is lacking", "apart": "it would hold too much of what is kept apart",
    "review": "nobody else reviews that work", "away": "all of them are away at the same time",
}  # fmt: skip
"""English for why a backup or deputy can't take over."""

_TABLES: Mapping[str, Mapping[str, str]] = {
    "expected": EXPECTED, "kind": KINDS, "problem": PROBLEMS, "bound": BOUNDS, "guess": GUESSES, "status": STATES,
    "lacking": LACKS, "aim": AIMS, "period": PERIODS, "act": ACTS, "end": ENDS, "flaw": FLAWS,
}  # fmt: skip
