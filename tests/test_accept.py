"""``commops accept``: a waiver written for a finding, which covers that finding and no other."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import Run

TEAM = """\
# The paper's own file
name: Paper
as_of: 2026-11-20
roles:
  editor: {root: true, duties: [editing, letters]}  # 主编
  reporter: {reports_to: editor, duties: [reporting, letters]}
  printer: {reports_to: nobody, duties: [printing]}
# end
"""
LETTERS, NOBODY = "05fd9c", "316640"


@pytest.fixture
def team(tmp_path: Path) -> Path:
    path = tmp_path / "team.yaml"
    path.write_text(TEAM)
    return path


def states(run: Run, team: Path, *more: str) -> dict[str, str]:
    """Code and pointer of each finding, and its state."""
    report = json.loads(run("check", str(team), "-f", "json", *more).stdout)
    return {f"{one['code']} {one['pointer']}": one.get("state", "open") for one in report["findings"]}


def test_writes_a_waiver_at_the_end_and_keeps_every_other_byte(run: Run, team: Path) -> None:
    done = run("accept", LETTERS, str(team), "--reason", "旺季，两人分班", "--until", "2027-03-31")

    assert done.returncode == 0
    assert done.stdout == f"{team}:11: DUT003 duty-duplicated accepted at duties.letters until 2027-03-31\n"
    assert done.stderr == f"next: commops check {team}\n"
    assert team.read_text() == TEAM.replace(
        "# end\n",
        """\
# end
policy:
  waive:
    - rule: duty-duplicated
      at: duties.letters
      reason: 旺季，两人分班
      until: 2027-03-31
""",
    )
    assert states(run, team) == {
        "DAT002 roles.printer.reports_to": "open",
        "DUT003 roles.editor.duties.letters": "waived",
    }


def test_the_waiver_holds_on_its_last_day_and_is_a_finding_on_the_next(run: Run, team: Path) -> None:
    run("accept", LETTERS, str(team), "--reason", "a trial", "--until", "2027-03-31")
    last = run("check", str(team), "--as-of", "2027-03-31", "-f", "concise")
    after = run("check", str(team), "--as-of", "2027-04-01", "-f", "concise", "--ignore", "DAT002")

    assert "DUT003" not in last.stdout
    assert [line.partition(": ")[2] for line in after.stdout.splitlines()] == [
        "warning[DUT003 duty-duplicated] 2 roles lead “letters”: “editor” and “reporter”",
        "warning[POL001 waiver-expired] the waiver of duty-duplicated at duties.letters ended on 2027-03-31",
    ]


def test_a_finding_accepted_anew_is_waived_and_the_old_waiver_is_named(run: Run, team: Path) -> None:
    run("accept", LETTERS, str(team), "--reason", "a trial", "--until", "2027-03-31")
    late = ("--as-of", "2027-04-01")
    done = run("accept", LETTERS, str(team), "--reason", "still", "--until", "2027-06-30", *late)

    assert done.returncode == 0
    assert done.stderr.splitlines()[0] == f"the earlier waiver at {team}:11 is over: delete it"
    assert states(run, team, *late)["DUT003 roles.editor.duties.letters"] == "waived"


@pytest.mark.parametrize("word", ["05fd", "05FD9C", "05fd9c8863c4"])
def test_the_first_digits_will_do(run: Run, team: Path, word: str) -> None:
    assert run("accept", word, str(team), "--reason", "x").returncode == 0
    assert states(run, team)["DUT003 roles.editor.duties.letters"] == "waived"


def test_several_at_once_in_their_order(run: Run, team: Path) -> None:
    done = run("accept", NOBODY, LETTERS, NOBODY, str(team), "--reason", "x", "--until", "2026-11-20")

    assert [line.split(": ")[1][:6] for line in done.stdout.splitlines()] == ["DAT002", "DUT003"]
    assert set(states(run, team).values()) == {"waived"}


def test_without_an_end_it_says_so(run: Run, team: Path) -> None:
    done = run("accept", LETTERS, str(team), "--reason", "two signatures by law")

    assert done.returncode == 0
    assert done.stdout == (
        f"{team}:11: DUT003 duty-duplicated accepted at duties.letters, without an end; --until DATE would set one\n"
    )
    assert "until" not in team.read_text()


def test_without_a_day_in_the_file_it_says_that_the_end_needs_one(run: Run, team: Path) -> None:
    team.write_text(TEAM.replace("as_of: 2026-11-20\n", ""))
    done = run("accept", LETTERS, str(team), "--reason", "x", "--until", "2020-01-01")

    assert done.returncode == 0
    assert "the file has no as_of: the date counts only in runs with --as-of DATE" in done.stderr


def test_a_dry_run_shows_the_difference_and_writes_nothing(run: Run, team: Path) -> None:
    done = run("accept", LETTERS, "--reason", "x", "--dry-run", cwd=team.parent)

    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout
        == """\
--- a/team.yaml
+++ b/team.yaml
@@ -6,3 +6,8 @@
   reporter: {reports_to: editor, duties: [reporting, letters]}
   printer: {reports_to: nobody, duties: [printing]}
 # end
+policy:
+  waive:
+    - rule: duty-duplicated
+      at: duties.letters
+      reason: x
"""
    )
    assert team.read_text() == TEAM


def test_covers_one_of_several_findings_of_a_rule_at_a_place(run: Run, team: Path) -> None:
    team.write_text("""\
name: Paper
roles:
  editor: {root: true, duties: [editing]}
duties:
  editing:
    vague: regularly
    tasks:
      a: {text: Sort the post, vague: regularly}
      b: {text: Burn the post, vague: regularly}
""")
    report = json.loads(run("check", str(team), "-f", "json", "--select", "CLR005").stdout)
    ids = {one["pointer"]: one["id"] for one in report["findings"]}
    for pointer, one in ids.items():
        before = team.read_text()
        assert run("accept", one, str(team), "--reason", "x").returncode == 0
        found = {key: state for key, state in states(run, team).items() if key.startswith(("CLR005", "POL"))}

        assert found.pop(f"CLR005 {pointer}") == "waived"
        assert set(found.values()) == {"open"}
        team.write_text(before)
    assert len(ids) == 3


def test_a_finding_without_a_place_of_its_own_is_accepted_by_its_id(run: Run, team: Path) -> None:
    team.write_text("name: Paper\nroles:\n  a: {duties: [x]}\n  b: {duties: [y]}\n  c: {duties: [z]}\n")
    report = json.loads(run("check", str(team), "-f", "json", "--select", "STR002").stdout)
    one = report["findings"][0]["id"]

    assert run("accept", one, str(team), "--reason", "twins").returncode == 0
    assert f"      at: {one}\n" in team.read_text()
    assert states(run, team, "--select", "STR002,POL") == {"STR002 roles": "waived"}


def test_writes_where_the_policy_stands(run: Run, team: Path) -> None:
    rules = "# what we accept\npolicy:\n  waive:\n    # none yet\n"
    (team.parent / "parts").mkdir()
    (team.parent / "parts/rules.yaml").write_text(rules)
    team.write_text(TEAM + "include: [parts/rules.yaml]\n")
    done = run("accept", LETTERS, "--reason", "x", cwd=team.parent)

    assert done.stdout.startswith("parts/rules.yaml:5: DUT003")
    assert done.stderr == "next: commops check team.yaml\n"
    assert team.read_text() == TEAM + "include: [parts/rules.yaml]\n"
    assert (team.parent / "parts/rules.yaml").read_text() == rules + (
        "    - rule: duty-duplicated\n      at: duties.letters\n      reason: x\n"
    )


def test_of_a_folder_without_an_entry_it_writes_where_the_roles_are(run: Run, team: Path) -> None:
    team.rename(team.parent / "b.yaml")
    (team.parent / "a.yaml").write_text("units:\n  desk: {name: Desk}\n")
    done = run("accept", LETTERS, str(team.parent), "--reason", "x")

    assert done.stdout.startswith(f"{team.parent}/b.yaml:11: DUT003")


LISTED = "policy:\r\n  waive:\r\n  - {rule: root-count, at: roles, reason: y}  # c\r\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (LISTED, LISTED + "  - {rule: duty-duplicated, at: duties.letters, reason: x}\r\n"),
        (
            "policy: {fail_on: never}\n",
            "policy: {fail_on: never, waive: [{rule: duty-duplicated, at: duties.letters, reason: x}]}\n",
        ),
    ],
)
def test_writes_as_the_waivers_before_it_are_written(run: Run, team: Path, before: str, after: str) -> None:
    head = TEAM.replace("\n", "\r\n") if "\r" in before else TEAM
    team.write_bytes(b"\xef\xbb\xbf" + (head + before).encode())

    assert run("accept", LETTERS, str(team), "--reason", "x").returncode == 0
    assert team.read_bytes() == b"\xef\xbb\xbf" + (head + after).encode()


def test_a_waiver_may_settle_a_principle(run: Run, team: Path) -> None:
    team.write_text(TEAM + "principles:\n  clear: {text: One lead, checks: [duty-duplicated, dangling-reference]}\n")

    assert "GOV011 principles.clear" in states(run, team)
    assert run("accept", LETTERS, str(team), "--reason", "x").returncode == 0
    assert states(run, team)["GOV011 principles.clear"] == "open"
    assert run("accept", NOBODY, str(team), "--reason", "x").returncode == 0
    assert "GOV011 principles.clear" not in states(run, team)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["05fe"], "there is no finding “05fe”; open now: 05fd9c (DUT003 duty-duplicated)"),
        (["ffff"], f"there is no finding “ffff”; open now: {NOBODY} (DAT002 dangling-reference) and {LETTERS} (DUT003"),
        (["05f"], "“05f” is too short: give at least 4 digits"),
        (["DUT003"], "“DUT003” is no id of a finding"),
        (["letters", LETTERS], "“letters” is no id of a finding"),
        ([], "say which finding: commops accept ID --reason TEXT [FILE]"),
        ([LETTERS, "-"], "standard input is none"),
        ([LETTERS, "nowhere.yaml"], "there is no file or folder “nowhere.yaml”"),
        ([LETTERS, "--until", "2026-11-19"], "--until 2026-11-19 lies before 2026-11-20, the day of this check"),
        ([LETTERS, "--until", "2027-01-01", "--as-of", "2027-01-02"], "--until 2027-01-01 lies before 2027-01-02"),
        ([LETTERS, "--until", "soon"], "“soon” is no date of the form 2026-03-31"),
        ([LETTERS, "--reason", " "], "say why the finding may stay: --reason TEXT"),
    ],
)
def test_what_it_cannot_do_ends_with_2_and_writes_nothing(
    run: Run, team: Path, words: list[str], sentence: str
) -> None:
    reason = [] if "--reason" in words else ["--reason", "x"]
    done = run("accept", *words, *reason, cwd=team.parent, env={"COLUMNS": "200"})

    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert team.read_text() == TEAM


def test_a_reason_is_needed(run: Run, team: Path) -> None:
    done = run("accept", LETTERS, cwd=team.parent)

    assert (done.returncode, done.stderr) == (
        2, "commops: cannot run: say why the finding may stay: --reason TEXT\n"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("more", "code", "sentence"),
    [
        ("colour: blue\n", "SCH001", "it says that the file cannot be read right, and that cannot be accepted"),
        ("people: [\n", "SYN001", "it says that the file cannot be read right, and that cannot be accepted"),
        (
            "policy: {waive: [{rule: root-count, at: roles, reason: y}]}\n",
            "POL002",
            "it speaks of a waiver at team.yaml:9, and that is what has to change",
        ),
    ],
)
def test_what_says_that_the_file_is_wrong_is_refused(run: Run, team: Path, more: str, code: str, sentence: str) -> None:
    team.write_text(TEAM + more)
    report = json.loads(run("check", "-f", "json", cwd=team.parent).stdout)
    one = next(found["id"] for found in report["findings"] if found["code"] == code)
    done = run("accept", one, "--reason", "x", cwd=team.parent)

    assert done.returncode == 2
    assert f"{one} is {code}" in done.stderr
    assert sentence in done.stderr
    assert team.read_text() == TEAM + more


def test_a_waiver_by_hand_of_what_cannot_be_accepted_does_nothing_and_is_found(run: Run, team: Path) -> None:
    team.write_text(
        TEAM.replace("printer: {", "printer: {colour: blue, ")
        + "policy: {waive: [{rule: SCH001, at: roles.printer, reason: y}]}\n"
    )
    found = states(run, team)

    assert found["SCH001 roles.printer.colour"] == "open"
    assert found["POL002 policy.waive.0.at"] == "open"


def test_what_is_accepted_already_is_not_accepted_again(run: Run, team: Path) -> None:
    run("accept", LETTERS, str(team), "--reason", "x", "--until", "2027-03-31")
    before = team.read_text()
    done = run("accept", LETTERS, str(team), "--reason", "x")

    assert done.returncode == 2
    assert f"{LETTERS} (DUT003 duty-duplicated) is accepted already, until 2027-03-31" in done.stderr
    assert team.read_text() == before


def test_the_first_digits_of_several_findings_are_too_few(run: Run, team: Path) -> None:
    lines = [f"  r{n}: {{reports_to: n{n}, duties: [d{n}]}}\n" for n in range(600)]
    team.write_text("name: Paper\nroles:\n" + "".join(lines))
    report = json.loads(run("check", str(team), "-f", "json").stdout)
    ids = sorted(one["id"] for one in report["findings"] if one["code"] == "DAT002")
    twins = next((a, b) for a, b in pairwise(ids) if a[:4] == b[:4])
    done = run("accept", twins[0][:4], str(team), "--reason", "x")

    assert done.returncode == 2
    assert f"“{twins[0][:4]}” may be any of {twins[0]}" in done.stderr
    assert run("accept", twins[0], str(team), "--reason", "x").returncode == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("policy: {waive: all}\n", "has something else than a list under policy.waive; nothing was written"),
        ("x-list: &w [{rule: STR002, at: roles, reason: y}]\npolicy: {waive: *w}\n", "something else than a list"),
        (
            "policy: {waive: &w [{rule: STR002, at: roles, reason: y}]}\nnote: *w\n",
            "Write it by hand under policy.waive",
        ),
    ],
)
def test_a_file_that_cannot_take_it_is_left_alone(run: Run, team: Path, text: str, sentence: str) -> None:
    team.write_text(TEAM + text)
    done = run("accept", LETTERS, str(team), "--reason", "x")

    assert done.returncode == 2
    assert sentence in done.stderr
    assert team.read_text() == TEAM + text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh-CN", ":11：已接受 duties.letters 的 DUT003 duty-duplicated，至 2027-03-31\n"),
        ("zh-TW", ":11：已接受 duties.letters 的 DUT003 duty-duplicated，至 2027-03-31 止\n"),
    ],
)
def test_speaks_the_language(run: Run, team: Path, language: str, told: str) -> None:
    call = ("accept", LETTERS, str(team), "--reason", "x", "--until", "2027-03-31", "--lang", language)

    assert run(*call).stdout == f"{team}{told}"


def test_a_waiver_with_an_end_asks_for_the_day_where_none_is_known(run: Run, team: Path) -> None:
    run("accept", LETTERS, str(team), "--reason", "x", "--until", "2027-03-31")
    team.write_text("".join(line for line in team.read_text().splitlines(True) if not line.startswith("as_of:")))

    def summary(*more: str) -> str:
        return run("check", str(team), "--width", "300", *more).stdout.splitlines()[-1]

    assert "; 1 accepted (1 until a day; say which day it is: --as-of)" in summary()
    assert "; 1 accepted — exit" in summary("--as-of", "2027-03-01")
