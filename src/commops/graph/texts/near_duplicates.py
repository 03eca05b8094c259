"""Duties of an organisation that look like one: which pairs are worth a word, and who answers for them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commops.graph import OrgGraph
from commops.graph.texts.likeness import Traits, alike
from commops.graph.texts.terms import in_own_terms

if TYPE_CHECKING:
    from commops.model.duty import Duty
    from commops.model.values import Text


_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Twins:
    """Two duties that are alike, the smaller id first."""

    duties: tuple[str, str]
    likeness: float
    owners: tuple[tuple[str, ...], tuple[str, ...]]
    """Who is accountable for each of the two; who is responsible where nobody is."""
    apart: bool
    """Whether different roles are accountable for them."""


def near_duplicates(graph: OrgGraph, threshold: float) -> list[Twins]:
    """Pairs of duties that are alike; of the pairs of a duty only the best.

    Words that the glossary knows as aliases count as the glossary's word. A duty and the wider
    one of which it is a part are no pair, nor are two parts of one duty that one role leads,
    nor a duty whose several leads are a finding of their own.

    Args:
        graph: the organisation.
        threshold: the least likeness, from 0 to 1.
    """
    described = graph.described
    traits = {duty: _traits(names, described.get(duty)) for duty, names in _of_equal_numbers(graph).items()}
    best: dict[str, tuple[float, str, str]] = {}
    for score, one, other in alike(traits, threshold):
        rank = (-score, one, other)
        if all(duty in best and best[duty] <= rank for duty in (one, other)) or not _speak_for_themselves(
            graph, one, other
        ):
            continue
        for duty in (one, other):
            best[duty] = min(best.get(duty, rank), rank)
    return [_twins(graph, one, other, -score) for score, one, other in sorted(set(best.values()))]


def _of_equal_numbers(graph: OrgGraph) -> dict[str, Mapping[str, str]]:
    """What those duties are called in whose names the numbers of another stand.

    Duties with other numbers are never alike: in a file that numbers its duties there is no need
    to take every name apart to know so.
    """
    described, told, numbers = graph.described, in_own_terms(graph), _NUMBER.findall

    def names(duty: str) -> Mapping[str, str]:
        return _names(duty, described.get(duty), told)

    first: dict[str, str] = {}
    found: set[str] = set()
    for duty in graph.duties_in_use:
        for text in (duty,) if told is None and duty not in described else names(duty).values():
            known = first.setdefault(" ".join(numbers(text)), duty)
            if known is not duty:
                found |= {known, duty}
    return {duty: names(duty) for duty in found}


def _names(duty: str, entry: "Duty | None", told: Callable[[str, str], str] | None) -> Mapping[str, str]:
    """What a duty is called, by language; its id speaks for it where it has no name."""
    names = _texts(entry.name if entry is not None else None) or {"": duty.replace("-", " ")}
    return names if told is None else {language: told(text, language) for language, text in names.items()}


def _traits(names: Mapping[str, str], entry: "Duty | None") -> Traits:
    """What counts of a duty."""
    if entry is None:
        return Traits.of(names)
    deliverables, metrics, partners = list(entry.deliverables), list(entry.metrics), list(entry.works_with)
    for task in entry.tasks.values():
        deliverables += task.output
        metrics += task.metrics
        partners += task.works_with
    return Traits.of(names, _texts(entry.object), deliverables, metrics, partners)


def _texts(text: "Text | None") -> Mapping[str, str]:
    """A text of the format by language tag."""
    if text is None or isinstance(text, str):
        return {"": text} if text else {}
    return text


def _speak_for_themselves(graph: OrgGraph, one: str, other: str) -> bool:
    """Whether a pair is neither whole and part, nor parts in one hand, nor reported already."""
    wider, also_wider = _wider(graph, one), _wider(graph, other)
    if one in also_wider or other in wider:
        return False
    leads, other_leads = set(graph.leaders(one)), set(graph.leaders(other))
    if leads & other_leads and set(wider) & set(also_wider):
        return False
    return not (_is_duplicated(graph, one) and other_leads <= leads and other_leads) and not (
        _is_duplicated(graph, other) and leads <= other_leads and leads
    )


def _wider(graph: OrgGraph, duty: str) -> list[str]:
    """The duties above a duty, nearest first, as far as the line goes without repeating."""
    found: list[str] = []
    parents = graph.parents
    while (parent := parents.get(duty)) is not None and parent not in found:
        found.append(parent)
        duty = parent
    return found


def _is_duplicated(graph: OrgGraph, duty: str) -> bool:
    return len(graph.leaders(duty)) > 1 and not graph.is_shared(duty)


def _twins(graph: OrgGraph, one: str, other: str, likeness: float) -> Twins:
    accountable = tuple(graph.letters["A"].get(duty, ()) for duty in (one, other))
    apart = all(accountable) and set(accountable[0]).isdisjoint(accountable[1])
    owners = [roles or graph.letters["R"].get(duty, ()) for duty, roles in zip((one, other), accountable, strict=True)]
    return Twins((one, other), likeness, (owners[0], owners[1]), apart)
