"""Sifting: which drafts of one sentence stand beside one another, and whose a charged deed is."""

from __future__ import annotations

from graph.model import Category, EntityType, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import CHARGES, DECIDERS
from loaders.extraction.document import Draft, Referent
from loaders.extraction.doers import find_doers


def sift(clauses: Clauses, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts that stand, a charged deed given to whom the charge is against."""
    return _turned_to_charged(_without_judges(clauses, find_doers(clauses, _without_makers(clauses, drafts))))


def answer_once(drafts: list[Draft]) -> list[Draft]:
    """Keep the first denial of each speaker: two verbs of one answer answer the same charge."""
    first: dict[Referent, Draft] = {}
    for draft in drafts:
        if draft.predicate is Predicate.DISPUTED:
            first.setdefault(draft.subject, draft)
    return [
        draft for draft in drafts
        if draft.predicate is not Predicate.DISPUTED or draft.rule == first[draft.subject].rule
    ]  # fmt: skip


def _without_makers(clauses: Clauses, drafts: list[Draft]) -> list[Draft]:
    """Drop the watching of others' people by whose name a system only bears: 'X drivers are filmed by Y cameras'."""
    systems = clauses.scan.of("technology")
    named = [m for m in clauses.mentions if m.kind == "name" and m.types is EntityType.COMPANY and not m.genitive]
    brands = {
        m.referent for m in named if any(m.first == one.last or m.last == one.first for one in systems)
        and not any(other is not m and other.referent is m.referent for other in named)
    }  # fmt: skip
    return [
        draft for draft in drafts
        if draft.predicate is not Predicate.MONITORED or draft.subject not in brands
        or draft.object is None or draft.object.of is draft.subject
        or (draft.object.of is None and not any(m.referent is not draft.subject for m in named))
    ]  # fmt: skip


def _without_judges(clauses: Clauses, drafts: list[Draft]) -> list[Draft]:
    """Drop fines that a court only quashed, that a victim was paid, or by a body fined in the same sentence."""
    sentence, annulled = clauses.scan.sentence, clauses.language.bit("annulled")
    quashed = any(clauses.tokens.flags[at] & annulled for at in range(sentence.first, sentence.last))
    damages = clauses.language.bit("damages")
    named = any(
        hit.entry.value.predicate is Predicate.FINED
        and hit.entry.value.voice == "noun"
        and not clauses.tokens.flags[hit.first] & damages
        for hit in clauses.scan.of("trigger")
    )
    paid = not named and any(clauses.tokens.flags[at] & damages for at in range(sentence.first, sentence.last))
    drafts = [draft for draft in drafts if not (paid and _is_paid(draft))]
    fined = {draft.object for draft in drafts if draft.predicate is Predicate.FINED}
    return [
        draft for draft in drafts
        if draft.predicate is not Predicate.FINED
        or not (draft.subject in fined or (quashed and draft.subject.type is EntityType.COURT))
    ]  # fmt: skip


def _turned_to_charged(drafts: list[Draft]) -> list[Draft]:
    """Give a deed to whom an authority charges with it: 'reprimands X for having recorded customers'."""
    charges: dict[Referent, Draft] = {}
    accused = {draft.object for draft in drafts if draft.predicate is Predicate.ACCUSED}
    for draft in sorted(drafts, key=lambda one: one.position):
        if draft.predicate in CHARGES and draft.subject.type in DECIDERS:
            charges[draft.subject] = draft
        elif draft.predicate is Predicate.MONITORED and draft.subject in charges and draft.subject not in accused:
            draft.subject = charges[draft.subject].object or draft.subject
    for draft in drafts:
        if (
            draft.predicate is Predicate.MONITORED
            and draft.subject.category is Category.EXECUTIVES
            and draft.subject.of is not None
        ):
            draft.subject = draft.subject.of if draft.subject.of.type is EntityType.COMPANY else draft.subject
    hired = {draft.object for draft in drafts if draft.predicate is Predicate.HIRED}
    return [
        draft for draft in drafts
        if draft.subject is not draft.object and (draft.subject in hired or not _is_nameless(draft))
        and not (draft.predicate is Predicate.MONITORED and draft.subject.type in DECIDERS)
    ]  # fmt: skip


def _is_nameless(draft: Draft) -> bool:
    """Tell whether nobody who is named watches a group that belongs to nobody: no claim."""
    parties = (draft.subject, draft.object)
    return draft.predicate is Predicate.MONITORED and all(
        one is not None and one.type is EntityType.GROUP and one.of is None and one.count is None for one in parties
    )


def _is_paid(draft: Draft) -> bool:
    """Tell whether damages stand as a fine on a person: the one that they go to."""
    return draft.predicate is Predicate.FINED and draft.object is not None and draft.object.type is EntityType.PERSON
