"""One defect gives one finding: every pair of a rule and its echo, held side by side."""

import pytest

from commops import rules
from commops.api.checking import Request, check

DECLARED = {
    ("duty-unassigned", "scope-dropped"): """\
units: {office: {scope: [filing]}}
duties: {filing: {}}
roles: {boss: {root: true, unit: office, duties: [leading]}}
""",
    ("multiple-accountable", "collective-accountable"): """\
roles:
  boss: {root: true, duties: {filing: A}}
  clerk: {reports_to: boss, duties: {filing: AR}}
people: {ann: {holds: clerk}, bea: {holds: clerk}, cyn: {holds: clerk}, dot: {holds: clerk}}
""",
    ("multiple-accountable", "accountable-too-high"): """\
roles:
  boss: {root: true, duties: {filing: A}}
  head: {reports_to: boss, duties: {filing: A}}
  lead: {reports_to: head, duties: [leading]}
  clerk: {reports_to: lead, duties: {filing: R}}
""",
}
"""For each pair an organisation in which both would speak of one thing; most sections in flow style, for brevity."""

WITHOUT_SILENCES = {("duty-unassigned", "duty-not-carried-over")}
"""Pairs that need a second file: tests/test_cli.py has them."""


def heard(text: str, *off: str) -> set[str]:
    """The names of the rules that report something, with some rules off."""
    policy = f"policy: {{rules: {{{', '.join(f'{name}: off' for name in off)}}}}}\n" if off else ""
    report, _ = check(Request("-", stdin=f"name: Team\n{policy}{text}".encode()), "check")
    return {item.rule for item in report.open}


def test_every_declared_pair_is_held_here() -> None:
    declared = {(rule.name, echo) for rule in rules.find() for echo in rule.silences}

    assert declared == DECLARED.keys() | WITHOUT_SILENCES


@pytest.mark.parametrize(("rule", "echo"), DECLARED)
def test_a_defect_is_told_by_its_cause_and_by_the_echo_only_where_the_cause_is_off(rule: str, echo: str) -> None:
    text = DECLARED[rule, echo]

    told = heard(text)

    assert rule in told
    assert echo not in told
    assert echo in heard(text, rule)


CYCLE = "roles:\n" + "".join(f"  r{n}: {{reports_to: r{(n + 1) % 9}, duties: [d{n}]}}\n" for n in range(9))
CHAIN = CYCLE.replace("r8: {reports_to: r0, ", "r8: {root: true, ")


@pytest.mark.parametrize("echo", ["too-many-layers", "span-too-narrow", "root-count"])
def test_inside_a_circle_nothing_is_said_of_depth(echo: str) -> None:
    assert echo not in heard(CYCLE)
    assert "reporting-cycle" in heard(CYCLE)
    assert "too-many-layers" in heard(CHAIN), "the same line is too deep where it has a top"


UNOWNED = "roles: {boss: {root: true, duties: [leading]}, clerk: {reports_to: boss, duties: {filing: %s}}}\n"


@pytest.mark.parametrize(
    ("letter", "told"), [("S", "duty-unassigned"), ("R", "no-accountable"), ("A", "no-responsible")]
)
def test_a_duty_without_owner_is_not_also_one_without_a_or_without_r(letter: str, told: str) -> None:
    assert heard(UNOWNED % letter) & {"duty-unassigned", "no-accountable", "no-responsible"} == {told}


BOSS = (
    "roles: {boss: {root: true, duties: [a]}, aide: {reports_to: boss, duties: [c]}, "
    "clerk: {reports_to: boss, duties: [b]}}\n"
)
MISSING = {
    "root-count": (
        BOSS.replace("clerk: {reports_to: boss", "clerk: {reports_to: bos"),
        BOSS.replace("clerk: {reports_to: boss, ", "clerk: {"),
    ),
    "unit-head": (
        "units: {u: {head: bos}}\n" + BOSS.replace("duties", "unit: u, duties"),
        "units: {u: {}}\n" + BOSS.replace("duties", "unit: u, duties"),
    ),
    "step-without-owner": (
        "workflows: {w: {steps: {s: {by: bos}}}}\n" + BOSS,
        "workflows: {w: {steps: {s: {}}}}\n" + BOSS,
    ),
    "kpi-single-owner": (
        "metrics: {m: {definition: x, owner: bos, every: month, targets: [{at_least: 1}]}}\n" + BOSS,
        "metrics: {m: {definition: x, every: month, targets: [{at_least: 1}]}}\n" + BOSS,
    ),
    "no-escalation-path": (
        "duties: {a: {critical: true, escalates_to: [bos]}}\n" + BOSS,
        "duties: {a: {critical: true}}\n" + BOSS,
    ),
}
"""For each rule a file in which what it needs is misspelt, and one in which it is left out."""


@pytest.mark.parametrize("echo", MISSING)
def test_a_reference_to_nothing_is_told_once_and_not_by_the_rule_that_needed_it(echo: str) -> None:
    misspelt, left_out = MISSING[echo]

    told = heard(misspelt)

    assert "dangling-reference" in told
    assert echo not in told
    assert echo in heard(left_out)
