"""Document 000: two plans of who does what, one of four teams and one of six roles."""

import json
import re

import pytest

from commops.api.checking import Opened, Request, open_organisation
from tests.conftest import ROOT, Run

FOUR, SIX = "examples/four-teams/team.yaml", "examples/six-roles/team.yaml"


@pytest.fixture(scope="module")
def four() -> Opened:
    return open_organisation(Request(str(ROOT / FOUR)))


@pytest.fixture(scope="module")
def six() -> Opened:
    return open_organisation(Request(str(ROOT / SIX)))


def codes(run: Run, *arguments: str) -> list[tuple[str, dict[str, object]]]:
    done = run(*arguments, "-f", "json", "--fail-on", "never")
    return [(item["code"], item["values"]) for item in json.loads(done.stdout)["findings"]]


def test_1_four_teams_of_eleven_roles_and_the_missing_name(run: Run, four: Opened) -> None:
    assert {unit: len(roles) for unit, roles in four.graph.members.items()} == {
        "content-team": 4, "community-team": 3, "service-team": 2, "data-team": 2,
    }  # fmt: skip
    missing = [values["role"] for code, values in codes(run, "validate", FOUR) if code == "DAT005"]
    assert missing == ["user-inquiry-agent"]


def test_2_six_roles_one_top_and_five_reports_that_are_implied(six: Opened) -> None:
    assert six.graph.tops == ["community-director"]
    assert six.graph.span("community-director") == 5
    lines = [role.reports_to for role in six.graph.roles.values() if role.reports_to is not None]
    assert [line.certainty for line in lines] == ["implied"] * 5


def test_3_overlaps_of_both_plans(run: Run) -> None:
    def overlaps(file: str) -> set[object]:
        return {values["duty"] for code, values in codes(run, "gaps", file) if code == "DUT003"}

    assert overlaps(FOUR) == {
        "order-keeping", "complaint-handling", "user-behaviour-analysis", "market-analysis", "competitor-analysis",
    }  # fmt: skip
    assert overlaps(SIX) == {"operations-analysis", "need-mining"}


def test_4_what_the_six_roles_dropped(run: Run) -> None:
    dropped = {values["duty"] for code, values in codes(run, "gaps", SIX, "--against", FOUR) if code == "DUT010"}

    assert {"after-sales", "complaint-handling", "user-onboarding", "market-analysis"} <= dropped


def test_5_every_row_of_the_matrix_has_a_lead_and_every_cell_its_source(run: Run, six: Opened) -> None:
    for duty, roles in six.graph.assignments.items():
        assert six.graph.leads(duty), duty
        assert all(assignment.sources for assignment in roles.values()), duty
    page = run("matrix", SIX, "--places").stdout.splitlines()
    lines = (ROOT / SIX).read_text(encoding="utf-8").splitlines()
    for duty in six.graph.assignments:
        (row,) = [line for line in page if line[1:].startswith(f"{six.name('duties', duty, 'en')} ")]
        place = re.search(r" :(\d+) ", row)
        assert place is not None, row
        assert lines[int(place[1]) - 1].strip().startswith(f"{duty}:")


def test_6_people_fill_the_six_roles_by_skill_experience_and_strength(run: Run) -> None:
    done = run("allocate", SIX, "-f", "json")
    data = json.loads(done.stdout)
    page = run("allocate", SIX).stdout
    kinds = {(met["kind"], met["met"]) for item in data["holdings"] for met in item["requirements"]}
    mismatches = {
        (item["role"], met["name"])
        for item in data["holdings"] for met in item["requirements"]
        if not met["met"] and met["strictness"] == "essential"
    }  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert data["proven"]
    assert {item["role"] for item in data["holdings"]} | {item["role"] for item in data["open"]} == {
        "community-director", "content-operator", "event-operator", "user-operator", "data-analyst",
        "business-developer",
    }  # fmt: skip
    assert [item["role"] for item in data["open"]] == ["data-analyst"]
    assert mismatches == {("business-developer", "negotiation")}
    assert {("skill", True), ("experience", True), ("strength", True), ("skill", False)} <= kinds
    assert "○ “Data analyst”: 1 seat" in page
    assert "✗ Business communication: needs 1, none stated" in page


def test_7_requirements_of_the_six_roles(six: Opened) -> None:
    def lines(role: str) -> int:
        needs = six.graph.roles[role].requires
        assert needs is not None
        return len(needs.skills) + len(needs.traits) + len(needs.experience) + len(needs.knowledge)

    order = (
        "community-director",
        "content-operator",
        "event-operator",
        "user-operator",
        "data-analyst",
        "business-developer",
    )
    assert [lines(role) for role in order] == [3, 3, 3, 4, 3, 3]


def test_8_charts_with_the_director_on_top_and_four_teams_side_by_side(run: Run) -> None:
    six = run("chart", SIX).stdout.splitlines()
    assert six[3].startswith("Community director")
    assert all(line[0] in "├└" for line in six[4:9])

    four = run("chart", FOUR).stdout
    assert four.count("○ no head") == 4
    for team in ("Content operations team", "Community management team", "User service team", "Data analysis team"):
        assert f"\n{team}" in four
