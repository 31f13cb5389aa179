"""Qualifiers: the sum, the date, the means of a claim, by what its predicate permits and the nearest clause."""

from __future__ import annotations

from graph.model import STATES, EntityType, Predicate
from loaders.extraction.changing import Change
from loaders.extraction.clauses import Clauses
from loaders.extraction.coinage import bears_name, currency_of, is_plain, share_name
from loaders.extraction.dating import find_day
from loaders.extraction.document import Draft, Moment, Money
from loaders.extraction.respective import share_sum
from loaders.extraction.tenure import has_ended

_NEAR = 4
_DATED = frozenset(Predicate) - {Predicate.SUBSIDIARY_OF, Predicate.MEMBER_OF, Predicate.LEADS, Predicate.WORKS_FOR}


def qualify(
    draft: Draft, clauses: Clauses, sums: list[Money], moments: list[Moment], view: str, change: Change | None = None
) -> None:
    """Add sum, date, means, technology and signatories to the draft."""
    sums = [money for money in sums if not _is_other(money, clauses)]
    if draft.predicate is Predicate.FINED and change is not None:
        _set_sum(draft, clauses, change.sum_of(draft), sums)
    elif draft.predicate is Predicate.FINED:
        _add_sum(draft, clauses, sums, draft.qualifiers.pop("sum_at", None))
    if draft.predicate in _DATED and moments:
        if change is not None and draft.subject is change.changer:
            home = clauses.segment(draft.position)
            moments = [moment for moment in moments if home.first <= moment.first < home.last]
        day = find_day(draft, moments, clauses)
        if day is not None:
            draft.qualifiers.setdefault("date", day)
    if draft.predicate in (Predicate.MONITORED, Predicate.SUPPLIED):
        tool = _tool(draft, clauses, view)
        if tool:
            draft.qualifiers.setdefault("means" if draft.predicate is Predicate.MONITORED else "technology", tool)
    if draft.predicate is Predicate.WROTE_TO and draft.subject.count is not None:
        draft.qualifiers.setdefault("signatories", draft.subject.count)
    if draft.predicate in STATES and has_ended(clauses, draft.position):
        draft.qualifiers["past"] = True
    if draft.predicate is Predicate.ADVERTISED_FOR and clauses.has(draft.position, clauses.language.bit("withdrawn")):
        draft.qualifiers["withdrawn"] = True


def _is_other(money: Money, clauses: Clauses) -> bool:
    """Tell whether a sum is what somebody earns, is worth or paid for something: 'X, with sales of £9m, was fined'."""
    segment, lexemes, others = (
        clauses.segment(money.first),
        clauses.tokens.lexemes,
        clauses.language.file.amounts.others,
    )
    behind_it = " ".join(lexeme.lower for lexeme in lexemes[money.last : money.last + _NEAR])
    if any(f"{behind_it} ".startswith(f"{rate} ") for rate in clauses.language.file.amounts.rates):
        return True
    before = range(max(segment.first, money.first - _NEAR), money.first)
    behind = range(money.last, min(segment.last, money.last + _NEAR))
    return any(lexemes[at].lower in others for at in (*before, *behind))


def _add_sum(draft: Draft, clauses: Clauses, sums: list[Money], told_at: object) -> None:
    own = [money for money in sums if not money.converted]
    told = next((money for money in own if isinstance(told_at, int) and money.first <= told_at < money.last), None)
    if told is not None:
        _write_sum(draft, clauses, told, sums)
        return
    if not own:
        return
    home = clauses.index(draft.position)
    own = [m for m in own if clauses.segment(m.first).opener != "rel" or clauses.index(m.first) == home] or own
    place = next(
        (m.last for m in clauses.mentions if m.referent is draft.object and m.first > draft.position), draft.position
    )
    after = [money for money in own if money.first >= place]
    several = len(own) > 1
    before = [money for money in own if draft.position <= money.first and money.last <= place]
    if several and before and place != draft.position:
        after = before[-1:]
    elif several and (beside := [money for money in own if 0 <= draft.position - money.last <= 2]):
        after = beside
    free = [money for money in own if not any(at in clauses.verbs for at in range(draft.position + 1, money.first))]
    near = free or own
    after = [money for money in after if money in near]
    chosen = min(near, key=lambda money: abs(money.first - draft.position)) if not (several and after) else after[0]
    if not several:
        chosen = own[0]
    _set_sum(draft, clauses, chosen, sums)


def _set_sum(draft: Draft, clauses: Clauses, chosen: Money | None, sums: list[Money]) -> None:
    """Give the draft a sum and, where one stands right behind it, its conversion."""
    _write_sum(draft, clauses, share_sum(chosen, draft, clauses, sums) if chosen is not None else None, sums)


def _write_sum(draft: Draft, clauses: Clauses, chosen: Money | None, sums: list[Money]) -> None:
    currency = _currency(chosen, draft, clauses) if chosen is not None else None
    if chosen is None or currency is None:
        return
    draft.qualifiers["amount"], draft.qualifiers["currency"] = chosen.amount, currency
    following = [money for money in sums if money.converted and money.first >= chosen.last]
    if following and following[0].first - chosen.last <= 8 and not is_plain(following[0].currency):
        draft.qualifiers["converted_amount"] = following[0].amount
        draft.qualifiers["converted_currency"] = following[0].currency


def _currency(money: Money, draft: Draft, clauses: Clauses) -> str | None:
    """Return the sum's currency; one without a country of its own is that of who imposes it: 'a Swedish fine, kronor'.

    Where the language is spoken in several countries with coins of one name ("dollars" in English), it is that of who
    imposes it; where it is at home in one of them and the authority in another, either may be meant. What may be
    another's stays unknown, as a plain name of an authority without a known country does, and so does the sum.
    """
    own = currency_of(draft.subject.country)
    if is_plain(money.currency):
        return own if own is not None and bears_name(own, money.currency) else None
    if own is None or own == money.currency or money.named == "full":
        return money.currency
    if money.named == "inherited":
        return own
    if not share_name(money.currency, own):
        return money.currency
    home = clauses.language.file.amounts.home
    return own if own in home or money.currency not in home else None


def _tool(draft: Draft, clauses: Clauses, view: str) -> str | None:
    for mention in clauses.mentions:
        if (
            mention.referent is not None
            and mention.referent.type is EntityType.TECHNOLOGY
            and mention.first >= draft.position - 12
        ):
            return clauses.tokens.text(view, mention.first, mention.last)
    return None
