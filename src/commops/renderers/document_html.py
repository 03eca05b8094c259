"""A document as one HTML file that needs nothing but itself, and prints well on A4."""

from collections.abc import Iterator
from html import escape

from commops.views.document import (
    Block,
    Cell,
    Contents,
    Document,
    Fact,
    Facts,
    Heading,
    Items,
    Line,
    Paragraph,
    Signatures,
    Table,
)

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """\
:root{color-scheme:light;--ink:#0f172a;--soft:#475569;--rule:#cbd5e1;--label:#f1f5f9;--accent:#1d4ed8;--fault:#b91c1c}
*{box-sizing:border-box}
body{margin:0;background:#e2e8f0;color:var(--ink);font:14px/1.6 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",\
"Noto Sans SC","Segoe UI",Arial,sans-serif}
body:lang(zh-TW){font-family:"Microsoft JhengHei","PingFang TC","Noto Sans CJK TC","Noto Sans TC",\
"Segoe UI",Arial,sans-serif}
main{max-width:210mm;margin:8mm auto;padding:18mm 18mm 14mm;background:#fff;box-shadow:0 1px 6px #0f172a26}
header{border-left:5px solid var(--accent);padding:2px 0 2px 14px;margin-bottom:22px}
header p{margin:0;color:var(--soft);font-size:13px}
h1{margin:2px 0;font-size:26px;line-height:1.3}
h2{margin:26px 0 8px;font-size:16px;color:var(--accent);break-after:avoid}
h3{margin:20px 0 6px;font-size:14px;break-after:avoid}
h4{margin:14px 0 4px;font-size:13px;color:#334155;break-after:avoid}
p{margin:6px 0}
ol,ul{margin:6px 0;padding-left:22px}
table{width:100%;border-collapse:collapse;margin:6px 0 12px;font-size:13px}
th,td{border:1px solid var(--rule);padding:6px 9px;text-align:left;vertical-align:top;overflow-wrap:anywhere;\
hyphens:auto}
thead th{overflow-wrap:normal;background:var(--accent);border-color:var(--accent);color:#fff;font-weight:600}
tbody th{background:var(--label);font-weight:600;color:#334155}
.facts{table-layout:fixed}
td p,th p{margin:0}
td p+p{margin-top:3px}
.strong{font-weight:600}
.quiet,.mark{color:var(--soft)}
.mark{font-size:12px}
.missing{color:var(--fault)}
.blank{color:#94a3b8}
nav ul{columns:2;list-style:none;padding-left:0}
a{color:var(--accent);text-decoration:none}
.sign{margin-top:30px;break-inside:avoid}
.sign td{height:56px}
footer{margin-top:22px;color:var(--soft);font-size:12px;text-align:center}
@page{size:A4;margin:16mm 16mm 18mm}
@media print{body{background:#fff;font-size:10.5pt}main{margin:0;padding:0;max-width:none;box-shadow:none}
table{font-size:9.5pt}thead{display:table-header-group}tr{break-inside:avoid}
thead th,tbody th,header{print-color-adjust:exact;-webkit-print-color-adjust:exact}a{color:inherit}}
"""


_COLUMNS = (
    '<colgroup><col style="width:16%"><col style="width:34%"><col style="width:16%"><col style="width:34%"></colgroup>'
)


def document_html(document: Document) -> str:
    """A document as HTML.

    Args:
        document: what to write.

    Returns:
        One file: no script, no address that is loaded, a policy that forbids both.
    """
    name = escape("".join(run.text for run in document.title))
    body = "".join(part for block in document.blocks for part in _block(block))
    over, under = (f"<p>{_line(line)}</p>" if line else "" for line in (document.over, document.under))
    kind = escape(document.kind)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{name} · {kind}</title>\n'
        f"<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<header>{over}<h1>{_line(document.title)}</h1>{under}</header>\n{body}"
        f"<footer>{kind} · {name}</footer>\n</main>\n</body>\n</html>\n"
    )


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            anchor = f' id="{escape(block.anchor)}"' if block.anchor else ""
            tag = f"h{block.level + 1}"
            yield f"<{tag}{anchor}>{_line(block.line)}</{tag}>\n"
        case Paragraph():
            yield f"<p>{_line(block.line)}</p>\n"
        case Facts():
            rows = "".join(map(_facts, block.rows()))
            yield f'<table class="facts">{_COLUMNS}\n<tbody>\n{rows}</tbody></table>\n'
        case Table():
            yield from _table(block)
        case Items():
            tag = "ol" if block.numbered else "ul"
            yield f"<{tag}>" + "".join(f"<li>{_line(line)}</li>" for line in block.items) + f"</{tag}>\n"
        case Contents():
            links = "".join(f'<li><a href="#{escape(to)}">{escape(text)}</a></li>' for to, text in block.entries)
            yield f"<nav><ul>{links}</ul></nav>\n"
        case Signatures():
            yield _signatures(block)


def _facts(row: tuple[Fact, ...]) -> str:
    """A row of a form: one field across the whole width, or two beside each other."""
    span = ' colspan="3"' if len(row) == 1 else ""
    cells = (f'<th scope="row">{escape(fact.label)}</th><td{span}>{_cell(fact.cell)}</td>' for fact in row)
    return f"<tr>{''.join(cells)}</tr>\n"


def _table(block: Table) -> Iterator[str]:
    total = sum(block.shares)
    columns = "".join(f'<col style="width:{100 * share / total:.1f}%">' for share in block.shares)
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in block.head)
    yield f"<table><colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>\n<tbody>\n"
    for row in block.rows:
        yield "<tr>" + "".join(f"<td>{_cell(cell)}</td>" for cell in row) + "</tr>\n"
    yield "</tbody></table>\n"


def _signatures(block: Signatures) -> str:
    signed, dated = escape(block.signed), escape(block.dated)
    head = "".join(f'<th scope="col">{escape(post)}</th>' for post in block.posts)
    cell = f"<td><p>{signed} ____________</p><p>{dated} ____________</p></td>"
    return (
        f'<table class="sign"><thead><tr>{head}</tr></thead><tbody><tr>{cell * len(block.posts)}</tr></tbody></table>\n'
    )


def _cell(cell: Cell) -> str:
    return _line(cell[0]) if len(cell) == 1 else "".join(f"<p>{_line(line)}</p>" for line in cell)


def _line(line: Line) -> str:
    return "".join(
        f'<span class="{run.tone}">{escape(run.text)}</span>' if run.tone else escape(run.text) for run in line
    )
