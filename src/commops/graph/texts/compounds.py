"""Names of duties that say two things to be done to two things."""

from collections.abc import Iterator

from commops.graph import OrgGraph
from commops.graph.texts.passages import Passage, first_of_each, work
from commops.graph.texts.wording import Act, wording

_JOINTS = ("与", "與", "和", "及", "并", "並", "、", "，", "；", " and ", "-and-", "&", ",", ";")
"""What stands between two pairs; a name without any of it is not taken apart."""


def compounds(graph: OrgGraph) -> Iterator[tuple[Passage, int]]:
    """The names of duties with several pairs of verb and object, each duty once, and how many they have."""
    told = work(graph)
    texts = {text for pile in told.piles for joint in _JOINTS for text in pile.holding(joint)}
    found = (
        (passage, count)
        for text in sorted(texts)
        if (count := _pairs(wording(text.replace("-", " ") if text in told.bare else text)[0].acts)) > 1
        for passage in told.passages(graph, text)
        if passage.kind == "duty"
    )
    yield from first_of_each(found, lambda passage: passage.entry)


def _pairs(acts: tuple[Act, ...]) -> int:
    """How many of the acts have a verb and nouns of their own."""
    kept: list[Act] = []
    for act in acts:
        if act.verbs and act.nouns and all(_differ(act, other) for other in kept):
            kept.append(act)
    return len(kept)


def _differ(one: Act, other: Act) -> bool:
    return one.verbs.isdisjoint(other.verbs) and set(one.nouns).isdisjoint(other.nouns)
