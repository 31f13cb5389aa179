"""Answering: which decisions or deeds of the same text a decision annuls or cuts, told before or after it."""

from __future__ import annotations

from graph.model import Answer, AnswerKind, Claim, Predicate
from loaders.extraction.deeds import DECISIONS
from loaders.extraction.document import Draft
from loaders.extraction.framing import AUTHORITIES


def link_answers(drafts: list[Draft]) -> None:
    """Note beside each decision that annuls or cuts another which of the drafts it does so to."""
    for draft in drafts:
        if draft.how in (AnswerKind.ANNULS, AnswerKind.REDUCES):
            draft.answered = _choose(draft, [other for other in drafts if _may_be_answered(draft, other)])


def name_answers(drafts: list[Draft], claims: list[Claim]) -> list[Claim]:
    """Return the claims of the drafts, each with the claims that it answers."""
    made = {id(draft): claim for draft, claim in zip(drafts, claims, strict=True)}
    return [_name(draft, claim, made) for draft, claim in zip(drafts, claims, strict=True)]


def _name(draft: Draft, claim: Claim, made: dict[int, Claim]) -> Claim:
    kept = (made.get(id(_settled(other))) for other in draft.answered)
    ids = sorted({other.id for other in kept if other is not None and other is not claim})
    if draft.how is None or not ids:
        return claim
    return claim.model_copy(update={"answers": tuple(Answer(claim=one, how=draft.how) for one in ids)})


def _settled(draft: Draft) -> Draft:
    while draft.into is not None:
        draft = draft.into
    return draft


def _may_be_answered(draft: Draft, other: Draft) -> bool:
    """Tell whether a decision could be about the other: a court's about an authority's, or about a dismissal."""
    if other is draft or (draft.object is None and draft.how is AnswerKind.ANNULS):
        return False
    if draft.how is AnswerKind.REDUCES:
        if other.predicate is not Predicate.FINED or other.object is not draft.object:
            return False
        return other.subject is not draft.subject and other.subject.type in AUTHORITIES and _is_cut(draft, other)
    wanted = draft.answerable or (*DECISIONS, Predicate.FIRED)
    return other.subject is draft.object and other.object is not draft.subject and other.predicate in wanted


def _is_cut(draft: Draft, other: Draft) -> bool:
    """Tell whether the new sum is less than the former one; where one is unknown, whether the rule is of cuts alone."""
    new, former = draft.qualifiers, other.qualifiers
    if new.get("amount") is None or former.get("amount") is None:
        return bool(draft.answerable)
    return bool(new["currency"] == former["currency"] and new["amount"] < former["amount"])


def _choose(draft: Draft, found: list[Draft]) -> list[Draft]:
    """Return those of one matter: of its own sentence, else what was told before, else what was told after.

    Where several matters were told, the last sentence of them counts, and nothing where they are of several parties.
    """
    here = [other for other in found if other.sentence == draft.sentence]
    near = here or [other for other in found if other.sentence < draft.sentence] or found
    if here or len({id(other.object) for other in near}) > 1:
        return here
    if _is_one_matter(draft, near):
        return near
    last = max(other.sentence for other in near)
    latest = [other for other in near if other.sentence == last]
    return latest if _is_one_matter(draft, latest) and last < draft.sentence else []


def _is_one_matter(draft: Draft, found: list[Draft]) -> bool:
    """Tell whether decisions are of one kind, or of kinds that are named, and no two fines of different sums."""
    sums = {other.qualifiers.get("amount") for other in found if other.predicate is Predicate.FINED} - {None}
    kinds = {other.predicate for other in found}
    return len(sums) < 2 and (len(kinds) < 2 or bool(draft.answerable))
