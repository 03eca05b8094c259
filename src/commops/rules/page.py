"""A rule's page: its docstring, taken apart."""

import re
from dataclasses import dataclass

from commops.rules.rule import Rule

_SECTION = re.compile(r"^## (.+)$", re.MULTILINE)
_FENCE = re.compile(r"^```(\w+) (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PARTS = {"Why it matters": "why", "What it finds": "finds", "What to do": "do"}


@dataclass(frozen=True, slots=True)
class Example:
    """An example on a page: a whole file, ``bad`` with the lines marked, or ``good``."""

    kind: str
    language: str
    text: str

    def marked(self, code: str) -> list[int]:
        """The numbers of the lines that bear the code in a comment."""
        return [
            number for number, line in enumerate(self.text.split("\n"), 1) for _ in re.findall(rf"#.*\b{code}\b", line)
        ]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says, in English."""

    title: str
    why: str
    finds: str
    do: str
    examples: tuple[Example, ...]


def page_of(rule: Rule) -> Page:
    """The page of a rule.

    Raises:
        ValueError: a section is missing; each rule keeps the same order.
    """
    title, *rest = _SECTION.split(rule.page)
    sections = dict(zip(rest[::2], rest[1::2], strict=True))
    if list(sections) != list(_PARTS):
        raise ValueError(f"{rule.name}: {list(sections)}")
    examples = tuple(Example(kind, language, text) for language, kind, text in _FENCE.findall(rule.page))
    words = {part: _FENCE.sub("", sections[heading]).strip() for heading, part in _PARTS.items()}
    return Page(title.strip(), words["why"], words["finds"], words["do"], examples)
