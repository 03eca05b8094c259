"""Document 003: the rule book of a department."""

import json
from pathlib import Path

import pytest

from commops.api.checking import Opened, Request, check, open_organisation
from commops.finding import Report
from tests.conftest import ROOT, Run

FILE = "examples/department/team.yaml"


@pytest.fixture(scope="module")
def opened() -> Opened:
    return open_organisation(Request(str(ROOT / FILE)))


@pytest.fixture(scope="module")
def report() -> Report:
    return check(Request(str(ROOT / FILE)), "check")[0]


def test_1_three_roles_two_of_which_report_to_the_manager_as_implied(opened: Opened) -> None:
    manager = "community-operations-manager"
    assert opened.graph.reports[manager] == ["community-customer-service", "community-operations-specialist"]
    for role in opened.graph.reports[manager]:
        line = opened.graph.roles[role].reports_to
        assert line is not None
        assert line.certainty == "implied"


def test_2_the_content_workflow_loops_until_the_draft_passes(run: Run, opened: Opened) -> None:
    steps = opened.graph.org.workflows["content"].steps
    review = next(step for step in steps.values() if step.approves)

    assert len(steps) == 4
    assert len(review.criteria) == 5
    assert review.on_reject == review.approves
    assert run("handbook", FILE).returncode == 0


def test_3_making_and_reviewing_by_one_person_is_refused(run: Run, tmp_path: Path) -> None:
    text = (ROOT / FILE).read_text(encoding="utf-8")

    def separation(people: str) -> set[str]:
        (tmp_path / "team.yaml").write_text(text + f"\npeople:\n{people}", encoding="utf-8")
        done = run("gaps", str(tmp_path), "-f", "json", "--fail-on", "never", "--select", "SOD")
        return {item["code"] for item in json.loads(done.stdout)["findings"] if item["severity"] == "error"}

    both = "  example-one: {holds: {community-operations-manager: 0.5, community-operations-specialist: 0.5}}\n"
    apart = (
        "  example-one: {holds: community-operations-manager}\n"
        "  example-two: {holds: community-operations-specialist}\n"
    )
    assert separation(both)
    assert not separation(apart)


def test_4_five_workflows_and_their_steps_without_owner(opened: Opened, report: Report) -> None:
    flows = opened.graph.org.workflows
    assert [len(flow.steps) for flow in flows.values()] == [4, 4, 3, 4, 3]
    ownerless = {(item.values["workflow"], item.values["step"]) for item in report.findings if item.code == "WFL001"}
    without = {(key, name) for key, flow in flows.items() for name, step in flow.steps.items() if not step.by}

    assert ownerless == without
    assert len(ownerless) == 9  # eight without anybody, and publishing, which is only organised
    assert [key for key, name in ownerless if flows[key].steps[name].organised_by] == ["content"]


def test_4_the_organiser_who_is_the_only_reviewer_is_found(report: Report) -> None:
    assert [item.values["workflow"] for item in report.findings if item.code == "WFL004"] == ["content"]
    assert not [item for item in report.findings if item.code == "SOD002"]


def test_5_appraisals_measures_incentives_and_titles(opened: Opened, report: Report) -> None:
    organisation = opened.graph.org
    cycles = {entry.every for entry in organisation.section("appraisals").values()}
    measured = {
        metric
        for entry in organisation.section("appraisals").values()
        for group in entry.classes.values()
        for metric in group
    }
    titles = [title for entry in organisation.section("incentives").values() for title in entry.titles]

    assert cycles >= {"month", "year"}
    assert len(measured) == 11
    assert len(titles) == 3
    assert len([entry for entry in organisation.section("incentives").values() if entry.audience == "member"]) >= 4
    assert {item.values["metric"] for item in report.findings if item.code == "GOV008"} >= {
        "retention-rate",
        "conversion-rate",
    }


def test_6_two_classes_of_information_an_agreement_of_all_and_security_broken_off(opened: Opened) -> None:
    organisation = opened.graph.org
    classes = organisation.section("information")
    stated = [key for key, entry in classes.items() if entry.status != "cut-off"]

    assert len(stated) == 2
    assert [key for key, entry in classes.items() if entry.status == "cut-off"]
    assert all(entry.all_members for entry in organisation.section("agreements").values())


def test_7_overlaps_without_those_who_only_assist(report: Report) -> None:
    assert {item.values["duty"] for item in report.findings if item.code == "DUT003"} == {
        "feedback-collection",
        "user-inquiry",
    }


def test_8_the_repaired_words_stand_there_and_no_gloss(opened: Opened) -> None:
    text = (ROOT / FILE).read_text(encoding="utf-8")
    run_step = opened.graph.org.workflows["events"].steps

    assert "ù" not in text
    assert "?;" not in text
    assert "\ue000" not in text
    assert any(
        "秩序" in json.dumps([step.checks, step.parameters], default=str, ensure_ascii=False)
        for step in run_step.values()
    )
