"""Whom descriptions and pronouns stand for: kinds of bodies, genders, and the memory of what was spoken of."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model import EntityType, Predicate
from loaders.extraction import extract
from loaders.extraction.anaphora import Discourse
from loaders.extraction.document import Referent
from loaders.extraction.genders import Genders
from loaders.extraction.kinds import Kinds, load_hired, load_kinds, load_told
from loaders.extraction.language import known_languages, load_language
from loaders.known import Known

_COMPANY = frozenset({EntityType.COMPANY})


def _kinds(code: str) -> Kinds:
    return Kinds(load_language(code).file)


def _company(name: str, *nouns: str, type_: EntityType | None = EntityType.COMPANY) -> Referent:
    return Referent(name, type_, forms={name: None}, nouns=set(nouns), solid=True)


def _discourse(code: str, *spoken: tuple[int, Referent], now: int = 3) -> Discourse:
    discourse = Discourse(kinds=_kinds(code))
    discourse.genders = Genders(load_language(code).file, _kinds(code))
    for sentence, referent in sorted(spoken, key=lambda pair: pair[0]):
        discourse.begin(sentence, heading=False)
        discourse.note(referent, 0.7)
    discourse.begin(now, heading=False)
    return discourse


@pytest.mark.parametrize(
    ("code", "noun", "kind"),
    [
        ("da", "møbelkæden", "retail"), ("da", "rederiet", "shipping"), ("da", "privathospitalet", "health"),
        ("sv", "matkedjan", "retail"), ("sv", "sjukhuset", "health"), ("de", "versandhändler", "retail"),
        ("de", "krankenhauses", "health"), ("nl", "luchtvaartmaatschappij", "airline"),
        ("en", "ferry operator", "shipping"),
        ("en", "lender", "finance"), ("fr", "centre d'appels", "callcentre"), ("es", "aerolínea", "airline"),
        ("it", "banche", "finance"),
    ],
)  # fmt: skip
def test_nouns_tell_kinds_in_every_inflection(code: str, noun: str, kind: str) -> None:
    assert kind in _kinds(code).of_noun(noun)


@pytest.mark.parametrize("code", known_languages())
def test_words_for_any_company_tell_no_kind(code: str) -> None:
    kinds = _kinds(code)
    assert kinds.generic
    assert not any(kinds.of_noun(noun) for noun in load_language(code).file.generic)


def test_every_kind_names_kinds_that_exist_and_says_so_both_ways() -> None:
    known = load_kinds()
    assert set(known) >= {other for others in known.values() for other in others} | load_hired() | load_told()
    one_way = {(kind, other) for kind, others in known.items() for other in others if kind not in known[other]}
    assert all(not _kinds("en").clash(frozenset({kind}), frozenset({other})) for kind, other in one_way)


@given(st.sampled_from(sorted(load_kinds())), st.sampled_from(sorted(load_kinds())))
def test_no_kind_clashes_with_itself_and_clashes_go_both_ways(one: str, two: str) -> None:
    kinds = _kinds("en")
    assert not kinds.clash(frozenset({one}), frozenset({one}))
    assert kinds.clash(frozenset({one}), frozenset({two})) == kinds.clash(frozenset({two}), frozenset({one}))


@pytest.mark.parametrize("code", known_languages())
@given(word=st.text(st.characters(categories=["Ll"]), min_size=1, max_size=24))
def test_a_stem_begins_its_word_and_keeps_its_stem(code: str, word: str) -> None:
    kinds = _kinds(code)
    assert word.startswith(kinds.stem(word))


def test_a_chain_is_no_bank() -> None:
    bank, chain = _company("Holmgate", "bank"), _company("Nordbo", "furniture chain")
    assert _discourse("en", (0, chain), (2, bank)).find(_COMPANY, "chain") is chain


def test_of_two_that_nothing_tells_apart_nobody_is_taken() -> None:
    one, two = _company("Holmgate"), _company("Nordbo")
    assert _discourse("en", (2, one), (2, two)).find(_COMPANY, "company") is None


def test_the_subject_goes_before_the_object_of_the_sentence_before() -> None:
    one, two = _company("Holmgate"), _company("Nordbo")
    discourse = _discourse("en", (2, two), (2, one), now=2)
    discourse.promote(two)
    discourse.begin(3, heading=False)
    assert discourse.find(_COMPANY, "company") is two


def test_a_new_section_leaves_the_companies_of_the_one_before() -> None:
    old, new = _company("Holmgate"), _company("Nordbo")
    discourse = _discourse("en", (0, old), (1, old), (2, old), now=3)
    discourse.begin(3, heading=True)
    discourse.begin(4, heading=False)
    discourse.note(new, 0.3)
    assert discourse.find(_COMPANY, "company") is new


def test_who_was_the_chain_once_stays_the_chain() -> None:
    chain, other = _company("Nordbo"), _company("Holmgate")
    discourse = _discourse("en", (0, chain), now=1)
    assert discourse.find(_COMPANY, "chain") is chain
    discourse.begin(2, heading=False)
    discourse.note(other, 0.7)
    assert discourse.find(_COMPANY, "chain") is chain


def test_what_was_spoken_of_long_ago_is_not_the_company() -> None:
    old = _company("Holmgate")
    assert _discourse("en", (0, old), now=3).find(_COMPANY, "company") is None
    discourse = _discourse("en", (0, old), now=3)
    discourse.topic = old
    assert discourse.find(_COMPANY, "company") is old


def test_a_hospital_may_be_a_company_but_a_bank_no_ministry() -> None:
    hospital = _company("Solbakken", "hospital")
    assert _discourse("en", (2, hospital)).find(frozenset({EntityType.ORGANIZATION}), "hospital") is hospital
    treasury = _company("Treasury", type_=EntityType.PUBLIC_BODY)
    assert _discourse("en", (2, treasury)).find(frozenset({EntityType.PUBLIC_BODY}), "ministry") is None


def test_the_only_authority_of_the_page_is_the_authority() -> None:
    one, two = _company("IMY", type_=EntityType.REGULATOR), _company("PTS", type_=EntityType.REGULATOR)
    assert _discourse("sv", (1, one)).find_only(EntityType.REGULATOR) is one
    assert _discourse("sv", (1, one), (2, two)).find_only(EntityType.REGULATOR) is None


def test_pronouns_agree_with_persons_by_first_name_and_title() -> None:
    anna, peter = (_company(name, type_=EntityType.PERSON) for name in ("Anna Holt", "Peter Brand"))
    titled = _company("Quill", type_=EntityType.PERSON)
    discourse = _discourse("en", (1, anna), (2, peter))
    assert discourse.find_person(4, gender="feminine") is anna
    assert discourse.find_person(4, gender="masculine") is peter
    genders = Genders(load_language("en").file, _kinds("en"))
    genders.tell(titled, "ms")
    assert genders.agree(titled, "feminine")
    assert not genders.agree(titled, "masculine")


@pytest.mark.parametrize(
    ("code", "noun", "pronoun", "agrees"),
    [
        ("de", "händler", "er", True), ("de", "unternehmen", "er", False), ("de", "detektei", "sie", True),
        ("fr", "entreprise", "elle", True), ("fr", "entreprise", "il", False), ("fr", "groupe", "dit-il", True),
        ("it", "azienda", "essa", True), ("es", "banco", "ella", False),
    ],
)  # fmt: skip
def test_pronouns_agree_with_what_a_body_is_called(code: str, noun: str, pronoun: str, agrees: bool) -> None:
    genders = Genders(load_language(code).file, _kinds(code))
    assert genders.agree(_company("Nordbo", noun), genders.of_pronoun(pronoun)) is agrees


def _parties(lang: str, text: str, predicate: Predicate) -> list[tuple[str, str | None]]:
    reading = extract(text, Known(lang=lang, published="2024-05-05"))
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (names[claim.subject], names[claim.object] if claim.object else None)
        for claim in reading.claims
        if claim.predicate is predicate
    ]


def test_nobody_is_charged_by_a_description_of_its_own_clause() -> None:
    assert _parties("en", "Pickfast Ltd has sued the company.", Predicate.SUED) == []


def test_the_owner_is_the_parent_that_was_named() -> None:
    text = (
        "Pickfast Ltd is a subsidiary of Nordmark Group. It filmed its drivers. "
        "The ICO has fined the parent company £200,000."
    )
    assert _parties("en", text, Predicate.FINED) == [("ICO", "Nordmark Group")]


def test_a_pronoun_that_stands_for_nobody_does_nothing() -> None:
    text = "Logiprest SA se tait. Il s'agit de surveiller les salariés."
    assert _parties("fr", text, Predicate.MONITORED) == []


def test_authorities_are_told_apart_by_what_they_watch_over() -> None:
    bafin = Referent("BaFin", EntityType.REGULATOR, forms={"BaFin": None}, known_as=("BaFin",))
    discourse = _discourse("de", (2, bafin))
    assert discourse.find(frozenset({EntityType.REGULATOR}), "datenschutzbeauftragte") is None
    assert discourse.find(frozenset({EntityType.REGULATOR}), "behörde") is bafin


def test_a_court_of_appeal_is_no_district_court() -> None:
    court = Referent("Retten i Odense", EntityType.COURT, forms={"Retten i Odense": None})
    discourse = _discourse("da", (2, court))
    assert discourse.find(frozenset({EntityType.COURT}), "landsretten") is None
    assert discourse.find(frozenset({EntityType.COURT}), "retten") is court


def test_a_bare_name_that_only_stood_behind_a_preposition_is_no_company() -> None:
    place = _company("Lincolnshire", type_=None)
    discourse = Discourse(kinds=_kinds("en"))
    discourse.note(place, 0.3)
    discourse.begin(1, heading=False)
    assert discourse.find(_COMPANY, "company") is None
    discourse.note(place, 0.7)
    discourse.begin(2, heading=False)
    assert discourse.find(_COMPANY, "company") is place
    assert place.type is EntityType.COMPANY


def test_the_latter_is_whoever_was_named_last() -> None:
    text = "Logiprest SA a payé Argus SA. Cette dernière a espionné les salariés."
    assert ("Argus SA", "salariés") in _parties("fr", text, Predicate.MONITORED)
