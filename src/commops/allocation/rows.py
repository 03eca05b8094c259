"""The problem as columns and rows of whole numbers, told to no solver in particular."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from commops.allocation.apart import item_of_duty, items_by_role, items_of
from commops.allocation.pairs import Pairs, capacity_tag, headcount_tag, line_tag
from commops.allocation.problem import HIGH, CriticalDuty, Separation, Tag

if TYPE_CHECKING:
    from commops.allocation.highs import Whole

OPEN = None
"""No bound."""


@dataclass(frozen=True, slots=True)
class Row:
    """``low <= sum of values times columns <= high``; the tag is the rule that it states."""

    low: int | None
    high: int | None
    columns: tuple[int, ...]
    values: tuple[int, ...]
    tag: Tag | None = None


@dataclass(frozen=True, slots=True)
class Objective:
    """A sum to be made small; ``high`` says that people read it the other way round."""

    name: str
    terms: Mapping[int, int]
    constant: int = 0
    high: bool = False

    def of(self, values: Sequence[int]) -> int:
        """The sum for some values of all columns."""
        return self.constant + sum(cost * values[column] for column, cost in self.terms.items())

    def read(self, value: float) -> float:
        """A value of the sum as people read it."""
        return -value if self.high else value


@dataclass(slots=True)
class Model:
    """Whole-number columns between bounds, and rows over them."""

    lower: list[int] = field(default_factory=list)
    upper: list[int] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    def column(self, lower: int, upper: int) -> int:
        """Add a column and give its number."""
        self.lower.append(lower)
        self.upper.append(upper)
        return len(self.lower) - 1

    def row(self, low: int | None, high: int | None, terms: Mapping[int, int], tag: Tag | None = None) -> None:
        """Add a row."""
        self.rows.append(Row(low, high, tuple(terms), tuple(terms.values()), tag))

    def at_most(self, high: int, columns: Iterable[int], tag: Tag | None = None) -> None:
        """Add a row that bounds how many columns are taken; one that is named twice counts twice."""
        self.row(OPEN, high, Counter(columns), tag)


@dataclass(slots=True)
class _Watch:
    """A critical duty for which separation could leave too few people: who could cover it, if they hold the right."""

    missing: int
    short: int
    able: list[tuple[int, int]]
    """Person, and the column that says they cover it."""
    duty: CriticalDuty


class Room(Model):
    """A problem of allocation as a model: its first columns are the pairs.

    Args:
        pairs: who may hold what.
        pairwise: state each line between two roles in a row of its own, for explanations;
            else all roles of one way up share a row, which a solver handles better.
    """

    def __init__(self, pairs: Pairs, *, pairwise: bool = False) -> None:
        Model.__init__(self)
        self.pairs = pairs
        self.problem = pairs.problem
        self._items: dict[tuple[int, int], dict[str, tuple[int, list[int]]]] = {}
        for _ in pairs.all:
            self.column(0, 1)
        self.seats = [self._seat(number) for number in range(len(self.problem.needs))]
        self.hats = [self._hands(number, pairwise=pairwise) for number in range(len(self.problem.candidates))]
        self.cover_constant = 0
        self._watched = [watch for duty in self.problem.duties if (watch := self._cover(duty)) is not None]

    def _seat(self, number: int) -> tuple[int, int]:
        """Columns of a role's open seats and of its people beyond the fewest."""
        need = self.problem.needs[number]
        empty = self.column(0, need.fewest)
        beyond = self.column(0, need.most - need.fewest)
        terms = dict.fromkeys(self.pairs.of_role[number], 1)
        self.row(need.fewest, need.fewest, {**terms, empty: 1, beyond: -1}, headcount_tag(need))
        return empty, beyond

    def _hands(self, person: int, *, pairwise: bool) -> list[int]:
        """What one person can hold together; gives the columns of their second, third, … role."""
        own, most = self.pairs.of_person[person], self.pairs.most_roles[person]
        candidate = self.problem.candidates[person]
        tag = capacity_tag(candidate)
        if most <= 1:
            if len(own) > 1:
                self.at_most(1, own, tag)
            return []
        efforts = {number: self.pairs.all[number].effort for number in own}
        if len(set(efforts.values())) > 1 and sum(efforts.values()) > candidate.capacity:
            self.row(OPEN, candidate.capacity, efforts, tag)
        large = [number for number, effort in efforts.items() if 2 * effort > candidate.capacity]
        if 1 < len(large) < len(own):
            self.at_most(1, large, tag)
        if len(own) > most:
            self.at_most(most, own, tag)
        least = sorted(efforts.values())
        together = [
            number
            for number, effort in efforts.items()
            if effort + (least[1] if effort == least[0] else least[0]) <= candidate.capacity
        ]
        self._lines(together, pairwise=pairwise)
        for place, separation in enumerate(self.problem.separations):
            self._separate(person, place, separation)
        further = [self.column(0, 1) for _ in range(min(most, len(own)) - 1)]
        self.row(OPEN, 1, {**dict.fromkeys(own, 1), **dict.fromkeys(further, -1)})
        return further

    def _lines(self, together: list[int], *, pairwise: bool) -> None:
        """Nobody holds a role and one above it."""
        needs, pairs = self.problem.needs, self.pairs.all
        by_role = {needs[pairs[number].role].role: number for number in together}
        bosses = {boss for role in by_role for boss in needs[self.pairs.roles[role]].above if boss in by_role}
        for role, number in by_role.items():
            need = needs[self.pairs.roles[role]]
            way = [boss for boss in need.above if boss in by_role]
            if pairwise:
                for boss in way:
                    self.at_most(1, (number, by_role[boss]), line_tag(need, boss))
            elif way and role not in bosses:
                self.at_most(1, (number, *(by_role[boss] for boss in way)), line_tag(need, way[0]))

    def _separate(self, person: int, place: int, separation: Separation) -> None:
        """One person holds at most so many items of a set."""
        items = self._borne(person, place, separation)
        if len(items) > separation.max:
            self.at_most(separation.max, (column for column, _ in items.values()), separation.tag)

    def _borne(self, person: int, place: int, separation: Separation) -> dict[str, tuple[int, list[int]]]:
        """For each item that a person could hold, the column that says so, and the pairs that bear it."""
        if (person, place) in self._items:
            return self._items[person, place]
        borne = items_by_role(separation)
        bearers: dict[str, list[int]] = {}
        for number in self.pairs.of_person[person]:
            for item in borne.get(self.problem.needs[self.pairs.all[number].role].role, ()):
                bearers.setdefault(item, []).append(number)
        found: dict[str, tuple[int, list[int]]] = {}
        for item, those in sorted(bearers.items()):
            column = those[0] if len(those) == 1 else self.column(0, 1)
            for number in those if len(those) > 1 else ():
                self.row(OPEN, 0, {number: 1, column: -1})
            found[item] = (column, those)
        self._items[person, place] = found
        return found

    def _cover(self, duty: CriticalDuty) -> _Watch | None:
        """Count who is able to do a duty; only where separation could take them away it needs columns."""
        able = self.pairs.able(duty)
        touched = [
            (place, separation, item)
            for place, separation in enumerate(self.problem.separations)
            if (item := item_of_duty(separation, duty)) is not None
        ]
        hindered: dict[int, list[tuple[int, list[int]]]] = {}
        for person in able:
            for place, separation, item in touched:
                borne = self._reachable(person, separation)
                if len(borne - {item}) >= separation.max:
                    items = self._borne(person, place, separation)
                    others = [column for other, (column, _) in items.items() if other != item]
                    hindered.setdefault(person, []).append((separation.max, others))
        free = len(able) - len(hindered)
        if free >= duty.needed or not hindered:
            self.cover_constant += max(0, duty.needed - len(able))
            return None
        watch = _Watch(self.column(0, duty.needed), duty.needed - free, [], duty)
        for person, bounds in hindered.items():
            covers = self.column(0, 1)
            watch.able.append((person, covers))
            does = [n for n in self.pairs.of_person[person] if self.pairs.names(n)[1] in duty.roles]
            for most, others in bounds:
                beyond = 1 + len(others) - most
                self.row(OPEN, most, _sum({covers: 1}, Counter(others), dict.fromkeys(does, -beyond)))
        self.row(watch.short, OPEN, {watch.missing: 1, **{column: 1 for _, column in watch.able}})
        return watch

    def _reachable(self, person: int, separation: Separation) -> set[str]:
        return items_of(separation, (self.pairs.names(number)[1] for number in self.pairs.of_person[person]))

    def chosen(self, values: "Whole") -> list[int]:
        """The pairs that some values of the columns take."""
        taken: list[int] = values[: len(self.pairs)].nonzero()[0].tolist()
        return taken

    def completed(self, values: "Whole") -> list[int]:
        """Every column's value for the pairs that some values take, whatever these say of the others."""
        return self.complete(self.chosen(values))

    def complete(self, chosen: Iterable[int]) -> list[int]:
        """Every column's value for an allocation, given the pairs that it takes."""
        taken = tuple(chosen)
        held, filled = self.pairs.held(taken), self.pairs.filled(taken)
        values = [0] * len(self.lower)
        for number in taken:
            values[number] = 1
        for (empty, beyond), need, there in zip(self.seats, self.problem.needs, filled, strict=True):
            values[empty], values[beyond] = max(0, need.fewest - there), max(0, there - need.fewest)
        for person, further in enumerate(self.hats):
            for column in further[: max(0, len(held.get(person, ())) - 1)]:
                values[column] = 1
        for items in self._items.values():
            for column, those in items.values():
                values[column] = max(values[number] for number in those)
        for watch in self._watched:
            covered = 0
            for person, column in watch.able:
                roles = held.get(person, ())
                does = not set(watch.duty.roles).isdisjoint(roles)
                values[column] = int(does or may_back_up(self.problem.separations, watch.duty, roles))
                covered += values[column]
            values[watch.missing] = max(0, watch.short - covered)
        return values

    def objectives(self) -> Iterator[Objective]:
        """The aims of the problem, in their order, as sums to be made small."""
        return map(self._objective, self.problem.aims)

    def lottery(self) -> Objective:
        """What decides between allocations that are equally good."""
        return Objective("lottery", {number: self.pairs.lot(number) for number in range(len(self.pairs))})

    def distance(self, chosen: Iterable[int]) -> Objective:
        """How many holdings begin or end against an allocation."""
        there = frozenset(chosen)
        terms = {number: -1 if number in there else 1 for number in range(len(self.pairs))}
        return Objective("distance", terms, len(there))

    def farthest(self, chosen: Iterable[int]) -> Objective:
        """What an allocation makes smallest that has the least in common with one; it tells where ties are."""
        return Objective("tie", {number: -cost for number, cost in self.distance(chosen).terms.items()})

    def _objective(self, aim: str) -> Objective:
        pairs, needs = self.pairs.all, self.problem.needs
        constant = 0
        match aim:
            case "critical" | "headcount":
                wanted = aim == "critical"
                terms = {
                    empty: 1 for (empty, _), need in zip(self.seats, needs, strict=True) if need.critical == wanted
                }
            case "essentials":
                terms = {number: pair.unmet for number, pair in enumerate(pairs) if pair.unmet}
            case "cover":
                terms, constant = {watch.missing: 1 for watch in self._watched}, self.cover_constant
            case "fit":
                terms = {number: -pair.fit for number, pair in enumerate(pairs) if pair.fit}
            case "balance":
                terms = {column: place for further in self.hats for place, column in enumerate(further, 1)}
            case "preferences":
                terms = {number: -pair.prefer for number, pair in enumerate(pairs) if pair.prefer}
            case _:
                terms = {number: -1 if pair.kept else 1 for number, pair in enumerate(pairs)}
                constant = sum(len(candidate.holds) for candidate in self.problem.candidates)
        return Objective(aim, terms, constant, high=aim in HIGH)


def _sum(*sums: Mapping[int, int]) -> dict[int, int]:
    """Several sums over columns as one."""
    found: dict[int, int] = {}
    for terms in sums:
        for column, value in terms.items():
            found[column] = found.get(column, 0) + value
    return found


def may_back_up(separations: Iterable[Separation], duty: CriticalDuty, roles: Iterable[str]) -> bool:
    """Whether the separations let somebody with some roles back up a duty."""
    held = tuple(roles)
    for separation in separations:
        item = item_of_duty(separation, duty)
        if item is not None and len(items_of(separation, held) - {item}) + 1 > separation.max:
            return False
    return True
