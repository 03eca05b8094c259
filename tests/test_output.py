"""Standard output in a run of GitHub Actions, which obeys lines that begin with ``::``, and ``##[`` anywhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Run, surroundings

TEAM = """\
name: "::warning::Team"
units: {desk: {name: "::error::desk"}}
duties:
  answering: {name: "::error::answering"}
roles:
  lead: {root: true, name: "::error::lead", unit: desk, duties: [answering], purpose: "news\\n##[error]and"}
  clerk: {reports_to: lead, name: "##[error]clerk", duties: {"##[group]filing": AR}, critical: true}
people:
  anna: {name: "::error::Anna", holds: [lead, lead]}
"""
ANSWERS = (
    ("chart",), ("matrix",), ("who", "answering"), ("describe", "lead", "-f", "text"), ("absent",), ("absent", "anna"),
    ("allocate",), ("allocate", "--dry-run"), ("gaps",), ("check",), ("check", "--diff"),
    ("roles", "add", "content-operator", "--dry-run"),
)  # fmt: skip
IN_A_JOB = {"GITHUB_ACTIONS": "true"}


def obeyed(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line]


def called(arguments: tuple[str, ...]) -> tuple[str, ...]:
    return (*arguments[:3], "team.yaml", *arguments[3:]) if arguments[0] == "roles" else (*arguments, "team.yaml")


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_in_a_job_no_name_of_a_file_is_a_command(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "team.yaml").write_text(TEAM, encoding="utf-8")

    plain = run(*called(arguments), cwd=tmp_path)
    guarded = run(*called(arguments), cwd=tmp_path, env=IN_A_JOB)

    assert obeyed(plain.stdout)
    assert obeyed(guarded.stdout) == obeyed(guarded.stderr) == []
    assert guarded.stdout.replace("\u200b", "") == plain.stdout
    assert guarded.returncode == plain.returncode


@pytest.mark.parametrize("arguments", [("who", "clerk", "-f", "json"), ("check", "-f", "json")], ids=" ".join)
def test_what_programs_read_is_the_same_in_a_job(run: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "team.yaml").write_text(TEAM, encoding="utf-8")

    plain = run(*called(arguments), cwd=tmp_path)
    guarded = run(*called(arguments), cwd=tmp_path, env=IN_A_JOB)

    assert obeyed(plain.stdout)
    assert guarded.stdout == plain.stdout


def test_in_a_log_of_both_streams_a_remark_stands_behind_what_it_is_about(tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(TEAM.replace("critical: true", "critcal: true"), encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "commops", "chart", "team.yaml"], cwd=tmp_path, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, encoding="utf-8", env={**surroundings(), "COMMOPS_LANG": "en"}, check=True,
    )  # fmt: skip

    assert done.stdout.splitlines()[-1] == "2 errors in the file may distort this: commops check team.yaml"
