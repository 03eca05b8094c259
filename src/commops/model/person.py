"""A person: who holds which role, and what they can do."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from commops.model.entity import CONFIG, Entity
from commops.model.values import Day, Id, Ids, Text, Texts, by_id, ids_or_mapping, nothing


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Holding:
    """That a person holds a role."""

    fte: float | None = Field(
        default=None,
        gt=0,
        le=5,
        description="Share of a full-time post. Left out, it is an equal part of what the other holdings leave of the "
        "person's capacity.",
    )
    kind: Literal["primary", "concurrent", "acting"] = Field(
        default="primary", description="primary, concurrent (兼任) or acting (代理)."
    )
    from_: Day | None = Field(default=None, alias="from", description="First day.")
    until: Day | None = Field(default=None, description="Last day.")
    note: Text | None = Field(default=None, description="A remark for the reader.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Away:
    """A span in which a person is not there."""

    from_: Day = Field(alias="from", description="First day.")
    until: Day = Field(description="Last day.")
    note: Text | None = Field(default=None, description="A remark; no reason of health.")


def _holds(value: Any) -> Any:
    return by_id(value, {}, "holdings", lambda share: share if isinstance(share, Mapping) else {"fte": share})


def _levels(value: Any) -> Any:
    return by_id(value, 1, "levels", lambda level: level)


def _dated(value: Any) -> Any:
    if isinstance(value, str):
        return {value: None}
    return dict.fromkeys(value) if isinstance(value, (list, tuple)) else value


Levels = Annotated[
    dict[str, Annotated[float, Field(ge=0, le=7)]],
    BeforeValidator(_levels),
    WithJsonSchema(ids_or_mapping({"type": "number", "minimum": 0, "maximum": 7})),
]
"""Skills or languages with the level reached, 0 to 7."""
Wishes = Annotated[
    dict[str, Annotated[float, Field(ge=-5, le=5)]],
    BeforeValidator(_levels),
    WithJsonSchema(ids_or_mapping({"type": "number", "minimum": -5, "maximum": 5})),
]
Holdings = Annotated[
    dict[str, Holding],
    BeforeValidator(_holds),
    WithJsonSchema(ids_or_mapping({"type": "number"}, {"class": "Holding"})),
]
Dated = Annotated[
    dict[str, Day | None],
    BeforeValidator(_dated),
    WithJsonSchema(ids_or_mapping({"type": "string", "format": "date"})),
]


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Person(Entity):
    """Somebody who can hold roles.

    There is no field for sex, age, birthplace, ethnicity, marital status, religion,
    health or a photo, so that no allocation can use one.
    """

    kind: Id | None = Field(default=None, description="staff, volunteer, agency, or a word of your own.")
    unit: Id | None = Field(default=None, description="The unit they belong to on paper.")
    manager: Id | None = Field(default=None, description="The person they report to on paper.")
    skills: Levels = Field(default_factory=nothing, description="Skills with the level reached.")
    languages: Levels = Field(default_factory=nothing, description="Languages with the level reached.")
    education: Text | None = Field(default=None, description="Highest degree.")
    majors: Texts = Field(default=(), description="Fields of study.")
    certificates: Texts = Field(default=(), description="Certificates and licences.")
    experience: Texts = Field(default=(), description="Kinds of experience.")
    strengths: Texts = Field(default=(), description="What they are good at.")
    years: float | None = Field(default=None, ge=0, description="Years of experience.")
    capacity: float = Field(default=1.0, ge=0, le=1.5, description="Working time they have, in FTE.")
    place: Text | None = Field(default=None, description="Where they work.")
    prefers: Wishes = Field(
        default_factory=nothing, description="Roles they would like (above 0) or would rather not (below 0)."
    )
    holds: Holdings = Field(default_factory=nothing, description="Roles they hold, with the share of a full-time post.")
    trainings: Dated = Field(default_factory=nothing, description="Trainings done, with the date.")
    agreements: Dated = Field(default_factory=nothing, description="Agreements signed, with the date.")
    mentors: Ids = Field(default=(), description="People they bring up.")
    away: tuple[Away, ...] = Field(default=(), description="When they are not there.")
