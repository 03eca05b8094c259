"""The pages of the rules, and their list, in the reader's language."""

from typing import Any

from commops import rules
from commops.messages import Speech
from commops.rules.page import page_of
from commops.rules.rule import Rule

_HEADINGS = {"why": "Why it matters", "finds": "What it finds", "do": "What to do"}


def page(rule: Rule, speech: Speech) -> str:
    """A rule's page as Markdown, its examples in fences marked ``yaml bad`` and ``yaml good``."""
    parts = page_of(rule)
    severity = speech.word(f"report.{rule.severity.word}", rule.severity.word)
    lines = [f"# {rule.code} {rule.name}", "", _title(rule, speech), "", f"{rule.code} · {rule.name} · {severity}", ""]
    for part, heading in _HEADINGS.items():
        lines += [f"## {speech.word(f'page.{part}', heading)}", ""]
        lines += [speech.rule(rule.code, part, getattr(parts, part)), ""]
        kind = {"finds": "bad", "do": "good"}.get(part)
        for example in parts.examples:
            if example.kind == kind:
                lines += [f"```{example.language} {example.kind}", example.text.rstrip("\n"), "```", ""]
    lines += _options(rule, speech)
    return "\n".join(lines).rstrip("\n") + "\n"


def _title(rule: Rule, speech: Speech) -> str:
    end = "." if speech.language == "en" else "。"
    return speech.rule(rule.code, "title", page_of(rule).title) + end


def _options(rule: Rule, speech: Speech) -> list[str]:
    listed = options_of(rule)
    if not listed:
        return []
    heads = [
        speech.word(f"page.{key}", word)
        for key, word in (("option", "Option"), ("default", "Default"), ("meaning", "Meaning"))
    ]
    rows = [f"| `{option['name']}` | {option['default']} | {_option_help(rule, option, speech)} |" for option in listed]
    return [
        f"## {speech.word('page.options', 'Options')}",
        "",
        f"| {' | '.join(heads)} |",
        "| --- | --- | --- |",
        *rows,
        "",
    ]


def _option_help(rule: Rule, option: dict[str, Any], speech: Speech) -> str:
    return speech.rule(rule.code, f"option.{option['name']}", str(option["help"])).replace("|", "\\|")


def options_of(rule: Rule) -> list[dict[str, Any]]:
    """The options of a rule: name as a policy writes it, default, help."""
    if rule.options is None:
        return []
    from dataclasses import fields

    return [
        {
            "name": field.name.replace("_", "-"),
            "default": getattr(rule.options, field.name),
            "help": field.metadata.get("help", ""),
        }
        for field in fields(rule.options)
    ]


def listing(speech: Speech) -> list[dict[str, Any]]:
    """All rules as data: code, name, family, severity, title, options."""
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "family": rule.family,
            "severity": rule.severity.word,
            "title": speech.rule(rule.code, "title", page_of(rule).title),
            "options": [{"name": item["name"], "default": item["default"]} for item in options_of(rule)],
        }
        for rule in rules.find()
    ]
