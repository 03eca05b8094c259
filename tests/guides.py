"""The guides: their blocks, and a folder in which the calls of one guide run one after the other.

A block's language says what is done with it:

- ``console``: each line after ``$`` is run in the guide's folder and has to leave with 0, or as
  ``# exit 1`` behind it says. What stands below the call is all that it prints; a line that holds
  nothing but ``…`` stands for lines left out. Where nothing stands below it, only the status counts.
- ``sh``: run likewise, as a script; it shows no output.
- ``yaml title="FILE"`` (or any other data language): the file is put into the guide's folder.
- ``yaml``: a whole team file, which ``commops check -`` finds no error in.
- ``json``, ``csv``: data, to look at where they have no title; ``text``, ``groovy``: to look at.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT, surroundings

RUN = ("console", "sh")
DATA = ("yaml", "json", "csv")
SHOWN = ("text", "groovy")
_FENCE = re.compile(r"^(?P<indent> *)```(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=indent)```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_STATUS = re.compile(r"\s+# exit (\d+)$")
OMITTED = "…"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block of a guide.

    Attributes:
        language: the first word behind the fence.
        title: the file that it is, if it is one.
        text: what stands in it, without the fence's indentation.
        line: the number of its first line in the guide.
    """

    language: str
    title: str | None
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Call:
    """A call that a guide shows, the status it has to leave with, and the lines it has to print, if they are shown."""

    command: str
    status: int
    output: tuple[str, ...]


def guides() -> list[str]:
    """Every page that people write by hand, by its path from the root."""
    made = {"docs/cli.md", "docs/format.md", "docs/documents.md"}
    pages = [path for name in ("*.md", "docs/**/*.md") for path in ROOT.glob(name)]
    names = [path.relative_to(ROOT).as_posix() for path in pages if path.parent.name != "rules"]
    return sorted(name for name in names if name not in made)


def blocks(text: str) -> Iterator[Block]:
    """The fenced blocks of a guide, in order."""
    for found in _FENCE.finditer(text):
        indent = found["indent"]
        body = "".join(line.removeprefix(indent) for line in found["text"].splitlines(keepends=True))
        title = _TITLE.search(found["info"])
        language = found["info"].split(" ", 1)[0].strip()
        yield Block(language, title[1] if title else None, body, text.count("\n", 0, found.start()) + 2)


def calls(block: Block) -> list[Call]:
    """The calls of a ``console`` block."""
    found: list[Call] = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            status = _STATUS.search(line)
            found.append(Call(_STATUS.sub("", line[2:]), int(status[1]) if status else 0, ()))
        elif not found:
            raise ValueError(f"line {block.line}: a console block begins with a call: {line}")
        else:
            last = found[-1]
            found[-1] = Call(last.command, last.status, (*last.output, line))
    return found


def matches(shown: tuple[str, ...], printed: list[str]) -> bool:
    """Whether the lines shown are the lines printed, but for those that ``…`` leaves out."""
    if not shown:
        return not printed
    if shown[0] == OMITTED:
        return any(matches(shown[1:], printed[at:]) for at in range(len(printed) + 1))
    return bool(printed) and shown[0] == printed[0].rstrip() and matches(shown[1:], printed[1:])


class Folder:
    """A folder with the examples, and ``commops`` on the path, in the language of a guide."""

    def __init__(self, there: Path, guide: str) -> None:
        """Make the folder.

        Args:
            there: an empty folder.
            guide: path of the guide; one in Chinese is read by people whose commops speaks Chinese.
        """
        self.path = there / "here"
        self.path.mkdir()
        shutil.copytree(ROOT / "examples", self.path / "examples")
        programs = there / "bin"
        programs.mkdir()
        shim = programs / "commops"
        shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m commops "$@"\n', encoding="utf-8")
        shim.chmod(0o755)
        language = next((tag for tag in ("zh-CN", "zh-TW") if tag in guide), "en")
        author = {f"GIT_{who}_{what}": word for who in ("AUTHOR", "COMMITTER") for what, word in _WRITER.items()}
        self.environment = {**surroundings(), **author, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
                            "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8", "COLUMNS": "80",
                            "COMMOPS_LANG": language, "GIT_CONFIG_GLOBAL": os.devnull,
                            "GIT_CONFIG_SYSTEM": os.devnull}  # fmt: skip

    def put(self, name: str, text: str) -> None:
        """Write a file that a guide shows."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run(self, command: str) -> tuple[int, str]:
        """Run a line of shell; its status and all that it prints, both streams together."""
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.path, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout.decode("utf-8")


_WRITER = {"NAME": "A Writer", "EMAIL": "writer@example.org", "DATE": "2026-01-05T12:00:00+00:00"}
