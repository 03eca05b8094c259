"""The chart as data: every role once, in an order that the file has no part in."""

import json
import random
from datetime import date
from typing import Any

import pytest

from commops.api.checking import Request, open_organisation
from commops.finding import Reported, Severity
from commops.source.tree import Place
from commops.views.marks import marks_on
from commops.views.tree import Tree, tree_of


def chart(as_of: date | None = None, **sections: Any) -> Tree:
    text = json.dumps(sections, ensure_ascii=False)
    return tree_of(open_organisation(Request("-", stdin=text.encode(), as_of=as_of)).graph)


def tops(tree: Tree) -> list[str]:
    return [top for group in tree.groups for top in group.tops]


def test_shows_every_role_once_above_those_under_it() -> None:
    tree = chart(
        roles={
            "writer": {"reports_to": "editor"},
            "editor": {"reports_to": "publisher"},
            "printer": {"reports_to": "publisher"},
            "publisher": {},
        }
    )

    assert list(tree.branches) == ["publisher", "editor", "writer", "printer"]
    assert (tree.branches["publisher"].direct, tree.branches["publisher"].below) == (2, 3)
    assert (tree.branches["writer"].direct, tree.branches["writer"].below) == (0, 0)


def test_siblings_stand_by_level_then_leads_then_code_then_id() -> None:
    under = {"reports_to": "head"}
    roles = {
        "head": {},
        "b": under,
        "a10": under,
        "a9": under,
        "coded-2": under | {"code": "CO-2"},
        "coded-10": under | {"code": "CO-10"},
        "lead": under,
        "low": under | {"level": 1},
        "high": under | {"level": 5},
        "aide": under | {"assistant": "true"},
        "z": {"reports_to": "lead"},
    }

    children = chart(roles=roles).branches["head"].children

    assert children == ("aide", "high", "low", "lead", "coded-2", "coded-10", "a9", "a10", "b")


@pytest.mark.parametrize("seed", range(5))
def test_does_not_depend_on_the_order_of_the_file(seed: int) -> None:
    names = [f"r{n}" for n in range(30)]
    roles = {
        name: {"unit": f"u{n % 3}", "dotted_to": ["r3", "r1"]} | ({"reports_to": names[n // 3]} if n > 4 else {})
        for n, name in enumerate(names)
    }
    units: dict[str, Any] = {"u0": {}, "u1": {"parent": "u0"}, "u2": {"head": "r2"}}
    people = {f"p{n}": {"holds": {f"r{n}": 0.3, "r7": 0.1}} for n in range(9)}
    shuffled = [list(section.items()) for section in (roles, units, people)]
    for section in shuffled:
        random.Random(seed).shuffle(section)

    again = chart(roles=dict(shuffled[0]), units=dict(shuffled[1]), people=dict(shuffled[2]))

    assert again == chart(roles=roles, units=units, people=people)
    assert list(again.branches) == list(chart(roles=roles, units=units, people=people).branches)


def test_a_circle_is_opened_at_its_first_role_and_nothing_below_it_is_lost() -> None:
    tree = chart(
        roles={
            "c": {"reports_to": "a"},
            "a": {"reports_to": "b"},
            "b": {"reports_to": "c"},
            "below": {"reports_to": "b"},
            "self": {"reports_to": "self"},
            "top": {},
        }
    )

    assert sorted(tree.branches) == ["a", "b", "below", "c", "self", "top"]
    assert tops(tree) == ["top", "a", "self"]
    assert (tree.branches["a"].fault, tree.branches["a"].also_to) == ("circle", ("b",))
    assert tree.branches["self"].fault == "circle"
    assert tree.branches["top"].fault == ""


def test_a_role_whose_manager_does_not_exist_is_a_top_that_says_so() -> None:
    tree = chart(roles={"writer": {"reports_to": "ghost"}, "proof": {"reports_to": "writer"}, "top": {}})

    assert tops(tree) == ["top", "writer"]
    assert (tree.branches["writer"].fault, tree.branches["writer"].also_to) == ("unknown-manager", ("ghost",))
    assert tree.branches["writer"].children == ("proof",)


def test_a_second_manager_is_named_and_the_role_shown_once() -> None:
    tree = chart(roles={"a": {}, "b": {"reports_to": "a"}, "c": {"reports_to": ["b", "a"]}})

    assert tree.branches["c"].also_to == ("a",)
    assert tree.branches["a"].children == ("b",)


def test_units_are_branches_where_one_has_several_tops() -> None:
    tree = chart(
        units={"desk": {"head": "chief"}, "print": {}, "paper": {}, "press": {"parent": "print"}},
        roles={
            "chief": {"unit": "desk"},
            "aide": {"unit": "desk"},
            "inker": {"unit": "press"},
            "stray": {},
        },
    )

    assert [(group.unit, group.depth, group.tops, group.headless) for group in tree.groups] == [
        ("desk", 0, ("chief", "aide"), False),
        ("paper", 0, (), True),
        ("print", 0, (), True),
        ("press", 1, ("inker",), True),
        (None, 0, ("stray",), False),
    ]
    assert [group.below for group in tree.groups] == [2, 0, 1, 1, 1]


def test_units_are_no_branches_where_each_has_one_head() -> None:
    tree = chart(units={"desk": {}}, roles={"a": {"unit": "desk"}, "b": {"unit": "desk", "reports_to": "a"}})

    assert [group.unit for group in tree.groups] == [None]


def test_says_who_holds_a_role_on_the_day() -> None:
    tree = chart(
        as_of=date(2026, 6, 1),
        roles={"a": {"headcount": 2}, "b": {}, "c": {}, "old": {"archived": "2025"}},
        people={
            "ann": {"holds": {"a": 1.0, "c": {"fte": 0.3, "kind": "acting"}}},
            "bob": {"holds": {"a": 0.5, "b": {"until": "2026-05-31"}}, "capacity": 0.5},
        },
    )

    seats = {role: branch.seat for role, branch in tree.branches.items()}
    assert seats["a"].holders == ("ann", "bob")
    assert (seats["a"].short, seats["a"].load) == (0.5, 1.3)
    assert (seats["b"].vacant, seats["b"].holders) == (True, ())
    assert seats["c"].acting
    assert not seats["old"].vacant
    assert tree.vacancies == 1


def test_nothing_is_vacant_without_people() -> None:
    tree = chart(roles={"a": {"headcount": {"min": 1, "max": 3}}})

    assert (tree.people, tree.vacancies) == (False, 0)
    assert (tree.branches["a"].seat.least, tree.branches["a"].seat.most) == (1, 3)


def test_a_person_without_capacity_is_loaded_beyond_measure() -> None:
    tree = chart(roles={"a": {}}, people={"ann": {"holds": "a", "capacity": 0}})

    assert tree.branches["a"].seat.load == float("inf")


def test_counts_the_findings_of_each_role() -> None:
    def finding(severity: Severity, pointer: tuple[str, ...], **values: Any) -> Reported:
        return Reported("", "", "", severity, Place("f", 1, 1), pointer, values, ())

    found = [
        finding(Severity.ERROR, ("roles", "a", "reports_to"), path=["a", "b", "a"]),
        finding(Severity.WARNING, ("duties", "d"), duty="d", roles=["b", "c"]),
        finding(Severity.INFO, ("roles", "c"), purpose=1),
        finding(Severity.INFO, ("units", "u"), unit="u"),
    ]

    marks = marks_on("roles", found)

    assert marks == {
        "a": {Severity.ERROR: 1},
        "b": {Severity.ERROR: 1, Severity.WARNING: 1},
        "c": {Severity.WARNING: 1, Severity.INFO: 1},
    }
    assert marks_on("duties", found) == {"d": {Severity.WARNING: 1}}
    graph = open_organisation(Request("-", stdin=b"roles: {a: {}, b: {}, c: {}}")).graph
    tree = tree_of(graph, marks, findings=4)
    assert (tree.findings, tree.worst) == (4, Severity.ERROR)
    assert (tree.branches["c"].findings, tree.branches["c"].worst) == (2, Severity.WARNING)


def test_a_chain_of_five_thousand_is_no_trouble() -> None:
    roles = {f"r{n}": {"reports_to": f"r{n - 1}"} if n else {} for n in range(5000)}

    tree = chart(roles=roles)

    assert tree.branches["r0"].below == 4999
    assert len(tree.branches) == 5000
