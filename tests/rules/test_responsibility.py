"""What the pages of the RAC rules do not show: places, options, precedence, neighbours."""

from itertools import combinations

import pytest

from commops import rules
from commops.api.checking import Request, check
from commops.finding import Reported, Severity


def found(text: str, *codes: str) -> list[Reported]:
    """The open findings of some codes, or of all DUT and RAC rules."""
    report, _ = check(Request("-", stdin=text.encode()), "check")
    return [item for item in report.open if (item.code in codes if codes else item.code[:3] in ("DUT", "RAC"))]


def codes(text: str) -> list[str]:
    return sorted({item.code for item in found(text)})


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


def team(*letters: str, head: str = "") -> str:
    """Roles r0, r1, … below one another that bear letters on the duty ``letters``, each with work of its own."""
    lines = []
    for n, word in enumerate(letters):
        line = f"reports_to: r{n - 1}" if n else "root: true"
        lines.append(f"  r{n}: {{{line}, duties: {{own{n}: AR{word and f', letters: {word}'}}}}}")
    return head + "name: Paper\nroles:\n" + "\n".join(lines) + "\n"


def test_a_table_of_rows_and_what_each_is_found_to_be() -> None:
    rows = {
        ("AR", ""): [],
        ("A", "R"): [],
        ("A", "AR"): ["RAC002"],
        ("A", "A"): ["RAC002", "RAC003"],
        ("A", "A", "R"): ["RAC002"],
        ("AR", "AR"): ["DUT003"],
        ("AR", "AR", "A"): ["DUT003", "RAC002"],
        ("A", "S"): ["RAC003"],
        ("R", "S"): ["RAC001"],
        ("R", "R"): ["RAC001"],
        ("S", "C"): ["DUT001"],
        ("A", "R", "R"): [],
        ("A", "R", "R", "R"): ["RAC004"],
        ("AR", "R", "R"): ["RAC004"],
        ("AR", "AR", "AR"): ["DUT003"],
        ("AR", "S", "S", "S"): [],
    }

    assert {row: codes(team(*row)) for row in rows} == rows


def test_a_single_r_is_read_as_a_lead_unless_the_policy_says_otherwise() -> None:
    (info,) = found(team("R", "S"))
    (error,) = found(team("R", "S", head="policy: {rules: {no-accountable: {solo-r-is-a: false}}}\n"))
    (several,) = found(team("R", "R"))

    assert [item.severity for item in (info, error, several)] == [Severity.INFO, Severity.ERROR, Severity.ERROR]
    assert info.values == {"duty": "letters", "roles": ["r0"]}
    assert several.values == {"duty": "letters", "roles": ["r0", "r1"]}
    assert place(info) == (3, 39)


def test_no_doer_is_pointed_at_where_the_duty_is_answered_for() -> None:
    (item,) = found(team("S", "A"))

    assert (item.code, item.values, place(item)) == ("RAC003", {"duty": "letters", "roles": ["r1"]}, (4, 43))


def test_a_declared_duty_is_pointed_at_where_it_is_declared() -> None:
    head = "duties: {letters: {}, own0: {}, own1: {}}\n"

    for row in (("A", "S"), ("R", "R"), ("A", "AR"), ("AR", "AR")):
        (item,) = found(team(*row, head=head))
        assert (item.pointer, place(item)) == (("duties", "letters"), (1, 10))


def test_every_accountable_role_is_shown() -> None:
    (item,) = found(team("A", "R", "A"), "RAC002")

    assert item.values == {"duty": "letters", "roles": ["r0", "r2"], "count": 2}
    assert [(related.label, related.values["role"]) for related in item.related] == [("accountable", "r2")]


CROWD = "people: {ada: {holds: r0}, ben: {holds: r0}}\n"


def test_a_crowd_answers_for_nothing_unless_it_takes_turns() -> None:
    shared = "duties: {letters: {shared: {by: shift}}, own0: {shared: {by: shift}}}\n"
    items = found(team("A", "R", head=CROWD))

    assert [(item.code, item.values) for item in items] == [
        ("RAC008", {"role": "r0", "duty": duty, "holders": 2}) for duty in ("letters", "own0")
    ]
    assert place(items[0]) == (4, 39)
    assert found(team("A", "R", head=CROWD + shared.replace("}}}\n", "}}, own1: {}}\n"))) == []
    for most in (2, 3):
        policy = f"policy: {{rules: {{collective-accountable: {{max-holders: {most}}}}}}}\n"
        assert found(team("A", "R", head=CROWD + policy)) == []


def test_one_who_answers_alone_hides_no_crowd() -> None:
    people = "people: {ada: {holds: r0}, ben: {holds: r1}, cem: {holds: r1}}\n"

    assert [item.values["duty"] for item in found(team("A", "R", head=people), "RAC008")] == ["own1"]


def test_only_those_count_who_hold_the_role_on_the_day() -> None:
    one_left = CROWD.replace("ben: {holds: r0}", "ben: {holds: {r0: {until: 2026-01-31}}}")

    assert codes("as_of: 2026-01-15\n" + team("A", "R", head=one_left)) == ["RAC008"]
    assert codes("as_of: 2026-02-15\n" + team("A", "R", head=one_left)) == []


def test_several_accountables_silence_the_crowd_and_the_distance_on_their_duty() -> None:
    far = ("A", "A", "", "", "R")
    items = found(team(*far, head=CROWD), "RAC002", "RAC008", "RAC009")

    assert rules.named("multiple-accountable").silences == {
        "collective-accountable": "duty",
        "accountable-too-high": "duty",
    }
    assert [(item.code, item.values["duty"]) for item in items] == [("RAC002", "letters"), ("RAC008", "own0")]
    off = "policy: {rules: {multiple-accountable: off}}\n"
    assert [item.code for item in found(team(*far, head=CROWD + off), "RAC002", "RAC008", "RAC009")] == [
        "RAC008",
        "RAC008",
        "RAC009",
        "RAC009",
    ]


def test_how_many_may_do_a_duty_is_an_option() -> None:
    row = ("A", "R", "R")
    (item,) = found(team(*row, head="policy: {rules: {RAC004: {max: 1}}}\n"))

    assert item.values == {"duty": "letters", "roles": ["r1", "r2"], "count": 2, "max": 1}
    assert place(item) == (5, 43)
    assert [(related.label, related.pointer) for related in item.related] == [
        ("doer", ("roles", "r2", "duties", "letters"))
    ]
    shared = "duties: {letters: {shared: true}, own0: {}, own1: {}, own2: {}, own3: {}}\n"
    assert found(team("A", "R", "R", "R", head=shared)) == []


@pytest.mark.parametrize(("letter", "most"), [("C", 3), ("I", 6)])
def test_how_many_may_be_asked_or_told_is_an_option(letter: str, most: int) -> None:
    row = ("AR", *[letter] * most)
    (item,) = found(team(*row, letter), "RAC005")

    assert found(team(*row), "RAC005") == []
    assert (item.values["consulted"], item.values["informed"]) == ((4, 0) if letter == "C" else (0, 7))
    assert place(item) == (3, 39)
    assert (
        found(team(*row, letter, head=f"policy: {{rules: {{RAC005: {{max-{letter.lower()}: 9}}}}}}\n"), "RAC005") == []
    )


def test_many_who_are_asked_and_many_who_are_told_are_one_finding() -> None:
    (item,) = found(team("AR", *["C"] * 4, *["I"] * 7), "RAC005")

    assert item.values == {"duty": "letters", "consulted": 4, "informed": 7, "max_c": 3, "max_i": 6}


def test_letters_that_do_not_go_together() -> None:
    pairs = {"".join(pair): codes(team("AR", "".join(pair))) for pair in combinations("ARSCI", 2)}

    assert {pair for pair, hit in pairs.items() if "RAC006" in hit} == set(pairs) - {"AR"}


def test_letters_that_conflict_are_pointed_at() -> None:
    (item,) = found(team("AR", "I/C"))
    (long,) = found(team("AR", "{letters: CI}"))

    assert item.values == {"role": "r1", "duty": "letters", "letters": "C+I"}
    assert (place(item), place(long)) == ((4, 52), (4, 52))


def bottleneck(led: int, others: int, head: str = "") -> str:
    lines = ["  boss: {root: true, duties: [" + ", ".join(f"d{n}" for n in range(led)) + "]}"]
    lines += [f"  r{n}: {{reports_to: boss, duties: [own{n}]}}" for n in range(others)]
    return head + "name: Paper\nroles:\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("led", "others", "hit"),
    [(5, 7, True), (6, 9, False), (4, 3, False), (5, 3, True), (5, 2, False)],
    ids=["above the share", "at the share", "few duties", "four roles", "three roles"],
)
def test_a_bottleneck_is_a_share_and_a_number_in_more_than_three_roles(led: int, others: int, *, hit: bool) -> None:
    assert bool(found(bottleneck(led, others), "RAC007")) == hit


def test_a_bottleneck_counts_what_could_be_handed_down() -> None:
    text = bottleneck(5, 7).replace("[d0, d1, d2, d3, d4]", "{d0: AR, d1: A, d2: A, d3: A, d4: A}")
    text = text.replace("[own0]", "{own0: AR, d1: R, d2: R}").replace("[own1]", "{own1: AR, d2: R, d3: R, d4: R}")
    (item,) = found(text, "RAC007")
    (all_own,) = found(bottleneck(5, 3), "RAC007")

    assert (all_own.values["percent"], all_own.values["delegable"]) == (62, 0)
    assert item.values == {"role": "boss", "count": 5, "total": 12, "percent": 42, "delegable": 3}
    assert place(item) == (3, 22)


SHARED = """\
name: Paper
roles:
  boss: {root: true, duties: {d0: AR, d1: A, d2: A, d3: A, d4: A, d5: A, d6: A}}
  aide: {reports_to: boss, duties: {d1: R, d5: A}}
  zoe: {reports_to: boss, duties: {d6: A}}
  clerk: {reports_to: boss, duties: {d2: R, d5: R, d6: R, own: AR}}
"""


def test_a_bottleneck_is_made_of_what_one_role_alone_answers_for() -> None:
    (item,) = found(SHARED, "RAC007")

    assert item.values == {"role": "boss", "count": 5, "total": 8, "percent": 62, "delegable": 2}
    assert found(SHARED.replace("d5: A}", "d4: A, d5: A}"), "RAC007") == []
    assert found(bottleneck(5, 1), "RAC007") == []


@pytest.mark.parametrize("option", ["max-share: 0.5", "min-count: 6"])
def test_what_a_bottleneck_is_can_be_set(option: str) -> None:
    head = f"policy: {{rules: {{accountability-bottleneck: {{{option}}}}}}}\n"

    assert found(bottleneck(5, 7, head), "RAC007") == []


def test_distance_is_counted_from_the_nearest_doer() -> None:
    (item,) = found(team("A", "", "", "R", "R"))

    assert (item.code, item.severity) == ("RAC009", Severity.INFO)
    assert item.values == {"role": "r0", "duty": "letters", "distance": 3, "path": ["r3", "r2", "r1", "r0"]}
    assert place(item) == (3, 39)
    assert [related.pointer for related in item.related] == [("roles", "r3", "duties", "letters")]
    assert [one.values["path"] for one in found(team("", "A", "", "", "R"))] == [["r4", "r3", "r2", "r1"]]
    assert found(team("A", "", "R", "", "R")) == []
    assert found(team("A", "", "", "R", head="policy: {rules: {RAC009: {max-dist: 3}}}\n")) == []


def test_one_who_is_near_hides_nobody_who_is_too_high() -> None:
    head = "policy: {rules: {multiple-accountable: off}}\n"
    text = team("", "", "A", "R", head=head) + "  s0: {root: true, duties: {own4: AR, letters: A}}\n"
    lines = text.replace("r0: {root: true", "r0: {reports_to: s1") + "  s1: {reports_to: s0, duties: [own5]}\n"

    assert [item.values["role"] for item in found(lines, "RAC009")] == ["s0"]


def test_distance_is_no_matter_where_a_doer_stands_elsewhere_or_in_a_circle() -> None:
    aside = team("A", "", "", "R") + "  s0: {root: true, duties: [x]}\n  s1: {reports_to: s0, duties: [y]}\n"
    aside += "  s2: {reports_to: s1, duties: [z]}\n  s3: {reports_to: s2, duties: {w: AR, letters: R}}\n"
    circle = team("A", "", "", "R").replace("root: true", "reports_to: r3")

    assert found(aside, "RAC009") == []
    assert found(aside.replace("reports_to: s2", "reports_to: r2"), "RAC009") != []
    assert found(circle, "RAC009") == []


def test_the_order_of_roles_changes_nothing() -> None:
    head, _, lines = team("A", "AR", "R", "R", "RC", "C", "C", "C", "CI").partition("roles:\n")
    roles = lines.splitlines()

    def said(order: list[str]) -> list[tuple[str, object]]:
        return [(item.code, item.values) for item in found("\n".join([head + "roles:", *order]))]

    assert [code for code, _ in said(roles)] == ["RAC002", "RAC004", "RAC006", "RAC006", "RAC005"]
    for n in range(len(roles)):
        assert said([*reversed(roles[n:]), *roles[:n]]) == said(roles)


SILENT = """\
name: Forum
duties: {writing: {}, events: {}, moderating: {}}
units: {house: {}, content: {parent: house}, fairs: {parent: house}}
roles:
  writer: {unit: content, root: true, duties: {writing: AR, moderating: I}}
  editor: {unit: content, reports_to: writer, duties: {writing: S, events: S}}
  host: {unit: fairs, reports_to: writer, duties: {moderating: AR, events: AR}}
"""


def test_a_duty_of_two_units_of_which_nobody_is_told_stands_at_its_owner() -> None:
    (item,) = found(SILENT, "RAC012")

    assert (item.severity, place(item)) == (Severity.INFO, (7, 68))
    assert item.values == {"duty": "events", "units": ["content", "fairs"]}


@pytest.mark.parametrize(
    ("old", "new", "duties"),
    [
        ("moderating: I", "moderating: S", []),
        ("moderating: I", "moderating: S, writing: AR, own: AR, other: C", ["events", "moderating"]),
        ("moderating: I}", "moderating: I, events: I}", []),
        ("moderating: I}", "moderating: I, events: C}", []),
        ("events: S", "events: C", []),
        ("unit: fairs", "unit: house", []),
        ("unit: fairs", "unit: content", []),
        ("{unit: fairs, ", "{", []),
        ("events: AR", "events: A", ["events"]),
        ("events: {}", "events: {archived: gone}", []),
    ],
)
def test_units_apart_need_somebody_who_is_told(old: str, new: str, duties: list[str]) -> None:
    assert [item.values["duty"] for item in found(SILENT.replace(old, new), "RAC012")] == duties


def test_a_duty_of_two_owners_stands_at_the_first() -> None:
    text = SILENT.replace("events: S}", "events: AR}")

    assert [item.pointer for item in found(text, "RAC012")] == [("roles", "editor", "duties", "events")]


def test_a_duty_without_owner_is_told_where_it_is_declared() -> None:
    text = SILENT.replace("moderating: AR, events: AR", "moderating: AR, events: R")

    assert [place(item) for item in found(text, "RAC012")] == [(2, 23)]


def everywhere(count: int, total: int, head: str = "") -> str:
    """Four roles and ``total`` duties; the first has a letter on ``count`` of them."""
    told = ", ".join(f"d{n}: I" for n in range(count))
    own = [", ".join(f"d{n}: AR" for n in range(total) if n % 3 == role) for role in range(3)]
    others = "".join(f"  r{role}: {{reports_to: boss, duties: {{{duties}}}}}\n" for role, duties in enumerate(own))
    return f"{head}name: Paper\nroles:\n  boss: {{root: true, duties: {{{told}}}}}\n{others}"


def test_a_role_in_nearly_everything_is_told_at_its_duties() -> None:
    (item,) = found(everywhere(9, 10), "RAC013")

    assert (item.severity, place(item)) == (Severity.INFO, (3, 22))
    assert item.values == {"role": "boss", "count": 9, "total": 10, "percent": 90}


@pytest.mark.parametrize(
    ("count", "total", "options", "hit"),
    [
        (8, 10, "", False),
        (9, 10, "", True),
        (9, 9, "", False),
        (9, 9, "min-duties: 9", True),
        (10, 10, "min-duties: 11", False),
        (9, 10, "max-share: 0.9", False),
        (5, 10, "max-share: 0.4", True),
    ],
)
def test_how_much_is_nearly_everything_is_an_option(count: int, total: int, options: str, *, hit: bool) -> None:
    text = everywhere(count, total, f"policy: {{rules: {{omnipresent-role: {{{options}}}}}}}\n")

    assert bool(found(text, "RAC013")) == hit


def test_in_a_team_of_three_one_role_may_be_everywhere() -> None:
    text = everywhere(9, 10)
    three = text.replace("  r2: {reports_to: boss,", "  r2: {archived: gone, reports_to: boss,")

    assert found(three, "RAC013") == []
    assert found(text.replace("boss: {root", "boss: {archived: gone, root"), "RAC013") == []
    four = text + "  r3: {reports_to: boss, duties: {d9: S}}\n"
    assert [item.values["role"] for item in found(four, "RAC013")] == ["boss"]
    assert found(four.replace("boss: {root", "boss: {archived: gone, root"), "RAC013") == []
    two = ", ".join(f"d{n}: AR" for n in range(10))
    assert (
        found(f"name: Paper\nroles:\n  a: {{root: true, duties: {{{two}}}}}\n  b: {{reports_to: a}}\n", "RAC013") == []
    )


def test_archived_duties_are_no_part_of_everything() -> None:
    known = ", ".join(f"d{n}: {{}}" for n in range(1, 11))
    text = everywhere(9, 11, f"duties: {{d0: {{archived: gone}}, {known}}}\n")

    assert found(text, "RAC013") == []
    assert [item.values["count"] for item in found(everywhere(10, 11), "RAC013")] == [10]
    fewer = ", ".join(f"d{n}: {{}}" for n in range(2, 12))
    gone = f"duties: {{d0: {{archived: gone}}, d1: {{archived: gone}}, {fewer}}}\n"
    assert found(everywhere(9, 12, gone), "RAC013") == []  # 7 of 10, of 9 that stand there


OUTSIDE = """\
name: Forum
units: {desk: {}, shop: {}}
duties: {newsletter: {}, planning: {}, selling: {}}
roles:
  publisher: {root: true, duties: [planning]}
  sales: {unit: shop, reports_to: publisher, duties: {selling: AR, newsletter: A}}
  editor: {reports_to: publisher, duties: {planning: S}}
  writer: {unit: desk, reports_to: editor, duties: {newsletter: R}}
"""


def test_who_answers_without_a_line_is_told_with_those_who_do_it() -> None:
    (item,) = found(OUTSIDE, "RAC014")

    assert (item.severity, place(item)) == (Severity.INFO, (6, 68))
    assert item.values == {"role": "sales", "duty": "newsletter", "roles": ["writer"]}
    assert [related.pointer for related in item.related] == [("roles", "writer", "duties", "newsletter")]


@pytest.mark.parametrize(
    ("old", "new", "hit"),
    [
        ("editor: {reports_to: publisher", "editor: {reports_to: sales", False),
        ("newsletter: R", "newsletter: R}, dotted_to: {sales: letters", False),
        ("newsletter: R", "newsletter: R}, dotted_to: {publisher: letters", True),
        ("desk: {}", "desk: {head: sales}", False),
        ("desk: {}", "desk: {head: editor}", True),
        ("desk: {}", "desk: {parent: shop}", True),
        ("desk: {}, shop: {}", "desk: {parent: shop}, shop: {head: sales}", False),
        ("unit: desk, reports_to: editor", "unit: desk, reports_to: publisher", False),
        ("unit: desk, reports_to: editor", "unit: shop, reports_to: editor", False),
        ("unit: desk, reports_to: editor", "reports_to: editor", True),
        ("unit: desk, reports_to: editor", "unit: desk, root: true", False),
        ("unit: shop, reports_to: publisher", "unit: shop, root: true", True),
        ("newsletter: A}", "newsletter: AR}", False),
        ("newsletter: A}", "newsletter: S}", False),
        ("planning: S", "planning: S, newsletter: R", False),
        ("duties: [planning]", "duties: {planning: AR, newsletter: A}", False),
        ("unit: shop, reports_to: publisher", "unit: shop, reports_to: writer", True),
        ("unit: shop, ", "", True),
    ],
)
def test_a_line_a_dotted_line_a_unit_or_a_shared_manager_gives_a_say(old: str, new: str, *, hit: bool) -> None:
    assert bool(found(OUTSIDE.replace(old, new), "RAC014")) == hit


@pytest.mark.parametrize(("name", "other"), [("editor", "redactor"), ("desk", "writing-desk")])
def test_the_names_of_managers_and_units_say_nothing_about_a_line(name: str, other: str) -> None:
    assert [item.values["role"] for item in found(OUTSIDE.replace(name, other), "RAC014")] == ["sales"]


def test_a_duty_in_order_hides_none_behind_it() -> None:
    text = OUTSIDE.replace("duties: [planning]", "duties: {planning: AR, advising: AR}").replace(
        "planning: S", "planning: S, advising: R"
    )
    text = text.replace("planning: {}, ", "planning: {}, advising: {}, ")

    assert [item.values["duty"] for item in found(text, "RAC014")] == ["newsletter"]


def test_of_several_who_answer_nothing_is_said_but_that_they_are_several() -> None:
    text = OUTSIDE + "  shop: {unit: shop, reports_to: publisher, duties: {newsletter: A}}\n"

    assert [item.code for item in found(text, "RAC002", "RAC014")] == ["RAC002"]
    assert found("policy: {rules: {multiple-accountable: off}}\n" + text, "RAC014") == []


def test_a_say_over_one_of_the_doers_is_enough() -> None:
    text = OUTSIDE + "  clerk: {unit: desk, reports_to: sales, duties: {newsletter: R}}\n"

    assert found(text, "RAC014") == []


def test_a_top_who_does_what_somebody_below_answers_for_is_told() -> None:
    boss = "  boss: {root: true, duties: {a: R, c: AR}}\n"
    text = f"name: Forum\nroles:\n{boss}  aide: {{reports_to: boss, duties: {{a: A}}}}\n"

    assert [item.values["roles"] for item in found(text, "RAC014")] == [["boss"]]
    assert found(text.replace("reports_to: boss", "root: true"), "RAC014") == []


GRANTS = """\
name: Forum
duties: {prizes: {needs: spend}}
roles:
  editor:
    root: true
    duties: [prizes]
    authority:
      - {id: spend, up_to: 500, unit: CNY}
      - spend
      - {id: spend, up_to: 5000, unit: CNY}
"""


def test_a_right_that_stands_twice_is_told_at_the_last_with_both_amounts() -> None:
    (item,) = found(GRANTS, "RAC015")

    assert (item.severity, place(item)) == (Severity.INFO, (10, 9))
    assert item.values == {"role": "editor", "right": "spend", "count": 2, "amounts": "500 / 5000 CNY"}
    assert [related.place.line for related in item.related if related.place] == [8]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("up_to: 5000, unit: CNY", "up_to: 5000, unit: USD", []),
        ("up_to: 5000, unit: CNY", "up_to: 500, unit: CNY", [(2, "500 CNY")]),
        ("up_to: 5000, unit: CNY", "unit: CNY", [(2, "500 CNY")]),
        ("{id: spend, up_to: 5000, unit: CNY}", "spend", [(2, "")]),
        ("{id: spend, up_to: 5000, unit: CNY}", "{id: spend, up_to: 9}", [(2, "9")]),
        ("      - spend\n", "      - {id: spend, up_to: 50, unit: CNY}\n", [(3, "50 / 500 / 5000 CNY")]),
        ("    root: true\n", "    root: true\n    archived: gone\n", []),
        ("      - {id: spend, up_to: 5000, unit: CNY}\n", "", []),
    ],
)
def test_rights_in_other_units_are_other_rights(old: str, new: str, told: list[tuple[int, str]]) -> None:
    items = found(GRANTS.replace(old, new), "RAC015")

    assert [(item.values["count"], item.values["amounts"]) for item in items] == told
