"""Options that several commands share, each said once."""

from typing import Annotated

import typer

from commops.cli.speaking import say

File = Annotated[
    str | None,
    typer.Argument(
        metavar="FILE",
        help=say("cli.file", "Team file or folder; - for standard input; team.yaml or org.yaml here if left out."),
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", help=say("cli.as-of", "The day that dates are held against, such as 2026-03-31.")
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        "--lang", metavar="LANG", help=say("cli.lang", "zh-CN, zh-TW or en; else COMMOPS_LANG, else the locale.")
    ),
]
Color = Annotated[
    str, typer.Option("--color", metavar="WHEN", help=say("cli.color", "auto, always or never; NO_COLOR is heeded."))
]
Ascii = Annotated[bool, typer.Option("--ascii", help=say("cli.ascii", "Draw with ASCII signs only."))]
Width = Annotated[
    int | None,
    typer.Option(
        "--width", metavar="CELLS", min=40, max=1000, help=say("cli.width", "Cells a line; the terminal's if left out.")
    ),
]
Format = Annotated[
    list[str] | None,
    typer.Option(
        "--format", "-f", metavar="NAME[=FILE]",
        help=say(
            "cli.format",
            "text, concise, json, sarif, github, gitlab, junit, rdjson or markdown; with =FILE into a file; "
            "may be repeated.",
        ),
    ),
]  # fmt: skip
Json = Annotated[str, typer.Option("--format", "-f", metavar="NAME", help=say("cli.format-text", "text or json."))]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help=say("cli.select", "Report these rules only: code, name or family; commas part several."),
    ),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="RULE", help=say("cli.ignore", "Leave these rules out."))
]
FailOn = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="SEVERITY",
        help=say("cli.fail-on", "error, warning, info or never: from where on the exit status is 1."),
    ),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help=say("baseline.option", "Findings that stand in this file do not count; --write-baseline makes it."),
    ),
]
WriteBaseline = Annotated[
    bool,
    typer.Option(
        "--write-baseline",
        help=say(
            "baseline.write",
            "Write the open findings into FILE of --baseline, else into .commops-baseline.json beside the team file.",
        ),
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--since",
        metavar="REV",
        help=say(
            "baseline.since",
            "Findings that the git revision REV had do not count; REV... is where the branch parted from it.",
        ),
    ),
]
Fix = Annotated[
    bool,
    typer.Option(
        "--fix", help=say("cli.fix", "Put slips right in the files where the fix is safe, then report what remains.")
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff", help=say("cli.diff", "Show what --fix would change instead of the report, and write nothing.")
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=say("cli.quiet", "Findings only, no summary."))]
Statistics = Annotated[bool, typer.Option("--statistics", help=say("cli.statistics", "Count the findings by rule."))]
Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help=say("cli.verbose", "Show where the program itself failed."))
]
MaxSize = Annotated[
    int,
    typer.Option(
        "--max-size", metavar="MB", min=1, help=say("cli.max-size", "Largest file that is read, in megabytes.")
    ),
]
Force = Annotated[bool, typer.Option("--force", help=say("cli.force", "Write over files that are there."))]
