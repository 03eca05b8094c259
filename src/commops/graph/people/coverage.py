"""Who may do a duty, counted in full-time posts."""

from math import fsum

from commops.graph import OrgGraph
from commops.graph.people.capacity import posts, roles_at_work, seats_of, tells_holders


def able_fte(graph: OrgGraph, duty: str) -> float | None:
    """FTE of all who may do a duty: holders of roles with R or S, and its backups.

    Nobody counts with more than the time that they have. A holding without a share counts
    with all of it, so that the sum is never too low.

    Args:
        graph: the organisation.
        duty: a duty in use.

    Returns:
        FTE; None where the file names no holders and one of the roles has no headcount, or where
        somebody holds a role that does not exist.
    """
    known = graph.duty(duty)
    backups = known.backup if known is not None else ()
    roles = {*roles_at_work(graph, duty), *(role for role in backups if role in graph.roles)}
    if not graph.says_who:
        seats = [seats_of(graph.roles[role].headcount) for role in sorted(roles)]
        extra = sum(backup in graph.org.people for backup in backups)
        return None if None in seats else fsum(number or 0 for number in seats) + extra
    if not tells_holders(graph):
        return None
    held = posts(graph)
    time: dict[str, float] = {}
    for role in sorted(roles):
        for person in graph.holders.get(role, ()):
            if person in held:
                share = held[person].said.get(role, held[person].capacity)
                time[person] = min(time.get(person, 0.0) + share, held[person].capacity)
    people = graph.org.people
    time.update((person, people[person].capacity) for person in backups if person in people)
    return fsum(time.values())
