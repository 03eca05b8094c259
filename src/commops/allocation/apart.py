"""What a person may hold together: the separations, told for pairs."""

from collections.abc import Iterable
from functools import cache

from commops.allocation.problem import CriticalDuty, Separation


@cache
def items_by_role(separation: Separation) -> dict[str, tuple[str, ...]]:
    """The items of a separation that each role bears.

    A role that alone bears more than one person may hold is a fault of the design and reported
    there; here it counts as much as is allowed, so that it can be held, and held alone.

    Args:
        separation: the separation.

    Returns:
        Role to items, at most ``separation.max`` of them.
    """
    found: dict[str, list[str]] = {}
    for item, roles in sorted(separation.items):
        for role in roles:
            borne = found.setdefault(role, [])
            if len(borne) < separation.max:
                borne.append(item)
    return {role: tuple(items) for role, items in found.items()}


def items_of(separation: Separation, roles: Iterable[str]) -> set[str]:
    """The items that somebody holds with some roles."""
    borne = items_by_role(separation)
    return {item for role in roles for item in borne.get(role, ())}


def item_of_duty(separation: Separation, duty: CriticalDuty) -> str | None:
    """The item that somebody takes on by backing up a duty; None where the separation does not touch it.

    The duty itself where the set keeps duties apart; a role that does the duty where the set keeps
    roles apart and has all of them. Steps of a workflow are not taken on by backing up.
    """
    if separation.by == "steps":
        return None
    names = {item for item, _ in separation.items}
    if duty.duty in names:
        return duty.duty
    if separation.by == "roles" and names.issuperset(duty.roles):
        return min(duty.roles)
    return None
