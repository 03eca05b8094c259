"""Values given anew at their places: whatever shape they were written in, comments stay and nothing else changes."""

import re
from collections.abc import Mapping

import pytest

from commops.source.edit import Uneditable, Value
from commops.source.put import put
from commops.source.yaml_text import read_yaml

WAY = ("people", "ada", "holds")
SHAPES = {
    "absent": "",
    "empty": "    holds:  # nothing yet\n",
    "null": "    holds: ~\n",
    "word": "    holds: editor  # since spring\n",
    "quoted": '    holds: "editor"\n',
    "list": "    holds: [editor, printer]  # two hats\n",
    "lines of a list": "    holds:\n      - editor  # one\n      # between\n      - printer  # two\n",
    "a list level with its key": "    holds:\n    - editor  # one\n    - printer\n",
    "braces": "    holds: {editor: 1, printer: 0.5}  # two hats\n",
    "braces in lines": "    holds:\n      {editor: 1,  # one\n       printer: {fte: 0.5, kind: acting},}\n",
    "lines": "    holds:\n      editor: 1  # one\n      # above\n      printer: 0.5  # two\n",
    "lines with details": "    holds:\n      printer:\n        fte: 0.5  # a\n        kind: acting\n      editor: 1\n",
}
WANTED: tuple[Mapping[str, Value], ...] = (
    {"printer": "0.5"},
    {"editor": "0.3", "cartoonist": "0.2"},
    {"cartoonist": "1"},
    {"printer": {"fte": "0.7", "kind": "acting"}, "editor": "0.3"},
    {},
)
LOSING = [("braces in lines", {"cartoonist": "1"}), ("lines with details", {"printer": "0.5"})]
"""What would lose a comment between brackets, or the details of a role that stays."""


def text_with(shape: str, ends: str = "\n") -> str:
    text = (
        f"# top\nname: Paper\npeople:\n  ada:\n    name: Ada\n{shape}    years: 3  # so far\n  bob: editor  # no map\n"
    )
    return text.replace("\n", ends)


def comments(text: str) -> list[str]:
    return sorted(found.strip() for found in re.findall(r"#[^\r\n]*", text))


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("wanted", WANTED, ids=str)
@pytest.mark.parametrize("shape", SHAPES)
def test_any_shape_takes_the_new_holdings_keeps_its_comments_or_is_refused(
    shape: str, wanted: dict[str, str], ends: str
) -> None:
    before = text_with(SHAPES[shape], ends)
    if (shape, wanted) in LOSING:
        with pytest.raises(Uneditable):
            put(before.encode(), {WAY: wanted})
        return
    after = put(before.encode(), {WAY: wanted}).decode()
    person = dict(read_yaml(before, "").root["people"]["ada"])
    person.pop("holds", None)

    assert read_yaml(after, "").root["people"]["ada"] == (person | {"holds": wanted} if wanted else person)
    assert comments(after) == comments(before)
    assert after.count("\r\n") == (after.count("\n") if ends == "\r\n" else 0)
    assert put(after.encode(), {WAY: wanted}).decode() == after


def test_entries_that_stay_keep_their_text() -> None:
    before = text_with("    holds:\n      editor:   1.00   # one\n      printer: 0.5\n")
    after = put(before.encode(), {WAY: {"editor": "1.00", "printer": "0.25"}}).decode()

    assert after == before.replace("printer: 0.5", "printer: 0.25")


def test_many_people_change_in_one_go() -> None:
    before = "".join(["people:\n", *(f"  p{n}: {{holds: a}}  # {n}\n" for n in range(500))])
    after = put(before.encode(), {("people", f"p{n}", "holds"): {"b": "1"} for n in range(500)}).decode()

    assert after == before.replace("{holds: a}", "{holds: {b: 1}}")


def test_a_mark_at_the_beginning_and_a_missing_line_end_stay_as_they_are() -> None:
    before = "\ufeffpeople:\n  ada:\n    name: Ada"

    assert put(before.encode(), {WAY: {"editor": "1"}}).decode() == before + "\n    holds: {editor: 1}"


def test_an_alias_becomes_the_holdings_and_its_anchor_stays() -> None:
    before = "people:\n  bob: {holds: &same {editor: 1}}\n  ada: {holds: *same}\n"
    after = put(before.encode(), {WAY: {"editor": "0.5"}}).decode()

    assert after == before.replace("*same", "{editor: 0.5}")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("people: [ada]\n", "no-mapping"),
        ("people: {ada: here}\n", "no-mapping"),
        ("people: {ada: {holds: [\n", "broken"),
        ("people:\n  ada: {holds: &same {editor: 1}}\n  bob: {holds: *same}\n", "changed"),
    ],
)
def test_what_cannot_be_changed_alone_is_refused(text: str, word: str) -> None:
    with pytest.raises(Uneditable) as why:
        put(text.encode(), {WAY: {"editor": "0.5"}})

    assert why.value.word == word
