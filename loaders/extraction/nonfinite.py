"""Nonfinite verbs: who acts in an infinitive or a participle, which never has a subject of its own."""

from __future__ import annotations

from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention

_OPENING = 2
_AUXILIARY = 3


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
