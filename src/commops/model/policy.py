"""What an organisation decides about its own checks."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from commops.model.entity import CONFIG
from commops.model.values import Day, Id, Ids, Text, Texts, Truth, expected, nothing


def _setting(value: Any) -> Any:
    if isinstance(value, str):
        return {"severity": value}
    if not isinstance(value, Mapping):
        raise expected("rule-setting")
    return {
        "severity": value.get("severity"),
        "options": {key: option for key, option in value.items() if key != "severity"},
    }


def _settings(value: Any) -> Any:
    if not isinstance(value, Mapping):
        raise expected("mapping")
    return {rule: _setting(setting) for rule, setting in value.items()}


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Setting:
    """How one rule is to be run."""

    severity: Literal["off", "info", "warning", "error", "on"] | None = Field(
        default=None, description="off, info, warning or error; on keeps the rule's own."
    )
    options: dict[str, Any] = Field(default_factory=nothing, description="The rule's own options.")


Settings = Annotated[
    dict[str, Setting],
    BeforeValidator(_settings),
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": {
                "anyOf": [
                    {"enum": ["off", "on", "info", "warning", "error", False, True]},
                    {"type": "object"},
                ]
            },
        }
    ),
]


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Separation:
    """Duties or roles that one person may not hold together (不相容岗位分离)."""

    name: Text | None = Field(default=None, description="What the set is called.")
    duties: Ids = Field(default=(), description="Duties to keep apart.")
    roles: Ids = Field(default=(), description="Roles to keep apart.")
    max: int = Field(default=1, ge=1, description="How many of the set one person may hold.")
    reason: Text | None = Field(default=None, description="Why.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Waiver:
    """A finding that is accepted, with the reason and until when."""

    rule: Id = Field(description="Code or name of the rule.")
    at: Id = Field(description="Where, such as roles.community-manager, or the id of a finding.")
    reason: Text = Field(description="Why it is accepted.")
    until: Day | None = Field(default=None, description="Last day it is accepted.")
    control: Text | None = Field(default=None, description="What is done instead (compensating control).")
    by: Text | None = Field(default=None, description="Who accepted it.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Allocation:
    """What `commops allocate` has to respect."""

    weights: dict[str, Annotated[float, Field(ge=0, le=100)]] = Field(
        default_factory=nothing, description="Weights of the score, by term: skills, strengths, experience, keep."
    )
    fixed: dict[str, Ids] = Field(default_factory=nothing, description="Person to roles that they keep.")
    forbidden: dict[str, Ids] = Field(default_factory=nothing, description="Person to roles that they may not hold.")
    effort: dict[str, Annotated[float, Field(gt=0, le=1.5)]] = Field(
        default_factory=nothing,
        description="Role to the share of a full-time post that each holder gives it; 1 if left out, "
        "less where the headcount is a part of a post.",
    )
    seed: str | None = Field(
        default=None, description="Seed of the lottery that decides between allocations that are equally good."
    )


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Policy:
    """Which rules run, how severe, what is kept apart, what is accepted."""

    fail_on: Literal["error", "warning", "info", "never"] | None = Field(
        default=None, description="The severity from which on a run fails; `--fail-on` overrides it."
    )
    rules: Settings = Field(
        default_factory=nothing, description="Rules by name or code: off, a severity, or their options."
    )
    separate: tuple[Separation, ...] = Field(default=(), description="Segregation of duties.")
    waive: tuple[Waiver, ...] = Field(default=(), description="Accepted findings.")
    allocation: Allocation | None = Field(default=None, description="What an allocation has to respect.")
    not_applicable: dict[str, Text] = Field(
        default_factory=nothing, description="Duties of a coverage standard that do not apply here, and why."
    )
    unassigned_ok: Truth = Field(default=False, description="Duties may stay without owner (a catalogue, not a team).")
    sources: Texts = Field(default=(), description="Where the facts come from.")
