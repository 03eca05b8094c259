"""The site, built as ``make site`` builds it."""

import html.parser
import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest

from commops.rules import find
from tests.conftest import ROOT

RULES = {rule.name: rule for rule in find()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; a warning of the build fails it."""
    there = tmp_path_factory.mktemp("site")
    call = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(there)]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return there


class _Page(html.parser.HTMLParser):
    """What a page refers to, what can be referred to in it, and its text by element."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.ids: set[str] = set()
        self.language = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids |= {given[name] for name in ("id", "name") if name in given}
        if tag == "html":
            self.language = given.get("lang", "")
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag in ("link", "script", "img", "iframe", "source"):
            self.fetched += [given[name] for name in ("href", "src") if name in given]


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, _Page]:
    return {path: _Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def heading(path: Path) -> str:
    found = re.search(r"<h1[^>]*>(.*?)<", path.read_text(encoding="utf-8"), re.DOTALL)
    return found[1].strip() if found else ""


@pytest.mark.parametrize("folder", ["rules", "zh-CN/rules", "zh-TW/rules"])
@pytest.mark.parametrize("name", ["duty-duplicated", "span-too-wide", "yaml-syntax"])
def test_a_rule_has_its_page_in_every_language(site: Path, folder: str, name: str) -> None:
    assert heading(site / folder / f"{name}.html") == f"{RULES[name].code} {name}"


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("index.html", "commops"),
        ("tutorial.html", "From six lines to a reviewed department"),
        ("zh-CN/tutorial.html", "从六行到一个通过评审的部门"),
        ("format.html", "The format"),
        ("cli.html", "Commands"),
        ("zh-TW/index.html", "commops"),
    ],
)
def test_a_page_has_its_title(site: Path, page: str, title: str) -> None:
    assert heading(site / page) == title


def test_no_link_leads_nowhere(site: Path, pages: dict[Path, _Page]) -> None:
    broken = []
    for path, page in pages.items():
        if path.name == "404.html":
            continue  # its links count from wherever the reader was
        for link in page.links:
            target, _, anchor = unquote(link).partition("#")
            if "://" in target or target.startswith("mailto:"):
                continue
            there = (path.parent / target).resolve() if target else path
            if there.is_dir():
                there /= "index.html"
            if not there.is_file() or (anchor and there in pages and anchor not in pages[there].ids):
                broken.append(f"{path.relative_to(site)}: {link}")

    assert broken == []


def test_every_page_of_the_docs_is_in_the_site(site: Path) -> None:
    written = {path.relative_to(ROOT / "docs").with_suffix(".html") for path in (ROOT / "docs").rglob("*.md")}
    missing = [page for page in written if not (site / str(page).replace("README.html", "index.html")).is_file()]

    assert missing == []


def test_nothing_is_fetched_from_elsewhere(site: Path, pages: dict[Path, _Page]) -> None:
    outside = {link for page in pages.values() for link in page.fetched if re.match(r"(https?:)?//", link)}
    styles = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.css"))

    assert outside == set()
    assert not re.search(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//", styles)
    assert not any(
        'class="mermaid"' in path.read_text(encoding="utf-8") for path in pages
    )  # drawn by a script from afar


@pytest.mark.parametrize(
    ("page", "language"), [("index.html", "en"), ("zh-CN/index.html", "zh-CN"), ("zh-TW/rules/index.html", "zh-TW")]
)
def test_a_page_says_its_language(site: Path, pages: dict[Path, _Page], page: str, language: str) -> None:
    assert pages[site / page].language == language


def test_the_search_parts_chinese_and_takes_nothing_from_it(site: Path) -> None:
    index = json.loads((site / "search/search_index.json").read_text(encoding="utf-8"))
    parts = [part for part in re.split(index["config"]["separator"], "DUT003职责 交叉、duty-duplicated") if part]

    assert parts == ["DUT003", "职", "责", "交", "叉", "duty", "duplicated"]
    assert "trimmer" not in index["config"]["pipeline"]
    assert any("职\u200d责\u200d" in entry["text"] for entry in index["docs"])


def test_the_examples_of_a_rule_are_told_apart(site: Path) -> None:
    page = (site / "zh-CN/rules/duty-duplicated.html").read_text(encoding="utf-8")

    assert [page.count(f">{title}<") for title in ("会被查出", "没有问题")] == [1, 1]
    assert "yaml bad" not in page
