"""The whole: the head of a file, and the sections below it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from commops.model.duty import Duty
    from commops.model.entity import Entity
    from commops.model.head import Head
    from commops.model.measure import Metric, Standard
    from commops.model.person import Person
    from commops.model.policy import Policy
    from commops.model.role import Role
    from commops.model.unit import Unit
    from commops.model.workflow import Workflow


def _units() -> type:
    from commops.model.unit import Unit

    return Unit


def _duties() -> type:
    from commops.model.duty import Duty

    return Duty


def _roles() -> type:
    from commops.model.role import Role

    return Role


def _people() -> type:
    from commops.model.person import Person

    return Person


def _from_workflow(name: str) -> Callable[[], type]:
    def load() -> type:
        from commops.model import workflow

        return getattr(workflow, name)  # type: ignore[no-any-return]

    return load


def _from_measure(name: str) -> Callable[[], type]:
    def load() -> type:
        from commops.model import measure

        return getattr(measure, name)  # type: ignore[no-any-return]

    return load


def _from_practice(name: str) -> Callable[[], type]:
    def load() -> type:
        from commops.model import practice

        return getattr(practice, name)  # type: ignore[no-any-return]

    return load


SECTIONS: dict[str, Callable[[], type]] = {
    "goals": _from_measure("Goal"),
    "principles": _from_measure("Principle"),
    "values": _from_measure("Value"),
    "units": _units,
    "duties": _duties,
    "roles": _roles,
    "people": _people,
    "workflows": _from_workflow("Workflow"),
    "cases": _from_workflow("Case"),
    "metrics": _from_measure("Metric"),
    "deliverables": _from_practice("Deliverable"),
    "partners": _from_practice("Partner"),
    "skills": _from_practice("Skill"),
    "channels": _from_practice("Channel"),
    "meetings": _from_practice("Meeting"),
    "trainings": _from_practice("Training"),
    "appraisals": _from_measure("Appraisal"),
    "incentives": _from_measure("Incentive"),
    "careers": _from_measure("Career"),
    "tiers": _from_measure("Tier"),
    "information": _from_practice("Information"),
    "agreements": _from_practice("Agreement"),
    "glossary": _from_practice("Term"),
    "standards": _from_measure("Standard"),
}
"""The sections of a file and the class of their entries, which is imported when the section is met."""


class Library(Mapping[str, dict[str, Any]]):
    """The entries of the libraries in use, by section; a section is validated when it is first read.

    Args:
        raw: the entries as they stand in the libraries' files.
        build: makes entries of a section of raw ones.
    """

    def __init__(
        self, raw: Mapping[str, dict[str, Any]], build: Callable[[str, dict[str, Any]], dict[str, Any]]
    ) -> None:
        self._raw = raw
        self._build = build
        self._built: dict[str, dict[str, Any]] = {}

    def ids(self, section: str) -> Collection[str]:
        """The ids of a section, without building its entries."""
        return self._raw.get(section, _NONE).keys()

    def __getitem__(self, section: str) -> dict[str, Any]:
        if section not in self._built:
            self._built[section] = self._build(section, self._raw[section])
        return self._built[section]

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw)

    def __len__(self) -> int:
        return len(self._raw)


_NONE: dict[str, Any] = {}


def head_of_texts(given: Mapping[str, Any]) -> "Head | None":
    """A head that says no more than texts of one language, without the cost of building the class.

    Args:
        given: the keys of the head as they stand in the file.

    Returns:
        The head; None where it says anything else.
    """
    if not given.keys() <= _TEXTS or not all(isinstance(text, str) for text in given.values()):
        return None
    return cast("Head", SimpleNamespace(**{**_NO_HEAD, **given}))


_TEXTS = {"name", "company", "purpose", "note"}
_NO_HEAD: dict[str, Any] = {
    "commops": 1,
    "id": None,
    "name": None,
    "kind": None,
    "company": None,
    "purpose": None,
    "as_of": None,
    "uses": (),
    "covers": (),
    "include": (),
    "open": False,
    "sources": (),
    "note": None,
}
NO_POLICY = cast(
    "Policy",
    SimpleNamespace(
        fail_on=None,
        rules={},
        separate=(),
        waive=(),
        allocation=None,
        not_applicable={},
        unassigned_ok=False,
        sources=(),
    ),
)
"""The policy of a file that has none, without the cost of building the class."""


@dataclass(slots=True)
class Organisation:
    """An organisation as loaded: every reference by id, nothing resolved yet."""

    head: "Head"
    policy: "Policy"
    sections: dict[str, "dict[str, Entity]"] = field(default_factory=dict)
    library: Library = field(default_factory=lambda: Library({}, lambda _, entries: entries))
    libraries: tuple[str, ...] = ()
    """The libraries that the file says it uses; one that a role alone refers to declares no ids for the rest."""

    def section(self, name: str) -> Any:
        """The entries that the organisation itself declares, by id."""
        return self.sections.get(name, _NONE)

    def known(self, name: str) -> "dict[str, Entity]":
        """The entries of a section, the library's included; the organisation's own go first."""
        shelf = self.library.get(name)
        return {**shelf, **self.section(name)} if shelf else self.section(name)

    def entry(self, section: str, key: str) -> "Entity | None":
        """An entry by its id, the organisation's own or the library's."""
        own: Entity | None = self.section(section).get(key)
        return own if own is not None else self.library.get(section, _NONE).get(key)

    @property
    def units(self) -> "dict[str, Unit]":
        """Units by id."""
        return self.section("units")  # type: ignore[no-any-return]

    @property
    def duties(self) -> "dict[str, Duty]":
        """Duties that the organisation declares, by id."""
        return self.section("duties")  # type: ignore[no-any-return]

    @property
    def roles(self) -> "dict[str, Role]":
        """Roles by id."""
        return self.section("roles")  # type: ignore[no-any-return]

    @property
    def people(self) -> "dict[str, Person]":
        """People by id."""
        return self.section("people")  # type: ignore[no-any-return]

    @property
    def workflows(self) -> "dict[str, Workflow]":
        """Workflows by id."""
        return self.section("workflows")  # type: ignore[no-any-return]

    @property
    def metrics(self) -> "dict[str, Metric]":
        """Metrics by id."""
        return self.section("metrics")  # type: ignore[no-any-return]

    @property
    def standards(self) -> "dict[str, Standard]":
        """Coverage standards, the library's included."""
        return self.known("standards")  # type: ignore[return-value]
