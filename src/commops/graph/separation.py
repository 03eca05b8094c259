"""Questions about segregation of duties: who holds too much, who could check themselves."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from commops.graph import OrgGraph
from commops.graph.workflows import Flow


@dataclass(frozen=True, slots=True)
class Clash:
    """What ``policy.separate`` keeps apart, come together in a person or in one role."""

    number: int
    person: str | None
    roles: list[str]
    duties: list[str]
    max: int


def clashes(graph: OrgGraph) -> Iterator[Clash]:
    """Every person, and every single role, with more of a set than the policy allows.

    Holdings of any kind count as long as they last. Where one role alone has too much,
    its holders are not named one by one.

    Args:
        graph: the organisation.
    """
    for number, kept in enumerate(graph.org.policy.separate):
        has: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for duty in kept.duties:
            for letter in "AR":
                for role in graph.letters[letter].get(duty, ()):
                    has[role].add(("duties", duty))
        for role in kept.roles:
            if role in graph.roles and not graph.roles[role].archived:
                has[role].add(("roles", role))
        laden = {role for role, items in has.items() if len(items) > kept.max}
        for role in sorted(laden):
            yield Clash(number, None, [role], _duties_in(has[role]), kept.max)
        held: dict[str, list[str]] = defaultdict(list)
        for role in sorted(has):
            for person in graph.holders.get(role, ()):
                held[person].append(role)
        for person, roles in sorted(held.items()):
            items = {item for role in roles for item in has[role]}
            if len(items) > kept.max and laden.isdisjoint(roles):
                yield Clash(number, person, roles, _duties_in(items), kept.max)


def _duties_in(items: Iterable[tuple[str, str]]) -> list[str]:
    return sorted(key for section, key in items if section == "duties")


def eligible(flow: Flow, step: str) -> set[str]:
    """The people who hold a role that does a step."""
    return {person for role in flow.doers(step) for person in flow.graph.holders.get(role, ())}


@dataclass(frozen=True, slots=True)
class SelfApproval:
    """A step and the step that approves it, in one hand."""

    step: str
    review: str
    certain: bool
    """Whether nobody else can do the one or the other."""
    roles: list[str]
    """The roles that do both."""
    people: list[str]
    """The people who can do both."""


def self_approvals(flow: Flow) -> Iterator[SelfApproval]:
    """The reviews of a workflow in which somebody would approve, or may approve, their own work.

    Where the workflow keeps the two apart and several people can do them, nobody does.
    Where it keeps them apart and only one can, ``crowded`` tells it.

    Args:
        flow: the workflow.
    """
    for review in flow.reviews:
        step = str(flow.steps[review].approves)
        makers, checkers = flow.doers(step), flow.doers(review)
        if not makers or not checkers:
            continue
        apart, one_role = _kept_apart(flow, step, review), len({*makers, *checkers}) == 1
        roles = sorted(set(makers) & set(checkers))
        able, checking = eligible(flow, step), eligible(flow, review)
        if able and checking:
            certain, people = one_role or len(able | checking) == 1, sorted(able & checking)
            if people and not apart:
                yield SelfApproval(step, review, certain, roles if one_role else [], people)
        elif one_role and not (apart and flow.graph.seats[makers[0]] > 1):
            yield SelfApproval(step, review, True, roles, [])
        elif roles and not apart:
            yield SelfApproval(step, review, False, roles, [])


def _kept_apart(flow: Flow, step: str, review: str) -> bool:
    return flow.entry.distinct or step in flow.steps[review].not_by or review in flow.steps[step].not_by


@dataclass(frozen=True, slots=True)
class Crowded:
    """Steps that need different people, and all the people who can do them."""

    field: str
    """What asks for it: ``distinct``, ``not_by`` or ``min_people``."""
    steps: list[str]
    people: list[str]


def crowded(flow: Flow) -> list[Crowded]:
    """The sets of steps of a workflow for which there are too few people.

    Steps that nobody holds are left out: what they lack is somebody at all.

    Args:
        flow: the workflow.
    """
    able = {step: people for step in flow.steps if (people := eligible(flow, step))}
    if flow.entry.distinct:
        found = [Crowded("distinct", steps, _all(able, steps)) for steps in _short(able)]
    else:
        found = [Crowded("not_by", steps, _all(able, steps)) for steps in _short_of_others(flow, able)]
    if found or not (fewest := flow.entry.min_people) or any(case.certain for case in self_approvals(flow)):
        return found
    whole = all(step in able for step in flow.steps)
    if whole and able and _most(flow) < fewest:
        found.append(Crowded("min_people", list(able), _all(able, able)))
    return found


def _all(able: Mapping[str, set[str]], steps: Iterable[str]) -> list[str]:
    return sorted({person for step in steps for person in able[step]})


def _most(flow: Flow) -> int:
    """The most people that a workflow can pass, each role of a step taken by one."""
    holders = flow.graph.holders
    slots = {f"{step} {role}": set(holders.get(role, ())) for step in flow.steps for role in flow.doers(step)}
    return len(_matched(slots))


def _matched(able: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The people who can take the most steps at once: person, step.

    Augmenting paths, found breadth first: networkx's Hopcroft-Karp calls itself once a
    step, and breaks off in a workflow of a thousand.
    """
    taken: dict[str, str] = {}
    has: dict[str, str] = {}
    people = {step: sorted(those) for step, those in able.items()}
    for first in able:
        before: dict[str, str] = {}
        waiting = deque([first])
        free: str | None = None
        while waiting and free is None:
            step = waiting.popleft()
            for person in people[step]:
                if person in before:
                    continue
                before[person] = step
                if person not in taken:
                    free = person
                    break
                waiting.append(taken[person])
        while free is not None:
            step = before[free]
            given_up = has.get(step)
            taken[free], has[step] = step, free
            free = given_up
    return taken


def _short(able: Mapping[str, set[str]]) -> list[list[str]]:
    """The sets of steps with fewer people than steps (Hall), apart where they share nobody.

    They are what a walk reaches from the steps left over, over anybody who could take a
    step to the step that they have: the same, whichever of the best matchings it starts from.
    """
    taken = _matched(able)
    if len(taken) == len(able):
        return []
    matched = set(taken.values())
    short = {step for step in able if step not in matched}
    waiting = list(short)
    while waiting:
        for person in able[waiting.pop()]:
            if (other := taken[person]) not in short:
                short.add(other)
                waiting.append(other)
    groups: list[list[str]] = []
    for step in (step for step in able if step in short):
        touching = [group for group in groups if any(able[step] & able[other] for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([*(other for group in touching for other in group), step])
    order = {step: number for number, step in enumerate(able)}
    return sorted((sorted(group, key=order.__getitem__) for group in groups), key=lambda group: order[group[0]])


def _short_of_others(flow: Flow, able: Mapping[str, set[str]]) -> list[list[str]]:
    """The sets of steps that ``not_by`` keeps apart and for which there are too few people.

    Whoever alone can do a step is taken out of its neighbours; what is left is held
    against Hall's condition, one set of mutual neighbours after another.
    """
    apart: dict[str, set[str]] = {step: set() for step in able}
    for step in able:
        for other in flow.steps[step].not_by:
            if other in able and other != step:
                apart[step].add(other)
                apart[other].add(step)
    left = {step: set(people) for step, people in able.items() if apart[step]}
    because: dict[str, set[str]] = {step: {step} for step in left}
    order = {step: number for number, step in enumerate(able)}
    found: list[list[str]] = []
    waiting = [step for step in left if len(left[step]) == 1]
    while waiting:
        step = waiting.pop(0)
        if not left[step]:
            continue
        for other in sorted(apart[step], key=order.__getitem__):
            if left[step] <= left[other]:
                left[other] -= left[step]
                because[other] |= because[step]
                if len(left[other]) == 1:
                    waiting.append(other)
                elif not left[other]:
                    found.append(sorted(because[other], key=order.__getitem__))
    for clique in _cliques({step: apart[step] for step in left if len(left[step]) > 1}):
        for steps in _short({step: left[step] for step in sorted(clique, key=order.__getitem__)}):
            found.append(sorted({why for step in steps for why in because[step]}, key=order.__getitem__))
    seen = set[str]()
    kept = []
    for steps in sorted(found, key=lambda steps: [order[step] for step in steps]):
        if seen.isdisjoint(steps):
            kept.append(steps)
            seen.update(steps)
    return kept


def _cliques(apart: Mapping[str, set[str]]) -> Iterator[list[str]]:
    """The largest sets of steps of which each is kept apart from each; the first thousands of them."""
    if not apart:
        return
    import networkx as nx

    names = list(apart)
    number = {step: n for n, step in enumerate(names)}
    lines: nx.Graph[int] = nx.Graph()
    for n, step in enumerate(names):
        lines.add_edges_from((n, other) for other in sorted(number[near] for near in apart[step] if near in number))
    for clique in islice(nx.find_cliques(lines), _ENOUGH):
        yield [names[n] for n in clique]


_ENOUGH = 2000
"""A workflow has a handful of such sets; a file made to have millions is not waited for."""
