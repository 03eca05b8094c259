"""The smallest set of rules that can't all be kept: why a wish is impossible."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from time import monotonic

from commops.allocation.apart import items_of
from commops.allocation.hands import circles_in, first_guess
from commops.allocation.pairs import Pairs, capacity_tag, headcount_tag, line_tag, obstacles
from commops.allocation.problem import Problem, Tag
from commops.allocation.rows import Model, Objective, Room, Row

_RULES = ("separate", "not-by", "line")
"""The kinds of rules that are left out one by one, to see which of them are in the way."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody would like to be so.

    Attributes:
        hold: pairs of person and role that should be.
        without: pairs of person and role that should not be.
        fill: roles of which no seat should stay open.
    """

    hold: tuple[tuple[str, str], ...] = ()
    without: tuple[tuple[str, str], ...] = ()
    fill: tuple[str, ...] = ()


def conflict(problem: Problem, wish: Wish = Wish(), *, time_limit: float | None = None) -> tuple[Tag, ...]:
    """The rules that make a wish impossible.

    Args:
        problem: the problem.
        wish: what is wished; nothing asks whether the fixed pairs can be.
        time_limit: seconds; when they are over, the set may be larger than it need be.

    Returns:
        Rules that can't all be kept, and of which any could be kept without one of the others:
        fixed pairs and wishes, what forbids them, separations, lines, headcounts to be filled. What
        people can and how much time they have is taken as it is; it is named where one person's time
        or one unmet requirement decides. Empty if the wish is possible.

    Raises:
        NeedsExtra: a wish for filled seats needs HiGHS.
    """
    until = None if time_limit is None else monotonic() + time_limit
    return conflict_of(Pairs(problem), wish, until=until)


def conflict_of(pairs: Pairs, wish: Wish = Wish(), *, until: float | None = None) -> tuple[Tag, ...]:
    """As ``conflict``, for a problem whose pairs are known.

    Args:
        pairs: who may hold what.
        wish: what is wished.
        until: when to stop, in the time of ``time.monotonic``.
    """
    held = _held(pairs.problem, wish)
    found = min(_among_held(pairs, held, wish), key=lambda tags: (len(tags), tags), default=())
    if found or not wish.fill:
        return found
    return _Filling(pairs.problem, held, wish, until).smallest()


def _held(problem: Problem, wish: Wish) -> dict[tuple[str, str], Tag]:
    """The pairs that have to be, each with the rule that says so."""
    wished = {
        (person, role): Tag("wish", person, (), people=(person,), roles=(role,)) for person, role in wish.hold
    }  # fmt: skip
    return wished | {(bound.person, bound.role): bound.tag for bound in problem.fixed}


def _among_held(pairs: Pairs, held: dict[tuple[str, str], Tag], wish: Wish) -> Iterator[tuple[Tag, ...]]:
    """The conflicts between pairs that have to be and single rules; seats may stay open."""
    problem = pairs.problem
    for person, role in sorted({*wish.without} & held.keys()):
        yield _sorted(held[person, role], Tag("wish", person, (), people=(person,), roles=(role,)))
    possible: dict[str, list[str]] = {}
    of_role: dict[str, list[str]] = {}
    for person, role in sorted(held):
        candidate, need = problem.candidate(person), problem.need(role)
        if candidate is None or need is None:
            continue
        found = obstacles(problem, candidate, need)
        for obstacle in found:
            yield _sorted(held[person, role], obstacle)
        if not found:
            possible.setdefault(person, []).append(role)
            of_role.setdefault(role, []).append(person)
    for role, people in of_role.items():
        need = problem.needs[pairs.roles[role]]
        if len(people) > need.most:
            yield _sorted(headcount_tag(need), *(held[person, role] for person in people[: need.most + 1]))
    for person, roles in possible.items():
        for rule, some in _of_person(pairs, person, roles):
            yield _sorted(rule, *(held[person, role] for role in some))
    yield from _circles(pairs, possible, held)


def _of_person(pairs: Pairs, person: str, roles: list[str]) -> Iterator[tuple[Tag, tuple[str, ...]]]:
    """The fewest roles of one person that break each rule."""
    problem = pairs.problem
    candidate = problem.candidates[pairs.people[person]]
    needs = {role: problem.needs[pairs.roles[role]] for role in roles}
    efforts = {role: pairs.all[pairs.number(person, role) or 0].effort for role in roles}
    largest = sorted(roles, key=lambda role: (-efforts[role], role))
    for count in range(2, len(roles) + 1):
        if sum(efforts[role] for role in largest[:count]) > candidate.capacity:
            yield capacity_tag(candidate), tuple(largest[:count])
            break
    for role in roles:
        for boss in needs[role].above:
            if boss in needs:
                yield line_tag(needs[role], boss), (role, boss)
    for separation in problem.separations:
        bearing = [role for role in roles if items_of(separation, [role])]
        for count in range(2, len(bearing) + 1):
            broken = [
                some for some in combinations(bearing, count) if len(items_of(separation, some)) > separation.max
            ]  # fmt: skip
            for some in broken:
                yield separation.tag, some
            if broken:
                break


def _circles(
    pairs: Pairs, possible: dict[str, list[str]], held: dict[tuple[str, str], Tag]
) -> Iterator[tuple[Tag, ...]]:
    numbers = (pairs.number(person, role) for person, those in possible.items() for role in those)
    for way in circles_in(pairs, [number for number in numbers if number is not None]):
        names = [pairs.names(number) for number in way]
        persons, names_of_roles = sorted({person for person, _ in names}), sorted({role for _, role in names})
        tag = Tag("cycle", persons[0], (), tuple(persons), tuple(names_of_roles))
        yield _sorted(tag, *(held[pair] for pair in names))


class _Filling:
    """Seats to be filled against everything else that is to be kept; each question is one solve.

    Forbidden pairs are let in and kept out by rows, so that they can be left out of account.
    """

    def __init__(self, problem: Problem, held: dict[tuple[str, str], Tag], wish: Wish, until: float | None) -> None:
        self.pairs = Pairs(replace(problem, forbidden=(), fixed=()))
        self.until = until
        self.room = Room(self.pairs, pairwise=True)
        self.hold = {tag: number for pair, tag in held.items() if (number := self.pairs.number(*pair)) is not None}
        barred = {(bound.person, bound.role): bound.tag for bound in problem.forbidden}
        barred |= {pair: Tag("wish", pair[0], (), people=pair[:1], roles=pair[1:]) for pair in wish.without}
        self.barred = {tag: number for pair, tag in barred.items() if (number := self.pairs.number(*pair)) is not None}
        self.fill = {headcount_tag(need): role for role, need in enumerate(problem.needs) if need.role in wish.fill}
        self.cuts: list[Row] = []
        self.late = False
        kinds = {row.tag: None for row in self.room.rows if row.tag and row.tag.kind in _RULES}
        self.rules = [*sorted(self.hold), *sorted(self.barred), *sorted(kinds), *sorted(self.fill)]

    def smallest(self) -> tuple[Tag, ...]:
        """Rules that can't all be kept, none of which can be left out; empty if all can."""
        if self.possible(self.rules):
            return ()
        return _sorted(*quick_explain(self.possible, self.rules))

    def possible(self, rules: Iterable[Tag]) -> bool:
        """Whether some rules can all be kept."""
        from commops.allocation.stages import Stages

        kept = frozenset(rules)
        hold = sorted(number for tag, number in self.hold.items() if tag in kept)
        without = sorted(number for tag, number in self.barred.items() if tag in kept)
        guess = first_guess(self.pairs, hold, without)
        if guess is None:
            return False
        empty = {self.room.seats[role][0]: 1 for tag, role in self.fill.items() if tag in kept}
        if not empty:
            return True
        base = [row for row in self.room.rows if row.tag is None or row.tag.kind not in _RULES or row.tag in kept]
        while True:
            model = Model(list(self.room.lower), list(self.room.upper), [*base, *self.cuts])
            for number in hold:
                model.lower[number] = 1
            for number in without:
                model.upper[number] = 0
            stages = Stages(model, self.room.complete(guess), self.room.completed, self.until)
            reached = stages.meet(Objective("open", empty))
            if not reached.proven or reached.value:
                self.late = self.late or not reached.proven
                return False
            if not self._cut(self.room.chosen(stages.values)):
                return True

    def _cut(self, chosen: Iterable[int]) -> bool:
        """Bar the ways on which somebody reports to themselves; whether there were any."""
        ways = circles_in(self.pairs, chosen)
        self.cuts += [Row(None, len(way) - 1, way, (1,) * len(way)) for way in ways]
        return bool(ways)


def quick_explain(possible: Callable[[Iterable[Tag]], bool], rules: Sequence[Tag]) -> list[Tag]:
    """A smallest set of rules that can't all be kept (Junker 2004: QuickXplain).

    Args:
        possible: whether some rules can all be kept; more rules never make it true.
        rules: rules that can't all be kept, those that should rather be named first.

    Returns:
        A set from which nothing can be left out.
    """

    def explain(base: list[Tag], added: bool, left: list[Tag]) -> list[Tag]:
        if added and not possible(base):
            return []
        if len(left) == 1:
            return left
        half = len(left) // 2
        first, second = left[:half], left[half:]
        of_second = explain([*base, *first], True, second)
        return [*explain([*base, *of_second], bool(of_second), first), *of_second]

    return explain([], False, list(rules)) if rules else []


def _sorted(*tags: Tag) -> tuple[Tag, ...]:
    return tuple(sorted(set(tags)))
