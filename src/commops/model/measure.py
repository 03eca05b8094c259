"""Goals, principles, metrics, appraisals, incentives: what success is, and what follows."""

from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from commops.model.entity import CONFIG, Entity
from commops.model.values import Cadence, Certainty, Day, Id, Ids, Named, Text, Texts, Truth, nothing


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Target:
    """A value that a metric should reach."""

    at_least: float | None = Field(default=None, description="Reached or exceeded.")
    at_most: float | None = Field(default=None, description="Not exceeded.")
    equals: float | None = Field(default=None, description="Met exactly.")
    text: Text | None = Field(default=None, description="A target without a number.")
    every: Cadence | None = Field(default=None, description="Period it is counted over.")
    example: Truth = Field(default=False, description="Given as an example in the source, not as a promise.")
    from_: Day | None = Field(default=None, alias="from", description="First day of its window.")
    until: Day | None = Field(default=None, description="Last day of its window.")
    weight: float | None = Field(default=None, ge=0, description="Its share in an appraisal.")
    certainty: Certainty | None = Field(default=None, description="How sure the fact is.")
    sources: Texts = Field(default=(), description="Where the fact comes from.")
    note: Text | None = Field(default=None, description="A remark for the reader.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Metric(Entity):
    """A measure (指标)."""

    definition: Text | None = Field(default=None, description="What it counts.")
    formula: Text | None = Field(default=None, description="How it is computed.")
    unit: str | None = Field(default=None, description="people, percent, count, yes-no, …")
    direction: Literal["up", "down"] | None = Field(default=None, description="Which way is better.")
    owner: Ids = Field(default=(), description="The role that answers for it.")
    set_by: Ids = Field(default=(), description="The role that sets its norm.")
    collected_by: Ids = Field(default=(), description="The role that counts it.")
    duties: Ids = Field(default=(), description="Duties it measures.")
    every: Cadence | None = Field(default=None, description="How often it is read.")
    vague: Text | None = Field(default=None, description="The cadence of the source where it gives no number.")
    targets: tuple[Target, ...] = Field(default=(), description="Values to reach.")
    term: Id | None = Field(default=None, description="The glossary entry that explains it.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Goal(Entity):
    """A goal (目标)."""

    horizon: Literal["long", "short"] | None = Field(default=None, description="long or short term.")
    text: Text | None = Field(default=None, description="What is to be reached.")
    metrics: Ids = Field(default=(), description="Measures that show it.")
    owner: Ids = Field(default=(), description="The role that answers for it.")
    until: Day | None = Field(default=None, description="By when.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Principle(Entity):
    """A principle (原则) and the rules that test it."""

    kind: Id | None = Field(default=None, description="structure, conduct, allocation, or a word of your own.")
    text: Text | None = Field(default=None, description="What it asks.")
    checks: Ids = Field(default=(), description="Rules whose findings break it.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Value(Entity):
    """A value of the team's culture (文化)."""

    text: Text | None = Field(default=None, description="What it means here.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Appraisal(Entity):
    """An appraisal (考核)."""

    every: Cadence | None = Field(default=None, description="How often.")
    vague: Text | None = Field(default=None, description="The cadence of the source where it gives no number.")
    classes: dict[str, Ids] = Field(default_factory=nothing, description="Classes of measures, each with its metrics.")
    optional: Ids = Field(default=(), description="Classes that may be left out.")
    metrics: Ids = Field(default=(), description="Measures it uses.")
    appraiser: Ids = Field(default=(), description="Roles that judge.")
    appraisee: Ids = Field(default=(), description="Roles that are judged; all of them if left out.")
    basis_for: Texts = Field(default=(), description="What its result decides.")
    outputs: Ids = Field(default=(), description="Deliverables it produces.")
    excellence: Texts = Field(default=(), description="What counts as excellent.")
    text: Text | None = Field(default=None, description="How it is done.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Incentive(Entity):
    """An incentive (激励)."""

    type: Literal["pay", "promotion", "honour", "training", "reward", "other"] | None = Field(
        default=None, description="Kind of incentive."
    )
    trigger: Text | None = Field(default=None, description="What earns it.")
    titles: Texts = Field(default=(), description="Titles that are given.")
    audience: Id | None = Field(default=None, description="member (of the team) or user.")
    text: Text | None = Field(default=None, description="What it consists of.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Tier(Entity):
    """A class of users (用户分层)."""

    order: int | None = Field(default=None, ge=0, description="Its rank, from the lowest.")
    criteria: Texts = Field(default=(), description="What puts a user there.")
    strategy: Text | None = Field(default=None, description="How they are looked after.")
    threshold: Text | None = Field(default=None, description="The value that divides it from the one below.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Career(Entity):
    """A career step (晋升, 轮岗)."""

    from_: Ids = Field(default=(), alias="from", description="Roles it starts from.")
    to: Ids = Field(default=(), description="Roles it leads to.")
    basis: Texts = Field(default=(), description="What it rests on.")
    kind: Literal["promotion", "rotation", "coaching"] | None = Field(default=None, description="Kind of step.")
    text: Text | None = Field(default=None, description="How it is done.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Standard(Entity):
    """A coverage standard: duties that an organisation of a kind must own."""

    duties: Named = Field(default_factory=nothing, description="Duties, each with the reason it belongs here.")
