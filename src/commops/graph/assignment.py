"""Who takes which seat at the least cost, where everybody takes one at most: a flow."""

from collections.abc import Iterable, Sequence
from typing import Any


def cheapest(people: int, seats: Sequence[tuple[int, int, int]], pairs: Iterable[tuple[int, int, int]]) -> list[int]:
    """The cheapest way to seat people.

    Min-cost flow by network simplex: whole costs of any size are counted exactly, so that aims
    of different rank can share one sum.

    Args:
        people: how many people there are; they go by their numbers from 0.
        seats: for each role how many people it needs, how many it takes, and what each one missing costs.
        pairs: person, role and what it costs that the one takes the other.

    Returns:
        The numbers of the pairs that are taken, ascending.
    """
    import networkx as nx

    flow: nx.DiGraph[Any] = nx.DiGraph()
    end = "end"
    flow.add_node(end, demand=people)
    for person in range(people):
        flow.add_node(("person", person), demand=-1)
        flow.add_edge(("person", person), end, capacity=1, weight=0)
    for role, (needed, most, missing) in enumerate(seats):
        flow.add_edge(("role", role), ("needed", role), capacity=needed, weight=-missing)
        flow.add_edge(("needed", role), end, capacity=needed, weight=0)
        flow.add_edge(("role", role), end, capacity=most - needed, weight=0)
    numbers = {}
    for number, (person, role, cost) in enumerate(pairs):
        numbers[person, role] = number
        flow.add_edge(("person", person), ("role", role), capacity=1, weight=cost)
    _, found = nx.network_simplex(flow)
    return sorted(number for (person, role), number in numbers.items() if found["person", person]["role", role])


def networkx_version() -> str:
    """The version of networkx."""
    import networkx as nx

    return str(nx.__version__)
