"""The rule book: the chapters of a department's rules, and what the file lacks for them."""

import pytest

from commops.views.document import Document, Heading, Table
from tests.documents.shared import book, example, said, tables, texts, written

CHAPTERS = [
    "第一章 总则", "第二章 组织与岗位职责", "第三章 工作流程", "第四章 沟通与协作", "第五章 培训与发展",
    "第六章 考核与激励",     "第七章 保密与安全", "第八章 案例", "第九章 术语",
]  # fmt: skip


def headings(document: Document, level: int) -> list[str]:
    return [said(block.line) for block in document.blocks if isinstance(block, Heading) and block.level == level]


def test_it_has_the_chapters_of_a_rule_book() -> None:
    assert headings(book(example("department")), 1) == ["目录", *CHAPTERS, "来源与备注"]


def test_the_five_workflows_have_their_steps_and_the_ownerless_are_marked() -> None:
    found = tables(book(example("department")))
    flows = {name: rows for name, rows in found.items() if name[:4] in ("3.1 ", "3.2 ", "3.3 ", "3.4 ", "3.5 ")}

    assert {name: len(rows) for name, rows in flows.items()} == {
        "3.1 社群创建": 4, "3.2 内容运营": 4, "3.3 用户运营": 3, "3.4 活动运营": 4, "3.5 数据分析": 3,
    }  # fmt: skip
    marked = {name: [row[0][0] for row in rows if "无人" in row[1]] for name, rows in flows.items()}
    assert marked == {
        "3.1 社群创建": ["2", "4"], "3.2 内容运营": ["4"], "3.3 用户运营": ["3"], "3.4 活动运营": ["2", "4"],
        "3.5 数据分析": ["1", "2", "3"],
    }  # fmt: skip
    assert flows["3.2 内容运营"][3][1] == "无人执行，只有组织者 / 组织：社群运营经理"
    assert "没有执行人的环节：2“选平台、建群”、4“邀请初始成员”" in list(texts(book(example("department"))))


def test_the_review_has_its_five_criteria_and_its_loop() -> None:
    review = tables(book(example("department")))["3.2 内容运营"][2]

    assert review[:3] == ["3. 内容审核", "社群运营经理", "输入：内容初稿 / 输出：修改意见"]
    assert review[3].split(" / ")[:4] == [
        "审核对象：环节 2“内容制作”", "审核标准：准确、合法、合规、契合定位、契合需求",
        "不通过：退回环节 2“内容制作”，直至通过", "不得由环节 2“内容制作”的执行人担任",
    ]  # fmt: skip


def test_the_repaired_sentences_are_printed_without_damage() -> None:
    lines = " ".join(texts(book(example("department"))))

    assert "确保活动的顺利进行" in lines
    assert "确保活动现场的秩序与安全" in lines


def test_measures_incentives_and_secrets_are_declared() -> None:
    found = tables(book(example("department")))

    assert len(found["6.1 考核指标"]) == 16
    assert {row[2] for row in found["6.1 考核指标"]} == {"—"}
    assert [row[:2] for row in found["6.2 考核方式"]] == [["月度考核", "每月"], ["年度考核", "每年"]]
    assert "能力（选用）：协作能力、沟通能力、创新能力" in found["6.2 考核方式"][0][3]
    assert "称号：优秀员工、最佳创意奖、突出贡献奖" in found["6.3 激励措施"][2][4]
    assert [row[0] for row in found["7.1 保密信息"]] == [
        "公司机密信息", "用户隐私信息", "信息安全〔名称为推定〕 / 〔来源在此中断〕",
    ]  # fmt: skip
    assert found["7.2 保密协议及其他协议"][0][1:3] == ["部门全体成员", "公司机密信息、用户隐私信息"]


def test_a_chapter_without_content_says_which_part_of_the_file_is_missing() -> None:
    lines = list(texts(book(example("department"))))

    assert "内容缺失：文件没有写案例（cases）。" in lines
    assert "内容缺失：文件没有写目标（goals）。" in lines


def test_the_book_of_an_empty_organisation_says_everything_is_missing() -> None:
    document = book(written("name: Paper\n"), "en")
    missing = [text for text in texts(document) if text.startswith("Missing")]

    assert [line.removeprefix("Missing in the file: ") for line in missing] == [
        "Purpose (purpose), Posts (roles), Goals (goals), Principles (principles), Values (values).",
        "Units (units), Posts (roles).",
        "Workflows (workflows), Deliverables (deliverables).",
        "Meetings (meetings), Channels (channels), Partners (partners).",
        "Trainings (trainings), Careers (careers).",
        "Measures (metrics), Appraisals (appraisals), Incentives (incentives), Classes of users (tiers).",
        "Information (information), Agreements (agreements).",
        "Cases (cases).",
        "Terms (glossary).",
    ]
    assert not [block for block in document.blocks if isinstance(block, Table)]


def test_cases_goals_and_terms_are_printed() -> None:
    lines = list(texts(book(example("core-duties"))))

    assert {"用户增长率：新增 2000 人", "用户活跃度：活跃度 +30%", "用户满意度：满意度 +20%"} <= set(lines)
    assert {"用户活跃度", "数据分析工具", "长期运营目标"} <= set(lines)


def test_what_is_kept_apart_and_what_ends_a_workflow_is_told() -> None:
    text = (
        "roles: {a: {root: true}, b: {reports_to: a}}\nduties: {pay: {}, order: {}}\n"
        "policy: {separate: [{name: money, duties: [pay, order], reason: fraud}]}\n"
        "workflows: {w: {distinct: true, min_people: 2, trigger: an order, steps: {"
        "s: {by: a, within: 1d, next: [u, end]}, t: {by_people: guests}, u: {by: b, on_reject: s, max_rounds: 2}}}}\n"
    )
    document = book(written(text), "en")
    lines = set(texts(document))

    assert tables(document)["3.3 Kept apart"] == [["money", "pay, order", "1", "fraud"]]
    assert {"Begins when: an order", "No person may do two of its steps.", "It passes 2 people at least."} <= lines
    assert {"Then: 3 “u”, end", "If refused: back to step 1 “s”, 2 times at most", "guests", "within 1 day"} <= lines
    assert not any(line.startswith("Steps without") for line in lines)


@pytest.mark.parametrize("name", ["four-teams", "six-roles", "modules", "core-duties", "job-descriptions"])
@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_every_example_gives_a_book_in_three_languages(name: str, language: str) -> None:
    document = book(example(name), language)

    assert len(headings(document, 1)) >= 10
    assert not [text for text in texts(document) if "{" in text]
