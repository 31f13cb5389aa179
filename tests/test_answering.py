"""What a text tells of the end of a decision or deed: annulments and cuts are linked with what they answer."""

from __future__ import annotations

import pytest

from graph.model import AnswerKind, Claim, Predicate
from loaders.extraction import extract
from loaders.known import Known

FINE = "Das Bundeskartellamt hat gegen die Polarkai GmbH ein Bußgeld von 90.000 Euro verhängt. "
BAN = "Zudem untersagte das Amt der Polarkai GmbH die Ortung der Fahrer. "
COURT = "Das Oberlandesgericht Düsseldorf "
NOTICE = "Die Polarkai GmbH hat zwei Fahrer entlassen. "


def read(text: str, lang: str = "de") -> list[tuple[AnswerKind, Predicate]]:
    """Return how the claims of a text answer others of it, and what kind of claim each answers."""
    claims = {claim.id: claim for claim in extract(text, Known(lang=lang, published="2024-05-05")).claims}
    return sorted((answer.how, claims[answer.claim].predicate) for claim in claims.values() for answer in claim.answers)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        (FINE + COURT + "hob das Bußgeld auf.", [("annuls", "FINED")]),
        (FINE + "Das Bußgeld wurde vom Oberlandesgericht Düsseldorf gekippt.", [("annuls", "FINED")]),
        (FINE + BAN + COURT + "hob das Bußgeld auf.", [("annuls", "FINED")]),
        (FINE + BAN + COURT + "hob das Verbot auf.", [("annuls", "ORDERED")]),
        (FINE + BAN + COURT + "hob den Bescheid auf.", [("annuls", "FINED"), ("annuls", "ORDERED")]),
        (FINE + COURT + "senkte die Strafe auf 40.000 Euro.", [("reduces", "FINED")]),
        (NOTICE + "Das Arbeitsgericht Kiel erklärte die Kündigungen für unwirksam.", [("annuls", "FIRED")]),
        (NOTICE[:-2] + "; das Arbeitsgericht Kiel erklärte die Maßnahme für nichtig.", [("annuls", "FIRED")]),
    ],
)
def test_the_end_of_a_decision_is_linked_with_it(text: str, answers: list[tuple[str, str]]) -> None:
    assert read(text) == answers


@pytest.mark.parametrize(
    "text",
    [
        FINE + COURT + "hob das Bußgeld nicht auf.",
        FINE + COURT + "könnte das Bußgeld aufheben.",
        FINE + COURT + "verwarf den Einspruch gegen das Bußgeld.",
        FINE + COURT + "hob hervor, dass das Bußgeld hoch sei.",
        FINE + COURT + "erhöhte die Strafe auf 120.000 Euro.",
        FINE + COURT + "hob das Bußgeld teilweise auf.",
        FINE + "Das Unternehmen fordert, dass das Oberlandesgericht Düsseldorf das Bußgeld aufhebt.",
        FINE + "Gegen die Sonnhof AG verhängte das Amt 50.000 Euro Bußgeld. " + COURT + "hob das Bußgeld auf.",
        NOTICE + "Die Gewerkschaft NGG hält die Kündigungen für unwirksam.",
        NOTICE + "Das Arbeitsgericht Kiel prüft, ob die Kündigungen für unwirksam erklärt werden.",
    ],
)
def test_what_was_not_undone_or_by_whom_is_unclear_is_not_linked(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("lang", "text", "answers"),
    [
        (
            "en",
            "The ICO fined Globex Ltd £90,000. The Upper Tribunal cut the fine to £40,000.",
            [("reduces", "FINED")],
        ),
        (
            "fr",
            "La CNIL a infligé une amende de 90 000 euros à Globex. Le Conseil d'État a annulé la décision de la CNIL.",
            [("annuls", "FINED")],
        ),
        (
            "da",
            "Datatilsynet idømte Globex en bøde på 90.000 kroner. Østre Landsret ophævede Datatilsynets afgørelse.",
            [("annuls", "FINED")],
        ),
    ],
)
def test_other_languages_link_too(lang: str, text: str, answers: list[tuple[str, str]]) -> None:
    assert read(text, lang) == answers


def test_a_link_leads_to_the_claim_that_stands_for_the_event() -> None:
    """A fine told twice is one claim, and the annulment answers that one."""
    text = FINE + "Die Strafe des Bundeskartellamts gegen die Polarkai GmbH war hoch. " + COURT + "hob das Bußgeld auf."
    claims: tuple[Claim, ...] = extract(text, Known(lang="de")).claims
    fines = [claim.id for claim in claims if claim.predicate is Predicate.FINED]
    answered = [answer.claim for claim in claims for answer in claim.answers]
    assert len(fines) == 1
    assert answered == fines
