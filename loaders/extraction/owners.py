"""Owners: whose office it is where only a possessive says so, or nothing: 'its chair NAME', 'director NAME said'."""

from __future__ import annotations

from collections import Counter

from graph.model import EntityType
from loaders.extraction.antecedents import find_antecedent
from loaders.extraction.binding import find_possessor
from loaders.extraction.clauses import Clauses
from loaders.extraction.contested import settle_contested
from loaders.extraction.context import Context
from loaders.extraction.deeds import RUN_BY
from loaders.extraction.document import Mention, Referent
from loaders.extraction.scanning import Hit
from loaders.extraction.sole import nearby

ORGANISATIONS = frozenset(EntityType) - {EntityType.PERSON, EntityType.GROUP, EntityType.TECHNOLOGY}
_NO_UNIONS = frozenset({EntityType.COMPANY, EntityType.PUBLIC_BODY, EntityType.REGULATOR, EntityType.COURT})
_OWNERS = ORGANISATIONS - {EntityType.COURT}
_TOPIC_MEMORY = 6


class OwnerFinder:
    """Finds the owners of offices that one sentence leaves to be understood."""

    def __init__(self, clauses: Clauses, context: Context) -> None:
        self.clauses, self.context = clauses, context
        self.lexemes, self.flags, self.bit = clauses.tokens.lexemes, clauses.tokens.flags, clauses.language.bit
        self.roles = clauses.language.file.roles

    def by_possessive(self, hit: Hit, person: Mention) -> tuple[Referent | None] | None:
        """Return the organisation of 'its', 'whose' or 'our' before the office; None where none stands there."""
        inside = person.last <= hit.first <= person.last + 1 and person.first > self.clauses.scan.sentence.first
        before = person.first if inside and self.flags[person.first - 1] & self.bit("whose") else hit.first
        for back in range(1, 4):
            at = before - back
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
        if hit.entry.phrase in self.roles.counsel and (either or self._follows_person(at) or self._is_persons(person)):
            return None
        types = self._types(hit)
        before = [
            m for m in self.clauses.mentions
            if m.last <= at and m.referent is not None and m.referent.type in types and not m.referent.place
            and not self._is_ruling(m)
            and not self.clauses.is_quoted(m, at)
        ]  # fmt: skip
        if self.clauses.language.file.grammar.capital_names:
            settled = self._placed(hit, at, before, types)
            if settled is not None:
                return settle_contested(self.clauses, self.context, hit, settled[0])
        owner = find_possessor(before)
        if owner is not None:
            return owner.referent
        return settle_contested(self.clauses, self.context, hit, self._before(hit, person, types))

    def _before(self, hit: Hit, person: Mention, types: frozenset[EntityType]) -> Referent | None:
        """Return the owner that the sentences before tell."""
        fresh, pronouns = self._fresh(hit), self.clauses.language.file.pronouns
        if types != ORGANISATIONS:
            found = self.context.discourse.find(types, within=2, frequency=0.0, exclude=fresh)
            if found is not None:
                return found
        if set(pronouns.person) & set(pronouns.thing):
            holder = (person.referent,) if person.referent is not None else ()
            found = self.context.discourse.find_either(within=2, exclude=(*holder, *fresh))
            return found if found is not None and found.type in ORGANISATIONS and self._fits(hit, found) else None
        found = self.context.discourse.find(ORGANISATIONS, within=2, frequency=0.0, exclude=fresh)
        return found if found is not None and self._fits(hit, found) else None

    def _is_ruling(self, mention: Mention) -> bool:
        """Tell whether a noun for a decision stands for who made it: no such thing has a spokesman."""
        return mention.kind == "description" and mention.noun in self.clauses.language.file.speech.rulings

    def _placed(
        self, hit: Hit, at: int, before: list[Mention], types: frozenset[EntityType]
    ) -> tuple[Referent | None] | None:
        """Return the owner by where the possessive stands: behind a quotation, 'and' or a verb, or first (en)."""
        acting = [one for one in self.context.discourse.last_subject() if one.type in types & _OWNERS]
        if self._is_behind_quote(at) and before and before[0].kind != "pronoun":
            return (acting[0] if len(acting) == 1 else None,)
        owner = self._joined(before, at) or self._saying(before, at) or self._coordinated(before, at)
        owner = owner or find_possessor(before) or self._acting(at)
        if owner is not None:
            return (owner.referent,)
        if at == self.clauses.scan.sentence.first and len(acting) == 1 and self._fits(hit, acting[0]):
            return (acting[0],)
        apart = (*self._fresh(hit), *self._later(hit))
        found = self.context.discourse.find(types, within=2, frequency=0.0, exclude=apart)
        return (found,) if found is not None and self._fits(hit, found) else None

    def _joined(self, before: list[Mention], at: int) -> Mention | None:
        """Return whom 'and' joins with its own officer: 'proceedings against X and its former director' (en)."""
        if not at or not self.flags[at - 1] & self.bit("joiners"):
            return None
        return next((m for m in before if m.last == at - 1 and not m.genitive), None)

    def _acting(self, at: int) -> Mention | None:
        """Return the body that opens the sentence, though its kind seldom has the office: 'X objects: its boss'."""
        first = next((m for m in self.clauses.mentions if not m.appositive), None)
        if first is None or first.last > at or first.kind != "name" or not self.clauses.is_plain(first):
            return None
        return first if first.types in (EntityType.ORGANIZATION, EntityType.COMPANY, EntityType.REGULATOR) else None

    def _is_behind_quote(self, at: int) -> bool:
        """Tell whether a quotation ends right before its speaker's office: '"X hired us," its director said' (en)."""
        return self.clauses.quoted_before(at)

    def _coordinated(self, before: list[Mention], at: int) -> Mention | None:
        """Return the subject that a second verb shares: 'X stopped using Y and dismissed its director' (en)."""
        segment = self.clauses.segment(at)
        if segment.opener != "coord" or any(segment.first <= m.first < at for m in before):
            return None
        first = before[0] if before else None
        return first if first is not None and first.preposition is None and not first.genitive else None

    def _saying(self, before: list[Mention], at: int) -> Mention | None:
        """Return the subject of what is said before its speaker: 'X rejected it and appealed, said its spokesman'."""
        says = any(hit.last == at for hit in self.clauses.scan.of("speech"))
        plain = [m for m in before if m.kind == "name" and m.preposition is None and not m.genitive]
        return plain[0] if says and plain and plain[0] is before[0] else None

    def _fresh(self, hit: Hit) -> tuple[Referent, ...]:
        """Return whom the text names for the first time behind the office: nobody has spoken of them before it."""
        counts, here = self.context.discourse.counts, Counter(m.referent for m in self.clauses.mentions)
        fresh = tuple(one for one in self._later(hit) if counts.get(one, 0) <= max(1, here[one]))
        if not self.clauses.language.file.grammar.capital_names:
            return fresh
        return (*fresh, *(one for one in self.context.discourse.scores if one.type is EntityType.COURT))

    def _later(self, hit: Hit) -> tuple[Referent, ...]:
        """Return whom the sentence names behind the office alone: 'Its chair, NAME, said that X'."""
        earlier = {m.referent for m in self.clauses.mentions if m.last <= hit.first}
        later = {m.referent for m in self.clauses.mentions if m.first >= hit.last} - earlier
        return tuple(one for one in later if one is not None)

    def _follows_person(self, at: int) -> bool:
        """Tell whether the last mention before the possessive is a person."""
        before = [m for m in self.clauses.mentions if m.last <= at and m.referent is not None]
        return bool(before) and before[-1].types is EntityType.PERSON

    def _is_persons(self, counsel: Mention) -> bool:
        """Tell whether the sentence before is a person's, so that 'his' or 'its lawyer' may be that person's."""
        if self.roles.theirs:
            return False
        subjects = self.context.discourse.last_subject()
        return any(one.type is EntityType.PERSON and one is not counsel.referent for one in subjects)

    def _types(self, hit: Hit) -> frozenset[EntityType]:
        """Return the types of the bodies that have such an office."""
        return frozenset(self.roles.bodies(hit.entry.phrase)) or ORGANISATIONS

    def _fits(self, hit: Hit, owner: Referent) -> bool:
        """Tell whether such a body may have the office: a company has no secretary of a union."""
        types = self.roles.bodies(hit.entry.phrase)
        return types != (EntityType.UNION,) or owner.type not in _NO_UNIONS

    def through(self, hit: Hit) -> Referent | None:
        """Return the body that speaks or acts by the holder of the office: 'X, per bocca del segretario NAME'."""
        low, first = self.clauses.scan.sentence.first, hit.first
        small = self.bit("definite") | self.bit("indefinite")
        if (
            first > low
            and self.flags[first - 1] & small
            and not self.flags[first - 1] & (self.bit("by") | self.bit("of"))
        ):
            first -= 1
        before = " ".join(lexeme.lower for lexeme in self.lexemes[max(low, first - 4) : first])
        opening = next((phrase for phrase in self.roles.through if f" {before}".endswith(f" {phrase}")), None)
        if opening is None:
            return None
        plain = [
            m.referent for m in self.clauses.mentions
            if m.last <= first and self.clauses.is_plain(m) and m.referent is not None and m.types in ORGANISATIONS
        ]  # fmt: skip
        return plain[-1] if plain and self._fits(hit, plain[-1]) else None

    def unsaid(self, hit: Hit) -> Referent | None:
        """Return the body of the office's kind that is spoken of there: the page's own, or the only one."""
        types = self.roles.bodies(hit.entry.phrase)
        if not types:
            return None
        discourse, fresh = self.context.discourse, self._fresh(hit)
        later = self._later(hit)
        found = [referent for referent in nearby(discourse, frozenset(types)) if referent not in later]
        if len(types) > 1:
            here = {
                m.referent
                for m in self.clauses.mentions
                if m.referent is not None and m.last <= hit.first and m.types in types
            }
            spoken_of = self._spoken_of(frozenset(types), here, found)
            return spoken_of if spoken_of not in later else None
        topic = discourse.topic
        if topic is not None and topic.type in types and topic not in fresh and self._is_fresh(topic):
            return topic
        return found[0] if len(found) == 1 else None

    def _spoken_of(
        self, types: frozenset[EntityType], here: set[Referent], near: list[Referent]
    ) -> Referent | None:  # fmt: skip
        """Return the body of an office that many kinds have: who publishes, the subject before, the page's own."""
        publisher, discourse = self.context.publisher, self.context.discourse
        if publisher is not None and publisher.type in types:
            return publisher
        acting = [referent for referent in discourse.last_subject() if referent.type in types]
        if here - set(acting):
            return None
        main = self._main(types)
        if near:
            sole = near[0] if len(near) == 1 else None
            own = sole is not None and (sole is main or sole in acting or sole.type is EntityType.UNION)
            return sole if own else main if main in acting else None
        return main if main is not None and self._is_fresh(main) else None

    def _main(self, types: frozenset[EntityType]) -> Referent | None:
        """Return the body of the types that the page names most often, authorities and media aside."""
        weights = self.context.discourse.weights
        found = sorted((-n, one.name) for one, n in weights.items() if one.type in types & RUN_BY)
        if not found or (len(found) > 1 and found[0][0] == found[1][0]):
            return None
        return next(one for one in weights if one.type in types & RUN_BY and one.name == found[0][1])

    def _is_fresh(self, topic: Referent) -> bool:
        """Tell whether what the page is about was spoken of in the last sentences."""
        discourse = self.context.discourse
        return topic in discourse.scores and discourse.sentence - topic.last_seen <= _TOPIC_MEMORY
