"""Whom 'the company' and 'its spokeswoman' mean: what the page is about, no owner or agency named in passing."""

from __future__ import annotations

import pytest

from loaders.extraction import extract
from loaders.known import Known


def _claims(lang: str, text: str, *predicates: str) -> list[tuple[str, str, str | None]]:
    reading = extract(text, Known(lang=lang, published="2024-06-12"))
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (names[claim.subject], claim.predicate.value, names[claim.object] if claim.object else None)
        for claim in reading.claims
        if claim.predicate.value in predicates
    ]


@pytest.mark.parametrize(
    ("lang", "text", "company"),
    [
        ("en", "Telnova Ltd, a subsidiary of Norcal Holdings, filmed its staff. The company dismissed Ann Marley.",
         "Telnova Ltd"),
        ("it", "Norcal Spa, controllata da Talgar Spa, ha filmato i dipendenti. L'azienda ha licenziato Ada Ruggi.",
         "Norcal Spa"),
        ("da", "Plukrask A/S, der ejes af Talgar Holding, overvågede sine ansatte. Selskabet fyrede Anne Holm.",
         "Plukrask A/S"),
        ("de", "Die Telnova GmbH, die zur Talgar AG gehört, filmte ihr Personal. Das Unternehmen entließ Anna Holm.",
         "Telnova GmbH"),
        ("sv", "Plukrask AB, som ägs av Talgar Holding, filmade sina anställda. Bolaget sparkade Anna Holm.",
         "Plukrask AB"),
        ("nl", "Telnova BV, eigendom van Talgar Groep, filmde zijn personeel. Het bedrijf ontsloeg Anna Holm.",
         "Telnova BV"),
        ("fr", "Norcal SA, propriété du groupe Talgar, a filmé ses salariés. L'entreprise a licencié Anne Morel.",
         "Norcal SA"),
        ("es", "Norcal SA, propiedad del grupo Talgar, grabó a sus empleados. La empresa despidió a Ana Ruiz.",
         "Norcal SA"),
    ],
)  # fmt: skip
def test_owner_in_passing_is_not_the_company(lang: str, text: str, company: str) -> None:
    assert [subject for subject, *_ in _claims(lang, text, "FIRED")] == [company]


def test_owner_as_subject_leaves_the_company_open() -> None:
    assert not _claims("en", "Norcal Holdings owns Telnova Ltd. The company was fined £200,000 by the ICO.", "FINED")


@pytest.mark.parametrize(
    ("lang", "text", "company"),
    [
        ("es", "La AEPD multó a Norcal SA, propiedad del grupo Talgar SA, con 200.000 euros. La empresa recurrirá.",
         "Norcal SA"),
        ("fr", ("La CNIL a infligé une amende de 200 000 euros à Norcal SA, filiale du groupe Talgar. L'entreprise a "
         "fait appel."), "Norcal SA"),
        ("es", "La AEPD multó con 200.000 euros a Norcal S.A. La empresa recurrirá la sanción.", "Norcal S.A"),
        ("it", "Il Garante privacy ha multato per 200.000 euro la Norcal S.p.A. La società farà ricorso.",
         "Norcal S.p.A"),
    ],
)  # fmt: skip
def test_the_fined_appeals(lang: str, text: str, company: str) -> None:
    assert [subject for subject, *_ in _claims(lang, text, "APPEALED")] == [company]


@pytest.mark.parametrize(
    ("lang", "text", "body"),
    [
        ("en", "The ICO fined Crofters Ltd. Its spokeswoman, Ann Marley, said the company would appeal.",
         "Crofters Ltd"),
        ("en", "The ICO fined Crofters Ltd £200,000. Its spokeswoman, Ann Marley, said the company would appeal.",
         "Crofters Ltd"),
        ("en", "The ICO fined Crofters Ltd £200,000. Its lawyer, Ann Marley, rejected the findings.", "Crofters Ltd"),
        ("en", ("The ICO launched an inquiry into Crofters Ltd. Its spokeswoman, Ann Marley, said the company would "
         "cooperate."), "Crofters Ltd"),
        ("es", "La AEPD multó a Norcal SA con 200.000 euros. Su portavoz, Mar Ruiz, dijo que la empresa recurrirá.",
         "Norcal SA"),
        ("fr", ("La CNIL a infligé une amende de 200 000 euros à Norcal SA. Sa porte-parole, Anne Morel, a indiqué que "
         "l'entreprise ferait appel."), "Norcal SA"),
        ("da", ("Datatilsynet har givet Plukrask A/S en bøde på 200.000 kroner. Dens talsmand, Anne Holm, siger, at "
         "selskabet vil anke."), "Plukrask A/S"),
        ("sv", ("IMY har bötfällt Plukrask AB med 2 miljoner kronor. Dess talesperson, Anna Holm, säger att bolaget "
         "kommer att överklaga."), "Plukrask AB"),
        ("nl", ("De Autoriteit Persoonsgegevens legde Telnova BV een boete op van 200.000 euro. Haar woordvoerder, "
         "Anna Holm, zegt dat het bedrijf in beroep gaat."), "Telnova BV"),
        # the head of an authority may speak of its fine, whoever else does is nobody's where nothing tells
        ("en", "The ICO fined Crofters Ltd £200,000. Its head, Ann Marley, said the fine was a warning.", "ICO"),
        ("en", "The ICO fined Crofters Ltd £200,000. Its spokeswoman, Ann Marley, said the fine was a warning.", None),
        ("es", "La AEPD multó a Norcal SA con 200.000 euros. Su portavoz, Mar Ruiz, dijo que la sanción es ejemplar.",
         None),
    ],
)  # fmt: skip
def test_office_is_of_whoever_answers(lang: str, text: str, body: str | None) -> None:
    assert [where for *_, where in _claims(lang, text, "WORKS_FOR", "LEADS")] == ([body] if body else [])


@pytest.mark.parametrize(
    ("lang", "text", "company"),
    [
        ("en", ("Hidden cameras at Crofters Ltd | Crofters Ltd filmed its staff. The cameras came from Norcal Ltd. "
         "The company dismissed Ann Marley."), "Crofters Ltd"),
        ("es", ("Norcal SA grabó a sus empleados. La AEPD multó a Norcal SA con 3.000 euros. El sistema lo vendió "
         "Segurtek SL. La empresa despidió a Ana Ruiz."), "Norcal SA"),
        ("de", ("Die Telnova GmbH filmte ihre Mitarbeiter. Die Kameras der Telnova GmbH kamen von der Plukrask AG. Das "
         "Unternehmen entließ Anna Holm."), "Telnova GmbH"),
    ],
)  # fmt: skip
def test_the_company_is_what_the_page_is_about(lang: str, text: str, company: str) -> None:
    assert {subject for subject, *_ in _claims(lang, text.replace(" | ", "\n\n"), "FIRED")} <= {company}


def test_a_company_named_behind_the_verb_is_another() -> None:
    text = "Segurtek SL vendió cámaras. La gerenta reconoció que la empresa le pagó a Segurtek SL un informe."
    assert not [claim for claim in _claims("es", text, "HIRED") if claim[0] == "Segurtek SL"]
