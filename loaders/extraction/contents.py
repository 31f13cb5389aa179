"""Contents: what somebody thinks, fears, has heard or complains of stands behind 'that', and is never a fact by that.

No list of such verbs is ever complete, so a clause behind 'that' is taken for the content of whatever verb governs it,
known or not. Verbs of saying are told of by `speech`, which knows how each of them holds what is said.
"""

from __future__ import annotations

from graph.model import EntityType, Modality, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import CRITICS, DEEDS
from loaders.extraction.document import Draft, Referent
from loaders.extraction.doers import find_reason

_LINKS = 2
_HEADING = 7
_NO_SPEAKERS = frozenset({EntityType.TECHNOLOGY, None})


def hold_content(draft: Draft, clauses: Clauses) -> bool:
    """Hold a deed as alleged that is only the content of another clause, by its subject, and tell whether it is.

    Who fined or owns whom is seldom only thought: held so too, it cost more right claims than it kept out wrong ones.
    """
    held, holder = _find_holder(draft, clauses)
    if not held or draft.predicate not in DEEDS:
        return False
    draft.modality, draft.attributed_to = Modality.ALLEGED, holder
    return True


def hold_reason(draft: Draft, clauses: Clauses) -> bool:
    """Hold a deed as alleged that a case is about: 'on trial for spying on staff', 'mise en examen pour avoir filmé'.

    Who apologises for it, or confesses it, says that he did it.
    """
    reason = find_reason(clauses, draft) if draft.predicate is Predicate.MONITORED else -1
    if reason < 0 or _is_purpose(draft, clauses, reason):
        return False
    words = {
        lexeme.lower for lexeme in clauses.tokens.lexemes[clauses.scan.sentence.first : clauses.scan.sentence.last]
    }
    if words.intersection(clauses.language.file.speech.regrets):
        return False
    draft.modality, draft.attributed_to = Modality.ALLEGED, None
    return True


def _is_purpose(draft: Draft, clauses: Clauses, reason: int) -> bool:
    """Tell whether a deed is what something is for: 'des caméras pour filmer', but not 'pour avoir filmé'."""
    lexemes, grammar = clauses.tokens.lexemes, clauses.language.file.grammar
    if lexemes[reason].lower not in grammar.bare_reasons:
        return False
    marked = clauses.tokens.flags[draft.position - 1] & clauses.language.bit("infinitives")
    endings = grammar.infinitive_endings if grammar.adjectives_follow else ()
    return bool(marked) and (not endings or lexemes[draft.position].lower.endswith(endings))


def _find_holder(draft: Draft, clauses: Clauses) -> tuple[bool, Referent | None]:
    """Tell whether a draft is the content of another clause, and return who holds it, where that is known."""
    holder = _find_bare_holder(draft, clauses) or _find_inserted_holder(draft, clauses)
    holder = holder or _find_heading_holder(draft, clauses)
    if holder is not None:
        return True, holder
    number = clauses.index(draft.position)
    while number > 0:
        segment = clauses.segments[number]
        if clauses.tokens.flags[segment.first] & clauses.language.bit("that"):
            break
        if segment.opener not in ("coord", "comma", "close"):
            return False, None
        number -= 1
    if number <= 0 or not has_own_subject(draft, clauses, clauses.segments[number].first):
        return False, None
    at = clauses.segments[number].first
    if not _is_content(clauses, number, at):
        return False, None
    above = clauses.segments[number - 1]
    subjects = [m for m in clauses.between(above.first, at) if clauses.is_plain(m) and m.types not in _NO_SPEAKERS]
    holder = subjects[-1].referent if subjects else None
    return True, holder if holder is not draft.subject else None


def _find_bare_holder(draft: Draft, clauses: Clauses) -> Referent | None:
    """Return who holds a content without 'that': 'the union thinks X filmed its drivers', '3F tror X ...'."""
    grammar, bit = clauses.language.file.grammar, clauses.language.bit
    flags, lexemes = clauses.tokens.flags, clauses.tokens.lexemes
    if grammar.verb_final or not (grammar.zero_that or grammar.verb_second):
        return None
    if flags[draft.position - 1] & bit("infinitives"):
        return None
    spots = clauses.between(clauses.segment(draft.position).first, draft.position)
    plain = [m for m in spots if clauses.is_plain(m) and m.kind != "voice"]
    if len(plain) < 2 or plain[-1].referent is not draft.subject or plain[-2].types in _NO_SPEAKERS:
        return None
    articles = bit("definite") | bit("indefinite") | bit("possessive")
    gap = [at for at in range(plain[-2].last, plain[-1].first) if not flags[at] & articles]
    joins = bit("prepositions") | bit("of") | bit("by") | bit("coordinators") | bit("joiners")
    auxiliary = bit("perfect_auxiliaries") | bit("passive_auxiliaries") | bit("future") | bit("conditional")
    doing = {hit.first for hit in clauses.scan.of("trigger") if hit.entry.value.predicate in DEEDS}
    doing |= {at for at in gap if flags[at] & (auxiliary | bit("staff"))}
    doing |= {at for hit in clauses.scan.of("role") for at in range(hit.first, hit.last)}
    governs = all(
        lexemes[at].word and not lexemes[at].capital and not flags[at] & joins and at not in doing for at in gap
    )
    return plain[-2].referent if 1 <= len(gap) <= _LINKS and governs else None


def _find_inserted_holder(draft: Draft, clauses: Clauses) -> Referent | None:
    """Return who holds what stands beside his own words between commas: 'X filmed its drivers, the union fears'."""
    bit, flags, lexemes = clauses.language.bit, clauses.tokens.flags, clauses.tokens.lexemes
    articles = bit("definite") | bit("indefinite") | bit("possessive")
    others = bit("prepositions") | bit("of") | bit("by") | bit("coordinators") | bit("joiners") | bit("relatives")
    others |= bit("negations") | bit("infinitives") | bit("perfect_auxiliaries") | bit("passive_auxiliaries")
    gerunds = clauses.language.file.grammar.gerund_endings
    doing = [hit.first for hit in clauses.scan.of("trigger") if hit.entry.value.predicate in DEEDS]
    for segment in clauses.segments:
        if segment.opener not in ("comma", "close") or segment.first <= draft.position < segment.last:
            continue
        inside = [m for m in clauses.between(segment.first, segment.last) if not m.appositive]
        if len(inside) != 1 or not clauses.is_plain(inside[0]) or inside[0].types not in CRITICS:
            continue
        if any(segment.first <= at < segment.last for at in doing):
            continue
        named = range(inside[0].first, inside[0].last)
        words = [at for at in range(segment.first, segment.last) if at not in named and lexemes[at].word]
        verb = [at for at in words if not flags[at] & articles]
        plain = all(not lexemes[at].capital and not flags[at] & others for at in verb)
        if 1 <= len(verb) <= _LINKS and plain and not lexemes[verb[0]].lower.endswith(gerunds):
            return inside[0].referent if inside[0].referent is not draft.subject else None
    return None


def _find_heading_holder(draft: Draft, clauses: Clauses) -> Referent | None:
    """Return whom a headline names before its colon: 'Verdi: Tellwood überwacht Fahrer'."""
    sentence, lexemes = clauses.scan.sentence, clauses.tokens.lexemes
    high = min(sentence.first + _HEADING, draft.position)
    colon = next((at for at in range(sentence.first, high) if lexemes[at].surface == ":"), -1)
    if colon < 0 or any(at in clauses.verbs for at in range(sentence.first, colon)):
        return None
    named = [m for m in clauses.mentions if m.last <= colon and m.kind == "name" and not m.genitive]
    if len(named) != 1 or named[0].types not in CRITICS or named[0].preposition is not None:
        return None
    return named[0].referent if named[0].referent is not draft.subject else None


def has_own_subject(draft: Draft, clauses: Clauses, at: int) -> bool:
    """Tell whether the deed has a subject of its own behind 'that': no infinitive, which 'at' and 'att' mark too."""
    if clauses.tokens.flags[draft.position - 1] & clauses.language.bit("infinitives"):
        return False
    if clauses.language.file.grammar.drops_subject:
        return True
    return any(at < m.first and m.last <= draft.position and m.kind != "group" for m in clauses.mentions)


def _is_content(clauses: Clauses, number: int, at: int) -> bool:
    """Tell whether 'that' opens what its clause says, thinks or fears: no relative behind a noun."""
    bit, flags, lexemes = clauses.language.bit, clauses.tokens.flags, clauses.tokens.lexemes
    if not flags[at] & bit("relatives"):
        return True
    before = at - 1
    if lexemes[before].surface == ",":
        before -= 1
    small = bit("prepositions") | bit("of") | bit("at")
    for _ in range(_LINKS):
        if before > clauses.scan.sentence.first and flags[before] & small and before not in clauses.verbs:
            before -= 1
    if any(m.first <= before < m.last for m in clauses.mentions):
        return False
    above = clauses.segments[number - 1]
    auxiliary = bit("perfect_auxiliaries") | bit("passive_auxiliaries") | bit("future") | bit("conditional")
    full = [spot for spot in clauses.verbs if above.first <= spot < at and not flags[spot] & auxiliary]
    return not full or any(_ends(clauses, spot) > before - _LINKS for spot in full)


def _ends(clauses: Clauses, at: int) -> int:
    """Return where the verb that begins there ends."""
    return max(
        [hit.last for kind in ("trigger", "speech") for hit in clauses.scan.of(kind) if hit.first == at] + [at + 1]
    )
