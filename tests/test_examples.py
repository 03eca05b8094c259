"""The examples are what a reviewer would be handed; this is what commops says of them."""

import json
import random
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from commops.api.checking import Request, check
from commops.api.schema import format_schema
from commops.finding import Report, Reported
from tests.conftest import ROOT, Run

EXAMPLES = ("four-teams", "six-roles", "modules", "department", "core-duties", "job-descriptions")
OVERLAPS = {
    "four-teams": {
        "order-keeping": ["community-administrator", "order-manager"],
        "complaint-handling": ["user-inquiry-agent", "user-manager"],
        "user-behaviour-analysis": ["data-analysis-engineer", "data-analyst"],
        "market-analysis": ["data-analysis-engineer", "data-analyst"],
        "competitor-analysis": ["data-analysis-engineer", "data-analyst"],
    },
    "six-roles": {
        "operations-analysis": ["community-director", "data-analyst"],
        "need-mining": ["content-operator", "user-operator"],
    },
    "department": {
        "feedback-collection": ["community-customer-service", "community-operations-specialist"],
        "user-inquiry": ["community-customer-service", "community-operations-specialist"],
    },
    "modules": {},
    "core-duties": {},
}


def report_of(name: str) -> Report:
    report, _ = check(Request(f"examples/{name}/team.yaml"), "check")
    return report


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("name", OVERLAPS)
def test_gaps_finds_exactly_the_overlaps_of_the_document(run: Run, name: str) -> None:
    done = run("gaps", f"examples/{name}/team.yaml", "-f", "json", "--fail-on", "never")
    found = {
        item["values"]["duty"]: item["values"]["roles"]
        for item in json.loads(done.stdout)["findings"]
        if item["code"] == "DUT003"
    }

    assert done.returncode == 0
    assert found == OVERLAPS[name]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_no_fault_of_form(name: str) -> None:
    faults = [item for item in report_of(name).findings if item.code[:3] in ("SYN", "SCH") or item.code == "DAT002"]

    assert faults == []


def test_the_three_duties_that_a_module_dropped_are_found() -> None:
    dropped = {item.values["duty"] for item in report_of("modules").findings if item.code == "DUT008"}

    assert dropped == {"content-publishing", "user-retention", "decision-advice"}


def test_four_teams_have_no_head() -> None:
    headless = {item.values["unit"] for item in report_of("four-teams").findings if item.code == "STR010"}

    assert headless == {"content-team", "community-team", "service-team", "data-team"}


def test_damaged_names_are_reported() -> None:
    damaged = {
        (name, item.values["role"], item.severity.word)
        for name in EXAMPLES
        for item in report_of(name).findings
        if item.code == "DAT005"
    }

    assert damaged == {
        ("four-teams", "user-inquiry-agent", "error"),
        ("six-roles", "business-developer", "warning"),
        ("core-duties", "community-operations-owner", "error"),
    }


def test_what_the_six_roles_dropped_from_the_four_teams(run: Run) -> None:
    done = run("gaps", "examples/six-roles", "--against", "examples/four-teams", "-f", "json", "--fail-on", "never")
    dropped = {item["values"]["duty"] for item in json.loads(done.stdout)["findings"] if item["code"] == "DUT010"}

    assert dropped >= {"after-sales", "complaint-handling", "user-onboarding", "market-analysis"}
    assert "order-keeping" not in dropped


def test_equal_titles_are_found_in_groups() -> None:
    report, opened = check(Request("examples/job-descriptions"), "check")
    groups = {
        opened.name("roles", item.values["roles"][0], "zh-CN"): len(item.values["roles"])
        for item in report.findings
        if item.code == "DAT004"
    }

    assert groups == {"用户运营专员": 7, "社区运营专员": 6, "社群运营": 4}


def test_blank_fields_of_a_form_are_found() -> None:
    blanks = {
        item.pointer[2:] for item in report_of("job-descriptions").findings
        if item.code == "DAT006" and item.pointer[1] == "wechat-community-specialist"
    }  # fmt: skip

    assert blanks == {("code",), ("unit",), ("reports_to",), ("written", "by"), ("written", "on")}


def text_at(item: Reported) -> str:
    line = Path(item.place.file).read_text(encoding="utf-8").split("\n")[item.place.line - 1]
    return line[item.place.column - 1 :]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_place_shows_the_text_it_speaks_of(name: str) -> None:
    """At each place stands the last step of the pointer, or the value of that key, or an id of the finding."""
    for item in report_of(name).findings:
        here = text_at(item)
        ids = [str(value) for value in item.values.values() if isinstance(value, str)]
        ids += [str(part) for value in item.values.values() if isinstance(value, list) for part in value]
        line = Path(item.place.file).read_text(encoding="utf-8").split("\n")[item.place.line - 1]
        key = item.pointer[-1]
        assert here.startswith((key, *ids)) or re.match(rf"\s*(- )?{re.escape(key)}:", line) or f"{key}: " in line, (
            item.code, item.place, here[:40],
        )  # fmt: skip


class _Core(yaml.SafeLoader):
    """YAML 1.2's booleans, as editors read them: on, off, yes and no are text."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|True|false|False)$"), list("tTfF"))


def files() -> list[Path]:
    return [*sorted(ROOT.glob("examples/*/**/*.yaml")), *sorted(ROOT.glob("roles/**/*.yaml"))]


@pytest.mark.parametrize("path", files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_file_follows_the_json_schema(path: Path) -> None:
    data = yaml.load(path.read_text(encoding="utf-8"), _Core)  # noqa: S506 -- a safe loader
    validator = jsonschema.Draft202012Validator(format_schema())
    error = jsonschema.exceptions.best_match(validator.iter_errors(json.loads(json.dumps(data, default=str))))

    assert error is None or f"{error.json_path}: {error.message}" == ""


def shuffled(data: Any, seed: int) -> Any:
    """The same mapping with sections and entries in another order; lists and steps keep theirs."""
    chance = random.Random(seed)
    sections = list(data.items())
    chance.shuffle(sections)
    mixed = {}
    for key, body in sections:
        if isinstance(body, dict) and key not in ("name", "policy", "note"):
            entries = list(body.items())
            chance.shuffle(entries)
            body = dict(entries)  # noqa: PLW2901 -- the entry in its new order
        mixed[key] = body
    return mixed


@pytest.mark.parametrize("name", [name for name in EXAMPLES if name != "job-descriptions"])
def test_the_order_of_a_file_changes_no_byte_but_the_places(run: Run, name: str, tmp_path: Path) -> None:
    """Two shufflings of one file, dumped alike: findings, chart, matrix and metrics are the same bytes."""
    data = yaml.load((ROOT / f"examples/{name}/team.yaml").read_text(encoding="utf-8"), _Core)  # noqa: S506
    told: list[list[str]] = []
    for seed in (1, 2):
        folder = tmp_path / str(seed)
        folder.mkdir()
        text = yaml.safe_dump(shuffled(data, seed), allow_unicode=True, sort_keys=False)
        (folder / "team.yaml").write_text(text, encoding="utf-8")
        for path in (ROOT / f"examples/{name}").glob("people.*"):
            (folder / path.name).write_bytes(path.read_bytes())
        outputs = [run(command, "team.yaml", cwd=folder).stdout for command in ("chart", "matrix", "stats")]
        report = json.loads(run("check", "team.yaml", "-f", "json", "--fail-on", "never", cwd=folder).stdout)
        for item in report["findings"]:
            item["line"] = item["column"] = 0
            for related in item["related"]:
                related["line"] = related["column"] = 0
        told.append([*outputs, json.dumps(report)])

    assert told[0] == told[1]


def test_the_order_of_files_changes_nothing(run: Run, tmp_path: Path) -> None:
    roles = {f"r{n}": {"reports_to": "r0", "duties": ["letters", f"d{n}"]} for n in range(1, 6)}
    said = []
    for number, names in enumerate((["a", "b", "c", "d", "e"], ["e", "d", "c", "b", "a"])):
        folder = tmp_path / str(number) / "org"
        folder.mkdir(parents=True)
        (folder / "0.yaml").write_text("name: Choir\nroles: {r0: {root: true, duties: [singing]}}\n")
        for name, (role, body) in zip(names, roles.items(), strict=True):
            (folder / f"{name}.yaml").write_text(yaml.safe_dump({"roles": {role: body}}))
        report = json.loads(run("check", "org", "-f", "json", cwd=folder.parent).stdout)
        said.append([(item["id"], item["message"], item["values"]) for item in report["findings"]])

    assert said[0] == said[1]
    assert said[0]
