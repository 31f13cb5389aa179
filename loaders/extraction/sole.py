"""Parties that a sentence leaves out: who did what a passive tells, and who has the system that somebody supplied."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Category, EntityType, Modality, Predicate
from loaders.extraction.anaphora import Discourse
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import CHARGES, RUN_BY
from loaders.extraction.document import Mention, Referent
from loaders.extraction.framing import AUTHORITIES
from loaders.extraction.memory import Memory
from loaders.extraction.speech import covering
from loaders.extraction.voice import Trigger

ACTORLESS = frozenset({Predicate.MONITORED, Predicate.FIRED, Predicate.HIRED, Predicate.SUPPLIED})
EMPLOYERS = frozenset({EntityType.COMPANY, EntityType.PUBLIC_BODY})
NEAR_TOPIC = 2
_STAFFED = RUN_BY | {EntityType.MEDIA_OUTLET, EntityType.REGULATOR}
_PEOPLE_OF_A_BODY = frozenset({Category.EMPLOYEES, Category.CUSTOMERS, Category.APPLICANTS, Category.UNION_LEADERS})
_TOLD_FOR_SURE = frozenset({Modality.ASSERTED, Modality.FOUND, Modality.ADMITTED})


def find_actor(clauses: Clauses, memory: Memory, trigger: Trigger, suffering: Mention) -> Referent | None:
    """Return who acted in a passive without agent, where earlier words or a confession leave only one."""
    predicate = trigger.rule.predicate
    owner = _owner(suffering.referents)
    place = _place(clauses, trigger, suffering) if predicate in (Predicate.MONITORED, Predicate.FIRED) else None
    if place is not None:
        return place
    if owner is not None and predicate is not Predicate.SUPPLIED:
        return None if _elsewhere(clauses, trigger, owner) else owner
    posts = {body for person, body in memory.staff if person is suffering.referent and body is not None}
    posts = {body for body in posts if body.type in _STAFFED}
    if predicate is Predicate.FIRED and posts:
        return posts.pop() if len(posts) == 1 else None
    admitting = _admitting(memory, trigger, suffering)
    if admitting is not None:
        return admitting
    if predicate is Predicate.FIRED:
        employer = _employer(clauses, memory, suffering)
        return employer if _bodies(clauses, trigger) <= {employer} else None
    return _convicted(memory) or _told_before(clauses, memory, suffering) if predicate is Predicate.MONITORED else None


def _bodies(clauses: Clauses, trigger: Trigger) -> set[Referent | None]:
    """Return the bodies of the clause, named or described, known or not."""
    low, high = clauses.span(trigger.first)
    inside = (m for m in clauses.mentions if low <= m.first < high and m.kind in ("name", "description"))
    return {m.referent for m in inside if m.types in RUN_BY or (m.referent is None and m.fits & RUN_BY)}


def _place(clauses: Clauses, trigger: Trigger, suffering: Mention) -> Referent | None:
    """Return at whose place its people suffered it: 'at X the staff are filmed', where no other body is named."""
    people, bodies = suffering.referent, _bodies(clauses, trigger)
    if people is None or people.category not in _PEOPLE_OF_A_BODY or len(bodies) != 1:
        return None
    closed = clauses.language.file.closed
    return next((m.referent for m in _bodies_at(clauses, trigger, (*closed.of, *closed.origin))), None)


def _elsewhere(clauses: Clauses, trigger: Trigger, owner: Referent) -> bool:
    """Tell whether it was done at another body: 'at the rival X two drivers were dismissed'."""
    return any(m.referent is not owner for m in _bodies_at(clauses, trigger, clauses.language.file.closed.of))


def _bodies_at(clauses: Clauses, trigger: Trigger, but: tuple[str, ...]) -> Iterator[Mention]:
    """Yield the bodies named in the clause behind a preposition of place, those in `but` not counted."""
    at = frozenset(clauses.language.file.roles.at).difference(but)
    low, high = clauses.span(trigger.first)
    for mention in clauses.mentions:
        if (
            low <= mention.first < high
            and mention.kind == "name"
            and mention.types in RUN_BY
            and mention.preposition in at
        ):
            yield mention


def _owner(suffering: tuple[Referent, ...]) -> Referent | None:
    """Return who acted in a passive without agent: the one body whose people it was done to.

    Nobody else is guessed at: of bodies merely named nearby every second one was wrong.
    """
    owners = {referent.of for referent in suffering if referent.of is not None}
    if len(owners) == 1 and not any(referent.category is Category.JOURNALISTS for referent in suffering):
        (owner,) = owners
        if owner.type is None and owner.solid and not owner.place:
            owner.type = EntityType.COMPANY
        if owner.type in EMPLOYERS:
            return owner
    return None


def _admitting(memory: Memory, trigger: Trigger, suffering: Mention) -> Referent | None:
    """Return who confesses to the deed, where nobody else is told to have done it: 'X admits that staff were filmed'.

    Whoever merely confirms that people were watched may be their victim too, so it must be whom the page is about.
    """
    saying, predicate = covering(memory.sayings, trigger.first), trigger.rule.predicate
    if saying is None or saying.kind != "admit" or saying.speaker is None:
        return None
    bodies = {body for person, body in memory.staff if person is saying.speaker and body is not None}
    body = bodies.pop() if len(bodies) == 1 else saying.speaker
    if body.type not in RUN_BY or body in memory.bodies.values() or body in suffering.referents:
        return None
    watching = predicate is Predicate.MONITORED
    if body is not memory.topic and (watching or body.type is EntityType.PUBLIC_BODY):
        return None
    if watching and any(draft.predicate is Predicate.HIRED for draft in memory.drafts):
        return None
    doers = {
        d.subject for d in memory.drafts if d.predicate is predicate and (watching or d.object is suffering.referent)
    }
    return body if doers <= {body} else None


def _told_before(clauses: Clauses, memory: Memory, suffering: Mention) -> Referent | None:
    """Return who did the same to the same kind of people by the sentence before, which leaves no doubt of it."""
    watched = suffering.referent
    if watched is None or watched.type is not EntityType.GROUP:
        return None
    here = clauses.scan.index
    before = [d for d in memory.drafts if d.predicate is Predicate.MONITORED and here - d.sentence == 1]
    if any(d.object is None or not _alike(d.object, watched) or d.modality not in _TOLD_FOR_SURE for d in before):
        return None
    named = {m.referent for m in clauses.mentions if m.types in RUN_BY}
    doers = {d.subject for d in before}
    return doers.pop() if len(doers) == 1 and named <= doers else None


def _alike(one: Referent, two: Referent) -> bool:
    """Tell whether two groups may be the same people: of one category, and not of two bodies."""
    if one.type is not EntityType.GROUP or one.category is not two.category:
        return False
    return one.of is None or two.of is None or one.of is two.of


def _employer(clauses: Clauses, memory: Memory, dismissed: Mention) -> Referent | None:
    """Return whom the dismissed worked for: who had them watched, else what the page is about and no other body."""
    topic, discourse = memory.topic, memory.discourse
    if discourse is None or dismissed.referent is None or dismissed.referent.of is not None:
        return None
    if dismissed.first == dismissed.last and dismissed.types is EntityType.PERSON:
        return None
    if topic is None or topic.last_seen < 0 or topic in _outsiders(memory):
        return None
    if any(_rivals(discourse, topic, other) for other in discourse.weights):
        return None
    near = clauses.scan.index - topic.last_seen <= 1
    return topic if near or discourse.dominates(topic) else None


def _rivals(discourse: Discourse, topic: Referent, other: Referent) -> bool:
    """Tell whether another body is named more often than the topic, or as often and as lately."""
    if other is topic or other.type not in RUN_BY:
        return False
    weight, most = discourse.weights[other], discourse.weights.get(topic, 0)
    if other.type is EntityType.ORGANIZATION and weight > most:
        return True
    return weight == most and other.last_seen == topic.last_seen


def _outsiders(memory: Memory) -> set[Referent | None]:
    """Return who supplies or was hired, so that it is neither the employer nor the user."""
    hired = {draft.object for draft in memory.drafts if draft.predicate is Predicate.HIRED}
    return hired | {draft.subject for draft in memory.drafts if draft.predicate is Predicate.SUPPLIED}


def _convicted(memory: Memory) -> Referent | None:
    """Return who watched by what an authority says of those whom it charged: 'staff were filmed, it found'."""
    speaking = {saying.speaker for saying in memory.sayings if saying.speaker is not None}
    speaking = {speaker for speaker in speaking if speaker.type in AUTHORITIES}
    charges = (draft for draft in reversed(memory.drafts) if draft.predicate in CHARGES)
    return next((draft.object for draft in charges if draft.subject in speaking), None)


def find_user(memory: Memory, supplier: Mention | None) -> Referent | None:
    """Return who has the system that somebody supplied: who watches by earlier sentences, or was charged for it.

    Where two do, nobody is taken; where none does, it is what the page is about.
    """
    outside = _outsiders(memory) | ({supplier.referent} if supplier is not None else set())
    watching = {
        d.subject for d in memory.drafts if d.predicate is Predicate.MONITORED and d.modality is not Modality.DENIED
    }
    charged = {draft.object for draft in memory.drafts if draft.predicate in CHARGES}
    for bodies in (watching, charged):
        found = {body for body in bodies if body is not None and body.type in RUN_BY and body not in outside}
        if found:
            return found.pop() if len(found) == 1 else None
    topic = spoken_of(memory)
    return topic if topic not in outside else None


def spoken_of(memory: Memory) -> Referent | None:
    """Return what the page is about, where the sentences right before speak of it too, else the only body near."""
    topic, discourse = memory.topic, memory.discourse
    if discourse is None or topic is None or discourse.sentence - topic.last_seen <= NEAR_TOPIC:
        return topic
    found = nearby(discourse, RUN_BY)
    return found[0] if len(found) == 1 else None


def find_keeper(clauses: Clauses, trigger: Trigger) -> Mention | None:
    """Return the group whose things were watched: "the drivers' phones were tracked", 'the screens of pupils'."""
    segment = clauses.segment(trigger.first)
    held = (*clauses.language.file.closed.of, *clauses.language.file.roles.at)
    found = [
        m for m in clauses.mentions
        if segment.first <= m.first and m.last <= trigger.finite and (m.genitive or m.preposition in held)
        and m.referent is not None and m.referent.type is EntityType.GROUP
    ]  # fmt: skip
    return found[-1] if len(found) == 1 else None


def nearby(discourse: Discourse, types: frozenset[EntityType]) -> list[Referent]:
    """Return the bodies of the types that the current sentence or the one before speaks of."""
    return [
        referent for referent in discourse.scores
        if referent.type in types and discourse.sentence - referent.last_seen <= 1 and not referent.place
    ]  # fmt: skip
