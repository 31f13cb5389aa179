"""Changing: which of two sums a fine had before a court or an authority changed it, and which it has since."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import EntityType, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Draft, Money, Referent


@dataclass(frozen=True, slots=True)
class Change:
    """A sentence's change of a sum; either sum may be missing, and who changed it may be unknown."""

    former: Money | None
    new: Money | None
    changer: Referent | None

    def sum_of(self, draft: Draft) -> Money | None:
        """Return the sum of a fine: the new one of who changed it, the former one of everybody else."""
        return self.new if draft.subject is self.changer else self.former


def read_change(clauses: Clauses, sums: list[Money], drafts: list[Draft]) -> Change | None:
    """Return the change of a sum that the sentence tells, or nothing: 'cut the fine from 32 to 15 million'."""
    amounts, lexemes = clauses.language.file.amounts, clauses.tokens.lexemes
    sentence = clauses.scan.sentence
    at = next((at for at in range(sentence.first, sentence.last) if lexemes[at].lower in amounts.changed), None)
    own = [money for money in sums if not money.converted]
    if at is None or not own:
        return None

    def behind(money: Money, words: tuple[str, ...]) -> bool:
        return money.first > sentence.first and lexemes[money.first - 1].lower in words

    new = next((money for money in own if behind(money, amounts.new)), None)
    if new is None:
        return None
    former = next((money for money in own if money is not new and behind(money, amounts.former)), None)
    former = former or next((money for money in own if money is not new), None)
    payers = [draft.subject for draft in drafts if draft.predicate is Predicate.FINED] if _is_discount(clauses) else []
    return Change(former, new, payers[0] if payers else _changer(clauses, drafts))


def _is_discount(clauses: Clauses) -> bool:
    """Tell whether the sum is less for who pays early: then what is due counts."""
    sentence = clauses.scan.sentence
    text = " ".join(lexeme.lower for lexeme in clauses.tokens.lexemes[sentence.first : sentence.last])
    return any(phrase in text for phrase in clauses.language.file.amounts.discount)


def _changer(clauses: Clauses, drafts: list[Draft]) -> Referent | None:
    """Return who changed the sum: whose verb says so, else the only court that decides here."""
    changed, lexemes = clauses.language.file.amounts.changed, clauses.tokens.lexemes
    fines = [draft for draft in drafts if draft.predicate is Predicate.FINED]
    said = [draft.subject for draft in fines if lexemes[draft.position].lower in changed]
    courts = [draft.subject for draft in fines if draft.subject.type is EntityType.COURT]
    return next(iter(said or courts), None)
