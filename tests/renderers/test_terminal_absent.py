"""What stops and the weakest points, drawn: sections, width, three languages, ASCII, data."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from commops.api.absence import absent, weak_points
from commops.api.checking import Request
from commops.finding import ID_KINDS
from commops.messages import LANGUAGES, Speech
from commops.renderers.absent_data import absence_data, weak_points_data
from commops.renderers.terminal_absent import draw_absent
from commops.renderers.terminal_weak_points import draw_weak_points
from commops.terminal import Style, width_of
from commops.views.absence import Absence
from commops.views.weak_points import WeakPoints

PAPER = """\
name: {zh-CN: 晨报, en: Paper}
as_of: 2026-09-01
duties:
  planning: {name: {zh-CN: 选题策划, en: Planning}, critical: true}
  writing: {name: {zh-CN: 写稿, en: Writing}}
  review:
    name: {zh-CN: 内容审核, en: Content review}
    critical: true
    backup: [fay]
    escalates_to: [desk, chief]
    hours: 51/month
    skills: {editing: 3}
  payments: {name: {zh-CN: 付款, en: Payments}, critical: true, escalates_to: [chief]}
  letters: {name: {zh-CN: 来信, en: Letters}}
  printing: {name: {zh-CN: 印刷, en: Printing}}
roles:
  chief: {name: {zh-CN: 主编, en: Chief editor}, root: true, duties: [planning, payments]}
  desk:
    name: {zh-CN: 编辑组长, en: Desk head}
    reports_to: chief
    deputy: writer
    duties: [review]
  writer: {name: {zh-CN: 记者, en: Writer}, reports_to: desk, duties: {writing: AR, letters: S}}
  printer: {name: {zh-CN: 印务, en: Printer}, reports_to: chief, duties: [printing, letters]}
people:
  ann: {name: {zh-CN: 安娜, en: Ann}, holds: chief}
  ben: {name: {zh-CN: 贝恩, en: Ben}, holds: {desk: 0.8}, skills: {editing: 4}}
  cem: {name: {zh-CN: 杰姆, en: Cem}, holds: {writer: 0.5}, skills: {editing: 2}}
  dora:
    name: {zh-CN: 朵拉, en: Dora}
    holds: {writer: 0.6}
    capacity: 0.6
    skills: {editing: 3}
    away: [{from: 2026-12-20, until: 2026-12-31}]
  eve: {name: {zh-CN: 伊娃, en: Eve}, holds: printer}
  fay: {name: {zh-CN: 菲, en: Fay}, capacity: 0.2, skills: {editing: 3}}
workflows:
  issue:
    name: {zh-CN: 出刊, en: Issue}
    steps:
      plan: {name: {zh-CN: 选题, en: Plan}, by: chief, duty: planning}
      write: {name: {zh-CN: 写作, en: Write}, by: writer, duty: writing}
      check: {name: {zh-CN: 审稿, en: Check}, by: desk, approves: write, duty: review}
      print: {name: {zh-CN: 付印, en: Print}, by: printer, duty: printing}
"""


def asked(words: str, text: str = PAPER, day: str | None = None) -> tuple[Absence, Speech]:
    return asked_in("en", words, text, day)


def asked_in(language: str, words: str, text: str = PAPER, day: str | None = None) -> tuple[Absence, Speech]:
    request = Request("-", stdin=text.encode(), as_of=date.fromisoformat(day) if day else None)
    answer, opened, _ = absent(request, words.split())
    return answer, Speech(language, opened.name, ID_KINDS)


def drawn(
    words: str, language: str = "en", style: Style | None = None, text: str = PAPER, day: str | None = None
) -> str:
    return draw_absent(*asked_in(language, words, text, day), style or Style())


def points(text: str = PAPER, language: str = "en", day: str | None = None) -> tuple[WeakPoints, Speech]:
    request = Request("-", stdin=text.encode(), as_of=date.fromisoformat(day) if day else None)
    answer, opened, _ = weak_points(request)
    return answer, Speech(language, opened.name, ID_KINDS)


def line(text: str) -> int:
    """The number of the one line of the paper that begins with a text."""
    (number,) = (n for n, row in enumerate(PAPER.splitlines(), 1) if row.strip().startswith(text))
    return number


def test_says_what_stops_without_the_chief_and_where_it_stands() -> None:
    chief, ann = line("chief:"), line("ann:")

    assert drawn("ann").splitlines() == [
        "Without Ann  as of 2026-09-01",
        f"  Ann holds Chief editor  <stdin>:{ann}",
        "",
        "Duties that nobody can do: 2  critical: 2",
        f"  Only Ann (Chief editor) could:  <stdin>:{ann}",
        f"    Payments (critical)  <stdin>:{line('payments:')}",
        f"    Planning (critical)  <stdin>:{line('planning:')}",
        "",
        "Roles that nobody holds: 1",
        f"  Chief editor; no deputy is there  <stdin>:{chief}",
        "",
        "Roles whose manager is gone: 2",
        f"  Desk head reports to Chief editor  <stdin>:{line('desk:') + 2}",
        f"  Printer reports to Chief editor  <stdin>:{line('printer:')}",
        "",
        "Workflows that halt: 1",
        "  Issue",
        f"    Plan: nobody is left to do it (Chief editor)  <stdin>:{line('plan:')}",
        "    not reached any more: Write, Check and Print",
        "",
        "Ways upwards that end nowhere: 2",
        f"  Payments goes up to Chief editor, where nobody is  <stdin>:{line('payments:')}",
        "  Content review goes up to Chief editor, where nobody is; it ends at Desk head",
        f"  <stdin>:{line('escalates_to: [desk')}",
    ]


def test_backups_and_deputies_take_over_and_may_then_carry_too_much() -> None:
    lines = drawn("ben").splitlines()

    assert "Duties that nobody can do" not in "\n".join(lines)
    assert lines[lines.index("Who takes over") :] == [
        "Who takes over",
        "  Cem: 0.5 FTE now, 0.7 then, of 1",  # half of 0.8 without the 51 hours (0.4) that the backup takes
        f"    Desk head, as deputy  <stdin>:{line('deputy:')}",
        "  Dora: 0.6 FTE now, 0.8 then, of 0.6 — too much",
        f"    Desk head, as deputy  <stdin>:{line('deputy:')}",
        "  Fay: 0 FTE now, 0.4 then, of 0.2 — too much",
        f"    Content review, as backup (51 h a month)  <stdin>:{line('backup:')}",
    ]
    assert "Roles that nobody holds: 1" in lines
    assert "Roles whose manager is gone" not in "\n".join(lines), "the deputy leads them"


def test_who_is_away_on_the_day_is_away_too() -> None:
    lines = drawn("ben fay", day="2026-12-24").splitlines()

    assert f"  Dora holds Writer, and is away until 2026-12-31 as it is  <stdin>:{line('away:')}" in lines
    assert "Duties that nobody can do: 1  critical: 1" in lines
    assert "    Content review (critical) — nearest: Cem (editing 2 of 3)" in "\n".join(lines)
    assert "Dora holds Writer" not in drawn("ben fay", day="2026-12-19")
    assert "Without Ben and Fay" in lines[0]


def test_whoever_is_asked_for_and_away_as_it_is_stands_there_once() -> None:
    assert drawn("dora", day="2026-12-24").count("Dora holds Writer") == 1


def test_a_vacant_role_does_not_miss_its_manager() -> None:
    assert "Printer reports to" not in drawn("ann", text=PAPER.replace("holds: printer", "holds: []"))


def test_a_way_upwards_holds_as_long_as_its_end_is_there() -> None:
    text = PAPER.replace("    deputy: writer\n", "")

    assert "Roles that nobody holds: 1" in drawn("ben", text=text)
    assert "Ways upwards" not in drawn("ben", text=text)


def test_a_deputy_or_a_backup_keeps_a_step_going() -> None:
    no_backup, no_deputy = PAPER.replace("backup: [fay]", "backup: []"), PAPER.replace("    deputy: writer\n", "")

    assert "Workflows that halt" not in drawn("ben", text=no_backup)
    assert "Workflows that halt" not in drawn("ben", text=no_deputy)
    assert "Workflows that halt: 1" in drawn("ben fay", text=no_deputy)


def test_a_step_that_stops_is_not_also_one_that_is_not_reached() -> None:
    lines = drawn("eve cem dora").splitlines()

    assert "    not reached any more: Check" in lines
    assert [row.split(":")[0] for row in lines if "nobody is left to do it" in row] == ["    Write", "    Print"]


def test_what_a_deputy_takes_with_the_role_does_not_go_to_those_who_support_it() -> None:
    takes = drawn(
        "eve",
        text=PAPER.replace(
            "reports_to: chief, duties: [printing", "reports_to: chief, deputy: chief, duties: [printing"
        ),
    )

    assert "    Printer, as deputy" in takes
    assert "supported so far" not in takes
    assert "    Letters, supported so far" in drawn("eve")


def test_says_for_which_duties_one_is_left() -> None:
    lines = drawn("ben fay").splitlines()

    assert "Duties with one left: 1" in lines
    assert "  Dora (Writer, deputy) is left for Content review (critical)" in "\n".join(lines)


def test_an_approval_without_reviewer_halts_the_workflow_behind_it() -> None:
    text = PAPER.replace("    deputy: writer\n", "").replace("backup: [fay]", "backup: []")
    lines = drawn("贝恩", text=text).splitlines()

    assert any(row.startswith("    Check: nobody is left to approve it (Desk head)") for row in lines)
    assert "    not reached any more: Print" in lines


def test_an_approval_of_ones_own_work_is_none() -> None:
    text = """
roles: {maker: {root: true, duties: [make]}, checker: {reports_to: maker, duties: [check]}}
people: {ann: {holds: [maker, checker]}, ben: {holds: checker}}
workflows: {w: {steps: {make: {by: maker}, check: {by: checker, approves: make, not_by: make}}}}
"""

    assert "    check: only ann could, who did what it checks" in drawn("ben", text=text)
    three = text.replace("ben: {holds: checker}", "ben: {holds: [maker, checker]}, cy: {holds: checker}")
    assert "Workflows" not in drawn("ann", text=three), "Cy can check what Ben makes"
    assert "Workflows" not in drawn("cy", text=three.replace(", not_by: make", "")), "Ann and Ben can check each other"
    two = three.replace(", not_by: make", "").replace(", cy: {holds: checker}", "")
    assert "    check: only ann could, who did what it checks" in drawn("ben", text=two)
    alone = text.replace("ben: {holds: checker}", "ben: {}")
    assert "Workflows" not in drawn("ben", text=alone), "it was so before"


def test_a_role_stands_for_all_who_hold_it() -> None:
    lines = drawn("Writer").splitlines()

    assert lines[1] == f"  Writer stands empty  <stdin>:{line('writer:')}"
    assert "  Only Cem (Writer) and Dora (Writer) could:" in "\n".join(lines)


def test_nothing_stops_without_somebody_who_holds_nothing() -> None:
    assert drawn("fay").splitlines() == [
        "Without Fay  as of 2026-09-01", f"  Fay holds no role  <stdin>:{line('fay:')}", "", "Nothing stops.",
    ]  # fmt: skip


def test_roles_stand_for_people_where_nobody_is_named() -> None:
    text = PAPER.partition("people:")[0]
    lines = drawn("chief", text=text).splitlines()

    assert f"  Only Chief editor could:  <stdin>:{line('chief:')}" in lines
    assert "Roles whose manager is gone: 2" in lines


def test_draws_the_weakest_points() -> None:
    assert draw_weak_points(*points(), Style()).splitlines() == [
        "Weakest points  as of 2026-09-01",
        "  Critical duties: 3.",
        "",
        "Without whom a critical duty stops",
        "  1  Ann: Payments and Planning",
        "  3  Ben + Dora + Fay: Content review",
        "",
        "What rests on whom  a duty in equal parts on all who can do it",
        "  Ann   ████████████████████████  67%  alone 2, with others 0",
        "  Ben   ░░░░                      11%  alone 0, with others 1",
        "  Dora  ░░░░                      11%  alone 0, with others 1",
        "  Fay   ░░░░                      11%  alone 0, with others 1",
        "",
        "Who covers what",
        "                       Fay ┐",
        "                   Dora ┐  │",
        "                 Ben ┐  │  │",
        "              Ann ┐  │  │  │",
        "  Payments        ●  ·  ·  ·",
        "  Planning        ●  ·  ·  ·",
        "  Content review  ·  ○  ○  ○",
        "  ● nobody else  ○ one of several",
        "",
        "Besides",
        "  It takes 1 to stop half of the duties (2 of 3): Ann",
    ]


def test_chinese_stands_in_its_columns() -> None:
    lines = draw_weak_points(*points(language="zh-CN"), Style()).splitlines()
    rows = {row.split()[0]: row for row in lines if "·" in row}

    assert rows["选题策划"] == "  选题策划  ●  ·  ·  ·"
    assert rows["付款"] == "  付款      ●  ·  ·  ·"
    assert len({width_of(row) for row in rows.values()}) == 1


def test_nothing_critical_means_that_all_duties_count() -> None:
    text = PAPER.replace("critical: true", "critical: false")

    assert "  Nothing is marked critical, so all 6 duties count." in draw_weak_points(*points(text), Style())


def test_says_that_roles_stand_for_people() -> None:
    shown = draw_weak_points(*points(PAPER.partition("people:")[0]), Style(120))

    assert "nobody can be away, and roles stand for people" in shown
    assert "  1  Chief editor: Payments and Planning" in shown


def test_says_who_is_not_counted_and_what_nobody_can_do() -> None:
    away = draw_weak_points(*points(day="2026-12-24"), Style())
    vacant = draw_weak_points(*points(PAPER.replace("holds: chief", "holds: []")), Style())

    assert f"  Dora is away until 2026-12-31  <stdin>:{line('away:')}" in away
    assert "  2  Ben + Fay: Content review" in away
    assert "  Nobody can do as it is: Payments and Planning" in vacant


def test_says_what_does_not_go_at_once() -> None:
    duties = "".join(f"  d{n}: {{critical: true, backup: bob}}\n" for n in range(3))
    text = f"duties:\n{duties}roles: {{x: {{duties: [d0, d1, d2]}}}}\npeople: {{ann: {{holds: x}}, bob: {{}}}}\n"
    shown = draw_weak_points(*points(text), Style(200))

    assert "Without ann, each duty has a second, but not all of them at once (two more each): d2" in shown
    assert "at once" not in draw_weak_points(
        *points(text.replace("  d2: {critical: true, backup: bob}\n", "  d2: {}\n")), Style(200)
    )


def test_names_those_through_whom_alone_groups_work_together() -> None:
    text = """
roles: {l: {duties: [d0]}, r: {duties: [d1]}}
people: {a: {holds: l}, b: {holds: l}, m: {holds: [l, r]}, x: {holds: r}, y: {holds: r}}
"""

    assert "  Only through m do these work together: a and b | x and y" in draw_weak_points(*points(text), Style())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("words", ["ann", "ben fay", "cem dora", "desk", ""])
def test_no_line_is_wider_than_the_terminal(words: str, width: int, language: str) -> None:
    style = Style(width)
    shown = drawn(words, language, style) if words else draw_weak_points(*points(language=language), style)

    assert max(width_of(row) for row in shown.splitlines()) <= width


def test_colour_changes_no_letter_and_ascii_has_no_other_signs() -> None:
    for words in ("ann", "ben"):
        coloured = drawn(words, style=Style(color=True))
        assert coloured != drawn(words)
        assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == drawn(words)
        assert drawn(words, style=Style(ascii=True)).isascii()
    assert draw_weak_points(*points(), Style(ascii=True)).isascii()


def test_a_long_path_loses_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / ("a" * 60) / "team.yaml"
    path.parent.mkdir()
    path.write_text(PAPER, encoding="utf-8")
    answer, opened, _ = absent(Request(str(path)), ["fay"])

    lines = draw_absent(answer, Speech("en", opened.name), Style(40)).splitlines()

    assert lines[2].startswith("  …")
    assert lines[2].endswith(f"/team.yaml:{line('fay:')}")


def test_gives_ids_and_places_as_data() -> None:
    data = json.loads(json.dumps(absence_data(asked("ben fay")[0])))

    assert data["schema"] == "commops-absent/1"
    assert data["absent"][0] == {
        "person": "ben", "roles": ["desk"], "asked": True, "until": None, "file": "<stdin>", "line": line("ben:"),
    }  # fmt: skip
    assert data["duties"] == []
    left = {"person": "dora", "part": "deputy", "as": "writer", "file": "<stdin>", "line": line("holds: {writer: 0.6}")}
    assert data["one_left"] == [{"duty": "review", "critical": True, "left": left}]
    assert data["vacant"] == [{"role": "desk", "deputies": ["writer"], "file": "<stdin>", "line": line("desk:")}]
    assert [(item["person"], item["fte_then"], item["overloaded"]) for item in data["taken_over"]] == [
        ("cem", 0.9, False), ("dora", 1.0, True),
    ]  # fmt: skip
    assert "Ben" not in json.dumps(data)


def test_gives_the_steps_and_ways_as_data() -> None:
    data = json.loads(json.dumps(absence_data(asked("ann")[0])))

    assert data["duties"][0]["could"] == [
        {"person": "ann", "part": "does", "as": "chief", "file": "<stdin>", "line": line("ann:")}
    ]
    assert data["workflows"] == [
        {"workflow": "issue", "unreached": ["write", "check", "print"],
         "steps": [{"step": "plan", "approval": False, "why": "nobody", "roles": ["chief"], "people": [],
                    "file": "<stdin>", "line": line("plan:")}]},
    ]  # fmt: skip
    assert [(item["duty"], item["gone"], item["ends_at"]) for item in data["escalations"]] == [
        ("payments", ["chief"], None), ("review", ["chief"], "desk"),
    ]  # fmt: skip
    assert [item["role"] for item in data["leaderless"]] == ["desk", "printer"]


def test_gives_the_weakest_points_as_data() -> None:
    data = json.loads(json.dumps(weak_points_data(points()[0])))

    assert (data["schema"], data["hands"], data["basis"]) == ("commops-absent/1", "people", "critical")
    assert data["sets"] == [
        {"people": ["ann"], "duties": ["payments", "planning"]},
        {"people": ["ben", "dora", "fay"], "duties": ["review"]},
    ]
    assert data["weights"][:2] == [
        {"person": "ann", "weight": 2.0, "alone": ["payments", "planning"], "shared": []},
        {"person": "ben", "weight": 0.3333, "alone": [], "shared": ["review"]},
    ]
    assert data["duties"]["review"] == {"ben": "does", "fay": "backup", "dora": "deputy"}
    assert data["half"] == {"people": ["ann"], "exact": True, "stopped": 2}
