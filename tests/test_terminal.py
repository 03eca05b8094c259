"""Text measured in cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commops.terminal import Style, cut, padded, width_of, wrapped

TEXTS = st.text(st.sampled_from("ab c，。“”（）「」社群运营のé…→"), max_size=60)


@pytest.mark.parametrize(("text", "cells"), [("abc", 3), ("社群", 4), ("a社b", 4), ("é", 1), ("e\u0301", 1), ("", 0)])
def test_chinese_takes_two_cells(text: str, cells: int) -> None:
    assert width_of(text) == cells


@given(TEXTS, st.integers(1, 20))
def test_a_cut_text_fits(text: str, width: int) -> None:
    assert width_of(cut(text, width)) <= width


@given(TEXTS, st.integers(4, 30))
def test_a_wrapped_text_loses_nothing_but_blanks(text: str, width: int) -> None:
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


@given(st.text(st.sampled_from("社群运营a "), max_size=60), st.integers(4, 30))
def test_lines_of_words_that_fit_are_no_wider_than_asked(text: str, width: int) -> None:
    words = max((len(word) for word in text.replace("社", " ").replace("群", " ").split()), default=0)
    if words * 2 <= width:
        assert all(width_of(line) <= width for line in wrapped(text, width))


def test_closing_marks_do_not_begin_a_line() -> None:
    text = "两个岗位对“内容策划”最终负责：“社群运营经理”、“社群运营专员”，（见第三章）。"
    for width in range(10, 60):
        assert not any(line[:1] in "”、，。）：" for line in wrapped(text, width))


def test_opening_marks_do_not_end_a_line() -> None:
    text = "两个岗位对“内容策划”最终负责：“社群运营经理”、“社群运营专员”"
    for width in range(10, 60):
        assert not any(line[-1:] == "“" for line in wrapped(text, width))


def test_ascii_signs_where_nothing_else_can_be_shown() -> None:
    style = Style(ascii=True)

    assert style.signs("├─ 社群 ⚠ “a”…") == '+- 社群 ! "a"~'
    assert padded("社群", 6) + "|" == "社群  |"
    assert Style(color=False).paint("a", "red") == "a"
    assert Style(color=True).paint("a", "red", "bold") == "\x1b[31;1ma\x1b[0m"
