"""A role: what somebody is there for, whom they answer to, what they do."""

from functools import cache, lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from commops.model.entity import CONFIG, Entity
from commops.model.values import (
    IDS_SCHEMA,
    Cadence,
    Certainty,
    Day,
    Id,
    Ids,
    Letters,
    Named,
    Text,
    Texts,
    Truth,
    built_when_met,
    by_id,
    each_built_when_met,
    each_once,
    expected,
    ids_or_mapping,
    letters_in,
    nothing,
)


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Reporting:
    """The answer to: whom does this role report to?"""

    role: Ids = Field(default=(), description="The role it reports to; more than one breaks unity of command.")
    outside: Text | None = Field(
        default=None, description="Somebody outside this file, such as 管理层; the role is then a top of the chart."
    )
    certainty: Certainty | None = Field(default=None, description="How sure the line is.")
    note: Text | None = Field(default=None, description="A remark for the reader.")
    sources: Texts = Field(default=(), description="Where the fact comes from.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Headcount:
    """Authorised number of people (定编)."""

    min: float | None = Field(default=None, ge=0, description="Fewest.")
    target: float | None = Field(default=None, ge=0, description="Authorised number, in FTE.")
    max: float | None = Field(default=None, ge=0, description="Most.")

    @property
    def authorised(self) -> float | None:
        """The number that it means: the target, else the most, else the fewest."""
        return next((number for number in (self.target, self.max, self.min) if number is not None), None)


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Assignment:
    """What a role has to do with a duty."""

    letters: Letters = Field(
        default="AR", description="A accountable, R responsible, S support, C consulted, I informed; AR leads it."
    )
    mode: Literal["lead", "assist", "approve", "organise", "receive", "supervise"] | None = Field(
        default=None, description="The verb of the source where it is finer than a letter."
    )
    purpose: Text | None = Field(default=None, description="What it is done for.")
    tasks: Named = Field(default_factory=nothing, description="The wording of the source, item by item.")
    formats: Texts = Field(default=(), description="Forms it takes, such as image and text, or video.")
    every: Cadence | None = Field(default=None, description="How often.")
    vague: Text | None = Field(
        default=None, description="The cadence of the source where it gives no number, such as 定期."
    )
    certainty: Certainty | None = Field(default=None, description="How sure the fact is.")
    sources: Texts = Field(default=(), description="Where the fact comes from.")
    note: Text | None = Field(default=None, description="A remark for the reader.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class SkillNeed:
    """A skill that a role asks for."""

    level: float = Field(default=1, ge=0, le=7, description="Level needed, 1 to 7 (the range of SFIA).")
    preferred: Truth = Field(default=False, description="Welcome, not essential.")
    note: Text | None = Field(default=None, description="A remark for the reader.")
    sources: Texts = Field(default=(), description="Where the fact comes from.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Authority:
    """A right that a duty needs or a role holds (权限)."""

    id: Id = Field(description="What may be done, such as approve-content or spend.")
    up_to: float | None = Field(default=None, ge=0, description="Up to which amount.")
    unit: str | None = Field(default=None, description="Unit of the amount, such as CNY.")
    note: Text | None = Field(default=None, description="A remark for the reader.")


def _skills(value: Any) -> Any:
    return by_id(value, {}, "levels", lambda need: need if isinstance(need, dict) else {"level": need})


def _authorities(value: Any) -> Any:
    if isinstance(value, str):
        value = [value]
    if isinstance(value, dict):
        value = [value] if "id" in value else list(value)
    if not isinstance(value, (list, tuple)):
        raise expected("ids")
    return tuple({"id": item} if isinstance(item, str) else item for item in value)


_MOST_SHARED = 2**16
_NUMBER = {"type": "number", "minimum": 0}
_LEVEL = {"type": "number", "minimum": 0, "maximum": 7}
SkillNeeds = Annotated[
    dict[str, SkillNeed],
    each_built_when_met(SkillNeed, _skills),
    WithJsonSchema(ids_or_mapping(_LEVEL, {"class": "SkillNeed"})),
]
"""Skills with the level needed: ``{data-analysis: 3}``, ``{copywriting: {level: 2, preferred: true}}``."""
_AUTHORITY_SCHEMA = {"anyOf": [{"type": "string"}, {"class": "Authority"}]}
Authorities = Annotated[
    tuple[Authority, ...],
    each_built_when_met(Authority, _authorities),
    WithJsonSchema({"anyOf": [*_AUTHORITY_SCHEMA["anyOf"], {"type": "array", "items": _AUTHORITY_SCHEMA}]}),
]


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Requirements:
    """What a role asks of its holder (任职资格)."""

    education: Text | None = Field(default=None, description="Lowest degree, such as bachelor.")
    majors: Texts = Field(default=(), description="Fields of study.")
    majors_preferred: Truth = Field(default=False, description="The majors are welcome, not essential.")
    years: float | None = Field(default=None, ge=0, description="Years of experience.")
    experience: Texts = Field(default=(), description="Kinds of experience.")
    skills: SkillNeeds = Field(default_factory=nothing, description="Skills, each with the level needed.")
    languages: SkillNeeds = Field(default_factory=nothing, description="Languages, each with the level needed.")
    knowledge: Texts = Field(default=(), description="What one has to know.")
    traits: Texts = Field(default=(), description="Personal strengths (soft skills).")
    certificates: Texts = Field(default=(), description="Certificates and licences.")
    sources: Texts = Field(default=(), description="Where the facts come from.")
    note: Text | None = Field(default=None, description="A remark for the reader.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Written:
    """Who wrote an entry, and when."""

    by: Text | None = Field(default=None, description="Author.")
    on: Day | None = Field(default=None, description="Date.")


def _reports_to(value: Any) -> Any:
    if isinstance(value, str):
        return _reporting(value)
    if isinstance(value, (list, tuple)):
        return {"role": value}
    if not isinstance(value, dict):
        raise expected("manager")
    return value


@lru_cache(maxsize=_MOST_SHARED)
def _reporting(manager: str) -> Reporting:
    """The one line to a manager that all share of whom the file says no more."""
    return Reporting(role=(manager,))


def _headcount(value: Any) -> Any:
    if isinstance(value, dict):
        return value
    return _target(value) if isinstance(value, str) else {"target": value}


@lru_cache(maxsize=_MOST_SHARED)
def _target(number: str) -> Headcount:
    """The one headcount that all share of which the file gives the number alone."""
    return Headcount(target=number)  # type: ignore[arg-type] # text, until its field reads it


def _duties(value: Any) -> Any:
    if isinstance(value, str):
        value = [value]
    if isinstance(value, (list, tuple)):
        if not all(isinstance(item, str) for item in value):
            raise expected("ids")
        return each_once(value, dict.fromkeys(value, _plain("AR")))
    if not isinstance(value, dict):
        raise expected("duties")
    return {
        duty: _plain(letters or "AR") if letters is None or isinstance(letters, str) else letters
        for duty, letters in value.items()
    }


@cache
def _plain(text: str) -> Any:
    """The one assignment that all duties with these letters and nothing else share."""
    letters = letters_in(text)
    return Assignment(letters=letters) if letters else {"letters": text}


_LETTERS_SCHEMA = {"type": "string", "pattern": "^[RASCIrasci/ ,+]+$"}
Duties = Annotated[
    dict[str, Assignment],
    each_built_when_met(Assignment, _duties),
    WithJsonSchema(ids_or_mapping(_LETTERS_SCHEMA, {"class": "Assignment"})),
]
"""Duties of a role: a list that it leads, or a mapping from duty to letters."""
ReportsTo = Annotated[
    Reporting,
    built_when_met(Reporting, shaped=_reports_to),
    WithJsonSchema({"anyOf": [*IDS_SCHEMA["anyOf"], {"class": "Reporting"}]}),
]
Authorised = Annotated[
    Headcount,
    built_when_met(Headcount, shaped=_headcount),
    WithJsonSchema({"anyOf": [_NUMBER, {"class": "Headcount"}]}),
]


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Role(Entity):
    """A role (岗位): its place, duties, authority, requirements and conditions."""

    is_: Id | None = Field(
        default=None,
        alias="is",
        description="A role of a library, such as community/content-operator. What stands here overrides it: "
        "mappings key by key (null takes an entry out), everything else as a whole.",
    )
    code: str | None = Field(default=None, description="Number of the role (岗位编号).")
    unit: Id | None = Field(default=None, description="The unit it belongs to.")
    level: float | None = Field(default=None, description="Grade; a higher number is more senior.")
    purpose: Text | None = Field(default=None, description="Why the role exists, in a sentence.")
    outcomes: Texts = Field(default=(), description="What shows that it succeeds.")
    root: Truth = Field(default=False, description="A top of the chart: it reports to nobody on purpose.")
    reports_to: ReportsTo | None = Field(
        default=None, description="The role it reports to; {outside: …} for somebody outside this file."
    )
    dotted_to: Named = Field(default_factory=nothing, description="Dotted lines: role and what the line is about.")
    direct_reports: int | None = Field(
        default=None, ge=0, description="Number of direct reports that the source states."
    )
    manages: Named = Field(
        default_factory=nothing, description="People it looks after who are no staff, such as 群长 and 团长."
    )
    staff: Truth = Field(default=True, description="false for volunteers, group leaders and others who are no staff.")
    headcount: Authorised | None = Field(
        default=None, description="Authorised number of people (定编): a number, or {min, target, max}."
    )
    critical: Truth = Field(default=False, description="Must not stay vacant.")
    duties: Duties = Field(
        default_factory=nothing,
        description="Duties. A list means that it leads each (A and R); a mapping gives the letters.",
    )
    works_with: Named = Field(default_factory=nothing, description="Partners, and what for.")
    deliverables: Ids = Field(default=(), description="What it hands over.")
    authority: Authorities = Field(default=(), description="Rights it holds (权限).")
    requires: (
        Annotated[Requirements, built_when_met(Requirements), WithJsonSchema({"class": "Requirements"})] | None
    ) = Field(default=None, description="What it asks of its holder (任职资格).")
    conditions: Named = Field(
        default_factory=nothing, description="Working conditions: employment, place, travel, salary, interview."
    )
    tools: Texts = Field(default=(), description="Tools it works with.")
    channels: Ids = Field(default=(), description="Channels it runs.")
    access: Ids = Field(default=(), description="Information classes it may read.")
    trainings: Ids = Field(default=(), description="Trainings its holder must have.")
    metrics: Ids = Field(default=(), description="Measures it is judged by.")
    deputy: Ids = Field(default=(), description="Roles that stand in for it.")
    archetype: Literal["player-coach", "coach", "supervisor", "facilitator", "coordinator"] | None = Field(
        default=None, description="Kind of manager; sets how many direct reports are usual."
    )
    assistant: Truth = Field(default=False, description="Not counted in its manager's span.")
    mentoring: Truth = Field(default=False, description="Leads one apprentice on purpose.")
    variant_of: Id | None = Field(default=None, description="The role of which this is one form.")
    product: Text | None = Field(default=None, description="Product or line of business it serves.")
    written: Annotated[Written, built_when_met(Written), WithJsonSchema({"class": "Written"})] | None = Field(
        default=None, description="Author and date of the description."
    )
    reviewed_on: Day | None = Field(default=None, description="When it was last looked through.")
