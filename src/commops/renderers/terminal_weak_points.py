"""The weakest points of an organisation in the terminal: sets, bars, and who covers which duty."""

from collections.abc import Sequence

from commops.graph.people.weak_points import Few
from commops.messages import Speech
from commops.renderers.frame import Teams
from commops.renderers.matrix_head import head_of
from commops.renderers.matrix_pages import CELL
from commops.renderers.terminal_absent import Page
from commops.terminal import Style, cut, padded, width_of
from commops.views.matrix import Column
from commops.views.weak_points import WeakPoints, WeakSet

_SETS = 8
_BARS = 12
_ROWS = 24
_BAR = 24
_ITEMS = 5
_LARGEST = 3
"""Sets of more people than that are counted, not listed."""


def draw_weak_points(answer: WeakPoints, speech: Speech, style: Style) -> str:
    """The weakest points: who is enough, what rests on whom, who covers what.

    Args:
        answer: what was found.
        speech: the language, and the names of everything that has an id.
        style: the terminal.

    Returns:
        Lines of at most ``style.width`` cells, without a line end after the last.
    """
    page = Page(speech, style)
    blocks = [_head(answer, page), _sets(answer, page), _bars(answer, page), _picture(answer, page)]
    blocks += [_more(answer, page)]
    return style.signs("\n\n".join("\n".join(block) for block in blocks if block))


def _head(answer: WeakPoints, page: Page) -> list[str]:
    word = page.speech.word
    day = word("absent.day", "as of {day}", day=answer.as_of.isoformat()) if answer.as_of else ""
    lines = [page.heading(word("absent.weakest", "Weakest points"), day)]
    count = len(answer.rows)
    if answer.basis == "critical":
        lines += page.lines(word("absent.of-critical", "Critical duties: {count}.", count=count))
    else:
        lines += page.lines(
            word("absent.of-all", "Nothing is marked critical, so all {count} duties count.", count=count)
        )
    if answer.hands == "roles":
        lines += page.lines(
            word(
                "absent.only-roles",
                "The file says of nobody which role they hold: nobody can be away, and roles stand for people.",
            ),
            2,
            (),
            "yellow",
        )
    for item in answer.away:
        until = item.until.isoformat() if item.until else ""
        text = word("absent.away", "{name} is away until {day}", name=page.name("people", item.key), day=until)
        lines += page.lines(text, 2, [item.place])
    if answer.nobody:
        names = _few(answer.nobody, page, 8)
        lines += page.lines(word("absent.nobody", "Nobody can do as it is: {titles}", titles=names), 2, (), "red")
    return lines


def _sets(answer: WeakPoints, page: Page) -> list[str]:
    if not answer.sets:
        return []
    word = page.speech.word
    if answer.basis == "critical":
        title = word("absent.sets-critical", "Without whom a critical duty stops")
    else:
        title = word("absent.sets-all", "Without whom a duty stops")
    lines = [page.heading(title)]
    shown = [item for item in answer.sets if len(item.hands) <= _LARGEST][:_SETS]
    for item in shown:
        hands = " + ".join(page.name(answer.hands, hand) for hand in item.hands)
        text = word("absent.set", "{names}: {titles}", names=hands, titles=_few(item.duties, page))
        lines += page.lines(text, 2, (), first=f"{len(item.hands)}  ")
    if more := len(answer.sets) - len(shown):
        lines += page.lines(word("absent.more-sets", "… and {count} more", count=more), 4, (), "dim")
    return lines


def _few(duties: Sequence[str], page: Page, most: int = 4) -> str:
    """The first of some duties by name, and how many more there are."""
    names = [page.name("duties", duty) for duty in duties[:most]]
    if more := len(duties) - len(names):
        joined = (", " if page.speech.language == "en" else "、").join(names)
        return page.speech.word("absent.and-more", "{titles} and {count} more", titles=joined, count=more)
    return page.listed(names)


def _bars(answer: WeakPoints, page: Page) -> list[str]:
    """A bar each: the part of the duties that rests on them."""
    if not answer.weights:
        return []
    word, style = page.speech.word, page.style
    note = word("absent.weight-note", "a duty in equal parts on all who can do it")
    lines = [page.heading(word("absent.weight", "What rests on whom"), note)]
    shown = answer.weights[:_BARS]
    names = {item.hand: page.name(answer.hands, item.hand) for item in shown}
    column = min(max(map(width_of, names.values())), style.width // 3)
    heaviest, whole = shown[0].weight, len(answer.rows)
    room = max(min(_BAR, style.width - column - 36), 4)
    for item in shown:
        cells = max(round(item.weight / heaviest * room), 1)
        solid = round(cells * len(item.alone) / item.weight) if item.weight else 0
        bar = style.paint("█" * solid, "red") + style.paint("░" * (cells - solid), "cyan") + " " * (room - cells)
        share = f"{item.weight / whole:>4.0%}"
        alone = word("absent.alone", "alone {count}", count=len(item.alone))
        shared = word("absent.shared", "with others {count}", count=len(item.shared))
        start = 2 + column + 2 + room + 1 + width_of(share) + 2
        text = cut(f"{alone}, {shared}" if page.speech.language == "en" else f"{alone}，{shared}", style.width - start)
        lines.append(f"  {padded(cut(names[item.hand], column), column)}  {bar} {share}  {style.paint(text, 'dim')}")
    if more := len(answer.weights) - len(shown):
        lines += page.lines(word("absent.more-hands", "… and {count} more", count=more), 2, (), "dim")
    return lines


def _picture(answer: WeakPoints, page: Page) -> list[str]:
    """The duties with the fewest against those who cover the most."""
    rows = [row for row in answer.rows if row.able][:_ROWS]
    if not rows or len(answer.weights) < 2:
        return []
    style, word = page.style, page.speech.word
    titles = {row.duty: page.name("duties", row.duty) for row in rows}
    label = min(max(map(width_of, titles.values())), max(style.width * 2 // 5, 12))
    covering = {hand for row in rows for hand in row.able}
    fitting = max((style.width - 2 - label - 2) // CELL, 1)
    heads = [item.hand for item in answer.weights if item.hand in covering][:fitting]
    names = {hand: page.name(answer.hands, hand) for hand in heads}
    columns = [Column(hand, None, False, 0) for hand in heads]
    lines = [page.heading(word("absent.picture", "Who covers what"))]
    for runs in head_of(columns, names, Teams(()), 2 + label + 1, style):
        lines.append("".join(style.paint(text, *tones) for text, tones in runs).rstrip())
    for row in rows:
        cells = "".join(_cell(row.able, hand, style) for hand in heads)
        elsewhere = len(row.able.keys() - set(heads))
        rest = style.paint(f" +{elsewhere}", "dim") if elsewhere else ""
        lines.append(f"  {padded(cut(titles[row.duty], label), label)} {cells}{rest}".rstrip())
    more = sum(bool(row.able) for row in answer.rows) - len(rows)
    if more:
        lines += page.lines(word("absent.more-duties", "… and {count} more", count=more), 2, (), "dim")
    alone, others = word("absent.sign-alone", "nobody else"), word("absent.sign-others", "one of several")
    lines += page.lines(f"● {alone}  ○ {others}", 2, (), "dim")
    return lines


def _cell(able: object, hand: str, style: Style) -> str:
    if not isinstance(able, dict) or hand not in able:
        return style.paint(padded(" ·", CELL), "grey")
    return style.paint(padded(" ●" if len(able) == 1 else " ○", CELL), "red" if len(able) == 1 else "cyan")


def _more(answer: WeakPoints, page: Page) -> list[str]:
    """What only shows when the whole is looked at."""
    word = page.speech.word
    lines = [line for item in answer.at_once[:_ITEMS] for line in page.lines(_at_once(item, answer, page))]
    for link in answer.links[:_ITEMS]:
        groups = " | ".join(_some(group, answer, page) for group in link.groups)
        name = page.name(answer.hands, link.hand)
        said = word("absent.link", "Only through {name} do these work together: {groups}", name=name, groups=groups)
        lines += page.lines(said)
    if more := max(len(answer.at_once) - _ITEMS, 0) + max(len(answer.links) - _ITEMS, 0):
        lines += page.lines(word("absent.more-sets", "… and {count} more", count=more), 2, (), "dim")
    if answer.half is not None:
        lines = [*page.lines(_half(answer.half, answer, page)), *lines]
    return [page.heading(word("absent.besides", "Besides")), *lines] if lines else []


def _half(half: Few, answer: WeakPoints, page: Page) -> str:
    word = page.speech.word
    numbers = {"count": len(half.hands), "stopped": half.stopped, "whole": sum(bool(row.able) for row in answer.rows)}
    names = _some(half.hands, answer, page)
    if half.exact:
        return word(
            "absent.half",
            "It takes {count} to stop half of the duties ({stopped} of {whole}): {names}",
            names=names,
            **numbers,
        )
    return word(
        "absent.half-at-most",
        "It takes at most {count} to stop half of the duties ({stopped} of {whole}): {names}",
        names=names,
        **numbers,
    )


def _some(hands: Sequence[str], answer: WeakPoints, page: Page, most: int = 8) -> str:
    """The first of some people by name, and how many more there are."""
    names = [page.name(answer.hands, hand) for hand in hands[:most]]
    if more := len(hands) - len(names):
        joined = (", " if page.speech.language == "en" else "、").join(names)
        return page.speech.word("absent.and-others", "{names} and {count} more", names=joined, count=more)
    return page.listed(names)


def _at_once(item: WeakSet, answer: WeakPoints, page: Page) -> str:
    name, titles = page.name(answer.hands, item.hands[0]), _few(item.duties, page)
    return page.speech.word(
        "absent.at-once",
        "Without {name}, each duty has a second, but not all of them at once "
        "(two more each): {titles} would be left over",
        name=name,
        titles=titles,
    )
