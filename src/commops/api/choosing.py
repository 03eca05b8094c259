"""Which rules run, which are reported, and what the policy says of them."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from commops import rules
from commops.api.opening import Opened, Request, Setting
from commops.errors import BadOption
from commops.finding import Finding, Severity
from commops.load.complaints import nearest
from commops.rules.rule import BadSetting, Rule, with_settings

Scope = Literal["validate", "gaps", "check"]
READING = ("SYN", "SCH")
FILE = (*READING, "DAT")
CONTRADICTIONS = ("reporting-cycle", "unity-of-command")
"""The errors of the family STR, by name, so that ``validate`` imports no other rule of it; a test holds the list."""


def of_scope(scope: Scope) -> Iterable[Rule]:
    """The rules of a command: the file's families and errors of structure, or the rest, or all."""
    if scope == "validate":
        yield from rules.find(("DAT",))
        yield from map(rules.named, CONTRADICTIONS)
        return
    for rule in rules.find(family for family in rules.FAMILIES if family not in FILE):
        if scope == "check" or rule.name not in CONTRADICTIONS:
            yield rule
    if scope == "check":
        yield from rules.find(("DAT",))


def chosen(request: Request) -> set[str] | None:
    """The names of the rules to report; None for all."""
    if not request.select and not request.ignore:
        return None
    everything = rules.find()
    kept = {rule.name for rule in everything}
    if request.select:
        kept = {rule.name for word in request.select for rule in _matching(word, everything)}
    return kept - {rule.name for word in request.ignore for rule in _matching(word, everything)}


def _matching(word: str, everything: Sequence[Rule]) -> list[Rule]:
    """The rules of a code, a name, a family or the beginning of a code."""
    folded = word.strip().casefold()
    found = [
        rule
        for rule in everything
        if rule.name == folded or (len(folded) >= 3 and rule.code.casefold().startswith(folded))
    ]
    if not found:
        known = [name for rule in everything for name in (rule.name, rule.code.lower(), rule.family.lower())]
        near = nearest(folded, known)
        raise BadOption("unknown-rule", rule=word, near=near.upper() if near[3:].isdigit() or len(near) == 3 else near)
    return found


def settle(opened: Opened) -> list[Finding]:
    """Take over policy.rules; what does not fit a rule is a finding."""
    findings = []
    for word, setting in opened.graph.org.policy.rules.items():
        at = ("policy", "rules", word)
        everything = rules.find()
        rule = next((rule for rule in everything if word.casefold() in (rule.name, rule.code.casefold())), None)
        if rule is None:
            known = [rule.name for rule in everything]
            values: dict[str, Any] = {"target": word, "kind": "rules", "near": nearest(word, known)}
            findings.append(Finding("dangling-reference", at, values, known=known))
            continue
        settled = Setting(off=setting.severity == "off")
        if setting.severity not in (None, "off", "on"):
            settled.severity = Severity.of(str(setting.severity))
        try:
            settled.options = with_settings(rule.options, setting.options)
        except BadSetting as bad:
            pointer = (*at, bad.key)
            if bad.expected:
                values = {"key": bad.key, "expected": bad.expected}
                values["found"] = str(setting.options[bad.key])
                findings.append(Finding("wrong-type", pointer, values, on_value=True))
            else:
                near = nearest(bad.key, bad.known)
                findings.append(Finding("unknown-key", pointer, {"key": bad.key, "near": near}, known=bad.known))
        opened.settings[rule.name] = settled
    return findings


def is_off(finding: Finding, opened: Opened) -> bool:
    """Whether the policy turns the finding's rule off; what the reading reports cannot be turned off."""
    setting = opened.settings.get(finding.rule)
    return setting is not None and setting.off and rules.named(finding.rule).family not in READING
