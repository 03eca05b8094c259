"""``--fix`` and ``--diff``: the bytes before and after, what is left alone, and what is said."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commops.api.checking import Request, check
from commops.api.fixing import repaired
from commops.graph.texts.misspelt import Vocabulary
from commops.source.store import store_all
from tests.conftest import Run


def fixed(folder: Path, text: str | bytes, name: str = "team.yaml") -> bytes:
    """What ``validate --fix`` makes of a file."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    store_all(repaired(Request(str(path)), "validate").files)
    return path.read_bytes()


HEAD = "name: Paper\nroles:\n  chief: {root: true, duties: [steering]}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("    report_to: chief  # line\n", "    reports_to: chief  # line\n", id="key"),
        pytest.param("    'report_to': chief\n", "    'reports_to': chief\n", id="key-single"),
        pytest.param('    "report_to": chief\n', '    "reports_to": chief\n', id="key-double"),
        pytest.param("    reportsTo: chief\n", "    reports_to: chief\n", id="key-camel"),
        pytest.param("    dutys: [a]\n", "    duties: [a]\n", id="key-two-letters"),
        pytest.param("    nmae: Editor\n", "    name: Editor\n", id="key-of-four-letters"),
        pytest.param("    requires: {skils: [a]}\n", "    requires: {skills: [a]}\n", id="key-deep"),
        pytest.param("    reports_to: cheif\n", "    reports_to: chief\n", id="plain"),
        pytest.param("    reports_to: 'cheif' # x\n", "    reports_to: 'chief' # x\n", id="single"),
        pytest.param('    reports_to: "cheif"\n', '    reports_to: "chief"\n', id="double"),
        pytest.param("    reports_to: [cheif]\n", "    reports_to: [chief]\n", id="flow-list"),
        pytest.param("    reports_to:\n    - cheif  # x\n", "    reports_to:\n    - chief  # x\n", id="block-list"),
        pytest.param("    reports_to: {role: cheif}\n", "    reports_to: {role: chief}\n", id="below"),
        pytest.param("    dotted_to: {cheif: news}\n", "    dotted_to: {chief: news}\n", id="flow-key"),
        pytest.param("    dotted_to:\n      cheif: news\n", "    dotted_to:\n      chief: news\n", id="block-key"),
        pytest.param("    deputy: [Chief]\n", "    deputy: [chief]\n", id="case"),
        pytest.param("    deputy: [ｃｈｉｅｆ]\n", "    deputy: [chief]\n", id="width"),
        pytest.param("    deputy: [сhief]\n", "    deputy: [chief]\n", id="look-alike"),  # a Cyrillic es
        pytest.param("    deputy: ['chief ']\n", "    deputy: ['chief']\n", id="white-space"),
        pytest.param("    deputy: [chief, chief]\n", "    deputy: [chief]\n", id="twice"),
        pytest.param("    duties:\n    - a\n    - b\n    - a\n", "    duties:\n    - a\n    - b\n", id="twice-block"),
        pytest.param("    deputy: [cheif, chief, cheif]\n", "    deputy: [cheif, chief]\n", id="twice-and-there"),
        pytest.param("    report_to: cheif\n", "    reports_to: chief\n", id="slip-under-a-slip"),
        pytest.param("    reqires: {skils: [a]}\n", "    requires: {skills: [a]}\n", id="key-under-a-key"),
    ],
)
@pytest.mark.parametrize("stop", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "bom"])
def test_puts_a_slip_right_and_keeps_every_other_byte(
    tmp_path: Path, before: str, after: str, stop: str, mark: str
) -> None:
    team = (
        f"{mark}# Paper\t注\n{HEAD}  editor:\n    unit: x\n<>    purpose: >\n      Pages   \n\n      are read\n\n# end"
    )
    first, last = (team.replace("<>", lines).replace("\n", stop) for lines in (before, after))

    assert fixed(tmp_path, first) == last.encode()
    assert fixed(tmp_path, last) == last.encode()


CHINESE = """\
name: 社群运营团队
duties: {内容审核: {}, 内容发布: {}}
roles:
  社群 总监: {root: true, duties: [内容审核]}
  内容运营（夜班）: {reports_to: 社群　总监, duties: {内容审合: S, "内容发布": AR}}  # 夜
  用户运营: {reports_to: 内容运营(夜班), duties: [内容发发布]}
"""


def test_puts_chinese_ids_right(tmp_path: Path) -> None:
    after = CHINESE.replace("社群　总监", "社群 总监").replace("内容审合", "内容审核")
    after = after.replace("内容运营(夜班)", "内容运营（夜班）").replace("内容发发布", "内容发布")

    assert fixed(tmp_path, CHINESE).decode() == after


@pytest.mark.parametrize(
    ("odd", "known"),
    [
        ("team-2", ["team-1"]),
        ("team-b", ["team-a"]),
        ("线下运营", ["线上运营"]),
        ("线上", ["上线"]),
        ("inbound", ["outbound"]),
        ("trainee", ["trainer"]),
        ("import-clerk", ["export-clerk"]),
        ("junior-editor", ["senior-editor"]),
        ("buyer", ["payer"]),
        ("editors", ["editor", "editor-s", "editorz"]),
        ("EDITOR", ["Editor", "editor"]),
        ("内容审", ["内容审核"]),
        ("lead-2024", ["lead-2025"]),
        ("chef", ["chief"]),
        ("edtor", ["editor", "editors"]),
    ],
)
def test_another_word_is_no_slip(odd: str, known: list[str]) -> None:
    assert Vocabulary(known).meant(odd) == ""


@pytest.mark.parametrize(
    "role",
    [
        pytest.param("{reports_to: edtor}", id="two-candidates"),
        pytest.param("{report_to: chief, reports_to: chief}", id="key-is-there"),
        pytest.param("{reports_to: chief, duties: {editng: S, editing: AR}}", id="entry-is-there"),
        pytest.param("{reports_to: chief, deputy: [cheif, chief]}", id="item-is-there"),
        pytest.param("{reports_to: &boss cheif}", id="anchor"),
        pytest.param("{reports_to: nobody}", id="no-candidate"),
        pytest.param("{reports_to: chief, deputy: [Clerk]}", id="itself"),
        pytest.param("{reports_to: chief, purpse: {a: {b: c}}}", id="no-value-of-the-key"),
        pytest.param("{reports_to: chief, reqires: {yaers: [a]}}", id="no-value-of-a-key-below-the-key"),
        pytest.param("{reports_to: chief, kind_of_thing: x}", id="no-such-key"),
    ],
)
def test_leaves_what_is_not_safe(tmp_path: Path, role: str) -> None:
    text = f"duties: {{editing: {{}}, steering: {{}}}}\n{HEAD}  editor: {{}}\n  editors: {{}}\n  clerk: {role}\n"

    assert fixed(tmp_path, text) == text.encode()


def test_a_step_is_put_right_where_its_word_stands_once(tmp_path: Path) -> None:
    flow = f"{HEAD}workflows:\n  news:\n    steps:\n      write: {{by: chief}}\n      check: {{by: chief, <>}}\n"
    once, twice = flow.replace("<>", "on_reject: wrtie"), flow.replace("<>", "on_reject: wrtie, outputs: [wrtie]")

    assert fixed(tmp_path, once).decode() == once.replace("wrtie", "write")
    assert fixed(tmp_path, twice).decode() == twice


def test_puts_the_name_of_a_rule_and_of_a_library_role_right(tmp_path: Path) -> None:
    text = "roles:\n  a: {is: community/content-planer, root: true}\npolicy: {rules: {span-to-wide: {max: 9}}}\n"

    after = text.replace("planer", "planner").replace("span-to-", "span-too-")
    assert fixed(tmp_path, text).decode() == after


def test_leaves_a_line_that_would_close_a_circle(tmp_path: Path) -> None:
    text = HEAD.replace("root: true", "reports_to: Editor") + "  editor: {reports_to: chief, duties: [editing]}\n"

    assert fixed(tmp_path, text) == text.encode()


def test_makes_the_fixes_that_do_no_harm_beside_one_that_would(tmp_path: Path) -> None:
    circle = HEAD.replace("root: true", "reports_to: Editor, purpse: x")
    text = circle + "  editor: {reports_to: chief, duties: [editing, editing]}\n"

    assert fixed(tmp_path, text).decode() == text.replace("purpse:", "purpose:").replace(", editing]", "]")


def test_a_section_of_another_kind_is_not_taken_for_a_slip(tmp_path: Path) -> None:
    """``rules`` is one letter from ``roles``, and what stands in it says that no roles are meant."""
    (tmp_path / "more.yaml").write_text("rules: {span-too-wide: {max: 9}}\n")
    text = f"include: more.yaml\n{HEAD}"

    assert fixed(tmp_path, text) == text.encode()
    assert (tmp_path / "more.yaml").read_text() == "rules: {span-too-wide: {max: 9}}\n"


def test_puts_included_files_right_in_their_own_encoding(tmp_path: Path) -> None:
    more = "# 岗位\r\nroles:\r\n  编辑: {report_to: 主编, duties: [改稿]}\r\n"
    (tmp_path / "more.yaml").write_bytes(more.encode("gb18030"))
    text = "name: 报社\ninclude: [{file: more.yaml, encoding: gb18030}]\nroles:\n  主编: {root: true, dutys: [定稿]}\n"

    assert fixed(tmp_path, text).decode() == text.replace("dutys", "duties")
    assert (tmp_path / "more.yaml").read_bytes() == more.replace("report_to", "reports_to").encode("gb18030")


def test_leaves_libraries_tables_and_files_outside_the_folder(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "shelf").mkdir(parents=True)
    library = "roles:\n  editor: {purpse: x, duties: [editing, editing]}\n"
    (home / "shelf" / "roles.yaml").write_text(library)
    table = "id,nam,role\nann,Ann,cheif\n"
    (home / "people.csv").write_text(table)
    text = f"uses: [shelf/]\ninclude: people.csv\n{HEAD}  editor: {{is: shelf/editor, reports_to: chief}}\n"

    (home / "team.yaml").write_text(text)
    outcome = repaired(Request(str(home)), "check")
    assert (outcome.files, outcome.left) == ((), 0)
    assert fixed(home, text) == text.encode()
    assert (home / "shelf" / "roles.yaml").read_text() == library
    assert (home / "people.csv").read_text() == table

    outside = tmp_path / "outside.yaml"
    outside.write_text(HEAD + "  editor: {report_to: chief}\n")
    (home / "team.yaml").unlink()
    (home / "team.yaml").symlink_to(outside)
    outcome = repaired(Request(str(home / "team.yaml")), "validate")

    assert (outcome.files, outcome.left) == ((), 1)


SLIPS = HEAD + "  editor: {report_to: cheif, duties: [editing, editing]}\n"
RIGHT = HEAD + "  editor: {reports_to: chief, duties: [editing]}\n"


def test_says_what_it_fixed_and_reports_what_remains(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(SLIPS + "  clerk: {reports_to: nobody}\n")

    done = run("validate", "--fix", "-f", "concise", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (1, "team.yaml: 3 fixed\n")
    assert done.stdout == "team.yaml:5:23: error[DAT002 dangling-reference] there is no role “nobody”\n"
    assert (tmp_path / "team.yaml").read_text() == RIGHT + "  clerk: {reports_to: nobody}\n"


def test_has_status_0_once_nothing_remains_and_changes_nothing_the_second_time(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(SLIPS)

    assert run("check", str(file), "--fix", "--fail-on", "error").returncode == 0
    written = file.stat().st_mtime_ns
    again = run("check", str(file), "--fix", "--fail-on", "error")

    assert (again.returncode, again.stderr) == (0, "nothing to fix: no finding has a safe fix\n")
    assert (file.read_text(), file.stat().st_mtime_ns) == (RIGHT, written)


def test_diff_shows_the_change_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_bytes(SLIPS.replace("\n", "\r\n").removesuffix("\r\n").encode())
    before = (tmp_path / "team.yaml").read_bytes()

    done = run("validate", "--diff", cwd=tmp_path)

    assert (done.returncode, done.stderr) == (1, "team.yaml: 3 to be fixed\n")
    assert done.stdout == (
        "--- a/team.yaml\n+++ b/team.yaml\n@@ -1,4 +1,4 @@\n"
        " name: Paper\r\n roles:\r\n   chief: {root: true, duties: [steering]}\r\n"
        "-  editor: {report_to: cheif, duties: [editing, editing]}\n\\ No newline at end of file\n"
        "+  editor: {reports_to: chief, duties: [editing]}\n\\ No newline at end of file\n"
    )
    assert (tmp_path / "team.yaml").read_bytes() == before


def test_diff_has_the_status_of_the_findings_and_wins_over_fix(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(SLIPS)

    assert run("validate", str(file), "--diff", "--fix").returncode == 1
    assert run("validate", str(file), "--diff", "--fail-on", "never").returncode == 0
    assert run("validate", str(file), "--diff", "-f", f"json={tmp_path / 'out.json'}").stdout.startswith("--- a/")
    assert json.loads((tmp_path / "out.json").read_text())["summary"]["error"] == 1
    assert file.read_text() == SLIPS

    file.write_text(RIGHT)
    clean = run("validate", str(file), "--diff")
    assert (clean.returncode, clean.stdout) == (0, "")


def test_refuses_standard_input(run: Run) -> None:
    for option in ("--fix", "--diff"):
        done = run("validate", "-", option, stdin=SLIPS)

        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr == "commops: cannot run: --fix and --diff are for files; standard input is none\n"


def test_fixes_what_is_reported_and_not_accepted(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "team.yaml"
    file.write_text(SLIPS)

    run("validate", str(file), "--fix", "--ignore", "DAT")
    assert file.read_text() == SLIPS.replace("report_to", "reports_to")
    run("validate", str(file), "--fix", "--select", "entry-repeated")
    assert file.read_text() == SLIPS.replace("report_to", "reports_to").replace(", editing]", "]")

    waived = SLIPS + "policy: {waive: [{rule: entry-repeated, at: roles.editor, reason: on purpose}]}\n"
    file.write_text(waived)
    run("validate", str(file), "--fix")
    assert file.read_text() == waived.replace("report_to: cheif", "reports_to: chief")


def test_leaves_everything_as_it_was_where_a_file_cannot_be_written(run: Run, tmp_path: Path) -> None:
    long = "z" * 246 + ".yaml"  # so long that no temporary file can stand beside it
    (tmp_path / long).write_text("roles:\n  editor: {report_to: chief}\n")
    (tmp_path / "team.yaml").write_text(f"include: {long}\n{HEAD}  clerk: {{report_to: chief}}\n")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}

    done = run("validate", "--fix", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "cannot be written: File name too long" in done.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_finding_says_that_it_has_a_fix_and_json_carries_it(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(SLIPS)

    assert "   = fix: safe, run commops validate --fix\n" in run("validate", cwd=tmp_path).stdout
    assert "commops validate --fix" not in run("validate", "-", stdin=SLIPS).stdout
    assert "修复: 安全，运行 commops validate --fix" in run("validate", "--lang", "zh-CN", cwd=tmp_path).stdout
    assert "修正: 安全，執行 commops validate --fix" in run("validate", "--lang", "zh-TW", cwd=tmp_path).stdout
    found = {item["code"]: item for item in json.loads(run("validate", "-f", "json", cwd=tmp_path).stdout)["findings"]}
    edit = {"line": 4, "column": 12, "end_line": 4, "end_column": 21, "text": "reports_to"}
    assert found["SCH001"]["fix"] == {"file": "team.yaml", "edits": [edit]}
    edit = {"line": 4, "column": 46, "end_line": 4, "end_column": 55, "text": ""}
    assert found["DAT007"]["fix"] == {"file": "team.yaml", "edits": [edit]}


def test_a_finding_without_a_safe_fix_carries_none() -> None:
    report, _ = check(Request("-", stdin=(HEAD + "  clerk: {reports_to: nobody, zzz: 1}\n").encode()), "validate")

    assert [(item.rule, item.fix) for item in report.findings] == [("dangling-reference", None), ("unknown-key", None)]


IDS = ["content-lead", "editor", "publisher", "内容审核", "社群总监", "客服（夜班）", "Night desk"]
FLAWS = {
    "content-lead": ["contentt-lead", "content_lead", "Content-Lead", "contnet-lead"],
    "editor": ["editro", "ediitor", "ｅditor", "EDITOR"],
    "publisher": ["publsher", "publishre", "publishher"],
    "内容审核": ["内容审合", "内内容审核", "内容审核\u200b"],
    "社群总监": ["社群总监\u200b", "社群群总监", "社裙总监"],
    "客服（夜班）": ["客服(夜班)", "客服（夜班班）"],
    "Night desk": ["Night  desk", "night desk", "Nigth desk"],
}
QUOTES = st.sampled_from(["{}", "'{}'", '"{}"'])


@st.composite
def organisations(draw: st.DrawFn) -> tuple[str, str, str]:
    """The text of an organisation with one gap for a reference, the right word for it, and a miswritten one."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=5, unique=True))
    word = ids[0]
    odd = draw(st.sampled_from(FLAWS[word]))
    quote = draw(QUOTES)
    at = draw(st.integers(1, len(ids) - 1))
    shape = draw(st.sampled_from(["flow", "block", "list", "below"]))
    lines = ["name: 团队  # 名", "roles:"]
    for number, key in enumerate(ids):
        gap = quote.format("<>") if number == at else word
        head = draw(QUOTES).format(key)
        match shape if number else "root":
            case "root":
                lines.append(f"  {head}: {{root: true, duties: [a]}}")
            case "flow":
                lines.append(f"  {head}: {{reports_to: {gap}, duties: [b{number}]}}  # c")
            case "block":
                lines += [f"  {head}:", f"    reports_to: {gap}\t# c", "    # between", f"    duties: [b{number}]"]
            case "list":
                lines += [f"  {head}:", "    reports_to:", f"      - {gap}", f"    duties: [b{number}]"]
            case _:
                lines += [f"  {head}:", f"    reports_to: {{role: {gap}}}", f"    duties: {{b{number}: AR}}"]
    stop = draw(st.sampled_from(["\n", "\r\n"]))
    text = stop.join(lines) + draw(st.sampled_from(["", stop]))
    return draw(st.sampled_from(["", "\ufeff"])) + text, word, odd


@settings(max_examples=60)
@given(organisations())
def test_a_planted_slip_is_taken_out_again(
    tmp_path_factory: pytest.TempPathFactory, drawn: tuple[str, str, str]
) -> None:
    text, word, odd = drawn
    right = text.replace("<>", word)

    assert fixed(tmp_path_factory.mktemp("team"), text.replace("<>", odd)).decode() == right


@pytest.mark.parametrize(("word", "flaw"), [(word, flaw) for word, flaws in FLAWS.items() for flaw in flaws])
def test_each_planted_slip_is_one(word: str, flaw: str) -> None:
    assert Vocabulary(IDS).meant(flaw) == word


def test_diff_keeps_no_baseline_either(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text("name: T\nroles: {boss: {root: true, dutys: [lead]}}\n", encoding="utf-8")

    assert run("check", "--diff", "--write-baseline", cwd=tmp_path).returncode == 1
    assert [path.name for path in tmp_path.iterdir()] == ["team.yaml"]
