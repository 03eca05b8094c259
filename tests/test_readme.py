"""What the guides show is what a user gets."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

GUIDES = ("README.md", "README.zh-CN.md")


def blocks(name: str, language: str) -> list[str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("name", GUIDES)
def test_every_file_shown_can_be_checked(run: Run, name: str) -> None:
    for text in blocks(name, "yaml"):
        done = run("check", "-", "--fail-on", "error", "--as-of", "2026-06-01", stdin=text)
        assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", GUIDES)
def test_every_call_shown_prints_what_stands_below_it(run: Run, name: str) -> None:
    shown = blocks(name, "console")
    assert shown
    for block in shown:
        call, _, output = block.removeprefix("$ commops ").partition("\n")
        done = run(*shlex.split(call))
        assert done.returncode == 0
        assert done.stdout.startswith(output), done.stdout


@pytest.mark.parametrize("name", GUIDES)
def test_the_six_lines_are_clean(run: Run, name: str) -> None:
    done = run("check", "-", "--fail-on", "info", stdin=blocks(name, "yaml")[0])

    assert (done.returncode, done.stdout.count("\n")) == (0, 1), done.stdout


@pytest.mark.parametrize("name", GUIDES)
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / Path(target)).exists(), target
