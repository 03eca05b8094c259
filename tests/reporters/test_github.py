"""Annotations as the runner of GitHub Actions reads them."""

import re
from pathlib import Path

import pytest

from commops.finding import Severity
from commops.reporters import github
from commops.reporters.github import inert
from commops.source.tree import Place
from tests.conftest import Run
from tests.reporters.conftest import CLEAN, COMMAND, NASTY, Written, report_of, reported, told_of

ANNOTATION = re.compile(r"::(error|warning|notice) ([^:\r\n]*)::([^\r\n]*)")


def unescaped(text: str) -> str:
    for escape, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, sign)
    return text


def annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    """Command, properties and message of each line; a line of any other form fails."""
    found = []
    for line in text.splitlines():
        match = ANNOTATION.fullmatch(line)
        assert match, line
        properties = dict(part.split("=", 1) for part in match[2].split(","))
        found.append((match[1], {key: unescaped(value) for key, value in properties.items()}, unescaped(match[3])))
    return found


def test_every_finding_is_one_command_with_its_place(written: Written) -> None:
    out = written(
        "name: 报社\nroles:\n  主编: {root: true, duties: [审稿]}\n  记者: {reports_to: 社长, duties: [采访]}\n"
    )
    command, properties, message = annotations(out["github"])[0]

    assert command == "error"
    assert properties == {
        "file": "team.yaml", "line": "4", "endLine": "4", "col": "20", "endColumn": "22",
        "title": "DAT002 dangling-reference",
    }  # fmt: skip
    assert message.startswith("team.yaml:4:20: ")
    assert re.search(r"\ncommops explain DAT002   id [0-9a-f]{6}$", message)


def test_names_that_look_like_commands_stay_in_the_message(written: Written) -> None:
    found = annotations(written(NASTY)["github"])

    assert len(found) == 5
    assert any(f"“{COMMAND}”" in message for _, _, message in found)
    assert all(properties["title"] == "DUT003 duty-duplicated" for _, properties, _ in found)


def test_signs_of_the_grammar_are_escaped_in_properties_and_messages() -> None:
    item = reported(place=Place("50%,a:b\n.yaml", 1, 1), values={"duty": "100%\r\n::error::x", "roles": [], "count": 2})
    (line,) = github.write(report_of(item), told_of(["a"])).splitlines()

    assert line.startswith("::warning file=50%25%2Ca%3Ab%0A.yaml,line=1,endLine=1,col=1,endColumn=2,title=DUT003 ")
    assert "100%25%0D%0A::error::x" in line


def test_of_a_severity_ten_are_written_and_the_tenth_counts_the_rest() -> None:
    items = [reported(number, severity) for severity in reversed(Severity) for number in range(12)]
    found = annotations(github.write(report_of(*items), told_of(["a"] * 12)))

    assert [command for command, _, _ in found] == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    for last in (9, 19, 29):
        assert found[last][1:] == ({"title": "commops"}, "… and 3 more, see the job summary")
    assert [properties["line"] for _, properties, _ in found[:9]] == [str(number) for number in range(1, 10)]


def test_ten_of_a_severity_are_all_shown() -> None:
    found = annotations(github.write(report_of(*(reported(number) for number in range(10))), told_of(["a"] * 10)))

    assert [properties["line"] for _, properties, _ in found] == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize(("sign", "count"), [("x", 5000), ("审", 5000), ("\U00020bb7", 3000)])
def test_a_message_has_no_more_utf_16_units_than_github_shows(sign: str, count: int) -> None:
    item = reported(values={"duty": sign * count, "roles": [], "count": 2})
    ((_, _, message),) = annotations(github.write(report_of(item), told_of(["a"])))

    assert 4090 <= len(message.encode("utf-16-le")) // 2 <= 4096
    assert message.endswith(f"{sign}…")


def test_standard_input_has_no_file_to_be_annotated(run: Run) -> None:
    text = "name: Paper\nroles:\n  editor: {reports_to: nobody, duties: [editing]}\n"
    ((_, properties, message),) = annotations(run("validate", "-", "-f", "github", stdin=text).stdout)

    assert properties == {"title": "DAT002 dangling-reference"}
    assert message.startswith("<stdin>:3:24: ")


def test_a_clean_run_and_accepted_findings_annotate_nothing(written: Written) -> None:
    assert written(CLEAN)["github"] == ""
    waived = reported(state="waived", waiver={"reason": "trial", "until": None})
    assert github.write(report_of(waived, reported(1, state="baseline")), told_of(["a"])) == ""


def test_the_job_summary_gets_all_findings_behind_what_is_there(run: Run, tmp_path: Path) -> None:
    roles = "".join(f"  r{number}: {{reports_to: nobody, duties: [d{number}]}}\n" for number in range(30))
    summary = tmp_path / "summary.md"
    summary.write_text("# Earlier", encoding="utf-8")
    done = run(
        "validate",
        "-",
        "-f",
        "github",
        stdin=f"name: Paper\nroles:\n{roles}",
        env={"GITHUB_STEP_SUMMARY": str(summary)},
    )
    page = summary.read_text(encoding="utf-8")

    assert (done.returncode, done.stderr) == (1, "")
    assert len(annotations(done.stdout)) == 10
    assert page.startswith("# Earlier\n### commops\n")
    assert page.count("DAT002 dangling-reference") == 30


def test_other_formats_leave_the_job_summary_alone(run: Run, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    run("validate", "-", "-f", "sarif", "-f", "markdown", stdin=CLEAN, env={"GITHUB_STEP_SUMMARY": str(summary)})

    assert not summary.exists()


def test_a_full_summary_is_not_made_longer_than_github_takes(run: Run, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_bytes(b"x" * (2**20 - 1200))
    run("check", "-", "-f", "github", stdin=NASTY, env={"GITHUB_STEP_SUMMARY": str(summary)})

    assert summary.stat().st_size <= 2**20
    assert summary.read_text(encoding="utf-8").endswith(
        "… there is no room for more here; -f json lists all findings\n"
    )


def test_a_summary_that_cannot_be_written_does_not_change_the_outcome(run: Run, tmp_path: Path) -> None:
    gone = tmp_path / "gone" / "summary.md"
    done = run("check", "-", "-f", "github", stdin=CLEAN, env={"GITHUB_STEP_SUMMARY": str(gone)})

    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"the job summary “{gone}” cannot be written: No such file or directory\n"


def test_in_a_job_the_text_for_people_has_no_line_that_is_a_command(run: Run) -> None:
    text = NASTY.replace(COMMAND, "##[error]x " + "word " * 9 + COMMAND)
    plain = run("check", "-", stdin=text)
    guarded = run("check", "-", stdin=text, env={"GITHUB_ACTIONS": "true"})

    assert "##[error]" in plain.stdout
    assert "##[" not in guarded.stdout
    assert not [line for line in guarded.stdout.splitlines() if line.lstrip().startswith("::")]
    assert guarded.stdout.replace("\u200b", "") == plain.stdout


def test_a_command_is_recognised_behind_blanks_and_in_every_line() -> None:
    assert inert("a\n  ::error::x\n::::\nb :: c") == "a\n  :\u200b:error::x\n:\u200b:::\nb :: c"
