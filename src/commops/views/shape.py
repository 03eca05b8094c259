"""The shape of a hierarchy: circles opened, siblings in order, each above what is below it.

Nothing here calls itself, so that a chain of ten thousand is no deeper than one of three.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from commops.model.role import Role

_DIGITS = re.compile(r"(\d+)")


def natural(text: str) -> tuple[Any, ...]:
    """A key that sorts texts with the numbers in them by their value: 2 before 10."""
    parts = _DIGITS.split(text.casefold())
    numbers = (part.lstrip("0") if n % 2 else part for n, part in enumerate(parts))
    return (*((len(part), part) if n % 2 else part for n, part in enumerate(numbers)), text)


def first_of_circles(above: Mapping[str, str | None]) -> list[str]:
    """The first id of each circle, where the lines upwards run in one."""
    walked: dict[str, int] = {}
    firsts = []
    for number, start in enumerate(above):
        here: str | None = start
        while here is not None and here not in walked:
            walked[here] = number
            here = above.get(here)
        if here is not None and walked[here] == number:
            circle = [here]
            while (onward := above[circle[-1]]) is not None and onward != here:
                circle.append(onward)
            firsts.append(min(circle))
    return firsts


def put_in_order(above: Mapping[str, str | None], roles: Mapping[str, Role]) -> dict[str | None, list[str]]:
    """The roles under each role, in order; the tops under None."""
    children: dict[str | None, list[str]] = defaultdict(list)
    for role, boss in above.items():
        children[boss].append(role)

    def key(role: str) -> tuple[Any, ...]:
        entry = roles[role]
        level = (entry.level is None, -(entry.level or 0))
        code = (entry.code is None, natural(entry.code or ""))
        return (not entry.assistant, level, role not in children, code, natural(role))

    for siblings in children.values():
        siblings.sort(key=key)
    return dict(children)


def drawn(tops: Iterable[str], children: Mapping[str | None, list[str]]) -> list[str]:
    """Tops and what is below them, a role before those under it."""
    order = []
    waiting = list(tops)[::-1]
    while waiting:
        role = waiting.pop()
        order.append(role)
        waiting += reversed(children.get(role, ()))
    return order


def below_each(order: list[str], above: Mapping[str, str | None]) -> dict[str, int]:
    """How many roles are under each."""
    below = dict.fromkeys(order, 0)
    for role in reversed(order):
        if (boss := above[role]) is not None:
            below[boss] += below[role] + 1
    return below
