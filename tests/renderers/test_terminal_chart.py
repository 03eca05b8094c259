"""The chart that people read on a terminal."""

import json
import random
import re
import time
from typing import Any

import pytest

from commops.api.checking import Request, open_organisation
from commops.finding import ID_KINDS, Severity
from commops.messages import LANGUAGES, Speech
from commops.renderers.terminal_chart import draw_chart
from commops.terminal import Style, width_of
from commops.views.tree import tree_of

ESCAPE = re.compile(r"\x1b\[[\d;]*m")
PLAIN = Style(80)
ROLES: dict[str, Any] = {
    "director": {"name": {"zh-CN": "社群运营总监", "zh-TW": "社群營運總監", "en": "Community operations director"}},
    "content": {"name": "内容运营经理", "unit": "content", "reports_to": "director", "dotted_to": {"user": "新品反馈"}},
    "user": {"name": "User operations manager", "unit": "user", "reports_to": "director"},
    "editor": {"name": "KOL 内容编辑（技术方向）", "unit": "content", "reports_to": "content"},
    "night": {"name": "Online support (late shift, all channels)", "unit": "user", "reports_to": "user"},
    "odd": {
        "name": "[bold]x[/bold] 👩‍💻 e\u0301e\u0301",
        "unit": "user",
        "reports_to": "user",
        "dotted_to": ["editor", "night"],
    },
}
ORGANISATION: dict[str, Any] = {
    "name": {"zh-CN": "社群运营中心", "en": "Community operations centre"},
    "units": {"content": {"name": {"zh-CN": "内容运营部", "en": "Content operations"}}, "user": {"name": "用户运营部"}},
    "roles": ROLES,
    "people": {
        "ann": {"name": "Alexandra Nikolaidis-Vandenberg", "holds": {"director": 0.9}},
        "li": {"name": "李娜", "holds": {"content": 1.0, "editor": 0.3}},
        "wu": {"name": "吴佳怡", "holds": {"user": 0.5}},
    },
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
    return draw_chart(tree_of(opened.graph, marks), Speech(language, opened.name, ID_KINDS), style)


def table(text: str) -> list[str]:
    """The head and the rows of a chart without colour."""
    return text.split("\n\n")[1].splitlines()


def start_of(word: str, line: str) -> int:
    return width_of(line[: line.index(word)])


@pytest.mark.parametrize(("language", "style"), PAGES)
def test_no_line_is_wider_than_the_page(language: str, style: Style) -> None:
    text = drawn(ORGANISATION, language, style, {"odd": {Severity.ERROR: 1}})

    assert max(width_of(ESCAPE.sub("", line)) for line in text.splitlines()) <= style.width


@pytest.mark.parametrize("width", [20, 30, 40, 50, 60])
def test_a_narrow_page_shows_every_role_and_no_more_columns_than_fit(width: int) -> None:
    text = drawn(ORGANISATION, style=Style(width))

    assert max(map(width_of, text.splitlines())) <= width
    assert sum(line.startswith(("Community", "├─", "└─", "│", "  ")) for line in table(text)) == len(ROLES)


def test_no_escape_where_there_is_no_colour() -> None:
    assert "\x1b" not in drawn(ORGANISATION)
    assert "\x1b[" in drawn(ORGANISATION, style=Style(80, color=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_colour_changes_no_word_but_the_mark_of_the_unit(language: str) -> None:
    one_unit = ORGANISATION | {"units": {}, "roles": {key: {**role, "unit": "x"} for key, role in ROLES.items()}}

    assert ESCAPE.sub("", drawn(one_unit, language, Style(80, color=True))) == drawn(one_unit, language)


def test_columns_are_aligned_in_cells() -> None:
    head, *rows = table(drawn(ORGANISATION, style=Style(120)))
    holder = start_of("Holder", head)

    held = [row for row in rows if any(name in row for name in ("Alexandra", "李娜", "吴佳怡"))]
    assert {start_of(name, row) for row in held for name in ("Alexandra", "李娜", "吴佳怡") if name in row} == {holder}
    assert {start_of("○ vacant", row) for row in rows if "vacant" in row} == {holder}
    assert {start_of("⇢", row) for row in rows if "⇢" in row} == {start_of("Dotted", head)}


def test_says_who_is_where() -> None:
    text = drawn(ORGANISATION, style=Style(140), marks={"night": {Severity.WARNING: 2}})

    assert text.startswith("Community operations centre  6 roles · 4 held · 2 vacant · 2 findings\n")
    assert re.search(r"^Community operations director .* 2/5 .* 90%$", text, re.MULTILINE)
    assert re.search(r"^├─ 内容运营经理 .*李娜 .* 1 .*130%", text, re.MULTILINE)
    assert re.search(r"Online support .*○ vacant .*⚠ 2$", text, re.MULTILINE)
    assert "⇢ User operations manager" in text
    assert "⇢ User operations manager (新品反馈)" in drawn(ORGANISATION, style=Style(200))


def test_columns_without_content_are_left_out() -> None:
    text = drawn({"roles": {"a": {"headcount": 2}, "b": {"reports_to": "a"}}})

    assert table(text)[0].split() == ["Role", "Seats", "Span"]
    assert text.startswith("Organisation chart  2 roles\n")
    assert drawn({"roles": {"only": {}}}).splitlines()[2:] == ["only"]


@pytest.mark.parametrize("seed", range(5))
def test_does_not_depend_on_the_order_of_the_file(seed: int) -> None:
    roles = list(ROLES.items())
    random.Random(seed).shuffle(roles)

    assert drawn(ORGANISATION | {"roles": dict(roles)}) == drawn(ORGANISATION)


def test_circles_and_missing_managers_are_shown_and_named() -> None:
    text = drawn({"roles": {"a": {"reports_to": "b"}, "b": {"reports_to": "a"}, "c": {"reports_to": "ghost"}}})

    assert [line.split()[0] for line in table(text)[1:]] == ["a", "└─", "c"]
    assert "× no such role: ghost" in text
    assert "× in a circle → b" in text


def test_a_second_manager_is_shown_beside_the_role() -> None:
    text = drawn({"roles": {"a": {}, "b": {"reports_to": "a"}, "c": {"reports_to": ["b", "a"]}}})

    assert re.search(r"└─ c\s+→ a$", text, re.MULTILINE)


def test_a_name_is_kept_before_what_is_said_of_it() -> None:
    roles = {"总监": {"headcount": 2, "dotted_to": ["社群运营总监"]}, "社群运营总监": {"reports_to": "总监"}}
    people = {"吴用": {"holds": {"总监": {"fte": 0.4, "kind": "acting"}}}}

    assert "吴用 (acting) ○ 1.6" in drawn({"roles": roles, "people": people})
    assert "吴用" in drawn({"roles": roles, "people": people}, style=Style(44))


def test_teams_without_a_head_stand_side_by_side() -> None:
    text = drawn(
        {
            "units": {"内容团队": {}, "数据团队": {"head": "b1"}},
            "roles": {n: {"unit": u} for n, u in (("a1", "内容团队"), ("a2", "内容团队"), ("b1", "数据团队"))},
        },
        "zh-CN",
    )

    assert [line.split("  ")[0] for line in table(text)[1:]] == ["内容团队", "├─ a1", "└─ a2", "数据团队", "└─ b1"]
    assert "内容团队  ○ 无负责人" in text
    assert "部门" not in text


def test_names_that_several_roles_bear_are_told_apart_by_their_ids() -> None:
    text = drawn({"roles": {"wechat": {"name": "专员"}, "weibo": {"name": "专员"}, "lead": {"name": "经理"}}})

    assert {"专员 wechat", "专员 weibo", "经理"} <= {line.strip() for line in text.splitlines()}


def test_units_without_colour_are_a_column_and_numbers_where_there_is_no_room() -> None:
    assert re.search(r"├─ 内容运营经理 +Content operations", drawn(ORGANISATION, style=Style(200)))
    narrow = drawn(ORGANISATION, style=Style(80))
    assert re.search(r"├─ 内容运营经理 +1 ", narrow)
    assert "1 Content operations  2 用户运营部" in narrow


def test_ascii_replaces_signs_and_leaves_names_alone() -> None:
    text = drawn(
        {"roles": {"总监 — 甲…": {}, "b·c": {"reports_to": "总监 — 甲…", "dotted_to": "b·c"}}},
        style=Style(80, ascii=True),
    )

    assert "总监 — 甲…" in text
    assert re.search(r"^`- b·c +> b·c$", text, re.MULTILINE)


def test_a_name_of_several_lines_stays_on_one() -> None:
    text = drawn({"roles": {"a": {"name": "first\nsecond"}, "b": {"reports_to": "a"}}})

    assert re.search(r"^first second +1$", text, re.MULTILINE)


def test_a_chain_of_five_thousand_fits_the_page() -> None:
    text = drawn({"roles": {f"r{n}": {"reports_to": f"r{n - 1}"} if n else {} for n in range(5000)}})

    assert max(map(width_of, text.splitlines())) <= 80
    assert re.search(r"^…4999 r4999$", text, re.MULTILINE)


def test_ten_thousand_roles_take_less_than_reading_them() -> None:
    roles = {f"角色 {n}": {"reports_to": f"角色 {(n - 1) // 7}"} if n else {} for n in range(10_000)}
    opened = open_organisation(Request("-", stdin=json.dumps({"roles": roles}, ensure_ascii=False).encode()))
    tree = tree_of(opened.graph)
    names = Speech("en")

    started = time.perf_counter()
    text = draw_chart(tree, names, PLAIN)

    assert time.perf_counter() - started < 3
    assert len(table(text)) == 10_001
