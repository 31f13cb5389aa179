"""Whose word the sentences of a quotation are: its speaker's, wherever the verb of saying stands."""

from __future__ import annotations

import pytest

from graph.model import Modality, Predicate
from loaders.extraction import extract
from loaders.known import Known


def _deeds(lang: str, text: str) -> dict[Predicate, tuple[Modality, str | None]]:
    claims = extract(text, Known(lang=lang, published="2024-06-01")).claims
    deeds = (Predicate.MONITORED, Predicate.HIRED)
    return {claim.predicate: (claim.modality, claim.attributed_to) for claim in claims if claim.predicate in deeds}


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("en", '"Amazon films its drivers. It hired Pinkerton," said the GMB.', "union-gmb"),
        ("en", '"Amazon films its drivers," said the GMB. "It hired Pinkerton."', "union-gmb"),
        ("de", "„Amazon filmt seine Fahrer. Der Konzern hat Pinkerton beauftragt“, sagte Verdi.", "union-verdi"),
        ("fr", "« Amazon filme ses chauffeurs. Le groupe a engagé Pinkerton », dit la CGT.", "union-cgt"),
        ("es", "«Amazon espía a sus conductores. La empresa contrató a Pinkerton», dice la UGT.", "union-ugt"),
        ("it", "«Amazon spia i suoi autisti. L'azienda ha assoldato Pinkerton», dice la CGIL.", "union-cgil"),
        ("nl", "„Amazon filmt zijn chauffeurs. Het bedrijf huurde Pinkerton in”, zegt de FNV.", "union-fnv"),
        ("sv", "”Amazon filmar sina förare. Bolaget anlitade Pinkerton”, säger Unionen.", "union-unionen"),
        ("da", "»Amazon filmer sine chauffører. Selskabet hyrede Pinkerton«, siger 3F.", "union-3f"),
    ],
)
def test_every_sentence_of_a_quotation_is_its_speakers_word(lang: str, text: str, speaker: str) -> None:
    held = (Modality.ALLEGED, speaker)
    assert _deeds(lang, text) == {Predicate.MONITORED: held, Predicate.HIRED: held}


@pytest.mark.parametrize(
    ("lang", "text", "speaker"),
    [
        ("it", "Insorge la Fiom: «Amazon spia i lavoratori».", "union-fiom"),
        ("it", "Dura la Cgil: «Amazon spia i lavoratori con le telecamere».", "union-cgil"),
        ("fr", "Colère de la CGT : « Amazon surveille ses salariés. »", "union-cgt"),
        ("fr", "Réaction de Marie Dupont, de la CGT : « Amazon a espionné ses salariés. »", "person-marie-dupont"),
        ("es", "Indignación en CCOO: «Amazon espía a sus trabajadores».", "union-ccoo"),
        ("de", "Empörung bei Verdi: „Amazon überwacht seine Fahrer.“", "union-verdi"),
        ("de", "Verdi schlägt Alarm: „Amazon überwacht seine Fahrer.“", "union-verdi"),
        ("da", "3F er rasende: »Nemlig overvåger sine chauffører.«", "union-3f"),
        ("nl", 'De FNV is woedend: "Uber bespioneert zijn chauffeurs."', "union-fnv"),
        ("en", 'The GMB is furious: "Amazon spies on its drivers."', "union-gmb"),
        ("en", 'Ann Marley of the GMB: "Amazon filmed its drivers."', "person-ann-marley"),
        ("en", 'Three words stood on the wall: "Amazon monitors drivers."', None),
        ("de", "Amazon in der Kritik: „Amazon überwacht seine Fahrer.“", None),
        ("en", 'Anger at the GMB and the ICO: "Amazon spies on its drivers."', None),
    ],
)
def test_what_a_colon_quotes_is_the_word_of_the_one_critic_before_it(lang: str, text: str, speaker: str | None) -> None:
    assert _deeds(lang, text) == {Predicate.MONITORED: (Modality.ALLEGED, speaker)}


def test_what_an_authority_is_quoted_with_behind_a_colon_is_found() -> None:
    text = 'The ICO was clear: "Amazon unlawfully filmed its drivers."'
    assert _deeds("en", text) == {Predicate.MONITORED: (Modality.FOUND, "regulator-ico")}


def test_a_quotation_of_nobody_is_somebodys_word_still() -> None:
    assert _deeds("en", '"Amazon films its drivers. It is a disgrace."') == {
        Predicate.MONITORED: (Modality.ALLEGED, None)
    }


def test_what_stands_behind_a_quotation_is_the_papers_own_word() -> None:
    text = '"We will look into it," said the GMB. Amazon hired Pinkerton.'
    assert _deeds("en", text) == {Predicate.HIRED: (Modality.ASSERTED, None)}


def test_a_mark_that_is_never_closed_quotes_no_more_than_its_paragraph() -> None:
    text = '"The drivers are angry.\n\nAmazon hired Pinkerton in 2021.'
    assert _deeds("en", text) == {Predicate.HIRED: (Modality.ASSERTED, None)}


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The GMB says Amazon films its drivers. It also hired Pinkerton, it says.", Predicate.HIRED),
        ("The GMB says Amazon filmed its drivers. It fired Mary Stone for joining the union.", Predicate.FIRED),
    ],
)
def test_it_is_whom_the_critic_of_the_sentence_before_blames(text: str, predicate: Predicate) -> None:
    claims = extract(text, Known(lang="en", published="2024-06-01")).claims
    told = [(claim.subject, claim.modality, claim.attributed_to) for claim in claims if claim.predicate is predicate]
    assert told == [("company-amazon", Modality.ALLEGED, "union-gmb")]
