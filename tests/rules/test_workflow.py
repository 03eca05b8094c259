"""What the pages of the WFL rules do not show: places, options, precedence, neighbours."""

import pytest

from commops.api.checking import Request, check
from commops.finding import Reported, Severity
from tests.conftest import ROOT

ROLES = """roles:
  chief: {root: true, duties: [leading]}
  writer: {reports_to: chief, duties: [writing]}
  lawyer: {reports_to: chief, duties: [advising]}
"""


def found(text: str, *codes: str) -> list[Reported]:
    """The open findings of some codes, or of all WFL rules, and those of references."""
    report, _ = check(Request("-", stdin=text.encode()), "check")
    return [item for item in report.open if (item.code in codes if codes else item.code[:3] in ("WFL", "DAT"))]


def flow(*steps: str, head: str = ROLES, more: str = "") -> str:
    """A workflow ``w`` whose steps are given as ``name {…}``; the first stands on line 9."""
    lines = [f"      {step.replace(' ', ': ', 1)}\n" for step in steps]
    return f"name: Paper\n{head}workflows:\n  w:{more and f' # {more}'}\n    steps:\n" + "".join(lines)


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


def said(items: list[Reported]) -> list[tuple[str, object]]:
    return [(item.code, item.values) for item in items]


def test_the_department_has_the_ownerless_steps_of_its_document() -> None:
    report, _ = check(Request(str(ROOT / "examples/department/team.yaml")), "gaps")
    items = [item for item in report.open if item.code == "WFL001"]
    organised = [item for item in items if item.values["roles"]]

    assert {(item.values["workflow"], item.values["step"]) for item in items if not item.values["roles"]} == {
        ("community-launch", "set-up"), ("community-launch", "invite-members"), ("users", "tier"),
        ("events", "prepare"), ("events", "sum-up"), ("data", "define-metrics"), ("data", "collect"),
        ("data", "report"),
    }  # fmt: skip
    assert [(item.values["workflow"], item.values["step"]) for item in organised] == [("content", "publish")]
    assert len(items) == 9
    assert all(item.severity is Severity.ERROR for item in items)


def test_the_department_has_its_content_reviewed_by_who_organises_it() -> None:
    report, _ = check(Request(str(ROOT / "examples/department/team.yaml")), "gaps")
    (item,) = [item for item in report.open if item.code == "WFL004"]

    assert item.values == {"workflow": "content", "role": "community-operations-manager", "steps": ["review"]}
    assert item.pointer == (
        "workflows", "content", "steps", "review", "by", "community-operations-manager",
    )  # fmt: skip
    assert [related.pointer[3:5] for related in item.related] == [("plan", "organised_by"), ("publish", "organised_by")]


def test_an_ownerless_step_is_pointed_at_and_so_is_its_organiser() -> None:
    none, organised = found(flow("a {name: A}", "b {organised_by: [writer, chief]}"), "WFL001")

    assert (none.values, place(none)) == ({"workflow": "w", "step": "a", "roles": []}, (9, 7))
    assert organised.values == {"workflow": "w", "step": "b", "roles": ["writer", "chief"]}
    assert place(organised) == (10, 26)


def test_an_implied_owner_is_an_owner_and_people_outside_are_none() -> None:
    assert found(flow("a {by: writer, certainty: implied}"), "WFL001") == []
    assert len(found(flow("a {by_people: all members}"), "WFL001")) == 1


def test_an_unknown_owner_is_a_slip_of_the_pen_and_nothing_else() -> None:
    assert [item.code for item in found(flow("a {by: wrtier}", "b {by: [writer, ghost], duty: leading}"))] == [
        "DAT002", "DAT002",
    ]  # fmt: skip
    (item,) = found(flow("a {organised_by: ghost}"), "WFL001")
    assert item.values["roles"] == []
    assert place(item) == (9, 7)


def test_what_is_archived_needs_no_owner() -> None:
    text = flow("a {archived: 2019-12-31}", "b {by: writer}")

    assert found(text) == []
    assert found(text.replace("  w:\n", "  w:\n    archived: yes\n").replace("by: writer", "within: 2h")) == []


def test_an_owner_without_a_part_in_the_duty() -> None:
    (item,) = found(flow("a {by: [chief, lawyer], duty: [writing, leading, advising]}"), "WFL001")

    assert item.severity is Severity.WARNING
    assert item.values == {"workflow": "w", "step": "a", "role": "chief", "duties": ["writing"]}
    assert place(item) == (9, 16)
    assert [(related.pointer, related.values["letters"]) for related in item.related] == [
        (("roles", "writer", "duties", "writing"), "AR")
    ]


@pytest.mark.parametrize(("letters", "hit"), [("R", False), ("A", False), ("S", False), ("C", True), ("I", True)])
def test_to_lead_to_do_and_to_support_is_a_part(letters: str, *, hit: bool) -> None:
    head = ROLES.replace("[advising]", f"{{advising: AR, writing: {letters}}}")

    assert bool(found(flow("a {by: lawyer, duty: writing}", head=head), "WFL001")) == hit


def test_a_duty_of_nobody_is_not_told_twice() -> None:
    head = "duties: {leading: {}, writing: {}, advising: {}, printing: {}}\n" + ROLES
    text = flow("a {by: writer, duty: printing}", head=head)

    assert [item.code for item in found(text, "WFL001", "DUT001", "DAT002")] == ["DUT001"]
    assert [item.code for item in found(text.replace("duty: printing", "duty: printng"), "WFL001", "DAT002")] == [
        "DAT002"
    ]


def row(*owners: str) -> list[str]:
    return [f"s{number} {{by: {owner}}}" for number, owner in enumerate(owners)]


def test_how_often_work_may_change_hands_is_an_option() -> None:
    text = flow(*row("chief", "writer", "lawyer", "chief", "writer", "lawyer", "chief"))
    (item,) = found(text, "WFL002")

    assert item.severity is Severity.INFO
    assert item.values == {
        "workflow": "w", "count": 6, "max": 5, "cross": None, "max_cross_unit": None, "path": [],
    }  # fmt: skip
    assert place(item) == (7, 3)
    assert found(flow(*row("chief", "writer", "lawyer", "chief", "writer", "lawyer")), "WFL002") == []
    assert found("policy: {rules: {excess-handoffs: {max: 6}}}\n" + text, "WFL002") == []


UNITS = """units: {desk: {}, sub-desk: {parent: desk}, law: {}, print: {}}
roles:
  chief: {root: true, unit: print, duties: [leading]}
  writer: {reports_to: chief, unit: desk, duties: [writing]}
  sub: {reports_to: writer, unit: sub-desk, duties: [subbing]}
  lawyer: {reports_to: chief, unit: law, duties: [advising]}
"""


def test_hand_offs_between_units_are_counted_for_themselves() -> None:
    text = flow(*row("writer", "lawyer", "chief", "writer", "lawyer"), head=UNITS)
    (item,) = found(text, "WFL002")

    assert (item.values["count"], item.values["max"], item.values["cross"]) == (4, None, 4)
    assert found(flow(*row("writer", "lawyer", "chief", "writer", "sub"), head=UNITS), "WFL002") == []
    assert found("policy: {rules: {WFL002: {max-cross-unit: 4}}}\n" + text, "WFL002") == []


def test_to_and_fro_is_pointed_at_where_the_work_comes_back() -> None:
    text = flow(*row("writer", "lawyer", "writer", "chief"))
    (item,) = found(text, "WFL002")

    assert (item.values["count"], item.values["path"]) == (3, ["writer", "lawyer", "writer"])
    assert place(item) == (11, 16)
    assert found("policy: {rules: {WFL002: {max-bounces: 1}}}\n" + text, "WFL002") == []
    assert found("policy: {rules: {WFL002: {max-bounces: 2}}}\n" + text, "WFL002") == []
    assert found(flow("a {by: writer}", "b {by: lawyer, approves: a}", "c {by: writer}"), "WFL002") == []
    assert found(flow("a {by: lawyer}", "b {by: writer}", "c {by: lawyer, approves: b}"), "WFL002") == []
    assert found(flow("a {by: writer}", "b {by: lawyer}", "c {by: chief, on_reject: a}"), "WFL002") == []
    assert found(flow("a {by: writer}", "b {by: [writer, lawyer]}", "c {by: writer}"), "WFL002") == []


def test_of_several_ways_back_the_first_is_told_and_the_others_are_shown() -> None:
    text = flow("a {by: writer}", "b {by: [lawyer, chief]}", "c {by: writer}", "d {by: lawyer}")
    (bounce,) = found(text, "WFL002")
    (long,) = found("policy: {rules: {WFL002: {max: 2}}}\n" + text, "WFL002")

    assert (place(bounce), bounce.values["path"]) == ((11, 15), ["writer", "lawyer", "writer"])
    assert [(related.pointer, related.values) for related in bounce.related] == [
        (("workflows", "w", "steps", "d", "by", "lawyer"), {"role": "lawyer"})
    ]
    assert (place(long), long.values["path"]) == ((8, 3), ["writer", "lawyer", "writer"])
    assert [related.pointer[3:] for related in long.related] == [("c", "by", "writer"), ("d", "by", "lawyer")]


def test_steps_that_are_passed_by_are_told_in_groups() -> None:
    text = flow(
        "a {by: writer, next: c}", "b {by: writer}", "c {by: writer, next: end}", "d {by: writer}", "e {by: writer}"
    )
    first, second = found(text, "WFL003")

    assert [item.values for item in (first, second)] == [
        {"workflow": "w", "steps": ["b"]},
        {"workflow": "w", "steps": ["d", "e"]},
    ]
    assert [place(item) for item in (first, second)] == [(10, 7), (12, 7)]
    assert [(item.related[0].label, item.related[0].pointer[3:]) for item in (first, second)] == [
        ("passes", ("a", "next")), ("passes", ("c", "next")),
    ]  # fmt: skip


def test_a_step_that_only_a_refusal_reaches_is_reached() -> None:
    text = flow("a {by: writer}", "b {by: chief, on_reject: mend, next: end}", "mend {by: writer, next: b}")

    assert found(text, "WFL003") == []
    assert len(found(text.replace("on_reject: mend, ", ""), "WFL003")) == 1


def test_a_loop_is_pointed_at_where_it_closes() -> None:
    (item,) = found(flow("a {by: writer}", "b {by: writer}", "c {by: writer, next: b}"), "WFL003")

    assert item.values == {"workflow": "w", "step": "c"}
    assert place(item) == (11, 29)
    assert [related.values for related in item.related] == [{"step": "b"}]


def test_a_longer_loop_is_told_once_with_each_of_its_steps() -> None:
    steps = ("a {by: writer}", "b {by: writer}", "c {by: writer}", "d {by: writer, next: [b, c]}")
    (item,) = found(flow(*steps), "WFL003")

    assert (item.values["step"], item.pointer[-1], place(item)) == ("d", "b", (12, 30))
    assert [related.pointer[3:] for related in item.related] == [("b",), ("c",)]


@pytest.mark.parametrize(
    ("steps", "hits"),
    [
        (["a {by: writer}", "b {by: chief, approves: a, on_reject: a}"], 0),
        (["a {by: writer}", "b {by: chief, next: [a, end]}"], 0),
        (["a {by: writer}", "b {by: chief, next: a, on_reject: c}", "c {by: chief}"], 0),
        (["a {by: writer, next: a}"], 1),
        (["a {by: writer}", "b {by: chief, approves: a, on_reject: a, next: a}"], 1),
        (["a {by: writer, next: [b, c]}", "b {by: chief, next: b}", "c {by: writer, next: c}"], 2),
        (["a {by: writer, next: b}", "b {by: writer, archived: yes}"], 1),
        (["a {by: writer}", "end {by: writer}"], 0),
        (["a {by: writer, next: end}", "end {by: writer}"], 0),
        (["a {by: writer, next: end}", "end {by: writer, next: end}"], 1),
        (["a {by: writer, next: end}", "b {by: writer, next: b}"], 1),
    ],
)
def test_a_way_out_is_enough(steps: list[str], hits: int) -> None:
    assert len(found(flow(*steps), "WFL003")) == hits


def test_a_step_that_does_not_exist_breaks_the_flow_once() -> None:
    text = flow("a {by: writer, next: d}", "b {by: writer}")
    other = text + "  x: {steps: {a: {by: writer, next: end}, b: {by: writer}}}\n"

    assert [item.code for item in found(text)] == ["DAT002"]
    assert [item.values["workflow"] for item in found(other, "WFL003")] == ["x"]


REVIEW = ("make {by: writer, duty: writing}", "review {by: chief, approves: make}")


def reviewed(chief: str = "", steps: tuple[str, ...] = REVIEW, more: str = "") -> list[Reported]:
    head = ROLES.replace("duties: [leading]", chief or "duties: [leading]")
    return found(flow(*steps, head=head).replace("  w:\n", f"  w:\n{more}"), "WFL004")


def test_an_organiser_is_owner_organises_or_is_accountable() -> None:
    owner = reviewed(more="    owner: chief\n")
    organises = reviewed(steps=("make {by: writer, organised_by: chief}", REVIEW[1]))
    accountable = reviewed("duties: {leading: AR, writing: A}")

    assert [[item.values for item in items] for items in (owner, organises, accountable)] == [
        [{"workflow": "w", "role": "chief", "steps": ["review"]}]
    ] * 3
    assert [place(items[0]) for items in (owner, organises, accountable)] == [(11, 20), (10, 20), (10, 20)]
    assert [items[0].related[0].pointer for items in (owner, organises, accountable)] == [
        ("workflows", "w", "owner", "chief"),
        ("workflows", "w", "steps", "make", "organised_by", "chief"),
        ("roles", "chief", "duties", "writing"),
    ]


def test_an_only_reviewer_needs_a_deputy() -> None:
    (item,) = reviewed()

    assert item.severity is Severity.WARNING
    assert item.values == {"workflow": "w", "role": "chief", "step": "review"}
    for cover in ("deputy: lawyer, duties: [leading]", "headcount: 2, duties: [leading]"):
        assert reviewed(cover) == []
    assert len(reviewed("deputy: chief, duties: [leading]")) == 1
    backup = (REVIEW[0], "review {by: chief, duty: leading, approves: make}")
    declared = flow(*backup, head="duties: {leading: {backup: lawyer}, writing: {}, advising: {}}\n" + ROLES)
    assert found(declared, "WFL004") == []
    assert len(found(declared.replace("backup: lawyer", "group: x"), "WFL004")) == 1


def test_every_review_of_an_only_reviewer_is_shown() -> None:
    steps = (*REVIEW, "correct {by: writer}", "read {by: chief, approves: correct}")
    (alone,) = reviewed(steps=steps)
    (owner,) = reviewed(steps=steps, more="    owner: chief\n")
    again = ("workflows", "w", "steps", "read", "by", "chief")

    assert (alone.pointer[3], alone.values["step"]) == ("review", "review")
    assert [(related.label, related.pointer) for related in alone.related] == [("review", again)]
    assert (owner.pointer[3], owner.values["steps"]) == ("review", ["review", "read"])
    assert [(related.label, related.pointer) for related in owner.related] == [
        ("review", again), ("organises", ("workflows", "w", "owner", "chief")),
    ]  # fmt: skip


def test_two_reviewers_and_a_maker_of_another_role_are_as_it_should_be() -> None:
    second = "read {by: lawyer, approves: make}"

    assert reviewed("deputy: lawyer, duties: [leading]") == []
    assert reviewed(steps=(*REVIEW, second), more="    owner: chief\n") == []
    assert [item.values["step"] for item in reviewed(steps=("plan {by: chief, duty: leading}", *REVIEW))] == ["review"]
    assert reviewed(steps=(REVIEW[0], "read {by: ghost, approves: make}", REVIEW[1])) == []


def test_who_approves_their_own_work_is_not_told_here() -> None:
    steps = ("make {by: chief}", "review {by: chief, approves: make}")
    head = flow(*steps)

    assert [item.code for item in found(head, "WFL004", "SOD002")] == ["SOD002"]


def test_the_order_of_workflows_and_roles_changes_nothing() -> None:
    def text(order: int) -> str:
        roles = ROLES.splitlines(keepends=True)
        flows = [
            "  x: {steps: {a: {}, b: {by: writer, next: b}}}\n",
            "  y: {owner: chief, steps: {a: {by: writer}, b: {by: chief, approves: a, next: end}, d: {}}}\n",
            "  z: {steps: {a: {by: writer}, b: {by: lawyer}, c: {by: writer}}}\n",
        ]
        body = [*roles[1:]][::order], flows[::order]
        return "".join(["name: Paper\n", roles[0], *body[0], "workflows:\n", *body[1]])

    assert [code for code, _ in said(found(text(1)))] == ["WFL001", "WFL001", "WFL003", "WFL003", "WFL004", "WFL002"]
    assert said(found(text(1))) == said(found(text(-1)))


def test_an_approval_from_below_is_told_with_the_line_between() -> None:
    (item,) = found(flow("write {by: chief}", "approve {by: writer, approves: write}"), "WFL005")

    assert (item.severity, place(item)) == (Severity.WARNING, (10, 21))
    assert item.values == {"workflow": "w", "step": "approve", "role": "chief", "path": ["writer", "chief"]}
    assert [related.pointer for related in item.related] == [("workflows", "w", "steps", "write", "by", "chief")]


@pytest.mark.parametrize(
    ("write", "approve", "path"),
    [
        ("writer", "chief", None),
        ("writer", "lawyer", None),
        ("chief", "[writer, chief]", None),
        ("chief", "[writer, lawyer]", ["writer", "chief"]),
        ("[chief, writer]", "lawyer", None),
        ("chief", "[]", None),
        ("[]", "writer", None),
    ],
)
def test_an_approval_is_from_below_where_all_who_approve_stand_below_all_who_do(
    write: str, approve: str, path: list[str] | None
) -> None:
    items = found(flow(f"write {{by: {write}}}", f"approve {{by: {approve}, approves: write}}"), "WFL005")

    assert [item.values["path"] for item in items] == ([] if path is None else [path])


def test_an_approval_from_further_below_shows_the_whole_line() -> None:
    head = ROLES + "  clerk: {reports_to: writer, duties: [filing]}\n"
    (item,) = found(flow("write {by: writer}", "approve {by: clerk, approves: write}", head=head), "WFL005")
    (other,) = found(flow("write {by: chief}", "approve {by: clerk, approves: write}", head=head), "WFL005")

    assert (item.values["path"], other.values["path"]) == (["clerk", "writer"], ["clerk", "writer", "chief"])


def test_of_several_who_do_or_approve_the_first_are_named() -> None:
    head = ROLES + "  clerk: {reports_to: writer, duties: [filing]}\n  aide: {reports_to: clerk, duties: [copying]}\n"
    steps = ("plan {}", "agree {by: aide, approves: plan}", "write {by: [writer, chief]}")
    (item,) = found(flow(*steps, "approve {by: [clerk, aide], approves: write}", head=head), "WFL005")

    assert item.values == {"workflow": "w", "step": "approve", "role": "writer", "path": ["clerk", "writer"]}
    assert item.pointer[3:] == ("approve", "by", "clerk")
    assert [(related.pointer[3:], related.values) for related in item.related] == [
        (("write", "by", "writer"), {"role": "writer"})
    ]


def test_work_that_passes_down_without_approval_is_fine() -> None:
    assert found(flow("write {by: chief}", "look {by: writer}"), "WFL005") == []


EXCHANGE = """\
name: Paper
units: {desk: {}, studio: {}}
roles:
  top: {root: true, duties: [steering]}
  news: {reports_to: top, duties: [news]}
  art: {reports_to: top, duties: [pictures]}
  chief: {reports_to: news, duties: [planning]}
  reporter: {unit: desk, reports_to: chief, duties: [writing]}
  artist: {unit: studio, reports_to: art, duties: [drawing]}
workflows:
  story: {steps: {write: {by: reporter}, draw: {by: artist}}}
  cover: {steps: {sketch: {by: artist}, caption: {by: reporter}}}
"""


def test_work_to_and_fro_between_units_far_apart_is_told_at_the_first_hand_off() -> None:
    (item,) = found(EXCHANGE, "WFL006")

    assert (item.severity, place(item)) == (Severity.INFO, (11, 19))
    assert item.values == {"units": ["desk", "studio"], "role": "top", "levels": 3}
    assert [related.pointer for related in item.related] == [("workflows", "cover", "steps", "sketch")]


@pytest.mark.parametrize(
    ("old", "new", "hit"),
    [
        ("reporter: {unit: desk, reports_to: chief", "reporter: {unit: desk, reports_to: news", False),
        ("artist: {unit: studio, reports_to: art", "artist: {unit: studio, reports_to: chief", False),
        ("sketch: {by: artist}, caption: {by: reporter}", "caption: {by: reporter}, sketch: {by: artist}", False),
        ("studio: {}", "studio: {parent: desk}", False),
        ("unit: studio, ", "", False),
        ("unit: desk, ", "", False),
        ("art: {reports_to: top", "art: {root: true", False),
        ("write: {by: reporter}", "write: {by: [reporter, chief]}", False),
        ("draw: {by: artist}", "draw: {by: [artist, art]}", False),
        ("name: Paper", "policy: {rules: {reciprocal-without-common-manager: {max-levels: 3}}}", False),
        (
            "artist: {unit: studio, reports_to: art",
            "editor: {reports_to: art, duties: [e]}\n  artist: {unit: studio, reports_to: editor",
            True,
        ),
    ],
)
def test_a_manager_of_both_may_stand_two_layers_up(old: str, new: str, *, hit: bool) -> None:
    assert bool(found(EXCHANGE.replace(old, new), "WFL006")) == hit


def test_work_to_and_fro_within_one_workflow_counts() -> None:
    text = EXCHANGE.replace("draw: {by: artist}", "draw: {by: artist}, caption: {by: reporter}")
    one = "".join(line for line in text.splitlines(keepends=True) if "cover" not in line)

    assert [item.values["levels"] for item in found(one, "WFL006")] == [3]
