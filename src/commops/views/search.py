"""Finding an entry by words: id, name in any language, other names, names of tasks."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from commops.graph import OrgGraph
from commops.graph.texts.folded import folded

EXACT, PREFIX, SUBSTRING = 0, 1, 2
_NAME, _ALIAS, _TASK = 0, 1, 2
_TOKEN = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """An entry that words match, ordered by how well: ``grade``, then where, then id."""

    grade: int
    where: int
    key: str
    section: str


class Search:
    """What was asked for, in the words of one organisation.

    Words that a glossary gives as other names of one term count as the same word: with
    ``社群: {aliases: [社区]}``, 社区规则 finds 社群规则.

    Args:
        graph: the organisation.
        asked: the words, as typed.
    """

    def __init__(self, graph: OrgGraph, asked: str) -> None:
        self.graph = graph
        self.asked = " ".join(asked.split())
        self.whole = folded(asked)
        self.words = tuple(self.whole.split())

    def matches(self, section: str, ids: Iterable[str]) -> list[Match]:
        """The entries of a section, among ``ids``, that all words match; best first."""
        found = []
        for key in ids:
            grade = self._grade(list(self._texts(section, key)))
            if grade is not None:
                found.append(Match(*grade, key, section))
        return sorted(found)

    def near(self) -> tuple[str, ...]:
        """Up to three duties with a name like the words, the nearest first."""
        texts: dict[str, str] = {}
        for duty in self.graph.duties:
            for where, text in self._texts("duties", duty):
                if where != _TASK:
                    texts.setdefault(text, duty)
        close = difflib.get_close_matches(self.whole, texts, 6, 0.4) if self.whole else []
        return tuple(dict.fromkeys(texts[text] for text in close))[:3]

    def _grade(self, texts: list[tuple[int, str]]) -> tuple[int, int] | None:
        """How well, and where, an entry with these texts matches; None where a word does not."""
        if not self.words:
            return None
        both = [(where, text, self._same_words(text)) for where, text in texts]
        whole = self._same_words(self.whole)
        if exact := [where for where, text, same in both if text == self.whole or same == whole]:
            return EXACT, min(exact)
        grades = [
            min((self._of_word(word, text, same, where) for where, text, same in both), default=_MISS)
            for word in self.words
        ]
        worst = max(grades, default=_MISS)
        return None if worst == _MISS else worst

    def _of_word(self, word: str, text: str, same: str, where: int) -> tuple[int, int]:
        own = self._same_words(word)
        if text == word or text.startswith(word) or same.startswith(own) or _begins(text, word) or _begins(same, own):
            return PREFIX, where
        return (SUBSTRING, where) if word in text or own in same else _MISS

    def _texts(self, section: str, key: str) -> Iterator[tuple[int, str]]:
        """The texts by which an entry goes, the library's included."""
        yield _NAME, folded(key)
        shelf = self.graph.org.library.get(section, {})
        for entry in (self.graph.org.section(section).get(key), shelf.get(key)):
            if entry is None:
                continue
            yield from ((_NAME, folded(text)) for text in _languages(entry.name))
            yield from ((_ALIAS, folded(text)) for alias in entry.aliases for text in _languages(alias))
            for task, body in getattr(entry, "tasks", {}).items():
                yield from ((_TASK, folded(text)) for text in (task, *_languages(body.name)))

    def _same_words(self, text: str) -> str:
        """A folded text with every other name of a term replaced by the term's first name."""
        pattern, firsts = self._glossary
        return pattern.sub(lambda found: firsts[found[0]], text) if pattern else text

    @cached_property
    def _glossary(self) -> tuple[re.Pattern[str] | None, dict[str, str]]:
        """Names of terms, longest first, and the first name of each."""
        firsts: dict[str, str] = {}
        for key, term in sorted(self.graph.org.known("glossary").items()):
            names = [folded(text) for text in (key, *_languages(term.name))]
            names += [folded(text) for alias in term.aliases for text in _languages(alias)]
            first = firsts.get(names[0], names[0])
            for name in names:
                firsts.setdefault(name, first)
        if not firsts:
            return None, firsts
        longest = sorted(firsts, key=lambda name: (-len(name), name))
        return re.compile("|".join(map(_whole_word, longest))), firsts


_MISS = (3, 0)


def _whole_word(name: str) -> str:
    """A pattern for a name; a Latin one must stand alone, or “ops” would change “shops”."""
    return rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])" if name.isascii() else re.escape(name)


def _begins(text: str, word: str) -> bool:
    """Whether one of a text's words begins with a word."""
    return word in text and any(token.startswith(word) for token in _TOKEN.findall(text))


def _languages(text: str | Mapping[str, str] | None) -> Iterable[Any]:
    return () if text is None else (text,) if isinstance(text, str) else text.values()
