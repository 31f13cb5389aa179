"""Contents: what a verb that nobody listed governs behind 'that' is never told as a fact."""

from __future__ import annotations

import pytest

from graph.model import Claim, Modality, Predicate
from loaders.extraction import extract
from loaders.known import Known

# "blorp" is no word of any of these languages, so that no list of verbs can make a test pass.
_CONTENTS = {
    "da": "3F blorper, at Nordbo A/S filmede chaufførerne.",
    "de": "Verdi blorpt, dass die Tellwood GmbH Fahrer filmte.",
    "en": "The GMB blorps that Tellwood Ltd filmed its drivers.",
    "es": "CCOO blorpa que Norcal SA grababa a los trabajadores.",
    "fr": "La CGT blorpe que Logipro SA filmait ses salariés.",
    "it": "La Cgil blorpa che la Zefirex Spa filmava gli operai.",
    "nl": "De FNV blorpt dat Kornvat BV chauffeurs filmde.",
    "no": "Lagerforbundet blorper at Fraktulv AS filmet sjåførene.",
    "sv": "Fraktarbetarförbundet blorpar att Linjetur AB filmade chaufförerna.",
}
_BARE = {
    "da": "3F blorper Nordbo A/S filmede chaufførerne.",
    "en": "The GMB blorps Tellwood Ltd filmed its drivers.",
    "no": "Lagerforbundet blorper Fraktulv AS filmet sjåførene.",
}
_INSERTED = {
    "da": "Nordbo A/S filmede chaufførerne, blorper 3F.",
    "de": "Die Tellwood GmbH filmte Fahrer, blorpt Verdi.",
    "en": "Tellwood Ltd, the GMB blorps, filmed its drivers.",
    "es": "Norcal SA grababa a los trabajadores, blorpa CCOO.",
    "fr": "Logipro SA filmait ses salariés, blorpe la CGT.",
    "it": "La Zefirex Spa filmava gli operai, blorpa la Cgil.",
    "nl": "Kornvat BV filmde chauffeurs, blorpt de FNV.",
    "no": "Fraktulv AS filmet sjåførene, blorper Lagerforbundet.",
    "sv": "Linjetur AB filmade chaufförerna, blorpar Fraktarbetarförbundet.",
}
_RELATIVES = {
    "en": "The GMB works with drivers that Tellwood Ltd filmed.",
    "es": "Norcal SA instaló cámaras que graban a los trabajadores. Norcal SA grababa a los trabajadores.",
    "fr": "Voici les salariés que Logipro SA filmait.",
    "sv": "Linjetur AB filmade chaufförerna för att spara pengar.",
}


def _watching(lang: str, text: str) -> list[Claim]:
    claims = extract(text, Known(lang=lang, published="2024-06-12")).claims
    return [claim for claim in claims if claim.predicate is Predicate.MONITORED]


@pytest.mark.parametrize("lang", sorted(_CONTENTS))
def test_what_an_unknown_verb_governs_is_alleged_by_its_subject(lang: str) -> None:
    (claim,) = _watching(lang, _CONTENTS[lang])
    assert claim.modality is Modality.ALLEGED
    assert claim.attributed_to is not None
    assert claim.attributed_to != claim.subject


@pytest.mark.parametrize("lang", sorted(_BARE))
def test_a_content_without_that_is_alleged_too(lang: str) -> None:
    assert {claim.modality for claim in _watching(lang, _BARE[lang])} == {Modality.ALLEGED}


@pytest.mark.parametrize("lang", sorted(_INSERTED))
def test_whose_content_it_is_may_stand_between_commas(lang: str) -> None:
    (claim,) = _watching(lang, _INSERTED[lang])
    assert claim.modality is Modality.ALLEGED
    assert claim.attributed_to is not None
    assert claim.attributed_to != claim.subject


@pytest.mark.parametrize(
    "text",
    [
        "Tellwood Ltd filmed its drivers, angering the GMB.",
        "Tellwood Ltd filmed its drivers, unlike the GMB.",
        "Tellwood Ltd filmed its drivers, to watch unions.",
    ],
)
def test_what_else_stands_between_commas_holds_nothing(text: str) -> None:
    assert {claim.modality for claim in _watching("en", text)} == {Modality.ASSERTED}


@pytest.mark.parametrize("lang", sorted(_RELATIVES))
def test_a_relative_or_a_purpose_is_no_content(lang: str) -> None:
    assert {claim.modality for claim in _watching(lang, _RELATIVES[lang])} == {Modality.ASSERTED}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "It emerged that Tellwood Ltd filmed its drivers."),
        ("de", "Es ist ein Gerücht, dass die Tellwood GmbH Fahrer filmte."),
        ("nl", "Stel dat Kornvat BV chauffeurs filmt."),
        ("it", "L'idea che la Zefirex Spa spii i dipendenti è assurda."),
        ("fr", "Le ministre a refusé que Logipro SA licencie le délégué syndical."),
    ],
)
def test_a_content_of_nobody_is_no_fact_either(lang: str, text: str) -> None:
    claims = extract(text, Known(lang=lang, published="2024-06-12")).claims
    assert all(claim.modality is not Modality.ASSERTED for claim in claims if claim.predicate != Predicate.LEADS)


_TAKEN_UP = {
    "da": ("Nordbo A/S har overvåget sine ansatte. Det mener 3F.", "union-3f"),
    "de": ("Die Tellwood GmbH hat Fahrer gefilmt. Das behauptet Verdi.", "union-verdi"),
    "en": ("Tellwood Ltd filmed its drivers. That is what the GMB says.", "union-gmb"),
    "es": ("Norcal SA grabó a los trabajadores. Así lo denuncia CCOO.", "union-ccoo"),
    "fr": ("Logipro SA a filmé ses salariés. C'est ce qu'affirme la CGT.", "union-cgt"),
    "it": ("La Zefirex Spa ha filmato gli operai. Lo denuncia la Cgil.", "union-cgil"),
    "nl": ("Kornvat BV filmde chauffeurs. Dat zegt de FNV.", "union-fnv"),
    "no": ("Fraktulv AS har overvåket de ansatte. Det hevder Fagforbundet.", "union-fagforbundet"),
    "sv": ("Linjetur AB har övervakat sina anställda. Det säger Unionen.", "union-unionen"),
}


@pytest.mark.parametrize("lang", sorted(_TAKEN_UP))
def test_a_short_sentence_behind_may_say_whose_word_it_was(lang: str) -> None:
    text, speaker = _TAKEN_UP[lang]
    (claim,) = _watching(lang, text)
    assert (claim.modality, claim.attributed_to) == (Modality.ALLEGED, speaker)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Die Tellwood GmbH überwacht ihre Fahrer. Das sagt die Staatsanwaltschaft Berlin."),
        ("fr", "Logipro SA surveille ses chauffeurs. C'est ce que dit le parquet de Paris."),
        ("nl", "Kornvat BV filmt zijn chauffeurs. Dat zegt het Openbaar Ministerie."),
        ("sv", "Linjetur AB filmar sina förare. Det säger Åklagarmyndigheten."),
        ("de", "Laut der Staatsanwaltschaft Berlin habe die Tellwood GmbH ihre Fahrer überwacht."),
        ("de", "Die Tellwood GmbH überwacht ihre Fahrer. Das behauptet das Verwaltungsgericht Leipzig."),
    ],
)
def test_a_prosecutors_charge_and_a_mere_assertion_are_no_findings(lang: str, text: str) -> None:
    assert {claim.modality for claim in _watching(lang, text)} == {Modality.ALLEGED}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Die Polizei Sachsen hat Aktivisten gefilmt. Das hat das Verwaltungsgericht Leipzig festgestellt.", "found"),
        ("Die Tellwood GmbH hat Fahrer gefilmt. Das bestätigte die Tellwood GmbH.", "admitted"),
        ("Die Tellwood GmbH hat Fahrer gefilmt. Das bestreitet die Tellwood GmbH.", "denied"),
        ("Die Tellwood GmbH hat Fahrer gefilmt. Das kostete viel Geld.", "asserted"),
    ],
)
def test_who_says_so_behind_decides_how_it_is_held(text: str, modality: str) -> None:
    assert {claim.modality for claim in _watching("de", text)} == {modality}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Tellwood Ltd, with sales of £9m, was fined by the ICO."),
        ("nl", "Kornvat BV, met een omzet van 9 miljoen euro, kreeg een boete van de AP."),
        ("es", "La AEPD multa a Norcal SA, que facturó 300 millones de euros el año pasado."),
        ("it", "Il Garante della privacy ha sanzionato Zefirex Spa, acquistata da Ardena per 80 milioni di euro."),
        ("de", "Die Tellwood GmbH, die 9 Millionen Euro umsetzte, bekam von der CNIL ein Bußgeld."),
        ("da", "Nordbo A/S, der sidste år omsatte for 3 mia. kr., har fået en bøde af Datatilsynet."),
    ],
)
def test_what_a_company_earns_is_not_what_it_is_fined(lang: str, text: str) -> None:
    claims = extract(text, Known(lang=lang, published="2024-06-12")).claims
    assert [claim.amount for claim in claims if claim.predicate is Predicate.FINED] == [None]
