"""Speakers: who speaks in a verb of saying: its subject, a name or an office behind it, or the author of a report."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.agreement import is_oblique
from loaders.extraction.arguments import find_subject
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention
from loaders.extraction.officers import find_officer
from loaders.extraction.rulings import find_author
from loaders.extraction.scanning import Hit


def find_speaker(clauses: Clauses, first: int, last: int) -> Mention | None:
    """Return who speaks: the grammatical subject, else a name or description right behind the verb."""
    pronouns = (m for m in clauses.mentions if m.kind == "pronoun" and m.preposition is None)
    inside = [m for m in pronouns if first <= m.first and m.last <= last]
    if inside:
        return inside[0]
    segment = clauses.segment(first)
    grammar = clauses.language.file.grammar
    if (
        grammar.zero_that
        and clauses.tokens.lexemes[first].lower.endswith("ing")
        and not _is_progressive(clauses, first)
    ):
        return _first_subject(clauses, first)
    author = find_author(clauses, segment.first, first)
    if author is not None:
        return author
    left = [m for m in clauses.between(segment.first, first) if clauses.is_plain(m) and not is_oblique(clauses, m)]
    if left:
        return left[-1]
    officer = find_officer(clauses, last)
    if officer is not None:
        return officer
    after = [m for m in clauses.mentions if m.first >= last and m.first - last <= 4 and not m.genitive]
    opening = (
        segment.first == first or segment.opener in ("comma", "quote") or clauses.language.file.grammar.verb_second
    )
    if after and opening and after[0].preposition is None and _no_clause_between(clauses, last, after[0].first):
        if (not after[0].appositive or after[0].kind == "name") and not _opens_clause(clauses, after[0]):
            return after[0]
        if after[0].kind == "description" and len(after) > 1 and after[1].first == after[0].last:
            return after[1]
    shown = [
        m
        for m in clauses.mentions
        if segment.first <= m.first
        and m.last <= first
        and m.preposition is not None
        and m.referent is not None
        and m.referent.type is EntityType.MEDIA_OUTLET
    ]
    if shown:
        return shown[-1]
    auxiliary = clauses.auxiliary(first, clauses.language.bit("perfect_auxiliaries") | clauses.language.bit("future"))
    found = find_subject(clauses, first, auxiliary if auxiliary >= 0 else first)
    if found is None and grammar.drops_subject and segment.opener in ("break", "coord"):
        return _first_subject(clauses, first)
    if found is not None and found.last <= segment.first and _is_unknown_speaker(clauses, first, last):
        return None
    return found


def _is_unknown_speaker(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether somebody speaks in the verb's own clause of whom nothing is known: ', a former employee claims'."""
    segment, flags, lexemes = clauses.segment(first), clauses.tokens.flags, clauses.tokens.lexemes
    articles = clauses.language.bit("indefinite") | clauses.language.bit("definite")
    opening = segment.first if lexemes[segment.first].word else segment.first + 1
    if clauses.language.file.grammar.verb_second or first == opening:
        opening = last
    if opening >= segment.last:
        return False
    bit = clauses.language.bit
    small = bit("prepositions") | bit("of") | bit("by") | bit("adverbs") | bit("coordinators") | bit("subordinators")
    small |= bit("negations") | bit("relatives") | bit("infinitives") | bit("perfect_auxiliaries") | bit("future")
    bare = lexemes[opening].word and not lexemes[opening].capital and not flags[opening] & small
    named = any(m.first <= opening < m.last for m in clauses.mentions)
    noun = bare and not named and opening not in clauses.verbs and not lexemes[opening].lower.endswith("ly")
    return bool(flags[opening] & articles) or (noun and not first <= opening < last)


def _is_progressive(clauses: Clauses, at: int) -> bool:
    """Tell whether an auxiliary right before makes a finite verb of it: 'is asking', 'were not asking'."""
    bits = clauses.language.bit("passive_auxiliaries") | clauses.language.bit("perfect_auxiliaries")
    return any(clauses.tokens.flags[spot] & bits for spot in range(max(clauses.scan.sentence.first, at - 3), at))


def _first_subject(clauses: Clauses, at: int) -> Mention | None:
    """Return the subject of the sentence's first clause, who goes on speaking: 'X wrote to Y, asking whether'."""
    before = [m for m in clauses.between(clauses.scan.sentence.first, at) if clauses.is_plain(m)]
    return before[0] if before else None


def _opens_clause(clauses: Clauses, mention: Mention) -> bool:
    """Tell whether a name behind the verb is the subject of what is said: 'NAME, an organiser, said X had bugged'."""
    grammar = clauses.language.file.grammar
    return grammar.zero_that and not grammar.verb_second and mention.last in clauses.verbs


def _no_clause_between(clauses: Clauses, first: int, last: int) -> bool:
    bits = clauses.language.bit("that") | clauses.language.bit("subordinators") | clauses.language.bit("whether")
    small = clauses.language.bit("definite") | clauses.language.bit("indefinite")
    return not any(
        (clauses.tokens.flags[at] & bits and not (clauses.tokens.flags[at] & small and at > first))
        or not clauses.tokens.lexemes[at].word
        for at in range(first, last)
    )


def find_asker(clauses: Clauses, hit: Hit) -> Mention | None:
    """Return who asks in a passive: only the agent; whoever is asked is never the origin of the question."""
    return clauses.governed(clauses.language.file.closed.by, hit.first, hit.last, left=False)


def is_told_of(clauses: Clauses, hit: Hit) -> bool:
    """Tell whether the grammatical subject only hears or suffers what is said: 'X was warned by', 'was reported to'."""
    bit = clauses.language.bit
    passive, perfect = bit("passive_auxiliaries"), bit("perfect_auxiliaries")
    at = clauses.auxiliary(hit.first, passive | perfect)
    if at < 0 or clauses.tokens.lexemes[hit.first].lower.endswith("ing"):
        return False
    return bool(clauses.tokens.flags[at] & passive) and not clauses.tokens.flags[at] & perfect


def is_asked(clauses: Clauses, hit: Hit) -> bool:
    """Tell whether the grammatical subject is asked and does not ask: 'the director was asked whether'."""
    if hit.entry.phrase in clauses.language.file.speech.asked:
        return True
    if hit.entry.phrase not in clauses.language.file.speech.asked_after:
        return False
    bit = clauses.language.bit
    passive, perfect = bit("passive_auxiliaries"), bit("perfect_auxiliaries")
    at = clauses.auxiliary(hit.first, passive | perfect)
    return at >= 0 and bool(clauses.tokens.flags[at] & passive) and not clauses.tokens.flags[at] & perfect
