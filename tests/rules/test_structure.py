"""Rules about structure: options, exact places, good neighbours, chains and circles."""

import re

import pytest

from commops import rules
from commops.api.checking import Request, check
from commops.finding import ID_KINDS, Related, Reported, Severity
from commops.messages import LANGUAGES, Speech, _catalogue
from commops.rules.rule import Rule
from commops.source.tree import Place

BLANK_PART = re.compile(r"\[\[(.*?)\]\]")
BLANK = re.compile(r"\{(\w+)\}")


def found(text: str, code: str) -> list[Reported]:
    report, _ = check(Request("-", stdin=text.encode()), "check")
    assert not [item for item in report.findings if item.code.startswith(("SYN", "SCH", "DAT002"))]
    return [item for item in report.findings if item.code == code]


def paper(*lines: str, rest: str = "") -> str:
    """A file of roles, one a line; its first role stands in line 3."""
    return "\n".join(["name: Paper", "roles:", *(f"  {line}" for line in lines), rest, ""])


def policy(rule: str, **options: object) -> str:
    settings = ", ".join(f"{key}: {value}" for key, value in options.items())
    return f"policy: {{rules: {{{rule}: {{{settings}}}}}}}"


def text_at(text: str, item: Reported | Related) -> str:
    """What stands at the place of a finding, to the end of its line."""
    assert isinstance(item.place, Place)
    return text.split("\n")[item.place.line - 1][item.place.column - 1 :]


def sentence(item: Reported, language: str = "en") -> str:
    rule = rules.named(item.rule)
    return Speech(language, kinds=ID_KINDS).rule(item.code, "message", rule.message, item.values)


# STR002 root-count


def test_all_undeclared_tops_are_one_finding_at_the_loosest() -> None:
    text = paper("a: {}", "b: {}", "c: {reports_to: b}", "d: {root: true}")

    (item,) = found(text, "STR002")

    assert item.values == {"roles": ["a", "b"]}
    assert text_at(text, item).startswith("a:")
    assert [related.pointer for related in item.related] == [("roles", "b")]
    assert sentence(item) == "nobody is named as the manager of “a” and “b”"


def test_as_many_tops_as_the_policy_allows_need_no_word() -> None:
    roles = ("a: {}", "b: {}", "c: {reports_to: b}")

    assert found(paper(*roles), "STR002")
    assert not found(paper(*roles, rest=policy("root-count", max=2)), "STR002")


def test_a_role_whose_manager_is_unknown_is_no_top() -> None:
    report, _ = check(Request("-", stdin=paper("a: {}", "b: {reports_to: x}", "c: {reports_to: a}").encode()), "check")

    assert {item.code for item in report.findings} & {"STR002", "DAT002"} == {"DAT002"}


def test_volunteers_and_what_is_archived_need_no_manager() -> None:
    roles = ("a: {}", "b: {reports_to: a}", "c: {staff: false}", "d: {archived: 2026-01-01}")

    assert not found(paper(*roles), "STR002")


def test_a_flat_file_is_one_finding_at_its_roles() -> None:
    text = paper("a: {}", "b: {}", "c: {}")

    (item,) = found(text, "STR002")

    assert (item.place.line, item.values) == (2, {"count": 3})
    assert sentence(item) == "none of the 3 roles says whom it reports to"


@pytest.mark.parametrize(
    ("units", "count"),
    [
        ("units: {u: {}}", 0),  # two roles without a head: STR010 speaks
        ("units: {u: {head: a}}", 0),  # a leads b
        ("units: {u: {head: a}, v: {}}", 0),
    ],
)
def test_a_flat_file_is_left_to_its_units(units: str, count: int) -> None:
    assert len(found(paper("a: {unit: u}", "b: {unit: u}", rest=units), "STR002")) == count


def test_units_of_one_without_a_head_do_not_speak_for_their_roles() -> None:
    text = paper("a: {unit: u}", "b: {unit: v}", rest="units: {u: {}, v: {}}")

    assert len(found(text, "STR002")) == 1
    assert not found(text, "STR010")


def test_heads_of_units_side_by_side_still_need_a_manager() -> None:
    text = paper("a: {unit: u}", "b: {unit: v}", rest="units: {u: {head: a}, v: {head: b}}")

    assert [item.values for item in found(text, "STR002")] == [{"count": 2}]


def test_a_head_of_the_unit_above_leads_the_heads_of_units_below() -> None:
    units = "units: {top: {head: a}, u: {parent: top, head: b}, v: {parent: top, head: c}}"

    assert not found(paper("a: {unit: top}", "b: {unit: u}", "c: {unit: v}", rest=units), "STR002")


def test_roles_in_a_circle_are_no_tops() -> None:
    text = paper("a: {reports_to: b}", "b: {reports_to: a}", "c: {reports_to: b}")

    assert not found(text, "STR002")
    assert len(found(text, "STR001")) == 1


def test_every_other_top_is_shown() -> None:
    (item,) = found(paper("a: {}", "b: {}", "c: {reports_to: a}"), "STR002")

    assert (item.pointer, [related.pointer for related in item.related]) == (("roles", "b"), [("roles", "a")])
    assert not found(paper("a: {}", "b: {}", "c: {reports_to: a}", rest=policy("root-count", max=3)), "STR002")


def test_units_that_are_only_named_do_not_speak_for_their_roles() -> None:
    assert [item.values for item in found(paper("a: {unit: u}", "b: {unit: u}"), "STR002")] == [{"count": 2}]


# STR001 reporting-cycle


def test_a_circle_is_pointed_at_where_it_goes_on() -> None:
    text = paper("a: {reports_to: [d, b]}", "b: {reports_to: c}", "c: {reports_to: a}", "d: {root: true}")

    (item,) = found(text, "STR001")

    assert item.values == {"path": ["a", "b", "c", "a"]}
    assert text_at(text, item) == "b]}"
    assert [(related.values, text_at(text, related)) for related in item.related] == [
        ({"role": "b"}, "c}"), ({"role": "c"}, "a}"),
    ]  # fmt: skip


def test_a_role_that_reports_to_itself_is_a_circle() -> None:
    text = paper("a: {root: true}", "b: {reports_to: b}")

    (item,) = found(text, "STR001")

    assert (item.values, text_at(text, item), item.related) == ({"path": ["b", "b"]}, "b}", ())
    for bosses, rest in (("[a, b]", "b]}"), ("[b, a]", "b, a]}")):
        several = text.replace("reports_to: b", f"reports_to: {bosses}")
        assert [text_at(several, one) for one in found(several, "STR001")] == [rest]


# STR003 unity-of-command


def test_the_second_manager_is_pointed_at() -> None:
    text = paper("a: {root: true}", "b: {reports_to: a}", "c: {reports_to: [b, a]}")

    (item,) = found(text, "STR003")

    assert text_at(text, item) == "a]}"
    assert item.values == {"role": "c", "roles": ["b", "a"]}
    assert item.severity is Severity.ERROR


def test_one_manager_twice_or_beside_an_unknown_one_is_one_manager() -> None:
    assert not found(paper("a: {}", "c: {reports_to: [a, a]}"), "STR003")
    report, _ = check(Request("-", stdin=paper("a: {}", "c: {reports_to: [a, x]}").encode()), "check")
    assert "STR003" not in {item.code for item in report.findings}


@pytest.mark.parametrize(
    ("second", "count"),
    [("reports_to: a, unit: u", 0), ("reports_to: a, unit: v", 1), ("reports_to: b, unit: u", 1)],
)
def test_two_may_lead_together_side_by_side_if_the_policy_says_so(second: str, count: int) -> None:
    roles = ("a: {root: true}", "b: {reports_to: a, unit: u}", f"c: {{{second}}}", "d: {reports_to: [b, c]}")
    rest = "units: {u: {head: a}, v: {head: a}}\n"

    assert len(found(paper(*roles, rest=rest), "STR003")) == 1
    assert len(found(paper(*roles, rest=rest + policy("unity-of-command", allow_co_lead="true")), "STR003")) == count


def test_two_who_may_lead_together_hide_no_others() -> None:
    roles = ("a: {root: true}", "b: {reports_to: a}", "c: {reports_to: a}", "d: {reports_to: [b, c]}")
    rest = policy("unity-of-command", allow_co_lead="true")

    items = found(paper(*roles, "e: {reports_to: [a, b]}", rest=rest), "STR003")
    assert [item.values["role"] for item in items] == ["e"]
    three = found(paper(*roles, "e: {reports_to: a}", "f: {reports_to: [b, c, e]}", rest=rest), "STR003")
    assert [item.values["roles"] for item in three] == [["b", "c", "e"]]
    more = (roles[0], roles[1], "c: {reports_to: [a, b]}", "d: {reports_to: [b, c]}", "e: {reports_to: [c, b]}")
    assert [item.values["role"] for item in found(paper(*more, rest=rest), "STR003")] == ["c", "d", "e"]


# STR004 leaderless-reports


def choir(people: str, rest: str = "") -> str:
    roles = ("a: {root: true}", "b: {reports_to: a}", "c: {reports_to: b}")
    return paper(*roles, rest=f"as_of: 2026-06-30\npeople: {people}\n{rest}")


@pytest.mark.parametrize(
    "people",
    [
        "{}",
        "{ada: {skills: [singing]}}",  # people without a role: the file is there to give them one
        "{ada: {holds: [a, b]}}",
        "{ada: {holds: {a: {kind: primary}, b: {kind: acting, until: 2026-07-31}}}}",
        "{ada: {holds: a}, bob: {holds: {b: {until: 2026-06-20}}}}",  # within the days of grace
    ],
)
def test_a_team_has_a_leader(people: str) -> None:
    assert not found(choir(people), "STR004")


def test_a_team_without_a_leader_says_since_when() -> None:
    text = choir("{ada: {holds: a}, bob: {holds: {b: {until: 2026-05-31}}}, eve: {holds: {b: {until: 2026-04-30}}}}")

    (item,) = found(text, "STR004")

    assert item.values == {"role": "b", "count": 1, "until": "2026-05-31"}
    assert text_at(text, item).startswith("b:")
    assert sentence(item) == "nobody holds “b”, which has direct reports (1); its last holding ended on 2026-05-31"


def test_the_days_of_grace_are_the_policy_s() -> None:
    people = "{ada: {holds: a}, bob: {holds: {b: {until: 2026-06-20}}}}"

    assert len(found(choir(people, policy("leaderless-reports", grace_days=9)), "STR004")) == 1
    assert not found(choir(people, policy("leaderless-reports", grace_days=10)), "STR004")


@pytest.mark.parametrize(("until", "roles"), [("2026-06-16", []), ("2026-06-15", ["b"])])
def test_a_team_waits_for_two_weeks(until: str, roles: list[str]) -> None:
    items = found(choir(f"{{ada: {{holds: a}}, bob: {{holds: {{b: {{until: {until}}}}}}}}}"), "STR004")

    assert [item.values["role"] for item in items] == roles


def test_a_team_that_waits_hides_none_behind_it() -> None:
    text = choir("{ada: {holds: a}, bob: {holds: {b: {until: 2026-06-20}}}}").replace(
        "c: {reports_to: b}", "c: {reports_to: b}\n  d: {reports_to: c}"
    )

    assert [item.values["role"] for item in found(text, "STR004")] == ["c"]


def test_a_holder_who_is_gone_leaves_a_team_even_if_nobody_else_holds_anything() -> None:
    items = found(choir("{ada: {holds: {a: {until: 2026-01-31}}}}"), "STR004")

    assert [item.values["role"] for item in items] == ["a", "b"]


def test_a_holder_who_has_yet_to_come_does_not_say_since_when() -> None:
    text = choir("{ada: {holds: a}, bob: {holds: {b: {from: 2026-07-01, until: 2026-12-31}}}}")

    assert [item.values["until"] for item in found(text, "STR004")] == [None]


def test_an_empty_role_without_reports_leaves_nobody_alone() -> None:
    assert not found(choir("{ada: {holds: [a, b]}}"), "STR004")


# STR005 span-too-wide


@pytest.mark.parametrize(
    ("archetype", "most"),
    [(None, 12), ("player-coach", 5), ("coach", 7), ("supervisor", 10), ("facilitator", 15), ("coordinator", None)],
)
def test_how_many_reports_are_too_many_depends_on_the_kind_of_manager(archetype: str | None, most: int | None) -> None:
    def spans(count: int) -> list[int]:
        boss = f"a: {{archetype: {archetype}}}" if archetype else "a: {}"
        items = found(paper(boss, *(f"r{n}: {{reports_to: a}}" for n in range(count))), "STR005")
        assert [item.values["max"] for item in items] == [most] * len(items)
        return [item.values["span"] for item in items]

    if most is None:
        assert spans(99) == []
    else:
        assert (spans(most), spans(most + 1)) == ([], [most + 1])


def test_a_coordinator_hides_nobody_with_too_many_reports() -> None:
    reports = [f"r{n}: {{reports_to: b}}" for n in range(13)]
    items = found(paper("a: {archetype: coordinator}", "b: {reports_to: a}", *reports), "STR005")

    assert [item.values["role"] for item in items] == ["b"]


# STR006 span-too-narrow


def row(*fields: str, rest: str = "") -> str:
    """Eight roles: a leads b, c, x and y; b leads d, d leads e, e leads f."""
    extra = dict(field.split(": ", 1) for field in fields)
    lines = {"a": "", "b": "a", "d": "b", "e": "d", "f": "e", "c": "a", "x": "a", "y": "a"}
    return paper(
        *(
            f"{role}: {{{', '.join(filter(None, [f'reports_to: {boss}' if boss else '', extra.get(role, '')]))}}}"
            for role, boss in lines.items()
        ),
        rest=rest,
    )


def test_managers_of_one_in_a_row_are_one_finding() -> None:
    text = row()

    (item,) = found(text, "STR006")

    assert item.values == {"count": 3, "path": ["b", "d", "e", "f"]}
    assert text_at(text, item).startswith("b:")
    assert [related.pointer[1] for related in item.related] == ["d", "e"]
    assert item.severity is Severity.WARNING
    assert sentence(item) == "3 managers in a row have one direct report each: “b” → “d” → “e” → “f”"


def test_a_mentor_breaks_the_row() -> None:
    items = found(row("d: mentoring: true"), "STR006")

    assert [item.values for item in items] == [{"role": "b", "roles": ["d"]}, {"role": "e", "roles": ["f"]}]
    assert sentence(items[0]) == "“b” has one direct report, “d”"


def test_a_role_for_several_people_is_no_team_of_one() -> None:
    items = found(row("f: headcount: 2", "e: headcount: {min: 1, max: 4}"), "STR006")

    assert [(item.values, item.severity) for item in items] == [
        ({"role": "b", "roles": ["d"]}, Severity.WARNING),
        ({"role": "e", "span": 2}, Severity.INFO),
    ]


def test_several_holders_of_a_role_are_several_reports() -> None:
    people = "people: {p: {holds: f}, q: {holds: f}, r: {holds: f}, s: {holds: f}}"

    assert found(row(rest=people), "STR006")[0].values == {"count": 2, "path": ["b", "d", "e"]}


@pytest.mark.parametrize(
    ("headcount", "severity"), [("{min: 3}", Severity.INFO), ("{min: 4}", None), ("3", Severity.INFO), ("1e999", None)]
)
def test_a_micro_team_is_an_info(headcount: str, severity: Severity | None) -> None:
    items = found(row(f"f: headcount: {headcount}"), "STR006")

    assert [item.severity for item in items if item.values.get("role") == "e"] == ([severity] if severity else [])


def test_a_row_goes_on_through_first_managers_only() -> None:
    text = row().replace("d: {reports_to: b}", "d: {reports_to: [a, b]}")

    assert [item.values for item in found(text, "STR006")] == [
        {"role": "b", "roles": ["d"]},
        {"count": 2, "path": ["d", "e", "f"]},
    ]


def test_assistants_are_no_reports() -> None:
    assert found(row("f: assistant: true"), "STR006")[0].values == {"count": 2, "path": ["b", "d", "e"]}


def test_both_limits_and_the_size_are_the_policy_s() -> None:
    assert not found(row(rest=policy("span-too-narrow", min_roles=9)), "STR006")
    assert not found(row(rest=policy("span-too-narrow", min_span=1, micro_team=0)), "STR006")
    mild = found(row(rest=policy("span-too-narrow", min_span=1)), "STR006")
    assert [item.severity for item in mild] == [Severity.INFO]
    wide = found(row(rest=policy("span-too-narrow", min_span=5)), "STR006")
    assert [(item.values.get("span"), item.severity) for item in wide] == [
        (4, Severity.WARNING),
        (None, Severity.WARNING),
    ]


def test_six_roles_are_no_small_organisation() -> None:
    lines = [f"r{n}: {{reports_to: r{n - 1}}}" for n in range(1, 6)]

    assert not found(paper("r0: {}", *lines[:4]), "STR006")
    assert len(found(paper("r0: {}", *lines), "STR006")) == 1


def test_small_organisations_are_left_out() -> None:
    assert not found(paper("a: {}", "b: {reports_to: a}", "c: {reports_to: b}", "d: {reports_to: c}"), "STR006")


def test_a_circle_of_managers_of_one_is_left_to_its_own_rule() -> None:
    text = paper(*(f"r{n}: {{reports_to: r{(n + 1) % 7}}}" for n in range(7)))

    assert len(found(text, "STR001")) == 1
    assert not found(text, "STR006")


# STR007 too-many-layers


def line(count: int, *, rest: str = "", headcount: int = 1) -> str:
    """Roles r1 to r<count>, each reporting to the one before."""
    return paper(
        "r1: {}", *(f"r{n}: {{reports_to: r{n - 1}, headcount: {headcount}}}" for n in range(2, count + 1)), rest=rest
    )


def test_the_longest_chain_is_named_from_the_top_and_pointed_at_its_end() -> None:
    text = line(6)

    (item,) = found(text, "STR007")

    assert item.values["path"] == [f"r{n}" for n in range(1, 7)]
    assert text_at(text, item).startswith("r6:")
    assert sentence(item).startswith("6 layers for 6 people, more than 5; 2 would do if each manager led 7: “r1” → ")


@pytest.mark.parametrize(
    ("layers", "headcount", "fewest"),
    [(3, 1, None), (4, 1, 2), (4, 3, None), (5, 3, 3), (5, 100, None)],
)
def test_the_fewest_layers_follow_from_the_number_of_people(layers: int, headcount: int, fewest: int | None) -> None:
    items = found(line(layers, headcount=headcount), "STR007")

    assert [item.values["fewest"] for item in items] == ([fewest] if fewest else [])


@pytest.mark.parametrize(
    ("layers", "headcount", "most"),
    [(6, 99, 5), (6, 100, None), (7, 800, None), (8, 700, 7), (9, 1000, None), (10, 1000, 9)],
)
def test_the_most_layers_follow_from_the_size(layers: int, headcount: int, most: int | None) -> None:
    items = found(line(layers, headcount=headcount, rest=policy("too-many-layers", slack=9)), "STR007")

    assert [item.values["max"] for item in items] == ([most] if most else [])


@pytest.mark.parametrize(
    ("layers", "others", "values"),
    [
        (4, 4, [(None, 2)]),  # 8 people: one and seven
        (4, 5, []),  # 9 people: one, seven and one
        (6, 493, [(5, None)]),  # 499 people
        (6, 494, []),  # 500 people
        (8, 4992, [(7, None)]),  # 5,000 people
        (8, 4993, []),  # 5,001 people
    ],
)
def test_the_limits_change_at_the_person(layers: int, others: int, values: list[tuple[int | None, int | None]]) -> None:
    rest = policy("too-many-layers", slack=9) if layers > 4 else ""
    text = line(layers).replace("r1: {}", f"r1: {{}}\n  o: {{reports_to: r1, headcount: {others}}}") + rest

    assert [(item.values["max"], item.values["fewest"]) for item in found(text, "STR007")] == values


def test_every_limit_is_the_policy_s() -> None:
    assert not found(line(4, rest=policy("too-many-layers", slack=2)), "STR007")
    assert not found(line(4, rest=policy("too-many-layers", span=1)), "STR007")
    assert [item.values["fewest"] for item in found(line(5, rest=policy("too-many-layers", span=1)), "STR007")] == [3]
    assert found(line(3, rest=policy("too-many-layers", small=2)), "STR007")
    assert found(line(2, rest=policy("too-many-layers", small=1)), "STR007")
    assert not found(line(1, rest=policy("too-many-layers", small=0)), "STR007")
    assert found(line(6, headcount=100, rest=policy("too-many-layers", medium=5)), "STR007")
    assert found(line(9, headcount=1000, rest=policy("too-many-layers", large=8)), "STR007")


def test_no_layer_is_claimed_in_a_circle_or_below_it() -> None:
    circle = ["x0: {reports_to: x1}", "x1: {reports_to: x0}"]
    below = [f"x{n}: {{reports_to: x{n - 1}}}" for n in range(2, 9)]

    assert not found(paper(*circle, *below, "r1: {}", "r2: {reports_to: r1}"), "STR007")
    (item,) = found(paper(*circle, *below, *(text.strip() for text in line(5).split("\n")[2:-2])), "STR007")
    assert item.values["path"] == ["r1", "r2", "r3", "r4", "r5"]


# STR008 level-compression


def test_a_manager_no_higher_than_its_reports_is_one_finding_at_its_level() -> None:
    text = paper(
        "a: {level: 3}", "b: {reports_to: a, level: 3}", "c: {reports_to: a, level: 4}", "d: {reports_to: a, level: 2}"
    )

    (item,) = found(text, "STR008")

    assert item.values == {"role": "a", "level": 3, "count": 2, "roles": ["b", "c"]}
    assert text_at(text, item) == "3}"
    assert [related.values for related in item.related] == [{"role": "c", "level": 4}]
    assert sentence(item) == "“a” is at level 3, and 2 of its direct reports no lower: “b” and “c”"


def test_a_manager_far_above_is_an_info() -> None:
    text = paper("a: {level: 6}", "b: {reports_to: a, level: 3.5}", "c: {reports_to: a, level: 4}")

    (item,) = found(text, "STR008")

    assert (item.severity, item.values["roles"]) == (Severity.INFO, ["b"])
    assert item.related[0].values == {"role": "b", "level": 3.5}
    assert text_at(text, item.related[0]) == "3.5}"
    assert found(text.replace("3.5", "2"), "STR008")[0].values["roles"] == ["b"]
    assert sentence(item) == "“a” is at level 6, more than 2 levels above “b”"
    assert not found(text + policy("level-compression", max_gap=3), "STR008")
    assert len(found(text + policy("level-compression", max_gap=1), "STR008")[0].values["roles"]) == 2
    assert not found(text + policy("level-compression", max_gap=0), "STR008")


def test_assistants_and_roles_without_a_level_are_not_compared() -> None:
    assert not found(
        paper("a: {level: 6}", "b: {reports_to: a, level: 1, assistant: true}", "c: {reports_to: a}"), "STR008"
    )
    assert not found(paper("a: {}", "b: {reports_to: a, level: 1}"), "STR008")
    (item,) = found(paper("a: {level: 3}", "b: {reports_to: a}", "c: {reports_to: a, level: 3}"), "STR008")
    assert item.values["roles"] == ["c"]


def test_a_circle_has_no_order_of_levels_but_what_hangs_from_it_has() -> None:
    text = paper("a: {reports_to: b, level: 3}", "b: {reports_to: a, level: 3}", "c: {reports_to: b, level: 3}")

    assert [item.values["roles"] for item in found(text, "STR008")] == [["c"]]


# STR009 dotted-line-overload


def dotted(lines: str, rest: str = "") -> str:
    return paper(
        "a: {}", "b: {reports_to: a}", "c: {reports_to: a}", f"d: {{reports_to: b, dotted_to: {lines}}}", rest=rest
    )


def test_too_many_dotted_lines_are_one_finding() -> None:
    text = dotted("[c, e]").replace("  d:", "  e: {reports_to: a}\n  d:")

    (item,) = found(text, "STR009")

    assert item.values == {"role": "d", "count": 2, "max": 1, "without": 2}
    assert text_at(text, item).startswith("dotted_to:")
    assert sentence(item) == "“d” has 2 dotted lines, more than 1, 2 of them without a subject"
    (silent,) = found(text + policy("dotted-line-overload", max=2), "STR009")
    assert (silent.values, text_at(text, silent)) == ({"role": "d", "roles": ["c", "e"]}, "c, e]}")


def test_no_dotted_line_at_all_can_be_asked_for() -> None:
    text = dotted("{c: layout}", policy("dotted-line-overload", max=0))

    assert [sentence(item) for item in found(text, "STR009")] == ["“d” has 1 dotted lines, more than 0"]


@pytest.mark.parametrize("lines", ["c", "[c]", "{c: ''}", "{c: }"])
def test_a_dotted_line_without_a_subject_is_pointed_at(lines: str) -> None:
    text = dotted(lines)

    (item,) = found(text, "STR009")

    assert text_at(text, item).startswith("c")
    assert sentence(item) == "the dotted line of “d” to “c” does not say what it is about"


def test_a_dotted_line_to_somebody_above_repeats_the_solid_one() -> None:
    text = dotted("{a: strategy}")

    (item,) = found(text, "STR009")

    assert (item.severity, item.values) == (Severity.INFO, {"path": ["d", "a"]})
    assert text_at(text, item).startswith("a: strategy")
    assert sentence(item) == "the dotted line “d” → “a” repeats the reporting line"


def test_a_dotted_line_that_repeats_is_not_counted_again() -> None:
    assert [item.severity for item in found(dotted("{a: strategy, c: layout}"), "STR009")] == [Severity.INFO]


def test_a_dotted_line_to_oneself_repeats_and_one_within_a_circle_too() -> None:
    assert found(dotted("{d: all}"), "STR009")[0].values == {"path": ["d", "d"]}
    circle = paper("a: {reports_to: b}", "b: {reports_to: a}", "c: {reports_to: b, dotted_to: {a: layout}}")
    assert found(circle, "STR009")[0].values == {"path": ["c", "a"]}


def test_one_dotted_line_to_the_side_with_its_subject_passes() -> None:
    assert not found(dotted("{c: layout}"), "STR009")


# STR010 unit-head


def clinic(units: str, *roles: str, rest: str = "") -> str:
    return paper("a: {root: true}", *roles, rest=f"units: {units}\n{rest}")


WARD = ("n: {unit: ward, reports_to: a}", "m: {unit: ward, reports_to: n}")


def test_a_unit_without_a_head_is_told_who_leads_it_anyway() -> None:
    text = clinic("{ward: {}}", *WARD)

    (item,) = found(text, "STR010")

    assert item.values == {"unit": "ward", "count": 2, "near": "n"}
    assert text_at(text, item).startswith("ward:")
    assert not found(text + policy("unit-head", min_size=3), "STR010")
    assert found(clinic("{ward: {}}", *WARD, "o: {unit: ward, reports_to: a}"), "STR010")[0].values["near"] is None


@pytest.mark.parametrize(
    ("units", "head"),
    [
        ("{ward: {head: m}}", "ward"),
        ("{house: {}, ward: {parent: house, head: h}}", "house"),
        ("{house: {}, wing: {parent: house}, ward: {parent: wing, head: h}}", "house"),
        ("{ward: {head: h}, bed: {parent: ward}}", "bed"),
        ("{ward: {head: a}}", ""),
    ],
)
def test_a_head_may_stand_in_the_unit_above_or_below_or_nowhere(units: str, head: str) -> None:
    extra = (f"h: {{unit: {head}, reports_to: a}}",) if head else ()

    assert not found(clinic(units, *WARD, *extra), "STR010")


def test_a_head_from_elsewhere_is_pointed_at_with_its_own_unit() -> None:
    text = clinic("{ward: {head: k}, kitchen: {}}", *WARD, "k: {unit: kitchen, reports_to: a}")

    (item,) = found(text, "STR010")

    assert item.values == {"unit": "ward", "role": "k", "units": ["kitchen"]}
    assert text_at(text, item).startswith("k}, kitchen")
    assert text_at(text, item.related[0]) == "kitchen, reports_to: a}"


def test_a_unit_that_is_archived_needs_no_head_and_an_unknown_one_is_no_head_from_elsewhere() -> None:
    assert not found(clinic("{ward: {archived: 2026-01-01}}", *WARD), "STR010")
    report, _ = check(Request("-", stdin=clinic("{ward: {head: x}}", *WARD).encode()), "check")
    assert {item.code for item in report.findings} & {"STR010", "DAT002"} == {"DAT002"}


def test_a_unit_that_needs_no_head_hides_none_behind_it() -> None:
    text = clinic("{old: {archived: gone}, ward: {}}", "o: {unit: old, reports_to: a}", *WARD)

    assert [item.values["unit"] for item in found(text, "STR010")] == ["ward"]


def test_an_empty_head_is_found_once() -> None:
    rest = "people: {p: {holds: [a, n]}}"
    alone = clinic("{ward: {head: m}}", *WARD, rest=rest)
    leading = clinic("{ward: {head: n}}", *WARD, rest="people: {p: {holds: [a, m]}}")

    assert [item.values for item in found(alone, "STR010")] == [{"unit": "ward", "role": "m", "size": 2}]
    (item,) = found(clinic("{ward: {head: m}}", *WARD, "o: {unit: ward, reports_to: n}", rest=rest), "STR010")
    assert (item.values["size"], item.place.column) == (3, 22)
    single = clinic("{ward: {head: m}}", "m: {unit: ward, reports_to: a}", rest="people: {p: {holds: a}}")
    assert not found(single, "STR010")
    assert not found(leading, "STR010")
    assert [item.values["role"] for item in found(leading, "STR004")] == ["n"]
    assert not found(clinic("{ward: {head: m}}", *WARD), "STR010")


def test_units_that_stand_in_a_circle_end() -> None:
    text = clinic("{u: {parent: v, head: k}, v: {parent: u}, kitchen: {}}", "k: {unit: kitchen, reports_to: a}")

    assert len(found(text, "STR010")) == 1


# STR011 headcount-missing


def test_each_role_without_a_headcount_carries_its_place() -> None:
    text = paper("a: {headcount: 1}", "b: {reports_to: a}", "c: {reports_to: a}", "d: {reports_to: a, staff: false}")

    items = found(text, "STR011")

    assert [(item.place.line, item.values) for item in items] == [
        (4, {"role": "b", "stated": 1, "count": 3}),
        (5, {"role": "c", "stated": 1, "count": 3}),
    ]
    assert {item.severity for item in items} == {Severity.INFO}
    more = found(text + "  e: {headcount: 2}\n  f: {headcount: 2}\n", "STR011")
    assert [item.values for item in more] == [{"role": role, "stated": 3, "count": 5} for role in "bc"]


def test_headcounts_are_not_missed_where_nobody_states_one() -> None:
    assert not found(paper("a: {}", "b: {reports_to: a}", "c: {staff: false, headcount: 3}"), "STR011")
    assert not found(paper("a: {headcount: 1}", "b: {reports_to: a, archived: 2026-01-01}"), "STR011")


# STR012 span-conflict


@pytest.mark.parametrize(("stated", "count"), [(0, 1), (1, 1), (2, 0), (3, 0), (4, 0), (5, 1)], ids=str)
def test_roles_people_and_assistants_are_all_ways_to_count(stated: int, count: int) -> None:
    """Two roles of one and two people, and an assistant: 2, 3 or 4 are right."""
    roles = ("b: {reports_to: a}", "c: {reports_to: a, headcount: 2}", "d: {reports_to: a, assistant: true}")

    assert len(found(paper(f"a: {{direct_reports: {stated}}}", *roles), "STR012")) == count


def test_the_number_is_pointed_at_with_who_reports() -> None:
    text = paper("a: {direct_reports: 0}", "b: {reports_to: a}")

    (item,) = found(text, "STR012")

    assert text_at(text, item) == "0}"
    assert [(related.pointer, text_at(text, related)) for related in item.related] == [
        (("roles", "b", "reports_to"), "a}")
    ]
    assert sentence(item) == "“a” states 0 direct reports, but these report to it: “b”"


def test_looking_after_people_who_are_no_staff_is_leading_too() -> None:
    text = paper("a: {direct_reports: 0, manages: {群长: 培育, 团长: 委任}}")

    (item,) = found(text, "STR012")

    assert item.values["people"] == ["团长", "群长"]
    assert sentence(item, "zh-CN") == "“a”写明直接下属 0 人，同时又要管理“团长”、“群长”"
    assert not found(paper("a: {direct_reports: 1, manages: 群长}", "b: {reports_to: a}"), "STR012")
    assert not found(paper("a: {manages: 群长}"), "STR012")
    assert not found(paper("a: {direct_reports: 0, manages: 群长, archived: 2026-01-01}"), "STR012")


def test_an_open_file_may_name_fewer_than_are_stated() -> None:
    text = paper("a: {direct_reports: 3}", "b: {reports_to: a}")

    assert [sentence(item) for item in found(text, "STR012")] == [
        "“a” states 3 direct reports; 2 of them are not in the file"
    ]
    (one,) = found(text.replace("3", "2").replace("b: {", "b: {direct_reports: 0, "), "STR012")
    assert sentence(one) == "“a” states 2 direct reports; 1 of them are not in the file"
    for stated in ("", "direct_reports: 1"):
        later = paper(f"a: {{{stated}}}", "b: {reports_to: a, direct_reports: 3}")
        assert [item.values["role"] for item in found(later, "STR012")] == ["b"]
    assert not found(text + "open: true\n", "STR012")
    assert found(text.replace("3", "0") + "open: true\n", "STR012")


# all of them

EVERYTHING = """name: Paper
as_of: 2026-06-30
units:
  desk: {head: k}
  art: {}
roles:
  a: {level: 6, headcount: 1}
  b: {reports_to: a, level: 6, direct_reports: 0, manages: {g: x, h: y}}
  c: {reports_to: [b, k], level: 2, unit: desk}
  d: {reports_to: c, level: 2, dotted_to: [a, k, e]}
  e: {reports_to: d, level: 1, unit: art}
  f: {reports_to: e, unit: art}
  k: {reports_to: l, unit: art}
  l: {reports_to: k}
  m: {reports_to: l}
  s: {}
people:
  p: {holds: a}
  q: {holds: {c: {until: 2026-01-31}}}
"""


def test_the_order_of_roles_changes_no_finding() -> None:
    head, _, rest = EVERYTHING.partition("roles:\n")
    body, _, people = rest.partition("people:\n")
    lines = body.splitlines(keepends=True)

    def ids(lines: list[str]) -> list[tuple[str, str, str]]:
        report, _ = check(Request("-", stdin=f"{head}roles:\n{''.join(lines)}people:\n{people}".encode()), "check")
        return [(item.code, item.id, repr(item.values)) for item in report.findings if item.code.startswith("STR")]

    first = ids(lines)
    assert {code for code, _, _ in first} >= {f"STR{n:03}" for n in (1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12)}
    assert len({id_ for _, id_, _ in first}) == len(first)
    for turn in range(1, len(lines)):
        assert ids([*lines[turn:], *lines[:turn]]) == first
    assert ids(lines[::-1]) == first


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "en"])
@pytest.mark.parametrize("rule", rules.find(["STR"]), ids=lambda rule: rule.code)
def test_the_parts_that_may_be_dropped_are_the_same_in_every_language(rule: Rule, language: str) -> None:
    entry = _catalogue(language, "rules.str")[rule.code]

    for part, english in (("message", rule.message), ("advice", rule.advice)):
        ours, theirs = BLANK_PART.findall(english), BLANK_PART.findall(entry[part])
        assert [set(BLANK.findall(text)) for text in theirs] == [set(BLANK.findall(text)) for text in ours]


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


UNITS = """\
name: Forum
policy: {rules: {empty-or-micro-unit: {small-team: 4}}}
units:
  house: {head: editor}
  content: {parent: house, head: writer}
  events: {parent: house}
roles:
  editor: {unit: house, root: true, headcount: 1, duties: [planning]}
  writer: {unit: content, reports_to: editor, headcount: 2, duties: [writing]}
  designer: {unit: content, reports_to: writer, headcount: 1, duties: [drawing]}
  host: {unit: events, reports_to: editor, headcount: 2, duties: [hosting]}
"""


def test_a_unit_for_few_people_is_told_with_their_number() -> None:
    (item,) = found(UNITS, "STR013")

    assert (item.severity, place(item)) == (Severity.INFO, (6, 3))
    assert item.values == {"unit": "events", "count": 2, "min": 3}


@pytest.mark.parametrize(
    ("old", "new", "counts"),
    [
        ("editor, headcount: 2,", "editor, headcount: 3,", []),
        ("editor, headcount: 2,", "editor,", []),
        ("editor, headcount: 2,", "editor, archived: gone, headcount: 2,", [1, None]),
        ("events: {parent: house}", "events: {parent: house, headcount: 2.5}", [2.5]),
        ("events: {parent: house}", "events: {parent: house, headcount: 3}", []),
        ("events: {parent: house}", "events: {parent: house, open: true}", []),
        ("events: {parent: house}", "events: {parent: house, archived: gone}", []),
        ("events: {parent: house}", "events: {parent: house, head: editor}", []),
        ("events: {parent: house}", "events: {parent: house, head: host}", [2]),
        ("small-team: 4", "small-team: 5", [2]),
        ("small-team: 4", "small-team: 6", []),
        ("small-team: 4", "small-team: 7", []),
        ("small-team: 4", "small-team: 4, min-people: 2", []),
        ("small-team: 4", "small-team: 4, min-people: 4", [3, 2]),
    ],
)
def test_a_unit_is_small_below_the_number_of_people_in_an_organisation_large_enough(
    old: str, new: str, counts: list[float | None]
) -> None:
    assert [item.values.get("count") for item in found(UNITS.replace(old, new), "STR013")] == counts


def test_who_holds_a_role_tells_how_many_people_a_unit_has() -> None:
    text = re.sub(r" headcount: \d,", "", UNITS)
    held = {"ada": "host", "ben": "writer", "eve": "designer", "max": "editor", "zoe": "writer"}
    people = "people:\n" + "".join(f"  {person}: {{holds: {role}}}\n" for person, role in held.items())

    assert found(text, "STR013") == []
    assert [item.values for item in found(text + people, "STR013")] == [{"unit": "events", "count": 1, "min": 3}]


def test_a_unit_without_roles_is_told_where_other_units_have_some() -> None:
    text = UNITS.replace("  host: {unit: events,", "  host: {unit: content,").replace("small-team: 4", "small-team: 99")
    (item,) = found(text, "STR013")

    assert (item.values, place(item)) == ({"unit": "events", "others": 1}, (6, 3))
    assert found(re.sub(r"unit: \w+, ", "", text).replace(", head: writer", ""), "STR013") == []


def test_a_unit_that_holds_the_whole_organisation_is_not_too_small() -> None:
    text = "name: Forum\nunits: {all: {}}\nroles:\n  boss: {unit: all, root: true, headcount: 2, duties: [a]}\n"

    assert found(text + policy("empty-or-micro-unit", **{"small-team": 0}), "STR013") == []


TITLED = paper(
    "boss: {root: true, duties: [a]}",
    "concerts: {name: {en: Head of Concerts, zh-CN: 演出部}, reports_to: boss, duties: [b]}",
    "clerk: {reports_to: boss, duties: [c]}",
)


def test_a_title_that_promises_a_team_without_one_is_told_at_the_name() -> None:
    (item,) = found(TITLED, "STR014")

    assert (item.severity, place(item)) == (Severity.INFO, (4, 20))
    assert item.values == {"role": "concerts", "title": "head of"}


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Concert Director", "director"), ("directory editor", None), ("codirector", None), ("DIRECTOR", "director"),
        ("演出总监", "总监"), ("演出總監", "總監"), ("演出经理", None), ("主管", None), ("Concert lead", None),
        ("Concert manager", None), ("directory of the director", "director"), ("team leader", "team leader"),
        ("supervisor-night", "supervisor"), ("{en: Concerts, zh-CN: 演出组长}", "组长"),
    ],
)  # fmt: skip
def test_titles_are_told_apart(title: str, word: str | None) -> None:
    text = TITLED.replace("{en: Head of Concerts, zh-CN: 演出部}", title)

    assert [item.values["title"] for item in found(text, "STR014")] == ([] if word is None else [word])


def test_a_role_without_a_name_bears_its_id() -> None:
    text = TITLED.replace("concerts: {name: {en: Head of Concerts, zh-CN: 演出部}, ", "concert-director: {")
    (item,) = found(text, "STR014")

    assert (item.values, place(item)) == ({"role": "concert-director", "title": "director"}, (4, 3))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("clerk: {reports_to: boss", "clerk: {reports_to: concerts"),
        ("reports_to: boss, duties: [b]", "reports_to: boss, manages: {singers: at concerts}, duties: [b]"),
        ("reports_to: boss, duties: [b]", "reports_to: boss, direct_reports: 2, duties: [b]"),
        ("reports_to: boss, duties: [b]", "reports_to: boss, archived: gone, duties: [b]"),
        ("roles:", "units: {u: {head: concerts}}\nroles:\n  aide: {unit: u, reports_to: boss, duties: [d]}"),
        ("name: Paper", "name: Paper\npolicy: {rules: {manager-title-no-reports: {titles: [chief]}}}"),
    ],
)
def test_a_title_is_fine_where_the_role_leads_somebody(old: str, new: str) -> None:
    assert found(TITLED.replace(old, new), "STR014") == []


def test_a_title_that_is_fine_hides_none_behind_it() -> None:
    text = TITLED.replace("  concerts:", "  archivist: {name: Director, archived: gone, duties: [d]}\n  concerts:")

    assert [item.values["role"] for item in found(text, "STR014")] == ["concerts"]


def test_a_unit_of_ones_own_is_no_team() -> None:
    text = TITLED.replace("roles:", "units: {u: {head: concerts}}\nroles:")
    text = text.replace("concerts: {", "concerts: {unit: u, ")

    assert [item.values["role"] for item in found(text, "STR014")] == ["concerts"]


def test_a_file_without_reporting_lines_does_not_say_who_leads() -> None:
    assert found(TITLED.replace("reports_to: boss, ", ""), "STR014") == []


def test_a_kind_of_manager_without_a_team_is_told_at_the_kind() -> None:
    (item,) = found(TITLED.replace("clerk: {", "clerk: {archetype: coach, ").replace("Head of ", ""), "STR014")

    assert (item.values, place(item)) == ({"role": "clerk", "archetype": "coach"}, (5, 22))


@pytest.mark.parametrize(("people", "hit"), [(10, False), (11, True)])
def test_in_an_organisation_of_ten_no_unit_is_too_small(people: int, *, hit: bool) -> None:
    text = UNITS.replace("policy: {rules: {empty-or-micro-unit: {small-team: 4}}}\n", "")
    text = text.replace("root: true, headcount: 1", f"root: true, headcount: {people - 5}")

    assert bool(found(text, "STR013")) == hit
