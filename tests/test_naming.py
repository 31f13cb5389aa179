"""Where a name begins and ends, what type it has, and who is the same, in several languages.

Invented to test the rules: nothing here says anything about the companies, authorities and people that it names.
"""

from __future__ import annotations

import pytest

from loaders.extraction import extract
from loaders.known import Known

Case = tuple[str, str, set[tuple[str, str, str | None]]]

_LOWER: tuple[Case, ...] = (
    ("en", "The ICO fined voltRide £20,000. The firm voltRide sacked Kylie Nguyen.",
     {("ICO", "FINED", "voltRide"), ("voltRide", "FIRED", "Kylie Nguyen")}),
    ("fr", "La CNIL a infligé une amende de 20 000 euros à voltRide. Les salariéEs sont contents.",
     {("CNIL", "FINED", "voltRide")}),
    ("da", "Datatilsynet har givet leje.nu en bøde på 50.000 kroner.", {("Datatilsynet", "FINED", "leje.nu")}),
    ("nl", "De AP heeft webwinkel kruimel een boete van 20.000 euro opgelegd. In het magazijn van kruimel is het stil.",
     {("AP", "FINED", "kruimel")}),
    ("nl", "De AP heeft strada24 een boete van 20.000 euro opgelegd. Volgens strada24 is er niets gebeurd.",
     {("AP", "FINED", "strada24")}),
    ("it", "L'azienda strada24 ha licenziato Anna Berti. Il Garante ha multato strada24 per 20.000 euro.",
     {("strada24", "FIRED", "Anna Berti"), ("Garante", "FINED", "strada24")}),
)  # fmt: skip

_ACRONYMS: tuple[Case, ...] = (
    ("fr", "La Ligue pour les droits des livreurs (LDL) a porté plainte contre Amazon. La LDL a appelé la CNIL à agir.",
     {("Ligue pour les droits des livreurs", "ACCUSED", "Amazon"),
      ("Ligue pour les droits des livreurs", "CALLED_ON", "CNIL")}),
    ("sv", "Inspektionen för trygga hamnar (ITH) har granskat Amazon.",
     {("Inspektionen för trygga hamnar", "INVESTIGATED", "Amazon")}),
    ("es", "La Federación Pesquera Andaluza (Fepan) está en Cádiz. En mayo Fepan denunció a Amazon.",
     {("Federación Pesquera Andaluza", "ACCUSED", "Amazon")}),
)  # fmt: skip

_EXTENT: tuple[Case, ...] = (
    ("en", "The ICO fined the Courier & Parcel Federation £20,000.",
     {("ICO", "FINED", "Courier & Parcel Federation")}),
    ("en", "Tom Hale called on the North Carolina Department of Justice to act.",
     {("Tom Hale", "CALLED_ON", "North Carolina Department of Justice")}),
    ("en", "On 2 August Tom Hale sued Tellwick Ltd in Leeds.", {("Tom Hale", "SUED", "Tellwick Ltd")}),
    ("es", "La AEPD multó con 20.000 euros a Conservas del Pardo S.L. En mayo Conservas del Pardo despidió a Ana Ruiz.",
     {("AEPD", "FINED", "Conservas del Pardo S.L"), ("Conservas del Pardo S.L", "FIRED", "Ana Ruiz")}),
    ("es", "Distribuidora Paso del Alba S.A. despidió a Ana Ruiz. En mayo Paso del Alba contrató a Pinkerton.",
     {("Distribuidora Paso del Alba S.A", "FIRED", "Ana Ruiz"),
      ("Distribuidora Paso del Alba S.A", "HIRED", "Pinkerton")}),
    ("da", "Datatilsynet har givet Sund Liv Gruppen A/S en bøde på 50.000 kroner.",
     {("Datatilsynet", "FINED", "Sund Liv Gruppen A/S")}),
    ("sv", "I maj hyrde Amazon detektivbyrån Ljunghed Utredningar.", {("Amazon", "HIRED", "Ljunghed Utredningar")}),
    ("de", "Das sagt Sandra Oberholz von der Bergia AG. Die Bergia hat Anna Weber entlassen.",
     {("Bergia AG", "FIRED", "Anna Weber")}),
    ("nl", "Dat zegt Sandra Oberholz van de Bergia. Bergia heeft Anna Weber ontslagen.",
     {("Bergia", "FIRED", "Anna Weber")}),
    ("da", "Midt- og Vestjyllands Politi har sigtet Plukrask A/S.",
     {("Midt- og Vestjyllands Politi", "SUED", "Plukrask A/S")}),
    ("da", "Både Midt- og Nordbo A/S har fyret Anna Berg.", {("Nordbo A/S", "FIRED", "Anna Berg")}),
    ("en", "The ICO fined SwiftParcel Pte. Ltd. £20,000.", {("ICO", "FINED", "SwiftParcel Pte. Ltd")}),
    ("fr", "Le Tribunal cantonal vaudois a condamné Telnova à une amende de 20 000 francs.",
     {("Tribunal cantonal vaudois", "FINED", "Telnova")}),
    ("es", "El 14.º Juzgado Civil de Santiago multó a Norcal SA con 20.000 euros.",
     {("14.º Juzgado Civil de Santiago", "FINED", "Norcal SA")}),
    ("es", "El Segundo Juzgado Civil de Santiago multó a Norcal SA con 20.000 euros.",
     {("Segundo Juzgado Civil de Santiago", "FINED", "Norcal SA")}),
    ("es", "El Sindicato Nacional de Cajeros demandó a Farmacias Olmos.",
     {("Sindicato Nacional de Cajeros", "SUED", "Farmacias Olmos")}),
    ("es", "El Sindicato N.º 2 de Minera Talca demandó a Norcal SA.",
     {("Sindicato N.º 2 de Minera Talca", "SUED", "Norcal SA")}),
    ("es", "La Liga Peruana de Usuarios demandó a Norcal SA.", {("Liga Peruana de Usuarios", "SUED", "Norcal SA")}),
    ("es", "El Sindicato de Trabajadores de Norcal demandó a Norcal SA.",
     {("Sindicato de Trabajadores de Norcal", "SUED", "Norcal SA")}),
    ("es", "El Sindicato demandó a Norcal SA. Sindicatos de varios países callan.", set()),
    ("es", "Norcal SA contrató a la agencia de detectives Argal SL.", {("Norcal SA", "HIRED", "Argal SL")}),
    ("es", "Norcal SA contrató una agencia de detectives.", {("Norcal SA", "HIRED", "una agencia de detectives")}),
    ("fr", "Telnova a engagé le cabinet de détectives Verifax.", {("Telnova", "HIRED", "Verifax")}),
    ("en", "The Riders' Welfare Circle sued Crofters Ltd.", {("Riders' Welfare Circle", "SUED", "Crofters Ltd")}),
    ("en", "The Workers' Union sued Crofters Ltd.", {("Workers' Union", "SUED", "Crofters Ltd")}),
    ("en", "The drivers' Tom Hale sued Crofters Ltd.", {("Tom Hale", "SUED", "Crofters Ltd")}),
    ("en", "Crofters Ltd is a subsidiary of the Malaysian group Sela Timur Berhad.",
     {("Crofters Ltd", "SUBSIDIARY_OF", "Sela Timur Berhad")}),
    ("it", "Contro la sentenza del Tribunale di Prato Telnova S.p.A. ha proposto appello.",
     {("Telnova S.p.A", "APPEALED", "Tribunale di Prato")}),
    ("it", "Telnova S.p.A. è stata portata in tribunale dalla Filcams Cgil.",
     {("Filcams Cgil", "SUED", "Telnova S.p.A")}),
    ("it", "La Cgil ha trascinato in tribunale Telnova.", {("Cgil", "SUED", "Telnova")}),
    ("de", "Der Redner Rolf Kern verklagte die Telnova GmbH.", {("Rolf Kern", "SUED", "Telnova GmbH")}),
    ("sv", "Dessförinnan hade Telnova AB avskedat Anna Berg.", {("Telnova AB", "FIRED", "Anna Berg")}),
    ("sv", "Nordbo hade i maj avskedat Anna Berg.", {("Nordbo", "FIRED", "Anna Berg")}),
    ("fr", "CHEZ AMAZON, LE PATRON VOYAGE EN PASSAGER\n\nHier, Amazon a licencié Anna Berti.",
     {("Amazon", "FIRED", "Anna Berti")}),
)  # fmt: skip

_TYPES: tuple[Case, ...] = (
    ("fr", "Kermadec & Fils a licencié Anna Berti.", {("Kermadec & Fils", "FIRED", "Anna Berti")}),
    ("sv", "Kraken Analytics har avskedat Anna Berg.", {("Kraken Analytics", "FIRED", "Anna Berg")}),
    ("da", "I 2020 blev Plukrask A/S købt af Nordfjord Holding A/S.",
     {("Plukrask A/S", "SUBSIDIARY_OF", "Nordfjord Holding A/S")}),
    ("da", "Kameraerne hos Rutevogn A/S er leveret af Optiglas A/S.", {("Optiglas A/S", "SUPPLIED", "Rutevogn A/S")}),
    ("nl", "Bruinsma & Zn. heeft Anna Weber ontslagen.", {("Bruinsma & Zn", "FIRED", "Anna Weber")}),
    ("it", "La Ceramiche Montalba ha licenziato Anna Berti. Il direttore di Montalba, Ugo Sarti, tace.",
     {("Ceramiche Montalba", "FIRED", "Anna Berti"), ("Ugo Sarti", "LEADS", "Ceramiche Montalba")}),
)  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "claims"), [*_LOWER, *_ACRONYMS, *_EXTENT, *_TYPES])
def test_a_name_is_read_whole_typed_and_found_again(
    lang: str, text: str, claims: set[tuple[str, str, str | None]]
) -> None:
    reading = extract(text, Known(lang=lang))
    names = {entity.id: entity.name for entity in reading.entities}
    found = {(names[claim.subject], str(claim.predicate), names.get(claim.object or "")) for claim in reading.claims}
    assert found == claims


@pytest.mark.parametrize(
    ("lang", "text", "publisher", "medium"),
    [
        ("en", "The Fenland Bugle has investigated Amazon. The Bugle is sold in Ely.", "The Fenland Bugle",
         "Fenland Bugle"),
        ("da", "I otte måneder har Skarven undersøgt Amazon. Bliv medlem af Skarven.", "Skarven", "Skarven"),
        ("it", "L'inchiesta di Penna Rossa su Amazon dura da mesi. Penna Rossa ha indagato su Amazon.", "Penna Rossa",
         "Penna Rossa"),
    ],
)  # fmt: skip
def test_who_publishes_is_a_medium_where_nothing_else_types_it(
    lang: str, text: str, publisher: str, medium: str
) -> None:
    reading = extract(text, Known(lang=lang, publisher=publisher))
    assert medium in {entity.name for entity in reading.entities if entity.type == "MediaOutlet"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("da", "Virksomheden oplyser, at intet er sket, og oplyser til kunderne, at sagen er slut."),
        ("it", "Un'azienda leader licenzia. Secondo leader e operai, l'azienda tace."),
        ("en", "The company well knows the rules, as well as the union. It did well."),
    ],
)
def test_a_common_word_in_lower_case_is_no_name(lang: str, text: str) -> None:
    assert not extract(text, Known(lang=lang)).claims
