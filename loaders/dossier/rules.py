"""The rules of each predicate, held against a claim of a dossier."""

from __future__ import annotations

from graph.model import PREDICATES, AnswerKind, Entity, EntityType, Modality, Source, SourceKind
from graph.standing.dates import precedes
from loaders.dossier.faults import Faults
from loaders.dossier.parts import ClaimPart

_QUALIFIERS = (
    "amount", "currency", "amount_converted", "law", "means", "of", "signatories", "announced", "withdrawn",
    "technology", "role", "past",
)  # fmt: skip
_JUDGES = (EntityType.COURT, EntityType.REGULATOR, EntityType.PUBLIC_BODY)
_WRITTEN_AS = {"converted_amount": "amount_converted", "converted_currency": "amount_converted"}


def check_rules(part: ClaimPart, subject: Entity | None, object_: Entity | None, faults: Faults) -> None:
    """Note where parties are of the wrong type, the object is missing, or a qualifier does not fit the predicate."""
    form, place = part.form, part.place
    rule = PREDICATES[form.predicate]
    for role, key, entity, types in (
        ("subject", form.subject, subject, rule.subject),
        ("object", form.object, object_, rule.object),
    ):
        if entity is not None and types and entity.type not in types:
            faults.add(
                (*place, role),
                f"found {key!r}, a {entity.type}; the {role} of {form.predicate} must be {_any_of(types)}",
            )
    if form.object is None and not rule.null_object:
        faults.add((*place, "object"), f"is missing; only DISPUTED and APPEALED go without, not {form.predicate}")
    if form.amount is not None and form.currency is None:
        faults.add(
            (*place, "amount"), f"found {form.amount} without a currency; expected currency: EUR or the like too"
        )
    if form.currency is not None and form.amount is None:
        faults.add((*place, "currency"), f"found {form.currency} without an amount; expected amount: and a figure too")
    allowed = list(dict.fromkeys(_WRITTEN_AS.get(name, name) for name in rule.qualifiers))
    for name in _QUALIFIERS:
        if name in form.model_fields_set and getattr(form, name) not in (None, False) and name not in allowed:
            takes = f"only date{''.join(f', {other}' for other in allowed)}"
            faults.add((*place, name), f"does not belong to {form.predicate}, which takes {takes}")


def check_answers(part: ClaimPart, subject: Entity | None, origin: Entity | None, faults: Faults) -> None:
    """Note where somebody holds lawful who may only say so: a company's own word is a dispute."""
    judge = origin or subject
    if judge is None or judge.type in _JUDGES:
        return
    for number, answer in enumerate(part.form.answers):
        if answer.how is AnswerKind.HOLDS_LAWFUL:
            faults.add(
                (*part.place, "answers", number, "how"),
                f"found {answer.how.value} on the word of {judge.name}, a {judge.type}; expected that of a "
                f"{_any_of(_JUDGES)}, or how: disputes",
            )


def check_order(
    part: ClaimPart, source: Source, number: int, answered: ClaimPart, answered_source: Source, faults: Faults
) -> None:
    """Note an answer to what came after it: both what the answered claim tells of and the telling of it are later.

    An older denial may meet a later report of something older still, so that the date of the event counts too.
    """
    moment = part.form.date or source.published
    later = [date for date in (answered.form.date, answered_source.published) if date]
    if later and all(precedes(moment, date) for date in later):
        faults.add(
            (*part.place, "answers", number, "claim"),
            f"found {answered.form.key!r} of {min(later)}, after this claim ({moment}); nothing answers what came "
            "later: leave the link out, or date the answered claim by its event if that is older",
        )


def check_date(part: ClaimPart, source: Source, faults: Faults) -> None:
    """Note a date after the source's own: it can tell of what is to come only as announced.

    What was published once and is kept up since, a register or a dataset, tells of all that was there when it was read.
    """
    form = part.form
    kept_up = source.kind in (SourceKind.REGISTER, SourceKind.DATASET)
    known = (source.retrieved_at, "read") if kept_up else (source.published, "published")
    moment, was = known if known[0] else (source.published or source.retrieved_at, "published or read")
    if form.modality is not Modality.ANNOUNCED and not form.announced and precedes(moment, form.date):
        faults.add(
            (*part.place, "date"),
            f"found {form.date}, after the source was {was} ({moment}); expected the date when it happened, or "
            "modality: announced for what had yet to come",
        )


def _any_of(types: tuple[EntityType, ...]) -> str:
    words = [type_.value for type_ in types]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
