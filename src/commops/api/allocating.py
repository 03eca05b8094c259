"""Who should hold which role: the file read, the problem solved, the answer explained."""

import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commops.api.checking import Opened, Request, check
from commops.errors import BadOption, NeedsExtra, NoSuchInput
from commops.finding import Report, Severity
from commops.graph.people.capacity import share_of
from commops.load.complaints import nearest
from commops.messages import Speech, in_language
from commops.source.store import store

if TYPE_CHECKING:
    from commops.allocation.problem import Problem
    from commops.allocation.proposal import Proposal
    from commops.renderers.allocation_answer import AllocationAnswer


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of an allocation.

    Attributes:
        why: a person and a role, by id or by name.
        alternatives: how many other allocations.
        time_limit: seconds that each search may take; None for as long as a proof takes.
    """

    why: tuple[str, str] | None = None
    alternatives: int = 0
    time_limit: float | None = None


def allocate(request: Request, wanted: Wanted) -> "tuple[AllocationAnswer, Opened, int]":
    """Propose who should hold which role.

    Args:
        request: what to read, and the day.
        wanted: what else is asked.

    Returns:
        The answer, the organisation, and how many errors its file has.

    Raises:
        NoSuchInput: nothing to read, a file broken in the middle, no role or no person in
            it, or a protected attribute in it.
        BadOption: ``why`` names nobody, or a weight of the policy is none.
        NeedsExtra: the question needs the solver of ``commops[allocate]``.
    """
    from commops.allocation.building import build
    from commops.allocation.solving import solve
    from commops.renderers.allocation_answer import AllocationAnswer

    report, opened = _opened(request)
    problem = build(opened.graph)
    asked = None if wanted.why is None else _pair(opened, problem, *wanted.why)
    proposal = solve(problem, time_limit=wanted.time_limit)
    answer = AllocationAnswer(
        file=opened.file,
        as_of=report.as_of,
        name=opened.graph.org.head.name,
        problem=problem,
        proposal=proposal,
        place=opened.loaded.document.place,
        steps={
            (key, step): body.name
            for key, flow in opened.graph.org.workflows.items()
            for step, body in flow.steps.items()
        },
        separations={kept.tag.pointer: kept.by for kept in problem.separations},
    )
    if proposal.status != "impossible":
        answer = _explained(answer, wanted, asked)
    errors = sum(
        item.severity is Severity.ERROR and item.code.startswith(("SYN", "SCH", "DAT")) for item in report.open
    )
    return answer, opened, errors


def shares_of(proposal: "Proposal", opened: Opened, problem: "Problem") -> dict[str, dict[str, float]]:
    """What every person shall hold, in FTE by role: the proposal, and what it leaves out of account.

    Args:
        proposal: the proposal.
        opened: the organisation.
        problem: what was allocated.

    Returns:
        For every person of the problem, role and share.
    """
    inside = {need.role for need in problem.needs}
    shares: dict[str, dict[str, float]] = {item.person: {} for item in problem.candidates}
    for role, holders in sorted(opened.graph.holders.items()):
        for person in holders:
            if role not in inside and person in shares:
                shares[person][role] = share_of(opened.graph, person, role)
    for proposed in proposal.holdings:
        shares[proposed.person][proposed.role] = proposed.share / 100
    return shares


def _opened(request: Request) -> tuple[Report, Opened]:
    """The organisation, if it has roles and people and nothing that an allocation must not know."""
    report, opened = check(request, "validate")
    if opened.loaded.broken:
        raise NoSuchInput("broken-input", path=opened.file)
    forbidden = next((item for item in report.findings if item.rule == "protected-attribute"), None)
    if forbidden is not None:
        place = forbidden.place
        raise NoSuchInput("protected-in-file", path=place.file, line=place.line, field=forbidden.values.get("key", ""))
    if not opened.graph.roles:
        raise NoSuchInput("no-roles-to-allocate", path=opened.file)
    if not opened.graph.org.people:
        raise NoSuchInput("no-people", path=opened.file)
    return report, opened


def _explained(answer: "AllocationAnswer", wanted: Wanted, asked: tuple[str, str] | None) -> "AllocationAnswer":
    """The answer with what else was asked."""
    from dataclasses import replace

    problem, proposal, limit = answer.problem, answer.proposal, wanted.time_limit
    if asked is not None:
        from commops.allocation.explaining import why
        from commops.renderers.allocation_words import apart

        reason = why(problem, proposal, *asked, time_limit=limit)
        held = {holding.role for holding in proposal.holdings if holding.person == reason.person}
        return replace(answer, reason=reason, apart=tuple(apart(problem, held, reason.role)))
    if proposal.open:
        from commops.allocation.closing import closing

        with suppress(NeedsExtra):  # the base install proposes without it
            answer = replace(answer, closing=closing(problem, proposal, time_limit=limit))
    if wanted.alternatives:
        from commops.allocation.alternatives import alternatives

        found = alternatives(problem, proposal, wanted.alternatives, time_limit=limit)
        answer = replace(answer, alternatives=found, asked=wanted.alternatives)
    return answer


def _pair(opened: Opened, problem: "Problem", person: str, role: str) -> tuple[str, str]:
    """The ids of a person and a role by which ``--why`` asks.

    Raises:
        BadOption: nobody goes by the word, or several do, or the role is not allocated.
    """
    people = [item.person for item in problem.candidates]
    roles = [need.role for need in problem.needs]
    return _named(opened, "people", person, people), _named(opened, "roles", role, roles)


def _named(opened: Opened, section: str, word: str, keys: list[str]) -> str:
    """The one id that goes by a word: the id itself, or a name in any language."""
    wanted = unicodedata.normalize("NFC", word).strip()
    if wanted in keys:
        return wanted
    names: dict[str, list[str]] = {}
    for key in keys:
        entry = opened.graph.org.entry(section, key)
        name = getattr(entry, "name", None)
        texts = name.values() if isinstance(name, dict) else [in_language(name, "en")]
        for text in {str(text).casefold() for text in texts if text}:
            names.setdefault(text, []).append(key)
    found = names.get(wanted.casefold(), [])
    if len(found) == 1:
        return found[0]
    reason = {"people": "unknown-person", "roles": "unknown-role"}[section]
    if found:
        raise BadOption("several-named", name=word, choices=found)
    near = nearest(wanted, [*keys, *names])
    raise BadOption(reason, person=word, role=word, near=near)


def write_answer(answer: "AllocationAnswer", speech: Speech, path: Path, form: str) -> None:
    """Write an answer to a file, whole or not at all.

    Args:
        answer: the allocation.
        speech: the language.
        path: where to.
        form: ``csv``, ``json`` or ``xlsx``.

    Raises:
        NeedsExtra: XlsxWriter is missing.
        OSError: the file cannot be written.
    """
    store(path, _content(answer, speech, form))


def _content(answer: "AllocationAnswer", speech: Speech, form: str) -> str | bytes:
    if form == "json":
        import json

        from commops.renderers.data_allocate import as_data

        return json.dumps(as_data(answer), ensure_ascii=False, indent=2) + "\n"
    from commops.renderers.sheet_allocate import as_csv, as_xlsx

    return as_xlsx(answer, speech) if form == "xlsx" else "\ufeff" + as_csv(answer, speech)
