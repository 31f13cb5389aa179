"""Nonfinite verbs: who acts in an infinitive or a participle, which never has a subject of its own."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.accusers import acts
from loaders.extraction.antecedents import find_antecedent, leftward_subject
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import CHARGES, DECIDERS
from loaders.extraction.document import Mention
from loaders.extraction.wording import is_worded

_OPENING = 2
_AUXILIARY = 3


def find_controllers(clauses: Clauses, at: int) -> list[Mention]:
    """Return who acts in an infinitive: the last parties before it, then the subject of the clause above."""
    number = clauses.index(at)
    segment = clauses.segments[number]
    low = segment.first
    if segment.opener in ("sub", "start") and number > 0 and at - segment.first <= 2:
        number -= 1
        low = clauses.segments[number].first
        while (
            number > 0
            and clauses.segments[number].last - low <= 2
            and clauses.segments[number].opener in ("sub", "coord")
        ):
            number -= 1
            low = clauses.segments[number].first
    reason = clauses.tokens.lexemes[at - 1].lower in clauses.language.file.grammar.reasons
    past = reason and clauses.tokens.flags[at] & clauses.language.bit("perfect_auxiliaries")
    charged = reason and any(
        low <= hit.first < at and hit.entry.value.predicate in CHARGES for hit in clauses.scan.of("trigger")
    )
    wielded = [spot for spot in range(low, at) if clauses.tokens.flags[spot] & clauses.language.bit("wielded")]
    inside = [
        m
        for m in clauses.between(low, wielded[-1] if wielded else at)
        if clauses.is_plain(m)
        or (charged and _may_be_charged(m))
        or (not past and _may_act(clauses, m))
        or _is_reproached(clauses, m, low, at)
    ]
    above = (
        leftward_subject(clauses, number)
        if clauses.segments[number].opener != "rel"
        else find_antecedent(clauses, clauses.segments[number].first)
    )
    asking = [lexeme.lower for lexeme in clauses.tokens.lexemes[max(low, at - 4) : at]]
    if any(word in clauses.language.file.grammar.permissions for word in asking):
        return inside
    return [*reversed(inside), *([above] if above is not None else [])]


def _may_act(clauses: Clauses, mention: Mention) -> bool:
    """Tell whether a party behind the mark of objects is sent to act, not one that a tool was bought from."""
    tools = (m for m in clauses.mentions if m.types is EntityType.TECHNOLOGY)
    return is_marked(clauses, mention) and not any(0 <= mention.first - tool.last <= _AUXILIARY for tool in tools)


def _is_reproached(clauses: Clauses, mention: Mention, low: int, at: int) -> bool:
    """Tell whether a verb charges a party behind its own preposition: 'reproche à X d'avoir filmé' (fr)."""
    if (
        mention.preposition is None
        or mention.genitive
        or not clauses.tokens.flags[at - 1] & clauses.language.bit("infinitives")
    ):
        return False
    return any(
        hit.entry.value.predicate is Predicate.ACCUSED
        and acts(clauses, hit)
        and is_worded(clauses, hit)
        and mention.preposition in hit.entry.value.trigger.object
        and low <= hit.first
        and 0 < mention.first - hit.last <= _AUXILIARY
        for hit in clauses.scan.of("trigger")
    )


def _may_be_charged(mention: Mention) -> bool:
    """Tell whether a charge may be against a party behind any preposition: not the court that it is brought to."""
    court = mention.types in DECIDERS or (mention.kind != "name" and mention.types is EntityType.PUBLIC_BODY)
    return not mention.genitive and not court


def is_marked(clauses: Clauses, mention: Mention) -> bool:
    """Tell whether a party is an object behind the preposition of objects: 'acusa a la empresa de espiar'."""
    marks = clauses.language.file.grammar.object_marks
    return mention.preposition in marks and not mention.genitive and not mention.appositive


def cleft_actor(clauses: Clauses, at: int) -> Mention | None:
    """Return whom a sentence singles out as actor of its infinitive: 'a licenziare X è stata Y', 'è stata Y a ...'."""
    bit, flags, sentence = clauses.language.bit, clauses.tokens.flags, clauses.scan.sentence
    grammar = clauses.language.file.grammar
    if not grammar.drops_subject or at == sentence.first or clauses.tokens.lexemes[at - 1].lower not in ("a", "ad"):
        return None
    being = bit("passive_auxiliaries")
    low = clauses.segment(at).first
    if at - low <= _OPENING:
        spots = [spot for spot in range(at + 1, _cleft_end(clauses, at)) if flags[spot] & being]
        found = [m for m in clauses.mentions if spots and 0 < m.first - spots[0] <= 4 and clauses.is_plain(m)]
        return found[0] if found else None
    found = [m for m in clauses.between(low, at - 1) if clauses.is_plain(m)]
    if not found or found[-1].last != at - 1:
        return None
    before = range(max(low, found[-1].first - _AUXILIARY), found[-1].first)
    return found[-1] if any(flags[spot] & being for spot in before) else None


def _cleft_end(clauses: Clauses, at: int) -> int:
    """Return the end of the clause that tells who did what an infinitive opens with, insertions between commas past."""
    number = clauses.index(at)
    last = clauses.segments[number].last
    for segment in clauses.segments[number + 1 :]:
        if segment.opener not in ("comma", "close") or any(last <= spot < segment.first for spot in clauses.verbs):
            break
        last = segment.last
        if segment.verb:
            break
    return last


def gerund_actor(clauses: Clauses, at: int, finite: int) -> Mention | None:
    """Return who stands right before a gerund, behind a preposition: 'objects to X tracking its drivers' (en)."""
    if not clauses.language.file.grammar.capital_names or finite != at:
        return None
    closed = clauses.language.file.closed
    if not clauses.tokens.lexemes[at].lower.endswith("ing"):
        return None
    before = (m for m in clauses.mentions if m.last == at and m.kind == "name" and not m.genitive)
    apart = (*closed.by, *closed.of, *closed.origin)
    return next((m for m in before if m.preposition is not None and m.preposition not in apart), None)


def opening_actor(clauses: Clauses, at: int) -> Mention | None:
    """Return the subject of the main clause for a verb that opens the sentence: 'Having fined X, the ICO ...'."""
    segment, grammar = clauses.segment(at), clauses.language.file.grammar
    number = clauses.index(at)
    if (
        number > 1
        or segment.opener not in ("start", "sub")
        or (at - segment.first > _OPENING and not grammar.verb_final)
    ):
        return None
    if (grammar.drops_subject or grammar.verb_second) and not _is_nonfinite(clauses, segment.first, at):
        return None
    far = _OPENING + 2 if grammar.verb_second else _OPENING
    for step in range(number + 1, len(clauses.segments)):
        main = clauses.segments[step]
        if main.opener not in ("comma", "close"):
            continue
        found = [m for m in clauses.between(main.first, main.last) if clauses.is_plain(m)]
        if found and found[0].first - main.first <= far:
            return found[0]
    return None


def _is_nonfinite(clauses: Clauses, first: int, at: int) -> bool:
    """Tell whether an infinitive or a gerund stands there, by a word before it or by its ending."""
    bit, flags = clauses.language.bit, clauses.tokens.flags
    if clauses.language.file.grammar.drops_subject and clauses.tokens.lexemes[at].lower.endswith("ndo"):
        return True
    return any(flags[spot] & bit("infinitives") for spot in range(first, at))
