"""What several documents say of an entry: its name and the state of it, partners, how often something is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from commops.graph import OrgGraph
from commops.model.values import Text


@dataclass(frozen=True, slots=True)
class Ref:
    """An entry that is named: its section, its id, the state of its name where that is damaged."""

    section: str
    key: str
    status: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """An entry that is named, and what for."""

    ref: Ref
    text: Text = ""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often: a cadence, the words of the source where it gives no number, how soon it is done."""

    every: str | None = None
    vague: Text | None = None
    within: str | None = None


NEVER = Rhythm()
PARTIES = ("partners", "roles", "units")
"""Sections in which those that one works with are looked for."""


class Refs:
    """The names of one organisation's entries.

    Args:
        graph: the organisation.
    """

    def __init__(self, graph: OrgGraph) -> None:
        self._org = graph.org
        self._known: dict[str, Mapping[str, Any]] = {}

    def known(self, section: str) -> Mapping[str, Any]:
        """The entries of a section, the library's included."""
        if section not in self._known:
            self._known[section] = self._org.known(section)
        return self._known[section]

    def own(self, section: str) -> Mapping[str, Any]:
        """The entries of a section that the organisation itself declares and still uses, as written."""
        return {key: entry for key, entry in self._org.section(section).items() if not entry.archived}

    def of(self, section: str, key: str) -> Ref:
        """An entry."""
        entry = self.known(section).get(key)
        status = entry.name_status if entry is not None else None
        return Ref(section, key, status if status not in (None, "stated") else "")

    def each(self, section: str, keys: Iterable[str]) -> tuple[Ref, ...]:
        """Entries, each once."""
        return tuple(self.of(section, key) for key in dict.fromkeys(keys))

    def among(self, sections: Iterable[str], key: str) -> Ref:
        """An entry of the first of some sections that has it; of the first section where none has."""
        sections = tuple(sections)
        return self.of(next((section for section in sections if key in self.known(section)), sections[0]), key)

    def parties(self, keys: Iterable[str]) -> tuple[Ref, ...]:
        """Partners, roles or units."""
        return tuple(self.among(PARTIES, key) for key in dict.fromkeys(keys))

    def uses(self, named: Mapping[str, Text]) -> tuple[Use, ...]:
        """Partners, roles or units, each with what for."""
        return tuple(Use(self.among(PARTIES, key), text) for key, text in named.items())


def rhythm_of(entry: Any) -> Rhythm:
    """How often an entry takes place, as far as it says."""
    return Rhythm(entry.every, entry.vague, getattr(entry, "within", None))
