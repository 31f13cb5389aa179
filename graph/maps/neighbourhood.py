"""What a map shows: one entity, those around it, and what is said between them."""

from __future__ import annotations

from dataclasses import dataclass

from graph.answers import phrase_answer
from graph.model.vocabulary import AnswerKind, EntityType, Modality, Predicate
from graph.statements import state

_ENDS = frozenset({"annulled", "withdrawn", "confirmed"})
_CHANGES = ("held_lawful", "reduced")


@dataclass(frozen=True)
class MapEntity:
    """An entity as a map shows it."""

    id: str
    name: str
    type: EntityType


@dataclass(frozen=True)
class MapClaim:
    """One claim as a map shows it; names instead of ids, dates in ISO form."""

    evidence: str
    quoted: bool
    modality: Modality
    speaker: str | None = None
    via: tuple[str, ...] = ()
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    where: str | None = None


@dataclass(frozen=True)
class MapHistory:
    """One thing that became of a relationship, with the claim that says so where it is known."""

    how: AnswerKind
    by: str
    modality: Modality = Modality.ASSERTED
    date: str | None = None
    reported: str | None = None
    amount: float | None = None
    currency: str | None = None
    claim: MapClaim | None = None

    @property
    def words(self) -> str:
        """Return the words that follow who did it."""
        return phrase_answer(
            {name: getattr(self, name) for name in ("how", "modality", "date", "reported", "amount", "currency")}
        )


@dataclass(frozen=True)
class MapRelationship:
    """A relationship as a map shows it; subject and object are ids of entities of the same neighbourhood.

    The flags are its outcomes, in the order in which it came to them.
    """

    id: str
    type: Predicate
    subject: str
    object: str
    standing: Modality
    flags: tuple[str, ...] = ()
    date: str | None = None
    amount: float | None = None
    currency: str | None = None
    means: str | None = None
    past: bool = False
    sources: int = 1
    origins: int = 1
    claims: tuple[MapClaim, ...] = ()
    history: tuple[MapHistory, ...] = ()

    @property
    def overturned(self) -> str | None:
        """Return what it ended as where it no longer stands, annulled or withdrawn; None where it was upheld since."""
        ends = [flag for flag in self.flags if flag in _ENDS]
        return ends[-1] if ends and ends[-1] != "confirmed" else None

    @property
    def changed(self) -> str | None:
        """Return what was made of it where it does not stand as it was said: held lawful, else reduced; else None."""
        return None if self.overturned else next((flag for flag in _CHANGES if flag in self.flags), None)


@dataclass(frozen=True)
class Neighbourhood:
    """One entity, those around it, and what is said between them, weightiest first; `total` counts its own lines."""

    centre: MapEntity
    entities: tuple[MapEntity, ...]
    relationships: tuple[MapRelationship, ...]
    total: int

    @property
    def own(self) -> int:
        """How many of the relationships are the entity's own; the others stand between those around it."""
        return sum(self.centre.id in (one.subject, one.object) for one in self.relationships)

    def state(self, relationship: MapRelationship) -> str:
        """Return the sentence that a relationship amounts to."""
        names = {entity.id: entity.name for entity in (self.centre, *self.entities)}
        return state(
            relationship.type,
            relationship.standing,
            names[relationship.subject],
            names[relationship.object],
            amount=relationship.amount,
            currency=relationship.currency,
            date=relationship.date,
            means=relationship.means,
            past=relationship.past,
        )
