"""Reach: which clause above holds a claim too, whether a saying is negated, and what an announcement outweighs."""

from __future__ import annotations

from graph.model import Modality, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Draft
from loaders.extraction.segments import Segment
from loaders.extraction.speech import Saying

_OPENING = 4


def find_governing(draft: Draft, clauses: Clauses) -> Segment | None:
    """Return the clause that governs an infinitive clause whose verb stands last: 'im Verdacht, X gefilmt zu haben'."""
    number = clauses.index(draft.position)
    segment = clauses.segments[number]
    infinitives, flags = clauses.language.bit("infinitives"), clauses.tokens.flags
    if number == 0 or not clauses.language.file.grammar.verb_final or segment.opener not in ("comma", "sub"):
        return None
    if not any(flags[at] & infinitives for at in range(max(segment.first, segment.last - 3), segment.last)):
        return None
    return clauses.segments[number - 1]


def is_future(draft: Draft, clauses: Clauses) -> bool:
    """Tell whether a deed is only ahead: 'will film', 'kommer att filma', 'wird ... filmen', 'filmera'."""
    above = find_governing(draft, clauses)
    governed = range(above.first, above.last) if above else ()
    if any(clauses.tokens.flags[at] & clauses.language.bit("future") for at in governed):
        return True
    return is_ahead(draft.position, clauses) or (
        draft.rule.endswith("/active")
        and has_infinitive(clauses.segment(draft.position), clauses, "future_auxiliaries")
    )


def is_ahead(position: int, clauses: Clauses) -> bool:
    """Tell whether a word before the verb at the position, or its own form, puts it into the future."""
    segment, flags, bit = clauses.segment(position), clauses.tokens.flags, clauses.language.bit
    low = max(segment.first, position - 6)
    if low == segment.first and flags[low] & bit("infinitives"):
        low = max(clauses.scan.sentence.first, low - 2)
    if any(flags[at] & bit("future") for at in range(low, position)):
        return True
    auxiliaries = [at for at in range(segment.first, segment.last) if flags[at] & bit("future_auxiliaries")]
    if len(auxiliaries) > 1 and position < auxiliaries[-1]:
        return True
    endings, lexemes = clauses.language.file.closed.future_endings, clauses.tokens.lexemes
    words = (lexemes[at] for at in range(low, position + 1))
    return any(word.surface.islower() and word.lower.endswith(endings) for word in words)


def has_infinitive(segment: Segment, clauses: Clauses, *names: str) -> bool:
    """Tell whether a word of the classes has an infinitive beside it, where futures are made so: 'wird ... filmen'."""
    if not clauses.language.file.closed.future_auxiliaries:
        return False
    flags, bit = clauses.tokens.flags, clauses.language.bit
    wanted = 0
    for name in names:
        wanted |= bit(name)
    spots = range(segment.first, segment.last)
    return any(flags[at] & wanted for at in spots) and any(
        at in clauses.verbs
        and not flags[at] & wanted
        and clauses.tokens.lexemes[at].lower.endswith(("en", "ern", "eln"))
        for at in spots
    )


def is_negated(saying: Saying, clauses: Clauses) -> bool:
    """Tell whether it is just not said or found: 'fandt ikke, at', 'did not find that', 'n'a pas établi que'."""
    segment, flags = clauses.segment(saying.at), clauses.tokens.flags
    low = max(segment.first, saying.at - 3)
    high = min(segment.last, saying.at + (4 if clauses.language.file.grammar.verb_second else 1))
    return any(flags[at] & clauses.language.bit("negations") for at in range(low, high))


def drop_announced(drafts: list[Draft]) -> list[Draft]:
    """Drop an appeal as a fact where the same sentence only announces it: 'reserves the right to appeal'."""
    announced = {
        draft.subject for draft in drafts
        if draft.predicate is Predicate.APPEALED and draft.modality is Modality.ANNOUNCED
    }  # fmt: skip
    return [
        draft for draft in drafts
        if draft.predicate is not Predicate.APPEALED
        or draft.modality is Modality.ANNOUNCED
        or draft.subject not in announced
    ]  # fmt: skip


def charges(saying: Saying, clauses: Clauses) -> bool:
    """Tell whether the verb of saying is one of accusing: who stands behind it is accused, and says nothing."""
    return any(
        hit.first == saying.at and hit.entry.value.predicate is Predicate.ACCUSED and not hit.entry.value.trigger.with_
        for hit in clauses.scan.of("trigger")
    )


def holds_post(draft: Draft) -> bool:
    """Tell whether a draft says where somebody works now: a former office lets nobody speak for it."""
    return draft.predicate in (Predicate.LEADS, Predicate.WORKS_FOR) and "past" not in draft.qualifiers


def is_next(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether a position stands in the clause of another or the next, lone conjunctions not counted."""
    between = clauses.segments[clauses.index(first) + 1 : clauses.index(last) + 1]
    return len([segment for segment in between if segment.last - segment.first > 1]) <= 1


def is_reported(position: int, clauses: Clauses) -> bool:
    """Tell whether the conditional is reported speech that goes on from the sentence before: 'habe überwacht'."""
    reported = clauses.language.file.closed.reported
    segment = clauses.segment(position)
    return any(clauses.tokens.lexemes[at].lower in reported for at in range(segment.first, segment.last))


def is_told_apart(clauses: Clauses, appeal: Draft, deed: Draft) -> bool:
    """Tell whether who was called on acts in a main clause of its own: 'X complained, and Y has audited Z'."""
    segment = clauses.segment(deed.position)
    if segment is clauses.segment(appeal.position) and _opens_with(clauses, appeal, deed):
        return True
    if segment is clauses.segment(appeal.position) or segment.opener not in ("comma", "break", "coord"):
        return False
    inside = (m for m in clauses.mentions if segment.first <= m.first < segment.last)
    return any(m.referent is deed.subject and m.kind == "name" and clauses.is_plain(m) for m in inside)


def _opens_with(clauses: Clauses, appeal: Draft, deed: Draft) -> bool:
    """Tell whether a complaint only opens a sentence whose verb comes next: 'Nach einer Beschwerde von X hat Y ...'."""
    if not clauses.language.file.grammar.verb_second or not appeal.rule.endswith("/noun"):
        return False
    flags, bit = clauses.tokens.flags, clauses.language.bit
    asks = bit("infinitives") | bit("demands") | bit("modals") | bit("permits") | bit("hedges")
    asks |= bit("conditional") | bit("future") | bit("negations")
    first = clauses.segment(appeal.position).first
    if first != clauses.scan.sentence.first or appeal.position - first > _OPENING or deed.rule.endswith("/noun"):
        return False
    if any(flags[at] & asks for at in range(appeal.position, deed.position)):
        return False
    return any(
        m.referent is deed.subject and m.kind == "name" and clauses.is_plain(m) and m.first > appeal.position
        for m in clauses.mentions
    )
