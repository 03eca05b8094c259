"""What the guides show is what a user gets. ``BLESS=1`` takes what the calls print now as what is shown."""

import json
import os
import re
import shutil
from pathlib import Path

import pytest
import yaml

from tests.conftest import ROOT, Run
from tests.guides import DATA, OMITTED, RUN, SHOWN, Block, Call, Folder, blocks, calls, guides, matches

READMES = ("README.md", "README.zh-CN.md")
NOT_RUN = {
    "make demo": "makes a virtual environment",
    "make test": "runs these tests",
    "make test PYTHON=python3.13 VENV=.venv-3.13": "runs these tests",
    "make fix": "changes the sources",
    "make docs": "changes the sources",
    "make bench": "takes minutes",
    "make bless": "changes the tests",
    "make site": "is run by tests/test_site.py",
    "pipx install .": "installs",
    "pre-commit install": "is run by tests/ci/test_pre_commit.py",
    'commops check team.yaml -f rdjson --fail-on never | reviewdog -f=rdjson -reporter=local -diff="git diff main"': (
        "needs reviewdog"
    ),
    "python3 -m http.server --directory site": "goes on until it is stopped",
}
"""Lines of ``sh`` blocks that are not run here, and why."""

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash on this machine")


def read(guide: str) -> str:
    return (ROOT / guide).read_text(encoding="utf-8")


@pytest.mark.parametrize("guide", guides())
def test_every_block_has_a_language_that_says_what_is_done_with_it(guide: str) -> None:
    unknown = [(block.line, block.language) for block in blocks(read(guide)) if not known(block)]

    assert unknown == []


def known(block: Block) -> bool:
    return block.language in (*RUN, *SHOWN, *DATA)


def test_a_block_of_an_unknown_language_is_not_passed_over() -> None:
    (block,) = blocks("# Page\n\n```bash\ncommops check\n```\n")

    assert not known(block)


def test_a_block_in_a_list_is_found_too() -> None:
    (block,) = blocks("1. First:\n\n   ```console\n   $ commops check\n   ```\n")

    assert (block.language, block.text, block.line) == ("console", "$ commops check\n", 4)


def test_lines_may_be_left_out_only_where_the_guide_says_so() -> None:
    assert matches(("a", OMITTED, "c"), ["a", "b", "b", "c"])
    assert not matches(("a", "c"), ["a", "b", "c"])
    assert not matches(("a",), ["a", "b"])
    assert not matches(("a", OMITTED, "c"), ["a", "b"])


GUIDES_WITH_CALLS = [name for name in guides() if any(block.language in RUN for block in blocks(read(name)))]


@needs_bash
@pytest.mark.parametrize("guide", GUIDES_WITH_CALLS)
def test_every_call_shown_does_what_stands_below_it(guide: str, tmp_path: Path) -> None:
    folder = Folder(tmp_path, guide)
    wrong: list[str] = []
    for block in blocks(read(guide)):
        if block.title:
            folder.put(block.title, block.text)
        elif block.language == "console":
            for call in calls(block):
                wrong += run_shown(folder, guide, call)
        elif block.language == "sh":
            for line in (re.sub(r"\s+# .*", "", line) for line in block.text.splitlines()):
                if line and line not in NOT_RUN:
                    status, said = folder.run(line)
                    wrong += [f"$ {line}\n{said}exit {status}"] if status else []

    assert not wrong, "\n".join(wrong)


def run_shown(folder: Folder, guide: str, call: Call) -> list[str]:
    """Run a call and give what differs from what the guide says of it."""
    status, said = folder.run(call.command)
    if status != call.status:
        return [f"$ {call.command}\n{said}exit {status}, not {call.status}"]
    printed = said.rstrip("\n").split("\n") if said else []
    if not call.output or matches(call.output, printed):
        return []
    if os.environ.get("BLESS") and OMITTED not in call.output:
        shown, now = "\n".join(call.output), "\n".join(line.rstrip() for line in printed)
        path = ROOT / guide
        path.write_text(read(guide).replace(shown, now, 1), encoding="utf-8")
        return []
    return [f"$ {call.command}\nprints:\n{said}\nbut the guide shows:\n" + "\n".join(call.output)]


ORGANISATIONS = [
    pytest.param(block.text, id=f"{guide}:{block.line}")
    for guide in guides()
    for block in blocks(read(guide))
    if block.language == "yaml" and not block.title
]


@pytest.mark.parametrize("text", ORGANISATIONS)
def test_every_organisation_shown_is_free_of_errors(run: Run, text: str) -> None:
    done = run("check", "-", "--fail-on", "error", "--as-of", "2026-06-01", stdin=text)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("guide", guides())
def test_data_shown_can_be_read(guide: str) -> None:
    for block in blocks(read(guide)):
        if block.language == "json":
            json.loads(block.text)
        elif block.language == "yaml" and block.title and Path(block.title).name not in BROKEN:
            yaml.safe_load(block.text)


BROKEN: frozenset[str] = frozenset()
"""Files that a guide shows because they are broken."""


@pytest.mark.parametrize("guide", READMES)
def test_the_six_lines_are_clean(run: Run, guide: str) -> None:
    first = next(block for block in blocks(read(guide)) if block.language == "yaml")
    done = run("check", "-", "--fail-on", "info", stdin=first.text)

    assert (done.returncode, done.stdout.count("\n")) == (0, 1), done.stdout


@pytest.mark.parametrize("guide", READMES)
def test_the_first_screen_says_how_to_see_it_and_how_to_test_it(guide: str) -> None:
    first = next(block for block in blocks(read(guide)) if block.language == "sh")
    commands = [line.split("#")[0].strip() for line in first.text.splitlines()]

    assert first.line < 24
    assert commands[:2] == ["make demo", "make test"]


@pytest.mark.parametrize("guide", guides())
def test_links_lead_somewhere(guide: str) -> None:
    here = (ROOT / guide).parent
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", read(guide)):
        assert "://" in target or (here / target).exists(), target


def in_chinese(guide: str) -> str:
    return guide.replace("docs/", "docs/zh-CN/", 1)


TRANSLATED = [name for name in guides() if name.startswith("docs/") and (ROOT / in_chinese(name)).is_file()]


@pytest.mark.parametrize("english", TRANSLATED)
def test_a_guide_in_chinese_shows_the_same_steps(english: str) -> None:
    assert steps(english) == steps(in_chinese(english))


def steps(guide: str) -> list[list[str]]:
    """The programs and commands that a guide shows; what they are told is in the guide's own language."""
    shown = [block for block in blocks(read(guide)) if block.language == "console"]
    return [call.command.split()[:2] for block in shown for call in calls(block)]
