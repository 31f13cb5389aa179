"""Coinage: which currency a country has, and which currencies share a name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def _coinage() -> dict[str, dict[str, list[str]]]:
    content: dict[str, dict[str, list[str]]] = yaml.safe_load(
        files("loaders.extraction").joinpath("currencies.yaml").read_text("utf-8")
    )
    return content


@cache
def currency_of(country: str | None) -> str | None:
    """Return the currency (ISO 4217) of a country (ISO 3166-1 alpha-2), where it is listed."""
    return next((code for code, countries in _coinage()["of_countries"].items() if country in countries), None)


def is_plain(currency: str) -> bool:
    """Tell whether a currency is only a plain name that several countries' currencies bear: 'crown'."""
    return currency in _coinage()["of_one_name"]


@cache
def bears_name(currency: str, name: str) -> bool:
    """Tell whether a currency (ISO 4217) bears a plain name: NOK is a 'crown'."""
    return currency in _coinage()["of_one_name"].get(name, ())


@cache
def share_name(one: str, two: str) -> bool:
    """Tell whether two currencies bear the same plain name: 'kronor', 'dollars'."""
    return any(one in codes and two in codes for codes in _coinage()["of_one_name"].values())
