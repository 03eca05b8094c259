"""What tests share: the command as a user runs it."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The same examples in every run, and none that fails because a machine is slow.
settings.register_profile("same", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("same")
ROOT = Path(__file__).resolve().parents[1]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
_SETTINGS = (
    "CI", "COLUMNS", "COMMOPS", "FORCE_COLOR", "GITHUB_", "GITLAB_", "GIT_", "LANG", "LC_", "LINES", "NO_COLOR",
    "PYTHONIOENCODING", "PYTHONUNBUFFERED", "PYTHONUTF8", "TERM",
)  # fmt: skip


def surroundings() -> dict[str, str]:
    """This process's environment without the settings of this machine and its CI, so that all see the same."""
    return {key: value for key, value in os.environ.items() if not key.startswith(_SETTINGS)}


@pytest.fixture(scope="session")
def run() -> Run:
    """Run ``commops`` in a process of its own, in English and without colour unless told otherwise."""

    def call(
        *arguments: str, stdin: str | bytes = "", cwd: Path = ROOT, env: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        environment = {"COMMOPS_LANG": "en", "PYTHONIOENCODING": "utf-8", "COLUMNS": "80", **(env or {})}
        done = subprocess.run(
            [sys.executable, "-m", "commops", *arguments],
            input=stdin if isinstance(stdin, bytes) else stdin.encode(),
            capture_output=True,
            cwd=cwd,
            env=surroundings() | environment,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return call
