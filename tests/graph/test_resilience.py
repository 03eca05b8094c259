"""Who is able, and where it is weak: held against brute force on small instances."""

from collections.abc import Collection, Iterator, Mapping
from itertools import chain, combinations, product
from math import factorial

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commops.api.checking import Request, open_organisation
from commops.graph import OrgGraph
from commops.graph.people.resilience import Able, Near, Without, able, hands, nearest_second, successors
from commops.graph.people.weak_points import Few, Link, breaking, fewest, joint_cover, minimal_sets, only_links, weights

TEAM = """\
duties:
  review: {backup: [desk, fay], skills: {editing: 3}}
  print: {}
  pay: {backup: gus}
roles:
  chief: {root: true, duties: {review: A, pay: A}}
  desk: {reports_to: chief, deputy: writer, duties: {review: R}}
  writer: {reports_to: desk, duties: {review: S, print: R}}
  clerk: {reports_to: chief, duties: [filing], archived: "2025"}
people:
  ann: {holds: chief}
  ben: {holds: desk, skills: {editing: 4}}
  cem: {holds: writer, skills: {editing: 2}}
  dora: {holds: writer, skills: {editing: 3}}
  fay: {}
  gus: {holds: clerk, archived: "2025"}
"""


def graph_of(text: str = TEAM) -> OrgGraph:
    return open_organisation(Request("-", stdin=text.encode())).graph


def test_the_able_do_support_or_stand_in_and_have_the_skills() -> None:
    assert able(graph_of(), "review") == {
        "ben": Able("does", "desk"), "dora": Able("supports", "writer"), "fay": Able("backup", None),
    }  # fmt: skip
    assert able(graph_of(), "print") == {"cem": Able("does", "writer"), "dora": Able("does", "writer")}


def test_where_nobody_does_a_duty_it_falls_to_those_who_answer_for_it() -> None:
    assert able(graph_of(), "pay") == {"ann": Able("does", "chief")}


def test_a_deputy_stands_in_for_the_roles_that_do_a_duty() -> None:
    text = TEAM.replace("review: S, ", "")

    assert able(graph_of(text), "review")["dora"] == Able("deputy", "writer")


def test_roles_stand_for_people_where_the_file_says_of_nobody_what_they_hold() -> None:
    graph = graph_of(TEAM.partition("people:")[0])

    assert able(graph, "review") == {
        "desk": Able("does", "desk"), "writer": Able("supports", "writer"),
    }  # fmt: skip
    assert hands(graph, "desk") == ("desk",)
    assert hands(graph, "clerk") == ()
    assert hands(Without(graph, roles=["desk"]), "desk") == ()


def test_without_some_people_and_roles() -> None:
    graph = graph_of()

    assert list(able(Without(graph, ["ben", "fay"]), "review")) == ["dora"]
    assert list(able(Without(graph, [], ["desk"]), "review")) == ["dora", "fay"]
    assert Without(graph, ["ben"]).is_vacant("desk")
    assert not graph.is_vacant("desk")


def test_nearest_is_who_has_the_fewest_levels_to_learn() -> None:
    text = TEAM.replace("fay: {}", "fay: {skills: {editing: 1}}")

    assert nearest_second(graph_of(text), "review") == Near("cem", (("editing", 2, 3),))
    assert nearest_second(Without(graph_of(text), ["cem"]), "review") == Near("fay", (("editing", 1, 3),))
    assert nearest_second(graph_of(text.replace("editing: 1", "editing: 2")), "review") == Near(
        "cem", (("editing", 2, 3),)
    )
    assert nearest_second(graph_of(text), "print") is None
    assert list(successors(graph_of(), "desk")) == ["cem", "dora"]


hand_ids, duty_ids = list("abcde"), [f"d{n}" for n in range(6)]
ables = st.dictionaries(st.sampled_from(duty_ids), st.sets(st.sampled_from(hand_ids), max_size=4), max_size=6)


def subsets(items: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Every subset, smaller ones first, in order."""
    ordered = sorted(items)
    return chain.from_iterable(combinations(ordered, size) for size in range(len(ordered) + 1))


def stopped(can: Mapping[str, Collection[str]], gone: Collection[str]) -> list[str]:
    return [duty for duty in sorted(can) if can[duty] and set(can[duty]) <= set(gone)]


@given(ables)
def test_smallest_sets_are_those_of_brute_force(can: dict[str, set[str]]) -> None:
    stopping = [set(gone) for gone in subsets(hand_ids) if stopped(can, gone)]
    smallest = [gone for gone in stopping if not any(other < gone for other in stopping)]
    found = minimal_sets(can)

    assert sorted(map(sorted, found)) == sorted(map(sorted, smallest))
    assert [len(gone) for gone in found] == sorted(len(gone) for gone in found)
    for gone, duties in found.items():
        assert duties == [duty for duty in stopped(can, gone) if set(can[duty]) == set(gone)]


@given(ables)
def test_weights_are_shapley_values(can: dict[str, set[str]]) -> None:
    def value(gone: Collection[str]) -> int:
        return len(stopped(can, gone))

    found, n = weights(can), len(hand_ids)
    for hand in hand_ids:
        others = [other for other in hand_ids if other != hand]
        shapley = sum(
            factorial(len(gone)) * factorial(n - len(gone) - 1) / factorial(n) * (value([*gone, hand]) - value(gone))
            for gone in subsets(others)
        )
        assert found.get(hand, 0.0) == pytest.approx(shapley)
    assert list(found.values()) == sorted(found.values(), reverse=True)


@given(ables, st.sampled_from([0.25, 0.5, 1.0]))
def test_the_fewest_for_a_share_are_those_of_brute_force(can: dict[str, set[str]], share: float) -> None:
    found = fewest(can, share)
    whole = sum(bool(those) for those in can.values())
    if not whole:
        assert found is None
        return
    best = next(gone for gone in subsets(hand_ids) if len(stopped(can, gone)) >= whole * share)

    assert found is not None
    assert found.stopped == len(stopped(can, found.hands)) >= whole * share
    assert len(found.hands) >= len(best)
    if found.exact:
        assert len(found.hands) == len(best)
    if len(best) <= 3:
        assert (found.exact, found.hands) == (True, best)


@given(ables)
def test_what_is_not_proved_is_an_upper_bound(can: dict[str, set[str]]) -> None:
    found = fewest(can, exact_up_to=0)
    proved = fewest(can, exact_up_to=5)
    if found is None or proved is None:
        assert found is proved
        return

    assert proved.exact
    assert len(found.hands) >= len(proved.hands)
    assert found.exact == (len(found.hands) <= 1)
    assert found.stopped == len(stopped(can, found.hands))


def test_says_when_it_is_only_an_upper_bound() -> None:
    can = {f"d{n}": [f"p{n}", f"q{n}"] for n in range(6)}

    assert fewest(can) == Few(("p0", "p1", "p2", "q0", "q1", "q2"), False, 3)


limits_of = st.fixed_dictionaries({hand: st.integers(0, 2) for hand in hand_ids})


def most(can: Mapping[str, Collection[str]], limits: Mapping[str, int]) -> int:
    """The most duties that can be covered at once, by trying every way."""
    ways = product(*([None, *sorted(those)] for those in can.values()))
    return max(
        sum(hand is not None for hand in way)
        for way in ways
        if all(way.count(hand) <= limits.get(hand, 0) for hand in way if hand is not None)
    )


small = st.dictionaries(st.sampled_from(duty_ids[:5]), st.sets(st.sampled_from(hand_ids), max_size=3), max_size=5)


@given(small, limits_of)
def test_covers_as_much_at_once_as_brute_force(can: dict[str, set[str]], limits: dict[str, int]) -> None:
    cover = joint_cover(can, limits)

    assert len(cover) == most(can, limits)
    assert all(hand in can[duty] for duty, hand in cover.items())
    assert all(list(cover.values()).count(hand) <= limits[hand] for hand in cover.values())


@given(small, limits_of)
def test_those_without_whom_less_is_covered_are_those_of_brute_force(
    can: dict[str, set[str]], limits: dict[str, int]
) -> None:
    whole = most(can, limits)
    lost = {hand: whole - most(can, {**limits, hand: 0}) for hand in hand_ids}
    found = breaking(can, limits)

    assert {hand: len(duties) for hand, duties in found.items()} == {hand: n for hand, n in lost.items() if n}


def flat(can: Mapping[str, Collection[str]]) -> list[Link]:
    return only_links(graph_of("roles: {x: {}}"), can)


def test_a_link_is_somebody_through_whom_alone_two_groups_work_together() -> None:
    left, right = {"d0": ["a", "b", "m"], "d1": ["a", "b"]}, {"d2": ["m", "x", "y"], "d3": ["x", "y"]}

    assert flat({**left, **right}) == [Link("m", (("a", "b"), ("x", "y")))]
    assert flat({**left, **right, "d4": ["a", "x"]}) == []
    assert flat({**left, "d2": ["m", "x"]}) == [], "one alone is no group"
    assert flat({**left, "d9": ["x", "y"]}) == []


def test_a_hand_off_holds_groups_together_too() -> None:
    text = """
roles: {l: {duties: [d0]}, r: {duties: [d1]}}
people: {a: {holds: l}, b: {holds: l}, m: {holds: [l, r]}, x: {holds: r}, y: {holds: r}}
"""
    flow = "workflows: {w: {steps: {s: {by: l}, t: {by: r}}}}\n"
    for more, links in (("", ["m"]), (flow, [])):
        graph = graph_of(text + more)
        can = {duty: list(able(graph, duty)) for duty in ("d0", "d1")}
        assert [link.hand for link in only_links(graph, can)] == links


@given(ables)
def test_nobody_else_parts_groups(can: dict[str, set[str]]) -> None:
    found = {link.hand for link in flat(can)}
    net: nx.Graph[str] = nx.Graph()
    for those in can.values():
        net.add_edges_from(combinations(sorted(those), 2))

    def large(without: str) -> int:
        if without not in net:
            return 0
        part = set(nx.node_connected_component(net, without)) - {without}
        return sum(len(group) > 1 for group in nx.connected_components(net.subgraph(part)))

    assert found == {hand for hand in hand_ids if large(hand) > 1}
