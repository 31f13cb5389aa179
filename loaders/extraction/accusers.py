"""Accusers: who charges somebody with a deed has not done it: 'the union reproaches the landlord with filming'."""

from __future__ import annotations

from graph.model import Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import CHARGES
from loaders.extraction.document import Mention
from loaders.extraction.scanning import Hit
from loaders.extraction.wording import is_worded

_FARTHEST_INFINITIVE = 16


def without_accusers(clauses: Clauses, finite: int, found: list[Mention]) -> tuple[list[Mention], bool]:
    """Return who may do what the infinitive at `finite` says, without who charges it, and whether it is a charge."""
    flags, bit = clauses.tokens.flags, clauses.language.bit
    if finite <= clauses.scan.sentence.first or not flags[finite - 1] & bit("infinitives"):
        return found, False
    reason = _is_reason(clauses, finite)
    spots = [
        hit.last
        for hit in clauses.scan.of("trigger")
        if hit.entry.value.predicate is Predicate.ACCUSED
        and finite - _FARTHEST_INFINITIVE <= hit.first < finite - 1
        and acts(clauses, hit)
        and (is_worded(clauses, hit) or not reason)
    ]
    charge = max(spots, default=-1)
    inverted = _find_accused(clauses, charge, finite)
    return inverted or [mention for mention in found if mention.first >= charge], bool(spots)


def _find_accused(clauses: Clauses, charge: int, finite: int) -> list[Mention]:
    """Return the accused where who brings the charge stands behind its verb: 'in mei beschuldigde FNV X ervan te'."""
    if charge < 0 or not clauses.language.file.grammar.verb_second:
        return []
    first = clauses.segment(charge - 1).first
    plain = [m for m in clauses.mentions if first <= m.first < finite and clauses.is_plain(m)]
    if len(plain) < 2 or plain[0].first < charge or plain[1].kind not in ("name", "description"):
        return []
    return plain[1:2] if plain[1].referent is not None else []


def _is_reason(clauses: Clauses, finite: int) -> bool:
    """Tell whether the infinitive is what a charge or measure is for: 'er anmeldt af X for at filme' (da)."""
    reasons = clauses.language.file.grammar.reasons
    if not any(lexeme.lower in reasons for lexeme in clauses.tokens.lexemes[max(0, finite - 2) : finite]):
        return False
    return any(
        hit.last < finite
        and (hit.entry.value.predicate in CHARGES or hit.entry.value.trigger.also is not None)
        and is_worded(clauses, hit)
        for hit in clauses.scan.of("trigger")
    )


def acts(clauses: Clauses, hit: Hit) -> bool:
    """Tell whether the subject of the verb makes the charge: 'accuses', 'has accused', but not 'was accused'."""
    voice = hit.entry.value.voice
    if voice != "participle":
        return bool(voice == "active")
    flags, bit = clauses.tokens.flags, clauses.language.bit
    auxiliary = clauses.auxiliary(hit.first, bit("perfect_auxiliaries"))
    return auxiliary >= 0 and not any(flags[at] & bit("passive_auxiliaries") for at in range(auxiliary + 1, hit.first))
