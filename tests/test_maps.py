"""A map is one file: safe, still, honest about standing, and readable without JavaScript."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.maps import MapClaim, MapEntity, MapHistory, MapRelationship, Neighbourhood, render_map
from graph.maps.layout import lay_out
from graph.model import AnswerKind, EntityType, Modality, Predicate

HOSTILE = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&</script>{{7*7}}"
COMPANY = MapEntity("company-acme", "Acme", EntityType.COMPANY)
STAFF = MapEntity("group-employees-of-company-acme", "employees", EntityType.GROUP)
AUTHORITY = MapEntity("regulator-watch", "Watch Authority", EntityType.REGULATOR)


def claim(**changes: object) -> MapClaim:
    fields: dict[str, object] = {"evidence": "Acme filmed its staff.", "quoted": True, "modality": Modality.ALLEGED}
    return MapClaim(**(fields | {"speaker": "The Union", "publisher": "The Paper"} | changes))  # type: ignore[arg-type]


def watched(**changes: object) -> MapRelationship:
    fields: dict[str, object] = {
        "id": "monitored-1", "type": Predicate.MONITORED, "subject": COMPANY.id, "object": STAFF.id,
        "standing": Modality.ALLEGED, "flags": ("disputed",), "claims": (claim(),),
    }  # fmt: skip
    return MapRelationship(**(fields | changes))  # type: ignore[arg-type]


def around(*relationships: MapRelationship, centre: MapEntity = COMPANY) -> Neighbourhood:
    return Neighbourhood(centre, (STAFF, AUTHORITY), relationships, len(relationships))


class Seen(HTMLParser):
    """Collects what a browser would see: elements, attributes and the text outside scripts."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._silent = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser hands it over
        self._silent = False

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words.append(data)


def read(page: str) -> Seen:
    seen = Seen()
    seen.feed(page)
    return seen


def drawing(page: str) -> dict[str, list[dict[str, object]]]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found
    parsed: dict[str, list[dict[str, object]]] = json.loads(found.group(1))
    return parsed


@pytest.mark.parametrize(
    ("own", "between", "total", "told"),
    [
        (1, 0, 1, "1 relationship."),
        (2, 0, 2, "2 relationships."),
        (2, 0, 9, "Shown are the 2 weightiest of 9 relationships."),
        (2, 1, 2, "2 relationships, and 1 between those around."),
        (1, 2, 9, "Shown is the weightiest of 9 relationships, and 2 between those around."),
    ],
)
def test_the_head_counts_the_entity_s_own_lines_apart_from_those_around_it(
    own: int, between: int, total: int, told: str
) -> None:
    lines = [watched(id=f"own-{number}") for number in range(own)]
    lines += [watched(id=f"far-{number}", subject=AUTHORITY.id) for number in range(between)]
    page = render_map(Neighbourhood(COMPANY, (STAFF, AUTHORITY), tuple(lines), total))
    assert f" {told} " in " ".join(" ".join(read(page).words).split())


def test_an_allegation_is_shown_as_one_in_words_and_in_the_drawing() -> None:
    page = render_map(around(watched()))
    assert "Acme is said to have monitored employees" in " ".join(" ".join(read(page).words).split())
    [edge] = drawing(page)["edges"]
    assert edge["label"] == "is said to have monitored\n(alleged, disputed)"
    assert edge["dashes"]


def test_a_claim_shows_its_sentence_and_who_says_so() -> None:
    words = " ".join(" ".join(read(render_map(around(watched()))).words).split())
    assert "Acme filmed its staff." in words
    assert "said by The Union" in words


def test_what_became_of_a_fine_stands_beside_it() -> None:
    cut = MapHistory(AnswerKind.REDUCES, "The Court", date="2025-12-23", amount=15_000_000, currency="EUR")
    fine = watched(
        id="fined-1", type=Predicate.FINED, subject=AUTHORITY.id, object=COMPANY.id, standing=Modality.FOUND,
        flags=("reduced",), amount=32_000_000, currency="EUR", history=(cut,),
    )  # fmt: skip
    words = " ".join(" ".join(read(render_map(around(fine))).words).split())
    assert "Watch Authority fined Acme EUR 32,000,000" in words
    assert "The Court reduced it to EUR 15,000,000 (23 December 2025)" in words


def test_an_appeal_that_is_only_announced_does_not_read_as_lodged() -> None:
    appeal = MapHistory(AnswerKind.APPEALS, "Acme", modality=Modality.ANNOUNCED, reported="2024-01-24")
    words = " ".join(" ".join(read(render_map(around(watched(history=(appeal,))))).words).split())
    assert "Acme announced that it would appeal it (reported 24 January 2024)" in words


def test_a_former_post_is_not_shown_as_a_present_one() -> None:
    led = watched(type=Predicate.LEADS, standing=Modality.ASSERTED, date="2020-10-07", past=True)
    page = render_map(around(led))
    words = " ".join(" ".join(read(page).words).split())
    assert "(formerly)" in words
    assert "as of" not in words
    assert str(drawing(page)["edges"][0]["label"]).endswith("former)")


def test_a_post_says_as_of_when_on_its_line() -> None:
    led = watched(type=Predicate.LEADS, standing=Modality.ASSERTED, date="2020-10-07", flags=())
    assert drawing(render_map(around(led)))["edges"][0]["label"] == "leads (as of 2020)\n(asserted)"
    fined = watched(type=Predicate.FINED, standing=Modality.FOUND, date="2020-10-07", flags=())
    assert "as of" not in str(drawing(render_map(around(fined)))["edges"][0]["label"])


@pytest.mark.parametrize("field", ["evidence", "speaker", "publisher", "title", "where"])
def test_hostile_text_stays_text(field: str) -> None:
    centre = MapEntity("company-acme", HOSTILE, EntityType.COMPANY)
    page = render_map(around(watched(claims=(claim(**{field: HOSTILE}),)), centre=centre))
    seen = read(page)
    assert [tag for tag, _ in seen.tags].count("script") == 3
    assert "img" not in {tag for tag, _ in seen.tags}
    assert not [name for _, attributes in seen.tags for name in attributes if name.startswith("on")]


def test_no_text_turns_the_order_of_what_follows_it() -> None:
    turning = "Acme \u202e\u2067"
    centre = MapEntity("company-acme", turning, EntityType.COMPANY)
    page = render_map(around(watched(means=turning, claims=(claim(evidence=turning, title=turning),)), centre=centre))
    assert "Acme" in page
    for mark in ("\u202e", "\u2067", "\\u202e", "\\u2067"):
        assert mark not in page


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "http://[broken", "ftp://a.example/x", ""])
def test_only_web_addresses_become_links(url: str) -> None:
    seen = read(render_map(around(watched(claims=(claim(url=url, title="The title"),)))))
    assert not [attributes for tag, attributes in seen.tags if tag == "a"]


def test_nothing_is_asked_of_any_host() -> None:
    seen = read(render_map(around(watched(claims=(claim(url="https://example.org/a"),)))))
    loaded = [
        value for tag, attributes in seen.tags for name, value in attributes.items()
        if name in {"src", "srcset", "data", "poster"} or (name == "href" and tag == "link")
    ]  # fmt: skip
    assert loaded == []
    metas = [attributes for tag, attributes in seen.tags if tag == "meta"]
    policy = [meta["content"] for meta in metas if meta.get("http-equiv") == "Content-Security-Policy"]
    assert policy and "default-src 'none'" in str(policy[0])


def test_several_relationships_of_one_pair_do_not_cover_each_other() -> None:
    page = render_map(around(watched(), watched(id="monitored-2"), watched(id="monitored-3")))
    assert len({json.dumps(edge["smooth"]) for edge in drawing(page)["edges"]}) == 3


@given(st.integers(min_value=0, max_value=300))
def test_no_two_entities_stand_in_one_place(number: int) -> None:
    others = [MapEntity(f"company-{i}", str(i), EntityType.COMPANY) for i in range(number)]
    places = lay_out(COMPANY, others)
    assert len(places) == number + 1
    assert len(set(places.values())) == number + 1
