"""The options of rules that look for words."""

from dataclasses import dataclass

from commops.rules.rule import Options, option


@dataclass(frozen=True, slots=True)
class Lexicon(Options):
    """More words to look for, and words of the rule's own list to leave out."""

    words: tuple[str, ...] = option((), "more words to find: none, our default")
    allow: tuple[str, ...] = option((), "words of the rule's own list that are fine here: none, our default")
