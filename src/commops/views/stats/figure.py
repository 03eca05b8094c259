"""A metric as data: its value, or why it has none."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import fsum
from typing import Literal

Form = Literal["count", "number", "share", "ratio", "index"]
"""How a value reads: a whole number, one decimal, per cent, ``1 : n``, two decimals from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A published figure to hold a metric against; ``source`` is a key of RULES section 6.

    Only figures of a source that was read and is not graded weak stand here; our own
    defaults never do.
    """

    source: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is missing: its word, and the roles that miss it where they are meant."""

    word: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """One metric.

    Attributes:
        name: the word by which it goes in JSON and in the message catalogue.
        value: the value; None where the data do not give one.
        form: how the value reads.
        absent: the word for why there is no value.
        of: the two counts that a share is made of.
        subjects: section and id of what the value is about, such as the widest role.
        basis: the word for what it was computed from, where that can differ.
        parts: words and values of a distribution.
        benchmark: a published figure, where there is one.
        lacks: what is missing to the whole of a share.
    """

    name: str
    value: float | None = None
    form: Form = "count"
    absent: str = ""
    of: tuple[float, float] | None = None
    subjects: tuple[tuple[str, str], ...] = ()
    basis: str = ""
    parts: tuple[tuple[str, float], ...] = ()
    benchmark: Benchmark | None = None
    lacks: tuple[Lack, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Metrics that belong together."""

    name: str
    figures: tuple[Figure, ...]


def absent(name: str, why: str) -> Figure:
    """A metric whose data are not there."""
    return Figure(name, absent=why)


def share(name: str, part: float, whole: float, *, otherwise: str, basis: str = "") -> Figure:
    """A part of a whole; absent, for the reason ``otherwise``, where there is no whole."""
    if not whole:
        return absent(name, otherwise)
    return Figure(name, part / whole, "share", of=(part, whole), basis=basis)


def mean(values: Collection[float]) -> float:
    """The average, the same in any order of the values."""
    return fsum(values) / len(values)


def all_in(section: str, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Ids of a section as subjects, sorted."""
    return tuple((section, key) for key in sorted(ids))
