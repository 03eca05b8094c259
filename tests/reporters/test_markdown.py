"""A comment as GitHub shows it: held against a renderer of Markdown."""

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from commops.finding import Comparison, Known, Report, Severity
from commops.reporters import markdown
from commops.reporters.markdown import coded, escaped
from commops.source.tree import Place
from tests.conftest import Run
from tests.reporters.conftest import (
    CLEAN,
    COMMAND,
    LINK,
    NASTY,
    PIPE,
    SCRIPT,
    WAIVED,
    Written,
    report_of,
    reported,
    told_of,
)

NAMES = (COMMAND, PIPE, SCRIPT, LINK, "来信")
RENDERER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class _Page(HTMLParser):
    """The tags of a page, its text, the cells of its tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.rows: list[list[str]] = []
        self.inside = False
        self.feed(RENDERER.render(text))

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 -- as it is called
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.inside = True
        elif tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


def shown(text: str) -> str:
    """What a reader sees of a paragraph."""
    html = RENDERER.render(text)
    assert html.startswith("<p>"), html
    return unescape(re.sub(r"<[^>]*>", "", html)).rstrip("\n").replace("\u200b", "")


@pytest.mark.parametrize(
    "text",
    [
        *NAMES,
        "# no heading", "- no item", "+ no item", "= no line", "1. no item", "12) no item", "> no quote", "~~no~~",
        "*no* _no_ __no__ **no**", "![no](image)", "a\\|b", "\\`a`", "&lt; &amp;", "<!-- no -->", "a  b", "https://a.example",
        "$x$", "| a |", "``` no", "[ ] no", ":tada:", "a@b.example",
    ],
)  # fmt: skip
def test_an_escaped_text_shows_itself_and_does_nothing(text: str) -> None:
    assert shown(escaped(text)) == " ".join(text.split())
    assert RENDERER.render(escaped(text)).count("<") == 2
    row = _Page(f"| a | b |\n| --- | --- |\n| {escaped(text)} | x |\n").rows[1]
    assert [cell.replace("\u200b", "") for cell in row] == [" ".join(text.split()), "x"]


@pytest.mark.parametrize("text", ["team.yaml", "a|b", "`a", "a``b`", "<b>", "[a](b)", "@octocat"])
def test_a_text_in_code_shows_itself_in_a_cell(text: str) -> None:
    page = _Page(f"| a | b |\n| --- | --- |\n| {coded(text)} | x |\n")

    assert page.rows[1] == [text, "x"]
    assert page.tags.count("code") == 1


def test_mentions_issues_and_addresses_are_broken_up() -> None:
    text = escaped("@octocat #7 GH-8 https://evil.example www.evil.example")

    assert not re.search(r"@\w|(?<!&)#\d|GH-\d|://|www\.", text)


def test_control_characters_and_turns_of_direction_are_left_out() -> None:
    assert escaped("a\x00b\x1bc\u202ed\u2066e\ud800f") == "abcde\ufffdf"


def test_every_finding_is_a_row_below_its_severity(written: Written) -> None:
    text = written(NASTY + "policy: {rules: {duty-duplicated: error}}\n")["markdown"]
    page = _Page(text)

    assert text.startswith(
        "### commops\n\nteam.yaml (2 roles): 5 errors — exit 1: something is at or above error\n\n#### 5 errors\n"
    )
    assert {len(row) for row in page.rows} == {3}
    assert page.rows[0] == ["Where", "What", "What to do"]
    for name in NAMES:
        (row,) = (row for row in page.rows if f"“{name}”" in row[1].replace("\u200b", ""))
        sentence, place, code = row[1].split("\n")
        assert row[0] == "line\u00a03"
        assert sentence.replace("\u200b", "") == f"2 roles lead “{name}”: “主编” and “记者”"
        assert place == "line\u00a04: “记者” leads it here"
        assert re.fullmatch(r"DUT003 duty-duplicated · [0-9a-f]{6}", code)
        assert row[2].startswith("keep one lead and give the others S or C")
    assert not {"script", "a", "img"} & set(page.tags)


def test_the_worst_severity_comes_first() -> None:
    items = [reported(number, severity) for number, severity in enumerate(reversed(Severity))]
    text = markdown.write(report_of(*items), told_of())

    assert re.findall(r"^#### (.*)$", text, re.MULTILINE) == ["1 error", "1 warning", "1 remark"]


def test_accepted_findings_are_folded_away_with_reason_and_day(written: Written) -> None:
    text = written(WAIVED)["markdown"]
    open_, _, folded = text.partition("<details>\n<summary>Accepted: 1</summary>\n\n")

    assert "“archive”" in open_
    assert "“letters”" not in open_
    row = _Page(folded).rows[1]
    assert row[1].startswith("2 roles lead “letters”")
    assert row[2] == 'both read them, by turns | "weekly" until 2026-12-31'
    assert text.endswith("</details>\n")


def test_findings_that_were_there_before_are_folded_away_too() -> None:
    text = markdown.write(report_of(reported(), reported(1, state="baseline")), told_of())

    assert re.findall("<summary>(.*)</summary>", text) == ["Known from before: 1"]


def test_what_is_gone_is_listed_below_the_summary() -> None:
    gone = (Known("a" * 12, "DUT003", "duty-duplicated", "roles.a_b.duties"),)
    report = Report("team.yaml", None, (), compared=(Comparison("since", "main", 0, gone),))

    assert markdown.write(report, told_of()).endswith(
        "\n\n1 finding is gone since main:\n- DUT003 duty-duplicated roles.a\\_b.duties\n"
    )


def test_another_file_is_named_and_the_own_one_is_not() -> None:
    text = markdown.write(report_of(reported(place=Place("a|b/people.csv", 7, 1)), reported(3)), told_of())

    assert [row[0] for row in _Page(text).rows[1:]] == ["a|b/people.csv:7", "line\u00a04"]


def test_the_summary_names_the_file_as_the_repository_does(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "org").mkdir()
    (tmp_path / "org/team.yaml").write_text(CLEAN)
    done = run("check", str(tmp_path / "org"), "-f", "markdown", cwd=tmp_path / "org")

    assert done.stdout == "### commops\n\norg/team.yaml (1 role): nothing found\n"


def test_a_clean_run_is_one_line(written: Written) -> None:
    assert written(CLEAN)["markdown"] == "### commops\n\nteam.yaml (1 role): nothing found\n"


def test_many_findings_of_a_kind_are_counted_and_the_comment_stays_short() -> None:
    report = report_of(*(reported(number) for number in range(1000)))
    text = markdown.write(report, told_of())

    assert len(_Page(text).rows) == 21
    assert "\n… and 980 more DUT003 duty-duplicated; -f concise and -f json list them all\n" in text


def test_a_comment_is_never_longer_than_github_takes_and_says_where_it_ends() -> None:
    rules = [(f"DUT{number:03}", 20) for number in range(60)]
    items = [reported(number, code=code, id=f"{code}{number}") for code, count in rules for number in range(count)]
    waived = [reported(number, code=f"RAC{number:03}", state="waived") for number in range(600)]
    for found in (report_of(*items), report_of(*waived)):
        text = markdown.write(found, told_of())

        assert 60_000 < len(text) <= 65_536
        assert text.endswith("\n\n… there is no room for more here; -f json lists all findings\n")
        assert text.count("<details>") == text.count("</details>")
        assert {len(row) for row in _Page(text).rows} == {3}


def test_the_summary_of_a_job_holds_all_there_is_room_for() -> None:
    report = report_of(*(reported(number) for number in range(1000)))

    assert len(_Page(markdown.everything(report, told_of(), 2**20)).rows) == 1001
    assert 90_000 < len(markdown.everything(report, told_of(), 100_000).encode()) <= 100_000
    assert markdown.everything(report, told_of(), 20) == ""


@pytest.mark.parametrize(
    ("language", "words"), [("zh-CN", ["位置", "发现", "建议"]), ("zh-TW", ["位置", "發現", "建議"])]
)
def test_it_speaks_the_readers_language(written: Written, language: str, words: list[str]) -> None:
    assert _Page(written(NASTY, "--lang", language)["markdown"]).rows[0] == words
