"""The duty matrix as data."""

import json
import random
from typing import Any

import pytest

from commops.api.checking import Request, open_organisation
from commops.finding import Severity
from commops.views.matrix import Matrix, matrix_of
from commops.views.tree import tree_of


def matrix(marks: Any = None, **sections: Any) -> Matrix:
    text = json.dumps(sections, ensure_ascii=False)
    graph = open_organisation(Request("-", stdin=text.encode())).graph
    return matrix_of(graph, tree_of(graph), marks)


def troubles(drawn: Matrix) -> dict[str, tuple[str, ...]]:
    return {row.duty: row.troubles for row in drawn.rows if row.troubles}


def test_columns_stand_as_in_the_tree_and_rows_by_who_answers() -> None:
    drawn = matrix(
        roles={
            "a-writer": {"reports_to": "z-editor", "duties": {"writing": "AR", "review": "R", "plan": "C"}},
            "z-editor": {"duties": {"review": "A", "plan": "AR"}},
            "idler": {"reports_to": "z-editor"},
        }
    )

    assert [column.role for column in drawn.columns] == ["z-editor", "a-writer"]
    assert [(row.duty, dict(row.letters)) for row in drawn.rows] == [
        ("plan", {"z-editor": "AR", "a-writer": "C"}),
        ("review", {"z-editor": "A", "a-writer": "R"}),
        ("writing", {"a-writer": "AR"}),
    ]
    assert [column.total for column in drawn.columns] == [2, 2]
    assert drawn.idle == ("idler",)


def test_says_what_is_wrong_with_a_row() -> None:
    drawn = matrix(
        duties={
            "none": {}, "noted": {}, "led": {}, "bare": {}, "owned": {}, "two": {}, "leads": {},
            "split": {"shared": {"by": "shift"}},
        },
        roles={
            "a": {"duties": {"led": "AR", "bare": "R", "owned": "A", "two": "A", "leads": "AR", "split": "AR"}},
            "b": {"duties": {"led": "I", "noted": "C", "owned": "C", "two": "AR", "leads": "AR", "split": "AR"}},
        },
    )  # fmt: skip

    assert troubles(drawn) == {
        "none": ("nobody",),
        "noted": ("nobody",),
        "bare": ("no-accountable",),
        "owned": ("no-responsible",),
        "two": ("several-accountable",),
        "leads": ("overlap",),
    }


def test_leaves_alone_what_the_policy_does_not_ask_for() -> None:
    roles = {"a": {"duties": ["x"]}, "b": {"duties": ["x"]}}

    assert troubles(matrix(duties={"x": {}, "y": {}}, roles=roles)) == {"x": ("overlap",), "y": ("nobody",)}
    policy = {"rules": {"DUT003": "off"}, "unassigned_ok": "true"}
    assert troubles(matrix(duties={"x": {}, "y": {}}, roles=roles, policy=policy)) == {}


def test_groups_stand_by_their_first_column_and_no_group_last() -> None:
    drawn = matrix(
        duties={
            "x": {"group": "late"},
            "y": {"group": "early", "order": 2},
            "w": {"group": "early", "order": 1},
            "v": {},
        },
        roles={"a": {"duties": {"y": "AR", "w": "AR", "v": "AR"}}, "b": {"duties": {"x": "AR"}, "reports_to": "a"}},
    )

    assert [(block.group, [row.duty for row in block.rows]) for block in drawn.blocks] == [
        ("early", ["w", "y"]),
        ("late", ["x"]),
        (None, ["v"]),
    ]


def test_marks_findings_and_critical_duties() -> None:
    drawn = matrix(
        marks={"x": {Severity.WARNING: 2}},
        duties={"x": {"critical": "true"}},
        roles={"a": {"duties": {"x": "AR"}}},
    )

    (row,) = drawn.rows
    assert (row.findings, row.worst, row.critical) == (2, Severity.WARNING, True)


def test_leaves_out_what_is_archived() -> None:
    drawn = matrix(
        duties={"x": {}, "gone": {"archived": "2025"}},
        roles={"a": {"duties": {"x": "AR", "gone": "AR"}}, "old": {"archived": "2025", "duties": {"x": "AR"}}},
    )

    assert [row.duty for row in drawn.rows] == ["x"]
    assert [column.role for column in drawn.columns] == ["a"]


@pytest.mark.parametrize("seed", range(5))
def test_does_not_depend_on_the_order_of_the_file(seed: int) -> None:
    duties = {f"d{n}": {"group": f"g{n % 3}"} if n % 4 else {} for n in range(20)}
    roles = {f"r{n}": {"duties": {f"d{m}": "AR"[m % 2] for m in range(n, 20, 3)}} for n in range(9)}
    shuffled_duties, shuffled_roles = list(duties.items()), list(roles.items())
    random.Random(seed).shuffle(shuffled_duties)
    random.Random(seed).shuffle(shuffled_roles)

    assert matrix(duties=dict(shuffled_duties), roles=dict(shuffled_roles)) == matrix(duties=duties, roles=roles)
