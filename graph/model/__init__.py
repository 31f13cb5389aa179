"""The model: entities, sources, the claims that sources make, and the relationships that claims amount to."""

from graph.model.claim import Answer, Claim
from graph.model.entity import Entity
from graph.model.reading import Omission, Reading
from graph.model.relationship import HistoryEntry, Relationship
from graph.model.source import Source
from graph.model.vocabulary import (
    MACHINE_EXTRACTORS,
    PREDICATES,
    STATED,
    STATES,
    AnswerKind,
    Category,
    EntityType,
    Modality,
    Predicate,
    PredicateRule,
    Review,
    SourceKind,
    Wording,
)

__all__ = [
    "MACHINE_EXTRACTORS",
    "PREDICATES",
    "STATED",
    "STATES",
    "Answer",
    "AnswerKind",
    "Category",
    "Claim",
    "Entity",
    "EntityType",
    "HistoryEntry",
    "Modality",
    "Omission",
    "Predicate",
    "PredicateRule",
    "Reading",
    "Relationship",
    "Review",
    "Source",
    "SourceKind",
    "Wording",
]
