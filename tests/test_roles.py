"""``commops roles``: the library listed, shown and searched."""

import json
from itertools import cycle

import pytest
import yaml

from commops.messages import LANGUAGES, _catalogue
from commops.renderers import terminal_roles
from commops.terminal import width_of
from tests.conftest import ROOT, Run

LIBRARY = {
    key: entry
    for path in sorted((ROOT / "roles/community").glob("*/*.yaml"))
    for key, entry in yaml.safe_load(path.read_text(encoding="utf-8"))["roles"].items()
}


def test_lists_every_role_of_the_library_with_its_documents(run: Run) -> None:
    listed = json.loads(run("roles", "-f", "json").stdout)["roles"]  # ``roles`` alone is ``roles list``
    every = {role["id"]: role for top in listed for role in (top, *top["variants"])}

    assert set(every) == {f"community/{key}" for key in LIBRARY}
    for key, entry in LIBRARY.items():
        role = every[f"community/{key}"]
        assert role["name"] == entry["name"]
        assert role["duty_count"] == len(entry["duties"])
        assert role["documents"] == sorted({source[:3] for source in entry["sources"]})
    for top in listed:
        assert {v["id"] for v in top["variants"]} == {
            f"community/{key}" for key, entry in LIBRARY.items() if f"community/{entry.get('variant_of')}" == top["id"]
        }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", ["40", "80", "150"])
def test_the_list_has_every_id_whole_and_indents_variants(run: Run, language: str, width: str) -> None:
    lines = run("roles", "list", "--width", width, "--lang", language).stdout.splitlines()
    shown = [line for line in lines if "community/" in line]

    assert sorted(line.rpartition("community/")[2] for line in shown) == sorted(LIBRARY)
    for line in shown if width != "150" else ():
        key = line.rpartition("community/")[2]
        assert line.startswith("    " if "variant_of" in LIBRARY[key] else "  ")
    assert all(width_of(line) <= int(width) for line in lines if "community/" not in line)


def test_shows_a_role_whole(run: Run) -> None:
    card = json.loads(run("roles", "show", "community/user-operator", "-f", "json").stdout)
    entry = LIBRARY["user-operator"]

    assert card["name"] == entry["name"]
    assert set(card["name"]) == {"zh-CN", "zh-TW", "en"}
    assert [duty["id"] for duty in card["duties"]] == list(entry["duties"])
    assert {duty["letters"] for duty in card["duties"]} <= {"AR", "S", "A", "R"}
    assert [skill["preferred"] for skill in card["requires"]["skills"]].count(True) == 2
    assert card["sources"] == entry["sources"]
    assert card["use"] == {"roles": {"my-id": {"is": "community/user-operator"}}}
    assert len(card["variants"]) == 4


@pytest.mark.parametrize(("key", "language"), [*zip(sorted(LIBRARY), cycle(LANGUAGES), strict=False)])
def test_the_page_of_a_role_says_all_of_it(run: Run, key: str, language: str) -> None:
    page = run("roles", "show", key, "--lang", language, "--width", "1000").stdout

    for text in (*LIBRARY[key]["name"].values(), f"{{is: community/{key}}}", *LIBRARY[key]["duties"]):
        assert text in page
    assert all(source in page for source in LIBRARY[key]["sources"])
    assert LIBRARY[key]["purpose"][language] in page


@pytest.mark.parametrize(
    "word",
    ["community/community-director", "community-director", "社群总监", "社群總監", "社区总监", "community DIRECTOR"],
)
def test_a_role_goes_by_its_id_its_names_and_its_other_names(run: Run, word: str) -> None:
    assert "community/community-director\n" in run("roles", "show", *word.split()).stdout


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["社区总监"], "community-director"),  # 社区 is 社群, in any place
        (["社区管理员"], "community-administrator"),
        (["社群管理员"], "community-administrator"),
        (["社區管理員"], "community-administrator"),
        (["Content", "PLANNER"], "content-planner"),
        (["內容企劃"], "content-planner"),
        (["content-planner"], "content-planner"),
    ],
)
def test_search_finds_any_name_in_any_language_best_first(run: Run, words: list[str], first: str) -> None:
    found = json.loads(run("roles", "search", *words, "-f", "json").stdout)["roles"]

    assert found[0]["id"] == f"community/{first}"


def test_a_search_for_either_word_of_a_term_finds_the_same(run: Run) -> None:
    one, other = (
        json.loads(run("roles", "search", word, "-f", "json").stdout)["roles"] for word in ("社区运营", "社群运营")
    )

    assert {role["id"] for role in one} == {role["id"] for role in other}
    assert len(one) > 5


def test_search_looks_into_duties_and_purposes_after_names(run: Run) -> None:
    found = json.loads(run("roles", "search", "内容审核", "-f", "json").stdout)["roles"]
    bearing = {f"community/{key}" for key, entry in LIBRARY.items() if "content-review" in entry["duties"]}

    assert bearing <= {role["id"] for role in found}
    assert {role["found_in"] for role in found if role["id"] in bearing} <= {"duty", "name", "alias", "purpose"}
    purpose = json.loads(run("roles", "search", "裂变出新群", "-f", "json").stdout)["roles"]
    assert [(role["id"], role["found_in"]) for role in purpose] == [
        ("community/wechat-community-specialist", "purpose")
    ]


def test_search_suggests_where_nothing_matches(run: Run) -> None:
    done = run("roles", "search", "contnt", "planer")

    assert done.returncode == 0
    assert "the library has no role for “contnt planer”" in done.stdout
    assert "community/content-planner" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lst"], "ACTION takes list, show, search and add, not “lst”; did you mean list?"),
        (["show"], "a word is missing: commops roles show ROLE"),
        (["search", " "], "a word is missing"),
        (["show", "nobody-at-all"], "the library has no role “nobody-at-all”"),
        (["list", "content"], "commops roles search content"),
        (["show", "content-planner", "--dry-run"], "--dry-run belongs to: commops roles add"),
        (["add", "content-planner", "-f", "json"], "--format takes text"),
    ],
)
def test_what_makes_no_sense_is_said(run: Run, arguments: list[str], said: str) -> None:
    done = run("roles", *arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize("language", ["zh-CN", "zh-TW"])
def test_every_word_is_translated(language: str) -> None:
    words = {*terminal_roles.NEEDS, *(f"in-{place}" for place in terminal_roles.PLACES)}
    words |= {"names", "aliases", "variant-of", "variants", "purpose", "sources", "count"}

    assert {f"roles.{word}" for word in words} <= set(_catalogue(language, "roles"))
