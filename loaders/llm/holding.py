"""Holding: whether a sentence holds a claim as the model says: not denied, not hedged, in whose word."""

from __future__ import annotations

from graph.model import PREDICATES, STATES, Entity, EntityType, Modality, Predicate
from loaders.extraction.language import Language
from loaders.llm.answers import ProposedClaim
from loaders.llm.cast import Refused
from loaders.llm.parties import Standing
from loaders.llm.sentences import Sentence

_AUTHORITIES = frozenset({EntityType.REGULATOR, EntityType.COURT, EntityType.PUBLIC_BODY})
_ADMISSIBLE = frozenset({Predicate.MONITORED, Predicate.SUPPLIED, Predicate.HIRED, Predicate.FIRED})
_REACH = 3
_FIRM = frozenset({Modality.FOUND, Modality.ASSERTED, Modality.ADMITTED})


def check_holding(
    claim: ProposedClaim,
    standing: Standing,
    sentence: Sentence,
    language: Language,
    subject: Entity,
    origin: Entity | None,
) -> None:
    """Raise Refused where the words of the sentence do not bear the claim, or not as firmly as it is put."""
    _check_negation(claim, standing, sentence, language)
    _check_firmness(claim, standing, sentence, language)
    if claim.modality is Modality.FOUND and not any(one and one.type in _AUTHORITIES for one in (subject, origin)):
        raise Refused("'found' needs an authority or a court as its subject or in attributed_to")
    if claim.modality is Modality.ADMITTED and (
        claim.predicate not in _ADMISSIBLE or (origin is not None and origin.id != subject.id)
    ):
        raise Refused("'admitted' is only for MONITORED, SUPPLIED, HIRED and FIRED, in the word of the one who did it")


def _check_negation(claim: ProposedClaim, standing: Standing, sentence: Sentence, language: Language) -> None:
    """Find a negation up to the end of the clause in which subject, object and words stand, or a denial anywhere."""
    closed, speech = language.file.closed, language.file.speech
    words = sentence.words
    negations = [phrase for phrase in closed.negations if phrase not in closed.prepositions]
    negated = words.has(negations, 0, words.end_of_clause(standing.end))
    denied = words.has(speech.deny)
    if claim.modality is Modality.DENIED:
        if not (negated or denied):
            raise Refused("nothing in the sentence denies it")
    elif claim.predicate is Predicate.DISPUTED:
        if found := words.has(negations, max(0, standing.words.first - _REACH), standing.words.first):
            raise Refused(f"a negation stands before the words ({found!r}); if it is part of the denial, include it")
    elif found := negated or denied:
        raise Refused(f"the sentence holds a negation or a denial ({found!r})")


def _check_firmness(claim: ProposedClaim, standing: Standing, sentence: Sentence, language: Language) -> None:
    if claim.modality not in _FIRM:
        return
    closed, speech = language.file.closed, language.file.speech
    words, rule = sentence.words, PREDICATES[claim.predicate]
    if sentence.folded.rstrip("\"' )").endswith("?"):
        raise Refused("the sentence is a question; its modality is 'asked'")
    if claim.predicate in STATES:
        return
    if claim.predicate is Predicate.FINED and (found := words.has(closed.demands)):
        raise Refused(f"a fine that is only possible or demanded ({found!r}) is no FINED")
    clause = words.end_of_clause(standing.end)
    if (found := words.has(closed.future, 0, clause)) and not claim.announced:
        raise Refused(f"the sentence speaks of what is to come ({found!r}); its modality is 'announced'")
    if rule.speech_act or claim.predicate is Predicate.WROTE_TO:
        return
    if found := words.has(
        (*closed.hedges, *closed.conditional, *closed.reported, *speech.ask, *closed.whether), 0, clause
    ):
        raise Refused(f"the sentence is not that sure ({found!r}); its modality is 'alleged' or 'asked'")
    if claim.modality is not Modality.ADMITTED and sentence.is_quoted(claim.words):
        raise Refused("the words stand in a quotation; its modality is 'alleged'")
    if claim.modality is Modality.ASSERTED and (found := words.has((*speech.say, *speech.according))):
        raise Refused(f"the sentence gives it as somebody's word ({found!r}); its modality is 'alleged'")
