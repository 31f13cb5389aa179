"""Parameters of a question: their types, and how a value from a URL or a command line becomes one of them."""

from __future__ import annotations

import math
import re
from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graph.errors import InvalidParameter
from graph.model import EntityType, Modality, Predicate

Value = str | int | float | bool | None
"""What a parameter can be once it is read."""

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_INTEGER = re.compile(r"[+-]?\d{1,18}")
_BOOLEANS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
_SHOWN = 60


class ParameterType(StrEnum):
    """What a parameter may be."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    CURRENCY = "currency"
    ENTITY = "entity"
    SOURCE = "source"
    PREDICATE = "predicate"
    STANDING = "standing"
    ENTITY_TYPE = "entity_type"


_VOCABULARIES: dict[ParameterType, type[StrEnum]] = {
    ParameterType.PREDICATE: Predicate,
    ParameterType.STANDING: Modality,
    ParameterType.ENTITY_TYPE: EntityType,
}
_NUMERIC = frozenset({ParameterType.INTEGER, ParameterType.NUMBER})


class Parameter(BaseModel):
    """One typed parameter of a question; without `required` it may be left out and is then its default."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    type: ParameterType = Field(strict=False, description="what it may be")
    description: str = Field(min_length=1, description="what it does to the answer")
    required: bool = Field(default=False, description="whether the question makes no sense without it")
    default: str | int | float | bool | None = Field(default=None, description="what it is where it is left out")
    min: int | float | None = Field(default=None, description="smallest number, or shortest text")
    max: int | float | None = Field(default=None, description="largest number, or longest text")

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.required and self.default is not None:
            raise ValueError("a required parameter has no default")
        if self.type not in _NUMERIC | {ParameterType.TEXT} and (self.min, self.max) != (None, None):
            raise ValueError(f"min and max mean nothing for a {self.type}")
        if self.default is not None:
            self.coerce("default", self.default)
        return self

    @property
    def choices(self) -> tuple[str, ...]:
        """The words that it may be, where its type is a closed vocabulary."""
        vocabulary = _VOCABULARIES.get(self.type)
        return tuple(member.value for member in vocabulary) if vocabulary else ()

    def coerce(self, name: str, value: object) -> Value:
        """Return the value in this parameter's type; an empty text counts as left out.

        Raises InvalidParameter, which says what was expected.
        """
        if value is None or value == "":
            if self.required:
                raise InvalidParameter(f"{name} is missing: {self._expected()}")
            return self.default
        try:
            return self._convert(value)
        except ValueError:
            shown = str(value)
            shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."
            raise InvalidParameter(f"{name} cannot be {shown!r}: {self._expected()}") from None

    def _convert(self, value: object) -> Value:
        if self.type is ParameterType.BOOLEAN:
            return _truth(value)
        if self.type in _NUMERIC:
            return self._within(_number(value, whole=self.type is ParameterType.INTEGER))
        if not isinstance(value, str) or "\0" in value or not value.isprintable():
            raise ValueError("not a text of one line")
        return self._convert_text(value.strip())

    def _convert_text(self, text: str) -> str:
        if self.choices:
            return self._choose(text)
        if self.type is ParameterType.DATE:
            return _check_date(text)
        if self.type is ParameterType.CURRENCY:
            return _fullmatch(_CURRENCY, text.upper())
        longest = self.max if self.type is ParameterType.TEXT and self.max is not None else 200
        if not (self.min or 1) <= len(text) <= longest:
            raise ValueError("too long or too short")
        return text

    def _choose(self, text: str) -> str:
        for choice in self.choices:
            if choice.casefold() == text.casefold():
                return choice
        raise ValueError("not one of the words")

    def _within(self, number: float) -> int | float:
        if (self.min is not None and number < self.min) or (self.max is not None and number > self.max):
            raise ValueError("out of range")
        return number

    def _expected(self) -> str:
        if self.choices:
            return f"expected one of {', '.join(self.choices)}"
        bounds = ""
        if self.type in _NUMERIC | {ParameterType.TEXT}:
            unit = " characters" if self.type is ParameterType.TEXT else ""
            low, high = self.min, self.max
            if self.type is ParameterType.TEXT:
                low, high = low or 1, high or 200
            bounds = f" from {low}" if low is not None else ""
            bounds += f" to {high}{unit}" if high is not None else ""
        return f"expected {_EXPECTED[self.type]}{bounds}"


_EXPECTED = {
    ParameterType.TEXT: "a text of one line",
    ParameterType.INTEGER: "a whole number",
    ParameterType.NUMBER: "a number",
    ParameterType.BOOLEAN: "true or false",
    ParameterType.DATE: "a date as YYYY, YYYY-MM or YYYY-MM-DD",
    ParameterType.CURRENCY: "a currency of three letters, such as EUR",
    ParameterType.ENTITY: "an entity by its id or name, such as company-amazon",
    ParameterType.SOURCE: "the id of a source",
}


def _truth(value: object) -> bool:
    word = str(value).strip().casefold()
    if word not in _BOOLEANS:
        raise ValueError("neither true nor false")
    return _BOOLEANS[word]


def _number(value: object, *, whole: bool) -> int | float:
    if isinstance(value, int | float) and not isinstance(value, bool):
        number: int | float = value
    else:
        text = str(value).strip()
        number = int(_fullmatch(_INTEGER, text)) if whole else float(text)
    if not math.isfinite(number) or (whole and not isinstance(number, int)):
        raise ValueError("not a number of this kind")
    return number


def _check_date(text: str) -> str:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError("not an ISO date")
    year, month, day = match.groups()
    date(int(year), int(month or 1), int(day or 1))
    return text


def _fullmatch(pattern: re.Pattern[str], text: str) -> str:
    if not pattern.fullmatch(text):
        raise ValueError("not of the form expected")
    return text
