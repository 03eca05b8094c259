"""Who does what: what words mean, and what is told of a duty."""

import json
import random
from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from commops.api.checking import Request, check, open_organisation
from commops.graph import OrgGraph
from commops.views.search import Search
from commops.views.who import Answer, Bearer, StandIn, StepOf, who_does

TEAM = """
name: 社群
uses: [community]
units: {team: {scope: [content-review, 社群规则]}, other: {scope: [content-review]}}
duties:
  content-review:
    name: {zh-CN: 内容审核, en: Reviewing content}
    critical: true
    tasks: {accuracy: {name: 核对准确性, output: [sheet], works_with: {legal: 口径}}}
    deliverables: [note]
    works_with: [market, head]
    backup: [ann, writer]
    escalates_to: [lead, head]
  review-of-reviews: {name: 复核}
  社群规则: {aliases: [群规]}
  posting: {shared: {by: channel}}
  old: {name: 旧事, archived: "2024"}
roles:
  head: {name: 总监, root: true, duties: {社群规则: A, old: AR}}
  lead:
    name: {zh-CN: 内容主管, en: Content lead}
    reports_to: head
    duties: {content-review: A, posting: AR}
    deputy: writer
  writer: {name: 编辑, reports_to: lead, duties: {content-review: R, posting: AR, 社群规则: C, review-of-reviews: AR}}
  reader: {reports_to: writer, duties: {content-review: I, 社群规则: R}}
people: {ann: {name: 安, holds: [lead, head]}, bob: {name: 博, holds: writer}}
workflows:
  make: {steps: {check: {name: 审稿, by: lead, duty: content-review}, out: {by: lead, duty: posting}}}
deliverables: {note: {}, sheet: {}, log: {duty: content-review}}
partners: {market: {name: 市场部}, legal: {}}
glossary: {社群: {aliases: [社区, Community]}, ops: {aliases: [operations]}}
"""


def graph_of(text: str = TEAM) -> OrgGraph:
    return open_organisation(Request("-", stdin=text.encode())).graph


def ask(*words: str, text: str = TEAM) -> Answer:
    return who_does(graph_of(text), words)


def duties(*words: str) -> list[str]:
    return [item.duty for item in ask(*words).duties]


def test_tells_all_that_is_known_of_a_duty() -> None:
    (item,) = ask("内容审核").duties

    assert (item.duty, item.critical, item.shared, item.archived) == ("content-review", True, False, False)
    assert item.letters == (
        ("A", (Bearer("lead", ("ann",)),)), ("R", (Bearer("writer", ("bob",)),)), ("I", (Bearer("reader", ()),)),
    )  # fmt: skip
    assert item.backups == (StandIn("people", "ann", ()), StandIn("roles", "writer", ("bob",)))
    assert (item.escalation, item.escalation_declared) == ((("lead", "head"),), True)
    assert item.units == ("other", "team")
    assert item.partners == (("partners", "market"), ("roles", "head"), ("partners", "legal"))
    assert item.deliverables == ("note", "sheet", "log")
    assert item.steps == (StepOf("make", "check", "审稿"),)


def test_goes_up_the_line_where_no_way_is_declared() -> None:
    (rules,) = ask("社群规则").duties
    (posting,) = ask("posting").duties

    assert (rules.escalation, rules.escalation_declared) == ((), False)  # the head answers for it
    assert posting.escalation == (("head",), ("lead", "head"))


def test_takes_the_deputies_of_the_leads_for_backups() -> None:
    (posting,) = ask("posting").duties

    assert posting.shared
    assert posting.backups == (StandIn("roles", "writer", ("bob",), "lead"),)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["content-review"], ["content-review"]),
        (["ＣＯＮＴＥＮＴ-review"], ["content-review"]),  # full width and case do not matter
        (["reviewing", "content"], ["content-review"]),
        (["准确性"], ["content-review"]),  # a task's name
        (["群规"], ["社群规则"]),  # another name
        (["社区规则"], ["社群规则"]),  # the glossary: 社区 is 社群
        (["community规则"], ["社群规则"]),
        (["review"], ["review-of-reviews", "content-review"]),  # the ids begin or have a word that begins so
        (["review", "of"], ["review-of-reviews"]),
        (["旧事"], ["old"]),
        (["zeppelin"], []),
    ],
)
def test_finds_duties_by_words(words: list[str], found: list[str]) -> None:
    assert sorted(duties(*words)) == sorted(found)


def test_puts_exact_before_prefix_before_substring() -> None:
    text = "roles: {r: {duties: [unplanning, planning-b, planning, planning-a, Planning c]}}"
    found = [item.duty for item in ask("planning", text=text).duties]

    assert found == ["planning", "Planning c", "planning-a", "planning-b", "unplanning"]


def test_knows_the_names_that_a_library_gives_to_a_duty() -> None:
    text = "uses: [community]\nroles: {r: {duties: [content-review]}}"

    assert [item.duty for item in ask("内容审查", text=text).duties] == ["content-review"]


def test_shows_a_duty_of_the_library_that_nobody_here_has() -> None:
    (item,) = ask("content-planning").duties

    assert item.duty == "content-planning"
    assert item.letters == ()


def test_an_english_other_name_must_stand_alone() -> None:
    search = Search(graph_of(), "shops")

    assert not search.matches("duties", ["shoperations"])
    assert [match.key for match in Search(graph_of(), "ops").matches("duties", ["daily operations"])] == [
        "daily operations"
    ]


def test_shows_a_role_that_is_named_instead_of_a_duty() -> None:
    answer = ask("content", "lead")
    (role,) = answer.roles

    assert not answer.duties
    assert (role.role, role.holders, role.managers) == ("lead", ("ann",), ("head",))
    assert role.duties == (("AR", ("posting",)), ("A", ("content-review",)))


def test_shows_a_person_with_every_role_held() -> None:
    (person,) = ask("安").people

    assert [role.role for role in person.roles] == ["head", "lead"]
    assert person.roles[0].duties == (("A", ("社群规则",)),)


def test_a_duty_goes_before_a_role_that_only_begins_so() -> None:
    text = "roles: {planner: {duties: [plan-a]}, plan-b: {duties: [c]}}"

    assert [item.duty for item in ask("plan", text=text).duties] == ["plan-a"]
    assert [item.role for item in ask("plan-b", text=text).roles] == ["plan-b"]


def test_offers_the_nearest_duties_where_nothing_matches() -> None:
    answer = ask("content-reveiw")

    assert not answer.found
    assert answer.near[0] == "content-review"


def test_no_words_match_nothing() -> None:
    assert not ask("").found
    assert not ask(" ", "\u3000").found


def test_gives_the_codes_of_open_findings_on_a_duty() -> None:
    request = Request("-", stdin=b"roles: {a: {root: true, duties: [x, y]}, b: {reports_to: a, duties: [x, z]}}")
    report, opened = check(request, "check")
    x, y = (who_does(opened.graph, [word], iter(report.findings)).duties[0].codes for word in "xy")

    assert "DUT003" in x
    assert "DUT003" not in y


@given(st.lists(st.integers(0, 9), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_is_the_same_in_any_order_of_the_file(numbers: list[int], chance: random.Random) -> None:
    roles = {f"r{i}": {"reports_to": f"r{n % i}" if i else None, "duties": {f"duty {n}": "ARSCI"[n % 5]}}
             for i, n in enumerate(numbers)}  # fmt: skip
    mixed = list(roles.items())
    chance.shuffle(mixed)
    answers = [who_does(graph_of(json.dumps({"roles": each})), ["duty"]) for each in (roles, dict(mixed))]
    lines: nx.DiGraph[str] = nx.DiGraph(
        (role, str(body["reports_to"])) for role, body in roles.items() if body["reports_to"]
    )

    assert answers[0] == answers[1]
    assert [item.duty for item in answers[0].duties] == sorted({f"duty {n}" for n in numbers})
    assert all(
        path[-1] == "r0" and set(pairwise(path)) <= set(lines.edges)
        for item in answers[0].duties
        for path in item.escalation
    )
