"""How well DUT004 tells one duty in other words from two duties, on the labelled pairs."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from commops.graph.texts.likeness import Traits, alike, likeness
from commops.rules.duties.duty_near_duplicate import NearDuplicate

PAIRS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "pairs.yaml").read_text(encoding="utf-8"))
PARTS = ("before", "seen", "held-out")
THRESHOLD = NearDuplicate().threshold


def traits(pair: dict[str, Any], which: str) -> Traits:
    """One of the two duties of a pair."""
    language, common = pair["language"], pair.get("common", ())
    about = {language: pair["objects"]["ab".index(which)]} if "objects" in pair else None
    shared = [[what] if what in common else [] for what in ("deliverable", "metric", "partner")]
    return Traits.of({language: pair[which]}, about, *shared)


def said(pair: dict[str, Any]) -> float:
    return likeness(traits(pair, "a"), traits(pair, "b"))


@pytest.mark.parametrize("part", PARTS)
def test_what_is_found_is_right_and_what_is_there_is_found(part: str) -> None:
    """The figures of the brief: precision 0.9, recall 0.8."""
    pairs = [pair for pair in PAIRS if pair["part"] == part]
    hits = [pair for pair in pairs if said(pair) >= THRESHOLD]
    wrong = [pair for pair in hits if not pair["same"]]
    missed = [pair for pair in pairs if pair["same"] and pair not in hits]
    precision = 1 - len(wrong) / len(hits)
    recall = 1 - len(missed) / sum(pair["same"] for pair in pairs)

    named = "\n".join(
        f"{word} {said(pair):.2f} {pair['a']} / {pair['b']}"
        for word, several in (("wrong", wrong), ("missed", missed))
        for pair in several
    )
    assert precision >= 0.9, f"precision {precision:.2f}, recall {recall:.2f}\n{named}"
    assert recall >= 0.8, f"precision {precision:.2f}, recall {recall:.2f}\n{named}"


@pytest.mark.parametrize("part", PARTS)
def test_a_part_has_seventy_pairs_in_two_languages_half_of_each_kind(part: str) -> None:
    pairs = [pair for pair in PAIRS if pair["part"] == part]

    assert len(pairs) >= 70
    assert {pair["language"] for pair in pairs} == {"zh", "en"}
    assert 0.4 < sum(pair["same"] for pair in pairs) / len(pairs) < 0.6


def test_the_threshold_stands_in_the_gap_between_the_kinds_that_tune_it() -> None:
    tuned = [pair for pair in PAIRS if pair["part"] == "before"]
    least = min(said(pair) for pair in tuned if pair["same"])
    most = max(said(pair) for pair in tuned if not pair["same"])

    assert most < THRESHOLD < least


def test_no_pair_stands_in_the_set_twice() -> None:
    seen = [frozenset((pair["a"], pair["b"])) for pair in PAIRS if "objects" not in pair]

    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair['a']} / {pair['b']}")
def test_likeness_is_the_same_both_ways_and_every_pair_that_is_alike_meets(pair: dict[str, Any]) -> None:
    one, other = traits(pair, "a"), traits(pair, "b")
    score = likeness(one, other)

    assert score == likeness(other, one)
    assert 0 <= score <= 1
    assert any({a, b} == {"a", "b"} for _, a, b in alike({"a": one, "b": other}, THRESHOLD)) == (score >= THRESHOLD)
