"""Who is under whom: reporting lines, layers, spans, circles."""

from collections import defaultdict
from functools import cached_property

from commops.graph.holders import Holders


class Lines(Holders):
    """Questions about reporting lines."""

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
    def draws_lines(self) -> bool:
        """Whether any role says whom it reports to."""
        return any(entry.reports_to for entry in self.roles.values())

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

    @cached_property
    def in_circle(self) -> set[str]:
        """The roles of all reporting cycles."""
        return {role for cycle in self.cycles for role in cycle}

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

    def team(self, role: str) -> int:
        """Number of people that the direct reports of a role are for, assistants left out."""
        roles, seats = self.roles, self.seats
        return sum(seats[below] for below in self.reports.get(role, ()) if not roles[below].assistant)

    def single_file(self, role: str) -> list[str]:
        """Managers of one that follow each other down from ``role``, and whom the last one leads.

        Empty where the row begins above ``role``, and for a role in a circle; mentors break a row.
        """
        managers = self.managers
        if managers[role] and self._leads_one(managers[role][0]):
            return []
        row = [role]
        while self._leads_one(row[-1]) and (len(row) == 1 or managers[row[-1]][0] == row[-2]):
            row.append(next(below for below in self.reports[row[-1]] if not self.roles[below].assistant))
        return row

    def _leads_one(self, role: str) -> bool:
        return not self.roles[role].mentoring and self.team(role) == 1

    def is_above(self, boss: str, role: str) -> bool:
        """Whether the reporting line of ``role`` leads to ``boss``."""
        first, last = self._below.get(boss, (0, 0))
        if role in self._below:
            return first < self._below[role][0] <= last
        return boss in self.chain(role)

    @cached_property
    def _below(self) -> dict[str, tuple[int, int]]:
        """The number of each role on a walk down from the tops, and the last number below it."""
        managers, reports = self.managers, self.reports
        number: dict[str, int] = {}
        waiting = [role for role, bosses in managers.items() if not bosses]
        while waiting:
            role = waiting.pop()
            number[role] = len(number) + 1
            waiting += dict.fromkeys(below for below in reports.get(role, ()) if managers[below][0] == role)
        last = dict(number)
        for role in reversed(number):
            if bosses := managers[role]:
                last[bosses[0]] = max(last[bosses[0]], last[role])
        return {role: (first, last[role]) for role, first in number.items()}

    @cached_property
    def longest_chain(self) -> list[str]:
        """The longest way from a top down to a role, the top first; roles in a cycle are in none."""
        if not self.depth:
            return []
        layers = max(self.depth.values())
        deepest = min(role for role, depth in self.depth.items() if depth == layers)
        return [*reversed(self.chain(deepest)), deepest]
