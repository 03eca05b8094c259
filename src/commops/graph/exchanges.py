"""Units between which work goes to and fro, over all workflows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commops.graph import OrgGraph
from commops.graph.workflows import flows

if TYPE_CHECKING:
    from commops.source.tree import Pointer


@dataclass(frozen=True, slots=True)
class Exchange:
    """Two units that hand work to each other, with a step for either direction."""

    units: tuple[str, str]
    roles: tuple[str, str]
    """The roles that hand on and take over in the first direction."""
    there: "Pointer"
    back: "Pointer"

    def common(self, graph: OrgGraph) -> tuple[str, int] | None:
        """The nearest manager of both roles, and how many layers above the lower of them; None if there is none."""
        above = [{role: n for n, role in enumerate([one, *graph.chain(one)])} for one in self.roles]
        shared = [role for role in above[0] if role in above[1]]
        return (shared[0], max(one[shared[0]] for one in above)) if shared else None


def exchanges(graph: OrgGraph) -> Iterator[Exchange]:
    """The pairs of units with hand-offs in both directions, each once, sorted by unit.

    Units within one another are left out, and so are steps with several roles.
    """
    found: dict[tuple[str, str], tuple[Pointer, tuple[str, str]]] = {}
    for flow in flows(graph):
        for step, others in flow.handoffs.items():
            for other in others:
                givers, takers = flow.doers(step), flow.doers(other)
                if len(givers) > 1 or len(takers) > 1:
                    continue
                here, there = graph.roles[givers[0]].unit, graph.roles[takers[0]].unit
                if here is not None and there is not None and not graph.is_within(here, there):
                    found.setdefault((here, there), (flow.at(step), (givers[0], takers[0])))
    for (here, there), (pointer, roles) in sorted(found.items()):
        if here < there and (there, here) in found:
            yield Exchange((here, there), roles, pointer, found[there, here][0])
