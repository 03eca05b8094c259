"""An organisation held against the rules."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from commops import rules
from commops.errors import BadOption, NoSuchInput
from commops.finding import ID_KINDS, Finding, Related, Report, Reported, Severity
from commops.graph import OrgGraph
from commops.load import Loaded, load
from commops.load.complaints import nearest
from commops.load.files import gather
from commops.messages import in_language
from commops.rules.rule import BadSetting, Options, Rule, with_settings
from commops.source.decode import MAX_BYTES

Scope = Literal["validate", "gaps", "check"]
_READING = ("SYN", "SCH")
_FILE = (*_READING, "DAT")


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do."""

    target: str | None = None
    stdin: bytes | None = None
    as_of: date | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    limit: int = MAX_BYTES
    against: str | None = None


@dataclass(slots=True)
class Opened:
    """An organisation that was read: what it is, where it stands, what was wrong with it."""

    loaded: Loaded
    graph: OrgGraph
    file: str
    fail_on: str = "error"
    settings: "dict[str, _Setting]" = field(default_factory=dict)
    other: "Opened | None" = None
    """The organisation that this one is held against."""

    def name(self, section: str, key: str, language: str) -> str:
        """The name of an id in a language; the id where it has none."""
        entry = self.graph.org.entry(section, key)
        if entry is None:
            return key if self.other is None else self.other.name(section, key, language)
        return in_language(entry.name, language) or key


@dataclass(slots=True)
class _Setting:
    severity: Severity | None = None
    off: bool = False
    options: Options | None = None


def open_organisation(request: Request) -> Opened:
    """Read the organisation that a request names.

    Args:
        request: the file and the date.

    Returns:
        The organisation and its graph; findings of the reading are in ``loaded``.

    Raises:
        NoSuchInput: nothing to read.
    """
    files = gather(request.target, stdin=request.stdin, limit=request.limit)
    loaded = load(files)
    head = loaded.organisation.head
    graph = OrgGraph(loaded.organisation, request.as_of or head.as_of, loaded.empty)
    return Opened(loaded, graph, files.entry)


def check(request: Request, scope: Scope) -> tuple[Report, Opened]:
    """Hold an organisation against the rules.

    Args:
        request: what to read, which rules to report.
        scope: ``validate`` for the file, ``gaps`` for the design, ``check`` for both.

    Returns:
        The report, and the organisation.

    Raises:
        NoSuchInput: nothing to read.
        BadOption: ``select`` or ``ignore`` names no rule.
    """
    wanted = _chosen(request)
    opened = open_organisation(request)
    policy = opened.graph.org.policy
    opened.fail_on = request.fail_on or policy.fail_on or "error"
    findings = [*opened.loaded.findings, *_settle(opened)]
    ran: list[Rule] = []
    if not opened.loaded.broken:
        for rule in _of_scope(scope):
            setting = opened.settings.get(rule.name)
            if setting is not None and setting.off:
                continue
            if rule.check is not None:
                ran.append(rule)
                options = setting.options if setting and setting.options else rule.options
                findings += rule.check(opened.graph, options)
    if request.against is not None:
        opened.other = open_organisation(replace(request, target=request.against, stdin=None))
        if opened.other.loaded.broken:
            raise NoSuchInput("broken-input", path=opened.other.file)
        findings += _not_carried_over(opened, opened.other)
    if scope == "gaps":
        findings = [found for found in findings if not _is_reference(found)]
    found = _unsilenced(findings)
    reported = [_resolved(finding, opened) for finding in found if not _is_off(finding, opened)]
    if not opened.loaded.broken:
        reported += [_resolved(finding, opened) for finding in _unmet(reported, opened, scope)]
    reported = _with_ids(_waived(reported, opened, scope, ran))
    if wanted is not None:
        reported = [item for item in reported if item.rule in wanted]
    reported.sort(key=_order)
    counted = {name: len(entries) for name, entries in opened.graph.org.sections.items()}
    as_of = opened.graph.as_of
    report = Report(opened.file, as_of.isoformat() if as_of else None, tuple(reported), opened.fail_on, counted)
    return report, opened


def _not_carried_over(opened: Opened, other: Opened) -> Iterable[Finding]:
    """The duties that another organisation owns and this one does not."""
    here, there = opened.graph, other.graph
    title = other.graph.org.head.name
    name = in_language(title, "en") or other.file
    for duty in there.assignments:
        owners = sorted({*there.with_letter(duty, "A"), *there.with_letter(duty, "R")})
        if (
            owners
            and not here.with_letter(duty, "A")
            and not here.with_letter(duty, "R")
            and duty not in here.org.duties
        ):
            yield Finding("duty-not-carried-over", ("roles",), {"duty": duty, "roles": owners, "other": name})


def _unmet(reported: list[Reported], opened: Opened, scope: Scope) -> Iterable[Finding]:
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
    for item in reported:
        if not any(name == item.rule and _covers(at, item) for name, at in valid):
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


def _is_past(day: date | None, opened: Opened) -> bool:
    return day is not None and opened.graph.as_of is not None and day < opened.graph.as_of


def _is_reference(finding: Finding) -> bool:
    return rules.named(finding.rule).family == "DAT"


def _of_scope(scope: Scope) -> Iterable[Rule]:
    """The rules of a command: the file's families and errors of structure, or the rest, or all."""
    if scope == "validate":
        yield from rules.find(("DAT",))
        yield from (rule for rule in rules.find(("STR",)) if rule.severity is Severity.ERROR)
        return
    for rule in rules.find(family for family in rules.FAMILIES if family not in _FILE):
        if scope == "check" or rule.family != "STR" or rule.severity is not Severity.ERROR:
            yield rule
    if scope == "check":
        yield from rules.find(("DAT",))


def _chosen(request: Request) -> set[str] | None:
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


def _settle(opened: Opened) -> list[Finding]:
    """Take over policy.rules; what does not fit a rule is a finding."""
    findings = []
    for word, setting in opened.graph.org.policy.rules.items():
        at = ("policy", "rules", word)
        everything = rules.find()
        rule = next((rule for rule in everything if word.casefold() in (rule.name, rule.code.casefold())), None)
        if rule is None:
            near = nearest(word, [rule.name for rule in everything])
            findings.append(Finding("dangling-reference", at, {"target": word, "kind": "rules", "near": near}))
            continue
        settled = _Setting(off=setting.severity == "off")
        if setting.severity not in (None, "off", "on"):
            settled.severity = Severity.of(str(setting.severity))
        try:
            settled.options = with_settings(rule.options, setting.options)
        except BadSetting as bad:
            pointer = (*at, bad.key)
            if bad.expected:
                values: dict[str, Any] = {"key": bad.key, "expected": bad.expected}
                values["found"] = str(setting.options[bad.key])
                findings.append(Finding("wrong-type", pointer, values, on_value=True))
            else:
                near = nearest(bad.key, bad.known)
                findings.append(Finding("unknown-key", pointer, {"key": bad.key, "near": near}))
        opened.settings[rule.name] = settled
    return findings


def _is_off(finding: Finding, opened: Opened) -> bool:
    setting = opened.settings.get(finding.rule)
    return setting is not None and setting.off and rules.named(finding.rule).family not in _READING


def _unsilenced(findings: list[Finding]) -> list[Finding]:
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


def _resolved(finding: Finding, opened: Opened) -> Reported:
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
    return Reported("", rule.code, rule.name, severity, place, finding.pointer, finding.values, related)


def _with_ids(reported: list[Reported]) -> list[Reported]:
    """Findings with short ids, longer where two would be the same; of several on the same ids the pointer counts."""
    hashes: dict[int, str] = {}
    taken: set[str] = set()
    for number in sorted(range(len(reported)), key=lambda number: reported[number].pointer):
        digest = _hash(reported[number])
        if digest in taken:
            told = json.dumps([digest, reported[number].pointer], ensure_ascii=False)
            digest = hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()
        taken.add(digest)
        hashes[number] = digest
    seen: dict[str, int] = {}
    for digest in hashes.values():
        seen[digest[:6]] = seen.get(digest[:6], 0) + 1
    return [
        replace(item, id=digest[:6] if seen[digest[:6]] == 1 else digest[:12])
        for item, digest in ((item, hashes[number]) for number, item in enumerate(reported))
    ]


def _hash(item: Reported) -> str:
    """A hash of the code and the ids; where there are none, of the pointer and what stands there."""
    ids = {key: value for key, value in item.values.items() if key in ID_KINDS}
    if not ids or item.code.startswith(_READING):
        plain = {key: str(value) for key, value in item.values.items()}
        ids = {**ids, "at": ".".join(item.pointer) or f"{item.place.line}:{item.place.column}", **plain}
    text = json.dumps([item.code, ids], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()


def _waived(reported: list[Reported], opened: Opened, scope: Scope, ran: list[Rule]) -> list[Reported]:
    """Findings marked as accepted where a waiver says so; waivers that no longer hold are findings."""
    policy, as_of = opened.graph.org.policy, opened.graph.as_of
    kept = list(reported)
    extra: list[Finding] = []
    names = {rule.name for rule in ran}
    for number, waiver in enumerate(policy.waive):
        at = ("policy", "waive", str(number))
        rule = next((r for r in rules.find() if waiver.rule.casefold() in (r.name, r.code.casefold())), None)
        if rule is None:
            near = nearest(waiver.rule, [r.name for r in rules.find()])
            values = {"target": waiver.rule, "kind": "rules", "near": near}
            extra.append(Finding("dangling-reference", (*at, "rule"), values, on_value=True))
            continue
        hits = [n for n, item in enumerate(kept) if item.rule == rule.name and _covers(waiver.at, item)]
        until = waiver.until.isoformat() if waiver.until else None
        if waiver.until is not None and as_of is not None and waiver.until < as_of:
            values = {"target": rule.name, "until": str(until), "at": waiver.at}
            extra.append(Finding("waiver-expired", (*at, "until"), values, on_value=True))
        elif hits:
            accepted = {"reason": in_language(waiver.reason, "en"), "until": until}
            for n in hits:
                kept[n] = replace(kept[n], state="waived", waiver=accepted)
        elif rule.name in names:
            values = {"target": rule.name, "at": waiver.at}
            extra.append(Finding("waiver-unused", (*at, "at"), values, on_value=True))
    if scope == "validate":
        extra = [finding for finding in extra if finding.rule == "dangling-reference"]
    elif scope == "gaps":
        extra = [finding for finding in extra if finding.rule != "dangling-reference"]
    return kept + [_resolved(finding, opened) for finding in extra if not _is_off(finding, opened)]


def _covers(at: str, item: Reported) -> bool:
    """Whether a waiver's place is the finding's own, one above it, or that of a related place."""
    pointers = [item.pointer, *(related.pointer for related in item.related)]
    subject = [f"{ID_KINDS[key]}.{item.values[key]}" for key in ("duty", "role", "unit") if key in item.values]
    joined = [".".join(pointer) for pointer in pointers] + subject
    return any(path == at or path.startswith(at + ".") for path in joined) or (
        len(at) >= 6 and _hash(item).startswith(at)
    )


def _order(item: Reported) -> tuple[Any, ...]:
    """Worst first, then by code and subject: the same whatever the order of the file."""
    values = json.dumps(dict(item.values), ensure_ascii=False, sort_keys=True, default=str)
    place = (item.place.file, item.place.line, item.place.column)
    return -item.severity, item.code, item.pointer, values, place
