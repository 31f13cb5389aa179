"""What the extractor that asks a language model makes of good answers, with a real server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import ConfigurationError, InvalidParameter
from graph.model import EntityType, Modality, Predicate
from graph.settings import Settings
from loaders.extractors import find_extractor
from loaders.llm import LanguageModelExtractor
from tests.model_answers import (
    ARTICLE,
    ENTITIES,
    FILMED,
    FINE,
    HIRED,
    KNOWN,
    NOTHING,
    WATCHED,
    answer,
    extractor_of,
    read,
    refusals,
)
from tests.servers.language_model import LanguageModel, say


def test_valid_claims_are_kept_with_their_whole_sentence(
    model: LanguageModel, extractor: LanguageModelExtractor
) -> None:
    reading = read(model, extractor, FINE, FILMED, HIRED, WATCHED)
    assert refusals(reading) == []
    assert [claim.predicate.value for claim in reading.claims] == ["FINED", "MONITORED", "HIRED", "MONITORED"]
    fine = reading.claims[0]
    assert fine.evidence == "The ICO fined Brightloom Ltd “£250,000” on 3 March 2023 over its cameras."
    assert (fine.amount, fine.currency, fine.date, fine.modality) == (250_000, "GBP", "2023-03-03", Modality.FOUND)
    for claim in reading.claims:
        assert claim.start is not None
        assert ARTICLE[claim.start : claim.end] == claim.evidence
        assert claim.extractor == "llm/1"
    brightloom = next(entity for entity in reading.entities if entity.type is EntityType.COMPANY)
    assert brightloom.aliases == ("Brightloom",)
    assert len(model.asked) == 1


def test_the_request_holds_numbered_sentences_the_schema_and_no_randomness(
    model: LanguageModel, tmp_path: Path
) -> None:
    read(model, extractor_of(model, tmp_path, key="secret"), FINE)
    (body,) = model.asked
    assert model.paths == ["/v1/chat/completions"]
    assert model.headers[0]["Authorization"] == "Bearer secret"
    assert (body["model"], body["temperature"]) == ("small", 0)
    schema = body["response_format"]["json_schema"]["schema"]
    assert schema["additionalProperties"] is False
    assert set(schema["required"]) == {"entities", "claims"}
    sentences = json.loads(body["messages"][1]["content"])["sentences"]
    assert [one["number"] for one in sentences] == list(range(1, 7))
    assert sentences[2]["text"] == FILMED["quote"]


def test_a_well_known_name_has_its_type(model: LanguageModel, extractor: LanguageModelExtractor) -> None:
    entities = [ENTITIES[0] | {"type": "Company"}, *ENTITIES[1:]]
    model.answers = [say(answer(FINE, entities=entities)), say(NOTHING)]
    assert "ICO is a Regulator, not a Company" in refusals(extractor.extract(ARTICLE, KNOWN))


def test_the_sentence_number_decides_an_ambiguous_quote(
    model: LanguageModel, extractor: LanguageModelExtractor
) -> None:
    text = ARTICLE + "\nBrightloom Ltd secretly filmed warehouse workers in Leeds.\n"
    first = read(model, extractor, FILMED | {"sentence": 3}, text=text).claims
    later = read(model, extractor, FILMED | {"sentence": 7}, text=text).claims
    assert [one.start for one in first] == [text.index(FILMED["quote"])]
    assert len(later) == 1
    neither = read(model, extractor, FILMED | {"sentence": 1}, text=text)
    assert neither.claims == ()
    assert "the quote stands in several sentences (3, 7)" in refusals(neither)[0]


@pytest.mark.parametrize(
    ("sentence", "modality", "why"),
    [
        ("It is not true that Brightloom Ltd filmed warehouse workers.", "asserted", "negation"),
        ("Brightloom Ltd reportedly filmed warehouse workers.", "asserted", "not that sure"),
        ("Brightloom Ltd filmed warehouse workers, the union said.", "asserted", "somebody's word"),
        ("Did Brightloom Ltd film warehouse workers, or filmed warehouse workers themselves?", "asserted", "question"),
        ("Brightloom Ltd denied that it filmed warehouse workers.", "asserted", "denial"),
        ("Warehouse workers were filmed at Brightloom Ltd.", "swapped", "passive"),
        ('"Brightloom Ltd filmed warehouse workers."', "asserted", "quotation"),
        ('Brightloom Ltd "filmed" warehouse workers.', "asserted", "quotation"),
        ("Brightloom Ltd will film warehouse workers.", "asserted", "to come"),
    ],
)
def test_no_claim_is_firmer_than_its_sentence(
    model: LanguageModel, extractor: LanguageModelExtractor, sentence: str, modality: str, why: str
) -> None:
    claim = FILMED | {"quote": sentence, "sentence": 1, "words": "film" if "will film" in sentence else "filmed"}
    if modality == "swapped":
        claim |= {"subject": "w", "subject_words": "workers", "object": "b", "object_words": "Brightloom Ltd"}
        claim |= {"subject_words": "Warehouse workers"}
    text = f"{sentence}\n\nThe paper wrote about Brightloom Ltd and about warehouse workers for many years.\n"
    reading = read(model, extractor, claim, text=text)
    assert reading.claims == ()
    assert why in refusals(reading)[0]


def test_a_denial_is_kept_as_a_denial(model: LanguageModel, extractor: LanguageModelExtractor) -> None:
    text = "Brightloom Ltd did not film warehouse workers in Leeds.\n"
    claim = FILMED | {"quote": text.strip(), "sentence": 1, "words": "film", "modality": "denied"}
    (kept,) = read(model, extractor, claim, text=text).claims
    assert kept.modality is Modality.DENIED


def test_part_of_a_longer_name_is_another_party(model: LanguageModel, extractor: LanguageModelExtractor) -> None:
    text = "Brightloom Ltd secretly filmed warehouse workers. Brightloom runs Brightloom Logistics Ltd.\n"
    entities = [*ENTITIES, {"key": "s", "type": "Company", "name": "Brightloom"}]
    claim = FILMED | {
        "sentence": 1,
        "quote": text.partition(" Bright")[0],
        "subject": "s",
        "subject_words": "Brightloom",
    }
    model.answers = [say(answer(claim, entities=entities)), say(NOTHING)]
    reading = extractor.extract(text, KNOWN)
    assert reading.claims == ()
    assert "longer name" in refusals(reading)[0]


def test_the_model_is_named_in_what_a_person_is_told(model: LanguageModel, extractor: LanguageModelExtractor) -> None:
    assert "read by the language model small at 127.0.0.1" in read(model, extractor, FINE).warnings


def test_it_is_found_by_its_name_alone(tmp_path: Path) -> None:
    assert find_extractor().name == "rules"
    with pytest.raises(ConfigurationError, match="WATCHGRAPH_LLM_URL"):
        find_extractor("llm", Settings(data=tmp_path))
    with pytest.raises(ConfigurationError, match="http or https"):
        find_extractor("llm", Settings(data=tmp_path, llm_url="file:///etc/passwd", llm_model="m"))
    with pytest.raises(InvalidParameter, match="rules, llm"):
        find_extractor("magic")


def test_a_claim_put_right_hides_no_other_of_its_sentence(
    model: LanguageModel, extractor: LanguageModelExtractor
) -> None:
    text = "Brightloom Ltd secretly filmed warehouse workers and GMB in Leeds.\n"
    filmed = FILMED | {"sentence": 1, "quote": text.strip()}
    union = filmed | {"object": "gmb", "object_words": "the GMB union"}
    reading = read(model, extractor, filmed, union, text=text)
    assert len(reading.claims) == 1
    assert len(refusals(reading)) == 1


def test_a_denial_that_is_itself_denied_is_none(model: LanguageModel, extractor: LanguageModelExtractor) -> None:
    text = "Brightloom Ltd did not dispute the findings of the ICO.\n"
    claim = FINE | {
        "sentence": 1, "quote": text.strip(), "words": "dispute", "predicate": "DISPUTED", "subject": "b",
        "subject_words": "Brightloom Ltd", "object": "ico", "object_words": "ICO", "modality": "asserted",
        "amount": None, "currency": None, "date": None, "attributed_to": "b",
    }  # fmt: skip
    assert "a negation stands before" in refusals(read(model, extractor, claim, text=text))[0]
    said = "Brightloom Ltd disputes the findings of the ICO.\n"
    (kept,) = read(model, extractor, claim | {"quote": said.strip(), "words": "disputes"}, text=said).claims
    assert kept.predicate is Predicate.DISPUTED


def test_a_quotation_goes_on_over_sentences(model: LanguageModel, extractor: LanguageModelExtractor) -> None:
    sentence = "Brightloom Ltd secretly filmed warehouse workers in Leeds."
    text = f"“Nobody knew of it for years. {sentence} It has to end,” she told us.\n"
    claim = FILMED | {"sentence": 2, "quote": sentence}
    assert "quotation" in refusals(read(model, extractor, claim, text=text))[0]
    (kept,) = read(model, extractor, claim | {"modality": "alleged"}, text=text).claims
    assert kept.evidence == sentence


@pytest.mark.parametrize(
    ("words", "object_", "why"),
    [
        ("filmed", "gmb", "more than once"),
        ("and Holt Partners filmed", "gmb", "stands nearer"),
        ("Brightloom Ltd filmed", "gmb", "stands nearer"),
    ],
)
def test_two_deeds_in_one_sentence_keep_their_parties(
    model: LanguageModel, extractor: LanguageModelExtractor, words: str, object_: str, why: str
) -> None:
    text = "Brightloom Ltd filmed UNITE in Leeds and Holt Partners filmed GMB in York.\n"
    entities = [*ENTITIES, {"key": "u", "type": "Union", "name": "UNITE"}]
    claim = FILMED | {"sentence": 1, "quote": text.strip(), "words": words, "object": object_, "object_words": "GMB"}
    model.answers = [say(answer(claim, entities=entities)), say(NOTHING)]
    reading = extractor.extract(text, KNOWN)
    assert reading.claims == ()
    assert why in refusals(reading)[0]


def test_those_who_act_together_each_act(model: LanguageModel, extractor: LanguageModelExtractor) -> None:
    text = "Brightloom Ltd and Holt Partners secretly filmed warehouse workers in Leeds.\n"
    claim = FILMED | {"sentence": 1, "quote": text.strip()}
    second = claim | {"subject": "h", "subject_words": "Holt Partners"}
    assert len(read(model, extractor, claim, second, text=text).claims) == 2
