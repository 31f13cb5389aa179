"""Relationships: what all witnesses of one event amount to, and what became of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from graph.model import PREDICATES, STATED, STATES, AnswerKind, HistoryEntry, Modality, Predicate, Relationship, Review
from graph.names import digest
from graph.standing.copies import find_copies
from graph.standing.events import group_by_event, mark_of
from graph.standing.held import choose_held, date_of, sum_of
from graph.standing.origins import count_origins
from graph.standing.owners import Ownership
from graph.standing.witness import Reply, Witness

_ON_THE_ACT = frozenset({AnswerKind.CONFIRMS, AnswerKind.DISPUTES, AnswerKind.HOLDS_LAWFUL})
_MARKS = {
    "disputed": AnswerKind.DISPUTES,
    "appealed": AnswerKind.APPEALS,
    "reduced": AnswerKind.REDUCES,
    "annulled": AnswerKind.ANNULS,
    "withdrawn": AnswerKind.WITHDRAWS,
    "confirmed": AnswerKind.CONFIRMS,
    "held_lawful": AnswerKind.HOLDS_LAWFUL,
}
_UNDATED = "9999"
_NAMES = {predicate: predicate.value.lower().replace("_", "-") for predicate in Predicate}


def derive_relationships(
    witnesses: Iterable[Witness],
    replies: Iterable[Reply] = (),
    *,
    copies: Iterable[tuple[str, str]] = (),
    owners: Mapping[str, Ownership] | None = None,
) -> tuple[Relationship, ...]:
    """Return the relationships that the witnesses amount to, sorted by pair and id, whatever order they come in.

    Each witness with an object that no person rejected is in exactly one relationship. `replies` that answer none of
    them are passed over. `copies` and `owners` are as in `count_origins`.
    """
    pairs: dict[tuple[str, Predicate, str], dict[str, Witness]] = defaultdict(dict)
    for witness in witnesses:
        if witness.object is not None and witness.review is not Review.REJECTED:
            pairs[witness.subject, witness.predicate, witness.object][witness.claim] = witness
    answers: dict[str, list[Reply]] = defaultdict(list)
    for reply in replies:
        if _counts(reply):
            answers[reply.answered].append(reply)
    copies = tuple(copies)
    derived: list[Relationship] = []
    for pair in sorted(pairs):
        events = group_by_event([pairs[pair][claim] for claim in sorted(pairs[pair])])
        for id_, event in _identify(pair, events).items():
            derived.append(_sum_up(id_, event, answers, copies, owners))
    return tuple(derived)


def _counts(reply: Reply) -> bool:
    if reply.by.review is Review.REJECTED or reply.by.modality in (Modality.ASKED, Modality.DENIED):
        return False
    return reply.by.modality is not Modality.ANNOUNCED or reply.how in (AnswerKind.APPEALS, AnswerKind.DISPUTES)


def _identify(pair: tuple[str, Predicate, str], events: list[list[Witness]]) -> dict[str, list[Witness]]:
    """Return the events by id, sorted: year, sum and detail make the id, and where that is not enough ever more."""
    if len(events) == 1:
        return {_identify_event(pair, events[0], 0): events[0]}
    named: dict[str, list[Witness]] = {}
    waiting = sorted(events, key=lambda event: min(witness.claim for witness in event))
    for precision in count():
        keys = [_identify_event(pair, event, precision) for event in waiting]
        shared = Counter(keys)
        named |= {key: event for key, event in zip(keys, waiting, strict=True) if shared[key] == 1}
        waiting = [event for key, event in zip(keys, waiting, strict=True) if shared[key] > 1]
        if not waiting:
            break
    return dict(sorted(named.items()))


def _identify_event(pair: tuple[str, Predicate, str], event: list[Witness], precision: int) -> str:
    subject, predicate, object_ = pair
    date = None if predicate in STATES else date_of(event)
    amount, currency = sum_of(event)
    details = sorted({witness.detail for witness in event if witness.detail})
    parts: list[object] = [predicate, subject, object_, date and date[:4], amount, currency, *details]
    if precision == 1:
        parts.append(date)
    elif precision == 2:
        parts.append(sorted({tuple(map(str, mark_of(witness))) for witness in event}))
    elif precision > 2:
        parts.append(sorted(witness.claim for witness in event))
    return f"{_NAMES[predicate]}-{digest(*parts)}"


def _sum_up(
    id_: str,
    event: list[Witness],
    answers: Mapping[str, Sequence[Reply]],
    copies: tuple[tuple[str, str], ...],
    owners: Mapping[str, Ownership] | None,
) -> Relationship:
    some = event[0]
    history = _tell_history(event, answers)
    claims = sorted(witness.claim for witness in event)
    held = choose_held(event)
    return Relationship(
        id=id_,
        type=some.predicate,
        subject=some.subject,
        object=some.object or "",
        standing=held.standing,
        claim_ids=tuple(claims),
        standing_claim_ids=held.claims,
        claims=len(claims),
        sources=len({witness.source for witness in event}),
        origins=count_origins(event, _copies_among(event, copies), owners),
        first=held.first,
        last=held.last,
        date=held.date,
        amount=held.amount,
        currency=held.currency,
        means=held.means,
        history=history,
        **_mark(event, history),
    )


def _mark(event: list[Witness], history: tuple[HistoryEntry, ...]) -> dict[str, bool]:
    """Return the marks that the relationship bears for what became of it, by field, without those it lacks."""
    became = {entry.how for entry in history if _is_told(entry)}
    if any(witness.modality is Modality.DENIED for witness in event):
        became.add(AnswerKind.DISPUTES)
    return {name: True for name, how in _MARKS.items() if how in became} if became else {}


def _copies_among(event: list[Witness], copies: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the copies that are known, and those that the sketches of the sources tell."""
    sketches = {witness.source: witness.sketch for witness in event if witness.sketch}
    return (*copies, *find_copies(sketches.items())) if len(sketches) > 1 else copies


def _is_told(entry: HistoryEntry) -> bool:
    """Return whether the entry is firm enough to mark the relationship: a cut that is only alleged is not."""
    return entry.how in (AnswerKind.DISPUTES, AnswerKind.APPEALS) or entry.modality in STATED


def _tell_history(event: list[Witness], answers: Mapping[str, Sequence[Reply]]) -> tuple[HistoryEntry, ...]:
    if not any(witness.claim in answers or _tells_of_its_end(witness) for witness in event):
        return ()
    entries: dict[tuple[AnswerKind, str], HistoryEntry] = {}
    for witness in event:
        for how, by, teller in _find_answers(witness, answers.get(witness.claim, ())):
            own = teller is witness
            date = None if own or (how in _ON_THE_ACT and _tells_of_the_act(teller, witness)) else teller.date
            reduced = how is AnswerKind.REDUCES
            entry = HistoryEntry(
                how=how,
                by=by,
                claim=teller.claim,
                modality=Modality.ASSERTED if own and teller.modality is Modality.DENIED else teller.modality,
                date=date,
                reported=None if date else teller.published,
                amount=teller.amount if reduced else None,
                currency=teller.currency if reduced else None,
            )
            entries[how, teller.claim] = entry
    days = {key: _place_in_time(entry, entries.values()) for key, entry in entries.items()}
    return tuple(entries[key] for key in sorted(entries, key=lambda key: (days[key], entries[key].date is None, *key)))


def _place_in_time(entry: HistoryEntry, told: Iterable[HistoryEntry]) -> str:
    """Return where an entry belongs in order of date.

    One without a date stands by the last that is known of the same act before it was reported: an appeal of which a
    paper tells after the judgment did not follow the judgment.
    """
    if entry.date:
        return entry.date
    reported = entry.reported or _UNDATED
    same = (other.date for other in told if (other.how, other.by) == (entry.how, entry.by))
    return max((date for date in same if date and date <= reported), default=reported)


def _tells_of_its_end(witness: Witness) -> bool:
    return witness.withdrawn or witness.modality is Modality.DENIED


def _find_answers(witness: Witness, replies: Sequence[Reply]) -> list[tuple[AnswerKind, str, Witness]]:
    """Return how, by whom and in which witness this one is answered; by itself too, where it tells of its own end."""
    found = [(reply.how, _name_answerer(reply.by, witness), reply.by) for reply in replies]
    if witness.withdrawn:
        found.append((AnswerKind.WITHDRAWS, witness.subject, witness))
    if witness.modality is Modality.DENIED and witness.attributed_to:
        found.append((AnswerKind.DISPUTES, witness.attributed_to, witness))
    return sorted(found, key=lambda answer: (answer[0], answer[2].claim, answer[1]))


def _name_answerer(reply: Witness, answered: Witness) -> str:
    """Return who answers: who denies, appeals or decides, which is the subject of what is replied.

    Where the reply tells the same act anew, or another one held against its subject, it is the one whose word that is.
    """
    return reply.attributed_to if reply.attributed_to and _tells_of_the_act(reply, answered) else reply.subject


def _tells_of_the_act(reply: Witness, answered: Witness) -> bool:
    """Return whether a reply tells the same act anew, or another one of its subject; its date is then that act's."""
    retold = (reply.predicate, reply.subject) == (answered.predicate, answered.subject)
    return retold or PREDICATES[reply.predicate].accused == "subject"
