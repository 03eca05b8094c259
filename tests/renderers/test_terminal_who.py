"""Who does what, drawn: the blocks, their width, three languages."""

import json
import re

import pytest

from commops.api.checking import Request, check
from commops.messages import LANGUAGES, Speech
from commops.renderers import terminal_who
from commops.renderers.terminal_who import as_data, draw_who
from commops.terminal import Style, width_of
from commops.views.who import Answer, who_does

TEAM = """
name: 社群
units: {team: {name: 内容团队, scope: [review]}}
duties:
  review:
    name: {zh-CN: 内容审核, en: Content review}
    critical: true
    backup: [lead]
    deliverables: [note]
    works_with: {market: 口径}
  post: {shared: {by: channel}}
roles:
  head: {name: 总监, root: true}
  lead: {name: 主管, reports_to: head, duties: {review: A, post: AR}, deputy: writer}
  writer: {name: 一位名字特别长而且还要换行才能写得下的编辑人员, reports_to: lead, duties: {review: R, post: AR}}
  spare: {reports_to: lead, duties: {review: SI}}
people: {ann: {name: 安, holds: lead}, bob: {name: 博, holds: writer}}
workflows: {make: {name: 制作, steps: {check: {name: {zh-CN: 审稿, en: Checking}, by: lead, duty: review}}}}
deliverables: {note: {name: 审核记录}}
partners: {market: {name: 市场部}}
"""


def drawn(words: str, language: str = "en", style: Style | None = None, text: str = TEAM) -> str:
    answer, speech = asked(words, language, text)
    return draw_who(answer, speech, style or Style())


def asked(words: str, language: str = "en", text: str = TEAM) -> tuple[Answer, Speech]:
    report, opened = check(Request("-", stdin=text.encode()), "check")
    return who_does(opened.graph, words.split(), report.findings), Speech(language, opened.name)


def test_draws_a_duty_with_everyone_who_has_to_do_with_it() -> None:
    lines = drawn("review").splitlines()

    assert lines[0] == "Content review  review  critical"
    assert lines[1:6] == [
        "  A accountable   主管 (安)",
        "  R responsible   一位名字特别长而且还要换行才能写得下的编辑人员 (博)",
        "  S support       spare (vacant)",
        "  I informed      spare (vacant)",
        "  Backed up by    主管 (安)",
    ]
    assert "  Line above      总监" in lines
    assert "  Carried out in  制作 → Checking" in lines


def test_speaks_chinese_of_both_places() -> None:
    assert "  A 最终负责  主管（安）" in drawn("review", "zh-CN").splitlines()
    assert "  A 當責    主管（安）" in drawn("review", "zh-TW").splitlines()
    assert "  流程环节    制作 → 审稿" in drawn("review", "zh-CN").splitlines()


def test_says_whose_deputy_takes_over() -> None:
    assert "as deputy of 主管" in " ".join(drawn("post", style=Style(200)).split())
    assert "（代理主管）" in drawn("post", "zh-CN", Style(200))


def test_says_nobody_where_nobody_is_accountable() -> None:
    text = "duties: {a: {}}\nroles: {x: {duties: {a: S}}}"

    assert drawn("a", text=text).splitlines()[:4] == [
        "a", "  A accountable   nobody", "  R responsible   nobody", "  S support       x"
    ]  # fmt: skip


def test_draws_a_role_and_a_person() -> None:
    assert drawn("主管").splitlines() == [
        "主管  lead",
        "  Held by         安",
        "  Reports to      总监",
        "  AR leads        post",
        "  A accountable   Content review",
    ]
    assert drawn("安").splitlines()[:2] == ["安  ann", "  主管  lead"]
    assert "  S I             Content review" in drawn("spare").splitlines()
    assert "  职责        无" in drawn("head", "zh-CN").splitlines()


def test_offers_the_nearest_duties() -> None:
    assert drawn("reveiw").splitlines() == ["Nothing matches “reveiw”.", "Nearest duties: Content review (review)"]
    assert drawn("reveiw", "zh-TW").startswith("找不到「reveiw」。")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("words", ["review", "post", "安", "spare", "reveiw"])
def test_no_line_is_wider_than_the_terminal(words: str, width: int, language: str) -> None:
    assert max(width_of(line) for line in drawn(words, language, Style(width)).splitlines()) <= width


@pytest.mark.parametrize("words", ["review", "安", "reveiw"])
def test_colour_changes_no_letter(words: str) -> None:
    coloured = drawn(words, style=Style(color=True))

    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == drawn(words)


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_every_label_is_translated(language: str) -> None:
    speech = Speech(language)

    assert [key for key, english in terminal_who.LABELS.items() if speech.word(f"who.{key}", english) == english] == []


def test_gives_ids_and_codes_as_data() -> None:
    data = json.loads(json.dumps(as_data(asked("review")[0])))
    (duty,) = data["duties"]

    assert duty["duty"] == "review"
    assert duty["letters"]["A"] == [{"role": "lead", "people": ["ann"]}]
    assert duty["backups"] == [{"role": "lead", "people": ["ann"], "deputy_of": None}]
    assert duty["escalation"] == {"declared": False, "paths": [["head"]]}
    assert duty["steps"] == [{"workflow": "make", "step": "check"}]
    assert "内容" not in json.dumps(data, ensure_ascii=False)
