"""Fronting: who acts and suffers where a verb-second clause opens with its object: 'NAME hat die Firma entlassen'."""

from __future__ import annotations

from graph.model import Predicate
from loaders.extraction.agreement import disagrees, is_oblique
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention
from loaders.extraction.framing import may_be
from loaders.extraction.voice import Trigger

_OPENING = 3
_BEHIND = 3


def find_fronted(clauses: Clauses, trigger: Trigger) -> tuple[Mention, Mention] | None:
    """Return actor and sufferer of a clause whose object stands first, where their types leave no other reading."""
    rule = trigger.rule
    if not clauses.language.file.grammar.verb_second or trigger.passive or rule.voice == "noun" or rule.trigger.flip:
        return None
    front, actor = _front(clauses, trigger), _behind(clauses, trigger.finite)
    if front is None or actor is None or front.referent is actor.referent:
        return None
    if is_oblique(clauses, actor) or not _tells(clauses, trigger, front, actor):
        return None
    turned = _fits(rule.predicate, "subject", front) or not _fits(rule.predicate, "object", front)
    return None if turned or not _fits(rule.predicate, "subject", actor) else (actor, front)


def _tells(clauses: Clauses, trigger: Trigger, front: Mention, actor: Mention) -> bool:
    """Tell whether word order or number say who acts: between auxiliary and participle, or a singular verb."""
    if trigger.finite < actor.first and actor.last <= trigger.first:
        return True
    agreeing = bool(clauses.language.file.grammar.plural_verbs)
    return agreeing and disagrees(clauses, front, actor, trigger.finite, False)


def find_governed(clauses: Clauses, trigger: Trigger, prepositions: tuple[str, ...]) -> list[Mention]:
    """Return the party that opens the sentence behind a preposition: 'Mot X, som saknade rutiner, riktar Y kritik'."""
    if not clauses.language.file.grammar.verb_second:
        return []
    front = _front(clauses, trigger, prepositions)
    return [front] if front is not None else []


def _fits(predicate: Predicate, role: str, mention: Mention) -> bool:
    return mention.referent is not None and may_be(predicate, role, mention.referent)


def _front(clauses: Clauses, trigger: Trigger, prepositions: tuple[str, ...] = ()) -> Mention | None:
    """Return the party that opens the sentence, with nothing but its own insertions between it and the verb."""
    first = next((m for m in clauses.mentions if not m.appositive), None)
    sentence, number = clauses.scan.sentence, clauses.index(trigger.finite)
    if first is None or not (first.preposition in prepositions if prepositions else clauses.is_plain(first)):
        return None
    if not 0 <= first.first - sentence.first <= _OPENING:
        return None
    if first.last > trigger.finite or first.kind == "pronoun":
        return None
    if any(at in clauses.verbs for at in range(sentence.first, first.first)):
        return None
    segment, own = clauses.segments[number], clauses.index(first.first)
    if any(at in clauses.verbs for at in range(first.last, min(clauses.segments[own].last, trigger.finite))):
        return None
    if number == own:
        return first
    between = clauses.segments[own + 1 : number]
    inserted = bool(between) and all(one.opener in ("rel", "comma", "bracket", "close") for one in between)
    inserted = inserted and all(one.opener == "rel" or not one.verb for one in between)
    return first if inserted and segment.first == trigger.finite and segment.opener in ("comma", "close") else None


def _behind(clauses: Clauses, finite: int) -> Mention | None:
    """Return the party right behind the finite verb, which then is the subject."""
    found = next((m for m in clauses.mentions if m.first > finite and not m.appositive), None)
    near = found is not None and found.first - finite <= _BEHIND and clauses.is_plain(found)
    if found is None or not near or clauses.index(found.first) != clauses.index(finite):
        return None
    return found
