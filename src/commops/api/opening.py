"""An organisation as a request names it: read, and ready to be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from commops.finding import Severity
from commops.graph import OrgGraph
from commops.load import Loaded, load
from commops.load.files import gather
from commops.messages import in_language
from commops.rules.rule import Options
from commops.source.decode import MAX_BYTES


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
    instead: Mapping[str, bytes] = field(default_factory=dict)
    """Bytes to read in the place of those that files have, by the names that they go by in findings."""


@dataclass(slots=True)
class Opened:
    """An organisation that was read: what it is, where it stands, what was wrong with it."""

    loaded: Loaded
    graph: OrgGraph
    file: str
    fail_on: str = "error"
    settings: "dict[str, Setting]" = field(default_factory=dict)
    other: "Opened | None" = None
    """The organisation that this one is held against."""

    def name(self, section: str, key: str, language: str) -> str:
        """The name of an id in a language; the id where it has none."""
        entry = self.graph.org.entry(section, key)
        if entry is None:
            return key if self.other is None else self.other.name(section, key, language)
        return in_language(entry.name, language) or key


@dataclass(slots=True)
class Setting:
    """What the policy says of one rule."""

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
    files = gather(request.target, stdin=request.stdin, limit=request.limit, instead=request.instead)
    loaded = load(files)
    head = loaded.organisation.head
    graph = OrgGraph(loaded.organisation, request.as_of or head.as_of, loaded.empty)
    return Opened(loaded, graph, files.entry)
