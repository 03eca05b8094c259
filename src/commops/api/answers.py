"""Questions about an organisation: its chart, its matrix, its numbers, who does what."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from commops.api.checking import Opened, Request, Scope, check
from commops.errors import NoSuchInput
from commops.finding import Report, Severity

if TYPE_CHECKING:
    from commops.source.tree import Pointer
    from commops.views.matrix import Matrix
    from commops.views.stats import Stats
    from commops.views.tree import Tree
    from commops.views.who import Answer


def chart(request: Request) -> "tuple[Tree, Opened, int]":
    """The chart of an organisation with its findings marked.

    Returns:
        The tree, the organisation, and how many findings the file itself has.

    Raises:
        NoSuchInput: nothing to read, a file broken in the middle, or no role in it.
    """
    from commops.views.marks import marks_on
    from commops.views.tree import tree_of

    report, opened = checked(request)
    marks = marks_on("roles", report.open)
    return tree_of(opened.graph, marks, len(report.open)), opened, of_file(report)


def matrix(request: Request) -> "tuple[Matrix, Opened, int]":
    """The duty matrix of an organisation; returns and raises as ``chart`` does."""
    from commops.views.marks import marks_on
    from commops.views.matrix import matrix_of
    from commops.views.tree import tree_of

    report, opened = checked(request)
    return matrix_of(opened.graph, tree_of(opened.graph), marks_on("duties", report.open)), opened, of_file(report)


def lines_of(opened: Opened, pointers: "Mapping[str, Pointer]") -> dict[str, str]:
    """Where things stand: ``:12`` in the file that was asked for, ``people.yaml:12`` in another."""
    found: dict[str, str] = {}
    for key, pointer in pointers.items():
        place = opened.loaded.document.place(pointer)
        file = "" if place.file == opened.file else place.file.rsplit("/", 1)[-1]
        found[key] = f"{file}:{place.line}"
    return found


def stats(request: Request) -> "tuple[Stats, Opened, int]":
    """The metrics of an organisation; returns and raises as ``chart`` does."""
    from commops.views.stats import stats_of

    report, opened = checked(request)
    return stats_of(opened.graph, report.open), opened, of_file(report)


def who(request: Request, words: Sequence[str]) -> "tuple[Answer, Opened, int]":
    """Who does, owns and backs up what the words mean; returns and raises as ``chart`` does."""
    from commops.views.who import who_does

    report, opened = checked(request)
    return who_does(opened.graph, words, report.open), opened, of_file(report)


def checked(request: Request, scope: Scope = "check") -> tuple[Report, Opened]:
    """An organisation that has roles, held against the rules of a scope.

    Raises:
        NoSuchInput: nothing to read, a file broken in the middle, or no role in it.
    """
    report, opened = check(request, scope)
    if opened.loaded.broken:
        raise NoSuchInput("broken-input", path=opened.file)
    if not opened.graph.roles:
        raise NoSuchInput("no-roles", path=opened.file)
    return report, opened


def of_file(report: Report) -> int:
    """How many errors the file itself has, so that an answer does not pass for the whole truth."""
    return sum(item.severity is Severity.ERROR and item.code.startswith(("SYN", "SCH", "DAT")) for item in report.open)
