"""What the pages of the SOD rules do not show: places, options, precedence, neighbours."""

from itertools import product

import pytest

from commops.api.checking import Request, check
from commops.finding import Reported, Severity


def found(text: str, *codes: str) -> list[Reported]:
    """The open findings of some codes, or of all SOD rules, and those of references."""
    report, _ = check(Request("-", stdin=text.encode()), "check")
    return [item for item in report.open if (item.code in codes if codes else item.code[:3] in ("SOD", "DAT"))]


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


ROLES = """roles:
  chair: {root: true, duties: [concerts]}
  drawer: {reports_to: chair, duties: [drawing]}
  payer: {reports_to: chair, duties: {payment: A, drawing: C}}
"""


def choir(people: str, kept: str, roles: str = ROLES, head: str = "") -> str:
    return f"name: Choir\n{head}{roles}people:\n  ada: {{holds: {people}}}\npolicy:\n  separate: [{kept}]\n"


ROLE_SET, DUTY_SET = "{roles: [drawer, payer]}", "{duties: [drawing, payment]}"


def test_a_set_of_roles_and_a_set_of_duties() -> None:
    (by_role,) = found(choir("[drawer, payer]", ROLE_SET))
    (by_duty,) = found(choir("[drawer, payer]", DUTY_SET))

    assert by_role.severity is Severity.ERROR
    assert by_role.values == {"person": "ada", "roles": ["drawer", "payer"], "duties": [], "max": 1}
    assert by_duty.values == {
        "person": "ada", "roles": ["drawer", "payer"], "duties": ["drawing", "payment"], "max": 1,
    }  # fmt: skip
    assert (place(by_role), place(by_duty)) == ((7, 17), (7, 17))
    assert [related.label for related in by_role.related] == ["holds", "set"]
    assert by_role.related[1].place is not None
    assert (by_role.related[1].place.line, by_role.related[1].place.column) == (9, 14)


@pytest.mark.parametrize(
    ("people", "kept", "hit"),
    [
        ("[drawer, chair]", ROLE_SET, False),
        ("[drawer, chair]", DUTY_SET, False),
        ("payer", DUTY_SET, False),
        ("[drawer, payer]", "{roles: [drawer, payer, chair], max: 2}", False),
        ("[drawer, payer, chair]", "{roles: [drawer, payer, chair], max: 2}", True),
        ("[drawer, payer]", "{roles: [drawer], duties: [payment]}", True),
        ("{drawer: 0.9, payer: {fte: 0.1, kind: acting}}", DUTY_SET, True),
        ("{drawer: 0.9, payer: {fte: 0.1, kind: acting, until: 2026-01-31}}", DUTY_SET, False),
        ("{drawer: 0.9, payer: {fte: 0.1, from: 2027-01-31}}", ROLE_SET, False),
    ],
)
def test_what_a_person_may_hold(people: str, kept: str, *, hit: bool) -> None:
    assert bool(found(choir(people, kept, head="as_of: 2026-06-30\n"))) == hit


def test_a_single_role_with_too_much_is_told_once() -> None:
    roles = ROLES.replace("drawing: C", "drawing: R")
    (item,) = found(choir("[payer, drawer]", DUTY_SET, roles))

    assert item.values == {"role": "payer", "duties": ["drawing", "payment"], "max": 1}
    assert place(item) == (5, 39)
    assert [(related.label, related.pointer) for related in item.related] == [
        ("bears", ("roles", "payer", "duties", "drawing")), ("set", ("policy", "separate", "0")),
    ]  # fmt: skip
    assert found(choir("chair", DUTY_SET, roles)) != []


def test_an_unknown_role_in_a_set_is_a_slip_of_the_pen() -> None:
    assert [item.code for item in found(choir("[drawer, payer]", "{roles: [drawer, pyaer]}"))] == ["DAT002"]


HOUSE = """roles:
  chief: {root: true, deputy: critic, duties: [leading]}
  critic: {reports_to: chief, deputy: chief, duties: [judging]}
  writer: {reports_to: chief, duties: [writing]}
"""


def paper(review: str, *, make: str = "by: writer", people: str = "", flow: str = "", roles: str = HOUSE) -> str:
    lines = "".join(f"  {who}\n" for who in people.split("; ") if who)
    return (
        f"name: Paper\n{roles}workflows:\n  article:\n"
        + (f"    {flow}\n" if flow else "")
        + f"    steps:\n      make: {{{make}}}\n      review: {{{review}, approves: make}}\n"
        + (f"people:\n{lines}" if lines else "")
    )


def test_one_role_that_does_and_approves() -> None:
    (item,) = found(paper("by: writer"))

    assert (item.code, item.severity) == ("SOD002", Severity.ERROR)
    assert item.values == {"workflow": "article", "step": "make", "role": "writer"}
    assert place(item) == (10, 16)
    assert [related.pointer[3:] for related in item.related] == [("make", "by")]


ONE = "ada: {holds: [writer, critic]}"
WRITERS = "ada: {holds: writer}; ben: {holds: writer}"
TWO = "ada: {holds: [writer, critic]}; ben: {holds: critic}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (paper("by: critic"), []),
        (paper("by: critic", people="ada: {holds: writer}; ben: {holds: critic}"), []),
        (paper("by: critic", people=ONE), [("SOD002", "error", "person", "ada")]),
        (paper("by: critic", people=TWO), [("SOD002", "info", "people", ["ada"])]),
        (paper("by: critic, not_by: make", people=TWO), []),
        (paper("by: critic", people=TWO, flow="distinct: true"), []),
        (paper("by: critic", make="by: writer, not_by: review", people=TWO), []),
        (paper("by: [critic, writer]"), [("SOD002", "info", "roles", ["writer"])]),
        (paper("by: [critic, writer], not_by: make"), []),
        (paper("by: writer", people=WRITERS), [("SOD002", "error", "role", "writer")]),
        (paper("by: writer, not_by: make", people=WRITERS), []),
        (paper("by: writer, not_by: make"), [("SOD002", "error", "role", "writer")]),
        (paper("by: writer, not_by: make", roles=HOUSE.replace("[writing]}", "[writing], headcount: 2}")), []),
        (paper("by: critic, not_by: make", people=ONE), [("SOD003", "error", "people", ["ada"])]),
        (paper("by: critic", people=ONE, flow="distinct: true"), [("SOD003", "error", "people", ["ada"])]),
        (paper("by: critic", people=ONE, flow="min_people: 2"), [("SOD002", "error", "person", "ada")]),
        (paper("by: ghost", people=ONE), [("DAT002", "error", "target", "ghost")]),
    ],
)  # fmt: skip
def test_one_defect_of_four_eyes_is_told_once(text: str, said: list[tuple[str, str, str, object]]) -> None:
    items = found(text)

    assert [
        (item.code, item.severity.word, key, item.values.get(key))
        for item, (_, _, key, _) in zip(items, said, strict=True)
    ] == said


def steps(*entries: str, people: str, flow: str = "") -> str:
    """Roles r0, r1, …, each with one step s0, s1, … and the people that hold it, a letter each."""
    holds: dict[str, list[str]] = {}
    for number, letters in enumerate(people.split()):
        for letter in letters:
            holds.setdefault(letter, []).append(f"r{number}")
    count = len(people.split())
    return "".join(
        [
            "name: Paper\nworkflows:\n  w:\n",
            f"    {flow}\n" if flow else "",
            "    steps:\n",
            *(f"      s{n}: {{by: r{n}{f', {more}' if more else ''}}}\n" for n, more in enumerate(entries)),
            "roles:\n",
            *(f"  r{n}: {{{f'reports_to: r{n - 1}' if n else 'root: true'}, duties: [d{n}]}}\n" for n in range(count)),
            "people:\n",
            *(f"  {letter}: {{holds: [{', '.join(roles)}]}}\n" for letter, roles in holds.items()),
        ]
    )


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ("a b c", []),
        ("ab ab c", []),
        ("abc abc abc", []),
        ("ab ab ab", [(["s0", "s1", "s2"], ["a", "b"])]),
        ("a a b", [(["s0", "s1"], ["a"])]),
        ("a ab b", [(["s0", "s1", "s2"], ["a", "b"])]),
        ("a a b b", [(["s0", "s1"], ["a"]), (["s2", "s3"], ["b"])]),
        ("a ab abc c", [(["s0", "s1", "s2", "s3"], ["a", "b", "c"])]),
    ],
)
def test_distinct_steps_need_a_person_each(people: str, said: list[tuple[list[str], list[str]]]) -> None:
    items = found(steps(*[""] * len(people.split()), people=people, flow="distinct: true"), "SOD003")

    assert [(item.values["steps"], item.values["people"]) for item in items] == said
    assert all(place(item) == (4, 5) for item in items)


def test_distinct_steps_are_held_against_every_way_to_share_them() -> None:
    """Hall's theorem against trying everything, on all small cases."""
    for hands in product(["a", "b", "c", "ab", "bc", "abc"], repeat=3):
        text = steps("", "", "", people=" ".join(hands), flow="distinct: true")
        possible = any(len(set(choice)) == 3 for choice in product(*hands))
        assert (found(text, "SOD003") == []) == possible, hands


def test_steps_that_may_not_be_by_another_are_held_against_every_way_to_share_them() -> None:
    shapes = [("", "not_by: s0", "not_by: [s0, s1]"), ("", "not_by: s0", "not_by: s1"), ("", "", "not_by: [s0, s1]")]
    apart = [{(0, 1), (0, 2), (1, 2)}, {(0, 1), (1, 2)}, {(0, 2), (1, 2)}]
    for (shape, pairs), hands in product(zip(shapes, apart, strict=True), product(["a", "b", "ab", "abc"], repeat=3)):
        possible = any(all(choice[one] != choice[two] for one, two in pairs) for choice in product(*hands))
        assert (found(steps(*shape, people=" ".join(hands)), "SOD003") == []) == possible, (shape, hands)


def test_four_eyes_that_fail_are_pointed_at_where_they_are_asked_for() -> None:
    (item,) = found(steps("", "", "not_by: [s0, s1]", people="a b ab"), "SOD003")
    (pair,) = found(steps("", "", "not_by: [s0, s1]", people="a b b"), "SOD003")
    (few,) = found(steps("", "", people="ab ab", flow="min_people: 3"), "SOD003")

    assert item.values == {"workflow": "w", "steps": ["s0", "s1", "s2"], "people": ["a", "b"], "needed": None}
    assert place(item) == (7, 29)
    assert [related.values for related in item.related] == [
        {"step": "s0", "people": ["a"]}, {"step": "s1", "people": ["b"]}, {"step": "s2", "people": ["a", "b"]},
    ]  # fmt: skip
    assert (pair.values["steps"], place(pair)) == (["s1", "s2"], (7, 33))
    (mutual,) = found(steps("", "not_by: s0", "not_by: [s0, s1]", "not_by: [s1, s2]", people="ab ab ab ab"), "SOD003")
    assert (mutual.values["steps"], place(mutual)) == (["s0", "s1", "s2"], (7, 29))
    assert few.values == {"workflow": "w", "steps": [], "people": ["a", "b"], "needed": 3}
    assert place(few) == (4, 5)


def test_fewest_people_of_a_workflow() -> None:
    assert found(steps("", "", people="ab ab", flow="min_people: 2"), "SOD003") == []
    assert len(found(steps("", "", people="a a", flow="min_people: 2"), "SOD003")) == 1
    assert len(found(steps("", "", people="a a", flow="min_people: 2\n    distinct: true"), "SOD003")) == 1


def test_a_step_that_nobody_holds_is_not_told_here() -> None:
    text = steps("", "", people="a a", flow="distinct: true")

    assert found(text.replace("by: r1", "by: r2"), "SOD003") == []
    assert found(text.replace("[r0, r1]", "[r0]"), "SOD003") == []
    assert found(text.replace("[r0, r1]", "[r0]").replace("distinct: true", "min_people: 2"), "SOD003") == []
    assert found(text.split("people:")[0], "SOD003") == []


def test_a_long_workflow_does_not_break_off() -> None:
    count = 1200
    people = " ".join([chr(0x4E00 + n) + chr(0x4E00 + (n + 1) % count) for n in range(count)])
    text = steps(*[""] * count, people=people, flow="distinct: true")

    assert found(text, "SOD003") == []


def waived(more: str, *, rule: str = "SOD001", head: str = "") -> list[Reported]:
    waiver = f"  waive: [{{rule: {rule}, at: people.ada, reason: small choir{more}}}]\n"
    return found(choir("[drawer, payer]", ROLE_SET, head=head) + waiver, "SOD004", "POL001")


@pytest.mark.parametrize(
    ("more", "missing"),
    [
        ("", "control, until"),
        (", control: the chair counts", "until"),
        (", until: 2027-01-31", "control"),
        (", control: the chair counts, until: 2027-01-31", None),
    ],
)
def test_a_waiver_of_separation_names_a_control_and_an_end(more: str, missing: str | None) -> None:
    items = waived(more)

    assert [item.values for item in items] == (
        [{"target": "incompatible-roles", "at": "people.ada", "missing": missing}] if missing else []
    )
    assert all(place(item) == (10, 18) for item in items)


def test_only_waivers_of_separation_that_still_hold_are_asked() -> None:
    assert [item.code for item in waived(", until: 2026-01-31", head="as_of: 2026-06-30\n")] == ["POL001"]
    for last in ("2026-06-30", "2026-07-01"):
        assert [item.code for item in waived(f", until: {last}", head="as_of: 2026-06-30\n")] == ["SOD004"]
    assert waived("", rule="span-too-wide") == []
    assert waived("", rule="exception-uncompensated") == []
    assert len(waived("", rule="incompatible-roles")) == 1


def test_the_order_of_people_and_workflows_changes_nothing() -> None:
    def text(order: int) -> str:
        flows = ["  v: {distinct: true, steps: {a: {by: drawer}, b: {by: payer}}}\n",
                 "  w: {steps: {a: {by: drawer}, b: {by: payer, approves: a}}}\n"]  # fmt: skip
        people = ["  ada: {holds: [payer, drawer]}\n", "  ben: {holds: [drawer, payer]}\n", "  eve: {holds: chair}\n"]
        roles = ROLES.splitlines(keepends=True)
        body = ["name: Choir\n", roles[0], *roles[1:][::order], "people:\n", *people[::order], "workflows:\n"]
        return "".join([*body, *flows[::order], "policy: {separate: [{roles: [drawer, payer]}]}\n"])

    def said(order: int) -> list[tuple[str, object]]:
        return [(item.code, item.values) for item in found(text(order))]

    assert [code for code, _ in said(1)] == ["SOD001", "SOD001", "SOD002"]
    assert said(1) == said(-1)
