"""How evenly the people of a unit are loaded."""

from collections import defaultdict
from collections.abc import Collection
from math import fsum, sqrt

from commops.graph import OrgGraph
from commops.graph.people.capacity import Posts, carried, monthly_hours, posts


def loads(graph: OrgGraph, shrinkage: float) -> dict[str, dict[str, float]]:
    """The part of their time that people have given away: unit, then person, both sorted.

    Args:
        graph: the organisation.
        shrinkage: the part of a post that goes to leave, meetings and the like.

    Returns:
        Hours of duties over hours there are, of people with such duties, where duties give hours; else
        FTE held over capacity, of people whose shares are all written down. People without capacity
        are left out.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    hours, post = carried(graph), monthly_hours(shrinkage)
    for person, held in sorted(posts(graph).items()):
        if not held.capacity or (person not in hours if hours else held.unsaid):
            continue
        unit = _unit(graph, person, held)
        if unit is not None:
            rate = hours[person] / post if hours else held.held
            found[unit][person] = rate / held.capacity
    return dict(sorted(found.items()))


def _unit(graph: OrgGraph, person: str, held: Posts) -> str | None:
    """The unit in which somebody works most, else the one they belong to on paper."""
    time: dict[str, float] = defaultdict(float)
    for role in held.roles():
        unit = graph.roles[role].unit
        if unit is not None:
            time[unit] += held.share(role)
    return min(time, key=lambda unit: (-time[unit], unit)) if time else graph.org.people[person].unit


def spread(rates: Collection[float]) -> float:
    """The coefficient of variation: standard deviation over mean; 0 where the mean is."""
    mean = fsum(rates) / len(rates)
    return sqrt(fsum((rate - mean) ** 2 for rate in rates) / len(rates)) / mean if mean else 0.0
