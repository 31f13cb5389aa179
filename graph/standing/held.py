"""What of an event is held: its standing, and the date, sum and means that are shown beside it.

A standing vouches for what stands beside it, so that must not come from a claim that is held less firmly; and what a
machine read and no person confirmed must not lift what people wrote.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.model import STATED, STATES, Modality
from graph.standing.dates import cover, is_form_of
from graph.standing.witness import Witness

Sum = tuple[int | float | None, str | None]

_RANKS = {modality: modality.rank for modality in Modality}


@dataclass(frozen=True, slots=True)
class Held:
    """The firmest modality of an event's claims, and what may be shown as held so."""

    standing: Modality
    claims: tuple[str, ...]
    first: str | None
    last: str | None
    date: str | None
    amount: int | float | None
    currency: str | None
    means: str | None


def choose_held(event: Sequence[Witness]) -> Held:
    """Return what of one event is held: by people where any of its witnesses is one's, else by machines.

    Its claims are those that its standing rests on, and means are theirs. Where that is found, admitted or asserted,
    dates and sum are those of witnesses held so, the firmest first; where it is weaker, of those held as it says, else
    of any.
    """
    if len(event) == 1:  # as most events have, which is worth a look
        return _hold_alone(event[0])
    word = [witness for witness in event if not witness.by_machine] or event
    standing = min((witness.modality for witness in word), key=_RANKS.__getitem__)
    vouched = [witness for witness in word if standing not in STATED or witness.modality in STATED]
    upheld = [witness for witness in word if witness.modality is standing]
    first, last = _choose_days(vouched, event)
    amount, currency = next((sum_ for group in _by_firmness(vouched) if (sum_ := sum_of(group))[1]), (None, None))
    return Held(
        standing=standing,
        claims=tuple(sorted(witness.claim for witness in upheld)),
        first=first,
        last=last,
        date=_choose_date(vouched),
        amount=amount,
        currency=currency,
        means=_choose_means(upheld),
    )


def _hold_alone(witness: Witness) -> Held:
    """Return what is held of an event that one witness alone tells of: all that it says, as it says it."""
    day = witness.date or witness.published
    amount, currency = sum_of([witness])
    return Held(
        standing=witness.modality,
        claims=(witness.claim,),
        first=day,
        last=day,
        date=witness.date,
        amount=amount,
        currency=currency,
        means=witness.means if witness.means and witness.detail else None,
    )


def date_of(event: Sequence[Witness]) -> str | None:
    """Return the earliest of the most precise dates, as acts precede publication; of a state only an agreed one."""
    dates = {witness.date for witness in event if witness.date}
    if len(dates) < 2:
        return dates.pop() if dates else None
    longest = max(map(len, dates))
    date = min(date for date in dates if len(date) == longest)
    agreed = all(is_form_of(date, other) for other in dates)
    return date if agreed or event[0].predicate not in STATES else None


def sum_of(event: Sequence[Witness]) -> Sum:
    """Return the sum and its currency, both or neither; a state has none."""
    if event[0].predicate in STATES:
        return None, None
    sums = [(t.amount, t.currency) for t in event if t.amount is not None and t.currency is not None]
    return min(sums, default=(None, None))


def _by_firmness(witnesses: Sequence[Witness]) -> Iterator[list[Witness]]:
    """Yield the witnesses of each modality, from the firmest."""
    for modality in Modality:
        if held := [witness for witness in witnesses if witness.modality is modality]:
            yield held


def _choose_date(witnesses: Sequence[Witness]) -> str | None:
    """Return the date of the firmest, made more precise by those who give a longer form of the same date."""
    stated = all(witness.modality in STATED for witness in witnesses)
    lasts = stated and witnesses[0].predicate in STATES
    chosen: str | None = None
    for group in [witnesses] if lasts else _by_firmness(witnesses):
        date = date_of(group)
        if date and (chosen is None or (stated and date.startswith(chosen))):
            chosen = date
    return chosen


def _choose_means(event: Sequence[Witness]) -> str | None:
    """Return the means in the form that most witnesses give it in, where they tell events apart."""
    given = [witness.means for witness in event if witness.means and witness.detail]
    if not given:
        return None
    forms = Counter(given)
    return min(forms, key=lambda form: (-forms[form], form))


def _choose_days(vouched: Sequence[Witness], event: Sequence[Witness]) -> tuple[str | None, str | None]:
    """Return the earliest and the latest date that is vouched for, else of the event's publication."""
    days = {witness.date for witness in vouched if witness.date}
    days = days or {witness.published for witness in event if witness.published}
    if len(days) < 2:
        day = next(iter(days), None)
        return day, day
    return (
        min(days, key=lambda day: (cover(day)[0], -len(day))),
        max(days, key=lambda day: (cover(day)[1], len(day))),
    )
