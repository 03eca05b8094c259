"""What the pages of the CAP rules do not show: places, boundaries, options, precedence."""

from typing import Any

import pytest

from commops import rules
from commops.api.checking import Request, check
from commops.finding import Reported
from commops.graph.people.quantities import hours_a_week, quantity


def found(text: str, *codes: str, scope: Any = "check") -> list[Reported]:
    """The open findings of some codes, or of all CAP rules."""
    report, _ = check(Request("-", stdin=text.encode()), scope)
    return [item for item in report.open if (item.code in codes if codes else item.code.startswith("CAP"))]


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


def said(text: str, *codes: str) -> list[tuple[str, str]]:
    return [(item.code, item.severity.word) for item in found(text, *codes)]


CHOIR = """\
name: Choir
roles:
  conductor: {root: true, duties: {conducting: AR, playing: A}}
  accompanist: {reports_to: conductor, duties: {playing: R}}
people:
  ada: {holds: {conductor: 0.6, accompanist: 0.5}}
"""


def test_who_holds_more_than_they_have_is_told_with_the_shares() -> None:
    (item,) = found(CHOIR)

    assert (item.code, item.severity.word, place(item)) == ("CAP001", "error", (6, 9))
    assert item.values == {
        "person": "ada",
        "roles": ["accompanist", "conductor"],
        "held": 1.1,
        "capacity": 1,
        "over": 0.1,
    }
    assert [(related.values, related.place) for related in item.related] == [
        ({"role": role, "fte": fte}, related.place)
        for related, (role, fte) in zip(item.related, [("accompanist", 0.5), ("conductor", 0.6)], strict=True)
    ]
    assert [related.place.column for related in item.related if related.place] == [33, 17]


@pytest.mark.parametrize(
    ("holds", "hit"),
    [
        ("{conductor: 0.55, accompanist: 0.5}", False),
        ("{conductor: 0.56, accompanist: 0.5}", True),
        ("[conductor, accompanist]", False),
        ("{conductor: 1, accompanist: {kind: acting}}", False),
        ("{conductor: 1, accompanist: 1}", True),
        ("conductor", False),
        ("{conductor: 1.5}", True),
        ("{conductor: 0.6, accompanist: {fte: 0.5, until: 2025-12-31}}", False),
        ("{conductor: 0.6, accompanist: {fte: 0.5, until: 2026-01-01}}", True),
        ("{conductor: 0.6, accompanist: {fte: 0.5, from: 2026-01-02}}", False),
    ],
)
def test_only_shares_that_are_written_down_and_last_add_up(holds: str, *, hit: bool) -> None:
    text = CHOIR.replace("{conductor: 0.6, accompanist: 0.5}", holds)

    assert said("as_of: 2026-01-01\n" + text, "CAP001") == [("CAP001", "error")] * hit


@pytest.mark.parametrize(
    ("capacity", "tolerance", "hit"),
    [("1.1", "0", False), ("1.09", "0", True), ("1.0", "0.1", False), ("1.0", "0.09", True), ("0", "0.05", True)],
)
def test_tolerance_is_a_part_of_the_capacity(capacity: str, tolerance: str, *, hit: bool) -> None:
    text = CHOIR.replace("{holds", f"{{capacity: {capacity}, holds")

    policy = f"policy: {{rules: {{over-allocated: {{tolerance: {tolerance}}}}}}}\n"
    assert bool(found(policy + text, "CAP001")) == hit


def test_shares_of_archived_roles_do_not_count() -> None:
    text = CHOIR.replace("accompanist: {reports_to", "accompanist: {archived: gone, reports_to")

    assert found(text, "CAP001") == []


HOURS = """\
name: Choir
duties:
  conducting: {hours: 109/month}
  playing: {}
roles:
  conductor: {root: true, duties: {conducting: AR, playing: A}}
  accompanist: {reports_to: conductor, duties: {playing: R}}
people:
  ada: {holds: conductor}
  ben: {holds: accompanist}
"""


def test_who_is_busy_is_warned_before_the_hours_are_used_up() -> None:
    (item,) = found(HOURS)

    assert (item.code, item.severity.word, place(item)) == ("CAP001", "warning", (9, 9))
    assert item.values == {
        "person": "ada", "hours": 109, "percent": 85, "available": 128, "surplus": 1, "limit": 85,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("hours", "percent", "surplus"),
    [
        ("108.5/month", 85, 1),  # the eighth of an hour over is an hour to give away
        ("110/month", 86, 2),
        ("115/month", 90, 7),
        ("127/month", 100, 19),
    ],
)
def test_who_is_busy_is_told_how_many_hours_to_give_away(hours: str, percent: int, surplus: int) -> None:
    (item,) = found(HOURS.replace("109/month", hours), "CAP001")

    assert (item.values["percent"], item.values["surplus"]) == (percent, surplus)


@pytest.mark.parametrize(
    ("hours", "options", "hit"),
    [
        ("108/month", "", False),  # 85 % of 127.5 hours are 108.375
        ("108.5/month", "", True),
        ("102/month", "busy: 0.8", False),
        ("102.1/month", "busy: 0.8", True),
        ("108.5/month", "shrinkage: 0.2", False),
        ("116/month", "shrinkage: 0.2", True),
        ("1300/year", "", False),
        ("1302/year", "", True),
    ],
)
def test_how_busy_is_too_busy_is_an_option(hours: str, options: str, *, hit: bool) -> None:
    text = f"policy: {{rules: {{over-allocated: {{{options}}}}}}}\n" + HOURS.replace("109/month", hours)

    assert bool(found(text, "CAP001")) == hit


def test_the_hours_of_a_duty_are_split_by_the_shares_of_those_who_do_it() -> None:
    text = HOURS.replace("playing: R", "conducting: R, playing: R").replace("109/month", "150/month")
    shared = text.replace("holds: accompanist", "holds: {accompanist: 0.25}")

    assert found(text, "CAP001") == []
    assert [(item.values["person"], item.values["hours"]) for item in found(shared, "CAP001")] == [("ada", 120)]


def test_a_share_that_nobody_wrote_down_is_an_equal_part_of_what_the_others_leave() -> None:
    text = HOURS.replace("109/month", "150/month").replace("playing: {}", "playing: {}\n  tuning: {}\n  filing: {}")
    text = text.replace(
        "playing: R}}", "playing: R, conducting: R}}\n  tuner: {reports_to: conductor, duties: [tuning]}"
    )
    split = text.replace("holds: accompanist", "holds: {conductor: 0.5, accompanist: {}, tuner: {}}")

    # Ada holds 1 FTE of what does the duty; Ben 0.5, and half of the 0.5 that are left.
    assert [item.values["hours"] for item in found(split.replace("150", "200"), "CAP001")] == [114]
    assert found(split.replace("150", "180"), "CAP001") == []


def test_who_is_over_in_shares_is_not_told_of_hours_too() -> None:
    text = HOURS.replace("holds: conductor}", "holds: {conductor: 1.2}}")

    assert said(text) == [("CAP001", "error")]


def test_a_team_without_hours_speaks_for_its_people() -> None:
    text = HOURS.replace("109/month", "130/month")

    assert said(text) == [("CAP002", "warning")]
    assert said(text.replace("130", "127")) == [("CAP001", "warning")]


FORUM = """\
name: Forum
duties:
  moderating: {hours: 300/month}
  appeals: {hours: 20/month}
  writing: {hours: 20/month}
roles:
  editor: {root: true, duties: {writing: AR, moderating: A, appeals: A}}
  moderator: {reports_to: editor, duties: {moderating: R, appeals: R}}
people:
  ada: {holds: editor}
  ben: {holds: moderator}
  eve: {holds: {moderator: 0.5}}
"""


def test_a_pool_without_enough_hours_is_named_with_what_is_missing() -> None:
    (item,) = found(FORUM, "CAP002")

    assert (item.severity.word, place(item)) == ("warning", (3, 16))
    assert item.values == {
        "duties": ["moderating", "appeals"],
        "roles": ["moderator"],
        "people": ["ben", "eve"],
        "need": 320,
        "have": 191,
        "missing": 1.01,
    }
    assert [(related.pointer, related.values) for related in item.related] == [
        (("duties", "appeals", "hours"), {"duty": "appeals"})
    ]


@pytest.mark.parametrize(
    ("old", "new", "hit"),
    [
        ("300/month", "171/month", False),  # 1.5 posts of 127.5 hours are 191.25
        ("300/month", "172/month", True),
        ("300/month", "28/quarter", False),
        ("appeals: A}", "appeals: A, moderating: S}", True),
        ("writing: AR, moderating: A,", "writing: AR, moderating: AS,", True),
        ("300/month} ", "300/month} ", True),
    ],
)
def test_a_pool_has_the_hours_of_its_shares(old: str, new: str, *, hit: bool) -> None:
    assert bool(found(FORUM.replace(old, new), "CAP002")) == hit


def test_who_supports_a_duty_lends_it_their_time() -> None:
    text = FORUM.replace("300/month", "270/month").replace("moderating: A,", "moderating: AS,")
    (item,) = found(text.replace("270", "290"), "CAP002")

    assert found(text, "CAP002") == []
    assert (item.values["roles"], item.values["people"]) == (["editor", "moderator"], ["ada", "ben", "eve"])
    assert (item.values["need"], item.values["have"]) == (330, 319)


def test_no_way_of_splitting_helps_where_the_bottleneck_is_one_role() -> None:
    text = FORUM.replace("appeals: R}", "appeals: R, writing: S}").replace("20/month}\nroles", "200/month}\nroles")
    (item,) = found(
        text.replace("300/month", "100/month").replace("{hours: 200/month}", "{hours: 330/month}"), "CAP002"
    )

    assert item.values["duties"][0] == "writing"
    assert found(text.replace("300/month", "50/month"), "CAP002") == []


def test_the_bottleneck_leaves_out_work_that_has_enough_hours() -> None:
    text = """\
name: Forum
duties:
  law: {hours: 200/month}
  chat: {hours: 100/month}
roles:
  editor: {root: true, duties: {law: A, chat: AS}}
  lawyer: {reports_to: editor, duties: {law: R, chat: S}}
  host: {reports_to: editor, duties: {chat: R}}
people:
  ada: {holds: editor}
  ben: {holds: lawyer}
  eve: {holds: host}
"""
    (item,) = found(text, "CAP002")

    assert item.values == {
        "duties": ["law"], "roles": ["lawyer"], "people": ["ben"], "need": 200, "have": 128, "missing": 0.57,
    }  # fmt: skip


def test_one_person_in_two_roles_has_their_time_once() -> None:
    text = """\
name: Forum
duties: {writing: {hours: 90/month}, hosting: {hours: 90/month}}
roles:
  editor: {root: true, duties: {writing: AR}}
  host: {reports_to: editor, duties: {hosting: AR}}
people:
  ada: {holds: [editor, host]}
"""
    (item,) = found(text, "CAP002")

    assert (item.values["duties"], item.values["people"]) == (["hosting", "writing"], ["ada"])
    assert (item.values["need"], item.values["have"]) == (180, 128)
    assert found(text.replace("90/month", "63/month"), "CAP002") == []


def test_headcounts_stand_for_people_where_the_file_names_none() -> None:
    text = FORUM[: FORUM.index("people:")].replace("moderator: {", "moderator: {headcount: 2, ")
    (item,) = found(text.replace("editor: {root", "editor: {headcount: 1, root"), "CAP002")

    assert (item.values["people"], item.values["have"]) == ([], 255)
    assert found(text.replace("headcount: 2", "headcount: 3"), "CAP002") == []
    assert found(FORUM[: FORUM.index("people:")], "CAP002") == []


def test_duties_of_vacant_roles_lack_people_and_not_hours() -> None:
    text = FORUM.replace("  ben: {holds: moderator}\n  eve: {holds: {moderator: 0.5}}\n", "")

    assert found(text, "CAP002") == []


def test_what_is_left_of_a_post_is_an_option() -> None:
    policy = "policy: {rules: {demand-exceeds-capacity: {shrinkage: 0}}}\n"

    assert found(policy + FORUM.replace("300/month", "235/month"), "CAP002") == []
    assert found(policy + FORUM.replace("300/month", "236/month"), "CAP002") != []


VOLUME = """\
name: Forum
policy: {rules: {workload-ratio: {limits: [1000 Comments/month, 10 条评论/天]}}}
duties:
  answering: {volume: 5700 comments/month}
  writing: {}
roles:
  editor: {root: true, headcount: 1, duties: {writing: AR, answering: A}}
  moderator: {reports_to: editor, headcount: 5, duties: {answering: R}}
"""


def test_a_volume_is_held_against_the_limit_of_the_same_thing() -> None:
    (item,) = found(VOLUME)

    assert (item.code, item.severity.word, place(item)) == ("CAP003", "info", (4, 23))
    assert item.values == {
        "duty": "answering", "thing": "comments", "each": 1140, "fte": 5, "max": 1000, "missing": 0.7,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("volume", "hit"),
    [
        ("5000 comments/month", False),
        ("5001 comments/month", True),
        ("60000 comments/year", False),
        ("60060 comments/year", True),
        ('"9,000 comments/month"', True),
        ("9000 topics/month", False),
        ("a lot", False),
        ("{en: many, zh-CN: 51 条评论/天}", True),
        ("{en: many, zh-CN: 50 条评论/日}", False),
    ],
)
def test_a_volume_is_compared_over_a_month(volume: str, *, hit: bool) -> None:
    assert bool(found(VOLUME.replace("5700 comments/month", volume))) == hit


def test_a_duty_without_a_volume_hides_none_behind_it() -> None:
    text = VOLUME.replace("  answering: {volume", "  advising: {}\n  answering: {volume")

    assert [item.values["duty"] for item in found(text, "CAP003")] == ["answering"]


def test_without_a_limit_or_without_people_known_nothing_is_too_much() -> None:
    assert found(VOLUME.replace("1000 Comments/month, ", "")) == []
    assert found(VOLUME.replace("headcount: 5, ", "")) == []
    assert found(VOLUME.replace("answering: R", "writing: S"), "CAP003") == []
    assert [item.values["fte"] for item in found(VOLUME + "people: {ben: {holds: {moderator: 0.5}}}\n", "CAP003")] == [
        0.5
    ]


@pytest.mark.parametrize("limit", ["1085", "[comments]", "[1000 comments/month, many]"])
def test_a_limit_that_cannot_be_read_is_a_wrong_value_of_the_policy(limit: str) -> None:
    text = VOLUME.replace("[1000 Comments/month, 10 条评论/天]", limit)

    assert [(item.code, item.values["expected"], place(item)) for item in found(text, "SCH002", "CAP003")] == [
        ("SCH002", "rate", (2, 43))
    ]


def test_a_quantity_is_read_in_two_languages() -> None:
    assert quantity("30 posts a day") == quantity("30 posts per day") == quantity("30 posts/day")
    assert quantity("12 次/季") == quantity("4 次/月") == quantity("48 次/年")
    assert quantity("posts/day") is None


STAFF = """\
name: Choir
as_of: 2026-11-20
roles:
  conductor: {root: true, headcount: 1, duties: {conducting: AR, planning: A}}
  planner: {reports_to: conductor, headcount: 2, duties: {planning: R}}
people:
  ada: {holds: conductor}
  ben: {holds: planner}
  eve: {holds: planner}
"""


@pytest.mark.parametrize(
    ("headcount", "values"),
    [
        ("2", None),
        ("1", {"held": 2, "holders": 2, "max": 1}),
        ("3", {"held": 2, "holders": 2, "min": 3}),
        ("{min: 2, max: 2}", None),
        ("{min: 3, max: 4}", {"held": 2, "holders": 2, "min": 3}),
        ("{min: 0, max: 1}", {"held": 2, "holders": 2, "max": 1}),
        ("{min: 1, target: 3, max: 4}", None),
        ("{target: 3, max: 4}", {"held": 2, "holders": 2, "min": 3}),
        ("{min: 1, target: 1}", {"held": 2, "holders": 2, "max": 1}),
        ("{max: 9}", None),
        ("{min: 1}", None),
    ],
)
def test_holders_are_held_against_the_bounds_of_the_headcount(headcount: str, values: dict[str, Any] | None) -> None:
    items = found(STAFF.replace("headcount: 2", f"headcount: {headcount}"))

    expected = [] if values is None else [("CAP004", {"role": "planner", **values})]
    assert [(item.code, dict(item.values)) for item in items] == expected
    assert [item.severity.word for item in items] == ["warning" if "max" in (values or {}) else "info"] * len(expected)
    assert [(place(item), item.pointer) for item in items] == [((5, 36), ("roles", "planner", "headcount"))] * len(
        expected
    )


@pytest.mark.parametrize(
    ("holds", "told"),
    [
        ("{planner: 0.5}", []),  # part-time, but there
        ("{planner: 1.5}", [("CAP001", "error"), ("CAP004", "warning")]),
        ("[planner, conductor]", [("CAP004", "warning")]),  # conductor has 1.5
        ("{planner: {until: 2026-11-19}}", [("CAP004", "info"), ("CAP008", "info")]),
        ("{planner: {from: 2026-11-21}}", [("CAP004", "info")]),
    ],
)
def test_over_is_told_by_time_and_under_by_time_and_people(holds: str, told: list[tuple[str, str]]) -> None:
    assert sorted(said(STAFF.replace("eve: {holds: planner}", f"eve: {{holds: {holds}}}"))) == told


def test_a_share_that_nobody_wrote_down_counts_as_little_as_it_may() -> None:
    text = STAFF.replace("headcount: 2", "headcount: 1").replace("ben: {holds: planner}\n  ", "")

    assert found(text.replace("eve: {holds: planner}", "eve: {holds: {planner: {}}}")) == []
    assert found(text.replace("eve: {holds: planner}", "eve: {capacity: 0.2, holds: planner}")) == []


def test_the_headcount_of_an_archived_role_or_of_a_file_without_holders_is_not_checked() -> None:
    assert found(STAFF[: STAFF.index("people:")]) == []
    assert found(STAFF.replace("headcount: 2", "archived: gone, headcount: 9"), "CAP004") == []


UNITS = """\
name: Choir
units:
  house: {headcount: 2}
  stage: {parent: house, headcount: 1}
roles:
  conductor: {unit: house, root: true, duties: {conducting: AR, planning: A}}
  planner: {unit: stage, reports_to: conductor, duties: {planning: R}}
people:
  ada: {holds: conductor}
  ben: {holds: planner}
  eve: {holds: {planner: 0.5}}
"""


def test_a_unit_is_over_where_it_stands_lowest() -> None:
    (item,) = found(UNITS)

    assert (item.code, item.severity.word, place(item)) == ("CAP004", "warning", (4, 26))
    assert item.values == {"unit": "stage", "held": 1.5, "limit": 1}


def test_a_vacant_role_of_a_unit_takes_nothing_from_what_the_others_hold() -> None:
    text = UNITS.replace("people:", "  stagehand: {unit: stage, reports_to: planner, duties: [lights]}\npeople:")

    assert [item.values["held"] for item in found(text, "CAP004")] == [1.5]


@pytest.mark.parametrize(
    ("old", "new", "units"),
    [
        ("parent: house, headcount: 1", "parent: house, headcount: 1.5", ["house"]),
        ("parent: house, headcount: 1", "parent: house", ["house"]),
        ("parent: house, headcount: 1", "parent: house, archived: gone, headcount: 1", ["house"]),
        ("headcount: 2}", "headcount: 2.5}", ["stage"]),
        ("planner: {unit", "planner: {headcount: 1, unit", [None]),
        ("eve: {holds: {planner: 0.5}}", "eve: {}", []),
    ],
)
def test_a_role_or_a_unit_that_is_over_speaks_for_those_above(old: str, new: str, units: list[str | None]) -> None:
    assert [item.values.get("unit") for item in found(UNITS.replace(old, new), "CAP004")] == units


def test_units_are_not_held_against_holders_that_the_file_does_not_name() -> None:
    assert found(UNITS[: UNITS.index("people:")]) == []


VACANT = """\
name: Forum
as_of: 2026-11-20
roles:
  editor: {root: true, duties: {writing: AR, threats: A}}
  safety-lead: {reports_to: editor, critical: true, headcount: 1, duties: {threats: R, logs: AR, writing: C}}
people:
  ada: {holds: editor}
  ben: {archived: gone, holds: {safety-lead: {until: 2026-11-08}}}
"""


def test_a_critical_vacancy_says_since_when_and_what_ends_there() -> None:
    (item,) = found(VACANT)

    assert (item.code, item.severity.word, place(item)) == ("CAP005", "error", (5, 3))
    assert item.values == {"role": "safety-lead", "days": 12, "count": 2}


@pytest.mark.parametrize(
    ("old", "new", "days"),
    [
        ("until: 2026-11-08", "until: 2026-11-19", [1]),
        ("until: 2026-11-08", "until: 2026-11-20", []),
        ("  ben: {archived: gone, holds: {safety-lead: {until: 2026-11-08}}}\n", "", [None]),
        ("ada: {holds: editor}", "ada: {holds: {editor: 1, safety-lead: {kind: acting}}}", []),
        ("critical: true", "archived: gone", []),
        ("as_of: 2026-11-20\n", "", []),  # without a day every span counts
    ],
)
def test_a_critical_role_is_vacant_where_nobody_holds_it_on_the_day(old: str, new: str, days: list[Any]) -> None:
    assert [item.values["days"] for item in found(VACANT.replace(old, new), "CAP005")] == days


@pytest.mark.parametrize(("ended", "severity"), [("2026-10-21", []), ("2026-10-20", ["warning"]), ("2026-11-19", [])])
def test_any_other_role_may_be_vacant_for_a_month(ended: str, severity: list[str]) -> None:
    text = VACANT.replace("critical: true, headcount: 1, ", "").replace("2026-11-08", ended)

    assert [item.severity.word for item in found(text, "CAP005")] == severity


def test_how_long_a_role_may_stand_empty_is_an_option() -> None:
    policy = "policy: {rules: {critical-vacancy: {critical-days: 12, max-days: 11}}}\n"
    other = VACANT.replace("critical: true, headcount: 1, ", "")

    assert found(policy + VACANT, "CAP005") == []
    assert found(policy.replace("critical-days: 12", "critical-days: 13") + VACANT, "CAP005") == []
    assert found(policy.replace("critical-days: 12", "critical-days: 11") + VACANT, "CAP005") != []
    assert found(policy + other, "CAP005") != []
    assert found(policy.replace("max-days: 11", "max-days: 12") + other, "CAP005") == []


def test_a_role_that_nobody_ever_held_is_only_missed_where_it_is_critical() -> None:
    text = VACANT.replace("  ben: {archived: gone, holds: {safety-lead: {until: 2026-11-08}}}\n", "")

    assert found(text.replace("critical: true, headcount: 1, ", "")) == []
    assert found(VACANT[: VACANT.index("people:")]) == []


LEADER = VACANT.replace(
    "people:", "  clerk: {reports_to: safety-lead, duties: [filing]}\npeople:\n  eve: {holds: clerk}"
)


def test_a_vacant_role_is_one_finding() -> None:
    old = "2026-10-01"
    critical = LEADER.replace("2026-11-08", old)
    plain = critical.replace("critical: true, ", "")

    assert said(critical, "CAP004", "CAP005", "STR004") == [("CAP005", "error")]
    assert said(plain, "CAP004", "CAP005", "STR004") == [("STR004", "warning")]
    silenced = rules.named("critical-vacancy").silences
    assert {echo: silenced[echo] for echo in ("leaderless-reports", "establishment-variance", "unit-head")} == {
        "leaderless-reports": "role", "establishment-variance": "role", "unit-head": "role",
    }  # fmt: skip


def test_a_vacant_head_and_a_vacant_end_of_the_way_up_are_the_same_vacancy() -> None:
    text = """\
name: Forum
units: {safety: {head: safety-lead}}
duties: {threats: {critical: true, escalates_to: safety-lead}, writing: {}, logs: {}}
roles:
  editor: {root: true, duties: {writing: AR, logs: A}}
  safety-lead: {unit: safety, reports_to: editor, critical: true, duties: {logs: R}}
  guard: {unit: safety, reports_to: editor, duties: {threats: AR}}
people:
  ada: {holds: editor}
  eve: {holds: guard}
"""

    assert said(text, "CAP005", "STR010", "GOV005") == [("CAP005", "error")]
    assert said(text.replace(" critical: true, duties", " duties"), "CAP005", "STR010", "GOV005") == [
        ("GOV005", "warning"),
        ("STR010", "warning"),
    ]


HATS = """\
name: Forum
roles:
  editor: {root: true, duties: {writing: AR, moderating: A, hosting: A}}
  moderator: {reports_to: editor, duties: {moderating: R}}
  host: {reports_to: editor, duties: {hosting: R}}
  analyst: {reports_to: editor, duties: [counting]}
people:
  ada: {holds: editor}
  ben: {holds: {moderator: 0.4, host: 0.1, analyst: 0.2, editor: 0.3}}
  eve: {holds: moderator}
  max: {holds: moderator}
  zoe: {holds: host}
"""


def test_too_many_hats_are_named_with_those_to_hand_over_first() -> None:
    (item,) = found(HATS)

    assert (item.code, item.severity.word, place(item)) == ("CAP006", "warning", (9, 9))
    assert item.values == {
        "person": "ben",
        "roles": ["analyst", "editor", "host", "moderator"],
        "count": 4,
        "max": 3,
        "least": ["host"],
    }


@pytest.mark.parametrize(
    ("old", "new", "least"),
    [
        (", editor: 0.3", "", None),
        ("  zoe: {holds: host}\n", "", None),
        ("  max: {holds: moderator}\n  zoe: {holds: host}\n", "", None),
        ("editor: 0.3", "editor: {fte: 0.3, kind: acting}", ["host"]),
        ("{moderator: 0.4, host: 0.1, analyst: 0.2, editor: 0.3}", "[moderator, host, analyst, editor]", []),
        ("editor: 0.3", "editor: {fte: 0.3, until: 2020-01-01}", None),
        ("name: Forum", "policy: {rules: {too-many-hats: {max-roles: 4}}}", None),
        ("name: Forum", "policy: {rules: {too-many-hats: {max-roles: 2}}}", ["host", "analyst"]),
        ("name: Forum", "policy: {rules: {too-many-hats: {small-team: 5}}}", None),
    ],
)
def test_hats_are_counted_on_the_day_and_in_teams_large_enough(old: str, new: str, least: list[str] | None) -> None:
    items = found("as_of: 2026-01-01\n" + HATS.replace(old, new), "CAP006")

    assert [item.values["least"] for item in items] == ([] if least is None else [least])


COVER = """\
name: Forum
duties:
  urgent: {coverage: 24x7}
  writing: {}
roles:
  editor: {root: true, headcount: 1, duties: {writing: AR, urgent: A}}
  moderator: {reports_to: editor, headcount: 4, duties: {urgent: R}}
"""


def test_hours_that_nobody_can_cover_are_told_with_the_posts_that_are_missing() -> None:
    (item,) = found(COVER)

    assert (item.code, item.severity.word, place(item)) == ("CAP007", "warning", (3, 22))
    assert item.values == {"duty": "urgent", "need": 168, "have": 160, "missing": 0.2}


@pytest.mark.parametrize(
    ("old", "new", "hit"),
    [
        ("headcount: 4", "headcount: 4.2", False),
        ("headcount: 4", "headcount: 4.1", True),
        ("headcount: 4, ", "", False),
        ("24x7", "{zh-CN: 7×24小时, en: always}", True),
        ("24x7", "23x7", True),
        ("24x7", "20x7", False),
        ("24x7", "as long as it takes", False),
        ("urgent: A}", "urgent: AS}", False),
        ("24x7", "24x7, backup: editor", False),
        ("24x7", "24x7, archived: gone", False),
        ("name: Forum", "policy: {rules: {coverage-hours-gap: {weekly-hours: 42}}}", False),
        ("name: Forum", "policy: {rules: {coverage-hours-gap: {weekly-hours: 41.9}}}", True),
    ],
)
def test_coverage_is_held_against_the_hours_of_all_who_may_do_it(old: str, new: str, *, hit: bool) -> None:
    assert bool(found(COVER.replace(old, new), "CAP007")) == hit


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ("{ben: {holds: moderator}, eve: {holds: moderator}}", [(80, 2.2)]),
        ("{ben: {holds: {moderator: 0.5}}, eve: {holds: moderator}}", [(60, 2.7)]),
        ("{ben: {capacity: 0.5, holds: moderator}, eve: {holds: [moderator, editor]}}", [(60, 2.7)]),
        ("{ben: {holds: editor}}", []),
        ("{ben: {holds: moderator}, zoe: {capacity: 0.5}}", [(60, 2.7)]),
    ],
)
def test_people_count_with_the_time_that_they_have(people: str, told: list[tuple[float, float]]) -> None:
    text = COVER.replace("24x7", "24x7, backup: zoe") if "zoe" in people else COVER
    items = found(text + f"people: {people}\n", "CAP007")

    assert [(item.values["have"], item.values["missing"]) for item in items] == told


def test_a_duty_without_hours_of_coverage_hides_none_behind_it() -> None:
    text = COVER.replace("  urgent: {", "  planning: {}\n  urgent: {")

    assert [(item.values["duty"], place(item)) for item in found(text, "CAP007")] == [("urgent", (4, 22))]


def test_what_is_missing_is_never_nothing() -> None:
    coverage = COVER.replace("headcount: 4", "headcount: 4.199")  # 167.96 of 168 hours
    hours = FORUM.replace("300/month", "171.27/month")  # 191.27 of 191.25 hours
    volume = VOLUME.replace("5700 comments", "5001 comments")  # at 1000 for each of 5

    assert [item.values["missing"] for item in found(coverage, "CAP007")] == [0.01]
    assert [item.values["missing"] for item in found(hours, "CAP002")] == [0.01]
    assert [item.values["missing"] for item in found(volume, "CAP003")] == [0.01]


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("24x7", 168), ("7*24", 168), ("24/7", 168), ("8 × 5", 40), ("12x7 hours", 84), ("24x8", None), ("25x7", None),
        ("0x7", None), ("Mon-Fri 09:00-18:00", 45), ("monday to friday 9:00 – 18:00", 45), ("Sat 10:00-14:30", 4.5),
        ("Fri-Mon 22:00-06:00", 32), ("Mon-Fri 08:00-20:00, Sat 10:00-14:00", 64), ("weekdays 09:00-17:00", 40),
        ("08:00-22:00", 98), ("daily 00:00-24:00", 168), ("周一至周五 09:00-18:00；周六 09:00-12:00", 48),
        ("每天 08:00~22:00", 98), ("週末 10:00至12:00", 4), ("工作日 9：00-18：00", 45), ("Mon 09:00-25:00", None),
        ("some day 09:00-10:00", None), ("Mon-Fri", None), ("Mon 09:00-10:00, later", None),
        ("daily 00:00-24:00, Mon 08:00-09:00", 168),
    ],
)  # fmt: skip
def test_hours_of_coverage_are_read(text: str, hours: float | None) -> None:
    assert hours_a_week(text) == hours


GHOSTS = """\
name: Choir
as_of: 2026-11-20
roles:
  conductor: {root: true, duties: {conducting: AR, playing: A}}
  accompanist: {reports_to: conductor, duties: {playing: R}}
people:
  ada: {holds: conductor}
  ben: {holds: accompanist}
  eve: {skills: [singing]}
"""


def test_who_holds_nothing_among_those_who_do_is_told() -> None:
    (item,) = found(GHOSTS)

    assert (item.code, item.severity.word, place(item)) == ("CAP008", "info", (9, 3))
    assert item.values == {"person": "eve", "until": None}


@pytest.mark.parametrize(
    ("old", "new", "until"),
    [
        ("skills: [singing]", "holds: {accompanist: {until: 2026-11-19}}", ["2026-11-19"]),
        (
            "skills: [singing]",
            "holds: {accompanist: {until: 2026-11-19}, conductor: {until: 2026-01-01}}",
            ["2026-11-19"],
        ),
        ("skills: [singing]", "holds: {accompanist: {until: 2026-11-20}}", []),
        ("skills: [singing]", "holds: {accompanist: {until: 2026-11-21}}", []),
        ("skills: [singing]", "holds: {accompanist: {from: 2027-01-01}}", []),
        ("skills: [singing]", "archived: gone", []),
        ("skills: [singing]", "{}", None),
        ("  ben: {holds: accompanist}\n", "", []),
        ("  ben: {holds: accompanist}\n", "  ben: {}\n", []),
        ("roles:", "duties: {conducting: {}, playing: {backup: eve}}\nroles:", []),
    ],
)
def test_a_ghost_has_no_part_now_or_later(old: str, new: str, until: list[str] | None) -> None:
    text = GHOSTS.replace(f"{{{old}}}" if new == "{}" else old, new)

    assert [item.values["until"] for item in found(text, "CAP008")] == ([None] if until is None else until)


def test_a_list_of_candidates_has_no_ghosts() -> None:
    assert found(GHOSTS.replace("holds: conductor", "years: 1").replace("holds: accompanist", "years: 2")) == []


UNEVEN = """\
name: Forum
units: {moderation: {head: editor}, other: {head: editor}}
roles:
  editor: {root: true, duties: {writing: AR, moderating: A, hosting: A}}
  moderator: {unit: moderation, reports_to: editor, duties: {moderating: R}}
  host: {unit: other, reports_to: editor, duties: {hosting: R}}
people:
  ben: {holds: {moderator: 1.0}}
  eve: {holds: {moderator: 0.4, host: 0.1}}
  max: {holds: {moderator: 0.4}}
"""


def test_loads_that_lie_far_apart_are_told_of_the_unit() -> None:
    (item,) = found(UNEVEN)

    assert (item.code, item.severity.word, place(item)) == ("CAP009", "info", (2, 9))
    assert item.values == {"unit": "moderation", "people": ["ben", "max"], "most": 100, "least": 40}


def test_the_busiest_is_named_first_and_of_the_idlest_the_first() -> None:
    text = UNEVEN.replace("max: {holds: {moderator: 0.4}}", "max: {holds: {moderator: 1.05}}")
    (item,) = found(text.replace("moderator: 1.0}", "moderator: 0.51}").replace("0.4, host", "0.41, host"), "CAP009")

    assert item.values == {"unit": "moderation", "people": ["max", "ben"], "most": 105, "least": 51}


@pytest.mark.parametrize(
    ("old", "new", "hit"),
    [
        ("max: {holds: {moderator: 0.4}}", "max: {holds: {moderator: 0.6}}", False),
        ("max: {holds: {moderator: 0.4}}", "max: {capacity: 0.4, holds: {moderator: 0.4}}", False),
        ("max: {holds: {moderator: 0.4}}", "max: {holds: moderator}", False),
        ("max: {holds: {moderator: 0.4}}", "max: {holds: {host: 0.4}}", False),
        ("ben: {holds: {moderator: 1.0}}", "ben: {holds: {moderator: 1.05}}", True),
        ("ben: {holds: {moderator: 1.0}}", "ben: {holds: {moderator: 1.06}}", False),
        ("name: Forum", "policy: {rules: {load-imbalance: {max-spread: 0.42}}}", False),
        ("name: Forum", "policy: {rules: {load-imbalance: {max-spread: 0.41}}}", True),
        ("name: Forum", "policy: {rules: {load-imbalance: {min-people: 4}}}", False),
        ("unit: moderation, ", "", False),
        ("eve: {holds: {moderator: 0.4, host: 0.1}}\n  max", "max", False),  # two are no team to compare
        ("people:", "people:\n  zoe: {holds: {moderator: 0.4}}", True),
    ],
)
def test_when_loads_lie_too_far_apart(old: str, new: str, *, hit: bool) -> None:
    assert bool(found(UNEVEN.replace(old, new), "CAP009")) == hit


def test_a_unit_that_is_not_compared_hides_none_behind_it() -> None:
    text = UNEVEN.replace("units: {", "units: {desk: {}, ").replace("editor: {root", "editor: {unit: desk, root")

    assert [item.values["unit"] for item in found(text + "  ada: {holds: {editor: 1}}\n", "CAP009")] == ["moderation"]


def test_somebody_belongs_on_paper_where_their_roles_have_no_unit() -> None:
    text = (
        UNEVEN.replace("unit: moderation, reports", "reports")
        .replace("unit: other, ", "")
        .replace(": {holds: {mod", ": {unit: moderation, holds: {mod")
    )

    assert [item.values["unit"] for item in found(text, "CAP009")] == ["moderation"]


def test_loads_are_hours_where_duties_give_hours() -> None:
    text = UNEVEN.replace("roles:", "duties: {writing: {}, hosting: {}, moderating: {hours: 88.5/month}}\nroles:")
    even = text.replace("moderator: 1.0", "moderator: 0.4").replace("moderator: 0.4, host: 0.1", "moderator: 0.4")
    (item,) = found(text, "CAP009")

    assert (item.values["most"], item.values["least"]) == (39, 15)  # 49.2 and 19.7 of 127.5 hours
    assert found(even, "CAP009") == []


def test_the_rules_on_people_run_in_gaps_and_not_in_validate() -> None:
    assert [item.code for item in found(CHOIR, scope="gaps")] == ["CAP001"]
    assert found(CHOIR, scope="validate") == []


def test_a_person_and_the_order_of_people_change_nothing_else() -> None:
    head, _, people = FORUM.partition("people:\n")
    turned = head + "people:\n" + "".join(f"{line}\n" for line in reversed(people.splitlines()))

    assert [item.values for item in found(turned)] == [item.values for item in found(FORUM)]


@pytest.mark.parametrize(
    ("rule", "option", "value", "is_fine"),
    [
        (rule, "shrinkage", value, is_fine)
        for rule in ("over-allocated", "demand-exceeds-capacity", "load-imbalance")
        for value, is_fine in (
            ("0", True),
            ("0.99", True),
            ("1", False),
            ("1.5", False),
            ("-0.01", False),
            ("nan", False),
        )
    ]
    + [
        ("coverage-hours-gap", "weekly-hours", value, is_fine)
        for value, is_fine in (("0.1", True), ("0", False), ("-1", False), ("nan", False))
    ],
)
def test_hours_that_cannot_be_are_a_wrong_value_of_the_policy(
    rule: str, option: str, value: str, *, is_fine: bool
) -> None:
    items = found(f"policy: {{rules: {{{rule}: {{{option}: {value}}}}}}}\n{CHOIR}", "SCH002")

    assert [item.pointer for item in items] == [("policy", "rules", rule, option)] * (not is_fine)


def test_numbers_beyond_all_measure_are_numbers_all_the_same() -> None:
    many = "9" * 400
    text = (
        FORUM.replace("300/month", f"{many}/month")
        .replace("20/month}\n  writing", f"20/month, volume: {many} posts/month, coverage: 24x7}}\n  writing")
        .replace("moderator: {", "moderator: {headcount: {min: 1e999, max: 1e999}, ")
        .replace("name: Forum", "name: Forum\npolicy: {rules: {workload-ratio: {limits: [1 posts/month]}}}")
    )

    assert {code for code, _ in said(text)} == {"CAP002", "CAP003", "CAP004", "CAP007"}
    assert {code for code, _ in said(text[: text.index("people:")])} == {"CAP003"}
