"""What the pages on CI tell people to copy: it can be read, and it does what the page says."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.conftest import BAD, GOOD
from tests.conftest import ROOT
from tests.guides import Folder, blocks

LANGUAGES = ("docs/ci", "docs/zh-CN/ci")
needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")


def shown(guide: str, title: str) -> Any:
    text = (ROOT / guide).read_text(encoding="utf-8")
    (block,) = [block for block in blocks(text) if block.title == title]
    return yaml.safe_load(block.text)


def manifest(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.mark.parametrize("pages", LANGUAGES)
def test_the_workflow_gives_the_action_what_it_takes(pages: str) -> None:
    action = manifest("action.yml")
    workflow = shown(f"{pages}/github.md", ".github/workflows/organisation.yml")
    steps = workflow["jobs"]["check"]["steps"]
    (ours,) = [step for step in steps if "/commops@" in step.get("uses", "")]
    wanted = set(re.findall(r"steps\.commops\.outputs\.(\w+)", json.dumps(steps)))

    assert ours["id"] == "commops"
    assert set(ours["with"]) <= set(action["inputs"])
    assert wanted
    assert wanted <= set(action["outputs"])


@pytest.mark.parametrize("pages", LANGUAGES)
def test_no_script_of_the_workflow_has_an_expression_pasted_into_it(pages: str) -> None:
    workflow = shown(f"{pages}/github.md", ".github/workflows/organisation.yml")

    assert not any("${{" in step.get("run", "") for step in workflow["jobs"]["check"]["steps"])


@pytest.mark.parametrize("pages", LANGUAGES)
def test_the_page_names_every_input_and_output_of_the_action(pages: str) -> None:
    action = manifest("action.yml")
    text = (ROOT / pages / "github.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)

    assert rows == [*action["inputs"], *action["outputs"]]


@pytest.mark.parametrize("pages", LANGUAGES)
def test_the_hooks_on_the_page_are_those_of_the_manifest(pages: str, validate: Any) -> None:
    config = shown(f"{pages}/pre-commit.md", ".pre-commit-config.yaml")

    validate(config, "pre-commit-config.schemastore.json")
    named = [hook["id"] for hook in config["repos"][0]["hooks"]]
    assert named == [hook["id"] for hook in manifest(".pre-commit-hooks.yaml")]


def _script(job: dict[str, Any]) -> list[str]:
    """The calls of a job, without the one that installs."""
    return [line for line in job["script"] if not line.startswith("python -m pip install ")]


@needs_bash
@pytest.mark.parametrize("pages", LANGUAGES)
@pytest.mark.parametrize(("text", "status"), [(GOOD, 0), (BAD, 1)], ids=["good", "bad"])
def test_the_job_for_gitlab_leaves_the_reports_it_names(pages: str, tmp_path: Path, text: str, status: int) -> None:
    job = shown(f"{pages}/gitlab.md", ".gitlab-ci.yml")["organisation"]
    folder = Folder(tmp_path, pages)
    folder.put("team.yaml", text)
    (call,) = _script(job)

    assert folder.run(call)[0] == status
    reports = job["artifacts"]["reports"]
    quality = json.loads((folder.path / reports["codequality"]).read_text(encoding="utf-8"))
    assert [entry["check_name"] for entry in quality] == ["DAT002"] * status
    assert "<testsuite" in (folder.path / reports["junit"]).read_text(encoding="utf-8")
    assert job["artifacts"]["when"] == "always"


@needs_bash
@pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine")
@pytest.mark.parametrize("pages", LANGUAGES)
def test_the_job_for_gitlab_stops_on_what_a_merge_request_makes_worse(pages: str, tmp_path: Path) -> None:
    job = shown(f"{pages}/gitlab.md", "since.gitlab-ci.yml")["organisation"]
    folder = Folder(tmp_path, pages)
    folder.environment["CI_MERGE_REQUEST_TARGET_BRANCH_NAME"] = "main"
    (call,) = _script(job)
    folder.put("team.yaml", BAD)
    for step in ("git init --quiet", "git add team.yaml", "git commit --quiet -m first",
                 "git update-ref refs/remotes/origin/main HEAD"):  # fmt: skip
        assert folder.run(step)[0] == 0

    assert folder.run(call)[0] == 0
    folder.put("team.yaml", BAD.replace("[editing]", "[editing]}\n  other: {reports_to: editor, duties: [editing]"))
    assert folder.run(call)[0] == 1
