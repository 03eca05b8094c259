"""Questions about metrics and their targets, about trainings, information and the way upwards."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import MAXYEAR, date, timedelta
from fractions import Fraction
from heapq import heappop, heappush
from math import isfinite
from typing import TYPE_CHECKING

from commops.graph import OrgGraph

if TYPE_CHECKING:
    from commops.model.duty import Duty
    from commops.model.measure import Metric
    from commops.model.person import Person
    from commops.model.practice import Agreement, Information, Training

_EVERY = re.compile(r"(?:(\d+)\s*)?(day|week|month|quarter|half-year|year)s?")
_IN_A_YEAR: dict[str, tuple[int, int]] = {
    "day": (250, 366), "week": (52, 53), "month": (12, 12), "quarter": (4, 4), "half-year": (2, 2), "year": (1, 1),
}  # fmt: skip
"""Fewest and most of a period in a year: it has 52 weeks or begins a 53rd, and a day may be a working day."""
_NO_SUM = frozenset(
    ("percent", "%", "percentage", "ratio", "rate", "share", "score", "points", "grade", "index", "yes-no", "百分比")
)
"""Units of which twelve months do not add up to a year."""
_SPAN = re.compile(r"(\d+(?:\.\d+)?)\s*(s|m|min|h|d|w|mo|y)")


def is_used(entry: object) -> bool:
    """Whether an entry is in use rather than archived."""
    return not getattr(entry, "archived", None)


def metrics(graph: OrgGraph) -> "Iterator[tuple[str, Metric]]":
    """The metrics that the organisation itself declares and uses, by id."""
    return ((key, entry) for key, entry in graph.org.metrics.items() if is_used(entry))


def doers(graph: OrgGraph) -> dict[str, set[str]]:
    """The roles that bear A or R on a duty that a metric measures, or on a part of one, by metric."""
    parts: dict[str, list[str]] = {}
    for part, whole in graph.parents.items():
        parts.setdefault(whole, []).append(part)
    return {
        metric: {
            role
            for letter in "AR"
            for whole in entry.duties
            for duty in (whole, *parts.get(whole, ()))
            for role in graph.letters[letter].get(duty, ())
        }
        for metric, entry in metrics(graph)
    }


def judged_by(graph: OrgGraph) -> dict[str, list[str]]:
    """The roles that say of a metric that they are judged by it: metric, roles (sorted)."""
    found: dict[str, list[str]] = {}
    for role in sorted(role for role, entry in graph.roles.items() if entry.metrics):
        for metric in graph.roles[role].metrics:
            found.setdefault(metric, []).append(role)
    return found


def asks_for_targets(graph: OrgGraph) -> bool:
    """Whether the file is so far that a metric should be complete: one of its parts stands somewhere."""
    known = graph.org.metrics.values()
    return any(entry.targets or entry.definition or entry.formula or entry.every or entry.vague for entry in known) or (
        any(entry.metrics or entry.classes for entry in graph.org.section("appraisals").values())
    )


def lacking(graph: OrgGraph, metric: "Metric") -> list[str]:
    """What a metric lacks: a target, a definition, or the cadence of its target."""
    found = []
    if not metric.targets:
        found.append("target")
    term = _known(graph, "glossary", metric.term) if metric.term else None
    if not (metric.definition or metric.formula or getattr(term, "meaning", None)):
        found.append("definition")
    timed = metric.every or metric.vague or any(target.every for target in metric.targets)
    if metric.targets and not timed:
        found.append("cadence")
    return found


@dataclass(frozen=True, slots=True)
class Bound:
    """One bound that a target sets."""

    number: int
    """Which target of the metric."""
    aim: str
    """``at-least``, ``at-most`` or ``equals``."""
    key: str
    """The key of the target under which it stands."""
    first: date
    last: date
    low: Fraction | None
    high: Fraction | None
    """The range that it leaves, over the period in question."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two bounds that can't both hold, and the period over which they were compared."""

    low: Bound
    high: Bound
    period: str
    """The period, such as ``week``; empty where the targets have none that can be named in a word."""


def conflicts(metric: "Metric") -> list[Conflict]:
    """The bounds of a metric's targets that can't both hold in any reading, over the same period.

    Targets of one period are compared as they stand; those of different periods over a
    year, unless the unit is one that does not add up. Windows have to overlap.

    Args:
        metric: the metric.

    Returns:
        Conflicts in the order of the targets, each pair of targets once.
    """
    if len(metric.targets) < 2 and not any(_several(target) for target in metric.targets):
        return []
    by_period: dict[str, list[Bound]] = {}
    over_a_year: list[Bound] = []
    for number, target in enumerate(metric.targets):
        every = target.every or metric.every or ""
        match = _EVERY.fullmatch(every)
        length = int(match[1] or 1) if match else 0
        label = f"{length} {match[2]}" if match and length > 1 else match[2] if match else every
        window = target.from_ or date.min, target.until or date.max
        for aim, key, value in _bounds(target):
            by_period.setdefault(label, []).append(_bound(number, aim, key, window, value, value))
            if match and length and (metric.unit or "").casefold() not in _NO_SUM:
                few, many = (value * times / length for times in _IN_A_YEAR[match[2]])
                over_a_year.append(_bound(number, aim, key, window, min(few, many), max(few, many)))
    found = [
        Conflict(low, high, label if label in _IN_A_YEAR else "")
        for label, bounds in by_period.items()
        for low, high in _clashes(bounds)
    ]
    if len(by_period) > 1:
        found += [Conflict(low, high, "year") for low, high in _clashes(over_a_year)]
    pairs: dict[tuple[int, int], Conflict] = {}
    for conflict in found:
        first, second = sorted((conflict.low.number, conflict.high.number))
        pairs.setdefault((second, first), conflict)
    return [pairs[pair] for pair in sorted(pairs)]


def plain(value: Fraction) -> int | float:
    """A fraction as a number that people write."""
    return int(value) if value.denominator == 1 else round(float(value), 4)


def _several(target: object) -> bool:
    return sum(1 for _ in _bounds(target)) > 1


def _bounds(target: object) -> Iterator[tuple[str, str, Fraction]]:
    for key in ("at_least", "at_most", "equals"):
        value: float | None = getattr(target, key)
        if value is not None and isfinite(value):
            yield key.replace("_", "-"), key, Fraction(str(value))


def _bound(number: int, aim: str, key: str, window: tuple[date, date], few: Fraction, many: Fraction) -> Bound:
    low, high = (None if aim == "at-most" else few), (None if aim == "at-least" else many)
    return Bound(number, aim, key, *window, low, high)


def _clashes(bounds: list[Bound]) -> Iterator[tuple[Bound, Bound]]:
    """Pairs of bounds that leave no value on a common day; for each bound at most one with an earlier one.

    Swept by the first day of the windows: a bound is held against the highest low and
    the lowest high of those whose window is still open.
    """
    lows: list[tuple[Fraction, int, Bound]] = []
    highs: list[tuple[Fraction, int, Bound]] = []
    for order, bound in enumerate(sorted(bounds, key=lambda bound: (bound.first, bound.number))):
        for heap in (lows, highs):
            while heap and heap[0][2].last < bound.first:
                heappop(heap)
        if bound.last < bound.first:
            continue
        if bound.low is not None and highs and highs[0][0] < bound.low:
            yield bound, highs[0][2]
        elif bound.high is not None and lows and -lows[0][0] > bound.high:
            yield lows[0][2], bound
        if bound.low is not None:
            heappush(lows, (-bound.low, order, bound))
        if bound.high is not None:
            heappush(highs, (bound.high, order, bound))


@dataclass(frozen=True, slots=True)
class Untrained:
    """A holder of a role without what the role asks them to have learnt."""

    role: str
    person: str
    missing: list[str]
    expired: list[str]
    personal: bool
    """Whether a duty of the role handles personal data."""

    @property
    def trainings(self) -> list[str]:
        """The trainings, first those that were never done."""
        return [*self.missing, *self.expired]


def untrained(graph: OrgGraph, due_days: int, valid_days: int) -> Iterator[Untrained]:
    """Holders who lack a training of their role, or whose training no longer counts.

    Args:
        graph: the organisation.
        due_days: days after the start in a role until a training has to be done, unless the training says so.
        valid_days: days that a training counts unless it says so; 0 for ever.
    """
    known: dict[str, Training] = graph.org.known("trainings")  # type: ignore[assignment]
    for role, entry in graph.roles.items():
        if not entry.trainings or entry.archived:
            continue
        asked = [name for name in entry.trainings if name not in known or is_used(known[name])]
        for name, holding in graph.holders.get(role, {}).items():
            person = graph.org.people[name]
            missing, expired = [], []
            for training in asked:
                about = known.get(training)
                if training not in person.trainings:
                    due = about.due if about is not None and about.due else f"{due_days}d"
                    if _is_due(graph.as_of, holding.from_, due):
                        missing.append(training)
                elif _is_over(graph.as_of, person.trainings[training], about, valid_days):
                    expired.append(training)
            if missing or expired:
                yield Untrained(role, name, missing, expired, handles_personal_data(graph, role))


def later(day: date, span: str) -> date:
    """The day that lies a span such as ``30d``, ``6mo`` or ``1y`` after a day."""
    match = _SPAN.fullmatch(span)
    if match is None:
        raise ValueError(span)
    number, unit = Fraction(match[1]), match[2]
    if unit in ("mo", "y"):
        year, month = divmod(day.year * 12 + day.month - 1 + int(number * (12 if unit == "y" else 1)), 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if year <= MAXYEAR else date.max
    days = number * {"w": 7, "d": 1}.get(unit, 0)
    return day + timedelta(int(days)) if days <= (date.max - day).days else date.max


def _is_due(day: date | None, start: date | None, span: str) -> bool:
    """Whether the time to learn is over; without a start it is, without a day nobody can tell."""
    return start is None or (day is not None and later(start, span) < day)


def _is_over(day: date | None, done: date | None, about: "Training | None", valid_days: int) -> bool:
    if day is None or done is None:
        return False
    span = about.valid_for if about is not None and about.valid_for else f"{valid_days}d" if valid_days else None
    return span is not None and later(done, span) < day


def handles_personal_data(graph: OrgGraph, role: str) -> bool:
    """Whether a duty that a role works on touches personal data."""
    return any(
        getattr(_known(graph, "information", name), "level", None) == "personal" for name in handled(graph, role)
    )


def _known(graph: OrgGraph, section: str, key: str) -> object:
    """An entry of the file, else of its library, else None."""
    own: dict[str, object] = graph.org.section(section)
    return own[key] if key in own else graph.org.library.get(section, {}).get(key)


def handled(graph: OrgGraph, role: str) -> set[str]:
    """The information classes of the duties that a role answers for, does or supports."""
    return {
        name
        for duty, assignment in graph.roles[role].duties.items()
        if not {"A", "R", "S"}.isdisjoint(assignment.letters) and (entry := graph.duty(duty)) is not None
        for name in entry.handles
    }


def readers(graph: OrgGraph) -> Iterator[tuple[str, str, bool]]:
    """Role, protected information class, and whether it is the role that says so.

    A class is protected unless it says that it is public or internal.
    """
    known: dict[str, Information] = graph.org.known("information")  # type: ignore[assignment]
    for role, entry in graph.roles.items():
        if entry.access and not entry.archived:
            yield from ((role, name, True) for name in entry.access if name not in known or is_protected(known[name]))
    for name, info in graph.org.section("information").items():
        for role in info.access:
            if role in graph.roles and name not in graph.roles[role].access and is_protected(info):
                yield role, name, False


def is_protected(entry: "Information") -> bool:
    """Whether a class of information is for some eyes only."""
    return entry.level not in ("public", "internal") and is_used(entry)


def says_what_is_handled(graph: OrgGraph) -> bool:
    """Whether any duty says which information it touches."""
    known: dict[str, Duty] = graph.org.known("duties")  # type: ignore[assignment]
    return any(entry.handles for entry in known.values())


def agreements(graph: OrgGraph) -> dict[str, set[str]]:
    """The agreements that the readers of an information class sign, by class."""
    found: dict[str, set[str]] = {}
    known: dict[str, Agreement] = graph.org.known("agreements")  # type: ignore[assignment]
    for name, info in graph.org.known("information").items():
        for key in info.agreement:  # type: ignore[attr-defined]
            if key not in known or is_used(known[key]):
                found.setdefault(name, set()).add(key)
    for key, entry in known.items():
        for name in entry.covers if is_used(entry) else ():
            found.setdefault(name, set()).add(key)
    return found


@dataclass(slots=True)
class Unsigned:
    """Somebody who is no staff, reads protected information and has not signed for it."""

    person: str
    roles: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    agreements: set[str] = field(default_factory=set)


def unsigned(graph: OrgGraph) -> list[Unsigned]:
    """Holders who are no staff and lack an agreement of what they may read, by person."""
    found: dict[str, Unsigned] = {}
    asked = agreements(graph)
    for role, name, _ in readers(graph) if asked else ():
        for key in graph.holders.get(role, ()) if name in asked else ():
            person: Person = graph.org.people[key]
            lacks = asked[name].difference(person.agreements)
            is_staff = graph.roles[role].staff and person.kind in (None, "staff")
            if lacks and not is_staff:
                entry = found.setdefault(key, Unsigned(key))
                entry.roles.add(role)
                entry.classes.add(name)
                entry.agreements.update(lacks)
    return [found[key] for key in sorted(found)]


@dataclass(frozen=True, slots=True)
class DeadEnd:
    """A duty that must not stand still, and the way upwards that leads nowhere."""

    duty: str
    doers: tuple[str, ...]
    chain: tuple[str, ...]
    why: str
    """``nobody``, ``doer`` or ``vacant``."""


def dead_ends(graph: OrgGraph) -> Iterator[DeadEnd]:
    """Duties that are critical or have a service level, and whose way upwards leads nowhere."""
    known: dict[str, Duty] = graph.org.known("duties")  # type: ignore[assignment]
    for duty in sorted(duty for duty, entry in known.items() if entry.critical or entry.within):
        accountable = graph.letters["A"].get(duty, ())
        doers = graph.letters["R"].get(duty, ()) or accountable
        if not doers or duty not in graph.duties_in_use:
            continue
        chain = known[duty].escalates_to
        if not chain:
            alone = tuple(role for role in doers if not {*accountable} - {role} and not _has_above(graph, role))
            if alone and graph.draws_lines:
                yield DeadEnd(duty, alone, (), "nobody")
            continue
        last = chain[-1]
        if last in doers:
            yield DeadEnd(duty, doers, chain, "doer")
        elif last in graph.roles and _stands_empty(graph, last):
            yield DeadEnd(duty, doers, chain, "vacant")


def _has_above(graph: OrgGraph, role: str) -> bool:
    line = graph.roles[role].reports_to
    return (line is not None and bool(line.role or line.outside)) or graph.head_above(role) is not None


def _stands_empty(graph: OrgGraph, role: str) -> bool:
    """Whether nobody holds a role on the day, nor a role that stands in for it."""
    deputies = graph.roles[role].deputy
    return graph.is_vacant(role) and all(deputy not in graph.holders for deputy in deputies)
