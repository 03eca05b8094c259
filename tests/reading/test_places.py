"""A finding's place is where the text stands that it speaks of, in whatever way it is written."""

from pathlib import Path
from typing import NamedTuple

import pytest

from commops.api.checking import Request, check
from commops.source.tree import Place

READING = ("SYN", "SCH", "DAT")


class Case(NamedTuple):
    """Files of an organisation, and the words at the place of each finding, by code."""

    name: str
    files: dict[str, str]
    words: list[tuple[str, str]]


BLOCK = """\
# a newspaper
name: Paper
roles:
  publisher:
    root: true
    duties:
      - publishing
  editor:
    reports_to: publsher
    dutys: [editing]
    level: high
    unit: desk
    name_status: garbled
    duties:
      editing: AR
      printing: X
  proofreader:
    reports_to:
      - publisher
      - edtor
    deputy: [publisher, nobody]
    purpose:
units:
  desks: {}
"""

FLOW = """\
{name: Paper, roles: {publisher: {root: true, duties: [publishing]},
  editor: {reports_to: publsher, dutys: [editing], level: high, deputy: [publisher, nobody]},
    proofreader: {reports_to: [publisher, edtor], requires: {yeers: 3, skills: {writing: {level: 9}}}}}, unts: {}}
"""

QUOTED = """\
"name": 'Paper'
'roles':
    "publisher": {"root": "true", 'duties': ["publishing"]}
    'editor':
        "reports_to": "publsher"
        'dutys': ['editing']
        "level" : "high"
        'deputy': ['publisher', "nobody"]
        "name": "a\\u202eb"
"""

CHINESE = """\
name: 晚报社
roles:
  社长: {root: true, duties: [出版]}
  编辑: {reports_to: 设长, duties: {编稿: AR, 校对: 错}, 职责: [编稿]}
  記者: {reports_to: [社长, 编緝], 年龄: 30, level: 高}   # 𠮷 stands outside the basic plane
  𠮷田: {reports_to: 主笔, purpose: }
"""

FLOWS = """\
name: Paper
roles:
  editor: {root: true, duties: [editing]}
workflows:
  article:
    owner: edtor
    steps:
      write: {by: [editor, reporter], next: read}
      read:
        by: editor
        within: soon
people:
  anna:
    holds: {editor: {fte: 0.5, until: 2026-01-01, from: 2026-02-01}, porter: 9}
    prefers: [editor, printer]
policy:
  rules: {span-too-wyde: off, span-too-wide: {maks: 3}}
  separate: [{duties: [editing], max: 0}]
  waive:
    - rule: STR99
      at: roles.editor
      reason: none
"""

INCLUDED = {
    "team.yaml": "name: Paper\ninclude: [roles/*.yaml, people.csv]\n"
    "units:\n  desk: {head: editr}\nroles:\n  editor: {root: true}\n",
    "roles/a.yaml": "# one\nroles:\n  typist: {reports_to: edtor}\n  printer:\n    reports_to: [editor, typst]\n",
    "roles/b.yaml": "roles: {typist: {root: true}, Printer: {reports_to: editor, levl: 3}}\n",
    "people.csv": "id,name,role,fte,skills,years\nanna,Anna,editor; porter,0.5; 0.5,typing:2,3\n"
    'ben,"Ben, the ""old"" one", typst ,1,"reading:3; typing:9",few\n'
    'cora,"Co\nra",clerk,1,,1\n',
}

CASES = [
    Case("block", {"team.yaml": BLOCK}, [
        ("DAT002", "publsher"), ("SCH001", "dutys"), ("SCH002", "high"), ("DAT002", "desk"), ("DAT005", "garbled"),
        ("SCH002", "X"), ("DAT002", "edtor"), ("DAT002", "nobody"), ("DAT006", "purpose"),
    ]),
    Case("flow", {"team.yaml": FLOW}, [
        ("DAT002", "publsher"), ("SCH001", "dutys"), ("SCH002", "high"), ("DAT002", "nobody"), ("DAT002", "edtor"),
        ("SCH001", "yeers"), ("SCH004", "9"), ("SCH001", "unts"),
    ]),
    Case("quoted", {"team.yaml": QUOTED}, [
        ("DAT002", '"publsher"'), ("SCH001", "'dutys'"), ("SCH002", '"high"'), ("DAT002", '"nobody"'),
        ("SYN005", '"a\\u202eb"'),
    ]),
    Case("Chinese", {"team.yaml": CHINESE}, [
        ("DAT002", "设长"), ("SCH002", "错"), ("SCH001", "职责"), ("DAT002", "编緝"), ("SCH005", "年龄"),
        ("SCH002", "高"), ("DAT002", "主笔"), ("DAT006", "purpose"),
    ]),
    Case("workflows, people, policy", {"team.yaml": FLOWS}, [
        ("DAT002", "edtor"), ("DAT002", "reporter"), ("SCH002", "soon"), ("DAT003", "2026-01-01"), ("SCH004", "9"),
        ("DAT002", "printer"), ("DAT002", "span-too-wyde"), ("SCH001", "maks"), ("SCH004", "0"), ("DAT002", "STR99"),
    ]),
    Case("included", INCLUDED, [
        ("DAT002", "porter"), ("DAT002", "typst"), ("SCH004", "9"), ("SCH002", "few"), ("DAT002", "clerk"),
        ("DAT002", "edtor"), ("DAT001", "printer"), ("DAT002", "typst"),
        ("DAT001", "typist"), ("SCH001", "levl"),
        ("DAT002", "editr"),
    ]),
]  # fmt: skip


def write(files: dict[str, str], folder: Path, newline: str, before: str) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((before + text.replace("\n", newline)).encode())


def at(place: Place) -> str:
    """What stands at a place, as an editor counts: lines at LF, CR LF or CR, columns in characters."""
    text = Path(place.file).read_text("utf-8-sig")  # universal line ends
    return text.split("\n")[place.line - 1][place.column - 1 :]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize("before", ["", "\ufeff"], ids=["plain", "mark"])
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_finding_points_at_the_words_it_speaks_of(case: Case, before: str, newline: str, tmp_path: Path) -> None:
    write(case.files, tmp_path, newline, before)

    report, _ = check(Request(str(tmp_path / "team.yaml")), "check")

    found = sorted((item.place, item.code) for item in report.findings if item.code.startswith(READING))
    assert [code for _, code in found] == [code for code, _ in case.words]
    for (place, _), (_, words) in zip(found, case.words, strict=True):
        assert at(place).startswith(words), (place, at(place), words)


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_related_place_points_at_the_first_of_two(newline: str, tmp_path: Path) -> None:
    text = "roles:\n  编辑: {root: true, level: 1, level: 2}\n  校对: {root: true}\n  校对: {root: true}\n"
    write({"team.yaml": text}, tmp_path, newline, "")

    report, _ = check(Request(str(tmp_path / "team.yaml"), select=("SYN",)), "check")

    pairs = [(item.place, item.related[0].place) for item in report.findings]
    assert sorted((at(second), at(first)) for second, first in pairs if first is not None) == [
        ("level: 2}", "level: 1, level: 2}"),
        ("校对: {root: true}", "校对: {root: true}"),
    ]
    assert all(first is not None and first < second for second, first in pairs)


def test_an_open_bracket_is_shown_with_the_place_where_the_reader_stumbled(tmp_path: Path) -> None:
    write({"team.yaml": "roles:\n  editor:\n    duties: [a, b\n  printer: {}\n"}, tmp_path, "\n", "")

    report, _ = check(Request(str(tmp_path / "team.yaml")), "check")

    (found,) = report.findings
    assert at(found.place) == "[a, b"
    assert [at(item.place) for item in found.related if item.place] == [": {}"]


@pytest.mark.parametrize(
    "text", ["roles: [", "roles: {", 'name: "x', "roles:\n  a: [\n\n\n", "a: 'b\n", "a: [b,\n", "a: *"]
)
def test_every_place_lies_in_the_text(text: str, tmp_path: Path) -> None:
    write({"team.yaml": text}, tmp_path, "\n", "")

    report, _ = check(Request(str(tmp_path / "team.yaml")), "check")

    lines = text.split("\n")
    for item in report.findings:
        for place in [item.place, *(related.place for related in item.related if related.place)]:
            assert 1 <= place.line <= len(lines)
            assert 1 <= place.column <= len(lines[place.line - 1]) + 1
