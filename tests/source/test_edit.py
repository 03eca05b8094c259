"""An entry put into a YAML text: the tree that is expected, and every other byte as it was."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from commops.source.edit import Uneditable, append, insert

ENTRY = {"is": "community/content-planner"}


def inserted(text: str, key: str = "new", pointer: tuple[str, ...] = ("roles",), value: Any = ENTRY) -> str:
    return insert(text.encode(), pointer, key, value).decode()


def tree(content: bytes) -> Any:
    """What a reader that is not ours makes of a text; every scalar is text."""
    return yaml.load(content.decode("utf-8-sig"), yaml.CBaseLoader)  # noqa: S506 -- makes texts, lists, mappings only


def has_every_byte(old: bytes, new: bytes) -> bool:
    """Whether the new bytes are the old ones with one piece put in, and perhaps a comma before it."""
    if _has_one_piece_more(old, new):
        return True
    commas = (n for n in range(len(new)) if new[n : n + 1] == b"," and new[:n] == old[:n])
    return any(_has_one_piece_more(old, new[:n] + new[n + 1 :]) for n in commas)


def _has_one_piece_more(old: bytes, new: bytes) -> bool:
    same = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    return any(old == new[:n] + new[n + len(new) - len(old) :] for n in range(same, -1, -1))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("roles:\n  a: {x: 1}\n", "roles:\n  a: {x: 1}\n  new: {E}\n"),
        ("roles:\n    a:\n        x: 1\n", "roles:\n    a:\n        x: 1\n    new:\n        E\n"),
        ("roles:\n  a:\n    x: 1\n\n  b: {x: 1}\n", "roles:\n  a:\n    x: 1\n\n  b: {x: 1}\n\n  new: {E}\n"),
        ("roles:\n  a: {}  # one\n  # - later\n# end\n", "roles:\n  a: {}  # one\n  # - later\n  new: {E}\n# end\n"),
        ("roles:\n  a: {x: 1}\t#\tc\n  #\td\nz: 1\n", "roles:\n  a: {x: 1}\t#\tc\n  #\td\n  new: {E}\nz: 1\n"),
        ("roles:\n  a: {x: 1}", "roles:\n  a: {x: 1}\n  new: {E}"),
        ("roles:\r\n  a: 1\r\n  b: 2\r\n", "roles:\r\n  a: 1\r\n  b: 2\r\n  new: {E}\r\n"),
        ("roles:\r\n  a: 1\r\n\r\n  b: 2\r\n", "roles:\r\n  a: 1\r\n\r\n  b: 2\r\n\r\n  new: {E}\r\n"),
        ("roles:\r\n  a: {x: 1}", "roles:\r\n  a: {x: 1}\r\n  new: {E}"),
        ("roles:\r\n  a:\r\n    x: 1\r\nz: 1\n", "roles:\r\n  a:\r\n    x: 1\r\n  new:\r\n    E\r\nz: 1\n"),
        ("roles:\r  a: {x: 1}\r", "roles:\r  a: {x: 1}\r  new: {E}\r"),
        ("\ufeffname: x\nroles:\n  a: {}\n", "\ufeffname: x\nroles:\n  a: {}\n  new: {E}\n"),
        ("roles:\n  a:\n    b: |+\n      t\n\nz: 1\n", "roles:\n  a:\n    b: |+\n      t\n\n  new:\n    E\nz: 1\n"),
        ("roles:\n  a: {}\n\n  b: |+\n    t\nz: 1\n", "roles:\n  a: {}\n\n  b: |+\n    t\n  new: {E}\nz: 1\n"),
        ("roles:\n  a:\n  - x\n  -\nz: 1\n", "roles:\n  a:\n  - x\n  -\n  new: {E}\nz: 1\n"),
        ("roles:\n  ? a\n  : {x: 1}\n", "roles:\n  ? a\n  : {x: 1}\n  new: {E}\n"),
        ("roles: # none\n# z\nz: 1\n", "roles: # none\n  new: {E}\n# z\nz: 1\n"),
        ("roles: ~  # none\nz: 1\n", "roles: {new: {E}}  # none\nz: 1\n"),
        ("roles: {}\nz: 1\n", "roles: {new: {E}}\nz: 1\n"),
        ("roles: {a: {x: 1}}  # c\n", "roles: {a: {x: 1}, new: {E}}  # c\n"),
        ("roles: {a: {x: 1},}\n", "roles: {a: {x: 1}, new: {E}}\n"),
        ("roles: {a: , b: }\n", "roles: {a: , b: , new: {E} }\n"),
        ("roles: {\n  a: {},  # c\n  b: {}  # d\n}\n", "roles: {\n  a: {},  # c\n  b: {},  # d\n  new: {E}\n}\n"),
        ("roles: {\n  a: {},  # c\n  b: {},\n}\n", "roles: {\n  a: {},  # c\n  b: {},\n  new: {E},\n}\n"),
        ("{roles}\n", "{roles: {new: {E}}}\n"),
        ("name: x\n", "name: x\nroles:\n  new: {E}\n"),
        ("name: x\n\nunits: {}\n# end", "name: x\n\nunits: {}\n# end\n\nroles:\n  new: {E}"),
        ("---\nname: x\n...\n", "---\nname: x\nroles:\n  new: {E}\n...\n"),
        ("# nothing\n", "# nothing\nroles:\n  new: {E}\n"),
        ("", "roles:\n  new: {E}\n"),
    ],
)  # fmt: skip
def test_writes_as_the_neighbours_are_written(before: str, after: str) -> None:
    assert inserted(before) == after.replace("E", "is: community/content-planner")


def test_a_file_of_json_stays_one() -> None:
    text = '{\r\n "roles": {\r\n  "a": {"x": 1}\r\n }\r\n}\r\n'

    assert inserted(text, "新") == text.replace("1}", '1},\r\n  "新": {"is": "community/content-planner"}')


@pytest.mark.parametrize(
    ("key", "written"),
    [
        ("社群总监", "社群总监"),
        ("客服（夜班）", "客服（夜班）"),
        ("a: b", '"a: b"'),
        ("null", '"null"'),
        ("", '""'),
        ("- a", '"- a"'),
        ("a #b", '"a #b"'),
        ("{a", '"{a"'),
        ('"', '"\\""'),
        ("a ", '"a "'),
    ],
)
def test_quotes_what_would_else_be_read_as_something_else(key: str, written: str) -> None:
    assert inserted("roles:\n  a: {}\n", key).splitlines()[-1].startswith(f"  {written}: {{")


def test_makes_what_is_missing_of_the_way() -> None:
    assert inserted("name: x\n", "r", ("policy", "rules"), "off") == "name: x\npolicy:\n  rules: {r: off}\n"
    assert inserted("people:\n  z: {}\n", "lead", ("people", "z", "holds"), "0.5") == (
        "people:\n  z: {holds: {lead: 0.5}}\n"
    )
    assert inserted("policy:\n    rules:\n", "r", ("policy", "rules"), {"max": "9"}) == (
        "policy:\n    rules:\n        r: {max: 9}\n"
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("roles: [a]\n", "no-mapping"),
        ("- a\n", "no-mapping"),
        ("roles: text\n", "no-mapping"),
        ("roles:\n  new: {}\n", "there"),
        ("roles: {a: \n", "broken"),
        ("x: &r\n  a: {}\nroles: *r\n", "no-mapping"),
        ("roles: &r\n  a: {}\nother: *r\n", "changed"),
        ("roles:\n  a: |\n    no line end behind it", "changed"),
    ],
)
def test_refuses_what_it_cannot_do_without_changing_more(text: str, word: str) -> None:
    with pytest.raises(Uneditable) as refused:
        inserted(text)

    assert refused.value.word == word


def test_keeps_a_forbidden_character_that_was_there() -> None:
    assert inserted("roles:\n  a: x\x07\n") == "roles:\n  a: x\x07\n  new: {is: community/content-planner}\n"


IDS = st.sampled_from(["a", "lead", "社群总监", "内容 运营", "客服-2", '"q: x"', "'单'", "0123", "no"])
SCALARS = st.sampled_from(["x", "社群", '"a # b"', "'it''s'", "12:30", "", "~", "a\n          b", '"多\n          行"'])
FLOWS = st.sampled_from(["{}", "{x: 1}", "{x: [a, 社], y: {z: }}", "{x: 'a, }'}", "{x: 1,}", "{x}"])
COMMENTS = st.sampled_from(["", "", "  # c", "\t# 注\t释", " #", "   "])
BETWEEN = st.lists(st.sampled_from(["", "  # between", "# left", "  # a\ttab", "      # deep", "   "]), max_size=3)


@st.composite
def entries(draw: st.DrawFn, column: int) -> list[str]:
    """The lines of some entries of a block mapping."""
    pad, lines = " " * column, []
    for key in draw(st.lists(IDS, min_size=1, max_size=4, unique=True)):
        match draw(st.sampled_from(["flow", "scalar", "block", "list", "literal"])):
            case "flow":
                lines.append(f"{pad}{key}: {draw(FLOWS)}{draw(COMMENTS)}")
            case "scalar":
                lines.append(f"{pad}{key}: {draw(SCALARS)}{draw(COMMENTS)}")
            case "block":
                lines += [f"{pad}{key}:{draw(COMMENTS)}", f"{pad}  name: {draw(SCALARS)}", f"{pad}  y: {draw(FLOWS)}"]
            case "list":
                lines += [f"{pad}{key}:", f"{pad}- {draw(SCALARS)}", f"{pad}- {draw(FLOWS)}{draw(COMMENTS)}"]
            case _:
                style = draw(st.sampled_from(["|", ">", "|-", "|+", ">+"]))
                lines += [f"{pad}{key}: {style}", f"{pad}   # 文", f"{pad}   b", *draw(st.sampled_from([[], ["", ""]]))]
        lines += draw(BETWEEN)
    return lines


@st.composite
def roles_section(draw: st.DrawFn) -> list[str]:
    """The lines of a section of roles, in one of its shapes, or none."""
    match draw(st.sampled_from(["none", "empty", "null", "flow", "lines", "block"])):
        case "none":
            return []
        case "empty":
            return [f"roles:{draw(COMMENTS)}", *draw(BETWEEN)]
        case "null":
            return [f"roles: ~{draw(COMMENTS)}", *draw(BETWEEN)]
        case "flow":
            keys = draw(st.lists(IDS, max_size=3, unique=True))
            body = ", ".join(f"{key}: {draw(FLOWS)}" for key in keys)
            return [f"roles: {{{body}{draw(st.sampled_from(['', ',', ' ', ' , '])) if keys else ''}}}{draw(COMMENTS)}"]
        case "lines":
            keys = draw(st.lists(IDS, min_size=1, max_size=3, unique=True))
            rows = [f"    {key}: {draw(FLOWS)},{draw(COMMENTS)}" for key in keys]
            rows[-1] = f"    {keys[-1]}: {draw(FLOWS)}{draw(st.sampled_from(['', ',']))}{draw(COMMENTS)}"
            return ["roles: {  # open", *rows, *draw(st.sampled_from([[], ["    # last"]])), "  }"]
        case _:
            return ["roles:", *draw(entries(draw(st.sampled_from([1, 2, 4]))))]


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file with sections before and behind its roles, any line ends, with or without BOM and last line end."""
    lines = [*draw(BETWEEN), "name: 团队  # name", *draw(BETWEEN), *draw(roles_section())]
    if draw(st.booleans()):
        lines += [*draw(BETWEEN), "units:", *draw(entries(2))]
    stop = draw(st.sampled_from(["\n", "\r\n"]))
    text = "\n".join(lines).replace("\n", stop) + draw(st.sampled_from(["", stop]))
    return draw(st.sampled_from(["", "\ufeff"])).encode() + text.encode()


@given(files(), st.sampled_from(["new", "新岗位", "y: z", "~"]))
def test_gives_the_expected_tree_and_keeps_every_other_byte(content: bytes, key: str) -> None:
    old = tree(content)
    try:
        new = insert(content, ("roles",), key, ENTRY)
    except Uneditable:
        assert not content.endswith(b"\n")  # a block scalar that ends with its file would get a line end
        assert any(style in content for style in (b": |", b": >"))
        return

    roles = old.get("roles")
    assert tree(new) == {**old, "roles": {**(roles if isinstance(roles, dict) else {}), key: ENTRY}}
    assert has_every_byte(content.replace(b"roles: ~", b"roles: "), new)  # the word for nothing gives way
    assert (b"\r\n" in content) == (b"\r\n" in new)
    assert b"\n" not in new.replace(b"\r\n", b"") or b"\r\n" not in content


ITEM = {"rule": "span-too-wide", "at": "roles.lead", "reason": "旺季，人手不足"}
BLOCK = """\
- rule: span-too-wide
  at: roles.lead
  reason: 旺季，人手不足
"""
FLOW = "{rule: span-too-wide, at: roles.lead, reason: 旺季，人手不足}"


def appended(text: str) -> str:
    return append(text.encode(), ("policy", "waive"), ITEM).decode()


def block(column: int, gap: int = 1) -> str:
    """The item in lines, its dash at a column."""
    wide = BLOCK.replace("- ", "-" + " " * gap).replace("\n  ", "\n" + " " * (gap + 1))
    return "".join(" " * column + line for line in wide.splitlines(keepends=True))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("name: x\n", "name: x\npolicy:\n  waive:\n" + block(4)),
        ("", "policy:\n  waive:\n" + block(4)),
        ("policy:\n  fail_on: error  # c\nz: 1\n", "policy:\n  fail_on: error  # c\n  waive:\n" + block(4) + "z: 1\n"),
        ("policy: {fail_on: error}\n", "policy: {fail_on: error, waive: [" + FLOW + "]}\n"),
        ("policy: # none\n# z\nz: 1\n", "policy: # none\n  waive:\n" + block(4) + "# z\nz: 1\n"),
        ("policy:\n  waive: # none\n  x: 1\n", "policy:\n  waive: # none\n" + block(4) + "  x: 1\n"),
        ("policy:\n  waive: ~  # c\n", "policy:\n  waive: [" + FLOW + "]  # c\n"),
        ("policy:\n  waive: []  # c\n", "policy:\n  waive: [" + FLOW + "]  # c\n"),
        ("policy: {waive}\n", "policy: {waive: [" + FLOW + "]}\n"),
        ("policy:\n  waive:\n    - rule: a\n  # d\n", "policy:\n  waive:\n    - rule: a\n" + block(4) + "  # d\n"),
        ("policy:\n  waive:\n    - rule: a\n    # d\n", "policy:\n  waive:\n    - rule: a\n    # d\n" + block(4)),
        (
            "policy:\n  waive:\n  - rule: a\n  # d\n  x: 1\n",
            "policy:\n  waive:\n  - rule: a\n" + block(2) + "  # d\n  x: 1\n",
        ),
        (
            "policy:\n waive:\n   -   rule: a\n       at: b\n",
            "policy:\n waive:\n   -   rule: a\n       at: b\n" + block(3, 3),
        ),
        ("policy:\n  waive:\n  -\n    rule: a\n", "policy:\n  waive:\n  -\n    rule: a\n" + block(2)),
        (
            "policy:\n  waive:\n    - rule: a\n\n    - rule: b\n\nz: 1\n",
            "policy:\n  waive:\n    - rule: a\n\n    - rule: b\n\n" + block(4) + "\nz: 1\n",
        ),
        (
            "policy:\n  waive:\n    - {rule: a}  # c\n    - {rule: b}  # d\n",
            "policy:\n  waive:\n    - {rule: a}  # c\n    - {rule: b}  # d\n    - " + FLOW + "\n",
        ),
        ("policy:\n  waive: [{rule: a}]  # c\n", "policy:\n  waive: [{rule: a}, " + FLOW + "]  # c\n"),
        ("policy:\n  waive: [{rule: a},]\n", "policy:\n  waive: [{rule: a}, " + FLOW + "]\n"),
        (
            "policy:\n  waive: [\n    {rule: a},  # c\n    {rule: b}  # d\n  ]\n",
            "policy:\n  waive: [\n    {rule: a},  # c\n    {rule: b},  # d\n    " + FLOW + "\n  ]\n",
        ),
        ("policy:\n  waive: &w\n    - rule: a\n", "policy:\n  waive: &w\n    - rule: a\n" + block(4)),
        ("policy:\n  waive: !!seq\n  - rule: a\n", "policy:\n  waive: !!seq\n  - rule: a\n" + block(2)),
        ("policy:\n  waive:\n    - rule: a", "policy:\n  waive:\n    - rule: a\n" + block(4).removesuffix("\n")),
        (
            "policy:\r\n  waive:\r\n    - rule: a\r\nz: 1\r\n",
            "policy:\r\n  waive:\r\n    - rule: a\r\n" + block(4).replace("\n", "\r\n") + "z: 1\r\n",
        ),
        (
            "\ufeffpolicy:\n  waive:\n    - rule: a\n      reason: |\n        t\n\nz: 1\n",
            "\ufeffpolicy:\n  waive:\n    - rule: a\n      reason: |\n        t\n\n" + block(4) + "z: 1\n",
        ),
    ],
)  # fmt: skip
def test_appends_an_item_as_the_items_before_it_are_written(before: str, after: str) -> None:
    assert appended(before) == after


def test_a_list_of_json_gets_an_item_of_json() -> None:
    text = '{"policy": {"waive": [\n  {"rule": "a"}\n]}}\n'
    item = '{"rule": "span-too-wide", "at": "roles.lead", "reason": "旺季，人手不足"}'

    assert appended(text) == text.replace('"a"}', '"a"},\n  ' + item)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("policy:\n  waive: {a: 1}\n", "no-list"),
        ("policy:\n  waive: text\n", "no-list"),
        ("policy: [a]\n", "no-mapping"),
        ("- a\n", "no-mapping"),
        ("policy: {waive: [\n", "broken"),
        ("x: &w [a]\npolicy:\n  waive: *w\n", "no-list"),
        ("policy:\n  waive: &w [a]\nx: *w\n", "changed"),
    ],
)
def test_refuses_a_list_that_it_cannot_have_without_changing_more(text: str, word: str) -> None:
    with pytest.raises(Uneditable) as refused:
        appended(text)

    assert refused.value.word == word


@given(files(), st.sampled_from([("notes",), ("policy", "waive"), ("roles", "a", "duties")]), st.booleans())
def test_an_item_changes_nothing_else_in_any_file(content: bytes, way: tuple[str, ...], twice: bool) -> None:
    old = tree(content)
    try:
        new = append(content, way, ITEM)
        if twice:
            content, old, new = new, tree(new), append(new, way, ITEM)
    except Uneditable:
        assert way[0] == "roles" or (not content.endswith(b"\n") and any(s in content for s in (b": |", b": >")))
        return

    assert _without_last(tree(new), way) == _plain(old, way)
    assert has_every_byte(content.replace(b"roles: ~", b"roles: "), new) or b"~" in content
    assert b"\n" not in new.replace(b"\r\n", b"") or b"\r\n" not in content


def _plain(node: Any, way: tuple[str, ...]) -> Any:
    """A tree in which what is missing or empty on a way is there and empty."""
    if not way:
        return node if isinstance(node, list) else []
    known = node if isinstance(node, dict) else {}
    return {**known, way[0]: _plain(known.get(way[0]), way[1:])}


def _without_last(node: Any, way: tuple[str, ...]) -> Any:
    if not way:
        assert node[-1] == ITEM
        return node[:-1]
    return {**node, way[0]: _without_last(node[way[0]], way[1:])}
