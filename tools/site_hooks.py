"""What mkdocs does for the site beyond its settings: folders in the navigation, examples, languages."""

import json
import re
from pathlib import Path
from typing import Any

from commops.messages import Speech
from commops.rules import FAMILIES

INTERFACE = {"en": "en", "zh-CN": "zh", "zh-TW": "zh-TW"}
"""By the language of a page, the theme's name for it."""
TITLES = {
    "en": {"bad": "Found", "good": "Clean"},
    "zh-CN": {"bad": "会被查出", "good": "没有问题"},
    "zh-TW": {"bad": "會被查出", "good": "沒有問題"},
}
"""What stands over the examples of a rule's page."""

_EXAMPLE = re.compile(r"^```(\w+) (bad|good)$", re.MULTILINE)
_FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
_NOTE = re.compile(r"\A<!--.*?-->\s*", re.DOTALL)
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_WIDE = r"[\u2018-\u201d\u3000-\u9fff\uff00-\uffef]"
_BROKEN = re.compile(rf"(?<={_WIDE})\n(?={_WIDE})")


def on_config(config: Any) -> Any:
    """Put the pages of a folder where the navigation names the folder."""
    config["nav"] = [_filled(entry, Path(config["docs_dir"])) for entry in config["nav"]]
    return config


def _filled(entry: Any, docs: Path) -> Any:
    if isinstance(entry, str):
        return entry
    ((title, below),) = entry.items()
    if isinstance(below, list):
        return {title: [_filled(part, docs) for part in below]}
    if below.endswith(".md"):
        return entry
    return {title: [f"{below}/README.md", *_pages(docs, below)]}


def _pages(docs: Path, folder: str) -> list[Any]:
    """The pages of a folder; rules in the order of their codes, family by family."""
    paths = sorted(path for path in (docs / folder).glob("*.md") if path.name != "README.md")
    named = {_title(path): f"{folder}/{path.name}" for path in paths}
    if not folder.endswith("rules"):
        return [{title: page} for title, page in named.items()]
    speech = Speech(_language(folder))
    families = {code: [{title: named[title]} for title in sorted(named) if title.startswith(code)] for code in FAMILIES}
    words = {code: re.split("[：:]", speech.word(f"family.{code}", folder))[0] for code, folder in FAMILIES.items()}
    return [{f"{code} {words[code]}": pages} for code, pages in families.items() if pages]


def _title(path: Path) -> str:
    found = re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else path.stem


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Prepare a page for the site.

    The note to whoever edits a generated page goes, so that the page begins with its title; the
    examples of a rule say which of them is found; and a line of Chinese that goes on in the next
    is not parted by a blank. The lists of rules, in which every word occurs, stay out of the search.
    """
    language = _language(page.file.src_uri)
    titles = TITLES[language]
    if page.file.src_uri.endswith("rules/README.md"):
        page.meta["search"] = {"exclude": True}
    text = _EXAMPLE.sub(lambda fence: f'``` {{ .{fence[1]} .{fence[2]} title="{titles[fence[2]]}" }}', markdown)
    text = _NOTE.sub("", text)
    if language == "en":
        return text
    return "".join(part if part.startswith("```") else _BROKEN.sub("", part) for part in _FENCE.split(text))


def on_page_context(context: Any, *, page: Any, config: Any, **_: Any) -> Any:
    """Let the theme speak the language of the page."""
    config["theme"]["language"] = INTERFACE[_language(page.file.src_uri)]
    return context


def on_post_page(output: str, *, page: Any, **_: Any) -> str:
    """Say which language a page is in, so that screen readers and fonts follow."""
    return re.sub(r'<html lang="[^"]*"', f'<html lang="{_language(page.file.src_uri)}"', output, count=1)


def on_post_build(*, config: Any) -> None:
    """Let the search part Chinese into its characters.

    Without a dictionary the theme knows words of a query only by the words of its index, takes a
    single character that stands there for a word, and drops the last of the query. With a joiner
    behind each, which nobody sees, no character stands there alone: the whole query reaches the
    separator of ``mkdocs.yml``, which parts it, and each character is sought as a beginning.
    """
    path = Path(config["site_dir"], "search/search_index.json")
    index = json.loads(path.read_text(encoding="utf-8"))
    for entry in index["docs"]:
        for field in ("title", "text"):
            entry[field] = _IDEOGRAPH.sub("\\g<0>\u200d", entry[field])
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _language(place: str) -> str:
    first = place.split("/", 1)[0]
    return first if first in TITLES else "en"
