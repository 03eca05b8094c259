"""The table of metrics: what it says, how wide it is, in three languages."""

import json
import re

import pytest

from commops.api.checking import Opened, Request, check
from commops.messages import LANGUAGES, Speech
from commops.renderers import terminal_stats
from commops.renderers.terminal_stats import as_data, draw_stats
from commops.terminal import Style, width_of
from commops.views.stats import Stats, stats_of

TEAM = """
name: 社群
units: {d: {}}
duties:
  review: {name: 名字特别长的职责用来换行再换一次行, critical: true, hours: 40/month, backup: lead, needs: [approve]}
roles:
  head: {name: 社群总监, root: true, duties: [plan], headcount: 1, level: 5, authority: [approve]}
  lead: {name: 内容主管, reports_to: head, duties: {review: A}, level: 3}
  writer: {reports_to: lead, dotted_to: {head: 新品}, duties: {review: R}}
  editor: {reports_to: lead, duties: {review: S}}
people: {zhang: {name: 张伟, holds: {head: 0.5, lead: 0.6}}, li: {name: 李娜, holds: writer}}
metrics: {m: {owner: lead}}
"""
BARE = "roles: {x: {}}"
NO_PEOPLE = "duties: {a: {backup: x}}\nroles: {x: {duties: [a]}}\npeople: {p: {}}"


def counted(text: str) -> tuple[Stats, Opened]:
    report, opened = check(Request("-", stdin=text.encode()), "check")
    return stats_of(opened.graph, report.findings), opened


def drawn(text: str = TEAM, language: str = "en", style: Style | None = None) -> str:
    stats, opened = counted(text)
    return draw_stats(stats, Speech(language, opened.name), style or Style())


def row(label: str, text: str = TEAM, language: str = "en") -> list[str]:
    """The cells of the first row with a label."""
    line = next(line for line in drawn(text, language).splitlines() if line.startswith(f"  {label} "))
    return [cell for cell in re.split(r" {2,}", line.strip()) if cell]


@pytest.mark.parametrize(
    ("label", "cells"),
    [
        ("Roles", ["4"]),
        ("Managers to contributors", ["1:1", "usual 1:11.5 (Gallup)"]),
        ("Median span", ["1.5", "usual 5–6 (Gallup)"]),
        ("Widest span", ["2", "内容主管"]),
        ("Layers", ["3", "usual ≤ 5 (Agentnoon)"]),
        ("Duty coverage", ["100%", "2 of 2"]),
        ("Letters per duty", ["A 1.0", "R 1.0", "S 0.5", "C 0.0", "I 0.0"]),
        ("A-concentration (HHI)", ["0.50", "社群总监 and 1 more; 1 of 2"]),
        ("Authority parity", ["0%", "0 of 1"]),
        ("Highest utilisation", ["31%", "李娜; hours of duties against capacity"]),
        ("Backup coverage", ["50%", "1 of 2; two people are able"]),
    ],
)
def test_shows_a_value_and_what_it_is_about(label: str, cells: list[str]) -> None:
    assert row(label)[1:] == cells


def test_draws_the_span_bands_as_bars_of_one_scale() -> None:
    lines = drawn().splitlines()
    start = next(number for number, line in enumerate(lines) if "Managers by span" in line)
    bars = [line.count("█") for line in lines[start : start + 6]]

    assert bars[0] == bars[1] > 0
    assert bars[2:] == [0, 0, 0, 0]
    assert lines[start + 3].endswith("on target (Orgvue)")


def test_shows_what_is_absent_as_a_dash_with_the_reason() -> None:
    assert row("Median span", BARE) == ["Median span", "—", "no reporting lines"]
    assert row("FTE held", BARE) == ["FTE held", "—", "no holders"]
    assert row("满编率", BARE, "zh-CN") == ["满编率", "—", "没有任职人"]
    assert row("職務出缺率", BARE, "zh-TW") == ["職務出缺率", "—", "沒有現職人員"]


def test_names_only_the_sources_that_are_used() -> None:
    assert "gallup.com" in drawn()
    assert "gallup.com" not in drawn(BARE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [50, 80, 120])
@pytest.mark.parametrize("text", [TEAM, BARE, NO_PEOPLE])
def test_no_line_is_wider_than_the_terminal(text: str, width: int, language: str) -> None:
    assert max(width_of(line) for line in drawn(text, language, Style(width)).splitlines()) <= width


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_end_in_one_column_of_cells(language: str) -> None:
    lines = [line for line in drawn(BARE, language).splitlines() if "—" in line]

    assert len({width_of(line[: line.index("—") + 1]) for line in lines}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_colour_changes_no_letter(language: str) -> None:
    plain, coloured = (drawn(TEAM, language, Style(color=color)) for color in (False, True))

    assert "\x1b" not in plain
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == plain.splitlines()


def test_draws_signs_of_ascii_alone_where_asked() -> None:
    text = "roles: {a: {}, b: {reports_to: a}}"

    assert drawn(text, "en", Style(ascii=True)).isascii()


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_every_word_is_translated(language: str) -> None:
    speech = Speech(language)
    words = {
        **{f"stats.group-{key}": text for key, text in terminal_stats.GROUPS.items()},
        **{f"stats.{key}": text for key, text in terminal_stats.LABELS.items()},
        **{f"stats.{key}": text for key, text in terminal_stats.REASONS.items()},
        **{f"stats.{key}": text for key, text in terminal_stats.BASES.items()},
    }

    assert [key for key, english in words.items() if speech.word(key, english) == english] == []


def test_every_figure_has_a_label_and_every_label_a_figure() -> None:
    stats, _ = counted(BARE)

    assert {f.name for group in stats.groups for f in group.figures} == set(terminal_stats.LABELS)


def test_gives_ids_and_numbers_as_data() -> None:
    stats, _ = counted(TEAM)
    data = json.loads(json.dumps(as_data(stats)))

    assert data["schema"] == "commops-stats/1"
    assert data["structure"]["span-median"] == {"value": 1.5, "benchmark": {"source": "gallup", "low": 5, "high": 6}}
    assert data["structure"]["span-widest"] == {"value": 2, "roles": ["lead"]}
    assert data["structure"]["span-bands"]["parts"]["2-3"] == 1
    assert data["load"]["establishment-fill"] == {"value": 0.5, "of": [0.5, 1]}
    assert as_data(counted(BARE)[0])["load"]["fte-held"] == {"value": None, "absent": "no-holders"}
    assert "内容" not in json.dumps(data, ensure_ascii=False)
