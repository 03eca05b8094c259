"""What the pages of the SKL rules do not show: places, levels, severity, precedence."""

import pytest

from commops.api.checking import Request, check
from commops.finding import Reported


def found(text: str, *codes: str) -> list[Reported]:
    """The open findings of some codes, or of all SKL rules."""
    report, _ = check(Request("-", stdin=text.encode()), "gaps")
    return [item for item in report.open if (item.code in codes if codes else item.code.startswith("SKL"))]


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


FORUM = """\
name: Forum
as_of: 2026-11-20
roles:
  editor: {root: true, duties: {writing: AR, moderating: A}}
  moderator:
    reports_to: editor
    duties: {moderating: R}
    requires: {skills: {law: 2, calm: 3, humour: {level: 5, preferred: true}}, languages: {en: 2}}
people:
  ada: {holds: editor, skills: {law: 2}}
  eve: {holds: moderator, skills: {law: 1.5, calm: 3}, languages: {en: 2}}
  zoe: {holds: moderator, skills: {law: 3, calm: 3}}
  max: {holds: moderator, skills: {law: 4, calm: 4}}
"""


def test_a_lack_is_told_at_the_level_with_what_is_asked_for_and_who_could_teach_it() -> None:
    (item,) = found(FORUM)

    assert (item.code, item.severity.word, place(item)) == ("SKL001", "warning", (11, 36))
    assert item.pointer == ("people", "eve", "skills", "law")
    assert item.values == {"person": "eve", "role": "moderator", "skills": ["law"], "people": ["max", "zoe"]}
    assert [(related.values, related.place.line if related.place else 0) for related in item.related] == [
        ({"needed": 2, "reached": 1.5}, 8)
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("law: 1.5", "law: 2", []),
        ("law: 1.5, calm: 3", "law: 1, calm: 2.9", [["law", "calm"]]),
        ("law: 1.5, calm: 3", "calm: 3", [["law"]]),
        ("law: 1.5, calm: 3", "humour: 1", [["law", "calm"]]),
        ("skills: {law: 1.5, calm: 3}, ", "", []),
        ("{holds: moderator, skills: {law: 1.5", "{holds: {moderator: {until: 2026-11-19}}, skills: {law: 1.5", []),
        ("law: 2, calm", "law: {level: 2, preferred: true}, calm", []),
        ("    reports_to: editor\n", "    reports_to: editor\n    archived: gone\n", []),
    ],
)
def test_what_is_essential_has_to_be_reached_by_those_of_whom_something_is_known(
    old: str, new: str, told: list[list[str]]
) -> None:
    assert [item.values["skills"] for item in found(FORUM.replace(old, new), "SKL001")] == told


def test_a_lack_of_what_is_not_there_at_all_is_told_at_the_holding() -> None:
    (item,) = found(FORUM.replace("law: 1.5, calm: 3", "calm: 3"))

    assert (item.pointer, place(item)) == (("people", "eve", "holds", "moderator"), (11, 16))
    assert item.related[0].values == {"needed": 2, "reached": 0}


def test_several_lacks_are_told_at_the_first_and_each_is_shown() -> None:
    (level,) = found(FORUM.replace("law: 1.5, calm: 3", "law: 1, calm: 2.9"))
    (absent,) = found(FORUM.replace("law: 1.5, calm: 3", "calm: 2.9"))

    assert level.pointer == ("people", "eve", "skills", "law")
    assert absent.pointer == ("people", "eve", "holds", "moderator")
    assert [related.values for related in level.related] == [{"needed": 2, "reached": 1}, {"needed": 3, "reached": 2.9}]


def test_languages_are_told_apart_from_skills() -> None:
    items = found(FORUM.replace("languages: {en: 2}}\n  zoe", "languages: {en: 1}}\n  zoe"))

    assert [(item.values.get("skills"), item.values.get("languages")) for item in items] == [
        (None, ["en"]),
        (["law"], None),
    ]
    assert [item.values["people"] for item in items] == [[], ["max", "zoe"]]
    assert place(items[0]) == (11, 68)


def test_it_is_an_error_where_the_role_is_critical() -> None:
    text = FORUM.replace("    reports_to: editor\n", "    reports_to: editor\n    critical: true\n")

    assert [item.severity.word for item in found(text, "SKL001")] == ["error"]


@pytest.mark.parametrize(
    ("old", "new", "people"),
    [
        ("max: {holds", "max: {archived: gone, holds", ["zoe", "ada"]),
        ("law: 4", "law: 2", ["zoe", "ada"]),
        ("law: 3, calm: 3", "law: 1.9, calm: 3", ["max", "ada"]),
        ("law: 1.5, calm: 3}, languages", "law: 1.5, calm: 3}, languages", ["max", "zoe"]),
    ],
)
def test_teachers_are_the_two_who_know_it_best(old: str, new: str, people: list[str]) -> None:
    (item, *_) = [item for item in found(FORUM.replace(old, new), "SKL001") if item.values["person"] == "eve"]

    assert item.values["people"] == people


GAP = """\
name: Forum
units: {office: {head: editor}}
duties:
  counting: {skills: {data: 3, drawing: {level: 2, preferred: true}}}
  writing: {}
roles:
  editor: {unit: office, root: true, duties: {writing: AR, counting: A}}
  analyst: {reports_to: editor, duties: {counting: R}}
people:
  ada: {holds: editor, skills: {data: 4}}
  ben: {holds: analyst, skills: {data: 1}}
  eve: {holds: analyst, skills: {texts: 4}}
"""


def test_a_skill_that_nobody_has_is_told_at_the_duty_with_the_nearest_person() -> None:
    (item,) = found(GAP)

    assert (item.code, item.severity.word, place(item)) == ("SKL002", "warning", (4, 23))
    assert item.values == {
        "duty": "counting", "skill": "data", "needed": 3, "person": "ben", "reached": 1, "people": ["ben", "eve"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "reached"),
    [
        ("data: 1", "data: 3", None),
        ("data: 1", "data: 2.9", 2.9),
        ("data: 1", "calm: 1", 0),
        ("counting: A}", "counting: AS}", None),
        ("analyst: {reports", "analyst: {unit: office, reports", None),
        ("data: 3, ", "data: {level: 3, preferred: true}, ", None),
        ("counting: {skills", "counting: {archived: gone, skills", None),
        ("counting: R}", "writing: S}", None),
        (", skills: {data: 1}", "", 0),
        ("analyst: {reports", "analyst: {requires: {skills: {data: 1}}, reports", None),
        ("analyst: {reports", "analyst: {requires: {skills: {data: {level: 3, preferred: true}}}, reports", 1),
    ],
)
def test_a_team_lacks_what_none_of_them_nor_of_their_units_reaches(old: str, new: str, reached: float | None) -> None:
    items = found(GAP.replace(old, new), "SKL002")

    assert [item.values.get("reached", 0) for item in items] == ([] if reached is None else [reached])


def test_a_team_of_which_no_skills_are_known_lacks_none() -> None:
    silent = GAP.replace(", skills: {data: 1}", "").replace(", skills: {texts: 4}", "")

    assert found(silent) == []
    assert found(GAP[: GAP.index("people:")]) == []
    assert found(GAP.replace("{holds: analyst, skills", "{skills")) == []


def test_what_the_role_asks_for_is_told_of_the_holder_only() -> None:
    text = GAP.replace("analyst: {reports", "analyst: {requires: {skills: {data: 3}}, reports")

    assert [(item.code, item.values["person"]) for item in found(text)] == [("SKL001", "ben"), ("SKL001", "eve")]
