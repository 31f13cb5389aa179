"""What all records of the model have in common."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


class Record(BaseModel):
    """A frozen record whose unknown fields are faults."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _check_partial_date(value: str) -> str:
    match = _PARTIAL_DATE.fullmatch(value)
    if not match:
        raise ValueError("expected a date as YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = match.groups()
    date(int(year), int(month or 1), int(day or 1))
    return value


PartialDate = Annotated[str, AfterValidator(_check_partial_date)]
"""An ISO date as precise as what is known: YYYY, YYYY-MM or YYYY-MM-DD."""

Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
"""An ISO 4217 code."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""An ISO 3166-1 alpha-2 code, or EU."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*:\S+$")]
"""A scheme and a value, such as lei:529900T8BM49AURSDO55 or wikidata:Q3884."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
"""Any text of a person or a source."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=1_000, strip_whitespace=True)]
"""The name of an entity."""
