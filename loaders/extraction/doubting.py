"""Doubting: fines, cases and offices that stand only in what somebody doubts, fears, denies or makes up.

A clause behind 'that' is told by the source only where a verb of saying or a fact governs it ('said', 'emerged',
'the fact'); behind any other word, known or not, it is no more than a thought.
"""

from __future__ import annotations

from graph.model import Modality, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.contents import has_own_subject
from loaders.extraction.deeds import DEEDS
from loaders.extraction.document import Draft
from loaders.extraction.segments import Segment
from loaders.extraction.tenure import is_ahead_of

_SPEECH_ACTS = frozenset({Predicate.ACCUSED, Predicate.DISPUTED, Predicate.CALLED_ON})
_DOUBTS = frozenset({"deny", "ask"})
_NEAR = 3
_SHORT = 4
_FAR = 8
_ROLES = ":roles/"


def is_doubted(draft: Draft, clauses: Clauses) -> bool:
    """Tell whether what is no deed is only doubted, denied or thought: 'it is not true that the CNIL fined X'."""
    if draft.predicate in DEEDS or draft.predicate in _SPEECH_ACTS or _ROLES in draft.rule:
        return False
    number = clauses.index(draft.position)
    if draft.predicate is Predicate.LEADS and is_ahead_of(clauses, draft.position):
        return True
    if _is_maybe(draft.position, clauses):
        return True
    while number >= 0:
        segment = clauses.segments[number]
        if segment.opener == "whether":
            return True
        if clauses.tokens.flags[segment.first] & clauses.language.bit("that"):
            return _is_within(draft, clauses, segment) and _is_thought(clauses, number)
        if segment.opener not in ("coord", "comma", "close"):
            return False
        number -= 1
    return False


def hold_doubted(draft: Draft, clauses: Clauses) -> bool:
    """Hold a deed as alleged that the sentence only deems possible or a thought, and tell whether it is.

    'Vermutlich hat X ...', 'That X filmed its drivers is a lie', 'X muss seine Fahrer überwacht haben'.
    """
    first = clauses.segments[0]
    opens = clauses.tokens.flags[first.first] & clauses.language.bit("that") and draft.position < first.last
    thought = opens and has_own_subject(draft, clauses, first.first) and _is_thought(clauses, 0)
    if not (thought or _is_likely(draft, clauses) or _is_inferred(draft, clauses)):
        return False
    draft.modality, draft.attributed_to = Modality.ALLEGED, None
    return True


def _is_likely(draft: Draft, clauses: Clauses) -> bool:
    """Tell whether a word of mere possibility stands in its clause, or between commas beside it."""
    maybe, flags = clauses.language.bit("maybe"), clauses.tokens.flags
    number = clauses.index(draft.position)
    home = clauses.segments[number]
    spots = [*range(home.first, home.last)]
    for beside in clauses.segments[max(0, number - 2) : number + 2]:
        if not beside.verb and beside.last - beside.first <= _SHORT:
            spots += range(beside.first, beside.last)
    return any(flags[at] & maybe for at in spots)


def _is_inferred(draft: Draft, clauses: Clauses) -> bool:
    """Tell whether a modal verb makes an inference of a perfect: 'must have filmed', 'deve aver spiato'."""
    if not draft.rule.endswith("/participle"):
        return False
    flags, bit, segment = clauses.tokens.flags, clauses.language.bit, clauses.segment(draft.position)
    spots = range(segment.first, segment.last)
    passive = any(flags[at] & bit("passive_auxiliaries") and not flags[at] & bit("perfect_auxiliaries") for at in spots)
    return not passive and any(flags[at] & bit("modals") for at in spots)


def _is_within(draft: Draft, clauses: Clauses, segment: Segment) -> bool:
    """Tell whether the clause that 'that' opens holds it: no infinitive, and no verb that goes on with another subject.

    'The court found that X ..., and ordered it to pay' tells of what the court did.
    """
    if not has_own_subject(draft, clauses, segment.first):
        return False
    if segment.first <= draft.position < segment.last:
        return True
    inside = [m for m in clauses.between(segment.first, draft.position) if clauses.is_plain(m)]
    ahead = [m for m in clauses.mentions if m.last <= segment.first and m.referent is draft.subject]
    own = any(m.first < segment.last for m in inside)
    return own and not (ahead and all(m.referent is not draft.subject for m in inside))


def _is_maybe(position: int, clauses: Clauses) -> bool:
    """Tell whether a word of mere possibility stands in the clause before what it tells."""
    maybe = clauses.language.bit("maybe")
    return any(clauses.tokens.flags[at] & maybe for at in range(clauses.segment(position).first, position))


def _is_thought(clauses: Clauses, number: int) -> bool:
    """Tell whether the clause that 'that' opens is governed by no verb of saying and no fact."""
    segment = clauses.segments[number]
    if number == 0 or segment.first == clauses.scan.sentence.first:
        behind = clauses.segments[number + 1] if len(clauses.segments) > number + 1 else segment
        return _governs_thought(behind, clauses)
    if not _is_complement(segment.first, clauses):
        return False
    return _governs_thought(clauses.segments[number - 1], clauses)


def _governs_thought(above: Segment, clauses: Clauses) -> bool:
    flags, bit = clauses.tokens.flags, clauses.language.bit
    spots = range(above.first, above.last)
    negated = any(flags[at] & bit("negations") for at in spots)
    said = {hit.entry.value for hit in clauses.scan.of("speech") if above.first <= hit.first < above.last}
    if said & _DOUBTS or any(flags[at] & bit("doubts") for at in spots):
        return not negated
    if any(flags[at] & bit("factives") for at in spots):
        return False
    return not said or negated


def _is_complement(at: int, clauses: Clauses) -> bool:
    """Tell whether 'that' opens what a verb, an adjective or a word of doubt governs, and no relative clause."""
    flags, bit, lexemes = clauses.tokens.flags, clauses.language.bit, clauses.tokens.lexemes
    if not flags[at] & bit("relatives"):
        return True
    before = at - 1
    while before > clauses.scan.sentence.first and (
        not lexemes[before].word or (flags[before] & (bit("of") | bit("adverbs")) and before not in clauses.verbs)
    ):
        before -= 1
    if flags[before] & (bit("doubts") | bit("hedges") | bit("dreads")):
        return True
    if any(hit.first <= before < hit.last for hit in clauses.scan.of("speech")):
        return True
    if any(m.first <= before < m.last for m in clauses.mentions):
        return False
    low = clauses.segment(before).first
    verbs = [spot for spot in clauses.verbs if low <= spot <= before]
    if not verbs:
        return _is_behind_subject(before, low, clauses)
    if _is_of_measure(before, max(verbs), clauses):
        return False
    small = bit("definite") | bit("indefinite") | bit("possessive") | bit("prepositions") | bit("relatives")
    small |= bit("coordinators")
    spots = range(max(clauses.scan.sentence.first, before - _NEAR + 1), before)
    return not flags[before] & small and not any(flags[spot] & small or lexemes[spot].digit for spot in spots)


def _is_of_measure(before: int, verb: int, clauses: Clauses) -> bool:
    """Tell whether 'that' stands behind a fine or the like, its sum between: 'la multa da 2,5 milioni che ...'."""
    nouns = (hit for hit in clauses.scan.of("trigger") if hit.entry.value.voice == "noun")
    return any(max(verb, before - _FAR) < hit.first <= before for hit in nouns)


def _is_behind_subject(at: int, low: int, clauses: Clauses) -> bool:
    """Tell whether an unknown word stands right behind the noun or name that opens its clause, as a verb does."""
    if any(m.last == at and clauses.is_plain(m) for m in clauses.mentions):
        return True
    bit = clauses.language.bit
    opened = at == low + 2 and clauses.tokens.flags[low] & (bit("definite") | bit("indefinite") | bit("possessive"))
    return bool(opened) and not any(hit.first == low + 1 for hit in clauses.scan.of("trigger"))
