"""Verbs: where the verb forms of a sentence stand, and which words that may be prepositions open a question."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from loaders.extraction.language import Language
from loaders.extraction.scanning import Scan
from loaders.extraction.tokens import Sentence, Tokens

_QUESTION = 14


def find_verbs(language: Language, tokens: Tokens, scan: Scan) -> set[int]:
    """Return where verbs begin in a sentence: triggers, words of saying, auxiliaries and frequent verbs."""
    bit, sentence = language.bit, scan.sentence
    found = {hit.first for hit in scan.of("trigger") if hit.entry.value.voice != "noun"}
    found.update(hit.first for hit in scan.of("speech") if hit.entry.value != "according")
    auxiliary = (
        bit("perfect_auxiliaries") | bit("passive_auxiliaries") | bit("future") | bit("conditional") | bit("verbs")
    )
    found.update(at for at in range(sentence.first, sentence.last) if tokens.flags[at] & auxiliary)
    return found


def owns_noun(
    language: Language, tokens: Tokens, sentence: Sentence, at: int, verbs: AbstractSet[int] = frozenset()
) -> bool:
    """Tell whether a verb form that is a possessive too stands before what is owned: 'van zijn chauffeurs'."""
    bit, flags, following = language.bit, tokens.flags, at + 1
    if not flags[at] & bit("possessive") or following >= sentence.last:
        return False
    governing = bit("prepositions") | bit("by") | bit("of")
    before = flags[at - 1] if at > sentence.first else 0
    if before & governing and not before & bit("infinitives"):
        return True
    small = governing | bit("adverbs") | bit("negations") | bit("definite") | bit("indefinite")
    return tokens.lexemes[following].word and following not in verbs and not flags[following] & small


def opens_question(language: Language, tokens: Tokens, scan: Scan, verbs: set[int], at: int) -> bool:
    """Tell whether a word that is 'about' or 'or' too opens a question: first, behind a comma, before a verb."""
    bit, flags, lexemes = language.bit, tokens.flags, tokens.lexemes
    if (
        not flags[at] & (bit("prepositions") | bit("coordinators"))
        or at == scan.sentence.first
        or not lexemes[at - 1].word
    ):
        return True
    stop = bit("relatives") | bit("subordinators") | bit("coordinators")
    for ahead in range(at + 1, min(at + _QUESTION, scan.sentence.last)):
        if not lexemes[ahead].word or (flags[ahead] & stop and not flags[ahead] & bit("definite")):
            return False
        if ahead in verbs:
            return ahead > at + 1
    return False
