"""Documents of an organisation: job descriptions, the rule book, in the medium that is asked for."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commops.api.checking import Opened, Request, check
from commops.errors import BadOption, NoSuchInput
from commops.finding import Report, Severity
from commops.load.complaints import nearest
from commops.messages import Speech
from commops.source.store import store
from commops.views.document import Document

if TYPE_CHECKING:
    from commops.graph import OrgGraph
    from commops.views.description import Description
    from commops.views.handbook import Handbook

FORMATS = ("docx", "html", "md")
"""Endings of files that a document can be written to."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 120
"""Bytes of a file's name without its ending; file systems take 255."""


def describe(request: Request, role: str) -> "tuple[Description, Opened, int]":
    """The job description of a role.

    Args:
        request: what to read.
        role: its id, or its name in any language.

    Returns:
        The description, the organisation, and how many errors its file has.

    Raises:
        NoSuchInput: nothing to read, or a file broken in the middle.
        BadOption: no role of that name, or several.
    """
    from commops.views.description import Describer

    opened, errors = _opened(request)
    return Describer(opened.graph).describe(_role(opened.graph, role)), opened, errors


def describe_all(request: Request) -> "tuple[list[Description], Opened, int]":
    """The job descriptions of all roles in use, in the order of the chart.

    Raises:
        NoSuchInput: nothing to read, a file broken in the middle, or no role in it.
    """
    from commops.views.description import Describer
    from commops.views.handbook import roles_in_order

    opened, errors = _opened(request)
    describer = Describer(opened.graph)
    found = [describer.describe(role) for role in roles_in_order(opened.graph)]
    if not found:
        raise NoSuchInput("no-roles", path=opened.file)
    return found, opened, errors


def handbook(request: Request) -> "tuple[Handbook, Opened, int]":
    """The rule book of an organisation.

    Raises:
        NoSuchInput: nothing to read, or a file broken in the middle.
    """
    from commops.views.handbook import handbook_of

    opened, errors = _opened(request)
    return handbook_of(opened.graph), opened, errors


def description_document(item: "Description", speech: Speech) -> Document:
    """A job description, laid out in a language."""
    from commops.renderers.description_sheet import description_sheet

    return description_sheet(item, speech)


def handbook_document(item: "Handbook", speech: Speech) -> Document:
    """A rule book, laid out in a language."""
    from commops.renderers.handbook_sheet import handbook_sheet

    return handbook_sheet(item, speech)


def format_of(path: Path, asked: str | None = None) -> str:
    """The format of a file: what was asked for, else what its ending says.

    Raises:
        BadOption: an ending that stands for none.
    """
    ending = path.suffix.lower().lstrip(".")
    if asked is None and ending not in FORMATS:
        raise BadOption("bad-ending", path=path.as_posix(), choices=[f".{name}" for name in FORMATS])
    return asked or ending


def in_format(document: Document, form: str) -> str | bytes:
    """A document in a format.

    Raises:
        NeedsExtra: the format needs a package that is not installed.
    """
    if form == "docx":
        from commops.renderers.document_docx import document_docx

        return document_docx(document)
    if form == "html":
        from commops.renderers.document_html import document_html

        return document_html(document)
    from commops.renderers.document_markdown import document_markdown

    return document_markdown(document)


def write_document(document: Document, path: Path, asked: str | None = None) -> None:
    """Write a document to a file that was named; it is written whole, over what is there.

    Raises:
        BadOption: an ending that stands for no format.
        NeedsExtra: the format needs a package that is not installed.
    """
    store(path, in_format(document, format_of(path, asked)))


def write_each(items: "Sequence[Description]", speech: Speech, folder: Path, form: str) -> Iterator[Path]:
    """Write job descriptions to files of a folder, each named by the id of its role.

    Yields:
        The files, as they are written.
    """
    names = file_names([item.basics.role.key for item in items])
    for item, name in zip(items, names, strict=True):
        path = folder / f"{name}.{form}"
        store(path, in_format(description_document(item, speech), form))
        yield path


def file_names(ids: Sequence[str]) -> list[str]:
    """A name for each id that every file system takes, no two alike even where case does not count.

    Args:
        ids: ids, in any script.

    Returns:
        Names without an ending; an id that is no safe name is told apart by a part of its hash.
    """
    slugs = [_slug(text) for text in ids]
    folded = [slug.casefold() for slug in slugs]
    return [
        slug if slug == text and folded.count(slug.casefold()) == 1 else f"{slug}-{_digest(text)}".lstrip("-")
        for slug, text in zip(slugs, ids, strict=True)
    ]


def _slug(text: str) -> str:
    """The letters and digits of a text, in any script, with hyphens between."""
    slug = re.sub(r"[^\w]+|_+(?=\W)", "-", unicodedata.normalize("NFC", text)).strip("-_")
    while len(slug.encode()) > _LONGEST:
        slug = slug[:-1]
    return "" if _RESERVED.fullmatch(slug) else slug


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _opened(request: Request) -> tuple[Opened, int]:
    report, opened = check(request, "validate")
    if opened.loaded.broken:
        raise NoSuchInput("broken-input", path=opened.file)
    return opened, _of_file(report)


def _of_file(report: Report) -> int:
    """How many errors the file has, so that a document does not pass for the whole truth."""
    return sum(item.severity is Severity.ERROR and item.code.startswith(("SYN", "SCH", "DAT")) for item in report.open)


def _role(graph: "OrgGraph", asked: str) -> str:
    """The role that an id or a name means.

    Raises:
        BadOption: no role of that name, or several.
    """
    from commops.views.search import EXACT, Search

    roles, key = graph.roles, unicodedata.normalize("NFC", asked)
    if key in roles:
        return key
    matches = Search(graph, asked).matches("roles", roles)
    exact = [match for match in matches if match.grade == EXACT]
    best = sorted(match.key for match in exact if match.where == exact[0].where)
    if len(best) > 1:
        raise BadOption("several-roles", name=asked, choices=best)
    if best:
        return best[0]
    near = matches[0].key if matches else nearest(asked, [*roles, *_names(graph)])
    raise BadOption("unknown-role", role=asked, near=near)


def _names(graph: "OrgGraph") -> Iterator[str]:
    for role in graph.roles.values():
        for text in (role.name, *role.aliases):
            yield from () if text is None else (text,) if isinstance(text, str) else text.values()
