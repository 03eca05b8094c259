"""Makes the generated files; ``--check`` only lists what is stale, and fails if anything is."""

import json
import subprocess
import sys
from pathlib import Path

from commops import rules
from commops.api.pages import page
from commops.api.schema import format_schema
from commops.cli import commands
from commops.messages import Speech
from commops.reporters.json import SCHEMA
from commops.rules.page import page_of

ROOT = Path(__file__).resolve().parents[1]
NOTE = "<!-- Made by tools/generate.py; change the rule, not this page. -->\n\n"
LANGUAGES = {"en": "docs/rules", "zh-CN": "docs/zh-CN/rules", "zh-TW": "docs/zh-TW/rules"}


def generated() -> dict[Path, str]:
    """Every made file and what has to stand in it."""
    made = {
        ROOT / "docs/team.schema.json": json.dumps(format_schema(), ensure_ascii=False, indent=2) + "\n",
        ROOT / "docs/report.schema.json": json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n",
        ROOT / "docs/cli.md": _commands(),
        ROOT / "ARCHITECTURE.md": _architecture(),
    }
    for language, folder in LANGUAGES.items():
        speech = Speech(language)
        for rule in rules.find():
            made[ROOT / folder / f"{rule.name}.md"] = NOTE + page(rule, speech)
        made[ROOT / folder / "README.md"] = _index(speech)
    return made


def _index(speech: Speech) -> str:
    heads = [
        speech.word(f"page.{key}", word)
        for key, word in (("code", "Code"), ("rule", "Rule"), ("severity", "Severity"), ("what", "What it finds"))
    ]
    rows = [
        f"| {rule.code} | [{rule.name}]({rule.name}.md) "
        f"| {speech.word(f'report.{rule.severity.word}', rule.severity.word)} "
        f"| {speech.rule(rule.code, 'title', page_of(rule).title)} |"
        for rule in rules.find()
    ]
    title = speech.word("page.rules", "Rules")
    return "\n".join([f"{NOTE}# {title}", "", f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |", *rows, ""])


def _commands() -> str:
    parts = ["<!-- Made by tools/generate.py; change the command, not this page. -->\n\n# Commands\n"]
    for name in ["", *commands()]:
        call = [word for word in (sys.executable, "-m", "commops", name, "--help") if word]
        environment = {
            "COLUMNS": "100",
            "COMMOPS_LANG": "en",
            "PYTHONPATH": str(ROOT / "src"),
        }
        done = subprocess.run(call, capture_output=True, text=True, check=True, env=environment)
        parts.append(f"## commops {name}".rstrip() + f"\n\n```text\n{done.stdout.strip()}\n```\n")
    return "\n".join(parts)


def _architecture() -> str:
    """The page with its block of floors as .importlinter has them."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    floors = (ROOT / ".importlinter").read_text(encoding="utf-8").split("layers =\n")[1].split("exhaustive")[0]
    block = "\n".join(line.strip() for line in floors.strip().split("\n"))
    before, _, rest = text.partition("<!-- floors -->\n")
    _, _, after = rest.partition("<!-- /floors -->")
    return f"{before}<!-- floors -->\n```text\n{block}\n```\n<!-- /floors -->{after}"


def main() -> int:
    """Write what is stale, or with ``--check`` say so."""
    made = generated()
    stale = [path for path, text in made.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    left = [path for folder in LANGUAGES.values() for path in sorted((ROOT / folder).glob("*.md")) if path not in made]
    if "--check" in sys.argv[1:]:
        for path in [*stale, *left]:
            print(f"stale: {path.relative_to(ROOT)}")
        return 1 if stale or left else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
        print(f"made: {path.relative_to(ROOT)}")
    for path in left:
        path.unlink()
        print(f"removed: {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
