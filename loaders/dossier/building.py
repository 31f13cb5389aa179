"""Building: from the parts of a dossier to entities and readings, with every reference resolved and every rule held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import ValidationError

from graph.model import Answer, Claim, Entity, EntityType, Reading, Source, Wording
from graph.names import fold
from loaders.dossier.faults import Faults, suggest
from loaders.dossier.parts import ClaimPart, EntityPart, Parts, SourcePart
from loaders.dossier.rules import check_answers, check_date, check_order, check_rules

EXTRACTOR = "dossier/1"
_KEPT_AS_THEY_ARE = (
    "predicate", "modality", "amount", "currency", "date", "law", "means", "of", "signatories", "announced",
    "withdrawn", "technology", "role", "past", "where",
)  # fmt: skip


@dataclass
class Builder:
    """Builds the readings of one dossier and notes what stands in the way."""

    parts: Parts
    faults: Faults
    entities: dict[str, Entity] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    told: dict[str, tuple[ClaimPart, Source]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    def build(self) -> tuple[Reading, ...]:
        """Return one reading per source; they are only of use where no fault was noted."""
        self._build_entities()
        sources = [(part, self._build_source(part)) for part in self.parts.sources]
        self._refuse_twins(sources)
        written = [(part, source, self._build_claims(part, source)) for part, source in sources if source]
        readings = [
            self._build_reading(source, [self._resolve_answers(claim, source, built) for claim, built in claims])
            for _, source, claims in written
        ]
        idle = sorted(set(self.entities) - self.used)
        if readings and idle:
            warning = f"entities that no claim names: {', '.join(idle)}"
            readings[0] = readings[0].model_copy(update={"warnings": (warning,)})
        return tuple(readings)

    def _build_entities(self) -> None:
        """Build what is no group first: a group's address rests on its organisation's."""
        ids: dict[str, EntityPart] = {}
        parts = sorted(self.parts.entities.values(), key=lambda part: part.form.type is EntityType.GROUP)
        for part in parts:
            entity = self._build_entity(part)
            if entity is None:
                continue
            self.entities[part.key] = entity
            twin = ids.setdefault(entity.id, part)
            if twin is not part:
                line = self.faults.document.line(twin.place)
                remedy = "tell them apart by `which`" if entity.type is EntityType.GROUP else "use one key for both"
                self.faults.add(part.place, f"is the same as {twin.key!r} in line {line} ({entity.id}); {remedy}")

    def _build_entity(self, part: EntityPart) -> Entity | None:
        fields = dict(part.form)
        if part.form.of is not None:
            place = (*part.place, "of")
            named = self.parts.entities.get(part.form.of)
            if named and named.form.type is EntityType.GROUP:
                self.faults.add(place, f"found {part.form.of!r}, a Group; expected the key of an organisation")
                return None
            organisation = self._find(part.form.of, place)
            if organisation is None:
                return None
            self.used.add(part.form.of)
            fields["of"] = organisation.id
        try:
            return Entity(**fields)
        except ValidationError as error:
            self.faults.add_all(part.place, error, type(part.form))
            return None

    def _build_source(self, part: SourcePart) -> Source | None:
        if part.form is None:
            return None
        form = part.form
        publisher = self._find_publisher(form.publisher)
        if publisher:
            self.used.add(publisher)
        return Source(
            kind=form.kind,
            title=form.title,
            publisher=form.publisher,
            publisher_id=self.entities[publisher].id if publisher else None,
            url=form.url,
            archive_url=form.archive_url,
            published=form.published,
            lang=form.lang,
            retrieved_at=form.retrieved_at,
        )

    def _find_publisher(self, name: str) -> str | None:
        """Return the key of the entity of this name; of aliases only one that a single entity bears."""
        folded = fold(name)
        named = [key for key, entity in self.entities.items() if fold(entity.name) == folded]
        known_as = [key for key, entity in self.entities.items() if folded in map(fold, entity.aliases)]
        found = [key for key in (named or known_as) if self.entities[key].type is not EntityType.GROUP]
        return found[0] if len(found) == 1 else None

    def _refuse_twins(self, sources: list[tuple[SourcePart, Source | None]]) -> None:
        first: dict[str, SourcePart] = {}
        for part, source in sources:
            twin = first.setdefault(source.id, part) if source else part
            if twin is not part and part.form and twin.form:
                line = self.faults.document.line(twin.place)
                message = f"{part.form.key!r} is the same source as {twin.form.key!r} in line {line}"
                self.faults.add((*part.place, "url"), message)

    def _build_claims(self, part: SourcePart, source: Source) -> list[tuple[ClaimPart, Claim]]:
        built: list[tuple[ClaimPart, Claim]] = []
        first: dict[str, ClaimPart] = {}
        for claim_part in part.claims:
            claim = self._build_claim(claim_part, source)
            if claim is None:
                continue
            twin = first.setdefault(claim.id, claim_part)
            if twin is not claim_part:
                line = self.faults.document.line(twin.place)
                self.faults.add(claim_part.place, f"says the same as {twin.form.key!r} in line {line}; leave one out")
            self.claims.setdefault(claim_part.form.key, claim)
            self.told.setdefault(claim_part.form.key, (claim_part, source))
            built.append((claim_part, claim))
        return built

    def _build_claim(self, part: ClaimPart, source: Source) -> Claim | None:
        form, place = part.form, part.place
        before = len(self.faults.found)
        subject = self._find(form.subject, (*place, "subject"))
        object_ = self._find(form.object, (*place, "object")) if form.object else None
        origin = self._find(form.attributed_to, (*place, "attributed_to")) if form.attributed_to else None
        via = [self._find(key, (*place, "via", number)) for number, key in enumerate(form.via)]
        check_rules(part, subject, object_, self.faults)
        check_answers(part, subject, origin, self.faults)
        check_date(part, source, self.faults)
        if subject is None or len(self.faults.found) > before or (form.object and not object_):
            return None
        self.used.update(filter(None, (form.subject, form.object, form.attributed_to, *form.via)))
        converted = form.amount_converted
        return Claim(
            source=source.id,
            subject=subject.id,
            object=object_.id if object_ else None,
            attributed_to=origin.id if origin else None,
            via=tuple(relay.id for relay in via if relay),
            evidence=form.says,
            wording=Wording.SUMMARISED,
            converted_amount=converted.amount if converted else None,
            converted_currency=converted.currency if converted else None,
            extractor=EXTRACTOR,
            **{name: getattr(form, name) for name in _KEPT_AS_THEY_ARE},
        )

    def _find(self, key: str, place: tuple[int | str, ...]) -> Entity | None:
        if key not in self.parts.entity_keys:
            near = suggest(key, self.parts.entity_keys)
            self.faults.add(place, f"found {key!r}, expected the key of an entity of this dossier{near}")
        return self.entities.get(key)

    def _resolve_answers(self, part: ClaimPart, source: Source, claim: Claim) -> Claim:
        answers = []
        for number, answer in enumerate(part.form.answers):
            place = (*part.place, "answers", number, "claim")
            if answer.claim not in self.parts.claim_keys:
                near = suggest(answer.claim, self.parts.claim_keys)
                self.faults.add(place, f"found {answer.claim!r}, expected the key of a claim of this dossier{near}")
            elif answer.claim == part.form.key:
                self.faults.add(
                    place, f"found {answer.claim!r}, which is this claim itself; expected another one's key"
                )
            elif answer.claim in self.claims:
                check_order(part, source, number, *self.told[answer.claim], self.faults)
                answers.append(Answer(claim=self.claims[answer.claim].id, how=answer.how))
        return claim.model_copy(update={"answers": tuple(answers)})

    def _build_reading(self, source: Source, claims: list[Claim]) -> Reading:
        by_id = {entity.id: entity for entity in self.entities.values()}
        named = dict.fromkeys(id_ for id_ in _entities_of(source, claims))
        named |= dict.fromkeys(of for id_ in named if (of := by_id[id_].of))
        entities = tuple(by_id[id_] for id_ in named)
        return Reading(source=source, entities=entities, claims=tuple(claims), extractor=EXTRACTOR)


def _entities_of(source: Source, claims: list[Claim]) -> Iterator[str]:
    for claim in claims:
        yield from filter(None, (claim.subject, claim.object, claim.attributed_to, *claim.via))
    if source.publisher_id:
        yield source.publisher_id
