"""The fingerprint of a line, held against the same rolling hash written in another way."""

import random

import pytest

from commops.reporters.line_hash import line_hashes

WINDOW, FACTOR = 100, 37


def rolling(text: str) -> dict[int, str]:
    """The hashes of all lines, character by character, as a program that reads a stream makes them."""
    data = text.encode("utf-16-le", "surrogatepass")
    units = [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]
    window = [0] * WINDOW
    begun: dict[int, int] = {}  # how many units were taken when a line began
    taken, value, line, fresh, after_return = 0, 0, 0, True, False
    found: dict[int, str] = {}
    counts: dict[int, int] = {}
    for unit in [*units, None, *[0] * WINDOW]:
        if unit in (32, 9) or (unit == 10 and after_return):
            after_return = False
            continue
        after_return = unit == 13
        sign = 10 if unit == 13 else 65535 if unit is None else unit
        if (start := taken - WINDOW) in begun:
            counts[value] = counts.get(value, 0) + 1
            found[begun[start]] = f"{value:x}:{counts[value]}"
        if fresh:
            line += 1
            begun[taken] = line
            fresh = False
        if sign == 10:
            fresh = True
        value = (value * FACTOR + sign - window[taken % WINDOW] * FACTOR**WINDOW) % 2**64
        window[taken % WINDOW] = sign
        taken += 1
    if (start := taken - WINDOW) in begun:
        counts[value] = counts.get(value, 0) + 1
        found[begun[start]] = f"{value:x}:{counts[value]}"
    return found


def split(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "name: Paper\nroles:\n  editor: {root: true}\n",
        "name: Paper\r\nroles:\r\n\teditor: {root: true}\r\n",
        "one\rtwo\r\rthree",
        "same: line\n" * 30,
        "名字: 报社\n职责: [审稿, 校对]\n" * 9,
        "\U00020bb7野家: {职责: [\U0001f600]}\n" * 40,
        "x" * 300 + "\ny\n",
        "y" * 99 + "\n" + "y" * 100 + "\n",
    ],
)
def test_a_line_has_the_hash_that_a_rolling_window_gives_it(text: str) -> None:
    lines = split(text)

    assert line_hashes(lines, range(1, len(lines) + 1)) == rolling(text)


def test_texts_of_all_kinds_of_signs_agree() -> None:
    source = random.Random(7)
    for _ in range(50):
        text = "".join(source.choices("ab \t\n\r中\U00020bb7:", k=source.randrange(400)))
        lines = split(text)

        assert line_hashes(lines, range(1, len(lines) + 1)) == rolling(text)


def test_only_what_is_asked_for_is_given_and_a_line_that_is_not_there_is_left_out() -> None:
    lines = ["a", "a", "b"]

    assert list(line_hashes(lines, {2, 9})) == [2]
    assert line_hashes([], {1}) == {}


def test_a_moved_line_keeps_its_hash_and_indentation_does_not_count() -> None:
    tail = [f"duty-{number}: {{}}" for number in range(40)]
    before = line_hashes(["name: Paper", *tail], {5})[5]

    assert line_hashes(["name: Paper", "# a new line", *("    " + line for line in tail)], {6})[6] == before
