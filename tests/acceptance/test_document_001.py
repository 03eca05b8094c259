"""Document 001: nineteen job descriptions."""

import json
from pathlib import Path

import pytest

from commops.api.checking import Opened, Request, check, open_organisation
from commops.finding import Report
from tests.conftest import ROOT, Run

FILE = "examples/job-descriptions"
FORM = "wechat-community-specialist"


@pytest.fixture(scope="module")
def opened() -> Opened:
    return open_organisation(Request(str(ROOT / FILE)))


@pytest.fixture(scope="module")
def report() -> Report:
    return check(Request(str(ROOT / FILE), as_of=None), "check")[0]


def test_1_nineteen_roles_each_a_job_description_in_two_languages(run: Run, opened: Opened, tmp_path: Path) -> None:
    assert len(opened.graph.roles) == 19
    for language in ("zh-CN", "en"):
        done = run("describe", "--all", FILE, "-o", str(tmp_path / language), "-f", "md", "--lang", language)
        assert done.returncode == 0, done.stderr
        assert len(list((tmp_path / language).iterdir())) == 19
    for role in opened.graph.roles:
        page = (tmp_path / "zh-CN" / f"{role}.md").read_text(encoding="utf-8")
        assert opened.name("roles", role, "zh-CN") in page


def test_2_the_form_with_its_headcount_its_reports_and_its_criteria(opened: Opened) -> None:
    form = opened.graph.roles[FORM]
    assert form.headcount is not None
    assert (form.headcount.target, form.direct_reports) == (1, 0)
    targets = [
        (target.at_least if target.at_least is not None else target.equals, target.every)
        for metric in opened.graph.org.metrics.values() if FORM in metric.owner
        for target in metric.targets if (target.at_least, target.equals) != (None, None)
    ]  # fmt: skip
    for wanted in (5, 300, 1, 3):
        assert wanted in [number for number, _ in targets]
    assert (1, "week") in targets
    assert (1, "quarter") in targets


def test_3_two_conflicts_three_stale_targets_and_five_blanks(report: Report) -> None:
    assert report.as_of == "2026-11-20"
    conflicts = [item for item in report.findings if item.code == "GOV007"]
    stale = [item for item in report.findings if item.code == "GOV009"]
    blanks = [item for item in report.findings if item.code == "DAT006" and item.pointer[1] == FORM]

    assert {item.values["metric"] for item in conflicts} == {"new-qunzhang", "new-tuanzhang"}
    assert (len(conflicts), len(stale), len(blanks)) == (2, 3, 5)


def test_4_groups_of_equal_titles(run: Run, opened: Opened, tmp_path: Path) -> None:
    """7, 6 and 4 in the document; with the specialist of document 003, whose title is the form's, a pair."""
    text = "name: all\nuses: [community]\nroles:\n" + "".join(
        f"  {role}: {{is: community/{role}, root: true}}\n"
        for role in [*opened.graph.roles, "community-operations-specialist"]
    )
    (tmp_path / "team.yaml").write_text(text)
    found = json.loads(run("validate", str(tmp_path), "-f", "json", "--lang", "zh-CN").stdout)["findings"]
    inside = [item.values for item in check(Request(str(ROOT / FILE)), "validate")[0].findings if item.code == "DAT004"]

    assert sorted(len(values["roles"]) for values in inside) == [4, 6, 7]
    assert {item["code"] for item in found} <= {"DAT004", "STR002"}


def test_5_crisis_handling_has_one_owner_and_is_a_gap_without_it(run: Run, opened: Opened, tmp_path: Path) -> None:
    assert opened.graph.leads("crisis-handling") == ["community-operations-lead"]
    others = [role for role in opened.graph.roles if role != "community-operations-lead"][:5]
    text = "name: team\nuses: [community]\ncovers: [standard-001]\nroles:\n" + "".join(
        f"  {role}: {{is: community/{role}, root: true}}\n" for role in others
    )
    (tmp_path / "team.yaml").write_text(text)
    found = json.loads(run("gaps", str(tmp_path), "-f", "json", "--fail-on", "never").stdout)["findings"]

    assert "crisis-handling" in {item["values"]["duty"] for item in found if item["code"] == "DUT002"}


def test_6_conditions_and_majors_of_the_platform_specialist(opened: Opened) -> None:
    role = opened.graph.roles["community-platform-specialist"]
    assert role.requires is not None
    assert role.requires.majors
    assert role.requires.majors_preferred or role.requires.note is not None
    assert set(role.conditions) >= {"employment", "place"}
    assert len(role.conditions) >= 4


def test_7_english_and_computer_science(opened: Opened) -> None:
    research, relations = (
        opened.graph.roles[role].requires for role in ("user-research-specialist", "user-relationship-specialist")
    )
    assert research is not None
    assert relations is not None
    assert "en" in research.languages
    assert any("计算机" in str(major) for major in relations.majors)


def test_7_only_people_with_english_are_proposed_for_user_research(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(
        "name: team\nuses: [community]\nroles:\n"
        "  research: {is: community/user-research-specialist, root: true, headcount: 2}\n"
        "people:\n  one: {languages: {en: 3}}\n"
        "  two: {languages: {zh: 5}}\n  three: {}\n",
        encoding="utf-8",
    )
    data = json.loads(run("allocate", str(tmp_path), "-f", "json").stdout)
    why = json.loads(run("allocate", str(tmp_path), "-f", "json", "--why", "two", "research").stdout)["why"]

    assert [item["person"] for item in data["holdings"]] == ["one"]
    assert [(item["role"], item["seats"]) for item in data["open"]] == [("research", 1)]
    assert why["outcome"] == "ineligible"
    assert ["language", "en"] in [rule["items"] for rule in why["obstacles"]]


def test_8_every_description_can_be_put_into_a_team_as_it_is(run: Run, opened: Opened, tmp_path: Path) -> None:
    for role in opened.graph.roles:
        team = tmp_path / f"{role}.yaml"
        team.write_text(
            "name: team\nroles:\n  lead: {root: true, duties: [x]}\n"
            f"  new: {{is: community/{role}, reports_to: lead}}\n"
        )
        done = run("validate", str(team), "-f", "concise")
        assert (done.returncode, done.stdout) == (0, ""), done.stdout
