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
    ("single-point-of-failure", "no-successor"): """\
duties: {filing: {critical: true}, leading: {}}
roles: {boss: {root: true, duties: [leading]}, clerk: {reports_to: boss, critical: true, duties: [filing]}}
people: {ann: {holds: boss}, bea: {holds: clerk}}
""",
    ("backup-invalid", "single-point-of-failure"): """\
duties: {filing: {critical: true, backup: clerk}, leading: {}}
roles: {boss: {root: true, duties: [leading]}, clerk: {reports_to: boss, duties: [filing]}}
people: {ann: {holds: boss}, bea: {holds: clerk}}
""",
    ("critical-vacancy", "single-point-of-failure"): """\
duties: {filing: {critical: true}, leading: {}}
roles: {boss: {root: true, duties: [leading]}, clerk: {reports_to: boss, critical: true, duties: [filing]}}
people: {ann: {holds: boss}}
""",
    ("critical-vacancy", "backup-invalid"): """\
duties: {filing: {}, leading: {backup: clerk}}
roles: {boss: {root: true, duties: [leading]}, clerk: {reports_to: boss, critical: true, duties: [filing]}}
people: {ann: {holds: boss}}
""",
    ("accountability-bottleneck", "omnipresent-role"): """\
roles:
  boss: {root: true, duties: {d0: A, d1: A, d2: A, d3: A, d4: A, d5: A, d6: A, d7: A, d8: A, d9: A}}
  clerk: {reports_to: boss, duties: {d0: R, d1: R, d2: R, d3: R}}
  guard: {reports_to: boss, duties: {d4: R, d5: R, d6: R}}
  nurse: {reports_to: boss, duties: {d7: R, d8: R, d9: R}}
""",
    ("leaderless-reports", "establishment-variance"): """\
roles:
  boss: {root: true, headcount: 1, duties: [leading]}
  head: {reports_to: boss, headcount: 1, duties: [planning]}
  clerk: {reports_to: head, headcount: 1, duties: [filing]}
people: {ann: {holds: boss}, bea: {holds: clerk}}
""",
    ("critical-vacancy", "leaderless-reports"): """\
roles:
  boss: {root: true, duties: [leading]}
  head: {reports_to: boss, critical: true, duties: [planning]}
  clerk: {reports_to: head, duties: [filing]}
people: {ann: {holds: boss}, bea: {holds: clerk}}
""",
    ("critical-vacancy", "establishment-variance"): """\
roles:
  boss: {root: true, headcount: 1, duties: [leading]}
  clerk: {reports_to: boss, headcount: 1, critical: true, duties: [filing]}
people: {ann: {holds: boss}}
""",
    ("critical-vacancy", "no-escalation-path"): """\
duties: {leading: {}, planning: {}, filing: {critical: true, escalates_to: head}}
roles:
  boss: {root: true, duties: [leading]}
  head: {reports_to: boss, critical: true, duties: [planning]}
  clerk: {reports_to: boss, duties: [filing]}
people: {ann: {holds: boss}, bea: {holds: clerk}}
""",
    ("critical-vacancy", "unit-head"): """\
units: {office: {head: head}}
roles:
  boss: {root: true, duties: [leading]}
  head: {unit: office, reports_to: boss, critical: true, duties: [planning]}
  clerk: {unit: office, reports_to: boss, duties: [filing]}
people: {ann: {holds: boss}, bea: {holds: clerk}}
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
    "critical-vacancy": (
        BOSS.replace("aide: {", "aide: {critical: true, ") + "people: {ann: {holds: boss}, bea: {holds: aid}}\n",
        BOSS.replace("aide: {", "aide: {critical: true, ") + "people: {ann: {holds: boss}}\n",
    ),
    "establishment-variance": (
        BOSS.replace("aide: {", "aide: {headcount: 2, ") + "people: {ann: {holds: aide}, bea: {holds: aid}}\n",
        BOSS.replace("aide: {", "aide: {headcount: 2, ") + "people: {ann: {holds: aide}}\n",
    ),
    "demand-exceeds-capacity": (
        "duties: {a: {}, b: {}, c: {hours: 130/month}}\n" + BOSS + "people: {ann: {holds: aide}, bea: {holds: aid}}\n",
        "duties: {a: {}, b: {}, c: {hours: 130/month}}\n" + BOSS + "people: {ann: {holds: aide}}\n",
    ),
    "coverage-hours-gap": (
        "duties: {a: {}, b: {}, c: {coverage: 24x7}}\n" + BOSS + "people: {ann: {holds: aide}, bea: {holds: aid}}\n",
        "duties: {a: {}, b: {}, c: {coverage: 24x7}}\n" + BOSS + "people: {ann: {holds: aide}}\n",
    ),
    "empty-or-micro-unit": (
        "units: {u: {}, v: {}}\n"
        + BOSS.replace("clerk: {", "clerk: {unit: uu, ").replace("boss: {", "boss: {unit: v, "),
        "units: {u: {}, v: {}}\n" + BOSS.replace("boss: {", "boss: {unit: v, "),
    ),
    "manager-title-no-reports": (
        BOSS.replace("aide: {", "aide: {archetype: coach, ").replace(
            "clerk: {reports_to: boss", "clerk: {reports_to: aid"
        ),
        BOSS.replace("aide: {", "aide: {archetype: coach, "),
    ),
    "duty-without-kpi": (
        "duties: {a: {}, b: {}, c: {critical: true, escalates_to: boss}}\n"
        "metrics: {m: {definition: x, owner: aide, every: month, duties: cc, targets: [{at_least: 1}]}}\n" + BOSS,
        "duties: {a: {}, b: {}, c: {critical: true, escalates_to: boss}}\n"
        "metrics: {m: {definition: x, owner: aide, every: month, duties: a, targets: [{at_least: 1}]}}\n" + BOSS,
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
