"""What somebody was cleared of, escaped, never did or is only feared to do is no claim."""

from __future__ import annotations

import pytest

from graph.model import Modality, Predicate
from loaders.extraction import extract
from loaders.known import Known

_GRAVE = {Predicate.MONITORED, Predicate.FINED, Predicate.ORDERED, Predicate.HIRED, Predicate.ACCUSED}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Acme Ltd has never spied on its workers."),
        ("en", "Acme Ltd did not monitor its staff, the ICO concluded."),
        ("en", "The ICO found no evidence that Acme Ltd had monitored its staff."),
        ("en", "The ICO cleared Acme Ltd of spying on its workers."),
        ("en", "The ICO decided not to fine Acme Ltd."),
        ("en", "Acme Ltd escaped a fine from the ICO."),
        ("en", "Acme Ltd narrowly avoided a £2m fine."),
        ("en", "Acme Ltd could have been fined £2m by the ICO."),
        ("en", "Critics fear that Acme Ltd will spy on its workers."),
        ("en", "It would be wrong to say that Acme Ltd spied on its workers."),
        ("en", "Contrary to earlier reports, Acme Ltd did not hire Pinkerton."),
        ("en", "The Guardian withdrew its report that Acme Ltd spied on its workers."),
        ("en", "No one has accused Acme Ltd of spying."),
        ("en", "Had Acme Ltd spied on its workers, it would have been fined."),
        ("en", "Acme Ltd was acquitted of spying on its workers."),
        ("en", "Rumours that Acme Ltd was fined by the ICO are false."),
        ("da", "Datatilsynet frikendte Acme A/S for at have overvåget sine ansatte."),
        ("da", "Acme A/S har aldrig overvåget sine ansatte."),
        ("da", "Datatilsynet fandt ikke, at Acme A/S havde overvåget sine ansatte."),
        ("da", "Acme A/S slap for en bøde fra Datatilsynet."),
        ("de", "Die BaFin sprach die Acme AG vom Vorwurf frei, Beschäftigte überwacht zu haben."),
        ("de", "Die Acme AG hat ihre Beschäftigten nie überwacht."),
        ("de", "Die BaFin fand keine Belege dafür, dass die Acme AG ihre Beschäftigten überwacht hat."),
        ("de", "Die Acme AG entging einem Bußgeld der BaFin."),
        ("de", "Hätte die Acme AG ihre Beschäftigten überwacht, wäre ein Bußgeld fällig geworden."),
        ("fr", "La CNIL a blanchi Acme SA, accusée d'avoir espionné ses salariés."),
        ("fr", "Acme SA n'a jamais espionné ses salariés."),
        ("fr", "La CNIL n'a trouvé aucune preuve qu'Acme SA ait espionné ses salariés."),
        ("fr", "Acme SA a échappé à une amende de la CNIL."),
        ("fr", "La CNIL a renoncé à sanctionner Acme SA."),
        ("es", "La AEPD archivó la denuncia contra Acme S.A."),
        ("es", "Acme S.A. nunca vigiló a sus empleados."),
        ("es", "La AEPD no halló pruebas de que Acme S.A. vigilara a sus empleados."),
        ("es", "Acme S.A. se libró de una multa de la AEPD."),
        ("it", "Acme S.p.A. non ha mai spiato i lavoratori."),
        ("it", "Acme S.p.A. è stata assolta dall'accusa di aver spiato i lavoratori."),
        ("it", "Acme S.p.A. ha evitato una multa del Garante privacy."),
        ("nl", "De AP vond geen bewijs dat Acme BV zijn werknemers bespioneerde."),
        ("nl", "Acme BV heeft zijn werknemers nooit bespioneerd."),
        ("nl", "Acme BV ontliep een boete van de AP."),
        ("nl", "De AP seponeerde de zaak tegen Acme BV."),
        ("sv", "IMY friade Acme AB från att ha övervakat sina anställda."),
        ("sv", "Acme AB har aldrig övervakat sina anställda."),
        ("sv", "IMY fann inga bevis för att Acme AB övervakat sina anställda."),
        ("sv", "Acme AB slipper böter från IMY."),
        ("sv", "IMY avskrev ärendet mot Acme AB."),
        ("nl", "Als Bol medewerkers zou filmen, krijgt het bedrijf een boete van de AP."),
        ("it", "Se Amazon avesse spiato i lavoratori, il Garante l'avrebbe multata."),
        ("sv", "Tesla har aldrig hyrt in detektiver för att bevaka IF Metall, säger bolaget."),
        ("en", "Noyb wants the CNIL to fine Google 6 billion euros."),
        ("en", "Starbucks was wrongly reported to have fired seven union organisers."),
        ("da", "Det er ikke rigtigt, at Lego har fyret tillidsmanden."),
        ("es", "No es cierto que Amazon despidiera a los delegados."),
        ("nl", "De rechter sprak Uber vrij van het bespioneren van chauffeurs."),
        ("sv", "Lidl överväger att avskeda Laura Berg."),
        ("da", "Netto overvejer at fyre Laura Berg."),
        ("en", "The tribunal dismissed the claim by Anna Kelly that Tesco had spied on her."),
        ("en", "Had the ICO fined Tesco £10m, the retailer would have appealed."),
        ("de", "Die Bahn hat nach eigenen Angaben nie Detektive beauftragt, um Mitarbeiter zu überwachen."),
        ("en", "Amazon has never hired Pinkerton to monitor unions, the company said."),
        ("it", "Il Garante non ha multato Amazon per il controllo dei dipendenti."),
        ("en", "The ICO decided against fining Barclays £5m."),
        ("en", "The ICO was criticised for failing to fine Barclays."),
        ("en", "The ICO's power to fine Barclays £17m expired."),
        ("en", "The ICO would have fined Barclays £5m under the old law."),
        ("en", "A judge blocked the FTC from fining Meta $5bn."),
        ("en", "Barclays should be fined £5m by the ICO, said Unite."),
        ("en", "The ICO stopped short of fining Barclays £5m."),
        ("fr", "La CNIL a failli infliger une amende à Amazon."),
        ("es", "La AEPD descartó imponer a Glovo una multa de 5 millones de euros."),
        ("es", "La AEPD debe multar a Glovo, dice CCOO."),
        ("it", "Il Garante ha rinunciato a infliggere una multa a Glovo."),
        ("it", "Il Garante deve multare Glovo, dice la Cgil."),
        ("nl", "De AP weigerde Uber een boete op te leggen."),
        ("nl", "De AP moet Uber een boete opleggen, vindt FNV."),
        ("sv", "IMY vägrade att ge Klarna en sanktionsavgift."),
        ("sv", "IMY måste ge Klarna en sanktionsavgift, anser Unionen."),
        ("da", "Datatilsynet undlod at give Netto en bøde."),
        ("da", "Datatilsynet skal give Netto en bøde, mener HK."),
        ("fr", "La Poste a tenté de licencier Georges Quentin."),
        ("es", "Zara intentó despedir a Laura García."),
        ("da", "Netto må gerne filme ansatte, fastslog retten."),
        ("fr", "Carrefour peut filmer ses salariés, a jugé la cour."),
    ],
)
def test_what_did_not_happen_is_no_claim(lang: str, text: str) -> None:
    claims = extract(text, Known(lang=lang)).claims
    assert not [claim for claim in claims if claim.predicate in _GRAVE and claim.modality is not Modality.DENIED]


@pytest.mark.parametrize(
    ("lang", "text", "modality"),
    [
        ("da", "Amazon afviser at have overvåget sine ansatte.", Modality.DENIED),
        ("da", "Amazon afviser, at selskabet har overvåget sine ansatte.", Modality.DENIED),
        ("da", "Amazon erkender at have overvåget sine ansatte.", Modality.ADMITTED),
        ("sv", "Amazon nekar till att ha övervakat sina anställda.", Modality.DENIED),
        ("de", "Amazon bestreitet, Beschäftigte überwacht zu haben.", Modality.DENIED),
        ("nl", "Amazon ontkent werknemers te hebben bespioneerd.", Modality.DENIED),
        ("fr", "Amazon nie avoir espionné ses salariés.", Modality.DENIED),
        ("es", "Amazon niega haber espiado a sus trabajadores.", Modality.DENIED),
        ("it", "Amazon nega di aver spiato i lavoratori.", Modality.DENIED),
        ("en", "Uber said it does not track its drivers.", Modality.DENIED),
    ],
)
def test_a_denial_is_never_a_fact(lang: str, text: str, modality: Modality) -> None:
    claims = extract(text, Known(lang=lang)).claims
    assert [claim.modality for claim in claims if claim.predicate is Predicate.MONITORED] == [modality]


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        (
            "de",
            "Der Anwalt Max Muster, früher bei Siemens, wirft der Telekom vor, Journalisten auszuspähen.",
            "Max Muster",
        ),
        ("sv", "Advokaten Per Mall, tidigare anställd på H&M, anklagar Lindex för att filma anställda.", "Per Mall"),
        ("en", "Unite accused Tesco of spying on its workers.", "Unite"),
    ],
)
def test_the_accused_is_no_witness_of_the_charge(lang: str, text: str, speaker: str) -> None:
    reading = extract(text, Known(lang=lang))
    names = {entity.id: entity.name for entity in reading.entities}
    (deed,) = (claim for claim in reading.claims if claim.predicate is Predicate.MONITORED)
    assert (deed.modality, names[deed.attributed_to or ""]) == (Modality.ALLEGED, speaker)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Ixo Ltd accused Uxo Ltd of abuse. The company had spied on its workers."),
        ("fr", "Ixo SA a attaqué Uxo SA en justice. La société avait espionné ses clients."),
        ("es", "La empresa Ixo demandó a la empresa Uxo. La compañía había espiado a sus directivos."),
        ("nl", "Ixo BV klaagde Uxo BV aan. Het bedrijf had klanten afgeluisterd."),
        ("da", "Ixo A/S anmeldte Uxo A/S. Selskabet havde aflyttet kunder."),
        ("sv", "Ixo AB anmälde Uxo AB. Bolaget hade avlyssnat kunder."),
        ("de", "Die Ixo AG zeigte die Uxo AG an. Das Unternehmen habe Kunden ausspioniert."),
    ],
)
def test_who_charges_is_not_the_company_that_did_it(lang: str, text: str) -> None:
    reading = extract(text, Known(lang=lang))
    names = {entity.id: entity.name for entity in reading.entities}
    watchers = {names[claim.subject] for claim in reading.claims if claim.predicate is Predicate.MONITORED}
    assert not {name for name in watchers if name.startswith("Ixo")}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "La CNIL vient d'infliger une amende de 5 millions d'euros à Amazon."),
        ("en", "The ICO decided to fine Barclays £5m."),
        ("nl", "Uber moet van de AP een boete van 10 miljoen euro betalen."),
        ("sv", "Klarna måste betala en sanktionsavgift på 7,5 miljoner kronor till IMY."),
        ("it", "Il Garante ha deciso di multare Glovo."),
        ("es", "La AEPD acaba de multar a Glovo con 5 millones de euros."),
        ("da", "Datatilsynet besluttede at give Netto en bøde på 2 mio. kr."),
    ],
)
def test_a_measure_that_was_decided_is_a_claim(lang: str, text: str) -> None:
    assert [claim.predicate for claim in extract(text, Known(lang=lang)).claims] == [Predicate.FINED]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Acme Ltd spied on its workers, a former employee claims."),
        ("nl", "Acme BV heeft medewerkers bespioneerd, beweert een oud-medewerker."),
        ("de", "Die Acme AG hat Mitarbeiter bespitzelt, behauptet ein früherer Mitarbeiter."),
        ("da", "Acme A/S har overvåget sine ansatte, hævder en tidligere ansat."),
        ("sv", "Acme AB har övervakat anställda, hävdar en tidigare anställd."),
        ("fr", "Acme SA a espionné ses salariés, affirme un ancien salarié."),
        ("es", "Acme S.A. espió a sus empleados, afirma un exempleado."),
        ("it", "Acme S.p.A. ha spiato i dipendenti, sostiene un ex dipendente."),
    ],
)
def test_what_somebody_unknown_claims_is_alleged_and_never_by_the_accused(lang: str, text: str) -> None:
    watched = [c for c in extract(text, Known(lang=lang)).claims if c.predicate is Predicate.MONITORED]
    assert watched
    assert {claim.modality for claim in watched} == {Modality.ALLEGED}
    assert not {claim.attributed_to for claim in watched} & {claim.subject for claim in watched}


def test_who_cut_a_fine_fined_nobody_who_imposed_it() -> None:
    text = "The fine that the ICO imposed on Tesco was cut by the tribunal from £400,000 to £250,000."
    fines = [c for c in extract(text, Known(lang="en")).claims if c.predicate is Predicate.FINED]
    assert {(fine.object, fine.amount) for fine in fines} == {("company-tesco", 400_000), ("company-tesco", 250_000)}


def test_the_regulator_of_a_place_is_not_the_one_that_the_page_names_later() -> None:
    text = (
        "The Hamburg regulator fined H&M 35 million euros. It is the largest fine since Google was fined by the CNIL."
    )
    fines = [c for c in extract(text, Known(lang="en")).claims if c.predicate is Predicate.FINED]
    assert not [fine for fine in fines if (fine.subject, fine.object) == ("regulator-cnil", "company-h-m")]
