"""Actors that a passive leaves out: whose people it was done to, and who was found or is taken to have done it."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.anaphora import Discourse
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention, Referent
from loaders.extraction.framing import AUTHORITIES
from loaders.extraction.memory import CHARGES, Memory
from loaders.extraction.voice import Trigger

ACTORLESS = frozenset({Predicate.MONITORED, Predicate.FIRED, Predicate.HIRED})
EMPLOYERS = frozenset({EntityType.COMPANY, EntityType.PUBLIC_BODY})


def _owner(suffering: tuple[Referent, ...]) -> Referent | None:
    """Return who acted in a passive without agent: the one body whose people it was done to.

    Nobody else is guessed at: of bodies merely named nearby every second one was wrong.
    """
    owners = {referent.of for referent in suffering if referent.of is not None}
    if len(owners) == 1:
        (owner,) = owners
        if owner.type is None and owner.solid:
            owner.type = EntityType.COMPANY
        if owner.type in EMPLOYERS:
            return owner
    return None


def find_actor(clauses: Clauses, memory: Memory, predicate: Predicate, suffering: Mention) -> Referent | None:
    """Return who acted in a passive without agent, by whose people it was done to or who was found to have done it."""
    owner = _owner(suffering.referents)
    if owner is not None:
        return owner
    if predicate is Predicate.FIRED:
        return _employer(clauses, memory, suffering)
    return _convicted(memory) if predicate is Predicate.MONITORED else None


def _employer(clauses: Clauses, memory: Memory, dismissed: Mention) -> Referent | None:
    """Return whom the dismissed worked for: one body by earlier words, else what the page is about."""
    posts = [body for person, body in memory.posts if person is dismissed.referent and body is not None]
    bodies = {body for body in posts if body.type in EMPLOYERS}
    if bodies:
        return bodies.pop() if len(bodies) == 1 else None
    topic, discourse = memory.topic, memory.discourse
    if topic is None or topic.last_seen < 0 or discourse is None:
        return None
    if dismissed.referent is None or dismissed.referent.of is not None:
        return None
    near = clauses.scan.index - topic.last_seen <= 1
    return topic if near or discourse.dominates(topic) else None


def _convicted(memory: Memory) -> Referent | None:
    """Return who watched by what an authority says of those whom it charged: 'staff were filmed, it found'."""
    speaking = {speaker for speaker in memory.speakers if speaker.type in AUTHORITIES}
    charges = (draft for draft in reversed(memory.drafts) if draft.predicate in CHARGES)
    return next((draft.object for draft in charges if draft.subject in speaking), None)


def find_keeper(clauses: Clauses, trigger: Trigger) -> Mention | None:
    """Return the group whose things were watched: "the drivers' phones were tracked", 'the screens of pupils'."""
    segment = clauses.segment(trigger.first)
    held = (*clauses.language.file.closed.of, *clauses.language.file.roles.at)
    found = [
        m for m in clauses.mentions
        if segment.first <= m.first and m.last <= trigger.finite and (m.genitive or m.preposition in held)
        and m.referent is not None and m.referent.type is EntityType.GROUP
    ]  # fmt: skip
    return found[-1] if len(found) == 1 else None


def nearby(discourse: Discourse, types: frozenset[EntityType]) -> list[Referent]:
    """Return the bodies of the types that the current sentence or the one before speaks of."""
    return [
        referent for referent in discourse.scores
        if referent.type in types and discourse.sentence - referent.last_seen <= 1 and not referent.place
    ]  # fmt: skip
