"""Articles: text untouched, what is known beside it, and each kind of file that cannot be read."""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graph.errors import InputError, UnreadableSource
from graph.model import Reading
from loaders.articles import ArticleLoader
from loaders.extractors import find_extractor
from loaders.files import STANDARD_INPUT
from loaders.known import Known
from tests.pdf_files import make_pdf
from tests.small_extractor import CarelessExtractor, SmallExtractor
from tests.unprivileged import without_rights

SENTENCE = "Watchdog fined Acme."
PAGE = """<!doctype html><html lang="da"><head><title>Acme fined | The Paper</title>
<meta property="og:title" content="Acme fined"><meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2024-01-23T10:00:00Z">
<link rel="canonical" href="https://paper.example/acme">{head}</head><body>
<nav><a href="/">Jobs: Nosy fined Nobody.</a></nav><article><h1>Acme fined</h1>
<p>{body}</p><p>The company did not answer, and the case goes on before the courts of the land for some time yet.</p>
</article><script>document.write("Script fined Everyone.")</script></body></html>"""


def read(path: Path, **known: str) -> Reading:
    (reading,) = ArticleLoader(SmallExtractor()).read(path, Known(**known))
    return reading


def save(folder: Path, content: str | bytes, name: str = "article.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=200))
@example("\r\n")
@example("a\r\nb\rc\u2028d\x85e\fg")
@example("\ufeff\ufeffé 🕵️ e\u0301")
def test_text_is_exactly_what_the_file_holds(tmp_path: Path, around: str) -> None:
    text = f"{around}{SENTENCE}{around}"
    reading = read(save(tmp_path, text))
    assert reading.source.text == text
    for claim in reading.claims:
        assert text[claim.start : claim.end] == claim.evidence
    assert len(reading.claims) >= (not around or not around[-1].isalnum())


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a.text", "a.markdown"])
def test_plain_text_by_any_of_its_names(tmp_path: Path, name: str) -> None:
    assert read(save(tmp_path, SENTENCE, name)).claims[0].evidence == SENTENCE


def test_text_in_utf_16_has_no_mark_in_it(tmp_path: Path) -> None:
    reading = read(save(tmp_path, SENTENCE.encode("utf-16")))
    assert (reading.source.text, reading.warnings) == (SENTENCE, ())


def test_text_in_another_encoding_is_read_with_a_warning(tmp_path: Path) -> None:
    text = f"Ændringer på Østerbro: også blåbær og rødgrød. {SENTENCE} " * 5
    reading = read(save(tmp_path, text.encode("cp1252")))
    assert reading.source.text == text
    assert "not UTF-8" in reading.warnings[0]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "it is empty"),
        (b" \n\t\r\n ", "it is empty"),
        ("\ufeff\n".encode(), "it is empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "this is binary"),
        (b"PK\x03\x04\x14\0\0\0", "this is binary"),
        (b"Watchdog fined\0 Acme.", "this is binary"),
        (b"\xff\xfea\0b", "damaged at byte"),
        (b"%PDF-1.7\nx", "ends in .pdf"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = save(tmp_path, content)
    with pytest.raises(UnreadableSource, match=message) as caught:
        read(path)
    assert str(path) in str(caught.value)


def test_an_oversized_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableSource, match=r"it has 200 MB, and the limit is 50 MB"):
        read(path)


def test_the_limit_can_be_another(tmp_path: Path) -> None:
    path = save(tmp_path, SENTENCE)
    with pytest.raises(UnreadableSource, match="limit is 0 MB"):
        list(ArticleLoader(SmallExtractor(), largest=len(SENTENCE) - 1).read(path, Known()))
    assert list(ArticleLoader(SmallExtractor(), largest=len(SENTENCE)).read(path, Known()))


def test_files_that_the_system_does_not_give(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path, message in (
        (loop, "leads back to itself"),
        (pipe, "no regular file"),
        (tmp_path / "missing.txt", "no such file"),
        (tmp_path / f"{'n' * 300}.txt", "name is too long"),
        (Path("nul\0.txt"), "null"),
    ):
        with pytest.raises(UnreadableSource, match=message):
            read(path)


def test_a_file_that_may_not_be_read() -> None:
    with without_rights() as folder:
        path = save(folder, SENTENCE)
        path.chmod(0)
        with pytest.raises(UnreadableSource, match="you may not read it"):
            read(path)


def test_the_language_that_a_template_declares_is_not_believed(tmp_path: Path) -> None:
    path = save(
        tmp_path, PAGE.format(head="", body="The privacy watchdog has fined the retailer Acme." * 3), "page.html"
    )
    assert 'lang="da"' in path.read_text()
    (reading,) = ArticleLoader(find_extractor("rules")).read(path, Known())
    assert reading.source.lang == "en"


def test_what_is_known_comes_from_options_then_the_file_beside_then_the_page(tmp_path: Path) -> None:
    path = save(tmp_path, PAGE.format(head="", body=SENTENCE * 3), "page.html")
    source = read(path).source
    assert (source.title, source.publisher, source.published) == ("Acme fined", "The Paper", "2024-01-23")
    assert source.url == "https://paper.example/acme"
    beside = {"publisher": "Another Paper", "title": None, "published": "2024-02-01T08:00:00+01:00"}
    save(tmp_path, json.dumps(beside), "page.meta.json")
    source = read(path, publisher="A Third").source
    assert (source.title, source.publisher, source.published) == ("Acme fined", "A Third", "2024-02-01")
    assert source.retrieved_at


def test_a_page_gives_its_article_without_menu_and_script(tmp_path: Path) -> None:
    reading = read(save(tmp_path, PAGE.format(head="", body=SENTENCE * 3), "page.htm"))
    assert reading.source.text
    assert "Nosy" not in reading.source.text
    assert "Script" not in reading.source.text
    assert {claim.evidence for claim in reading.claims} == {SENTENCE}


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "ISO-8859-15"])
def test_a_page_in_the_encoding_that_it_declares(tmp_path: Path, declared: str) -> None:
    page = PAGE.format(head=f'<meta charset="{declared}">', body=f"Blåbærgrød på øen. {SENTENCE}")
    reading = read(save(tmp_path, page.encode(declared), "page.html"))
    assert "Blåbærgrød på øen." in (reading.source.text or "")


@pytest.mark.parametrize(
    "page", ["<html><body><script>1</script></body></html>", "<!doctype html>", "<" * 5_000, "<div>" * 20_000]
)
def test_a_page_without_an_article_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(UnreadableSource, match="there is no article on this page"):
        read(save(tmp_path, page, "page.html"))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"title": ', r"beside.meta.json:1: this is no JSON"),
        ("[]", "expected a JSON object"),
        ('{"title": 7}', "title is 7, expected a text"),
        ('{"published": "last week"}', "published is 'last week'.*YYYY"),
        ('{"published": "2024-02-30"}', "published is '2024-02-30'"),
        (b"\xff\xfe", "no JSON in UTF-8"),
        (json.dumps({"title": "t" * 3_000}), "title is 'ttt.*at most 2000"),
        ("[" * 100_000, "this is no JSON"),
    ],
)
def test_a_faulty_file_beside_an_article_is_told(tmp_path: Path, content: str | bytes, message: str) -> None:
    save(tmp_path, content, "beside.meta.json")
    with pytest.raises(UnreadableSource, match=message):
        read(save(tmp_path, SENTENCE, "beside.txt"))


def test_a_field_that_is_not_used_is_told(tmp_path: Path) -> None:
    save(tmp_path, '{"author": "A. Writer", "titel": "x"}', "beside.meta.json")
    assert read(save(tmp_path, SENTENCE, "beside.txt")).warnings == ("beside.meta.json: not used: author, titel",)


def test_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    reading = read(save(tmp_path, make_pdf(SENTENCE, "", "Court fined Globex."), "decision.pdf"))
    assert [(claim.evidence, claim.where) for claim in reading.claims] == [
        (SENTENCE, "page 1"),
        ("Court fined Globex.", "page 3"),
    ]
    assert reading.warnings == ("no text on page 2: pictures are not read",)


def test_a_pdf_with_a_password_of_its_owner_alone_can_be_read(tmp_path: Path) -> None:
    path = save(tmp_path, make_pdf(SENTENCE, owner_password="owner"), "open.pdf")
    assert read(path).claims


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (make_pdf(SENTENCE, password="secret"), "encrypted. Open it with its password"),
        (make_pdf("", ""), "no text, only pictures"),
        (b"%PDF-1.7\nnothing more", "cannot be read and may be damaged"),
        (make_pdf(SENTENCE)[:200], "cannot be read and may be damaged"),
        (b"no pdf at all", "cannot be read and may be damaged"),
    ],
)
def test_a_pdf_that_cannot_be_read_says_what_to_do(tmp_path: Path, content: bytes, message: str) -> None:
    with pytest.raises(UnreadableSource, match=message):
        read(save(tmp_path, content, "decision.pdf"))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (make_pdf(SENTENCE).replace(b"startxref\n", b"startxref\n9"), "this PDF is damaged in places"),
        (b"%PDF-1.7\nnothing more", "this PDF cannot be read and may be damaged"),
    ],
)
def test_what_pypdf_complains_of_does_not_reach_standard_error(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], content: bytes, complaint: str
) -> None:
    path = save(tmp_path, content, "decision.pdf")
    try:
        (told,) = read(path).warnings
    except UnreadableSource as error:
        told = str(error)
        assert str(path) in told
    assert complaint in told
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "content", [SENTENCE.encode(), PAGE.format(head="", body=SENTENCE * 3).encode(), make_pdf(SENTENCE)]
)
def test_standard_input_is_read_as_what_it_is(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert read(STANDARD_INPUT).claims[0].evidence == SENTENCE


def test_claims_that_do_not_rest_on_the_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not what the text says there"):
        list(ArticleLoader(CarelessExtractor()).read(save(tmp_path, SENTENCE), Known()))
