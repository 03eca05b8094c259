"""An allocation as tables: one for CSV, a workbook for Excel."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

from commops.errors import NeedsExtra
from commops.messages import Speech
from commops.renderers.allocation_answer import AllocationAnswer
from commops.renderers.allocation_words import Words, number, value_of

Field = str | int | float | None
_FORMULA = tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20")
_COLUMNS = (
    "role", "role_name", "person", "person_name", "share", "change", "points", "met", "asked", "unmet", "wish", "tie",
)  # fmt: skip
HEADS = {
    "role": "Role id", "role_name": "Role", "person": "Person id", "person_name": "Person", "share": "Share",
    "change": "Change", "points": "Points", "met": "Met", "asked": "Asked", "unmet": "Not met", "wish": "Wish",
    "tie": "Tie", "requirement": "Requirement", "needs": "Needs", "has": "Has", "capacity": "Capacity",
    "taken": "Taken", "roles": "Roles", "aim": "Aim", "value": "Reached", "bound": "Bound", "proven": "Proven",
    "better": "Better", "seats": "Seats", "critical": "Critical", "place": "Place", "closing": "What would fill it",
    "duty": "Duty", "state": "State", "weight": "Weight", "term": "Term",
}  # fmt: skip
"""English for the heads of the workbook's columns; CSV keeps the ids."""
CHANGES = {
    "new": ("allocate.new", "new"), "kept": ("allocate.kept", "keeps it"), "fixed": ("allocate.fixed", "fixed"),
    "open": ("allocate.vacant", "open"), "tie": ("allocate.ties", "Ties"),
}  # fmt: skip
"""Keys and English of the words for a change; CSV keeps the words of this table."""
SHEETS = {
    "proposal": "Proposal", "why": "Requirements", "open": "Open seats", "people": "People", "backups": "Backups",
    "aims": "Aims", "weights": "Weights",
}  # fmt: skip
"""English for the names of the workbook's sheets."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a workbook: its name, the ids of its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Field, ...], ...]


def as_csv(answer: AllocationAnswer, speech: Speech) -> str:
    """A row a holding, and a row without a person for each open seat.

    Args:
        answer: the allocation.
        speech: the language of the names.

    Returns:
        Comma-separated values with bare line feeds; a text that a table program would take
        for a formula begins with an apostrophe.
    """
    import csv

    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    table = _proposal(Words(answer, speech))
    writer.writerow(table.columns)
    writer.writerows([_harmless(field) for field in row] for row in table.rows)
    return told.getvalue()


def as_xlsx(answer: AllocationAnswer, speech: Speech) -> bytes:
    """The whole answer as a workbook: holdings, requirements, open seats, people, backups, aims, weights.

    Args:
        answer: the allocation.
        speech: the language.

    Returns:
        The bytes of the workbook; the same answer gives the same bytes. No text becomes a formula or a link.

    Raises:
        NeedsExtra: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise NeedsExtra("needs-extra", package="XlsxWriter", extra="xlsx") from None
    from datetime import datetime

    told = io.BytesIO()
    book = xlsxwriter.Workbook(told, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": datetime(2000, 1, 1)})  # noqa: DTZ001 -- no clock in what is written
    head = book.add_format({"bold": True, "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    share = book.add_format({"num_format": "0%", "valign": "top"})
    for table in tables(answer, speech):
        sheet = book.add_worksheet(speech.word(f"allocate.sheet.{table.name}", SHEETS[table.name]))
        for column, key in enumerate(table.columns):
            sheet.write_string(0, column, speech.word(f"allocate.head.{key}", HEADS[key]), head)
            sheet.set_column(column, column, _width(table, column))
        for row, fields in enumerate(table.rows, 1):
            for column, field in enumerate(fields):
                if isinstance(field, str):
                    key, english = (
                        CHANGES.get(field, ("", "")) if table.columns[column] in ("change", "tie") else ("", "")
                    )
                    sheet.write_string(row, column, speech.word(key, english) if key else field, wrap)
                elif field is not None:
                    is_share = table.columns[column] in ("share", "capacity", "taken")
                    sheet.write_number(row, column, field, share if is_share else wrap)
        sheet.freeze_panes(1, 0)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    book.close()
    return told.getvalue()


def tables(answer: AllocationAnswer, speech: Speech) -> list[Table]:
    """The tables of an answer that have rows, the proposal always."""
    words = Words(answer, speech)
    makers = (_proposal, _why, _open, _people, _backups, _aims, _weights)
    return [table for table in (make(words) for make in makers) if table.rows or table.name == "proposal"]


def _proposal(words: Words) -> Table:
    rows: list[tuple[Field, ...]] = []
    for item in words.answer.proposal.holdings:
        change = "fixed" if item.fixed else "kept" if item.kept else "new"
        unmet = words.joined([words.asked(met.requirement) for met in item.met if not met.met])
        rows.append((
            item.role, words.role(item.role), item.person, words.person(item.person), item.share / 100, change,
            item.fit, sum(met.met for met in item.met), len(item.met), unmet, item.prefer / 10,
            "tie" if item.tied else "",
        ))  # fmt: skip
    for seat in words.answer.proposal.open:
        rows += [(seat.role, words.role(seat.role), "", "", None, "open", None, None, None, "", None, "")] * seat.seats
    rows.sort(key=lambda row: (str(row[0]), row[2] == "", str(row[2])))
    return Table("proposal", _COLUMNS, tuple(rows))


def _why(words: Words) -> Table:
    rows: list[tuple[Field, ...]] = [
        (
            words.role(item.role), words.person(item.person), words.thing(met.requirement),
            met.requirement.level or None, met.has, "✓" if met.met else "✗", met.points,
        )
        for item in words.answer.proposal.holdings for met in item.met
    ]  # fmt: skip
    columns = ("role_name", "person_name", "requirement", "needs", "has", "state", "points")
    return Table("why", columns, tuple(rows))


def _open(words: Words) -> Table:
    closing = words.answer.closing
    rows: list[tuple[Field, ...]] = []
    for seat in words.answer.proposal.open:
        place = words.answer.place(("roles", seat.role))
        ways = [words.hire(hire) for hire in closing.hires if hire.role == seat.role] if closing else []
        ways += [words.lesson(lesson) for lesson in closing.lessons if seat.role in lesson.roles] if closing else []
        critical = "✓" if seat.critical else ""
        rows.append((words.role(seat.role), seat.seats, critical, f"{place.file}:{place.line}", words.joined(ways)))
    return Table("open", ("role_name", "seats", "critical", "place", "closing"), tuple(rows))


def _people(words: Words) -> Table:
    rows: list[tuple[Field, ...]] = []
    for item in words.answer.problem.candidates:
        held = [holding for holding in words.answer.proposal.holdings if holding.person == item.person]
        taken = sum(holding.share for holding in held) / 100
        roles = words.names("roles", [holding.role for holding in held])
        rows.append((item.person, words.person(item.person), item.capacity / 100, taken, roles))
    return Table("people", ("person", "person_name", "capacity", "taken", "roles"), tuple(rows))


def _backups(words: Words) -> Table:
    rows: list[tuple[Field, ...]] = [
        (words.name("duties", item.duty), words.person(item.person), words.role(item.role), "✓")
        for item in words.answer.proposal.backups
    ]
    rows += [
        (words.name("duties", item.duty), words.names("people", item.able), "", f"−{item.missing}")
        for item in words.answer.proposal.uncovered
    ]
    return Table("backups", ("duty", "person_name", "role_name", "state"), tuple(rows))


def _aims(words: Words) -> Table:
    rows: list[tuple[Field, ...]] = [
        (
            words.aim(stage.name), float(value_of(stage.name, stage.value)), float(value_of(stage.name, stage.bound)),
            "✓" if stage.proven else "✗", "↑" if stage.better == "high" else "↓",
        )
        for stage in words.answer.proposal.stages
    ]  # fmt: skip
    return Table("aims", ("aim", "value", "bound", "proven", "better"), tuple(rows))


def _weights(words: Words) -> Table:
    weights = words.answer.problem.weights
    names = sorted(type(weights).__dataclass_fields__)
    return Table("weights", ("term", "weight"), tuple((name, float(getattr(weights, name))) for name in names))


def _harmless(field: Field) -> str:
    """A field of CSV; what a table program would calculate is text behind an apostrophe."""
    if field is None:
        return ""
    if isinstance(field, (int, float)):
        return number(field)
    return f"'{field}" if field.startswith(_FORMULA) else field


def _width(table: Table, column: int) -> int:
    from commops.terminal import width_of

    texts: Iterable[Field] = (row[column] for row in table.rows)
    longest = max((width_of(str(text)) for text in texts if text is not None), default=0)
    return min(max(longest, 8) + 2, 48)
