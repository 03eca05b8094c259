"""The duty matrix that people read on a terminal."""

import json
import random
import re
from typing import Any

import pytest

from commops.api.checking import Request, open_organisation
from commops.finding import ID_KINDS, Severity
from commops.messages import LANGUAGES, Speech, _catalogue
from commops.renderers.terminal_chart import draw_chart
from commops.renderers.terminal_matrix import GROUPS, LETTERS, TROUBLES, draw_matrix
from commops.terminal import Style, width_of
from commops.views.matrix import matrix_of
from commops.views.tree import tree_of

ESCAPE = re.compile(r"\x1b\[[\d;]*m")
PLAIN = Style(80)
ORGANISATION: dict[str, Any] = {
    "name": "社群运营中心",
    "units": {"head": {"name": "总部"}, "content": {"name": "内容部"}},
    "duties": {
        "plan": {"name": {"zh-CN": "内容策划", "zh-TW": "內容企劃", "en": "Content planning"}, "group": "content"},
        "make": {"name": "内容创作 [bold]", "group": "content"},
        "spend": {"name": "Approve the yearly budget of the community"},
        "idle": {"name": "知识库 👩‍💻 e\u0301"},
    },
    "roles": {
        "director": {"name": {"zh": "总监", "en": "Director"}, "unit": "head", "duties": {"plan": "A", "spend": "C"}},
        "editor": {"name": {"zh": "内容编辑（A）", "en": "Content editor"}, "unit": "content",
                   "reports_to": "director", "duties": {"plan": "R", "make": "AR", "spend": "R"}},
        "writer": {"name": {"zh": "作者 2", "en": "Writer"}, "unit": "content", "reports_to": "editor",
                   "duties": {"make": "SI", "plan": "I"}},
        "guest": {"name": {"zh": "访客", "en": "Guest"}},
    },
}  # fmt: skip
WIDE: dict[str, Any] = {
    "roles": {
        f"岗位{n}": {"unit": f"u{n // 4}", "duties": {f"职责{n}": "AR", f"职责{n // 2}": "C"}} for n in range(40)
    },
    "units": {f"u{n}": {"name": f"部门{n}"} for n in range(10)},
}
PAGES = [
    pytest.param(language, Style(width, color=color, ascii=ascii_), id=f"{language}-{width}-{color}-{ascii_}")
    for language in LANGUAGES
    for width in (80, 120)
    for color in (False, True)
    for ascii_ in (False, True)
]


def drawn(organisation: dict[str, Any], language: str = "en", style: Style = PLAIN, marks: Any = None) -> str:
    opened = open_organisation(Request("-", stdin=json.dumps(organisation, ensure_ascii=False).encode()))
    matrix = matrix_of(opened.graph, tree_of(opened.graph), marks)
    return draw_matrix(matrix, Speech(language, opened.name, ID_KINDS), style)


def chart(organisation: dict[str, Any], language: str) -> str:
    opened = open_organisation(Request("-", stdin=json.dumps(organisation, ensure_ascii=False).encode()))
    return draw_chart(tree_of(opened.graph), Speech(language, opened.name, ID_KINDS), PLAIN)


@pytest.mark.parametrize("organisation", [ORGANISATION, WIDE], ids=["small", "wide"])
@pytest.mark.parametrize(("language", "style"), PAGES)
def test_no_line_is_wider_than_the_page(organisation: dict[str, Any], language: str, style: Style) -> None:
    text = drawn(organisation, language, style)

    assert max(width_of(ESCAPE.sub("", line)) for line in text.splitlines()) <= style.width


@pytest.mark.parametrize("width", [20, 30, 40, 60])
@pytest.mark.parametrize("organisation", [ORGANISATION, WIDE], ids=["small", "wide"])
def test_a_narrow_page_is_kept_to(organisation: dict[str, Any], width: int) -> None:
    assert max(map(width_of, drawn(organisation, "zh-CN", Style(width)).splitlines())) <= width


def test_no_escape_where_there_is_no_colour() -> None:
    assert "\x1b" not in drawn(ORGANISATION)
    assert "\x1b[" in drawn(ORGANISATION, style=Style(80, color=True))


def test_letters_stand_below_their_roles() -> None:
    lines = drawn(ORGANISATION, "zh-CN").splitlines()
    plan = next(line for line in lines if "内容策划" in line)
    head = lines[2 : next(n for n, line in enumerate(lines) if "─" in line)]

    at = [width_of(plan[: plan.index(letter)]) for letter in "ARI"]
    columns = ["".join(_at(line, cell) for line in head).replace(" ", "") for cell in at]

    assert columns == ["总监", "内容编辑︵A︶", "作者2"]


def _at(line: str, cell: int) -> str:
    """What stands at a cell of a line."""
    here = 0
    for character in line:
        if here == cell:
            return character
        here += width_of(character)
    return ""


def test_latin_names_stand_in_steps_above_their_columns() -> None:
    lines = drawn(ORGANISATION).splitlines()
    plan = next(line for line in lines if "Content planning" in line)

    for name, letter in (("Director", "A"), ("Content editor", "R"), ("Writer", "I")):
        step = next(line for line in lines if f"{name} ┐" in line)
        assert width_of(step[: step.index("┐")]) == f"{plan} ".rindex(f" {letter} ") + 1


def test_rows_say_what_is_wrong_with_them() -> None:
    text = drawn(ORGANISATION, "zh-CN", marks={"make": {Severity.WARNING: 2}})

    assert re.search(r"^▌Approve the .*无A  C  R  ·$", text, re.MULTILINE)
    assert re.search(r"^▌知识库 .*无人  ·  ·  ·$", text, re.MULTILINE)
    assert re.search(r"^ 内容创作 \[bold\] +⚠ 2  ·  AR SI$", text, re.MULTILINE)
    assert "2 项待改" in text.splitlines()[0]


def test_names_roles_without_duties_and_explains_the_letters_in_use() -> None:
    text = drawn(ORGANISATION)

    assert "Without a duty (1): Guest" in text
    assert all(word in text for word in ("accountable", "responsible", "support", "consulted", "informed", "leads it"))
    assert "support" not in drawn({"roles": {"a": {"duties": ["x"]}}})


def test_groups_of_the_library_have_names() -> None:
    assert "\n 內容\n" in drawn(ORGANISATION, "zh-TW")
    assert "\n Content\n" in drawn(ORGANISATION)


def test_sums_say_how_much_a_role_answers_for_or_does() -> None:
    assert drawn(ORGANISATION, "zh-CN").split("A+R 合计")[1].splitlines()[1].split() == ["1", "3"]


def test_many_roles_come_in_parts_that_lose_no_letter() -> None:
    text = drawn(WIDE, "zh-CN")
    parts = re.split(r"第 \d 部分，共 \d 部分", text)[1:]

    assert len(parts) > 1
    letters = [letter for part in parts for line in part.splitlines() if "职责" in line
               for letter in re.findall(r" (AR|C)(?= |$)", line)]  # fmt: skip
    assert len(letters) == sum(len(role["duties"]) for role in WIDE["roles"].values())
    assert re.search(r"^ 职责18 .* \+\d$", text, re.MULTILINE)


@pytest.mark.parametrize("seed", range(5))
def test_does_not_depend_on_the_order_of_the_file(seed: int) -> None:
    roles, duties = list(ORGANISATION["roles"].items()), list(ORGANISATION["duties"].items())
    random.Random(seed).shuffle(roles)
    random.Random(seed).shuffle(duties)

    assert drawn(ORGANISATION | {"roles": dict(roles), "duties": dict(duties)}) == drawn(ORGANISATION)


def test_an_organisation_without_duties_says_so() -> None:
    assert drawn({"roles": {"a": {}}}) == "Duty matrix  0 duties · 0 roles\n\nWithout a duty (1): a\n"


def test_ascii_replaces_signs_and_leaves_names_alone() -> None:
    text = drawn({"roles": {"总监 · 甲": {"duties": ["预算 — 审批"]}}}, style=Style(80, ascii=True))

    assert "预算 — 审批" in text
    assert not set("─┐│▌…⚠█") & set(text)


@pytest.mark.parametrize("part", ["chart", "matrix"])
def test_both_kinds_of_chinese_say_the_same(part: str) -> None:
    assert _catalogue("zh-CN", part).keys() == _catalogue("zh-TW", part).keys()


def test_every_word_that_is_put_together_is_translated() -> None:
    keys = _catalogue("zh-CN", "matrix").keys()

    assert {f"matrix.{word}" for word in (*TROUBLES, *LETTERS)} <= keys
    assert {f"matrix.group-{group}" for group in GROUPS} <= keys
    assert {f"chart.{severity.word}" for severity in Severity} <= _catalogue("zh-CN", "chart").keys()


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_chinese_text_has_no_english_word_of_our_own(language: str) -> None:
    odd = {"roles": {"甲": {"reports_to": "乙", "duties": ["职"]}, "丙": {"duties": ["职"], "headcount": 1}}}
    text = drawn(odd, language) + chart(odd, language)

    assert not re.search(r"[a-z]{2}", text)
