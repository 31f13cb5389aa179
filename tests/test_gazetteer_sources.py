"""Every file of the gazetteer says what its names were compared with."""

import pytest
from pydantic import ValidationError

from loaders.extraction.gazetteer import load_gazetteer
from loaders.extraction.gazetteer.people import first_names
from loaders.extraction.gazetteer.sources import Provenance, data_files, load_provenance


def test_every_file_names_its_sources() -> None:
    assert set(load_provenance().files) == data_files()


def test_pages_were_looked_up_for_names_that_the_gazetteer_has() -> None:
    forms = {form for entity in load_gazetteer() for form in (entity.name, entity.english, *entity.aliases)}
    known = forms | first_names()
    assert [name for page in load_provenance().pages for name in page.names if name not in known] == []


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"companies.yaml": ("register", "hearsay")}, "hearsay"),
        ({"companies.yaml": ()}, "register"),
        ({"companies.yaml": ("register",), "media.yaml": ()}, "media.yaml"),
    ],
)
def test_a_file_without_a_described_source_is_refused(files: dict[str, tuple[str, ...]], fault: str) -> None:
    source = {
        "title": "Register",
        "publisher": "Office",
        "url": "https://example.org/",
        "version": "1",
        "read": "2026-01-31",
    }
    with pytest.raises(ValidationError, match=fault):
        Provenance.model_validate({"sources": {"register": source}, "files": files, "pages": ()})
