"""Three languages say the same, with the same blanks."""

import ast
import re
from pathlib import Path

import pytest

from commops import messages, rules
from commops.messages import LANGUAGES, _catalogue, choose_language, in_language
from commops.rules.page import page_of
from commops.rules.rule import Rule
from tests.conftest import ROOT

CHINESE = [language for language in LANGUAGES if language != "en"]
BLANK = re.compile(r"\{(\w+)\}")
SOURCES = sorted((ROOT / "src/commops").rglob("*.py"))


def said() -> dict[str, str]:
    """Every key that the code says, with its English."""
    found: dict[str, str] = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or len(node.args) < 2:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            key, english = node.args[:2]
            if name in ("word", "say", "_word") and isinstance(key, ast.Constant) and isinstance(english, ast.Constant):
                found[str(key.value)] = str(english.value)
    return found


def tables() -> dict[str, str]:
    """Keys that are put together from a table."""
    from commops.cli.failures import _USAGE, SENTENCES
    from commops.renderers.terminal_rules import _FAMILIES
    from commops.reporters.text import COUNTED

    found = {f"report.count.{word}": several for word, (_, several) in COUNTED.items()}
    found |= {f"report.{word}": word for word in ("error", "warning", "info", "never", "why", "help", "fix", "more")}
    found |= {f"failure.{word}": text for word, text in SENTENCES.items()}
    found |= dict(_USAGE.values())
    found |= {f"family.{family}": text for family, text in _FAMILIES.items()}
    found |= {f"expected.{word}": text for word, text in messages.EXPECTED.items()}
    found |= {f"kind.{word}": text for word, text in messages.KINDS.items()}
    return found


@pytest.mark.parametrize("language", CHINESE)
def test_every_phrase_of_the_program_is_translated_with_the_same_blanks(language: str) -> None:
    missing, different = [], []
    for key, english in {**said(), **tables()}.items():
        prefix = key.partition(".")[0]
        text = _catalogue(language, messages._PARTS.get(prefix, prefix)).get(key)
        if text is None:
            missing.append(key)
        elif set(BLANK.findall(text)) != set(BLANK.findall(english)):
            different.append(key)

    assert (missing, different) == ([], [])


@pytest.mark.parametrize("language", CHINESE)
@pytest.mark.parametrize("rule", rules.find(), ids=lambda rule: rule.code)
def test_every_rule_is_said_in_the_language_with_the_same_blanks(rule: Rule, language: str) -> None:
    entry = _catalogue(language, f"rules.{rule.family.lower()}").get(rule.code, {})
    page = page_of(rule)

    assert set(entry) - {part for part in entry if part.startswith("option.")} >= {
        "title",
        "message",
        "advice",
        "why",
        "finds",
        "do",
    }
    assert set(entry.get("places", {})) == set(rule.places)
    for part, english in (("message", rule.message), ("advice", rule.advice)):
        assert set(BLANK.findall(entry[part])) == set(BLANK.findall(english)), part
    assert all(
        set(BLANK.findall(entry["places"][label])) == set(BLANK.findall(text)) for label, text in rule.places.items()
    )
    assert entry["title"] != page.title


@pytest.mark.parametrize("language", CHINESE)
def test_every_option_of_a_rule_is_explained_in_the_language(language: str) -> None:
    from commops.api.pages import options_of

    missing = [
        f"{rule.code}.{option['name']}"
        for rule in rules.find()
        for option in options_of(rule)
        if f"option.{option['name']}" not in _catalogue(language, f"rules.{rule.family.lower()}").get(rule.code, {})
    ]

    assert missing == []


def test_nothing_is_translated_that_nobody_says() -> None:
    codes = {rule.code for rule in rules.find()}
    for language in CHINESE:
        folder = ROOT / "src/commops/messages" / language.lower().replace("-", "_") / "rules"
        for path in folder.glob("[a-z]*.py"):
            assert set(_catalogue(language, f"rules.{path.stem}")) <= codes


def test_traditional_chinese_is_not_simplified_chinese_in_other_letters() -> None:
    """The two catalogues differ in words, not in script alone: a sample of terms of each place."""
    told = {}
    for language in CHINESE:
        folder = ROOT / "src/commops/messages" / language.lower().replace("-", "_")
        told[language] = "".join(path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py")))

    for word in ("檔案", "資料夾", "職掌", "當責"):
        assert word in told["zh-TW"]
    for word in ("文件夹", "職責矩陣", "默認", "信息"):
        assert word not in told["zh-TW"]


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh-CN"),
        ("zh_CN.UTF-8", "zh-CN"),
        ("zh-Hans-SG", "zh-CN"),
        ("zh_TW", "zh-TW"),
        ("zh-Hant", "zh-TW"),
        ("zh-HK", "zh-TW"),
        ("en_GB", "en"),
        ("C.UTF-8", "en"),
        ("de", "en"),
    ],
)
def test_a_locale_gives_the_nearest_language(tag: str, language: str) -> None:
    assert choose_language(None, {"LANG": tag}) == language


def test_a_text_is_shown_in_the_language_or_the_nearest_it_has() -> None:
    text = {"zh-CN": "岗位", "en": "role"}

    assert [in_language(text, tag) for tag in ("zh-CN", "zh-TW", "en")] == ["岗位", "岗位", "role"]
    assert in_language({"de": "Rolle"}, "en") == "Rolle"
    assert in_language("role", "zh-TW") == "role"
    assert in_language(None, "en") == ""


def test_a_part_in_double_brackets_goes_when_a_blank_in_it_is_empty() -> None:
    speech = messages.Speech("en")

    assert speech.word("x.y", "no rule {rule}[[; did you mean {near}?]]", rule="a", near="") == "no rule a"
    assert (
        speech.word("x.y", "no rule {rule}[[; did you mean {near}?]]", rule="a", near="b")
        == "no rule a; did you mean b?"
    )


def test_paths_named_in_the_guides_exist() -> None:
    for name in ("CONTRIBUTING.md", "ARCHITECTURE.md", "README.md", "README.zh-CN.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for path in re.findall(r"`((?:src|tests|docs|examples|roles|tools|benchmarks)/[\w./-]+)`", text):
            assert (ROOT / Path(path.split("<")[0])).exists(), f"{name}: {path}"
