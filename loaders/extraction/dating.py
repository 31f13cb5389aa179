"""Dating: which of a sentence's dates is that of a deed."""

from __future__ import annotations

from graph.model import Modality, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Draft, Moment
from loaders.extraction.periods import in_year
from loaders.extraction.segments import Segment

_BEFORE = 4


def find_day(draft: Draft, moments: list[Moment], clauses: Clauses) -> str | None:
    """Return the date of a deed: the nearest of its clause, else the only one around."""
    moments = [moment for moment in moments if not moment.ends and not _is_others(moment, draft, clauses)]
    low, high = clauses.span(draft.position)
    inside = [moment for moment in moments if low <= moment.first < high]
    inside = [moment for moment in inside if moment.first > draft.position] or inside if _is_measured(draft) else inside
    if inside:
        nearest = min(inside, key=lambda moment: abs(moment.first - draft.position))
        ahead = nearest.inferred and draft.modality is Modality.ANNOUNCED and not _is_announcing(nearest, clauses)
        return in_year(nearest.iso, int(nearest.iso[:4]) + 1) if ahead else nearest.iso
    if len(moments) != 1 or len(clauses.segments) > 3 or clauses.segment(moments[0].first).verb:
        return None
    return moments[0].iso


def _is_measured(draft: Draft) -> bool:
    """Tell whether a fine is told of by its noun or participle, whose own date stands behind it."""
    return draft.predicate is Predicate.FINED and not draft.rule.endswith("/active")


def _is_others(moment: Moment, draft: Draft, clauses: Clauses) -> bool:
    """Tell whether a date is another event's: of the facts, of a complaint, of who was founded then, of an appeal."""
    lexemes, home = clauses.tokens.lexemes, clauses.segment(moment.first)
    before = range(max(home.first, moment.first - _BEFORE), moment.first)
    others = clauses.language.file.dates.others
    lasting = draft.predicate is Predicate.MONITORED
    bit, flags = clauses.language.bit, clauses.tokens.flags
    linked = bit("prepositions") | bit("of")
    # "a complaint of 2019" is of 2019; "filed a complaint on 3 July" is told of that day.
    dated = (at for at in before if lexemes[at].lower in others and not _is_own(at, draft, clauses))
    if not lasting and any(any(flags[spot] & linked for spot in range(at + 1, moment.first)) for at in dated):
        return True
    apart = home is not clauses.segment(draft.position) and moment.first < draft.position
    if apart and (home.opener == "rel" or (_is_apposition(home, moment, clauses) and not lasting)):
        return True
    appealed = any(
        home.first <= hit.first < home.last and hit.entry.value.predicate is Predicate.APPEALED
        for hit in clauses.scan.of("trigger")
    )
    return draft.predicate is Predicate.FINED and appealed and moment.first < draft.position


def _is_own(at: int, draft: Draft, clauses: Clauses) -> bool:
    """Tell whether a word is part of what tells of the deed itself: 'filed a complaint'."""
    hits = (hit for hit in clauses.scan.of("trigger") if hit.entry.value.predicate is draft.predicate)
    return at == draft.position or any(hit.first <= at < hit.last for hit in hits)


def _is_apposition(home: Segment, moment: Moment, clauses: Clauses) -> bool:
    """Tell whether a date stands in what is only added between commas: ', seit 1998 in Mountain View,'."""
    words = [at for at in range(home.first, home.last) if clauses.tokens.lexemes[at].word]
    others = [at for at in words if not moment.first - 1 <= at < moment.last]
    return home.opener == "comma" and not home.verb and len(others) > 1


def _is_announcing(moment: Moment, clauses: Clauses) -> bool:
    """Tell whether a date may be that of the announcement: a verb of announcing stands in its clause."""
    segment = clauses.segment(moment.first)
    return any(
        segment.first <= hit.first < segment.last and hit.entry.value == "announce" for hit in clauses.scan.of("speech")
    )
