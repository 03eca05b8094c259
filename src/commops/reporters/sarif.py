"""SARIF 2.1.0, for GitHub code scanning, editors and whatever else collects findings.

What GitHub reads of it is stricter than the standard, and both are kept here: every text
stands, every region has its four numbers, the fingerprint is the one that the upload action
would compute, and all ways begin in the root of the repository. Accepted findings are
suppressed results; GitHub does not read that, and shows them.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from commops import __version__, rules
from commops.finding import Fix, Report, Reported, Severity
from commops.reporters.line_hash import line_hashes
from commops.reporters.places import end_of
from commops.reporters.told import Told, dotted
from commops.reporters.wire import as_json, flat, shortened
from commops.rules.page import Page, page_of
from commops.rules.rule import Rule
from commops.source.paths import STDIN
from commops.source.tree import Place

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
"""Results of a run; GitHub refuses a file with more."""
MOST_SHOWN = 5_000
"""Results of a run that GitHub keeps, the worst ones."""
MOST_LOCATIONS = 1_000
"""Locations of a result; GitHub refuses a file with more."""
MOST_LINKS = 100
"""Locations of a result that GitHub shows."""
MOST_OF_TEXT = 1_024
"""Characters of a description; GitHub refuses a file with more."""

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
_PRECISION = {Severity.ERROR: "very-high", Severity.WARNING: "high", Severity.INFO: "medium"}
"""An error contradicts what the organisation says itself; a remark may well be meant so. Our own ranking."""
_ROOT = "%SRCROOT%"
_MESSAGE = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})
"""Brackets make links and braces blanks, in a message and nowhere else (SARIF 2.1.0, 3.11.5 and 3.11.6)."""


def write(report: Report, told: Told) -> str:
    """The whole report, accepted findings included, as one run of SARIF."""
    kept = report.findings[:MOST_RESULTS]
    used = sorted((rules.named(name) for name in {item.rule for item in kept}), key=lambda rule: rule.code)
    number = {rule.code: index for index, rule in enumerate(used)}
    hashes = _hashes(kept, told)
    compared = bool(report.compared) or any(item.state == "baseline" for item in kept)
    accepted = any(item.waiver is not None for item in kept)
    results = []
    for item in kept:
        result = _result(item, number[item.code], hashes, told)
        if accepted:  # all results of a run say whether they are suppressed, or none does
            result["suppressions"] = [] if item.waiver is None else [_suppression(item.waiver, told.reason(item))]
        if compared:  # likewise
            result["baselineState"] = "new" if item.state == "open" else "unchanged"
        results.append(result)
    driver = {
        "name": "commops",
        "version": __version__,
        "semanticVersion": __version__,
        "language": told.speech.language,
        "rules": [_rule(rule, told) for rule in used],
    }
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": f"commops/{told.command}/{told.from_root(report.file)}/"},
        "invocations": [_invocation(report, told)],
        "language": told.speech.language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": _word_for_root(told)}}},
        "results": results,
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _word_for_root(told: Told) -> str:
    return told.speech.word("ci.root", "The root of the repository.")


def _invocation(report: Report, told: Told) -> dict[str, Any]:
    found: dict[str, Any] = {"executionSuccessful": True, "exitCode": int(report.failed)}
    count = len(report.findings)
    if count > MOST_RESULTS:
        text = told.speech.word(
            "ci.sarif-cut", "{left} of {count} findings are left out, because GitHub refuses more than {most}; "
            "-f json lists them all", left=count - MOST_RESULTS, count=count, most=MOST_RESULTS,
        )  # fmt: skip
        found["toolExecutionNotifications"] = [{"level": "warning", "message": {"text": text}}]
    elif count > MOST_SHOWN:
        text = told.speech.word(
            "ci.sarif-hidden", "of {count} findings GitHub shows the {most} worst", count=count, most=MOST_SHOWN
        )
        found["toolExecutionNotifications"] = [{"level": "note", "message": {"text": text}}]
    return found


def _rule(rule: Rule, told: Told) -> dict[str, Any]:
    page = page_of(rule)
    title = told.speech.rule(rule.code, "title", page.title)
    parts = {
        part: told.speech.rule(rule.code, part, english)
        for part, english in (("why", page.why), ("finds", page.finds), ("do", page.do))
    }
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": shortened(title, MOST_OF_TEXT)},
        "fullDescription": {"text": shortened(flat(parts["why"]), MOST_OF_TEXT)},
        "help": {"text": "\n\n".join(parts.values()), "markdown": "\n\n".join(_help(parts, page, told))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["org-design", rules.FAMILIES[rule.family]],
            "precision": _PRECISION[rule.severity],
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _help(parts: dict[str, str], page: Page, told: Told) -> Iterator[str]:
    """The rule's page: the headings, what stands below them, the examples where they belong."""
    english = {"why": "Why it matters", "finds": "What it finds", "do": "What to do"}
    for part, text in parts.items():
        yield f"## {told.speech.word(f'page.{part}', english[part])}"
        yield text
        kind = {"finds": "bad", "do": "good"}.get(part)
        yield from (f"```{one.language}\n{one.text.rstrip()}\n```" for one in page.examples if one.kind == kind)


def _hashes(items: tuple[Reported, ...], told: Told) -> dict[tuple[str, int], str]:
    wanted: dict[str, set[int]] = {}
    for item in items:
        wanted.setdefault(item.place.file, set()).add(item.place.line)
    return {
        (file, line): text
        for file, numbers in wanted.items()
        for line, text in line_hashes(told.lines(file), numbers).items()
    }


def _result(item: Reported, rule: int, hashes: dict[tuple[str, int], str], told: Told) -> dict[str, Any]:
    related = [(one.place, told.label(item, one)) for one in item.related if one.place is not None]
    listed = related[: MOST_LOCATIONS - 1]
    prints = {"commopsFindingId/v1": item.id}
    if found := hashes.get((item.place.file, item.place.line)):
        prints = {"primaryLocationLineHash": found, **prints}
    result: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": rule,
        "level": _LEVELS[item.severity],
        "message": {"text": _message(told.message(item), related, told)},
        "locations": [{**_location(item.place, told), **_logical(item.pointer)}],
        "partialFingerprints": prints,
    }
    if listed:
        result["relatedLocations"] = [
            {"id": number, **_location(place, told), "message": {"text": label.translate(_MESSAGE)}}
            for number, (place, label) in enumerate(listed, 1)
        ]
    if item.fix is not None:
        result["fixes"] = [_fix(item.fix, told)]
    result["properties"] = {"advice": told.advice(item), "values": dict(sorted(item.values.items()))}
    return result


def _message(sentence: str, related: list[tuple[Place, str]], told: Told) -> str:
    """The sentence, and links to the places that belong to it, without which GitHub does not show them."""
    text = sentence.translate(_MESSAGE)
    if not related:
        return text
    links = [f"[{label.translate(_MESSAGE)}]({number})" for number, (_, label) in enumerate(related[:MOST_LINKS], 1)]
    if left := len(related) - len(links):
        links.append(told.speech.word("ci.more-places", "{left} more places", left=left))
    return f"{text} ({'; '.join(links)})"


def _location(place: Place, told: Told) -> dict[str, Any]:
    return {
        "physicalLocation": {
            "artifactLocation": _artifact(told.from_root(place.file)),
            "region": {
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.line,
                "endColumn": end_of(place, told),
            },
        }
    }


def _artifact(name: str) -> dict[str, str]:
    """The address of a file; what is not ASCII in its name is percent-encoded."""
    try:
        path = quote(name.encode("utf-8", "surrogateescape"))
    except UnicodeEncodeError:
        path = quote(name.encode("utf-8", "replace"))
    if name.startswith("/"):
        return {"uri": f"file://{path}"}
    if name[1:3] == ":/":
        return {"uri": f"file:///{name[0]}:{quote(name[2:].encode('utf-8', 'replace'))}"}
    return {"uri": path} if name == STDIN else {"uri": path, "uriBaseId": _ROOT}


def _logical(pointer: tuple[str, ...]) -> dict[str, Any]:
    return {"logicalLocations": [{"fullyQualifiedName": dotted(pointer)}]} if pointer else {}


def _fix(fix: Fix, told: Told) -> dict[str, Any]:
    replacements = [
        {
            "deletedRegion": {
                "startLine": edit.line,
                "startColumn": edit.column,
                "endLine": edit.end_line,
                "endColumn": edit.end_column,
            },
            "insertedContent": {"text": edit.text},
        }
        for edit in fix.edits
    ]
    return {
        "artifactChanges": [{"artifactLocation": _artifact(told.from_root(fix.file)), "replacements": replacements}]
    }


def _suppression(waiver: Mapping[str, Any], reason: str) -> dict[str, Any]:
    found: dict[str, Any] = {"kind": "external", "status": "accepted"}
    if reason:
        found["justification"] = reason
    if waiver.get("until"):
        found["properties"] = {"until": waiver["until"]}
    return found
