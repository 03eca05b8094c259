"""Makes the generated files; ``--check`` only lists what is stale, and fails if anything is."""

import json
import subprocess
import sys
from pathlib import Path

from format_page import format_page

from commops import rules
from commops.api.pages import page
from commops.api.schema import format_schema
from commops.cli import commands
from commops.messages import Speech
from commops.renderers.allocation_schema import SCHEMA as ALLOCATION
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
        ROOT / "docs/allocation.schema.json": json.dumps(ALLOCATION, ensure_ascii=False, indent=2) + "\n",
        ROOT / "docs/cli.md": _commands(),
        ROOT / "docs/format.md": format_page(),
        ROOT / "ARCHITECTURE.md": _architecture(),
        ROOT / "docs/documents.md": _documents(),
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


DOCUMENTS = {
    "four-teams": "000, first plan",
    "six-roles": "000, second plan",
    "job-descriptions": "001",
    "modules": "002",
    "department": "003",
    "core-duties": "004",
}


def _documents() -> str:
    """What each example declares of its document, and where in the format it stands."""
    counts = {name: declared(name) for name in DOCUMENTS}
    kinds = [kind for kind in next(iter(counts.values())) if any(count[kind] for count in counts.values())]
    rows = [f"| {kind} | " + " | ".join(str(counts[name][kind] or "–") for name in DOCUMENTS) + " |" for kind in kinds]
    return "\n".join(
        [
            "<!-- Made by tools/generate.py from the examples. -->\n",
            "# What the examples declare\n",
            "The examples are five documents on community operations, written down in the format. Each row says",
            "where in the format a kind of fact stands, and how many there are.\n",
            "| in the format | "
            + " | ".join(f"{name} (document {number})" for name, number in DOCUMENTS.items())
            + " |",
            "| --- |" + " --- |" * len(DOCUMENTS),
            *rows,
            "",
        ]
    )


def declared(example: str) -> dict[str, int]:
    """How many facts of each kind an example declares, by the place that they have in the format.

    People are left out: the documents name nobody, those of the examples are made up.
    """
    from commops.api.checking import Request, open_organisation
    from commops.model.organisation import SECTIONS

    organisation = open_organisation(Request(str(ROOT / "examples" / example / "team.yaml"))).graph.org
    roles = list(organisation.roles.values())
    needs = [role.requires for role in roles if role.requires is not None]
    sections = {f"`{name}`": len(organisation.section(name)) for name in SECTIONS if name != "people"}
    return {
        **sections,
        "`roles.*.duties`": sum(len(role.duties) for role in roles),
        "`roles.*.duties.*.tasks`": sum(len(has.tasks) for role in roles for has in role.duties.values()),
        "`roles.*.outcomes`": sum(len(role.outcomes) for role in roles),
        "`roles.*.requires`": sum(
            len(need.skills) + len(need.languages) + len(need.traits) + len(need.knowledge) + len(need.majors)
            + len(need.experience) + len(need.certificates) + (need.education is not None) + (need.years is not None)
            for need in needs
        ),
        "`roles.*.conditions`": sum(len(role.conditions) for role in roles),
        "`units.*.scope`": sum(len(unit.scope) for unit in organisation.units.values()),
        "`duties.*.tasks`": sum(len(duty.tasks) for duty in organisation.duties.values()),
        "`workflows.*.steps`": sum(len(flow.steps) for flow in organisation.workflows.values()),
        "`metrics.*.targets`": sum(len(metric.targets) for metric in organisation.metrics.values()),
    }  # fmt: skip


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
