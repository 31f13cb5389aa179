"""Dossiers: claims written by hand in YAML, checked against the model and the rules of its predicates."""

from loaders.dossier.reading import DossierLoader, read_dossier, read_text

__all__ = ["DossierLoader", "read_dossier", "read_text"]
