"""What the tests of documents share: documents of examples and of texts, and what a document says."""

from collections.abc import Iterator
from pathlib import Path

from commops.api.checking import Opened, Request
from commops.api.documents import describe, description_document, handbook, handbook_document
from commops.finding import ID_KINDS
from commops.messages import Speech
from commops.views.document import Contents, Document, Facts, Heading, Items, Line, Paragraph, Signatures, Table
from tests.conftest import ROOT


def example(name: str) -> Request:
    return Request(str(ROOT / "examples" / name / "team.yaml"))


def written(text: str) -> Request:
    return Request("-", text.encode())


def job(request: Request, role: str, language: str = "zh-CN") -> Document:
    item, opened, _ = describe(request, role)
    return description_document(item, speech(opened, language))


def book(request: Request, language: str = "zh-CN") -> Document:
    item, opened, _ = handbook(request)
    return handbook_document(item, speech(opened, language))


def speech(opened: Opened, language: str) -> Speech:
    return Speech(language, opened.name, ID_KINDS)


def said(line: Line) -> str:
    return "".join(run.text for run in line)


def texts(document: Document) -> Iterator[str]:
    """Every line that a document says, in order."""
    yield from (said(line) for line in (document.over, document.title, document.under) if line)
    for block in document.blocks:
        match block:
            case Heading() | Paragraph():
                yield said(block.line)
            case Facts():
                for fact in block.facts:
                    yield from (fact.label, *map(said, fact.cell))
            case Table():
                yield from block.head
                yield from (said(line) for row in block.rows for cell in row for line in cell)
            case Items():
                yield from map(said, block.items)
            case Contents():
                yield from (text for _, text in block.entries)
            case Signatures():
                yield from block.posts


def form(document: Document) -> dict[str, dict[str, str]]:
    """The fields of a form: chapter, label, what stands there with its lines joined by a slash."""
    found: dict[str, dict[str, str]] = {}
    chapter = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            chapter = said(block.line)
            found[chapter] = {}
        elif isinstance(block, Facts):
            found[chapter] |= {fact.label: " / ".join(map(said, fact.cell)) for fact in block.facts}
    return found


def tables(document: Document) -> dict[str, list[list[str]]]:
    """The rows of the first table below each heading, the lines of a cell joined by a slash."""
    found: dict[str, list[list[str]]] = {}
    heading = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = said(block.line)
        elif isinstance(block, Table):
            rows = [[" / ".join(map(said, cell)) for cell in row] for row in block.rows]
            found.setdefault(heading, rows)
    return found


HOSTILE = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "&lt;b&gt; &amp;", "</style></title>",
    "[link](javascript:alert(1))", "![x](http://evil.example/x.png)", "# heading", "- item", "1. item", "> quote",
    "| cell | cell |", "**bold** _it_ `code` ~~s~~", "```\nfence\n```", "[red]rich[/]", "=cmd|'/C calc'!A0",
    "\\ backslash \\n", "{{ template }} ${x} {percent}", "-----", "https://evil.example/x user@evil.example",
    "<!-- --> ]]>", "{name}{text}[[{n}]]",
)  # fmt: skip
"""Texts that mean something to one medium or another."""


def hostile_team() -> str:
    """An organisation whose every text is one of the hostile ones."""
    import json

    def say(n: int) -> str:
        return json.dumps(HOSTILE[n % len(HOSTILE)])

    roles = "\n".join(
        f"  r{n}: {{name: {say(n)}, purpose: {say(n + 1)}, code: {say(n + 2)}, reports_to: {{outside: {say(n + 3)}}},"
        f" duties: {{d{n}: {{letters: AR, tasks: {{t: {say(n + 4)}}}, vague: {say(n + 5)}, note: {say(n + 6)}}}}},"
        f" works_with: {{p: {say(n + 7)}}}, tools: [{say(n + 8)}], sources: [{say(n + 9)}]}}"
        for n in range(len(HOSTILE))
    )
    steps = ", ".join(f"s{n}: {{name: {say(n)}, by: r{n}, criteria: [{say(n + 1)}]}}" for n in range(len(HOSTILE)))
    terms = ", ".join(f"w{n}: {{name: {say(n)}, meaning: {say(n + 1)}}}" for n in range(len(HOSTILE)))
    return (
        f"name: {say(0)}\npurpose: {say(1)}\nroles:\n{roles}\npartners: {{p: {{name: {say(2)}}}}}\n"
        f"workflows: {{w: {{name: {say(3)}, steps: {{{steps}}}}}}}\nglossary: {{{terms}}}\n"
    )


def store_text(folder: Path, text: str) -> Path:
    path = folder / "team.yaml"
    path.write_text(text, encoding="utf-8")
    return path
