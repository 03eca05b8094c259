"""Whether the people who may do duties have the hours that the duties take (max-flow, min-cut)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import fsum

from commops.graph import OrgGraph
from commops.graph.people.capacity import hours, is_more, monthly_hours, posts, roles_at_work, seats_of, tells_holders


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Duties that take more hours a month than all who may do them have."""

    duties: list[str]
    """First the one that takes most."""
    roles: list[str]
    people: list[str]
    """None of them where the file names no holders."""
    need: float
    have: float


@dataclass(slots=True)
class _Pool:
    """Duties, roles and people that hang together."""

    needs: dict[tuple[str, ...], dict[str, float]] = field(default_factory=dict)
    """Hours by duty, for each set of roles that may do them."""
    limits: dict[str, dict[str, float]] = field(default_factory=dict)
    """Hours that each person has for a role: role, person."""


def shortfalls(graph: OrgGraph, shrinkage: float) -> Iterator[Shortfall]:
    """The sets of duties for which all who may do them have too few hours.

    Who may do a duty holds a role with R or S on it; their time is the share that they hold of
    the role. Where the file names no holders, the headcounts of those roles stand for people,
    and a duty of which one is not known is left out. So is a duty whose roles are all vacant.

    Args:
        graph: the organisation.
        shrinkage: the part of a post that goes to leave, meetings and the like.

    Returns:
        One for each set of people who share work, named by its bottleneck.
    """
    demand = hours(graph)
    if not demand or (graph.says_who and not tells_holders(graph)):
        return
    post = monthly_hours(shrinkage)
    capacities = {person: held.capacity * post for person, held in posts(graph).items()}
    for pool in _pools(graph, demand, post):
        if not _is_met(pool, capacities):
            yield from _bottleneck(pool, capacities, named=graph.says_who)


def _pools(graph: OrgGraph, demand: dict[str, float], post: float) -> Iterator[_Pool]:
    limits: dict[str, dict[str, float]] = {}
    asked: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for duty, need in demand.items():
        roles = roles_at_work(graph, duty)
        for role in roles:
            if role not in limits:
                limits[role] = _limits(graph, role, post)
        if not graph.says_who and not all(limits[role] for role in roles):
            continue
        able = tuple(role for role in roles if limits[role])
        if able:
            asked[able][duty] = need
    together = _Together()
    for able in asked:
        together.join([*(("role", role) for role in able), *(("who", who) for role in able for who in limits[role])])
    found: dict[object, _Pool] = {}
    for able, needs in asked.items():
        pool = found.setdefault(together.root(("role", able[0])), _Pool())
        pool.needs[able] = needs
        pool.limits.update((role, limits[role]) for role in able)
    yield from found.values()


def _limits(graph: OrgGraph, role: str, post: float) -> dict[str, float]:
    """The hours of each holder for a role; the whole capacity where no share is written down."""
    if not graph.says_who:
        seats = seats_of(graph.roles[role].headcount)
        return {f"\0{role}": seats * post} if seats is not None else {}
    known = posts(graph)
    return {
        person: (known[person].said.get(role, known[person].capacity)) * post for person in graph.holders.get(role, ())
    }


class _Together:
    """Which things hang together (disjoint sets)."""

    def __init__(self) -> None:
        self._above: dict[object, object] = {}

    def root(self, one: object) -> object:
        """What stands for the set of a thing."""
        above = self._above
        above.setdefault(one, one)
        while above[one] != one:
            above[one] = above[above[one]]
            one = above[one]
        return one

    def join(self, things: Iterable[object]) -> None:
        """Put things into one set."""
        first, *others = things
        for other in others:
            self._above[self.root(other)] = self.root(first)


def _is_met(pool: _Pool, capacities: dict[str, float]) -> bool:
    """Whether splitting each duty by the time that its roles and people have for it leaves nobody with too much."""
    wholes = {role: fsum(people.values()) for role, people in pool.limits.items()}
    asked: dict[str, float] = defaultdict(float)
    for able, needs in pool.needs.items():
        whole = fsum(wholes[role] for role in able)
        need = fsum(needs.values())
        for role in able:
            asked[role] += need * wholes[role] / whole if whole else need
    load: dict[str, float] = defaultdict(float)
    for role, need in asked.items():
        if is_more(need, wholes[role]):
            return False
        for person, limit in pool.limits[role].items():
            load[person] += need * limit / wholes[role] if wholes[role] else 0
    return not any(is_more(need, capacities.get(person, need)) for person, need in load.items())


def _bottleneck(pool: _Pool, capacities: dict[str, float], *, named: bool) -> Iterator[Shortfall]:
    """The duties, roles and people on the source's side of the least cut, where it does not hold all the work."""
    import networkx as nx

    net: nx.DiGraph[tuple[str, ...]] = nx.DiGraph()
    for able, needs in sorted(pool.needs.items()):
        net.add_edge(_SOURCE, ("duties", *able), capacity=_minutes(fsum(needs.values())))
        for role in able:
            net.add_edge(("duties", *able), ("role", role), capacity=_ALL)
    for role, people in sorted(pool.limits.items()):
        for person, limit in sorted(people.items()):
            net.add_edge(("role", role), ("person", person), capacity=_minutes(limit))
            net.add_edge(("person", person), _SINK, capacity=_minutes(capacities.get(person, limit)))
    most, flow = nx.maximum_flow(net, _SOURCE, _SINK)
    reached: set[tuple[str, ...]] = {_SOURCE}
    waiting: list[tuple[str, ...]] = [_SOURCE]
    while waiting:
        node = waiting.pop()
        onward = {other for other, passed in flow[node].items() if passed < net[node][other]["capacity"]}
        back = {other for other in net.pred[node] if flow[other][node]}
        waiting += (onward | back) - reached
        reached |= onward | back
    short = {able: needs for able, needs in pool.needs.items() if ("duties", *able) in reached}
    if not short:
        return
    missing = sum(edge["capacity"] for edge in net[_SOURCE].values()) - most
    asked = {duty: need for needs in short.values() for duty, need in needs.items()}
    need = fsum(asked.values())
    roles = sorted({role for able in short for role in able})
    who = sorted({person for role in roles for person in pool.limits[role]}) if named else []
    duties = sorted(asked, key=lambda duty: (-asked[duty], duty))
    yield Shortfall(duties, roles, who, need, need - missing / 60)


_SOURCE, _SINK = ("source",), ("sink",)
_ALL = 10**15


def _minutes(length: float) -> int:
    return round(length * 60)
