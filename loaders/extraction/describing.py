"""Describing: definite and indefinite descriptions, and whom the definite ones stand for."""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import EntityType, Predicate
from graph.names import fold
from loaders.extraction.authorities import AuthorityFinder
from loaders.extraction.binding import find_clause_mates, is_governed, parts_clauses
from loaders.extraction.candidates import Run
from loaders.extraction.context import Context
from loaders.extraction.document import Mention, Referent
from loaders.extraction.gazetteer.people import country_codes
from loaders.extraction.scanning import Hit

_PERSONS = frozenset({EntityType.PERSON})
_LONGEST_PREFIX = 5
_LEAD = 3
_CLAUSE = 12
_SUFFIXED = ("n", "t", "ne", "na")


class DescriptionReader:
    """Reads descriptions: 'the company', 'a union'."""

    def __init__(self, context: Context) -> None:
        self.language, self.tokens, self.view, self.context = context.language, context.tokens, context.view, context
        self.publisher, self.discourse, self.bodies = context.publisher, context.discourse, context.bodies
        self.authorities = AuthorityFinder(context)
        self.names: frozenset[int] = frozenset()
        self.later: list[tuple[int, Referent]] = []
        self.suffixed = any(nouns.definite for nouns in context.language.file.descriptors.values())

    def begin(self, runs: list[Run]) -> None:
        """Look where names begin: a noun right before one stands for whoever bears it."""
        certain = self.language.file.grammar.capital_nouns
        found = [(run, named) for run in runs if not run.silent and (named := self.context.register.find(run))]
        self.later = [(run.first, named) for run, named in found if not run.genitive]
        self.names = frozenset(run.first for run, named in found if named.type is not None or not certain)

    def _is_owned(self, last: int) -> bool:
        """Tell whether an office of a named body or place stands there, whoever holds it: 'the mayor of X'."""
        lexemes, flags, of = self.tokens.lexemes, self.tokens.flags, self.language.bit("of")
        return last < len(lexemes) and bool(flags[last] & of) and any(
            lexeme.capital for lexeme in lexemes[last + 1 : last + 3]
        )  # fmt: skip

    def read(self, first: int, last: int, hits: Sequence[Hit], before: list[Mention]) -> Mention:
        """Return the mention of a noun that may stand for several types."""
        types = frozenset(hit.entry.value[0] for hit in hits)
        words = [lexeme.surface for lexeme in self.tokens.lexemes[first : last - 1]]
        noun = " ".join([*words, self.tokens.lexemes[last - 1].base]).lower()
        genitive = self.tokens.lexemes[last - 1].genitive
        definite = (
            any(hit.entry.value[1] or (hit.entry.value[2] and self._is_suffixed(first, last)) for hit in hits)
            or self._has_article(first)
            or self._has_possessor(first, before)
        )
        mention = Mention(first, last, "description", None, genitive=genitive, noun=noun, fits=types)
        definite = definite and not (types == _PERSONS and self._is_owned(last))
        if (
            self.publisher is not None
            and self.publisher.type in types
            and self.tokens.flags[first - 1] & self.language.bit("own")
        ):
            mention.referent = self.publisher
        elif definite:
            owned = not self.language.file.grammar.capital_names or self._has_possessor(first, before)
            recent = tuple(m.referent for m in before[-1:] if m.referent and m.genitive and owned)
            named = all(hit.entry.value[2] for hit in hits)
            parent = self._related("parent", None) if self.context.kinds.relation(noun) == "group" else None
            mention.referent = parent or self._described(types, noun, recent, named, (first, last), before)
        else:
            mention.noun = f"a {noun}"
        mention.plural = False
        return mention

    def _described(
        self,
        types: frozenset[EntityType],
        noun: str,
        exclude: tuple[Referent, ...],
        named: bool,
        span: tuple[int, int],
        before: list[Mention],
    ) -> Referent | None:
        """Return what a definite description stands for; a country before it chooses among authorities."""
        first, last = span
        owner = before[-1] if before and before[-1].genitive and first - before[-1].last <= 2 else None
        relation = self.context.kinds.relation(noun)
        if relation == "employer":
            exclude += tuple(known for known in self.discourse.scores if self.context.kinds.is_hired(known))
        elif relation in ("parent", "subsidiary", "rival") and EntityType.COMPANY in types:
            other = owner.referent if owner is not None else None
            return self._related(relation, other) or self.discourse.find(
                types, noun, exclude=(other,) if other is not None else (), named=True
            )
        if (
            owner is not None
            and owner.referent is not None
            and owner.referent.type in types
            and not owner.referent.place
        ):
            return owner.referent
        known = self._authority(types, span, owner)
        if known is not None:
            return known
        if self._names_follow(last):
            return None
        front = self._compound_name(last - 1)
        if front:
            return self._named_with(front)
        exclude += find_clause_mates(self.context, before, first) + self._named_later(first, last)
        for mention in reversed(before):
            referent = mention.referent
            if (
                named
                or referent is None
                or referent.type not in types
                or mention.genitive
                or (mention.preposition and not self._goes_on(mention))
                or mention.appositive
            ):
                continue
            if parts_clauses(self.context, mention.last, first) and referent not in exclude:
                return self.discourse.find(types, noun, exclude, bonus=referent)
            break
        found = self._authority_first(types, noun, exclude) or self.discourse.find(
            types, noun, exclude=exclude, named=named
        )
        found = found or (self._only(types) if named else self._sole_regulator(types, first))
        if (
            found is None
            and EntityType.COURT in types
            and EntityType.REGULATOR not in types
            and self.authorities.is_court(last - 1)
        ):
            found = self.bodies.setdefault(f"/{fold(noun)}", Referent(noun, EntityType.COURT, forms={noun: None}))
        return found

    def _authority_first(
        self, types: frozenset[EntityType], noun: str, exclude: tuple[Referent, ...]
    ) -> Referent | None:
        """Return the authority that a noun of companies too means, where no company bore it: 'the agency' (en)."""
        public = types & {EntityType.REGULATOR, EntityType.PUBLIC_BODY}
        if not self.language.file.grammar.capital_names or not public or EntityType.COMPANY not in types:
            return None
        firms = (one for one in self.discourse.scores if one.type is EntityType.COMPANY)
        if any(self.discourse.bears(one, noun) for one in firms):
            return None
        return self.discourse.find(public, noun, exclude=exclude)

    def _sole_regulator(self, types: frozenset[EntityType], first: int) -> Referent | None:
        """Return the one regulator of the page, which its first sentences may call by a noun alone (en)."""
        if EntityType.REGULATOR not in types or self.discourse.sentence > _LEAD:
            return None
        if not self.language.file.grammar.capital_names or (first and self.tokens.lexemes[first - 1].capital):
            return None
        known = {one for one in self.context.register.by_form.values() if one.type is EntityType.REGULATOR}
        return known.pop() if len(known) == 1 else None

    def _named_later(self, first: int, last: int) -> tuple[Referent, ...]:
        """Return whom the rest of the clause names behind its verb, so its subject is another: 'the chain sued X'."""
        if is_governed(self.context, first):
            return ()
        verbal, lexemes = self.context.is_verb, self.tokens.lexemes
        return tuple(
            named for start, named in self.later
            if last < start <= last + _CLAUSE and not parts_clauses(self.context, last, start, says=True)
            and any(lexemes[at].word and verbal(at) for at in range(last, start))
        )  # fmt: skip

    def _goes_on(self, mention: Mention) -> bool:
        """Tell whether what follows tells of the one named behind a preposition: 'recalls X: ...', 'om X, hvor ...'."""
        lexemes, bit = self.tokens.lexemes, self.language.bit
        if mention.last + 1 >= len(lexemes):
            return False
        opens = self.tokens.flags[mention.last + 1] & (bit("relatives") | bit("subordinators"))
        return lexemes[mention.last].surface == ":" or (lexemes[mention.last].surface == "," and bool(opens))

    def _find_sector(self, first: int, last: int) -> str:
        """Return what the words about an authority say that it watches over where that is not data, or nothing."""
        spots = range(max(0, first - 3), min(len(self.tokens.lexemes), last + 4))
        flag = self.language.bit("sectors")
        return next((self.tokens.lexemes[at].lower for at in spots if self.tokens.flags[at] & flag), "")

    def _only(self, types: frozenset[EntityType]) -> Referent | None:
        """Return the one authority or union of the page, which a vague noun may stand for."""
        found = map(self.discourse.find_only, types & {EntityType.REGULATOR, EntityType.UNION})
        return next((referent for referent in found if referent is not None), None)

    def _authority(self, types: frozenset[EntityType], span: tuple[int, int], owner: Mention | None) -> Referent | None:
        """Return the body that a country or a region chooses among authorities: 'the Irish regulator'."""
        first, last = span
        region = self.authorities.find_region(first)
        if region and EntityType.REGULATOR in types:
            known = self.authorities.find_regional(region)
            if known is not None:
                return known
            text = f"{region} {self.tokens.text(self.view, first, last)}"
            return self.bodies.setdefault(f"/{fold(text)}", Referent(text, EntityType.REGULATOR, forms={text: None}))
        country = self.authorities.find_country(first) or self.authorities.find_country_behind(last)
        if not country and owner is not None and owner.referent is not None and owner.referent.place:
            country = country_codes().get(owner.referent.name, "")
        if country and EntityType.PUBLIC_BODY in types and EntityType.REGULATOR not in types:
            return self.authorities.national_body(first, last, country)
        sector = self._find_sector(first, last)
        if country and EntityType.REGULATOR in types and sector:
            return self.authorities.sector_body(first, last, country, sector)
        if country and EntityType.REGULATOR in types:
            same = [r for r in self.discourse.scores if r.type is EntityType.REGULATOR and r.country == country]
            return same[-1] if same else self.authorities.find_watchdog(country)
        return None

    def _related(self, relation: str, other: Referent | None) -> Referent | None:
        """Return the parent or subsidiary that earlier sentences give; a rival nobody is taken for."""
        for draft in reversed(self.context.drafts):
            if draft.predicate is not Predicate.SUBSIDIARY_OF or relation == "rival":
                continue
            here, there = (draft.subject, draft.object) if relation == "parent" else (draft.object, draft.subject)
            if other in (None, here):
                return there
        return None

    def _names_follow(self, last: int) -> bool:
        """Tell whether the name of what is described follows: 'the agency NAME', 'la société israélienne NAME'."""
        grammar = self.language.file.grammar
        if self.tokens.lexemes[last - 1].genitive and not grammar.capital_nouns:
            return False
        if last in self.names or not grammar.adjectives_follow:
            return last in self.names
        adjective = last + 1 in self.names and self.tokens.lexemes[last].surface.isalpha()
        return adjective and self.tokens.lexemes[last].surface.islower() and not self.tokens.flags[last]

    def _compound_name(self, at: int) -> str:
        """Return the name that a hyphen joins to the noun: 'Nordring-Konzern', not 'IT-Firma'."""
        grammar, surface = self.language.file.grammar, self.tokens.lexemes[at].surface
        if not grammar.capital_nouns and (not grammar.verb_second or surface[:1].islower()):
            return ""
        front, dash, _ = surface.rpartition("-")
        return front if dash and front.istitle() and len(front) > _LONGEST_PREFIX else ""

    def _named_with(self, word: str) -> Referent | None:
        """Return the one company whose name holds the word."""
        found = {
            referent
            for form, referent in self.context.register.by_form.items()
            if word in form.split() and referent.type is EntityType.COMPANY
        }
        return found.pop() if len(found) == 1 else None

    def _has_possessor(self, first: int, before: list[Mention]) -> bool:
        return bool(before) and before[-1].genitive and first - before[-1].last <= 2

    def _is_suffixed(self, first: int, last: int) -> bool:
        """Tell whether the noun carries its article in its ending, and none stands before it: 'myndigheten'."""
        if not self.suffixed or self.tokens.flags[first - 1] & self.language.bit("indefinite"):
            return False
        return self.tokens.lexemes[last - 1].base.lower().endswith(_SUFFIXED)

    def _has_article(self, first: int) -> bool:
        """Tell whether a definite article or a possessive stands before the noun, adjectives between."""
        definite = self.language.bit("definite") | self.language.bit("possessive")
        stop = (
            self.language.bit("indefinite")
            | self.language.bit("prepositions")
            | self.language.bit("of")
            | self.language.bit("by")
        )
        for back in range(1, 4):
            at = first - back
            if at < 0 or not self.tokens.lexemes[at].word:
                return False
            if self.tokens.flags[at] & definite:
                return True
            if self.tokens.flags[at] & stop:
                return False
        return False
