"""Doers: who did what stands behind 'for', without a subject of its own: 'sued X for filming its staff'."""

from __future__ import annotations

from graph.model import Category, EntityType, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import CHARGES, DEEDS, RUN_BY
from loaders.extraction.document import Draft, Referent
from loaders.extraction.rulings import is_prosecutor

_ACTS = frozenset({EntityType.COMPANY, EntityType.PUBLIC_BODY})
_NEAR = 5
_FAR = 9
_ENDING = 3


def find_doers(clauses: Clauses, drafts: list[Draft]) -> list[Draft]:
    """Return the drafts, each deed behind a reason given to who is charged with it or uses what was supplied for it.

    Who complains of a deed, or sold what it was done with, stands as the subject of the sentence and has not done it.
    Where neither a charge nor a supply tells who has, such a deed is dropped: the sentence does not say.
    """
    charge: Draft | None = None
    turned = -1
    unclear: set[int] = set()
    for draft in sorted(drafts, key=lambda one: one.position):
        if draft.predicate in CHARGES and draft.object is not None:
            charge = draft
        if draft.predicate not in DEEDS:
            continue
        if draft.predicate is Predicate.MONITORED and _is_of_staff(clauses, draft):
            unclear.add(id(draft))
            continue
        reason = find_reason(clauses, draft)
        if charge is not None and charge.subject in (draft.subject, draft.object):
            if reason > charge.position or _goes_on(clauses, turned, draft):
                turned = draft.position
                _give_to_charged(draft, charge)
        elif charge is not None and draft.subject is charge.object:
            turned = draft.position
        elif not _is_charged(draft, drafts) and (_is_loose(clauses, draft) or _is_complaint(clauses, draft, reason)):
            unclear.add(id(draft))
    kept = [draft for draft in drafts if id(draft) not in unclear]
    for draft in kept:
        _give_to_user(clauses, draft, kept)
    return kept


def _is_of_staff(clauses: Clauses, deed: Draft) -> bool:
    """Tell whether one of a body's people did it, for whom it need not answer: 'a former X driver stalked Y' (en).

    Who manages a body acts for it while he does.
    """
    flags, bit, lexemes = clauses.tokens.flags, clauses.language.bit, clauses.tokens.lexemes
    named = [m for m in clauses.mentions if m.referent is deed.subject and m.kind == "name" and m.last <= deed.position]
    if not named or not flags[named[-1].last] & bit("staff") or named[-1].genitive:
        return False
    word = lexemes[named[-1].last].lower
    managers = clauses.language.file.groups.get(Category.EXECUTIVES, ())
    low = max(clauses.scan.sentence.first, named[-1].first - 2)
    former = any(flags[at] & bit("former") for at in range(low, named[-1].first))
    return former or not any(form in managers for form in (word, f"{word}s", f"{word}es"))


def _is_charged(deed: Draft, drafts: list[Draft]) -> bool:
    return any(one.predicate in CHARGES and one.object is deed.subject for one in drafts)


def _give_to_charged(draft: Draft, charge: Draft) -> None:
    if draft.subject is charge.subject and charge.object is not None:
        draft.subject = charge.object
    elif draft.predicate is Predicate.SUPPLIED:
        draft.object = charge.object


def _give_to_user(clauses: Clauses, draft: Draft, drafts: list[Draft]) -> None:
    """Give what is done with a tool to who has it, not to who sold it: 'bought software from X to track visitors'."""
    if draft.predicate is not Predicate.MONITORED:
        return
    supplied = (
        one.object for one in drafts
        if one.predicate is Predicate.SUPPLIED and one.subject is draft.subject and one.position < draft.position
    )  # fmt: skip
    user = next((one for one in supplied if one is not None and one.type in RUN_BY), None)
    before = clauses.tokens.flags[draft.position - 1] & clauses.language.bit("infinitives")
    if user is not None and (before or find_reason(clauses, draft) >= 0):
        draft.subject = user


def find_reason(clauses: Clauses, deed: Draft) -> int:
    """Return the word right before a deed that opens what somebody is charged with, nobody named between; else -1."""
    grammar, lexemes = clauses.language.file.grammar, clauses.tokens.lexemes
    named = {
        at for m in clauses.mentions if m.kind == "name" and m.referent is not deed.object
        for at in range(m.first, m.last)
    }  # fmt: skip
    low = max(clauses.scan.sentence.first, deed.position - (_FAR if grammar.verb_final else _NEAR))
    for at in range(deed.position - 1, low - 1, -1):
        joined = grammar.verb_final and at + 1 == deed.position
        if at in named or (joined and clauses.tokens.flags[at] & clauses.language.bit("coordinators")):
            return -1
        if lexemes[at].lower in grammar.reasons:
            return at
    return -1


def _goes_on(clauses: Clauses, turned: int, deed: Draft) -> bool:
    """Tell whether a deed goes on with the reason told right before: 'for filming drivers and hiring detectives'."""
    lexemes, at = clauses.tokens.lexemes, deed.position
    joins = clauses.language.bit("coordinators")
    joined = turned >= 0 and any(clauses.tokens.flags[spot] & joins for spot in range(max(turned, at - 2), at))
    return joined and lexemes[at].lower[-_ENDING:] == lexemes[turned].lower[-_ENDING:]


def _is_loose(clauses: Clauses, deed: Draft) -> bool:
    """Tell whether a union stands as the doer of a gerund of its sentence: 'X paid the union for spying on it' (en).

    Unions are who complains of such deeds, and a gerund does not say whose it is.
    """
    lexemes, flags, bit = clauses.tokens.lexemes, clauses.tokens.flags, clauses.language.bit
    gerund = clauses.language.file.grammar.capital_names and lexemes[deed.position].lower.endswith("ing")
    if not gerund or deed.subject.type is not EntityType.UNION or deed.predicate is not Predicate.MONITORED:
        return False
    before = range(max(clauses.scan.sentence.first, deed.position - 3), deed.position)
    return not any(flags[at] & bit("passive_auxiliaries") for at in before)


def _is_complaint(clauses: Clauses, deed: Draft, reason: int) -> bool:
    """Tell whether another body may have done the deed: 'the union demands compensation from X for filming drivers'."""
    doer = deed.subject
    if reason < 0 or (doer.type in _ACTS and not is_prosecutor(doer, clauses.language)):
        return False
    spoken = [m.last for m in clauses.mentions if m.referent is doer and m.last <= reason]
    return any(
        m.first >= spoken[-1] and m.last <= reason and m.kind == "name" and not m.genitive and _may_do(m.referent)
        for m in clauses.mentions if spoken
    )  # fmt: skip


def _may_do(referent: Referent | None) -> bool:
    return referent is not None and (referent.type is None or referent.type in RUN_BY)
