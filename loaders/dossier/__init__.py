"""Dossiers: claims written by hand in YAML, checked against the model and the rules of its predicates."""

from loaders.dossier.reading import accepts, read, read_text

__all__ = ["accepts", "read", "read_text"]
