"""Sharing: who else bears a part of the fine that one sentence tells, and which sum is whose."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.model import Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECIDERS
from loaders.extraction.document import Draft, Mention
from loaders.extraction.framing import may_be
from loaders.extraction.parties import settle


@dataclass(frozen=True, slots=True)
class Share:
    """A party of a fine, and the token of the number that is his sum."""

    mention: Mention
    sum_at: int


def find_shares(clauses: Clauses, object_: Mention) -> list[Share]:
    """Return the shares of a fine on several, each with a sum: '2 million on X and 1 million on Y', 'X 2m and Y 3m'.

    The share of the object itself comes first; there are none where nobody else has a sum.
    """
    small = _small_words(clauses)
    parties = [object_]
    for mention in clauses.mentions:
        if mention.first < parties[-1].last or mention.appositive:
            continue
        gap = [at for at in range(parties[-1].last, mention.first) if not _is_described(clauses, mention, at)]
        if mention.preposition != object_.preposition or mention.genitive or mention.types in DECIDERS:
            break
        if not any(_is_sum(clauses, at) for at in gap) or not all(at in small or _is_sum(clauses, at) for at in gap):
            break
        if not _has_own(clauses, mention, gap, small):
            break
        parties.append(mention)
    if len(parties) == 1:
        return []
    behind = _find_behind(clauses, parties[-1], small) >= 0
    spots = [_find_behind(clauses, one, small) if behind else _find_before(clauses, one) for one in parties]
    return [Share(mention, at) for mention, at in zip(parties, spots, strict=True)]


def share_fine(clauses: Clauses, drafts: list[Draft], object_: Mention) -> list[Draft]:
    """Return the drafts of a fine with those of who else is fined, each with the place of its own sum."""
    if not drafts:
        return drafts
    told, held = list(drafts), {draft.object for draft in drafts}
    for share in find_shares(clauses, object_):
        party = share.mention.referent
        if party is None:
            continue
        settle(party, Predicate.FINED, "object", share.mention)
        if party not in held and may_be(Predicate.FINED, "object", party):
            told.append(replace(drafts[0], object=party, qualifiers=dict(drafts[0].qualifiers)))
        for draft in told:
            if draft.object is party and share.sum_at >= 0:
                draft.qualifiers["sum_at"] = share.sum_at
    return told


def keep_shares(drafts: list[Draft]) -> None:
    """Give every fine on a party the sum that one of the sentence's fines tells to be its own."""
    told = {
        (draft.subject, draft.object): draft.qualifiers["sum_at"] for draft in drafts if "sum_at" in draft.qualifiers
    }
    for draft in drafts:
        if draft.predicate is Predicate.FINED and (draft.subject, draft.object) in told:
            draft.qualifiers.setdefault("sum_at", told[draft.subject, draft.object])


def _small_words(clauses: Clauses) -> frozenset[int]:
    """Return where words stand that part one share from the next: 'and one of 480,000 euros to'."""
    lexemes, flags, bit = clauses.tokens.lexemes, clauses.tokens.flags, clauses.language.bit
    small = bit("coordinators") | bit("prepositions") | bit("of") | bit("definite") | bit("indefinite") | bit("another")
    small |= bit("passive_auxiliaries")
    fines = (hit for hit in clauses.scan.of("trigger") if hit.entry.value.predicate is Predicate.FINED)
    told = {at for hit in fines for at in range(hit.first, hit.last)}
    sentence, numbers = clauses.scan.sentence, clauses.language.money_words
    return frozenset(
        at for at in range(sentence.first, sentence.last)
        if at in told or flags[at] & small or lexemes[at].lower in numbers or lexemes[at].surface in ",.€$£"
    )  # fmt: skip


def _is_described(clauses: Clauses, mention: Mention, at: int) -> bool:
    """Tell whether a description of a party stands at a place: 'per 20mila euro la clinica Salus'."""
    return any(m.appositive and m.referent is mention.referent and m.first <= at < m.last for m in clauses.mentions)


def _is_sum(clauses: Clauses, at: int) -> bool:
    """Tell whether the number of a sum stands there, also one with its scale: '480mila euro', but no year."""
    lexemes, words = clauses.tokens.lexemes, clauses.language.money_words
    if not lexemes[at].surface[:1].isdigit():
        return False
    first = last = at
    while first > 0 and lexemes[first - 1].digit:
        first -= 1
    while last + 1 < len(lexemes) and lexemes[last + 1].digit:
        last += 1
    beside = [lexemes[spot].lower for spot in (first - 1, last + 1) if 0 <= spot < len(lexemes)]
    return any(word in words or word in "€$£" for word in beside)


def _has_own(clauses: Clauses, mention: Mention, gap: list[int], small: frozenset[int]) -> bool:
    """Tell whether a party behind 'and' has a sum of its own: in 'fined X 2m and Y appealed' it has none."""
    joints = [at for at in gap if clauses.tokens.flags[at] & clauses.language.bit("coordinators")]
    if joints and any(at > joints[-1] and _is_sum(clauses, at) for at in gap):
        return True
    return _find_behind(clauses, mention, small) >= 0


def _find_behind(clauses: Clauses, mention: Mention, small: frozenset[int]) -> int:
    """Return the sum that only small words part from the party before it, or -1; 'and' ends what is its own."""
    joins = clauses.language.bit("coordinators")
    for at in range(mention.last, clauses.scan.sentence.last):
        if _is_sum(clauses, at):
            return at
        if at not in small or clauses.tokens.flags[at] & joins:
            return -1
    return -1


def _find_before(clauses: Clauses, mention: Mention) -> int:
    """Return the last sum before a party, or -1."""
    spots = range(mention.first - 1, clauses.scan.sentence.first - 1, -1)
    return next((at for at in spots if _is_sum(clauses, at)), -1)
