"""Questions about workflows: which step follows which, into whose hands, who reviews."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from commops.graph import OrgGraph
from commops.graph.references import is_checked

if TYPE_CHECKING:
    from commops.model.workflow import Step
    from commops.source.tree import Pointer


def flows(graph: OrgGraph) -> Iterator["Flow"]:
    """The workflows in use that have steps."""
    for key, entry in graph.org.workflows.items():
        if entry.steps and not entry.archived:
            yield Flow(graph, key)


class Flow:
    """A workflow and its steps in use, in order.

    Args:
        graph: the organisation.
        key: the id of the workflow.
    """

    def __init__(self, graph: OrgGraph, key: str) -> None:
        self.graph = graph
        self.id = key
        self.entry = graph.org.workflows[key]
        self.steps: dict[str, Step] = {step: entry for step, entry in self.entry.steps.items() if not entry.archived}

    def at(self, step: str, *rest: str) -> "Pointer":
        """The way to a step, or to something in it."""
        return ("workflows", self.id, "steps", step, *rest)

    def doers(self, step: str) -> tuple[str, ...]:
        """The roles that do a step; none where one of them is not known."""
        roles = tuple(dict.fromkeys(self.steps[step].by))
        return roles if all(role in self.graph.roles for role in roles) else ()

    def bearers(self, duty: str) -> list[str]:
        """The roles that bear R, A or S on a duty, sorted."""
        return sorted({role for letter in "RAS" for role in self.graph.letters[letter].get(duty, ())})

    def strange_duties(self, step: str) -> list[str]:
        """The duties of a step on which none of those who do it bears R, A or S.

        Duties that do not exist, and those that nobody owns, are left out.
        """
        doers, unowned = set(self.doers(step)), self.graph.unowned
        return [
            duty
            for duty in dict.fromkeys(self.steps[step].duty)
            if doers.isdisjoint(self.bearers(duty)) and duty not in unowned and self._exists(duty)
        ]

    def _exists(self, duty: str) -> bool:
        known = self.graph.duty(duty)
        return not known.archived if known is not None else not is_checked(self.graph, "duties")

    @cached_property
    def followers(self) -> dict[str, tuple[str | None, ...]]:
        """The steps that follow each: its ``next``, else the one below; None is the end."""
        order = list(self.steps)
        below = dict(zip(order, [*order[1:], None], strict=True))
        return {
            step: tuple(map(self._target, dict.fromkeys(entry.next))) if entry.next else (below[step],)
            for step, entry in self.steps.items()
        }

    def _target(self, name: str) -> str | None:
        return None if name == "end" and "end" not in self.entry.steps else name

    @cached_property
    def is_told(self) -> bool:
        """Whether every step that the order names is one of the workflow's."""
        named = [name for entry in self.steps.values() for name in (*entry.next, entry.on_reject) if name is not None]
        return all(self._target(name) is None or name in self.entry.steps for name in named)

    @cached_property
    def _ways(self) -> dict[str, list[str | None]]:
        """Where the work may go from each step, refusals included, as far as that is in use."""
        ways: dict[str, list[str | None]] = {}
        for step, entry in self.steps.items():
            back = () if entry.on_reject is None else (self._target(entry.on_reject),)
            ways[step] = [way for way in (*self.followers[step], *back) if way is None or way in self.steps]
        return ways

    @cached_property
    def _reached(self) -> set[str]:
        return _reach(list(self.steps)[:1], self._ways)

    def unreached(self) -> list[list[str]]:
        """The steps to which no way leads from the first, in groups that hang together."""
        lost = [step for step in self.steps if step not in self._reached]
        beside: dict[str, set[str]] = {step: set() for step in lost}
        for step in lost:
            for way in self._ways[step]:
                if way in beside:
                    beside[step].add(way)
                    beside[way].add(step)
        groups, seen = [], set[str]()
        for step in lost:
            if step not in seen:
                group = _reach([step], beside)
                seen |= group
                groups.append([other for other in lost if other in group])
        return groups

    def endless(self) -> list[list[str]]:
        """The loops, and the single steps, from which no way leads to the end; each in order."""
        came_from: dict[str, list[str]] = {step: [] for step in self.steps}
        for step, ways in self._ways.items():
            for way in ways:
                if way is not None:
                    came_from[way].append(step)
        ending = _reach([step for step, ways in self._ways.items() if None in ways], came_from)
        caught = [step for step in self.steps if step in self._reached and step not in ending]
        if not caught:
            return []
        import networkx as nx

        lines: nx.DiGraph[str] = nx.DiGraph()
        lines.add_nodes_from(caught)
        lines.add_edges_from((step, way) for step in caught for way in self._ways[step] if way is not None)
        loops = [
            [step for step in caught if step in loop]
            for loop in nx.strongly_connected_components(lines)
            if all(way in loop for step in loop for way in lines.successors(step))
        ]
        return sorted(loops, key=lambda loop: caught.index(loop[0]))

    @cached_property
    def handoffs(self) -> dict[str, list[str]]:
        """The steps that take the work over from each step, by other roles; refusals left out."""
        taken: dict[str, list[str]] = {}
        for step, followers in self.followers.items():
            mine = set(self.doers(step))
            for other in followers:
                if other in self.steps and mine and (theirs := self.doers(str(other))) and mine.isdisjoint(theirs):
                    taken.setdefault(step, []).append(str(other))
        return taken

    def crossings(self) -> int:
        """How many hand-offs lead from one unit to another."""
        return sum(self._crosses(step, other) for step, others in self.handoffs.items() for other in others)

    def _crosses(self, step: str, other: str) -> bool:
        roles = self.graph.roles
        here, there = ([roles[role].unit for role in self.doers(one)] for one in (step, other))
        return all(a is not None and b is not None and not self.graph.is_within(a, b) for a in here for b in there)

    def bounces(self) -> list[tuple[str, str, str]]:
        """Three steps in a row, the last back with a role of the first; reviews are no bounce."""
        return [
            (step, middle, last)
            for step, others in self.handoffs.items()
            for middle in others
            for last in self.handoffs.get(middle, ())
            if self.steps[middle].approves is None
            and self.steps[last].approves is None
            and not set(self.doers(step)).isdisjoint(self.doers(last))
        ]

    @cached_property
    def reviews(self) -> list[str]:
        """The steps that approve another."""
        return [step for step, entry in self.steps.items() if entry.approves in self.steps]

    def sole_reviewer(self) -> str | None:
        """The one role that does every review; None where there are several, or one is not known."""
        roles = {role for step in self.reviews for role in self.doers(step)}
        return min(roles) if len(roles) == 1 and all(self.doers(step) for step in self.reviews) else None

    def reviews_own(self, role: str) -> bool:
        """Whether a role does a step and the step that approves it."""
        return any(role in self.doers(str(self.steps[step].approves)) for step in self.reviews)

    def organised(self, role: str) -> list["Pointer"]:
        """Where it says that a role organises the workflow or the work of others in it."""
        others = [step for step in self.steps if step not in self.reviews]
        found: list[Pointer] = [("workflows", self.id, "owner", role)] if role in self.entry.owner else []
        found += [self.at(step, "organised_by", role) for step in others if role in self.steps[step].organised_by]
        if found:
            return found
        accountable = self.graph.letters["A"]
        duties = [duty for step in others if role not in self.steps[step].by for duty in self.steps[step].duty]
        return [("roles", role, "duties", duty) for duty in dict.fromkeys(duties) if role in accountable.get(duty, ())]

    def has_cover(self, step: str, role: str) -> bool:
        """Whether a step goes on without the one who does it: a deputy, a backup, a second seat."""
        entry = self.graph.roles[role]
        duties = [known for duty in self.steps[step].duty if (known := self.graph.duty(duty)) is not None]
        stands_in = {*entry.deputy, *(other for duty in duties for other in duty.backup)} - {role}
        return self.graph.seats[role] > 1 or bool(stands_in)


def _reach(start: Iterable[str], ways: Mapping[str, Iterable[str | None]]) -> set[str]:
    """Everything to which ways lead from some steps, these included."""
    waiting = list(start)
    reached = set(waiting)
    while waiting:
        for way in ways[waiting.pop()]:
            if way is not None and way not in reached:
                reached.add(way)
                waiting.append(way)
    return reached
