"""Parties: where in its sentence a claim's subject and object stand, and which of the two acts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.model import PREDICATES, Entity, Predicate
from loaders.extraction.language import Language
from loaders.llm.answers import ProposedClaim
from loaders.llm.cast import Cast, Refused, known_type
from loaders.llm.sentences import Sentence
from loaders.llm.wording import Place, fold_marks, split_words

_REACH = 3
_MOST_WORDS = 8


@dataclass(frozen=True)
class Spoken:
    """The sentence of a claim, the one before where the claim may lean on it, and who is in the text."""

    sentence: Sentence
    antecedent: Sentence | None
    language: Language
    cast: Cast


@dataclass(frozen=True)
class Standing:
    """Where what a claim says, its subject and its object stand."""

    words: Place
    subject: Place
    object: Place | None

    @property
    def end(self) -> int:
        """The word after the last of them."""
        return max(place.last for place in (self.words, self.subject, self.object) if place)


def place_parties(claim: ProposedClaim, subject: Entity, object_: Entity | None, spoken: Spoken) -> Standing:
    """Return where the parties stand; raises Refused where the sentence does not show both, or in other roles."""
    sentence = spoken.sentence
    said = sentence.words.find(claim.words)
    if not said or len(split_words(claim.words).words) > _MOST_WORDS:
        raise Refused(f"the words {claim.words[:80]!r} do not stand in the sentence, or are too many")
    if len(said) > 1:
        raise Refused(f"the words {claim.words!r} stand there more than once; add the words beside them")
    words = said[0]
    standing = Standing(
        words,
        _nearest(_find(subject, claim.subject_words, spoken), words),
        _nearest(_find(object_, claim.object_words or "", spoken), words) if object_ else None,
    )
    if PREDICATES[claim.predicate].kind == "event":
        for entity, place in ((subject, standing.subject), (object_, standing.object)):
            if entity is not None and place is not None:
                _check_nearest(entity, place, words, spoken)
    if object_ is not None:
        _check_roles(claim.predicate, subject, object_, standing, spoken)
    return standing


def check_named(entity: Entity, spoken: Spoken) -> None:
    """Raise Refused unless the sentence, or the one that it leans on, names the entity."""
    if not _names(entity, spoken.sentence) and not (spoken.antecedent and _names(entity, spoken.antecedent)):
        raise Refused(f"neither the sentence nor an antecedent names {entity.name!r}")


def _names(entity: Entity, sentence: Sentence) -> bool:
    return any(sentence.words.find(form) for form in entity.names)


def _find(entity: Entity, words: str, spoken: Spoken) -> list[Place]:
    places = spoken.sentence.words.find(words)
    if not places:
        raise Refused(f"the words {words[:80]!r} for {entity.name!r} do not stand in the sentence")
    rivals = spoken.cast.others(entity)
    endings = spoken.language.file.grammar.genitives
    if any(split_words(words, endings).find(form) for form in entity.names):
        free = [place for place in places if not _in_longer_name(place, rivals, spoken.sentence)]
        if not free or _name_goes_on(words, spoken):
            raise Refused(f"{words!r} is part of a longer name there; make that the entity")
        return free
    if any(split_words(words, endings).find(form) for rival in rivals for form in rival.names):
        raise Refused(f"{words!r} names somebody else than {entity.name!r}")
    before = spoken.antecedent
    if before is None or not _names(entity, before):
        raise Refused(f"{words!r} does not name {entity.name!r}, and no sentence right before that does is listed")
    if any(rival.type is entity.type and _names(rival, before) for rival in rivals):
        raise Refused(f"{words!r} could stand for others that the sentence before names")
    return places


def _in_longer_name(place: Place, rivals: list[Entity], sentence: Sentence) -> bool:
    size = place.last - place.first
    return any(
        other.first <= place.first and place.last <= other.last and other.last - other.first > size
        for rival in rivals
        for form in rival.names
        for other in sentence.words.find(form)
    )


def _name_goes_on(words: str, spoken: Spoken) -> bool:
    """Tell whether every time the next word has a capital too, where a common noun would have none."""
    if spoken.language.file.grammar.capital_nouns:
        return False
    dates = spoken.language.file.dates
    following = re.findall(rf"\b{re.escape(fold_marks(words))}\b(.{{0,40}})", spoken.sentence.folded)
    next_words = [re.match(r" ([^\W\d_][\w&-]*)", rest) for rest in following]
    return bool(next_words) and all(
        match and match[1][0].isupper() and match[1].lower() not in {**dates.weekdays, **dates.months}
        for match in next_words
    )


def _nearest(places: list[Place], words: Place) -> Place:
    return min(places, key=lambda place: abs(place.first - words.first))


def _check_nearest(entity: Entity, party: Place, words: Place, spoken: Spoken) -> None:
    """Refuse a party that another of its type stands between and the deed, unless the two are named in one breath."""
    first, last = (party.last, words.last) if party.first < words.first else (words.first, party.first)
    closed, line = spoken.language.file.closed, spoken.sentence.words
    small = {word for phrase in (*closed.joiners, *closed.definite, *closed.by) for word in phrase.lower().split()}
    for rival in spoken.cast.others(entity):
        for form in rival.names if rival.type is entity.type else ():
            for other in line.find(form):
                near, far = sorted((party, other), key=lambda place: place.first)
                if first <= other.first and other.last <= last and set(line.written[near.last : far.first]) - small:
                    raise Refused(f"{rival.name!r} stands nearer to what was done than {entity.name!r}")


def _check_roles(predicate: Predicate, subject: Entity, object_: Entity, standing: Standing, spoken: Spoken) -> None:
    assert standing.object is not None
    if subject.id == object_.id:
        raise Refused("subject and object are the same")
    if standing.subject == standing.object:
        raise Refused("subject and object are the same words")
    if predicate is Predicate.SUBSIDIARY_OF:
        _check_owner(standing.subject, standing.object, spoken)
    elif PREDICATES[predicate].kind == "event" and not _only_so(predicate, subject, object_):
        _check_agent(standing.subject, standing.object, standing.words, spoken)


def _only_so(predicate: Predicate, subject: Entity, object_: Entity) -> bool:
    """Tell whether the two are well known, and of types that cannot have acted the other way round."""
    rule = PREDICATES[predicate]
    known = known_type(subject.name) is subject.type and known_type(object_.name) is object_.type
    return known and bool(
        (rule.subject and object_.type not in rule.subject) or (rule.object and subject.type not in rule.object)
    )


def _check_agent(subject: Place, object_: Place, words: Place, spoken: Spoken) -> None:
    """Refuse a passive read as an active and the other way round: a late agent needs a word such as 'by'."""
    closed = spoken.language.file.closed
    line = spoken.sentence.words
    if line.has(closed.by, max(0, object_.first - _REACH), object_.first):
        raise Refused("the sentence makes the object the one who acts; subject and object are swapped")
    agent = line.has(closed.by, max(0, subject.first - _REACH), subject.first)
    if object_.first < subject.first and not agent:
        raise Refused("the object stands before the subject, and nothing shows that the subject acts; swapped?")
    verb = line.words[words.last - 1]
    passive = line.has(closed.passive_auxiliaries, subject.last, words.last)
    if subject.first < words.first and not agent and passive and not verb.endswith("ing"):
        raise Refused("the sentence is in the passive and makes the subject the one acted on; are they swapped?")


def _check_owner(subject: Place, object_: Place, spoken: Spoken) -> None:
    """Refuse an owner read as the owned: of the two, the later is the owner exactly behind a preposition."""
    closed = spoken.language.file.closed
    later = max(subject, object_, key=lambda place: place.first)
    prepositions = (*closed.of, *closed.by, *closed.prepositions)
    behind = spoken.sentence.words.has(prepositions, max(0, later.first - 2), later.first)
    if (later is object_) != bool(behind):
        raise Refused("the sentence does not show plainly which of the two owns the other")
