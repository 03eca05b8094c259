"""SARIF as GitHub and the standard want it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from commops.finding import Comparison, Edit, Fix, Report, Severity
from commops.messages import Speech
from commops.reporters import sarif
from commops.reporters.line_hash import line_hashes
from commops.reporters.told import Told
from commops.rules import FAMILIES
from commops.source.tree import Place
from tests.conftest import ROOT, Run
from tests.reporters.conftest import CLEAN, COMMAND, NASTY, WAIVED, Written, report_of, reported, told_of

LINKS = re.compile(r"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\((\d+)\)")


def run_of(text: str) -> Any:
    return json.loads(text)["runs"][0]


@pytest.mark.parametrize("name", ["sarif-schema-2.1.0.json", "sarif-schema-2.1.0.codeql-action.json"])
@pytest.mark.parametrize("text", [NASTY, WAIVED, CLEAN, "name: [Paper\n"], ids=["nasty", "waived", "clean", "broken"])
def test_it_follows_the_schemas(written: Written, schema: Callable[[str], Any], text: str, name: str) -> None:
    rules = schema(name)
    validator = jsonschema.validators.validator_for(rules)

    assert [str(error) for error in validator(rules).iter_errors(json.loads(written(text)["sarif"]))] == []


def test_a_report_with_everything_follows_the_schema(schema: Callable[[str], Any]) -> None:
    fix = Fix("team.yaml", (Edit(1, 1, 1, 3, "B"),))
    items = [
        reported(0, related=[Place("a.csv", 1, 1)], state="waived", waiver={"reason": "trial", "until": "2026-01-01"}),
        reported(1, state="baseline"),
        reported(2, fix=fix, severity=Severity.INFO),
    ]
    found = json.loads(sarif.write(report_of(*items), told_of(["A: 1", "B: 2", "C: 3"])))

    jsonschema.validate(found, schema("sarif-schema-2.1.0.json"))
    states = [result["baselineState"] for result in found["runs"][0]["results"]]
    assert states == ["unchanged", "unchanged", "new"]
    (change,) = found["runs"][0]["results"][2]["fixes"][0]["artifactChanges"]
    assert change["artifactLocation"]["uri"] == "team.yaml"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 3},
            "insertedContent": {"text": "B"},
        }
    ]


def test_the_head_says_what_reads_it_how(written: Written) -> None:
    log = json.loads(written(CLEAN, file="org/team.yaml", command="gaps")["sarif"])
    (run,) = log["runs"]

    assert log["$schema"] == sarif.SCHEMA
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"] == {"id": "commops/gaps/org/team.yaml/"}
    assert run["invocations"] == [{"executionSuccessful": True, "exitCode": 0}]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert re.fullmatch(r"\d+\.\d+\.\d+.*", run["tool"]["driver"]["semanticVersion"])


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_every_rule_has_all_that_github_needs_and_no_security_severity(run: Run, language: str) -> None:
    done = run("check", str(ROOT / "examples/department"), "-f", "sarif", "--lang", language)
    driver = run_of(done.stdout)["tool"]["driver"]

    assert driver["language"] == language
    assert [rule["id"] for rule in driver["rules"]] == sorted({rule["id"] for rule in driver["rules"]})
    for rule in driver["rules"]:
        texts = (rule["shortDescription"], rule["fullDescription"], rule["help"])
        assert all(text["text"].strip() for text in texts)
        assert all(len(text["text"]) <= 1024 for text in texts[:2])
        assert len(rule["name"]) <= 255
        assert "```yaml\n" in rule["help"]["markdown"]
        assert rule["properties"]["tags"] == ["org-design", FAMILIES[rule["id"][:3]]]
        level = rule["defaultConfiguration"]["level"]
        assert rule["properties"]["problem.severity"] == {"note": "recommendation"}.get(level, level)
        assert rule["properties"]["precision"] == {"error": "very-high", "warning": "high", "note": "medium"}[level]
        assert "security-severity" not in rule["properties"]
        assert "helpUri" not in rule


def test_results_point_to_their_rule_and_the_level_is_the_policys(written: Written) -> None:
    text = NASTY + "  校对: {reports_to: 社长, duties: [校对]}\npolicy: {rules: {duty-duplicated: error}}\n"
    found = run_of(written(text)["sarif"])

    assert {result["ruleId"] for result in found["results"]} >= {"DAT002", "DUT003"}
    for result in found["results"]:
        assert found["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    assert {result["level"] for result in found["results"] if result["ruleId"] == "DUT003"} == {"error"}
    assert found["invocations"] == [{"executionSuccessful": True, "exitCode": 1}]


def test_regions_count_code_points_and_end_behind_the_text(written: Written) -> None:
    found = run_of(
        written(
            "name: 报社\nroles:\n  主编: {root: true, duties: [审稿]}\n  𠮷野: {reports_to: 社长室, duties: [采访]}\n"
        )["sarif"]
    )
    (result,) = (one for one in found["results"] if one["ruleId"] == "DAT002")
    place = result["locations"][0]["physicalLocation"]

    assert place["region"] == {"startLine": 4, "startColumn": 20, "endLine": 4, "endColumn": 23}
    assert result["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "roles.𠮷野.reports_to"}]


@pytest.mark.parametrize(
    ("line", "column", "end"),
    [
        ("  letters:", 3, 10),
        ("  name: Letters # why", 9, 16),
        ('  name: "Let \\"t\\" ers" # why', 9, 24),
        ("  name: 'it''s'", 9, 16),
        ("roles: {a: b}", 8, 9),
        ("[a, bc]", 5, 7),
        ("", 1, 1),
        ("abc", 4, 4),
        ("   ", 2, 3),
    ],
)
def test_a_region_covers_what_begins_at_the_place_and_is_never_backwards(line: str, column: int, end: int) -> None:
    found = run_of(sarif.write(report_of(reported(place=Place("team.yaml", 1, column))), told_of([line])))
    region = found["results"][0]["locations"][0]["physicalLocation"]["region"]

    assert (region["startColumn"], region["endColumn"]) == (column, end)


def test_a_place_in_a_file_that_is_not_there_still_has_four_numbers() -> None:
    (result,) = run_of(sarif.write(report_of(reported(place=Place("gone.yaml", 1, 1))), told_of()))["results"]

    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 1}
    assert result["partialFingerprints"] == {"commopsFindingId/v1": "000000"}


def test_the_fingerprint_is_that_of_the_line_and_ours_is_the_id(written: Written) -> None:
    out = written(NASTY)
    ids = [item["id"] for item in json.loads(out["json"])["findings"]]
    results = run_of(out["sarif"])["results"]
    hashes = line_hashes(NASTY.split("\n"), range(1, 5))

    assert [result["partialFingerprints"]["commopsFindingId/v1"] for result in results] == ids
    for result in results:
        line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
        assert result["partialFingerprints"]["primaryLocationLineHash"] == hashes[line]


def test_line_ends_of_windows_give_the_same_fingerprint(written: Written) -> None:
    def prints(text: str) -> list[Any]:
        return [result["partialFingerprints"] for result in run_of(written(text)["sarif"])["results"]]

    assert prints(NASTY) == prints(NASTY.replace("\n", "\r\n"))


def test_addresses_are_relative_and_percent_encoded(written: Written) -> None:
    found = run_of(written(NASTY, file="部门/我的 团队#1.yaml")["sarif"])
    location = found["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]

    assert location == {
        "uri": "%E9%83%A8%E9%97%A8/%E6%88%91%E7%9A%84%20%E5%9B%A2%E9%98%9F%231.yaml",
        "uriBaseId": "%SRCROOT%",
    }
    assert found["originalUriBaseIds"] == {"%SRCROOT%": {"description": {"text": "The root of the repository."}}}


@pytest.mark.parametrize(
    ("name", "artifact"),
    [
        ("/srv/org/团队.yaml", {"uri": "file:///srv/org/%E5%9B%A2%E9%98%9F.yaml"}),
        ("C:/org/my team.yaml", {"uri": "file:///C:/org/my%20team.yaml"}),
        ("a:b.yaml", {"uri": "a%3Ab.yaml", "uriBaseId": "%SRCROOT%"}),
        ("team\udcff.yaml", {"uri": "team%FF.yaml", "uriBaseId": "%SRCROOT%"}),
        ("<stdin>", {"uri": "%3Cstdin%3E"}),
    ],
)
def test_a_name_that_is_no_plain_way_below_the_root(name: str, artifact: dict[str, str]) -> None:
    text = sarif.write(report_of(reported(place=Place(name, 1, 1))), told_of(["a"]))
    (result,) = run_of(text)["results"]

    text.encode("utf-8")
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == artifact


def test_related_places_are_linked_from_the_message(written: Written) -> None:
    results = run_of(written(NASTY)["sarif"])["results"]
    doubled = [result for result in results if result["ruleId"] == "DUT003"]

    assert len(doubled) == 5
    for result in doubled:
        related = {str(one["id"]): one for one in result["relatedLocations"]}
        links = {number: text for text, number in LINKS.findall(result["message"]["text"])}
        assert links == {number: one["message"]["text"] for number, one in related.items()}
        assert [one["physicalLocation"]["region"]["startLine"] for one in related.values()] == [4]


def test_brackets_and_braces_of_a_name_make_no_link_and_no_blank() -> None:
    item = reported(values={"duty": "[see](1) {0} \\", "roles": [], "count": 2}, related=[Place("team.yaml", 1, 1)])
    (result,) = run_of(sarif.write(report_of(item), told_of(["a"])))["results"]

    assert r"\[see\](1) {{0}} \\" in result["message"]["text"]
    assert [number for _, number in LINKS.findall(result["message"]["text"])] == ["1"]
    assert result["message"]["text"].endswith("](1))")


def test_a_waived_finding_is_a_suppressed_result_and_the_others_say_that_they_are_not(written: Written) -> None:
    results = run_of(written(WAIVED)["sarif"])["results"]

    assert {result["properties"]["values"].get("duty"): result["suppressions"] for result in results} == {
        "archive": [],
        "letters": [
            {
                "kind": "external",
                "status": "accepted",
                "justification": 'both read them, by turns | "weekly"',
                "properties": {"until": "2026-12-31"},
            }
        ],
    }
    assert all("baselineState" not in result for result in results)


def test_without_waivers_and_baseline_nothing_is_said_of_them(written: Written) -> None:
    for result in run_of(written(NASTY)["sarif"])["results"]:
        assert not {"suppressions", "baselineState"} & set(result)


def test_with_a_baseline_every_result_has_a_state() -> None:
    report = Report("team.yaml", None, (reported(0),), compared=(Comparison("since", "main", 0, ()),))

    assert [result["baselineState"] for result in run_of(sarif.write(report, told_of(["a"])))["results"]] == ["new"]


def test_a_place_more_than_github_takes_is_left_out_and_the_message_says_so() -> None:
    item = reported(related=[Place("team.yaml", number, 1) for number in range(1, 1201)])
    (result,) = run_of(sarif.write(report_of(item), told_of(["a"] * 1200)))["results"]

    assert len(result["locations"] + result["relatedLocations"]) == 1000
    assert len(LINKS.findall(result["message"]["text"])) == 100
    assert result["message"]["text"].endswith("; 1100 more places)")


@pytest.mark.parametrize(
    ("count", "written_out", "said"),
    [
        (5000, 5000, None),
        (5001, 5001, ("note", "of 5001 findings GitHub shows the 5000 worst")),
        (25001, 25000, ("warning", "1 of 25001 findings are left out, because GitHub refuses more than 25000")),
    ],
)  # fmt: skip
def test_more_results_than_github_takes_are_said(count: int, written_out: int, said: tuple[str, str] | None) -> None:
    item = reported(place=Place("team.yaml", 1, 1))
    found = run_of(sarif.write(report_of(*[item] * count), told_of(["a"])))

    assert len(found["results"]) == written_out
    notes = found["invocations"][0].get("toolExecutionNotifications", [])
    assert [(one["level"], one["message"]["text"].split(";")[0]) for one in notes] == ([said] if said else [])


def test_the_same_bytes_whatever_the_console_speaks(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(NASTY, encoding="utf-8")
    plain = run("check", "team.yaml", "-f", "sarif", cwd=tmp_path)
    other = run("check", "team.yaml", "-f", "sarif", cwd=tmp_path, env={"PYTHONIOENCODING": "gbk"})

    assert plain.stdout == other.stdout
    assert "来信" in plain.stdout
    assert COMMAND in plain.stdout


def test_all_ways_begin_in_the_root_that_the_reader_gives() -> None:
    told = Told(Speech("en"), lambda _: ["a"], from_root=lambda name: f"org/{name}")
    found = run_of(sarif.write(report_of(reported(related=[Place("b.yaml", 1, 1)])), told))
    (result,) = found["results"]
    places = result["locations"] + result["relatedLocations"]

    assert [one["physicalLocation"]["artifactLocation"]["uri"] for one in places] == ["org/team.yaml", "org/b.yaml"]
    assert found["automationDetails"]["id"] == "commops/check/org/team.yaml/"
