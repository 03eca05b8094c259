"""The head of a file: what it says of the organisation as a whole."""

from typing import Any

from pydantic import Field
from pydantic.dataclasses import dataclass

from commops.model.entity import CONFIG
from commops.model.values import Day, Id, Ids, Text, Texts, Truth


@dataclass(config=CONFIG, slots=True, kw_only=True)
class Head:
    """What a file says of the organisation as a whole."""

    commops: int = Field(default=1, ge=1, le=1, description="Version of the format.")
    id: Id | None = Field(default=None, description="Stable id of the organisation.")
    name: Text | None = Field(default=None, description="What it is called.")
    kind: Id | None = Field(
        default=None, description="department, team, scheme, job-descriptions, or a word of your own."
    )
    company: Text | None = Field(default=None, description="The company it belongs to.")
    purpose: Text | None = Field(default=None, description="Why it exists.")
    as_of: Day | None = Field(default=None, description="The date that dates are held against; --as-of overrides it.")
    uses: Ids = Field(default=(), description="Role libraries: a built-in name or a relative path.")
    covers: Ids = Field(default=(), description="Coverage standards that it has to meet.")
    include: tuple[Any, ...] = Field(
        default=(), description="More files of the same shape: patterns below this file's folder, or {file, encoding}."
    )
    open: Truth = Field(default=False, description="The source ends its list with “and others” (等).")
    sources: Texts = Field(default=(), description="Where the facts come from.")
    note: Text | None = Field(default=None, description="A remark for the reader.")
