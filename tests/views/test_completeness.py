"""The six aspects of a complete design: what is there, and what is missing by name."""

import json

import pytest

from commops.api.checking import Request, open_organisation
from commops.messages import Speech
from commops.renderers import terminal_stats
from commops.renderers.terminal_stats import as_data, draw_stats
from commops.terminal import Style
from commops.views.stats import Figure, Stats, stats_of
from commops.views.stats.completeness import ADVICE, ELEMENTS
from tests.conftest import ROOT

ROLES = "roles: {a: {duties: [x]}, b: {duties: [y]}}\n"
FULL = """
goals: {far: {horizon: long}, near: {horizon: short}}
roles: {a: {root: true, duties: [x]}, b: {reports_to: a, duties: [y]}}
metrics: {m: {owner: a}, n: {duties: [y]}}
meetings: {weekly: {every: week}}
trainings: {start: {kind: internal}}
careers: {up: {from: b, to: a}}
appraisals: {yearly: {every: year}}
values: {respect: {}}
"""


def stats(text: str) -> Stats:
    return stats_of(open_organisation(Request("-", stdin=text.encode())).graph)


def aspect(name: str, text: str) -> Figure:
    return stats(text).figure(name)


def missing(name: str, text: str) -> dict[str, tuple[str, ...]]:
    return {lack.word: lack.roles for lack in aspect(name, text).lacks}


def drawn(text: str, language: str = "en") -> list[str]:
    opened = open_organisation(Request("-", stdin=text.encode()))
    return draw_stats(stats_of(opened.graph), Speech(language, opened.name), Style(200)).splitlines()


@pytest.mark.parametrize("name", [*ELEMENTS, *ADVICE])
def test_a_file_with_all_of_it_is_complete(name: str) -> None:
    assert (aspect(name, FULL).value, aspect(name, FULL).lacks) == (1, ())


@pytest.mark.parametrize(
    ("text", "value", "lacks"),
    [
        ("goals: {g: {}}\n", 0, {"long-goals": (), "short-goals": ()}),
        ("goals: {g: {horizon: long}}\n", 0.5, {"short-goals": ()}),
        ("goals: {g: {horizon: short, archived: gone}, h: {horizon: long}}\n", 0.5, {"short-goals": ()}),
    ],
)
def test_goals_are_long_and_short(text: str, value: float, lacks: dict[str, tuple[str, ...]]) -> None:
    assert aspect("element-goals", ROLES + text).value == value
    assert missing("element-goals", ROLES + text) == lacks


def test_roles_need_a_duty_its_content_and_an_indicator() -> None:
    text = """
values: {v: {}}
duties: {bare: {}, named: {name: 内容}, split: {tasks: [t]}, judged: {name: j, metrics: m}}
roles:
  none: {}
  bare: {duties: [bare]}
  named: {duties: {named: C}}
  tasks: {duties: [split]}
  owner: {duties: [bare, named]}
  judged: {duties: [judged]}
  own: {duties: [named], metrics: [m]}
  gone: {archived: "2025"}
metrics: {m: {owner: owner}, k: {duties: [split, named], archived: old}, s: {duties: split}}
"""
    figure = aspect("element-duties", text)

    assert missing("element-duties", text) == {
        "duties": ("none",),
        "content": ("bare", "none"),
        "indicators": ("bare", "named", "none"),
    }
    assert figure.of == (3 * 7 - 6, 3 * 7)
    assert figure.value == pytest.approx(15 / 21)


def test_only_who_leads_a_measured_duty_has_its_indicator() -> None:
    text = "values: {v: {}}\nmetrics: {m: {duties: x}}\nroles: {a: {duties: {x: AR}}, b: {duties: {x: R}}}\n"

    assert missing("element-duties", text) == {"indicators": ("b",)}


def test_a_duty_that_is_declared_nowhere_is_named_by_its_id() -> None:
    assert "content" not in missing("element-duties", ROLES + "values: {v: {}}\n")


def test_what_a_library_offers_is_no_indicator_of_this_organisation() -> None:
    text = "uses: [community]\nvalues: {v: {}}\nroles: {a: {duties: [user-acquisition]}}\n"

    assert missing("element-duties", text) == {"indicators": ("a",)}
    own = text.replace("{a: {", "{a: {metrics: [member-count], ")
    assert missing("element-duties", own) == {}


@pytest.mark.parametrize(
    ("name", "text", "lacks"),
    [
        ("element-communication", "values: {v: {}}\n", {"meetings"}),
        ("element-communication", "values: {v: {}}\nchannels: {c: {}}\n", set()),
        ("element-communication", "meetings: {c: {}}\n", set()),
        ("element-training", "values: {v: {}}\n", {"trainings", "careers"}),
        ("element-training", "trainings: {t: {kind: internal}}\n", {"careers"}),
        ("element-training", "trainings: {t: {kind: coaching}}\n", set()),
        ("element-training", "values: {v: {}}\ncareers: {t: {}}\n", {"trainings"}),
        ("advice-appraisal", "values: {v: {}}\n", {"appraisals"}),
        ("advice-appraisal", "appraisals: {v: {}}\n", set()),
        ("advice-culture", "appraisals: {v: {}}\n", {"values"}),
        ("advice-culture", "appraisals: {v: {}}\nvalues: {v: {archived: old}}\n", {"values"}),
    ],
)
def test_names_the_sections_that_are_missing(name: str, text: str, lacks: set[str]) -> None:
    assert set(missing(name, ROLES + text)) == lacks
    assert aspect(name, ROLES + text).value == pytest.approx(1 - len(lacks) / (2 if name == "element-training" else 1))


@pytest.mark.parametrize("section", ["goals", "meetings", "trainings", "appraisals", "values", "principles"])
def test_one_section_is_enough_to_be_held_against_all(section: str) -> None:
    assert aspect("element-goals", ROLES + f"{section}: {{x: {{}}}}\n").value is not None


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-TW"])
def test_a_beginner_sees_one_line(language: str) -> None:
    before, now = drawn(FULL, language), drawn(ROLES, language)
    title = Speech(language).word("stats.group-completeness", "Completeness")
    shown = [line for line in now if line.startswith(title)]

    assert len(shown) == 1
    assert now[-1] == shown[0]
    assert "0%" not in shown[0]
    assert any(line.startswith(title) for line in before)
    assert all(figure.absent == "not-declared" for figure in stats(ROLES).groups[-1].figures)


def test_counts_what_is_complete_and_names_the_rest() -> None:
    lines = drawn(FULL.replace("n: {duties: [y]}", "n: {}").replace("values: {respect: {}}", ""))
    at = next(number for number, line in enumerate(lines) if line.startswith("Completeness"))

    assert lines[at] == "Completeness  3 of 4 elements and 1 of 2 pieces of advice are complete"
    assert lines[at + 2].split("  ")[-1] == "5 of 6; missing: result indicators of b"
    assert lines[at + 6].endswith("0 of 1; missing: values")


def test_of_many_names_the_first_stand_on_the_terminal_and_all_in_the_data() -> None:
    text = "values: {v: {}}\nroles: {" + ", ".join(f"r{n:02}: {{duties: [d{n}]}}" for n in range(20)) + "}\n"
    line = next(line for line in drawn(text) if "result indicators" in line)

    assert line.endswith("result indicators of r00, r01, r02, r03, r04, r05, r06, r07 and 12 more")
    data = json.loads(json.dumps(as_data(stats(text))))["completeness"]["element-duties"]
    assert data["of"] == [40, 60]
    assert data["missing"] == {"indicators": [f"r{n:02}" for n in range(20)]}


def test_the_modules_of_document_002_lack_their_indicators_and_nothing_else() -> None:
    graph = open_organisation(Request(str(ROOT / "examples/modules/team.yaml"))).graph
    figures = stats_of(graph).groups[-1].figures

    assert [figure.name for figure in figures if figure.value != 1] == ["element-duties"]
    assert [lack.roles for figure in figures for lack in figure.lacks] == [tuple(sorted(graph.roles))]


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_every_word_is_translated(language: str) -> None:
    speech = Speech(language)
    words = {f"stats.lack-{word}": english for word, english in terminal_stats.LACKS.items()}

    assert [key for key, english in words.items() if speech.word(key, english) == english] == []
