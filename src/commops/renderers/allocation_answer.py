"""What the pictures of an allocation are drawn from: the answer, and where everything stands in the files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from commops.allocation.problem import Problem, Tag
from commops.allocation.proposal import Alternative, Closing, Proposal, Reason
from commops.model.values import Text
from commops.source.tree import Place, Pointer


@dataclass(frozen=True, slots=True)
class AllocationAnswer:
    """An allocation as it is shown.

    Attributes:
        file: the team file.
        as_of: the day, as 2026-03-31.
        name: what the organisation is called.
        problem: what was to be allocated.
        proposal: who should hold which role.
        place: where a pointer stands in the files.
        steps: the names of the steps of workflows, by workflow and step.
        separations: by what each rule of ``policy.separate`` keeps apart: duties or roles.
        closing: the smallest hire and training that fills the open seats, if there are any.
        reason: the answer to ``--why``.
        apart: rules that keep the role asked for apart from what is proposed for the person.
        alternatives: other allocations, best first.
        asked: how many of them were asked for.
    """

    file: str
    as_of: str | None
    name: Text | None
    problem: Problem
    proposal: Proposal
    place: Callable[[Pointer], Place]
    steps: Mapping[tuple[str, str], Text | None]
    separations: Mapping[Pointer, Literal["duties", "roles", "steps"]]
    closing: Closing | None = None
    reason: Reason | None = None
    apart: tuple[Tag, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    asked: int = 0
