"""A workflow: work that passes from role to role."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from commops.model.entity import CONFIG, Entity
from commops.model.values import Cadence, Duration, Id, Ids, Named, Text, Texts, Truth, nothing


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Step(Entity):
    """One step of a workflow; without ``next`` it goes on to the one below."""

    by: Ids = Field(default=(), description="Roles that do it.")
    organised_by: Ids = Field(default=(), description="Roles that see to it that it is done.")
    by_people: Text | None = Field(
        default=None, description="Who does it in the source, where that is no role of this file."
    )
    works_with: Named = Field(default_factory=nothing, description="Roles and partners who help, and what for.")
    duty: Ids = Field(default=(), description="Duties that it carries out.")
    inputs: Ids = Field(default=(), description="Deliverables it needs.")
    outputs: Ids = Field(default=(), description="Deliverables it produces.")
    approves: Id | None = Field(default=None, description="The step whose result it approves.")
    criteria: Texts = Field(default=(), description="What an approval looks at.")
    checks: Texts = Field(default=(), description="What is checked on the way.")
    on_reject: Id | None = Field(default=None, description="The step it goes back to when refused.")
    max_rounds: int | None = Field(default=None, ge=1, description="How often it may go back.")
    not_by: Ids = Field(default=(), description="Steps whose doer may not do this one (segregation of duties).")
    next: Ids = Field(default=(), description="The steps that follow; `end` ends the workflow.")
    parameters: Texts = Field(default=(), description="What is chosen in it: time, form, place.")
    results: Named = Field(default_factory=nothing, description="What came of it, by metric.")
    channels: Ids = Field(default=(), description="Channels it uses.")
    every: Cadence | None = Field(default=None, description="How often.")
    vague: Text | None = Field(default=None, description="The cadence of the source where it gives no number.")
    within: Duration | None = Field(default=None, description="How soon it is done.")


def _steps(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {step: {} if body is None else body for step, body in value.items()}
    return value


Steps = Annotated[
    dict[str, Step],
    BeforeValidator(_steps),
    WithJsonSchema({"type": "object", "additionalProperties": {"anyOf": [{"class": "Step"}, {"type": "null"}]}}),
]


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Workflow(Entity):
    """A workflow (流程): steps in order, each with its owner."""

    unit: Id | None = Field(default=None, description="The unit whose work it is.")
    owner: Ids = Field(default=(), description="The role that answers for the whole.")
    purpose: Text | None = Field(default=None, description="What it is for.")
    trigger: Text | None = Field(default=None, description="What starts it.")
    distinct: Truth = Field(default=False, description="No person may do two of its steps.")
    min_people: int | None = Field(default=None, ge=1, description="Fewest people it must pass.")
    steps: Steps = Field(default_factory=nothing, description="Its steps, in order, by id.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Case(Entity):
    """A case (案例): what was done once, and what came of it."""

    background: Text | None = Field(default=None, description="How it began.")
    workflow: Id | None = Field(default=None, description="The workflow it followed.")
    role: Ids = Field(default=(), description="Roles that did it.")
    duties: Ids = Field(default=(), description="Duties it shows.")
    steps: Texts = Field(default=(), description="What was done, in order.")
    coordination: Named = Field(default_factory=nothing, description="Partners, and what they did.")
    results: Named = Field(default_factory=nothing, description="What came of it, by metric.")
    deliverables: Ids = Field(default=(), description="What was handed over.")
