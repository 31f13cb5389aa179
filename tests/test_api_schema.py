"""The API against its own description: whatever is asked, it answers as described and never fails."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import BaseSchema, Case
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api.app import create_app
from graph.settings import Settings
from tests.live_server import serve
from tests.small_graph import ACME, READINGS, write_small_graph

pytestmark = pytest.mark.long

KNOWN = {
    "/entities/{id}": ACME.id,
    "/entities/{id}/relationships": ACME.id,
    "/entities/{id}/timeline": ACME.id,
    "/entities/{id}/map": ACME.id,
    "/claims/{id}": READINGS[0].claims[0].id,
    "/sources/{id}": READINGS[0].source.id,
    "/sources/{id}/claims": READINGS[0].source.id,
}


PATHS = sorted(create_app(Settings()).openapi()["paths"])


@pytest.fixture(scope="module")
def description(request: pytest.FixtureRequest) -> Iterator[BaseSchema]:
    opened = request.getfixturevalue("_arcadedb")
    write_small_graph(opened.database)
    with serve(create_app(opened.settings, opened.database)) as address:
        yield schemathesis.openapi.from_url(f"{address}/openapi.json")


@pytest.mark.parametrize("path", PATHS)
def test_the_api_answers_as_described(description: BaseSchema, path: str) -> None:
    @settings(max_examples=40, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
    @given(case=description[path]["GET"].as_strategy(), known=st.booleans())
    def check(case: Case[Any], known: bool) -> None:
        if known and path in KNOWN:
            case.path_parameters["id"] = KNOWN[path]
        # The description cannot list each question's own parameters, so others may be refused.
        case.call_and_validate(excluded_checks=[positive_data_acceptance] if path == "/queries/{name}" else [])

    check()
