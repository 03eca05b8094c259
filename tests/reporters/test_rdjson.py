"""rdjson as reviewdog reads it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from commops.finding import Edit, Fix, Severity
from commops.reporters import rdjson
from commops.source.tree import Place
from tests.conftest import Run
from tests.reporters.conftest import CLEAN, NASTY, WAIVED, Written, report_of, reported, told_of

CHINESE = "name: 报社\nroles:\n  主编: {root: true, duties: [审稿]}\n  记者: {reports_to: 社长室, duties: [采访]}\n"


@pytest.mark.parametrize("text", [NASTY, WAIVED, CLEAN, CHINESE], ids=["nasty", "waived", "clean", "chinese"])
def test_it_follows_the_schema(written: Written, schema: Callable[[str], Any], text: str) -> None:
    jsonschema.validate(json.loads(written(text)["rdjson"]), schema("rdjson-DiagnosticResult.json"))


def test_columns_are_bytes_and_the_end_is_behind_the_text(written: Written) -> None:
    found = json.loads(written(CHINESE)["rdjson"])["diagnostics"][0]
    line = CHINESE.split("\n")[3].encode()

    start, end = line.index("社长室".encode()), line.index(b", duties")
    assert found["location"] == {
        "path": "team.yaml",
        "range": {"start": {"line": 4, "column": start + 1}, "end": {"line": 4, "column": end + 1}},
    }
    assert start + 1 == 24


def test_a_diagnostic_says_what_and_what_to_do_and_has_its_code(written: Written) -> None:
    out = written(CHINESE)
    found = json.loads(out["rdjson"])["diagnostics"][0]
    item = json.loads(out["json"])["findings"][0]

    assert found["message"].split("\n") == [
        item["message"], item["advice"], f"commops explain {item['code']}   id {item['id']}",
    ]  # fmt: skip
    assert (found["severity"], found["code"]) == ("ERROR", {"value": "DAT002"})


def test_related_places_are_there_with_their_words(written: Written) -> None:
    found = [one for one in json.loads(written(NASTY)["rdjson"])["diagnostics"] if "来信" in one["message"]]
    line = NASTY.split("\n")[3].encode()

    assert [one["related_locations"] for one in found] == [
        [
            {
                "message": "“记者” leads it here",
                "location": {
                    "path": "team.yaml",
                    "range": {
                        "start": {"line": 4, "column": line.index("来信".encode()) + 1},
                        "end": {"line": 4, "column": line.index("来信".encode()) + 7},
                    },
                },
            }
        ]
    ]


def test_a_line_that_is_not_known_is_meant_whole() -> None:
    (found,) = json.loads(rdjson.write(report_of(reported(place=Place("gone.yaml", 1, 1))), told_of()))["diagnostics"]

    assert found["location"] == {"path": "gone.yaml", "range": {"start": {"line": 1}, "end": {"line": 1}}}


def test_severities_are_those_of_reviewdog() -> None:
    items = [reported(number, severity) for number, severity in enumerate(reversed(Severity))]
    found = json.loads(rdjson.write(report_of(*items), told_of()))["diagnostics"]

    assert [one["severity"] for one in found] == ["ERROR", "WARNING", "INFO"]


def test_accepted_findings_are_left_out_and_a_clean_run_has_an_empty_list(written: Written) -> None:
    assert [one["message"].split("\n")[0] for one in json.loads(written(WAIVED)["rdjson"])["diagnostics"]] == [
        "2 roles lead “archive”: “editor” and “reporter”"
    ]
    assert json.loads(written(CLEAN)["rdjson"]) == {"source": {"name": "commops"}, "diagnostics": []}


def test_a_repair_in_one_place_is_a_suggestion_and_one_in_several_is_none() -> None:
    lines = ["主编: editr", "记者: editr"]
    one = reported(fix=Fix("team.yaml", (Edit(1, 5, 1, 10, "editor"),)))
    both = reported(1, fix=Fix("team.yaml", (Edit(1, 5, 1, 10, "editor"), Edit(2, 5, 2, 10, "editor"))))
    found = json.loads(rdjson.write(report_of(one, both), told_of(lines)))["diagnostics"]

    assert found[0]["suggestions"] == [
        {"range": {"start": {"line": 1, "column": 9}, "end": {"line": 1, "column": 14}}, "text": "editor"}
    ]
    assert "suggestions" not in found[1]


def test_ways_begin_in_the_current_folder_where_reviewdog_runs(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "org"
    folder.mkdir()
    (tmp_path / ".git").mkdir()
    (folder / "team.yaml").write_text(CHINESE, encoding="utf-8")

    for name in ("team.yaml", "./team.yaml", "../org/team.yaml", str(folder / "team.yaml")):
        done = run("validate", name, "-f", "rdjson", cwd=folder)
        assert json.loads(done.stdout)["diagnostics"][0]["location"]["path"] == "team.yaml", name
