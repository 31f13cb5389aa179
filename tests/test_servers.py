"""The servers that the other tests stand on: empty, apart from the developer's own, and gone afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser

from graph.database import Database
from graph.settings import Settings
from tests.servers.browser import open_page
from tests.servers.databases import NotEmpty, OpenedDatabase, empty, refuse_unless_empty
from tests.servers.neo4j_connection import CHECKOUT, Neo4jMissing
from tests.servers.neo4j_from_jars import run_from_jars


def write_node(database: Database) -> None:
    database.write(lambda transaction: transaction.run("CREATE (:Source {id: 'left over'})"))


@pytest.mark.parametrize("round_number", [1, 2])
def test_each_test_finds_an_empty_database(database: Database, round_number: int) -> None:
    refuse_unless_empty(database)
    write_node(database)
    assert database.read("MATCH (n) RETURN count(n) AS nodes") == [{"nodes": 1}], f"round {round_number}"


def test_a_database_that_holds_something_is_refused(database: Database) -> None:
    write_node(database)
    with pytest.raises(NotEmpty, match=r"holds 1 node"):
        refuse_unless_empty(database)


def test_more_than_one_batch_is_emptied(database: Database) -> None:
    database.write(
        lambda transaction: transaction.run("UNWIND range(1, 10001) AS n CREATE (:Source {id: toString(n)})")
    )
    empty(database)
    refuse_unless_empty(database)


def test_the_servers_are_the_ones_that_they_are_called(opened: OpenedDatabase, request: pytest.FixtureRequest) -> None:
    assert opened.database.server in request.node.name
    assert "127.0.0.1" in opened.database.address


def test_the_developers_own_settings_are_out_of_reach() -> None:
    settings = Settings()
    assert settings.neo4j_uri is None
    assert "pytest" in str(settings.data)


def test_a_page_that_asks_another_host_is_found_out(browser: Browser) -> None:
    with open_page(browser) as (page, watched):
        page.set_content("<img src='https://example.org/pixel.png'><script>throw new Error('broken')</script>")
        page.wait_for_load_state("load")
    assert watched.foreign == ["https://example.org/pixel.png"]
    assert watched.errors == ["broken"]


@pytest.mark.long
@pytest.mark.parametrize("opened", ["neo4j"], indirect=True)
@pytest.mark.usefixtures("opened")
def test_neo4j_ends_with_a_parent_that_is_killed() -> None:
    program = (
        "import time\n"
        "from tests.servers.neo4j_server import throwaway_neo4j\n"
        "with throwaway_neo4j() as neo4j:\n"
        "    print(neo4j.uri, flush=True)\n"
        "    time.sleep(600)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    with parent.stdout:
        assert parent.stdout.readline().startswith("bolt://127.0.0.1:")
        servers = psutil.Process(parent.pid).children()
        parent.kill()
        parent.wait()
    if not servers:
        pytest.skip("it runs in a container, which its engine keeps")
    _, alive = psutil.wait_procs(servers, timeout=30)
    assert alive == []


@pytest.mark.long
@pytest.mark.parametrize("opened", ["neo4j"], indirect=True)
@pytest.mark.usefixtures("opened")
def test_neo4j_starts_again_on_the_data_that_it_kept(tmp_path: Path) -> None:
    for _ in range(2):
        try:
            with run_from_jars(tmp_path, "the same password") as neo4j:
                assert neo4j.uri.startswith("bolt://127.0.0.1:")
        except Neo4jMissing as missing:
            if (tmp_path / "console.log").exists():
                raise
            pytest.skip(f"it runs in a container alone: {missing}")
