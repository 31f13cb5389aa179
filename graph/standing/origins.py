"""Origins: how many independent voices stand behind what is said, however often it was printed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.model import Modality
from graph.standing.owners import Ownership
from graph.standing.witness import Witness, strip_type

_NOT_BEHIND = frozenset({Modality.ASKED, Modality.DENIED})


def count_origins(
    witnesses: Iterable[Witness],
    copies: Iterable[tuple[str, str]] = (),
    owners: Mapping[str, Ownership] | None = None,
) -> int:
    """Return the number of independent voices.

    A witness is the voice of whom it is attributed to, else of the relay nearest the origin, else of its publisher.
    Who only asks or denies is no voice behind what others say. A union and its head, where the source tells that she
    leads it, are one. `copies` are pairs of ids of sources that are near-copies of each other, which speak with one
    voice; `owners` gives for a voice the one that owns it, so that what outlets of one owner published since it has
    them counts once.
    """
    everybody = list(witnesses)
    if len(everybody) == 1:
        return 1
    witnesses = [witness for witness in everybody if witness.modality not in _NOT_BEHIND] or everybody
    if len(witnesses) == 1:
        return 1
    voices = {f"voice:{name_origin(witness)}" for witness in witnesses}
    links = [(f"source:{one}", f"source:{other}") for one, other in copies]
    links += [
        (f"source:{witness.source}", f"voice:{witness.publisher}")
        for witness in witnesses
        if name_origin(witness) == witness.publisher
    ]
    links += [
        (f"voice:{voice}", f"owner:{owned.owner}")
        for witness in witnesses
        if (owned := (owners or {}).get(voice := name_origin(witness))) and _is_since(witness, owned)
    ]
    links += [
        (f"voice:{name_origin(witness)}", f"voice:{strip_type(employer)}")
        for witness in witnesses
        for employer in witness.speaks_for
    ]
    leaders = _unite(links)
    return len({leaders.get(voice, voice) for voice in voices})


def _is_since(witness: Witness, owned: Ownership) -> bool:
    """Tell whether it was published when the outlet was its owner's, or may have been."""
    return witness.published is None or witness.published[:4] >= str(owned.since)


def name_origin(witness: Witness) -> str:
    """Return the voice that the witness rests on, without the type of the entity that it is."""
    if witness.attributed_to:
        return strip_type(witness.attributed_to)
    return strip_type(witness.via[0]) if witness.via else witness.publisher


def _unite(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each member of a pair the least member of all that it is linked with, directly or through others."""
    leaders: dict[str, str] = {}

    def lead(member: str) -> str:
        while leaders.setdefault(member, member) != member:
            member = leaders[member]
        return member

    for one, other in pairs:
        first, second = sorted((lead(one), lead(other)))
        leaders[second] = first
    return {member: lead(member) for member in list(leaders)}
