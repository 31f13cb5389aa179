"""Rivals: two companies of one sentence, of which 'the company' of the next may mean either.

'Microsoft accused Google of abuse. The company was fined': whoever charges is not the one that did it. An owner named
in passing is no rival: 'X, which is owned by Y, was fined. The company appealed.'
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graph.model import EntityType, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import ACCUSALS
from loaders.extraction.document import Draft, Mention, Referent
from loaders.extraction.kinds import Kinds

_GRAVE = frozenset({
    Predicate.MONITORED, Predicate.FINED, Predicate.ORDERED, Predicate.FIRED, Predicate.HIRED, Predicate.APPEALED,
    Predicate.SUPPLIED, Predicate.DISPUTED,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rivals:
    """The companies that a sentence names as parties of their own, and whom each of them charged there."""

    sentence: int = -1
    parties: frozenset[Referent] = frozenset()
    charged: dict[Referent, Referent] = field(default_factory=dict)


def note_rivals(clauses: Clauses, drafts: list[Draft]) -> Rivals:
    """Return the rivals of a sentence."""
    owners = {draft.object for draft in drafts if draft.predicate is Predicate.SUBSIDIARY_OF}
    named = {
        mention.referent for mention in clauses.mentions
        if mention.kind == "name" and mention.types is EntityType.COMPANY and not mention.appositive
        and not mention.genitive and mention.preposition not in clauses.language.file.closed.of
        and not (mention.preposition is not None and mention.referent in owners)
    }  # fmt: skip
    charged = {draft.subject: draft.object for draft in drafts if draft.predicate in ACCUSALS and draft.object}
    parties = frozenset(one for one in named if one is not None)
    return Rivals(clauses.scan.index, parties if len(parties) > 1 else frozenset(), charged)


def tell_apart(
    clauses: Clauses, rivals: Rivals, kinds: Kinds | None, mention: Mention, predicate: Predicate
) -> Mention | None:
    """Return whom a description or pronoun of the next sentence means among rivals: the charged one, else nobody.

    A noun that tells which of them it is ('the bank'), and 'the latter', say so themselves.
    """
    referent = mention.referent
    vague = not mention.appositive and (
        (mention.kind == "description" and not (kinds and mention.noun and kinds.of_noun(mention.noun)))
        or (mention.kind == "pronoun" and not _is_latter(clauses, mention))
    )
    if referent is None or not vague or predicate not in _GRAVE or referent not in rivals.parties:
        return mention
    if clauses.scan.index - rivals.sentence != 1 or any(
        other.kind == "name" and other.referent is referent for other in clauses.mentions
    ):
        return mention
    charged = rivals.charged.get(referent)
    if charged in rivals.parties:
        return replace(mention, referent=charged, with_=())
    return mention if referent in rivals.charged.values() else None


def _is_latter(clauses: Clauses, mention: Mention) -> bool:
    latter = clauses.language.bit("latter")
    return any(clauses.tokens.flags[at] & latter for at in range(mention.first, mention.last))
