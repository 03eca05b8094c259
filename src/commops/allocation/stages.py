"""One aim after the other: each is made as good as it can be without giving up any before it.

For every aim a linear program is solved first. Where its answer is whole, it is the optimum and
its own proof; else a whole-number program over the columns that can still matter. What can't be
part of any allocation as good as the one found (reduced costs say so) is settled before the next
aim, so that the program shrinks from aim to aim. Sums are counted in whole numbers; the solver's
fractions only ever propose and bound.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from time import monotonic
from typing import TYPE_CHECKING

from commops.allocation.highs import Program, solve_linear, solve_whole, stretches
from commops.allocation.rows import Model, Objective, Row

if TYPE_CHECKING:
    from commops.allocation.highs import Numbers, Whole

_SIFTED = 20_000
"""A linear program with more columns than that is solved with some of them first."""
_STRIDE = 7919
"""A prime: of equally cheap columns those are taken first that lie far apart."""
_PRICE = 1e-7
_SAFE = 1e-3
"""Reduced costs count from here: far above what the solver's tolerances add up to, far below one."""
_INFINITE = 1e29
_AT_ONCE = (5_000, 20_000)
"""Columns of a whole-number program that are tried at first, and then; after that all that may matter."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far an aim was met; value and bound of the sum that is made small."""

    objective: Objective
    value: int
    bound: int

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.bound >= self.value


class Stages:
    """A model on which aims are met one after the other.

    Args:
        model: columns and rows.
        values: values of all columns that keep every row.
        complete: gives all columns' values, in whole numbers, for near-whole ones that a solver found.
        until: when to stop, in the time of ``time.monotonic``; None for never.
    """

    def __init__(
        self, model: Model, values: Sequence[int], complete: "Callable[[Whole], Sequence[int]]", until: float | None
    ) -> None:
        import numpy as np

        self.values: Whole = np.array(values, dtype=np.int64)
        self._complete = complete
        self._until = until
        self._lower = np.array(model.lower, dtype=np.float64)
        self._upper = np.array(model.upper, dtype=np.float64)
        self._rows: list[Row] = list(model.rows)
        self._packed: Program | None = None

    def late(self) -> bool:
        """Whether the time is over."""
        return self._until is not None and monotonic() >= self._until

    def meet(self, objective: Objective) -> Reached:
        """Meet one aim as far as possible, and hold on to it.

        Args:
            objective: the sum to make small.

        Returns:
            What was reached, and what is proven; ``values`` are then those of the best found.
        """
        cost = self._cost(objective)
        bound, reduced, least = self._best(cost)
        value = int(cost @ self.values)
        if reduced is not None:
            self._settle(reduced, value - least)
        self._hold(objective, value)
        return _reached(objective, value, bound)

    def meet_last(self, objective: Objective) -> Reached:
        """Meet an aim after which nothing but ``values`` counts: it is not held on to."""
        cost = self._cost(objective)
        bound, _, _ = self._best(cost)
        return _reached(objective, int(cost @ self.values), bound)

    def _best(self, cost: "Whole") -> "tuple[int, Numbers | None, float]":
        """Improve the values as far as possible: the bound, and reduced costs with the sum they belong to."""
        import numpy as np

        lowest = np.minimum(cost * self._lower, cost * self._upper)
        least = float(lowest.sum())
        if int(cost @ self.values) == round(least):
            return round(least), cost.astype(np.float64), least
        if self.late():
            return round(least), None, 0.0
        linear = self._linear(cost.astype(np.float64))
        if linear is None:
            return round(least), None, 0.0
        fractions, reduced, least = linear
        bound = ceil(least - _tolerance(least))
        self._propose(fractions, cost)
        if int(cost @ self.values) > bound:
            bound = self._whole(cost, fractions, reduced, least, bound)
        return bound, reduced, least

    def _linear(self, cost: "Numbers") -> "tuple[Numbers, Numbers, float] | None":
        """The linear program over the columns that are not settled; None where the time is over.

        Of very many columns it begins with the cheapest, and lets others in as long as the prices of
        the rows say that one of them would lower the sum.
        """
        import numpy as np

        free = np.flatnonzero(self._upper > self._lower)
        inside = np.zeros(len(cost), dtype=bool)
        inside[free] = True
        if len(free) > _SIFTED:
            inside[free] = self.values[free] > self._lower[free]
            order = np.lexsort((free * _STRIDE % len(cost), cost[free]))
            inside[free[order[: _SIFTED // 4]]] = True
        while not self.late():
            program, numbers, others, rows = self._program(np.flatnonzero(inside))
            answer = solve_linear(program, cost[numbers], self._left())
            if answer.state == "infeasible":
                raise ArithmeticError("an allocation that keeps all rules was taken for impossible")
            if answer.values is None or answer.reduced is None or answer.prices is None:
                return None
            reduced = self._reduced(cost, answer.prices, rows)
            wanted = free[~inside[free] & (reduced[free] < -_PRICE)]
            if not len(wanted):
                values = self._lower.copy()
                values[numbers] = answer.values
                reduced[numbers] = answer.reduced
                reduced[self._upper <= self._lower] = 0.0
                return values, reduced, answer.bound + float(cost[others] @ self._lower[others])
            order = np.lexsort((wanted, reduced[wanted]))
            inside[wanted[order[: _SIFTED // 4]]] = True
        return None

    def _reduced(self, cost: "Numbers", prices: "Numbers", rows: "Whole") -> "Numbers":
        """What each column costs beyond what its rows pay for it."""
        import numpy as np

        whole = self._all()
        full = np.zeros(len(whole.low))
        full[rows] = prices
        row_of = whole.row_of()
        paid = np.bincount(whole.index, whole.value * full[row_of], minlength=len(cost))
        return cost - paid

    def _whole(self, cost: "Whole", fractions: "Numbers", reduced: "Numbers", least: float, bound: int) -> int:
        """The whole-number program over what can be part of anything better; gives the bound, never below the known."""
        import numpy as np

        tries = iter(_AT_ONCE)
        while not self.late():
            reach = int(cost @ self.values) - 1 - least + _tolerance(least)
            free = self._upper > self._lower
            matters = free & (np.abs(reduced) <= reach)
            numbers = np.flatnonzero(matters)
            most = next(tries, len(numbers))
            whole = len(numbers) <= most
            if not whole:
                away = (self.values != self._lower) | (np.abs(fractions - self._lower) > _PRICE)
                order = np.lexsort((numbers * _STRIDE % len(cost), np.abs(reduced[numbers]), ~away[numbers]))
                numbers = np.sort(numbers[order[:most]])
            at = np.where(reduced < 0, self._upper, self._lower)
            program, numbers, settled, _ = self._program(numbers, at)
            sums = cost.astype(np.float64)
            begin = self.values[numbers].astype(np.float64)
            fits = bool(np.all(self.values[settled] == at[settled]))
            answer = solve_whole(program, sums[numbers], self._left(), begin if fits else None)
            if answer.values is not None:
                values = at.copy()
                values[numbers] = answer.values
                self._propose(values, cost)
            found = int(cost @ self.values)
            if whole:
                if answer.state == "infeasible":
                    return max(bound, found)
                offset = float(sums[settled] @ at[settled])
                proven = ceil(answer.bound + offset - _tolerance(least)) if answer.bound > -_INFINITE else bound
                return max(bound, min(found, proven))
            if found <= bound:
                return bound
        return bound

    def _propose(self, values: "Numbers", cost: "Whole") -> None:
        """Take values that a solver found, where they are whole, keep every row and are better."""
        import numpy as np

        near = np.rint(values)
        rounded = np.array(self._complete(near.astype(np.int64)), dtype=np.int64)
        if cost @ rounded < cost @ self.values and self._keeps(rounded):
            self.values = rounded

    def _keeps(self, values: "Whole") -> bool:
        """Whether whole values keep every bound and row, counted exactly."""
        import numpy as np

        whole = self._all()
        row_of = whole.row_of()
        sums = np.bincount(row_of, whole.value * values[whole.index], minlength=len(whole.low))
        within = np.all(values >= self._lower) and np.all(values <= self._upper)
        return bool(within and np.all(sums >= whole.low) and np.all(sums <= whole.high))

    def _settle(self, reduced: "Numbers", gap: float) -> None:
        """Fix what no allocation as good as the one found has otherwise."""
        import numpy as np

        reach = max(gap, 0.0) + _SAFE
        free = self._upper > self._lower
        self._upper = np.where(free & (reduced > reach), self._lower, self._upper)
        self._lower = np.where(free & (reduced < -reach), self._upper, self._lower)

    def _hold(self, objective: Objective, value: int) -> None:
        """Keep what was reached: a row over the columns that are not settled."""
        left = {n: c for n, c in objective.terms.items() if self._upper[n] > self._lower[n]}
        if left:
            done = sum(c * int(self._lower[n]) for n, c in objective.terms.items() if n not in left)
            self.add(Row(None, value - done, tuple(left), tuple(left.values())))

    def add(self, row: Row) -> None:
        """Add a row that the values keep."""
        import numpy as np

        before, more = self._all(), packed([row], self._lower, self._upper)
        self._packed = Program(
            self._lower, self._upper, np.append(before.low, more.low), np.append(before.high, more.high),
            np.append(before.start, before.start[-1] + more.start[1:]),
            np.append(before.index, more.index), np.append(before.value, more.value),
        )  # fmt: skip

    def _cost(self, objective: Objective) -> "Whole":
        import numpy as np

        cost = np.zeros(len(self._lower), dtype=np.int64)
        cost[list(objective.terms)] = list(objective.terms.values())
        return cost

    def _left(self) -> float | None:
        return None if self._until is None else max(self._until - monotonic(), 0.0)

    def _all(self) -> Program:
        if self._packed is None:
            self._packed = packed(self._rows, self._lower, self._upper)
        return self._packed

    def _program(self, free: "Whole", at: "Numbers | None" = None) -> "tuple[Program, Whole, Whole, Whole]":
        """The program over some columns, all others put where they are.

        With it the numbers of its columns, of the others, and of its rows.
        """
        import numpy as np

        whole = self._all()
        where = self._lower if at is None else at
        new = np.full(len(self._lower), -1, dtype=np.int64)
        new[free] = np.arange(len(free))
        keep = new[whole.index] >= 0
        row_of = whole.row_of()
        done = np.bincount(row_of[~keep], (whole.value * where[whole.index])[~keep], minlength=len(whole.low))
        counts = np.bincount(row_of[keep], minlength=len(whole.low))
        some = counts > 0
        start = np.concatenate([[0], np.cumsum(counts[some])])
        program = Program(
            self._lower[free], self._upper[free], (whole.low - done)[some], (whole.high - done)[some],
            start, new[whole.index[keep]], whole.value[keep],
        )  # fmt: skip
        others = np.flatnonzero(new < 0)
        return program, free, others, np.flatnonzero(some)


def _reached(objective: Objective, value: int, bound: int) -> Reached:
    """What is told of an aim; its terms, one a pair, are not kept."""
    told = Objective(objective.name, {}, objective.constant, objective.high)
    return Reached(told, value + objective.constant, min(bound, value) + objective.constant)


def packed(rows: Sequence[Row], lower: "Numbers", upper: "Numbers") -> Program:
    """Rows in one stretch of memory.

    Args:
        rows: the rows.
        lower: the columns' lower bounds.
        upper: the columns' upper bounds.
    """
    import numpy as np

    infinite = float("inf")
    return Program(
        lower,
        upper,
        np.array([-infinite if row.low is None else row.low for row in rows], dtype=np.float64),
        np.array([infinite if row.high is None else row.high for row in rows], dtype=np.float64),
        stretches([row.columns for row in rows]),
        np.fromiter((column for row in rows for column in row.columns), dtype=np.int64),
        np.fromiter((value for row in rows for value in row.values), dtype=np.float64),
    )


def _tolerance(value: float) -> float:
    """How far a sum of the solver may be off: far less than one."""
    return 1e-5 + 1e-9 * abs(value)
