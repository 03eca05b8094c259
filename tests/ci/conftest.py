"""What the tests of CI share: the sources that a user installs from, a git that ignores this machine."""

import json
import os
import shutil
import subprocess
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from tests.conftest import ROOT, surroundings

BAD = "name: Paper\nroles:\n  editor: {reports_to: nobody, duties: [editing]}\n"
GOOD = """\
name: Paper
roles:
  editor: {root: true, duties: [editing]}
  reporter: {reports_to: editor, duties: [reporting]}
"""


@pytest.fixture(scope="session")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of all that the package is built from, as a checkout of the repository has it."""
    there = tmp_path_factory.mktemp("commops")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packed = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    for folder in ("src", *packed):
        shutil.copytree(ROOT / folder, there / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "action.yml"):
        shutil.copy(ROOT / name, there / name)
    return there


@pytest.fixture(scope="session")
def validate() -> Callable[[Any, str], None]:
    """Hold data against a schema that others publish, of which tests/schemas has a copy; nothing is fetched."""
    schemas = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in (ROOT / "tests/schemas").glob("*.schemastore.json")
    }
    resources = [(schema["$id"], Resource.from_contents(schema)) for schema in schemas.values() if "$id" in schema]
    registry: Registry[Any] = Registry().with_resources(resources)
    return lambda data, name: Draft7Validator(schemas[name], registry=registry).validate(data)


def environment(**more: str) -> dict[str, str]:
    """The surroundings of a test, with somebody who commits and without git's settings of this machine."""
    identity = {f"GIT_{who}_{what}": word for who in ("AUTHOR", "COMMITTER") for what, word in _SELF.items()}
    return {**surroundings(), **identity, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull,
            "COMMOPS_LANG": "en", "COLUMNS": "80", **more}  # fmt: skip


_SELF = {"NAME": "A Tester", "EMAIL": "tester@example.org", "DATE": "2026-01-05T12:00:00+00:00"}


def git(folder: Path, *arguments: str, env: Mapping[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run git in a folder and give what it said; the caller looks at the status."""
    return subprocess.run(
        ["git", *arguments], cwd=folder, env=env, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
