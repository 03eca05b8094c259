"""The Code Quality report as GitLab reads it."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from commops.finding import Report, Severity
from commops.messages import Speech
from commops.reporters import gitlab
from commops.reporters.told import Told
from tests.reporters.conftest import CLEAN, NASTY, WAIVED, Written, report_of, reported, told_of


@pytest.mark.parametrize("text", [NASTY, WAIVED, CLEAN], ids=["nasty", "waived", "clean"])
def test_every_entry_follows_the_schema(written: Written, schema: Callable[[str], Any], text: str) -> None:
    rules = schema("gitlab-codequality-codeclimate.json")

    for entry in json.loads(written(text)["gitlab"]):
        jsonschema.validate(entry, rules)


def test_an_entry_has_what_gitlab_asks_for(written: Written) -> None:
    out = written(NASTY, file="部门/team.yaml")
    entry = json.loads(out["gitlab"])[0]
    item = json.loads(out["json"])["findings"][0]

    assert list(entry) == ["description", "check_name", "fingerprint", "severity", "location"]
    assert entry["description"] == f"DUT003 duty-duplicated: {item['message']} [{item['id']}]"
    assert (entry["check_name"], entry["severity"]) == ("DUT003", "major")
    assert entry["location"] == {"path": "部门/team.yaml", "lines": {"begin": item["line"]}}
    assert not out["gitlab"].startswith("\ufeff")


def test_severities_are_those_of_gitlab() -> None:
    items = [reported(number, severity) for number, severity in enumerate(reversed(Severity))]
    found = json.loads(gitlab.write(report_of(*items), told_of()))

    assert [entry["severity"] for entry in found] == ["critical", "major", "info"]


def test_an_empty_report_is_an_empty_list(written: Written) -> None:
    assert written(CLEAN)["gitlab"] == "[]\n"


def test_accepted_findings_are_left_out(written: Written) -> None:
    (entry,) = json.loads(written(WAIVED)["gitlab"])

    assert "“archive”" in entry["description"]
    assert json.loads(gitlab.write(report_of(reported(state="baseline")), told_of())) == []


def test_a_fingerprint_survives_a_move_and_another_language(written: Written) -> None:
    def prints(text: str, *arguments: str) -> list[str]:
        return [entry["fingerprint"] for entry in json.loads(written(text, *arguments)["gitlab"])]

    first = prints(NASTY)
    assert len(set(first)) == 5
    assert prints("# why\n\n" + NASTY) == first
    assert prints(NASTY, "--lang", "zh-CN") == first


def test_no_two_entries_have_one_fingerprint_though_findings_share_an_id() -> None:
    found = json.loads(gitlab.write(report_of(*[reported()] * 3), told_of()))

    assert len({entry["fingerprint"] for entry in found}) == 3


def test_the_same_finding_of_two_organisations_has_two_fingerprints() -> None:
    def fingerprint(file: str) -> str:
        report = Report(file, None, (reported(),))
        (entry,) = json.loads(gitlab.write(report, Told(Speech("en"), lambda _: ())))
        return str(entry["fingerprint"])

    assert fingerprint("a/team.yaml") != fingerprint("b/team.yaml")
