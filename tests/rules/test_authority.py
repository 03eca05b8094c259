"""What the pages of RAC010 and RAC011 do not show: amounts, places, precedence, neighbours."""

import pytest

from commops.api.checking import Request, check
from commops.finding import Reported, Severity


def found(text: str, *codes: str) -> list[Reported]:
    report, _ = check(Request("-", stdin=text.encode()), "check")
    return [item for item in report.open if item.code in (codes or ("RAC010", "RAC011", "DAT002", "SCH"))]


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


def clinic(needs: str, held: str = "", *, letters: str = "AR", more: str = "", extra: str = "") -> str:
    authority = f", authority: {held}" if held else ""
    return (
        f"name: Clinic\nduties: {{buying: {{needs: {needs}{extra}}}, ward: {{}}}}\nroles:\n"
        f"  matron: {{root: true, duties: [ward]{more}}}\n"
        f"  buyer: {{reports_to: matron{authority}, duties: {{buying: {letters}}}}}\n"
    )


SPEND = "{id: spend, up_to: 500, unit: EUR}"


@pytest.mark.parametrize(
    ("needs", "held", "met"),
    [
        ("sign", "sign", True),
        ("sign", "[spend, sign]", True),
        ("sign", "", False),
        ("sign", "spend", False),
        ("spend", "sign", False),
        ("[sign, order]", "[sign, order]", True),
        (SPEND, "spend", True),
        ("spend", SPEND, True),
        (SPEND, SPEND, True),
        (SPEND, "{id: spend, up_to: 499, unit: EUR}", False),
        (SPEND, "{id: spend, up_to: 501, unit: EUR}", True),
        (SPEND, "{id: spend, up_to: 9999, unit: JPY}", False),
        (SPEND, "[{id: spend, up_to: 9999, unit: JPY}, {id: spend, up_to: 500, unit: EUR}]", True),
        (SPEND, "{id: spend, up_to: 500}", True),
        ("{id: spend, up_to: 500}", SPEND, True),
    ],
)
def test_what_meets_a_need(needs: str, held: str, *, met: bool) -> None:
    warnings = [item for item in found(clinic(needs, held)) if item.severity is Severity.WARNING]

    assert (warnings == []) == met


def test_a_missing_right_names_it_and_who_has_it() -> None:
    (item,) = found(clinic(f"[sign, {SPEND}]", "sign", more=", deputy: buyer"))

    assert item.values == {"role": "buyer", "duty": "buying", "needed": "spend ≤ 500 EUR", "roles": []}
    assert place(item) == (5, 57)
    assert [related.pointer for related in item.related] == [("duties", "buying", "needs")]
    able = found(clinic(SPEND, more=", authority: spend", extra=", escalates_to: matron"))
    assert [one.values["roles"] for one in able] == [["matron"]]


def test_an_archived_role_is_not_named_as_one_that_has_the_right() -> None:
    gone = "  clerk: {archived: gone, authority: sign, duties: []}\n"

    assert [item.values.get("roles") for item in found(clinic("sign") + gone)] == [[]]


def test_too_small_an_amount_is_shown() -> None:
    (item,) = found(clinic(SPEND, "[{id: spend, up_to: 20, unit: EUR}]"))
    (related,) = [one for one in item.related if one.label == "granted"]

    assert related.place is not None
    assert (related.place.line, related.place.column) == (5, 43)


def test_amounts_are_written_in_full() -> None:
    values = [
        found(clinic(f"{{id: spend, up_to: {amount}}}"))[0].values["needed"]
        for amount in ("12500000", "0.5", "1e999")
    ]  # fmt: skip

    assert values == ["spend ≤ 12500000", "spend ≤ 0.5", "spend ≤ inf"]


@pytest.mark.parametrize(("letters", "hit"), [("A", True), ("AR", True), ("R", False), ("S", False)])
def test_only_the_one_who_answers_is_asked(letters: str, *, hit: bool) -> None:
    assert bool(found(clinic("sign", letters=letters))) == hit


def test_several_who_answer_are_told_elsewhere() -> None:
    text = clinic("sign", letters="A").replace("duties: [ward]", "duties: {ward: AR, buying: A}")

    assert [item.code for item in found(text, "RAC002", "RAC010")] == ["RAC002"]


def test_a_right_that_nothing_needs_is_an_info() -> None:
    text = clinic("sign", "[sign, {id: spend, up_to: 5}]", more=", authority: fire")
    buyer, matron = found(text)

    assert [item.severity for item in (buyer, matron)] == [Severity.INFO, Severity.INFO]
    assert buyer.values == {"role": "buyer", "idle": "spend ≤ 5"}
    assert matron.values == {"role": "matron", "idle": "fire"}
    assert (place(buyer), place(matron)) == ((5, 49), (4, 51))


def test_several_idle_rights_are_told_at_the_first() -> None:
    (item,) = found(clinic("sign", "[order, sign, {id: spend, up_to: 5}]"))

    assert (item.values["idle"], item.pointer) == ("order, spend ≤ 5", ("roles", "buyer", "authority", "order"))


@pytest.mark.parametrize("letters", ["A", "AR"])
def test_a_duty_of_two_owners_and_one_in_order_hide_none_behind_them(letters: str) -> None:
    text = clinic("sign", "sign", letters=letters).replace("ward: {}", "ward: {needs: order}")
    both = text.replace("duties: [ward]", "duties: {ward: AR, buying: A}")

    for one in (text, both):
        assert [item.values["duty"] for item in found(one, "RAC010")] == ["ward"]


@pytest.mark.parametrize("use", ["backup", "escalates_to"])
def test_a_right_for_what_one_takes_over_is_no_idle_one(use: str) -> None:
    spare = ", authority: sign"

    assert found(clinic("sign", "sign", more=spare, extra=f", {use}: matron")) == []
    assert len(found(clinic("sign", "sign", more=spare))) == 1


def test_rights_are_let_alone_where_no_duty_says_what_it_needs() -> None:
    assert found(clinic("[]", "sign", more=", authority: fire")) == []


def board(by: str) -> str:
    return (
        "name: Choir\nroles:\n  chair: {root: true, duties: [concerts]}\n"
        "  treasurer: {reports_to: chair, duties: [money]}\n  singer: {reports_to: chair, duties: [singing]}\n"
        "workflows:\n  tour:\n    steps:\n      plan: {by: [singer, chair]}\n"
        f"      decide: {{by: {by}, approves: plan}}\n"
    )


def test_a_decision_has_one_decider() -> None:
    (item,) = found(board("[treasurer, chair]"))

    assert (item.code, item.severity) == ("RAC011", Severity.ERROR)
    assert item.values == {"workflow": "tour", "step": "decide", "roles": ["chair", "treasurer"], "count": 2}
    assert place(item) == (10, 16)
    assert found(board("treasurer")) == []
    assert found(board("[treasurer, treasurer]")) == []
    assert [one.code for one in found(board("[treasurer, ghost]"))] == ["DAT002"]
    assert [one.code for one in found(board("[treasurer, chair]").replace("approves: plan", "approves: plna"))] == [
        "DAT002"
    ]


def test_the_order_of_roles_changes_nothing() -> None:
    text = clinic(SPEND, "[sign, order]", more=", authority: [spend, fire]")
    head, roles = text.split("roles:\n")
    turned = head + "roles:\n" + "".join(reversed(roles.splitlines(keepends=True)))

    assert [(item.code, item.values) for item in found(text)] == [(item.code, item.values) for item in found(turned)]
    assert len(found(text)) == 3
