"""What an organisation accepts, and what it has declared and does not keep."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from commops import rules
from commops.api.choosing import READING, Scope, is_off
from commops.api.opening import Opened
from commops.api.resolving import digests, resolved
from commops.finding import ID_KINDS, Finding, Reported
from commops.load.complaints import nearest
from commops.rules.rule import Rule


def waived(reported: list[Reported], opened: Opened, scope: Scope, ran: list[Rule]) -> list[Reported]:
    """Findings marked as accepted where a waiver says so; waivers that no longer hold are findings."""
    policy, as_of = opened.graph.org.policy, opened.graph.as_of
    kept = list(reported)
    extra: list[Finding] = []
    names = {rule.name for rule in ran}
    hashes = digests(kept) if policy.waive else []
    for number, waiver in enumerate(policy.waive):
        at = ("policy", "waive", str(number))
        rule = next((r for r in rules.find() if waiver.rule.casefold() in (r.name, r.code.casefold())), None)
        if rule is None:
            near = nearest(waiver.rule, [r.name for r in rules.find()])
            values = {"target": waiver.rule, "kind": "rules", "near": near}
            extra.append(Finding("dangling-reference", (*at, "rule"), values, on_value=True))
            continue
        hits = [
            n
            for n, item in enumerate(kept)
            if item.rule == rule.name and not is_reading(item) and covers(waiver.at, item, hashes[n])
        ]
        until = waiver.until.isoformat() if waiver.until else None
        if waiver.until is not None and as_of is not None and waiver.until < as_of:
            values = {"target": rule.name, "until": str(until), "at": waiver.at}
            extra.append(Finding("waiver-expired", (*at, "until"), values, on_value=True))
        elif hits:
            accepted = {"reason": waiver.reason, "until": until}
            for n in hits:
                kept[n] = replace(kept[n], state="waived", waiver=accepted)
        elif rule.name in names or rule.code.startswith(READING):
            values = {"target": rule.name, "at": waiver.at}
            extra.append(Finding("waiver-unused", (*at, "at"), values, on_value=True))
    if scope == "validate":
        extra = [finding for finding in extra if finding.rule == "dangling-reference"]
    elif scope == "gaps":
        extra = [finding for finding in extra if finding.rule != "dangling-reference"]
    return kept + [resolved(finding, opened) for finding in extra if not is_off(finding, opened)]


def is_reading(item: Reported) -> bool:
    """Whether a finding says that the file cannot be read right; nobody can accept that."""
    return item.code.startswith(READING)


def covers(at: str, item: Reported, digest: str) -> bool:
    """Whether a waiver's place is the finding's own, one above it, or that of a related place.

    Args:
        at: the place, or the id of a finding.
        item: a finding of the waiver's rule.
        digest: the hash that its id is the beginning of.
    """
    pointers = [item.pointer, *(related.pointer for related in item.related)]
    subject = [f"{ID_KINDS[key]}.{item.values[key]}" for key in ("duty", "role", "unit") if key in item.values]
    joined = [".".join(pointer) for pointer in pointers] + subject
    return any(path == at or path.startswith(at + ".") for path in joined) or (len(at) >= 6 and digest.startswith(at))


def _is_past(day: date | None, opened: Opened) -> bool:
    return day is not None and opened.graph.as_of is not None and day < opened.graph.as_of


def unmet(reported: list[Reported], opened: Opened, scope: Scope) -> Iterable[Finding]:
    """The principles whose own rules have open findings, and the names of rules that do not exist."""
    principles = opened.graph.org.section("principles")
    if not any(entry.checks for entry in principles.values()):
        return
    everything = rules.find()
    by_word = {word: rule.name for rule in everything for word in (rule.name, rule.code.casefold())}
    policy = opened.graph.org.policy
    waivers = [waiver for waiver in policy.waive if not _is_past(waiver.until, opened)]
    valid = [(by_word.get(waiver.rule.casefold()), waiver.at) for waiver in waivers]
    counted: dict[str, int] = {}
    hashes = digests(reported) if valid else [""] * len(reported)
    for item, digest in zip(reported, hashes, strict=True):
        if not any(name == item.rule and covers(at, item, digest) for name, at in valid):
            counted[item.rule] = counted.get(item.rule, 0) + 1
    setting = opened.settings.get("principle-unmet")
    for key, entry in principles.items():
        names = dict.fromkeys(by_word.get(word.casefold(), word) for word in entry.checks if not entry.archived)
        for word in [word for word in names if word not in by_word and scope != "gaps"]:
            near = nearest(word, [rule.name for rule in everything])
            values = {"target": word, "kind": "rules", "near": near}
            yield Finding("dangling-reference", ("principles", key, "checks", word), values)
        broken = [name for name in names if name in counted]
        if broken and scope != "validate" and not (setting is not None and setting.off):
            values = {"principle": key, "rules": broken, "count": sum(counted[name] for name in broken)}
            yield Finding("principle-unmet", ("principles", key), values)
