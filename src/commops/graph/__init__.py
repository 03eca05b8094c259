"""The organisation as a graph: who is under whom, who has what to do with which duty.

Plain dictionaries where they decide (four times as fast as networkx, and no import),
networkx where its algorithms explain: the cycles of the few roles that are left when
everything that hangs from a top has been taken away.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from commops.model.organisation import Organisation

if TYPE_CHECKING:
    from commops.model.duty import Duty
    from commops.model.person import Holding
    from commops.model.role import Assignment, Headcount, Role
    from commops.source.tree import Pointer


class OrgGraph:
    """Questions about an organisation, each answered once.

    Args:
        organisation: the organisation as loaded.
        as_of: the day that dates are held against; None leaves dates out of account.
        empty: pointers to what is declared and left empty.
    """

    def __init__(self, organisation: Organisation, as_of: date | None = None, empty: "Iterable[Pointer]" = ()) -> None:
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

    @cached_property
    def seats(self) -> dict[str, int]:
        """How many people each role is for: its headcount, or its holders if they are more; else 1."""
        holders = self.holders
        return {
            role: max(_authorised(entry.headcount), len(holders.get(role, ()))) for role, entry in self.roles.items()
        }

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
        return sorted(role for role, a in assigned.items() if "A" in a.letters and "R" in a.letters)

    @cached_property
    def letters(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Who bears a letter on a duty: letter, duty, roles (sorted); what is archived is left out.

        Turned round from ``assignments`` so that a rule walks over the one letter that
        it asks for; the roles of a duty are one tuple that its letters share.
        """
        found: dict[str, dict[str, tuple[str, ...]]] = {letter: {} for letter in "ARSCI"}
        gone = self._archived_duties
        for role in sorted(self.roles):
            entry = self.roles[role]
            if entry.archived:
                continue
            alone = (role,)
            for duty, assignment in entry.duties.items():
                if duty in gone:
                    continue
                for letter in assignment.letters:
                    borne = found[letter]
                    borne[duty] = borne[duty] + alone if duty in borne else alone
        return found

    @cached_property
    def duties_in_use(self) -> set[str]:
        """Every duty that is declared here or given to a role, but for what is archived."""
        return set(self.org.duties).union(*self.letters.values()) - self._archived_duties

    @cached_property
    def unowned(self) -> list[str]:
        """The duties in use on which no role bears A or R, sorted."""
        return sorted(self.duties_in_use - self.letters["A"].keys() - self.letters["R"].keys())

    def takers(self, duty: str) -> list[str]:
        """The roles that take any part in a duty, sorted, but for what is archived."""
        return sorted({role for borne in self.letters.values() for role in borne.get(duty, ())})

    def leaders(self, duty: str) -> list[str]:
        """As ``leads``, but for what is archived."""
        responsible = self.letters["R"].get(duty, ())
        return [role for role in self.letters["A"].get(duty, ()) if role in responsible]

    @cached_property
    def parents(self) -> dict[str, str]:
        """The wider duty of each duty that is part of one."""
        known = self.org.known("duties")
        return {duty: entry.parent for duty, entry in sorted(known.items()) if entry.parent}  # type: ignore[attr-defined]

    def nearest_roles(self, duty: str) -> list[str]:
        """The two roles that own the most duties of a duty's group, first the one with more."""
        known = self.duty(duty)
        own = self._owners_of_group.get(known.group or "", {}) if known is not None else {}
        return sorted(own, key=lambda role: (-own[role], role))[:2]

    @cached_property
    def _owners_of_group(self) -> dict[str, dict[str, int]]:
        """How many duties of a group each role owns: group, role, number."""
        found: dict[str, dict[str, int]] = {}
        for duty, entry in self.org.known("duties").items():
            group: str | None = entry.group  # type: ignore[attr-defined]
            if group is not None:
                numbers = found.setdefault(group, {})
                for role in {*self.letters["A"].get(duty, ()), *self.letters["R"].get(duty, ())}:
                    numbers[role] = numbers.get(role, 0) + 1
        return found

    @cached_property
    def roles_within(self) -> dict[str, set[str]]:
        """The roles of each unit and of the units below it, their heads included."""
        found: dict[str, set[str]] = defaultdict(set)
        units = self.org.units
        for unit in {*units, *self.members}:
            own = {role for role in self.members.get(unit, ()) if not self.roles[role].archived}
            if unit in units and (head := units[unit].head) in self.roles:
                own.add(str(head))
            if own:
                for above in self.units_above(unit):
                    found[above] |= own
        return dict(found)

    @cached_property
    def _archived_duties(self) -> set[str]:
        return {duty for duty, entry in self.org.known("duties").items() if entry.archived}

    @cached_property
    def duties(self) -> list[str]:
        """Every duty that is declared here or given to a role, sorted."""
        return sorted({*self.org.duties, *self.assignments})

    def duty(self, duty: str) -> "Duty | None":
        """What is known of a duty, from the file or its library."""
        own = self.org.duties.get(duty)
        return own if own is not None else self.org.library.get("duties", {}).get(duty)  # type: ignore[return-value]

    def duty_pointer(self, duty: str, roles: "Sequence[str]" = ()) -> "Pointer":
        """Where a duty is declared; where it is not, the line of the first of ``roles``, or of its first role."""
        if duty in self.org.duties:
            return ("duties", duty)
        takers = roles or self.takers(duty) or sorted(self.assignments.get(duty, ()))
        return ("roles", takers[0], "duties", duty) if takers else ("duties", duty)

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

    @cached_property
    def says_who(self) -> bool:
        """Whether the file says of anybody which role they hold, on whatever day."""
        return any(person.holds for person in self.org.people.values())

    def is_vacant(self, role: str) -> bool:
        """Whether nobody holds a role on the day, not even acting; False where the file says of nobody."""
        return self.says_who and role not in self.holders

    @cached_property
    def last_held(self) -> dict[str, date]:
        """The last day of the latest holding of each role that is over on the day."""
        found: dict[str, date] = {}
        if self.as_of is None:
            return found
        for person in self.org.people.values():
            for role, holding in person.holds.items():
                last = holding.until
                if last is not None and last < self.as_of and (role not in found or found[role] < last):
                    found[role] = last
        return found

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

    def head_above(self, role: str) -> str | None:
        """The nearest other role that heads the unit of a role or one above it."""
        unit = self.roles[role].unit
        heads = (self.org.units[above].head for above in self.units_above(unit)) if unit is not None else ()
        return next((head for head in heads if head in self.roles and head != role), None)

    def natural_head(self, unit: str) -> str | None:
        """The role of a unit to whom all its others report, at whatever distance; None where there is none."""
        members = set(self.members.get(unit, ()))
        loose = [role for role in members if not members.intersection(self.managers[role])]
        return loose[0] if len(loose) == 1 and len(members) > 1 else None

    def is_within(self, unit: str, other: str) -> bool:
        """Whether one of two units is the other, or stands in it at whatever depth."""
        return other in self.units_above(unit) or unit in self.units_above(other)

    @cached_property
    def separated(self) -> list[tuple[str, ...]]:
        """Sets of duties that the policy keeps apart."""
        return [rule.duties for rule in self.org.policy.separate if rule.duties]


def _authorised(headcount: "Headcount | None") -> int:
    """A headcount in whole people; 1 where there is none."""
    if headcount is None:
        return 1
    number = headcount.target
    if number is None:
        number = headcount.max if headcount.max is not None else headcount.min
    return 1 if number is None else math.ceil(min(number, _ALL))


_ALL = 10**10
"""More people than there are: a headcount of 1e999 is infinite, and has no whole number."""
