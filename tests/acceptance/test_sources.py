"""The examples and the library hold every fact of their documents, and none of their sentences."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from commops.api.checking import Opened, Request, open_organisation
from tests.acceptance.conftest import real_data
from tests.conftest import ROOT

FILES = {
    "000A": "four-teams",
    "000B": "six-roles",
    "001": "job-descriptions",
    "002": "modules",
    "003": "department",
    "004": "core-duties",
}
LETTERS = {"assist": {"S"}, "approve": {"A"}, "organise": {"A"}, "receive": {"I"}}
RENAMED = {"data-analyst-team": "data-analyst"}
SCOPE_ONLY = {"publish-content-scope", "control-churn-scope", "apply-data-scope"}
"""Lines of document 002 that stand in a module's scope and in no role."""


@pytest.fixture(scope="module")
def opened() -> dict[str, Opened]:
    return {
        scheme: open_organisation(Request(str(ROOT / f"examples/{name}/team.yaml"))) for scheme, name in FILES.items()
    }


def organisation_of(role: dict[str, Any], opened: dict[str, Opened]) -> Opened:
    return opened[role["scheme"].split("-")[0]]


def test_every_role_is_declared_and_no_other(facts: dict[str, Any], opened: dict[str, Opened]) -> None:
    for scheme in FILES:
        expected = {
            RENAMED.get(role["id"], role["id"]) for role in facts["roles"] if role["scheme"].split("-")[0] == scheme
        }
        assert set(opened[scheme].graph.roles) == expected


def test_every_line_of_a_role_stands_in_the_duties_that_it_means(
    facts: dict[str, Any], opened: dict[str, Opened]
) -> None:
    missing = []
    for role in facts["roles"]:
        duties = organisation_of(role, opened).graph.roles[RENAMED.get(role["id"], role["id"])].duties
        for line in role["duties"]:
            for duty in line["canonical"] if line["id"] not in SCOPE_ONLY else ():
                if duty not in duties or line["id"] not in duties[duty].tasks:
                    missing.append((role["id"], line["id"], duty))

    assert missing == []


def test_every_line_has_the_letters_of_its_mode(facts: dict[str, Any], opened: dict[str, Opened]) -> None:
    """A duty with several lines has the letters of all; to lead is to be accountable and responsible."""
    different = []
    for role in facts["roles"]:
        duties = organisation_of(role, opened).graph.roles[RENAMED.get(role["id"], role["id"])].duties
        wanted: dict[str, set[str]] = {}
        for line in role["duties"]:
            if line["id"] not in SCOPE_ONLY and ";" not in line["mode"] and " or " not in line["mode"]:
                for duty in line["canonical"]:
                    wanted.setdefault(duty, set()).update(LETTERS.get(line["mode"], {"A", "R"}))
        for duty, letters in wanted.items():
            if not letters <= set(duties[duty].letters):
                different.append((role["id"], duty, letters, duties[duty].letters))

    assert different == []


def test_every_requirement_line_is_declared(facts: dict[str, Any], opened: dict[str, Opened]) -> None:
    short = []
    for role in facts["roles"]:
        needs = organisation_of(role, opened).graph.roles[RENAMED.get(role["id"], role["id"])].requires
        declared = 0
        if needs is not None:
            declared = (
                len(needs.skills) + len(needs.languages) + len(needs.traits) + len(needs.knowledge) + len(needs.majors)
                + len(needs.experience) + len(needs.certificates)
                + (needs.education is not None) + (needs.years is not None)
            )  # fmt: skip
        if declared < len({line["id"] for line in role["requirements"]}):
            short.append((role["id"], declared, len(role["requirements"])))

    assert short == []


def test_the_library_has_every_duty_and_role_of_the_catalogue(facts: dict[str, Any]) -> None:
    from commops.load.library import entries, open_library
    from commops.source.tree import Place

    sources, _ = open_library("community", None, Place("", 1, 1))
    library = entries(sources)

    assert {duty["id"] for duty in facts["duties"]} == set(library["duties"])
    assert {role["id"] for role in facts["merged_roles"]} <= set(library["roles"])
    named = {role["id"] for role in facts["roles"] if role["scheme"].startswith("001")}
    assert named <= set(library["roles"])


def plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if "\u4e00" <= c <= "\u9fff")


def test_no_sentence_of_a_document_stands_in_the_repository() -> None:
    """Runs of twelve Chinese characters, punctuation taken out, are compared with the documents."""
    seeds = sorted((real_data() / "seeds").glob("*.txt"))
    if not seeds:
        pytest.skip("the source documents are not on this machine; set COMMOPS_REAL_DATA")
    runs = {
        text[i : i + 12]
        for seed in seeds
        for text in [plain(seed.read_text(encoding="utf-8"))]
        for i in range(len(text) - 11)
    }
    ours = [
        path
        for folder in ("src", "roles", "examples", "docs", "tests")
        for path in sorted((ROOT / folder).rglob("*.*"))
    ]
    found = []
    for path in ours:
        if path.suffix not in (".py", ".yaml", ".md", ".json", ".csv"):
            continue
        for piece in re.findall(r"[\u4e00-\u9fff，、；：（）]{12,}", path.read_text(encoding="utf-8")):
            text = plain(piece)
            found += [
                (str(path.relative_to(ROOT)), text[i : i + 12])
                for i in range(len(text) - 11)
                if text[i : i + 12] in runs
            ]

    assert found == []


def test_the_guides_speak_of_no_place_but_their_own() -> None:
    for path in [*ROOT.glob("*.md"), *Path(ROOT / "docs").rglob("*.md")]:
        assert "seeds" not in path.read_text(encoding="utf-8"), path


def test_the_table_of_what_is_declared_holds_as_many_lines_as_the_documents(
    facts: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib.util

    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    found = importlib.util.spec_from_file_location("generate", ROOT / "tools/generate.py")
    assert found is not None
    assert found.loader is not None
    generate = importlib.util.module_from_spec(found)
    found.loader.exec_module(generate)
    for scheme, name in FILES.items():
        roles = [role for role in facts["roles"] if role["scheme"].split("-")[0] == scheme]
        lines = sum(len(line["canonical"]) for role in roles for line in role["duties"] if line["id"] not in SCOPE_ONLY)
        declared = generate.declared(name)
        assert declared["`roles`"] == len(roles)
        assert declared["`roles.*.duties.*.tasks`"] >= lines
        assert declared["`roles.*.requires`"] >= sum(
            len({need["id"] for need in role["requirements"]}) for role in roles
        )
        named = {item["id"] for role in roles for item in role["deliverables"]}
        assert declared["`deliverables`"] >= len(named)
