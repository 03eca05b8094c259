"""The media: the same texts in each, nothing of them in force, the same bytes twice."""

import io
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from commops.api.documents import in_format
from commops.renderers.document_terminal import document_terminal
from commops.terminal import Style, width_of
from commops.views.document import Document, Paragraph, Run
from tests.documents.shared import HOSTILE, book, example, hostile_team, job, texts, written

docx = pytest.importorskip("docx")
Make = Callable[[], Document]
DOCUMENTS = [
    pytest.param(lambda: job(example("job-descriptions"), "wechat-community-specialist"), id="job"),
    pytest.param(lambda: book(example("department"), "en"), id="book"),
    pytest.param(lambda: book(example("core-duties"), "zh-TW"), id="cases"),
]
HARM = [pytest.param(lambda n=n: job(written(hostile_team()), f"r{n}", "en"), id=f"r{n}") for n in range(len(HOSTILE))]
HARM.append(pytest.param(lambda: book(written(hostile_team()), "en"), id="book"))


class Page(HTMLParser):
    """What a browser would make of a page: its texts, its tags, its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: set[str] = set()
        self.said = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.targets |= {value or "" for name, value in attrs if name in ("href", "src")}

    def handle_data(self, data: str) -> None:
        self.said += data


def markdown_page(document: Document) -> Page:
    text = in_format(document, "md")
    return Page(MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render(str(text)))


def word_texts(data: bytes) -> str:
    word = docx.Document(io.BytesIO(data))
    return "\n".join(
        "".join(node.text or "" for node in paragraph.iter() if node.tag.endswith("}t"))
        for paragraph in word.element.body.iter()
        if paragraph.tag.endswith("}p")
    )


def word_file(document: Document) -> bytes:
    data = in_format(document, "docx")
    assert isinstance(data, bytes)
    return data


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("make", [*DOCUMENTS, *HARM])
def test_every_medium_says_every_text(make: Make) -> None:
    document = make()
    media = {
        "html": squeezed(Page(str(in_format(document, "html"))).said),
        "md": squeezed(markdown_page(document).said.replace("<br>", "")),
        "docx": squeezed(word_texts(word_file(document))),
    }

    for medium, whole in media.items():
        lost = [text for text in texts(document) if squeezed(text) not in whole]
        assert lost == [], medium


@pytest.mark.parametrize("make", [*DOCUMENTS, *HARM])
def test_html_needs_nothing_and_runs_nothing(make: Make) -> None:
    page = str(in_format(make(), "html"))
    found = Page(page)

    assert (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        in page
    )
    assert not found.tags & {"script", "img", "iframe", "link", "object", "form", "svg", "base"}
    assert not [name for name in found.attributes if name.startswith("on")]
    assert not [target for target in found.targets if not target.startswith("#")]
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("make", HARM)
def test_markdown_marks_nothing_up_that_people_wrote(make: Make) -> None:
    found = markdown_page(make())

    assert found.tags <= {
        "h1",
        "h2",
        "h3",
        "h4",
        "p",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "strong",
        "em",
        "ul",
        "ol",
        "li",
    }
    assert not found.targets


def test_markdown_breaks_no_table() -> None:
    text = str(in_format(book(written(hostile_team()), "en"), "md"))
    rows = [line for line in text.split("\n") if line.startswith("| ")]
    bars = [len(re.findall(r"(?<!\\)\|", line)) for line in rows]

    assert len(rows) > 100
    assert set(bars) <= {3, 4, 5, 6, 7}
    assert not re.search(r"<(?!br>)", text)


def test_nothing_steers_a_terminal() -> None:
    evil = Run("a\x1b[2J\x1b]8;;http://evil.example\x07b\u202ec\u2066d\x9be\ud800f\ufeff")
    document = Document("en", "k", (), (evil,), (), (Paragraph((evil,)),), ("", "", ""), ("", ""))

    assert evil.text == "a [2J ]8;;http://evil.example b c d e f "
    for style in (Style(80), Style(40, color=True)):
        said = document_terminal(document, style)
        assert set(re.findall(r"\x1b\[[\d;]*(.)", said)) <= {"m"}
        assert not re.search("[\x00-\x09\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)


@pytest.mark.parametrize("make", [*DOCUMENTS, *HARM])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_gets_lines_that_fit(make: Make, width: int) -> None:
    said = document_terminal(make(), Style(width))

    assert [line for line in said.split("\n") if width_of(line) > width] == []


def test_ascii_leaves_no_drawing_sign() -> None:
    said = document_terminal(job(written("roles: {a: {root: true, duties: [x]}}"), "a", "en"), Style(80, ascii=True))

    assert said.isascii()


@pytest.mark.parametrize("form", ["docx", "html", "md"])
@pytest.mark.parametrize("make", DOCUMENTS)
def test_the_same_input_gives_the_same_bytes(form: str, make: Make) -> None:
    assert in_format(make(), form) == in_format(make(), form)


def test_the_word_file_is_one_that_the_personnel_department_can_use() -> None:
    data = word_file(job(example("job-descriptions"), "wechat-community-specialist"))
    word = docx.Document(io.BytesIO(data))
    body = word.element.xml
    names = zipfile.ZipFile(io.BytesIO(data))

    assert {info.date_time for info in names.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert 'w:eastAsia="微软雅黑"' in word.styles.element.xml
    assert body.count("<w:tblHeader/>") == 3  # duties, measures, partners
    assert "PAGE" in word.sections[0].footer._element.xml
    assert "NUMPAGES" in word.sections[0].footer._element.xml
    assert round(word.sections[0].page_width.cm, 1) == 21.0
    assert [cell.text for cell in word.tables[-1].rows[0].cells] == ["编制", "审核", "批准"]
    for table in word.tables:
        grid = [int(column.get(docx.oxml.ns.qn("w:w"))) for column in table._tbl.tblGrid]
        assert sum(grid) == 9638
        assert all(cell.width for row in table.rows for cell in row.cells)
    assert word.core_properties.created.isoformat()[:10] == "2026-11-20"  # the file's as_of


@pytest.mark.parametrize(("language", "font"), [("zh-TW", "Microsoft JhengHei"), ("en", "微软雅黑")])
def test_each_language_has_its_east_asian_font(language: str, font: str) -> None:
    data = word_file(job(example("department"), "社群客服", language))

    assert f'w:eastAsia="{font}"' in docx.Document(io.BytesIO(data)).styles.element.xml


def test_a_word_file_without_a_date_of_the_organisation_bears_none() -> None:
    data = word_file(job(written("roles: {a: {root: true}}"), "a", "en"))
    core = zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml").decode()

    assert "dcterms" not in core.split("<cp:coreProperties", 1)[1].split(">", 1)[1]


def test_tables_of_the_word_file_keep_the_order_of_the_standard() -> None:
    order = ["tblStyle", "tblW", "jc", "tblInd", "tblBorders", "tblLayout", "tblCellMar", "tblLook"]
    word = docx.Document(io.BytesIO(word_file(book(example("department")))))

    for table in word.tables:
        found = [child.tag.rpartition("}")[2] for child in table._tbl.tblPr]
        assert found == sorted(found, key=order.index)
