"""Safe repairs made in the files of an organisation: by edits at their places, held against what they should do."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from commops.api.checking import check
from commops.api.choosing import Scope
from commops.api.opening import Opened, Request
from commops.errors import BadOption, NoSuchInput
from commops.finding import Fix, Report, Reported, Severity
from commops.source.decode import decode
from commops.source.edit import Uneditable
from commops.source.replace import Piece, changed
from commops.source.store import Change
from commops.source.tree import Pointer
from commops.source.yaml_text import read_yaml

MOST_ROUNDS = 10
"""How often what a repair brought to light is repaired in turn; a slip inside a section with a slip needs two."""
MOST_TRIALS = 200
"""How often, in one round, the files are read with some of the repairs to find those that do harm. Our choice."""


@dataclass(frozen=True, slots=True)
class Mended(Change):
    """Repairs in a file.

    Attributes:
        count: how many findings are repaired.
    """

    count: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What repairs come to.

    Attributes:
        files: the files that change, in the order of their names.
        left: how many repairs are not made, because an error would come of them or
            their file cannot take them.
    """

    files: tuple[Mended, ...]
    left: int


def repaired(request: Request, scope: Scope) -> Outcome:
    """Repair what the findings of a command can safely be repaired of.

    Args:
        request: what to read, which rules to report; only what is reported and not
            accepted is repaired.
        scope: the command.

    Returns:
        The files with the repairs, none of them written.

    Raises:
        BadOption: standard input, which cannot be repaired in its place.
        NoSuchInput: nothing to read.
    """
    if request.target == "-":
        raise BadOption("fix-stdin")
    fixing = _Fixing(request, scope)
    fixing.run(patient=True)
    if fixing.brought():
        # What was brought to light with a repair of its own could not be repaired after all.
        fixing = _Fixing(request, scope)
        fixing.run(patient=False)
    return fixing.outcome()


Key = tuple[str, Pointer, str]
"""What makes a finding the same before and after a repair of others: rule, pointer, values."""


@dataclass(frozen=True, slots=True)
class _Look:
    """A check of the files with other bytes in some of them."""

    new: Mapping[str, bytes]
    report: Report
    opened: Opened

    @property
    def errors(self) -> list[Reported]:
        """The errors, accepted or not."""
        return [item for item in self.report.findings if item.severity is Severity.ERROR]


class _Fixing:
    """The state of one repairing: the bytes that files have by now."""

    def __init__(self, request: Request, scope: Scope) -> None:
        self.request, self.scope = request, scope
        self.is_whole = scope == "validate" and not (request.select or request.ignore or request.against)
        self.old: dict[str, bytes] = {}
        self.counts: dict[str, int] = {}
        self.refused: set[Key] = set()
        self.renamed: dict[str, str] = {}
        self.uncovered: set[Pointer] = set()
        self.trials = 0
        self.now = self.best = self.look({})
        self.errors_at_first = self.now.errors
        self.report, self.opened = self.asked()

    def look(self, new: Mapping[str, bytes]) -> "_Look":
        """What is to be said of the file and its structure, whatever was asked for, where files have other bytes."""
        report, opened = check(replace(self.request, select=(), ignore=(), against=None, instead=new), "validate")
        return _Look(new, report, opened)

    def asked(self) -> tuple[Report, Opened]:
        """What the command says by now."""
        if self.is_whole:
            return self.now.report, self.now.opened
        return check(replace(self.request, instead=self.now.new), self.scope)

    def run(self, *, patient: bool) -> None:
        """Repair until nothing is left to repair.

        Args:
            patient: let a repair bring an error to light that has a repair of its own.
        """
        for _ in range(MOST_ROUNDS):
            wanted = self.wanted()
            if not wanted:
                return
            self.trials = 0
            kept = self.kept(wanted, [], patient=patient)
            self.refused.update(_key(item) for item in wanted if item not in kept)
            if not kept:
                return
            self.now = self.best
            for item, fix in _with_fixes(kept):
                self.counts[fix.file] = self.counts.get(fix.file, 0) + 1
                self.renamed |= _renaming(item, fix)
                self.uncovered |= _uncovered(item, fix)
            self.report, self.opened = self.asked()

    def brought(self) -> bool:
        """Whether there is an error now that was not there at first."""
        known = {_key_of(_key(item), self.renamed) for item in self.errors_at_first}
        return any(_key(item) not in known and not _is_below(item, self.uncovered) for item in self.now.errors)

    def wanted(self) -> list[Reported]:
        """The open findings that have a repair in a file of the team, each edit once."""
        folder = _folder(self.opened.file)
        wanted: dict[Fix, Reported] = {}
        for item, fix in _with_fixes(self.report.open):
            if _key(item) not in self.refused and Path(fix.file).resolve().is_relative_to(folder):
                wanted.setdefault(fix, item)
            else:
                self.refused.add(_key(item))
        return list(wanted.values())

    def kept(self, items: Sequence[Reported], kept: list[Reported], *, patient: bool) -> list[Reported]:
        """Those of some repairs that do no harm, beside those that are kept already: all, or by halves."""
        if self.trials < MOST_TRIALS and self.is_harmless([*kept, *items], patient=patient):
            return [*kept, *items]
        if len(items) == 1 or self.trials >= MOST_TRIALS:
            return kept
        middle = len(items) // 2
        kept = self.kept(items[:middle], kept, patient=patient)
        return self.kept(items[middle:], kept, patient=patient)

    def is_harmless(self, items: Sequence[Reported], *, patient: bool) -> bool:
        """Whether repairs change what they should and no error comes of them."""
        self.trials += 1
        try:
            new = {**self.now.new, **self.edited(items)}
        except Uneditable:
            return False
        renamed: dict[str, str] = {}
        uncovered = set(self.uncovered)
        for item, fix in _with_fixes(items):
            renamed |= _renaming(item, fix)
            uncovered |= _uncovered(item, fix)
        known = {_key_of(_key(item), renamed) for item in self.now.errors}
        there = self.look(new)
        is_harmless = all(
            _key(item) in known or _is_below(item, uncovered) or (patient and item.fix is not None)
            for item in there.errors
        )
        if is_harmless:
            self.best = there  # the repairs that are kept are those of the last look that was good
        return is_harmless

    def edited(self, items: Sequence[Reported]) -> dict[str, bytes]:
        """The bytes of the files that repairs change.

        Raises:
            Uneditable: a file cannot take them without something else changing.
        """
        pieces: dict[str, list[Piece]] = {}
        for _, fix in _with_fixes(items):
            pieces.setdefault(fix.file, []).extend(
                Piece(edit.line, edit.column, edit.end_line, edit.end_column, edit.text) for edit in fix.edits
            )
        return {name: changed(self.content(name), new, encoding=self.encoding(name)) for name, new in pieces.items()}

    def content(self, file: str) -> bytes:
        """The bytes that a file has by now."""
        if file not in self.old:
            try:
                self.old[file] = Path(file).read_bytes()
            except OSError as error:
                raise NoSuchInput("unreadable", path=file, reason=error.strerror or "") from None
        return self.now.new.get(file, self.old[file])

    def encoding(self, file: str) -> str | None:
        """The encoding that was declared for a file."""
        source = self.opened.loaded.document.file(file)
        return source.encoding if source is not None else None

    def outcome(self) -> Outcome:
        """What came of it."""
        files = []
        for file, new in sorted(self.now.new.items()):
            old, encoding = self.old[file], self.encoding(file)
            before, after = (decode(it, file, encoding=encoding, limit=len(it))[0] for it in (old, new))
            files.append(Mended(file, before, after, old, new, self.counts[file]))
        return Outcome(tuple(files), len(_with_fixes(self.report.open)))


def _with_fixes(items: Sequence[Reported]) -> list[tuple[Reported, Fix]]:
    return [(item, item.fix) for item in items if item.fix is not None]


def _folder(entry: str) -> Path:
    path = Path(entry)
    return (path if path.is_dir() else path.parent).resolve()


def _renaming(item: Reported, fix: Fix) -> dict[str, str]:
    """The word that a repair puts in the place of another; nothing where it takes one out."""
    (edit,) = fix.edits
    old = str(item.values.get("target") or item.values.get("key"))
    return {old: str(read_yaml(edit.text, "").root)} if edit.text else {}


def _uncovered(item: Reported, fix: Fix) -> set[Pointer]:
    """The value of a key that is put right; nothing has looked at it before."""
    if item.rule != "unknown-key":
        return set()
    return {(*item.pointer[:-1], key) for key in _renaming(item, fix).values()}


def _is_below(item: Reported, uncovered: set[Pointer]) -> bool:
    """Whether a finding is a reference to nothing that a misspelt key had hidden: it was wrong before."""
    return item.rule == "dangling-reference" and any(item.pointer[: len(at)] == at for at in uncovered)


def _key(item: Reported) -> Key:
    values = {name: value for name, value in item.values.items() if name != "near"}
    return item.rule, item.pointer, json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)


def _key_of(key: Key, renamed: Mapping[str, str]) -> Key:
    """What becomes of a finding below a word that is renamed, or on one."""
    rule, pointer, values = key

    def told(value: Any) -> Any:
        return renamed.get(value, value) if isinstance(value, str) else value

    said = {name: told(value) for name, value in json.loads(values).items()}
    return rule, tuple(map(told, pointer)), json.dumps(said, ensure_ascii=False, sort_keys=True)
