"""Findings with their codes, severities, places and ids; echoes silenced."""

import hashlib
import json
from dataclasses import replace
from typing import Any

from commops import rules
from commops.api.choosing import READING
from commops.api.opening import Opened
from commops.finding import ID_KINDS, Finding, Related, Reported


def unsilenced(findings: list[Finding]) -> list[Finding]:
    """The findings without the echoes of others: one defect gives one finding."""
    silent: set[tuple[str, str, Any]] = set()
    for name in {finding.rule for finding in findings}:
        for echo, key in rules.named(name).silences.items():
            for finding in findings:
                if finding.rule == name and key in finding.values:
                    silent.add((echo, key, _frozen(finding.values[key])))
    if not silent:
        return findings
    keys = {(echo, key) for echo, key, _ in silent}
    return [
        finding
        for finding in findings
        if not any(
            echo == finding.rule and key in finding.values and (echo, key, _frozen(finding.values[key])) in silent
            for echo, key in keys
        )
    ]


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def resolved(finding: Finding, opened: Opened) -> Reported:
    """A finding with its code, its severity and its places."""
    rule = rules.named(finding.rule)
    document = opened.loaded.document
    setting = opened.settings.get(finding.rule)
    severity = finding.severity or rule.severity
    if setting is not None and setting.severity is not None:
        severity = setting.severity
    related = tuple(
        item
        if item.place
        else Related(
            item.pointer,
            item.label,
            item.values,
            document.place(item.pointer, value=item.on_value, text=item.text),
        )
        for item in finding.related
    )
    place = finding.place or document.place(finding.pointer, value=finding.on_value, text=finding.text)
    fix = None
    if finding.known or finding.rule == "entry-repeated":
        from commops.api.repairs import fix_of

        fix = fix_of(finding, place, opened)
    return Reported("", rule.code, rule.name, severity, place, finding.pointer, finding.values, related, fix=fix)


def with_ids(reported: list[Reported]) -> list[Reported]:
    """Findings with short ids, longer where two would be the same."""
    hashes = digests(reported)
    seen: dict[str, int] = {}
    for digest in hashes:
        seen[digest[:6]] = seen.get(digest[:6], 0) + 1
    return [
        replace(item, id=digest[:6] if seen[digest[:6]] == 1 else digest[:12])
        for item, digest in zip(reported, hashes, strict=True)
    ]


def digests(reported: list[Reported]) -> list[str]:
    """The hashes that the ids of findings are beginnings of; of several on the same ids the pointer counts."""
    hashes: dict[int, str] = {}
    taken: set[str] = set()
    for number in sorted(range(len(reported)), key=lambda number: reported[number].pointer):
        digest = hash_of(reported[number])
        if digest in taken:
            told = json.dumps([digest, reported[number].pointer], ensure_ascii=False)
            digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
        taken.add(digest)
        hashes[number] = digest
    return [hashes[number] for number in range(len(reported))]


def hash_of(item: Reported) -> str:
    """A hash of the code and the ids; where there are none, of the pointer and the words that stand there.

    Numbers do not count: a finding that goes from five to six is still the same.
    """
    ids: dict[str, Any] = {key: _in_order(key, value) for key, value in item.values.items() if key in ID_KINDS}
    if item.code.startswith(READING):
        plain = {key: str(value) for key, value in item.values.items()}
        ids = {**ids, "at": ".".join(item.pointer) or f"{item.place.line}:{item.place.column}", **plain}
    elif not ids:
        words = {key: value for key, value in item.values.items() if not isinstance(value, int | float)}
        ids = {"at": ".".join(item.pointer), **words}
    text = json.dumps([item.code, ids], ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _in_order(key: str, value: Any) -> Any:
    """Ids in the order of their letters, unless they are a way."""
    return sorted(value) if isinstance(value, list) and key != "path" else value


def order_of(item: Reported) -> tuple[Any, ...]:
    """Worst first, then by code and subject: the same whatever the order of the file."""
    values = json.dumps(dict(item.values), ensure_ascii=False, sort_keys=True, default=str)
    place = (item.place.file, item.place.line, item.place.column)
    return -item.severity, item.code, item.pointer, values, place
