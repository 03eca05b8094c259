"""``commops absent`` as a user calls it: who is meant, which word is the file, statuses, formats."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.renderers.test_terminal_absent import PAPER


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    (tmp_path / "team.yaml").write_text(PAPER, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", ["ann", "Ann", "ANN", "安娜"])
def test_a_person_goes_by_id_or_by_name_in_any_language(run: Run, paper: Path, name: str) -> None:
    done = run("absent", name, cwd=paper)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Without Ann  as of 2026-09-01\n  Ann holds Chief editor  team.yaml:")


@pytest.mark.parametrize("name", ["chief", "Chief editor", "主编"])
def test_a_role_stands_for_all_who_hold_it(run: Run, paper: Path, name: str) -> None:
    assert "Chief editor stands empty" in run("absent", name, cwd=paper).stdout


@pytest.mark.parametrize(
    "words", [["ann", "team.yaml"], ["team.yaml", "ann"], ["ann", "."], ["ann", "-"], ["-", "ann"], ["ann"]]
)
def test_the_file_may_stand_first_or_last(run: Run, paper: Path, words: list[str]) -> None:
    done = run("absent", *words, cwd=paper, stdin=PAPER if "-" in words else "")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Without Ann  ")


def test_a_last_word_that_is_a_folder_is_the_file_unless_another_is(run: Run, paper: Path) -> None:
    (paper / "ann").mkdir()

    assert run("absent", "ann", cwd=paper).returncode == 2, "an empty folder"
    assert run("absent", "ann", "team.yaml", cwd=paper).stdout.startswith("Without Ann")
    assert run("absent", "ann", "ben", cwd=paper).stdout.startswith("Without Ann and Ben")


@pytest.mark.parametrize("words", [[], ["team.yaml"], ["."]])
def test_without_a_name_it_tells_the_weakest_points(run: Run, paper: Path, words: list[str]) -> None:
    done = run("absent", *words, cwd=paper)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Weakest points  as of 2026-09-01\n  Critical duties: 3.\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["anm"], "cannot run: there is no person or role “anm”; did you mean ann?"),
        (["zeppelin"], "cannot run: there is no person or role “zeppelin”\n"),
        (["cheif"], "did you mean chief?"),
        (["安哪娜"], "did you mean 安娜?"),
        (["ann", "nowhere.yaml"], "there is no file or folder “nowhere.yaml”"),
        (["ann", "team.yaml", "other.yml"], "“team.yaml” and “other.yml” can't both be the team file"),
        (["ann", "-f", "yaml"], "--format takes text and json, not “yaml”"),
        (["ann", "--as-of", "tomorrow"], "“tomorrow” is no date of the form 2026-03-31"),
    ],
)
def test_status_2_and_a_sentence_where_it_cannot_run(run: Run, paper: Path, words: list[str], sentence: str) -> None:
    done = run("absent", *words, cwd=paper)

    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr


def test_a_name_that_two_people_bear_is_asked_back(run: Run) -> None:
    text = "roles: {x: {duties: [a]}}\npeople: {p: {name: Kim, holds: x}, q: {name: Kim}}\n"
    done = run("absent", "Kim", "-", stdin=text)

    assert done.returncode == 2
    assert "“Kim” may be any of p and q: name one by its id" in done.stderr
    assert run("absent", "q", "-", stdin=text).returncode == 0


def test_status_0_whatever_stops_and_a_remark_where_the_file_is_faulty(run: Run, paper: Path) -> None:
    assert run("absent", "ann", "ben", "cem", "dora", "eve", "fay", cwd=paper).returncode == 0

    done = run("absent", "p", "-", stdin="roles: {x: {duties: [a], reports_to: y}}\npeople: {p: {holds: x}}\n")
    assert done.returncode == 0
    assert "1 error in the file may distort this" in done.stderr


def test_the_day_decides_who_is_away_as_it_is(run: Run, paper: Path) -> None:
    shown = run("absent", "ben", "--as-of", "2026-12-24", cwd=paper).stdout

    assert "Dora holds Writer, and is away until 2026-12-31 as it is" in shown
    assert "Dora" not in run("absent", "cem", cwd=paper).stdout.partition("\n\n")[0]


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_json_is_the_same_in_every_language(run: Run, paper: Path, language: str) -> None:
    told, weak = (
        json.loads(run("absent", *words, "-f", "json", "--lang", language, cwd=paper).stdout) for words in (["ann"], [])
    )

    assert told["schema"] == weak["schema"] == "commops-absent/1"
    assert [item["duty"] for item in told["duties"]] == ["payments", "planning"]
    assert weak["sets"][0] == {"people": ["ann"], "duties": ["payments", "planning"]}


def test_speaks_chinese_of_both_places(run: Run, paper: Path) -> None:
    assert run("absent", "安娜", "--lang", "zh-CN", cwd=paper).stdout.startswith(
        "安娜不在时  截至 2026-09-01\n  安娜任主编"
    )
    assert "沒有人會做的職掌：2 項" in run("absent", "安娜", "--lang", "zh-TW", cwd=paper).stdout
    assert "没有名为“zeppelin”的人或岗位" in run("absent", "zeppelin", "--lang", "zh-CN", cwd=paper).stderr


def test_the_example_with_people_names_its_weakest_point(run: Run) -> None:
    done = run("absent", "examples/department")

    assert (done.returncode, done.stderr) == (0, "")
    assert "Without whom a duty stops\n  1  Example A: " in done.stdout


def test_an_example_without_holders_says_that_roles_stand_for_people(run: Run) -> None:
    done = run("absent", "examples/four-teams", "--lang", "zh-CN")

    assert done.returncode == 0
    assert "文件没有写明谁任哪个岗位" in done.stdout
