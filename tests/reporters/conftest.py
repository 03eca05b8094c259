"""What the tests of the formats share: organisations with awkward names, reports made by hand, schemas."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from commops.finding import ID_KINDS, Related, Report, Reported, Severity
from commops.messages import Speech
from commops.reporters.told import Told
from commops.source.tree import Place
from tests.acceptance.conftest import real_data
from tests.conftest import ROOT, Run

COMMAND = "::set-env name=x::y"
PIPE = "a | b"
SCRIPT = "<script>alert(1)</script>"
LINK = "@octocat #7 `code` [text](https://evil.example) GH-8 **bold** www.evil.example"
NASTY = f"""\
name: 报社
roles:
  主编: {{root: true, duties: ["{COMMAND}", "{PIPE}", "{SCRIPT}", "{LINK}", 来信]}}
  记者: {{reports_to: 主编, duties: ["{COMMAND}", "{PIPE}", "{SCRIPT}", "{LINK}", 来信]}}
"""
WAIVED = """\
name: Paper
roles:
  editor: {root: true, duties: [editing, letters, archive]}
  reporter: {reports_to: editor, duties: [reporting, letters, archive]}
policy:
  waive:
    - {rule: DUT003, at: duties.letters, reason: "both read them, by turns | \\"weekly\\"", until: 2026-12-31}
"""
CLEAN = "name: Paper\nroles:\n  editor: {root: true, duties: [editing]}\n"
FORMATS = ("json", "concise", "sarif", "github", "gitlab", "junit", "rdjson", "markdown")

Written = Callable[..., dict[str, str]]


@pytest.fixture
def written(run: Run, tmp_path: Path) -> Written:
    """Run the command once on a text and give what it writes in every format."""

    def call(
        text: str,
        *arguments: str,
        file: str = "team.yaml",
        command: str = "check",
        env: Mapping[str, str] | None = None,
    ) -> dict[str, str]:
        folder = tmp_path / "checkout"
        (folder / ".git").mkdir(parents=True, exist_ok=True)
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
        asked = [f"--format={name}={tmp_path / name}" for name in FORMATS]
        done = run(command, file, *asked, *arguments, cwd=folder, env=env)
        assert done.returncode in (0, 1), done.stderr
        return {name: (tmp_path / name).read_bytes().decode("utf-8") for name in FORMATS}

    return call


@pytest.fixture(scope="session")
def schema() -> Callable[[str], Any]:
    """Read a schema: from beside the tests, or, where its licence keeps it from there, from the real data, if any."""

    def read(name: str) -> Any:
        path = ROOT / "tests/schemas" / name
        path = path if path.is_file() else real_data() / "schemas" / name
        if not path.is_file():
            pytest.skip(f"the schema {name} is not on this machine; set COMMOPS_REAL_DATA")
        return json.loads(path.read_text(encoding="utf-8"))

    return read


def reported(
    number: int = 0,
    severity: Severity = Severity.WARNING,
    place: Place | None = None,
    related: Sequence[Place] = (),
    **more: Any,
) -> Reported:
    """A finding of the rule that duties with two leads break, made by hand."""
    values: dict[str, Any] = {"duty": f"duty-{number}", "roles": ["editor", "reporter"], "count": 2}
    shown = tuple(Related(("roles", "reporter"), "lead", {"role": "reporter"}, one) for one in related)
    given: dict[str, Any] = {
        "id": f"{number:06x}", "code": "DUT003", "rule": "duty-duplicated", "severity": severity,
        "place": place or Place("team.yaml", number + 1, 1), "pointer": ("duties", f"duty-{number}"),
        "values": values, "related": shown,
    }  # fmt: skip
    return Reported(**{**given, **more})


def report_of(*items: Reported) -> Report:
    """A report on the file team.yaml."""
    return Report("team.yaml", None, items)


def told_of(lines: Sequence[str] = (), language: str = "en") -> Told:
    """A reader of some language who has the lines of every file."""
    return Told(Speech(language, None, ID_KINDS), lambda _: lines)
