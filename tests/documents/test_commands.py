"""``commops describe`` and ``commops handbook`` as a user calls them."""

import sys
from pathlib import Path

import pytest

from commops.api.documents import file_names
from tests.conftest import ROOT, Run
from tests.documents.shared import store_text

JOBS, DEPARTMENT = "examples/job-descriptions", "examples/department"


@pytest.mark.parametrize(
    "name", ["community-operations-manager", "社群运营经理", "社群營運經理", "Community Operations Manager"]
)
def test_a_role_goes_by_its_id_or_by_its_name_in_any_language(run: Run, name: str) -> None:
    done = run("describe", name, DEPARTMENT)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Community operations manager\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["describe", "community-operations-manger", DEPARTMENT], "did you mean community-operations-manager?"),
        (["describe", "zeppelin", DEPARTMENT], "there is no role “zeppelin”"),
        (["describe", "社群运营专员", JOBS], "wechat-community-specialist"),
        (["describe"], "commops describe ROLE [FILE]"),
        (["describe", "--all", DEPARTMENT], "--all needs -o"),
        (["describe", "--all", "x", DEPARTMENT, "-o", "d"], "leave “x” out"),
        (["describe", "社群客服", DEPARTMENT, "-f", "docx"], "-f docx needs -o"),
        (["describe", "社群客服", DEPARTMENT, "-f", "pdf"], "--format takes text, docx, html and md"),
        (["describe", "社群客服", DEPARTMENT, "-o", "role.pdf"], "“role.pdf” has to end in .docx, .html and .md"),
        (["handbook", "nowhere.yaml"], "there is no file or folder"),
        (["handbook", DEPARTMENT, "-o", "book"], "“book” has to end in"),
    ],
)
def test_status_2_and_a_sentence_where_it_cannot_run(run: Run, arguments: list[str], sentence: str) -> None:
    done = run(*arguments)

    assert done.returncode == 2
    assert done.stdout == ""
    assert sentence in done.stderr


def test_a_pipe_gets_markdown_and_text_is_there_for_the_asking(run: Run) -> None:
    assert "| Title | Community customer service |" in run("describe", "社群客服", DEPARTMENT).stdout
    assert "\nTitle           Community" in run("describe", "社群客服", DEPARTMENT, "-f", "text").stdout
    assert run("describe", "社群客服", DEPARTMENT, "-f", "html").stdout.startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("ending", ["md", "html", "docx", "DOCX"])
def test_the_ending_chooses_the_format_and_what_is_there_is_written_over(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / "deep" / f"role.{ending}"
    for _ in range(2):
        done = run("describe", "社群客服", DEPARTMENT, "-o", str(path))
        assert (done.returncode, done.stdout, done.stderr) == (0, path.as_posix() + "\n", "")

    start = {"md": b"# Community", "html": b"<!DOCTYPE", "docx": b"PK", "DOCX": b"PK"}[ending]
    assert path.read_bytes().startswith(start)


def test_all_writes_a_file_for_each_role_named_by_its_id(run: Run, tmp_path: Path) -> None:
    done = run("describe", "--all", JOBS, "-o", str(tmp_path), "-f", "md", "--lang", "zh-CN")
    roles = {path.stem for path in (ROOT / JOBS / "roles").glob("*.yaml")}

    assert done.returncode == 0
    assert len(roles) == 19
    assert {path.name for path in tmp_path.iterdir()} == {f"{role}.md" for role in roles}
    assert (tmp_path / "wechat-community-specialist.md").read_text("utf-8").startswith("# 社群运营专员")


def test_the_name_of_a_file_is_safe_whatever_the_id() -> None:
    ids = [
        "plain-id",
        "社群总监",
        "../../etc/passwd",
        "a/b",
        "a\\b",
        "CON",
        "",
        "...",
        "x" * 400,
        "Team",
        "team",
        "ä b",
    ]
    names = file_names(ids)

    assert names[:2] == ["plain-id", "社群总监"]
    assert len({name.casefold() for name in names}) == len(ids)
    for name in names:
        assert name
        assert len(name.encode()) < 200
        assert not set(name) & set('/\\:*?"<>|. \0')
    assert not {"con", "nul"} & set(names)


def test_the_book_is_markdown_or_a_file(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "book.html"

    assert run("handbook", DEPARTMENT).stdout.startswith("# Community operations department: handbook\n")
    assert run("handbook", DEPARTMENT, "-o", str(page), "--lang", "zh-TW").returncode == 0
    assert "社群營運部管理規章" in page.read_text("utf-8")
    assert run("handbook", "-", stdin="name: Paper\n").returncode == 0


def test_errors_of_the_file_are_remarked(run: Run, tmp_path: Path) -> None:
    path = store_text(tmp_path, "roles: {a: {root: true, deputy: nobody}}\n")
    done = run("describe", "a", str(path))

    assert done.returncode == 0
    assert "1 error in the file may distort this" in done.stderr


def test_a_missing_package_is_named_with_its_extra(run: Run, tmp_path: Path) -> None:
    (tmp_path / "docx.py").write_text("raise ImportError\n")
    path = tmp_path / "role.docx"
    done = run(
        "describe", "社群客服", DEPARTMENT, "-o", str(path), env={"PYTHONPATH": f"{tmp_path}:{':'.join(sys.path)}"}
    )

    assert done.returncode == 2
    assert "this needs python-docx: pip install 'commops[docx]'" in done.stderr
    assert not path.exists()


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_the_sentences_are_translated(run: Run, language: str) -> None:
    done = run("describe", "zeppelin", DEPARTMENT, "--lang", language)

    assert done.returncode == 2
    assert "zeppelin" in done.stderr
    assert "there is no role" not in done.stderr
