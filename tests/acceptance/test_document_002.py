"""Document 002: a structure of four modules."""

import json

import pytest

from commops.api.checking import Opened, Request, check, open_organisation
from tests.conftest import ROOT, Run

FILE = "examples/modules/team.yaml"


@pytest.fixture(scope="module")
def opened() -> Opened:
    return open_organisation(Request(str(ROOT / FILE)))


def test_1_scope_and_role_duties_are_both_there_with_the_three_that_were_dropped(opened: Opened) -> None:
    report, _ = check(Request(str(ROOT / FILE)), "gaps")

    assert len(opened.graph.org.units) == 4
    assert all(unit.scope for unit in opened.graph.org.units.values())
    assert {item.values["duty"] for item in report.findings if item.code == "DUT008"} == {
        "content-publishing", "user-retention", "decision-advice",
    }  # fmt: skip


def test_2_the_four_principles_can_be_checked(opened: Opened) -> None:
    principles = opened.graph.org.section("principles")
    for key in ("clear-division", "flexible-efficient", "duty-power-balance", "continuous-improvement"):
        assert principles[key].checks, key


def test_2_a_principle_whose_checks_find_something_is_unmet(run: Run) -> None:
    text = (
        "name: Paper\nprinciples: {division: {name: clear division, checks: [duty-duplicated]}}\n"
        "roles:\n  a: {root: true, duties: [x]}\n  b: {reports_to: a, duties: [x]}\n"
    )
    found = json.loads(run("gaps", "-", "-f", "json", stdin=text).stdout)["findings"]

    assert {item["code"] for item in found} >= {"DUT003", "GOV011"}


def test_3_the_missing_manager_is_found_until_there_is_one(run: Run) -> None:
    text = (ROOT / FILE).read_text(encoding="utf-8")
    heads = {"STR002", "STR010"}

    def found(text: str) -> set[str]:
        done = run("gaps", "-", "-f", "json", "--fail-on", "never", stdin=text)
        return {item["code"] for item in json.loads(done.stdout)["findings"]} & heads

    assert found(text)
    led = text.replace("roles:\n", "roles:\n  lead: {root: true, duties: [team-management]}\n", 1)
    for role in ("module-content-planning", "module-user-management", "module-interaction", "module-data-analysis"):
        led = led.replace(f"  {role}:\n    name", f"  {role}:\n    reports_to: lead\n    name")
    assert not found(led)


def test_4_members_without_an_indicator_are_listed(run: Run, opened: Opened) -> None:
    data = json.dumps(json.loads(run("stats", FILE, "-f", "json").stdout))

    for role in opened.graph.roles:
        assert role in data


def test_5_communication_training_appraisal_and_values_are_declared(opened: Opened) -> None:
    organisation = opened.graph.org

    assert len(organisation.section("channels")) == 4
    assert len(organisation.section("trainings")) == 3
    assert len(organisation.section("appraisals")) == 1
    assert len(organisation.section("values")) == 4


def test_6_completeness_has_four_elements_and_two_pieces_of_advice(run: Run) -> None:
    groups = json.loads(run("stats", FILE, "-f", "json").stdout)
    text = json.dumps(groups)

    for aspect in ("goals", "duties", "communication", "training", "appraisal", "culture"):
        assert aspect in text
