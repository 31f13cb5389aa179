"""Explanations: every claim and refusal with its rule, in the terminal and as a page that is safe to open."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from loaders.extraction import explain
from loaders.extraction.explaining import explain_as_page, explain_as_text, explain_claims, split_text
from loaders.extraction.language import known_languages, language_folder, read_language_file
from loaders.extraction.places import find_rule
from loaders.known import Known
from tests.command_line import fail, succeed

ARTICLE = """Watchdog fines Brightloom over hidden cameras

The ICO has fined Brightloom Ltd £250,000 for filming its employees, the regulator said on Friday.
Orrin Bank could be fined up to £3m by the ICO. Martha Quill chairs <b>Brightloom</b> & "Sons".

Read also: Zephyr Foods hires <script>alert(1)</script>
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a<i>rticle.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.addresses: list[str] = []
        self.shown: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href":
                self.links.append(value or "")
            elif name in ("src", "action", "srcset", "data", "style") or name.startswith("on"):
                self.addresses.append(f"{name}={value}")

    def handle_data(self, data: str) -> None:
        self.shown.append(data)


def _page(text: str, name: str = "article.txt") -> _Reader:
    reader = _Reader()
    reader.feed(explain_as_page(explain(text, Known(lang="en", published="2023-03-04")), name))
    return reader


def test_text_tells_what_fired_and_what_was_refused_with_the_line_of_the_rule(article: Path) -> None:
    shown = succeed("extract", article, "--explain")
    fired = next(line for line in shown.splitlines() if line.lstrip().startswith("+ en:FINED/"))
    assert "ICO FINED Brightloom" in fired
    file, _, line = fired.partition("(")[2].partition(")")[0].partition(":")
    written = language_folder("en").joinpath(file.removeprefix("en/")).read_text("utf-8").splitlines()[int(line) - 1]
    assert f"id: {fired.split('/')[1]}" in written
    refused = [line for line in shown.splitlines() if line.lstrip().startswith("- en:FINED/")]
    assert refused
    assert all("(en/triggers" in line for line in refused)
    assert "furniture" in shown
    assert "= 'Brightloom Ltd' name: Company" in shown
    assert "[found, said by" not in shown.split("\nClaims\n")[0]
    assert "(found, said by" in shown.split("\nClaims\n")[1]


def test_every_rule_of_every_language_has_a_place() -> None:
    for code in known_languages():
        for predicate, triggers in read_language_file(code).triggers.items():
            for trigger in triggers:
                assert find_rule(f"{code}:{predicate.value}/{trigger.id}/noun"), (code, predicate, trigger.id)


def test_a_rule_that_stands_in_no_file_has_no_place() -> None:
    assert find_rule("en:roles/bracketed party") is None
    assert find_rule("xx:FINED/fine/active") is None


def test_the_page_escapes_everything_and_asks_nobody(article: Path, tmp_path: Path) -> None:
    target = tmp_path / "explanation.html"
    assert "Wrote" in succeed("extract", article, "--html", target)
    reader = _Reader()
    reader.feed(target.read_text("utf-8"))
    assert "script" not in reader.tags
    assert "i" not in reader.tags
    assert not reader.addresses
    assert all(link.startswith("#") for link in reader.links)
    assert "alert(1)" in "".join(reader.shown)


def test_evidence_leads_to_claims_and_back() -> None:
    reader = _page(ARTICLE)
    assert {link.removeprefix("#") for link in reader.links} <= set(reader.ids)
    assert len(reader.ids) == len(set(reader.ids))
    assert {"c1", "#c1"} <= {*reader.ids, *reader.links}
    claims = explain_claims(explain(ARTICLE, Known(lang="en")))
    assert all(f"#s{one.sentence}" in reader.links and f"#c{one.number}" in reader.links for one in claims)


def test_furniture_stands_with_its_reason() -> None:
    trace = explain(ARTICLE, Known(lang="en"))
    furniture = [piece for piece in split_text(ARTICLE, trace, explain_claims(trace)) if piece.reason]
    assert any("Zephyr Foods" in piece.text and "read also" in piece.reason for piece in furniture)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*ARTICLE.split(), "\n", "\x00", "🕵️", "\u202e", "e\u0301", "</div>"]), max_size=50))
def test_the_pieces_are_the_whole_text(words: list[str]) -> None:
    text = " ".join(words)
    trace = explain(text, Known(lang="en"))
    pieces = "".join(piece.text for piece in split_text(text, trace, explain_claims(trace)))
    assert pieces == text.replace("\x00", "\ufffd")
    assert explain_as_text(trace) is not None
    assert "</html>" in explain_as_page(trace, "x")


def test_a_text_without_rules_says_why(tmp_path: Path) -> None:
    path = tmp_path / "russian.txt"
    path.write_text("Компания следила за своими сотрудниками с помощью скрытых камер в течение многих лет.", "utf-8")
    assert "no rules for the language 'ru'" in succeed("extract", path, "--explain")
    succeed("extract", path, "--html", tmp_path / "page.html")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert "no rules for the language &#39;ru&#39;" in page
    assert "скрытых камер" in page


def test_what_cannot_be_explained_says_so(article: Path, tmp_path: Path) -> None:
    assert "take one article" in fail("extract", tmp_path, "--explain", code=2)
    assert "is the article itself" in fail("extract", article, "--html", article, code=2)
    assert "leave --extractor out" in fail("extract", article, "--explain", "--extractor", "x", code=2)
    assert "cannot be written" in fail("extract", article, "--html", tmp_path / "none" / "page.html")
    assert fail("extract", tmp_path / "none.txt", "--explain")


def test_claims_and_explanation_at_once(article: Path, tmp_path: Path) -> None:
    shown = succeed("extract", article, "--explain", "--out", tmp_path / "claims")
    assert "en:FINED/" in shown
    assert (tmp_path / "claims" / "a<i>rticle.json").exists()


def test_standard_input_is_explained() -> None:
    assert "en:FINED/" in succeed("extract", "-", "--explain", stdin=ARTICLE)


def test_the_page_in_a_browser(article: Path, tmp_path: Path, browser_page: Page) -> None:
    target = tmp_path / "explanation.html"
    succeed("extract", article, "--html", target)
    browser_page.goto(target.as_uri())
    assert browser_page.locator("a.evidence").first.inner_text()
    browser_page.locator("ol.claims a").first.click()
    assert browser_page.locator(":target").count() == 1
    assert browser_page.evaluate("document.documentElement.scrollWidth <= innerWidth")
