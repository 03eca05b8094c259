"""The organisation as a graph: who is under whom, who has what to do with which duty.

Plain dictionaries where they decide (four times as fast as networkx, and no import),
networkx where its algorithms explain: the cycles of the few roles that are left when
everything that hangs from a top has been taken away.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from commops.model.organisation import Organisation

if TYPE_CHECKING:
    from commops.model.duty import Duty
    from commops.model.person import Holding
    from commops.model.role import Assignment, Role
    from commops.source.tree import Pointer


class OrgGraph:
    """Questions about an organisation, each answered once.

    Args:
        organisation: the organisation as loaded.
        as_of: the day that dates are held against; None leaves dates out of account.
        empty: pointers to what is declared and left empty.
    """

    def __init__(
        self, organisation: Organisation, as_of: date | None = None, empty: "Iterable[Pointer]" = ()
    ) -> None:
        self.org = organisation
        self.as_of = as_of
        self.empty = tuple(empty)

    @property
    def roles(self) -> "dict[str, Role]":
        """Roles by id."""
        return self.org.roles

    def declared_managers(self, role: str) -> tuple[str, ...]:
        """The roles that a role says it reports to, known or not."""
        line = self.roles[role].reports_to
        return line.role if line is not None else ()

    @cached_property
    def managers(self) -> dict[str, tuple[str, ...]]:
        """The managers of each role that exist; the first is the one that counts for the tree."""
        roles = self.roles
        return {
            role: tuple(boss for boss in entry.reports_to.role if boss in roles) if entry.reports_to else ()
            for role, entry in roles.items()
        }

    @cached_property
    def reports(self) -> dict[str, list[str]]:
        """The direct reports of each role that has any, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for role, bosses in self.managers.items():
            for boss in bosses:
                found[boss].append(role)
        for below in found.values():
            below.sort()
        return dict(found)

    @cached_property
    def tops(self) -> list[str]:
        """Roles that report to no role of this file and do not try to, sorted."""
        roles = self.roles
        return sorted(role for role, entry in roles.items() if not (entry.reports_to and entry.reports_to.role))

    @cached_property
    def depth(self) -> dict[str, int]:
        """The layer of each role, 1 at the top; roles in a cycle or below one have none."""
        depth = dict.fromkeys((role for role, bosses in self.managers.items() if not bosses), 1)
        waiting = list(depth)
        reports, managers = self.reports, self.managers
        while waiting:
            role = waiting.pop()
            for below in reports.get(role, ()):
                if below not in depth and managers[below][0] == role:
                    depth[below] = depth[role] + 1
                    waiting.append(below)
        return depth

    @cached_property
    def cycles(self) -> list[tuple[str, ...]]:
        """Reporting cycles, each as the way up from its first role; sorted."""
        left = self._in_question()
        if not left:
            return []
        import networkx as nx

        lines: nx.DiGraph[str] = nx.DiGraph()
        lines.add_edges_from((role, boss) for role in left for boss in self.managers[role] if boss in left)
        found = []
        for component in nx.strongly_connected_components(lines):
            first = min(component)
            if len(component) > 1 or lines.has_edge(first, first):
                edges = nx.find_cycle(lines.subgraph(component), first)
                path = [edge[0] for edge in edges]
                start = path.index(min(path))
                found.append((*path[start:], *path[:start]))
        return sorted(found)

    def _in_question(self) -> set[str]:
        """What is left when roles without reports are taken away again and again."""
        below = {role: len(reports) for role, reports in self.reports.items()}
        left = set(below)
        waiting = [role for role in self.roles if role not in below]
        while waiting:
            role = waiting.pop()
            for boss in self.managers[role]:
                below[boss] -= 1
                if not below[boss]:
                    left.discard(boss)
                    waiting.append(boss)
        return left

    def chain(self, role: str) -> list[str]:
        """The roles above a role, nearest first, as far as the line goes without repeating."""
        above: list[str] = []
        seen = {role}
        while (bosses := self.managers.get(role)) and bosses[0] not in seen:
            role = bosses[0]
            seen.add(role)
            above.append(role)
        return above

    def distance_up(self, role: str, boss: str) -> int | None:
        """How many layers ``boss`` stands above ``role``; 0 for itself, None where it does not."""
        if role == boss:
            return 0
        above = self.chain(role)
        return above.index(boss) + 1 if boss in above else None

    def span(self, role: str) -> int:
        """Number of direct reports, assistants left out (as in span-and-layer analysis)."""
        roles = self.roles
        return sum(not roles[below].assistant for below in self.reports.get(role, ()))

    @cached_property
    def assignments(self) -> "dict[str, dict[str, Assignment]]":
        """What each role has to do with each duty: duty, then role."""
        found: dict[str, dict[str, Assignment]] = {}
        for role, entry in self.roles.items():
            for duty, assignment in entry.duties.items():
                found.setdefault(duty, {})[role] = assignment
        return found

    def with_letter(self, duty: str, letter: str) -> list[str]:
        """The roles that bear a letter on a duty, sorted."""
        assigned = self.assignments.get(duty, {})
        return sorted(role for role, assignment in assigned.items() if letter in assignment.letters)

    def leads(self, duty: str) -> list[str]:
        """The roles that lead a duty, accountable and responsible at once; sorted."""
        assigned = self.assignments.get(duty, {})
        return sorted(
            role for role, a in assigned.items() if "A" in a.letters and "R" in a.letters
        )

    @cached_property
    def duties(self) -> list[str]:
        """Every duty that is declared here or given to a role, sorted."""
        return sorted({*self.org.duties, *self.assignments})

    def duty(self, duty: str) -> "Duty | None":
        """What is known of a duty, from the file or its library."""
        return self.org.known("duties").get(duty)  # type: ignore[return-value]

    def duty_pointer(self, duty: str) -> "Pointer":
        """Where a duty is declared; where it is not, its first role's line."""
        if duty in self.org.duties or duty not in self.assignments:
            return ("duties", duty)
        return ("roles", min(self.assignments[duty]), "duties", duty)

    def is_shared(self, duty: str) -> bool:
        """Whether several roles lead a duty on purpose."""
        known = self.duty(duty)
        return known is not None and known.shared is not None

    def is_critical(self, duty: str) -> bool:
        """Whether a duty must never stand still."""
        known = self.duty(duty)
        return known is not None and known.critical

    @cached_property
    def holders(self) -> "dict[str, dict[str, Holding]]":
        """Who holds each role on the day: role, then person."""
        found: dict[str, dict[str, Holding]] = defaultdict(dict)
        for person, entry in sorted(self.org.people.items()):
            for role, holding in entry.holds.items():
                if self.is_active(holding.from_, holding.until):
                    found[role][person] = holding
        return dict(found)

    def is_active(self, first: date | None, last: date | None) -> bool:
        """Whether the day lies in a span; without a day every span counts."""
        if self.as_of is None:
            return True
        return (first is None or first <= self.as_of) and (last is None or self.as_of <= last)

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """The roles of each unit, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for role in sorted(self.roles):
            if (unit := self.roles[role].unit) is not None:
                found[unit].append(role)
        return dict(found)

    def units_above(self, unit: str) -> list[str]:
        """A unit and the units above it, nearest first."""
        units: Mapping[str, Any] = self.org.units
        found: list[str] = []
        here: str | None = unit
        while here is not None and here in units and here not in found:
            found.append(here)
            here = units[here].parent
        return found

    @cached_property
    def separated(self) -> list[tuple[str, ...]]:
        """Sets of duties that the policy keeps apart."""
        return [rule.duties for rule in self.org.policy.separate if rule.duties]
