"""Pronouns: whom each stands for."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.binding import find_clause_mates
from loaders.extraction.context import Context
from loaders.extraction.deeds import RUN_BY
from loaders.extraction.document import Mention, Referent
from loaders.extraction.scanning import Scan
from loaders.extraction.sole import nearby

_NEAR = 2
_FAR = 4
_SAYERS = (frozenset(EntityType) | {None}) - {EntityType.PERSON, EntityType.GROUP, EntityType.TECHNOLOGY}
_SUFFERED = frozenset({Predicate.MONITORED, Predicate.FIRED})


class PronounReader:
    """Reads the pronouns of sentence after sentence."""

    def __init__(self, context: Context) -> None:
        self.language, self.tokens, self.context = context.language, context.tokens, context
        self.publisher, self.discourse = context.publisher, context.discourse
        self.genders = context.genders
        self.scan: Scan | None = None
        self.charged = 0

    def begin(self, scan: Scan) -> None:
        """Look where the sentence brings a charge: what 'it' does behind that, the accused is said to do."""
        self.scan = scan
        charges = [
            hit.last
            for hit in scan.of("trigger")
            if hit.entry.value.predicate is Predicate.ACCUSED and hit.entry.value.voice == "active"
        ]
        self.charged = min(charges, default=len(self.tokens.lexemes))

    def read(self, at: int, before: list[Mention]) -> Mention:
        """Return the mention of a pronoun; of a plural one the people of the sentence before."""
        flags, bit = self.tokens.flags[at], self.language.bit
        if self.tokens.lexemes[at].lower in self.language.file.pronouns.one:
            return Mention(at, at + 1, "speaker", None)
        if flags & bit("pronoun_speaker") and not flags & (bit("pronoun_person") | bit("pronoun_thing")):
            owns = self.language.file.grammar.capital_nouns and bool(flags & bit("possessive"))
            return Mention(at, at + 1, "speaker", self.publisher, genitive=owns)
        if self._is_expletive(at):
            return Mention(at, at + 1, "pronoun", None)
        several = not flags & (
            bit("latter") | bit("pronoun_person") | bit("pronoun_thing") | bit("object_pronouns")
        ) and not self._stands_for_one(at)
        if several:
            group = self._group_before(before) if flags & bit("pronoun_plural") else None
            return Mention(at, at + 1, "pronoun", group or self._accusing(at, before), plural=True)
        return Mention(at, at + 1, "pronoun", self._resolve(at, before))

    def _group_before(self, before: list[Mention]) -> Referent | None:
        """Return the people that 'they' are at the head of a sentence: the subject of the one right before."""
        subjects = self.discourse.last_subject() if not before else ()
        return next((one for one in subjects if one.type is EntityType.GROUP), None)

    def _accusing(self, at: int, before: list[Mention]) -> Referent | None:
        """Return the one group that brings the charge before the pronoun: 'drivers accuse X of spying on them'."""
        groups = [m.referent for m in before if m.kind == "group" and m.last <= self.charged and not m.genitive]
        return groups[0] if at > self.charged and len(groups) == 1 else None

    def _resolve(self, at: int, before: list[Mention]) -> Referent | None:
        """Return whom a pronoun in the singular stands for."""
        flags, bit = self.tokens.flags[at], self.language.bit
        if flags & bit("latter"):
            return self.context.latest
        known = self._accused(at, before) or self._doubled(at, before)
        if known is not None:
            return known
        gender = self.genders.of_pronoun(self.tokens.lexemes[at].lower)
        mates = find_clause_mates(self.context, before, at)
        if self.tokens.lexemes[at].lower in self.language.file.pronouns.demonstratives:
            other = self.discourse.find_either(exclude=(*mates, *self.discourse.last_subject()), gender=gender)
            if other is not None:
                return other
        person, thing = flags & (bit("pronoun_person") | bit("object_pronouns")), flags & bit("pronoun_thing")
        if person and not thing:
            return self.discourse.find_person(_FAR if gender else _NEAR, mates, gender)
        if thing and not person:
            again = self._repeated(at, before)
            if again is not None:
                return again
            return self._sayer(at, before) or self.discourse.find_thing(exclude=mates, gender=gender)
        rather_person = self._says(at) or not (person or thing or self.language.file.grammar.capital_nouns)
        speaker = self.discourse.find_person(_NEAR, mates, gender) if rather_person else None
        return speaker or self.discourse.find_either(exclude=mates, gender=gender)

    def _accused(self, at: int, before: list[Mention]) -> Referent | None:
        """Return who is charged before the pronoun in the sentence."""
        fitting = self.language.bit("pronoun_thing")
        if self.language.file.grammar.verb_final:
            fitting |= self.language.bit("pronoun_plural")
        if not self.tokens.flags[at] & fitting:
            return None
        accused = next((m for m in before if m.first >= self.charged and not m.appositive), None)
        fits = accused is not None and accused.referent is not None and accused.referent.type in (None, *RUN_BY)
        return accused.referent if accused is not None and fits else None

    def _repeated(self, at: int, before: list[Mention]) -> Referent | None:
        """Return whom the same pronoun stood for as subject of the sentence: 'It was founded by X, and it' (en)."""
        if not self.language.file.grammar.capital_names or not before or before[0].kind != "pronoun":
            return None
        joined = self.tokens.flags[at - 1] & self.language.bit("coordinators")
        same = self.tokens.lexemes[before[0].first].lower == self.tokens.lexemes[at].lower
        return before[0].referent if joined and same else None

    def _finite(self) -> int:
        bit = self.language.bit
        return (
            bit("perfect_auxiliaries") | bit("passive_auxiliaries") | bit("future") | bit("conditional") | bit("modals")
        )

    def _sayer(self, at: int, before: list[Mention]) -> Referent | None:
        """Return the body that says what it did itself: 'X, based in Y, said it had' (en)."""
        if not self.language.file.grammar.capital_names or self.scan is None or at + 1 >= self.scan.sentence.last:
            return None
        if not self.context.is_verb(at + 1) and not self.tokens.flags[at + 1] & self._finite():
            return None
        said = [hit for hit in self.scan.of("speech") if hit.last == at or (
            hit.last == at - 1 and self.tokens.flags[at - 1] & self.language.bit("that"))]  # fmt: skip
        plain = [m for m in before if said and m.last <= said[0].first and m.preposition is None and not m.genitive]
        if not plain or plain[-1].kind not in ("name", "description") or plain[-1].referent is None:
            return None
        gap = range(plain[-1].last, said[0].first)
        verbal = any(self.tokens.lexemes[spot].word and self.context.is_verb(spot) for spot in gap)
        return plain[-1].referent if plain[-1].referent.type in _SAYERS and not verbal and len(gap) <= 9 else None

    def _says(self, at: int) -> bool:
        """Tell whether the pronoun is joined to a verb of saying behind a quotation: 'dit-il'."""
        node = self.tokens.lexemes[at].node
        joined = "-" in self.tokens.lexemes[at].surface
        return joined and node is not None and any(entry.kind == "speech" for entry in node.entries)

    def _is_expletive(self, at: int) -> bool:
        """Tell whether the pronoun stands for nobody: 'il y a', 'det var'."""
        phrases = self.language.file.pronouns.expletive.get(self.tokens.lexemes[at].lower, ())
        last = self.scan.sentence.last if self.scan is not None else len(self.tokens.lexemes)
        behind = " ".join(lexeme.lower for lexeme in self.tokens.lexemes[at + 1 : min(last, at + 5)]) + " "
        return any(behind.startswith(f"{phrase} ") for phrase in phrases)

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
        if self.language.file.grammar.verb_final and self._is_subordinate(at):
            beside.append(self._last_of_clause(at))
        return any(
            (self.tokens.flags[spot] & verbal or self._is_verb(spot))
            and not self.tokens.lexemes[spot].lower.endswith(endings)
            for spot in beside
        )

    def _is_verb(self, at: int) -> bool:
        """Tell whether a verb of a trigger or of saying stands there."""
        node = self.tokens.lexemes[at].node if self.language.file.grammar.verb_final else None
        return node is not None and any(
            entry.kind == "speech" or (entry.kind == "trigger" and entry.value.voice == "active")
            for entry in node.entries
        )

    def _is_subordinate(self, at: int) -> bool:
        """Tell whether a conjunction or a relative stands right before: the finite verb ends the clause."""
        bit = self.language.bit
        opens = bit("subordinators") | bit("that") | bit("whether") | bit("relatives")
        return at > 0 and bool(self.tokens.flags[at - 1] & opens)

    def _last_of_clause(self, at: int) -> int:
        """Return the last word before the next mark."""
        last = at
        while last + 1 < len(self.tokens.lexemes) and self.tokens.lexemes[last + 1].word:
            last += 1
        return last

    def read_clitic(self, at: int, before: list[Mention]) -> Mention:
        """Return the object pronoun before a verb: never whoever acts; what stands in front where it repeats that."""
        word = self.tokens.lexemes[at].enclitic or self.tokens.lexemes[at].lower
        preposition, agreeing = self.language.file.pronouns.clitics[word], self._participle(at)
        dative = self.language.file.pronouns.dative_clitics.get(word)
        if dative is not None and agreeing == "o":
            owner = self.discourse.find_object(find_clause_mates(self.context, before, at), gender="feminine")
            return Mention(at, at + 1, "pronoun", owner, preposition=dative)
        several = word in self.language.file.pronouns.plural_clitics
        if not self._resumes(at, word) and self._suffers(at):
            people = self._find_people(at, before, several)
            if people is not None or several:
                return Mention(at, at + 1, "pronoun", people, preposition=preposition, plural=several)
        if several:
            groups = nearby(self.discourse, frozenset({EntityType.GROUP}))
            only = groups[0] if len(groups) == 1 else None
            return Mention(at, at + 1, "pronoun", only, preposition=preposition, plural=True)
        if self._resumes(at, word):
            fronted = before[-1] if before and before[-1].last == at and before[-1].preposition is None else None
            return Mention(at, at + 1, "pronoun", fronted.referent if fronted else None, preposition=preposition)
        acting = tuple(m.referent for m in before[-1:] if m.referent is not None)
        found = self.discourse.find_object(
            (*acting, *find_clause_mates(self.context, before, at)),
            gender=self.genders.of_clitic(word)
            or self.language.file.grammar.participle_genders.get(agreeing if preposition == "" else "", ""),
        )
        return Mention(at, at + 1, "pronoun", found, preposition=preposition)

    def _participle(self, at: int) -> str:
        """Return the last letter of the participle behind a clitic and its auxiliary: 'l'ha portata'."""
        perfect, spot = self.language.bit("perfect_auxiliaries"), at + 1
        if spot + 1 >= len(self.tokens.lexemes) or not self.tokens.flags[spot] & perfect:
            return ""
        while spot + 1 < len(self.tokens.lexemes) and self.tokens.flags[spot] & (
            perfect | self.language.bit("adverbs") | self.language.bit("passive_auxiliaries")
        ):
            spot += 1
        return self.tokens.lexemes[spot].lower[-1:]

    def _resumes(self, at: int, word: str) -> bool:
        """Tell whether the noun that opens the clause agrees with the clitic, and who acts stands behind the verb."""
        first = at
        while first > 0 and self.tokens.lexemes[first - 1].word:
            first -= 1
        articles = self.language.file.pronouns.resuming.get(word, ())
        if first == at or self.tokens.lexemes[first].lower not in articles:
            return False
        behind = range(at + 2, min(at + 5, len(self.tokens.lexemes)))
        return any(self.tokens.lexemes[spot].capital and self.tokens.lexemes[spot].word for spot in behind)

    def _suffers(self, at: int) -> bool:
        """Tell whether the verb behind a clitic is one of watching or dismissing, which people suffer."""
        for spot in range(at + 1, min(at + 4, len(self.tokens.lexemes))):
            node = self.tokens.lexemes[spot].node
            rules = [entry.value for entry in node.entries if entry.kind == "trigger"] if node is not None else []
            if any(rule.predicate in _SUFFERED and not rule.trigger.with_ for rule in rules if rule.voice != "noun"):
                return True
        return False

    def _find_people(self, at: int, before: list[Mention], several: bool) -> Referent | None:
        """Return the people that a clitic before such a verb stands for: a group by its number, else a person."""
        mates = find_clause_mates(self.context, before, at)
        acting = tuple(m.referent for m in before[-1:] if m.referent is not None)
        gender = self.genders.of_clitic(self.tokens.lexemes[at].lower)
        types = frozenset({EntityType.GROUP}) if several else frozenset({EntityType.GROUP, EntityType.PERSON})
        found = self.discourse.find(types, exclude=(*acting, *mates), within=2, frequency=0.0, gender=gender)
        if found is None or found.type is not EntityType.GROUP:
            return found
        noun = list(found.forms)[-1].lower()
        endings = self.language.file.pronouns.agreeing.get(self.tokens.lexemes[at].lower, ())
        agrees = not endings or noun.endswith(endings)
        return found if agrees and several == noun.endswith("s") else None
