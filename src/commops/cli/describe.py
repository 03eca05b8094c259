"""``commops describe``: job descriptions."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from commops.cli.options import Ascii, AsOf, Color, Lang, MaxSize, Verbose, Width
from commops.cli.output import asked, choice, remark, speech_of, style, write
from commops.cli.speaking import say
from commops.errors import BadOption


def help_text() -> str:
    """What the command answers."""
    return say("cli.describe", "The job description of a role, for the terminal, Word, HTML or Markdown.")


def command(
    role: Annotated[
        str | None,
        typer.Argument(
            metavar="ROLE", help=say("cli.role", "A role: its id, or its name in any language."), show_default=False
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE",
            help=say("cli.file", "Team file or folder; - for standard input; team.yaml or org.yaml here if left out."),
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH",
            help=say("cli.describe-output", "Write to this file, .docx, .html or .md; with --all to this folder."),
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help=say("cli.describe-all", "One file for each role, named by its id."))
    ] = False,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="NAME",
            help=say("cli.describe-format", "docx, html, md or text; if left out, as the file ends, docx with --all."),
        ),
    ] = None,
    as_of: AsOf = None,
    width: Width = None,
    color: Color = "auto",
    ascii_only: Ascii = False,
    max_size: MaxSize = 256,
    lang: Lang = None,
    verbose: Verbose = False,
) -> None:  # fmt: skip
    """Show or write job descriptions."""
    choice("--format", form, ("text", "docx", "html", "md"))
    choice("--color", color, ("auto", "always", "never"))
    if everything:
        _all(role, file, output, form, as_of, max_size)
        return
    if role is None:
        raise BadOption("no-role")
    if output is None and form == "docx":
        raise BadOption("needs-output", option="-f docx")
    from commops.api.documents import describe, description_document, in_format, write_document

    item, opened, errors = describe(asked(file, as_of, max_size), role)
    document = description_document(item, speech_of(opened))
    if output is not None:
        write_document(document, output, form)
        write(output.as_posix())
    elif form == "text" or (form is None and sys.stdout.isatty()):
        from commops.renderers.document_terminal import document_terminal

        write(document_terminal(document, style(color, ascii_only=ascii_only, width=width)))
    else:
        write(str(in_format(document, form or "md")), form or "md")
    remark(opened.file, errors)


def _all(
    role: str | None, file: str | None, folder: Path | None, form: str | None, as_of: str | None, size: int
) -> None:
    """Write one file for each role; where one word stands behind --all, it is the team file."""
    if role is not None and file is not None:
        raise BadOption("role-and-all", role=role)
    if folder is None or form == "text":
        raise BadOption("needs-output", option="--all" if folder is None else "-f text")
    from commops.api.documents import describe_all, write_each

    items, opened, errors = describe_all(asked(role, as_of, size))
    for path in write_each(items, speech_of(opened), folder, form or "docx"):
        write(path.as_posix())
    remark(opened.file, errors)
