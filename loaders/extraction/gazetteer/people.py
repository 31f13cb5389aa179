"""First names, particles of surnames and legal forms of companies, read once from text files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def _words(name: str) -> frozenset[str]:
    text = files("loaders.extraction.gazetteer").joinpath(name).read_text("utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def first_names() -> frozenset[str]:
    """Return frequent first names of the countries whose press is read."""
    return _words("first_names.txt")


@cache
def feminine_names() -> frozenset[str]:
    """Return first names that are women's alone."""
    return _words("feminine_names.txt")


@cache
def masculine_names() -> frozenset[str]:
    """Return first names that are men's alone."""
    return _words("masculine_names.txt")


@cache
def particles() -> frozenset[str]:
    """Return the small words within surnames: van, von, de."""
    return _words("name_particles.txt")


@cache
def legal_forms() -> frozenset[str]:
    """Return the legal forms that end a company's name."""
    return _words("legal_forms.txt")


@cache
def company_words() -> frozenset[str]:
    """Return words that end a company's name in any language: 'Holding', 'Analytics'."""
    return _words("company_words.txt")


@cache
def places() -> frozenset[str]:
    """Return countries and cities, which are no parties to claims."""
    text = files("loaders.extraction.gazetteer").joinpath("places.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


@cache
def countries() -> frozenset[str]:
    """Return names of countries, which stand for their authorities: 'France fined Amazon'."""
    return _words("countries.txt")


@cache
def country_codes() -> dict[str, str]:
    """Return the ISO codes of countries by name: "Ireland's data watchdog"."""
    text = files("loaders.extraction.gazetteer").joinpath("country_codes.txt").read_text("utf-8")
    lines = (line.rpartition(" ") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: code for name, _, code in lines}
