"""Nobody is held to have admitted what it says of somebody else."""

from __future__ import annotations

import pytest

from graph.model import Claim, EntityType, Predicate
from loaders.extraction import extract
from loaders.known import Known


def watching(lang: str, text: str) -> list[Claim]:
    """Return the claims of watching in a text."""
    claims = extract(text, Known(lang=lang, published="2024-06-01")).claims
    return [claim for claim in claims if claim.predicate is Predicate.MONITORED]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Amazon said it had monitored its workers."),
        ("en", "Amazon admitted that it had monitored its workers."),
        ("en", "The company Norcal filmed its employees, Norcal says."),
        ("da", "Amazon oplyser, at selskabet overvåger sine ansatte."),
        ("de", "Amazon räumte ein, das Unternehmen habe Beschäftigte gefilmt."),
        ("es", "Amazon reconoce que vigiló a sus empleados."),
    ],
)
def test_what_somebody_says_of_itself_is_admitted(lang: str, text: str) -> None:
    assert {claim.modality for claim in watching(lang, text)} == {"admitted"}


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("en", "The GMB said Asda, not Tesco, tracked staff.", "union-gmb"),
        ("en", "Apple reported Epic to the FTC. The company was tracking children, it claimed.", "company-apple"),
        ("nl", "KPN klaagde Ziggo aan. Het bedrijf had klanten afgeluisterd, stelt KPN.", "company-kpn"),
        ("de", '"Verdi hat unsere Mitarbeiter gefilmt", sagte ein Sprecher von Amazon.', "company-amazon"),
        ("en", "Tesco said its contractor had filmed workers.", "company-tesco"),
        ("en", "Tesco said its landlord had filmed workers.", "company-tesco"),
        ("es", "Inditex asegura que su proveedor grabó a las trabajadoras.", "company-inditex"),
        ("fr", "Carrefour reconnaît que son sous-traitant a filmé les salariés.", "company-carrefour"),
        ("it", "Enel afferma che il suo fornitore ha filmato i lavoratori.", "company-enel"),
        ("de", "Lidl sagt, sein Dienstleister habe Mitarbeiter gefilmt.", "company-lidl"),
        ("nl", "Jumbo zegt dat zijn leverancier medewerkers heeft gefilmd.", "company-jumbo"),
        ("da", "Coop siger, at selskabets leverandør har filmet de ansatte.", "company-coop"),
        ("sv", "Ica säger att bolagets leverantör har filmat anställda.", "company-ica"),
        ("en", "The complaint, since withdrawn, said Tesla spied on Karl Hansen.", "company-tesla"),
    ],
)
def test_what_somebody_says_of_another_is_not_admitted_by_the_speaker(lang: str, text: str, speaker: str) -> None:
    held = [claim for claim in watching(lang, text) if claim.subject == speaker]
    assert not [claim for claim in held if claim.modality == "admitted" or claim.attributed_to == speaker]


def test_a_spokesman_of_somebody_named_is_not_the_accused_companys() -> None:
    reading = extract("Der Sprecher des Gerichts, Jan Korte, sagte, Lidl habe Anna Wolf bespitzelt.", Known(lang="de"))
    assert not [claim for claim in reading.claims if claim.predicate is Predicate.WORKS_FOR]
    assert "admitted" not in {claim.modality for claim in reading.claims}


@pytest.mark.parametrize(
    "text",
    [
        "NSO said it had sold nothing to the police.",
        "Acme Ltd sold no software to the police.",
        "Acme Ltd fired nobody.",
        "Acme Ltd hired no detectives to spy on its workers.",
        "The tribunal ordered Peter Jones to be paid £30,000 by Barclays.",
    ],
)
def test_what_a_verb_says_of_nothing_or_the_other_way_round_is_no_claim(text: str) -> None:
    assert not extract(text, Known(lang="en")).claims


def test_no_fewer_than_is_no_negation() -> None:
    (claim,) = extract("Acme Ltd fired no fewer than 300 workers.", Known(lang="en")).claims
    assert claim.predicate is Predicate.FIRED


def test_a_newspaper_keeps_the_first_word_of_its_name() -> None:
    reading = extract("The former News of the World editor Andy Coulson was convicted.", Known(lang="en"))
    assert {entity.name for entity in reading.entities if entity.type is EntityType.MEDIA_OUTLET} == {
        "News of the World"
    }
