"""The command line as a user meets it: exit statuses, streams, formats, languages."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from commops.cli import _RANK, commands
from commops.cli.findings import FORMATS
from commops.reporters.json import SCHEMA
from tests.conftest import ROOT, Run

CLEAN = "name: Paper\nroles:\n  editor: {root: true, duties: [editing]}\n"
OVERLAP = """\
name: Paper
roles:
  editor: {root: true, duties: [editing, letters]}
  reporter: {reports_to: editor, duties: [reporting, letters]}
"""
DANGLING = "name: Paper\nroles:\n  editor: {reports_to: publisher, duties: [editing]}\n"


def test_status_0_where_nothing_is_found(run: Run) -> None:
    done = run("check", "-", stdin=CLEAN)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "<stdin> (1 role): nothing found\n"


def test_status_1_for_an_error_and_only_from_fail_on_upwards(run: Run) -> None:
    assert run("check", "-", stdin=DANGLING).returncode == 1
    assert run("check", "-", "--fail-on", "never", stdin=DANGLING).returncode == 0
    assert run("check", "-", stdin=OVERLAP).returncode == 0
    assert run("check", "-", "--fail-on", "warning", stdin=OVERLAP).returncode == 1


def test_policy_says_from_where_on_a_run_fails_and_the_option_overrides_it(run: Run) -> None:
    text = OVERLAP + "policy: {fail_on: warning}\n"

    assert run("check", "-", stdin=text).returncode == 1
    assert run("check", "-", "--fail-on", "error", stdin=text).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["check", "nowhere.yaml"], "cannot run: there is no file or folder “nowhere.yaml”"),
        (["check", "READM.md"], "did you mean README.md?"),
        (["check"], "there is neither team.yaml, org.yaml here"),
        (
            ["check", "-", "--fail-on", "eror"],
            "--fail-on takes error, warning, info and never, not “eror”; did you mean error?",
        ),
        (["check", "-", "--format", "jsn"], "did you mean json?"),
        (["check", "-", "--select", "DUT999"], "there is no rule “DUT999”"),
        (["check", "-", "--ignore", "duty-duplicatd"], "did you mean duty-duplicated?"),
        (["check", "-", "--as-of", "tomorrow"], "“tomorrow” is no date of the form 2026-03-31"),
        (["check", "-", "--colour"], "there is no option --colour; did you mean --color?"),
        (["chek"], "there is no command “chek”; did you mean check?"),
        (["explain"], "CODE is missing"),
        (["explain", "DUT"], "there is no rule “DUT”"),
        (["check", "-", "--lang", "fr"], "--lang takes zh-CN, zh-TW or en, not “fr”"),
        (["init", "--from", "six-rols", "x"], "there is no example “six-rols”; did you mean six-roles?"),
    ],
)
def test_status_2_and_a_sentence_where_it_cannot_run(run: Run, arguments: list[str], sentence: str) -> None:
    done = run(*arguments, stdin=CLEAN)

    assert done.returncode == 2
    assert done.stdout == ""
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_status_2_where_there_is_nothing_to_check(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "name.yaml").write_text("name: Paper\n")

    assert run("check", str(tmp_path / "empty")).returncode == 2
    assert run("check", str(tmp_path / "name.yaml")).returncode == 2


def test_a_fault_of_yaml_is_a_finding_and_not_a_crash(run: Run) -> None:
    done = run("validate", "-", "-f", "concise", stdin="name: [Paper\nroles: {}\n")

    assert done.returncode == 1
    assert done.stdout.startswith("<stdin>:1:7: error[SYN001 yaml-syntax] ")


def test_a_closed_pipe_ends_quietly_with_141() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "commops", "schema"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 141
    assert error == b""


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout.startswith("commops 0.")
    assert run("-V").stdout == run("--version").stdout
    helped = run("--help")
    assert helped.returncode == 0
    for name in commands():
        assert f"  {name} " in helped.stdout
    assert list(_RANK) == commands()


@pytest.mark.parametrize("name", commands())
@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_every_command_has_help_in_three_languages(run: Run, name: str, language: str) -> None:
    done = run(name, "--help", "--lang", language)

    assert (done.returncode, done.stderr) == (0, "")
    assert {"en": "Usage: commops", "zh-CN": "用法： commops", "zh-TW": "用法： commops"}[language] in done.stdout
    if language != "en":
        options = [line for line in done.stdout.splitlines() if line.lstrip().startswith("--") and "  " in line.strip()]
        assert all(any("\u4e00" <= c <= "\u9fff" for c in line) for line in options)


def test_formats_are_the_files_of_the_folder() -> None:
    folder = ROOT / "src/commops/reporters"

    shared = {"__init__", "told", "places", "wire", "line_hash"}
    assert set(FORMATS) == {path.stem for path in folder.glob("*.py")} - shared


def test_json_follows_its_schema_and_names_ids(run: Run) -> None:
    done = run("gaps", "-", "-f", "json", stdin=OVERLAP)
    report = json.loads(done.stdout)

    jsonschema.validate(report, SCHEMA)
    (found,) = report["findings"]
    assert (found["code"], found["line"], found["column"], found["pointer"]) == (
        "DUT003",
        3,
        42,
        "roles.editor.duties.letters",
    )
    assert found["values"] == {"count": 2, "duty": "letters", "roles": ["editor", "reporter"]}
    assert [(item["line"], item["column"]) for item in found["related"]] == [(4, 54)]
    assert report["summary"] == {"error": 0, "warning": 1, "info": 0, "waived": 0, "baseline": 0}


def test_several_formats_in_one_run_and_files_written_whole(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "new" / "out.json"
    done = run("check", "-", "-f", "concise", "-f", f"json={target}", stdin=OVERLAP)

    assert done.stdout.count("\n") == 1
    assert json.loads(target.read_text())["findings"][0]["code"] == "DUT003"
    assert list(target.parent.iterdir()) == [target]


def test_the_text_shows_both_places_with_marks_under_them(run: Run) -> None:
    done = run("check", "-", stdin=OVERLAP)

    assert done.stdout.startswith("""\
warning[DUT003 duty-duplicated]: 2 roles lead “letters”: “editor” and “reporter”
 --> <stdin>:3:42  roles.editor.duties.letters
  |
3 |   editor: {root: true, duties: [editing, letters]}
  |                                          ^^^^^^^
4 |   reporter: {reports_to: editor, duties: [reporting, letters]}
  |                                                      -------
  |                                                     “reporter” leads it here
""")
    assert done.stdout.endswith("<stdin> (2 roles): 1 warning — exit 0: nothing is at or above error\n")


def test_marks_stand_under_wide_characters(run: Run) -> None:
    text = OVERLAP.replace("editor", "主编").replace("reporter", "记者").replace("letters", "来信")
    lines = run("check", "-", stdin=text).stdout.splitlines()

    source = next(line for line in lines if "主编: {root" in line)
    mark = lines[lines.index(source) + 1]
    before = source[: source.index("来信")]
    cells = sum(2 if "\u4e00" <= c <= "\u9fff" else 1 for c in before)
    assert mark.index("^") == cells
    assert mark.count("^") == 4


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("zh-CN", "错误"),
        ("zh_CN.UTF-8", "错误"),
        ("zh", "错误"),
        ("zh-Hant", "錯誤"),
        ("zh-TW", "錯誤"),
        ("C", "error"),
    ],
)
def test_speaks_the_language_of_the_environment(run: Run, tag: str, word: str) -> None:
    assert word in run("check", "-", stdin=DANGLING, env={"COMMOPS_LANG": "", "LC_ALL": tag}).stdout


def test_an_option_settles_the_language_wherever_it_stands(run: Run) -> None:
    assert "错误" in run("--lang", "zh-CN", "check", "-", stdin=DANGLING).stdout
    assert "錯誤" in run("check", "-", "--lang=zh-TW", stdin=DANGLING).stdout


def test_language_changes_sentences_only(run: Run) -> None:
    reports = [
        json.loads(run("check", "-", "-f", "json", "--lang", tag, stdin=OVERLAP).stdout)
        for tag in ("en", "zh-CN", "zh-TW")
    ]
    for report in reports:
        for item in report["findings"]:
            del item["message"], item["advice"]
            for related in item["related"]:
                del related["message"]

    assert reports[0] == reports[1] == reports[2]


def test_no_escape_reaches_a_pipe_and_colour_can_be_asked_for(run: Run) -> None:
    assert "\x1b" not in run("check", "-", stdin=OVERLAP).stdout
    assert "\x1b[33;1m" in run("check", "-", "--color", "always", stdin=OVERLAP).stdout
    assert "\x1b" not in run("check", "-", "--color", "never", stdin=OVERLAP).stdout


def test_output_that_is_not_utf_8_gets_signs_that_it_can_show(run: Run) -> None:
    done = run("check", "-", stdin=OVERLAP, env={"PYTHONIOENCODING": "ascii"})

    assert done.returncode == 0
    assert done.stdout.isascii()


def test_many_findings_of_a_kind_are_counted_and_machine_formats_hold_all(run: Run) -> None:
    roles = "".join(f"  r{n:03}: {{reports_to: nobody{n:03}, duties: [d{n}]}}\n" for n in range(100))
    text = f"name: Paper\nroles:\n{roles}"

    assert run("validate", "-", stdin=text).stdout.count("error[DAT002") == 20
    assert "and 80 more DAT002 dangling-reference" in run("validate", "-", stdin=text).stdout
    assert run("validate", "-", "-f", "concise", stdin=text).stdout.count("DAT002") == 100


def test_select_and_ignore_take_codes_names_and_families(run: Run) -> None:
    def codes(*arguments: str) -> set[str]:
        done = run(
            "check",
            "-",
            "-f",
            "json",
            *arguments,
            stdin=OVERLAP.replace("editor}", "editr}").replace(": editor,", ": editr,"),
        )
        return {item["code"] for item in json.loads(done.stdout)["findings"]}

    assert codes() >= {"DAT002", "DUT003"}
    assert codes("--select", "DUT") == {"DUT003"}
    assert codes("--select", "duty-duplicated,dat002") == {"DUT003", "DAT002"}
    assert "DUT003" not in codes("--ignore", "DUT003")


def test_validate_looks_at_the_file_and_gaps_at_the_design(run: Run) -> None:
    text = OVERLAP.replace("reports_to: editor", "reports_to: editr")

    def codes(command: str) -> set[str]:
        return {item["code"] for item in json.loads(run(command, "-", "-f", "json", stdin=text).stdout)["findings"]}

    assert codes("validate") == {"DAT002"}
    assert codes("gaps") == {"DUT003"}
    assert codes("check") == {"DAT002", "DUT003"}


def test_gaps_against_another_organisation_lists_what_was_dropped(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("name: Old paper\nroles:\n  clerk: {root: true, duties: [letters, archive]}\n")
    done = run("gaps", "-", "--against", str(other), "-f", "json", stdin=OVERLAP)
    dropped = [item["values"] for item in json.loads(done.stdout)["findings"] if item["code"] == "DUT010"]

    assert dropped == [{"duty": "archive", "other": "Old paper", "roles": ["clerk"]}]


def test_a_waiver_holds_until_its_day_and_then_the_finding_is_back(run: Run) -> None:
    waiver = "policy: {waive: [{rule: DUT003, at: roles.editor, reason: trial, until: 2026-06-30}]}\n"

    def states(day: str) -> list[tuple[str, str]]:
        done = run("check", "-", "-f", "json", "--as-of", day, stdin=OVERLAP + waiver)
        return [(item["code"], item.get("state", "open")) for item in json.loads(done.stdout)["findings"]]

    assert states("2026-06-30") == [("DUT003", "waived")]
    assert states("2026-07-01") == [("DUT003", "open"), ("POL001", "open")]


def test_policy_sets_severity_options_and_off(run: Run) -> None:
    def severities(rules: str) -> list[tuple[str, str]]:
        done = run("check", "-", "-f", "json", stdin=OVERLAP + f"policy: {{rules: {rules}}}\n")
        return [(item["code"], item["severity"]) for item in json.loads(done.stdout)["findings"]]

    assert severities("{duty-duplicated: error}") == [("DUT003", "error")]
    assert severities("{duty-duplicated: off}") == []
    assert severities("{DUT003: info}") == [("DUT003", "info")]
    assert severities("{duty-duplicatd: off}")[0] == ("DAT002", "error")
    assert severities("{span-too-wide: {maxi: 3}}")[0] == ("SCH001", "error")
    assert severities("{span-too-wide: {max: few}}")[0] == ("SCH002", "error")


def test_init_writes_a_first_file_that_is_clean_and_never_writes_over_one(run: Run, tmp_path: Path) -> None:
    for language in ("en", "zh-CN", "zh-TW"):
        folder = tmp_path / language
        assert run("init", str(folder), "--lang", language).returncode == 0
        assert run("check", str(folder), "--fail-on", "info").returncode == 0
        before = (folder / "team.yaml").read_bytes()
        again = run("init", str(folder))
        assert (again.returncode, (folder / "team.yaml").read_bytes()) == (2, before)
        assert before.startswith(b"# yaml-language-server: $schema=team.schema.json\n")


def test_init_begins_from_an_example(run: Run, tmp_path: Path) -> None:
    done = run("init", str(tmp_path / "mine"), "--from", "six-roles")

    assert done.returncode == 0
    assert (
        "community-director"
        in run("chart", str(tmp_path / "mine"), "--lang", "en").stdout + (tmp_path / "mine/team.yaml").read_text()
    )


def test_explain_prints_markdown_into_a_pipe(run: Run) -> None:
    page = run("explain", "duty-duplicated").stdout

    assert page == run("explain", "dut003").stdout
    assert page.startswith("# DUT003 duty-duplicated\n")
    assert "```yaml bad\n" in page
    assert "```yaml good\n" in page
    assert run("explain", "DUT003", "--lang", "zh-TW").stdout != page


def test_rules_are_listed_for_people_and_for_machines(run: Run) -> None:
    listed = json.loads(run("rules", "-f", "json").stdout)

    assert {"code", "name", "family", "severity", "title", "options"} == set(listed[0])
    assert "DUT003" in {rule["code"] for rule in listed}
    assert "duty-duplicated" in run("rules").stdout


def test_a_file_that_cannot_be_written_leaves_everything_as_it_was(run: Run, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    done = run("check", "-", "-f", f"json={tmp_path / 'taken' / 'out.json'}", stdin=OVERLAP)

    assert done.returncode == 2
    assert "cannot be" in done.stderr
    assert (tmp_path / "taken").read_text() == "a file, not a folder"


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_ends_quietly_with_130(tmp_path: Path) -> None:
    import signal
    import time

    fifo = tmp_path / "team.yaml"
    os.mkfifo(fifo)
    process = subprocess.Popen(
        [sys.executable, "-m", "commops", "check", str(fifo)], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    with fifo.open("w"):  # opens when the program has begun to read
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, error = process.communicate()

    assert process.returncode == 130
    assert error == b""


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "-"],
        ["gaps", "-", "-q", "--statistics"],
        ["validate", "-f", "concise", "-", "--fail-on", "warning"],
        [
            "check",
            "--select",
            "DUT",
            "--ignore",
            "STR",
            "-f",
            "json",
            "-",
            "--as-of",
            "2026-01-31",
            "--color",
            "always",
        ],
        ["check", "-", "--fail-on", "eror"],
        ["check", "nowhere.yaml"],
        ["check", "-", "--baseline", "nowhere.json"],
        ["gaps", "-", "--since", "HEAD"],
        ["check", "-", "--write-baseline", "--since", "HEAD"],
    ],
)
def test_the_shortcut_of_plain_calls_gives_what_the_long_way_gives(run: Run, arguments: list[str]) -> None:
    """``--width`` is not known to the shortcut, and 80 is what the run has anyway."""
    short, long = run(*arguments, stdin=OVERLAP), run(*arguments, "--width", "80", stdin=OVERLAP)

    assert (short.returncode, short.stdout, short.stderr) == (long.returncode, long.stdout, long.stderr)


def test_the_shortcut_leaves_to_typer_what_it_does_not_understand() -> None:
    from commops.cli.shortcut import shortcut

    assert shortcut(["check", "team.yaml", "-f", "json"]) is not None
    for arguments in (
        [],
        ["--help"],
        ["chart"],
        ["check", "a", "b"],
        ["check", "--help"],
        ["check", "-f"],
        ["check", "-fjson"],
    ):
        assert shortcut(arguments) is None


def test_the_front_door_opens_alone() -> None:
    """What a command does not need is not imported: neither by the door nor by a plain check."""
    code = (
        "import sys, commops.cli as c;"
        "early = set(sys.modules);"
        "c.run(['check', '-', '-q']);"
        "print([m for m in ('typer', 'pydantic', 'networkx', 'yaml', 'rich') if m in early],"
        " [m for m in ('typer', 'networkx', 'rich.console') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], input=CLEAN, capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[] []"
