"""Whatever stands in a file, the answer is a finding at its place, and the rest is read."""

import codecs
import os
from pathlib import Path
from typing import NamedTuple

import pytest

from commops.api.checking import Opened, Request, check
from commops.finding import Reported
from commops.rules.page import page_of
from commops.rules.rule import Rule
from commops.rules.syntax.file_too_large import file_too_large
from commops.rules.syntax.include_missing import include_missing
from commops.rules.syntax.include_outside import include_outside
from commops.rules.syntax.wrong_encoding import wrong_encoding

GOOD = "name: Clinic\nroles:\n  nurse: {root: true, duties: [bandaging]}\n"
READING = ("SYN", "SCH", "DAT")

Found = list[tuple[str, int, int]]


def read(path: Path, data: str | bytes, limit: int | None = None) -> tuple[list[Reported], Opened]:
    """The findings of the reading, by place, and the organisation."""
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    request = Request(str(path)) if limit is None else Request(str(path), limit=limit)
    report, opened = check(request, "check")
    found = [item for item in report.findings if item.code.startswith(READING)]
    return sorted(found, key=lambda item: (item.place, item.code)), opened


def places(found: list[Reported]) -> Found:
    return [(item.code, item.place.line, item.place.column) for item in found]


class Case(NamedTuple):
    """A bad file: what is found in it, and which roles are there all the same."""

    name: str
    data: str | bytes
    found: Found
    roles: list[str]


BOMB = "glossary:\n  a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"  {name}: &{name} [{', '.join(['*' + before] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

BROKEN = [
    Case("an open list", GOOD + "  doctor:\n    duties: [a, b\n  porter: {}\n", [("SYN001", 5, 13)], []),
    Case("an open mapping", "roles: {nurse: {}, doctor: {}\nname: x\n", [("SYN001", 1, 8)], []),
    Case("an open quotation", GOOD + '  doctor: {name: "Dr\n', [("SYN001", 4, 18)], []),
    Case("a wrong bracket", "roles: {nurse: [a}\n", [("SYN001", 1, 16)], []),
    Case("two colons", "roles:\n  nurse: duties: [a]\n", [("SYN001", 2, 16)], []),
    Case("no colon", "name: Clinic\nroles\n  nurse: {}\n", [("SYN001", 2, 1)], []),
    Case("a full-width colon", "name: 诊所\nroles：\n  护士: {}\n", [("SYN001", 2, 6)], []),
    Case("a full-width colon first", "name：诊所\nroles:\n  护士: {}\n", [("SYN001", 1, 5)], []),
    Case("no dash", "roles:\n  nurse:\n    duties:\n      - a\n      b: c\n", [("SYN001", 5, 7)], []),
    Case("wrong indentation", GOOD + "   doctor: {}\n", [("SYN001", 4, 4)], []),
    Case("less indentation than the first line", "  purpose: x\nroles: {}\n", [("SYN001", 2, 1)], []),
    Case("a list behind its key", "roles:\n  nurse: - a\n", [("SYN001", 2, 10)], []),
    Case("a sign", "name: @clinic\n", [("SYN001", 1, 7)], []),
    Case("an unknown escape", 'name: "\\q"\n', [("SYN001", 1, 8)], []),
    Case("a lone surrogate", GOOD + '  doctor: {name: "\\ud800"}\n', [("SYN001", 4, 21)], []),
    Case("an unknown alias", GOOD + "  doctor: *nobody\n", [("SYN001", 4, 11)], []),
    Case("an alias without a name", "name: *\n", [("SYN001", 1, 8)], []),
    Case("an unknown prefix of a tag", "name: !x!y z\n", [("SYN001", 1, 7)], []),
    Case("text behind a bar", "purpose: |x\n  y\n", [("SYN001", 1, 11)], []),
    Case("a comma too many", "uses: [a,, b]\n", [("SYN001", 1, 10)], []),
    Case("brackets without end", "uses: [[[\n", [("SYN001", 1, 10)], []),
    Case("a tab", "roles:\n\tnurse: {}\n", [("SYN003", 2, 1)], []),
    Case("a tab below text", "roles:\n  nurse:\n    name: a\n\tpurpose: b\n", [("SYN003", 4, 1)], []),
    Case("a tab behind a blank", "roles:\n  nurse:\n    name: a\n \tpurpose: b\n", [("SYN003", 4, 2)], []),
    Case("an alias bomb", BOMB, [("SYN006", 6, 38)], []),
    Case("an alias in itself", "roles:\n  nurse: &a {deputy: *a}\n", [("SYN007", 2, 22)], []),
    Case("nested lists", "uses: " + "[" * 100_000, [("SYN008", 1, 70)], []),
    Case("nested mappings", "{a: " * 100_000, [("SYN008", 1, 257)], []),
    Case("nested dashes", "- " * 100_000, [("SYN008", 1, 129)], []),
    Case("nested lists in a dropped value", GOOD + "name: " + "[" * 100_000, [("SYN002", 4, 1), ("SYN008", 4, 70)], []),
    Case("a list as a key", GOOD + "  ? [a, b]\n  : {}\n", [("SYN013", 4, 5)], []),
    Case("a mapping as a key", GOOD + "  {a: b}: {}\n", [("SYN013", 4, 3)], []),
    Case("GB 18030", "name: 诊所\n".encode("gb18030"), [("SYN004", 1, 7)], []),
    Case("UTF-16", "name: 诊所\n".encode("utf-16"), [("SYN004", 1, 1)], []),
    Case("UTF-16 without a mark", "name: 诊所\n".encode("utf-16-le"), [("SYN004", 1, 1)], []),
    Case("UTF-32", "name: 诊所\n".encode("utf-32"), [("SYN004", 1, 1)], []),
    Case("a damaged byte", "name: 诊所\npurpose: 治".encode() + b"\xff\n", [("SYN004", 2, 11)], []),
    Case("damage behind a mark", codecs.BOM_UTF8 + b"name: \xff\n", [("SYN004", 1, 7)], []),
]

KEPT = [
    Case("a merge key", GOOD + "  doctor: {root: true, <<: {duties: [a]}}\n", [("SYN001", 4, 24)], ["nurse", "doctor"]),
    Case(
        "a duplicate key",
        GOOD + "  nurse: {duties: [b]}\n  doctor: {root: true}\n",
        [("SYN002", 4, 3)],
        ["nurse", "doctor"],
    ),
    Case("a duplicate field", GOOD + "  doctor: {root: true, root: false}\n", [("SYN002", 4, 24)], ["nurse", "doctor"]),
    Case("a NUL", GOOD + "  doc\0tor: {root: true}\n", [("SYN005", 4, 6)], ["nurse", "doc\ufffdtor"]),
    Case("an escaped NUL", GOOD + '  doctor: {root: true, name: "a\\0"}\n', [("SYN005", 4, 30)], ["nurse", "doctor"]),
    Case(
        "text turned round", GOOD + "  doctor: {root: true, name: a\u202eb}\n", [("SYN005", 4, 31)], ["nurse", "doctor"]
    ),
    Case(
        "text turned round by an escape",
        GOOD + '  doctor: {root: true, name: "a\\u202eb"}\n',
        [("SYN005", 4, 30)],
        ["nurse", "doctor"],
    ),
    Case("a line end in an id", GOOD + '  "doc\\ntor": {root: true}\n', [("SYN005", 4, 3)], ["nurse", "doc\ufffdtor"]),
    Case(
        "a line separator", GOOD + "  doctor: {root: true, name: a\u2028b}\n", [("SYN005", 4, 31)], ["nurse", "doctor"]
    ),
    Case("two documents", GOOD + "---\nroles: {doctor: {}}\n", [("SYN010", 4, 1)], ["nurse"]),
    Case("nothing", "", [("SYN011", 1, 1)], []),
    Case("a comment", "# nothing\n", [("SYN011", 1, 1)], []),
    Case("null", "~\n", [("SYN011", 1, 1)], []),
    Case(
        "an object",
        GOOD + "  doctor: !!python/object:os.system {root: true}\n",
        [("SYN012", 4, 11)],
        ["nurse", "doctor"],
    ),
    Case("a tagged text", GOOD + "  doctor: {root: true, name: !!int 3}\n", [("SYN012", 4, 30)], ["nurse", "doctor"]),
    Case("an unknown section", GOOD + "role: {}\n", [("SCH001", 4, 1)], ["nurse"]),
    Case("an unknown field", GOOD + "  doctor: {root: true, dutys: [a]}\n", [("SCH001", 4, 24)], ["nurse", "doctor"]),
    Case("a text for a whole", "Clinic\n", [("SCH002", 1, 1)], []),
    Case("a list for a whole", "# x\n- Clinic\n", [("SCH002", 2, 1)], []),
    Case("a list for a section", GOOD + "people: [anna]\n", [("SCH002", 4, 1)], ["nurse"]),
    Case("a text for a section", GOOD + "people: anna\n", [("SCH002", 4, 1)], ["nurse"]),
    Case("a text for an entry", GOOD + "  doctor: chief\n", [("SCH002", 4, 11)], ["nurse"]),
    Case(
        "a list for a text", GOOD + "  doctor: {root: true, purpose: [a]}\n", [("SCH002", 4, 33)], ["nurse", "doctor"]
    ),
    Case("a word for a truth", GOOD + "  doctor: {root: maybe}\n", [("SCH002", 4, 18)], ["nurse", "doctor"]),
    Case(
        "a word for a number", GOOD + "  doctor: {root: true, level: high}\n", [("SCH002", 4, 31)], ["nurse", "doctor"]
    ),
    Case(
        "a day that is none",
        GOOD + "  doctor: {root: true, reviewed_on: 2026-02-30}\n",
        [("SCH002", 4, 37)],
        ["nurse", "doctor"],
    ),
    Case(
        "a setting that is none",
        GOOD + "policy: {rules: {span-too-wide: {max: many}}}\n",
        [("SCH002", 4, 39)],
        ["nurse"],
    ),
    Case(
        "a waiver without reason",
        GOOD + "policy: {waive: [{rule: STR001, at: roles}]}\n",
        [("SCH003", 4, 18)],
        ["nurse"],
    ),
    Case("a number out of bounds", GOOD + "people: {anna: {capacity: 3}}\n", [("SCH004", 4, 27)], ["nurse"]),
    Case(
        "a word that is no choice",
        GOOD + "  doctor: {root: true, certainty: sure}\n",
        [("SCH004", 4, 35)],
        ["nurse", "doctor"],
    ),
    Case("an age", GOOD + "people: {anna: {age: 44}}\n", [("SCH005", 4, 17)], ["nurse"]),
    Case("an age in Chinese", GOOD + "people: {anna: {年龄: 44}}\n", [("SCH005", 4, 17)], ["nurse"]),
    Case("a day of birth for all", GOOD + "date-of-birth: x\n", [("SCH005", 4, 1)], ["nurse"]),
    Case("ids that look alike", GOOD + "  Nurse: {root: true}\n", [("DAT001", 3, 3)], ["nurse", "Nurse"]),
    Case("an empty field", GOOD + "  doctor: {root: true, purpose: }\n", [("DAT006", 4, 24)], ["nurse", "doctor"]),
]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_a_text_that_cannot_be_read_gives_one_finding_where_it_breaks(case: Case, tmp_path: Path) -> None:
    found, opened = read(tmp_path / "team.yaml", case.data)

    assert places(found) == case.found
    assert opened.loaded.broken
    assert list(opened.graph.roles) == case.roles


@pytest.mark.parametrize("case", KEPT, ids=lambda case: case.name)
def test_a_fault_in_one_entry_leaves_the_others(case: Case, tmp_path: Path) -> None:
    found, opened = read(tmp_path / "team.yaml", case.data)

    assert places(found) == case.found
    assert not opened.loaded.broken
    assert sorted(opened.graph.roles) == sorted(case.roles)


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.name)
def test_a_broken_file_does_not_take_the_others_with_it(case: Case, tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_bytes(case.data if isinstance(case.data, bytes) else case.data.encode())

    found, opened = read(tmp_path / "team.yaml", GOOD + "include: [bad.yaml]\n")

    assert places(found) == case.found
    assert {item.place.file for item in found} == {(tmp_path / "bad.yaml").as_posix()}
    assert list(opened.graph.roles) == ["nurse"]


def test_every_fault_is_found_in_one_reading(tmp_path: Path) -> None:
    found, opened = read(
        tmp_path / "team.yaml",
        "roles:\n  nurse: {dutys: [a], root: maybe}\n  doctor: {root: true}\n  doctor: {}\npeple: {}\n"
        "units: [a]\nname: a\u202eb\n",
    )

    assert places(found) == [
        ("SCH001", 2, 11), ("SCH002", 2, 29), ("SYN002", 4, 3), ("SCH001", 5, 1), ("SCH002", 6, 1), ("SYN005", 7, 8),
    ]  # fmt: skip
    assert list(opened.graph.roles) == ["nurse", "doctor"]


@pytest.mark.parametrize(
    ("before", "newline"), [(codecs.BOM_UTF8, b"\n"), (b"", b"\r\n"), (codecs.BOM_UTF8, b"\r\n"), (b"", b"\r")],
    ids=["mark", "crlf", "mark and crlf", "cr"],
)  # fmt: skip
def test_a_byte_order_mark_and_other_line_ends_are_no_faults(before: bytes, newline: bytes, tmp_path: Path) -> None:
    text = "nam: 诊所\nroles:\n  护士:\n    root: true\n    名: a\n  医生: {root: true, name: a\u202eb}\n"

    found, opened = read(tmp_path / "team.yaml", before + text.encode().replace(b"\n", newline))

    assert places(found) == [("SCH001", 1, 1), ("SCH001", 5, 5), ("SYN005", 6, 27)]
    assert list(opened.graph.roles) == ["护士", "医生"]


def test_bad_items_of_a_list_do_not_take_good_ones_with_them(tmp_path: Path) -> None:
    found, opened = read(
        tmp_path / "team.yaml",
        GOOD + "policy:\n  waive:\n"
        "    - {rule: STR001}\n"
        "    - {rule: DUT003, at: roles, reason: x}\n"
        "    - {rule: STR001, at: roles, reason: [x], until: soon}\n"
        "    - {rule: STR005, at: roles, reason: x}\n",
    )

    assert places(found) == [("SCH003", 6, 7), ("SCH003", 6, 7), ("SCH002", 8, 41), ("SCH002", 8, 53)]
    assert [item.values["key"] for item in found[:2]] == ["at", "reason"]
    assert [waiver.rule for waiver in opened.graph.org.policy.waive] == ["DUT003", "STR005"]


def test_forbidden_characters_do_not_reach_the_organisation(tmp_path: Path) -> None:
    _, opened = read(tmp_path / "team.yaml", GOOD + '  a: {name: "x\\u202e\\e[2J"}\n  b: {name: x\u202ey}\n')

    assert opened.graph.roles["a"].name == "x\ufffd\ufffd[2J"
    assert opened.graph.roles["b"].name == "x\ufffdy"


def test_a_file_of_something_else_gives_no_flood_of_findings(tmp_path: Path) -> None:
    found, _ = read(tmp_path / "team.yaml", "name: " + "\x01" * 1_000_000)

    assert [item.code for item in found] == ["SYN005"] * 100


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    found, opened = read(tmp_path / "team.yaml", GOOD, limit=20)

    assert places(found) == [("SYN009", 1, 1)]
    assert found[0].values == {"bytes": len(GOOD), "limit": 20}
    assert not opened.graph.roles


@pytest.mark.parametrize(
    ("include", "code", "column"),
    [
        ("../outside.yaml", "SYN015", 11),
        ("sub/../../outside.yaml", "SYN015", 11),
        ("/etc/passwd", "SYN015", 11),
        ("'..\\outside.yaml'", "SYN015", 11),
        ("'C:/outside.yaml'", "SYN015", 11),
        ("link.yaml", "SYN015", 11),
        ("linked/*.yaml", "SYN015", 11),
        ("broken.yaml", "SYN014", 11),
        ("partner.yaml", "SYN014", 11),
        ("partner-*.yaml", "SYN014", 11),
        ("''", "SYN014", 11),
        ("'.'", "SYN014", 11),
        ("a/**b", "SYN014", 11),
        ("x" * 300, "SYN014", 11),
        ("{file: partners.yaml, encoding: [gb18030]}", "SCH002", 11),
        ("{encoding: gb18030}", "SCH002", 11),
        ("[partners.yaml]", "SCH002", 11),
    ],
)
def test_an_include_stays_in_its_folder(include: str, code: str, column: int, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "sub").mkdir(parents=True)
    (home / "partners.yaml").write_text("partners: {lab: {}}\n")
    (tmp_path / "outside.yaml").write_text("roles: {spy: {root: true}}\n")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "a.yaml").write_text("roles: {spy: {root: true}}\n")
    (home / "link.yaml").symlink_to(tmp_path / "outside.yaml")
    (home / "linked").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (home / "broken.yaml").symlink_to(home / "nowhere.yaml")

    found, opened = read(home / "team.yaml", GOOD + f"include: [{include}]\n")

    assert places(found) == [(code, 4, column)]
    assert list(opened.graph.roles) == ["nurse"]


def test_a_missing_include_names_the_file_that_was_meant(tmp_path: Path) -> None:
    (tmp_path / "partners.yaml").write_text("partners: {lab: {}}\n")

    found, _ = read(tmp_path / "team.yaml", GOOD + "include: partner.yaml\n")

    assert found[0].values == {"path": "partner.yaml", "near": "partners.yaml"}


@pytest.mark.parametrize("name", ["../spies", "/etc", "..", "linked", "linked/a.yaml"])
def test_a_library_stays_in_the_folder(name: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "spies").mkdir()
    (tmp_path / "spies" / "a.yaml").write_text("roles: {spy: {root: true}}\n")
    (home / "linked").symlink_to(tmp_path / "spies", target_is_directory=True)

    found, _ = read(home / "team.yaml", GOOD + f"uses: [{name}]\n")

    assert places(found) == [("SYN015", 4, 8)]


@pytest.mark.parametrize("name", ["comunity", "no/such", "x/" + "y" * 300, "x" * 300])
def test_a_missing_library_is_a_finding(name: str, tmp_path: Path) -> None:
    found, _ = read(tmp_path / "team.yaml", GOOD + f"uses: [{name}]\n")

    assert places(found) == [("SYN014", 4, 8)]


def test_standard_input_includes_nothing_and_says_so() -> None:
    report, _ = check(Request("-", stdin=(GOOD + "include: [a.yaml]\n").encode()), "check")

    assert places([item for item in report.findings if item.code.startswith(READING)]) == [("SYN014", 4, 11)]


def test_files_that_include_each_other_are_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("include: [team.yaml, b.yaml]\nroles: {a: {root: true}}\n")
    (tmp_path / "b.yaml").write_text("include: [a.yaml]\nroles: {b: {root: true}}\n")

    found, opened = read(tmp_path / "team.yaml", GOOD + "include: ['*.yaml']\n")

    assert places(found) == []
    assert sorted(opened.graph.roles) == ["a", "b", "nurse"]


def test_one_id_in_two_files_is_one_finding_that_names_both(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("\nroles:\n  nurse: {root: true}\n  doctor: {root: true}\n")

    found, opened = read(tmp_path / "team.yaml", GOOD + "include: a.yaml\n")

    assert places(found) == [("DAT001", 3, 3)]
    assert found[0].place.file == (tmp_path / "a.yaml").as_posix()
    assert [(item.label, item.place) for item in found[0].related] == [
        ("first-here", opened.loaded.document.place(("roles", "nurse")))
    ]
    assert sorted(opened.graph.roles) == ["doctor", "nurse"]


PEOPLE = "include: [{file: people.csv}]\n"


@pytest.mark.parametrize(
    ("table", "expected", "people"),
    [
        ("", [("SYN011", 1, 1)], []),
        ("name,role\nAnna,nurse\n", [("SCH003", 1, 1)], []),
        ("id,name\n,Anna\nben,Ben\n", [("SCH003", 2, 1)], ["ben"]),
        ("id,name\nanna,Anna\nanna,Ann\n", [("SYN002", 3, 1)], ["anna"]),
        ("id,name\nanna,Anna,x\nben,Ben\n", [("SYN001", 2, 11)], ["anna", "ben"]),
        ("id,,name\nanna,x,Anna\n", [("SYN001", 2, 6)], ["anna"]),
        ("id,name,name\nanna,Anna,Ann\n", [("SYN002", 1, 9)], ["anna"]),
        ('id,name\nanna,"Anna\n', [("SYN001", 2, 6)], ["anna"]),
        ("id,age,sex\nanna,44,f\nben,33,m\n", [("SCH005", 1, 4), ("SCH005", 1, 8)], ["anna", "ben"]),
        ("id,nmae\nanna,Anna\nben,Ben\n", [("SCH001", 1, 4)], ["anna", "ben"]),
        ("id,years\nanna,many\n", [("SCH002", 2, 6)], ["anna"]),
        ("id,capacity\nanna,9\n", [("SCH004", 2, 6)], ["anna"]),
        ("id,skills\nanna,weighing:2; weighing:3\n", [("SYN002", 2, 18)], ["anna"]),
        ("id,role,fte\nanna,nurse,9\n", [("SCH004", 2, 12)], ["anna"]),
        ("id,skills\nanna,weighing:2; bandaging: 9\n", [("SCH004", 2, 29)], ["anna"]),
        ("id,role\nanna,nurse; norse\n", [("DAT002", 2, 13)], ["anna"]),
        ('id,role\nanna,"nurse; norse"\n', [("DAT002", 2, 14)], ["anna"]),
        ("id,role\nanna,  norse\n", [("DAT002", 2, 8)], ["anna"]),
    ],
)
def test_a_fault_in_a_table_is_found_at_its_cell(
    table: str, expected: Found, people: list[str], tmp_path: Path
) -> None:
    (tmp_path / "people.csv").write_text(table)

    found, opened = read(tmp_path / "team.yaml", GOOD + PEOPLE)

    assert places(found) == expected
    assert {item.place.file for item in found} == {(tmp_path / "people.csv").as_posix()}
    assert list(opened.graph.org.people) == people
    assert list(opened.graph.roles) == ["nurse"]


@pytest.mark.parametrize("before", [b"", codecs.BOM_UTF8], ids=["plain", "mark"])
@pytest.mark.parametrize("newline", [b"\n", b"\r\n"], ids=["lf", "crlf"])
def test_a_table_may_have_a_byte_order_mark_and_other_line_ends(before: bytes, newline: bytes, tmp_path: Path) -> None:
    table = "id,name,role\nanna,安娜,norse\n"
    (tmp_path / "people.csv").write_bytes(before + table.encode().replace(b"\n", newline))

    found, opened = read(tmp_path / "team.yaml", GOOD + PEOPLE)

    assert places(found) == [("DAT002", 2, 9)]
    assert opened.graph.org.people["anna"].name == "安娜"


def test_a_table_in_another_encoding_is_read_where_the_include_names_it(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_bytes("id,name\nanna,安娜\n".encode("gb18030"))

    found, _ = read(tmp_path / "team.yaml", GOOD + PEOPLE)
    mended, opened = read(tmp_path / "team.yaml", GOOD + "include: {file: people.csv, encoding: gb18030}\n")

    assert [(item.code, item.values) for item in found] == [("SYN004", {"encoding": "utf-8", "guess": "gb18030"})]
    assert places(mended) == []
    assert opened.graph.org.people["anna"].name == "安娜"


@pytest.mark.parametrize("encoding", ["klingon", "hex", "idna", "ascii", "'\\0'"])
def test_an_encoding_that_does_not_fit_is_a_finding(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("id,name\nanna,安娜\n")

    found, _ = read(tmp_path / "team.yaml", GOOD + f"include: {{file: people.csv, encoding: {encoding}}}\n")

    assert [item.code for item in found] == ["SYN004"]


@pytest.mark.parametrize(
    "rule", [wrong_encoding, file_too_large, include_missing, include_outside], ids=lambda r: r.code
)
def test_a_page_without_yaml_examples_has_others(rule: Rule) -> None:
    examples = page_of(rule).examples

    assert [(example.language, example.kind) for example in examples] == [("text", "bad"), ("text", "good")]


@pytest.mark.skipif(os.name == "nt", reason="names of files")
def test_the_includes_of_the_pages_are_what_they_say(tmp_path: Path) -> None:
    home = tmp_path / "clinic"
    (home / "roles").mkdir(parents=True)
    (home / "people").mkdir()
    (home / "roles" / "nurse.yaml").write_text("roles: {nurse: {root: true}}\n")
    (home / "people" / "staff.yaml").write_text("people: {anna: {}}\n")
    found = {}
    for rule in (include_missing, include_outside):
        for example in page_of(rule).examples:
            text = example.text.partition("team.yaml")[2].partition("\n")[0].strip()
            found[rule.code, example.kind] = [
                item.code for item in read(home / "team.yaml", f"name: Clinic\n{text}\n")[0]
            ]

    assert found == {
        ("SYN014", "bad"): ["SYN014"], ("SYN014", "good"): [], ("SYN015", "bad"): ["SYN015"], ("SYN015", "good"): [],
    }  # fmt: skip
