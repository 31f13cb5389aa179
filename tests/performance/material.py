"""Material to load: readings of invented companies and authorities, as many as asked for, always the same."""

from __future__ import annotations

import random

from graph.model import Claim, Entity, EntityType, Modality, Predicate, Reading, Source, SourceKind

_PREDICATES = (Predicate.FINED, Predicate.INVESTIGATED, Predicate.ORDERED)


def invent_readings(sources: int, claims_each: int, seed: int = 1) -> list[Reading]:
    """Return readings of that many sources, each with that many claims about 40 authorities and 2,000 companies."""
    dice = random.Random(seed)
    return [_invent_reading(number, claims_each, dice) for number in range(sources)]


def _invent_reading(number: int, claims: int, dice: random.Random) -> Reading:
    source = Source(kind=SourceKind.DATASET, title=f"Invented list {number}", publisher="Nobody", lang="en")
    entities: dict[str, Entity] = {}
    said = []
    for place in range(claims):
        authority = Entity(type=EntityType.REGULATOR, name=f"Authority {dice.randrange(40)}")
        company = Entity(type=EntityType.COMPANY, name=f"Company {dice.randrange(2_000)}")
        entities |= {authority.id: authority, company.id: company}
        said.append(_invent_claim(source, authority, company, place, dice))
    return Reading(source=source, entities=tuple(entities.values()), claims=tuple(said))


def _invent_claim(source: Source, authority: Entity, company: Entity, place: int, dice: random.Random) -> Claim:
    predicate = dice.choice(_PREDICATES)
    fined = predicate is Predicate.FINED
    return Claim(
        source=source.id,
        predicate=predicate,
        subject=authority.id,
        object=company.id,
        modality=Modality.FOUND,
        attributed_to=authority.id,
        evidence=f"Line {place}: {authority.name} acted on {company.name}.",
        date=f"{dice.randrange(2018, 2026)}-{dice.randrange(1, 13):02}",
        amount=dice.randrange(1, 500) * 1000 if fined else None,
        currency="EUR" if fined else None,
        extractor="invented/1",
    )
