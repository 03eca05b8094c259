"""Deliverables, partners, channels, meetings, trainings, information, words: what work uses."""

from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from commops.model.entity import CONFIG, Entity
from commops.model.values import Cadence, Duration, Id, Ids, Named, Text, Texts, Truth, nothing


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Deliverable(Entity):
    """Something handed over (成果物)."""

    kind: Id | None = Field(None, description="plan, report, record, content, norm, agreement, list, …")
    owner: Ids = Field((), description="Roles that answer for it.")
    audience: Texts = Field((), description="Whom it is for.")
    duty: Ids = Field((), description="Duties that produce it.")
    every: Cadence | None = Field(None, description="How often.")
    vague: Text | None = Field(None, description="The cadence of the source where it gives no number.")
    fields: Texts = Field((), description="What it has to contain.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Partner(Entity):
    """A department or an outside party to work with (协作方)."""

    kind: Literal["internal", "external", "role"] | None = Field(None, description="internal, external or role.")
    purpose: Text | None = Field(None, description="What the work together is for.")
    every: Cadence | None = Field(None, description="How often there is contact.")
    vague: Text | None = Field(None, description="The cadence of the source where it gives no number.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Skill(Entity):
    """A skill (能力)."""

    group: Id | None = Field(None, description="hard, soft, knowledge, language, or a word of your own.")
    levels: Named = Field(default_factory=nothing, description="What each level means.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Channel(Entity):
    """A channel (渠道): a group, an account, an app, a meeting place."""

    kind: Id | None = Field(None, description="wechat-group, official-account, app, site, forum, mail, …")
    direction: Literal["in", "out", "both"] | None = Field(None, description="Which way it speaks.")
    members: Texts = Field((), description="Who is in it.")
    size: int | None = Field(None, ge=0, description="Number of members.")
    size_min: int | None = Field(None, ge=0, description="Fewest members.")
    purpose: Text | None = Field(None, description="What it is for.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Meeting(Entity):
    """A meeting (会议)."""

    purpose: Text | None = Field(None, description="What it is for.")
    every: Cadence | None = Field(None, description="How often.")
    vague: Text | None = Field(None, description="The cadence of the source where it gives no number.")
    owner: Ids = Field((), description="Roles that hold it.")
    attendees: Ids = Field((), description="Roles, units or partners that attend.")
    unit: Id | None = Field(None, description="The unit whose meeting it is.")
    topics: Texts = Field((), description="What it talks about.")
    outputs: Ids = Field((), description="Deliverables it produces.")
    channels: Ids = Field((), description="Where it takes place.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Training(Entity):
    """A training (培训)."""

    kind: Id | None = Field(None, description="internal, external, practice, in-group, leader, coaching, …")
    topics: Texts = Field((), description="What it teaches.")
    forms: Texts = Field((), description="How it is taught.")
    trainer: Texts = Field((), description="Who teaches.")
    attendees: Ids = Field((), description="Roles it is for.")
    every: Cadence | None = Field(None, description="How often.")
    vague: Text | None = Field(None, description="The cadence of the source where it gives no number.")
    plan: Id | None = Field(None, description="The deliverable that plans it.")
    valid_for: Duration | None = Field(None, description="How long it counts.")
    due: Duration | None = Field(None, description="How soon after the start in a role.")
    text: Text | None = Field(None, description="A remark on how it is done.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Information(Entity):
    """A class of information (保密信息)."""

    level: Literal["public", "internal", "confidential", "secret", "personal"] | None = Field(
        None, description="How it is protected."
    )
    items: Texts = Field((), description="What belongs to it.")
    rule: Texts = Field((), description="How it is handled.")
    penalty: Text | None = Field(None, description="What follows a breach.")
    access: Ids = Field((), description="Roles that may read it.")
    custodian: Ids = Field((), description="The role that keeps it.")
    agreement: Ids = Field((), description="Agreements that its readers sign.")
    status: Literal["stated", "cut-off", "absent"] | None = Field(
        None, description="Whether the source says it, breaks off, or leaves it out."
    )


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Agreement(Entity):
    """An agreement (协议)."""

    type: Id | None = Field(None, description="confidentiality, or a word of your own.")
    signer: Texts = Field((), description="Who signs it.")
    covers: Ids = Field((), description="Information classes it covers.")
    text: Text | None = Field(None, description="What it obliges to.")
    all_members: Truth = Field(False, description="Everybody signs it.")


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Term(Entity):
    """A word and its meaning (术语)."""

    meaning: Text | None = Field(None, description="What it means here.")
