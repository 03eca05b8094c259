"""What the pages of the RES rules do not show: both sides of each condition, options, places, echoes."""

from datetime import date
from typing import Any

import pytest

from commops import messages, rules
from commops.api.checking import Request, check
from commops.finding import ID_KINDS, Reported, Severity
from commops.messages import Speech


def found(text: str, code: str = "RES", as_of: str | None = None) -> list[Reported]:
    day = date.fromisoformat(as_of) if as_of else None
    report, _ = check(Request("-", stdin=text.encode(), as_of=day), "check")
    return [item for item in report.open if item.code.startswith(code)]


def said(item: Reported, language: str = "en") -> str:
    rule = rules.named(item.rule)
    return Speech(language, None, ID_KINDS).rule(item.code, "message", rule.message, item.values)


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


def clinic(duty: str = "critical: true", roles: str = "", people: str = "", more: str = "") -> str:
    """A clinic in which a nurse does the emergencies; ``roles`` and ``people`` are added to it."""
    held = people or "ada: {holds: surgeon}; ben: {holds: nurse}"
    return (
        "duties:\n"
        f"  emergencies: {{{duty}}}\n"
        "  surgery: {}\n"
        "roles:\n"
        "  surgeon: {reports_to: {outside: the board}, duties: [surgery]}\n"
        f"  nurse: {{reports_to: surgeon, duties: [emergencies]{roles}}}\n"
        f"{more}"
        "people:\n" + "".join(f"  {who.strip()}\n" for who in held.split(";"))
    )


def test_names_the_one_who_is_able_and_where_it_says_so() -> None:
    (item,) = found(clinic())

    assert (item.code, item.severity, place(item)) == ("RES001", Severity.ERROR, (2, 3))
    assert item.values == {"duty": "emergencies", "people": ["ben"], "role": "nurse", "min": 2}
    assert [(related.label, related.pointer) for related in item.related] == [
        ("able", ("people", "ben", "holds", "nurse"))
    ]
    assert said(item) == "only “ben” can do “emergencies”; 2 should be able to"


SKILLED = "critical: true, skills: {triage: 3}"
HELPER = "  helper: {reports_to: nurse, duties: {emergencies: %s}}\n"
HELPED = "a: {holds: nurse}; b: {holds: helper}"
LESS = "ben: {holds: nurse}; cem: {holds: nurse, skills: {triage: 2}}"


@pytest.mark.parametrize(
    ("text", "able"),
    [
        (clinic(), ["ben"]),
        (clinic("critical: true, backup: surgeon"), None),
        (clinic("critical: true, backup: ada"), None),
        (clinic(roles=", deputy: surgeon"), None),
        (clinic(more=HELPER % "S", people=HELPED), None),
        (clinic(more=HELPER % "C", people=HELPED), ["a"]),
        (clinic(people="ben: {holds: nurse}; cem: {holds: nurse}; ada: {holds: surgeon}"), None),
        (clinic(SKILLED, people="ben: {holds: nurse}; cem: {holds: nurse, skills: {triage: 3}}"), None),
        (clinic(SKILLED, people=LESS), ["ben"]),
        (clinic("critical: true, skills: {triage: {level: 3, preferred: true}}",
                people=LESS), None),
        (clinic(roles=", requires: {skills: {triage: 3}}", people=LESS), ["ben"]),
        (clinic("{}"[1:-1]), None),
    ],
)  # fmt: skip
def test_two_must_be_able_to_do_what_is_critical(text: str, able: list[str] | None) -> None:
    assert [item.values["people"] for item in found(text, "RES001")] == ([] if able is None else [able])


def test_a_holding_counts_only_while_it_lasts() -> None:
    text = clinic(people="ben: {holds: nurse}; cem: {holds: {nurse: {until: 2026-06-30}}}")

    assert found(text, "RES001", "2026-06-30") == []
    assert [item.values["people"] for item in found(text, "RES001", "2026-07-01")] == [["ben"]]


def test_says_who_is_nearest_to_being_able() -> None:
    text = clinic(
        SKILLED, people="ada: {holds: surgeon, skills: {triage: 2}}; ben: {holds: nurse}; cy: {skills: {triage: 1}}"
    )
    (item,) = found(text, "RES001")

    assert [related.pointer for related in item.related if related.label == "second"] == [("people", "ada", "skills")]


def test_a_critical_duty_that_nobody_can_do_as_it_is() -> None:
    (vacant,) = found(clinic(people="ada: {holds: surgeon}"), "RES001")
    (unskilled,) = found(clinic(SKILLED, people="ben: {holds: nurse, skills: {triage: 1}}"), "RES001")

    assert said(vacant) == "nobody holds “nurse”, and nobody else can do “emergencies”"
    assert said(unskilled) == "none of those who do “emergencies” reaches the skills it asks for: “triage”"
    assert (vacant.severity, unskilled.severity) == (Severity.ERROR, Severity.ERROR)


def test_a_duty_without_any_doer_is_not_ours() -> None:
    text = clinic().replace("duties: [emergencies]", "duties: {emergencies: S}")

    assert found(text, "RES") == []


def test_what_is_well_hides_no_duty_behind_it() -> None:
    text = clinic().replace("  surgery: {}\n", "  surgery: {}\n  births: {critical: true}\n  calls: {critical: true}\n")
    text = text.replace("duties: [surgery]", "duties: {surgery: AR, calls: AR, births: %s}")
    more = "".join(f"  p{n}: {{holds: surgeon}}\n" for n in range(2))

    for letter in ("S", "AR"):  # nobody does births, or three can
        assert [item.values["duty"] for item in found(text % letter + more, "RES001")] == ["emergencies"]


def test_without_people_every_single_post_is_told() -> None:
    text = POSTS % ("", "", "headcount: 1, ", "")
    text = text.replace("leading: {}", "leading: {critical: true}").replace("boss: {", "boss: {headcount: 1, ")

    assert [item.values["duty"] for item in found(text, "RES001")] == ["leading", "payments"]


def test_one_in_two_roles_is_one_and_no_role_is_named() -> None:
    (item,) = found(clinic(more=HELPER % "R", people="ben: {holds: [nurse, helper]}; ada: {holds: surgeon}"), "RES001")

    assert item.values == {"duty": "emergencies", "people": ["ben"], "min": 2}


def test_of_several_vacant_roles_the_first_critical_one_speaks() -> None:
    helpers = "".join(f"  h{n}: {{reports_to: nurse, critical: true, duties: {{emergencies: R}}}}\n" for n in range(2))
    off = "policy: {rules: {critical-vacancy: off}}\n"
    (item,) = found(clinic(more=helpers, people="ada: {holds: surgeon}") + off, "RES001")

    assert item.values == {"duty": "emergencies", "roles": ["h0", "h1", "nurse"], "role": "h0"}


POSTS = """\
duties: {leading: {}, payments: {critical: true%s}}
roles:
  boss: {root: true, duties: [leading%s]}
  clerk: {reports_to: boss, %sduties: [payments]%s}
"""


@pytest.mark.parametrize(
    ("parts", "hit"),
    [
        (("", "", "headcount: 1, ", ""), True),
        (("", "", "", ""), False),
        (("", "", "headcount: 2, ", ""), False),
        (("", "", "headcount: 0, ", ""), False),
        ((", backup: boss", "", "headcount: 1, ", ""), False),
        (("", "", "headcount: 1, ", ", deputy: boss"), False),
        (("", ", payments", "headcount: 1, ", ""), False),
    ],
)
def test_without_people_it_looks_at_single_posts(parts: tuple[str, ...], *, hit: bool) -> None:
    items = found(POSTS % parts, "RES001")

    assert [item.severity for item in items] == ([Severity.WARNING] if hit else [])
    if hit:
        assert said(items[0]) == "“payments” rests on 1 post of “clerk” alone, without deputy or backup"


def test_without_people_a_second_role_that_does_or_supports_it_is_enough() -> None:
    text = POSTS % ("", "", "headcount: 1, ", "")

    assert len(found(text, "RES001")) == 1
    assert found(text.replace("duties: [leading]", "headcount: 1, duties: [leading, payments]"), "RES001") == []
    assert found(text.replace("duties: [leading]", "duties: {leading: AR, payments: S}"), "RES001") == []


def policy(rule: str, settings: str) -> str:
    return f"policy: {{rules: {{{rule}: {{{settings}}}}}}}\n"


def test_options_of_depth() -> None:
    two = clinic("critical: true, backup: ada")
    plain = clinic("name: E")

    (three,) = found(two + policy("single-point-of-failure", "min_able: 3"), "RES001")
    every = found(plain + policy("single-point-of-failure", "all: true"), "RES001")

    assert (three.values["people"], three.values["min"]) == (["ada", "ben"], 3)
    assert [(related.place.line, related.place.column) for related in three.related if related.place] == [
        (2, 41), (9, 16),
    ]  # fmt: skip
    assert [(item.values["duty"], item.severity) for item in every] == [
        ("emergencies", Severity.WARNING), ("surgery", Severity.WARNING),
    ]  # fmt: skip


def orchestra(manager: int, others: int = 4, backed: int = 0, unit: str = "") -> str:
    """A manager who does some duties, others with one duty each; some of the manager's are backed up."""
    names = [f"m{n}" for n in range(manager)]
    rows = [f"  manager: {{root: true, duties: [{', '.join(names)}]{unit}}}\n"]
    rows += [f"  r{n}: {{reports_to: manager, duties: [d{n}]{unit}}}\n" for n in range(others)]
    people = ["  boss: {holds: manager}\n", *(f"  p{n}: {{holds: r{n}}}\n" for n in range(others))]
    known = "".join(f"  {name}: {{{'backup: r0' if n < backed else ''}}}\n" for n, name in enumerate(names))
    known += "".join(f"  d{n}: {{}}\n" for n in range(others))
    units = "units: {hall: {head: manager}}\n" if unit else ""
    return units + "duties:\n" + known + "roles:\n" + "".join(rows) + "people:\n" + "".join(people)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        (orchestra(3), [(3, 7)]),
        (orchestra(2), []),  # a third
        (orchestra(3, backed=1), []),  # two are left to one
        (orchestra(4, backed=1), []),  # three of eight
        (orchestra(5, backed=1), [(4, 9)]),
        (orchestra(3, others=5), []),  # 3 of 8
        (orchestra(3, others=3), []),  # four people
        (orchestra(3) + policy("key-person-concentration", "share: 0.5"), []),
        (orchestra(3) + policy("key-person-concentration", "duties: 4"), []),
        (orchestra(2) + policy("key-person-concentration", "share: 0.3"), []),
        (orchestra(2) + policy("key-person-concentration", "share: 0.3, duties: 2"), [(2, 6)]),
        (orchestra(3) + policy("key-person-concentration", "people: 6"), []),
        (orchestra(3, others=3) + policy("key-person-concentration", "people: 4"), [(3, 6)]),
    ],
)
def test_how_much_may_rest_on_one_person(text: str, counts: list[tuple[int, int]]) -> None:
    items = found(text, "RES002")

    assert [(item.values["count"], item.values["whole"]) for item in items] == counts
    assert all((item.values["person"], item.severity) == ("boss", Severity.WARNING) for item in items)


def test_a_key_person_is_told_once_with_the_unit_where_it_is_worst() -> None:
    outside = "".join(f"  x{n}: {{reports_to: manager, duties: [y{n}]}}\n" for n in range(2))
    duties = "".join(f"  y{n}: {{}}\n" for n in range(2))
    text = orchestra(4, unit=", unit: hall").replace("duties:\n", f"duties:\n{duties}", 1)
    text = text.replace("people:\n", f"{outside}people:\n" + "".join(f"  q{n}: {{holds: x{n}}}\n" for n in range(2)))
    (item,) = found(text, "RES002")

    assert (item.values["unit"], item.values["count"], item.values["whole"]) == ("hall", 4, 8)
    assert said(item) == "of 8 duties of “hall”, “boss” alone can do 4"


def test_a_key_person_of_critical_duties() -> None:
    (item,) = found(orchestra(3).replace("m0: {}", "m0: {critical: true}"), "RES002")

    assert said(item) == "of 7 duties, “boss” alone can do 3, 1 of them critical"
    assert said(item, "zh-CN") == "7 项职责中，有 3 项只有“boss”能做，其中 1 项是关键职责"


TEAM = """\
duties:
  pay: {%s}
  audit: {}
  lead: {}
roles:
  chair: {root: true, duties: [lead]%s}
  payer: {reports_to: chair, duties: [pay]%s}
  auditor: {reports_to: chair, duties: [audit]%s}
people:
%s"""
THREE = "ada: {holds: chair}; ben: {holds: payer}; cem: {holds: auditor}"


def team(pay: str, *, chair: str = "", payer: str = "", auditor: str = "", people: str = THREE, more: str = "") -> str:
    held = "".join(f"  {who.strip()}\n" for who in people.split(";"))
    return TEAM % (pay, chair, payer, auditor, held) + more


RIGHT = "needs: [sign], backup: auditor"
APART = "policy: {separate: [{duties: [pay, audit]}]}\n"
FLOW = "workflows: {bill: {steps: {do: {by: payer, duty: pay}, check: {by: %s, approves: do, not_by: do}}}}\n"


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        (team("backup: auditor"), None),
        (team("backup: cem"), None),
        (team("backup: payer"), "self"),
        (team("backup: ben"), "self"),
        (team("backup: payer", auditor=", deputy: auditor"), "self"),
        (team("backup: auditor", people="ada: {holds: chair}; ben: {holds: [payer, auditor]}"), "same"),
        (team("backup: auditor", people="ben: {holds: [payer, auditor]}; ada: {holds: [chair, payer]}"), None),
        (team("backup: auditor", people="ada: {holds: chair}; ben: {holds: payer}"), "vacant"),
        (
            team("skills: {sums: 3}, backup: auditor", people=THREE.replace("auditor}", "auditor, skills: {sums: 2}}")),
            "skill",
        ),
        (
            team("skills: {sums: 3}, backup: auditor", people=THREE.replace("auditor}", "auditor, skills: {sums: 3}}")),
            None,
        ),
        (
            team("skills: {sums: 3}, backup: cem", people=THREE.replace("auditor}", "auditor, skills: {sums: 2}}")),
            "skill",
        ),
        (team(RIGHT, payer=", authority: [sign]"), "authority"),
        (team(RIGHT, payer=", authority: [sign]", auditor=", authority: [sign]"), None),
        (team(RIGHT), None),  # nobody has the right: authority-mismatch
        (team("needs: [sign], backup: cem", payer=", authority: [sign]"), "authority"),
        (team("backup: auditor", more=APART), "apart"),
        (team("backup: chair", more=APART), None),
        (team("backup: cem", more=APART), "apart"),
        (team("backup: auditor", more=APART.replace("audit]", "audit], max: 2")), None),
        (team("backup: auditor", more=FLOW % "auditor"), "review"),
        (team("backup: auditor", more=FLOW % "[auditor, chair]"), None),
        (team("backup: chair", more=FLOW % "auditor"), None),
        (team("backup: auditor", people=f"{THREE}; dan: {{holds: auditor}}", more=FLOW % "auditor"), None),
        (
            team(
                "skills: {sums: 3}, backup: auditor",
                people="ben: {holds: payer}; cem: {holds: auditor, skills: {sums: 2}}; dan: {holds: auditor}",
            ),
            None,
        ),
        (
            team(
                "backup: cem",
                people="ben: {holds: payer}; cem: {holds: [auditor, chair]}",
                more=APART.replace("audit]", "audit, lead]"),
            ),
            None,
        ),  # SOD001
    ],
)
def test_what_a_backup_may_not_be(text: str, flaw: str | None) -> None:
    items = [item for item in found(text, "RES003") if item.values.get("duty") == "pay"]

    assert [item.values["flaw"] for item in items] == ([flaw] if flaw else [])
    if flaw:
        assert items[0].severity is (Severity.WARNING if flaw == "authority" else Severity.ERROR)
        assert place(items[0])[0] == 2


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        (team("name: P", payer=", deputy: auditor"), None),
        (team("name: P", payer=", deputy: payer"), "self"),
        (team("name: P", payer=", deputy: auditor", people="ada: {holds: chair}; ben: {holds: payer}"), "vacant"),
        (team("name: P", payer=", deputy: auditor", people="ben: {holds: [payer, auditor]}"), "same"),
        (team("name: P", payer=", deputy: auditor", more=APART), "apart"),
        (team("name: P", payer=", deputy: auditor", more="policy: {separate: [{roles: [payer, auditor]}]}\n"), "apart"),
        (team("name: P", payer=", deputy: chair", more=APART), None),
        (
            team("name: P", payer=", deputy: auditor", people="ben: {holds: [payer, auditor]}; cem: {holds: payer}"),
            None,
        ),
        (team("name: P", payer=", deputy: auditor", more=APART).replace("[audit]", "[audit, pay]"), None),  # SOD001
    ],
)
def test_what_a_deputy_may_not_be(text: str, flaw: str | None) -> None:
    items = [item for item in found(text, "RES003") if item.values.get("roles") == ["payer"]]

    assert [item.values["flaw"] for item in items] == ([flaw] if flaw else [])
    if flaw:
        assert items[0].severity is (Severity.WARNING if flaw in ("vacant", "same") else Severity.ERROR)
        assert place(items[0])[0] == 7


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (team("backup: payer"), []),
        (team("backup: auditor", more=APART), [("set", ("policy", "separate", "0"), {})]),
        (team("backup: auditor", more=FLOW % "auditor"), [("review", ("workflows", "bill", "steps", "check"), {})]),
    ],
)
def test_what_stands_against_a_backup_is_shown(text: str, places: list[tuple[str, tuple[str, ...], Any]]) -> None:
    (item,) = found(text, "RES003")

    assert [(related.label, related.pointer, related.values) for related in item.related] == places


def test_a_backup_of_what_is_not_kept_apart_is_free() -> None:
    assert found(team("name: P", more=APART).replace("lead: {}", "lead: {backup: auditor}"), "RES003") == []


def test_without_people_a_backup_is_held_against_roles() -> None:
    def flaws(text: str) -> list[Any]:
        return [item.values["flaw"] for item in found(text.partition("people:")[0] + text.partition("#")[2], "RES003")]

    assert flaws(team("backup: auditor")) == []
    assert flaws(team("backup: payer")) == ["self"]
    assert flaws(team("backup: auditor", more=f"#{APART}")) == ["apart"]
    assert flaws(team("backup: auditor", more=f"#{FLOW % 'auditor'}")) == ["review"]
    assert flaws(team("backup: auditor", auditor=", headcount: 2", more=f"#{FLOW % 'auditor'}")) == []


BOTH_AWAY = (
    "ada: {holds: chair}; ben: {holds: payer, away: [{from: 2026-12-20, until: 2026-12-31}]}; "
    "cem: {holds: auditor, away: [{from: 2026-12-%s, until: 2027-01-05}]}"
)


@pytest.mark.parametrize(("start", "as_of", "hit"), [
    ("24", "2026-11-01", True), ("31", "2026-12-31", True), ("31", "2027-01-01", False), ("24", None, True),
])  # fmt: skip
def test_a_backup_that_is_away_with_the_one_it_replaces(start: str, as_of: str | None, *, hit: bool) -> None:
    items = found(team("backup: auditor", people=BOTH_AWAY % start), "RES003", as_of)

    assert [(item.values["flaw"], item.severity) for item in items] == ([("away", Severity.WARNING)] if hit else [])
    if hit:
        assert (items[0].values["start"], items[0].values["until"]) == (f"2026-12-{start}", "2026-12-31")
        assert [(related.label, related.pointer, related.values) for related in items[0].related] == [
            ("away", ("people", "cem", "away"), {"person": "cem"})
        ]


def test_a_backup_that_comes_back_before_is_well() -> None:
    people = BOTH_AWAY.replace("from: 2026-12-%s, until: 2027-01-05", "from: 2026-12-01, until: 2026-12-19")

    assert found(team("backup: auditor", people=people), "RES003") == []


def test_every_flaw_is_said_in_three_languages() -> None:
    for language in ("zh-CN", "zh-TW"):
        speech = Speech(language)
        assert [
            word for word, english in messages.FLAWS.items() if speech.word(f"flaw.{word}", english) == english
        ] == []


MUSEUM = (
    "roles:\n  director: {root: true, duties: [a]}\n  keeper: {reports_to: director, critical: true, duties: [b]%s}\n%s"
)


@pytest.mark.parametrize(
    ("more", "people", "hit"),
    [
        ("", "people: {p: {holds: keeper}, q: {holds: director}}", True),
        (", deputy: director", "people: {p: {holds: keeper}, q: {holds: director}}", False),
        (", deputy: director", "people: {p: {holds: [keeper, director]}}", True),
        ("", "people: {p: {holds: keeper}, q: {holds: keeper}}", False),
        ("", "people: {q: {holds: director}}", False),  # vacant
        ("", "people: {p: {holds: {keeper: {kind: acting}}}, q: {holds: director}}", False),
        (", requires: {skills: {wax: 2}}", "people: {p: {holds: keeper}, q: {skills: {wax: 2}}}", False),
        (", requires: {skills: {wax: 2}}", "people: {p: {holds: keeper}, q: {skills: {wax: 1}}}", True),
        (
            ", requires: {skills: {wax: 2}, languages: {fr: 3}}",
            "people: {p: {holds: keeper}, q: {skills: {wax: 2}}}",
            True,
        ),
        (
            ", requires: {skills: {wax: 2}, years: 5}",
            "people: {p: {holds: keeper}, q: {years: 4, skills: {wax: 2}}}",
            True,
        ),
        ("", "", True),
        (", deputy: director", "", False),
        (", deputy: keeper", "", True),
        (", headcount: 2", "", False),
        (", headcount: 0", "", False),
    ],
)
def test_who_could_take_a_critical_role_over(more: str, people: str, *, hit: bool) -> None:
    items = found(MUSEUM % (more, people), "RES004")

    assert [(item.values["role"], item.severity) for item in items] == ([("keeper", Severity.INFO)] if hit else [])


def test_without_people_each_critical_role_of_one_post_needs_a_deputy() -> None:
    text = MUSEUM.replace("director: {", "director: {critical: true, ") % ("", "")

    assert [item.values for item in found(text, "RES004")] == [
        {"role": "director", "count": 1}, {"role": "keeper", "count": 1},
    ]  # fmt: skip


def test_a_role_that_is_not_critical_needs_no_successor() -> None:
    assert found(MUSEUM.replace("critical: true, ", "") % ("", "people: {p: {holds: keeper}}"), "RES004") == []


@pytest.mark.parametrize(
    ("holding", "as_of", "days"),
    [
        ("kind: acting, from: 2026-01-01", "2026-06-30", None),  # 180 days
        ("kind: acting, from: 2026-01-01", "2026-07-01", 181),
        ("kind: concurrent, from: 2025-01-01", "2026-07-01", None),
        ("kind: acting", "2026-07-01", None),
        ("kind: acting, from: 2025-01-01", None, None),
        ("kind: acting, from: 2025-01-01, until: 2026-01-31", "2026-07-01", None),
    ],
)
def test_how_long_somebody_may_act(holding: str, as_of: str | None, days: int | None) -> None:
    text = f"roles: {{head: {{root: true, duties: [a]}}}}\npeople:\n  p: {{holds: {{head: {{{holding}}}}}}}\n"
    items = found(text, "RES005", as_of)

    assert [item.values.get("days") for item in items] == ([days] if days else [])
    assert [place(item) for item in items] == ([(3, 15)] if days else [])


def test_who_acts_is_found_behind_those_who_do_not() -> None:
    people = "people: {a: {holds: head}, p: {holds: {head: {kind: acting, from: 2025-01-01}}}}\n"
    items = found("roles: {head: {root: true, duties: [a]}}\n" + people, "RES005", "2026-07-01")

    assert [item.values["person"] for item in items] == ["p"]


def test_the_days_of_acting_are_an_option() -> None:
    text = (
        "roles: {head: {root: true, duties: [a]}}\npeople: {p: {holds: {head: {kind: acting, from: 2026-01-01}}}}\n"
        + policy("acting-too-long", "max_days: 30")
    )

    assert [item.values["max"] for item in found(text, "RES005", "2026-02-01")] == [30]
    assert found(text, "RES005", "2026-01-31") == []


def ferry(backups: int, *, key: str = "mate", people: str = "", mate: str = "") -> str:
    duties = "".join(f"  d{n}: {{backup: {key}}}\n" for n in range(backups))
    names = ", ".join(f"d{n}" for n in range(backups))
    return (
        f"duties:\n{duties}  loading: {{}}\nroles:\n  captain: {{root: true, duties: [{names}]}}\n"
        f"  mate: {{reports_to: captain, duties: [loading]{mate}}}\n{people}"
    )


HELD = "people: {ann: {holds: captain}, bob: {holds: mate}%s}\n"


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        (ferry(5), None),
        (ferry(6), ("role", "mate")),
        (ferry(6, mate=", headcount: 2"), None),
        (ferry(11, mate=", headcount: 2"), ("role", "mate")),
        (ferry(6, people=HELD % ""), ("person", "bob")),
        (ferry(6, people=HELD % ", cy: {holds: mate}"), None),
        (ferry(6, key="bob", people=HELD % ""), ("person", "bob")),
        (ferry(5, key="bob", people=HELD % ""), None),
        (ferry(5) + policy("backup-overloaded", "max: 4"), ("role", "mate")),
    ],
)
def test_how_much_one_may_back_up(text: str, whom: tuple[str, str] | None) -> None:
    items = found(text, "RES006")

    assert [item.values.get(whom[0]) for item in items] == [whom[1]] if whom else items == []
    assert all(item.severity is Severity.INFO for item in items)


def heard(text: str, *off: str) -> set[str]:
    rules_off = f"policy: {{rules: {{{', '.join(f'{name}: off' for name in off)}}}}}\n" if off else ""
    return {item.code for item in found(text + rules_off, "")}


def test_one_defect_one_finding() -> None:
    no_second = clinic(roles=", critical: true")
    bad_backup = clinic("critical: true, backup: nurse")
    vacant = clinic(roles=", critical: true", people="ada: {holds: surgeon}")
    empty_backup = clinic(
        "critical: true, backup: helper", more="  helper: {reports_to: nurse, critical: true, duties: [surgery]}\n"
    )

    assert heard(no_second) & {"RES001", "RES004"} == {"RES001"}
    assert "RES004" in heard(no_second, "single-point-of-failure")
    assert heard(bad_backup) & {"RES001", "RES003"} == {"RES003"}
    assert "RES001" in heard(bad_backup, "backup-invalid")
    assert heard(vacant) & {"CAP005", "RES001"} == {"CAP005"}
    assert "RES001" in heard(vacant, "critical-vacancy")
    assert heard(empty_backup) & {"CAP005", "RES003"} == {"CAP005"}
    assert "RES003" in heard(empty_backup, "critical-vacancy")


def test_a_vacant_role_that_is_not_critical_does_not_hide_a_critical_duty() -> None:
    text = clinic(people="ada: {holds: surgeon}; ben: {holds: {nurse: {until: 2026-01-01}}}")

    assert heard("as_of: 2026-06-01\n" + text) >= {"CAP005", "RES001"}
