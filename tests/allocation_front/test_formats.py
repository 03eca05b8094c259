"""The proposal as CSV, as a workbook, as JSON; the words of three languages."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from commops.messages import _catalogue
from commops.renderers.allocation_schema import SCHEMA
from commops.renderers.allocation_words import AIMS, RULES
from commops.renderers.sheet_allocate import HEADS, SHEETS
from commops.renderers.terminal_allocate import TERMS
from commops.renderers.terminal_reason import OUTCOMES
from tests.allocation_front.test_proposal import DEPARTMENT, SIX
from tests.conftest import ROOT, Run


def test_csv_has_a_row_a_holding_and_a_row_an_open_seat(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("allocate", SIX, "-f", "csv", "--lang", "zh-CN").stdout)))
    by_role = {row["role"]: row for row in rows}

    assert len(rows) == 6
    assert by_role["content-operator"] == {
        "role": "content-operator", "role_name": "内容运营", "person": "sample-yi", "person_name": "样例乙",
        "share": "1", "change": "new", "points": "40", "met": "3", "asked": "3", "unmet": "", "wish": "2", "tie": "",
    }  # fmt: skip
    assert (by_role["data-analyst"]["person"], by_role["data-analyst"]["change"]) == ("", "open")
    assert "商务沟通谈判 1" in by_role["business-developer"]["unmet"]
    assert by_role["business-developer"]["tie"] == "tie"


HOSTILE = """name: Paper
roles: {"=cmd": {name: "=1+1", root: true, duties: [pages], requires: {traits: ["+SUM(A1)"]}}}
people: {"@bob": {name: "-2+3"}, ada: {name: "https://example.org"}}
policy: {allocation: {fixed: {"@bob": "=cmd"}}}
"""


def test_no_name_becomes_a_formula_or_a_link(run: Run, tmp_path: Path) -> None:
    team, book = tmp_path / "team.yaml", tmp_path / "out.xlsx"
    team.write_text(HOSTILE)
    table = run("allocate", str(team), "-f", "csv").stdout.split("\n")[1]
    assert run("allocate", str(team), "-o", str(book)).returncode == 0
    cells = [cell for sheet in openpyxl.load_workbook(book) for row in sheet.iter_rows() for cell in row]

    assert table.startswith("'=cmd,'=1+1,'@bob,'-2+3,1,")
    assert "'+SUM(A1)" in table
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert all(cell.hyperlink is None for cell in cells)
    assert "=1+1" in [cell.value for cell in cells]


@pytest.mark.parametrize(("language", "first"), [("en", "Proposal"), ("zh-CN", "分配方案"), ("zh-TW", "分配方案")])
def test_the_workbook_says_the_same_as_the_page(run: Run, tmp_path: Path, language: str, first: str) -> None:
    path = tmp_path / "out.xlsx"
    done = run("allocate", SIX, "-o", str(path), "--lang", language)
    book = openpyxl.load_workbook(path)
    rows = [[cell.value for cell in row] for row in book[first].iter_rows()]
    shown = {row[0]: row for row in rows[1:]}

    assert (done.returncode, done.stdout) == (0, f"{path.as_posix()}\n")
    assert len(book.sheetnames) == 6  # no critical duty, so no backups
    assert shown["content-operator"][2] == "sample-yi"
    assert shown["content-operator"][4] == 1
    words = {"en": ("open", "Ties"), "zh-CN": ("空缺", "并列"), "zh-TW": ("職缺", "同分")}
    assert (shown["data-analyst"][5], shown["business-developer"][-1]) == words[language]


def test_the_same_answer_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx", "a.csv", "b.csv", "a.json", "b.json"):
        assert run("allocate", DEPARTMENT, "-o", str(tmp_path / name)).returncode == 0

    for ending in ("xlsx", "csv", "json"):
        assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()
    jsonschema.validate(json.loads((tmp_path / "a.json").read_text(encoding="utf-8")), SCHEMA)


def test_without_the_extra_the_workbook_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['xlsxwriter'] = None\n")
    done = run("allocate", DEPARTMENT, "-o", str(tmp_path / "x.xlsx"), env={"PYTHONPATH": str(tmp_path)})

    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install 'commops[xlsx]'" in done.stderr
    assert not (tmp_path / "x.xlsx").exists()


def test_the_schema_in_the_documentation_is_the_one_that_holds() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)

    assert json.loads((ROOT / "docs/allocation.schema.json").read_text(encoding="utf-8")) == SCHEMA


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_every_word_that_is_put_together_is_translated(language: str) -> None:
    tables = {"aim": AIMS, "rule": RULES, "outcome": OUTCOMES, "term": TERMS, "head": HEADS, "sheet": SHEETS}
    known = _catalogue(language, "allocate")
    missing = [
        f"{name}.{word}" for name, table in tables.items() for word in table if f"allocate.{name}.{word}" not in known
    ]

    assert missing == []
    assert "allocate.written" in known


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_a_chinese_page_has_no_english_left_in_it(run: Run, language: str) -> None:
    for arguments in ((), ("--why", "sample-ding", "data-analyst"), ("--alternatives", "1")):
        page = run("allocate", SIX, *arguments, "--lang", language).stdout
        for word in ("needs", "proposal", "seat", "tie", "proven", "Points", "None", "(welcome)", "leaves"):
            assert word not in page.replace("policy.allocation", ""), (arguments, word)
