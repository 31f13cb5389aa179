"""Causatives: who lets whom act: 'lod X overvåge af Y', 'ließ X von Y überwachen', 'a fait espionner X par Y'."""

from __future__ import annotations

from dataclasses import replace

from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention

_REACH = 14
_NOUNS = 9


def causative(clauses: Clauses, first: int, last: int) -> int:
    """Return where the verb stands by which somebody lets another do what the infinitive says, or -1."""
    bit, flags = clauses.language.bit("causatives"), clauses.tokens.flags
    segment, grammar = clauses.segment(first), clauses.language.file.grammar
    if grammar.capital_names:
        return _lets(clauses, first)
    if flags[first] & bit:
        return first
    if grammar.verb_final and last < segment.last and flags[last] & bit:
        return last
    reach = _REACH if grammar.verb_second else 1
    for at in range(first - 1, max(segment.first, first - reach) - 1, -1):
        if flags[at] & bit:
            return at
        if at in clauses.verbs:
            return -1
    return -1


def _lets(clauses: Clauses, first: int) -> int:
    """Return where 'had' or 'got' stands before whom it lets act or suffer: 'X had Y followed', 'X got Y to spy'."""
    bit, flags, lexemes = clauses.language.bit, clauses.tokens.flags, clauses.tokens.lexemes
    segment, had = clauses.segment(first), bit("causatives")
    if not any(flags[at] & had for at in range(segment.first, first)) or lexemes[first].lower.endswith("ing"):
        return -1
    caused = caused_party(clauses, first)
    if caused is None:
        return -1
    stop = bit("prepositions") | bit("of") | bit("by") | bit("coordinators") | bit("relatives")
    for at in range(caused.first - 1, max(segment.first, caused.first - _NOUNS) - 1, -1):
        if flags[at] & had:
            led = segment.opener in ("rel", "coord") and at - segment.first <= 2
            causer = any(clauses.is_plain(m) for m in clauses.between(segment.first, at))
            return at if led or causer else -1
        if at in clauses.verbs or not lexemes[at].word or flags[at] & stop:
            return -1
    return -1


def caused_party(clauses: Clauses, first: int) -> Mention | None:
    """Return the party right before a verb form, adverbs and 'to' between: 'had players secretly followed'."""
    small = clauses.language.bit("adverbs") | clauses.language.bit("infinitives")
    before = [m for m in clauses.between(clauses.segment(first).first, first) if not m.genitive and m.kind != "pronoun"]
    while len(before) > 1 and before[-1].preposition and before[-1].referent is not None and before[-1].referent.place:
        first = before.pop().first - 1
    if not before or first - before[-1].last > 2:
        return None
    return before[-1] if all(clauses.tokens.flags[at] & small for at in range(before[-1].last, first)) else None


def with_agent(clauses: Clauses, subjects: list[Mention], at: int) -> list[Mention]:
    """Return the subjects, the first with whoever it lets act: behind a word of agents in the verb's clause."""
    last = clauses.verb_end(at)
    if not subjects or causative(clauses, at, last) < 0:
        return subjects
    agent = clauses.governed(clauses.language.file.closed.by, at, last, left=clauses.language.file.grammar.verb_final)
    agent = _named(clauses, agent) if agent is not None else _let_act(clauses, subjects[0], at, last)
    if agent is None or agent.referent is None or agent.referent is subjects[0].referent:
        return subjects
    return [replace(subjects[0], with_=(*subjects[0].with_, agent.referent)), *subjects[1:]]


def _named(clauses: Clauses, agent: Mention) -> Mention:
    """Return the name between commas that says who the agent is: 'par une agence, Cabinet X,'."""
    if (
        agent.kind != "group"
        or agent.last >= clauses.scan.sentence.last
        or clauses.tokens.lexemes[agent.last].surface != ","
    ):
        return agent
    return next((m for m in clauses.mentions if m.kind == "name" and m.first == agent.last + 1), agent)


def _let_act(clauses: Clauses, causer: Mention, at: int, last: int) -> Mention | None:
    """Return who acts where nothing marks it, before the object of the infinitive: 'lät byrån X skugga chaufförer'."""
    low = causative(clauses, at, last)
    grammar = clauses.language.file.grammar
    if not (grammar.verb_second or grammar.capital_names) or low > at:
        return None
    middle = [m for m in clauses.between(low, at) if clauses.is_plain(m) and m.referent is not causer.referent]
    behind = [m for m in clauses.between(last, clauses.segment(at).last) if clauses.is_plain(m)]
    return middle[0] if len(middle) + len(behind[:1]) > 1 and middle else None


def is_caused(clauses: Clauses, at: int) -> bool:
    """Tell whether something that the subject has is acted upon: 'drivers had their phones tracked'."""
    grammar, bit = clauses.language.file.grammar, clauses.language.bit
    if grammar.verb_second or not grammar.zero_that or not clauses.tokens.flags[at] & bit("perfect_auxiliaries"):
        return False
    if not clauses.tokens.flags[at + 1] & bit("possessive"):
        return False
    acting = [m for m in clauses.between(clauses.segment(at).first, at) if clauses.is_plain(m)]
    people = any(m.kind == "group" and m.first <= at + 3 for m in clauses.mentions if m.first > at)
    return not (people and acting and acting[-1].kind != "group")
