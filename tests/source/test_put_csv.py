"""Cells of a table given new texts: the others stay to the byte."""

import pytest

from commops.source.edit import Uneditable
from commops.source.put_csv import put_cells

TABLE = (
    'id,name,role,fte,note\nada,"Ada, of the paper",editor;printer,0.5;0.5,"said ""yes"""\n\nbob,Bob,,,\ncleo,Cleo\n'
)
CHANGES = {
    "ada": {"role": "printer", "fte": "1"},
    "bob": {"role": "editor; printer", "fte": "0.5; 0.5"},
    "cleo": {"role": "a,b"},
}
CHANGED = (
    'id,name,role,fte,note\nada,"Ada, of the paper",printer,1,"said ""yes"""\n\n'
    'bob,Bob,editor; printer,0.5; 0.5,\ncleo,Cleo,"a,b"\n'
)


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "marked"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
def test_cells_change_and_nothing_else(ends: str, mark: str) -> None:
    before, wanted = (mark + text.replace("\n", ends) for text in (TABLE, CHANGED))
    after = put_cells(before.encode(), CHANGES).decode()

    assert after == wanted
    assert put_cells(after.encode(), CHANGES).decode() == after


@pytest.mark.parametrize(
    ("table", "word"),
    [
        ("id,name\nada,Ada\n", "no-column"),
        ("name,role\nAda,editor\n", "no-column"),
        ("id,role\nbob,editor\n", "no-mapping"),
        ('id,role\nada,"editor\n', "broken"),
        ("", "broken"),
    ],
)
def test_a_table_that_has_no_room_is_refused(table: str, word: str) -> None:
    with pytest.raises(Uneditable) as why:
        put_cells(table.encode(), {"ada": {"role": "printer"}})

    assert why.value.word == word


def test_a_table_in_another_encoding_is_refused() -> None:
    with pytest.raises(Uneditable) as why:
        put_cells("id,role\n艾达,编辑\n".encode("gb18030"), {"艾达": {"role": "印刷"}})

    assert why.value.word == "broken"
