"""JUnit XML as Jenkins and GitLab read it."""

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import xmlschema

from commops.finding import Severity
from commops.reporters import junit
from tests.acceptance.conftest import real_data
from tests.conftest import ROOT
from tests.reporters.conftest import CLEAN, NASTY, PIPE, WAIVED, Written, report_of, reported, told_of

JENKINS = ROOT / "tests/schemas/junit-10.xsd"


def suite_of(text: str) -> ET.Element:
    (suite,) = ET.fromstring(text)  # noqa: S314 -- our own
    return suite


def complaints(schema: Path, text: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "report.xml"
    path.write_text(text, encoding="utf-8")
    errors: Any = xmlschema.XMLSchema(str(schema)).iter_errors(str(path))
    return [str(error.reason) for error in errors]


@pytest.mark.parametrize("text", [NASTY, WAIVED, CLEAN], ids=["nasty", "waived", "clean"])
def test_it_follows_the_schema_of_jenkins(written: Written, tmp_path: Path, text: str) -> None:
    assert complaints(JENKINS, written(text)["junit"], tmp_path) == []


@pytest.mark.parametrize("text", [NASTY, WAIVED, CLEAN], ids=["nasty", "waived", "clean"])
def test_the_schema_of_ant_misses_only_the_clock_and_the_host(written: Written, tmp_path: Path, text: str) -> None:
    schema = real_data() / "schemas/JUnit-windyroad.xsd"
    if not schema.is_file():
        pytest.skip("the schema JUnit-windyroad.xsd is not on this machine; set COMMOPS_REAL_DATA")

    assert sorted(complaints(schema, written(text)["junit"], tmp_path)) == [
        "missing required attribute 'hostname'",
        "missing required attribute 'timestamp'",
    ]


def test_an_open_finding_is_a_failure_that_says_all(written: Written) -> None:
    suite = suite_of(written(NASTY)["junit"])
    case = next(one for one in suite.iter("testcase") if f"“{PIPE}”" in str(one[0].get("message")))

    assert case.get("classname") == "team.yaml"
    assert str(case.get("name")).startswith(f"DUT003 duty-duplicated roles.主编.duties.{PIPE} [")
    assert (case[0].tag, case[0].get("type")) == ("failure", "warning")
    lines = str(case[0].text).split("\n")
    assert lines[0] == f"team.yaml:3:52: {case[0].get('message')}"
    assert lines[1].startswith("team.yaml:4:56: “记者” leads it here")
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors"), suite.get("skipped")) == (
        "5",
        "5",
        "0",
        "0",
    )


def test_a_clean_run_has_one_case_that_passes(written: Written) -> None:
    suite = suite_of(written(CLEAN, command="validate")["junit"])

    assert [(case.get("name"), len(case)) for case in suite.iter("testcase")] == [("commops validate", 0)]
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("1", "0", "0")


def test_accepted_findings_are_skipped_with_the_reason(written: Written) -> None:
    suite = suite_of(written(WAIVED)["junit"])

    (skipped,) = suite.iter("skipped")
    assert skipped.get("message") == 'both read them, by turns | "weekly"'
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("2", "1", "1")


def test_findings_that_were_there_before_are_skipped() -> None:
    suite = suite_of(junit.write(report_of(reported(state="baseline")), told_of()))

    assert [one.get("message") for one in suite.iter("skipped")] == ["it was there before"]
    assert suite.get("failures") == "0"


def test_what_xml_cannot_hold_is_left_out_and_the_rest_is_kept(tmp_path: Path) -> None:
    name = "a\x00b\x08c\x1bd\ufffee\udc80f <g> & \"h\" 'i' \U0001f600"
    text = junit.write(report_of(reported(values={"duty": name, "roles": [], "count": 2})), told_of())

    (failure,) = suite_of(text).iter("failure")
    assert "“abcdef <g> & \"h\" 'i' \U0001f600”" in str(failure.get("message"))
    assert "“abcdef <g> & \"h\" 'i' \U0001f600”" in str(failure.text)
    assert complaints(JENKINS, text, tmp_path) == []


def test_two_findings_with_one_id_have_two_names() -> None:
    names = [
        case.get("name")
        for case in suite_of(junit.write(report_of(reported(), reported()), told_of())).iter("testcase")
    ]

    assert names == [
        "DUT003 duty-duplicated duties.duty-0 [000000]",
        "DUT003 duty-duplicated duties.duty-0 [000000] 2",
    ]


def test_the_kind_of_a_failure_is_the_severity_in_english() -> None:
    items = [reported(number, severity) for number, severity in enumerate(reversed(Severity))]
    suite = suite_of(junit.write(report_of(*items), told_of(language="zh-CN")))

    assert [one.get("type") for one in suite.iter("failure")] == ["error", "warning", "info"]


def test_no_time_is_made_up(written: Written) -> None:
    suite = suite_of(written(NASTY)["junit"])

    assert {one.get("time") for one in suite.iter() if "time" in one.attrib} == {"0"}
    assert "timestamp" not in suite.attrib
