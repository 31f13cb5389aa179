"""Answers: what a language model proposes, in the form that it is asked for, read as leniently as is safe."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from graph.model import Category, EntityType, Modality, Predicate

_THOUGHTS = re.compile(r"<think>.*?</think>", re.DOTALL)
_MOST = 300

Part = TypeVar("Part", bound=BaseModel)


class AnswerFault(Exception):
    """An answer that is no JSON of the form asked for; the message tells the model what was wrong."""


class ProposedEntity(BaseModel):
    """Someone or something that the model says the text names."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    category: Category | None = None
    of: str | None = None
    count: int | None = None


class ProposedClaim(BaseModel):
    """A claim that the model says a sentence makes; nothing of it is believed before it is checked."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    sentence: int | None = None
    quote: str
    words: str
    predicate: Predicate
    subject: str
    subject_words: str
    object: str | None = None
    object_words: str | None = None
    modality: Modality
    attributed_to: str | None = None
    via: tuple[str, ...] = ()
    antecedents: tuple[int, ...] = ()
    date: str | None = None
    amount: float | None = None
    currency: str | None = None
    converted_amount: float | None = None
    converted_currency: str | None = None
    law: str | None = None
    means: str | None = None
    of: str | None = None
    signatories: int | None = None
    announced: bool | None = None
    withdrawn: bool | None = None
    technology: str | None = None
    role: str | None = None
    past: bool | None = None

    @property
    def summary(self) -> str:
        """What it says, in one line."""
        return f"{self.subject} {self.predicate.value} {self.object}: {self.quote}"


@dataclass(frozen=True)
class Rejection:
    """Something proposed that was not kept: what, its quote where it has one, and why."""

    what: str
    why: str


@dataclass(frozen=True)
class Answer:
    """What an answer proposes, and what of it breaks the form."""

    entities: tuple[ProposedEntity, ...] = ()
    claims: tuple[ProposedClaim, ...] = ()
    rejections: tuple[Rejection, ...] = ()


class _Form(BaseModel):
    entities: list[ProposedEntity]
    claims: list[ProposedClaim]


def describe_answer() -> dict[str, Any]:
    """Return the JSON schema of an answer, in the strict form: every key required, none beside them."""
    schema: dict[str, Any] = _tighten(_Form.model_json_schema())
    return schema


def read_answer(content: str) -> Answer:
    """Return what the text of an answer proposes; raises AnswerFault where it is not the JSON that was asked for.

    A fence or words around the object are passed over, and so are keys that were not asked for.
    """
    raw = _find_object(content)
    entities, claims = raw.get("entities"), raw.get("claims")
    if not isinstance(entities, list) or not isinstance(claims, list):
        raise AnswerFault('the answer is not of the form asked for: it needs the lists "entities" and "claims"')
    rejections: list[Rejection] = []
    return Answer(
        entities=tuple(_read_parts(ProposedEntity, entities[:_MOST], rejections)),
        claims=tuple(_read_parts(ProposedClaim, claims[:_MOST], rejections)),
        rejections=tuple(rejections),
    )


def _find_object(content: str) -> dict[str, Any]:
    text = _THOUGHTS.sub("", content)
    begins = text.find("{")
    if begins < 0:
        raise AnswerFault("the answer holds no JSON object")
    try:
        found, _ = json.JSONDecoder().raw_decode(text, begins)
    except (ValueError, RecursionError) as error:
        raise AnswerFault(f"the answer is no whole JSON object ({error})") from error
    assert isinstance(found, dict)
    return found


def _read_parts(form: type[Part], raw: list[Any], rejections: list[Rejection]) -> list[Part]:
    read: list[Part] = []
    for one in raw:
        try:
            read.append(form.model_validate(one))
        except ValidationError as error:
            faults = "; ".join(
                f"{'.'.join(map(str, fault['loc'])) or 'it'}: {fault['msg']}" for fault in error.errors()[:5]
            )
            rejections.append(Rejection(json.dumps(one, ensure_ascii=False)[:300], f"breaks the form: {faults}"))
    return read


def _tighten(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_tighten(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    tight = {key: _tighten(value) for key, value in schema.items() if key not in ("default", "description")}
    if "properties" in tight:
        tight |= {"required": list(tight["properties"]), "additionalProperties": False}
        tight.pop("title", None)
    return tight
