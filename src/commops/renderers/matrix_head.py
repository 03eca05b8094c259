"""What stands over the columns of a matrix: names of roles, and the units they belong to.

Chinese stands upright, one character below the other, as it always could. Latin names
turned on their side can't be read, so they stand in steps, each on a line of its own,
with a line down to its column.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from commops.renderers.columns import Run
from commops.renderers.frame import Teams
from commops.renderers.matrix_pages import CELL
from commops.terminal import Style, cut, padded, width_of
from commops.views.matrix import Column

_TALLEST = 12
_UPRIGHT = str.maketrans("（）()〈〉《》「」", "︵︶︵︶︿﹀︽︾﹁﹂")
_JOINER = "\u200d"
_PAIR = re.compile(r"(?<![A-Za-z0-9])([A-Za-z0-9]{2})(?![A-Za-z0-9])")
_LONG_WORD = re.compile(r"[!-~]{9}")


def head_of(
    columns: Sequence[Column], names: Mapping[str, str], teams: Teams, left: int, style: Style
) -> Iterator[list[Run]]:
    """The lines over the columns.

    Args:
        columns: the roles of a page.
        names: role to name.
        teams: the units and their colours.
        left: cells before the first column.
        style: the page.
    """
    titles = [names[column.role] for column in columns]
    tones = [(*teams.tones(column.unit), "dim") if column.vacant else teams.tones(column.unit) for column in columns]
    if _can_stand("".join(titles)):
        yield from _upright(titles, tones, left, style)
    else:
        yield from _in_steps(titles, [column.role for column in columns], tones, left, style)


def rule_of(columns: Sequence[Column], labels: Mapping[str, str], teams: Teams, left: int, style: Style) -> list[Run]:
    """A line under the head: a stroke a unit, with its label in it."""
    runs: list[Run] = [(" " * left, ())]
    stroke = style.signs("─")
    for unit, run in _runs(columns):
        room = CELL * len(run) - 1
        label = cut(labels.get(unit or "", ""), room, "")
        rest = room - width_of(label)
        runs.append((stroke * (rest > 1) + label + stroke * (rest - (rest > 1)) + " ", teams.tones(unit)))
    return runs


def have_room(pages: Iterable[Sequence[Column]], names: Mapping[str, str]) -> bool:
    """Whether the strokes of all units are long enough for their names."""
    return all(
        unit is None or width_of(names[unit]) + 2 <= CELL * len(run) - 1
        for columns in pages
        for unit, run in _runs(columns)
    )


def _runs(columns: Sequence[Column]) -> Iterator[tuple[str | None, list[Column]]]:
    return ((unit, list(run)) for unit, run in groupby(columns, lambda column: column.unit))


def _can_stand(text: str) -> bool:
    """Whether most characters are as wide as Chinese ones, and no Latin word is long."""
    solid = "".join(text.split())
    return width_of(solid) * 2 >= len(solid) * 3 and not _LONG_WORD.search(text)


def _upright(titles: Sequence[str], tones: Sequence[tuple[str, ...]], left: int, style: Style) -> Iterator[list[Run]]:
    stacks = [_stack(title, style) for title in titles]
    height = max(len(stack) for stack in stacks)
    for line in range(height):
        runs: list[Run] = [(" " * left, ())]
        for stack, tone in zip(stacks, tones, strict=True):
            at = line - height + len(stack)
            runs.append((padded(f" {stack[at]}" if at >= 0 else "", CELL), tone))
        yield runs


def _stack(title: str, style: Style) -> list[str]:
    """A name as signs to stand below one another; two Latin letters or digits by themselves share a line."""
    signs: list[str] = []
    for part in _PAIR.split(title if style.ascii else title.translate(_UPRIGHT)):
        if _PAIR.fullmatch(part):
            signs.append(part)
            continue
        for character in part:
            if signs and (width_of(character) == 0 or signs[-1].endswith(_JOINER)):
                signs[-1] += character
            elif not character.isspace():
                signs.append(character)
    signs = [sign for sign in signs if width_of(sign) < CELL] or [""]
    return signs if len(signs) <= _TALLEST else [*signs[: _TALLEST - 1], style.signs("…")]


def _in_steps(
    titles: Sequence[str], ids: Sequence[str], tones: Sequence[tuple[str, ...]], left: int, style: Style
) -> Iterator[list[Run]]:
    """Names in steps that go up to the right; of a name with its id, the id where both have no room."""
    corner, down = ("+", "|") if style.ascii else ("┐", "│")
    for n in reversed(range(len(titles))):
        room = left + CELL * n
        short = width_of(titles[n]) > room and titles[n].endswith(f" {ids[n]}")
        name = cut(ids[n] if short else titles[n], room, style.signs("…"))
        lines = f" {corner}" + f"  {down}" * (len(titles) - 1 - n)
        yield [(padded(name, room, right=True), tones[n]), (lines, ("grey",))]
