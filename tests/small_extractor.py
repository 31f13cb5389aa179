"""A small extractor for tests of loaders: it reads 'X fined Y.' and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import Claim, Entity, EntityType, Modality, Predicate, Reading
from loaders.known import Known, describe_source

_FINE = re.compile(r"(?P<subject>[A-Z]\w+) fined (?P<object>[A-Z]\w+)\.")


@dataclass(frozen=True)
class SmallExtractor:
    """Reads fines; a text with the word BROKEN makes it fail as a fault of ours would."""

    name: str = "small"
    version: str = "1"

    def extract(self, text: str, known: Known) -> Reading:
        if "BROKEN" in text:
            raise IndexError("list index out of range")
        source = describe_source(text, known, known.lang)
        entities: dict[str, Entity] = {}
        claims = []
        for match in _FINE.finditer(text):
            parties = [
                Entity(type=type_, name=match[role])
                for type_, role in ((EntityType.REGULATOR, "subject"), (EntityType.COMPANY, "object"))
            ]
            entities |= {entity.id: entity for entity in parties}
            claims.append(
                Claim(
                    source=source.id, predicate=Predicate.FINED, subject=parties[0].id, object=parties[1].id,
                    modality=Modality.FOUND, evidence=match[0], start=match.start(), end=match.end(),
                    extractor=f"{self.name}/{self.version}",
                )
            )  # fmt: skip
        return Reading(source=source, entities=tuple(entities.values()), claims=tuple(claims))


class CarelessExtractor(SmallExtractor):
    """Gives sentences that are not the text's own."""

    def extract(self, text: str, known: Known) -> Reading:
        reading = super().extract(text, known)
        moved = [claim.model_copy(update={"evidence": claim.evidence.upper()}) for claim in reading.claims]
        return reading.model_copy(update={"claims": tuple(moved)})
