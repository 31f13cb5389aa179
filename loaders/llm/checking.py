"""Checking: each proposed claim against the text by itself; what holds becomes a claim of the model."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from graph.model import PREDICATES, Claim, Entity, Predicate
from loaders.extraction.language import Language
from loaders.llm.answers import ProposedClaim
from loaders.llm.cast import Cast, Refused, read_numbers
from loaders.llm.holding import check_holding
from loaders.llm.parties import Spoken, check_named, place_parties
from loaders.llm.sentences import Sentence
from loaders.llm.wording import fold_marks

_SHORTEST_QUOTE = 12
_OF_SUMS = ("amount", "currency", "converted_amount", "converted_currency")
_COPIED = ("law", "means", "of", "technology", "role")
_FLAGS = ("announced", "withdrawn", "past")


def check_claim(
    proposed: ProposedClaim,
    sentences: tuple[Sentence, ...],
    cast: Cast,
    language: Language,
    source: str,
    extractor: str,
) -> tuple[Claim, tuple[Entity, ...]]:
    """Return the claim and the entities that it names; raises Refused with the reason where it does not hold."""
    sentence = find_sentence(proposed, sentences)
    subject = cast.entity(proposed.subject)
    object_ = cast.entity(proposed.object) if proposed.object is not None else None
    origin = cast.entity(proposed.attributed_to) if proposed.attributed_to is not None else None
    relays = [cast.entity(key) for key in proposed.via]
    _check_types(proposed.predicate, subject, object_)
    spoken = Spoken(sentence, _antecedent(proposed, sentence, sentences), language, cast)
    standing = place_parties(proposed, subject, object_, spoken)
    for speaker in (origin, *relays):
        if speaker is not None:
            check_named(speaker, spoken)
    check_holding(proposed, standing, sentence, language, subject, origin)
    try:
        claim = Claim(
            source=source,
            predicate=proposed.predicate,
            subject=subject.id,
            object=object_.id if object_ else None,
            modality=proposed.modality,
            attributed_to=origin.id if origin else None,
            via=tuple(relay.id for relay in relays),
            evidence=sentence.evidence,
            start=sentence.start,
            end=sentence.end,
            extractor=extractor,
            **_check_qualifiers(proposed, sentence),
        )
    except ValidationError as error:
        raise Refused(f"it cannot be: {error.errors()[0]['msg']}") from error
    return claim, tuple(one for one in (subject, object_, origin, *relays) if one is not None)


def find_sentence(proposed: ProposedClaim, sentences: tuple[Sentence, ...]) -> Sentence:
    """Return the one sentence that holds the quote; of several the number decides, else none does."""
    quote = fold_marks(proposed.quote).strip("\"' ")
    if len(quote) < _SHORTEST_QUOTE:
        raise Refused("the quote is too short; quote the whole sentence")
    holding = [sentence for sentence in sentences if quote in sentence.folded]
    if not holding:
        raise Refused("the quote is not in one sentence of the text, word for word")
    numbered = [sentence for sentence in holding if sentence.number == proposed.sentence]
    if len(holding) > 1 and not numbered:
        numbers = ", ".join(str(sentence.number) for sentence in holding[:10])
        raise Refused(f"the quote stands in several sentences ({numbers}), and the sentence number is none of them")
    return (numbered or holding)[0]


def _antecedent(proposed: ProposedClaim, sentence: Sentence, sentences: tuple[Sentence, ...]) -> Sentence | None:
    """Return the sentence before, where it is listed: one who is named neither there nor in the sentence is unknown."""
    before = sentence.number - 1
    if before not in proposed.antecedents:
        return None
    return next((one for one in sentences if one.number == before), None)


def _check_types(predicate: Predicate, subject: Entity, object_: Entity | None) -> None:
    rule = PREDICATES[predicate]
    if object_ is None and not rule.null_object:
        raise Refused(f"{predicate} needs an object")
    for part, entity, types in (("subject", subject, rule.subject), ("object", object_, rule.object)):
        if entity is not None and types and entity.type not in types:
            allowed = ", ".join(type_.value for type_ in types)
            raise Refused(
                f"the {part} of {predicate} is one of {allowed}, and {entity.name!r} is a {entity.type.value}"
            )


def _check_qualifiers(proposed: ProposedClaim, sentence: Sentence) -> dict[str, Any]:
    allowed = ("date", *PREDICATES[proposed.predicate].qualifiers)
    given = {
        name: value
        for name in ("date", *_OF_SUMS, *_COPIED, *_FLAGS, "signatories")
        if (value := getattr(proposed, name)) not in (None, False, "")
    }
    for name in given:
        if name not in allowed:
            raise Refused(f"{proposed.predicate} takes no {name!r}; leave it null")
    _check_sums(proposed, sentence)
    if proposed.date and not any(
        date == proposed.date or date.startswith(f"{proposed.date}-") for date in sentence.dates
    ):
        raise Refused(f"the sentence does not say the date {proposed.date}; leave it null")
    if proposed.signatories is not None and proposed.signatories not in read_numbers(sentence.folded):
        raise Refused(f"the sentence does not hold the number {proposed.signatories}")
    for name in _COPIED:
        if name in given and fold_marks(given[name]).lower() not in sentence.folded.lower():
            raise Refused(f"{name} is not copied from the sentence: {given[name][:80]!r}")
    return given


def _check_sums(proposed: ProposedClaim, sentence: Sentence) -> None:
    pairs = (
        (proposed.amount, proposed.currency, False),
        (proposed.converted_amount, proposed.converted_currency, True),
    )
    for amount, currency, converted in pairs:
        if amount is None and currency is None:
            continue
        # The rules mark a conversion; where the model takes it for the sum of the decision, it is wrong.
        if not any((one.amount, one.currency, one.converted) == (amount, currency, converted) for one in sentence.sums):
            there = ", ".join(
                f"{one.amount:g} {one.currency}{' (converted)' if one.converted else ''}" for one in sentence.sums
            )
            raise Refused(f"the sum {amount} {currency} is not in the sentence, which holds {there or 'none'}")
