"""Dating: which of a sentence's dates is that of a deed."""

from __future__ import annotations

from graph.model import Modality
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Draft, Moment
from loaders.extraction.periods import in_year


def find_day(draft: Draft, moments: list[Moment], clauses: Clauses) -> str | None:
    """Return the date of a deed: the nearest of its clause, else the only one around."""
    moments = [moment for moment in moments if not moment.ends]
    low, high = clauses.span(draft.position)
    inside = [moment for moment in moments if low <= moment.first < high]
    if inside:
        nearest = min(inside, key=lambda moment: abs(moment.first - draft.position))
        ahead = nearest.inferred and draft.modality is Modality.ANNOUNCED and not _is_announcing(nearest, clauses)
        return in_year(nearest.iso, int(nearest.iso[:4]) + 1) if ahead else nearest.iso
    if len(moments) != 1 or len(clauses.segments) > 3 or clauses.segment(moments[0].first).verb:
        return None
    return moments[0].iso


def _is_announcing(moment: Moment, clauses: Clauses) -> bool:
    """Tell whether a date may be that of the announcement: a verb of announcing stands in its clause."""
    segment = clauses.segment(moment.first)
    return any(
        segment.first <= hit.first < segment.last and hit.entry.value == "announce" for hit in clauses.scan.of("speech")
    )
