"""What the tests stand on: both databases, settings of their own, and a browser."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import hypothesis
import pytest

from graph.embedded import stop
from graph.settings import Settings
from loaders.llm import LanguageModelExtractor
from tests.model_answers import extractor_of
from tests.servers.browser import BrowserMissing, open_page, run_browser
from tests.servers.databases import OpenedDatabase, empty, open_arcadedb, open_neo4j
from tests.servers.language_model import LanguageModel, run_language_model
from tests.servers.neo4j_connection import Neo4jMissing

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from graph.database import Database

IN_CI = os.environ.get("CI", "").lower() in {"1", "true"}
MISSING = pytest.StashKey[dict[str, str]]()

hypothesis.settings.register_profile("dev", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True, database=None)
hypothesis.settings.load_profile("ci" if IN_CI else "dev")


def pytest_configure(config: pytest.Config) -> None:
    """Keep a list of what could not be tested."""
    config.stash[MISSING] = {}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say loudly what could not be tested, so that nobody takes a pass for more than it is."""
    for what, reason in config.stash[MISSING].items():
        terminalreporter.section(f"NOT TESTED WITH A REAL {what.upper()}", sep="!", yellow=True, bold=True)
        terminalreporter.write_line(f"No {what} could be had, so its tests did not run: {reason}", yellow=True)


def _go_without(config: pytest.Config, what: str, reason: Exception) -> NoReturn:
    """Skip what needs it on a developer's machine, and fail in CI, where all of it must be there."""
    config.stash[MISSING][what] = str(reason)
    if IN_CI:
        pytest.fail(f"CI must test with a real {what}: {reason}", pytrace=False)
    pytest.skip(f"no {what}: {str(reason).splitlines()[0]}")


@pytest.fixture(scope="session", autouse=True)
def _surroundings_of_our_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the developer's settings and data out of the tests, and out of their reach."""
    with pytest.MonkeyPatch.context() as patch:
        for field in Settings.model_fields.values():
            patch.delenv(str(field.validation_alias), raising=False)
        patch.setenv("WATCHGRAPH_DATA", str(tmp_path_factory.mktemp("data")))
        yield


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of an embedded database in a folder of the test's own, which is not started."""
    return Settings(data=tmp_path / "data", heap="256m", port=0)


@pytest.fixture(scope="session")
def _arcadedb(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenedDatabase]:
    with open_arcadedb(tmp_path_factory.mktemp("arcadedb")) as opened:
        yield opened


@pytest.fixture(scope="session")
def _neo4j(pytestconfig: pytest.Config) -> Iterator[OpenedDatabase]:
    with ExitStack() as use:
        try:
            opened = use.enter_context(open_neo4j())
        except Neo4jMissing as missing:
            _go_without(pytestconfig, "Neo4j", missing)
        yield opened


@pytest.fixture(params=["arcadedb", "neo4j"])
def opened(request: pytest.FixtureRequest) -> OpenedDatabase:
    """An empty database with its schema, on each kind of server, with the settings that lead to it.

    A test for one kind alone says `@pytest.mark.parametrize("opened", ["neo4j"], indirect=True)`.
    """
    opened: OpenedDatabase = request.getfixturevalue(f"_{request.param}")
    empty(opened.database)
    return opened


@pytest.fixture
def database(opened: OpenedDatabase) -> Database:
    """An empty database with its schema, on each kind of server."""
    return opened.database


@pytest.fixture
def database_settings(opened: OpenedDatabase) -> Settings:
    """The settings that lead to `database`."""
    return opened.settings


# The driver's event loop stays in this thread while the browser runs, so it ends with each module.
@pytest.fixture(scope="module")
def browser(pytestconfig: pytest.Config) -> Iterator[Browser]:
    """Chromium, without a window."""
    with ExitStack() as use:
        try:
            browser = use.enter_context(run_browser())
        except BrowserMissing as missing:
            _go_without(pytestconfig, "browser", missing)
        yield browser


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[Page]:
    """An empty page in Chromium; the test fails if it asks another host for anything or its script raises an error."""
    with open_page(browser) as (page, watched):
        yield page
    assert watched.foreign == []
    assert watched.errors == []


@pytest.fixture
def model() -> Iterator[LanguageModel]:
    """A server that answers as a language model would, with what the test puts into it."""
    with run_language_model() as model:
        yield model


@pytest.fixture
def extractor(model: LanguageModel, tmp_path: Path) -> LanguageModelExtractor:
    """The extractor that asks `model`."""
    return extractor_of(model, tmp_path / "answers")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A data folder that is not there yet, whose server is stopped afterwards."""
    folder = tmp_path / "data, with æ and space"
    yield folder
    stop(folder)
