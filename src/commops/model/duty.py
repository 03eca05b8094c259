"""A duty: work that somebody has to own."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from commops.model.entity import CONFIG, Entity
from commops.model.role import Authorities, SkillNeeds
from commops.model.values import Cadence, Duration, Id, Ids, Named, Rate, Text, Texts, Truth, ids_or_mapping, nothing


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Task(Entity):
    """One step of a duty."""

    duties: Ids = Field(default=(), description="Duties of the catalogue that it carries out.")
    output: Ids = Field(default=(), description="Deliverables it produces.")
    every: Cadence | None = Field(default=None, description="How often.")
    vague: Text | None = Field(default=None, description="The cadence of the source where it gives no number.")
    metrics: Ids = Field(default=(), description="Measures it is judged by.")
    works_with: Named = Field(default_factory=nothing, description="Partners, and what for.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Shared:
    """That several roles lead a duty on purpose, and how they split it."""

    by: Text = Field(description="What splits the work: channel, region, shift, product, …")


def _tasks(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {
            task: {"name": words} if isinstance(words, str) else {} if words is None else words
            for task, words in value.items()
        }
    if isinstance(value, str):
        value = [value]
    return {item: {} for item in value} if all(isinstance(item, str) for item in value) else value


def _shared(value: Any) -> Any:
    if value in ("true", "True", "TRUE", True):
        return {"by": ""}
    return None if value in ("false", "False", "FALSE", False) else value


Tasks = Annotated[
    dict[str, Task],
    BeforeValidator(_tasks),
    WithJsonSchema(ids_or_mapping({"type": "string"}, {"class": "Task"})),
]
SharedOut = Annotated[
    Shared | None,
    BeforeValidator(_shared),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"class": "Shared"}]}),
]


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Duty(Entity):
    """A duty (职责): what has to be done, by when, with what, handed to whom."""

    group: Id | None = Field(default=None, description="Family of duties, such as content or service.")
    parent: Id | None = Field(default=None, description="The wider duty of which it is a part.")
    order: int | None = Field(default=None, ge=0, description="Its number in the source, such as 职责 1.")
    purpose: Text | None = Field(default=None, description="What it is done for.")
    critical: Truth = Field(default=False, description="Must never stand still.")
    object: Text | None = Field(default=None, description="What it acts upon; helps to find near-duplicates.")
    tasks: Tasks = Field(default_factory=nothing, description="Its steps, by id.")
    deliverables: Ids = Field(default=(), description="What it hands over.")
    metrics: Ids = Field(default=(), description="Measures it is judged by.")
    works_with: Named = Field(default_factory=nothing, description="Partners, and what for.")
    needs: Authorities = Field(default=(), description="Authority that its owner must hold.")
    skills: SkillNeeds = Field(default_factory=nothing, description="Skills, each with the level needed.")
    hours: Rate | None = Field(default=None, description="Working time it takes, such as 40/month.")
    volume: Text | None = Field(default=None, description="How much there is to do, such as 5700 comments/month.")
    every: Cadence | None = Field(default=None, description="How often.")
    vague: Text | None = Field(default=None, description="The cadence of the source where it gives no number.")
    within: Duration | None = Field(default=None, description="Service level: how soon it is done.")
    coverage: Text | None = Field(default=None, description="When somebody must be there, such as 24x7.")
    handles: Ids = Field(default=(), description="Information classes it touches.")
    backup: Ids = Field(default=(), description="Roles or people who take over, in order.")
    escalates_to: Ids = Field(default=(), description="Roles it goes up to, in order.")
    shared: SharedOut | None = Field(
        default=None, description="Deliberately led by several roles: true, or {by: channel}."
    )
    paths: Texts = Field(default=(), description="Files that this duty owns, for CODEOWNERS.")
    formats: Texts = Field(default=(), description="Forms it takes.")
