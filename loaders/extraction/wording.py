"""Wording: whether the words that a rule asks for stand among others, and whose a negation beside a verb is."""

from __future__ import annotations

from loaders.extraction.clauses import Clauses
from loaders.extraction.scanning import Hit
from loaders.extraction.segments import Segment
from loaders.extraction.voice import Trigger


def stands_at(word: str, forms: tuple[str, ...]) -> bool:
    """Tell whether a word is one of the forms, or ends so where a form begins with a star."""
    return any(word.endswith(form[1:]) if form.startswith("*") else word == form for form in forms)


def stands_among(word: str, words: frozenset[str], phrase: str) -> bool:
    """Tell whether a word, a phrase or a word that ends so ('*boete') stands among words."""
    if word.startswith("*"):
        return any(other.endswith(word[1:]) for other in words)
    return word in words if " " not in word else f" {word} " in phrase


def is_worded(clauses: Clauses, hit: Hit) -> bool:
    """Tell whether the words that make a charge of a verb stand in the sentence: no charge by 'er' (da) alone."""
    wanted = hit.entry.value.trigger.with_
    words = [
        lexeme.lower for lexeme in clauses.tokens.lexemes[clauses.scan.sentence.first : clauses.scan.sentence.last]
    ]
    among, phrase = frozenset(words), f" {' '.join(words)} "
    return not wanted or any(stands_among(word, among, phrase) for word in wanted)


def is_of_relative(clauses: Clauses, segment: Segment, trigger: Trigger, at: int) -> bool:
    """Tell whether a negation is of a relative clause that no comma parts from the main verb behind it.

    'Teachers who refused to wear trackers were suspended', 'those whose contracts were not renewed have sued'.
    """
    flags, bit = clauses.tokens.flags, clauses.language.bit
    own = flags[trigger.finite] & (bit("passive_auxiliaries") | bit("perfect_auxiliaries"))
    finite = trigger.finite if own or trigger.rule.voice == "noun" else trigger.finite - 1
    if segment.opener != "rel" or clauses.language.file.grammar.verb_final or not segment.first < at < finite:
        return False
    auxiliaries = bit("passive_auxiliaries") | bit("perfect_auxiliaries")
    ahead = bit("infinitives") | bit("modals") | bit("future") | bit("coordinators") | auxiliaries
    if not flags[finite] & auxiliaries or flags[finite - 1] & ahead or at + 1 >= finite:
        return False
    verbal = flags[at - 1] & (auxiliaries | bit("relatives")) or flags[at + 1] & bit("infinitives")
    small = auxiliaries | bit("adverbs") | bit("negations") | bit("infinitives")
    content = any(clauses.tokens.lexemes[spot].word and not flags[spot] & small for spot in range(at + 1, finite))
    subject = any(m.last == finite and m.kind == "name" and clauses.is_plain(m) for m in clauses.mentions)
    return bool(verbal) and content and not subject
