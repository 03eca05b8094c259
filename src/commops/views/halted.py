"""Workflows that come to a halt, and ways upwards that end nowhere, when somebody is away."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from commops.graph import OrgGraph
from commops.graph.people.resilience import Without, hands
from commops.graph.separation import crowded, self_approvals
from commops.graph.workflows import Flow, flows
from commops.source.tree import Place, Pointer

Where = Callable[[Pointer, str | None], Place]


@dataclass(frozen=True, slots=True)
class StoppedStep:
    """A step at which work stays.

    Attributes:
        step: its id.
        name: its name as declared; its id where it has none.
        approval: whether it approves another.
        why: ``nobody`` is left to do it, or whoever is left would check their ``own`` work.
        roles: the roles that do it.
        people: those who are left, where they would check their own work.
        place: where it says who does it.
    """

    step: str
    name: str | Mapping[str, str]
    approval: bool
    why: Literal["nobody", "own"]
    roles: tuple[str, ...]
    people: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class StoppedFlow:
    """A workflow that halts: at which steps, and which steps behind them are no longer reached."""

    workflow: str
    steps: tuple[StoppedStep, ...]
    unreached: tuple[tuple[str, str | Mapping[str, str]], ...]
    """Ids and names."""


@dataclass(frozen=True, slots=True)
class DeadWay:
    """A way upwards whose end is gone.

    Attributes:
        duty: the duty.
        path: the roles that ``escalates_to`` names.
        gone: those of them that have nobody now, nor a deputy.
        ends_at: the last of them with somebody in it; None where there is none.
        place: where the way is declared.
    """

    duty: str
    path: tuple[str, ...]
    gone: tuple[str, ...]
    ends_at: str | None
    place: Place


def stopped_flows(graph: OrgGraph, after: Without, where: Where) -> Iterator[StoppedFlow]:
    """The workflows that halt, by id.

    A step goes on if one of its roles is held, if a deputy of one is, or if a backup of a
    duty that it carries out is there.

    Args:
        graph: the organisation.
        after: the same with some away.
        where: gives the place of a pointer.
    """
    for before in sorted(flows(graph), key=lambda flow: flow.id):
        now = Flow(after, before.id)
        stopped = {
            step: _stopped(before, step, "nobody", (), where)
            for step in before.steps
            if _is_manned(before, step) and not _is_manned(now, step)
        }
        for step, people in _own_work(now).items():
            if step not in stopped and step not in _own_work(before):
                stopped[step] = _stopped(before, step, "own", people, where)
        if stopped:
            reached = _reached(before, ()) - _reached(before, stopped) - stopped.keys()
            lost = tuple((step, before.steps[step].name or step) for step in before.steps if step in reached)
            yield StoppedFlow(before.id, tuple(stopped[step] for step in before.steps if step in stopped), lost)


def _stopped(
    flow: Flow, step: str, why: Literal["nobody", "own"], people: tuple[str, ...], where: Where
) -> StoppedStep:
    entry = flow.steps[step]
    place = where(flow.at(step, "by"), None)
    return StoppedStep(step, entry.name or step, step in flow.reviews, why, flow.doers(step), people, place)


def _is_manned(flow: Flow, step: str) -> bool:
    """Whether somebody is there for a step; steps without a known role do not count as ever stopped."""
    graph, roles = flow.graph, flow.doers(step)
    standing_in = [deputy for role in roles for deputy in graph.roles[role].deputy]
    if any(hands(graph, role) for role in (*roles, *standing_in)):
        return True
    backups = [key for duty in flow.steps[step].duty if (known := graph.duty(duty)) for key in known.backup]
    return any(_is_there(graph, key) for key in backups) if roles else False


def _is_there(graph: OrgGraph, key: str) -> bool:
    if key in graph.roles:
        return bool(hands(graph, key))
    return graph.says_who and key in graph.org.people and not (isinstance(graph, Without) and key in graph.away)


def _own_work(flow: Flow) -> dict[str, tuple[str, ...]]:
    """The steps that can only be done by whoever did what they check, and who that is."""
    found: dict[str, tuple[str, ...]] = {}
    for case in self_approvals(flow):
        if case.certain and case.people:
            found[case.review] = tuple(case.people)
    for crowd in crowded(flow):
        reviews = [step for step in crowd.steps if step in flow.reviews or flow.steps[step].not_by]
        for step in reviews[:1] or crowd.steps[-1:]:
            found.setdefault(step, tuple(crowd.people))
    return found


def _reached(flow: Flow, closed: Iterable[str]) -> set[str]:
    """The steps to which work comes from the first, if it passes through none that is closed."""
    shut = set(closed)
    waiting = list(flow.steps)[:1]
    reached = set(waiting)
    while waiting:
        step = waiting.pop()
        for other in flow.followers[step] if step not in shut else ():
            if other in flow.steps and other not in reached:
                reached.add(str(other))
                waiting.append(str(other))
    return reached


def dead_ways(graph: OrgGraph, after: Without, where: Where) -> Iterator[DeadWay]:
    """The declared ways upwards whose last role, or every role, has nobody now; by duty."""
    for duty, known in sorted(graph.described.items()):
        path = tuple(role for role in known.escalates_to if role in graph.roles)
        filled = [role for role in path if _answers(after, role)]
        gone = tuple(role for role in path if role not in filled and _answers(graph, role))
        if gone and (not filled or path[-1] in gone):
            at = where((*graph.duty_pointer(duty), "escalates_to"), gone[-1])
            yield DeadWay(duty, path, gone, filled[-1] if filled else None, at)


def _answers(graph: OrgGraph, role: str) -> bool:
    return any(hands(graph, key) for key in (role, *graph.roles[role].deputy))
