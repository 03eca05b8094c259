"""Something to say about an organisation, as data; the sentence is made last."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, Literal

from commops.source.tree import Place, Pointer


class Severity(IntEnum):
    """How bad it is; a higher number is worse."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word of policies, options and machine formats."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "Severity":
        """The severity that a word means; ``KeyError`` for any other word."""
        return cls[word.upper()]


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that belongs to a finding, and a word for what it shows there."""

    pointer: Pointer
    label: str
    values: Mapping[str, Any] = field(default_factory=dict)
    place: Place | None = None
    on_value: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: where, and the ids and numbers that the sentence needs.

    ``values`` holds ids under the names of their kinds (``role``, ``roles``, ``duty``,
    …, ``path``) and numbers under names of their own; never a sentence.
    """

    rule: str
    pointer: Pointer
    values: Mapping[str, Any] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    on_value: bool = False
    """Point at the value rather than at its key."""
    text: str | None = None
    """The id that is spoken of, where it stands below the pointer."""
    place: Place | None = None
    severity: Severity | None = None
    """The severity of this one finding where it is not the rule's."""
    known: Collection[str] = field(default=(), compare=False, repr=False)
    """Where a word is not known: the words of which one may have been meant."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A text in the place of what stands in a file now.

    Attributes:
        line: the line of the first character that goes, from 1.
        column: its column, from 1, in code points.
        end_line: the line of the character behind the last one that goes.
        end_column: its column; equal to ``column`` in the same line where nothing goes.
        text: what comes instead; empty where nothing does.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A repair that is safe: edits of one file, in its order, that do not overlap."""

    file: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding with its code, its severity under the policy, its places and its id."""

    id: str
    code: str
    rule: str
    severity: Severity
    place: Place
    pointer: Pointer
    values: Mapping[str, Any]
    related: tuple[Related, ...]
    state: str = "open"
    """``open``; ``waived`` where a waiver accepts it; ``baseline`` where it was there before."""
    waiver: Mapping[str, Any] | None = None
    fix: Fix | None = None
    """How to repair it, where there is exactly one safe way."""


@dataclass(frozen=True, slots=True)
class Known:
    """A finding that was there before.

    Attributes:
        id: the beginning of its hash, long enough to stand alone.
        code: the code of its rule.
        rule: the name of its rule.
        pointer: where it was, with dots.
        values: the ids that it speaks of.
    """

    id: str
    code: str
    rule: str
    pointer: str
    values: Mapping[str, Any] = field(default_factory=dict)


Note = Literal["", "not-there", "broken"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of holding the findings against those that were there before.

    Attributes:
        kind: ``baseline`` for a file of findings, ``since`` for a git revision.
        name: the file, or the revision.
        known: how many findings of now were there before.
        gone: those that are no longer there.
        note: ``not-there`` where the organisation did not exist then, ``broken`` where it
            could not be read to its end then; nothing was known in either case.
    """

    kind: Literal["baseline", "since"]
    name: str
    known: int
    gone: tuple[Known, ...]
    note: Note = ""


@dataclass(frozen=True, slots=True)
class Report:
    """All that one run has to say."""

    file: str
    as_of: str | None
    findings: tuple[Reported, ...]
    fail_on: str = "error"
    counted: Mapping[str, int] = field(default_factory=dict)
    """How many entries of each section were checked."""
    compared: tuple[Comparison, ...] = ()
    """What the findings were held against."""

    @property
    def open(self) -> tuple[Reported, ...]:
        """The findings that are new and that nobody has accepted."""
        return tuple(found for found in self.findings if found.state == "open")

    @property
    def failed(self) -> bool:
        """Whether anything open stands at or above ``fail_on``."""
        if self.fail_on == "never":
            return False
        bar = Severity.of(self.fail_on)
        return any(found.severity >= bar for found in self.findings if found.state == "open")

    def summary(self) -> dict[str, int]:
        """Counts of open findings by severity, of the accepted ones and of those that were there before."""
        counts = {"error": 0, "warning": 0, "info": 0, "waived": 0, "baseline": 0}
        for found in self.findings:
            counts[found.severity.word if found.state == "open" else found.state] += 1
        return counts


ID_KINDS = {
    "role": "roles", "roles": "roles", "path": "roles", "duty": "duties", "duties": "duties",
    "person": "people", "people": "people", "unit": "units", "units": "units", "workflow": "workflows",
    "workflows": "workflows", "step": "steps", "steps": "steps", "metric": "metrics", "metrics": "metrics",
    "deliverable": "deliverables", "deliverables": "deliverables", "skill": "skills", "skills": "skills",
    "standard": "standards",
}  # fmt: skip
"""Names of values that hold ids, and the section in which their names are found."""
