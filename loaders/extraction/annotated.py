"""Annotated articles: the form in which articles are annotated by hand, and in which extractors hand over their claims.

NAME.json holds entities and claims, NAME.txt the text, NAME.meta.json what is known beside it. Annotations may bear
other right answers (subject_or, object_or, predicate_or, modality_or, attributed_to_or, evidence_or); what two
careful readers would disagree on is optional.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from graph.errors import InputError
from graph.names import fold

_ARTICLES = frozenset({
    "the", "a", "an", "le", "la", "les", "l", "un", "une", "der", "die", "das", "ein", "eine", "den", "det", "de", "en",
    "et", "el", "los", "las", "il", "lo", "gli", "i", "het",
})  # fmt: skip
_LEGAL_FORMS = frozenset({
    "inc", "ltd", "llc", "llp", "plc", "corp", "corporation", "co", "company", "gmbh", "ag", "se", "kg", "sa", "sas",
    "sarl", "spa", "srl", "bv", "nv", "aps", "as", "ab", "asa", "oy", "group", "groupe", "gruppe",
})  # fmt: skip


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class AnnotatedEntity(_Form):
    """Someone or something that claims are about."""

    key: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    category: str | None = None

    @cached_property
    def names(self) -> frozenset[str]:
        """Its names as they are compared."""
        return frozenset(map(fold_name, (self.name, *self.aliases))) - {""}

    def agrees(self, other: AnnotatedEntity) -> bool:
        """Tell whether both are the same: groups by category, all others by any of their names."""
        if "Group" in (self.type, other.type):
            return self.type == other.type and self.category == other.category
        return not self.names.isdisjoint(other.names)


class AnnotatedClaim(_Form):
    """A claim; parties are keys of entities, start and end code points of the text."""

    subject: str
    predicate: str
    object: str | None = None
    modality: str
    attributed_to: str | None = None
    amount: int | float | None = None
    currency: str | None = None
    date: str | None = None
    start: int | None = None
    end: int | None = None
    evidence: str
    optional: bool = False
    subject_or: tuple[str | None, ...] = ()
    object_or: tuple[str | None, ...] = ()
    predicate_or: tuple[str, ...] = ()
    modality_or: tuple[str, ...] = ()
    attributed_to_or: tuple[str | None, ...] = ()
    evidence_or: tuple[str, ...] = ()

    def options(self, role: str) -> tuple[str | None, ...]:
        """Return what may stand in a role: subject, object or attributed_to."""
        return (getattr(self, role), *getattr(self, f"{role}_or"))

    @property
    def predicates(self) -> tuple[str, ...]:
        """The predicates that are right."""
        return (self.predicate, *self.predicate_or)

    @property
    def modalities(self) -> tuple[str, ...]:
        """The modalities that are right."""
        return (self.modality, *self.modality_or)


class AnnotatedArticle(_Form):
    """An article's entities and claims; text is None where the article itself is not at hand."""

    name: str
    lang: str | None = None
    entities: tuple[AnnotatedEntity, ...] = ()
    claims: tuple[AnnotatedClaim, ...] = ()
    furniture_names: tuple[str, ...] = Field(default=(), description="names that stand only in what is no source text")
    text: str | None = None

    @model_validator(mode="after")
    def _resolve(self) -> AnnotatedArticle:
        for claim in self.claims:
            for role in ("subject", "object", "attributed_to"):
                for key in claim.options(role):
                    if key is not None and key not in self.by_key:
                        raise ValueError(f"{role} {key!r} of a {claim.predicate} claim is no entity's key")
        return self

    @cached_property
    def by_key(self) -> dict[str, AnnotatedEntity]:
        """The entities by their keys."""
        return {entity.key: entity for entity in self.entities}

    def same(self, mine: str | None, other: AnnotatedArticle, theirs: str | None) -> bool:
        """Tell whether an entity of this article agrees with one of the other; nobody agrees with nobody."""
        if mine is None or theirs is None:
            return mine is theirs
        return self.by_key[mine].agrees(other.by_key[theirs])

    def type_of(self, key: str | None) -> str | None:
        """Return the type of an entity."""
        return None if key is None else self.by_key[key].type

    def span(self, claim: AnnotatedClaim, evidence: str | None = None) -> tuple[int, int]:
        """Return where a claim's evidence stands, found in the text where the claim does not say."""
        if evidence is None and claim.start is not None and claim.end is not None:
            return claim.start, claim.end
        words = evidence or claim.evidence
        start = (self.text or "").find(words)
        return start, start + len(words)


def fold_name(name: str) -> str:
    """Return a name without case, accents, punctuation, its leading article and legal forms, unless nothing is left."""
    words = fold(name).split()
    rest = words[1:] if len(words) > 1 and words[0] in _ARTICLES else words
    return " ".join([word for word in rest if word not in _LEGAL_FORMS] or words)


def find_annotated(folder: Path) -> list[Path]:
    """Return the annotation files of a folder; raises InputError where there is none."""
    found = [path for path in sorted(folder.glob("*.json")) if not path.name.endswith(".meta.json")]
    if not found:
        raise InputError(f"{folder}: there are no annotated articles (NAME.json beside NAME.txt) in it.")
    return found


def read_annotated(path: Path) -> AnnotatedArticle:
    """Return an annotated article, its text from NAME.txt where there is one; raises InputError with what is wrong."""
    text = path.with_suffix(".txt")
    try:
        content: Any = json.loads(path.read_bytes())
        if not isinstance(content, dict):
            raise InputError(f"{path}: this is no annotated article: an object with entities and claims is expected.")
        return AnnotatedArticle(
            **{**content, "name": path.stem, "text": text.read_bytes().decode() if text.exists() else None}
        )
    except OSError as error:
        raise InputError(f"{path}: it cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise InputError(f"{path}: this is no annotated article: {'; '.join(_faults(error))}.") from error
    except ValueError as error:
        raise InputError(f"{path}: it is no JSON, or its text no UTF-8: {error}.") from error


def _faults(error: ValidationError) -> Iterator[str]:
    for fault in error.errors()[:5]:
        where = ".".join(map(str, fault["loc"]))
        yield f"{where}: {fault['msg']}" if where else fault["msg"]
