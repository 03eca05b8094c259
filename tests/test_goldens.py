"""What users see, whole: an organisation goes in, the page comes out. ``make bless`` accepts a change."""

import os
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

GOLDEN = ROOT / "tests/golden"
PAGES = [
    (example, command, language, width)
    for example, command, width in (
        ("six-roles", "gaps", "80"),
        ("six-roles", "chart", "80"),
        ("six-roles", "chart", "120"),
        ("six-roles", "matrix", "80"),
        ("six-roles", "matrix", "120"),
        ("four-teams", "chart", "80"),
        ("department", "stats", "80"),
        ("department", "check", "80"),
    )
    for language in ("en", "zh-CN", "zh-TW")
]


@pytest.mark.parametrize(("example", "command", "language", "width"), PAGES)
def test_a_page_is_as_it_was_accepted(run: Run, example: str, command: str, language: str, width: str) -> None:
    options = ["--fail-on", "never"] if command in ("gaps", "check") else []
    shown = run(command, f"examples/{example}/team.yaml", *options, "--lang", language, env={"COLUMNS": width}).stdout
    path = GOLDEN / f"{example}.{command}.{width}.{language}.txt"
    if os.environ.get("BLESS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8")

    assert shown
    assert shown == path.read_text(encoding="utf-8")


def test_every_accepted_page_is_still_made() -> None:
    made = {f"{example}.{command}.{width}.{language}.txt" for example, command, language, width in PAGES}

    assert {path.name for path in Path(GOLDEN).glob("*")} == made
