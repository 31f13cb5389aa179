"""The extractor against a server of a language model that is slow, busy, broken or gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.errors import LanguageModelError
from graph.model import Predicate
from loaders.known import Known
from loaders.llm import LanguageModelExtractor
from tests.model_answers import (
    ARTICLE,
    FILMED,
    FINE,
    KNOWN,
    answer,
    extractor_of,
    read,
)
from tests.servers.language_model import LanguageModel, Reply, run_language_model, say


def test_an_answer_is_kept_for_the_same_question(
    model: LanguageModel, extractor: LanguageModelExtractor, tmp_path: Path
) -> None:
    first = read(model, extractor, FINE, FILMED | {"words": "spied"})
    assert len(model.asked) == 2
    assert extractor.extract(ARTICLE, KNOWN) == first
    assert len(model.asked) == 2
    extractor.extract(ARTICLE + "\nMore.", KNOWN)
    assert len(model.asked) > 2
    assert not list(tmp_path.rglob("*.partial"))
    assert extractor.cache.folder.stat().st_mode & 0o077 == 0


def test_answers_that_cannot_be_kept_cost_no_claims(model: LanguageModel, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    reading = read(model, extractor_of(model, tmp_path / "file" / "answers"), FINE)
    assert len(reading.claims) == 1


@pytest.mark.parametrize(
    "content",
    [
        f"```json\n{json.dumps(answer(FINE))}\n```",
        f"Here is what I found:\n{json.dumps(answer(FINE))}\nI hope that this helps.",
        f"<think>Is it {{maybe}} a fine?</think>{json.dumps(answer(FINE))}",
        json.dumps({**answer(FINE | {"confidence": 0.9, "id": 1}), "notes": ["x"]}),
    ],
    ids=["fenced", "words around", "thoughts", "extra keys"],
)
def test_json_is_found_in_what_surrounds_it(
    model: LanguageModel, extractor: LanguageModelExtractor, content: str
) -> None:
    model.answers = [say(content)]
    assert [claim.predicate for claim in extractor.extract(ARTICLE, KNOWN).claims] == [Predicate.FINED]


@pytest.mark.parametrize(
    "reply",
    [
        say(json.dumps(answer(FINE))[:-200]),
        say(json.dumps(answer(FINE))[:-200], finish="length"),
        say({"result": [FINE]}),
        say("I fined nobody."),
        say(""),
        say('{"entities": {}, "claims": 3}'),
        say("{" * 100_000),
    ],
    ids=["truncated", "cut off", "other schema", "no JSON", "empty", "wrong types", "deep"],
)
def test_an_answer_that_cannot_be_read_is_asked_for_once_more(
    model: LanguageModel, extractor: LanguageModelExtractor, reply: Reply
) -> None:
    model.answers = [reply, say(answer(FINE))]
    assert len(extractor.extract(ARTICLE, KNOWN).claims) == 1
    assert "could not be read" in model.asked[1]["messages"][-1]["content"]
    model.answers, model.asked = [reply], []
    with pytest.raises(LanguageModelError, match="no answer that can be read"):
        extractor.extract(ARTICLE + "\nMore.", KNOWN)
    assert len(model.asked) == 2


def test_a_server_without_schemas_is_asked_without(model: LanguageModel, extractor: LanguageModelExtractor) -> None:
    model.answers = [Reply(400, b'{"error": "response_format is not supported"}'), say(answer(FINE))]
    assert len(extractor.extract(ARTICLE, KNOWN).claims) == 1
    assert "response_format" not in model.asked[1]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_server_is_asked_again(model: LanguageModel, extractor: LanguageModelExtractor, status: int) -> None:
    model.answers = [Reply(status, headers={"Retry-After": "0"}), say(answer(FINE))]
    assert len(extractor.extract(ARTICLE, KNOWN).claims) == 1


@pytest.mark.parametrize("wait", ["nan", "soon", "-3"])
def test_a_wait_that_is_none_does_not_matter(
    model: LanguageModel, extractor: LanguageModelExtractor, wait: str
) -> None:
    model.answers = [Reply(503, headers={"Retry-After": wait}), say(answer(FINE))]
    assert len(extractor.extract(ARTICLE, KNOWN).claims) == 1


@pytest.mark.parametrize(
    ("reply", "told"),
    [
        (Reply(429, b"slow down", {"Retry-After": "0"}), "status 429.*Try again later.*slow down"),
        (Reply(500, b"oops", {"Retry-After": "0"}), "status 500"),
        (Reply(401), "WATCHGRAPH_LLM_KEY"),
        (Reply(404), "WATCHGRAPH_LLM_URL"),
        (Reply(302, headers={"Location": "http://127.0.0.1:9/"}), "Redirects are not followed"),
        (Reply(200, b"<html>"), "does not speak the OpenAI chat API"),
        (Reply(200, b'{"choices": []}'), "does not speak the OpenAI chat API"),
        (say("", refusal="I cannot help with that"), "refused to read this text: I cannot help"),
        (say("", finish="content_filter"), "refused to read this text"),
    ],
)
def test_a_server_that_fails_is_told_and_nothing_is_taken(
    model: LanguageModel, extractor: LanguageModelExtractor, reply: Reply, told: str
) -> None:
    model.answers = [reply]
    with pytest.raises(LanguageModelError, match=told):
        extractor.extract(ARTICLE, KNOWN)
    assert len(model.asked) <= 3
    assert not list(extractor.cache.folder.glob("*"))


@pytest.mark.parametrize("body", [b"", b'{"choices": ['], ids=["silent", "half an answer"])
def test_a_server_that_hangs_is_left(model: LanguageModel, tmp_path: Path, body: bytes) -> None:
    model.answers = [Reply(body=body, hang=True)]
    with pytest.raises(LanguageModelError, match=r"within 0\.3 seconds"):
        extractor_of(model, tmp_path, timeout=0.3).extract(ARTICLE, KNOWN)


def test_no_server_is_told(tmp_path: Path) -> None:
    with run_language_model() as model:
        extractor = extractor_of(model, tmp_path)
    with pytest.raises(LanguageModelError, match="WATCHGRAPH_LLM_URL"):
        extractor.extract(ARTICLE, KNOWN)


def test_a_long_text_is_asked_about_part_by_part(model: LanguageModel, extractor: LanguageModelExtractor) -> None:
    text = ARTICLE + "\n" + "\n\n".join(f"Nothing much happened in the town on day {n} of it." for n in range(600))
    reading = read(model, extractor, FINE, text=text)
    assert len(model.asked) > 2
    assert len(reading.claims) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "ok", "日本の会社は労働者を監視していたと新聞が報じた。" * 5])
def test_a_text_that_cannot_be_checked_is_not_sent(
    model: LanguageModel, extractor: LanguageModelExtractor, text: str
) -> None:
    reading = extractor.extract(text, Known())
    assert reading.claims == ()
    assert reading.warnings
    assert model.asked == []
