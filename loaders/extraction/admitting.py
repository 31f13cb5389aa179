"""Admitting: what keeps words from being an admission: 'if we had filmed', 'we are accused of', 'must admit'.

Who says of himself what he did admits it only where he says that he did: no condition, no possibility, no charge of
others that he repeats, no word that calls it nonsense, and nobody else's word that he admitted it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graph.model import Modality
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import ACCUSALS
from loaders.extraction.document import Draft, Referent
from loaders.extraction.speech import Saying

_BEFORE = 3


def keep_admission(
    draft: Draft, clauses: Clauses, saying: Saying, sayings: Sequence[Saying], own: Collection[Referent]
) -> bool:
    """Hold an admission as alleged where it is none, and tell whether it is a claim at all; `own` are who may admit."""
    if draft.modality is not Modality.ADMITTED:
        return True
    if _is_conditional(draft, clauses):
        return False
    before = range(clauses.scan.sentence.first, draft.position)
    other = _find_teller(draft, saying, sayings, own)
    if other is not None or _is_doubted(clauses, saying) or names_charge(clauses, before):
        draft.modality, draft.attributed_to = Modality.ALLEGED, other
    return True


def _is_conditional(draft: Draft, clauses: Clauses) -> bool:
    """Tell whether the deed is only possible, ahead or supposed: 'we could have filmed', 'if we had', 'hätten wir'."""
    flags, bit, sentence = clauses.tokens.flags, clauses.language.bit, clauses.scan.sentence
    segment = clauses.segment(draft.position)
    ahead = bit("modals") | bit("permits") | bit("future")
    if any(flags[at] & ahead for at in range(segment.first, segment.last)):
        return True
    # "at have filmet" tells of what was done: the perfect infinitive is no conditional behind its mark.
    reported, lexemes = clauses.language.file.closed.reported, clauses.tokens.lexemes
    spots = (at for at in range(segment.first, segment.last) if flags[at] & bit("conditional"))
    spots = (at for at in spots if lexemes[at].lower not in reported)
    if any(not flags[at - 1] & bit("infinitives") for at in spots):
        return True
    if any(flags[one.first] & bit("conditions") for one in clauses.segments):
        return True
    inverted = bit("perfect_auxiliaries") | bit("passive_auxiliaries")
    opens = segment.first == sentence.first or segment.opener in ("quote", "start")
    return bool(clauses.language.file.grammar.verb_second and opens and flags[segment.first] & inverted)


def _is_doubted(clauses: Clauses, saying: Saying) -> bool:
    """Tell whether a word takes the admission back: 'reportedly admitted', 'must admit', 'it is a lie that we'."""
    flags, bit, sentence = clauses.tokens.flags, clauses.language.bit, clauses.scan.sentence
    if any(flags[at] & bit("doubts") for at in range(sentence.first, sentence.last)):
        return True
    weak = bit("modals") | bit("maybe") | bit("nearly") | bit("hedges") | bit("future") | bit("conditional")
    low = max(clauses.segment(saying.at).first, saying.at - _BEFORE)
    return any(flags[at] & weak for at in range(low, saying.at))


def names_charge(clauses: Clauses, spots: range) -> bool:
    """Tell whether a word of accusing, suing, calling on or investigating stands at one of the tokens."""
    return any(
        hit.first in spots and hit.entry.value.predicate in ACCUSALS and not hit.entry.value.trigger.with_
        for hit in clauses.scan.of("trigger")
    )


def _find_teller(draft: Draft, saying: Saying, sayings: Sequence[Saying], own: Collection[Referent]) -> Referent | None:
    """Return who else tells of the admission or of the deed: 'Laut Verdi hat X zugegeben', ', behauptet Verdi'."""
    for one in sayings:
        if one.speaker is None or one.speaker is draft.subject or one.speaker in own or one.at == saying.at:
            continue
        if one.first <= draft.position < one.last or one.first <= saying.at < one.last:
            return one.speaker
    return None
