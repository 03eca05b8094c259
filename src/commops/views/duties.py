"""What a role does: each of its duties with letters, tasks in order, what is handed over, how often."""

from collections.abc import Mapping
from dataclasses import dataclass

from commops.graph import OrgGraph
from commops.model.duty import Duty, Task
from commops.model.role import Assignment
from commops.model.values import Text
from commops.views.facts import NEVER, Ref, Refs, Rhythm, rhythm_of

_DOES = frozenset("ARS")
_ANSWERS = frozenset("AR")


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A step of a duty: its name, what it hands over, how often, the state of its name, how sure it is."""

    name: Text
    outputs: tuple[Ref, ...]
    rhythm: Rhythm
    status: str
    certainty: str


@dataclass(frozen=True, slots=True)
class DutyLine:
    """What a role has to do with a duty.

    Attributes:
        duty: the duty.
        letters: such as AR.
        mode: the verb of the source, where it is finer than a letter.
        critical: whether it must never stand still.
        shared: what splits it among those who lead it; None where it has one lead.
        purposes: what it is done for; the role's own words first.
        wording: the items of the source.
        tasks: its steps in order, where the role takes part in doing it.
        deliverables: what it hands over, where the role answers for it or does it.
        rhythm: how often and how soon.
        hours: working time, such as 40/month.
        coverage: when somebody must be there.
        formats: forms it takes.
        certainty: how sure the assignment is.
        note: a remark.
    """

    duty: Ref
    letters: str
    mode: str
    critical: bool
    shared: Text | None
    purposes: tuple[Text, ...]
    wording: tuple[Text, ...]
    tasks: tuple[TaskLine, ...]
    deliverables: tuple[Ref, ...]
    rhythm: Rhythm
    hours: str | None
    coverage: Text | None
    formats: tuple[Text, ...]
    certainty: str
    note: Text | None


class Duties:
    """The duties of an organisation, and what hangs on them.

    Args:
        graph: the organisation.
        refs: its names.
    """

    def __init__(self, graph: OrgGraph, refs: Refs) -> None:
        self._graph = graph
        self._refs = refs
        self._made: dict[str, list[str]] = {}
        self._owners: dict[str, tuple[str, ...]] = {}
        for key, entry in refs.own("deliverables").items():
            self._owners[key] = entry.owner
            for duty in entry.duty:
                self._made.setdefault(duty, []).append(key)

    def of(self, role: str) -> tuple[DutyLine, ...]:
        """The duties of a role in the order in which it names them, but for what is archived."""
        assigned = self._graph.roles[role].duties
        return tuple(
            self._line(role, duty, assignment)
            for duty, assignment in assigned.items()
            if not ((known := self._graph.duty(duty)) and known.archived)
        )

    def _deliverables(self, role: str, duty: str) -> tuple[Ref, ...]:
        """What a duty hands over, as it says itself and as the deliverables say; not what others than the role own."""
        known = self._graph.duty(duty)
        declared = known.deliverables if known else ()
        outputs = (key for task in (known.tasks.values() if known else ()) for key in task.output)
        keys = (*declared, *outputs, *self._made.get(duty, ()))
        return self._refs.each("deliverables", (key for key in keys if role in (self._owners.get(key) or (role,))))

    def _line(self, role: str, key: str, assignment: Assignment) -> DutyLine:
        known = self._graph.duty(key)
        letters = set(assignment.letters)
        purposes = (assignment.purpose, known.purpose if known else None)
        own = Rhythm(assignment.every, assignment.vague, known.within if known else None)
        return DutyLine(
            duty=self._refs.of("duties", key),
            letters=assignment.letters,
            mode=assignment.mode or "",
            critical=bool(known and known.critical),
            shared=known.shared.by if known and known.shared else None,
            purposes=tuple(text for text in purposes if text),
            wording=tuple(text or item for item, text in assignment.tasks.items()),
            tasks=self._tasks(known) if letters & _DOES else (),
            deliverables=self._deliverables(role, key) if letters & _ANSWERS else (),
            rhythm=own if own.every or own.vague else rhythm_of(known) if known else NEVER,
            hours=known.hours if known else None,
            coverage=known.coverage if known else None,
            formats=assignment.formats or (known.formats if known else ()),
            certainty=assignment.certainty or "",
            note=assignment.note,
        )

    def _tasks(self, duty: Duty | None) -> tuple[TaskLine, ...]:
        tasks: Mapping[str, Task] = duty.tasks if duty else {}
        return tuple(
            TaskLine(
                name=task.name or key,
                outputs=self._refs.each("deliverables", task.output),
                rhythm=rhythm_of(task),
                status=task.name_status if task.name_status not in (None, "stated") else "",
                certainty=task.certainty or "",
            )
            for key, task in tasks.items()
            if not task.archived
        )
