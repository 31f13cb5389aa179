"""Every example and counter-example in the language files gives exactly the claims that stand beside it."""

from __future__ import annotations

from typing import Any

import pytest

from graph.errors import ConfigurationError
from graph.names import fold
from loaders.extraction.examples import try_example
from loaders.extraction.language import known_languages, load_language, read_language_file
from loaders.extraction.schema import Example


def _cases() -> list[Any]:
    cases = []
    for code in known_languages():
        try:
            examples = read_language_file(code).examples
        except ConfigurationError:
            continue
        for number, example in enumerate(examples):
            cases.append(pytest.param(code, example, id=f"{code}-{number}-{fold(example.text)[:40].replace(' ', '-')}"))
    return cases


@pytest.mark.parametrize("code", known_languages())
def test_language_file_keeps_to_the_form(code: str) -> None:
    assert read_language_file(code).code == code


@pytest.mark.parametrize(("code", "example"), _cases())
def test_example_gives_its_claims(code: str, example: Example) -> None:
    assert try_example(example, load_language(code)) == ""
