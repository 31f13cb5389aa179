"""The API as its clients use it: served for real, on the embedded database with the small graph."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.problems import STATUS, status_of
from graph import errors
from graph.database import Database
from graph.errors import DatabaseUnavailable, QueryFailed, QueryTimeout, WatchgraphError
from graph.settings import Settings
from tests.live_server import serve
from tests.small_graph import ACME, ACME_LOGISTICS, COURT, MEMBERS, PRYTECH, READINGS, write_small_graph


@pytest.fixture(scope="module")
def app(request: pytest.FixtureRequest) -> FastAPI:
    opened = request.getfixturevalue("_arcadedb")
    write_small_graph(opened.database)
    return create_app(opened.settings, opened.database)


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[httpx.Client]:
    with serve(app) as address, httpx.Client(base_url=address, timeout=30) as client:
        yield client


def _get(client: httpx.Client, path: str, **parameters: Any) -> Any:
    answer = client.get(path, params=parameters or None)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    return answer.json()


def _refused(client: httpx.Client, path: str, status: int, **parameters: Any) -> dict[str, Any]:
    answer = client.get(path, params=parameters or None)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = answer.json()
    assert problem["status"] == status
    assert problem["type"].startswith("urn:watchgraph:problem:")
    assert "Traceback" not in answer.text
    return problem


LISTS = [
    "/search?q=acme",
    f"/entities/{ACME.id}/relationships",
    f"/entities/{ACME.id}/timeline",
    "/sources",
    f"/sources/{READINGS[0].source.id}/claims",
    f"/paths?from={COURT.id}&to={PRYTECH.id}",
    "/queries",
    "/queries/who_fined_whom",
]
SINGLE = [
    f"/entities/{ACME.id}",
    f"/sources/{READINGS[0].source.id}",
    f"/claims/{READINGS[0].claims[0].id}",
]


@pytest.mark.parametrize("path", LISTS)
def test_lists_answer_a_part_and_the_total(client: httpx.Client, path: str) -> None:
    page = _get(client, path)
    assert {"results", "total", "limit", "offset"} <= set(page)
    assert page["total"] >= len(page["results"]) > 0


def test_an_entity_and_its_relationships_have_what_was_promised(client: httpx.Client) -> None:
    entity = _get(client, f"/entities/{ACME.id}")
    assert {name: entity[name] for name in ("id", "type", "name", "names", "country")} == {
        "id": "company-acme",
        "type": "Company",
        "name": "Acme",
        "names": ["Acme", "Acme Corporation"],
        "country": "FR",
    }
    (watching,) = _get(client, f"/entities/{ACME.id}/relationships", type="MONITORED")["results"]
    assert watching["subject"] == {"id": "company-acme", "type": "Company", "name": "Acme"}
    assert watching["statement"] == "Acme is said to have monitored warehouse workers by means of cameras (2023)"
    assert (watching["claims"], watching["sources"], watching["origins"]) == (2, 2, 1)
    assert {"standing", "disputed", "amount", "currency", "date"} <= set(watching)
    detail = _get(client, f"/relationships/{watching['id']}")
    assert detail["claims"] == len(detail["evidence"]) == 2
    first = detail["evidence"][0]
    assert (first["said_by"], first["modality"], first["wording"]) == ("Warehouse Union", "alleged", "quoted")
    assert first["answers"][0]["evidence"] == "Acme rejects what the union says."
    assert first["source"]["publisher"] == "Morgenbladet Syd"
    assert _get(client, f"/claims/{first['id']}") == first


def test_a_fine_keeps_its_sum_and_tells_what_became_of_it(client: httpx.Client) -> None:
    fines = _get(client, "/entities/company-acme-logistics/relationships", type="FINED")["results"]
    first = next(fine for fine in fines if fine["reduced"])
    assert (first["amount"], first["currency"], first["date"]) == (32_000_000, "EUR", "2023-12-27")
    told = [(entry["how"], entry["by"]["name"], entry["words"]) for entry in first["history"]]
    assert told == [
        ("appeals", "Acme Logistics", "appealed it (February 2024)"),
        ("reduces", "Haute Cour", "reduced it to EUR 15,000,000 (2 June 2025)"),
    ]


def test_a_search_finds_groups_and_types(client: httpx.Client) -> None:
    assert [found["id"] for found in _get(client, "/search", q="members")["results"]] == [MEMBERS.id]
    assert _get(client, "/search", q="acme", type="Person")["results"] == []
    assert len(_get(client, "/search", q="acme", type="")["results"]) == 2
    assert _get(client, "/search")["total"] == 12


def test_a_question_is_asked_by_its_address(client: httpx.Client) -> None:
    answer = _get(client, "/queries/who_fined_whom", currency="eur", at_least="20000000")
    assert [row["amount"] for row in answer["results"]] == [32_000_000]
    assert {column["name"] for column in answer["columns"]} >= {"statement", "standing", "disputed", "origins"}
    listed = _get(client, "/queries")
    assert listed["total"] == len(listed["results"]) >= 16


@pytest.mark.parametrize(("more", "headers"), [({"format": "csv"}, {}), ({}, {"Accept": "text/csv"})])
def test_a_question_is_a_table_too(client: httpx.Client, more: dict[str, str], headers: dict[str, str]) -> None:
    asked = {"source": READINGS[2].source.id} | more
    answer = client.get("/queries/said_by_source", params=asked, headers=headers)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == int(answer.headers["x-total-count"]) == 8
    watching = next(row for row in rows if row["type"] == "MONITORED" and row["modality"] == "alleged")
    assert watching["answers"] == "Acme disputed it (24 January 2024): Acme rejects what the union says."


@pytest.mark.parametrize("path", ["/entities/{}", "/relationships/{}", "/claims/{}", "/sources/{}"])
@pytest.mark.parametrize(
    "id_", ["nobody", "fined-nothing", "Ü", "a" * 5000, "%00", "%ff%fe", "x'%20OR%201=1", "..%2f", "{}", "A"]
)
def test_what_does_not_exist_is_not_found(client: httpx.Client, path: str, id_: str) -> None:
    answer = client.get(path.format(id_))
    assert answer.status_code == 404, answer.text
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("part", ["relationships", "timeline", "map"])
def test_what_belongs_to_nobody_is_not_found(client: httpx.Client, part: str) -> None:
    _refused(client, f"/entities/company-nobody/{part}", 404)


@pytest.mark.parametrize(
    ("path", "parameters", "told"),
    [
        ("/sources", {"limit": -1}, "query.limit"),
        ("/sources", {"limit": 201}, "query.limit"),
        ("/sources", {"limit": "ten"}, "query.limit"),
        ("/sources", {"offset": -1}, "query.offset"),
        ("/sources", {"offset": 10**30}, "query.offset"),
        ("/sources", {"limt": 5}, "query.limt"),
        ("/search", {"q": "x" * 201}, "query.q"),
        ("/search", {"type": "Robot"}, "query.type"),
        (f"/entities/{ACME.id}/relationships", {"type": "FINES"}, "query.type"),
        (f"/entities/{ACME.id}/relationships", {"standing": "proven"}, "query.standing"),
        (f"/entities/{ACME.id}/relationships", {"direction": "up"}, "query.direction"),
        ("/paths", {"from": ACME.id}, "query.to"),
        ("/paths", {"from": ACME.id, "to": ACME.id, "longest": 9}, "query.longest"),
        ("/queries/who_fined_whom", {"currency": "euros"}, "currency cannot be 'euros'"),
        ("/queries/who_fined_whom", {"curency": "EUR"}, "has no parameter 'curency'"),
        ("/queries/who_fined_whom", {"currency": ["EUR", "DKK"]}, "currency is given more than once"),
        ("/queries/who_fined_whom", {"limit": 0}, "query.limit"),
        ("/queries/entity_timeline", {}, "entity is missing"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(
    client: httpx.Client, path: str, parameters: dict[str, Any], told: str
) -> None:
    assert told in _refused(client, path, 422, **parameters)["detail"]


def test_who_is_meant_may_be_told_by_name(client: httpx.Client) -> None:
    by_id = _get(client, f"/queries/who_fined_whom?fined={ACME_LOGISTICS.id}")
    assert by_id["results"]
    assert _get(client, "/queries/who_fined_whom?fined=acme%20logistics") == by_id
    paths = _get(client, f"/paths?from={COURT.id}&to={PRYTECH.id}")
    assert _get(client, f"/paths?from={COURT.name}&to={PRYTECH.name}") == paths
    told = _refused(client, "/queries/who_fined_whom", 404, fined="acm")["detail"]
    assert "may be any of these" in told
    assert ACME.id in told


def test_other_addresses_and_methods_are_problems_too(client: httpx.Client) -> None:
    _refused(client, "/nothing", 404)
    _refused(client, "/queries/nothing", 404)
    _refused(client, "/queries/who_fined_whom", 404, fined="company-nobody")
    _refused(client, "/paths", 404, **{"from": ACME.id, "to": "company-nobody"})
    answer = client.post("/sources", json={})
    assert (answer.status_code, answer.headers["content-type"]) == (405, "application/problem+json")
    assert answer.headers["allow"] == "GET"


def test_health(client: httpx.Client) -> None:
    assert _get(client, "/healthz") == _get(client, "/readyz") == {"status": "ok"}


def test_no_answer_leaves_without_its_security_headers(client: httpx.Client) -> None:
    for path in ("/", "/sources", "/nothing", "/static/style.css"):
        headers = client.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert "access-control-allow-origin" not in headers
    assert "script-src 'unsafe-inline'" in client.get(f"/entities/{ACME.id}/map").headers["content-security-policy"]


def test_other_origins_are_let_in_only_where_the_settings_say_so(app: FastAPI) -> None:
    settings = Settings(cors_origins=("https://notebook.example",))
    with serve(create_app(settings, app.state.database)) as address:
        let_in = httpx.get(f"{address}/healthz", headers={"Origin": "https://notebook.example"}, timeout=30)
        others = httpx.get(f"{address}/healthz", headers={"Origin": "https://other.example"}, timeout=30)
    assert let_in.headers["access-control-allow-origin"] == "https://notebook.example"
    assert "access-control-allow-origin" not in others.headers


def test_a_program_that_names_no_type_gets_json_and_a_browser_a_page(client: httpx.Client) -> None:
    for path in SINGLE:
        assert client.get(path, headers={"Accept": "*/*"}).headers["content-type"] == "application/json"
        page = client.get(path, headers={"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"})
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert "Accept" in page.headers["vary"]
        wished = client.get(path, params={"format": "json"}, headers={"Accept": "text/html"})
        assert wished.headers["content-type"] == "application/json"


def test_every_error_has_a_status_and_is_documented(app: FastAPI) -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, WatchgraphError)]
    assert {status_of(kind("x")) for kind in kinds} == set(STATUS.values())
    described = app.openapi()
    for path, methods in described["paths"].items():
        responses = methods["get"]["responses"]
        assert methods["get"]["description"], path
        if path != "/healthz":
            assert {"422", "500", "503", "504"} <= set(responses), path
        if "{" in path:
            assert "404" in responses, path
        for status, response in responses.items():
            if status != "200":
                assert list(response["content"]) == ["application/problem+json", "text/html"], (path, status)
    assert "Problem" in described["components"]["schemas"]


class _Broken(Database):
    """A database whose reads fail."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.server = "arcadedb"

    def read(self, *_: object, **__: object) -> list[dict[str, Any]]:
        raise self.error


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (DatabaseUnavailable("No database answers."), 503, "No database answers."),
        (QueryTimeout("Too long."), 504, "Too long."),
        (QueryFailed("secret"), 500, "Something went wrong"),
        (ZeroDivisionError("secret"), 500, "Something went wrong"),
    ],
)
def test_a_failing_database_is_a_problem_and_gives_nothing_away(error: Exception, status: int, told: str) -> None:
    with serve(create_app(Settings(), _Broken(error))) as address, httpx.Client(base_url=address, timeout=30) as client:
        for path in ("/readyz", "/sources", "/search?q=x", "/queries/who_fined_whom"):
            problem = _refused(client, path, status)
            assert told in problem["detail"]
            assert "secret" not in str(problem)
        assert ("retry-after" in client.get("/sources").headers) == (status == 503)
        page = client.get("/", headers={"Accept": "text/html"})
        assert (page.status_code, page.headers["content-type"]) == (status, "text/html; charset=utf-8")
        assert _get(client, "/healthz") == {"status": "ok"}
