"""What is drawn on a map: lines by how well they stand, and names that can be read however many there are."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from graph.answers import OUTCOMES
from graph.maps import MapClaim, MapEntity, MapHistory, MapRelationship, Neighbourhood, render_map
from graph.maps.drawing import MOST_LABELS, draw, read_appearance
from graph.maps.labels import measure_name
from graph.maps.layout import TALL, WIDE, lay_out
from graph.model import AnswerKind, EntityType, Modality, Predicate

ACME = MapEntity("company-acme", "Acme", EntityType.COMPANY)
AUTHORITY = MapEntity("regulator-watch", "Watch Authority", EntityType.REGULATOR)
GREEN = read_appearance()["standings"]["found"]["colour"]
GREY = read_appearance()["overturned"]["colour"]


def fined(**changes: Any) -> MapRelationship:
    fields: dict[str, Any] = {
        "id": "fined-1", "type": Predicate.FINED, "subject": AUTHORITY.id, "object": ACME.id,
        "standing": Modality.FOUND, "amount": 5, "currency": "EUR",
        "claims": (MapClaim(evidence="It was fined.", quoted=True, modality=Modality.FOUND),),
    }  # fmt: skip
    return MapRelationship(**fields | changes)


def around(*relationships: MapRelationship, others: tuple[MapEntity, ...] = (AUTHORITY,)) -> Neighbourhood:
    return Neighbourhood(ACME, others, relationships, len(relationships))


def many(number: int) -> Neighbourhood:
    names = (
        "Union",
        "Data Protection Authority of the North",
        "workers at the warehouse in Springfield East",
        "Jo Doe",
    )
    types = (EntityType.UNION, EntityType.REGULATOR, EntityType.GROUP, EntityType.PERSON)
    others = tuple(MapEntity(f"e{i}", f"{names[i % 4]} {i}", types[i % 4]) for i in range(number))
    return around(*(fined(id=f"fined-{i}", subject=f"e{i}") for i in range(number)), others=others)


def only_edge(neighbourhood: Neighbourhood) -> dict[str, Any]:
    (edge,) = draw(neighbourhood)["edges"]
    assert isinstance(edge, dict)
    return edge


@pytest.mark.parametrize(
    ("flags", "overturned"),
    [
        (("annulled",), "annulled"),
        (("disputed", "appealed", "confirmed", "annulled"), "annulled"),
        (("withdrawn",), "withdrawn"),
        (("annulled", "appealed"), "annulled"),
        (("annulled", "confirmed"), None),
        (("disputed", "reduced", "held_lawful"), None),
        ((), None),
    ],
)
def test_a_fine_that_was_set_aside_does_not_look_like_one_that_stands(
    flags: tuple[str, ...], overturned: str | None
) -> None:
    relationship = fined(flags=flags)
    edge = only_edge(around(relationship))
    assert relationship.overturned == overturned
    assert (edge["color"]["color"], bool(edge["dashes"])) == ((GREY, True) if overturned else (GREEN, False))
    assert (edge["arrows"].get("middle", {}).get("type") == "bar") == bool(overturned)
    assert ("It no longer stands: " in edge["title"]) == bool(overturned)
    page = render_map(around(relationship))
    assert ("annulled or withdrawn: no longer stands" in page) == bool(overturned)
    assert ("found: established" in page) == (not overturned)


@pytest.mark.parametrize(
    ("flags", "mark", "told"),
    [
        (("disputed", "reduced"), "circle", "reduced: the sum was cut later"),
        (("reduced", "confirmed"), "circle", "reduced: the sum was cut later"),
        (("disputed", "held_lawful"), "diamond", "held lawful: a court or authority held that it broke no law"),
        (("disputed", "appealed", "confirmed"), None, None),
        ((), None, None),
    ],
)
def test_what_was_cut_or_held_lawful_does_not_look_like_what_stands_as_it_was(
    flags: tuple[str, ...], mark: str | None, told: str | None
) -> None:
    neighbourhood = around(fined(flags=flags))
    assert only_edge(neighbourhood)["arrows"].get("middle", {}).get("type") == mark
    page = render_map(neighbourhood)
    for meaning in ("reduced: the sum", "held lawful: a court"):
        assert (meaning in page) == (told is not None and told.startswith(meaning))
    if mark:
        assert f"a line with a {mark} on it was" in page


def test_what_was_cut_and_then_annulled_is_barred() -> None:
    assert only_edge(around(fined(flags=("reduced", "annulled"))))["arrows"]["middle"]["type"] == "bar"


@pytest.mark.parametrize("flags", [(), *((mark,) for mark in OUTCOMES)])
@pytest.mark.parametrize("standing", list(Modality))
def test_only_what_is_stated_and_stands_has_a_solid_line(standing: Modality, flags: tuple[str, ...]) -> None:
    edge = only_edge(around(fined(standing=standing, flags=flags)))
    stated = standing in {Modality.FOUND, Modality.ADMITTED, Modality.ASSERTED}
    stands = not {"annulled", "withdrawn"} & set(flags)
    assert bool(edge["dashes"]) == (not (stated and stands))
    assert (edge["color"]["color"] == GREEN) == (standing in {Modality.FOUND, Modality.ADMITTED} and stands)


def test_an_accusation_has_a_dashed_line_however_firmly_it_stands_that_it_was_made() -> None:
    assert only_edge(around(fined(type=Predicate.ACCUSED, standing=Modality.ASSERTED)))["dashes"]


def test_a_line_tells_what_it_says_how_it_stands_and_what_became_of_it() -> None:
    told = (
        MapHistory(AnswerKind.APPEALS, "Acme", date="2021"),
        MapHistory(AnswerKind.APPEALS, "Acme", date="2021-05"),
        MapHistory(AnswerKind.ANNULS, "The Court", date="2022-03-01"),
    )
    edge = only_edge(around(fined(flags=("appealed", "annulled"), history=told)))
    assert edge["title"].splitlines() == [
        "Watch Authority fined Acme EUR 5",
        "(found, appealed, annulled)",
        "It no longer stands: annulled.",
        "Acme appealed it (2021)",
        "The Court annulled it (1 March 2022)",
    ]


def test_what_a_court_held_lawful_says_so() -> None:
    edge = only_edge(around(fined(type=Predicate.MONITORED, amount=None, currency=None, flags=("held_lawful",))))
    assert edge["label"] == "monitored\n(found, held lawful)"


def test_lines_bear_their_words_only_where_these_can_be_read() -> None:
    few, lots = draw(many(MOST_LABELS))["edges"], draw(many(MOST_LABELS + 1))["edges"]
    assert all(edge["label"] for edge in few)
    assert not any("label" in edge for edge in lots)
    assert all(edge["words"] and edge["title"] for edge in lots)


@pytest.mark.parametrize("form", [WIDE, TALL])
@pytest.mark.parametrize("number", [1, 2, 14, 30, 60, 100])
def test_no_name_covers_another(number: int, form: float) -> None:
    neighbourhood = many(number)
    places = lay_out(neighbourhood.centre, neighbourhood.entities, form)
    boxes = [(*places[e.id], *measure_name(e.name)) for e in (neighbourhood.centre, *neighbourhood.entities)]
    for (x, y, width, height), (other_x, other_y, other_width, other_height) in combinations(boxes, 2):
        apart = abs(x - other_x) >= (width + other_width) / 2 or abs(y - other_y) >= (height + other_height) / 2
        assert apart


@pytest.mark.parametrize(("form", "wider"), [(WIDE, True), (TALL, False)])
def test_a_map_has_the_form_of_the_screen(form: float, wider: bool) -> None:
    neighbourhood = many(60)
    places = lay_out(neighbourhood.centre, neighbourhood.entities, form).values()
    across, down = (max(place[axis] for place in places) - min(place[axis] for place in places) for axis in (0, 1))
    assert (across > down) == wider


@pytest.mark.parametrize(("width", "height", "least"), [(1400, 900, 0.5), (390, 844, 0.6)])
def test_sixty_names_can_be_read_in_a_browser(
    browser_page: Page, tmp_path: Path, width: int, height: int, least: float
) -> None:
    """A name of 17 pixels is one of 8.5 at least on opening; what does not fit then is a drag away."""
    path = tmp_path / "map.html"
    path.write_text(render_map(many(60)), "utf-8")
    browser_page.set_viewport_size({"width": width, "height": height})
    browser_page.goto(path.as_uri())
    browser_page.wait_for_selector("html[data-drawn=yes]")
    assert browser_page.evaluate("watchgraphMap.network.getScale()") >= least
    assert browser_page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_click_shows_the_claims_and_leaves_the_rest_pale(browser_page: Page, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text(render_map(many(30)), "utf-8")
    browser_page.goto(path.as_uri())
    browser_page.wait_for_selector("html[data-drawn=yes]")
    at = browser_page.evaluate("watchgraphMap.network.canvasToDOM(watchgraphMap.network.getPosition('e7'))")
    browser_page.locator("#drawing").click(position=at)
    expect(browser_page.locator("#panel article")).to_have_count(1)
    expect(browser_page.locator("#panel")).to_contain_text("Jo Doe 7 fined Acme")
    shown = "watchgraphMap.network.body.nodes.{}.options.opacity"
    assert browser_page.evaluate(shown.format("e7")) == 1
    assert browser_page.evaluate(shown.format("e8")) < 0.5
    assert browser_page.evaluate("watchgraphMap.network.body.edges['fined-7'].options.label").startswith("fined")
    browser_page.get_by_role("button", name="Whole map").click()
