"""Standing: what all claims about one event amount to, as pure functions of the claims in any order."""

from graph.standing.answers import ImpliedAnswer, imply_answers
from graph.standing.copies import sketch
from graph.standing.origins import count_origins
from graph.standing.owners import Ownership, find_owners
from graph.standing.relationships import derive_relationships
from graph.standing.witness import Reply, Witness, call_witness, find_employers, is_by_machine, name_voice

__all__ = [
    "ImpliedAnswer",
    "Ownership",
    "Reply",
    "Witness",
    "call_witness",
    "count_origins",
    "derive_relationships",
    "find_employers",
    "find_owners",
    "imply_answers",
    "is_by_machine",
    "name_voice",
    "sketch",
]
