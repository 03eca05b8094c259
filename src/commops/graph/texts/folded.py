"""Texts as people compare them: letter case and width do not count."""

import unicodedata
from collections.abc import Sequence


def folded(text: str) -> str:
    """A text as its words are compared: NFKC, case-folded, every run of blanks one blank."""
    return " ".join(_plain(text).split())


def looks(texts: Sequence[str]) -> list[str]:
    """What texts have in common with those that only look otherwise: ``ｅditor``, ``Editor``, ``editor``.

    Compatibility normalisation (NFKC) and case folding, in one walk however many the texts are.

    Args:
        texts: the texts.

    Returns:
        As many, in the same order.
    """
    told = _plain("\n".join(texts)).split("\n")
    return told if len(told) == len(texts) else list(map(_plain, texts))


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()
