"""The head of a file: the short way to it gives what the class gives."""

from dataclasses import asdict
from typing import Any

from commops.model.head import Head
from commops.model.organisation import head_of_texts


def test_a_head_of_texts_has_every_field_of_the_class() -> None:
    texts: dict[str, Any] = {"name": "报社", "company": "Paper", "purpose": "News", "note": "A remark"}

    assert vars(head_of_texts(texts)) == asdict(Head(**texts))
    assert vars(head_of_texts({})) == asdict(Head())


def test_whatever_has_to_be_validated_goes_to_the_class() -> None:
    for given in ({"name": {"en": "Paper"}}, {"open": "true"}, {"commops": "2"}, {"titel": "Paper"}):
        assert head_of_texts(given) is None
