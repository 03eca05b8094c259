"""Texts that say how much and when: ``5700 comments/month``, ``24x7``, ``周一至周五 09:00-18:00``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from commops.model.values import hours_per_month

if TYPE_CHECKING:
    from commops.model.values import Text

_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(.*?\S)\s*(?:/|per|a)\s*(day|week|month|quarter|year|[日天周週月季年])")
_ALL = 1e15
_PERIODS = {"日": "day", "天": "day", "周": "week", "週": "week", "月": "month", "季": "quarter", "年": "year"}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things in a month."""

    a_month: float
    thing: str
    """In lower case."""


def quantity(text: str) -> Quantity | None:
    """Read a quantity such as ``5700 comments/month`` or ``5700 条评论/月``; None for any other text."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        return None
    number, period = match[1].replace(",", ""), _PERIODS.get(match[3], match[3])
    return Quantity(min(hours_per_month(f"{number}/{period}"), _ALL), match[2].casefold())


def quantities(text: "Text | None") -> Iterator[Quantity]:
    """The quantities that a text gives, one for each language in which it does."""
    for words in _words(text):
        if (found := quantity(words)) is not None:
            yield found


def _words(text: "Text | None") -> Iterator[str]:
    if text is not None:
        yield from (text,) if isinstance(text, str) else text.values()


_TIMES = re.compile(r"(\d{1,2})\s*[x×*/]\s*(\d{1,2})(?:\s*(?:小时|小時|hours?|h))?", re.IGNORECASE)
_WINDOW = re.compile(r"(.*?)\s*(\d{1,2})[:：](\d{2})\s*(?:-|–|—|~|～|to|至|到)\s*(\d{1,2})[:：](\d{2})", re.IGNORECASE)
_NAMES = (
    ("mon", "周一", "週一", "星期一"), ("tue", "周二", "週二", "星期二"), ("wed", "周三", "週三", "星期三"),
    ("thu", "周四", "週四", "星期四"), ("fri", "周五", "週五", "星期五"), ("sat", "周六", "週六", "星期六"),
    ("sun", "周日", "週日", "星期日", "周天", "星期天"),
)  # fmt: skip
_DAY = {name: number for number, names in enumerate(_NAMES) for name in names}
_SETS = {
    **dict.fromkeys(("", "daily", "every day", "每天", "每日"), 7),
    **dict.fromkeys(("weekdays", "working days", "工作日"), 5),
    **dict.fromkeys(("weekends", "周末", "週末"), 2),
}
_DAYS = re.compile(
    rf"({'|'.join(_DAY)})[a-z]*(?:\s*(?:-|–|—|~|～|to|至|到)\s*({'|'.join(_DAY)})[a-z]*)?", re.IGNORECASE
)
_DAY_HOURS, _WEEK_DAYS = 24, 7


def hours_a_week(text: "Text | None") -> float | None:
    """The hours a week in which somebody must be there.

    ``24x7``, ``7×24``, ``8/5``, ``Mon-Fri 09:00-18:00, Sat 10:00-14:00``, ``每天 08:00-22:00``.

    Args:
        text: what a duty says of its coverage.

    Returns:
        Hours; None where no language says it in a way that can be counted.
    """
    return next((hours for words in _words(text) if (hours := _hours(words.strip())) is not None), None)


def _hours(text: str) -> float | None:
    match = _TIMES.fullmatch(text)
    if match is not None:
        few, many = sorted((int(match[1]), int(match[2])))
        return few * many if 0 < few <= _WEEK_DAYS and many <= _DAY_HOURS else None
    total = 0.0
    for part in re.split(r"\s*[,，;；、]\s*", text):
        window = _WINDOW.fullmatch(part)
        days = _days(window[1].strip().casefold()) if window is not None else None
        if window is None or days is None:
            return None
        start, end = int(window[2]) * 60 + int(window[3]), int(window[4]) * 60 + int(window[5])
        if max(start, end) > _DAY_HOURS * 60:
            return None
        total += days * ((end - start) / 60 if end > start else (end - start) / 60 + _DAY_HOURS)
    return min(total, _DAY_HOURS * _WEEK_DAYS)


def _days(words: str) -> int | None:
    """How many days a week some words name."""
    if words in _SETS:
        return _SETS[words]
    match = _DAYS.fullmatch(words)
    if match is None:
        return None
    first = _DAY[match[1]]
    return 1 if match[2] is None else (_DAY[match[2]] - first) % _WEEK_DAYS + 1
