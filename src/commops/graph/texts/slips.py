"""Names that differ by a slip of the keyboard: 审合内容 beside 审核内容.

One or two letters that differ are a slip only where they turn a word that is known into one
that is not: 线上 and 线下, ``inbound`` and ``outbound`` are two words. Names meet when they are
equal without one of their words, so each is looked at a few times, however many there are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from commops.graph.texts import lexicon
from commops.graph.texts.wording import Wording

_SHORTEST = 6
"""Letters from which on one that differs may be a slip; our own choice."""
_CROWD = 40
"""Where more names than this are equal without a word, that word is a list, not a slip."""

_MARK = "_"
Words = tuple[tuple[str, bool], ...]


def slips(names: Sequence[Mapping[str, Wording]]) -> dict[tuple[int, int], float]:
    """The pairs of names that differ by a slip, and how much of the text is the same.

    Args:
        names: wordings by language family.
    """
    doubtful = {
        kind for wordings in names for kind, words in wordings.items() if not all(known for _, known in words.words)
    }
    buckets: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    for number, wordings in enumerate(names):
        for kind in doubtful.intersection(wordings):
            for rest, word in _without_one(wordings[kind].words):
                buckets[kind, *rest].append((number, word))
    known = {word for wordings in names for words in wordings.values() for word, is_known in words.words if is_known}
    found: dict[tuple[int, int], float] = {}
    for key, entries in buckets.items():
        if 1 < len(entries) <= _CROWD:
            others = sum(len(word) for word in key[1:] if word != _MARK)
            for pair, edits, length in _close(entries, known):
                letters = others + length
                if letters >= _SHORTEST:
                    found[pair] = max(found.get(pair, 0.0), 1 - edits / letters)
    return found


def _without_one(words: Words) -> Iterator[tuple[tuple[str, ...], str]]:
    """A name without each of its words, and that word."""
    texts = tuple(text for text, _ in words)
    for at, word in enumerate(texts):
        yield (*texts[:at], _MARK, *texts[at + 1 :]), word


def _close(entries: list[tuple[int, str]], known: set[str]) -> Iterator[tuple[tuple[int, int], int, int]]:
    """The pairs of which one has a known word and the other a word near it that is not known."""
    strange = [(number, word) for number, word in entries if word not in known]
    for one, odd in strange:
        for other, word in entries:
            if word in known and one != other and (edits := _slip(odd, word)):
                yield (min(one, other), max(one, other)), edits, len(word)


@cache
def _slip(odd: str, word: str) -> int:
    """In how many letters a word is miswritten; 0 where it is another word.

    Chinese words that share a letter are many (用品, 礼品): there only letters that are taken
    for each other count, a letter twice, and two that have changed places.
    """
    if not word.isascii():
        return int(_is_chinese_slip(odd, word))
    most = 0 if len(word) < 5 or odd[0] != word[0] else 1 if len(word) < 8 else 2
    if not most or abs(len(odd) - len(word)) > most or len(set(odd) ^ set(word)) > 2 * most:
        return 0
    edits = distance(odd, word)
    return edits if edits <= most else 0


def _is_chinese_slip(odd: str, word: str) -> bool:
    if len(odd) == len(word):
        wrong = [(a, b) for a, b in zip(odd, word, strict=True) if a != b]
        swapped = len(wrong) == 2 and wrong[0] == wrong[1][::-1]
        return swapped or (len(wrong) == 1 and any(set(wrong[0]) <= set(group) for group in lexicon.CONFUSED))
    return any(odd == word[:at] + word[at - 1 :] for at in range(1, len(word) + 1))


def distance(one: str, other: str) -> int:
    """How many letters have to be put in, taken out, changed or swapped with their neighbour; 3 for more than two."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, before, row = before, row, [i, *[0] * len(other)]
        for j, b in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                row[j] = min(row[j], last[j - 2] + 1)
        if min(row) > 2:
            return 3
    return min(row[-1], 3)
