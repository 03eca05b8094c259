"""What the pages of the DUT rules do not show: places, options, precedence, neighbours."""

from pathlib import Path

import pytest

from commops import rules
from commops.api.checking import Request, check
from commops.finding import Reported
from commops.messages import Speech


def found(text: str, *codes: str) -> list[Reported]:
    """The open findings of some codes, or of all DUT and RAC rules."""
    report, _ = check(Request("-", stdin=text.encode()), "check")
    return [item for item in report.open if (item.code in codes if codes else item.code[:3] in ("DUT", "RAC"))]


def codes(text: str) -> list[str]:
    return sorted({item.code for item in found(text)})


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


UNOWNED = """\
name: Clinic
duties:
  vaccination: {group: care}
  nursing: {group: care}
  billing: {group: office}
  hygiene: {group: care}
roles:
  doctor: {root: true, duties: {vaccination: A, hygiene: I}}
  nurse: {reports_to: doctor, duties: {vaccination: R, nursing: AR, billing: S}}
  clerk: {reports_to: doctor, duties: {billing: AR}}
"""


def test_an_unowned_duty_is_one_finding_that_names_the_nearest_roles() -> None:
    (item,) = found(UNOWNED)

    assert item.code == "DUT001"
    assert item.values == {"duty": "hygiene", "roles": ["nurse", "doctor"]}
    assert place(item) == (6, 3)
    assert item.pointer == ("duties", "hygiene")


def test_an_unowned_duty_is_no_finding_of_a_missing_a_or_r_too() -> None:
    assert codes(UNOWNED) == ["DUT001"]


def test_a_duty_that_is_named_by_a_role_only_is_unowned_where_nobody_bears_a_or_r() -> None:
    (item,) = found(
        "name: Paper\nroles:\n  editor: {root: true, duties: [editing]}\n"
        "  clerk: {reports_to: editor, duties: {filing: S}}\n"
    )

    assert (item.code, item.values["duty"], place(item)) == ("DUT001", "filing", (4, 40))


def test_a_duty_that_is_in_the_library_only_is_nobodys_business() -> None:
    assert found("name: Team\nuses: [community]\nroles:\n  lead: {root: true, duties: [team-management]}\n") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hygiene: {group: care}", "hygiene: {group: care, archived: 2025-01-01}"),
        ("name: Clinic\n", "name: Clinic\npolicy: {unassigned_ok: true}\n"),
        ("name: Clinic\n", "name: Clinic\npolicy: {rules: {duty-unassigned: off}}\n"),
        ("hygiene: I", "hygiene: AR"),
    ],
)
def test_an_unowned_duty_may_be_archived_allowed_switched_off_or_owned(old: str, new: str) -> None:
    assert found(UNOWNED.replace(old, new)) == []


def test_an_archived_role_owns_nothing_and_needs_nothing() -> None:
    text = (
        "name: Paper\nduties: {letters: {}}\nroles:\n"
        "  editor: {root: true, archived: 2025, duties: [letters]}\n  clerk: {root: true, archived: 2025}\n"
    )

    assert codes(text) == ["DUT001"]
    assert codes(text.replace("root: true, archived: 2025, duties", "root: true, duties")) == []


COVERED = """\
name: Paper
covers:
  - newsroom
  - office
roles:
  editor: {root: true, duties: [editing]}
standards:
  office: {duties: [accounts, corrections]}
  newsroom: {duties: [editing, corrections]}
"""


def test_a_gap_is_one_finding_a_duty_at_the_standard_that_asks_for_it() -> None:
    gaps = found(COVERED, "DUT002")

    assert [(item.values["standard"], item.values["duty"], place(item)) for item in gaps] == [
        ("newsroom", "corrections", (3, 5)),
        ("office", "accounts", (4, 5)),
    ]


def test_a_gap_that_the_file_itself_names_is_an_unowned_duty() -> None:
    declared = COVERED.replace("roles:", "duties: {corrections: {}, accounts: {}, editing: {}}\nroles:")

    assert "DUT002" not in codes(declared)
    assert codes(declared)[0] == "DUT001"


def test_a_gap_may_be_set_aside_with_a_reason() -> None:
    text = COVERED + "policy: {not_applicable: {corrections: done elsewhere, accounts: done elsewhere}}\n"

    assert codes(COVERED) == ["DUT002"]
    assert codes(text) == []


def test_a_standard_of_the_library_counts() -> None:
    text = "name: Team\nuses: [community]\nroles:\n  lead: {root: true, duties: [team-management]}\n"
    missing = {item.values["duty"] for item in found("covers: [community-core]\n" + text, "DUT002")}

    assert "content-planning" in missing
    assert "team-management" not in missing


def test_leads_are_reported_once_a_duty_and_not_again_as_accountables() -> None:
    text = "name: Paper\nroles:\n" + "".join(f"  r{n}: {{root: true, duties: [letters, own-{n}]}}\n" for n in (3, 1, 2))
    (item,) = found(text)

    assert (item.code, item.values["roles"], place(item)) == ("DUT003", ["r1", "r2", "r3"], (4, 29))
    assert [related.values["role"] for related in item.related] == ["r2", "r3"]
    assert (
        found("name: Paper\nduties: {letters: {shared: {by: region}}, own-1: {}, own-2: {}, own-3: {}}\n" + text[12:])
        == []
    )


@pytest.mark.parametrize(("one", "other"), [("A", "A"), ("AR", "A"), ("AR", "R")])
def test_less_than_two_leads_are_no_overlap(one: str, other: str) -> None:
    text = (
        "name: Paper\nroles:\n  a: {root: true, duties: {letters: %s}}\n  b: {reports_to: a, duties: {letters: %s}}\n"
    )

    assert found(text % (one, other), "DUT003") == []


@pytest.mark.parametrize("letter", ["S", "C", "I"])
def test_a_lead_beside_support_consultation_or_information_is_no_overlap(letter: str) -> None:
    text = (
        "name: Paper\nroles:\n  a: {root: true, duties: [letters]}\n"
        f"  b: {{reports_to: a, duties: {{letters: {letter}, filing: AR}}}}\n"
    )

    assert found(text) == []


def test_a_role_with_support_has_work_of_its_own() -> None:
    text = "name: Paper\nroles:\n  a: {root: true, duties: [letters]}\n  b: {reports_to: a, duties: {letters: S}}\n"
    (item,) = found(text.replace("letters: S", "letters: C"))

    assert found(text) == []
    assert (item.code, item.values, place(item)) == ("DUT005", {"role": "b", "told": 1}, (4, 3))


def test_an_archived_role_hides_none_without_duties() -> None:
    text = "name: Paper\nroles:\n  a: {root: true, duties: [letters]}\n  b: {archived: gone}\n  c: {reports_to: a}\n"

    assert [item.values["role"] for item in found(text, "DUT005")] == ["c"]


def test_more_than_eight_duties_are_too_many() -> None:
    eight, nine = (", ".join(f"d{n}: {{letters: AR}}" for n in range(count)) for count in (8, 9))
    text = "name: Paper\nroles:\n  a: {root: true, duties: {%s}}\n  b: {reports_to: a, %sduties: {%s}}\n"

    assert [item.values for item in found(text % (eight, "", nine), "DUT006")] == [{"role": "b", "count": 9, "max": 8}]
    assert found(text % (eight, "", f"{eight}, d8: S"), "DUT006") == []
    both = text % (nine, "archived: gone, ", nine)
    assert [item.values["role"] for item in found(both, "DUT006")] == ["a"]


def test_how_many_duties_are_too_many_is_an_option() -> None:
    text = "name: Paper\nroles:\n  a:\n    root: true\n    duties: [d1, d2, d3]\n"
    (item,) = found("policy: {rules: {too-many-duties: {max: 2}}}\n" + text)

    assert found(text) == []
    assert (item.code, item.values, place(item)) == ("DUT006", {"role": "a", "count": 3, "max": 2}, (6, 5))


def test_duties_that_one_only_supports_are_not_too_many() -> None:
    duties = ", ".join(f"d{n}: S" for n in range(12))
    text = f"name: Paper\nroles:\n  a: {{root: true, duties: {{{duties}}}}}\n"

    assert found(text, "DUT006") == []
    assert found(text.replace(": S", ": R"), "DUT006") != []


UMBRELLA = """\
name: Paper
duties:
  service: {}
  letters: {parent: service}
roles:
  editor: {root: true, duties: {service: AR}}
  clerk: {reports_to: editor, duties: {letters: AR}}
"""


def test_an_umbrella_is_reported_at_the_parent_with_both_leads() -> None:
    (item,) = found(UMBRELLA)

    assert (item.code, place(item)) == ("DUT007", (4, 21))
    assert item.values == {"duty": "letters", "duties": ["service"], "roles": ["clerk"], "role": "editor"}
    assert [related.pointer for related in item.related] == [("roles", "editor", "duties", "service")]


def test_of_several_leads_of_the_wider_duty_the_first_is_named() -> None:
    text = UMBRELLA + "  aide: {reports_to: editor, duties: {service: AR}}\n"
    (item,) = found(text, "DUT007")

    assert item.values["role"] == "aide"
    assert [related.pointer for related in item.related] == [("roles", "aide", "duties", "service")]


def test_an_umbrella_of_the_library_is_told_at_the_role(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf/all.yaml").write_text("duties: {service: {}, letters: {parent: service}}\n")
    (tmp_path / "team.yaml").write_text(f"uses: [./shelf]\n{UMBRELLA[:12]}{UMBRELLA[UMBRELLA.index('roles:') :]}")
    report, _ = check(Request(str(tmp_path / "team.yaml")), "check")
    (item,) = [item for item in report.open if item.code == "DUT007"]

    assert (item.pointer, place(item)) == (("roles", "clerk", "duties", "letters"), (5, 40))


@pytest.mark.parametrize(
    ("old", "new", "hit"),
    [
        ("{service: AR}", "{service: AR, letters: C}", True),
        ("{service: AR}", "{service: A}", False),
        ("{letters: AR}", "{letters: AR, service: AR}", False),
    ],
)
def test_an_umbrella_is_none_where_one_leads_both_or_the_other_does_not_lead(old: str, new: str, *, hit: bool) -> None:
    assert ("DUT007" in codes(UMBRELLA.replace(old, new))) == hit


SCOPE = """\
name: Clinic
units:
  house: {scope: [nursing, billing]}
  ward: {parent: house, head: matron, scope: nursing}
  lab: {scope: [tests]}
roles:
  matron: {root: true, duties: [nursing]}
  nurse: {unit: ward, reports_to: matron, duties: {night-watch: AR}}
  clerk: {reports_to: matron, duties: {billing: AR, tests: AR}}
"""


def test_a_scope_is_met_by_the_head_and_by_units_below_and_skips_units_without_roles() -> None:
    (item,) = found(SCOPE)

    assert (item.code, item.values, place(item)) == ("DUT008", {"unit": "house", "duty": "billing"}, (3, 28))
    assert [related.values for related in item.related] == [{"role": "clerk"}]


def test_a_unit_that_is_not_asked_hides_none_behind_it() -> None:
    text = SCOPE.replace("units:\n", "units:\n  attic: {scope: [storing]}\n")
    archived = text.replace("attic: {", "attic: {archived: gone, head: clerk, ")

    for units in (text, archived):
        assert [item.values for item in found(units, "DUT008")] == [{"unit": "house", "duty": "billing"}]


@pytest.mark.parametrize(("letters", "met"), [("S", True), ("A", True), ("R", True), ("C", False), ("I", False)])
def test_a_scope_is_met_by_support_and_not_by_being_told(letters: str, *, met: bool) -> None:
    text = SCOPE.replace("night-watch: AR", f"night-watch: AR, billing: {letters}")

    assert ("DUT008" in codes(text)) != met


def test_an_unowned_duty_of_a_scope_is_reported_once() -> None:
    text = SCOPE.replace("billing: AR, ", "").replace(
        "roles:", "duties: {nursing: {}, billing: {}, tests: {}, night-watch: {}}\nroles:"
    )

    assert codes(text) == ["DUT001"]


TASKS = """\
name: Choir
duties:
  programme:
    tasks: {choose: {output: piece-list}, ask: ask the soloists}
roles:
  conductor: {root: true, duties: [programme]}
"""


def test_an_output_has_to_be_declared_only_where_deliverables_are() -> None:
    (item,) = found(TASKS + "deliverables: {programme-note: {}}\n")

    assert found(TASKS) == []
    assert (item.code, place(item)) == ("DUT009", (4, 30))
    assert item.values == {"duty": "programme", "deliverable": "piece-list"}
    assert found(TASKS + "deliverables: {piece-list: {}}\n") == []


def test_a_deliverable_that_names_the_duty_is_its_output() -> None:
    text = TASKS.replace("{output: piece-list}", "choose pieces")
    (item,) = found(text)

    assert (item.values, place(item)) == ({"duty": "programme", "tasks": 2}, (4, 5))
    assert found(text + "deliverables: {programme-note: {duty: programme}}\n") == []
    assert found(text.replace("  programme:\n", "  programme:\n    archived: 2025\n"), "DUT009") == []


def test_a_duty_without_tasks_hides_none_behind_it() -> None:
    text = TASKS.replace("{output: piece-list}", "choose pieces").replace("duties:\n", "duties:\n  advice: {}\n", 1)

    assert [item.values["duty"] for item in found(text, "DUT009")] == ["programme"]


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_an_output_is_spoken_of_in_one_sentence_either_way(language: str) -> None:
    rule, speech = rules.named("duty-without-output"), Speech(language)
    said = [
        speech.rule(rule.code, part, english, values)
        for part, english in (("message", rule.message), ("advice", rule.advice))
        for values in ({"duty": "d1", "tasks": 2}, {"duty": "d1", "deliverable": "x1"})
    ]

    assert all("[[" not in text for text in said)
    assert ["2" in text for text in said] == [True, False, True, False]
    assert ["x1" in text for text in said] == [False, True, False, True]


def test_the_order_of_roles_changes_nothing() -> None:
    head, _, lines = UNOWNED.partition("roles:\n")
    roles = [*lines.splitlines(), *(f"  r{n}: {{root: true, duties: [letters, own-{n % 2}]}}" for n in range(5))]

    def said(order: list[str]) -> list[tuple[str, object]]:
        return [(item.code, item.values) for item in found("\n".join([head + "roles:", *order]))]

    assert [code for code, _ in said(roles)] == ["DUT001", "DUT003", "DUT003", "DUT003"]
    for n in range(len(roles)):
        assert said([*reversed(roles[n:]), *roles[:n]]) == said(roles)
