"""``--baseline`` and ``--write-baseline``: what was there before does not count, what is new does."""

import json
from pathlib import Path

import jsonschema
import pytest

from commops.reporters.json import SCHEMA
from tests.conftest import Run

TEAM = """\
name: Paper
roles:
  editor: {root: true, duties: [editing, letters]}
  reporter: {reports_to: editor, duties: [reporting, letters]}
"""
LETTERS = (
    '{"id": "05fd9c8863c4", "code": "DUT003", "rule": "duty-duplicated", "pointer": "roles.editor.duties.letters", '
    '"values": {"duty": "letters", "roles": ["editor", "reporter"]}}'
)
FILE = f'{{\n"schema": "commops-baseline/1",\n"findings": [\n{LETTERS}\n]\n}}\n'
ONE_MORE = "  printer: {reports_to: nobody, duties: [printing]}\n"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    path = tmp_path / "team.yaml"
    path.write_text(TEAM)
    return path


def kept(run: Run, team: Path, *more: str) -> Path:
    done = run("check", "team.yaml", "--write-baseline", *more, cwd=team.parent)
    assert done.returncode == 0, done.stderr
    return team.parent / ".commops-baseline.json"


def test_writes_sorted_json_one_finding_a_line_beside_the_team_file(run: Run, team: Path) -> None:
    done = run("check", str(team), "--write-baseline", "--fail-on", "warning")

    path = team.parent / ".commops-baseline.json"
    assert done.returncode == 0
    assert done.stdout == f"{path} written: 1 in it, 1 new, 0 gone\n"
    assert done.stderr == f"next: commops check {team} --baseline {path}\n"
    assert path.read_text() == FILE


def test_what_is_in_the_file_does_not_count(run: Run, team: Path) -> None:
    kept(run, team)
    done = run("check", "--baseline", ".commops-baseline.json", "--fail-on", "warning", cwd=team.parent)

    assert run("check", "--fail-on", "warning", cwd=team.parent).returncode == 1
    assert done.returncode == 0
    assert done.stdout == (
        "team.yaml (2 roles): nothing open; 1 in .commops-baseline.json — exit 0: nothing\nnew is at or above warning\n"
    )


def test_what_is_new_counts_and_is_all_that_is_shown(run: Run, team: Path) -> None:
    kept(run, team)
    team.write_text(TEAM + ONE_MORE)
    done = run("check", "--baseline", ".commops-baseline.json", cwd=team.parent)

    assert done.returncode == 1
    assert "DAT002 dangling-reference" in done.stdout
    assert "DUT003" not in done.stdout
    assert done.stdout.endswith(
        "team.yaml (3 roles): 1 error; 1 in .commops-baseline.json — exit 1: something is\nat or above error\n"
    )
    concise = run("check", "--baseline", ".commops-baseline.json", "-f", "concise", cwd=team.parent)
    assert concise.stdout == "team.yaml:5:25: error[DAT002 dangling-reference] there is no role “nobody”\n"


@pytest.mark.parametrize(
    ("language", "counts", "status"),
    [
        (
            "zh-CN",
            "(2 个岗位)：没有未处理的发现；列于 .commops-baseline.json 的 1 个",
            "退出码 0：没有达到“错误”级的新发现",
        ),
        (
            "zh-TW",
            "(2 個職務)：沒有待處理的發現；列於 .commops-baseline.json 的 1 個",
            "結束狀態 0：沒有達到「錯誤」級的新發現",
        ),
    ],
)
def test_the_summary_says_so_in_the_language(run: Run, team: Path, language: str, counts: str, status: str) -> None:
    kept(run, team)
    call = ("check", "--baseline", ".commops-baseline.json", "--lang", language)

    assert run(*call, cwd=team.parent, env={"COLUMNS": "200"}).stdout == f"team.yaml {counts} — {status}\n"


def test_json_has_the_state_and_what_is_gone_and_keeps_its_schema(run: Run, team: Path) -> None:
    kept(run, team)
    call = ("check", "--baseline", ".commops-baseline.json", "-f", "json")
    report = json.loads(run(*call, cwd=team.parent).stdout)
    team.write_text(TEAM.replace("reporting, letters", "reporting"))
    later = json.loads(run(*call, cwd=team.parent).stdout)

    jsonschema.validate(report, SCHEMA)
    jsonschema.validate(later, SCHEMA)
    assert report["summary"] == {"error": 0, "warning": 0, "info": 0, "waived": 0, "baseline": 1}
    assert [(one["code"], one["state"]) for one in report["findings"]] == [("DUT003", "baseline")]
    assert "waiver" not in report["findings"][0]
    compared = {"kind": "baseline", "name": ".commops-baseline.json"}
    assert report["compared"] == [{**compared, "known": 1, "gone": []}]
    assert later["findings"] == []
    assert later["compared"] == [{**compared, "known": 0, "gone": [json.loads(LETTERS)]}]


def test_a_run_that_only_got_better_names_what_is_gone_and_stays_at_0(run: Run, team: Path) -> None:
    path = kept(run, team)
    team.write_text(TEAM.replace("reporting, letters", "reporting"))
    done = run("check", "--baseline", path.name, "--fail-on", "info", cwd=team.parent)

    assert done.returncode == 0
    assert done.stdout == (
        "team.yaml (2 roles): nothing found\n"
        "1 finding of .commops-baseline.json is gone; --write-baseline takes it out:\n"
        "  DUT003 duty-duplicated  roles.editor.duties.letters\n"
    )
    assert run("check", "--write-baseline", cwd=team.parent).stdout == f"{path.name} written: 0 in it, 0 new, 1 gone\n"
    assert path.read_text() == '{\n"schema": "commops-baseline/1",\n"findings": []\n}\n'
    assert run("check", "--baseline", path.name, cwd=team.parent).stdout == "team.yaml (2 roles): nothing found\n"


def test_a_finding_that_moves_or_grows_by_a_number_is_the_same_one(run: Run, team: Path) -> None:
    wide = "".join(f"  r{n}: {{reports_to: editor, duties: [d{n}]}}\n" for n in range(40))
    team.write_text(TEAM + wide)
    path = kept(run, team)
    first, second = TEAM.splitlines(keepends=True)[2:]
    team.write_text(
        "# moved\nname: Paper\nroles:\n" + wide + second + first + "  r40: {reports_to: editor, duties: [z]}\n"
    )
    done = run("check", "--baseline", path.name, "--fail-on", "info", cwd=team.parent)

    assert "STR005" in path.read_text()
    assert (done.returncode, "is gone" in done.stdout) == (0, False)


def test_the_same_finding_in_another_place_is_new(run: Run, team: Path) -> None:
    text = TEAM + "duties:\n  letters:\n    tasks:\n"
    old = "      b: {text: Sort the post, vague: regularly}\n"
    team.write_text(text + old)
    path = kept(run, team)
    team.write_text(text + "      a: {text: Answer the post, vague: regularly}\n" + old)
    call = ("check", "--baseline", path.name, "-f", "concise", "--select", "CLR005")

    assert run(*call, cwd=team.parent).stdout.startswith("team.yaml:8:41: info[CLR005 vague-cadence]")
    assert run(*call, cwd=team.parent).stdout.count("\n") == 1


def test_of_several_that_moved_as_many_are_new_as_there_are_more(run: Run, team: Path) -> None:
    text = TEAM + "duties:\n  letters:\n    tasks:\n"
    team.write_text(text + "      a: {text: Sort the post, vague: regularly}\n")
    path = kept(run, team)
    moved = "      b: {text: Sort the post, vague: regularly}\n      c: {text: Answer it, vague: regularly}\n"
    team.write_text(text + moved)
    call = ("check", "--baseline", path.name, "-f", "json", "--select", "CLR005")
    report = json.loads(run(*call, cwd=team.parent).stdout)

    assert [(one["pointer"].split(".")[3], one.get("state")) for one in report["findings"]] == [
        ("b", "baseline"),
        ("c", None),
    ]
    assert report["compared"][0]["gone"] == []


def test_one_more_lead_makes_another_finding_of_it(run: Run, team: Path) -> None:
    path = kept(run, team)
    team.write_text(TEAM + "  printer: {reports_to: editor, duties: [printing, letters]}\n")
    done = run("check", "--baseline", path.name, "--fail-on", "warning", cwd=team.parent)

    assert done.returncode == 1
    assert "3 roles lead “letters”" in done.stdout
    assert "1 finding of .commops-baseline.json is gone" in done.stdout


@pytest.mark.parametrize(
    ("text", "code"),
    [(TEAM + "colour: blue\n", "SCH001"), (TEAM + "name: Twice\n", "SYN002")],
)
def test_a_file_that_cannot_be_read_right_is_never_in_the_file(run: Run, team: Path, text: str, code: str) -> None:
    team.write_text(text)
    done = run("check", "--write-baseline", cwd=team.parent)
    path = team.parent / ".commops-baseline.json"

    assert done.returncode == 0
    assert "not in it: 1 of SYN and SCH" in done.stdout
    assert path.read_text() == FILE
    later = run("check", "--baseline", path.name, "-f", "concise", cwd=team.parent)
    assert (later.returncode, code in later.stdout) == (1, True)


def test_a_file_broken_in_the_middle_neither_empties_the_baseline_nor_claims_that_all_is_mended(
    run: Run, team: Path
) -> None:
    path = kept(run, team)
    team.write_text(TEAM + "people: [\n")
    done = run("check", "--write-baseline", cwd=team.parent)
    checked = run("check", "--baseline", path.name, cwd=team.parent)

    assert done.returncode == 2
    assert "team.yaml” cannot be read to its end" in done.stderr
    assert path.read_text() == FILE
    assert (checked.returncode, "is gone" in checked.stdout) == (1, False)


def test_accepted_findings_stay_out_and_keep_their_state(run: Run, team: Path) -> None:
    path = kept(run, team)
    waiver = "policy:\n  waive: [{rule: duty-duplicated, at: roles.editor, reason: tradition}]\n"
    team.write_text(TEAM + waiver)
    report = json.loads(run("check", "--baseline", path.name, "-f", "json", cwd=team.parent).stdout)

    assert [one["state"] for one in report["findings"]] == ["waived"]
    assert report["compared"][0]["gone"] == []
    assert run("check", "--write-baseline", cwd=team.parent).stdout.endswith("0 in it, 0 new, 1 gone\n")


@pytest.mark.parametrize("call", [("validate",), ("check", "--select", "STR"), ("gaps", "--ignore", "DUT")])
def test_rules_that_a_run_leaves_out_keep_their_entries(run: Run, team: Path, call: tuple[str, ...]) -> None:
    path = kept(run, team)

    assert "is gone" not in run(*call, "--baseline", path.name, cwd=team.parent).stdout
    assert run(*call, "--write-baseline", cwd=team.parent).stdout == f"{path.name} written: 1 in it, 0 new, 0 gone\n"
    assert path.read_text() == FILE


def test_an_entry_of_a_rule_that_no_longer_exists_is_gone(run: Run, team: Path) -> None:
    path = kept(run, team)
    old = LETTERS.replace("DUT003", "DUT999").replace("duty-duplicated", "duty-doubled")
    path.write_text(FILE.replace(LETTERS, f"{LETTERS},\n{old}"))

    assert "DUT999 duty-doubled" in run("check", "--baseline", path.name, cwd=team.parent).stdout


def test_lines_that_a_merge_left_twice_count_once(run: Run, team: Path) -> None:
    path = kept(run, team)
    path.write_text(FILE.replace(LETTERS, f"{LETTERS},\n{LETTERS},"))
    done = run("check", "--baseline", path.name, "--fail-on", "warning", cwd=team.parent)

    assert (done.returncode, done.stderr, "gone" in done.stdout) == (0, "", False)
    kept(run, team)
    assert path.read_text() == FILE


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "b.json:1:1: this baseline cannot be read from here on"),
        ("[]\n", "b.json:1:1: this baseline cannot be read from here on"),
        (FILE.replace("DUT003", 'DUT"003'), "b.json:4:37: this baseline cannot be read from here on"),
        (FILE.replace('[\n{"id"', '[\n{"id" 1'), "b.json:4:"),
        (FILE.replace("\n]", "\n<<<<<<< ours\n]"), "b.json:5:1: a merge left its marks here"),
        (FILE.replace("baseline/1", "baseline/2"), "b.json:2:11: another version of commops wrote this baseline"),
        (FILE.replace("commops-baseline/1", "x"), "b.json:2:11: this is no baseline of commops"),
        (FILE.replace('"schema": "commops-baseline/1",', ""), "b.json:1:1: this is no baseline of commops"),
        (FILE.replace("findings", "found"), "b.json:1:1: “findings” has to be a list"),
        ('{"schema": "commops-baseline/1", "findings": {}}', "b.json:1:46: “findings” has to be a list"),
        (FILE.replace("05fd9c8863c4", "05fd"), "b.json:4:1: this is no finding that a baseline can hold"),
        (FILE.replace('"code": "DUT003", ', ""), "b.json:4:1: this is no finding"),
        (FILE.replace("DUT003", "SCH001"), "b.json:4:1: this is no finding"),
        (FILE.replace(LETTERS, '"letters"'), "b.json:4:1: this is no finding"),
        (FILE.replace('"roles.editor.duties.letters"', "[]"), "b.json:4:1: this is no finding"),
    ],
)
def test_a_file_that_is_no_baseline_ends_with_2_its_place_and_what_to_do(
    run: Run, team: Path, text: str, sentence: str
) -> None:
    (team.parent / "b.json").write_text(text)
    for option in ((), ("--write-baseline",)):
        done = run("check", "--baseline", "b.json", *option, cwd=team.parent)

        assert (done.returncode, done.stdout) == (2, "")
        assert sentence in done.stderr
        assert any(word in done.stderr for word in ("--write-baseline", "keep the lines of both sides"))
    assert (team.parent / "b.json").read_text() == text


def test_a_baseline_that_is_not_there_ends_with_2(run: Run, team: Path) -> None:
    done = run("check", "--baseline", "b.json", cwd=team.parent)

    assert done.returncode == 2
    assert done.stderr == "commops: cannot run: there is no baseline “b.json”; --write-baseline makes it\n"


def test_a_named_file_is_written_and_other_formats_go_beside_it(run: Run, team: Path) -> None:
    call = ("check", "--baseline", "deep/b.json", "--write-baseline", "-f", "json")
    done = run(*call, "--fail-on", "info", cwd=team.parent)

    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["baseline"] == 1
    assert done.stderr.splitlines()[0] == "deep/b.json written: 1 in it, 1 new, 0 gone"
    assert (team.parent / "deep/b.json").read_text() == FILE


def test_standard_input_has_its_baseline_here(run: Run, tmp_path: Path) -> None:
    assert run("check", "-", "--write-baseline", stdin=TEAM, cwd=tmp_path).returncode == 0
    assert (tmp_path / ".commops-baseline.json").read_text() == FILE


def test_a_baseline_that_cannot_be_written_leaves_everything_as_it_was(run: Run, team: Path) -> None:
    (team.parent / "taken").write_text("a file")
    done = run("check", "--baseline", "taken/b.json", "--write-baseline", cwd=team.parent)

    assert done.returncode == 2
    assert sorted(path.name for path in team.parent.iterdir()) == ["taken", "team.yaml"]


def test_nothing_to_check_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text("name: Empty\n")
    done = run("check", "--write-baseline", cwd=tmp_path)

    assert done.returncode == 2
    assert not (tmp_path / ".commops-baseline.json").exists()
