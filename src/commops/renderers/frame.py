"""What stands around a picture on a terminal: the headline above it, the legend below, the colours of units."""

from collections.abc import Iterable, Mapping, Sequence

from commops.renderers.columns import Run
from commops.terminal import Style, cut, width_of

TEAM_TONES = ("blue", "magenta", "cyan", "yellow", "green", "white", "bright-blue")
"""Colours of units, in the order in which they appear; red is for trouble."""
Item = Sequence[Run]
"""Runs of text that stay on one line."""


class Teams:
    """Units and their colours.

    Args:
        units: units in the order in which they appear; None and repetitions are left out.
    """

    def __init__(self, units: Iterable[str | None]) -> None:
        self.units = tuple(unit for unit in dict.fromkeys(units) if unit is not None)
        self._tones: Mapping[str, str] = {unit: TEAM_TONES[n % len(TEAM_TONES)] for n, unit in enumerate(self.units)}

    def tones(self, unit: str | None) -> tuple[str, ...]:
        """The colour of a unit; grey for none."""
        return (self._tones.get(unit or "", "grey"),)

    @property
    def many(self) -> bool:
        """Whether colours alone no longer tell the units apart."""
        return len(self.units) > len(TEAM_TONES)


def headline(name: str, facts: Sequence[Run], style: Style) -> list[str]:
    """A name, and facts about it on the same line, or below where there is no room."""
    dot: Run = (style.signs(" · "), ("grey",))
    joined = [run for fact in facts for run in (dot, fact)][1:]
    title: Run = (cut(name, style.width, style.signs("…")), ("bold",))
    if _width([title, *joined]) + 2 <= style.width:
        return [_painted([title, ("  ", ()), *joined], style)]
    return [_painted([title], style), *legend([[fact] for fact in facts], style)]


def legend(items: Iterable[Item], style: Style) -> list[str]:
    """Items in lines, two blanks between them."""
    lines: list[list[Run]] = []
    for item in items:
        if not lines or _width([*lines[-1], *item]) + 2 > style.width:
            lines.append(_cut(item, style))
        else:
            lines[-1] += [("  ", ()), *item]
    return [_painted(line, style) for line in lines]


def _cut(item: Item, style: Style) -> list[Run]:
    kept: list[Run] = []
    for text, tones in item:
        kept.append((cut(text, max(style.width - _width(kept), 0), style.signs("…")), tones))
    return kept


def _width(runs: Item) -> int:
    return sum(width_of(text) for text, _ in runs)


def _painted(runs: Item, style: Style) -> str:
    return "".join(style.paint(text, *tones) for text, tones in runs)
