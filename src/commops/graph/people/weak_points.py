"""Where an organisation is weak: few without whom much stops.

Everything here is about a mapping from duties to those who are able to do them, so that it
can be held against brute force.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import combinations
from math import ceil, comb, fsum

from commops.graph import OrgGraph
from commops.graph.people.resilience import hands
from commops.graph.workflows import flows

Hands = tuple[str, ...]
"""People (or the roles that stand for them), sorted."""


def minimal_sets(able: Mapping[str, Collection[str]]) -> dict[Hands, list[str]]:
    """The smallest sets without whom a duty has nobody, and the duties that each set stops.

    A set stops a duty if all who are able to do it are in the set; so the smallest sets are
    the sets of those able, but for those that contain another. Exact at any size.

    Args:
        able: duty to those able to do it; duties with nobody are left out.

    Returns:
        Set to duties (sorted), smaller sets first, then those that stop more, then by id.
    """
    by_set: dict[Hands, list[str]] = defaultdict(list)
    for duty in sorted(able):
        if able[duty]:
            by_set[tuple(sorted(able[duty]))].append(duty)
    kept: dict[Hands, list[str]] = {}
    with_hand: dict[str, list[frozenset[str]]] = defaultdict(list)
    for found in sorted(by_set, key=lambda found: (len(found), -len(by_set[found]), found)):
        members = frozenset(found)
        if not any(smaller <= members for hand in found for smaller in with_hand[hand]):
            kept[found] = by_set[found]
            with_hand[found[0]].append(members)
    return kept


def weights(able: Mapping[str, Collection[str]]) -> dict[str, float]:
    """How much rests on each: ``w(p) = Σ 1 / |able(d)|`` over the duties that p is able to do.

    It is the Shapley value (1953) of the game in which a set of people is worth the number
    of duties that stop without them: a duty counts in equal parts for those who share it.
    The weights of all add up to the number of duties that somebody can do.

    Args:
        able: duty to those able to do it.

    Returns:
        Weights, the heaviest first, then by id.
    """
    parts: dict[str, list[float]] = defaultdict(list)
    for those in able.values():
        for hand in those:
            parts[hand].append(1 / len(those))
    found = {hand: fsum(values) for hand, values in parts.items()}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


@dataclass(frozen=True, slots=True)
class Few:
    """The fewest without whom a share of the duties stops."""

    hands: Hands
    exact: bool
    """Whether no smaller set does it; a greedy set may be larger than need be."""
    stopped: int


def fewest(able: Mapping[str, Collection[str]], share: float = 0.5, *, exact_up_to: int = 3) -> Few | None:
    """The fewest without whom at least a share of the duties stops (a truck factor).

    Sets of up to three are tried one and all, as long as that takes about a second; beyond
    that it takes, again and again, those whose absence costs the fewest for a duty.

    Args:
        able: duty to those able to do it; duties with nobody are left out.
        share: the share of duties.
        exact_up_to: the size up to which every set is tried.

    Returns:
        The set, the first by id of several; None where nobody is able to do anything.
    """
    counts = Counter(tuple(sorted(those)) for those in able.values() if those)
    if not counts:
        return None
    goal = ceil(counts.total() * share)
    sets = [(frozenset(those), number) for those, number in sorted(counts.items())]
    everybody = sorted({hand for those in counts for hand in those})
    work = 0
    for size in range(1, min(exact_up_to, len(everybody)) + 1):
        work += comb(len(everybody), size) * len(sets)
        if work > _MOST_WORK:
            return _greedy(counts, goal, exact=size)
        for chosen in combinations(everybody, size):
            gone = frozenset(chosen)
            stopped = sum(number for those, number in sets if those <= gone)
            if stopped >= goal:
                return Few(chosen, True, stopped)
    return _greedy(counts, goal, exact=exact_up_to + 1)


_MOST_WORK = 2_000_000
"""Steps after which an answer is no longer looked for by trying everything: about a second."""


def _greedy(counts: Mapping[Hands, int], goal: int, exact: int) -> Few:
    """A set that stops enough, made of the sets that cost the fewest people for a duty.

    It is exact if it is no larger than the smallest size that was not tried.
    """
    with_hand: dict[str, list[Hands]] = defaultdict(list)
    for those in counts:
        for hand in those:
            with_hand[hand].append(those)
    missing = {those: len(those) for those in counts}
    gone: set[str] = set()
    stopped = 0
    waiting = [(len(those) / number, those) for those, number in counts.items()]
    heapify(waiting)
    while stopped < goal:
        _, next_set = heappop(waiting)
        for hand in next_set:
            if hand in gone:
                continue
            gone.add(hand)
            for those in with_hand[hand]:
                missing[those] -= 1
                if missing[those]:
                    heappush(waiting, (missing[those] / counts[those], those))
                else:
                    stopped += counts[those]
    return Few(tuple(sorted(gone)), len(gone) <= exact, stopped)


def joint_cover(able: Mapping[str, Collection[str]], limits: Mapping[str, int]) -> dict[str, str]:
    """A way to cover the most duties at once, nobody beyond their limit: duty to hand.

    Augmenting paths, found breadth first, one duty after the other.

    Args:
        able: duty to those able to do it.
        limits: how many duties each can cover at a time; nobody who is not named can cover any.
    """
    cover = _Cover(able, limits)
    for duty in sorted(able):
        cover.augment(duty)
    return cover.taken


class _Cover:
    """Who covers what, and the changes that were made to it, so that they can be undone."""

    def __init__(self, able: Mapping[str, Collection[str]], limits: Mapping[str, int]) -> None:
        self.able, self.limits = able, limits
        self.taken: dict[str, str] = {}
        self.load: dict[str, set[str]] = {hand: set() for hand in limits}
        self.gone: str | None = None
        self.changes: list[tuple[str, str | None]] = []

    def augment(self, duty: str) -> bool:
        """Find somebody for one more duty, if need be by passing others on; whether it worked."""
        came: dict[str, str] = {}
        waiting = deque([duty])
        while waiting:
            here = waiting.popleft()
            for hand in sorted(self.able[here]):
                if hand in came or hand not in self.load or hand == self.gone:
                    continue
                came[hand] = here
                if len(self.load[hand]) < self.limits[hand]:
                    self._pass_on(hand, came)
                    return True
                waiting.extend(sorted(self.load[hand]))
        return False

    def _pass_on(self, free: str, came: Mapping[str, str]) -> None:
        hand: str | None = free
        while hand is not None:
            duty = came[hand]
            before = self.taken.get(duty)
            self.give(duty, hand)
            hand = before

    def give(self, duty: str, hand: str | None) -> None:
        """Give a duty to a hand, or to nobody, and note who had it."""
        before = self.taken.pop(duty, None)
        self.changes.append((duty, before))
        if before is not None:
            self.load[before].remove(duty)
        if hand is not None:
            self.taken[duty] = hand
            self.load[hand].add(duty)

    def lost_without(self, hand: str) -> list[str]:
        """The duties of a hand for which nobody else is found; all is as it was afterwards."""
        self.gone, self.changes = hand, []
        theirs = sorted(self.load[hand])
        for duty in theirs:
            self.give(duty, None)
        lost = [duty for duty in theirs if not self.augment(duty)]
        while self.changes:
            duty, before = self.changes.pop()
            self.give(duty, before)
            self.changes.pop()
        self.gone = None
        return lost


def breaking(able: Mapping[str, Collection[str]], limits: Mapping[str, int]) -> dict[str, list[str]]:
    """Those without whom fewer duties can be covered at once (joint N-1), and what then lies open.

    Each is taken out of one best cover, and only the duties that they had are placed anew.

    Args:
        able: duty to those able to do it.
        limits: how many duties each can cover at a time.

    Returns:
        Hand to duties that find nobody, most first, then by id; nobody whose absence costs nothing.
    """
    cover = _Cover(able, limits)
    for duty in sorted(able):
        cover.augment(duty)
    found = {hand: lost for hand in sorted(set(cover.taken.values())) if (lost := cover.lost_without(hand))}
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody through whom alone two groups have work in common, and the groups, largest first."""

    hand: str
    groups: tuple[Hands, ...]


def only_links(graph: OrgGraph, able: Mapping[str, Collection[str]]) -> list[Link]:
    """Those through whom alone two groups of two or more work together.

    The graph joins people to the duties that several can do, and to the hand-offs of
    workflows; they are its articulation points that part others from one another.

    Args:
        graph: the organisation on its day.
        able: duty to those able to do it.

    Returns:
        The links by id; none of a network so large that it would take long to look through.
    """
    import networkx as nx

    net: nx.Graph[tuple[str, ...]] = nx.Graph()
    for place, those in sorted({**_shared(able), **dict(_handoffs(graph))}.items()):
        net.add_edges_from((("hand", hand), place) for hand in sorted(those))
    found: list[Link] = []
    for part in nx.connected_components(net):
        cuts = sorted(node[1] for node in nx.articulation_points(net.subgraph(part)) if node[0] == "hand")
        if len(cuts) * len(part) > _MOST_WORK:
            continue
        for hand in cuts:
            rest = nx.connected_components(net.subgraph(part - {("hand", hand)}))
            groups = [tuple(sorted(other[1] for other in group if other[0] == "hand")) for group in rest]
            large = sorted((group for group in groups if len(group) > 1), key=lambda group: (-len(group), group))
            if len(large) > 1:
                found.append(Link(hand, tuple(large)))
    return sorted(found, key=lambda link: link.hand)


def _shared(able: Mapping[str, Collection[str]]) -> dict[tuple[str, ...], set[str]]:
    return {("duty", duty): set(those) for duty, those in able.items() if len(those) > 1}


def _handoffs(graph: OrgGraph) -> Iterator[tuple[tuple[str, ...], set[str]]]:
    for flow in flows(graph):
        for step, others in flow.handoffs.items():
            for other in others:
                both = {hand for end in (step, other) for role in flow.doers(end) for hand in hands(graph, role)}
                if len(both) > 1:
                    yield ("hand-off", flow.id, step, other), both
