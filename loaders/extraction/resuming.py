"""Resuming: a clause that takes up all that stands before it and says who says so: 'X filmed Y, as X admits'."""

from __future__ import annotations

from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention
from loaders.extraction.officers import find_officer
from loaders.extraction.scanning import Hit

_KINDS = frozenset({"admit", "say", "find"})
_FARTHEST = 9
_BEHIND = 4


def find_resumed(clauses: Clauses, hit: Hit) -> tuple[Mention, int, int] | None:
    """Return who says so and the tokens that the clause of a verb of saying takes up as a whole, or nothing."""
    sentence, lexemes = clauses.scan.sentence, clauses.tokens.lexemes
    if hit.entry.value not in _KINDS:
        return None
    for spot in range(hit.first, max(sentence.first, hit.first - _FARTHEST), -1):
        if lexemes[spot].surface not in (",", "–", "—"):
            continue
        if not clauses.tokens.flags[spot + 1] & clauses.language.bit("resuming"):
            return None
        speaker = _find_speaker(clauses, spot + 1, hit)
        if speaker is None or _is_negated(clauses, spot, hit.first) or _goes_on(clauses, hit.last):
            return None
        told = any(step in clauses.verbs for step in range(sentence.first, spot))
        return speaker, sentence.first, spot if told else sentence.last
    return None


def _find_speaker(clauses: Clauses, first: int, hit: Hit) -> Mention | None:
    """Return who stands in the clause before the verb; behind it only where subjects may stand there."""
    before = [m for m in clauses.between(first, hit.first) if clauses.is_plain(m) and m.referent is not None]
    if before:
        return before[-1]
    if not clauses.language.file.grammar.adjectives_follow:
        return None
    behind = [m for m in clauses.mentions if 0 <= m.first - hit.last <= _BEHIND and not m.genitive]
    named = behind[0] if behind and behind[0].preposition is None and not behind[0].appositive else None
    return find_officer(clauses, hit.last) or named


def _is_negated(clauses: Clauses, first: int, last: int) -> bool:
    flag = clauses.language.bit("negations")
    return any(clauses.tokens.flags[at] & flag for at in range(first, last))


def _goes_on(clauses: Clauses, last: int) -> bool:
    """Tell whether what is said follows the verb: 'in 2019, as X reported, that Y filmed'."""
    flag = clauses.language.bit("that")
    ahead = range(last, min(last + _BEHIND, clauses.scan.sentence.last))
    return any(clauses.tokens.flags[at] & flag for at in ahead)
