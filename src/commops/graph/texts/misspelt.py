"""The one word that a miswritten one was meant for, where nothing else could be meant.

Stricter than a suggestion: a suggestion may be wrong, a repair must not. ``team-2`` is no slip
for ``team-1``, nor ``线下`` for ``线上``, ``inbound`` for ``outbound`` or ``trainee`` for ``trainer``.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping

_LOOK_ALIKE = str.maketrans(
    "авеікмнорстухѕјԁґԍԛԝүһӏ" + "αεικνορτυχ",
    "abeikmhopctyxsjdrgqwyhl" + "aeikvoptux",
)
"""Cyrillic and Greek small letters that look like a Latin one, in most typefaces; the choice is ours."""
_GAP = re.compile(r"[\s_\-\u2010-\u2015\u2212]+")
_CHINESE = "\u2e80-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_PARTS = re.compile(rf"[^\W\d_{_CHINESE}]+|\d+|[{_CHINESE}]+|.")
_SHORTEST_WORD = 5
"""Letters from which on one that differs may be a slip, as for names (``graph/texts/slips.py``)."""
_SHORTEST_KEY = 4


class Vocabulary:
    """Words of which one may have been meant; made once for all the words that are not among them."""

    def __init__(self, known: Iterable[str], *, closed: bool = False) -> None:
        """Fold the words.

        Args:
            known: the words that are known.
            closed: whether they are all that the format has, such as its keys: then two
                letters may differ behind the third.
        """
        self.closed = closed
        self.same: dict[str, list[str]] = {}
        self.near: dict[str, list[tuple[str, str]]] = {}
        for word in dict.fromkeys(known):
            form = self.form(word)
            self.same.setdefault(form, []).append(word)
            self.near.setdefault(form[:1], []).append((form, word))

    def form(self, word: str) -> str:
        """What of a word is compared."""
        return folded(word).replace("-", "") if self.closed else folded(word)

    def meant(self, word: str) -> str:
        """The one known word that a miswritten one was meant for.

        Words that are the same but for letter case, width, compatibility forms, white space,
        hyphens and look-alike letters come first. Else one letter of one word of it may be put
        in, left out, changed or swapped with its neighbour; digits and the first letter never.
        Of Chinese words, a letter may stand twice or be taken for one that sounds or looks alike.

        Args:
            word: a word that is not known.

        Returns:
            The word; "" where none or several could have been meant.
        """
        form = self.form(word)
        found = self.same.get(form)
        if found is None:
            is_slip = _is_slip_of_key if self.closed else _is_slip
            near = _near(form, self.near)
            close = [(shape, other) for shape, other in near if abs(len(shape) - len(form)) <= 2]
            found = [other for shape, other in close if is_slip(form, shape)]
            rivals = (shape for shape, other in close if other not in found)
            if not self.closed and found and any(_is_rival(form, shape) for shape in rivals):
                return ""
        return found[0] if len(found) == 1 else ""


_vocabularies: dict[tuple[int, bool], tuple[Collection[str], Vocabulary]] = {}


def vocabulary(known: Collection[str], *, closed: bool = False) -> Vocabulary:
    """The words as a vocabulary, made once for all that ask with the same collection."""
    entry = _vocabularies.get((id(known), closed))
    if entry is None or entry[0] is not known:
        entry = _vocabularies[id(known), closed] = known, Vocabulary(known, closed=closed)
    return entry[1]


def _near(form: str, words: Mapping[str, list[tuple[str, str]]]) -> list[tuple[str, str]]:
    """The words that can be near: those of the same first letter, or of one that it is confused with."""
    if form[:1].isascii():
        return words.get(form[:1], [])
    from commops.graph.texts.lexicon import CONFUSED

    firsts = {form[:1], *(letter for group in CONFUSED if form[:1] in group for letter in group)}
    return [pair for first in sorted(firsts) for pair in words.get(first, ())]


def folded(text: str) -> str:
    """A text without what a reader hardly sees: case, width, look-alike letters, the kind of gap."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
        return _GAP.sub("-", text.casefold().translate(_LOOK_ALIKE).strip())
    return _GAP.sub("-", text.casefold().strip())


def _is_slip(odd: str, word: str) -> bool:
    one, other = _PARTS.findall(odd), _PARTS.findall(word)
    if len(one) != len(other):
        return False
    different = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    if len(different) != 1:
        return False
    (a, b) = different[0]
    if re.match(rf"[{_CHINESE}]", a) and re.match(rf"[{_CHINESE}]", b):
        return _is_chinese_slip(a, b)
    if min(len(a), len(b)) < _SHORTEST_WORD or a[0] != b[0] or not (a.isalpha() and b.isalpha()):
        return False
    is_ending = len(a) == len(b) and a[:-1] == b[:-1]  # “trainee”, “trainer”: another word
    return not is_ending and _distance(a, b) == 1


def _is_chinese_slip(odd: str, word: str) -> bool:
    """Whether a letter was taken for one that is confused with it, or written twice."""
    from commops.graph.texts.lexicon import CONFUSED

    if len(odd) == len(word):
        wrong = [{a, b} for a, b in zip(odd, word, strict=True) if a != b]
        return len(wrong) == 1 and any(wrong[0] <= set(group) for group in CONFUSED)
    return any(odd == word[:at] + word[at - 1 :] for at in range(1, len(word) + 1))


def _is_rival(odd: str, word: str) -> bool:
    """Whether a word is so near that somebody could have meant it, too, though it is no slip for it."""
    return _distance(odd, word) <= (2 if odd.isascii() else 1)


def _is_slip_of_key(odd: str, key: str) -> bool:
    if min(len(odd), len(key)) < _SHORTEST_KEY or not odd.isalpha() or odd[0] != key[0]:
        return False
    edits = _distance(odd, key)
    return edits == 1 or (edits == 2 and len(odd) > _SHORTEST_KEY and odd[:3] == key[:3])


def _distance(one: str, other: str) -> int:
    from commops.graph.texts.slips import distance

    return distance(one, other)
