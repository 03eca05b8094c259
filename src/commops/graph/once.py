"""Answers that are worked out once for an organisation, however many ask."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from commops.graph import OrgGraph

Answer = TypeVar("Answer")


def once(question: Callable[[OrgGraph], Answer]) -> Callable[[OrgGraph], Answer]:
    """Work out a question about an organisation when it is first asked, and keep the answer as long as the graph."""
    known: WeakKeyDictionary[OrgGraph, Answer] = WeakKeyDictionary()

    @wraps(question)
    def asked(graph: OrgGraph) -> Answer:
        if graph not in known:
            known[graph] = question(graph)
        return known[graph]

    return asked
