"""Every name that a template uses exists: a filter that does not is told of only where its branch is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import nodes

import api
from api.rendering import templates

_TEMPLATES = sorted(path.name for path in (Path(api.__file__).parent / "templates").glob("*.html"))


@pytest.mark.parametrize("name", _TEMPLATES)
def test_every_filter_and_test_of_a_template_exists(name: str) -> None:
    environment = templates()
    assert environment.loader
    page = environment.parse(environment.loader.get_source(environment, name)[0])
    assert {node.name for node in page.find_all(nodes.Filter)} <= environment.filters.keys()
    assert {node.name for node in page.find_all(nodes.Test)} <= environment.tests.keys()
