"""DUT004: places, options, severities, neighbours, and no storm among many."""

import itertools
import random

import pytest

from commops.api.checking import Request, check
from commops.finding import Reported, Severity
from commops.graph.texts.slips import distance


def found(text: str, code: str = "DUT004") -> list[Reported]:
    report, _ = check(Request("-", stdin=text.encode()), "check")
    return [item for item in report.open if item.code == code]


def pairs(text: str) -> list[list[str]]:
    return [item.values["duties"] for item in found(text)]


def named(*names: str, roles: str = "  lead: {root: true, duties: [d1, d2, d3]}\n") -> str:
    lines = "".join(f"  d{number}: {{name: {name}}}\n" for number, name in enumerate(names, 1))
    return f"name: Team\nduties:\n{lines}roles:\n{roles}"


TWO = """\
name: Team
duties:
  posts: {name: {zh-CN: 审核成员内容, en: Review members' posts}}
  check: {name: {zh-CN: 内容审查, en: Content review}}
  plans: {name: {zh-CN: 策划内容, en: Plan content}}
roles:
  lead: {root: true, duties: {posts: A, plans: AR}}
  editor: {reports_to: lead, duties: {check: AR, posts: R}}
"""


def test_a_pair_is_one_finding_at_the_first_of_the_two_with_the_roles_of_both() -> None:
    (item,) = found(TWO)

    assert item.values == {"duty": "check", "duties": ["check", "posts"], "roles": ["editor", "lead"], "percent": 85}
    assert (item.place.line, item.place.column) == (4, 3)
    assert item.pointer == ("duties", "check")
    assert [(twin.pointer, twin.place and twin.place.line) for twin in item.related] == [(("duties", "posts"), 3)]


def test_a_duty_that_only_a_role_names_is_found_there_and_its_id_speaks_for_it() -> None:
    text = "name: T\nroles:\n  a: {root: true, duties: [content-review]}\n  b: {reports_to: a, duties: [内容审查]}\n"

    assert pairs(text) == []
    (item,) = found(text.replace("内容审查", "reviewing_posts"))
    assert (item.place.line, item.place.column) == (3, 28)


@pytest.mark.parametrize(
    ("letters", "severity"),
    [
        (("posts: A", "check: AR"), Severity.WARNING),
        (("posts: A", "check: R"), Severity.INFO),
        (("posts: A, check: A", "check: R"), Severity.INFO),
    ],
)
def test_it_is_a_warning_where_different_roles_are_accountable(letters: tuple[str, str], severity: Severity) -> None:
    text = TWO.replace("posts: A,", letters[0] + ",").replace("check: AR", letters[1])

    assert [item.severity for item in found(text)] == [severity]


def test_the_threshold_is_an_option() -> None:
    assert found("policy: {rules: {duty-near-duplicate: {threshold: 0.9}}}\n" + TWO) == []
    assert len(found("policy: {rules: {duty-near-duplicate: {threshold: 0.8}}}\n" + TWO)) == 1
    assert found("policy: {rules: {duty-near-duplicate: off}}\n" + TWO) == []


def test_equal_names_are_wholly_alike_and_a_group_gives_a_finding_for_each_but_one() -> None:
    items = found(named("处理投诉", "处理投诉", "投诉处理"))

    assert [(item.values["duties"], item.values["percent"]) for item in items] == [
        (["d1", "d2"], 100),
        (["d1", "d3"], 100),
    ]


def test_a_duty_is_reported_with_the_one_that_is_most_like_it() -> None:
    assert pairs(named("Handle complaints", "Resolve customer complaints", "Customer complaint handling")) == [
        ["d1", "d2"],
        ["d2", "d3"],
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("审核活动预算", "审核活动文案"),
        ("策划内容", "策划活动"),
        ("Analyse competitor data", "Analyse user data"),
        ("社群A运营", "社群B运营"),
        ("Region 1 sales report", "Region 2 sales report"),
        ("客服一组管理", "客服二组管理"),
        ("策划线上活动", "策划线下活动"),
        ("Handle inbound calls", "Handle outbound calls"),
        ("审核产品价格", "审核礼品价格"),
    ],
)
def test_neighbours_are_two_duties(one: str, other: str) -> None:
    assert found(named(one, other)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("审核用户反馈", "审合用户反馈"),
        ("优惠券发放记录", "优惠卷发放记录"),
        ("每日回复用户留言内容", "每日回复用户留留言内容"),
        ("Publish the announcement archive", "Publish the annuoncement archive"),
        ("Translate the sponsorship agreement", "Translate the sponsorshp agreement"),
    ],
)
def test_one_or_two_letters_in_a_known_word_are_a_slip(one: str, other: str) -> None:
    assert pairs(named(one, other)) == [["d1", "d2"]]


@pytest.mark.parametrize(
    ("one", "other", "edits"),
    [("form", "from", 1), ("budget", "budgte", 1), ("copy", "copies", 3), ("", "ab", 2), ("abc", "abc", 0)],
)
def test_edits_are_counted_to_two(one: str, other: str, edits: int) -> None:
    assert distance(one, other) == edits


def test_an_object_sets_two_apart_and_a_deliverable_brings_them_together() -> None:
    alike = "  d1: {name: 日常维护, object: 社群%s}\n  d2: {name: 日常管理, object: %s}\n"
    roles = "roles:\n  lead: {root: true, duties: [d1, d2]}\n"

    assert pairs("name: T\nduties:\n" + alike % ("", "社群") + roles) == [["d1", "d2"]]
    assert pairs("name: T\nduties:\n" + alike % ("公告", "设备") + roles) == []
    text = "name: T\nduties:\n  d1: {name: 汇总各群投诉%s}\n  d2: {name: 投诉清单%s}\n" + roles
    assert pairs(text % ("", "")) == []
    assert pairs(text % (", deliverables: list", ", tasks: {t: {output: list}}")) == [["d1", "d2"]]


@pytest.mark.parametrize(
    ("one", "other", "are_one"),
    [
        ("Answer questions of 2026", "Reply to inquiries of 2026", True),
        ("Answer questions of 2026", "Reply to inquiries of 2025", False),
        ("Answer questions of 2026", "Reply to inquiries", False),
        ("{en: Answer questions, zh-CN: 回答2026年的提问}", "{en: Reply to inquiries, zh-CN: 答复2026年的咨询}", True),
        ("{en: Answer questions 2, zh-CN: 回答提问}", "Reply to inquiries 2", True),
        ("{en: Answer questions 2, zh-CN: 回答提问}", "{en: Reply to inquiries 2, zh-CN: 答复咨询}", True),
        ("{en: Answer questions 2, zh-CN: 回答提问}", "{en: Reply to inquiries, zh-CN: 答复咨询2}", True),
        ("{en: Answer questions 2, zh-CN: 回答提问}", "{en: Reply to inquiries 3, zh-CN: 答复咨询2}", False),
    ],
)
def test_numbers_tell_duties_apart_in_whatever_language_they_stand(one: str, other: str, are_one: bool) -> None:
    assert pairs(named(one, other)) == ([["d1", "d2"]] if are_one else [])


def test_only_a_language_that_both_have_is_compared() -> None:
    text = "name: T\nduties:\n  d1: {name: {zh-CN: 审核内容}}\n  d2: {name: {%s}}\nroles:\n  a: {root: true, duties: [d1, d2]}\n"

    assert pairs(text % "en: Review content") == []
    assert pairs(text % "zh-TW: 內容審查") == [["d1", "d2"]]


def test_a_name_of_the_library_counts() -> None:
    text = (
        "name: T\nuses: [community]\nduties:\n  own: {name: 处理用户投诉}\n"
        "roles:\n  a: {root: true, duties: [own]}\n  b: {reports_to: a, duties: [complaint-handling]}\n"
    )

    assert pairs(text) == [["complaint-handling", "own"]]


FAMILY = """\
name: T
duties:
  whole: {name: 内容审核%s}
  d1: {name: 审核内容, parent: whole}
  d2: {name: 内容审查, parent: whole}
roles:
  a: {root: true, duties: [d1]}
  b: {reports_to: a, duties: [%s]}
"""


def test_a_whole_and_its_part_are_no_pair_nor_are_parts_in_one_hand() -> None:
    assert pairs(FAMILY % ("", "d2, whole")) == [["d1", "d2"]]
    assert pairs((FAMILY % ("", "whole")).replace("[d1]", "[d1, d2]")) == []
    assert ["d1", "whole"] not in pairs(FAMILY % (", parent: d2", "d2, whole"))


def test_leads_that_are_a_finding_already_are_not_reported_again() -> None:
    text = named(
        "审核内容", "内容审查", roles="  a: {root: true, duties: [d1]}\n  b: {reports_to: a, duties: [d1, d2]}\n"
    )

    assert len(found(text, "DUT003")) == 1
    assert pairs(text) == []
    assert pairs(text.replace("duties: [d1, d2]", "duties: {d1: S, d2: AR}")) == [["d1", "d2"]]


def test_what_is_archived_is_no_pair() -> None:
    assert found(TWO.replace("  check: {", "  check: {archived: 2025, ")) == []


@pytest.mark.parametrize("name", ["'!!!'", "工作", "the", "“”", "'0'"])
def test_names_that_say_nothing_are_like_nothing(name: str) -> None:
    assert found(named(name, name)) == []


def test_the_order_of_duties_and_roles_changes_nothing() -> None:
    names = ["处理投诉", "投诉处理", "受理客诉", "Handle complaints", "Complaint handling", "策划活动", "活动企划"]
    duties = [f"  d{number}: {{name: {name}}}" for number, name in enumerate(names)]
    roles = [f"  r{number}: {{root: true, duties: [d{number}]}}" for number in range(len(names))]

    def told(seed: int) -> list[object]:
        chance = random.Random(seed)
        lines = [chance.sample(duties, len(duties)), chance.sample(roles, len(roles))]
        text = "\n".join(["name: T", "duties:", *lines[0], "roles:", *lines[1], ""])
        return [(item.values, item.severity) for item in found(text)]

    assert len(told(0)) == 4
    assert all(told(seed) == told(0) for seed in range(1, 8))


VERBS = "审核,策划,收集,发布,分析,维护,培训,招募,回复,优化,监测,翻译,制作,采购,对接,打印,清理,复盘,核算,预订"
WHOSE = "门店,渠道,直播,志愿者,供应商,论坛,官网,海外,高校,仓库,品牌,媒体,春节,亲子,电竞"
OBJECTS = "预算,文案,公告,课程,简历,舆情,工单,海报,物料,合同,积分,场地,问卷,标签,脚本,图片"


def test_three_thousand_different_duties_are_no_storm() -> None:
    every = ["".join(words) for words in itertools.product(*(row.split(",") for row in (VERBS, WHOSE, OBJECTS)))]
    names = random.Random(0).sample(every, 3000)
    duties = "".join(f"  d{number}: {{name: {name}}}\n" for number, name in enumerate(names))
    own = ", ".join(f"d{number}" for number in range(3000))

    assert found(f"name: T\nduties:\n{duties}roles:\n  a: {{root: true, duties: [{own}]}}\n") == []


GLOSSARY = """\
glossary:
  群规: {meaning: 成员要守的规矩, aliases: [公约条款]}
  patrol: {name: {zh-CN: 巡群, en: group-patrol}, aliases: [{zh-CN: 扫场子, en: sweep-round}]}
"""
OWN_WORDS = """\
name: 团队
duties:
  a: {name: 宣讲群规}
  b: {name: 宣讲公约条款}
  c: {name: {zh-CN: 晚间巡群, en: Evening group patrol}}
  d: {name: {zh-CN: 晚间扫场子, en: Evening Sweep Round}}
  e: {name: {zh-CN: 晚间扫场子们, en: Evening sweep roundabout}}
roles:
  r: {root: true, duties: [a, c, e]}
  s: {reports_to: r, duties: [b, d]}
"""


def test_the_glossary_teaches_the_teams_own_words() -> None:
    assert pairs(GLOSSARY + OWN_WORDS) == [["a", "b"], ["c", "d"]]
    assert ["a", "b"] not in pairs(OWN_WORDS)
    assert ["c", "d"] not in pairs(OWN_WORDS)


def test_an_alias_inside_a_term_of_the_glossary_stays() -> None:
    glossary = "glossary:\n  宣讲群规: {meaning: 每周的讲解}\n  规矩: {meaning: 约定, aliases: [群规]}\n"
    duties = "duties:\n  a: {name: 宣讲群规}\n  b: {name: 宣讲规矩}\n"

    assert pairs(f"name: T\n{glossary}{duties}roles:\n  r: {{root: true, duties: [a, b]}}\n") == []
