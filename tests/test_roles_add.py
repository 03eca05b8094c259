"""``commops roles add``: a role of the library put into a file, and nothing else changed."""

import json
import re
import shutil
from pathlib import Path

import pytest

from commops.api import library
from commops.load import load
from commops.load.files import gather
from tests.conftest import ROOT, Run

EXAMPLES = sorted(path.parent.name for path in (ROOT / "examples").glob("*/team.yaml"))
SIX = "name: 团队\nroles:\n  lead: {root: true, duties: [a]}\n  writer: {reports_to: lead, duties: [b]}  # 写\n"


def team(folder: Path, text: str = SIX, name: str = "team.yaml") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.parametrize("stop", [b"\n", b"\r\n"])
def test_adds_a_role_to_every_example_and_changes_nothing_else(
    run: Run, tmp_path: Path, example: str, stop: bytes
) -> None:
    home = tmp_path / example
    shutil.copytree(ROOT / "examples" / example, home)
    file = home / "team.yaml"
    before = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", stop)
    file.write_bytes(before)
    faults = json.loads(run("check", str(file), "-f", "json").stdout)["summary"]["error"]

    done = run("roles", "add", "content-planner", str(file), "--as", "新岗位")

    assert (done.returncode, done.stderr.splitlines()[0]) == (0, f"next: commops check {file.as_posix()}")
    after = file.read_bytes()
    first = next(n for n, (a, b) in enumerate(zip(before + b"\0", after, strict=False)) if a != b)
    assert any(before == after[:n] + after[n + len(after) - len(before) :] for n in range(first, first - 200, -1))
    assert after.count(b"\r\n") == (after.count(b"\n") if stop == b"\r\n" else 0)
    report = json.loads(run("check", str(file), "-f", "json").stdout)
    assert report["summary"]["error"] == faults
    assert "内容策划" in run("chart", str(file), "--lang", "zh-CN", "--width", "200").stdout
    assert re.search(r":(\d+): 新岗位 added", done.stdout)


def test_adds_to_a_new_file_in_the_style_of_its_neighbours(run: Run, tmp_path: Path) -> None:
    run("init", str(tmp_path), "--lang", "zh-CN")
    before = (tmp_path / "team.yaml").read_text(encoding="utf-8")

    done = run("roles", "add", "内容策划", str(tmp_path), "--as", "策划", "--reports-to", "社群总监")

    assert done.returncode == 0
    added = "  策划: {is: community/content-planner, reports_to: 社群总监}\n"
    assert (tmp_path / "team.yaml").read_text(encoding="utf-8") == before + added
    assert "内容策划" in run("chart", str(tmp_path), "--lang", "zh-CN").stdout


def test_adds_under_the_id_of_the_library_if_none_is_given(run: Run, tmp_path: Path) -> None:
    file = team(tmp_path)

    assert run("roles", "add", "community/content-planner", str(file)).stdout == (
        f"{file}:5: content-planner added, which is community/content-planner\n"
    )
    assert file.read_text() == SIX + "  content-planner: {is: community/content-planner}\n"


def test_the_manager_may_be_named(run: Run, tmp_path: Path) -> None:
    file = team(tmp_path, SIX.replace("{root", "{name: 社群总监, root"))

    assert run("roles", "add", "content-planner", str(file), "--reports-to", "社群总监").returncode == 0
    assert file.read_text().endswith("reports_to: lead}\n")


def test_a_dry_run_shows_the_difference_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    file = team(tmp_path, SIX.rstrip("\n"))

    done = run("roles", "add", "content-planner", "team.yaml", "--dry-run", cwd=tmp_path)

    assert done.stdout == (
        "--- a/team.yaml\n+++ b/team.yaml\n@@ -1,4 +1,5 @@\n name: 团队\n roles:\n   lead: {root: true, duties: [a]}\n"
        "-  writer: {reports_to: lead, duties: [b]}  # 写\n\\ No newline at end of file\n"
        "+  writer: {reports_to: lead, duties: [b]}  # 写\n"
        "+  content-planner: {is: community/content-planner}\n\\ No newline at end of file\n"
    )
    assert file.read_bytes() == SIX.rstrip("\n").encode()
    assert [path.name for path in tmp_path.iterdir()] == ["team.yaml"]


def test_standard_input_comes_out_with_the_role(run: Run) -> None:
    done = run("roles", "add", "content-planner", "-", stdin=SIX.replace("\n", "\r\n"))

    assert done.stdout == (SIX + "  content-planner: {is: community/content-planner}\n").replace("\n", "\r\n")


def test_the_folder_of_a_team_is_as_good_as_its_file(run: Run, tmp_path: Path) -> None:
    team(tmp_path, "name: 团队\n", "a.yaml")
    second = team(tmp_path, "roles:\n  lead: {root: true}\n", "b.yaml")

    assert run("roles", "add", "content-planner", str(tmp_path)).returncode == 0
    assert "content-planner" in second.read_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["contnt-planner"], "no role “contnt-planner”; did you mean community/content-planner?"),
        (["content-planner", "{file}", "--as", "lead"], "team.yaml:3 has a role “lead” already"),
        (["content-planner", "{file}", "--as", " "], "“ ” is no id"),
        (["content-planner", "{file}", "--as", "a\tb"], "is no id"),
        (["content-planner", "{file}", "--reports-to", "leed"], "no role “leed” to report to; did you mean lead?"),
        (["content-planner", "missing.yaml"], "there is no file or folder “missing.yaml”"),
        (["Community operations lead", "{file}", "x"], "“x” is too much here"),
        (["用户运营专员", "{file}"], "“用户运营专员” may be any of community/"),
        ([], "a word is missing"),
    ],
)
def test_refuses_with_a_sentence_and_writes_nothing(run: Run, tmp_path: Path, arguments: list[str], said: str) -> None:
    file = team(tmp_path)

    done = run("roles", "add", *(word.format(file=file) for word in arguments))

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "\x1b" not in done.stderr
    assert file.read_bytes() == SIX.encode()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("roles: [a]\n", "something else than roles by id"),
        ("roles: {a: \n", "cannot be read to its end"),
        (
            "name: x\nroles:\n  a:\n    note: |\n      text",
            "Write it by hand: content-planner: {is: community/content-planner}",
        ),
        ("roles: &r\n  a: {duties: [x]}\ncases: *r\n", "Write it by hand"),
    ],
)
def test_leaves_a_file_alone_that_it_cannot_change_at_one_place(run: Run, tmp_path: Path, text: str, said: str) -> None:
    file = team(tmp_path, text)

    done = run("roles", "add", "content-planner", str(file))

    assert done.returncode == 2
    assert said in done.stderr
    assert file.read_bytes() == text.encode()


def test_an_id_of_an_included_file_is_taken_too(run: Run, tmp_path: Path) -> None:
    (tmp_path / "roles").mkdir()
    team(tmp_path / "roles", "roles:\n  planner: {duties: [a]}\n", "x.yaml")
    file = team(tmp_path, "name: x\ninclude: [roles/*.yaml]\n")

    done = run("roles", "add", "content-planner", str(file), "--as", "planner")

    assert done.returncode == 2
    assert "roles/x.yaml:2 has a role “planner” already" in done.stderr


@pytest.mark.parametrize(
    ("text", "gained"),
    [
        (SIX + "  new: {}\n", True),
        (SIX, False),
        (SIX + "  new: {}\nnonsense: 1\n", False),
        (SIX + "  new: {levle: 1}\n", False),
        (SIX + "  new: {}\n  [\n", False),
    ],
)
def test_a_change_must_bring_the_role_and_no_fault(tmp_path: Path, text: str, gained: bool) -> None:
    before, after = (load(gather(str(team(tmp_path, version)))) for version in (SIX, text))

    assert library._is_gained(before, after, "new") is gained


def test_a_terminal_sees_no_control_character_of_the_file(run: Run, tmp_path: Path) -> None:
    file = team(tmp_path, SIX + "# \x1b[31m red\n")

    done = run("roles", "add", "content-planner", str(file), "--dry-run")

    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    run("roles", "add", "content-planner", str(file))
    assert b"# \x1b[31m red\n" in file.read_bytes()
