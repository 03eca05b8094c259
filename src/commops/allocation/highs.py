"""HiGHS, asked for linear and whole-number programs; the one file that knows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commops.errors import NeedsExtra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
    Whole = NDArray[np.int64]

_WHOLE = 0.99
"""All sums are whole numbers: a bound less than one away from a value proves it."""


@dataclass(frozen=True, slots=True)
class Program:
    """A program in rows, each a stretch of ``index`` and ``value`` from ``start``."""

    lower: "Numbers"
    upper: "Numbers"
    low: "Numbers"
    high: "Numbers"
    start: "Whole"
    index: "Whole"
    value: "Numbers"

    def row_of(self) -> "Whole":
        """The row of each entry of ``index`` and ``value``."""
        import numpy as np

        return np.repeat(np.arange(len(self.low)), np.diff(self.start))


@dataclass(frozen=True, slots=True)
class Answer:
    """What HiGHS found.

    Attributes:
        state: ``optimal``, ``infeasible`` or ``time-limit``.
        values: the columns' values; None where it found none.
        bound: nothing is below it.
        reduced: reduced costs of the columns; of a linear program that is optimal only.
        prices: what each row pays for one more of what it counts; likewise.
    """

    state: str
    values: "Numbers | None"
    bound: float
    reduced: "Numbers | None" = None
    prices: "Numbers | None" = None


def highspy() -> Any:
    """The package.

    Raises:
        NeedsExtra: it is not installed.
    """
    try:
        import highspy as package
    except ImportError:
        raise NeedsExtra("needs-extra", package="highspy", extra="allocate") from None
    return package


def is_there() -> bool:
    """Whether HiGHS is installed."""
    from importlib.util import find_spec

    return find_spec("highspy") is not None


def version() -> str:
    """The version of HiGHS."""
    return str(highspy().Highs().version())


def solve_linear(program: Program, cost: "Numbers", time: float | None) -> Answer:
    """The least of a sum over the columns, fractions allowed.

    Args:
        program: columns and rows.
        cost: what each column costs.
        time: seconds that it may take; None for no limit.

    Returns:
        Values, the least sum as ``bound``, reduced costs and prices.
    """
    import numpy as np

    solver = _solver(time)
    _pass(solver, program, cost, whole=False)
    solver.run()
    state = _state(solver)
    if state != "optimal":
        return Answer(state, None, float("-inf"))
    solution = solver.getSolution()
    values = np.array(solution.col_value)
    least = float(solver.getInfo().objective_function_value)
    return Answer(state, values, least, np.array(solution.col_dual), np.array(solution.row_dual))


def solve_whole(program: Program, cost: "Numbers", time: float | None, start: "Numbers | None" = None) -> Answer:
    """The least of a sum over the columns, all of them whole.

    Args:
        program: columns and rows.
        cost: what each column costs; whole numbers.
        time: seconds that it may take; None for no limit.
        start: values to begin with.

    Returns:
        Values, and a bound that meets them where the state is ``optimal``.
    """
    import numpy as np

    package = highspy()
    solver = _solver(time)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", _WHOLE)
    solver.setOptionValue("presolve", "off")  # what it removes is settled already; it takes longer than it saves
    _pass(solver, program, cost, whole=True)
    if start is not None:
        begin = package.HighsSolution()
        begin.col_value = list(start)
        solver.setSolution(begin)
    solver.run()
    state = _state(solver)
    found = solver.getInfo()
    if state == "infeasible":
        return Answer(state, None, float("inf"))
    has = found.primal_solution_status == int(package.SolutionStatus.kSolutionStatusFeasible)
    values = np.array(solver.getSolution().col_value) if has else None
    return Answer(state, values, float(found.mip_dual_bound))


def _solver(time: float | None) -> Any:
    """HiGHS as it is always asked: silent, one thread, one seed, so that the same question has the same answer."""
    solver = highspy().Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 0)
    if time is not None:
        solver.setOptionValue("time_limit", max(time, 0.0))
    return solver


def _pass(solver: Any, program: Program, cost: "Numbers", *, whole: bool) -> None:
    import numpy as np

    package = highspy()
    lp = package.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.lower), len(program.low)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = cost, program.lower, program.upper
    lp.row_lower_, lp.row_upper_ = program.low, program.high
    lp.a_matrix_.format_ = package.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = program.start.astype(np.int32)
    lp.a_matrix_.index_ = program.index.astype(np.int32)
    lp.a_matrix_.value_ = program.value
    if whole:
        lp.integrality_ = [package.HighsVarType.kInteger] * len(program.lower)
    solver.passModel(lp)


def _state(solver: Any) -> str:
    status = highspy().HighsModelStatus
    match solver.getModelStatus():
        case status.kOptimal | status.kModelEmpty:
            return "optimal"
        case status.kInfeasible | status.kUnboundedOrInfeasible:
            return "infeasible"
    return "time-limit"


def stretches(rows: Sequence[Sequence[int]]) -> "Whole":
    """Where each row begins, and where the last one ends."""
    import numpy as np

    return np.concatenate([[0], np.cumsum([len(row) for row in rows], dtype=np.int64)]).astype(np.int64)
