"""The best allocation for a question: the problem itself, or with a pair taken, barred, or kept near."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from commops.allocation.hands import circles_in, first_guess
from commops.allocation.pairs import Pairs
from commops.allocation.problem import Tag
from commops.allocation.rows import Room
from commops.allocation.stages import Reached, Stages


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked besides the problem.

    Attributes:
        hold: pairs that have to be taken, besides the fixed ones.
        without: pairs that may not be taken.
        near: an allocation from which as little as possible should change, once the aims are met.
        apart: allocations of which so many holdings at least must not be taken.
    """

    hold: tuple[int, ...] = ()
    without: tuple[int, ...] = ()
    near: frozenset[int] | None = None
    apart: tuple[tuple[frozenset[int], int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The best allocation, and how far each aim was met.

    Attributes:
        chosen: its pairs, sorted.
        reached: the aims, then what decides between equals.
        tied: pairs that another allocation, equally good in every aim, does not take; None if not known.
    """

    chosen: tuple[int, ...]
    reached: tuple[Reached, ...]
    tied: frozenset[int] | None = None
    aims: int = 0

    @property
    def values(self) -> tuple[int, ...]:
        """The sums of the aims, in their order; the smaller the better."""
        return tuple(reached.value for reached in self.reached[: self.aims])

    @property
    def proven(self) -> bool:
        """Whether every aim is proven."""
        return all(reached.proven for reached in self.reached[: self.aims])


_PLAIN = Ask()


@dataclass(slots=True)
class Searcher:
    """Answers questions about one problem with HiGHS; circles found for one are known to the next.

    Args:
        pairs: who may hold what.
        until: when to stop, in the time of ``time.monotonic``; None for never.
    """

    pairs: Pairs
    until: float | None = None
    _cuts: list[tuple[int, ...]] = field(default_factory=list)

    def best(self, ask: Ask = _PLAIN, *, ties: bool = False) -> Found | None:
        """The best allocation.

        Args:
            ask: what is asked besides the problem.
            ties: find out which holdings the lottery decided.

        Returns:
            The allocation; None where what is fixed and asked for breaks a rule.
        """
        hold = sorted({*self.pairs.fixed, *ask.hold})
        guess = first_guess(self.pairs, hold, ask.without)
        wanted = {(bound.person, bound.role) for bound in self.pairs.problem.fixed}
        if guess is None or len(wanted) > len(self.pairs.fixed):
            return None
        guess = _apart(guess, hold, ask)
        if guess is None:
            return None
        while True:
            found = self._once(ask, hold, guess, ties=ties)
            rounds = circles_in(self.pairs, found.chosen)
            if not rounds:
                return found
            self._cuts += rounds

    def _once(self, ask: Ask, hold: Iterable[int], guess: list[int], *, ties: bool) -> Found:
        room = Room(self.pairs)
        for way in self._cuts:
            room.at_most(len(way) - 1, way, Tag("cycle", self.pairs.names(way[0])[0], ()))
        for known, distance in ask.apart:
            room.at_most(len(known) - distance, sorted(known))
        for number in hold:
            room.lower[number] = 1
        for number in ask.without:
            room.upper[number] = 0
        stages = Stages(room, room.complete(guess), room.completed, self.until)
        reached = [stages.meet(aim) for aim in room.objectives()]
        aims = len(reached)
        if ask.near is not None:
            reached.append(stages.meet(room.distance(ask.near)))
        reached.append(stages.meet_last(room.lottery()))
        chosen = tuple(room.chosen(stages.values))
        tied = None
        if ties:
            other = stages.meet_last(room.farthest(chosen))
            others = frozenset(room.chosen(stages.values))
            if other.proven or others != frozenset(chosen):
                tied = frozenset(chosen).symmetric_difference(others)
        return Found(chosen, tuple(reached), tied, aims)


def _apart(guess: list[int], hold: list[int], ask: Ask) -> list[int] | None:
    """A guess that differs enough from what is to be differed from: holdings are given up where it does not."""
    left, kept = list(guess), frozenset(hold)
    for chosen, distance in ask.apart:
        common = [number for number in left if number in chosen]
        too_many = len(common) - (len(chosen) - distance)
        for number in [n for n in reversed(common) if n not in kept][: max(0, too_many)]:
            left.remove(number)
            too_many -= 1
        if too_many > 0:
            return None
    return left
