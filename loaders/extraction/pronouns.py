"""Pronouns: whom each stands for."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.binding import find_clause_mates
from loaders.extraction.context import Context
from loaders.extraction.document import Mention, Referent
from loaders.extraction.scanning import Scan

_NEAR = 2
_FAR = 4
_ACCUSED = frozenset({EntityType.COMPANY, EntityType.ORGANIZATION, EntityType.PUBLIC_BODY})


class PronounReader:
    """Reads the pronouns of sentence after sentence."""

    def __init__(self, context: Context) -> None:
        self.language, self.tokens, self.context = context.language, context.tokens, context
        self.publisher, self.discourse = context.publisher, context.discourse
        self.genders = context.genders
        self.charged = 0

    def begin(self, scan: Scan) -> None:
        """Look where the sentence brings a charge: what 'it' does behind that, the accused is said to do."""
        charges = [
            hit.last
            for hit in scan.of("trigger")
            if hit.entry.value.predicate is Predicate.ACCUSED and hit.entry.value.voice == "active"
        ]
        self.charged = min(charges, default=len(self.tokens.lexemes))

    def read(self, at: int, before: list[Mention]) -> Mention:
        """Return the mention of a pronoun; of a plural one nobody is sought yet."""
        flags = self.tokens.flags[at]
        bit = self.language.bit
        if flags & bit("latter"):
            return Mention(at, at + 1, "pronoun", self.context.latest)
        if flags & bit("pronoun_thing"):
            accused = next((m for m in before if m.first >= self.charged and not m.appositive), None)
            if accused is not None and accused.referent is not None and accused.referent.type in _ACCUSED:
                return Mention(at, at + 1, "pronoun", accused.referent)
        doubled = self._doubled(at, before)
        if doubled is not None:
            return Mention(at, at + 1, "pronoun", doubled)
        word = self.tokens.lexemes[at].lower
        gender = self.genders.of_pronoun(word)
        mates = find_clause_mates(self.context, before, at)
        if flags & bit("pronoun_person") and flags & bit("pronoun_thing"):
            return Mention(at, at + 1, "pronoun", self.discourse.find_either(exclude=mates, gender=gender))
        if flags & (bit("pronoun_person") | bit("object_pronouns")):
            far = _FAR if gender else _NEAR
            return Mention(at, at + 1, "pronoun", self.discourse.find_person(far, mates, gender))
        if flags & bit("pronoun_thing"):
            return Mention(at, at + 1, "pronoun", self.discourse.find_thing(exclude=mates, gender=gender))
        if flags & bit("pronoun_speaker"):
            return Mention(at, at + 1, "speaker", self.publisher)
        if self._stands_for_one(at):
            return Mention(at, at + 1, "pronoun", self.discourse.find_either())
        return Mention(at, at + 1, "pronoun", None, plural=True)

    def _doubled(self, at: int, before: list[Mention]) -> Referent | None:
        """Return the subject that a pronoun joined to the verb repeats: 'le groupe a-t-il espionné'."""
        if "-" not in self.tokens.lexemes[at].surface:
            return None
        mates = find_clause_mates(self.context, before, at)
        return mates[-1] if mates else None

    def _stands_for_one(self, at: int) -> bool:
        """Tell whether a singular verb beside it makes one of a pronoun that is plural too: 'hat sie'."""
        endings = self.language.file.grammar.plural_verbs
        if not endings:
            return False
        bit = self.language.bit
        verbal = (
            bit("perfect_auxiliaries") | bit("passive_auxiliaries") | bit("verbs") | bit("future") | bit("conditional")
        )
        beside = [spot for spot in (at - 1, at + 1) if 0 <= spot < len(self.tokens.lexemes)]
        return any(
            self.tokens.flags[spot] & verbal and not self.tokens.lexemes[spot].lower.endswith(endings)
            for spot in beside
        )

    def read_clitic(self, at: int, before: list[Mention]) -> Mention:
        """Return the object pronoun before a verb: never whoever was named last, who acts."""
        acting = tuple(m.referent for m in before[-1:] if m.referent is not None)
        preposition = self.language.file.pronouns.clitics[self.tokens.lexemes[at].lower]
        return Mention(at, at + 1, "pronoun", self.discourse.find_object(acting), preposition=preposition)
