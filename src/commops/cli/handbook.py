"""``commops handbook``: the department's rule book."""

from pathlib import Path
from typing import Annotated

import typer

from commops.cli.options import AsOf, File, Lang, MaxSize, Verbose
from commops.cli.output import asked, choice, remark, speech_of, write
from commops.cli.speaking import say
from commops.errors import BadOption


def help_text() -> str:
    """What the command answers."""
    return say("cli.handbook", "The department's whole rule book, for Word, HTML or Markdown.")


def command(
    file: File = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH",
            help=say("cli.handbook-output", "Write to this file, .docx, .html or .md.")
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="NAME",
            help=say("cli.handbook-format", "docx, html or md; as the file ends if left out, else md."),
        ),
    ] = None,
    as_of: AsOf = None,
    max_size: MaxSize = 256,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:  # fmt: skip
    """Show or write the rule book."""
    choice("--format", form, ("docx", "html", "md"))
    if output is None and form == "docx":
        raise BadOption("needs-output", option="-f docx")
    from commops.api.documents import handbook, handbook_document, in_format, write_document

    item, opened, errors = handbook(asked(file, as_of, max_size))
    document = handbook_document(item, speech_of(opened))
    if output is not None:
        write_document(document, output, form)
        write(output.as_posix())
    else:
        write(str(in_format(document, form or "md")), form or "md")
    remark(opened.file, errors)
