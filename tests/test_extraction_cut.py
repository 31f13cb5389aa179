"""A text that breaks off anywhere is read without error: pages are cut, and headlines have no full stop."""

from __future__ import annotations

import pytest

from loaders.extraction import extract
from loaders.extraction.language import known_languages, load_language
from loaders.known import Known


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("da", "Bøden gik til Nordbos"),
        ("de", "Das Bußgeld ging an Obermanns"),
        ("nl", "De boete ging naar Zelvindos"),
        ("sv", "Boten gick till Zelvindos"),
        ("en", "Crofters Ltd had its drivers followed by detectives"),
    ],
)
def test_a_name_may_be_the_last_word(lang: str, text: str) -> None:
    extract(text, Known(lang=lang))


@pytest.mark.long
@pytest.mark.parametrize("code", known_languages())
def test_every_example_may_break_off(code: str) -> None:
    language = load_language(code)
    for example in language.file.examples:
        words = example.text.split(" ")
        for last in {len(words) * 2 // 3, len(words) - 1}:
            extract(" ".join(words[:last]), Known(lang=code))
        extract(example.text.rstrip(".!?"), Known(lang=code))
