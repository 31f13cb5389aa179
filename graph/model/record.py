"""What all records of the model have in common."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

_NO_CURRENCY = "XXX"
_NOWHERE = {"ZZ"}
"""The country of codes that are no country's, such as gold."""

_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


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


def _check_currency(value: str) -> str:
    if value not in _currencies():
        raise ValueError("expected a currency of ISO 4217, such as EUR, or one of the past, such as DEM")
    return value


@cache
def _currencies() -> frozenset[str]:
    """Return the codes of all currencies that some country has or had; not those of metals, funds and tests."""
    from babel.core import get_global

    countries = get_global("all_currencies")
    return frozenset(code for code, where in countries.items() if code != _NO_CURRENCY and set(where) != _NOWHERE)


Currency = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), AfterValidator(_check_currency)]
"""An ISO 4217 code, of today or of the past, as the Unicode CLDR lists them."""


def _drop_empty_fraction(value: float) -> float:
    return int(value) if float(value).is_integer() else value


Amount = Annotated[int | float, Field(ge=0, le=10**15, allow_inf_nan=False), AfterValidator(_drop_empty_fraction)]
"""A sum of money; one without a fraction is an int, so that it reads and hashes alike wherever it comes from."""

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
"""An ISO 3166-1 alpha-2 code, or EU."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*:\S+$")]
"""A scheme and a value, such as lei:529900T8BM49AURSDO55 or wikidata:Q3884."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
"""Any text of a person or a source."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=1_000, strip_whitespace=True)]
"""The name of an entity."""
