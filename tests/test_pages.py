"""The pages in a real browser: readable without a script, on a phone, in the dark, and safe."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from api.app import create_app
from api.rendering import once_each, tell_once
from graph.model import AnswerKind, EntityType
from queries.views import EntityShort, HistoryView
from tests.live_server import serve
from tests.small_graph import ACME, COURT, PRYTECH, READINGS, write_small_graph

SCRIPT = "<script>document.title = 'taken over'</script>"
PAGES = [
    "/",
    "/search?q=acme",
    f"/entities/{ACME.id}",
    f"/entities/{ACME.id}/relationships?type=MONITORED",
    f"/entities/{ACME.id}/timeline",
    f"/sources/{READINGS[2].source.id}",
    f"/claims/{READINGS[2].claims[0].id}",
    "/sources",
    f"/paths?from={COURT.id}&to={PRYTECH.id}",
    "/queries",
    "/queries/who_monitored_whom",
    f"/queries/said_about_entity?entity={ACME.id}",
    f"/queries/shortest_paths?from={COURT.id}&to={PRYTECH.id}",
    "/queries/contradictions",
    "/queries/fines_by_currency",
    "/queries/most_connected?type=nothing",
    "/entities/nobody",
    "/paths",
]


@pytest.fixture(scope="module")
def address(request: pytest.FixtureRequest) -> Iterator[str]:
    opened = request.getfixturevalue("_arcadedb")
    write_small_graph(opened.database)
    with serve(create_app(opened.settings, opened.database)) as address:
        yield address


def test_a_reader_gets_from_the_first_page_to_the_sentence_and_its_answer(address: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(address)
    page.get_by_label("Name of a company").fill("acme corporation")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Acme", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Acme")
    watching = page.locator("article").filter(has_text="is said to have monitored")
    expect(watching.locator(".badge")).to_have_text(["alleged", "disputed"])
    expect(watching).to_contain_text("According to Warehouse Union")
    expect(watching).to_contain_text("Acme disputed it (24 January 2024)")
    watching.get_by_role("link", name="2 claims").click()
    expect(page.locator("main")).to_contain_text("“Acme filmed its workers all day, the union says.”")
    expect(page.locator("main")).to_contain_text("Acme rejects what the union says.")
    expect(page.locator("main")).to_contain_text("our summary, not the source's words")
    page.get_by_role("link", name="Acme watched its workers").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Acme watched its workers, <b>union</b> says")
    assert page.locator("main b").count() == 0


def test_no_denial_hides_what_a_court_decided() -> None:
    by = EntityShort(id="company-acme", type=EntityType.COMPANY, name="Acme")
    court = EntityShort(id="court-haute-cour", type=EntityType.COURT, name="Haute Cour")
    denials = [
        HistoryView(how=AnswerKind.DISPUTES, by=by, words=f"disputed it ({year})", claim="x") for year in range(9)
    ]
    cut = HistoryView(how=AnswerKind.REDUCES, by=court, words="reduced it", claim="y")
    assert tell_once([*denials, cut]) == [(denials[0], 8), (cut, 0)]


def test_a_row_tells_a_step_once_however_many_sources_tell_it() -> None:
    denial = {"by_id": "company-acme", "words": "disputed it (2020)", "claim": "claim-1"}
    other = {**denial, "by_id": "company-other"}
    assert once_each([denial, other, {**denial, "claim": "claim-2"}]) == [denial, other]


def test_a_link_says_where_it_leads(address: str) -> None:
    claim = READINGS[2].claims[0]
    host = (READINGS[2].source.url or "").split("/")[2].removeprefix("www.")
    page = httpx.get(f"{address}/claims/{claim.id}", params={"format": "html"}).text
    assert f"read it at {host}</a>" in page


def test_no_text_turns_the_order_of_what_follows_it(address: str) -> None:
    page = httpx.get(f"{address}/search", params={"q": "Acme \u202e5 RUE", "format": "html"}).text
    assert "Acme" in page
    assert "\u202e" not in page


def test_a_question_is_asked_by_its_form(address: str, browser_page: Page) -> None:
    page = browser_page
    page.goto(f"{address}/queries?format=html")
    page.get_by_role("link", name="Who fined whom, and what became of it").click()
    page.get_by_label("currency: only").fill("eur")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("article")).to_have_count(2)
    expect(page.locator("main")).to_contain_text("Haute Cour reduced it to EUR 15,000,000 (2 June 2025)")
    page.get_by_label("currency: only").fill("money")
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("alert")).to_contain_text("expected a currency of three letters")


def test_the_map_is_one_page_that_draws_itself(address: str, browser_page: Page) -> None:
    browser_page.goto(f"{address}/entities/{ACME.id}/map")
    expect(browser_page.locator("canvas")).to_be_visible()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_phone_and_needs_no_script(address: str, browser: Browser, path: str) -> None:
    foreign: list[str] = []
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, color_scheme="dark", java_script_enabled=False
    )
    try:
        page = context.new_page()
        page.on("request", lambda request: None if request.url.startswith(address) else foreign.append(request.url))
        page.goto(f"{address}{path}{'&' if '?' in path else '?'}format=html")
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert foreign == []
    finally:
        context.close()


@pytest.mark.parametrize("path", ["/search?q={}", "/queries/who_fined_whom?fined={}", "/queries/{}", "/entities/{}"])
def test_what_is_asked_is_never_run(address: str, path: str) -> None:
    answer = httpx.get(f"{address}{path.format(SCRIPT)}", headers={"Accept": "text/html"}, timeout=30)
    assert "<script>" not in answer.text
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.long
def test_every_link_of_every_page_leads_somewhere(address: str, browser_page: Page) -> None:
    seen: set[str] = set()
    for path in PAGES[:16]:
        browser_page.goto(f"{address}{path}{'&' if '?' in path else '?'}format=html")
        links = browser_page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
        seen |= {link.partition("#")[0] for link in links if link.startswith(address)}
    assert len(seen) > 30
    for link in sorted(seen):
        answer = httpx.get(link, timeout=30)
        assert answer.status_code == 200 or "/queries/" in link, (link, answer.text)
