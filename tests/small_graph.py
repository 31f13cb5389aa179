"""A small graph of invented companies and authorities, which the tests of questions and of the API read."""

from __future__ import annotations

from graph.database import Database
from graph.model import (
    Answer,
    AnswerKind,
    Category,
    Claim,
    Entity,
    EntityType,
    Modality,
    Predicate,
    Reading,
    Source,
    SourceKind,
    Wording,
)
from graph.store import write_reading
from tests.servers.databases import empty

ACME = Entity(type=EntityType.COMPANY, name="Acme", aliases=("Acme Corporation",), country="FR")
ACME_LOGISTICS = Entity(type=EntityType.COMPANY, name="Acme Logistics", country="FR")
GLOBEX = Entity(type=EntityType.COMPANY, name="Globex", country="DE")
PRYTECH = Entity(type=EntityType.COMPANY, name="Prytech")
AUTHORITY = Entity(type=EntityType.REGULATOR, name="Autorité des données", aliases=("ADD",), country="FR")
COURT = Entity(type=EntityType.COURT, name="Haute Cour", country="FR")
PAPER = Entity(type=EntityType.MEDIA_OUTLET, name="Morgenbladet Syd")
UNION = Entity(type=EntityType.UNION, name="Warehouse Union")
BOSS = Entity(type=EntityType.PERSON, name="Jo Doe", roles=("executive",))
FORMER_BOSS = Entity(type=EntityType.PERSON, name="Kim Roe", roles=("executive",))
MEMBERS = Entity(type=EntityType.GROUP, name="37 members of parliament", category=Category.MEPS, count=37)
WORKERS = Entity(type=EntityType.GROUP, name="warehouse workers", category=Category.EMPLOYEES)

_DECISION = Source(
    kind=SourceKind.DECISION,
    title="Decision 12",
    publisher="Autorité des données",
    publisher_id=AUTHORITY.id,
    url="https://add.example/decisions/12",
    published="2023-12-27",
    lang="fr",
)
_ARTICLE = Source(
    kind=SourceKind.ARTICLE,
    title="Acme watched its workers, <b>union</b> says",
    publisher="Morgenbladet Syd",
    publisher_id=PAPER.id,
    url="https://morgenbladet-syd.example/acme",
    published="2024-01-24",
    lang="en",
)
_COPY = Source(
    kind=SourceKind.ARTICLE,
    title="Union: Acme watched workers",
    publisher="Evening Copy",
    url="https://evening-copy.example/acme",
    published="2024-01-25",
    lang="en",
)
_JUDGMENT = Source(
    kind=SourceKind.DECISION,
    title="Judgment 7",
    publisher="Haute Cour",
    publisher_id=COURT.id,
    url="https://haute-cour.example/7",
    published="2025-06-02",
    lang="fr",
)
_PROFILE = Source(
    kind=SourceKind.ARTICLE,
    title="Who is who at Acme",
    publisher="Morgenbladet Syd",
    publisher_id=PAPER.id,
    url="https://morgenbladet-syd.example/who",
    published="2022-05-01",
    lang="en",
)


def _claim(
    source: Source,
    said: tuple[Entity, Predicate, Entity | None],
    modality: Modality,
    sentence: str,
    **more: object,
) -> Claim:
    subject, predicate, object_ = said
    fields = {"wording": Wording.SUMMARISED, "extractor": "dossier/1"} | more
    return Claim.model_validate(
        {
            "source": source.id,
            "subject": subject.id,
            "predicate": predicate,
            "object": object_.id if object_ else None,
            "modality": modality,
            "evidence": sentence,
            **fields,
        }
    )


def _reading(source: Source, entities: tuple[Entity, ...], *claims: Claim) -> Reading:
    return Reading(source=source, entities=entities, claims=claims)


_FINE = _claim(
    _DECISION,
    (AUTHORITY, Predicate.FINED, ACME_LOGISTICS),
    Modality.FOUND,
    "A fine of 32 million euros is imposed on Acme Logistics.",
    date="2023-12-27",
    amount=32_000_000,
    currency="EUR",
    attributed_to=AUTHORITY.id,
    law="GDPR Art. 5",
    where="operative part",
)
_ALLEGATION = _claim(
    _ARTICLE,
    (ACME, Predicate.MONITORED, WORKERS),
    Modality.ALLEGED,
    "Acme filmed its workers all day, the union says.",
    date="2023",
    means="cameras",
    attributed_to=UNION.id,
    wording=Wording.QUOTED,
)
_COPIED = _claim(
    _COPY,
    (ACME, Predicate.MONITORED, WORKERS),
    Modality.ALLEGED,
    "According to the union, Acme filmed workers.",
    date="2023",
    means="cameras",
    attributed_to=UNION.id,
    via=(PAPER.id,),
    wording=Wording.QUOTED,
)

READINGS: tuple[Reading, ...] = (
    _reading(
        _PROFILE,
        (ACME, ACME_LOGISTICS, BOSS, FORMER_BOSS, PAPER),
        _claim(
            _PROFILE,
            (BOSS, Predicate.LEADS, ACME),
            Modality.ASSERTED,
            "Jo Doe is chief executive of Acme.",
            role="chief executive",
        ),
        _claim(
            _PROFILE,
            (FORMER_BOSS, Predicate.LEADS, ACME),
            Modality.ASSERTED,
            "Kim Roe led Acme until 2019.",
            role="chief executive",
            past=True,
        ),
        _claim(
            _PROFILE,
            (ACME_LOGISTICS, Predicate.SUBSIDIARY_OF, ACME),
            Modality.ASSERTED,
            "Acme Logistics belongs to Acme.",
        ),
    ),
    _reading(
        _DECISION,
        (AUTHORITY, ACME_LOGISTICS),
        _FINE,
        _claim(
            _DECISION,
            (AUTHORITY, Predicate.INVESTIGATED, ACME_LOGISTICS),
            Modality.FOUND,
            "The authority inspected the warehouses.",
            date="2020-02",
            attributed_to=AUTHORITY.id,
        ),
    ),
    _reading(
        _ARTICLE,
        (ACME, WORKERS, UNION, PAPER, MEMBERS, BOSS, GLOBEX, PRYTECH),
        _ALLEGATION,
        _claim(
            _ARTICLE,
            (UNION, Predicate.ACCUSED, ACME),
            Modality.ASSERTED,
            "The union accuses Acme of filming workers.",
            of="filming workers",
            attributed_to=UNION.id,
            date="2024-01-23",
        ),
        _claim(
            _ARTICLE,
            (ACME, Predicate.DISPUTED, UNION),
            Modality.ASSERTED,
            "Acme rejects what the union says.",
            attributed_to=ACME.id,
            date="2024-01-24",
            answers=(Answer(claim=_ALLEGATION.id, how=AnswerKind.DISPUTES),),
        ),
        _claim(
            _ARTICLE,
            (MEMBERS, Predicate.WROTE_TO, BOSS),
            Modality.ASSERTED,
            "37 members of parliament wrote to Jo Doe.",
            date="2024-01-12",
            signatories=37,
        ),
        _claim(
            _ARTICLE,
            (ACME, Predicate.HIRED, GLOBEX),
            Modality.ALLEGED,
            "Acme is said to have hired Globex.",
            attributed_to=UNION.id,
        ),
        _claim(
            _ARTICLE,
            (PRYTECH, Predicate.SUPPLIED, GLOBEX),
            Modality.ADMITTED,
            "Prytech confirms that it sold cameras to Globex.",
            technology="cameras",
            attributed_to=PRYTECH.id,
        ),
        _claim(
            _ARTICLE,
            (GLOBEX, Predicate.MONITORED, WORKERS),
            Modality.ASKED,
            "Did Globex watch workers too, the union asks.",
        ),
        _claim(
            _ARTICLE,
            (ACME, Predicate.ADVERTISED_FOR, WORKERS),
            Modality.ASSERTED,
            "Acme took down an advert for watchers.",
            withdrawn=True,
            date="2023-11",
        ),
    ),
    _reading(_COPY, (ACME, WORKERS, UNION, PAPER), _COPIED),
    _reading(
        _JUDGMENT,
        (COURT, AUTHORITY, ACME_LOGISTICS),
        _claim(
            _JUDGMENT,
            (COURT, Predicate.FINED, ACME_LOGISTICS),
            Modality.FOUND,
            "The fine is set at 15 million euros.",
            date="2025-06-02",
            amount=15_000_000,
            currency="EUR",
            attributed_to=COURT.id,
            answers=(Answer(claim=_FINE.id, how=AnswerKind.REDUCES),),
        ),
        _claim(
            _JUDGMENT,
            (ACME_LOGISTICS, Predicate.APPEALED, AUTHORITY),
            Modality.FOUND,
            "Acme Logistics appealed the decision.",
            date="2024-02",
            attributed_to=COURT.id,
            answers=(Answer(claim=_FINE.id, how=AnswerKind.APPEALS),),
        ),
        _claim(
            _JUDGMENT, (ACME_LOGISTICS, Predicate.DISPUTED, None), Modality.ASSERTED, "The company denies any excess."
        ),
    ),
)


def write_small_graph(database: Database) -> None:
    """Put the small graph, and nothing else, into a database that belongs to the tests."""
    empty(database)
    for reading in READINGS:
        write_reading(database, reading)
