"""What every entry of every section can say of itself."""

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from commops.model.values import Certainty, NameStatus, Text, Texts

CONFIG = ConfigDict(extra="forbid", defer_build=True)
"""Unknown keys are complaints; a model is built when its section is first met."""


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Entity:
    """The fields that all entries share."""

    name: Text | None = Field(default=None, description="What people call it; the id if left out.")
    name_status: NameStatus | None = Field(
        default=None, description="State of the name in its source: stated, inferred (repaired), garbled, missing."
    )
    aliases: Texts = Field(default=(), description="Other names for the same thing; searched, never shown first.")
    certainty: Certainty | None = Field(
        default=None, description="How sure the fact is: stated, implied, inferred or ambiguous."
    )
    sources: Texts = Field(default=(), description="Where the fact comes from: document and place.")
    note: Text | None = Field(default=None, description="A remark for the reader.")
    archived: Text | None = Field(default=None, description="The date (or a word) since which it is no longer in use.")
