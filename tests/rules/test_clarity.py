"""What the pages of the CLR rules do not show: the lexicons, both scripts, places, options, neighbours."""

from itertools import permutations
from pathlib import Path

import pytest

from commops import rules
from commops.api.checking import Request, check
from commops.finding import ID_KINDS, Reported, Severity
from commops.graph.texts.clarity import Vague
from commops.graph.texts.seeker import Pile, Seeker
from commops.messages import Speech

SIX_LINES = """\
name: 社群运营团队
roles:
  社群总监: {duties: [社群战略规划, 团队管理, 内容审核]}
  内容运营: {reports_to: 社群总监, duties: [内容创作, 内容发布]}
  用户运营: {reports_to: 社群总监, duties: [用户答疑, 反馈收集]}
"""


def found(text: str, code: str = "CLR") -> list[Reported]:
    report, _ = check(Request("-", stdin=text.encode()), "check")
    return [item for item in report.open if item.code.startswith(code)]


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


def said(item: Reported, language: str = "en") -> str:
    return Speech(language, None, ID_KINDS).rule(item.code, "message", rules.named(item.rule).message, item.values)


def test_a_beginners_file_is_clear() -> None:
    assert found(SIX_LINES) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("负责社群相关工作等", ["负责", "相关", "等"]),
        ("負責社群相關工作等等", ["負責", "相關", "等等"]),
        ("负责社群运营", ["负责"]),
        ("负责审核新帖", []),
        ("审核新帖，2 小时内处理违规内容", []),
        ("1. 协助社群", ["协助"]),
        ("团队管理", []),
        ("管理社群秩序", ["管理"]),
        ("管理制度宣讲", []),
        ("参与度看板", []),
        ("负责人交接", []),
        ("领导力课程", []),
        ("统计若干渠道的数据", ["若干"]),
        ("公布用户等级", []),
        ("做到责权对等", []),
        ("发布图文、视频等内容", ["等"]),
        ("维护利益相关者名单", []),
        ("视情况升级", ["视情况"]),
        ("Handle matters", ["Handle"]),
        ("handling matters and answering mail", []),
        ("Be responsible for the group", ["Be responsible for"]),
        ("Write several pages, etc.", ["several", "etc."]),
        ("Answer as needed", ["as needed"]),
        ("Supportive words", []),
        ("Sometimes", []),
        ("Handlebar repairs", []),
        ("", []),
    ],
)
def test_the_lexicon_on_a_table_of_texts(text: str, words: list[str]) -> None:
    assert Vague((), ()).find(text) == words


def test_words_are_added_and_allowed_by_the_policy() -> None:
    text = "roles:\n  a: {root: true, duties: [Whatever comes, 负责社群, write etc.]}\n"
    policy = "policy: {rules: {vague-wording: {words: [Whatever, 社群], allow: [负责, etc]}}}\n"

    assert [item.values["words"] for item in found(text)] == [["etc."], ["负责"]]
    assert [item.values["words"] for item in found(policy + text)] == [["Whatever"], ["社群"]]


VAGUE = """\
duties:
  a: {name: {en: Handle it, zh-CN: 负责它}, purpose: 若干}
  b:
    tasks:
      t: Handle it
      u: {name: Handle it}
      some things:
roles:
  x:
    root: true
    purpose: {en: some}
    duties:
      a: {tasks: {t: Handle it, u: {zh-CN: 负责它, en: Write it}}}
      b: {tasks: [负责它], purpose: Several}
units:
  y: {purpose: 视情况}
"""


def test_each_text_is_pointed_at_where_it_stands_once_for_all_languages() -> None:
    assert sorted(place(item) for item in found(VAGUE, "CLR001")) == [
        (2, 36),
        (2, 51),
        (5, 10),
        (6, 17),
        (7, 7),
        (11, 19),
        (13, 22),
        (13, 44),
        (14, 19),
        (14, 34),
        (16, 16),
    ]
    sentences = {place(item): said(item) for item in found(VAGUE, "CLR001")}
    assert sentences[(2, 36)] == "vague wording in “a”: “负责”"
    assert sentences[(13, 22)] == "vague wording in “a” of “x”: “Handle”"
    assert sentences[(16, 16)] == "vague wording of “y”: “视情况”"
    assert len({item.id for item in found(VAGUE, "CLR001")}) == 11


def test_what_a_library_words_is_not_held_against_the_file(tmp_path: Path) -> None:
    shelf = (
        "duties: {d: {name: 负责它, tasks: {t: Handle it}}}\n"
        "roles: {r: {name: Bob, purpose: 若干, duties: {d: {vague: 定期, tasks: {t: Handle it regularly}}}}}\n"
    )
    team = "people: {p: {name: Bob}}\nroles: {x: {is: shelf/r, root: true}, y: {reports_to: x, duties: [d]}}\n"
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf/all.yaml").write_text(shelf)
    (tmp_path / "team.yaml").write_text(f"uses: [./shelf]\nduties: {{d: {{critical: false}}}}\n{team}")
    report, opened = check(Request(str(tmp_path / "team.yaml")), "check")

    assert opened.graph.org.duties["d"].name == "负责它"
    assert opened.graph.roles["x"].duties["d"].vague == "定期"
    assert {item.code for item in report.open if item.code.startswith("CLR")} == set()


@pytest.mark.parametrize(
    ("duties", "severity"),
    [
        (["filing", "other duties as assigned"], Severity.INFO),
        (["other duties as assigned", "filing"], Severity.WARNING),
        (["其他工作", "filing", "完成领导交办的其他工作"], Severity.WARNING),
        (["filing", "完成領導交辦的各項任務"], Severity.INFO),
        (["filing", "any other tasks required"], Severity.INFO),
        (["filing", "typing", "any other tasks required"], Severity.INFO),
        (["filing", "其他部门对接"], None),
        (["filing", "work with other departments"], None),
        (["filing", "交办事项跟踪"], None),
    ],
)
def test_a_catch_all_is_worst_where_it_is_not_last(duties: list[str], severity: Severity | None) -> None:
    items = found(f"roles:\n  a: {{root: true, duties: [{', '.join(duties)}]}}\n", "CLR002")

    assert [item.severity for item in items] == ([severity] if severity else [])


def test_several_catch_alls_are_told_at_the_first_and_the_others_are_shown() -> None:
    (item,) = found("roles:\n  a: {root: true, duties: [filing, 其他工作, typing, other tasks, 其他任务]}\n", "CLR002")

    assert (item.severity, place(item)) == (Severity.WARNING, (2, 36))
    assert item.values == {
        "role": "a", "duties": ["其他工作", "other tasks", "其他任务"], "position": 2, "count": 5,
    }  # fmt: skip
    assert [(related.pointer[3], related.values) for related in item.related] == [
        ("other tasks", {"duty": "other tasks"}), ("其他任务", {"duty": "其他任务"}),
    ]  # fmt: skip


def test_a_catch_all_is_found_by_the_name_of_the_duty() -> None:
    text = "duties: {rest: {name: Other duties as assigned}}\nroles:\n  a: {root: true, duties: [rest, filing]}\n"
    (item,) = found(text, "CLR002")

    assert place(item) == (3, 28)
    assert said(item) == "“a” has “rest” as duty 1 of 2, which takes in whatever else comes up"


@pytest.mark.parametrize(
    ("purpose", "is_empty"),
    [
        ("Editor", True),
        (" “editor”. ", True),
        ("{de: Redakteurin, en: Chief}", True),
        ("ed", True),
        ("Editor of texts", False),
    ],
)
def test_a_purpose_that_repeats_the_name(purpose: str, is_empty: bool) -> None:
    text = f"roles:\n  ed: {{root: true, name: {{en: Editor, de: Redakteurin}}, duties: [a], purpose: {purpose}}}\n"

    at = text.index(purpose.strip(), text.index("purpose")) - text.index("\n")
    assert [place(item) for item in found(text, "CLR003")] == ([(2, at)] if is_empty else [])


def test_roles_without_a_purpose_are_found_where_another_has_one() -> None:
    text = "roles:\n  a: {root: true, duties: [x]}\n  b: {reports_to: a, duties: [y]}\n"

    assert found(text) == []
    for word in ("purpose: calm", "outcomes: [calm]"):
        (item,) = found(text.replace("{root", f"{{{word}, root"), "CLR003")
        assert place(item) == (3, 3)
        assert said(item) == "“b” does not say what it is for, where 1 of 2 roles do"


def test_every_role_in_use_is_asked_for_its_purpose() -> None:
    text = """\
roles:
  a: {root: true, duties: [x]}
  b: {archived: gone, purpose: calm, duties: [y]}
  c: {reports_to: a, purpose: C, duties: [z]}
  d: {reports_to: a, outcomes: [calm], duties: [v]}
  e: {reports_to: a, duties: [w]}
"""

    assert [(place(item), said(item)) for item in found(text, "CLR003")] == [
        ((2, 3), "“a” does not say what it is for, where 2 of 4 roles do"),
        ((4, 31), "the purpose of “c” only repeats its name, “c”"),
        ((6, 3), "“e” does not say what it is for, where 2 of 4 roles do"),
    ]


PEOPLE = "people: {p: {name: {zh-CN: 王小明, en: Ann Lee}, aliases: [小王, X, 李]}, q: {}, bob: {}}\n"


@pytest.mark.parametrize(
    ("duty", "person"),
    [
        ("交给小王审核", "p"),
        ("请王小明审核", "p"),
        ("李子采购", None),  # one character is no name
        ("Ask Ann Lee", "p"),
        ("ask ann-lee", "p"),
        ("Ask Ann Leeds", None),
        ("Ask Ann", None),
        ("bobsleigh", None),
        ("visit bob", "bob"),
        ("quiz", None),
    ],
)
def test_a_name_in_a_duty(duty: str, person: str | None) -> None:
    items = found(f"roles:\n  a: {{root: true, duties: [{duty}]}}\n{PEOPLE}", "CLR004")

    assert [(item.values["person"], place(item)) for item in items] == ([(person, (2, 28))] if person else [])


def test_a_name_in_a_role_or_a_unit_is_found_once() -> None:
    text = (
        "units:\n  小王组: {name: 小王的组}\n  desk: {name: {zh-CN: 小王的组, en: bob's desk}, purpose: bob}\n"
        "roles:\n  bob-editor: {root: true, duties: [editing], purpose: bob}\n"
        "  x: {reports_to: bob-editor, name: 小王}\n"
    )

    assert [(item.pointer, place(item)) for item in found(text + PEOPLE, "CLR004")] == [
        (("roles", "bob-editor"), (5, 3)),
        (("roles", "x", "name"), (6, 37)),
        (("units", "desk", "name", "zh-CN"), (3, 24)),
        (("units", "小王组"), (2, 3)),
    ]


@pytest.mark.parametrize(
    ("duty", "word"),
    [
        ("定期发布周报", "定期"),
        ("每周定期发布", None),
        ("2 小时内及时答复", None),
        ("及時回覆", "及時"),
        ("Report regularly", "regularly"),
        ("Report regularly, every month", None),
        ("Answer in time", "in time"),
        ("irregularly", None),
        ("settle in times of need", None),
    ],
)
def test_a_vague_cadence_in_a_duty(duty: str, word: str | None) -> None:
    items = found(f"roles:\n  a: {{root: true, duties: ['{duty}']}}\n", "CLR005")

    assert [(item.values["word"], place(item)) for item in items] == ([(word, (2, 28))] if word else [])


TIMED = """\
duties:
  a: {vague: 定期, tasks: {t: Report regularly, u: {vague: often}, v: {name: in time, every: week}}}
  b: {within: 2h, vague: 及时, tasks: {t: Answer promptly}}
  c: {every: week}
roles:
  x:
    root: true
    duties:
      a: {vague: {zh-CN: 定期, en: regularly}, tasks: {t: Do it regularly}}
      b: {tasks: {t: Answer promptly}}
      c: {vague: regularly}
meetings: {m: {vague: 定期}}
metrics: {n: {owner: x, vague: sometimes}}
workflows: {w: {steps: {s: {by: x, vague: soon}}}}
"""


def test_an_entry_without_a_number_is_one_finding() -> None:
    items = {place(item): said(item) for item in found(TIMED, "CLR005")}

    assert items == {
        (2, 14): "“定期” gives no number for “a”",
        (2, 29): "“regularly” gives no number for “a”",
        (2, 58): "“often” gives no number for “a”",
        (9, 26): "“regularly” gives no number for “a” of “x”",
        (12, 23): "“定期” gives no number",
        (13, 32): "“sometimes” gives no number for “n”",
        (14, 43): "“soon” gives no number for step “s” of “w”",
    }
    chinese = next(item for item in found(TIMED, "CLR005") if place(item) == (9, 26))
    assert said(chinese, "zh-CN") == "“x”“a”只写了“定期”，没有数字"


def test_cadence_words_are_added_and_allowed_by_the_policy() -> None:
    text = "roles:\n  a: {root: true, duties: [Report often, Answer promptly]}\n"
    policy = "policy: {rules: {CLR005: {words: Often, allow: [promptly, soon]}}}\nmeetings: {m: {vague: soon}}\n"

    assert [item.values["word"] for item in found(text, "CLR005")] == ["promptly"]
    assert [item.values["word"] for item in found(policy + text, "CLR005")] == ["often"]


GLOSSARY = """\
glossary:
  community: {name: {zh-CN: 社群, en: community}, aliases: [社区, {en: tribe}]}
  group-buying: {name: 社区团购}
"""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("社区运营", ("社区", "社群")),
        ("社群运营", None),
        ("社区团购", None),  # a term of its own
        ("社区团购和社区", ("社区", "社群")),
        ("{en: Lead the Tribe, zh-CN: 带社群}", ("tribe", "community")),
        ("{en: Lead the tribe, zh-CN: 带社区}", ("社区", "社群")),
        ("diatribe", None),
    ],
)
def test_an_alias_where_the_glossary_has_a_word(name: str, told: tuple[str, str] | None) -> None:
    items = found(f"{GLOSSARY}duties: {{d: {{name: {name}}}}}\nroles: {{a: {{root: true, duties: d}}}}\n", "CLR006")

    assert [(item.values["word"], item.values["term"]) for item in items] == ([told] if told else [])


def test_an_alias_that_is_a_term_of_its_own_is_left_alone() -> None:
    text = "glossary: {concert: {aliases: [gig, show]}, show: {}}\nroles: {a: {root: true, duties: [gig, show]}}\n"

    assert [item.values["word"] for item in found(text, "CLR006")] == ["gig"]


def test_aliases_are_found_in_names_of_every_kind() -> None:
    text = (
        "units: {u: {name: 社区部}}\nroles: {a: {name: 社区经理, root: true, duties: [社区活动]}}\n"
        "metrics: {m: {name: 社区数, owner: a}}\nworkflows: {w: {steps: {s: {name: 建社区, by: a}}}}\n"
    )

    assert sorted(place(item) for item in found(GLOSSARY + text, "CLR006")) == [
        (4, 19),
        (5, 19),
        (5, 46),
        (6, 21),
        (7, 35),
    ]


def test_a_word_is_found_in_every_text_that_has_it() -> None:
    texts = ["alpha", "beta\nalpha", "", "Alphabet alpha", "İstanbul alpha", "gamma", "x alpha"]

    assert list(Pile(texts).holding("alpha")) == ["alpha", "beta\nalpha", "Alphabet alpha", "İstanbul alpha", "x alpha"]
    assert list(Pile(texts).holding("\nalpha")) == ["alpha", "Alphabet alpha"]
    assert list(Pile([]).holding("alpha")) == []


def test_of_words_that_overlap_the_longest_counts() -> None:
    seeker = Seeker(["社区", "社区团购", "group", "group buying", "Ann"])

    assert seeker.words("社区团购社区 group-buying groups ann") == ["社区团购", "社区", "group buying", "ann"]
    assert Seeker([]).words("anything") == []


def test_no_order_of_a_file_changes_a_finding() -> None:
    sections = [
        "duties: {b: {name: 定期发布等}, a: {name: Handle it regularly with Bob}}\n",
        "roles: {x: {root: true, purpose: some, duties: [a, other work, b]}, y: {reports_to: x, duties: [社区]}}\n",
        "people: {q: {name: Bob}, p: {name: Bob}}\n",
        GLOSSARY,
    ]
    told = {
        tuple((item.id, item.code, item.pointer, str(item.values)) for item in found("".join(order)))
        for order in permutations(sections)
    }

    assert len(told) == 1
    assert {code for _, code, *_ in told.pop()} == {f"CLR00{n}" for n in range(1, 7)}


def compound(*duties: str) -> str:
    lines = "".join(f"      - {duty}\n" for duty in duties)
    return f"name: Forum\nroles:\n  writer:\n    root: true\n    duties:\n{lines}"


@pytest.mark.parametrize(
    ("duty", "count"),
    [
        ("write articles and plan events", 2),
        ("write-articles-and-plan-events", 2),
        ("review content & answer questions", 2),
        ("收集反馈并撰写报告", 2),
        ("蒐集回饋並撰寫報告", 2),
        ("审核内容、发布公告", 2),
        ("编写文案、设计海报、剪辑视频", 3),
        ("数据收集与报告撰写", 2),
        ("collect and sort data", None),
        ("content planning and publishing", None),
        ("活动策划与执行", None),
        ("answer emails and calls", None),
        ("咨询与投诉处理", None),
        ("budgets and contracts", None),
        ("沟通与协调", None),
        ("write articles", None),
    ],
)
def test_two_pairs_of_verb_and_object_are_two_duties(duty: str, count: int | None) -> None:
    items = found(compound("filing", duty), "CLR007")

    assert [(item.values, place(item)) for item in items] == (
        [] if count is None else [({"role": "writer", "duty": duty, "count": count}, (7, 9))]
    )


def test_a_duty_with_a_name_is_told_at_the_name_and_once_for_all_languages() -> None:
    name = "{zh-CN: 收集反馈并撰写报告, en: collect feedback and write reports}"
    text = f"name: Forum\nduties:\n  x:\n    name: {name}\nroles: {{writer: {{root: true, duties: [x]}}}}\n"
    (item,) = found(text, "CLR007")

    assert (item.severity, item.values, place(item)) == (Severity.INFO, {"duty": "x", "count": 2}, (4, 11))


def test_a_purpose_may_name_two_things() -> None:
    text = compound("filing").replace("    root", "    purpose: write articles and plan events\n    root")

    assert found(text, "CLR007") == []
