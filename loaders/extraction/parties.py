"""Parties: whom a mention in a slot really means, and which type a name takes from its place."""

from __future__ import annotations

from dataclasses import replace

from graph.model import Category, EntityType, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import DECISIONS, RUN_BY
from loaders.extraction.document import Mention, Referent
from loaders.extraction.gazetteer.people import countries, country_codes, first_names
from loaders.extraction.memory import Memory

_AGAINST = (Predicate.DISPUTED, Predicate.ACCUSED, Predicate.APPEALED, Predicate.CALLED_ON, Predicate.WROTE_TO)
_TOWNS = frozenset(
    {
        ("object", Predicate.FINED),
        ("object", Predicate.ORDERED),
        ("subject", Predicate.APPEALED),
        ("subject", Predicate.HIRED),
    }
)
_PERSON_PLACES: dict[str, tuple[Predicate, ...]] = {
    "object": (Predicate.FIRED, Predicate.MONITORED),
    "subject": (Predicate.SUED, Predicate.ACCUSED, Predicate.CALLED_ON, Predicate.WROTE_TO, Predicate.LEADS),
}
_COMPANY_PLACES: dict[str, tuple[Predicate, ...]] = {
    "object": (
        Predicate.FINED,
        Predicate.ORDERED,
        Predicate.HIRED,
        Predicate.SUED,
        Predicate.SUBSIDIARY_OF,
        Predicate.INVESTIGATED,
        Predicate.SUPPLIED,
        Predicate.ACCUSED,
    ),
    "subject": (
        Predicate.SUPPLIED,
        Predicate.SUBSIDIARY_OF,
        Predicate.APPEALED,
        Predicate.FIRED,
        Predicate.HIRED,
        Predicate.ADVERTISED_FOR,
        Predicate.MONITORED,
        Predicate.DISPUTED,
    ),
}
_AUTHORITIES = (EntityType.REGULATOR, EntityType.COURT)
_MEDIA_PLACES = {"subject": (Predicate.INVESTIGATED,)}


def defendant(clauses: Clauses, memory: Memory, mention: Mention, predicate: Predicate, role: str) -> Mention:
    """Return the party that was just charged, where 'the company' denies or appeals."""
    if role != "subject" or predicate not in (Predicate.DISPUTED, Predicate.APPEALED) or mention.kind != "description":
        return mention
    if EntityType.COMPANY not in mention.fits or mention.appositive or not clauses.language.file.grammar.verb_final:
        return mention
    charged = memory.charged(clauses.scan.index)
    if charged is None or charged.type is not EntityType.COMPANY:
        return mention
    return replace(mention, referent=charged, with_=())


def operator(clauses: Clauses, memory: Memory, mention: Mention, predicate: Predicate, role: str) -> Mention:
    """Return who runs the system that watches: its owner, whose people they are, or whom the page just spoke of."""
    referent = mention.referent
    if predicate is not Predicate.MONITORED or role != "subject" or mention.kind not in ("description", "group"):
        return mention
    if mention.kind == "group":
        sent = referent is not None and referent.category is Category.INVESTIGATORS and referent.of is not None
        owned = mention.first > 0 and clauses.tokens.flags[mention.first - 1] & clauses.language.bit("possessive")
        named = sent and owned and clauses.language.file.grammar.capital_names
        return replace(mention, referent=referent.of) if named and referent is not None else mention
    kind = referent.type if referent is not None else next(iter(mention.fits), None)
    named = clauses.tokens.lexemes[mention.first].capital and mention.first > clauses.scan.sentence.first
    if kind is not EntityType.TECHNOLOGY or named:
        return mention
    for first in (mention, *(m for m in clauses.mentions if m.kind == "group")):
        for other in clauses.mentions:
            if 0 <= other.first - first.last <= 2 and other.preposition in clauses.language.file.closed.of:
                named = other.kind == "name" and other.referent is not None and not other.referent.place
                if other.referent is not None and other.referent.type in (*RUN_BY, *((None,) if named else ())):
                    return other
    user = next((m for m in clauses.mentions if m.preposition in clauses.language.file.closed.by), None)
    made = user is not None and _is_made_by(clauses, mention, user)
    if user is not None and not made:
        return user if user.types in RUN_BY else mention
    watched = [
        m.referent.of for m in clauses.mentions if m.kind == "group" and m.referent is not None and m.referent.of
    ]
    if watched and watched[0].type in RUN_BY:
        return replace(mention, referent=watched[0])
    topic = memory.topic
    near = topic is not None and topic.type is EntityType.COMPANY and clauses.scan.index - topic.last_seen <= 1
    maker = made and user is not None and topic is user.referent
    return replace(mention, referent=topic) if near and not maker else mention


def _is_made_by(clauses: Clauses, system: Mention, agent: Mention) -> bool:
    """Tell whether who stands behind 'by' made or sold the system, which does not say who watches with it."""
    flags, makers = clauses.tokens.flags, clauses.language.bit("makers")
    return any(flags[at] & makers for at in range(system.last, agent.first))


def settle(referent: Referent, predicate: Predicate, role: str, mention: Mention) -> None:
    """Give a name without type the type that its place asks for: a company, a person, a body of state."""
    if referent.type is None and role == "subject" and predicate in DECISIONS and referent.name in countries():
        referent.type = EntityType.PUBLIC_BODY
    town = referent.type is None and referent.place and mention.kind == "name" and mention.preposition is None
    if town and (role, predicate) in _TOWNS:
        referent.type = EntityType.PUBLIC_BODY
    if (
        referent.type is None
        and not referent.place
        and referent.name not in countries()
        and mention.kind == "name"
        and predicate in (*_COMPANY_PLACES.get(role, ()), *_PERSON_PLACES.get(role, ()), *_MEDIA_PLACES.get(role, ()))
        and len(referent.name) > 2
    ):
        words = referent.name.split()
        shaped = 2 <= len(words) <= 3 and all(word.replace("-", "").isalpha() and word.istitle() for word in words)
        if predicate in _MEDIA_PLACES.get(role, ()):
            referent.type = EntityType.MEDIA_OUTLET if referent.solid and not shaped else None
        elif shaped and (words[0] in first_names() or predicate in _PERSON_PLACES.get(role, ())):
            referent.type = EntityType.PERSON
        elif referent.solid and len(words) <= 3 and not (len(words) > 1 and words[0] in first_names()):
            referent.type = EntityType.COMPANY


def authority_of(clauses: Clauses, memory: Memory, mention: Mention, role: str, predicate: Predicate) -> Mention:
    """Return the authority that the page names, where its country stands for it: 'France fined Amazon'."""
    referent, discourse = mention.referent, memory.discourse
    if role != "subject" or predicate not in DECISIONS or referent is None or discourse is None:
        return mention
    country = country_codes().get(referent.name)
    seated = next((m for m in clauses.mentions if 0 < mention.first - m.last <= 1 and m.referent is not None), None)
    if country and seated is not None and seated.types in _AUTHORITIES:
        return seated  # 'Datatilsynet i Norge': one party, not two
    known = [one for one in discourse.weights if one.type is EntityType.REGULATOR and one.country == country]
    return replace(mention, referent=known[0], with_=()) if country and len(known) == 1 else mention


def is_own(memory: Memory, other: Mention | None, mention: Mention, predicate: Predicate) -> bool:
    """Tell whether the object is the body that the speaker himself belongs to: 'X, director of Y, denies'."""
    if predicate not in _AGAINST or other is None or other.referent is None:
        return False
    own = mention.referent is not None and mention.referent.of is other.referent
    posts = memory.heads if predicate is Predicate.ACCUSED else memory.posts
    return own or (other.referent, mention.referent) in posts
