"""Who holds which role on the day, and how many people a role is for."""

import math
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from commops.model.organisation import Organisation

if TYPE_CHECKING:
    from commops.model.person import Holding
    from commops.model.role import Headcount, Role
    from commops.source.tree import Pointer


class Holders:
    """The ground floor of the graph: roles, the day, and who holds what.

    Args:
        organisation: the organisation as loaded.
        as_of: the day that dates are held against; None leaves dates out of account.
        empty: pointers to what is declared and left empty.
    """

    def __init__(self, organisation: Organisation, as_of: date | None = None, empty: "Iterable[Pointer]" = ()) -> None:
        self.org = organisation
        self.as_of = as_of
        self.empty = tuple(empty)

    @cached_property
    def roles(self) -> "dict[str, Role]":
        """Roles by id."""
        return self.org.roles

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
    def seats(self) -> dict[str, int]:
        """How many people each role is for: its headcount, or its holders if they are more; else 1."""
        holders = self.holders
        return {
            role: max(_authorised(entry.headcount), len(holders.get(role, ()))) for role, entry in self.roles.items()
        }


def _authorised(headcount: "Headcount | None") -> int:
    """A headcount in whole people; 1 where there is none."""
    number = headcount.authorised if headcount is not None else None
    return 1 if number is None else math.ceil(min(number, _ALL))


_ALL = 10**10
"""More people than there are: a headcount of 1e999 is infinite, and has no whole number."""
