"""One line a finding, the same grammar in every language, for editors and grep."""

from commops.finding import Report
from commops.reporters.told import Told


def write(report: Report, told: Told) -> str:
    """``file:line:column: severity[CODE name] message``, one a line; accepted findings are left out."""
    return "".join(
        f"{item.place.file}:{item.place.line}:{item.place.column}: "
        f"{item.severity.word}[{item.code} {item.rule}] {told.message(item)}\n"
        for item in report.open
    )
