"""Parties outside the clause: whose people it was done to, for verbs that name no actor."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.anaphora import Discourse
from loaders.extraction.document import Referent

ACTORLESS = frozenset({Predicate.MONITORED, Predicate.FIRED, Predicate.HIRED})
_ACTORS = frozenset({EntityType.COMPANY, EntityType.PUBLIC_BODY})


def sole_actor(suffering: tuple[Referent, ...]) -> Referent | None:
    """Return who acted in a passive without agent: the one body whose people it was done to.

    Nobody else is guessed at: of bodies merely named nearby every second one was wrong.
    """
    owners = {referent.of for referent in suffering if referent.of is not None}
    if len(owners) == 1:
        (owner,) = owners
        if owner.type is None and owner.solid:
            owner.type = EntityType.COMPANY
        if owner.type in _ACTORS:
            return owner
    return None


def nearby(discourse: Discourse, types: frozenset[EntityType]) -> list[Referent]:
    """Return the bodies of the types that the current sentence or the one before speaks of."""
    return [
        referent for referent in discourse.scores
        if referent.type in types and discourse.sentence - referent.last_seen <= 1 and not referent.place
    ]  # fmt: skip
