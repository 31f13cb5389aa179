"""The model's page says what the code says."""

from pathlib import Path

from graph.model import Claim, Entity, Relationship, Source
from graph.model.documentation import describe_model

PAGE = Path(__file__).parent.parent / "docs" / "model.md"


def test_the_page_is_what_the_code_writes() -> None:
    assert PAGE.read_text("utf-8") == describe_model(), "run: python -m graph.model.documentation > docs/model.md"


def test_every_field_is_described() -> None:
    silent = [
        f"{record.__name__}.{name}"
        for record in (Entity, Source, Claim, Relationship)
        for name, field in record.model_fields.items()
        if not field.description
    ]
    assert silent == []
