"""How alike two duties are: by what their names say is done to what, and by what they have in common.

Nothing is compared with everything: names meet in buckets (a class of verbs and the nouns; a
deliverable and a noun; a name without one of its words), so that the work grows with the
number of duties. Equal wordings are compared once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from commops.graph.texts import lexicon
from commops.graph.texts.slips import slips
from commops.graph.texts.wording import Act, Wording, about, wording

_RELATED = 0.85
"""Verbs of two classes that often mean one thing."""
_UNSAID = 0.6
"""A verb beside none: 活动预算 and 审核活动预算."""
_GUESSED = 0.75
"""A verb that the lexicon does not know, beside one with which it shares a letter: 收缴, 收取."""
_UNKNOWN = 0.5
"""A verb beside one that the lexicon does not know."""
_BARE = 0.75
"""Two verbs of one class, and nothing that they are done to: training and coaching."""
_LATER = 0.6
"""The weight of a second verb: 更新 in 拟定与更新."""
_PASSING = 0.4
"""The weight of handing on what the work before brought forth."""
_SAME_BAG = 0.95
"""The same words in another order, where no verb was made out."""
_EXTRA = 0.3
"""What a noun that only one of two names has takes away at most: 内容 beside 社群内容."""
_PEOPLE = frozenset(("user", "group"))
"""用户反馈 and 社群反馈 come from the same people."""
_HALF = 0.5
"""Common nouns that weigh less do not bring two together that each have nouns of their own."""
_OTHER_HEAD = 0.8
"""The same, where it is the head: 活动 beside 活动预算."""
_OTHER_PERIOD = 0.5
"""A weekly and a monthly duty."""
_COMMON = {"deliverable": 0.3, "metric": 0.2, "partner": 0.1, "object": 0.3}
"""What a thing in common takes of the way that is left to 1."""
_OTHER_OBJECT = 0.5
"""Two that declare different objects."""
_CROWD = 40
"""In a bucket with more wordings than this, each meets its neighbours only."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What counts of a duty.

    Attributes:
        names: its name by language.
        numbers: numbers and single letters of the name, which tell twins apart.
        objects: what it declares to act upon, likewise.
        deliverables: what it hands over, its tasks' outputs too.
        metrics: what it is measured by.
        partners: whom it works with.
    """

    names: Mapping[str, Wording]
    numbers: tuple[str, ...] = ()
    objects: Mapping[str, Wording] = field(default_factory=dict)
    deliverables: frozenset[str] = frozenset()
    metrics: frozenset[str] = frozenset()
    partners: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        names: Mapping[str, str],
        objects: Mapping[str, str] | None = None,
        deliverables: Iterable[str] = (),
        metrics: Iterable[str] = (),
        partners: Iterable[str] = (),
    ) -> "Traits":
        """The traits of a duty, from texts by language tag."""
        told, numbers = _by_family(names)
        if not (objects or deliverables or metrics or partners):
            return cls(told, numbers)
        acted_upon, _ = _by_family(objects or {})
        for kind in told.keys() & acted_upon.keys():
            told[kind] = about(told[kind], _nouns(acted_upon[kind]))
        return cls(told, numbers, acted_upon, frozenset(deliverables), frozenset(metrics), frozenset(partners))

    @property
    def key(self) -> tuple[object, ...]:
        """Equal for duties between which no comparison could tell."""
        names = (self.numbers, *self.names.items())
        if not (self.objects or self.deliverables or self.metrics or self.partners):
            return names
        return names, tuple(self.objects.items()), self.deliverables, self.metrics, self.partners


def _by_family(texts: Mapping[str, str]) -> tuple[dict[str, Wording], tuple[str, ...]]:
    """Wordings by the language that two names have to share, and their numbers.

    Chinese is one language, known by its script; of several texts in one the first tag counts.
    """
    found: dict[str, Wording] = {}
    numbers: tuple[str, ...] = ()
    for tag in sorted(texts) if len(texts) > 1 else texts:
        words, counted = wording(texts[tag])
        if words.words:
            found.setdefault("zh" if words.chinese else tag.split("-", maxsplit=1)[0] or "en", words)
            numbers = numbers or counted
    return found, numbers


def likeness(one: Traits, other: Traits) -> float:
    """How alike two duties are, from 0 to 1.

    Their names are compared in each language that both have, and the mean counts; then what
    they have in common raises it, and objects that differ lower it.
    """
    shared = [kind for kind in one.names if kind in other.names]
    if not shared or one.numbers != other.numbers:
        return 0.0
    alike = sum(likeness_of_names(one.names[kind], other.names[kind]) for kind in shared) / len(shared)
    if not alike:
        return 0.0
    common = {
        "deliverable": not one.deliverables.isdisjoint(other.deliverables),
        "metric": not one.metrics.isdisjoint(other.metrics),
        "partner": not one.partners.isdisjoint(other.partners),
        "object": False,
    }
    for kind in one.objects.keys() & other.objects.keys():
        declared = _nouns_alike(_nouns(one.objects[kind]), _nouns(other.objects[kind]))
        common["object"] = declared > _EXTRA + _UNKNOWN
        if declared < _UNKNOWN:
            alike *= _OTHER_OBJECT
    for what, is_common in common.items():
        if is_common:
            alike += (1 - alike) * _COMMON[what]
    return alike


def _nouns(words: Wording) -> tuple[str, ...]:
    return tuple(dict.fromkeys(noun for act in words.acts for noun in act.nouns))


@cache
def likeness_of_names(one: Wording, other: Wording) -> float:
    """How alike two names are: every act of each held against the nearest of the other."""
    if one is other or (one.bag == other.bag and one.acts == other.acts and any(act.nouns for act in one.acts)):
        alike = 1.0
    else:
        alike = (_held_against(one.acts, other.acts) + _held_against(other.acts, one.acts)) / 2
        if one.bag == other.bag and one.bag and not any(act.verbs for act in (*one.acts, *other.acts)):
            alike = max(alike, _SAME_BAG)
    if one.periods and other.periods and one.periods != other.periods:
        alike *= _OTHER_PERIOD
    return alike


def _held_against(acts: tuple[Act, ...], others: tuple[Act, ...]) -> float:
    total = weights = 0.0
    for number, act in enumerate(acts):
        passing = len(acts) > 1 and act.verbs and act.verbs <= lexicon.PASSING
        weight = _PASSING if passing else _LATER if number else 1.0
        total += weight * max(_acts_alike(act, other) for other in others)
        weights += weight
    return total / weights


@cache
def _acts_alike(one: Act, other: Act) -> float:
    verbs = _verbs_alike(one, other)
    if not one.nouns and not other.nouns:
        return verbs * _BARE
    return verbs * _nouns_alike(one.nouns, other.nouns) if verbs else 0.0


def _verbs_alike(one: Act, other: Act) -> float:
    if not one.verbs or not other.verbs:
        if one.verbs == other.verbs:
            return 1.0
        said, unsaid = (one, other) if one.verbs else (other, one)
        paper = bool(unsaid.nouns) and unsaid.nouns[-1] in lexicon.PAPERS and said.verbs & lexicon.PRODUCING
        return 1.0 if paper else _UNSAID
    if any(verb[0] != "~" for verb in one.verbs & other.verbs):
        return 1.0
    if any(_near(a, b) for a in one.verbs for b in other.verbs):
        return _RELATED
    if any(verb[0] == "?" for verb in (*one.verbs, *other.verbs)):
        guesses = {verb.removeprefix("~") for verb in one.verbs} & {verb.removeprefix("~") for verb in other.verbs}
        return _GUESSED if guesses else _UNKNOWN
    return 0.0


@cache
def _near(one: str, other: str) -> bool:
    return (one, other) in lexicon.RELATED or (other, one) in lexicon.RELATED


def _weight(noun: str) -> float:
    """How much a noun tells of a duty."""
    return 0.25 if noun in lexicon.GENERIC else 0.5 if noun in lexicon.BROAD or noun.startswith("v:") else 1.0


@cache
def _nouns_alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How much of what two acts are about is one thing; a noun of each that the other lacks makes them two."""
    mine, theirs = set(one), set(other)
    if mine == theirs:
        return 1.0
    common = sum(map(_weight, mine & theirs))
    if not common:
        return 0.0
    extra, lacking = mine - theirs, theirs - mine
    more = sum(map(_weight, extra | lacking))
    if extra and lacking and (common < _HALF or _tell_apart(extra - {_act_at(one)}, lacking - {_act_at(other)})):
        return common / (common + max(more, 1))
    if any(_weight(head) == 1 for head in (one[-1], other[-1]) if head in extra or head in lacking):
        return _OTHER_HEAD * common / (common + more)
    return 1 - _EXTRA * more / (common + more)


def _tell_apart(extra: set[str], lacking: set[str]) -> bool:
    """Whether nouns on either side name different things, rather than say more of one."""
    weighty = [{noun for noun in nouns if _tells(noun)} for nouns in (extra, lacking)]
    return all(weighty) and not weighty[0] | weighty[1] <= _PEOPLE


def _act_at(nouns: tuple[str, ...]) -> str:
    """The head, where it is a verb: what is done says more of the noun before it, and names no other."""
    return nouns[-1] if nouns[-1].startswith("v:") else ""


def _tells(noun: str) -> bool:
    return _weight(noun) == 1 or noun in lexicon.KINDS or noun in lexicon.BROAD or noun.startswith("v:")


Pairs = dict[tuple[int, int], float]
Key = tuple[str, frozenset[str]]
Entry = tuple[int, frozenset[str]]


def alike(duties: Mapping[str, Traits], threshold: float) -> Iterator[tuple[float, str, str]]:
    """The pairs of duties that are as alike as the threshold, or written with a slip.

    Args:
        duties: traits by id.
        threshold: the least likeness, from 0 to 1.

    Yields:
        The likeness and two ids, the smaller first, in no order. Of many that are equal each
        is paired with the first of them.
    """
    twins: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for duty in sorted(duties):
        if duties[duty].names:
            twins[duties[duty].numbers].append(duty)
    for several in twins.values():
        if len(several) > 1:
            yield from _alike({duty: duties[duty] for duty in several}, threshold)


def _alike(duties: Mapping[str, Traits], threshold: float) -> Iterator[tuple[float, str, str]]:
    """The pairs among duties of the same numbers."""
    groups: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for duty, traits in duties.items():
        groups[traits.key].append(duty)
    kinds = [duties[group[0]] for group in groups.values()]
    members = list(groups.values())
    for group in members:
        for other in group[1:]:
            yield 1.0, group[0], other
    found: Pairs = {pair: likeness(kinds[pair[0]], kinds[pair[1]]) for pair in _candidates(kinds)}
    for pair, score in slips([kind.names for kind in kinds]).items():
        found[pair] = max(found.get(pair, 0.0), score)
    for (this, that), score in found.items():
        if score >= threshold:
            for first in members[this]:
                yield score, *_sorted(first, members[that][0])
            for second in members[that][1:]:
                yield score, *_sorted(members[this][0], second)


def _sorted(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _candidates(kinds: list[Traits]) -> set[tuple[int, int]]:
    """The pairs that meet in a bucket and do what can be one thing.

    Two names with weighty nouns of their own are two duties. So names meet that have all
    weighty nouns in common (``peers``), or of which one has all nouns of the other (``homes``).
    """
    peers: dict[Key, list[Entry]] = defaultdict(list)
    homes: dict[Key, list[Entry]] = defaultdict(list)
    looking: list[tuple[Key, Entry]] = []
    for number, traits in enumerate(kinds):
        for kind, words in traits.names.items():
            for act in words.acts:
                entry = (number, _ties(act))
                nouns = frozenset(act.nouns)
                for some in _told_most(nouns):
                    peers[kind, some].append(entry)
                homes[kind, nouns].append(entry)
                looking += [((kind, some), entry) for some in _subsets(nouns)]
            for given in traits.deliverables:
                for noun in words.bag:
                    peers[given, frozenset((noun,))].append((number, _ANY))
    met = {pair for entries in peers.values() if len(entries) > 1 for pair in _within(entries)}
    for key, (number, ties) in looking:
        for one, others in homes.get(key, ())[:_CROWD]:
            if one != number and not ties.isdisjoint(others):
                met.add((number, one) if number < one else (one, number))
    return met


def _within(entries: list[Entry]) -> Iterator[tuple[int, int]]:
    """The pairs of a bucket that have a tie; in a crowd only those that stand near each other under one tie."""
    if len(entries) > _CROWD:
        tied: dict[str, list[Entry]] = defaultdict(list)
        for number, ties in entries:
            for tie in ties:
                tied[tie].append((number, ties))
        rows = list(tied.values())
    else:
        rows = [entries]
    for row in rows:
        for at, (one, ties) in enumerate(row):
            for two, others in row[at + 1 : at + _CROWD]:
                if one != two and not ties.isdisjoint(others):
                    yield (one, two) if one < two else (two, one)


@cache
def _told_most(nouns: frozenset[str]) -> list[frozenset[str]]:
    """The nouns that tell most; where all tell little, all of them, and all but one."""
    weighty = frozenset(noun for noun in nouns if _weight(noun) == 1)
    return [weighty] if weighty else [nouns, *(nouns - {noun} for noun in sorted(nouns) if len(nouns) > 1)]


@cache
def _subsets(nouns: frozenset[str]) -> list[frozenset[str]]:
    """What can be left of a few nouns; of many, all but one and each alone."""
    lengths = range(1, len(nouns)) if len(nouns) <= 3 else (1, len(nouns) - 1)
    return [frozenset(some) for length in lengths for some in combinations(sorted(nouns), length)]


@cache
def _ties(act: Act) -> frozenset[str]:
    """The classes of a verb and its ties to related ones: verbs that may mean one thing have one in common."""
    verbs = {verb.removeprefix("~") for verb in act.verbs}
    ties = {tie for verb in verbs for tie in (verb, *("|".join(p) for p in lexicon.RELATED if verb in p))}
    if not act.verbs or (act.verbs & lexicon.PRODUCING and not lexicon.PAPERS.isdisjoint(act.nouns)):
        ties.add("")
    return frozenset(ties)


_ANY = frozenset(("",))
