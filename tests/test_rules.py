"""Every rule keeps the promises of its page."""

import re

import pytest

from commops import rules
from commops.api.checking import Request, check
from commops.api.choosing import CONTRADICTIONS
from commops.finding import Severity
from commops.rules.page import Example, page_of
from commops.rules.rule import Rule

RULES = rules.find()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.code}-{example.kind}-{number}")
    for rule in RULES
    for number, example in enumerate(page_of(rule).examples)
    if example.language == "yaml"
]


def findings_of(example: Example) -> list[tuple[str, int, Severity]]:
    report, _ = check(Request("-", stdin=example.text.encode()), "check")
    return [(item.code, item.place.line, item.severity) for item in report.findings if item.state == "open"]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_finds_the_lines_its_page_marks_and_no_others(rule: Rule, example: Example) -> None:
    found = findings_of(example)

    assert sorted(line for code, line, _ in found if code == rule.code) == example.marked(rule.code)
    assert bool(example.marked(rule.code)) == (example.kind == "bad")


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_shows_one_fault_only(rule: Rule, example: Example) -> None:
    others = [
        (code, line)
        for code, line, severity in findings_of(example)
        if code != rule.code and severity is Severity.ERROR
    ]

    assert others == []


def test_validate_holds_the_errors_of_structure() -> None:
    errors = tuple(rule.name for rule in rules.find(("STR",)) if rule.severity is Severity.ERROR)

    assert errors == CONTRADICTIONS


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_has_a_page_with_a_bad_and_a_good_example(rule: Rule) -> None:
    page = page_of(rule)

    assert page.title
    assert not page.title.endswith(".")
    assert page.why
    assert page.finds
    assert page.do
    assert {example.kind for example in page.examples} == {"bad", "good"}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_name_and_code_are_well_formed(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.family in rules.FAMILIES


def test_no_code_and_no_name_is_used_twice() -> None:
    codes, names = [rule.code for rule in RULES], [rule.name for rule in RULES]

    assert sorted(set(codes)) == sorted(codes)
    assert sorted(set(names)) == sorted(names)


def test_a_rule_silences_rules_that_exist() -> None:
    names = {rule.name for rule in RULES}

    assert {echo for rule in RULES for echo in rule.silences} <= names
