"""The extractor: asks the model part by part, keeps what holds, asks once more about the rest, lists what is left."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from graph.errors import LanguageModelError
from graph.model import PREDICATES, Claim, Entity, Omission, Predicate, Reading
from graph.names import fold
from loaders.extraction.language import Language
from loaders.known import Known, describe_source
from loaders.llm.answers import (
    Answer,
    AnswerFault,
    ProposedClaim,
    ProposedEntity,
    Rejection,
    describe_answer,
    read_answer,
)
from loaders.llm.cache import AnswerCache
from loaders.llm.cast import Cast, Refused
from loaders.llm.checking import check_claim
from loaders.llm.endpoint import Endpoint, Messages
from loaders.llm.sentences import NumberedText, Sentence, number_sentences

NAME, VERSION = "llm", "1"
_PART = 12_000
_AGAIN = """These were not kept:
{}
Answer with JSON of the same form that holds only these, put right, with the entities that they name.
Leave out what cannot be put right."""


@dataclass
class _Found:
    """What held so far, and what did not with its reason."""

    claims: dict[tuple[object, ...], Claim] = field(default_factory=dict[tuple[object, ...], Claim])
    entities: dict[str, Entity] = field(default_factory=dict[str, Entity])
    rejections: list[Rejection] = field(default_factory=list[Rejection])


@dataclass(frozen=True)
class LanguageModelExtractor:
    """Reads claims with a language model; the text goes to the endpoint and nowhere else."""

    endpoint: Endpoint
    cache: AnswerCache
    name: str = NAME
    version: str = VERSION

    def extract(self, text: str, known: Known) -> Reading:
        """Return the claims that hold; raises LanguageModelError where the model gives no answer that can be read."""
        numbered = number_sentences(text, known)
        source = describe_source(text, known, numbered.lang)
        found = _Found()
        if numbered.language is not None:
            for part in _split(numbered.sentences):
                self._read_part(part, known, numbered.language, source.id, found)
        claims = sorted(found.claims.values(), key=lambda claim: (claim.start or 0, claim.id))
        refused = [
            Omission(what=_clean(one.what[:500]), why=_clean(f"claim refused: {one.why}")) for one in found.rejections
        ]
        return Reading(
            source=source,
            entities=tuple(found.entities[id_] for id_ in _named(claims, found.entities)),
            claims=tuple(claims),
            omissions=(*numbered.omissions, *refused),
            warnings=self._warn(numbered, claims),
        )

    def _warn(self, numbered: NumberedText, claims: Sequence[Claim]) -> tuple[str, ...]:
        if numbered.warning:
            return (numbered.warning,)
        if not numbered.sentences:
            return ("no claims: no sentences to read",)
        read = f"read by the language model {self.endpoint.model} at {self.endpoint.host}"
        return (read,) if claims else (read, "no claims found in this text")

    def _read_part(
        self, part: tuple[Sentence, ...], known: Known, language: Language, source: str, found: _Found
    ) -> None:
        messages = _first_messages(part, known)
        answer, said = self._ask(messages)
        extractor = f"{self.name}/{self.version}"
        rejected = _check(answer, answer.entities, part, language, source, extractor, found)
        if not rejected:
            return
        reasons = "\n".join(f"- {one.what[:300]} -- {one.why}" for one in rejected.values())
        again = [*messages, _message("assistant", said), _message("user", _AGAIN.format(reasons))]
        try:
            second, _ = self._ask(again)
        except LanguageModelError:
            # What held is worth more than a second try.
            found.rejections += rejected.values()
            return
        entities = {one.key: one for one in (*answer.entities, *second.entities)}
        before = set(found.claims.values())
        still = _check(second, tuple(entities.values()), part, language, source, extractor, found)
        held = {(claim.predicate, claim.start) for claim in found.claims.values() if claim not in before}
        left = {
            key: rejection
            for key, rejection in rejected.items()
            if key not in still and not (isinstance(key, ProposedClaim) and _is_held(key, part, held))
        }
        found.rejections += [*left.values(), *still.values()]

    def _ask(self, messages: Messages) -> tuple[Answer, str]:
        """Return the answer and its text; one that cannot be read is asked for once more, and then given up."""
        faulty = messages
        for last in (False, True):
            try:
                said = self._fetch(faulty)
                return read_answer(said), said
            except AnswerFault as fault:
                if last:
                    raise LanguageModelError(
                        f"The model {self.endpoint.model} gave no answer that can be read: {fault}. "
                        "Nothing of this text was taken. Another model may do better."
                    ) from fault
                faulty = [*messages, _message("user", f"Your last answer could not be read: {fault}. Answer again.")]
        raise AssertionError

    def _fetch(self, messages: Messages) -> str:
        schema = describe_answer()
        asked = (self.endpoint.model, messages, schema)
        if (kept := self.cache.find(*asked)) is not None:
            return kept
        said = self.endpoint.ask(messages, schema)
        read_answer(said)
        self.cache.keep(said, *asked)
        return said


def _check(
    answer: Answer,
    entities: tuple[ProposedEntity, ...],
    part: tuple[Sentence, ...],
    language: Language,
    source: str,
    extractor: str,
    found: _Found,
) -> dict[object, Rejection]:
    """Keep the claims of the answer that hold and return the rest, each under what tells it from others."""
    cast = Cast(entities, part)
    rejected: dict[object, Rejection] = {one.what: one for one in answer.rejections}
    for proposed in answer.claims:
        try:
            claim, named = check_claim(proposed, part, cast, language, source, extractor)
        except Refused as refused:
            rejected[proposed] = Rejection(proposed.summary, str(refused))
            continue
        key = (claim.predicate, claim.subject, claim.object, claim.date, claim.amount, claim.currency, claim.means)
        held = found.claims.get(key)
        if held is None or claim.modality.rank < held.modality.rank:
            found.claims[key] = claim
        owners = [
            cast_entity for one in named if one.of for cast_entity in cast.others(one) if cast_entity.id == one.of
        ]
        for entity in (*named, *owners):
            found.entities[entity.id] = _join(found.entities.get(entity.id), entity)
    return rejected


def _is_held(proposed: ProposedClaim, part: tuple[Sentence, ...], held: set[tuple[Predicate, int | None]]) -> bool:
    """Tell whether what was rejected came back put right: the predicate is held in the sentence that was meant."""
    start = next((one.start for one in part if one.number == proposed.sentence), None)
    return start is not None and (proposed.predicate, start) in held


def _join(known: Entity | None, entity: Entity) -> Entity:
    if known is None:
        return entity
    forms = {fold(form): form for form in (*known.aliases, entity.name, *entity.aliases) if form != known.name}
    return known.model_copy(update={"aliases": tuple(forms.values())})


def _named(claims: Sequence[Claim], entities: dict[str, Entity]) -> list[str]:
    ids: dict[str, None] = {}
    for claim in claims:
        for id_ in (claim.subject, claim.object, claim.attributed_to, *claim.via):
            if id_ is not None:
                ids.setdefault(id_)
                if owner := entities[id_].of:
                    ids.setdefault(owner)
    return list(ids)


def _split(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences in parts that a model can hold."""
    part: list[Sentence] = []
    size = 0
    for sentence in sentences:
        if part and size + len(sentence.folded) > _PART:
            yield tuple(part)
            part, size = [], 0
        part.append(sentence)
        size += len(sentence.folded)
    if part:
        yield tuple(part)


def _first_messages(part: tuple[Sentence, ...], known: Known) -> Messages:
    text = {
        "published": known.published,
        "sentences": [{"number": sentence.number, "text": sentence.folded} for sentence in part],
    }
    return [_message("system", _prompt()), _message("user", json.dumps(text, ensure_ascii=False))]


def _message(role: str, content: str) -> dict[str, str]:
    return {"role": role, "content": _clean(content)}


def _clean(text: str) -> str:
    """Return the text without halves of surrogate pairs, which no JSON and no terminal can bear."""
    return text.encode("utf-8", "replace").decode("utf-8")


@cache
def _prompt() -> str:
    lines = [files("loaders.llm").joinpath("prompt.md").read_text("utf-8").rstrip()]
    for predicate, rule in PREDICATES.items():
        subject = ", ".join(type_.value for type_ in rule.subject) or "anyone"
        object_ = ", ".join(type_.value for type_ in rule.object) or "anyone"
        open_ = " or null" if rule.null_object else ""
        qualifiers = ", ".join(("date", *rule.qualifiers))
        lines.append(f"- {predicate.value}: {subject} -> {object_}{open_}; {rule.says}; takes {qualifiers}")
    lines.append(f"\nThe schema:\n{json.dumps(describe_answer(), ensure_ascii=False)}")
    return "\n".join(lines)
