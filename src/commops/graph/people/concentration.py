"""Who alone can do a large part of the work of a unit."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from commops.graph import OrgGraph
from commops.graph.people.resilience import able


@dataclass(frozen=True, slots=True)
class Concentration:
    """What one person alone can do of the duties of a unit; of all duties where ``unit`` is empty."""

    person: str
    unit: str
    duties: list[str]
    whole: int
    """How many duties the unit has."""


def concentrations(graph: OrgGraph, share: float, duties: int, people: int) -> Iterator[Concentration]:
    """The people who alone can do a large part of the work, each with the unit where the part is largest.

    Args:
        graph: the organisation on its day.
        share: the part of a unit's duties that is large, 0 to 1.
        duties: the fewest duties that count.
        people: the fewest holders of a unit that is looked at.
    """
    if not graph.says_who:
        return
    worst: dict[str, tuple[float, Concentration]] = {}
    backed = _backed(graph)
    for unit, roles in sorted(_groups(graph).items()):
        holders = {person for role in roles for person in graph.holders.get(role, ())}
        done = _done_by(graph, roles) if len(holders) >= people else set()
        fewest = max(duties, share * len(done))
        if not done or not _may_reach(graph, roles, done, backed, fewest):
            continue
        solo: dict[str, list[str]] = defaultdict(list)
        for duty in sorted(done):
            if len(can := able(graph, duty)) == 1:
                solo[next(iter(can))].append(duty)
        for person, theirs in solo.items():
            part = len(theirs) / len(done)
            if len(theirs) >= fewest and (person not in worst or part > worst[person][0]):
                worst[person] = part, Concentration(person, unit, theirs, len(done))
    yield from (found for _, (_, found) in sorted(worst.items()))


def _groups(graph: OrgGraph) -> dict[str, list[str]]:
    """The roles in use: of all the organisation (under no name), and of each unit."""
    entries = graph.roles
    used = sorted(role for role, entry in entries.items() if not entry.archived)
    groups = {"": used}
    for role in used:
        if (unit := entries[role].unit) is not None:
            groups.setdefault(unit, []).append(role)
    return groups


def _done_by(graph: OrgGraph, roles: list[str]) -> set[str]:
    """The duties that some roles do."""
    entries, used = graph.roles, graph.duties_in_use
    return {
        duty
        for role in roles
        for duty, assignment in entries[role].duties.items()
        if "R" in assignment.letters and duty in used
    }


def _backed(graph: OrgGraph) -> dict[str, int]:
    """How many duties each role or person is named as backup of, or deputy for."""
    found: dict[str, int] = defaultdict(int)
    for known in graph.described.values():
        for key in known.backup:
            found[key] += 1
    for entry in graph.roles.values():
        for key in entry.deputy:
            found[key] += len(entry.duties)
    return found


def _may_reach(graph: OrgGraph, roles: list[str], duties: set[str], backed: dict[str, int], fewest: float) -> bool:
    """Whether anybody has that many duties at all; it spares most units the question who can do what."""
    most: dict[str, int] = defaultdict(int)
    entries, holders = graph.roles, graph.holders
    helping = (role for duty in duties & graph.letters["S"].keys() for role in graph.letters["S"][duty])
    for role in {*roles, *helping, *(key for key in backed if key in entries)}:
        for person in holders.get(role, ()):
            most[person] += len(entries[role].duties) + backed.get(role, 0)
    return any(number + backed.get(person, 0) >= fewest for person, number in most.items())
