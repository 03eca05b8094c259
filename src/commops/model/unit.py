"""A unit: a department, a team, a module, a group."""

from pydantic import Field
from pydantic.dataclasses import dataclass

from commops.model.entity import CONFIG, Entity
from commops.model.values import Id, Ids, Text, Texts, Truth


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Unit(Entity):
    """An organisational unit (部门, 团队)."""

    kind: Id | None = Field(default=None, description="department, team, module, group, or a word of your own.")
    parent: Id | None = Field(default=None, description="The unit above.")
    head: Id | None = Field(default=None, description="The role that leads it.")
    purpose: Text | None = Field(default=None, description="Why it exists.")
    scope: Ids = Field(default=(), description="Duties that it answers for, whoever in it does them.")
    steps: Texts = Field(default=(), description="Its work in order, as the source lists it.")
    headcount: float | None = Field(default=None, ge=0, description="Authorised number of people (定编).")
    open: Truth = Field(default=False, description="The source ends its list of roles with “and others” (等).")
