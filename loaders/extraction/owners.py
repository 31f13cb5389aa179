"""Owners: whose office it is where only a possessive says so, or nothing: 'its chair NAME', 'director NAME said'."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.antecedents import find_antecedent
from loaders.extraction.binding import find_possessor
from loaders.extraction.clauses import Clauses
from loaders.extraction.context import Context
from loaders.extraction.document import Mention, Referent
from loaders.extraction.scanning import Hit
from loaders.extraction.sole import nearby

ORGANISATIONS = frozenset(EntityType) - {EntityType.PERSON, EntityType.GROUP, EntityType.TECHNOLOGY}
_TOPIC_MEMORY = 6


class OwnerFinder:
    """Finds the owners of offices that one sentence leaves to be understood."""

    def __init__(self, clauses: Clauses, context: Context) -> None:
        self.clauses, self.context = clauses, context
        self.lexemes, self.flags, self.bit = clauses.tokens.lexemes, clauses.tokens.flags, clauses.language.bit
        self.roles = clauses.language.file.roles

    def by_possessive(self, hit: Hit, person: Mention) -> tuple[Referent | None] | None:
        """Return the organisation of 'its', 'whose' or 'our' before the office; None where none stands there."""
        for back in range(1, 4):
            at = hit.first - back
            if at < self.clauses.scan.sentence.first or not self.lexemes[at].word:
                return None
            if self.flags[at] & self.bit("whose") and self.lexemes[at - 1].surface in ",)":
                antecedent = find_antecedent(self.clauses, at)
                owner = antecedent.referent if antecedent is not None else None
                return (owner if owner is not None and owner.type in ORGANISATIONS else None,)
            if self.flags[at] & self.bit("possessive"):
                return (self._owner(hit, at, person),)
        return None

    def _owner(self, hit: Hit, at: int, person: Mention) -> Referent | None:
        word = self.lexemes[at].lower
        if word in self.roles.ours:
            return self.context.publisher
        if at == self.clauses.scan.sentence.first and word in self.clauses.language.file.grammar.relative_owners:
            return self.context.discourse.find_latest(ORGANISATIONS - {EntityType.REGULATOR, EntityType.COURT})
        if word in self.roles.theirs:
            return None
        pronouns = self.clauses.language.file.pronouns
        either = bool(set(pronouns.person) & set(pronouns.thing))
        if hit.entry.phrase in self.roles.counsel and (either or self._follows_person(at)):
            return None
        types = self._types(hit)
        before = [
            m for m in self.clauses.mentions
            if m.last <= at and m.referent is not None and m.referent.type in types and not m.referent.place
        ]  # fmt: skip
        owner = find_possessor(before)
        if owner is not None:
            return owner.referent
        fresh = self._fresh(hit)
        if types != ORGANISATIONS:
            found = self.context.discourse.find(types, within=2, frequency=0.0, exclude=fresh)
            if found is not None:
                return found
        if either:
            holder = (person.referent,) if person.referent is not None else ()
            found = self.context.discourse.find_either(within=2, exclude=(*holder, *fresh))
            return found if found is not None and found.type in ORGANISATIONS and self._fits(hit, found) else None
        found = self.context.discourse.find(ORGANISATIONS, within=2, frequency=0.0, exclude=fresh)
        return found if found is not None and self._fits(hit, found) else None

    def _fresh(self, hit: Hit) -> tuple[Referent, ...]:
        """Return whom the text names for the first time behind the office: nobody has spoken of them before it."""
        earlier = {m.referent for m in self.clauses.mentions if m.last <= hit.first}
        later = {m.referent for m in self.clauses.mentions if m.first >= hit.last} - earlier
        counts = self.context.discourse.counts
        return tuple(referent for referent in later if referent is not None and counts.get(referent, 0) <= 1)

    def _follows_person(self, at: int) -> bool:
        """Tell whether the last mention before the possessive is a person."""
        before = [m for m in self.clauses.mentions if m.last <= at and m.referent is not None]
        return bool(before) and before[-1].types is EntityType.PERSON

    def _types(self, hit: Hit) -> frozenset[EntityType]:
        """Return the types of the bodies that have such an office."""
        type_ = self.roles.unsaid.get(hit.entry.phrase)
        return ORGANISATIONS if type_ is None else frozenset({type_})

    def _fits(self, hit: Hit, owner: Referent) -> bool:
        """Tell whether such a body may have the office: a company has no secretary of a union."""
        type_ = self.roles.unsaid.get(hit.entry.phrase)
        return type_ is not EntityType.UNION or owner.type is not EntityType.COMPANY

    def unsaid(self, hit: Hit) -> Referent | None:
        """Return the body of the office's kind that is spoken of there: the page's own, or the only one."""
        type_ = self.roles.unsaid.get(hit.entry.phrase)
        if type_ is None:
            return None
        discourse, fresh = self.context.discourse, self._fresh(hit)
        topic = discourse.topic
        if (
            topic is not None and topic.type is type_ and topic not in fresh
            and topic in discourse.scores and discourse.sentence - topic.last_seen <= _TOPIC_MEMORY
        ):  # fmt: skip
            return topic
        before = {m.referent for m in self.clauses.mentions if m.last <= hit.first}
        later = {m.referent for m in self.clauses.mentions if m.first >= hit.last} - before
        found = [referent for referent in nearby(discourse, frozenset({type_})) if referent not in later]
        return found[0] if len(found) == 1 else None
