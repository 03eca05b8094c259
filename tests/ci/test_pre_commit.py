"""The hooks, installed by pre-commit from a clone of these sources."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ci.conftest import BAD, GOOD, environment, git
from tests.conftest import ROOT

MISSING = [name for name in ("git",) if shutil.which(name) is None]
MISSING += [name for name in ("pre_commit",) if importlib.util.find_spec(name) is None]
needs_pre_commit = pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")


def hooks() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return found


def test_the_manifest_follows_the_schema(validate: Any) -> None:
    validate(hooks(), "pre-commit-hooks.schemastore.json")


@needs_pre_commit
def test_pre_commit_accepts_the_manifest() -> None:
    call = [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    done = subprocess.run(call, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("hook", hooks(), ids=lambda hook: hook["id"])
def test_a_hook_sees_the_whole_organisation_at_once(hook: dict[str, Any]) -> None:
    assert hook["pass_filenames"] is False
    assert hook["require_serial"] is True


@pytest.fixture(scope="module")
def clone(sources: Path) -> tuple[Path, str]:
    """A repository of the sources, and its revision."""
    env = environment()
    for step in (["init", "--quiet"], ["add", "--all", "--force"], ["commit", "--quiet", "--message", "as it stands"]):
        done = git(sources, *step, env=env)
        assert done.returncode == 0, done.stderr
    return sources, git(sources, "rev-parse", "HEAD", env=env).stdout.strip()


@pytest.fixture(scope="module")
def team(clone: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A repository whose commits go through both hooks, and the environment to call git in."""
    there = tmp_path_factory.mktemp("team")
    env = environment(PRE_COMMIT_HOME=str(tmp_path_factory.mktemp("cache")))
    repository, revision = clone
    chosen = [{"id": hook["id"], "args": ["--fail-on", "error"]} for hook in hooks()]
    config = {"repos": [{"repo": str(repository), "rev": revision, "hooks": chosen}]}
    (there / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    git(there, "init", "--quiet", env=env)
    call = [sys.executable, "-m", "pre_commit", "install", "--install-hooks"]
    done = subprocess.run(call, cwd=there, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return there, env


@needs_pre_commit
@pytest.mark.parametrize("text", [BAD, "name: Paper\nroles:\n  editor: {root: true\n"], ids=["organisation", "yaml"])
def test_a_bad_team_file_cannot_be_committed(team: tuple[Path, dict[str, str]], text: str) -> None:
    folder, env = team
    (folder / "team.yaml").write_text(text, encoding="utf-8")
    git(folder, "add", "--all", env=env)

    done = git(folder, "commit", "--message", "a fault", env=env)

    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert "team.yaml:3" in said
    assert "commops validate" in said
    assert "exit code: 1" in said
    assert git(folder, "log", "--oneline", env=env).stdout.count("a fault") == 0


@needs_pre_commit
def test_a_good_team_file_can(team: tuple[Path, dict[str, str]]) -> None:
    folder, env = team
    (folder / "team.yaml").write_text(GOOD, encoding="utf-8")
    git(folder, "add", "--all", env=env)

    done = git(folder, "commit", "--message", "a team", env=env)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "a team" in git(folder, "log", "--oneline", env=env).stdout


@needs_pre_commit
def test_a_commit_without_team_data_is_none_of_its_business(team: tuple[Path, dict[str, str]]) -> None:
    folder, env = team
    (folder / "notes.txt").write_text("nothing", encoding="utf-8")
    git(folder, "add", "notes.txt", env=env)

    done = git(folder, "commit", "--message", "notes", env=env)

    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert said.count("Skipped") == len(hooks())
