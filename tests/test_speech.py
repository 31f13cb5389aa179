"""Whose word a claim rests on, and who passed it on."""

from __future__ import annotations

import pytest

from graph.model import Modality, Predicate
from loaders.extraction import extract
from loaders.known import Known


def _held(lang: str, text: str) -> tuple[Modality, str | None, tuple[str, ...]]:
    reading = extract(text, Known(lang=lang))
    names = {entity.id: entity.name for entity in reading.entities}
    (claim,) = (claim for claim in reading.claims if claim.predicate is Predicate.MONITORED)
    speaker = names[claim.attributed_to] if claim.attributed_to else None
    return claim.modality, speaker, tuple(names[relay] for relay in claim.via)


@pytest.mark.parametrize(
    ("lang", "text", "speaker", "relay"),
    [
        ("en", "According to Vice, relayed by Reuters, Acme Ltd spied on its workers.", "Vice", "Reuters"),
        ("da", "Ifølge Vice, gengivet af Politiken, har Acme A/S overvåget sine ansatte.", "Vice", "Politiken"),
        ("fr", "Selon Mediapart, cité par Reuters, Acme SA a espionné ses salariés.", "Mediapart", "Reuters"),
    ],
)
def test_the_origin_is_told_from_its_relay(lang: str, text: str, speaker: str, relay: str) -> None:
    assert _held(lang, text) == (Modality.ALLEGED, speaker, (relay,))


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("fr", "La CNIL a infligé une amende à Logipro SA. Selon la délibération, les caissières étaient filmées.",
         "CNIL"),
        ("es", "La AEPD multó a Ixo S.L.: el sistema, recoge el fallo, permitía a Ixo vigilar a su gente.", "AEPD"),
        ("it", "Il Garante privacy ha multato Telnova S.p.A. Secondo il provvedimento, Telnova ha spiato i rider.",
         "Garante privacy"),
    ],
)  # fmt: skip
def test_a_ruling_speaks_for_who_made_it(lang: str, text: str, speaker: str) -> None:
    assert _held(lang, text) == (Modality.FOUND, speaker, ())


@pytest.mark.parametrize(
    ("lang", "text", "modality", "speaker"),
    [
        ("it", "Per il Garante privacy, la Telnova S.p.A. ha spiato i lavoratori.", Modality.FOUND, "Garante privacy"),
        ("fr", "Pour la CGT, l'entreprise Acme SA a espionné ses salariés.", Modality.ALLEGED, "CGT"),
    ],
)
def test_a_sentence_may_open_with_whose_view_it_gives(lang: str, text: str, modality: Modality, speaker: str) -> None:
    assert _held(lang, text) == (modality, speaker, ())


@pytest.mark.parametrize(
    ("lang", "text", "modality"),
    [
        ("de", "Die Acme AG steht im Verdacht, Kunden gefilmt zu haben.", Modality.ALLEGED),
        ("de", "Die Acme AG plant, Kunden zu filmen.", Modality.ANNOUNCED),
        ("nl", "Acme BV zou klanten hebben gefilmd.", Modality.ALLEGED),
        ("en", "Acme Ltd is suspected of having filmed its customers.", Modality.ALLEGED),
        ("fr", "Acme SA est soupçonnée d'avoir filmé ses clients.", Modality.ALLEGED),
        ("de", "Die Acme GmbH wird ihre Beschäftigten überwachen.", Modality.ANNOUNCED),
        ("de", "Beschäftigte werden von der Acme GmbH überwacht.", Modality.ASSERTED),
        ("nl", "Acme BV gaat werknemers bespioneren.", Modality.ANNOUNCED),
        ("sv", "Acme AB kommer att övervaka sina anställda.", Modality.ANNOUNCED),
        ("sv", "Acme AB övervakar sina anställda.", Modality.ASSERTED),
    ],
)
def test_a_suspicion_and_a_plan_are_told_from_a_fact(lang: str, text: str, modality: Modality) -> None:
    assert _held(lang, text)[0] is modality


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Wenn die Acme AG Kunden filmt, braucht sie eine Einwilligung."),
        ("nl", "Als Acme BV klanten filmt, moet het dat melden."),
        ("en", "If Acme Ltd films its customers, it must say so."),
        ("da", "Hvis Acme A/S overvåger sine ansatte, skal det oplyses."),
        ("fr", "Si Acme SA filme ses clients, elle doit le dire."),
        ("it", "Se Acme S.p.A. spia i lavoratori, deve dirlo."),
        ("es", "Si Acme S.A. vigila a sus empleados, debe decirlo."),
    ],
)
def test_a_condition_is_no_claim(lang: str, text: str) -> None:
    assert extract(text, Known(lang=lang)).claims == ()


@pytest.mark.parametrize(
    ("lang", "publisher", "text", "told"),
    [
        ("en", "ICO", "We have reprimanded Ixo Ltd for its use of pupils' faces.", ("ICO", "ORDERED", "Ixo Ltd")),
        ("en", "Shop Workers Union", "We wrote to Ixo Ltd in May.", ("Shop Workers Union", "WROTE_TO", "Ixo Ltd")),
        ("en", "The Northern Gazette", "We wrote to Ixo Ltd in May.", None),
    ],
)
def test_we_is_the_publisher_of_a_release_and_never_a_newspaper(
    lang: str, publisher: str, text: str, told: tuple[str, str, str] | None
) -> None:
    reading = extract(text, Known(lang=lang, publisher=publisher))
    entities = {entity.id: entity for entity in reading.entities}
    got = [
        (entities[claim.subject], claim.predicate.value, entities[claim.object or ""].name) for claim in reading.claims
    ]
    if told is None:
        assert not got
    else:
        ((subject, *rest),) = got
        assert told[0] in (subject.name, *subject.aliases) and tuple(rest) == told[1:]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("da", "Acme A/S har overvåget sine ansatte. Det skriver Politiken.", "Politiken"),
        ("de", "Die Acme GmbH hat Beschäftigte überwacht. Das berichtet der Spiegel.", "Spiegel"),
        ("en", "Acme Ltd spied on its workers. That is according to the Guardian.", "the Guardian"),
        ("fr", "Acme SA a espionné ses salariés. C'est ce que rapporte Le Monde.", "Le Monde"),
        ("it", "Acme S.p.A. ha spiato i lavoratori. Lo scrive La Repubblica.", "La Repubblica"),
    ],
)
def test_a_line_of_its_own_names_whose_word_the_sentence_before_was(lang: str, text: str, speaker: str) -> None:
    assert _held(lang, text) == (Modality.ALLEGED, speaker, ())


def test_a_medium_that_says_something_else_does_not_speak_for_the_sentence_before() -> None:
    text = "Acme A/S har overvåget sine ansatte. Politiken har i dag 100.000 læsere."
    assert _held("da", text) == (Modality.ASSERTED, None, ())


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("da", "Acme A/S skal i maj have filmet sine ansatte."),
        ("sv", "Acme AB ska i maj ha filmat sina anställda."),
        ("no", "Acme AS skal i mai ha filmet sine ansatte."),
    ],
)
def test_what_is_reportedly_so_is_no_fact_whatever_stands_between(lang: str, text: str) -> None:
    assert _held(lang, text)[0] is Modality.ALLEGED


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("da", "Datatilsynet oplyser, at det vil indlede tilsyn mod Acme A/S."),
        ("da", "Datatilsynet planlægger at indlede en undersøgelse af Acme A/S."),
        ("de", "Die CNIL wird eine Untersuchung gegen die Acme GmbH einleiten."),
        ("de", "Die CNIL teilte mit, dass sie eine Untersuchung gegen die Acme GmbH einleiten wird."),
        ("en", "The ICO said it would open an investigation into Acme Ltd."),
        ("es", "La AEPD abrirá una investigación a Acme SA."),
        ("fr", "La CNIL ouvrira une enquête sur Acme SA."),
        ("nl", "De AP gaat een onderzoek instellen naar Acme BV."),
        ("no", "Datatilsynet opplyser at det vil innlede tilsyn mot Acme AS."),
        ("sv", "IMY kommer att inleda en granskning av Acme AB."),
    ],
)
def test_a_case_that_is_planned_is_not_told_as_open(lang: str, text: str) -> None:
    (claim,) = extract(text, Known(lang=lang)).claims
    assert (claim.predicate, claim.modality) == (Predicate.INVESTIGATED, Modality.ANNOUNCED)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ICO may investigate Acme Ltd."),
        ("en", "The ICO could open an inquiry into Acme Ltd."),
        ("de", "Die CNIL könnte eine Untersuchung gegen die Acme GmbH einleiten."),
        ("de", "Die CNIL wird gegen die Acme GmbH ein Bußgeld von 5 Millionen Euro verhängen."),
        ("de", "Die CNIL will gegen die Acme GmbH ein Bußgeld von 5 Millionen Euro verhängen."),
        ("de", "Die Acme GmbH wird von der CNIL mit 5 Millionen Euro bestraft werden."),
        ("fr", "Acme SA sera condamnée par la CNIL à une amende de 5 millions d'euros."),
        ("es", "Acme SA será multada con 5 millones de euros por la AEPD."),
        ("it", "Acme S.p.A. sarà multata dal Garante per 5 milioni di euro."),
        ("sv", "Acme AB kommer att bötfällas av IMY med 5 miljoner kronor."),
        ("en", "Acme Ltd may be monitoring its workers."),
        ("nl", "De AP gaat Acme BV een boete van 5 miljoen euro opleggen."),
        ("nl", "De AP zal Acme BV een boete van 5 miljoen euro opleggen."),
        ("fr", "La CNIL pourrait ouvrir une enquête sur Acme SA."),
        ("es", "La AEPD podría investigar a Acme SA."),
        ("it", "Il Garante potrebbe indagare su Acme S.p.A."),
        ("da", "Datatilsynet kunne indlede en undersøgelse af Acme A/S."),
    ],
)
def test_a_case_that_is_only_possible_and_a_fine_that_is_ahead_are_none(lang: str, text: str) -> None:
    assert not extract(text, Known(lang=lang)).claims
