"""Metrics, counted by hand and against networkx."""

import json
import random
from datetime import date
from typing import Any

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commops.api.checking import Request, check, open_organisation
from commops.graph import OrgGraph
from commops.views.stats import Figure, stats_of
from commops.views.stats.structure import minimum_layers

PAPER = """
name: Paper
units: {paper: {headcount: 9}, desk: {parent: paper}}
duties:
  leading: {critical: true, backup: desk}
  writing: {hours: 60/month, critical: true, skills: {style: 2}, needs: [publish]}
  printing: {hours: 120/quarter}
  letters: {}
  archive: {archived: "2025"}
roles:
  editor: {root: true, level: 5, headcount: 1, duties: {leading: AR, writing: A, archive: AR}, authority: [publish]}
  desk: {reports_to: editor, level: 4, headcount: {min: 1, max: 2}, duties: {writing: R, printing: AR}}
  printer: {reports_to: editor, level: 2, duties: {printing: AR, writing: C}}
  courier: {reports_to: desk, level: 2, dotted_to: {printer: parcels}, duties: {printing: S}, deputy: printer}
  clerk: {reports_to: desk, assistant: true}
  ghost: {reports_to: desk, archived: "2025", duties: {letters: AR}}
people:
  ann: {holds: {editor: 0.5}, skills: {style: 3}}
  bob: {holds: {desk: 1.0, courier: 0.2}, skills: {style: 3}}
  cem: {holds: {printer: 0.6, editor: {fte: 0.4, kind: acting, until: 2026-01-31}}, skills: {style: 1}, capacity: 0.5}
metrics: {circulation: {owner: editor}, mistakes: {owner: [editor, desk]}, parcels: {owner: clerk}}
"""


def graph_of(text: str, day: str = "2026-06-01") -> OrgGraph:
    return open_organisation(Request("-", stdin=text.encode(), as_of=date.fromisoformat(day))).graph


def figure(name: str, text: str = PAPER, day: str = "2026-06-01") -> Figure:
    return stats_of(graph_of(text, day)).figure(name)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("roles", 5),  # ghost is archived
        ("units", 2),
        ("managers", 2),  # editor, desk
        ("contributors", 3),
        ("managers-to-contributors", 3 / 2),
        ("span-average", 3 / 2),  # editor has 2, desk has 1: an assistant is not counted
        ("span-median", 1.5),
        ("span-widest", 2),
        ("one-to-one", 1 / 2),
        ("layers", 3),
        ("depth-mean", (1 + 2 + 2 + 3 + 3) / 5),
        ("layers-minimum", 2),  # 1 + 7 hold 5
        ("layers-excess", 1),
        ("dotted-density", 1 / 5),
        ("grade-distance", (1 + 3 + 2) / 3),
        ("duties", 4),  # archive is archived
        ("duty-coverage", 2 / 4),  # leading, writing; printing has two A, letters nobody in use
        ("critical-coverage", 2 / 2),
        ("overlap-rate", 1 / 4),  # printing
        ("matrix-density", 7 / (4 * 5)),
        ("accountability-concentration", (2**2 + 1 + 1) / 4**2),  # editor 2, desk 1, printer 1
        ("authority-parity", 1),
        ("metric-ownership", 1 / 3),  # mistakes has two owners, parcels one that nobody holds
        ("fte-held", 0.5 + 1.0 + 0.2 + 0.6),
        ("fte-authorised", 1 + 2),
        ("establishment-fill", 1.5 / 3),
        ("vacancy-rate", 1 / 5),  # clerk
        ("utilisation", (60 + 40) / (127.5 * 2.5)),
        ("utilisation-highest", (60 + 40 * 1.0 / 1.6) / 127.5),  # bob: writing, and printing by share of post
        ("load-imbalance", 85 / 127.5 / ((0 + 85 / 127.5 + 15 / 63.75) / 3)),
        ("backup-coverage", 2 / 4),  # leading: ann, bob; printing: bob, cem; writing: bob alone has the style
        ("backup-critical", 1 / 2),
        ("bus-factor", 1),
        ("key-person", 1 / 4),
    ],
)
def test_is_what_the_formula_gives_by_hand(name: str, value: float) -> None:
    assert figure(name).value == pytest.approx(value)


def test_says_whom_a_value_is_about() -> None:
    assert figure("span-widest").subjects == (("roles", "editor"),)
    assert figure("accountability-concentration").subjects == (("roles", "editor"),)
    assert figure("utilisation-highest").subjects == (("people", "bob"),)
    assert figure("bus-factor").subjects == (("duties", "writing"),)
    assert figure("key-person").subjects == (("people", "bob"),)


def test_counts_the_letters_of_every_duty() -> None:
    assert figure("letters-per-duty").parts == (("A", 4 / 4), ("R", 4 / 4), ("S", 1 / 4), ("C", 1 / 4), ("I", 0))


def test_holds_people_against_the_day() -> None:
    assert figure("fte-held", day="2026-01-31").value == pytest.approx(2.7)
    assert figure("fte-held", day="2026-02-01").value == pytest.approx(2.3)


def test_takes_the_headcount_of_the_topmost_units_where_no_role_has_one() -> None:
    units = "units: {a: {headcount: 4}, b: {parent: a, headcount: 3}, c: {headcount: 2}}"
    text = f"{units}\nroles: {{x: {{}}}}\npeople: {{p: {{holds: x}}}}"

    assert figure("fte-authorised", text).value == 6
    assert figure("establishment-fill", text).of == (1, 6)


def test_counts_a_duty_that_is_shared_on_purpose_as_covered() -> None:
    text = "duties: {a: {shared: true}, b: {}}\nroles: {x: {duties: [a, b]}, y: {duties: [a, b]}}"

    assert figure("duty-coverage", text).value == 1 / 2
    assert figure("overlap-rate", text).value == 1 / 2


def test_says_that_backups_are_only_declared_where_nobody_holds_anything() -> None:
    text = "duties: {a: {backup: y}}\nroles: {x: {duties: [a, b]}, y: {duties: [c], deputy: x}}"

    assert figure("backup-coverage", PAPER).basis == "people"
    assert figure("backup-coverage", text).basis == "declared"
    assert figure("backup-coverage", text).value == pytest.approx(2 / 3)
    assert figure("bus-factor", text).absent == "no-holders"


def test_takes_fte_for_load_where_no_duty_gives_hours() -> None:
    text = "roles: {x: {duties: [a]}}\npeople: {p: {holds: {x: 0.8}}, q: {capacity: 0.5}, r: {capacity: 0}}"

    assert figure("utilisation", text).basis == "fte"
    assert figure("utilisation", text).value == pytest.approx(0.8 / 1.5)
    assert figure("load-imbalance", text).value == pytest.approx(2)


def test_gives_no_zero_for_what_is_not_there() -> None:
    stats = stats_of(graph_of("roles: {x: {}}"))
    given = {f.name: f.value for group in stats.groups for f in group.figures if f.value is not None}

    assert given == {"roles": 1}
    assert all(f.absent for group in stats.groups for f in group.figures if f.value is None)


def test_leaves_roles_of_a_circle_out_of_the_layers() -> None:
    text = "roles: {a: {reports_to: b}, b: {reports_to: a}, c: {reports_to: b}, top: {}, below: {reports_to: top}}"

    assert figure("layers", text).value == 2
    assert figure("depth-mean", text).value == 1.5


@pytest.mark.parametrize(("size", "layers"), [(1, 1), (2, 2), (8, 2), (9, 3), (20, 3), (57, 3), (58, 4)])
def test_fewest_layers_are_the_bound_of_a_tree(size: int, layers: int) -> None:
    assert minimum_layers(size) == layers


def test_counts_open_findings_by_severity() -> None:
    report, opened = check(
        Request("-", stdin=b"roles: {a: {reports_to: b, duties: [x]}, b: {reports_to: a, duties: [y]}}"), "check"
    )
    stats = stats_of(opened.graph, report.findings)

    assert {name: stats.figure(f"findings-{name}").value for name in ("error", "warning", "info")} == {
        name: report.summary()[name] for name in ("error", "warning", "info")
    }
    assert stats.figure("findings-error").value == 1


trees = st.lists(st.integers(0, 10**6), max_size=40).map(lambda numbers: [n % (i + 1) for i, n in enumerate(numbers)])
"""The parent of role 1, 2, …: some role with a smaller number."""


def organisation(parents: list[int]) -> dict[str, Any]:
    roles: dict[str, Any] = {"r0": {"duties": ["d0"]}}
    for number, parent in enumerate(parents, 1):
        roles[f"r{number}"] = {"reports_to": f"r{parent}", "duties": {f"d{number}": "AR", f"d{parent}": "S"}}
    return {"roles": roles}


@given(trees)
def test_spans_and_layers_are_those_of_networkx(parents: list[int]) -> None:
    stats = stats_of(graph_of(json.dumps(organisation(parents))))
    tree: nx.DiGraph[int] = nx.DiGraph((parent, number) for number, parent in enumerate(parents, 1))
    if not parents:
        assert stats.figure("layers").absent == "no-lines"
        return
    spans = sorted(degree for _, degree in tree.out_degree() if degree)
    depths = nx.single_source_shortest_path_length(tree, 0)

    assert stats.figure("layers").value == nx.dag_longest_path_length(tree) + 1
    assert stats.figure("depth-mean").value == pytest.approx(sum(depths.values()) / len(depths) + 1)
    assert stats.figure("span-average").value == pytest.approx((len(depths) - 1) / len(spans))
    assert stats.figure("span-widest").value == spans[-1]
    assert sum(count for _, count in stats.figure("span-bands").parts) == len(spans)


@given(trees, st.randoms(use_true_random=False))
def test_does_not_depend_on_the_order_of_the_file(parents: list[int], chance: random.Random) -> None:
    whole = organisation(parents)
    whole["people"] = {f"p{n}": {"holds": {f"r{n}": 0.1 * (n % 9 + 1)}} for n in range(0, len(parents), 2)}
    roles = list(whole["roles"].items())
    people = list(whole["people"].items())
    chance.shuffle(roles)
    chance.shuffle(people)

    assert stats_of(graph_of(json.dumps({"people": dict(people), "roles": dict(roles)}))) == stats_of(
        graph_of(json.dumps(whole))
    )
