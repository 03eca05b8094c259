"""What the file says, as a problem."""

from pathlib import Path

import pytest

from commops.allocation.building import build
from commops.allocation.problem import Problem
from commops.allocation.solving import solve
from commops.api.opening import Request, open_organisation
from commops.errors import BadOption, NeedsExtra

PAPER = """\
name: Paper
as_of: 2026-11-20
duties:
  publish: {critical: true, skills: {layout: 2}, backup: [cy]}
  write: {}
  check: {}
  desk: {skills: {phone: 1}}  # accountable for it, does not do it
roles:
  editor:
    headcount: {min: 1, max: 2}
    critical: true
    duties: {publish: AR, check: R, desk: A}
    requires:
      education: {zh-CN: 本科及以上, en: bachelor}
      majors: [marketing, journalism]
      years: 3
      skills: {data: 3, host: {level: 2, preferred: true}}
      languages: {en: 2, fr: {level: 1, preferred: true}}
      certificates: [press card]
      experience: [newsroom]
      traits: [calm]
    trainings: [safety]
  reporter: {reports_to: editor, headcount: 0.5, duties: [write]}
  photographer: {reports_to: reporter, headcount: 3}
  stringer: {staff: false}
  old: {archived: 2020}
people:
  ann:
    capacity: 0.8
    skills: {data: 4}
    holds: {reporter: 0.4, stringer: 0.1}
    prefers: {editor: 1.5}
    away: [{from: 2026-11-01, until: 2026-11-30}]
  bo: {holds: [reporter, photographer]}
  cy: {holds: {photographer: {fte: 0.7, until: 2026-01-31}}}
workflows:
  news:
    steps:
      make: {by: reporter}
      review: {by: [editor, photographer], not_by: make}
policy:
  separate: [{name: eyes, duties: [write, check]}]
  allocation:
    fixed: {ann: reporter}
    forbidden: {bo: [editor]}
    effort: {photographer: 0.2}
    weights: {keep: 2}
    seed: 2026-11
"""


def problem(text: str, folder: Path) -> Problem:
    path = folder / "team.yaml"
    path.write_text(text, encoding="utf-8")
    return build(open_organisation(Request(str(path))).graph)


def test_roles_have_seats_shares_and_requirements(tmp_path: Path) -> None:
    told = problem(PAPER, tmp_path)

    assert [(n.role, n.fewest, n.most, n.effort, n.critical, n.above) for n in told.needs] == [
        ("editor", 1, 2, 100, True, ()),
        ("photographer", 3, 3, 20, False, ("reporter", "editor")),
        ("reporter", 1, 1, 50, False, ("editor",)),
    ]
    assert told.left_out == ("stringer",)
    assert [(r.kind, r.name, r.level, r.strictness) for r in told.needs[0].requirements] == [
        ("skill", "data", 3, "essential"),
        ("skill", "host", 2, "preferred"),
        ("skill", "layout", 2, "essential"),
        ("language", "en", 2, "mandatory"),
        ("language", "fr", 1, "preferred"),
        ("education", "bachelor", 0, "mandatory"),
        ("major", "journalism, marketing", 0, "mandatory"),
        ("years", "years", 3, "essential"),
        ("certificate", "press card", 0, "mandatory"),
        ("experience", "newsroom", 0, "preferred"),
        ("strength", "calm", 0, "preferred"),
        ("training", "safety", 0, "essential"),
    ]
    layout = told.needs[0].requirements[2]
    assert layout.pointer == ("duties", "publish", "skills", "layout")


def test_people_have_time_and_what_they_hold_on_the_day(tmp_path: Path) -> None:
    ann, bo, cy = problem(PAPER, tmp_path).candidates

    assert (ann.capacity, dict(ann.holds), dict(ann.prefers), ann.away) == (70, {"reporter": 40}, {"editor": 15}, True)
    assert (bo.capacity, dict(bo.holds), bo.away) == (100, {"photographer": 20, "reporter": 50}, False)
    assert dict(cy.holds) == {}


def test_rules_are_told_with_their_place(tmp_path: Path) -> None:
    told = problem(PAPER, tmp_path)

    assert [(s.tag.kind, s.tag.name, s.tag.pointer, s.items, s.max) for s in told.separations] == [
        ("separate", "eyes", ("policy", "separate", "0"), (("check", ("editor",)), ("write", ("reporter",))), 1),
        (
            "not-by",
            "news",
            ("workflows", "news", "steps", "review", "not_by"),
            (("make", ("reporter",)), ("review", ("editor", "photographer"))),
            1,
        ),
    ]
    assert [(d.duty, d.roles, d.needed, d.backups) for d in told.duties] == [("publish", ("editor",), 2, ("cy",))]
    assert [(b.person, b.role, b.tag.pointer) for b in told.fixed] == [
        ("ann", "reporter", ("policy", "allocation", "fixed", "ann", "reporter"))
    ]
    assert [(b.person, b.role) for b in told.forbidden] == [("bo", "editor")]
    assert (told.weights.keep, told.weights.skills, told.seed) == (2.0, 1.0, "2026-11")


def test_a_weight_that_is_none_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadOption) as caught:
        problem(PAPER.replace("keep: 2", "age: 2"), tmp_path)

    assert caught.value.word == "bad-weight"
    assert caught.value.values == {"value": "age", "choices": "skills, strengths, experience, keep"}


@pytest.mark.parametrize(
    ("more", "feature"),
    [
        ("people: {ann: {capacity: 0.5}}", "capacity"),
        ("people: {ann: {}}\npolicy: {allocation: {effort: {editor: 0.5, host: 0.5}}}", "capacity"),
        ("people: {ann: {}}\npolicy: {separate: [{roles: [editor, host]}]}", "separate"),
        ("people: {ann: {}}\nduties: {talk: {critical: true}, write: {}}", "cover"),
        ("people: {ann: {}}\npolicy: {allocation: {fixed: {ann: host}}}", "fixed"),
    ],
)
def test_the_base_install_says_what_it_needs_the_solver_for(more: str, feature: str, tmp_path: Path) -> None:
    roles = "name: Paper\nroles: {editor: {duties: [write]}, host: {duties: [talk]}}\n"

    with pytest.raises(NeedsExtra) as caught:
        solve(problem(roles + more, tmp_path), solver="networkx")
    assert caught.value.word == f"needs-solver-{feature}"
    assert caught.value.values == {"package": "highspy", "extra": "allocate"}


def test_what_is_not_declared_bars_nobody_from_a_degree_but_from_a_language(tmp_path: Path) -> None:
    text = """\
name: Paper
roles:
  editor: {requires: {education: 硕士, majors: [law]}}
  host: {requires: {languages: {en: 2}}}
people:
  none: {}
  bachelor: {education: 本科, languages: {en: 3}}
  doctor: {education: PhD, majors: [Law], languages: {en: 1}}
"""
    proposal = solve(problem(text, tmp_path))

    assert {(h.person, h.role) for h in proposal.holdings} <= {
        ("none", "editor"),
        ("doctor", "editor"),
        ("bachelor", "host"),
    }
    assert len(proposal.holdings) == 2
    assert proposal.open == ()


def test_years_count_up_to_what_is_asked_and_surplus_up_to_two_levels(tmp_path: Path) -> None:
    """Thirty years are worth no more than three, level 7 no more than level 5."""
    text = """\
name: Paper
roles: {editor: {requires: {years: 3, skills: {data: 3}}}}
people:
  young: {years: 3, skills: {data: 5}}
  old: {years: 30, skills: {data: 7}}
"""
    proposal = solve(problem(text, tmp_path))

    assert proposal.holdings[0].fit == 20
    assert proposal.tie


def test_half_a_post_earns_as_many_points_as_a_whole_one(tmp_path: Path) -> None:
    text = """\
name: Paper
roles: {editor: {headcount: 0.5, requires: {skills: {data: 3}}}}
people:
  part: {capacity: 0.5, skills: {data: 4}}
  full: {capacity: 1, skills: {data: 4}}
"""
    proposal = solve(problem(text, tmp_path))

    assert [(h.fit, h.tied) for h in proposal.holdings] == [(10, True)]


def test_a_name_in_the_policy_that_nobody_bears_is_found(tmp_path: Path) -> None:
    """A fixed pair that names nobody would else be no rule at all."""
    from commops.api.checking import check

    path = tmp_path / "team.yaml"
    path.write_text(
        "name: Paper\nroles: {editor: {duties: [write]}}\npeople: {ann: {}}\n"
        "policy:\n  allocation:\n    fixed: {anne: editor}\n    forbidden:\n      ann: [edtor]\n"
        "    effort: {editr: 0.5}\n",
        encoding="utf-8",
    )
    report, _ = check(Request(str(path)), "validate")

    assert sorted((item.rule, item.pointer[-1], item.place.line) for item in report.findings) == [
        ("dangling-reference", "anne", 6),
        ("dangling-reference", "editr", 9),
        ("dangling-reference", "edtor", 8),
    ]


def test_a_role_that_is_no_staff_is_allocated_once_somebody_is_fixed_for_it(tmp_path: Path) -> None:
    text = "name: Paper\nroles: {host: {staff: false}}\npeople: {ann: {}}\n"
    fixed = "policy: {allocation: {fixed: {ann: host}}}\n"

    assert problem(text, tmp_path).left_out == ("host",)
    assert solve(problem(text + fixed, tmp_path)).pairs == {("ann", "host")}
