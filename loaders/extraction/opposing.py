"""Opposing: whom a denial or an appeal answers, where its own clause does not name it."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.anaphora import Discourse
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import CHARGES, DECIDERS
from loaders.extraction.document import Referent
from loaders.extraction.memory import Memory

_CHARGES = frozenset({EntityType.REGULATOR, EntityType.COURT, EntityType.UNION, EntityType.MEDIA_OUTLET})
_NEAR = 3
_NEXT = 1
_PAGE = 12


def find_decider(clauses: Clauses, memory: Memory, appellant: Referent | None) -> Referent | None:
    """Return whose decision is appealed: the court named right before, who decided against the appellant, or last.

    The court that an appeal goes to stands in its own sentence and is never meant.
    """
    here, discourse = clauses.scan.index, memory.discourse
    if discourse is None:
        return memory.decider(appellant)
    notices, sentence = clauses.language.bit("notices"), clauses.scan.sentence
    if any(clauses.tokens.flags[at] & notices for at in range(sentence.first, sentence.last)):
        issuer = memory.decider(appellant, courts=False)
        if issuer is not None:
            return issuer
    addressed = frozenset(one for one in discourse.scores if one.type is EntityType.COURT and one.last_seen == here)
    addressed |= _addressed(clauses)
    latest = _latest(discourse, DECIDERS, here, _NEXT, addressed)
    if latest is not None and latest.type is EntityType.COURT:
        return latest
    return (
        memory.decider(appellant)
        or memory.last_authority(here)
        or latest
        or _latest(discourse, DECIDERS, here, _NEAR, addressed)
    )


def _addressed(clauses: Clauses) -> frozenset[Referent]:
    """Return the authorities that an appeal goes to: behind 'to', not behind 'of' or 'from'."""
    closed = clauses.language.file.closed
    made = (None, "", *closed.of, *closed.by, *closed.origin)
    named = (m for m in clauses.mentions if m.types in DECIDERS and m.kind == "name" and not m.genitive)
    to = (m.referent for m in named if m.preposition not in made)
    return frozenset(referent for referent in to if referent is not None)


def find_ruler(memory: Memory, here: int) -> Referent | None:
    """Return whose decision 'the ruling' is: who decided last, else the court or regulator spoken of last."""
    found = memory.last_authority(here, _PAGE)
    if found is not None or memory.discourse is None:
        return found
    return _latest(memory.discourse, DECIDERS, here, _NEAR, frozenset())


def find_accuser(clauses: Clauses, memory: Memory, speaker: Referent | None) -> Referent | None:
    """Return whose finding or charge is disputed: who charged the speaker last, else the last authority or critic."""
    found = memory.challenged(speaker) or _answering(clauses, memory, speaker)
    if found is not None or memory.discourse is None:
        return found
    if speaker is not None and speaker.type is EntityType.COMPANY:
        found = memory.last_authority(clauses.scan.index) or _addressing(clauses, memory, speaker)
    if found is None and speaker is not None and speaker.type is EntityType.REGULATOR:
        found = memory.last_decider(clauses.scan.index)
    here = frozenset(m.referent for m in clauses.mentions if m.types in (EntityType.MEDIA_OUTLET, EntityType.COURT))
    ruled = frozenset(referent for _, referent in memory.bench.ruled)
    venues = frozenset(one for one in memory.discourse.scores if one.type is EntityType.COURT and one not in ruled)
    return found or _latest(memory.discourse, _CHARGES, clauses.scan.index, _NEXT, here | venues | {speaker})


def _answering(clauses: Clauses, memory: Memory, speaker: Referent | None) -> Referent | None:
    """Return whose account a charging party rejects: who denied its charge right before, or whom it charged last."""
    if speaker is None or speaker.type not in _CHARGES:
        return None
    near = [draft for draft in reversed(memory.drafts) if clauses.scan.index - draft.sentence <= _NEAR]
    own = {speaker} | {person for person, body in memory.heads if body is speaker}
    denying = [one.subject for one in near if one.predicate is Predicate.DISPUTED and one.object in own]
    charged = [one.object for one in near if one.predicate in CHARGES and one.subject is speaker]
    return next((party for party in (*denying, *charged) if party is not None), None)


def _addressing(clauses: Clauses, memory: Memory, speaker: Referent) -> Referent | None:
    """Return who wrote to the speaker or its head, or called on them, in the sentences right before."""
    heads = {person for person, body in memory.heads if body is speaker}
    near = (draft for draft in reversed(memory.drafts) if clauses.scan.index - draft.sentence <= _NEAR)
    asked = (draft for draft in near if draft.predicate in (Predicate.WROTE_TO, Predicate.CALLED_ON))
    return next((draft.subject for draft in asked if draft.object is speaker or draft.object in heads), None)


def _latest(
    discourse: Discourse, types: frozenset[EntityType], here: int, within: int, but: frozenset[Referent | None]
) -> Referent | None:
    """Return who of the types was spoken of last and most prominently, some sentences back at most."""
    found = [
        referent for referent in discourse.scores
        if referent.type in types and here - referent.last_seen <= within and referent not in but
    ]  # fmt: skip
    return max(found, key=lambda referent: discourse.scores[referent], default=None)
