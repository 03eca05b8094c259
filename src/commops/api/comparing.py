"""Findings held against those that were there before: of a file, or of a git revision."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from commops import rules
from commops.api.baseline import DEFAULT, ID_LENGTH, read_baseline, write_baseline
from commops.api.checking import Opened, Request, Scope, found_in, open_organisation, report_on
from commops.api.choosing import READING, chosen, of_scope
from commops.api.resolving import hash_of, order_of
from commops.errors import BadOption, NoSuchInput
from commops.finding import ID_KINDS, Comparison, Known, Note, Report, Reported
from commops.load.complaints import nearest
from commops.load.files import ENTRIES
from commops.source.revision import NoRevision, Revision, revision, take
from commops.source.tree import Map

_SUFFIXES = (".yaml", ".yml", ".csv")
Renamed = Mapping[str, Mapping[str, str]]
"""By section, ids of then and what they are called now."""


@dataclass(frozen=True, slots=True)
class Written:
    """A baseline that was written.

    Attributes:
        path: where.
        held: how many findings are in it.
        new: how many of them were not in it before.
        gone: how many went out of it.
        left: open findings that no baseline takes, since they say that the file cannot be read right.
    """

    path: Path
    held: int
    new: int
    gone: int
    left: int


def compare(
    request: Request, scope: Scope, *, baseline: Path | None = None, since: str | None = None
) -> tuple[Report, Opened]:
    """Hold an organisation against the rules, and the findings against earlier ones.

    Args:
        request: what to read, which rules to report.
        scope: the rules.
        baseline: a file of findings that do not count.
        since: a git revision; the findings that the same rules had there on the same day do not count.

    Returns:
        The report, in which findings of before have the state ``baseline``; the organisation.

    Raises:
        NoSuchInput: nothing to read, no such baseline.
        BadOption: a file that is no baseline, a revision that cannot be had.
    """
    chosen(request)
    known = None if baseline is None else read_baseline(baseline)
    opened = open_organisation(request)
    found = found_in(opened, request, scope)
    looked = _looked(opened, request, scope)
    results = []
    if baseline is not None and known is not None:
        found, result = _held(found, known, looked)
        results.append(Comparison("baseline", baseline.as_posix(), *result))
    if since is not None:
        known, note = _then(request, scope, opened, since)
        found, result = _held(found, known, looked)
        results.append(Comparison("since", since, *result, note))
    return replace(report_on(opened, found, request), compared=tuple(results)), opened


def rewrite(request: Request, scope: Scope, baseline: Path | None) -> tuple[Report, Opened, Written]:
    """Write the open findings of an organisation into a baseline.

    Args:
        request: what to read. Of rules that it leaves out, the baseline keeps what it has.
        scope: the rules, likewise.
        baseline: the file; ``DEFAULT`` beside the organisation's own if None.

    Returns:
        The report as it is with the new baseline, the organisation, and what was written.

    Raises:
        NoSuchInput: nothing to read, or a file broken in the middle.
        BadOption: the file is there and is no baseline.
        OSError: it cannot be written.
    """
    chosen(request)
    opened = open_organisation(request)
    if opened.loaded.broken:
        raise NoSuchInput("broken-input", path=opened.file)
    path = baseline or _beside(request, opened)
    before = read_baseline(path) if path.exists() else []
    found = found_in(opened, request, scope)
    if not found and not any(opened.graph.org.sections.values()):
        raise NoSuchInput("nothing-to-check", path=opened.file)
    looked = _looked(opened, request, scope)
    wanted = [item for item in found if item.state == "open" and _is_holdable(item) and looked(item.code)]
    fresh, (_, gone) = _held(wanted, before, looked)
    kept = [one for one in before if not looked(one.code)]
    after = [*kept, *(_known(item) for item in wanted)]
    write_baseline(path, after)
    held, result = _held(found, after, looked)
    report = replace(report_on(opened, held, request), compared=(Comparison("baseline", path.as_posix(), *result),))
    new = sum(item.state == "open" for item in fresh)
    left = sum(not _is_holdable(item) for item in report.open)
    return report, opened, Written(path, len(after), new, len(gone), left)


def _beside(request: Request, opened: Opened) -> Path:
    if request.target == "-":
        return Path(DEFAULT)
    target = Path(request.target or opened.file)
    return (target if target.is_dir() else target.parent) / DEFAULT


def _looked(opened: Opened, request: Request, scope: Scope) -> Callable[[str], bool]:
    """By its code, whether this run would have found what a rule finds; so would have one that no longer exists."""
    if opened.loaded.broken:
        return lambda _: False
    wanted = chosen(request)
    codes = {rule.code for rule in of_scope(scope) if wanted is None or rule.name in wanted}
    others = {rule.code for rule in rules.find()} - codes
    return lambda code: code not in others


def _is_holdable(item: Reported) -> bool:
    return not item.code.startswith(READING)


def _identity(item: Reported) -> str:
    return hash_of(item)[:ID_LENGTH]


def _known(item: Reported, renamed: Renamed | None = None) -> Known:
    """A finding to be kept, under the id that it would have with the names of now."""
    ids = {key: value for key, value in item.values.items() if key in ID_KINDS}
    return Known(_identity(_with_names(item, renamed or {})), item.code, item.rule, ".".join(item.pointer), ids)


def _with_names(item: Reported, renamed: Renamed) -> Reported:
    def now(section: str, value: Any) -> Any:
        names = renamed.get(section, {})
        return [names.get(id_, id_) for id_ in value] if isinstance(value, list) else names.get(value, value)

    if not renamed:
        return item
    values = {key: now(ID_KINDS[key], value) if key in ID_KINDS else value for key, value in item.values.items()}
    section, *rest = item.pointer or ("",)
    pointer = (section, now(section, rest[0]), *rest[1:]) if rest else item.pointer
    return replace(item, values=values, pointer=pointer)


def _held(
    found: list[Reported], known: Sequence[Known], looked: Callable[[str], bool]
) -> tuple[list[Reported], tuple[int, tuple[Known, ...]]]:
    """Findings marked where they were known before, each known one once; how many, and what is gone.

    One at the same place is the same. What has moved is told by its id, and where several
    of now have that id, as many of them are new as there are more than before.
    """
    left: dict[tuple[str, str], list[Known]] = {}
    for one in known:
        left.setdefault((one.code, one.id), []).append(one)
    marked = list(found)
    order = sorted((n for n, item in enumerate(found) if _is_holdable(item)), key=lambda n: order_of(found[n]))
    unmet = []
    for n in order:
        same = left.get((found[n].code, _identity(found[n])), [])
        here = next((one for one in same if one.pointer == ".".join(found[n].pointer)), None)
        if here is None:
            unmet.append(n)
        else:
            same.remove(here)
            marked[n] = _before(found[n])
    for n in unmet:
        if same := left.get((found[n].code, _identity(found[n])), []):
            same.pop(0)
            marked[n] = _before(found[n])
    gone = [one for some in left.values() for one in some if looked(one.code)]
    count = sum(old.state != new.state for old, new in zip(found, marked, strict=True))
    return marked, (count, tuple(sorted(gone, key=lambda one: (one.code, one.pointer, one.id))))


def _before(item: Reported) -> Reported:
    return replace(item, state="baseline") if item.state == "open" else item


def _then(request: Request, scope: Scope, opened: Opened, since: str) -> tuple[list[Known], Note]:
    """The open findings of a revision, or none and the reason."""
    import tempfile

    if request.target == "-":
        raise BadOption("since-of-stdin")
    target = Path(request.target) if request.target is not None else Path()
    folder = (target if target.is_dir() else target.parent).resolve()
    try:
        version = revision(folder, since)
        with tempfile.TemporaryDirectory(prefix="commops-") as temporary:
            old = _opened_then(request, opened, version, folder, target, Path(temporary))
            if old is None:
                return [], "not-there"
            if old.loaded.broken:
                return [], "broken"
            found = found_in(old, request, scope, opened.settings)
            renamed = _renamed(old, opened)
    except NoRevision as problem:
        near = nearest(since.removesuffix("..."), list(problem.names))
        values = {"rev": since, "path": folder.as_posix(), "reason": problem.reason, "near": near}
        raise BadOption(problem.word, **values) from None
    return [_known(item, renamed) for item in found if item.state == "open" and _is_holdable(item)], ""


def _opened_then(
    request: Request, opened: Opened, version: Revision, folder: Path, target: Path, into: Path
) -> Opened | None:
    """The organisation as it was in a revision; None where it was not there."""
    below = PurePosixPath(folder.relative_to(version.root.resolve()).as_posix())
    take(version, below, into, lambda path: path.suffix.lower() in _SUFFIXES or path.name == target.name)
    place = into / below / ("" if target.is_dir() else target.name)
    if request.target is None and not any((place / name).is_file() for name in ENTRIES):
        return None
    asked = replace(request, target=str(place), as_of=opened.graph.as_of, instead={})
    try:
        old = open_organisation(asked)
        if any(finding.rule == "include-missing" for finding in old.loaded.findings):
            everything = into / ".everything"  # an include of another kind; rare, and a repository may be large
            take(version, below, everything, lambda _: True)
            old = open_organisation(replace(asked, target=str(everything / place.relative_to(into))))
    except NoSuchInput as problem:
        if problem.word in ("no-such-file", "empty-folder"):
            return None
        raise
    return old


def _renamed(old: Opened, new: Opened) -> Renamed:
    """Ids that went while an entry of the same content, or else of the same name, came under another id."""
    renamed: dict[str, dict[str, str]] = {}
    for section in sorted(set(ID_KINDS.values())):
        before, after = _entries(old, section), _entries(new, section)
        gone = {key: entry for key, entry in before.items() if key not in after}
        fresh = {key: entry for key, entry in after.items() if key not in before}
        for trait in (_content, _name):
            there, here = _by(trait, gone), _by(trait, fresh)
            for mark, key in there.items():
                if key is not None and (other := here.get(mark)) is not None:
                    renamed.setdefault(section, {})[key] = other
                    gone.pop(key)
                    fresh.pop(other)
    return renamed


def _entries(opened: Opened, section: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for source in opened.loaded.document.sources:
        entries = source.root.get(section) if isinstance(source.root, Map) else None
        if isinstance(entries, Map):
            found.update(entries)
    return found


def _content(entry: Any) -> str:
    return json.dumps(entry, ensure_ascii=False, sort_keys=True) if entry else ""


def _name(entry: Any) -> str:
    return _content(entry.get("name")) if isinstance(entry, Map) else ""


def _by(trait: Callable[[Any], str], entries: Mapping[str, Any]) -> dict[str, str | None]:
    """Ids by a trait of their entries; None for a trait that several share."""
    found: dict[str, str | None] = {}
    for key, entry in entries.items():
        if mark := trait(entry):
            found[mark] = None if mark in found else key
    return found
