"""What the checks let through and what they refuse, in every language that has rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders.extraction.language import known_languages
from loaders.known import Known
from tests.model_answers import ARTICLE, FILMED, FINE, KNOWN, answer, extractor_of, refusals
from tests.servers.language_model import run_language_model, say

# language: a fine, told plainly; the same denied; the same in the passive; each with the words of the deed.
SENTENCES: dict[str, tuple[tuple[str, str], ...]] = {
    "en": (
        ("Datatilsynet fined Brightloom 3 million euros in May.", "fined"),
        ("Datatilsynet never fined Brightloom 3 million euros in May.", "fined"),
        ("Brightloom was fined 3 million euros by Datatilsynet in May.", "fined"),
    ),
    "de": (
        ("Datatilsynet bestrafte Brightloom im Mai mit 3 Millionen Euro.", "bestrafte"),
        ("Datatilsynet bestrafte Brightloom im Mai nicht mit 3 Millionen Euro.", "bestrafte"),
        ("Brightloom wurde im Mai von Datatilsynet mit 3 Millionen Euro bestraft.", "bestraft"),
    ),
    "fr": (
        ("Datatilsynet a condamné Brightloom à 3 millions d'euros en mai.", "condamné"),
        ("Datatilsynet n'a pas condamné Brightloom à 3 millions d'euros en mai.", "condamné"),
        ("Brightloom a été condamné par Datatilsynet à 3 millions d'euros en mai.", "condamné"),
    ),
    "da": (
        ("Datatilsynet gav i maj Brightloom en bøde på 3 millioner euro.", "en bøde"),
        ("Datatilsynet gav i maj ikke Brightloom en bøde på 3 millioner euro.", "en bøde"),
        ("Brightloom fik i maj en bøde på 3 millioner euro af Datatilsynet.", "en bøde"),
    ),
    "es": (
        ("Datatilsynet multó a Brightloom con 3 millones de euros en mayo.", "multó"),
        ("Datatilsynet no multó a Brightloom con 3 millones de euros en mayo.", "multó"),
        ("Brightloom fue multada por Datatilsynet con 3 millones de euros en mayo.", "multada"),
    ),
    "it": (
        ("Datatilsynet ha multato Brightloom per 3 milioni di euro a maggio.", "multato"),
        ("Datatilsynet non ha multato Brightloom per 3 milioni di euro a maggio.", "multato"),
        ("Brightloom è stata multata da Datatilsynet per 3 milioni di euro a maggio.", "multata"),
    ),
    "sv": (
        ("Datatilsynet bötfällde Brightloom med 3 miljoner euro i maj.", "bötfällde"),
        ("Datatilsynet bötfällde inte Brightloom med 3 miljoner euro i maj.", "bötfällde"),
        ("Brightloom fick i maj böta 3 miljoner euro av Datatilsynet.", "böta"),
    ),
    "nl": (
        ("Datatilsynet beboette Brightloom in mei met 3 miljoen euro.", "beboette"),
        ("Datatilsynet beboette Brightloom in mei niet met 3 miljoen euro.", "beboette"),
        ("Brightloom werd in mei door Datatilsynet beboet met 3 miljoen euro.", "beboet"),
    ),
}
ENTITIES: list[dict[str, Any]] = [
    {"key": "a", "type": "Regulator", "name": "Datatilsynet"},
    {"key": "b", "type": "Company", "name": "Brightloom"},
]


def fine(sentence: str, words: str, *, swapped: bool = False) -> dict[str, Any]:
    parties = [("a", "Datatilsynet"), ("b", "Brightloom")]
    (subject, subject_words), (object_, object_words) = parties[::-1] if swapped else parties
    return {
        "sentence": 1, "quote": sentence, "words": words, "predicate": "ORDERED" if swapped else "FINED",
        "subject": subject, "subject_words": subject_words, "object": object_, "object_words": object_words,
        "modality": "found",
    } | ({} if swapped else {"amount": 3_000_000, "currency": "EUR"})  # fmt: skip


def take(tmp_path: Path, lang: str, sentence: str, claim: dict[str, Any]) -> tuple[int, list[str]]:
    with run_language_model() as model:
        model.answers = [say(answer(claim, entities=ENTITIES)), say(answer())]
        reading = extractor_of(model, tmp_path).extract(f"{sentence}\n", Known(lang=lang, published="2024-06-01"))
    return len(reading.claims), refusals(reading)


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize("voice", [0, 2], ids=["active", "passive"])
def test_a_fine_is_taken_in_both_voices(tmp_path: Path, lang: str, voice: int) -> None:
    sentence, words = SENTENCES[lang][voice]
    assert take(tmp_path, lang, sentence, fine(sentence, words)) == (1, [])


@pytest.mark.parametrize("lang", SENTENCES)
def test_a_fine_that_is_denied_is_refused(tmp_path: Path, lang: str) -> None:
    sentence, words = SENTENCES[lang][1]
    claims, (refusal,) = take(tmp_path, lang, sentence, fine(sentence, words))
    assert claims == 0
    assert "negation" in refusal


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize("voice", [0, 2], ids=["active", "passive"])
def test_roles_cannot_be_swapped_in_either_voice(tmp_path: Path, lang: str, voice: int) -> None:
    sentence, words = SENTENCES[lang][voice]
    claim = fine(sentence, words, swapped=True) | {"predicate": "MONITORED"}
    claims, (refusal,) = take(tmp_path, lang, sentence, claim)
    assert claims == 0
    assert "swapped" in refusal


def test_every_language_with_rules_is_tried() -> None:
    assert set(known_languages()) <= SENTENCES.keys() | {"no", "nb", "fi", "pl", "pt"}


WORDS = st.sampled_from(sorted({*ARTICLE.split(), "ico", "b", "w", "FINED", "alleged", ""})) | st.text(max_size=20)
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.lists(WORDS, max_size=3)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.dictionaries(st.sampled_from(sorted({**FINE, **FILMED, "via": [], "antecedents": []})), VALUES, max_size=4),
        max_size=4,
    )
)
def test_whatever_a_model_says_evidence_is_the_text_s_own(tmp_path: Path, changes: list[dict[str, Any]]) -> None:
    with run_language_model() as model:
        model.answers = [say(answer(*(FINE | change for change in changes)))]
        reading = extractor_of(model, tmp_path).extract(ARTICLE, KNOWN)
    for claim in reading.claims:
        assert claim.start is not None
        assert ARTICLE[claim.start : claim.end] == claim.evidence
        assert {claim.subject, claim.object, claim.attributed_to, *claim.via} - {None} <= {
            entity.id for entity in reading.entities
        }
        assert claim.amount in (None, 250_000)
