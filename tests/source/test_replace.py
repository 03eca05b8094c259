"""Words replaced and items taken out at their places: the exact bytes, and refusal where more would change."""

import codecs

import pytest

from commops.source.decode import decode
from commops.source.edit import Uneditable
from commops.source.replace import Piece, changed, removing, replacing, spots
from commops.source.tree import Pointer, SourceFile
from commops.source.yaml_text import read_yaml


def read(content: bytes, encoding: str | None = None) -> SourceFile:
    return read_yaml(decode(content, "", encoding=encoding)[0], "")


def renamed(content: bytes, pointer: Pointer, old: str, new: str, encoding: str | None = None) -> bytes | None:
    """The bytes with one word for another; None where it cannot be done there."""
    source = read(content, encoding)
    (spot,) = spots(source, pointer, old)
    piece = replacing(source, spot.place, old, new)
    return None if piece is None else changed(content, [piece], encoding=encoding)


def without(text: str, pointer: Pointer, number: int) -> str | None:
    """The text without an item of a list; None where it cannot be done there."""
    source = read_yaml(text, "")
    node = source.root
    for step in pointer:
        node = node[step]
    piece = removing(source, source.place(node.places[number]), node[number])
    return None if piece is None else changed(text.encode(), [piece]).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("r:\n  x: old  # c\n", "r:\n  x: new  # c\n"),
        ("r:\n  x:   'old'\t# c\n", "r:\n  x:   'new'\t# c\n"),
        ('r:\n  x: "old"\n', 'r:\n  x: "new"\n'),
        ('r:\n  x: "\\u006fld"\n', 'r:\n  x: "new"\n'),
        ("r: {x: old}\n", "r: {x: new}\n"),
        ("r: {x: old, y: z}\n", "r: {x: new, y: z}\n"),
        ("r: {\n  x:\n    old  # c\n}\n", "r: {\n  x:\n    new  # c\n}\n"),
        ('{"r": {"x":"old"}}', '{"r": {"x":"new"}}'),
        ("r:\n  x: [a, old, b]\n", "r:\n  x: [a, new, b]\n"),
        ("r:\n  x:\n  - a\n  - old\n", "r:\n  x:\n  - a\n  - new\n"),
        ("r:\n  x:\n    old: AR  # c\n", "r:\n  x:\n    new: AR  # c\n"),
        ("r:\n  x: {'old': AR}\n", "r:\n  x: {'new': AR}\n"),
        ("r:\n  x:\n    ? old\n    : AR\n", "r:\n  x:\n    ? new\n    : AR\n"),
        ("r:\r\n  x: old\r\n", "r:\r\n  x: new\r\n"),
        ("r:\r  x: old\r", "r:\r  x: new\r"),
        ("\ufeffr: {x: old}", "\ufeffr: {x: new}"),
        ("r: {x: old, y: a\x07}\n", "r: {x: new, y: a\x07}\n"),
    ],
)
def test_replaces_a_word_and_keeps_every_other_byte(before: str, after: str) -> None:
    assert renamed(before.encode(), ("r", "x"), "old", "new") == after.encode()


@pytest.mark.parametrize(
    ("new", "plain", "single", "double"),
    [
        ("审核", "审核", "'审核'", '"审核"'),
        ("it's", "it's", "'it''s'", '"it\'s"'),
        ('a "b"', '"a \\"b\\""', "'a \"b\"'", '"a \\"b\\""'),
        ("a: b", '"a: b"', "'a: b'", '"a: b"'),
        ("null", '"null"', "'null'", '"null"'),
        ("[a", '"[a"', "'[a'", '"[a"'),
        ("back\\slash", '"back\\\\slash"', "'back\\slash'", '"back\\\\slash"'),
    ],
)
def test_keeps_the_quotation_marks_and_adds_some_where_they_are_needed(
    new: str, plain: str, single: str, double: str
) -> None:
    for before, after in (("old", plain), ("'old'", single), ('"old"', double)):
        assert renamed(f"x: [{before}, z]\n".encode(), ("x",), "old", new) == f"x: [{after}, z]\n".encode()


def test_keeps_bytes_of_another_normalisation_form() -> None:
    before = "e\u0301: {x: re\u0301dacteur, y: e\u0301}\n".encode()

    after = renamed(before, ("\u00e9", "x"), "r\u00e9dacteur", "lead")

    assert after == "e\u0301: {x: lead, y: e\u0301}\n".encode()


def test_keeps_the_encoding_that_was_declared() -> None:
    before, after = (f"# 注释\r\n岗位: {word}\r\n".encode("gb18030") for word in ("审合", "审核"))

    assert renamed(before, ("岗位",), "审合", "审核", "gb18030") == after


def test_refuses_what_the_encoding_cannot_say() -> None:
    with pytest.raises(Uneditable, match="encoding"):
        renamed("岗位: 审合\n".encode("gb2312"), ("岗位",), "审合", "瞭望", "gb2312")


def test_refuses_bytes_that_cannot_be_made_again() -> None:
    content = codecs.BOM_UTF16_BE + "x: old\n".encode("utf-16-be")

    with pytest.raises(Uneditable, match="encoding"):
        renamed(content, ("x",), "old", "new", "utf-16")


@pytest.mark.parametrize(
    "text",
    [
        "x: &a old\ny: *a\n",
        "x: !!str old\n",
        "x: |-\n  old\n",
        "x: >-\n  old\n",
    ],
)
def test_leaves_a_word_with_an_anchor_a_tag_or_lines_of_its_own(text: str) -> None:
    assert renamed(text.encode(), ("x",), "old", "new") is None


def test_leaves_an_alias() -> None:
    source = read(b"a: &a old\nx: *a\n")
    (spot,) = spots(source, ("x",), "old")

    assert replacing(source, spot.place, "old", "new") is None


def test_leaves_a_word_that_goes_over_two_lines() -> None:
    assert renamed(b"x: old\n  word\n", ("x",), "old word", "new") is None
    assert renamed(b'x: "old\n  word"\n', ("x",), "old word", "new") is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x: [a, b, a]\n", "x: [a, b]\n"),
        ("x: [a , b , a ]\n", "x: [a , b ]\n"),
        ("x: [a, a, b]  # c\n", "x: [a, b]  # c\n"),
        ("x: [a,a]\n", "x: [a]\n"),
        ("x: ['a', b, \"a\",]\n", "x: ['a', b,]\n"),
        ("x: [a, b, a] # c\n", "x: [a, b] # c\n"),
        ("x: [\n  a,\n  b,\n  a,\n]\n", "x: [\n  a,\n  b,\n]\n"),
        ("x: [\n  a,\n  a,\n  b\n]\n", "x: [\n  a,\n  b\n]\n"),
        ("x: [\n  a,\n  b,\n  a\n]\n", "x: [\n  a,\n  b\n]\n"),
        ('{"x": [\n  "a",\n  "b",\n  "a"\n]}\n', '{"x": [\n  "a",\n  "b"\n]}\n'),
        ("x: [ a\n   , b\n   , a\n   ]\n", "x: [ a\n   , b\n   ]\n"),
        ("x: [a,\n    a, b]\n", "x: [a,\n    b]\n"),
        ("x:\n- a\n- b\n- a\n", "x:\n- a\n- b\n"),
        ("x:\n  - a\n  # next\n  - a\n  - b\n", "x:\n  - a\n  # next\n  - b\n"),
        ("x:\r\n  - a\r\n  - a\r\n  - b\r\n", "x:\r\n  - a\r\n  - b\r\n"),
        ("x:\n  - a\n  - 'a'", "x:\n  - a"),
    ],
)
def test_takes_an_item_out_with_its_comma_or_its_line(before: str, after: str) -> None:
    items = read_yaml(before, "").root["x"]
    number = next(number for number, item in enumerate(items) if item in items[:number])

    assert without(before, ("x",), number) == after


def test_takes_an_item_out_of_a_list_in_brackets_within_brackets() -> None:
    assert without("{y: {x: [a, b, a]}, z: 1}\n", ("y", "x"), 2) == "{y: {x: [a, b]}, z: 1}\n"


@pytest.mark.parametrize(
    "text",
    [
        "x:\n  - a\n  - a  # twice a day\n",
        "x: [\n  a,\n  a,  # twice a day\n]\n",
        "x: [&a a, *a]\n",
        "x: [a,\n  a  # twice a day\n]\n",
        "x:\n  - a\n  -\n    a\n",
        "x:\n  - a\n  - - a\n",
    ],
)
def test_leaves_an_item_whose_comment_would_go_an_alias_and_one_below_its_dash(text: str) -> None:
    source = read_yaml(text, "")
    place = source.place(source.root["x"].places[1])

    assert removing(source, place, "a") is None


def test_refuses_a_key_that_is_there_already() -> None:
    with pytest.raises(Uneditable, match="changed"):
        renamed(b"x: {old: 1, new: 2}\n", ("x", "old"), "old", "new")


def test_refuses_what_would_say_something_else() -> None:
    with pytest.raises(Uneditable, match="changed"):
        changed(b"x: [a, b]\n", [Piece(1, 4, 1, 5, "")])
    with pytest.raises(Uneditable, match="changed"):
        changed(b"x: {a: 1}\n", [Piece(1, 5, 1, 6, "a: 1, b")])


def test_refuses_edits_that_overlap_and_files_that_are_broken() -> None:
    with pytest.raises(Uneditable, match="overlap"):
        changed(b"x: abc\n", [Piece(1, 4, 1, 7, "d"), Piece(1, 5, 1, 6, "e")])
    with pytest.raises(Uneditable, match="broken"):
        changed(b"x: [abc\n", [Piece(1, 5, 1, 8, "d")])


def test_makes_all_edits_at_once_in_any_order() -> None:
    pieces = [Piece(2, 4, 2, 7, "longer"), Piece(1, 1, 1, 2, "key"), Piece(3, 1, 4, 1, "")]

    assert changed(b"x:\n - abc\n - abc\n", pieces[:2]) == b"key:\n - longer\n - abc\n"
    assert changed(b"x:\n - abc\n - abc\n", pieces) == b"key:\n - longer\n"


def test_finds_a_word_where_a_pointer_ends_and_nowhere_else() -> None:
    source = read(b"r:\n  a: {x: [b, a], y: {a: 1}, z: a, n: a}\n")

    def at(*pointer: str) -> list[tuple[int, int]]:
        return [(spot.place.line, spot.place.column) for spot in spots(source, pointer, "a")]

    assert at("r", "a") == [(2, 3)]
    assert at("r", "a", "x", "a") == [(2, 14)]
    assert at("r", "a", "y", "a") == [(2, 22)]
    assert at("r", "a", "z") == [(2, 32)]
    assert at("r", "a", "z", "a") == [(2, 32)]
    assert at("r", "a", "q", "a") == []
    assert len(at("r")) == 5
