"""The list of rules, family by family."""

from collections.abc import Mapping, Sequence
from typing import Any

from commops.messages import Speech
from commops.terminal import Style, padded, width_of, wrapped

_FAMILIES = {
    "SYN": "the text of the file",
    "SCH": "the shape of the file",
    "DAT": "ids and names",
    "STR": "structure: units, reporting lines, spans, layers",
    "DUT": "duties: gaps and overlaps",
    "RAC": "letters of the duty matrix",
    "WFL": "workflows and their steps",
    "GOV": "measures, targets, escalation, information, reviews",
    "SOD": "separation of duties",
    "CAP": "people and their time",
    "SKL": "what people can do",
    "RES": "resilience: backups, deputies, successors",
    "CLR": "clear wording",
    "POL": "what was accepted",
}
_TONES = {"error": "red", "warning": "yellow", "info": "cyan"}


def draw_rules(listed: Sequence[Mapping[str, Any]], speech: Speech, style: Style) -> str:
    """A table of the rules: code, severity, name, title; a heading for each family."""
    names = max(width_of(rule["name"]) for rule in listed)
    severities = {word: speech.word(f"report.{word}", word) for word in _TONES}
    column = max(width_of(word) for word in severities.values())
    before = 8 + column + 2 + names + 2
    lines: list[str] = []
    family = ""
    for rule in listed:
        if rule["family"] != family:
            family = rule["family"]
            heading = speech.word(f"family.{family}", _FAMILIES[family])
            lines += ["", style.paint(f"{family}  {heading}", "bold")]
        severity = style.paint(padded(severities[rule["severity"]], column), _TONES[rule["severity"]])
        first, *rest = wrapped(rule["title"], max(style.width - before, 20))
        lines.append(f"{rule['code']}  {severity}  {padded(rule['name'], names)}  {first}")
        lines += [" " * before + line for line in rest]
    return style.signs("\n".join(lines[1:]) + "\n")
