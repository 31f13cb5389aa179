"""Scoring: the measurement of extracted claims against annotated ones, counted by hand."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InputError
from loaders.extraction.annotated import AnnotatedArticle, find_annotated, fold_name, read_annotated
from loaders.extraction.mistakes import find_mistakes
from loaders.extraction.scoring import compare, measure
from tests.command_line import fail, succeed

FOLDER = Path(__file__).parent / "data" / "annotated"
GOLD, PREDICTED = FOLDER / "gold", FOLDER / "predicted"


def _articles() -> list[AnnotatedArticle]:
    return [read_annotated(path) for path in find_annotated(GOLD)]


def _score(*words: object) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads(succeed("score", *words, "--json"))
    return figures


def test_figures_are_those_counted_by_hand() -> None:
    figures = _score(GOLD, PREDICTED)
    assert figures["claims"] == {
        "all": {"precision": 0.6, "recall": 0.6, "f1": 0.6, "gold": 5, "predicted": 5},
        "language da": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1, "predicted": 0},
        "language en": {"precision": 0.6, "recall": 0.75, "f1": 0.667, "gold": 4, "predicted": 5},
        "predicate DISPUTED": {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1, "predicted": 1},
        "predicate FINED": {"precision": 0.5, "recall": 1.0, "f1": 0.667, "gold": 1, "predicted": 2},
        "predicate HIRED": {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1, "predicted": 1},
        "predicate MONITORED": {"precision": 1.0, "recall": 0.5, "f1": 0.667, "gold": 2, "predicted": 1},
    }
    assert figures["share_right_of_matched"] == {
        "modality": [0.75, 4],  # staff is watched by what the ICO found, not allegedly
        "attribution": [0.5, 2],
        "no attribution": [1.0, 2],  # who disputes is who says so
        "amount": [0.0, 1],  # pounds, not euros
        "no amount": [1.0, 3],
        "types": [0.25, 4],  # Brightloom is a company
        "year": [1.0, 1],
        "evidence": [0.75, 4],
    }
    assert (figures["articles"], figures["wrong_direction"]) == (2, 1)
    assert (figures["broken_evidence_spans"], figures["furniture_entities"]) == (1, 1)


def test_what_was_annotated_is_right_in_everything() -> None:
    score = measure(compare(article, article) for article in _articles())
    assert score.claims["all"].f1 == 1
    assert score.right == score.asked
    assert not score.wrong_direction


@given(st.permutations(range(6)))
def test_the_order_of_claims_makes_no_difference(order: list[int]) -> None:
    gold, seen = read_annotated(GOLD / "brightloom.json"), read_annotated(PREDICTED / "brightloom.json")
    mixed = seen.model_copy(update={"claims": tuple(seen.claims[place] for place in order)})
    assert measure([compare(gold, mixed)]).as_json() == measure([compare(gold, seen)]).as_json()


def test_only_one_claim_is_paired_with_an_annotated_one() -> None:
    gold = read_annotated(GOLD / "brightloom.json")
    twice = gold.model_copy(update={"claims": (*gold.claims, *gold.claims)})
    row = measure([compare(gold, twice)]).claims["all"]
    assert (row.gold, row.right) == (4, 4)
    assert row.predicted == 9  # the second telling of the optional claim is wrong too
    assert {mistake.cause for mistake in find_mistakes(compare(gold, twice))} == {"said twice"}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Brightloom Ltd.", "brightloom"),
        ("L'Oréal S.A.", "Oreal s a"),
        ("Société Générale SA", "societe generale"),
        ("Ørsted A/S", "Orsted a s"),
    ],
)
def test_names_agree_but_for_articles_and_legal_forms(one: str, two: str) -> None:
    assert fold_name(one) == fold_name(two)


@pytest.mark.parametrize("name", ["The Group", "SE", "Le Groupe", "AG"])
def test_a_name_of_such_words_alone_stays(name: str) -> None:
    assert fold_name(name)


def test_mistakes_are_told_with_their_cause() -> None:
    shown = succeed("score", GOLD, PREDICTED, "--errors")
    assert "missed: found with parties the wrong way round (1)" in shown
    assert "brightloom: Brightloom Ltd HIRED Orrin Watch [asserted]" in shown
    assert "missed: not found (1)" in shown
    assert "wrong: said twice (1)" in shown
    only = succeed("score", GOLD, PREDICTED, "--errors", "--predicate", "HIRED")
    assert "HIRED Orrin Watch" in only
    assert "said twice" not in only
    listed = _score(GOLD, PREDICTED, "--errors")["errors"]
    kinds = [one["kind"] for one in listed]
    assert sorted(kind for kind in kinds if kind != "held amiss") == ["missed", "missed", "wrong", "wrong"]
    assert "held amiss" in kinds


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"predicate": "ORDERED"}, "another predicate"),
        ({"object": "orrin"}, "another object"),
        ({"subject": "union"}, "another subject"),
        ({"subject": "union", "object": "orrin"}, "no such claim"),
    ],
)
def test_what_is_wrong_about_a_claim(change: dict[str, str], cause: str) -> None:
    gold = read_annotated(GOLD / "brightloom.json")
    wrong = gold.claims[0].model_copy(update=change)
    found = list(find_mistakes(compare(gold, gold.model_copy(update={"claims": (wrong, *gold.claims[1:])}))))
    assert {mistake.kind: mistake.cause for mistake in found} == {
        "wrong": cause,
        "missed": "not found" if cause == "no such claim" else f"found with {cause}",
    }


def test_without_claims_the_articles_are_read_as_extract_does(tmp_path: Path) -> None:
    succeed("extract", GOLD, "--out", tmp_path)
    assert _score(GOLD) == _score(GOLD, tmp_path)


def test_a_mistake_of_our_own_bears_its_rule_and_line(tmp_path: Path) -> None:
    for path in GOLD.glob("brightloom*"):
        shutil.copy(path, tmp_path)
    annotated = json.loads((tmp_path / "brightloom.json").read_text("utf-8"))
    fine, *others = annotated["claims"]
    call = fine | {"predicate": "SUED", "subject": "union", "object": "orrin"}
    (tmp_path / "brightloom.json").write_text(json.dumps(annotated | {"claims": [call, *others]}), "utf-8")
    shown = succeed("score", tmp_path, "--errors")
    assert "  1 en:FINED/fine/" in shown
    assert "(en/triggers.yaml:" in shown
    assert "Rules by wrong claims" in shown
    assert "SUED Orrin Watch" in shown
    assert "missed: no trigger" in shown


def test_one_language_alone() -> None:
    assert _score(GOLD, PREDICTED, "--lang", "en")["claims"].keys() & {"language da"} == set()
    assert "no annotated article is in the language 'fr'" in fail("score", GOLD, "--lang", "fr")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("{", "it is no JSON"),
        ("[]", "this is no annotated article"),
        ('{"claims": [{"subject": "a"}]}', "claims.0.predicate"),
        (
            '{"claims": [{"subject": "a", "predicate": "FINED", "modality": "found", "evidence": "x"}]}',
            "subject 'a' of a FINED claim is no entity's key",
        ),
        ("\ud800", "it is no JSON"),
    ],
)
def test_a_file_that_is_no_annotation_says_what_is_wrong(tmp_path: Path, content: str, what: str) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(content.encode("utf-8", "surrogatepass"))
    with pytest.raises(InputError, match=what):
        read_annotated(path)
    assert str(path) in fail("score", tmp_path)


def test_folders_that_hold_nothing_say_so(tmp_path: Path) -> None:
    assert "no annotated articles" in fail("score", tmp_path)
    assert "no folder" in fail("score", GOLD, tmp_path / "none")
    assert "--predicate is none of" in fail("score", GOLD, "--predicate", "WATCHED", code=2)
    (tmp_path / "alone.json").write_text('{"lang": "en"}')
    assert "alone.txt" in fail("score", tmp_path)
