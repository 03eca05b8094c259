"""The job description: every field of the form, filled or blank."""

import pytest

from commops.messages import LANGUAGES, _catalogue
from commops.renderers.handbook_words import WORDS as DOCUMENTS
from commops.renderers.wording import BLANK
from commops.renderers.wording import WORDS as FACTS
from tests.documents.shared import example, form, job, said, tables, texts, written
from tests.test_messages import BLANK as HOLE

CHAPTERS = [
    "一、基本信息", "二、岗位目的与成果", "三、岗位职责", "四、考核指标", "五、岗位权限", "六、任职资格",
    "七、工作关系", "八、参与的工作流程", "九、工作条件、工具与渠道", "十、培训与发展",
    "十一、保密责任", "十二、来源与备注",
]  # fmt: skip


def test_the_form_of_j02_has_every_field_blank_where_the_document_is() -> None:
    found = form(job(example("job-descriptions"), "wechat-community-specialist"))

    assert list(found) == CHAPTERS
    assert found["一、基本信息"] == {
        "岗位名称": "社群运营专员", "岗位编号": BLANK, "所属部门": BLANK, "编制": "1", "直接上级": BLANK,
        "直接下级": "0", "职级": BLANK, "产品或业务": "微信社群", "编制人": BLANK, "编写日期": BLANK,
        "管理对象（非员工）": "群长，由本岗位培育、委任和考核 / 大群团长，由本岗位培育、委任和考核",
        "又名": "社群运营专员（微信）",
    }  # fmt: skip
    assert found["二、岗位目的与成果"] == {"岗位目的": BLANK, "预期成果": BLANK}
    assert found["五、岗位权限"] == {"已授权限": BLANK}
    assert found["六、任职资格"] == dict.fromkeys(
        ["学历", "工作年限", "专业", "工作经验", "专业技能", "语言能力", "资格证书", "专业知识", "个人素质"], BLANK
    )
    assert found["七、工作关系"] == {
        "直接上级": BLANK, "直接下级": "0", "虚线上级": BLANK, "虚线下级": BLANK, "职务代理人": BLANK,
        "代理的岗位": BLANK,
    }  # fmt: skip
    assert found["九、工作条件、工具与渠道"] == {
        "用工形式": BLANK, "工作地点": BLANK, "出差": BLANK, "薪酬": BLANK, "面试": BLANK, "使用工具": BLANK,
        "负责渠道": "产品用户微信群",
    }  # fmt: skip
    assert found["十、培训与发展"] == {"培训要求": BLANK, "职业发展": BLANK}
    assert found["十二、来源与备注"]["来源"] == "001 L28"


def test_j02_has_its_criteria_with_the_figures_and_what_has_expired() -> None:
    rows = tables(job(example("job-descriptions"), "wechat-community-specialist"))["四、考核指标"]

    assert {row[0]: row[2] for row in rows} == {
        "社群数": "= 5 个社群、每年、2020-01-01 至 2020-12-31〔已过期〕",
        "单群人数下限": "≥ 300 人",
        "管理规范与体系": "已建成",
        "群内风气": "谩骂为零，广告为零，乱加人的号立即移除",
        "新群长人数": "= 5 人、每年、2020-01-01 至 2020-12-31〔已过期〕 / ≥ 1 人、每周",
        "新团长人数": "= 1 人、每年、2020-01-01 至 2020-12-31〔已过期〕 / ≥ 1 人、每季度",
        "每周培训场次": "≥ 3 场、每周",
    }


def test_j02_shows_tasks_partners_and_vague_cadences() -> None:
    found = tables(job(example("job-descriptions"), "wechat-community-specialist"))

    duties = {row[1].split(" / ")[0]: row for row in found["三、岗位职责"]}
    assert len(duties) == 15
    assert duties["社群体系搭建"][1] == "社群体系搭建 / 把社群运营体系建在微信上 / 搭建微信优先的社群平台"
    assert duties["数据收集整理"][4] == "定期"
    assert duties["社群规则制定"][3] == "社群管理规范"
    assert [row[0] for row in found["七、工作关系"]] == ["线上运营专员", "短视频运营专员", "讲师", "项目总监"]


def test_what_is_implied_or_inferred_is_marked() -> None:
    specialist = job(example("department"), "community-operations-specialist")
    manager = job(example("department"), "community-operations-manager")

    assert form(specialist)["一、基本信息"]["直接上级"] == "社群运营经理〔推知〕"
    assert form(manager)["一、基本信息"]["直接上级"] == "管理层〔组织外〕〔推知〕"
    assert form(manager)["一、基本信息"]["直接下级"] == "2 / 社群客服、社群运营专员"


def test_a_damaged_name_is_marked() -> None:
    owner = job(example("core-duties"), "community-operations-owner")
    nameless = job(example("four-teams"), "user-inquiry-agent")

    assert said(owner.title) == "community-operations-owner〔名称缺失〕"
    assert "〔名称缺失〕" in said(nameless.title)


def test_examples_of_targets_are_marked_and_excellence_is_told() -> None:
    document = job(example("core-duties"), "community-operations-owner")
    rows = {row[0]: row for row in tables(document)["四、考核指标"]}

    assert rows["用户活跃度〔存疑〕"][2] == "≥ 5,000 人、每月〔举例〕"
    assert rows["资源利用效率"][2] == "—"
    assert "优秀标准：目标全部达成、活动后总结详尽、改进建议管用" in list(texts(document))


def test_duties_show_letters_mode_and_the_steps_that_the_role_takes_part_in() -> None:
    manager = job(example("department"), "community-operations-manager")
    rows = {row[1].split(" / ")[0]: row for row in tables(manager)["三、岗位职责"]}
    specialist = job(example("department"), "community-operations-specialist")

    assert rows["内容创作"][2] == "A 最终负责（组织）"
    assert rows["用户反馈收集"][2] == "I 知会（接收）"
    assert "2) 跨部门项目先分工、定计划 → 跨部门协作计划〔每次〕" in rows["跨部门协作"][1]
    assert [row[:2] for row in tables(specialist)["八、参与的工作流程"]][:2] == [
        ["社群创建", "3. 定初始规则并公示〔推知〕"],
        ["内容运营", "1. 内容策划〔推知〕"],
    ]


def test_conditions_and_requirements_are_filled_in() -> None:
    found = form(job(example("job-descriptions"), "community-platform-specialist"))

    assert found["六、任职资格"]["专业"] == "市场营销、传媒、新闻学〔优先〕"
    assert found["九、工作条件、工具与渠道"]["用工形式"] == "全职"
    assert found["九、工作条件、工具与渠道"]["远程办公"] == "不可远程"
    assert found["九、工作条件、工具与渠道"]["出差"] == BLANK


AUTHORITY = """\
roles:
  lead:
    root: true
    authority: [hire, {id: spend, up_to: 1000, unit: CNY}]
    duties: [buying]
    deputy: second
    access: [members]
  second: {reports_to: lead, duties: {buying: S}, dotted_to: {lead: budget}, headcount: {min: 1, max: 2}}
duties: {buying: {needs: [{id: spend, up_to: 5000, unit: CNY}, hire], hours: 40/month, every: 2 weeks, within: 1h}}
information: {members: {level: personal, agreement: nda}}
agreements: {nda: {covers: [members]}}
trainings: {safety: {attendees: [lead], every: year}}
careers: {up: {from: second, to: lead, kind: promotion}}
people: {ann: {holds: {lead: {}}}}
"""


def test_authority_that_the_duties_need_and_the_role_lacks_is_told() -> None:
    found = form(job(written(AUTHORITY), "lead", "en"))

    assert found["5. Authority"] == {
        "Authority held": "hire / spend, up to 1,000 CNY",
        "Needed, not granted": "spend, up to 5,000 CNY, for buying",
    }


def test_relations_training_and_secrets_are_gathered_from_all_over_the_file() -> None:
    lead, second = (job(written(AUTHORITY), role, "en") for role in ("lead", "second"))

    assert form(lead)["1. Basics"]["Held by"] == "ann"
    assert form(second)["1. Basics"]["Held by"] == "vacant"
    assert form(second)["1. Basics"]["Headcount"] == "1–2"
    assert form(second)["7. Working relations"]["Stands in for"] == "lead"
    assert form(lead)["7. Working relations"]["Dotted line from"] == "second: budget"
    assert form(lead)["10. Training and growth"] == {
        "Trainings": "safety (yearly)",
        "Career": "up (promotion): second → lead",
    }
    assert tables(lead)["11. Confidentiality"] == [["members", "personal data", "—", "may read it"]]
    assert tables(lead)["3. Duties"][0][1] == "buying / Takes 40 hours monthly"
    assert tables(lead)["3. Duties"][0][4] == "every 2 weeks, within 1 hour"


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
def test_every_word_of_the_documents_is_translated_with_the_same_blanks(language: str) -> None:
    english = {**FACTS, **DOCUMENTS}
    here = {**_catalogue(language, "describe"), **_catalogue(language, "handbook")}

    assert set(here) == set(english)
    assert [key for key in english if set(HOLE.findall(here[key])) != set(HOLE.findall(english[key]))] == []


@pytest.mark.parametrize(
    ("language", "title", "measures"),
    [("en", "Job description", "4. Performance measures"), ("zh-CN", "岗位说明书", "四、考核指标"),
     ("zh-TW", "職務說明書", "四、考核指標")],
)  # fmt: skip
def test_it_speaks_three_languages(language: str, title: str, measures: str) -> None:
    document = job(example("job-descriptions"), "wechat-community-specialist", language)

    assert document.kind == title
    assert measures in list(texts(document))
