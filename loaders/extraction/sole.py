"""Parties outside the clause: the one body that this sentence or the one before speaks of, for verbs without actor."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.anaphora import Discourse
from loaders.extraction.document import Draft, Referent

ACTORLESS = frozenset({Predicate.MONITORED, Predicate.FIRED, Predicate.HIRED})
_ACTORS = frozenset({EntityType.COMPANY, EntityType.PUBLIC_BODY})
_RECENT = 40
_CRITICS = frozenset({Predicate.ACCUSED, Predicate.CALLED_ON, Predicate.SUED, Predicate.WROTE_TO, Predicate.SUPPLIED})


def sole_actor(
    discourse: Discourse, drafts: list[Draft], suffering: tuple[Referent, ...], speakers: frozenset[Referent]
) -> Referent | None:
    """Return who acted in a passive without agent: whose people it was done to, else the only body nearby.

    Nobody, where two bodies are near or the only one is a speaker, a critic or a supplier: a wrong actor is worse than none.
    """
    owners = {referent.of for referent in suffering if referent.of is not None}
    if len(owners) == 1:
        (owner,) = owners
        if owner.type is None and owner.solid:
            owner.type = EntityType.COMPANY
        if owner.type in _ACTORS:
            return owner
    critics = {draft.subject for draft in drafts[-_RECENT:] if draft.predicate in _CRITICS}
    near = [referent for referent in nearby(discourse, _ACTORS) if referent not in suffering]
    return near[0] if len(near) == 1 and near[0] not in critics | speakers else None


def nearby(discourse: Discourse, types: frozenset[EntityType]) -> list[Referent]:
    """Return the bodies of the types that the current sentence or the one before speaks of."""
    return [
        referent for referent in discourse.scores
        if referent.type in types and discourse.sentence - referent.last_seen <= 1 and not referent.place
    ]  # fmt: skip
