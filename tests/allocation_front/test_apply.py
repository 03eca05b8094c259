"""``--apply`` and ``--dry-run``: holdings go where the people stand, comments stay, a second run changes nothing."""

import re
from pathlib import Path

import pytest

from commops.api.checking import Request, open_organisation
from commops.source.store import store_all
from tests.allocation_front.test_proposal import DEPARTMENT, SIX, copied
from tests.conftest import Run

ROLES = "roles:\n  editor: {root: true, duties: [pages]}\n  printer: {reports_to: editor, duties: [press]}\n"
TEAM = f"name: Paper\ninclude: [people.csv]\n{ROLES}"


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def comments(text: str) -> list[str]:
    return sorted(found.strip() for found in re.findall(r"#[^\n]*", text))


@pytest.mark.parametrize("example", [SIX, DEPARTMENT])
def test_the_included_file_of_the_people_gets_the_holdings_and_a_second_run_nothing(
    run: Run, example: str, tmp_path: Path
) -> None:
    folder = copied(example, tmp_path)
    before = bytes_of(folder)
    done = run("allocate", "--apply", cwd=folder)
    after = bytes_of(folder)
    again = run("allocate", "--apply", cwd=folder)

    assert (done.returncode, again.returncode) == (0, 0), done.stderr
    assert "people.yaml: holdings of " in done.stderr
    assert {name for name in after if after[name] != before[name]} == {"people.yaml"}
    assert comments(after["people.yaml"].decode()) == comments(before["people.yaml"].decode())
    assert "nothing changes: everybody holds what is proposed already" in again.stderr
    assert bytes_of(folder) == after
    assert "new" not in [line.split()[-1] for line in again.stdout.split("\n") if "%" in line]


def test_what_was_applied_is_what_the_organisation_says_then(run: Run, tmp_path: Path) -> None:
    folder = copied(DEPARTMENT, tmp_path)
    run("allocate", "--apply", cwd=folder)
    people = open_organisation(Request(str(folder))).graph.org.people

    assert {person: {role: held.fte for role, held in entry.holds.items()} for person, entry in people.items()} == {
        "example-jia": {"community-operations-manager": 0.5},
        "example-yi": {"community-customer-service": 0.5, "community-operations-specialist": 0.5},
    }


def test_a_dry_run_shows_the_difference_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    folder = copied(DEPARTMENT, tmp_path)
    before = bytes_of(folder)
    done = run("allocate", "--dry-run", cwd=folder)

    assert done.returncode == 0
    assert "--- a/people.yaml\n+++ b/people.yaml\n" in done.stdout
    assert "-    holds: {community-customer-service: 0.5}\n" in done.stdout
    assert "+    holds: {community-customer-service: 0.5, community-operations-specialist: 0.5}\n" in done.stdout
    assert bytes_of(folder) == before


def test_holdings_of_other_days_and_details_of_a_kept_role_stay(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(
        f"name: Paper\n{ROLES}"
        "people:\n  ada:\n    holds:\n      editor: {fte: 1, kind: acting, note: for now}  # since spring\n"
        "      printer: {fte: 1, from: 2030-01-01}  # later\n  bob: {}\n"
    )
    done = run("allocate", "--apply", "--as-of", "2026-05-01", cwd=tmp_path)
    text = (tmp_path / "team.yaml").read_text()

    assert done.returncode == 0
    assert "      editor: {fte: 1, kind: acting, note: for now}  # since spring\n" in text
    assert "      printer: {fte: 1, from: 2030-01-01}  # later\n" in text
    assert "  bob: {holds: {printer: 1}}\n" in text


def test_a_holding_that_ends_is_taken_out_with_its_comment_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(
        "name: Paper\nroles:\n  editor: {root: true, duties: [pages], requires: {languages: {en: 2}}}\n"
        "people:\n  ada:\n    name: Ada\n    holds: editor  # for years\n  bob: {languages: {en: 3}}\n"
    )
    done = run("allocate", "--apply", cwd=tmp_path)

    assert done.returncode == 0
    assert "Holdings that end" in done.stdout
    assert "“Ada” leaves “editor”" in done.stdout
    assert (
        (tmp_path / "team.yaml")
        .read_text()
        .endswith("people:\n  ada:\n    name: Ada\n    # for years\n  bob: {languages: {en: 3}, holds: {editor: 1}}\n")
    )


def test_people_of_a_table_get_their_cells(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(TEAM)
    (tmp_path / "people.csv").write_text('id,name,role,fte,prefers\nada,"Ada, A.",,,editor:2\nbob,Bob,,,printer:2\n')
    done = run("allocate", "--apply", cwd=tmp_path)
    again = run("allocate", "--apply", cwd=tmp_path)

    assert (done.returncode, again.returncode) == (0, 0), done.stderr
    assert (tmp_path / "people.csv").read_text() == (
        'id,name,role,fte,prefers\nada,"Ada, A.",editor,1,editor:2\nbob,Bob,printer,1,printer:2\n'
    )
    assert "nothing changes" in again.stderr


def test_a_table_without_the_columns_is_left_alone_and_says_what_it_needs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(TEAM)
    (tmp_path / "people.csv").write_text("id,name\nada,Ada\nbob,Bob\n")
    before = bytes_of(tmp_path)
    done = run("allocate", "--apply", cwd=tmp_path)

    assert done.returncode == 2
    assert "it needs role and fte" in done.stderr
    assert bytes_of(tmp_path) == before


def test_where_one_file_cannot_be_written_none_is(tmp_path: Path) -> None:
    from commops.api.applying import Rewritten

    first = tmp_path / "a.yaml"
    first.write_text("old")
    (tmp_path / "b").write_text("a file, no folder")
    files = [
        Rewritten(first.as_posix(), "old", "new", b"old", b"new", ("ada",)),
        Rewritten((tmp_path / "b" / "c.yaml").as_posix(), "", "new", b"", b"new", ("bob",)),
    ]
    with pytest.raises(OSError, match="b"):
        store_all(files)

    assert first.read_text() == "old"


def test_standard_input_takes_no_holdings(run: Run) -> None:
    done = run("allocate", "-", "--apply", stdin="name: x\n")

    assert (done.returncode, done.stdout) == (2, "")
    assert "--apply writes into the files of the people" in done.stderr


def test_an_example_that_was_begun_from_brings_its_people(run: Run, tmp_path: Path) -> None:
    assert run("init", str(tmp_path), "--from", "department").returncode == 0
    done = run("allocate", "--apply", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "people.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server: ")
