"""Words looked for in many texts at once."""

import re
from collections.abc import Iterable, Iterator
from functools import cache


class Pile:
    """Texts in one string, so that a word is looked for once and not in each of them.

    Args:
        texts: the texts.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = list(texts)
        self.joined = "\n".join(("", *self.texts)).lower()
        if self.joined.count("\n") != len(self.texts):
            self.joined = "\n".join(("", *(text.replace("\n", " ") for text in self.texts))).lower()

    def holding(self, word: str) -> Iterator[str]:
        """The texts that hold a word in lower case; begin it with a line end for those that begin with it."""
        return self.at(self._positions(word))

    def at(self, positions: Iterable[int]) -> Iterator[str]:
        """The texts at some positions of the string, which rise."""
        number, last = 0, 0
        for position in positions:
            number += self.joined.count("\n", last, position + 1)
            last = position + 1
            yield self.texts[number - 1]

    def _positions(self, word: str) -> Iterator[int]:
        at = self.joined.find(word)
        while at >= 0:
            yield at
            end = self.joined.find("\n", at + 1)
            at = self.joined.find(word, end) if end >= 0 else -1


class Seeker:
    """Many words to look for at once: in one walk along the text, by how they begin.

    A word of a script that has spaces counts only as a whole one. A hyphen counts as a space,
    for that is what it stands for in ids.

    Args:
        words: the words.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = {plain(word) for word in words}
        self._spaced: dict[str, list[int]] = {}
        self._dense: dict[str, list[int]] = {}
        for word in sorted(self._words, key=lambda word: (-len(word), word)):
            first = WORD.match(word) if has_spaces(word) else None
            lengths = self._spaced.setdefault(first[0], []) if first else self._dense.setdefault(word[:1], [])
            if len(word) not in lengths[-1:]:
                lengths.append(len(word))
        self._begins = re.compile(f"[{re.escape(''.join(sorted(self._dense)))}]") if self._dense else None

    def texts(self, pile: Pile) -> set[str]:
        """The texts of a pile that hold one of the words."""
        return set(pile.at(sorted(at for at, _ in self._hits(plain(pile.joined)))))

    def words(self, text: str) -> list[str]:
        """The words that a text holds, in their order and in lower case; of those that overlap the longest."""
        found, end = [], 0
        for at, word in sorted(self._hits(plain(text)), key=lambda hit: (hit[0], -len(hit[1]))):
            if at >= end:
                found.append(word)
                end = at + len(word)
        return found

    def _hits(self, plain: str) -> Iterator[tuple[int, str]]:
        for match in WORD.finditer(plain) if self._spaced else ():
            for length in self._spaced.get(match[0], ()):
                end = match.start() + length
                if plain[match.start() : end] in self._words and not plain[end : end + 1].isalnum():
                    yield match.start(), plain[match.start() : end]
                    break
        for match in self._begins.finditer(plain) if self._begins else ():
            for length in self._dense[match[0]]:
                if (word := plain[match.start() : match.start() + length]) in self._words:
                    yield match.start(), word
                    break


WORD = re.compile(r"[^\W_]+")
_DENSE = "\u2e80"
"""From here on scripts put no space between words: Chinese, Japanese, Korean."""


def has_spaces(text: str) -> bool:
    """Whether a text is of a script that puts spaces between words: any but Chinese, Japanese and the like."""
    return text.isascii() or max(text) < _DENSE


def plain(text: str) -> str:
    """A text in lower case, with spaces for hyphens and underscores."""
    return text.lower().replace("-", " ").replace("_", " ")


def whole(word: str) -> str:
    """A pattern for a word: a whole one where the script has spaces."""
    return rf"\b{re.escape(word)}\b" if has_spaces(word) else re.escape(word)


@cache
def compiled(pattern: str) -> "re.Pattern[str]":
    """A pattern without regard to case, compiled when the first text asks for it."""
    return re.compile(pattern, re.IGNORECASE)
