"""An allocation in the making: what everybody holds so far, and what they may take besides."""

from collections.abc import Iterable

from commops.allocation.apart import items_of
from commops.allocation.pairs import Pairs


class Hands:
    """Who holds what; every pair that is taken keeps every rule.

    Args:
        pairs: who may hold what by themselves.
    """

    def __init__(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.taken: list[int] = []
        self._roles: dict[int, list[int]] = {}
        self._people: dict[int, list[int]] = {}
        self._twice = False
        self._free = [candidate.capacity for candidate in pairs.problem.candidates]

    def filled(self, role: int) -> int:
        """How many people a role has so far."""
        return len(self._people.get(role, ()))

    def may(self, number: int) -> bool:
        """Whether a pair can be added without breaking a rule."""
        pair, problem = self.pairs.all[number], self.pairs.problem
        need, held = problem.needs[pair.role], self._roles.get(pair.person, [])
        if pair.role in held or pair.effort > self._free[pair.person] or self.filled(pair.role) >= need.most:
            return False
        if held:
            others = [problem.needs[role] for role in held]
            if any(other.role in need.above or need.role in other.above for other in others):
                return False
            names = [need.role, *(other.role for other in others)]
            if any(len(items_of(separation, names)) > separation.max for separation in problem.separations):
                return False
        return not self._goes_round(pair.person, pair.role)

    def take(self, number: int) -> None:
        """Add a pair."""
        pair = self.pairs.all[number]
        self.taken.append(number)
        self._roles.setdefault(pair.person, []).append(pair.role)
        self._people.setdefault(pair.role, []).append(pair.person)
        self._twice = self._twice or len(self._roles[pair.person]) > 1
        self._free[pair.person] -= pair.effort

    def take_all(self, numbers: Iterable[int]) -> bool:
        """Add pairs as long as they keep the rules; whether all could be added."""
        for number in numbers:
            if not self.may(number):
                return False
            self.take(number)
        return True

    def _goes_round(self, person: int, role: int) -> bool:
        """Whether somebody would report to themselves, over others, if a person took a role."""
        if not self._twice and not self._roles.get(person):
            return False
        roles, people = self._roles.setdefault(person, []), self._people.setdefault(role, [])
        roles.append(role)
        people.append(person)
        found = _circles(self.pairs, self._roles, self._people, through=person)
        roles.pop()
        people.pop()
        return bool(found)


def _circles(
    pairs: Pairs, roles: dict[int, list[int]], people: dict[int, list[int]], through: int | None = None
) -> list[tuple[tuple[int, int], ...]]:
    """Ways on which somebody reports to themselves over others, through a second role of one of them.

    Who holds a role and its manager's is told by the lines, not here.

    Args:
        pairs: the problem.
        roles: the roles of each person.
        people: the people of each role.
        through: look at ways through this person only.

    Returns:
        One way for each person who is on one: the person and role in which each on the way
        reports to the next, and the pair in which the next is reported to.
    """
    needs, number_of = pairs.problem.needs, pairs.roles
    found = []
    twice = sorted(person for person, those in roles.items() if len(those) > 1)
    for start in twice if through is None else [through]:
        came: dict[int, tuple[int, int, int]] = {}
        waiting = [start]
        while waiting and start not in came:
            person = waiting.pop(0)
            for role in sorted(roles[person]):
                manager = needs[role].manager
                boss_role = number_of[manager] if manager is not None else None
                for boss in sorted(people.get(boss_role, ())) if boss_role is not None else ():
                    if boss not in came and boss != person:
                        came[boss] = (person, role, int(boss_role or 0))
                        waiting.append(boss)
        if start in came:
            way: set[tuple[int, int]] = set()
            at = start
            while True:
                person, role, boss_role = came[at]
                way |= {(person, role), (at, boss_role)}
                at = person
                if at == start:
                    break
            found.append(tuple(sorted(way)))
    return found


def circles_in(pairs: Pairs, chosen: Iterable[int]) -> list[tuple[int, ...]]:
    """Ways on which somebody would report to themselves over others in an allocation.

    Args:
        pairs: who may hold what.
        chosen: the pairs of the allocation.

    Returns:
        The pairs of each way, sorted; nobody goes round once one of them is not taken.
    """
    roles: dict[int, list[int]] = {}
    people: dict[int, list[int]] = {}
    number_of: dict[tuple[int, int], int] = {}
    for number in chosen:
        pair = pairs.all[number]
        number_of[pair.person, pair.role] = number
        roles.setdefault(pair.person, []).append(pair.role)
        people.setdefault(pair.role, []).append(pair.person)
    return sorted({tuple(sorted(number_of[step] for step in way)) for way in _circles(pairs, roles, people)})


def first_guess(pairs: Pairs, hold: Iterable[int] = (), without: Iterable[int] = ()) -> list[int] | None:
    """An allocation that keeps every rule: what is fixed, what is held today, then the best that is left.

    Args:
        pairs: who may hold what.
        hold: pairs that it has to take.
        without: pairs that it may not take.

    Returns:
        Its pairs, sorted; None where what it has to take breaks a rule. Since seats may stay open,
        there is an allocation exactly if there is this one.
    """
    hands = Hands(pairs)
    barred = frozenset(without)
    if barred.intersection(hold) or not hands.take_all(sorted(hold)):
        return None
    needs = pairs.problem.needs
    order = sorted(range(len(needs)), key=lambda role: (not needs[role].critical, len(pairs.of_role[role]), role))
    for wanted in ("kept", "any"):
        for role in order:
            if hands.filled(role) >= needs[role].fewest:
                continue
            those = [n for n in pairs.of_role[role] if n not in barred and (wanted == "any" or pairs.all[n].kept)]
            for number in sorted(those, key=lambda n: (pairs.all[n].unmet, -pairs.all[n].fit, n)):
                if hands.filled(role) >= needs[role].fewest:
                    break
                if hands.may(number):
                    hands.take(number)
    return sorted(hands.taken)
