"""Parting: parties that another deed parts from a noun for one: 'a suit for buying it from Y', 'hired a unit of Y'."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.arguments import find_governed
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention
from loaders.extraction.voice import Trigger

_FARTHEST_OFFICE = 6


def is_parted(clauses: Clauses, trigger: Trigger, subject: Mention) -> bool:
    """Tell whether another verb parts a subject from what it is said to be: 'X engaged a unit of Y' (en)."""
    noun = trigger.rule.voice == "noun" and trigger.rule.predicate is Predicate.SUBSIDIARY_OF
    if not noun or not clauses.language.file.grammar.capital_names or "subject" not in trigger.rule.trigger.subject:
        return False
    bit, home = clauses.language.bit, clauses.segment(trigger.first)
    being = bit("passive_auxiliaries") | bit("perfect_auxiliaries") | bit("verbs")
    between = [at for at in clauses.verbs if subject.last <= at < trigger.first and clauses.segment(at) is home]
    return subject.last > 0 and any(not clauses.tokens.flags[at] & being for at in between)


def find_own(clauses: Clauses, prepositions: tuple[str, ...], trigger: Trigger) -> list[Mention]:
    """Return the parties behind a preposition, but no other deed's: 'a suit for buying it from Y' (en)."""
    found = find_governed(clauses, prepositions, trigger.first, trigger.last)
    found = [one for one in found if not _speaks_for_body(clauses, one)]
    if trigger.passive and trigger.rule.predicate is Predicate.MONITORED:
        found = [one for one in found if not _is_maker(clauses, one, trigger.last)]
    if not clauses.language.file.grammar.capital_names or trigger.rule.voice != "noun":
        return found
    lexemes = clauses.tokens.lexemes
    deeds = [hit for hit in clauses.scan.of("trigger") if hit.entry.value.voice == "active"]
    parting = [hit.first for hit in deeds if hit.first > trigger.last and lexemes[hit.first].lower.endswith("ing")]
    return [one for one in found if one.first < min(parting, default=one.first + 1)]


def _is_maker(clauses: Clauses, mention: Mention, last: int) -> bool:
    """Tell whether a party made or sold what the verb before tells of: 'filmed with cameras made by X'."""
    if mention.preposition not in clauses.language.file.closed.by:
        return False
    bit, flags = clauses.language.bit, clauses.tokens.flags
    small = bit("by") | bit("definite") | bit("indefinite") | bit("possessive")
    at = mention.first - 1
    while at > last and flags[at] & small:
        at -= 1
    joined = flags[at - 1] & bit("coordinators")
    return at > last and bool(flags[at] & bit("made")) and not joined


def _speaks_for_body(clauses: Clauses, mention: Mention) -> bool:
    """Tell whether a person is only the mouth of a body: 'per bocca della portavoce NAME' (it)."""
    if mention.types is not EntityType.PERSON:
        return False
    lexemes, through = clauses.tokens.lexemes, clauses.language.file.roles.through
    low = max(clauses.scan.sentence.first, mention.first - _FARTHEST_OFFICE)
    before = f" {' '.join(lexeme.lower for lexeme in lexemes[low : mention.first])} "
    return any(f" {phrase} " in before for phrase in through)
