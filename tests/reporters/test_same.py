"""All formats say the same: the same findings, ids and order, in every language."""

import importlib
import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from commops.api.checking import Request, check
from commops.cli.findings import FOR_PEOPLE, FORMATS
from commops.finding import ID_KINDS, Report, Reported
from commops.messages import LANGUAGES, Speech
from commops.reporters import github
from commops.reporters.markdown import everything
from commops.reporters.told import Told
from tests.conftest import ROOT, Run
from tests.reporters.conftest import NASTY, WAIVED, Written
from tests.reporters.test_github import annotations

TEXTS = {"nasty": NASTY, "waived": WAIVED}
SOURCES = [*sorted(path.parent.name for path in ROOT.glob("examples/*/team.yaml")), *TEXTS]
MACHINES = [name for name in FORMATS if name not in FOR_PEOPLE]
SPOKEN = {"reason", "message", "text", "markdown", "description", "advice", "language", "justification"}
"""What is said for people in the formats that are JSON; all else has to be the same in every language."""


@dataclass
class Organisation:
    """A report with some findings accepted and some known before, and what writes it in a language."""

    report: Report
    written: dict[tuple[str, str], str]


@pytest.fixture(scope="module", params=SOURCES)
def organisation(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Organisation:
    folder = ROOT / "examples" / request.param
    if request.param in TEXTS:
        folder = tmp_path_factory.mktemp(request.param)
        (folder / "team.yaml").write_text(TEXTS[request.param], encoding="utf-8")
    report, opened = check(Request(str(folder)), "check")
    report = replace(report, findings=tuple(_with_state(report.findings)))

    def lines(name: str) -> list[str]:
        source = opened.loaded.document.file(name)
        return source.lines() if source is not None else []

    def write(name: str, told: Told) -> str:
        if name == "markdown":
            return everything(report, told, 2**30)
        return str(importlib.import_module(f"commops.reporters.{name}").write(report, told))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(github, "MOST_OF_A_SEVERITY", len(report.findings))
        written = {
            (name, language): write(name, Told(Speech(language, opened.name, ID_KINDS), lines))
            for name in MACHINES
            for language in LANGUAGES
        }
    return Organisation(report, written)


def _with_state(findings: Iterable[Reported]) -> Iterable[Reported]:
    for number, item in enumerate(findings):
        if number % 5 == 1:
            yield replace(item, state="waived", waiver={"reason": f"reason {number}", "until": "2030-01-01"})
        else:
            yield replace(item, state="baseline") if number % 5 == 3 else item


def ids(name: str, text: str) -> list[str]:
    """The ids of the findings in a report, in its order."""
    match name:
        case "json":
            return [item["id"] for item in json.loads(text)["findings"]]
        case "sarif":
            results = json.loads(text)["runs"][0]["results"]
            return [result["partialFingerprints"]["commopsFindingId/v1"] for result in results]
        case "github":
            return [message.rsplit("   id ", 1)[1] for _, _, message in annotations(text)]
        case "gitlab":
            return [entry["description"][:-1].rsplit("[", 1)[1] for entry in json.loads(text)]
        case "rdjson":
            return [one["message"].rsplit("   id ", 1)[1] for one in json.loads(text)["diagnostics"]]
        case "junit":
            cases = ET.fromstring(text).iter("testcase")  # noqa: S314 -- our own
            return [re.findall(r"\[([0-9a-f]+)\]", str(case.get("name")))[-1] for case in cases]
        case _:
            return re.findall("<code>([0-9a-f]+)</code>", text)


def expected(name: str, report: Report) -> list[str]:
    """The ids that a format should hold: all, or the open ones where it has no word for the others."""
    everyone = [item.id for item in report.findings]
    opened = [item.id for item in report.open]
    if name in ("json", "sarif", "junit"):
        return everyone
    if name == "markdown":
        folded = [[item.id for item in report.findings if item.state == state] for state in ("waived", "baseline")]
        return opened + folded[0] + folded[1]
    return opened


@pytest.mark.parametrize("name", MACHINES)
def test_every_format_holds_the_same_findings_in_the_same_order(organisation: Organisation, name: str) -> None:
    report = organisation.report

    assert report.open
    for language in LANGUAGES:
        assert ids(name, organisation.written[name, language]) == expected(name, report)


def skeleton(data: Any) -> Any:
    """Data without what is said for people."""
    if isinstance(data, dict):
        return {key: skeleton(value) for key, value in data.items() if key not in SPOKEN}
    return [skeleton(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("name", ["json", "sarif", "gitlab", "rdjson"])
def test_a_language_changes_sentences_and_nothing_else(organisation: Organisation, name: str) -> None:
    told = [organisation.written[name, language] for language in LANGUAGES]

    assert skeleton(json.loads(told[0])) == skeleton(json.loads(told[1])) == skeleton(json.loads(told[2]))
    assert len(set(told)) == 3


def test_annotations_stand_at_the_same_places_in_every_language(organisation: Organisation) -> None:
    told = [annotations(organisation.written["github", language]) for language in LANGUAGES]
    heads = [[one[:2] for one in lines] for lines in told]

    assert heads[0] == heads[1] == heads[2]


def test_cases_have_the_same_names_in_every_language(organisation: Organisation) -> None:
    texts = [organisation.written["junit", language] for language in LANGUAGES]
    told = [ET.fromstring(text) for text in texts]  # noqa: S314 -- our own
    cases = [[(one.attrib, one[0].tag, one[0].get("type")) for one in suite.iter("testcase")] for suite in told]

    assert cases[0] == cases[1] == cases[2]


@pytest.mark.parametrize("name", MACHINES)
def test_what_is_written_is_utf_8_without_a_mark_and_ends_its_last_line(organisation: Organisation, name: str) -> None:
    text = organisation.written[name, "zh-CN"]

    assert text.encode("utf-8").decode("utf-8") == text
    assert not text.startswith("\ufeff")
    assert text.endswith("\n")
    assert "\r" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_whose_name_is_no_text_is_reported_in_every_format(run: Run, tmp_path: Path, name: str) -> None:
    source = os.fsdecode(b"team\xff.yaml")
    try:
        (tmp_path / source).write_text("name: Paper\nroles:\n  editor: {reports_to: nobody, duties: [editing]}\n")
    except (OSError, UnicodeError):
        pytest.skip("the names of files are text here")
    done = run("validate", source, "-f", f"{name}={tmp_path / 'out'}", cwd=tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (1, "", "")
    text = (tmp_path / "out").read_text(encoding="utf-8")
    assert ("team%FF.yaml" if name == "sarif" else "DAT002") in text


REASON = """\
name: T
roles:
  a: {root: true, duties: [x]}
  b: {reports_to: a, duties: [x]}
policy: {waive: [{rule: DUT003, at: roles.a, reason: {zh-CN: 试点, en: a trial}}]}
"""


@pytest.mark.parametrize(("language", "reason"), [("en", "a trial"), ("zh-CN", "试点"), ("zh-TW", "试点")])
def test_the_reason_of_a_waiver_is_told_in_the_readers_language(written: Written, language: str, reason: str) -> None:
    found = written(REASON, "--lang", language)

    for name in ("json", "sarif", "junit", "markdown"):
        assert reason in found[name], name
