"""The name of a duty taken apart: what is done (a class of verbs) and to what (nouns).

Where the verb stands is grammar, not guesswork: at the head of 审核内容 and ``review content``,
at the end of 内容审核 and ``content review``.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from commops.graph.texts import lexicon
from commops.graph.texts.words import BREAKS, Word, guessed, words_of

_NUMBER = re.compile(r"(\d+|(?<![a-zA-Z'’])(?:[B-HJ-Z](?![a-zA-Z'’])|[AI]$))")
_NOUNS_FIRST = frozenset(("运营", "销售", "问卷", "合作", "直播"))
"""Words that are verbs too, but not at the head of a name."""
_NOMINAL = re.compile(r"(ing|ions?|ments?|sis|ance|ence|al|ics)$")
_OF_THE_PAPER = frozenset(("debrief", "analyse", "review", "plan", "forecast"))


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done: the classes of its verb (none where no verb is said), and its nouns, the head last."""

    verbs: frozenset[str]
    nouns: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """A name taken apart; one object for each text, so that it stands for itself.

    Attributes:
        chinese: whether it is Chinese, by its script.
        acts: what is done, in the order of the name.
        bag: all that it says, in no order.
        periods: how often.
        words: the words as written, and whether the lexicon knows them.
    """

    chinese: bool
    acts: tuple[Act, ...]
    bag: frozenset[str]
    periods: frozenset[str]
    words: tuple[tuple[str, bool], ...]


def wording(text: str) -> tuple[Wording, tuple[str, ...]]:
    """Take a name apart; its numbers and single letters, which tell twins apart, stand beside it."""
    parts = _NUMBER.split(text)
    return (_plain(text), ()) if len(parts) == 1 else (_plain(" ".join(parts[::2])), tuple(parts[1::2]))


@cache
def about(words: Wording, nouns: tuple[str, ...]) -> Wording:
    """A wording with nouns for the acts that name none."""
    if all(act.nouns for act in words.acts):
        return words
    acts = tuple(act if act.nouns else Act(act.verbs, nouns) for act in words.acts)
    return replace(words, acts=acts, bag=words.bag.union(nouns))


@cache
def _plain(text: str) -> Wording:
    chinese, words = words_of(text)
    acts = _joined([_act(clause, chinese=chinese) for clause in _clauses(words)])
    bag, periods, written = set(), set(), []
    for word in words:
        if word.dropped or word.text in BREAKS:
            continue
        written.append((word.text, word.known))
        if word.period:
            periods.add(word.period)
        if word.meaning and not word.light:
            bag.add(word.meaning)
    return Wording(chinese, acts, frozenset(bag), frozenset(periods), tuple(written))


def _clauses(words: list[Word]) -> Iterator[list[Word]]:
    """The words between breaks; a verb of handing on begins a clause of its own."""
    for is_break, group in groupby(words, lambda word: word.text in BREAKS):
        if is_break:
            continue
        clause: list[Word] = []
        for word in group:
            if "share" in word.verbs and not word.noun and any(w.noun for w in clause) and any(w.verbs for w in clause):
                yield clause
                clause = []
            clause.append(word)
        if any(not word.dropped for word in clause):
            yield clause


def _act(clause: list[Word], *, chinese: bool) -> Act:
    """The verb of a clause and its nouns."""
    head, behind = (_before_of(clause), []) if chinese else _before_preposition(clause)
    told = [word for word in head if word.meaning]
    modifiers = [word.meaning for word in behind if word.meaning and not word.light]
    if not told:
        told, modifiers = [word for word in behind if word.meaning], []
    if not told:
        return Act(frozenset(), ())
    main = _main(clause, told, chinese=chinese, behind=bool(behind))
    rest = [word for n, word in enumerate(told) if n != main and (word.noun or not word.light)]
    verbs: frozenset[str] = frozenset()
    if main is not None:
        verbs = told[main].verbs or guessed(told[main].noun)
        if chinese and main == len(told) - 1 > 1 and _goes_with(told[main - 1], told[main]):
            verbs |= told[main - 1].verbs
            rest = rest[:-1]
    if verbs & lexicon.PRODUCING:
        verbs, rest = _of_the_paper(verbs, rest)
    return Act(verbs, tuple(dict.fromkeys([*modifiers, *[word.meaning for word in rest]])))


def _main(clause: list[Word], told: list[Word], *, chinese: bool, behind: bool) -> int | None:
    """Which of the words that tell something is the verb; None where none is said."""
    end = len(told) - 1
    if not chinese:
        main = _main_in_english(told, complete=behind or end > 0)
    elif len(clause) > 2 and clause[-2].text == "的" and clause[-1].verbs:
        main = end
    else:
        main = _main_in_chinese(told)
    return end if main is None and end and told[-1].noun == "plan-paper" else main


def _before_of(clause: list[Word]) -> list[Word]:
    """A Chinese clause without the verbs that only describe a noun: 成员发布的内容."""
    if all(word.text != "的" for word in clause):
        return clause
    last = max((n for n, word in enumerate(clause) if word.text == "的"), default=0)
    first = next((n for n, word in enumerate(clause) if word.verbs), 0)
    return [word for n, word in enumerate(clause) if not first < n < last or not word.verbs or word.noun]


def _before_preposition(clause: list[Word]) -> tuple[list[Word], list[Word]]:
    """What stands before the first preposition that follows a noun, and what stands behind it."""
    head: list[Word] = []
    for n, word in enumerate(clause):
        if word.text not in lexicon.PREPOSITIONS:
            head.append(word)
        elif any(w.noun for w in head[1:]) or (head and not head[0].verbs):
            return head, [w for w in clause[n:] if w.text not in lexicon.PREPOSITIONS]
    return head, []


def _main_in_chinese(told: list[Word]) -> int | None:
    """Which word is the verb: the first, or the last where the first is light or opens a noun."""
    first, end = told[0], len(told) - 1
    ends_in_verb = bool(told[end].verbs)
    last = next((n for n in range(end, -1, -1) if told[n].verbs and not told[n].light), None)
    if told[end].light and end > 1 and last == end - 1:
        return last
    if first.text in _NOUNS_FIRST and end:
        return end if ends_in_verb else None
    if first.verbs and not first.light:
        return end if end and ends_in_verb and _opens_a_noun(told) else 0
    if last == end or (first.light and last is not None and not any(w.noun for w in told[last + 1 :])):
        return last
    if first.light:
        return 0
    if ends_in_verb or last is not None:
        return end if ends_in_verb else None
    return next((at for at in (0, end) if end and not told[at].known and len(told[at].text) == 2), None)


def _opens_a_noun(told: list[Word]) -> bool:
    """Whether a verb at the head and one at the end are a noun and its verb: 采购计划编制, but not 撰写活动总结."""
    first, last = told[0], told[-1]
    if len(told) == 2:
        return not last.noun
    closes = last.verbs & lexicon.CLOSING or (not last.noun and any(word.noun for word in told[1:-1]))
    return bool(first.verbs & lexicon.NOMINAL and closes)


def _goes_with(verb: Word, last: Word) -> bool:
    """Whether the last two verbs of a Chinese clause stand side by side: 招募培训, but not 培训规划."""
    names_the_work = bool(verb.verbs & lexicon.NOMINAL and last.verbs & lexicon.CLOSING)
    return bool(verb.verbs) and not verb.noun and not verb.light and not names_the_work


def _main_in_english(told: list[Word], *, complete: bool) -> int | None:
    """Which word is the verb: the first (imperative, gerund), or the last of a noun phrase.

    ``complete`` is whether anything stands beside the first word.
    """
    first, end = told[0], len(told) - 1
    if not end and first.noun:
        return None
    last = told[end]
    closes = end > 0 and bool(last.verbs) and (not last.noun or _NOMINAL.search(last.text) is not None)
    if first.verbs:
        opens = first.light or (first.noun and "plan" not in first.verbs) or _NOMINAL.search(first.text)
        return end if closes and opens else 0
    if closes:
        return end
    if end and ((last.verbs and first.known) or (not last.known and _NOMINAL.search(last.text))):
        return end
    return 0 if not first.known and complete else None


def _of_the_paper(verbs: frozenset[str], rest: list[Word]) -> tuple[frozenset[str], list[Word]]:
    """What a paper is for says more than that it is written: 撰写复盘报告 is 复盘, 制定方案 is 策划."""
    if len(rest) < 2:
        return verbs, rest
    body = rest[:-1] if rest[-1].noun in lexicon.PAPERS else rest
    if len(body) > 1 and body[-1].verbs & _OF_THE_PAPER and not body[-1].noun:
        return body[-1].verbs, body[:-1]
    if rest[-1].noun == "plan-paper":
        return frozenset(("plan",)), body
    return verbs, rest


def _joined(acts: list[Act]) -> tuple[Act, ...]:
    """Clauses that lean on each other: a verb without nouns takes its neighbour's, nouns without a verb join theirs."""
    if len(acts) == 1:
        return (acts[0],)
    whole: list[Act] = []
    waiting: tuple[str, ...] = ()
    for act in acts:
        if act.verbs:
            nouns = tuple(dict.fromkeys((*waiting, *act.nouns)))
            whole.append(Act(act.verbs, nouns))
            waiting = ()
        elif whole and act.nouns:
            whole[-1] = Act(whole[-1].verbs, tuple(dict.fromkeys((*whole[-1].nouns, *act.nouns))))
        else:
            waiting = tuple(dict.fromkeys((*waiting, *act.nouns)))
    if waiting or not whole:
        return (Act(frozenset(), waiting),)
    for n, act in enumerate(whole):
        if not act.nouns:
            near = [*(a.nouns for a in whole[n + 1 :]), *(a.nouns for a in reversed(whole[:n]))]
            whole[n] = Act(act.verbs, next((nouns for nouns in near if nouns), ()))
    return tuple(whole)
