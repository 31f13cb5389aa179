"""Accusers: who charges somebody with a deed has not done it: 'the union reproaches the landlord with filming'."""

from __future__ import annotations

from graph.model import Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention
from loaders.extraction.scanning import Hit

_FARTHEST_INFINITIVE = 16


def without_accusers(clauses: Clauses, finite: int, found: list[Mention]) -> tuple[list[Mention], bool]:
    """Return who may do what the infinitive at `finite` says, without who charges it, and whether it is a charge."""
    flags, bit = clauses.tokens.flags, clauses.language.bit
    if finite <= clauses.scan.sentence.first or not flags[finite - 1] & bit("infinitives"):
        return found, False
    spots = [
        hit.last
        for hit in clauses.scan.of("trigger")
        if hit.entry.value.predicate is Predicate.ACCUSED
        and finite - _FARTHEST_INFINITIVE <= hit.first < finite - 1
        and _acts(clauses, hit)
    ]
    charge = max(spots, default=-1)
    return [mention for mention in found if mention.first >= charge], bool(spots)


def _acts(clauses: Clauses, hit: Hit) -> bool:
    """Tell whether the subject of the verb makes the charge: 'accuses', 'has accused', but not 'was accused'."""
    voice = hit.entry.value.voice
    if voice != "participle":
        return bool(voice == "active")
    flags, bit = clauses.tokens.flags, clauses.language.bit
    auxiliary = clauses.auxiliary(hit.first, bit("perfect_auxiliaries"))
    return auxiliary >= 0 and not any(flags[at] & bit("passive_auxiliaries") for at in range(auxiliary + 1, hit.first))
