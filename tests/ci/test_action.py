"""The GitHub action: its form, and its scripts run as a runner runs them."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.conftest import BAD, GOOD, environment, git
from tests.conftest import ROOT

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine")
_EXPRESSION = re.compile(r"\$\{\{ (?:inputs\.([\w-]+)|steps\.([\w-]+)\.outputs\.([\w-]+)) \}\}")


def action() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    return found


def test_the_action_follows_the_schema(validate: Any) -> None:
    validate(action(), "github-action.schemastore.json")


def test_no_script_has_an_expression_pasted_into_it() -> None:
    for step in action()["runs"]["steps"]:
        assert "${{" not in step["run"]


def test_every_input_is_used_and_no_other() -> None:
    values = [value for step in action()["runs"]["steps"] for value in step["env"].values()]
    used = {match[1] for value in values for match in _EXPRESSION.finditer(value) if match[1]}

    assert used == set(action()["inputs"])


@dataclass
class Ran:
    """What a run of the action left behind."""

    status: int
    said: str
    outputs: dict[str, str]
    summary: str
    steps: dict[str, dict[str, str]] = field(default_factory=dict)


def run_action(folder: Path, temp: Path, inputs: Mapping[str, str], source: Path = ROOT) -> Ran:
    """Run the steps one after the other in a folder, as a runner does, until one fails."""
    form = action()
    given = {name: str(body["default"]) for name, body in form["inputs"].items()} | dict(inputs)
    ran = Ran(0, "", {}, "")
    summary = temp / "summary.md"
    for step in form["runs"]["steps"]:
        answers = temp / f"{step['id']}.out"
        answers.touch()
        env = {key: _resolved(value, given, ran.steps) for key, value in step["env"].items()}
        env |= {"RUNNER_TEMP": str(temp), "GITHUB_ACTION_PATH": str(source), "GITHUB_OUTPUT": str(answers),
                "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true", "CI": "true"}  # fmt: skip
        script = temp / f"{step['id']}.sh"
        script.write_text(step["run"], encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=folder, env={**environment(), **env}, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        ran.said += done.stdout + done.stderr
        ran.status = done.returncode
        lines = answers.read_text(encoding="utf-8").splitlines()
        ran.steps[step["id"]] = dict(line.split("=", 1) for line in lines)
        if done.returncode:
            break
    ran.outputs = {name: _resolved(body["value"], given, ran.steps) for name, body in form["outputs"].items()}
    ran.summary = summary.read_text(encoding="utf-8") if summary.exists() else ""
    return ran


def _resolved(text: str, inputs: Mapping[str, str], steps: Mapping[str, Mapping[str, str]]) -> str:
    return _EXPRESSION.sub(
        lambda found: inputs[found[1]] if found[1] else steps.get(found[2], {}).get(found[3], ""), text
    )


@pytest.fixture
def temp(tmp_path: Path) -> Path:
    """The runner's folder for what is left behind, with a commops that is installed already."""
    there = tmp_path / "runner"
    there.mkdir()
    return there


@pytest.fixture(scope="session")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A command that runs these sources."""
    shim = tmp_path_factory.mktemp("bin") / "commops"
    shim.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m commops "$@"\n', encoding="utf-8"
    )
    shim.chmod(0o755)
    return str(shim)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    there = tmp_path / "checkout"
    there.mkdir()
    return there


@needs_bash
def test_a_bad_file_fails_the_step_and_is_annotated(folder: Path, temp: Path, installed: str) -> None:
    (folder / "team.yaml").write_text(BAD, encoding="utf-8")

    ran = run_action(folder, temp, {"commops": installed})

    assert (ran.status, ran.outputs["status"]) == (1, "1"), ran.said
    assert re.search(r"^::error file=team\.yaml,line=3,.*DAT002.*nobody", ran.said, re.MULTILINE), ran.said
    report = json.loads(Path(ran.outputs["report"]).read_text(encoding="utf-8"))
    sarif = json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))
    found = [result["ruleId"] for result in sarif["runs"][0]["results"]]
    assert "DAT002" in found
    assert sorted(found) == sorted(item["code"] for item in report["findings"])
    comment = Path(ran.outputs["comment"]).read_text(encoding="utf-8")
    assert "DAT002" in comment
    assert ran.summary.count("DAT002") == 1


@needs_bash
def test_a_good_file_passes_and_still_leaves_its_files(folder: Path, temp: Path, installed: str) -> None:
    (folder / "org").mkdir()
    (folder / "org/team.yaml").write_text(GOOD, encoding="utf-8")

    ran = run_action(folder, temp, {"commops": installed, "file": "org"})

    assert (ran.status, ran.outputs["status"]) == (0, "0"), ran.said
    assert "::error" not in ran.said
    assert json.loads(Path(ran.outputs["sarif"]).read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert Path(ran.outputs["comment"]).is_file()


@needs_bash
def test_inputs_become_options(folder: Path, temp: Path, installed: str) -> None:
    (folder / "team.yaml").write_text(BAD, encoding="utf-8")

    ran = run_action(
        folder,
        temp,
        {"commops": installed, "command": "validate", "lang": "zh-CN", "arguments": "--ignore=DAT002\n--statistics\n"},
    )

    assert ran.status == 0, ran.said
    assert "DAT002" not in ran.said
    assert "没有发现问题" in ran.said


@needs_bash
def test_fail_on_decides_over_the_step(folder: Path, temp: Path, installed: str) -> None:
    (folder / "team.yaml").write_text(BAD, encoding="utf-8")

    assert run_action(folder, temp, {"commops": installed, "fail-on": "never"}).status == 0


@needs_bash
@pytest.mark.parametrize(("day", "codes"), [("", []), ("today", ["POL001"]), ("2019-12-31", [])])
def test_a_waiver_ends_where_the_action_is_told_the_day(
    folder: Path, temp: Path, installed: str, day: str, codes: list[str]
) -> None:
    waiver = "{rule: duty-duplicated, at: roles.editor, reason: a trial, until: 2019-12-31}"
    text = GOOD.replace("[reporting]", "[editing]") + f"policy:\n  waive: [{waiver}]\n"
    (folder / "team.yaml").write_text(text, encoding="utf-8")

    ran = run_action(folder, temp, {"commops": installed, "as-of": day})

    report = json.loads(Path(ran.outputs["report"]).read_text(encoding="utf-8"))
    assert [item["code"] for item in report["findings"] if item["rule"] == "waiver-expired"] == codes


@needs_bash
def test_a_file_that_is_not_there_is_no_finding(folder: Path, temp: Path, installed: str) -> None:
    ran = run_action(folder, temp, {"commops": installed, "file": "none.yaml"})

    assert (ran.status, ran.outputs["status"], ran.outputs["sarif"]) == (2, "2", ""), ran.said
    assert "none.yaml" in ran.said


@needs_bash
@pytest.mark.parametrize("name", ["file", "since", "baseline", "fail-on", "as-of", "lang", "arguments", "command"])
def test_an_input_cannot_run_anything(folder: Path, temp: Path, installed: str, name: str) -> None:
    (folder / "team.yaml").write_text(GOOD, encoding="utf-8")
    marker = folder / "ran"

    ran = run_action(folder, temp, {"commops": installed, name: f'x"; touch "{marker}"; $(touch "{marker}")'})

    assert ran.status == 2, ran.said
    assert not marker.exists()


@needs_bash
def test_what_a_file_says_is_no_command_to_the_runner(folder: Path, temp: Path, installed: str) -> None:
    words = "letters ::add-mask::all"  # at this width the second word begins a line
    text = (
        f'name: Paper\nroles:\n  editor: {{name: "{words}", duties: ["review of {words}"]}}\n'
        f'  other: {{name: "{words}", reports_to: editor, duties: ["review of {words}"]}}\n'
    )
    (folder / "team.yaml").write_text(text, encoding="utf-8")

    ran = run_action(folder, temp, {"commops": installed, "arguments": "--width=40"})

    assert "add-mask" in ran.said
    assert not re.search(r"^\s*::(?!error|warning|notice)", ran.said, re.MULTILINE), ran.said


@pytest.fixture
def history(folder: Path) -> Path:
    """A repository whose first commit has one overlap, and whose working tree has two."""
    env = environment()
    text = GOOD.replace("[editing]", "[editing, letters]").replace("[reporting]", "[letters]")
    (folder / "team.yaml").write_text(text, encoding="utf-8")
    for step in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "first"]):
        assert git(folder, *step, env=env).returncode == 0
    return folder


def open_overlaps(report: dict[str, Any]) -> list[str]:
    found = report["findings"]
    return [item["values"]["duty"] for item in found if item["code"] == "DUT003" and "state" not in item]


def _worsened(folder: Path) -> None:
    path = folder / "team.yaml"
    text = path.read_text(encoding="utf-8").replace("duties: [letters]", "duties: [letters, editing]")
    path.write_text(text, encoding="utf-8")


@needs_bash
@needs_git
def test_since_reports_only_what_the_change_made(history: Path, temp: Path, installed: str) -> None:
    _worsened(history)

    ran = run_action(history, temp, {"commops": installed, "since": "HEAD", "fail-on": "warning"})

    report = json.loads(Path(ran.outputs["report"]).read_text(encoding="utf-8"))
    assert ran.status == 1, ran.said
    assert open_overlaps(report) == ["editing"]


@needs_bash
def test_a_baseline_holds_back_what_it_knows(history: Path, temp: Path, installed: str) -> None:
    call = [installed, "check", "--write-baseline", "--baseline", "known.json", "--fail-on", "never"]
    done = subprocess.run(call, cwd=history, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    _worsened(history)

    ran = run_action(history, temp, {"commops": installed, "baseline": "known.json", "fail-on": "warning"})

    report = json.loads(Path(ran.outputs["report"]).read_text(encoding="utf-8"))
    assert open_overlaps(report) == ["editing"]


@needs_bash
def test_the_action_installs_itself(sources: Path, folder: Path, temp: Path) -> None:
    (folder / "team.yaml").write_text(BAD, encoding="utf-8")

    ran = run_action(folder, temp, {"python": sys.executable, "command": "validate"}, sources)

    assert ran.status == 1, ran.said
    assert Path(ran.steps["install"]["commops"]).parent.parent == temp / "commops-environment"
    assert "DAT002" in ran.said
