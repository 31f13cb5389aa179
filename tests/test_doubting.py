"""What somebody doubts, fears, denies or makes up is no fine, no case, no office and no ownership."""

from __future__ import annotations

import pytest

from graph.model import Modality, Predicate
from loaders.extraction import extract
from loaders.known import Known

# Each content stands behind a conjunction, and behind an adverb where the verb then comes first.
_CONTENTS = {
    "en": ("the CNIL fined Tesco", "the GMB sued Tesco", "Tesco belongs to Asda", "Mary Stone heads Tesco"),
    "fr": ("la CNIL a infligé une amende à Tesco", "la CGT a attaqué Tesco en justice", "Tesco appartient à Asda"),
    "es": ("la AEPD multó a Tesco", "la UGT demandó a Tesco", "Tesco pertenece a Asda"),
    "it": ("il Garante ha multato Tesco", "la CGIL ha denunciato Tesco", "Tesco appartiene ad Asda"),
    "de": ("die CNIL Tesco eine Geldstrafe auferlegte", "Verdi Tesco verklagt hat", "Tesco zu Asda gehört"),
    "nl": ("de AP Tesco een boete heeft opgelegd", "de FNV Tesco heeft aangeklaagd"),
    "da": ("Datatilsynet gav Tesco en bøde", "3F har sagsøgt Tesco", "Tesco er ejet af Asda"),
    "sv": ("Integritetsskyddsmyndigheten gav Tesco en sanktionsavgift", "Unionen har stämt Tesco"),
    "no": ("Datatilsynet ga Tesco et gebyr", "LO har saksøkt Tesco", "Tesco er eid av Asda"),
}
_DOUBTS = {
    "en": (
        "It is not true that {}.", "There are rumours that {}.", "Amazon denied reports that {}.", "Perhaps {}.",
        "Nobody knows whether {}.", "The union doubts that {}.", "A fake letter claimed that {}.",
        "The union gromps that {}.",
    ),
    "fr": (
        "Il est faux que {}.", "La rumeur dit que {}.", "On ignore si {}.",
        "Peut-être que {}.", "Le syndicat gromelle que {}.",
    ),
    "es": (
        "Es falso que {}.", "Corre el rumor de que {}.", "Se desconoce si {}.",
        "Quizá {}.", "El sindicato grumea que {}.",
    ),
    "it": ("Non è vero che {}.", "Corre voce che {}.", "Non si sa se {}.", "Forse {}.", "Il sindacato grumola che {}."),
    "de": (
        "Es stimmt nicht, dass {}.", "Dass {}, ist eine Lüge.", "Es ist unklar, ob {}.",
        "Die Gewerkschaft grommelt, dass {}.",
    ),
    "nl": ("Het klopt niet dat {}.", "Er gaan geruchten dat {}.", "De vakbond grommelt dat {}."),
    "da": (
        "Det er ikke sandt, at {}.", "Rygtet siger, at {}.", "Det er uklart, om {}.",
        "Fagforeningen grumler, at {}.",
    ),
    "sv": ("Det är inte sant att {}.", "Facket tvivlar på att {}.", "Facket grumlar att {}."),
    "no": ("Det er ikke sant at {}.", "Fagforeningen frykter at {}.", "Fagforeningen grumler at {}."),
}  # fmt: skip
_TOLD = {
    "en": ("It emerged that {}.", "The union said that {}.", "The fact that {} did not surprise the union."),
    "fr": ("Le syndicat rappelle que {}.", "On sait que {}."),
    "es": ("El sindicato recordó que {}.", "El hecho de que {} no sorprendió al sindicato."),
    "it": ("È emerso che {}.", "Il sindacato ricorda che {}."),
    "de": ("Bekannt wurde, dass {}.",),
    "nl": ("Het is bekend dat {}.",),
    "da": ("Det fremgår, at {}.",),
    "sv": ("Det framgår att {}.",),
    "no": ("Det fremgår at {}.",),
}
_FIRM = {Modality.FOUND, Modality.ADMITTED, Modality.ASSERTED}
_SPEECH_ACTS = {"ACCUSED", "DISPUTED", "CALLED_ON"}


def _firm_claims(lang: str, text: str) -> list[str]:
    claims = extract(text[0].upper() + text[1:], Known(lang=lang, published="2024-06-01")).claims
    held = [claim for claim in claims if claim.modality in _FIRM and claim.predicate not in _SPEECH_ACTS]
    return [f"{claim.subject} {claim.predicate} {claim.object}" for claim in held]


def _sentences(frames: dict[str, tuple[str, ...]], contents: int | None = None) -> list[tuple[str, str]]:
    return [
        (lang, frame.format(that)) for lang in frames for frame in frames[lang] for that in _CONTENTS[lang][:contents]
    ]


@pytest.mark.parametrize(("lang", "text"), _sentences(_DOUBTS))
def test_what_is_only_doubted_or_thought_is_no_fact(lang: str, text: str) -> None:
    assert _firm_claims(lang, text) == []


@pytest.mark.parametrize(("lang", "text"), _sentences(_TOLD, 1))
def test_what_is_told_as_a_fact_stays_one(lang: str, text: str) -> None:
    assert _firm_claims(lang, text)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The fine that the CNIL imposed on Tesco is high."),
        ("en", "The court annulled the €600,000 fine that the CNIL imposed on Tesco."),
        ("fr", "L'amende de 50 000 euros que la CNIL a infligée à Tesco est lourde."),
        ("it", "La multa da 2,5 milioni che il Garante ha inflitto a Tesco è alta."),
        ("es", "La multa que la AEPD impuso a Tesco es alta."),
    ],
)
def test_a_relative_clause_is_no_thought(lang: str, text: str) -> None:
    assert _firm_claims(lang, text)


@pytest.mark.parametrize(
    ("lang", "text", "subject"),
    [
        ("en", "The ICO announced that Amazon had been fined £20,000.", "regulator-ico"),
        ("en", "Amazon was fined £20,000, the ICO announced.", "regulator-ico"),
        ("es", "Amazon fue multada con 20.000 euros, anunció la AEPD.", "regulator-aepd"),
        ("es", "La AEPD anunció que ha multado a Amazon con 20.000 euros.", "regulator-aepd"),
        ("fr", "Amazon a été condamnée à une amende de 20 000 euros, a annoncé la Cnil.", "regulator-cnil"),
        ("fr", "La Cnil annonce avoir infligé une amende de 20 000 euros à Amazon.", "regulator-cnil"),
        ("it", "Amazon è stata multata per 20.000 euro, ha annunciato il Garante.", "regulator-garante"),
    ],
)
def test_a_decision_that_is_announced_is_taken(lang: str, text: str, subject: str) -> None:
    claims = extract(text, Known(lang=lang, published="2024-06-01")).claims
    fines = [claim for claim in claims if claim.predicate is Predicate.FINED]
    assert [(fine.subject, fine.object, fine.modality) for fine in fines] == [
        (subject, "company-amazon", Modality.FOUND)
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The ICO announced plans to fine Amazon £20,000."),
        ("en", "The ICO announced it intended to fine Amazon £20,000."),
        ("en", "The ICO announced that it would fine Amazon £20,000."),
        ("en", "The ICO promised to fine Amazon £20,000."),
        ("es", "La AEPD anunció que multará a Amazon con 20.000 euros."),
        ("es", "La AEPD prometió multar a Amazon con 20.000 euros."),
        ("fr", "La Cnil a annoncé vouloir infliger une amende de 20 000 euros à Amazon."),
        ("fr", "La Cnil a annoncé qu'elle infligerait une amende de 20 000 euros à Amazon."),
        ("it", "Il Garante ha annunciato che multerà Amazon per 20.000 euro."),
        ("de", "Die CNIL kündigte an, Amazon zu einer Geldbuße von 20.000 Euro zu verurteilen."),
        ("da", "Datatilsynet varslede en bøde på 20.000 kroner til Nemlig."),
    ],
)
def test_a_decision_that_is_only_planned_is_none(lang: str, text: str) -> None:
    claims = extract(text, Known(lang=lang, published="2024-06-01")).claims
    assert not [claim for claim in claims if claim.predicate is Predicate.FINED]
