"""What the pages of the DAT, SCH and POL rules do not show: dates, groups, severities, sentences."""

from datetime import date
from pathlib import Path

import pytest

from commops import rules
from commops.api.checking import Request, check
from commops.finding import ID_KINDS, Reported, Severity
from commops.messages import BOUNDS, GUESSES, PROBLEMS, STATES, Speech
from commops.source.yaml_text import _PROBLEMS
from tests.conftest import ROOT

LANGUAGES = ["en", "zh-CN", "zh-TW"]


def found(text: str, code: str, as_of: date | None = None) -> list[Reported]:
    report, _ = check(Request("-", stdin=text.encode(), as_of=as_of), "check")
    return [item for item in report.open if item.code == code]


def said(item: Reported, language: str = "en") -> str:
    return Speech(language, None, ID_KINDS).rule(item.code, "message", rules.named(item.rule).message, item.values)


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


ARCHIVED = """\
name: Paper
units:
  fax-desk: {archived: 2019-12-31}
  letters: {parent: fax-desk}
roles:
  editor: {root: true, unit: fax-desk, duties: [editing]}
  typist: {reports_to: editor, unit: letters, archived: replaced by software}
people:
  ada: {holds: {typist: {until: 2026-01-31}}}
  ben: {unit: fax-desk, trainings: {}, holds: {typist: 1}}
workflows:
  letter: {steps: {type: {by: [typist]}}}
"""


def test_an_archived_entry_is_one_finding_with_every_use_of_it() -> None:
    unit, typist = sorted(
        found(ARCHIVED, "DAT003", date(2026, 11, 20)), key=lambda item: item.values["kind"], reverse=True
    )

    assert place(unit) == (10, 15)
    assert [related.label for related in unit.related] == ["archived", "used", "used"]
    assert [(r.place.line, r.place.column) for r in unit.related if r.place] == [(3, 14), (6, 30), (4, 21)]
    assert said(unit) == "unit “fax-desk” is archived (2019-12-31) and still in use"
    assert place(typist) == (10, 48)
    assert said(typist) == "role “typist” is archived (replaced by software) and still in use"
    assert [(r.place.line, r.place.column) for r in typist.related if r.place] == [(7, 47), (12, 32)]


@pytest.mark.parametrize(
    ("day", "kinds"), [(date(2019, 12, 30), ["roles"]), (None, ["roles"]), (date(2019, 12, 31), ["roles", "units"])]
)
def test_an_entry_is_in_use_until_the_day_it_is_archived(day: date | None, kinds: list[str]) -> None:
    assert sorted(item.values["kind"] for item in found(ARCHIVED, "DAT003", day)) == kinds


def test_what_is_archived_itself_uses_nothing() -> None:
    text = "units:\n  a: {archived: gone}\nroles:\n  x: {unit: a, archived: gone}\n  y: {root: true}\n"

    assert found(text, "DAT003") == []


def test_only_roles_holdings_units_and_steps_use_what_they_name() -> None:
    text = """\
agreements: {secrecy: {archived: gone}}
metrics: {speed: {owner: typist}}
roles:
  editor: {root: true, duties: [editing]}
  typist: {reports_to: editor, archived: gone}
people:
  ada: {agreements: [secrecy], holds: {editor: 1, typist: {until: 2026-01-31}}}
"""

    assert found(text, "DAT003", date(2026, 11, 20)) == []
    (item,) = found(text + "workflows: {w: {owner: typist}}\n", "DAT003", date(2026, 11, 20))
    assert [related.label for related in item.related] == ["archived"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("people: {a: {away: [{from: 2026-02-02, until: 2026-02-01}]}}\n", (1, 47)),
        ("metrics: {a: {targets: [{at_least: 3, from: 2026-02-02, until: 2026-02-01}]}}\n", (1, 64)),
    ],
)
def test_a_span_ends_after_it_begins(text: str, at: tuple[int, int]) -> None:
    (item,) = found(text, "DAT003")

    assert place(item) == at
    assert said(item) == "the span ends on 2026-02-01, before it begins on 2026-02-02"
    assert found(text.replace("2026-02-01", "2026-02-02"), "DAT003") == []


@pytest.mark.parametrize("section", ["roles", "units", "people", "duties"])
@pytest.mark.parametrize(("one", "two"), [("Desk", "desk"), ("desk", "ｄesk"), ("人事", "⼈事"), ("straße", "STRASSE")])
def test_ids_that_look_alike_are_found_in_each_section(section: str, one: str, two: str) -> None:
    (item,) = found(f"{section}:\n  {one}: {{}}\n  {two}: {{}}\n", "DAT001")

    first, second = sorted([one, two])
    assert item.values == {"key": second, "other": first}
    assert item.related[0].place is not None
    assert {item.place.line, item.related[0].place.line} == {2, 3}


def test_duties_that_are_only_named_in_roles_can_look_alike() -> None:
    text = "roles:\n  a: {root: true, duties: [Editing]}\n  b: {reports_to: a, duties: [editing]}\n"

    assert [place(item) for item in found(text, "DAT001")] == [(3, 31)]
    assert found(text + "duties: {Editing: {}}\n", "DAT001") == []


MISSPELT = """\
units: {desk: {}, studio: {}}
trainings: {typing: {}, drawing: {}}
duties: {letters: {backup: typst}}
roles:
  editor: {root: true, reports_to: editr, unit: dsk, trainings: [typng], duties: [letters, lettres]}
  typist: {reports_to: editor, unit: stdio, trainings: [drawng]}
workflows:
  letter: {steps: {writing: {by: typist, next: snding}, sending: {by: typist}}}
  parcel: {steps: {wrapping: {by: typist, next: wraping}, snoring: {by: typist, next: snring}}}
"""


def test_what_may_have_been_meant_is_of_the_kind_and_of_the_workflow_that_is_asked_for() -> None:
    said_of = {item.values["target"]: (item.values["kind"], item.values["near"]) for item in found(MISSPELT, "DAT002")}

    assert said_of == {
        "typst": ("roles", "typist"),
        "editr": ("roles", "editor"),
        "lettres": ("duties", "letters"),
        "dsk": ("units", "desk"),
        "stdio": ("units", "studio"),
        "typng": ("trainings", "typing"),
        "drawng": ("trainings", "drawing"),
        "snding": ("steps", "sending"),
        "wraping": ("steps", "wrapping"),
        "snring": ("steps", "snoring"),
    }


def test_ids_of_different_sections_may_be_the_same() -> None:
    assert found("roles: {desk: {root: true}}\nunits: {Desk: {head: desk}}\n", "DAT001") == []


def test_the_job_descriptions_have_titles_of_seven_six_and_four_roles() -> None:
    report, _ = check(Request(str(ROOT / "examples/job-descriptions/team.yaml")), "check")

    groups = [item for item in report.findings if item.code == "DAT004"]
    assert sorted(item.values["count"] for item in groups) == [4, 6, 7]
    assert all(len(item.related) == item.values["count"] - 1 for item in groups)


@pytest.mark.parametrize(
    ("names", "roles"),
    [
        (["Editor", "EDITOR ", "Ｅditor"], [["a", "b", "c"]]),
        (["{en: Editor, de: Redakteur}", "{en: Sub-editor, de: Redakteur}", "Editor"], [["a", "b"], ["a", "c"]]),
        (["{en: Editor, de: A}", "{en: Editor, de: A}", "{en: Editor, de: B}"], [["a", "b", "c"]]),
        (["b", "B2", "B3"], [["a", "b"]]),
    ],
)
def test_a_title_may_be_shared_in_one_language_only(names: list[str], roles: list[list[str]]) -> None:
    text = "".join(f"  {key}: {{name: {name}, duties: [{key}]}}\n" for key, name in zip("abc", names, strict=True))
    if names[0] == "b":
        text = text.replace("name: B2, ", "")

    assert [item.values["roles"] for item in found(f"roles:\n{text}", "DAT004")] == roles
    assert (
        found(f"roles:\n{text}".replace("duties: [b]", "duties: [a]").replace("duties: [c]", "duties: [a]"), "DAT004")
        == []
    )


def test_a_title_that_is_shared_is_told_at_the_names() -> None:
    text = "roles:\n  a: {name: Editor, duties: [x]}\n  b: {name: Editor, duties: [y]}\n"
    (same,) = found(text, "DAT004")
    (other,) = found(text.replace("b: {name: Editor", "b: {name: editor"), "DAT004")

    assert same.values == {"roles": ["a", "b"], "count": 2, "role": "a"}
    assert (place(same), [(r.place.line, r.place.column) for r in same.related if r.place]) == ((2, 13), [(3, 13)])
    assert other.values == {"roles": ["a", "b"], "count": 2, "title": "Editor"}


def test_roles_of_one_title_and_the_same_duties_hide_no_others() -> None:
    text = "roles:\n" + "".join(
        f"  {key}: {{name: {name}, duties: [{duty}]}}\n"
        for key, name, duty in (("a", "Aide", "x"), ("b", "Aide", "x"), ("c", "Clerk", "x"), ("d", "Clerk", "y"))
    )

    assert [item.values["roles"] for item in found(text, "DAT004")] == [["c", "d"]]


def test_ids_that_look_alike_are_no_titles_in_common() -> None:
    assert found("roles:\n  desk: {duties: [x]}\n  Desk: {duties: [y]}\n", "DAT004") == []


@pytest.mark.parametrize(
    ("status", "severity"), [("missing", Severity.ERROR), ("garbled", Severity.WARNING), ("inferred", Severity.WARNING)]
)
@pytest.mark.parametrize(("section", "kind"), [("roles", "role"), ("duties", "duty"), ("units", "unit")])
def test_a_damaged_name_is_an_error_where_it_is_missing(
    status: str, severity: Severity, section: str, kind: str
) -> None:
    (item,) = found(f"{section}:\n  desk: {{name_status: {status}}}\n", "DAT005")

    assert (item.severity, place(item)) == (severity, (2, 23))
    assert said(item) == f"the name of {kind} “desk” is {STATES[status]}"


def test_a_section_that_another_file_fills_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(
        "include: a.yaml\nunits:\nroles: {x: {root: true, name: '', requires: {years: }}}\n"
    )
    (tmp_path / "a.yaml").write_text("units: {desk: {head: x}}\nskills: []\n")
    report, _ = check(Request(str(tmp_path / "team.yaml")), "check")

    empty = [(".".join(item.pointer), item.values["key"]) for item in report.findings if item.code == "DAT006"]
    assert sorted(empty) == [("roles.x.name", "name"), ("roles.x.requires.years", "years"), ("skills", "skills")]


def test_every_problem_that_the_reader_names_has_a_sentence() -> None:
    others = {"wide-colon", "alias", "merge", "cells", "unreadable", "other"}

    assert set(_PROBLEMS.values()) | others == set(PROBLEMS)


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_every_word_of_the_reading_is_translated(language: str) -> None:
    speech = Speech(language)
    tables = {"problem": PROBLEMS, "bound": BOUNDS, "status": STATES}

    for prefix, table in tables.items():
        assert [word for word, english in table.items() if speech.word(f"{prefix}.{word}", english) == english] == []
    assert speech.word("guess.unknown", GUESSES["unknown"]) != GUESSES["unknown"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"key": "level", "found": "9", "bound": "at-most", "limit": 7}, ["level", "9", "7"]),
        ({"key": "headcount", "found": "-1", "bound": "at-least", "limit": 0}, ["headcount", "-1", "0"]),
        (
            {"key": "certainty", "found": "sure", "choices": ["stated", "implied"], "near": ""},
            ["sure", "stated", "implied"],
        ),
    ],
)
def test_a_refused_value_is_said_with_its_bound_or_its_choices(
    language: str, values: dict[str, object], words: list[str]
) -> None:
    rule = rules.named("invalid-value")

    sentence = Speech(language).rule(rule.code, "message", rule.message, values)

    assert all(word in sentence for word in words)
    assert "[[" not in sentence
    assert "  " not in sentence


SPOKEN = """\
name: {zh-CN: 合唱团, en: Choir}
units:
  house: {name: {zh-CN: 本部, en: House}, purpose: {zh-CN: 演出}}
roles:
  conductor: {root: true, name: {zh-CN: 指挥, en: Conductor}, duties: [conducting]}
  singer: {reports_to: conductor, name: {en: Singer, zh-CN: 歌手}, duties: [singing]}
  CRM: {reports_to: conductor, name: CRM, duties: [filing]}
"""


def test_a_text_without_a_language_that_most_have_is_told_at_the_text() -> None:
    (item,) = found(SPOKEN, "DAT008")

    assert (item.severity, place(item)) == (Severity.INFO, (3, 41))
    assert item.values == {"target": ["house"], "field": "purpose", "languages": ["en"]}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("purpose: {zh-CN: 演出}", "purpose: 演出", []),
        ("purpose: {zh-CN: 演出}", "purpose: {zh-CN: 演出, en: Concerts, zh-TW: 演出}", []),
        ("purpose: {zh-CN: 演出}", "purpose: {zh: 演出, en: Concerts}", []),
        ("name: {en: Singer, zh-CN: 歌手}", "name: {zh-CN: 歌手}", []),  # half of the texts are not most of them
        ("{zh-CN: 指挥, en: Conductor}", "{en: Conductor}", [("conductor", ["zh-CN"]), ("house", ["en"])]),
        (
            "name: {zh-CN: 合唱团",
            "policy: {rules: {translation-missing: {languages: [zh-CN]}}}\nname: {zh-CN: 合唱团",
            [],
        ),
        (
            "name: {zh-CN: 合唱团",
            "policy: {rules: {translation-missing: {languages: [ja, zh-CN]}}}\nname: {zh-CN: 合唱团",
            [("conductor", ["ja"]), ("house", ["ja"]), ("house", ["ja"]), ("singer", ["ja"])],
        ),
    ],
)
def test_which_languages_a_text_has_to_have(old: str, new: str, told: list[tuple[str, list[str]]]) -> None:
    items = found(SPOKEN.replace(old, new), "DAT008")

    assert sorted((item.values["target"][0], item.values["languages"]) for item in items) == told


def test_the_texts_of_a_library_are_its_own() -> None:
    text = "name: Team\nuses: [community]\nroles:\n  lead: {is: community/community-operations-manager, root: true}\n"
    own = "  clerk: {reports_to: lead, name: {en: Clerk, de: Schreiber}, duties: {content-review: S}}\n"
    other = own.replace("clerk", "aide").replace("Clerk, de: Schreiber", "Aide")

    assert found(text + own + own.replace("clerk", "guard"), "DAT008") == []
    assert [item.values["target"] for item in found(text + own + own.replace("clerk", "guard") + other, "DAT008")] == [
        ["aide"]
    ]


NOTED = """\
name: Choir
roles:
  conductor: {root: true, duties: [conducting]}
people:
  ada: {holds: conductor, note: "call %s"}
"""


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("13800000000", "13…00"),
        ("138-0000-0001", "13…01"),
        ("+86 138 0000 0002", "+8…02"),
        ("0912-345-678", "09…78"),
        ("+49 30 1234567", "+4…67"),
        ("12800000000", None),  # no mobile number begins with 12
        ("138000000001", None),  # a digit too many
        ("1380000000", None),
        ("order 20260101000012345", None),
        ("3.13800000000", None),
        ("11010519491231002X", "11…2X"),  # the example of GB 11643
        ("11010519491231002x", "11…2x"),
        ("110105194912310021", None),  # its check digit is X
        ("A123456789", "A1…89"),
        ("A123456788", None),
        ("A323456789", None),
        ("+4930", None),
    ],
)
def test_numbers_of_phones_and_of_identity_cards_are_told_without_their_middle(number: str, shown: str | None) -> None:
    items = found(NOTED % number, "DAT009")

    assert [(item.severity, item.values, place(item)) for item in items] == (
        [] if shown is None else [(Severity.WARNING, {"number": shown}, (5, 33))]
    )


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("duties: [conducting]", 'note: "13800000000", duties: [conducting]', (3, 33)),
        ("duties: [conducting]", 'purpose: "13800000000", duties: [conducting]', None),
        ('note: "call %s"', 'experience: [singing, "13800000000"]', (5, 49)),
        ('note: "call %s"', 'aliases: ["13800000000"]', (5, 37)),
        ('note: "call %s"', 'name: {en: "call 13800000000"}', (5, 38)),
        ("people:", 'channels: {group: {purpose: "13800000000"}}\npeople:', (4, 29)),
    ],
)
def test_texts_about_people_and_all_notes_are_looked_through(old: str, new: str, where: tuple[int, int] | None) -> None:
    items = found(NOTED.replace(old, new), "DAT009")

    assert [place(item) for item in items] == ([] if where is None else [where])


def test_among_very_many_references_to_nothing_only_slips_get_a_suggestion() -> None:
    lines = "".join(f"  worker-{n:03}: {{reports_to: someone-{n:03}, duties: [d{n}]}}\n" for n in range(600))
    slip = "  clerk: {reports_to: headmastr, duties: [d]}\n  usher: {reports_to: master, duties: [e]}\n"
    head = "name: T\nroles:\n  headmaster: {root: true, duties: [f]}\n" + slip

    many = {item.values["target"]: item.values["near"] for item in found(head + lines, "DAT002")}
    few = {item.values["target"]: item.values["near"] for item in found(head, "DAT002")}

    assert (few["headmastr"], few["master"]) == ("headmaster", "headmaster")
    assert (many["headmastr"], many["master"]) == ("headmaster", "")
