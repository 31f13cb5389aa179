"""Unsaid authorities: who looked into it, decided or got the complaint where the sentence does not say so."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import CHARGES, DECIDERS, DECISIONS, RUN_BY
from loaders.extraction.document import Mention, Referent
from loaders.extraction.framing import AUTHORITIES
from loaders.extraction.imposing import find_imposer, is_other_matter
from loaders.extraction.memory import Memory
from loaders.extraction.speech import covering
from loaders.extraction.voice import Trigger

_TAKE_COMPLAINTS = frozenset({EntityType.REGULATOR, EntityType.PUBLIC_BODY})
_TELLING = frozenset({"say", "find", "announce"})
_PAGE = 12
_NEAR = 3
_AFTER = 2


def find_unsaid(clauses: Clauses, memory: Memory, trigger: Trigger, suffering: Mention) -> Referent | None:
    """Return the authority that acted by what the text tells of the same party: who decided, or who looked into it."""
    predicate, party = trigger.rule.predicate, suffering.referent
    if party is None or party.type not in RUN_BY:
        return None
    if predicate in DECISIONS and (teller := _telling(clauses, memory, trigger)) is not None:
        return teller
    if _other_authorities(clauses, None):
        return None
    if predicate in DECISIONS:
        return _deciding(clauses, memory, party) or (None if is_other_matter(clauses) else _only(clauses, memory))
    if predicate is not Predicate.INVESTIGATED:
        return None
    return _deciders(memory, party) or _only(clauses, memory)


def _telling(clauses: Clauses, memory: Memory, trigger: Trigger) -> Referent | None:
    """Return the authority that alone tells of a measure of nobody: 'X was told to stop, CNIL said'."""
    saying = covering(memory.sayings, trigger.first)
    named = {
        m.referent for m in clauses.mentions if m.types in AUTHORITIES or (m.referent is None and m.fits & AUTHORITIES)
    }
    if saying is None or saying.kind not in _TELLING or named != {saying.speaker} or is_other_matter(clauses):
        return None
    return saying.speaker if saying.speaker is not None and saying.speaker.type in DECIDERS else None


def _only(clauses: Clauses, memory: Memory) -> Referent | None:
    """Return the one authority that the page names at all, where the sentences right before speak of it."""
    discourse = memory.discourse
    if discourse is None:
        return None
    found = [one for one in (*discourse.scores, *discourse.weights) if one.type in DECIDERS]
    only = found[0] if len(set(found)) == 1 else None
    return (
        only if only is not None and 0 <= clauses.scan.index - only.last_seen <= _NEAR and only.last_seen >= 0 else None
    )


def _deciding(clauses: Clauses, memory: Memory, party: Referent) -> Referent | None:
    """Return who decides on the party in the sentences right before, where only one authority is spoken of there."""
    ruler = find_imposer(clauses, memory.bench)
    here = clauses.scan.index
    told = {
        d.subject for d in memory.drafts if d.predicate in DECISIONS and d.object is party and here - d.sentence <= 2
    }
    return ruler if ruler is not None and told == {ruler} else None


def _deciders(memory: Memory, party: Referent) -> Referent | None:
    """Return the one regulator that the page tells to have decided on the party or looked into it."""
    weighed = DECISIONS | {Predicate.INVESTIGATED}
    found = {
        draft.subject
        for draft in memory.drafts
        if draft.predicate in weighed and draft.object is party and draft.subject.type is EntityType.REGULATOR
    }
    return found.pop() if len(found) == 1 else None


def find_addressee(clauses: Clauses, memory: Memory, subject: Mention) -> Mention | None:
    """Return the authority that a complaint went to: the one that the sentence names, else the one that took it up."""
    if any(one.object is subject.referent and one.predicate in DECISIONS for one in (*memory.drafts, *memory.current)):
        return None
    named = {m.referent: m for m in reversed(_authorities(clauses, subject)) if m.referent is not None}
    if named:
        return next(iter(named.values())) if len(named) == 1 else None
    if _other_authorities(clauses, subject) or memory.discourse is None:
        return None
    regulators = {one for one in memory.discourse.scores if one.type is EntityType.REGULATOR}
    near = {one for one in regulators if clauses.scan.index - one.last_seen <= _PAGE}
    only = near.pop() if len(near) == 1 and len(regulators) == 1 else None
    return Mention(0, 0, "description", only) if only is not None and only is not subject.referent else None


def _authorities(clauses: Clauses, subject: Mention) -> list[Mention]:
    """Return the authorities that act in the sentence, or at which something lies."""
    of = clauses.language.file.closed.of
    return [
        m for m in clauses.mentions
        if m.types in _TAKE_COMPLAINTS and m.kind != "institution" and m.referent is not subject.referent
        and not m.appositive and not m.genitive
        and m.preposition in ((None, *of) if m.types is EntityType.REGULATOR else (None,))
    ]  # fmt: skip


def _other_authorities(clauses: Clauses, subject: Mention | None) -> bool:
    """Tell whether the sentence speaks of an authority, known or not."""
    own = subject.referent if subject is not None else None
    return any(
        (m.types in AUTHORITIES and m.referent is not own) or (m.referent is None and m.fits & AUTHORITIES)
        for m in clauses.mentions
    )


def find_target(clauses: Clauses, memory: Memory, subject: Mention, authority: Mention) -> Mention | None:
    """Return whom a complaint is about that does not say so: the one body of its sentence, else whom the page is on."""
    bodies = {
        m.referent: m for m in clauses.mentions
        if m.types in RUN_BY and m.referent is not None and m.kind in ("name", "description")
        and m.referent not in (subject.referent, authority.referent)
    }  # fmt: skip
    if bodies:
        return next(iter(bodies.values())) if len(bodies) == 1 else None
    charged = {
        draft.object for draft in (*memory.drafts, *memory.current)
        if draft.predicate in CHARGES and draft.subject is authority.referent and draft.object is not None
    }  # fmt: skip
    target = charged.pop() if len(charged) == 1 else None
    return Mention(0, 0, "description", target) if target is not None and target is memory.topic else None
