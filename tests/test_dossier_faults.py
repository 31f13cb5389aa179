"""Dossiers: every fault is told with its line, what was found and what was expected."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import InvalidDossier, UnreadableSource
from loaders.dossier import read_dossier, read_text

ACME = (Path(__file__).parent / "data" / "dossiers" / "acme.yaml").read_text()


def faults_of(text: str) -> list[str]:
    with pytest.raises(InvalidDossier) as caught:
        read_text(text, "acme.yaml")
    head, *faults = str(caught.value).splitlines()
    assert head.startswith("acme.yaml: ")
    return faults


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        ("predicate: FINED", "predicate: FIND",
         ["predicate: found 'FIND', expected one of FINED, ORDERED", "did you mean FINED?"]),
        ("predicate: MONITORED", "predicate: monitored", ["did you mean MONITORED?"]),
        ("date: 2023-12-27", "date: 2023-13-27", ["date: found '2023-13-27': month must be in 1..12"]),
        ("date: 2023-12-27", "date: 27.12.2023", ["expected a date as YYYY, YYYY-MM or YYYY-MM-DD"]),
        ("date: 2019", "date: 2023-02-29", ["date: found '2023-02-29': day"]),
        ("published: 2024-01-23", "published: yesterday", ["published: found 'yesterday'"]),
        ("amount: 32000000", "amount: 32 million", ["amount: found '32 million', expected a number in figures"]),
        ("amount: 32000000", "amount: -5", ["amount: found '-5', expected at least 0"]),
        ("amount: 32000000", "amount: .inf", ["amount: found '.inf', expected"]),
        ("amount: 32000000\n", "amount:\n", ["currency: found EUR without an amount"]),
        ("currency: EUR\n        date: 2023", "date: 2023", ["amount: found 32000000 without a currency"]),
        ("currency: EUR\n        date: 2023", "currency: euro\n        date: 2023",
         ["currency: found 'euro', expected ISO 4217 code of the amount, such as EUR, of the form"]),
        ("currency: EUR\n        date: 2023", "currency: XYZ\n        date: 2023",
         ["currency: found 'XYZ': expected a currency of ISO 4217, such as EUR, or one of the past, such as DEM"]),
        ("currency: USD}", "currency: XAU}", ["currency: found 'XAU': expected a currency of ISO 4217"]),
        ("date: 2023-12-27", "date: 2203-12-27",
         ["date: found 2203-12-27, after the source was published (2024-01-23); expected the date when it happened",
          "modality: announced"]),
        ("date: 2025-06-02", "date: 2025-07", ["date: found 2025-07, after the source was published (2025-06)"]),
        ("date: 2019", "date: 2029", ["date: found 2029, after the source was published (2024-01-23)"]),
        ("subject: authority", "subject: authorty",
         ["subject: found 'authorty', expected the key of an entity", "did you mean authority?"]),
        ("object: staff", "object: stuff", ["did you mean staff?"]),
        ("attributed_to: court", "attributed_to: nobody-here",
         ["attributed_to: found 'nobody-here', expected the key of an entity"]),
        ("via: [paper, acme]", "via: [paper, acne]", ["via[1]: found 'acne'", "did you mean acme?"]),
        ("claim: fine,", "claim: fin,", ["claim: found 'fin', expected the key of a claim", "did you mean fine?"]),
        ("claim: fine,", "claim: cut,", ["is this claim itself"]),
        ("claim: watching, how: disputes", "claim: watching, how: holds_lawful",
         ["how: found holds_lawful on the word of Acme Logistics, a Company; expected that of a Court, Regulator or"]),
        ("        via: [paper, acme]\n", "        via: [paper, acme]\n        date: 2018-05\n",
         ["claim: found 'watching' of 2019, after this claim (2018-05); nothing answers what came later"]),
        ("how: reduces", "how: halves", ["how: found 'halves', expected one of disputes, appeals"]),
        ("key: watching", "key: fine", ["key: 'fine' is already the key of the claim in line"]),
        ("key: judgment-7", "key: decision-12", ["'decision-12' is already the key of the source in line"]),
        ("url: https://court.example/7", "url: https://authority.example/12",
         ["is the same source as 'decision-12' in line"]),
        ("url: https://court.example/7", "url: court.example",
         ["url: found 'court.example': expected an address that begins with"]),
        ("modality: found", "modality: fund", ["did you mean found?"]),
        ("subject: court\n        predicate: FINED", "subject: acme\n        predicate: FINED",
         ["found 'acme', a Company; the subject of FINED must be Regulator, Court or PublicBody"]),
        ("        object: staff\n", "", ["object: is missing; only DISPUTED and APPEALED go without, not MONITORED"]),
        ("means: barcode scanners", "role: chief",
         ["role: does not belong to MONITORED, which takes only date, means"]),
        ("category: employees, ", "", ["a Group needs a category"]),
        ("category: employees", "category: workers", ["category: found 'workers', expected one of employees"]),
        ("name: Acme Logistics}", "name: Acme Logistics, category: employees}", ["only a Group has category"]),
        ("of: acme-logistics", "of: acme-logistic", ["of: found 'acme-logistic'", "did you mean acme-logistics?"]),
        ("of: acme-logistics", "of: staff", ["of: found 'staff', a Group; expected"]),
        ("type: Court", "type: Tribunal", ["type: found 'Tribunal', expected one of Company"]),
        ("name: Acme Logistics}", "name: Acme}",
         ["is the same as 'acme' in line 6 (company-acme); use one key for both"]),
        ("country: NO", "country: Norway", ["country: found 'Norway', expected two letters (ISO 3166-1), of the form"]),
        ("title: Judgment 7", "titel: Judgment 7",
         ["title: is missing; expected its title", "titel: is no field here", "did you mean title?"]),
        ("says: The court cut the fine to 15 million euros.", "says:", ["says: found nothing, expected a text"]),
        ("dossier: acme", "dossier: Acme & Co", ["dossier: found 'Acme & Co', expected its name in lower-case words"]),
        ("title: Acme and its workers", "title: [Acme]", ["title: found a list of 1, expected a text"]),
        ("lang: en\n", "lang: English\n", ["lang: found 'English'"]),
        ("law: GDPR article 5", "law: !!python/name:os.system",
         ["found the tag 'tag:yaml.org,2002:python/name:os.system'"]),
        ("law: GDPR article 5", "law: a\n        law: b", ["law: stands here twice, in lines"]),
        ("roles: [executive]", "roles: executive", ["roles: found 'executive', expected a list"]),
        ("    kind: decision\n    title: Judgment 7", "    kind: verdict\n    title: Judgment 7",
         ["kind: found 'verdict', expected one of article"]),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line(old: str, new: str, messages: list[str]) -> None:
    assert ACME.count(old) >= 1, old
    text = ACME.replace(old, new, 1)
    faults = faults_of(text)
    told = "\n".join(faults)
    for message in messages:
        assert message in told
    changed = line_of(ACME, old)
    lines = {int(fault.split(":")[1]) for fault in faults}
    assert any(changed - 3 <= line <= changed + 2 + new.count("\n") for line in lines), told


def test_nothing_answers_what_was_published_later_unless_that_tells_of_something_older() -> None:
    early = ACME.replace("published: 2025-06\n", "published: 2019-03\n").replace("date: 2025-06-02", "date: 2019-02")
    (fault,) = faults_of(early)
    assert "claim: found 'fine' of 2023-12-27, after this claim (2019-02)" in fault
    undated = early.replace("        date: 2019\n", "")
    assert "claim: found 'watching' of 2024-01-23, after this claim (2019-03)" in "\n".join(faults_of(undated))
    assert len(faults_of(undated)) == 2


def test_the_line_is_exact() -> None:
    text = ACME.replace("predicate: MONITORED", "predicate: MONITORD")
    assert faults_of(text)[0].startswith(f"acme.yaml:{line_of(text, 'MONITORD')}: predicate: found 'MONITORD'")


def test_all_faults_are_told_at_once_in_order_of_lines() -> None:
    text = ACME.replace("FINED", "FIND").replace("currency: EUR", "currency: E").replace("of: acme-logistics", "of: x")
    faults = faults_of(text)
    lines = [int(fault.split(":")[1]) for fault in faults]
    assert len(faults) == 5
    assert lines == sorted(lines)


def test_one_faulty_entity_is_one_fault_not_one_for_each_claim() -> None:
    assert len(faults_of(ACME.replace("type: Regulator", "type: Regulatr"))) == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- a\n- b", "expected the fields dossier, title, entities and sources"),
        ("just words", "expected the fields dossier"),
        ("dossier: x\ntitle: X", "entities: is missing"),
        (ACME.replace("sources:", "source:"), "sources: is missing; expected a list, each beginning with - key: ..."),
        (ACME.replace("sources:", "source:"), "(is it source?)"),
        (ACME[: ACME.index("sources:")] + "sources: 7", "sources: found '7', expected a list"),
        (ACME[: ACME.index("sources:")] + "sources: [7]", "found '7', expected fields"),
        (ACME.replace("  acme: {type", "  ? [a, b]\n  : {type"), "as a key"),
    ],
)  # fmt: skip
def test_what_is_no_dossier_is_told(text: str, message: str) -> None:
    assert message in "\n".join(faults_of(text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (ACME.replace("title: Decision 12", "title: Decision: 12"), r"acme.yaml:16: this is no YAML: mapping values"),
        (ACME.replace("lang: en\n", "lang: [en\n"), r"acme.yaml:\d+: this is no YAML"),
        (ACME.replace("    kind: decision", "\tkind: decision", 1), r"acme.yaml:15: this is no YAML"),
        ("a: *nobody", r"acme.yaml:1: this is no YAML: found undefined alias"),
        ("--- 1\n--- 2", r"acme.yaml:2: this is no YAML"),
        ("a: \x07", r"acme.yaml.*no YAML"),
        ("[" * 100_000, r"acme.yaml:1: this is no YAML: exceeded maximum nesting depth"),
        ("- " * 500, r"acme.yaml:1: this is larger or deeper"),
        ("a: &a [*a]", r"acme.yaml:1: this is larger or deeper"),
        ("{" * 50_000, r"acme.yaml:1: this is no YAML"),
    ],
)  # fmt: skip
def test_what_is_no_yaml_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(InvalidDossier, match=message):
        read_text(text, "acme.yaml")


def test_a_billion_laughs_end_soon() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    start = time.monotonic()
    with pytest.raises(InvalidDossier, match="larger or deeper"):
        read_text("\n".join(lines), "acme.yaml")
    assert time.monotonic() - start < 20


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        (b"", UnreadableSource, "it is empty"),
        (b"  \n", UnreadableSource, "it is empty"),
        (b"dossier: \xe6\n", InvalidDossier, r":1: this is not UTF-8"),
        (b"title: x\ndossier: \xff", InvalidDossier, r":2: this is not UTF-8"),
        (b"# nothing\n", InvalidDossier, "expected the fields"),
    ],
)
def test_a_file_that_cannot_be_a_dossier(tmp_path: Path, content: bytes, error: type[Exception], message: str) -> None:
    path = tmp_path / "acme.yaml"
    path.write_bytes(content)
    with pytest.raises(error, match=message):
        read_dossier(path)


def test_a_dossier_over_the_limit_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "acme.yaml"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(UnreadableSource, match=r"it has 200 MB, and the limit is 10 MB\. Split it\.$"):
        read_dossier(path)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=8)
ANYTHING = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150)
@given(st.data())
def test_whatever_stands_in_a_field_gives_readings_or_a_dossier_s_error(data: st.DataObject) -> None:
    content = yaml.safe_load(ACME)
    place = content
    while isinstance(place, dict | list) and place:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(place[key], dict | list) or data.draw(st.booleans()):
            place[key] = data.draw(ANYTHING)
            break
        place = place[key]
    try:
        text = yaml.safe_dump(content, allow_unicode=True)
    except yaml.YAMLError:
        return
    try:
        read_text(text, "acme.yaml")
    except InvalidDossier as error:
        told = str(error)
    else:
        told = "acme.yaml: no fault"
    assert told.startswith("acme.yaml:")
