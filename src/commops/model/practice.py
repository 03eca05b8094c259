"""Deliverables, partners, channels, meetings, trainings, information, words: what work uses."""

from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from commops.model.entity import CONFIG, Entity
from commops.model.values import Cadence, Duration, Id, Ids, Named, Text, Texts, Truth, nothing


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Deliverable(Entity):
    """Something handed over (成果物)."""

    kind: Id | None = Field(default=None, description="plan, report, record, content, norm, agreement, list, …")
    owner: Ids = Field(default=(), description="Roles that answer for it.")
    audience: Texts = Field(default=(), description="Whom it is for.")
    duty: Ids = Field(default=(), description="Duties that produce it.")
    every: Cadence | None = Field(default=None, description="How often.")
    vague: Text | None = Field(default=None, description="The cadence of the source where it gives no number.")
    fields: Texts = Field(default=(), description="What it has to contain.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Partner(Entity):
    """A department or an outside party to work with (协作方)."""

    kind: Literal["internal", "external", "role"] | None = Field(
        default=None, description="internal, external or role."
    )
    purpose: Text | None = Field(default=None, description="What the work together is for.")
    every: Cadence | None = Field(default=None, description="How often there is contact.")
    vague: Text | None = Field(default=None, description="The cadence of the source where it gives no number.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Skill(Entity):
    """A skill (能力)."""

    group: Id | None = Field(default=None, description="hard, soft, knowledge, language, or a word of your own.")
    levels: Named = Field(default_factory=nothing, description="What each level means.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Channel(Entity):
    """A channel (渠道): a group, an account, an app, a meeting place."""

    kind: Id | None = Field(default=None, description="wechat-group, official-account, app, site, forum, mail, …")
    direction: Literal["in", "out", "both"] | None = Field(default=None, description="Which way it speaks.")
    members: Texts = Field(default=(), description="Who is in it.")
    size: int | None = Field(default=None, ge=0, description="Number of members.")
    size_min: int | None = Field(default=None, ge=0, description="Fewest members.")
    purpose: Text | None = Field(default=None, description="What it is for.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Meeting(Entity):
    """A meeting (会议)."""

    purpose: Text | None = Field(default=None, description="What it is for.")
    every: Cadence | None = Field(default=None, description="How often.")
    vague: Text | None = Field(default=None, description="The cadence of the source where it gives no number.")
    owner: Ids = Field(default=(), description="Roles that hold it.")
    attendees: Ids = Field(default=(), description="Roles, units or partners that attend.")
    unit: Id | None = Field(default=None, description="The unit whose meeting it is.")
    topics: Texts = Field(default=(), description="What it talks about.")
    outputs: Ids = Field(default=(), description="Deliverables it produces.")
    channels: Ids = Field(default=(), description="Where it takes place.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Training(Entity):
    """A training (培训)."""

    kind: Id | None = Field(default=None, description="internal, external, practice, in-group, leader, coaching, …")
    topics: Texts = Field(default=(), description="What it teaches.")
    forms: Texts = Field(default=(), description="How it is taught.")
    trainer: Texts = Field(default=(), description="Who teaches.")
    attendees: Ids = Field(default=(), description="Roles it is for.")
    every: Cadence | None = Field(default=None, description="How often.")
    vague: Text | None = Field(default=None, description="The cadence of the source where it gives no number.")
    plan: Id | None = Field(default=None, description="The deliverable that plans it.")
    valid_for: Duration | None = Field(default=None, description="How long it counts.")
    due: Duration | None = Field(default=None, description="How soon after the start in a role.")
    text: Text | None = Field(default=None, description="A remark on how it is done.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Information(Entity):
    """A class of information (保密信息)."""

    level: Literal["public", "internal", "confidential", "secret", "personal"] | None = Field(
        default=None, description="How it is protected."
    )
    items: Texts = Field(default=(), description="What belongs to it.")
    rule: Texts = Field(default=(), description="How it is handled.")
    penalty: Text | None = Field(default=None, description="What follows a breach.")
    access: Ids = Field(default=(), description="Roles that may read it.")
    custodian: Ids = Field(default=(), description="The role that keeps it.")
    agreement: Ids = Field(default=(), description="Agreements that its readers sign.")
    status: Literal["stated", "cut-off", "absent"] | None = Field(
        default=None, description="Whether the source says it, breaks off, or leaves it out."
    )


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Agreement(Entity):
    """An agreement (协议)."""

    type: Id | None = Field(default=None, description="confidentiality, or a word of your own.")
    signer: Texts = Field(default=(), description="Who signs it.")
    covers: Ids = Field(default=(), description="Information classes it covers.")
    text: Text | None = Field(default=None, description="What it obliges to.")
    all_members: Truth = Field(default=False, description="Everybody signs it.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Term(Entity):
    """A word and its meaning (术语)."""

    meaning: Text | None = Field(default=None, description="What it means here.")
