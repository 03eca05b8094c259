"""Which role stands in which unit, and who leads it."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from commops.graph.lines import Lines


class Units(Lines):
    """Questions about units."""

    @cached_property
    def members(self) -> dict[str, list[str]]:
        """The roles of each unit, sorted."""
        found: dict[str, list[str]] = defaultdict(list)
        for role in sorted(self.roles):
            if (unit := self.roles[role].unit) is not None:
                found[unit].append(role)
        return dict(found)

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
