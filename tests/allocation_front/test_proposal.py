"""What the command proposes and says of the examples."""

import json
import random
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from commops.renderers.allocation_schema import SCHEMA
from commops.terminal import width_of
from tests.conftest import ROOT, Run

SIX, DEPARTMENT = "examples/six-roles", "examples/department"
LANGUAGES = ("en", "zh-CN", "zh-TW")


def proposed(run: Run, *arguments: str, **options: Any) -> dict[str, Any]:
    done = run("allocate", *arguments, "-f", "json", **options)
    assert done.returncode == 0, done.stderr
    data: dict[str, Any] = json.loads(done.stdout)
    jsonschema.validate(data, SCHEMA, jsonschema.Draft202012Validator)
    return data


def pairs(data: dict[str, Any]) -> set[tuple[str, str]]:
    return {(item["person"], item["role"]) for item in data["holdings"]}


def flowing(page: str) -> str:
    """A page without its line ends."""
    return " ".join(page.split())


def line_of(example: str, text: str) -> int:
    lines = (ROOT / example / "team.yaml").read_text(encoding="utf-8").split("\n")
    return next(n for n, line in enumerate(lines, 1) if line.strip() == text)


def test_the_six_roles_go_to_those_who_meet_them_and_one_seat_stays_open(run: Run) -> None:
    data = proposed(run, SIX)
    found = pairs(data)

    assert data["proven"]
    assert {
        ("sample-jia", "community-director"), ("sample-yi", "content-operator"), ("sample-bing", "event-operator"),
    } < found  # fmt: skip
    assert {person for person, _ in found} == {
        "sample-jia", "sample-yi", "sample-bing", "sample-ding", "sample-wu",
    }  # fmt: skip
    assert {role for person, role in found if person in ("sample-ding", "sample-wu")} == {
        "user-operator", "business-developer",
    }  # fmt: skip
    assert [(item["role"], item["seats"]) for item in data["open"]] == [("data-analyst", 1)]
    assert data["closing"]["hires"] == [{"role": "data-analyst", "seats": 1, "share": 1.0}]
    assert data["idle"] == ["sample-ji"]


def test_two_people_with_the_same_record_are_told_as_a_tie(run: Run) -> None:
    data = proposed(run, SIX)
    tied = {item["person"] for item in data["holdings"] if item["tied"]}
    seat = next(role for person, role in pairs(data) if person == "sample-ding")
    other = "user-operator" if seat == "business-developer" else "business-developer"
    page = flowing(run("allocate", SIX, "--why", "sample-ding", other).stdout)

    assert data["tie"] is True
    assert tied == {"sample-ding", "sample-wu"}
    assert "would be as good in every aim; the lottery with the seed “six-roles” decided" in page


def test_the_page_says_why_requirement_by_requirement_and_what_is_open(run: Run) -> None:
    page = run("allocate", SIX).stdout

    assert "✓ Writing and copywriting: needs 1, has 4  +20" in page
    assert "✗ Business communication: needs 1, none stated  -10" in page
    assert "✓ Rich industry experience (welcome)  +10" in page
    assert "their own wish +2" in page
    assert f"○ “Data analyst”: 1 seat  examples/six-roles/team.yaml:{line_of(SIX, 'data-analyst:')}" in page
    assert "hire 1 person for “Data analyst”, 100% of a post" in page
    assert "Proven: nothing is better, aim by aim (HiGHS" in page
    for aim in (
        "Open seats of critical roles", "Open seats of other roles", "Essential requirements not met",
        "People missing behind critical duties", "Points of fit", "Roles together in one hand", "Wishes met",
        "Changes against today",
    ):  # fmt: skip
        assert aim in page
    for term in ("skills", "strengths", "experience", "keep"):
        assert f"\n  {term} " in page
    assert "This is a proposal; people decide." in page


def test_making_and_reviewing_stay_in_two_hands_in_the_department(run: Run) -> None:
    found = pairs(proposed(run, DEPARTMENT))

    assert found == {
        ("example-jia", "community-operations-manager"),
        ("example-yi", "community-operations-specialist"),
        ("example-yi", "community-customer-service"),
    }


def test_why_not_names_making_and_reviewing(run: Run) -> None:
    done = run("allocate", DEPARTMENT, "--why", "示例甲", "Community operations specialist")
    page = flowing(done.stdout)

    assert done.returncode == 0
    assert "“Example A” cannot hold “Community operations specialist” together with what is fixed." in page
    assert "workflow “Content”: “Make” and “Review” are not done by one person" in page
    assert f"examples/department/team.yaml:{line_of(DEPARTMENT, 'not_by: make')}" in page
    assert "What may change the answer: if" in page


def test_somebody_without_the_time_is_told_so(run: Run) -> None:
    page = run("allocate", SIX, "--why", "sample-ji", "data-analyst").stdout

    assert "“Sample F” may not hold “Data analyst”." in page
    assert "“Sample F” has working time for 50% of a post" in page
    assert "“Sample F” has 100% of a post for it instead of 50%" in page


def test_rules_that_contradict_each_other_are_named_with_their_places(run: Run, tmp_path: Path) -> None:
    """With one person too few, whoever makes content would have to review it."""
    folder = copied(DEPARTMENT, tmp_path)
    people = folder / "people.yaml"
    text = people.read_text(encoding="utf-8")
    before, _, rest = text.partition("  example-yi:\n")
    text = before + "\npolicy:\n" + rest.partition("\npolicy:\n")[2]
    people.write_text(
        text.replace(
            "fixed: {example-jia: community-operations-manager}",
            "fixed: {example-jia: [community-operations-manager, community-operations-specialist]}",
        ),
        encoding="utf-8",
    )
    done = run("allocate", cwd=folder)
    data = json.loads(run("allocate", "-f", "json", cwd=folder).stdout)

    assert done.returncode == 2
    assert "No allocation keeps all the rules of the file." in flowing(done.stdout)
    assert "“Example A” is fixed for “Community operations manager”" in flowing(done.stdout)
    assert "“Example A” is fixed for “Community operations specialist”" in flowing(done.stdout)
    assert data["status"] == "impossible"
    assert data["holdings"] == []
    assert len(data["conflict"]) == 3
    for rule in data["conflict"]:
        assert f"{rule['file']}:{rule['line']}" in flowing(done.stdout)
    table = run("allocate", "-o", "plan.csv", cwd=folder)
    assert (table.returncode, table.stdout) == (2, "")
    assert "No allocation keeps all the rules of the file." in table.stderr
    assert not (folder / "plan.csv").exists()


def test_one_person_too_few_leaves_a_seat_open_and_the_answer_names_the_separation(run: Run, tmp_path: Path) -> None:
    folder = copied(DEPARTMENT, tmp_path)
    people = folder / "people.yaml"
    before, _, rest = people.read_text(encoding="utf-8").partition("  example-yi:\n")
    people.write_text(before + "\npolicy:\n" + rest.partition("\npolicy:\n")[2], encoding="utf-8")
    data = proposed(run, "--why", "example-jia", "community-operations-specialist", cwd=folder)
    named = {(rule["kind"], rule["name"]) for rule in data["why"]["obstacles"] + data["why"]["apart"]}

    assert {item["role"] for item in data["open"]} == {"community-customer-service", "community-operations-specialist"}
    assert ("not-by", "content") in named


def test_alternatives_differ_and_say_what_they_cost(run: Run) -> None:
    data = proposed(run, SIX, "--alternatives", "2")
    page = run("allocate", SIX, "--alternatives", "2").stdout
    first = {(item["person"], item["role"]) for item in data["alternatives"][0]["holdings"]}

    assert len(data["alternatives"]) == 2
    assert first != pairs(data)
    assert "Alternative 1" in page
    assert "Alternative 2" in page


def test_a_day_on_which_somebody_is_away_changes_who_can_be_proposed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(
        "name: Paper\nroles: {editor: {root: true, duties: [pages]}}\n"
        "people:\n  ada: {prefers: {editor: 3}, away: [{from: 2026-03-01, until: 2026-03-31}]}\n  bob: {}\n"
    )

    def on(day: str) -> set[tuple[str, str]]:
        data = proposed(run, "--as-of", day, cwd=tmp_path)
        assert data["as_of"] == day
        return pairs(data)

    assert on("2026-02-28") == {("ada", "editor")}
    assert on("2026-03-31") == {("bob", "editor")}


def test_backups_of_critical_duties_are_proposed_and_missing_ones_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(
        "name: Paper\nduties: {press: {critical: true, skills: {printing: 2}}, news: {critical: true}}\n"
        "roles:\n  editor: {root: true, duties: [news]}\n  printer: {reports_to: editor, duties: [press]}\n"
        "people:\n  ada: {}\n  bob: {skills: {printing: 3}}\n"
    )
    data = proposed(run, cwd=tmp_path)
    page = run("allocate", cwd=tmp_path).stdout

    assert pairs(data) == {("ada", "editor"), ("bob", "printer")}
    assert [(item["duty"], item["person"]) for item in data["backups"]] == [("news", "bob")]
    assert [(item["duty"], item["able"], item["missing"]) for item in data["uncovered"]] == [("press", ["bob"], 1)]
    assert "“news”: “bob”" in page
    assert "“press”: only “bob” is able; people missing: 1" in page


def test_what_nobody_may_know_stops_the_allocation(run: Run, tmp_path: Path) -> None:
    (tmp_path / "team.yaml").write_text(
        "name: Paper\nroles: {editor: {root: true, duties: [pages]}}\npeople:\n  ada:\n    age: 44\n"
    )
    done = run("allocate", cwd=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert "team.yaml:5: “age” must not be known to an allocation" in done.stderr
    assert run("check", cwd=tmp_path).returncode == 1


def test_a_file_without_people_says_how_to_add_them(run: Run) -> None:
    done = run("allocate", "examples/modules")

    assert (done.returncode, done.stdout) == (2, "")
    assert "include: [people.csv]" in done.stderr


def test_without_the_solver_the_plain_case_is_answered_and_the_rest_says_what_it_needs(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "none" / "sitecustomize.py").write_text("import sys\nsys.modules['highspy'] = None\n")
    (tmp_path / "team.yaml").write_text(
        "name: Paper\nroles: {editor: {root: true, duties: [pages]}, printer: {reports_to: editor, duties: [press]}}\n"
        "people: {ada: {}}\n"
    )
    bare = {"PYTHONPATH": str(tmp_path / "none")}
    data = proposed(run, str(tmp_path), env=bare)
    refused = run("allocate", DEPARTMENT, env=bare)

    assert data["solver"]["name"] == "networkx"
    assert len(data["holdings"]) == len(data["open"]) == 1
    assert data["closing"] is None
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "pip install 'commops[allocate]'" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--why", "nobody", "data-analyst"), "there is nobody called “nobody”"),
        (("--why", "sample-ji", "data-analist"), "there is no role “data-analist”; did you mean data-analyst?"),
        (("--why", "sample-ji", "data-analyst", "--apply"), "--why and --apply do not go together"),
        (("-f", "xml"), "--format takes text, json and csv, not “xml”"),
        (("-o", "people.txt"), "“people.txt” has to end in"),
    ],
)
def test_a_slip_is_told_and_nothing_is_claimed(run: Run, arguments: tuple[str, ...], told: str) -> None:
    done = run("allocate", SIX, *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", [SIX, DEPARTMENT])
def test_every_line_fits_and_columns_stand_below_each_other(run: Run, example: str, language: str) -> None:
    lines = run("allocate", example, "--lang", language, "--width", "80").stdout.split("\n")
    bars = {width_of(line[: line.index("█")]) for line in lines if "█" in line and line.startswith("  ")}

    assert max(map(width_of, lines)) <= 80
    assert len(bars) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_ascii_and_narrow_pages_hold_their_width(run: Run, language: str) -> None:
    for width in ("40", "56"):
        lines = run("allocate", SIX, "--lang", language, "--width", width, "--ascii").stdout.split("\n")
        assert max(map(width_of, lines)) <= int(width)
        assert not set("".join(lines)) & set("█·✓✗→○…")


def test_the_order_of_people_changes_no_byte_but_places(run: Run, tmp_path: Path) -> None:
    told = []
    for seed in (1, 2, 3):
        folder = copied(SIX, tmp_path / str(seed))
        text = (folder / "people.yaml").read_text(encoding="utf-8")
        data = yaml.safe_load(text)
        people = list(data["people"].items())
        random.Random(seed).shuffle(people)
        data["people"] = dict(people)
        (folder / "people.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
        found = run("allocate", "-f", "json", cwd=folder, env={"PYTHONHASHSEED": str(seed)})
        told.append(json.dumps(without_places(json.loads(found.stdout))))

    assert told[0] == told[1] == told[2]


def without_places(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: without_places(value) for key, value in data.items() if key not in ("line", "column")}
    return [without_places(item) for item in data] if isinstance(data, list) else data


def copied(example: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted((ROOT / example).iterdir()):
        (folder / path.name).write_bytes(path.read_bytes())
    return folder
