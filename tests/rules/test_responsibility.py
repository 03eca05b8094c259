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
    assert found(team("A", "R", head=CROWD + "policy: {rules: {collective-accountable: {max-holders: 2}}}\n")) == []


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

    assert item.values == {"role": "boss", "count": 5, "total": 12, "percent": 42, "delegable": 3}
    assert place(item) == (3, 22)


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
    assert found(team("A", "", "R", "", "R")) == []
    assert found(team("A", "", "", "R", head="policy: {rules: {RAC009: {max-dist: 3}}}\n")) == []


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
