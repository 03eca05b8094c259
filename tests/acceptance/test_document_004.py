"""Document 004: six core duties of one post."""

import json

import pytest

from commops.api.checking import Opened, Request, check, open_organisation
from commops.finding import Report
from tests.conftest import ROOT, Run

FILE = "examples/core-duties/team.yaml"


@pytest.fixture(scope="module")
def opened() -> Opened:
    return open_organisation(Request(str(ROOT / FILE)))


@pytest.fixture(scope="module")
def report() -> Report:
    return check(Request(str(ROOT / FILE)), "check")[0]


def test_1_six_duties_with_their_tasks_deliverables_and_partners(run: Run, opened: Opened) -> None:
    duties = [duty for duty in opened.graph.org.duties.values() if duty.order]
    duties.sort(key=lambda duty: duty.order or 0)

    assert [duty.order for duty in duties] == [1, 2, 3, 4, 5, 6]
    assert sum(len(duty.tasks) for duty in duties) == 18
    assert len(opened.graph.org.section("deliverables")) == 9
    assert [len(duty.works_with) for duty in duties[:5]] == [3, 1, 2, 1, 2]
    page = run("describe", "community-operations-owner", FILE).stdout
    for deliverable in opened.graph.org.section("deliverables"):
        assert opened.name("deliverables", deliverable, "en") in page


def test_2_figures_that_are_examples_and_the_measure_without_target(opened: Opened, report: Report) -> None:
    figures = {
        key: [(target.at_least, target.example) for target in metric.targets]
        for key, metric in opened.graph.org.metrics.items()
    }
    assert figures == {
        "user-growth-rate": [(10, True)],
        "monthly-active-users": [(5000, True)],
        "satisfaction-score": [(85, True)],
        "event-participation-rate": [(20, True)],
        "resource-efficiency": [],
    }
    lacking = {item.values["metric"]: set(item.values["lacking"]) for item in report.findings if item.code == "GOV008"}
    assert [metric for metric, words in lacking.items() if "target" in words] == ["resource-efficiency"]
    assert {"satisfaction-score", "event-participation-rate"} <= {
        m for m, words in lacking.items() if "cadence" in words
    }
    assert {item.values["metric"] for item in report.findings if item.code == "GOV001"} == set(figures)


def test_3_both_cases_with_their_results(opened: Opened) -> None:
    told = json.dumps([case.results for case in opened.graph.org.section("cases").values()], ensure_ascii=False)

    assert len(opened.graph.org.section("cases")) == 2
    for result in ("2", "30", "20"):
        assert result in told
    assert all(case.workflow for case in opened.graph.org.section("cases").values())


def test_4_outputs_that_are_no_declared_deliverable(report: Report) -> None:
    assert {item.values["deliverable"] for item in report.findings if item.code == "DUT009"} == {
        "annual-event-plan",
        "user-file",
    }


def test_5_a_duty_without_role_is_an_error_until_it_has_one(run: Run) -> None:
    text = "name: x\nduties: {community-strategy: {}}\nroles: {owner: {root: true, duties: [other]}}\n"

    def found(text: str) -> set[str]:
        return {item["code"] for item in json.loads(run("check", "-", "-f", "json", stdin=text).stdout)["findings"]}

    assert "DUT001" in found(
        text.replace("duties: {community-strategy: {}}", "duties: {community-strategy: {}, other: {}}")
    )
    assert "DUT001" not in found(text.replace("duties: [other]", "duties: [community-strategy]"))


def test_6_three_terms_and_the_clash_of_two_meanings_of_activity(opened: Opened) -> None:
    metrics, terms = opened.graph.org.metrics, opened.graph.org.section("glossary")

    assert len(terms) == 3
    assert {metric.term for metric in metrics.values() if metric.term} <= set(terms)
    assert metrics["monthly-active-users"].certainty == "ambiguous"
    assert metrics["monthly-active-users"].note


def test_7_what_counts_as_excellent(opened: Opened) -> None:
    excellence = [text for entry in opened.graph.org.section("appraisals").values() for text in entry.excellence]

    assert len(excellence) == 3


def test_8_either_word_for_community_finds_the_duties(run: Run) -> None:
    one, other = (run("who", word, FILE, "-f", "json", "--lang", "zh-CN").stdout for word in ("社区", "社群"))

    assert json.loads(one)["duties"]
    assert {duty["duty"] for duty in json.loads(one)["duties"]} == {
        duty["duty"] for duty in json.loads(other)["duties"]
    }
