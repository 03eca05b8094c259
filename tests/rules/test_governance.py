"""What the pages of the GOV rules do not show: places, options, neighbours, the arithmetic of periods."""

import itertools
import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from commops import messages, rules
from commops.api.checking import Request, check
from commops.finding import ID_KINDS, Reported, Severity
from commops.graph.measures import later
from commops.messages import Speech
from tests.conftest import ROOT

LANGUAGES = ["en", "zh-CN", "zh-TW"]


def found(text: str, code: str = "GOV", as_of: date | None = None) -> list[Reported]:
    report, _ = check(Request("-", stdin=text.encode(), as_of=as_of), "check")
    return [item for item in report.open if item.code.startswith(code)]


def place(item: Reported) -> tuple[int, int]:
    return item.place.line, item.place.column


def said(item: Reported, part: str = "message", language: str = "en") -> str:
    rule = rules.named(item.rule)
    english = rule.message if part == "message" else rule.advice
    return Speech(language, None, ID_KINDS).rule(item.code, part, english, item.values)


TEAM = """\
roles:
  matron: {root: true, duties: [nursing]}
  clerk: {reports_to: matron, duties: {record-keeping: AR, nursing: I}}
"""


def metric(body: str, more: str = "") -> str:
    return f"metrics:\n  waiting:\n    {body}\n{TEAM}{more}"


def test_several_owners_are_a_warning_that_shows_each() -> None:
    (item,) = found(metric("owner: [clerk, matron, clerk]"), "GOV001")

    assert (item.severity, item.values) == (
        Severity.WARNING,
        {"metric": "waiting", "roles": ["clerk", "matron"], "count": 2},
    )
    assert place(item) == (3, 5)
    assert said(item) == "“waiting” has 2 owners: “clerk” and “matron”"
    assert [(r.place.line, r.place.column) for r in item.related if r.place] == [(3, 13), (3, 20)]


def test_candidates_for_a_metric_without_owner_are_shown() -> None:
    judged = TEAM.replace("{reports_to: matron, ", "{reports_to: matron, metrics: [waiting], ")
    text = f"metrics:\n  waiting:\n    duties: [nursing]\n{judged}"
    (item,) = found(text, "GOV001")

    assert (item.severity, place(item)) == (Severity.ERROR, (2, 3))
    assert said(item) == "“waiting” lacks an owner"
    assert [(r.label, r.values["role"]) for r in item.related] == [("judged", "clerk"), ("doer", "matron")]
    assert [(r.place.line, r.place.column) for r in item.related if r.place] == [(6, 41), (5, 33)]


def test_no_more_than_three_candidates_are_shown() -> None:
    doers = "".join(f"  nurse-{n}: {{reports_to: matron, duties: {{care: R}}}}\n" for n in range(5))
    (item,) = found(metric("duties: [care]", doers), "GOV001")

    assert [related.values["role"] for related in item.related] == ["nurse-0", "nurse-1", "nurse-2"]


def test_only_metrics_that_the_file_declares_need_an_owner() -> None:
    assert found("roles: {a: {root: true, metrics: [joy]}}\n") == []
    assert found(metric("{owner: clerk, archived: 2020-01-01}").replace("owner: clerk, ", ""), "GOV001") == []


@pytest.mark.parametrize(
    ("body", "is_found"),
    [
        ("{owner: clerk, duties: [nursing]}", True),
        ("{owner: clerk, duties: [nursing, record-keeping]}", False),
        ("{owner: matron, duties: [nursing]}", False),
        ("{owner: clerk}", False),
        ("{owner: [clerk, matron], duties: [nursing]}", False),
        ("{owner: clerk, duties: [wide]}", False),
        ("{owner: matron, duties: [wide]}", True),
        ("{owner: clerk, duties: [lost]}", False),
    ],
)
def test_an_owner_must_do_something_that_the_metric_measures(body: str, is_found: bool) -> None:
    more = "duties: {nursing: {}, wide: {}, record-keeping: {parent: wide}, lost: {}}\n"
    items = found(metric(body, more), "GOV002")

    assert bool(items) == is_found
    if items:
        assert place(items[0]) == (3, 13)


def test_owners_without_power_are_told_at_the_first_with_three_who_have_it() -> None:
    doers = "".join(f"  nurse-{n}: {{reports_to: matron, duties: {{care: R}}}}\n" for n in range(5))
    text = metric("{owner: [matron, clerk], duties: [care]}", doers)
    (item,) = found(text, "GOV002")

    assert (place(item), item.values["roles"]) == ((3, 22), ["clerk", "matron"])
    assert [(related.pointer, related.values) for related in item.related] == [
        (("roles", f"nurse-{n}", "duties", "care"), {"role": f"nurse-{n}", "duty": "care"}) for n in range(3)
    ]


def test_who_is_measured_may_neither_set_nor_count() -> None:
    rows = {
        "{owner: clerk, set_by: matron, collected_by: matron}": None,
        "{owner: clerk, set_by: [matron, clerk]}": "set-by",
        "{owner: clerk, collected_by: clerk}": "collected-by",
        "{owner: clerk, set_by: clerk, collected_by: clerk}": "both",
    }

    acts = {body: next((i.values["act"] for i in found(metric(body), "GOV010")), None) for body in rows}
    assert acts == rows
    (item,) = found(metric("{owner: clerk, set_by: [matron, clerk]}"), "GOV010")
    assert place(item) == (3, 37)
    assert said(item) == "“clerk” is measured by “waiting” and sets its norm"


@pytest.mark.parametrize(
    ("body", "at", "roles", "also"),
    [
        ("set_by: [matron, clerk]", ("set_by", "clerk"), ["clerk", "matron"], []),
        ("collected_by: [matron, clerk]", ("collected_by", "clerk"), ["clerk", "matron"], ["matron"]),
        (
            "set_by: [matron, clerk], collected_by: [clerk, matron]",
            ("set_by", "clerk"), ["clerk", "matron"], ["clerk", "matron"],
        ),
        ("set_by: matron, collected_by: clerk", ("set_by", "matron"), ["clerk", "matron"], ["clerk"]),
    ],
)  # fmt: skip
def test_everybody_who_sets_or_counts_their_own_measure_is_shown(
    body: str, at: tuple[str, str], roles: list[str], also: list[str]
) -> None:
    (item,) = found(metric(f"{{owner: [clerk, matron], {body}}}"), "GOV010")

    assert (item.pointer, item.values["roles"]) == (("metrics", "waiting", *at), roles)
    more = metric(f"{{owner: [clerk, matron], {body}}}").replace("metrics:\n", "metrics:\n  a: {owner: clerk}\n")
    assert [other.values for other in found(more, "GOV010")] == [item.values]
    assert [(related.label, related.pointer[2:], related.values) for related in item.related] == [
        *(("owner", ("owner", role), {"role": role}) for role in roles),
        *(("also", ("collected_by", role), {"role": role}) for role in also),
    ]


HYGIENE = """\
trainings: {{hygiene: {training}}}
roles:
  nurse: {{root: true, duties: [nursing], trainings: [hygiene]}}
people:
  ada: {{holds: {{nurse: {holding}}}, trainings: {done}}}
"""


@pytest.mark.parametrize(
    ("holding", "done", "training", "trained"),
    [
        ("{from: 2026-10-01}", "{}", "{}", False),
        ("{from: 2026-10-21}", "{}", "{}", True),  # the thirtieth day
        ("{from: 2026-10-20}", "{}", "{}", False),
        ("{from: 2026-10-20}", "{}", "{due: 2mo}", True),
        ("{}", "{}", "{}", False),
        ("{}", "[hygiene]", "{valid_for: 1d}", True),
        ("{}", "{hygiene: 2025-11-20}", "{}", True),  # the last of 365 days
        ("{}", "{hygiene: 2025-11-19}", "{}", False),
        ("{}", "{hygiene: 2025-11-19}", "{valid_for: 2y}", True),
        ("{}", "{hygiene: 2026-11-18}", "{valid_for: 1d}", False),
        ("{}", "{}", "{archived: 2020-01-01}", True),
        ("{until: 2026-11-19}", "{}", "{}", True),  # no longer there
    ],
)
def test_a_training_is_due_and_expires_on_a_day(holding: str, done: str, training: str, trained: bool) -> None:
    text = HYGIENE.format(holding=holding, done=done, training=training)

    assert (found(text, "GOV003", date(2026, 11, 20)) == []) == trained


def test_without_a_day_nothing_expires_and_a_start_may_be_new() -> None:
    assert found(HYGIENE.format(holding="{}", done="{hygiene: 1999-01-01}", training="{valid_for: 1d}")) == []
    assert found(HYGIENE.format(holding="{from: 1999-01-01}", done="{}", training="{}")) == []
    assert len(found(HYGIENE.format(holding="{}", done="{}", training="{}"))) == 1


def test_deadlines_are_options_and_personal_data_makes_it_an_error() -> None:
    text = HYGIENE.format(holding="{from: 2026-11-18}", done="{}", training="{}")
    policy = "policy: {rules: {training-missing-or-expired: {due-days: 1}}}\n"
    handled = "duties: {nursing: {handles: [files]}}\ninformation: {files: {level: personal, custodian: nurse}}\n"

    assert found(text, "GOV003", date(2026, 11, 20)) == []
    assert [item.severity for item in found(policy + text, "GOV003", date(2026, 11, 20))] == [Severity.WARNING]
    assert [item.severity for item in found(policy + handled + text, "GOV", date(2026, 11, 20))] == [Severity.ERROR]
    old = HYGIENE.format(holding="{}", done="{hygiene: 1999-01-01}", training="{}")
    assert found("policy: {rules: {GOV003: {valid-days: 0}}}\n" + old, "GOV003", date(2026, 11, 20)) == []


def test_a_training_is_pointed_at_where_it_is_missing_or_too_old() -> None:
    (missing,) = found(HYGIENE.format(holding="0.5", done="{}", training="{}"))
    (old,) = found(HYGIENE.format(holding="0.5", done="{hygiene: 2020-02-02}", training="{}"), as_of=date(2026, 1, 1))

    assert (place(missing), place(old)) == ((5, 17), (5, 42))
    assert said(missing) == "“ada” holds “nurse” without a training that it asks for, never done: “hygiene”"
    assert said(old) == "“ada” holds “nurse” without a training that it asks for, done too long ago: “hygiene”"
    assert [r.label for r in old.related] == ["done", "asked"]


def test_of_several_trainings_the_first_is_told_and_each_is_shown() -> None:
    text = """\
roles:
  nurse: {root: true, duties: [nursing], trainings: [hygiene, first-aid, fire]}
people:
  ada: {holds: nurse, trainings: {hygiene: 2020-02-02, first-aid: 2020-03-03, fire: 2020-04-04}}
"""
    (item,) = found(text, "GOV003", date(2026, 1, 1))

    assert (item.pointer, place(item)) == (("people", "ada", "trainings", "hygiene"), (4, 35))
    assert item.values["expired_ones"] == ["hygiene", "first-aid", "fire"]
    assert [(r.label, r.values, r.place.line, r.place.column) for r in item.related if r.place] == [
        ("done", {"on": "2020-02-02"}, 4, 44), ("done", {"on": "2020-03-03"}, 4, 67),
        ("done", {"on": "2020-04-04"}, 4, 85), ("asked", {"role": "nurse"}, 2, 54),
        ("asked", {"role": "nurse"}, 2, 63), ("asked", {"role": "nurse"}, 2, 74),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "span", "end"),
    [
        ("2026-01-31", "1mo", "2026-02-28"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2026-12-31", "2mo", "2027-02-28"),
        ("2026-01-01", "2w", "2026-01-15"),
        ("2026-01-01", "1.5d", "2026-01-02"),
        ("2026-01-01", "30m", "2026-01-01"),
        ("9999-12-31", "1d", "9999-12-31"),
        ("2026-01-01", "99999y", "9999-12-31"),
    ],
)
def test_a_span_after_a_day(day: str, span: str, end: str) -> None:
    assert later(date.fromisoformat(day), span).isoformat() == end


FILES = """\
information:
  files: {{level: {level}, custodian: {custodian}, agreement: secrecy}}
duties: {{nursing: {{handles: [files]}}, cooking: {{}}}}
roles:
  matron: {{root: true, duties: [nursing]}}
  cook: {{reports_to: matron, duties: {{cooking: AR, nursing: {letter}}}, {access}}}
people:
  vera: {{kind: {kind}, holds: cook{signed}}}
"""


def clinic(
    level: str = "personal", custodian: str = "matron", letter: str = "S", access: str = "access: files",
    kind: str = "staff", signed: str = "",
) -> str:  # fmt: skip
    return FILES.format(**locals())


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({}, None),
        ({"letter": "I"}, (6, 73)),
        ({"letter": "I", "level": "internal"}, None),
        ({"letter": "I", "custodian": "cook"}, None),
        ({"custodian": "[]"}, (2, 3)),
        ({"custodian": "[]", "level": "public"}, None),
        ({"custodian": "[matron, cook]"}, (2, 28)),
        ({"kind": "agency"}, (8, 3)),
        ({"kind": "agency", "signed": ", agreements: [secrecy]"}, None),
        ({"kind": "agency", "access": "tools: []"}, None),
        ({"access": "access: files, staff: false"}, (8, 3)),
    ],
)
def test_who_may_read_what(changes: dict[str, str], what: tuple[int, int] | None) -> None:
    items = found(clinic(**changes), "GOV004")

    assert [place(item) for item in items] == ([what] if what else [])


def test_access_that_the_class_gives_is_judged_like_that_of_the_role() -> None:
    text = clinic(letter="C", access="tools: []").replace("agreement:", "access: [cook], agreement:")
    (item,) = found(text, "GOV004")

    assert place(item) == (2, 56)
    assert said(item) == "“cook” may read “files”, but none of its duties handles it"


def test_need_to_know_is_silent_until_some_duty_says_what_it_handles() -> None:
    assert found(clinic(letter="I").replace("{handles: [files]}", "{}"), "GOV004") == []


def test_a_class_that_the_source_breaks_off_needs_no_custodian() -> None:
    assert found("information: {a: {status: cut-off}, b: {status: absent}}\n") == []
    assert len(found("information: {a: {status: stated}, b: {}}\n")) == 2


WARD = """\
duties: {{alarm: {{critical: true{chain}}}}}
roles:
  matron: {{root: true, duties: {{own: AR{top}}}}}
  nurse: {{reports_to: matron, duties: {{alarm: {letters}}}}}
  porter: {{reports_to: matron, deputy: nurse, duties: [carrying]}}
people:
  ada: {{holds: nurse}}
  eve: {{holds: matron}}
"""


@pytest.mark.parametrize(
    ("chain", "letters", "top", "why"),
    [
        ("", "AR", "", None),
        ("", "A", ", alarm: R", None),  # the doer can turn to whoever is accountable
        ("", "I", ", alarm: AR", "nobody"),
        (", escalates_to: [matron]", "AR", "", None),
        (", escalates_to: [nurse]", "AR", "", "doer"),
        (", escalates_to: [matron, nurse]", "AR", "", "doer"),
        (", escalates_to: [nurse, matron]", "AR", "", None),
        (", escalates_to: [porter]", "AR", "", None),  # its deputy is there
    ],
)
def test_where_a_way_upwards_leads(chain: str, letters: str, top: str, why: str | None) -> None:
    items = found(WARD.format(chain=chain, letters=letters, top=top), "GOV005")
    told = [item.values.get("end") or "nobody" for item in items]

    assert told == ([why] if why else [])


def test_a_duty_without_a_way_upwards_hides_none_behind_it() -> None:
    text = """\
duties: {alarm: {critical: true}, bleeding: {critical: true, escalates_to: porter}}
roles:
  matron: {root: true, duties: [alarm]}
  nurse: {reports_to: matron, duties: [bleeding]}
  porter: {reports_to: matron, duties: [carrying]}
people: {ada: {holds: nurse}, eve: {holds: matron}}
"""

    assert [(place(item), item.values) for item in found(text, "GOV005")] == [
        ((1, 10), {"duty": "alarm", "roles": ["matron"]}),
        ((1, 76), {"duty": "bleeding", "role": "porter", "end": "vacant"}),
    ]


def test_a_chain_that_ends_at_an_empty_chair() -> None:
    text = WARD.format(chain=", escalates_to: [matron, porter]", letters="AR", top="").replace(" deputy: nurse,", "")
    (item,) = found(text, "GOV005")

    assert place(item) == (1, 57)
    assert said(item) == "“alarm” goes up to “porter”, which nobody holds"
    assert found(text.split("people")[0], "GOV005") == []  # where the file says of nobody who holds what


def test_a_service_level_asks_for_a_way_upwards_and_an_outside_superior_is_one() -> None:
    text = WARD.format(chain="", letters="I", top=", alarm: AR").replace("critical: true", "within: 2h")

    assert [place(item) for item in found(text, "GOV005")] == [(1, 10)]
    assert found(text.replace("root: true", "reports_to: {outside: board}"), "GOV005") == []
    assert found(text.replace("within: 2h", "every: week"), "GOV005") == []


REVIEWED = """\
roles:
  editor: {{root: true, reviewed_on: {on}, duties: [editing]{critical}}}
people:
  ada: {{holds: {{editor: {{from: {start}}}}}}}
"""


@pytest.mark.parametrize(
    ("on", "critical", "start", "is_stale"),
    [
        ("2025-11-20", "", "2020-01-01", False),
        ("2025-11-19", "", "2020-01-01", True),
        ("2026-08-22", ", critical: true", "2020-01-01", False),
        ("2026-08-21", ", critical: true", "2020-01-01", True),
        ("2026-11-01", "", "2026-11-02", True),
        ("2026-11-01", "", "2026-11-01", False),
        ("2026-11-01", "", "2026-12-01", False),  # not yet there
    ],
)
def test_a_description_grows_old(on: str, critical: str, start: str, is_stale: bool) -> None:
    text = REVIEWED.format(on=on, critical=critical, start=start)
    items = found(text, "GOV006", date(2026, 11, 20))

    assert bool(items) == is_stale
    assert all(place(item) == (2, 37) for item in items)
    assert found(text, "GOV006") == []


def test_a_role_that_is_not_asked_hides_none_behind_it() -> None:
    text = """\
roles:
  artist: {root: true, duties: [drawing]}
  caller: {reports_to: artist, archived: gone, reviewed_on: 2001-01-01, duties: [calling]}
  editor: {reports_to: artist, reviewed_on: 2001-01-01, duties: [editing]}
"""

    assert [item.values["role"] for item in found(text, "GOV006", date(2026, 11, 20))] == ["editor"]


def test_a_description_of_the_last_day_is_old_to_newcomers_only() -> None:
    (item,) = found(REVIEWED.format(on="2025-11-20", critical="", start="2026-01-01"), "GOV006", date(2026, 11, 20))

    assert said(item) == "“editor” was last reviewed on 2025-11-20, before “ada” took it on"


def test_how_old_a_description_may_get_is_an_option() -> None:
    text = REVIEWED.format(on="2025-01-01", critical="", start="2025-06-01")
    (item,) = found(text, "GOV006", date(2026, 11, 20))
    (newcomer,) = found("policy: {rules: {GOV006: {max-age: 999}}}\n" + text, "GOV006", date(2026, 11, 20))

    assert said(item) == "“editor” was last reviewed on 2025-01-01, more than 365 days ago, before “ada” took it on"
    assert said(newcomer) == "“editor” was last reviewed on 2025-01-01, before “ada” took it on"
    off = "policy: {rules: {GOV006: {max-age-critical: 999}}}\n"
    assert found(off + text.replace("duties", "critical: true, duties").replace("2025-06", "2020-06"), "GOV006") == []


def targets(*bodies: str, unit: str = "count", every: str = "") -> str:
    items = "".join(f"      - {{{body}}}\n" for body in bodies)
    head = f"  joy:\n    owner: a\n    unit: {unit}\n" + (f"    every: {every}\n" if every else "")
    return f"metrics:\n{head}    targets:\n{items}roles: {{a: {{root: true, duties: [singing]}}}}\n"


PERIODS = [
    # one period
    ("at_least: 5", "at_most: 4", True),
    ("at_least: 5", "at_most: 5", False),
    ("at_least: 5", "at_least: 50", False),
    ("equals: 5", "equals: 5.0", False),
    ("equals: 0.3", "equals: 0.1", True),
    ("equals: 5, every: week", "equals: 6, every: week", True),
    ("equals: 100, every: day", "equals: 120, every: day", True),
    ("equals: 1, every: 2 weeks", "equals: 2, every: 2 weeks", True),
    ("equals: 1, every: once", "equals: 2, every: once", True),
    ("equals: -1", "at_least: 0", True),
    # a year against its parts
    ("equals: 5, every: year", "at_least: 1, every: week", True),
    ("equals: 52, every: year", "at_least: 1, every: week", False),
    ("equals: 53, every: year", "equals: 1, every: week", False),
    ("equals: 54, every: year", "equals: 1, every: week", True),
    ("at_most: 51, every: year", "at_least: 1, every: week", True),
    ("equals: 1, every: year", "at_least: 1, every: quarter", True),
    ("equals: 4, every: year", "equals: 1, every: quarter", False),
    ("equals: 3, every: quarter", "equals: 1, every: month", False),
    ("equals: 3.1, every: quarter", "equals: 1, every: month", True),
    ("equals: 2, every: year", "equals: 1, every: half-year", False),
    ("equals: 26, every: year", "equals: 1, every: 2 weeks", False),
    ("equals: 25.9, every: year", "equals: 1, every: 2 weeks", True),
    ("equals: 0.1, every: month", "equals: 1.2, every: year", False),
    ("equals: 7, every: week", "equals: 1, every: day", False),
    ("equals: 5, every: week", "equals: 1, every: day", False),
    ("at_least: 10, every: week", "at_most: 1, every: day", True),
    ("at_least: 1, every: week", "at_most: 4, every: month", True),
    ("at_least: 1, every: week", "at_most: 13, every: quarter", False),
    ("at_most: -60, every: year", "at_least: -1, every: week", True),
    # what can't be added up, or compared
    ("equals: 5, every: year", "at_least: 6, every: once", False),
    ("equals: 5, every: year", "at_least: 6, every: continuous", False),
    ("text: five", "at_least: 6", False),
    # windows
    ("equals: 5, until: 2026-06-30", "equals: 6, from: 2026-07-01", False),
    ("equals: 5, until: 2026-06-30", "equals: 6, from: 2026-06-30", True),
    ("equals: 5, from: 2026-01-01, until: 2026-12-31", "equals: 6", True),
    ("equals: 5, from: 2025-01-01, until: 2025-12-31", "equals: 6, from: 2026-01-01, until: 2026-12-31", False),
]


@pytest.mark.parametrize(("one", "two", "is_conflict"), PERIODS)
def test_a_table_of_pairs_of_targets_in_either_order(one: str, two: str, is_conflict: bool) -> None:
    for pair in ((one, two), (two, one)):
        items = found(targets(*pair), "GOV007")

        assert bool(items) == is_conflict, pair
        if items:
            assert (place(items[0])[0], items[0].related[0].place.line) == (7, 6)  # type: ignore[union-attr]


def test_shares_do_not_add_up() -> None:
    pair = ("equals: 80, every: month", "equals: 85, every: year")

    assert found(targets(*pair, unit="percent"), "GOV007") == []
    assert len(found(targets(*pair, unit="people"), "GOV007")) == 1
    assert len(found(targets(pair[0], "equals: 85, every: month", unit="percent"), "GOV007")) == 1


def test_a_target_without_a_period_has_that_of_its_metric() -> None:
    pair = ("equals: 5, every: year", "at_least: 1")

    assert found(targets(*pair), "GOV007") == []
    assert len(found(targets(*pair, every="week"), "GOV007")) == 1


def test_both_places_and_both_amounts_are_named() -> None:
    (item,) = found(targets("equals: 5, every: year", "at_least: 1, every: week"), "GOV007")

    assert (place(item), item.severity) == ((7, 10), Severity.ERROR)
    assert [(r.label, r.place.line, r.place.column) for r in item.related if r.place] == [("other", 6, 10)]
    assert said(item) == "“joy” can't meet both of its targets: exactly 5 a year, and at least 52 a year"
    assert said(item, language="zh-CN") == "“joy”的两个目标无法同时达到：每年正好 5，与每年不少于 52"
    assert said(item, language="zh-TW") == "「joy」的兩個目標無法同時達成：每年剛好 5，與每年至少 52"
    json.dumps(dict(item.values))


def test_a_target_can_contradict_itself_and_several_are_one_finding() -> None:
    (alone,) = found(targets("at_least: 5, at_most: 4"), "GOV007")
    (many,) = found(targets("equals: 1", "equals: 2", "equals: 3"), "GOV007")

    assert place(alone)[0] == 6
    assert said(alone) == "“joy” can't meet both of its targets: at least 5, and at most 4"
    assert [r.label for r in many.related] == ["other", "more"]


def test_of_several_conflicts_the_first_is_told_and_where_the_others_are() -> None:
    (falls,) = found(targets("at_least: 7", "at_most: 4", "equals: 5"), "GOV007")
    (rises,) = found(targets("at_most: 4", "at_least: 7", "equals: 9"), "GOV007")
    (weekly,) = found(
        targets(
            "at_least: 7, every: week", "at_most: 5, every: week", "at_least: 9, every: day", "equals: 8, every: day"
        ),
        "GOV007",
    )

    assert said(falls) == "“joy” can't meet both of its targets: at least 7, and at most 4"
    assert said(rises) == "“joy” can't meet both of its targets: at most 4, and at least 7"
    assert said(weekly) == "“joy” can't meet both of its targets: at least 7 a week, and at most 5 a week"
    assert [place(item)[0] for item in (falls, rises, weekly)] == [7, 7, 7]
    assert [(r.label, r.place.line) for r in falls.related if r.place] == [("other", 6), ("more", 8)]
    assert [(r.label, r.place.line) for r in rises.related if r.place] == [("other", 6), ("more", 8)]


def test_the_sweep_finds_what_every_pair_compared_finds() -> None:
    """Each set of three targets of a small grid, against comparing them two by two."""
    first = date(2026, 1, 1)
    grid = [
        (aim, value, start, start + 1)
        for aim in ("at_least", "at_most", "equals") for value in (1, 2) for start in (0, 1, 3)
    ]  # fmt: skip

    def leaves(aim: str, value: int) -> tuple[Fraction, Fraction]:
        return Fraction(value if aim != "at_most" else -99), Fraction(value if aim != "at_least" else 99)

    def clash(one: tuple[str, int, int, int], two: tuple[str, int, int, int]) -> bool:
        (low, high), (low2, high2) = leaves(*one[:2]), leaves(*two[:2])
        return one[2] <= two[3] and two[2] <= one[3] and (low > high2 or low2 > high)

    sets = list(itertools.combinations(grid, 3))[::7]
    text = "metrics:\n"
    for number, chosen in enumerate(sets):
        lines = [
            f"{{{aim}: {value}, from: {first + timedelta(start)}, until: {first + timedelta(end)}}}"
            for aim, value, start, end in chosen
        ]
        text += f"  m{number}: {{owner: a, targets: [{', '.join(lines)}]}}\n"
    told = {item.values["metric"] for item in found(text + "roles: {a: {root: true}}\n", "GOV007")}

    expected = {f"m{n}" for n, c in enumerate(sets) if any(clash(*pair) for pair in itertools.combinations(c, 2))}
    assert told == expected
    assert 0 < len(expected) < len(sets)


def test_endless_numbers_are_left_alone() -> None:
    assert found(targets("at_least: .inf", "at_most: 3", "equals: .nan"), "GOV007") == []
    assert len(found(targets("at_least: 1e300", "at_most: 1e299"), "GOV007")) == 1


@pytest.mark.parametrize(
    ("body", "lacking"),
    [
        ("owner: a", ["target", "definition"]),
        ("definition: x, owner: a", ["target"]),
        ("definition: x, owner: a, every: week", ["target"]),
        ("definition: x, owner: a, targets: [{at_least: 1}]", ["cadence"]),
        ("formula: x / y, owner: a, every: week, targets: [{at_least: 1}]", None),
        ("term: joy, owner: a, targets: [{at_least: 1, every: week}]", None),
        ("term: grief, owner: a, vague: regularly, targets: [{text: much}]", ["definition"]),
    ],
)
def test_what_a_metric_lacks_is_one_finding(body: str, lacking: list[str] | None) -> None:
    rest = "  b: {owner: a, definition: y, every: week, targets: [{equals: 1}]}\nroles: {a: {root: true}}\n"
    items = found("glossary: {joy: {meaning: fun}, grief: {}}\nmetrics:\n  m: {" + body + "}\n" + rest, "GOV008")

    assert [item.values["lacking"] for item in items] == ([lacking] if lacking else [])
    assert [place(item) for item in items] == ([(3, 3)] if lacking else [])


def test_a_file_that_only_names_its_metrics_is_left_alone_until_it_appraises_by_them() -> None:
    text = "metrics: {m: {owner: a}, n: {owner: a}}\nroles: {a: {root: true}}\n"

    assert found(text) == []
    assert len(found(text + "appraisals: {yearly: {classes: {results: [m, n]}}}\n", "GOV008")) == 2


def test_a_target_is_valid_through_its_last_day() -> None:
    text = targets("at_least: 1, until: 2020-12-31", "at_least: 2, from: 2020-01-01, until: 2021-12-31")

    assert found(text, "GOV009") == []
    assert found(text, "GOV009", date(2020, 12, 31)) == []
    assert [place(item) for item in found(text, "GOV009", date(2021, 1, 1))] == [(6, 30)]
    two = found(text, "GOV009", date(2026, 1, 1))
    assert [place(item)[0] for item in two] == [6, 7]
    assert len({item.id for item in two}) == 2


@pytest.fixture(scope="module")
def job_descriptions() -> list[Reported]:
    report, _ = check(Request(str(ROOT / "examples/job-descriptions"), as_of=date(2026, 11, 20)), "check")
    return list(report.open)


def test_a_job_description_of_2020_has_two_conflicts_and_three_stale_targets(job_descriptions: list[Reported]) -> None:
    told = {
        code: sorted(i.values["metric"] for i in job_descriptions if i.code == code) for code in ("GOV007", "GOV009")
    }

    assert told == {
        "GOV007": ["new-qunzhang", "new-tuanzhang"],
        "GOV009": ["community-count", "new-qunzhang", "new-tuanzhang"],
    }


PRINCIPLE = """\
policy: {{waive: [{waiver}], rules: {{{rules}}}}}
principles:
  one-lead: {{checks: [{checks}]}}
roles:
  editor: {{root: true, duties: [editing, letters]}}
  typist: {{reports_to: editor, duties: [typing, letters]}}
"""


def principle(checks: str, waiver: str = "", rules: str = "") -> str:
    return PRINCIPLE.format(checks=checks, waiver=waiver, rules=rules)


def test_a_principle_counts_the_findings_of_its_rules() -> None:
    (item,) = found(principle("duty-unassigned, DUT003"))

    assert (item.pointer, place(item)) == (("principles", "one-lead"), (3, 3))
    assert item.values == {"principle": "one-lead", "rules": ["duty-duplicated"], "count": 1}
    assert said(item) == "the principle “one-lead” is not kept (open findings of “duty-duplicated”: 1)"


@pytest.mark.parametrize(
    ("changes", "is_kept"),
    [
        ({"checks": "duty-unassigned"}, True),
        ({"checks": "duty-duplicated", "rules": "duty-duplicated: off"}, True),
        ({"checks": "duty-duplicated", "rules": "principle-unmet: off"}, True),
        ({"checks": "duty-duplicated", "waiver": "{rule: DUT003, at: duties.letters, reason: pilot}"}, True),
        (
            {"checks": "duty-duplicated", "waiver": "{rule: DUT003, at: duties.letters, reason: x, until: 2020-01-01}"},
            False,
        ),
        ({"checks": "duty-duplicated, principle-unmet"}, False),
    ],
)
def test_what_is_accepted_breaks_no_principle(changes: dict[str, str], is_kept: bool) -> None:
    assert (found(principle(**changes), "GOV011", date(2026, 1, 1)) == []) == is_kept


def test_a_principle_that_names_no_rule_is_a_dangling_reference() -> None:
    (item,) = found(principle("duty-duplicatd"), "DAT002")

    assert (place(item), item.values["near"]) == ((3, 23), "duty-duplicated")
    assert found(principle("duty-duplicatd"), "GOV011") == []


def test_validate_tells_of_the_name_and_gaps_of_the_principle(tmp_path: Path) -> None:
    path = tmp_path / "team.yaml"
    path.write_text(principle("duty-duplicatd, duty-duplicated"))
    told = {}
    for scope in ("validate", "gaps"):
        report, _ = check(Request(str(path)), scope)
        told[scope] = [item.code for item in report.open if item.code in ("DAT002", "GOV011")]

    assert told == {"validate": ["DAT002"], "gaps": ["GOV011"]}


def test_a_finding_of_a_principle_can_be_accepted() -> None:
    waiver = "{rule: principle-unmet, at: principles.one-lead, reason: pilot}"

    assert found(principle("duty-duplicated", waiver), "GOV011") == []
    assert found(principle("duty-duplicated", waiver), "POL") == []


def test_no_order_of_a_file_changes_a_finding() -> None:
    sections = ["metrics", "information", "trainings", "duties", "roles", "people", "principles"]
    bodies = {
        "metrics": "  a: {}\n  b: {owner: [x, y]}\n  c: {owner: y, duties: [d], definition: z}\n",
        "information": "  i: {}\n  j: {custodian: [x, y]}\n",
        "trainings": "  t: {}\n",
        "duties": "  d: {critical: true}\n  e: {critical: true, escalates_to: y, handles: i}\n",
        "roles": "  x: {root: true, duties: [d], access: j}\n  y: {reports_to: x, duties: [e], trainings: t}\n",
        "people": "  p: {holds: y}\n  q: {holds: y}\n",
        "principles": "  o: {checks: [GOV001]}\n",
    }

    def told(turned: bool) -> list[tuple[str, str, str]]:
        text = ""
        for section in sections[::-1] if turned else sections:
            lines = bodies[section].splitlines(keepends=True)
            text += f"{section}:\n" + "".join(lines[::-1] if turned else lines)
        return [(item.id, item.code, json.dumps(dict(item.values))) for item in found(text, "GOV", date(2026, 1, 1))]

    assert told(turned=False) == told(turned=True)
    assert {code for _, code, _ in told(turned=False)} >= {f"GOV{n:03}" for n in (1, 2, 3, 4, 5, 8, 11)}


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_every_word_of_the_sentences_is_translated(language: str) -> None:
    tables = {
        "lacking": messages.LACKS, "aim": messages.AIMS, "period": messages.PERIODS, "act": messages.ACTS,
        "end": messages.ENDS,
    }  # fmt: skip
    speech = Speech(language)

    for prefix, table in tables.items():
        assert [word for word, english in table.items() if speech.word(f"{prefix}.{word}", english) == english] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_a_page_keeps_a_blank_or_a_bracket(language: str) -> None:
    from commops.rules.page import page_of

    for rule in rules.find(["GOV", "CLR"]):
        for example in page_of(rule).examples:
            for item in found(example.text, rule.code):
                sentences = [said(item, "message", language), said(item, "advice", language)]
                speech = Speech(language, None, ID_KINDS)
                sentences += [
                    speech.place(item.code, r.label, rule.places.get(r.label, ""), r.values) for r in item.related
                ]
                assert all(
                    text and not any(mark in text for mark in ("[[", "{r", "{m", "{t", "['")) for text in sentences
                )


def measured(count: int, *, judged: int = 0, head: str = "") -> str:
    """A role that owns ``count`` metrics and is judged by ``judged`` others."""
    rows = [f"  m{n}: {{owner: {'host' if n < count else 'editor'}}}\n" for n in range(count + judged)]
    by = f"metrics: [{', '.join(f'm{n}' for n in range(count, count + judged))}], " if judged else ""
    roles = f"  editor: {{root: true, duties: [writing]}}\n  host: {{{by}reports_to: editor, duties: [hosting]}}\n"
    return f"name: Forum\n{head}roles:\n{roles}metrics:\n{''.join(rows)}"


def test_too_many_measures_are_told_at_the_role_with_their_names() -> None:
    (item,) = found(measured(6), "GOV012")
    (other,) = found(measured(4, judged=2), "GOV012")

    assert (item.severity, place(item)) == (Severity.INFO, (4, 3))
    assert item.values == {"role": "host", "count": 6, "max": 5, "metrics": [f"m{n}" for n in range(6)]}
    assert (other.values["count"], place(other)) == (6, (4, 10))


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        (measured(5), False),
        (measured(4, judged=1), False),
        (measured(5).replace("{reports_to", "{metrics: [m0, m1], reports_to"), False),
        (measured(6).replace("m0: {", "m0: {archived: gone, "), False),
        (measured(6).replace("host: {", "host: {archived: gone, "), False),
        (measured(6, head="policy: {rules: {kpi-overload: {max: 6}}}\n"), False),
        (measured(6, head="policy: {rules: {kpi-overload: {max: 5}}}\n"), True),
    ],
)
def test_measures_are_counted_once_and_while_in_use(text: str, *, hit: bool) -> None:
    assert bool(found(text, "GOV012")) == hit


UNMEASURED = """\
name: Clinic
duties:
  emergencies: {critical: true, escalates_to: surgeon}
  surgery: {}
  service: {}
metrics:
  infections: {owner: surgeon, duties: surgery}
roles:
  surgeon: {root: true, duties: [surgery, service]}
  nurse: {reports_to: surgeon, duties: [emergencies]}
"""


def test_a_critical_duty_without_a_measure_is_told_where_it_is_declared() -> None:
    (item,) = found(UNMEASURED, "GOV013")

    assert (item.severity, place(item), item.values) == (Severity.INFO, (3, 3), {"duty": "emergencies"})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("duties: surgery}", "duties: [surgery, emergencies]}"),
        ("critical: true, ", ""),
        ("critical: true, ", "critical: true, metrics: infections, "),
        ("critical: true, ", "critical: true, archived: gone, "),
        ("critical: true, ", "critical: true, parent: surgery, "),
        ("infections: {", "infections: {archived: gone, "),
        ("metrics:\n  infections: {owner: surgeon, duties: surgery}\n", ""),
    ],
)
def test_a_measure_of_the_duty_or_of_the_wider_one_is_enough(old: str, new: str) -> None:
    assert found(UNMEASURED.replace(old, new), "GOV013") == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  surgery: {}\n", ""),  # in use, and not declared
        ("duties: [surgery, service]", "duties: [service]"),  # declared, and not in use
    ],
)
def test_a_measure_of_a_duty_that_is_declared_or_in_use_is_one(old: str, new: str) -> None:
    assert [item.values["duty"] for item in found(UNMEASURED.replace(old, new), "GOV013")] == ["emergencies"]


def test_a_measure_of_another_duty_is_not_enough() -> None:
    text = UNMEASURED.replace("critical: true, ", "critical: true, parent: service, ")

    assert [item.values["duty"] for item in found(text, "GOV013")] == ["emergencies"]
