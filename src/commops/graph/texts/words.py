"""The words of a name, as the lexicon knows them.

Chinese is cut by the longest word that is known; what is not known stays as it is and still
counts when two names share it. English is compared by stems.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from commops.graph.texts import lexicon

BREAKS = frozenset("并 并且 和 与 及 以及 及其 同时 或 and or & / , ; 、 ， ； 。 : ： +".split())  # noqa: SIM905 (a list)
"""What stands between two things done, or two that they are done to."""

_SCRIPT = re.compile(r"[一-鿿]")
_PIECE = re.compile(r"[a-z]+(?:[&'’-][a-z]+)*|\d+|[一-鿿]+|[^\sa-z\d一-鿿]")
_LONGEST = 6
_JOINTS = frozenset("对向为给将把与和及并的等至到在以按从由")
_SUFFIXES = frozenset("区类性者们里内中上")
_COUNTED = frozenset("一二三四五六七八九十甲乙丙丁东南西北")
_WHOLE = frozenset(("news", "sms", "announcement", "agreement", "organisation", "organization"))
"""English words that are no forms of shorter ones."""
_MOST_GUESSES = 4
"""A letter that stands in verbs of more classes tells nothing of a verb that is not known."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the lexicon knows it; one it does not know names only itself."""

    text: str
    verbs: frozenset[str] = frozenset()
    noun: str = ""
    period: str = ""
    known: bool = True
    light: bool = False
    dropped: bool = False
    meaning: str = field(init=False, default="")
    """What it stands for beside a verb: its noun, or the first of its classes; nothing where it is dropped."""

    def __post_init__(self) -> None:
        if not self.dropped:
            meaning = self.noun or ("v:" + min(self.verbs) if self.verbs else "")
            object.__setattr__(self, "meaning", meaning)


def words_of(text: str) -> tuple[bool, list[Word]]:
    """Whether a name is Chinese, by its script, and its words."""
    if text.isascii():
        return False, list(_english(text.lower()))
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_folding())
    chinese = _SCRIPT.search(folded) is not None
    return chinese, list(_chinese(folded) if chinese else _english(folded))


@cache
def guessed(word: str) -> frozenset[str]:
    """What a verb that is not known may do: a Chinese one what others do that share a letter (收缴, 收取)."""
    letters = _verbs_by_letter()
    return frozenset(("?" + word, *("~" + verb for letter in word for verb in letters.get(letter, ()))))


@cache
def _verbs_by_letter() -> dict[str, frozenset[str]]:
    """The classes of the Chinese verbs in which a letter stands; not of letters that stand in many."""
    found: dict[str, set[str]] = {}
    for text, word in _vocabulary(chinese=True).items():
        if len(text) == 2 and not word.light:
            for letter in text:
                found.setdefault(letter, set()).update(word.verbs)
    return {letter: frozenset(verbs) for letter, verbs in found.items() if 0 < len(verbs) <= _MOST_GUESSES}


@cache
def _folding() -> dict[int, str]:
    return {ord(a): b for a, b in zip(*lexicon.TRADITIONAL, strict=True)}


@cache
def _vocabulary(*, chinese: bool) -> dict[str, Word]:
    """Every word of a language; English words by their stems."""
    column = 1 if chinese else 2

    def split(words: str) -> Iterator[str]:
        for text in words.split(" " if chinese else ", "):
            yield text if chinese else " ".join(map(stem, text.casefold().split()))

    light = set(split(lexicon.LIGHT[column - 1]))
    found = {text: Word(text, dropped=True) for text in split(lexicon.DROPPED[column - 1])}
    for name, *columns in lexicon.VERBS:
        for text in split(columns[column - 1]):
            verbs = found[text].verbs if text in found else frozenset()
            found[text] = Word(text, verbs | {name}, light=text in light)
    for text in light - found.keys():
        found[text] = Word(text, frozenset(("organise",)), light=True)
    for name, *columns in lexicon.OBJECTS:
        for text in split(columns[column - 1]):
            found[text] = replace(found.get(text, Word(text)), noun=name, dropped=False)
    if chinese:
        for entry in lexicon.ABBREVIATED.split():
            found.setdefault(entry.partition("=")[0], Word(entry))
    for name, *columns in lexicon.PERIODS:
        for text in columns[column - 1].split(" " if chinese else ", "):
            word, _, noun = text.partition("=")
            key = word if chinese else " ".join(map(stem, word.split()))
            found[key] = Word(key, noun=noun, period=name)
    return found


@cache
def _phrases() -> Mapping[str, list[tuple[str, ...]]]:
    """English phrases by their first word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for text in _vocabulary(chinese=False):
        if " " in text:
            parts = tuple(text.split())
            found.setdefault(parts[0], []).append(parts)
    for several in found.values():
        several.sort(key=len, reverse=True)
    return found


@cache
def stem(word: str) -> str:
    """A word without its endings: ``moderate``, ``moderating`` and ``moderation`` are one."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if word.endswith("ments"):
        word = word[:-1]
    word = re.sub("i[sz]ations?$", "ise", word) if len(word) > 9 and word not in _WHOLE else word
    if word in _WHOLE:
        return word
    if len(word) <= 3:
        return word[:-1] if len(word) == 3 and word[-1] == "s" and word[1] not in "aiu" else word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif re.search(r"(ch|sh|x|z|ss)es$", word):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, least in (("ing", 3), ("ed", 3), ("ion", 3), ("ment", 6)):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= least and re.search("[aeiouy]", rest):
            word = rest[:-1] if ending in ("ing", "ed") and re.search(r"([bdgklmnprt])\1$", rest) else rest
            break
    return word.removesuffix("e") if len(word) > 4 else word


def _english(text: str) -> Iterator[Word]:
    """The words of an English name, phrases as one."""
    phrases = _phrases()
    pieces = _PIECE.findall(text.replace("_", " "))
    stems = [stem(piece) for piece in pieces]
    at = 0
    while at < len(stems):
        length = 1
        for phrase in phrases.get(stems[at], ()):
            if tuple(stems[at : at + len(phrase)]) == phrase:
                length = len(phrase)
                break
        yield from _english_words(" ".join(pieces[at : at + length]), " ".join(stems[at : at + length]))
        at += length


@cache
def _english_words(piece: str, stems: str) -> tuple[Word, ...]:
    """A word or phrase of the lexicon under its own spelling; what has hyphens and is not known, in parts."""
    if not piece[0].isalnum():
        return (Word(piece, dropped=True),)
    known = _vocabulary(chinese=False)
    word = known.get(stems) or known.get(stems.replace("-", ""))
    if word is not None:
        return (replace(word, text=piece),)
    return tuple(_english(piece.replace("-", " "))) if "-" in piece else (Word(piece, noun=stems, known=False),)


def _chinese(text: str) -> Iterator[Word]:
    """The words of a Chinese name: Latin words, numbers, and the letters between them cut by the lexicon."""
    for piece in _PIECE.findall(text.replace("_", " ")):
        if _SCRIPT.match(piece):
            yield from _cut(piece)
        elif piece.isascii() and piece[0].isalpha():
            yield from _english(piece)
        else:
            yield Word(piece, dropped=True)


def _cut(run: str) -> Iterator[Word]:
    """Chinese letters, cut by the longest word that is known; the rest in pairs."""
    known, start, at, after_known = _vocabulary(chinese=True), 0, 0, True
    while at < len(run):
        length = 0
        for n in range(min(_LONGEST, len(run) - at), 1, -1):
            if run[at : at + n] in known:
                length = n
                break
        if not length and _stands_alone(run, at, known, after_known=after_known and at == start):
            length = 1
        if not length:
            at += 1
            continue
        if start < at:
            yield from _unknown(run[start:at], suffix=start > 0)
        if length > 2 - (run[at] in known) and _belongs_behind(run, at + length, known):
            length -= run[at : at + length - 1] in known
        word = run[at : at + length]
        if word in BREAKS or word in _SUFFIXES:
            yield Word(word, dropped=True)
        elif length > 1 and word in _abbreviations():
            yield from _abbreviations()[word]
        else:
            yield known[word]
        at += length
        start, after_known = at, True
    if start < len(run):
        yield from _unknown(run[start:], suffix=start > 0)


@cache
def _abbreviations() -> dict[str, tuple[Word, ...]]:
    """Words that stand for several: 开票 for 发票 and 开具."""
    known = _vocabulary(chinese=True)
    pairs = (entry.split("=") for entry in lexicon.ABBREVIATED.split())
    return {word: tuple(known[part] for part in meant.split("/")) for word, meant in pairs}


def _belongs_behind(run: str, end: int, known: Mapping[str, Word]) -> bool:
    """Whether the letter before ``end`` begins a word that else is lost: 开发票 is 开 and 发票."""

    def begins(at: int, least: int) -> bool:
        return any(run[at : at + n] in known for n in range(least, min(_LONGEST, len(run) - at) + 1))

    return end < len(run) and not begins(end, 1) and begins(end - 1, 2)


def _stands_alone(run: str, at: int, known: Mapping[str, Word], *, after_known: bool) -> bool:
    """Whether one letter is a word of its own here, rather than a part of a word that is not known."""
    letter = run[at]
    if letter == "的":
        return True
    if not after_known or (letter not in known and letter not in BREAKS):
        return False
    rest = run[at + 1 :]
    if not rest or letter in _JOINTS:
        return bool(rest) or letter not in _JOINTS or letter == "等"
    return any(rest[:n] in known for n in range(2, _LONGEST + 1)) or rest[0] in _JOINTS


def _unknown(run: str, *, suffix: bool) -> Iterator[Word]:
    """What is not known, in pairs, as most Chinese words are; three letters stay together but for a noun: 水电|费.

    One letter behind a word that is known only ends it (话术库, 报名表), unless it counts.
    """
    if suffix and len(run) == 1 and run not in _COUNTED:
        yield Word(run, dropped=True, known=False)
        return
    known, ends = _vocabulary(chinese=True), []
    if len(run) == 3 and suffix and run[0] in known and known[run[0]].noun:
        yield known[run[0]]
        run = run[1:]
    elif len(run) == 3 and run[2] in known and known[run[2]].noun:
        ends = [known[run[2]]]
        run = run[:2]
    while run:
        length = 2 if len(run) > 3 else len(run)
        yield Word(run[:length], noun=run[:length], known=False)
        run = run[length:]
    yield from ends
