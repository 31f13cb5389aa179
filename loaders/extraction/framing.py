"""The rules of predicates that hold in every language, read from frames.yaml."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from graph.model import PREDICATES, Category, EntityType, Modality, Predicate
from loaders.extraction.document import Referent

AUTHORITIES = frozenset({EntityType.REGULATOR, EntityType.COURT, EntityType.PUBLIC_BODY})


class Frame(BaseModel):
    """What frames.yaml says of a predicate."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject_types: tuple[EntityType, ...] = ()
    object_types: tuple[EntityType, ...] = ()
    subject_categories: tuple[Category, ...] = ()
    object_categories: tuple[Category, ...] = ()
    default: Modality = Modality.ASSERTED
    refuse: tuple[str, ...] = ()


@cache
def load_frames() -> dict[Predicate, Frame]:
    """Return the frame of every predicate."""
    raw = yaml.safe_load(files("loaders.extraction").joinpath("frames.yaml").read_text("utf-8"))
    return {predicate: Frame(**raw[predicate.value]) for predicate in Predicate}


@cache
def allowed_types(predicate: Predicate, role: str) -> frozenset[EntityType]:
    """Return the types that may be subject or object."""
    frame, rule = load_frames()[predicate], PREDICATES[predicate]
    model = frozenset(getattr(rule, role)) or frozenset(EntityType)
    narrow = frozenset(getattr(frame, f"{role}_types")) or model
    return model & narrow


def may_be(predicate: Predicate, role: str, referent: Referent, types: tuple[EntityType, ...] = ()) -> bool:
    """Tell whether the referent's type, and a group's category, fit the role."""
    if referent.type is None or referent.type not in allowed_types(predicate, role):
        return False
    if types and referent.type not in types:
        return False
    categories = getattr(load_frames()[predicate], f"{role}_categories")
    return not categories or referent.category is None or referent.category in categories
