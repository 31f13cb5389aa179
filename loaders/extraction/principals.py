"""Principals: the body behind a head who hires or dismisses, and the firm behind 'the detectives'."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Category, EntityType, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECISIONS
from loaders.extraction.document import Mention, Referent
from loaders.extraction.kinds import Kinds
from loaders.extraction.memory import Memory
from loaders.extraction.voice import Trigger

_BODIES = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.MEDIA_OUTLET, EntityType.PARTY})
_STAFFING = frozenset({Predicate.HIRED, Predicate.FIRED})
_AGAINST_PERSONS = DECISIONS | {Predicate.FIRED, Predicate.SUED}


def find_principal(memory: Memory, mention: Mention, predicate: Predicate, role: str) -> Mention:
    """Return the body for which its head hires, or anyone with an office dismisses: a person dismisses nobody."""
    if role != "subject" or mention.types is not EntityType.PERSON or predicate not in _STAFFING:
        return mention
    offices = memory.heads | memory.posts if predicate is Predicate.FIRED else memory.heads
    bodies = {body for person, body in offices if person is mention.referent and body is not None}
    own = any(
        draft.object is mention.referent and draft.predicate in _AGAINST_PERSONS
        for draft in (*memory.drafts, *memory.current)
    )
    body = next(iter(bodies)) if len(bodies) == 1 and not own else None
    return replace(mention, referent=body, with_=()) if body is not None and body.type in _BODIES else mention


def find_firm(clauses: Clauses, memory: Memory, kinds: Kinds | None, mention: Mention, predicate: Predicate) -> Mention:
    """Return the one agency that the page names, where 'the detectives' are hired."""
    group, discourse = mention.referent, memory.discourse
    if predicate is not Predicate.HIRED or mention.kind != "group" or kinds is None or discourse is None:
        return mention
    definite = mention.first > 0 and clauses.tokens.flags[mention.first - 1] & clauses.language.bit("definite")
    if group is None or group.category is not Category.INVESTIGATORS or not definite:
        return mention
    firms = [one for one in discourse.scores if one.type is EntityType.COMPANY and is_engaged(kinds, one)]
    return replace(mention, referent=firms[0], with_=()) if len(firms) == 1 else mention


def is_turned(clauses: Clauses, kinds: Kinds | None, trigger: Trigger, subject: Mention, object_: Mention) -> bool:
    """Tell whether a relative of unclear case stands for who was hired: 'eine Detektei, die X beauftragt hatte'."""
    if trigger.rule.predicate is not Predicate.HIRED or trigger.passive or subject.first > object_.first:
        return False
    relative = clauses.language.file.grammar.verb_final and clauses.segment(trigger.first).opener == "rel"
    return relative and is_engaged(kinds, subject.referent) and not is_engaged(kinds, object_.referent)


def is_engaged(kinds: Kinds | None, referent: Referent | None) -> bool:
    """Tell whether a body is of a kind that others engage: an agency, a consultancy, a law firm."""
    if kinds is None or referent is None:
        return False
    return kinds.is_hired(referent)
