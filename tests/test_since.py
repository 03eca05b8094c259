"""``--since``: what a git revision had does not count, in real repositories."""

import json
import os
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping
from pathlib import Path

import jsonschema
import pytest

from commops.reporters.json import SCHEMA
from tests.conftest import Run, surroundings

TEAM = """\
name: Paper
roles:
  editor: {root: true, duties: [editing, letters]}
  reporter: {reports_to: editor, duties: [reporting, letters]}
"""
ONE_MORE = "  printer: {reports_to: nobody, duties: [printing]}\n"
NEW = "team.yaml:5:25: error[DAT002 dangling-reference] there is no role “nobody”\n"
Git = Callable[..., str]


@pytest.fixture
def git(tmp_path: Path) -> Git:
    """Run git in a repository that knows nothing of the machine's own settings."""
    folder = tmp_path / "repo"
    folder.mkdir()

    def call(*words: str, cwd: Path = folder) -> str:
        day = {"GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z"}
        settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, **day}
        names = ("-c", "user.name=A Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", *names, "-c", "protocol.file.allow=always", *words],
            cwd=cwd,
            env=surroundings() | settings,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    call("init", "-q", "-b", "main")
    return call


@pytest.fixture
def repo(tmp_path: Path, git: Git) -> Path:
    return committed(tmp_path / "repo", git, {"team.yaml": TEAM})


def committed(folder: Path, git: Git, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    git("add", "-A")
    git("commit", "-q", "-m", "As it was")
    return folder


def test_counts_only_what_is_new_and_names_what_is_gone(run: Run, repo: Path) -> None:
    (repo / "team.yaml").write_text(TEAM.replace("reporting, letters", "reporting") + ONE_MORE)
    done = run("check", "--since", "main", cwd=repo)

    assert done.returncode == 1
    assert "DAT002 dangling-reference" in done.stdout
    assert done.stdout.endswith(
        "team.yaml (3 roles): 1 error — exit 1: something is at or above error\n"
        "1 finding is gone since main:\n"
        "  DUT003 duty-duplicated  roles.editor.duties.letters\n"
    )


def test_what_was_there_does_not_count(run: Run, repo: Path) -> None:
    done = run("check", "--since", "HEAD", "--fail-on", "warning", cwd=repo)

    assert done.returncode == 0
    assert done.stdout == (
        "team.yaml (2 roles): nothing open; 1 was there at HEAD — exit 0: nothing new is\nat or above warning\n"
    )


def test_json_has_states_and_comparison_and_keeps_its_schema(run: Run, repo: Path) -> None:
    (repo / "team.yaml").write_text(TEAM + ONE_MORE)
    report = json.loads(run("check", "--since", "HEAD", "-f", "json", cwd=repo).stdout)

    jsonschema.validate(report, SCHEMA)
    assert [(one["code"], one.get("state")) for one in report["findings"]] == [("DAT002", None), ("DUT003", "baseline")]
    assert report["compared"] == [{"kind": "since", "name": "HEAD", "known": 1, "gone": []}]


def test_nothing_in_the_repository_is_touched(run: Run, repo: Path) -> None:
    (repo / "team.yaml").write_text(TEAM + ONE_MORE)
    (repo / ".git" / "index.lock").write_text("")  # a git that is at work elsewhere
    before = {path: path.stat().st_mtime_ns for path in repo.rglob("*")}

    assert run("check", "--since", "HEAD", cwd=repo).returncode == 1
    assert {path: path.stat().st_mtime_ns for path in repo.rglob("*")} == before


@pytest.mark.parametrize("call", [("teams/team.yaml", "."), ("teams", "."), ("team.yaml", "teams"), (None, "teams")])
def test_a_team_in_a_folder_with_includes_and_a_library(run: Run, repo: Path, git: Git, call: tuple[str, str]) -> None:
    files = {
        "teams/team.yaml": "name: Press\nuses: [./shelf]\ninclude: [parts/*.yaml, people.list]\n",
        "teams/parts/a.yaml": "roles:\n  editor: {root: true, duties: [letters]}\n  clerk: {is: shelf/clerk}\n",
        "teams/parts/b.yaml": "roles:\n  reporter: {reports_to: editor, duties: [letters]}\n",
        "teams/people.list": "people:\n  ann: {holds: nothing}\n",
        "teams/shelf/roles.yaml": "roles:\n  clerk: {reports_to: editor, duties: [filing]}\n",
        "other/team.yaml": TEAM,
    }
    committed(repo, git, files)
    target, here = call
    words = ("check", *([target] if target else []), "--since", "HEAD", "-f", "json")
    before = json.loads(run(*words, cwd=repo / here).stdout)
    (repo / "teams/parts/b.yaml").write_text(files["teams/parts/b.yaml"].replace("to: editor", "to: nobody"))
    after = json.loads(run(*words, cwd=repo / here).stdout)

    assert {one["code"] for one in before["findings"]} >= {"DAT002", "DUT003"}
    assert [one["code"] for one in before["findings"] if "state" not in one] == []
    assert before["compared"][0]["gone"] == []
    assert [one["values"]["target"] for one in after["findings"] if "state" not in one] == ["nobody"]


def test_a_file_that_was_not_there_is_new_as_a_whole(run: Run, repo: Path) -> None:
    (repo / "night.yaml").write_text(TEAM)
    done = run("check", "night.yaml", "--since", "HEAD", "--fail-on", "warning", cwd=repo)

    assert done.returncode == 1
    assert done.stdout.endswith("\nHEAD did not have this file: all of it is new\n")
    report = json.loads(run("check", "night.yaml", "--since", "HEAD", "-f", "json", cwd=repo).stdout)
    assert report["compared"] == [{"kind": "since", "name": "HEAD", "known": 0, "gone": [], "note": "not-there"}]


def test_a_file_taken_out_of_git_and_still_there_is_new(run: Run, repo: Path, git: Git) -> None:
    git("rm", "-q", "--cached", "team.yaml")
    git("commit", "-q", "-m", "Gone")

    assert "HEAD did not have this file" in run("check", "--since", "HEAD", cwd=repo).stdout
    assert "1 was there at HEAD~" in run("check", "--since", "HEAD~", cwd=repo).stdout


def test_a_file_that_is_gone_now_ends_with_2(run: Run, repo: Path) -> None:
    (repo / "team.yaml").unlink()
    done = run("check", "team.yaml", "--since", "HEAD", cwd=repo)

    assert done.returncode == 2
    assert "there is no file or folder “team.yaml”" in done.stderr


def test_an_entry_that_went_by_another_name_is_found_where_none_is_named(run: Run, repo: Path, git: Git) -> None:
    git("mv", "team.yaml", "org.yaml")

    assert "1 was there at HEAD" in run("check", "--since", "HEAD", cwd=repo).stdout
    assert "1 was there at HEAD" in run("check", ".", "--since", "HEAD", cwd=repo).stdout


def test_a_file_broken_then_makes_all_new_and_says_so(run: Run, repo: Path, git: Git) -> None:
    committed(repo, git, {"team.yaml": TEAM + "people: [\n"})
    (repo / "team.yaml").write_text(TEAM)
    done = run("check", "--since", "HEAD", "--fail-on", "warning", cwd=repo)

    assert done.returncode == 1
    assert done.stdout.endswith("\nat HEAD this file could not be read to its end: everything counts as new\n")


def test_a_file_broken_now_counts_and_claims_nothing(run: Run, repo: Path) -> None:
    (repo / "team.yaml").write_text(TEAM + "people: [\n")
    done = run("check", "--since", "HEAD", cwd=repo)

    assert (done.returncode, "gone" in done.stdout) == (1, False)


def test_what_keeps_a_file_from_being_read_right_always_counts(run: Run, repo: Path, git: Git) -> None:
    committed(repo, git, {"team.yaml": TEAM + "colour: blue\n"})

    assert run("check", "--since", "HEAD", "-f", "concise", cwd=repo).stdout.startswith("team.yaml:5:1: error[SCH001")


def test_both_are_held_against_the_same_day_and_the_same_settings(run: Run, repo: Path, git: Git) -> None:
    waiver = "policy:\n  waive: [{rule: duty-duplicated, at: roles.editor, reason: a trial, until: 2026-06-30}]\n"
    committed(repo, git, {"team.yaml": "as_of: 2026-01-01\n" + TEAM + waiver})
    (repo / "team.yaml").write_text("as_of: 2026-12-01\n" + TEAM + waiver)
    over = run("check", "--since", "HEAD", "--fail-on", "warning", cwd=repo)
    (repo / "team.yaml").write_text(TEAM + "policy: {rules: {headcount-missing: error, duty-duplicated: error}}\n")
    stricter = run("check", "--since", "HEAD", "--as-of", "2026-12-01", cwd=repo)
    committed(repo, git, {"team.yaml": TEAM + "policy: {rules: {duty-duplicated: off}}\n"})
    (repo / "team.yaml").write_text(TEAM)
    turned_on = run("check", "--since", "HEAD", "--fail-on", "warning", cwd=repo)

    assert (over.returncode, over.stderr) == (0, "")
    assert "2 were there at HEAD" in over.stdout
    assert (stricter.returncode, stricter.stderr) == (0, "")
    assert (turned_on.returncode, "1 was there at HEAD" in turned_on.stdout) == (0, True)


def test_a_finding_that_was_accepted_and_no_longer_is_counts(run: Run, repo: Path, git: Git) -> None:
    waiver = "policy:\n  waive: [{rule: duty-duplicated, at: roles.editor, reason: a trial}]\n"
    committed(repo, git, {"team.yaml": TEAM + waiver})
    (repo / "team.yaml").write_text(TEAM)

    assert run("check", "--since", "HEAD", "--fail-on", "warning", cwd=repo).returncode == 1
    assert run("check", "--since", "HEAD~", "--fail-on", "warning", cwd=repo).returncode == 0


def test_a_renamed_role_keeps_its_findings(run: Run, repo: Path, git: Git) -> None:
    team = TEAM.replace("{root", "{name: Editor, root")
    committed(repo, git, {"team.yaml": team})
    renamed = team.replace("editor:", "zz-chief:").replace("to: editor", "to: zz-chief").replace("reporter:", "writer:")
    (repo / "team.yaml").write_text(renamed)
    done = run("check", "--since", "HEAD", "--fail-on", "warning", cwd=repo)

    assert (done.returncode, "gone" in done.stdout, "1 was there" in done.stdout) == (1, True, False)
    (repo / "team.yaml").write_text(renamed.replace("{reports_to", "{name: Reporter, reports_to"))
    git("commit", "-q", "-a", "-m", "Renamed")
    (repo / "team.yaml").write_text((repo / "team.yaml").read_text().replace("writer:", "scribe:"))
    done = run("check", "--since", "HEAD", "--fail-on", "warning", cwd=repo)
    assert (done.returncode, "gone" in done.stdout, "1 was there" in done.stdout) == (0, False, True)


def test_three_dots_mean_where_the_branch_began(run: Run, repo: Path, git: Git) -> None:
    git("checkout", "-q", "-b", "branch")
    committed(repo, git, {"notes.txt": "branch"})
    git("checkout", "-q", "main")
    committed(repo, git, {"team.yaml": TEAM.replace("reporting, letters", "reporting")})
    git("checkout", "-q", "branch")

    assert run("check", "--since", "main", "--fail-on", "warning", cwd=repo).returncode == 1
    assert run("check", "--since", "main...", "--fail-on", "warning", cwd=repo).returncode == 0


@pytest.mark.parametrize("rev", ["v1", "HEAD", "main~0", "@"])
def test_a_revision_may_be_any_word_of_git(run: Run, repo: Path, git: Git, rev: str) -> None:
    git("tag", "-a", "v1", "-m", "One")

    assert run("check", "--since", rev, "--fail-on", "warning", cwd=repo).returncode == 0
    assert run("check", "--since", git("rev-parse", "HEAD")[:10], "--fail-on", "warning", cwd=repo).returncode == 0


@pytest.mark.parametrize(
    ("rev", "sentence"),
    [
        ("mian", "git knows no revision “mian” here; did you mean main?"),
        ("--output=x", "git knows no revision “--output=x” here"),
        ("", "git knows no revision “” here"),
        ("HEAD:team.yaml", "git knows no revision “HEAD:team.yaml” here"),
        ("nowhere...", "git knows no revision “nowhere...” here"),
    ],
)
def test_an_unknown_revision_ends_with_2(run: Run, repo: Path, rev: str, sentence: str) -> None:
    done = run("check", f"--since={rev}", cwd=repo)

    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert sorted(path.name for path in repo.iterdir()) == [".git", "team.yaml"]


def test_a_shallow_clone_names_what_fetches_the_rest(run: Run, repo: Path, git: Git, tmp_path: Path) -> None:
    committed(repo, git, {"team.yaml": TEAM + ONE_MORE})
    git("clone", "-q", "--depth", "1", repo.as_uri(), str(tmp_path / "clone"), cwd=tmp_path)
    done = run("check", "--since", "HEAD~", cwd=tmp_path / "clone")

    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stderr
    assert "“HEAD~”" in done.stderr


def test_a_clone_without_the_files_fetches_nothing(run: Run, repo: Path, git: Git, tmp_path: Path) -> None:
    git("config", "uploadpack.allowFilter", "true")
    committed(repo, git, {"team.yaml": TEAM + ONE_MORE})
    git("clone", "-q", "--filter=blob:none", repo.as_uri(), str(tmp_path / "clone"), cwd=tmp_path)
    done = run("check", "--since", "HEAD~", cwd=tmp_path / "clone")

    assert done.returncode == 2
    assert "this clone left out files of “HEAD~”" in done.stderr
    assert run("check", "--since", "HEAD", cwd=tmp_path / "clone").returncode == 0


def test_outside_of_a_repository_ends_with_2(run: Run, repo: Path, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(TEAM)
    for cwd, file in ((tmp_path, "team.yaml"), (repo, "../team.yaml")):
        done = run("check", file, "--since", "HEAD", cwd=cwd)

        assert done.returncode == 2
        assert f"“{tmp_path}” is in no git repository" in done.stderr


def test_standard_input_has_no_past(run: Run, repo: Path) -> None:
    done = run("check", "-", "--since", "HEAD", cwd=repo, stdin=TEAM)

    assert done.returncode == 2
    assert "standard input has no past" in done.stderr


@pytest.mark.usefixtures("git")
def test_a_repository_without_a_commit_ends_with_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "repo/team.yaml").write_text(TEAM)
    done = run("check", "--since", "HEAD", cwd=tmp_path / "repo")

    assert (done.returncode, "git knows no revision “HEAD” here" in done.stderr) == (2, True)


def test_a_machine_without_git_ends_with_2(run: Run, repo: Path, tmp_path: Path) -> None:
    done = run("check", "--since", "HEAD", cwd=repo, env={"PATH": str(tmp_path)})

    assert done.returncode == 2
    assert "--since needs git" in done.stderr


def test_a_hook_of_git_is_heeded_as_any_other_caller(run: Run, repo: Path) -> None:
    done = run(
        "check", "--since", "HEAD", "--fail-on", "warning", cwd=repo, env={"GIT_DIR": ".git", "GIT_INDEX_FILE": "x"}
    )
    (repo / "teams").mkdir()
    (repo / "teams/team.yaml").write_text(TEAM)
    below = run("check", "--since", "HEAD", cwd=repo / "teams", env={"GIT_DIR": ".git"})

    assert done.returncode == 0
    assert "HEAD did not have this file" in below.stdout


@pytest.mark.skipif(os.name != "posix", reason="links")
def test_links_in_the_repository_are_followed_and_others_are_not(run: Run, repo: Path, git: Git) -> None:
    (repo / "teams").mkdir()
    (repo / "teams/base.yaml").write_text(TEAM)
    (repo / "teams/team.yaml").symlink_to("base.yaml")
    (repo / "teams/away.yaml").symlink_to("/etc/hostname")
    committed(repo, git, {})

    assert "1 was there at HEAD" in run("check", "teams/team.yaml", "--since", "HEAD", cwd=repo).stdout
    assert "HEAD did not have this file" in run("check", "teams/away.yaml", "--since", "HEAD", cwd=repo).stdout


def test_ids_and_names_in_chinese(run: Run, repo: Path, git: Git) -> None:
    text = TEAM.replace("letters", "处理来信").replace("editor", "主编")
    committed(repo, git, {"团队/社群 一.yaml": text})
    (repo / "团队/社群 一.yaml").write_text(text + ONE_MORE)
    done = run("check", "团队/社群 一.yaml", "--since", "HEAD", "-f", "concise", "--lang", "zh-CN", cwd=repo)

    assert done.returncode == 1
    assert [line.split(" ", 2)[2][:20] for line in done.stdout.splitlines()] == ["error[DAT002 danglin"]


def test_goes_together_with_a_baseline(run: Run, repo: Path, git: Git) -> None:
    run("check", "--write-baseline", cwd=repo)
    committed(repo, git, {"team.yaml": TEAM + ONE_MORE})
    done = run("check", "--baseline", ".commops-baseline.json", "--since", "HEAD", cwd=repo)

    assert done.returncode == 0
    assert "; 1 in .commops-baseline.json; 1 was there at HEAD" in done.stdout.replace("\n", " ")


def test_does_not_go_together_with_writing_one(run: Run, repo: Path) -> None:
    done = run("check", "--write-baseline", "--since", "HEAD", cwd=repo)

    assert done.returncode == 2
    assert not (repo / ".commops-baseline.json").exists()


def test_the_review_of_a_pull_request(run: Run, repo: Path, git: Git) -> None:
    run("check", "--write-baseline", cwd=repo)
    team = repo / "team.yaml"
    team.write_text("# The paper.\n" + TEAM.replace("[reporting, letters]", "[reporting, letters, editing]"))
    git("add", "-A")
    git("commit", "-q", "-m", "Editing is shared")
    formats = ("-f", "github", "-f", "sarif=x.sarif", "-f", "gitlab=y.json", "-f", "junit=z.xml")

    done = run("check", "--since", "HEAD~1", "--fail-on", "warning", *formats, cwd=repo)

    said = "2 roles lead “editing”: “editor” and “reporter”"
    assert done.returncode == 1
    (annotation,) = done.stdout.splitlines()
    assert annotation.startswith("::warning file=team.yaml,line=4,")
    assert said in annotation
    (entry,) = json.loads((repo / "y.json").read_text(encoding="utf-8"))
    assert said in entry["description"]
    results = json.loads((repo / "x.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    (new,) = [result for result in results if result["baselineState"] == "new"]
    assert said in new["message"]["text"]
    cases = ET.parse(repo / "z.xml").getroot().iter("testcase")  # noqa: S314 - we wrote it
    assert [len(case.findall("failure")) for case in cases] == [1, 0]

    def known_before(*more: str) -> tuple[int, list[str]]:
        done = run(
            "check", "--baseline", ".commops-baseline.json", "--fail-on", "warning", "-f", "json", *more, cwd=repo
        )
        found = json.loads(done.stdout)["findings"]
        return done.returncode, [one["code"] + " " + one["id"] for one in found if one.get("state", "open") == "open"]

    status, (only,) = known_before()
    assert (status, only[:6]) == (1, "DUT003")
    run("accept", only[7:], "--reason", "trial until spring", "--until", "2027-03-31", cwd=repo)
    assert team.read_text().startswith("# The paper.\n")
    assert known_before("--as-of", "2027-03-31") == (0, [])
    status, again = known_before("--as-of", "2027-04-01")
    assert (status, [code[:6] for code in again]) == (1, ["DUT003", "POL001"])
