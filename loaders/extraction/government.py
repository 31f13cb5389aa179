"""Government: the preposition that governs a mention."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import EntityType
from loaders.extraction.context import Context
from loaders.extraction.document import Mention
from loaders.extraction.genders import is_subject_article
from loaders.extraction.language import Language
from loaders.extraction.prepositions import acts_from, before_end, find_preposition_before
from loaders.extraction.scanning import Scan
from loaders.extraction.tokens import Lexeme
from loaders.extraction.verbs import find_verbs, opens_question, owns_noun

_FARTHEST_PREPOSITION = 5
_QUOTES = "\"“”„»«‘’'"


@dataclass(slots=True)
class _NounPhrase:
    """What was read of a noun phrase from its noun backwards; `closed` where only a preposition may still come."""

    closed: bool
    countable: bool
    adjectives: int = 0
    articled: bool = False


class GovernmentReader:
    """Finds the prepositions of mentions in sentence after sentence."""

    def __init__(self, context: Context) -> None:
        self.language, self.tokens, self.context = context.language, context.tokens, context
        self.questions: frozenset[int] = frozenset()
        self.deeds: set[int] = set()
        bit = context.language.bit
        self.wanted = bit("prepositions") | bit("of") | bit("by")
        self.articles = bit("definite") | bit("indefinite") | bit("possessive")
        self.stop = (
            bit("subordinators") | bit("relatives") | bit("whether") | bit("perfect_auxiliaries")
            | bit("passive_auxiliaries") | bit("future") | bit("negations") | bit("coordinators") | bit("verbs")
        )  # fmt: skip
        self.times = _times(context.language)

    def begin(self, scan: Scan) -> None:
        """Look where the sentence asks and where its deeds stand, which no noun phrase reaches across."""
        self.questions = self._questions(scan)
        self.deeds = {
            at
            for hit in scan.of("trigger")
            if hit.entry.value.voice != "noun"
            for at in range(hit.first, hit.last)
            if hit.last > hit.first + 1 or not owns_noun(self.language, self.tokens, scan.sentence, hit.first)
            if at == hit.first or self.tokens.lexemes[at].lower not in self.language.file.grammar.object_marks
        }

    def govern(self, mention: Mention, before: list[Mention], scan: Scan) -> None:
        """Note the preposition of a mention, and pass on that of its possessor."""
        mention.preposition = self._postposition(mention, scan) or self._preposition(
            mention, before_end([one for one in before if one.last <= mention.first], scan.sentence.first)
        )
        if mention.kind == "name" and mention.preposition is None:
            mention.preposition = self._office_preposition(mention, scan)
        if mention.preposition in self.language.file.grammar.acting_from and acts_from(mention, scan, self.deeds):
            mention.preposition = None
        self._pass_preposition(before, mention)

    def is_compared(self, mention: Mention, before: list[Mention], scan: Scan) -> bool:
        """Tell whether a sentence opens with a party only to compare it: 'Unlike X, ...', 'Anders als X hat ...'."""
        first, bit = scan.sentence.first, self.language.bit
        if before or mention.kind != "name" or not self.tokens.flags[first] & bit("comparisons"):
            return False
        if mention.first - first > _FARTHEST_PREPOSITION or mention.last >= scan.sentence.last:
            return False
        finite = bit("perfect_auxiliaries") | bit("passive_auxiliaries") | bit("verbs") | bit("modals")
        behind = self.tokens.flags[mention.last] & finite or mention.last in self.deeds
        return self.tokens.lexemes[mention.last].surface == "," or bool(
            self.language.file.grammar.verb_second and behind
        )

    def _postposition(self, mention: Mention, scan: Scan) -> str | None:
        """Return the word right behind that governs the mention: 'der Gewerkschaft zufolge'."""
        if mention.last >= scan.sentence.last:
            return None
        word = self.tokens.lexemes[mention.last].lower
        return word if word in self.language.file.speech.behind else None

    def _questions(self, scan: Scan) -> frozenset[int]:
        """Return where a word that is a preposition too opens a question: 'undrar om Tesla övervakar'."""
        both = self.language.bit("whether"), self.language.bit("prepositions")
        spots = [
            at
            for at in range(scan.sentence.first + 1, scan.sentence.last)
            if all(self.tokens.flags[at] & bit for bit in both)
        ]
        if not spots:
            return frozenset()
        verbs = find_verbs(self.language, self.tokens, scan)
        return frozenset(at for at in spots if opens_question(self.language, self.tokens, scan, verbs, at))

    def _office_preposition(self, mention: Mention, scan: Scan) -> str | None:
        """Return the preposition before the office before a comma and its holder: 'à la ministre du Travail, NAME'."""
        comma = mention.first - 1
        if comma <= scan.sentence.first or self.tokens.lexemes[comma].surface != ",":
            return None
        for kind in ("role", "minister"):
            for hit in scan.of(kind):
                if hit.last == comma or self._owned_until(hit.last, comma):
                    return find_preposition_before(hit.first, self.tokens, self.language, scan.sentence.first)
        return None

    def _owned_until(self, first: int, last: int) -> bool:
        """Tell whether all that stands behind an office is what it is an office of: 'comisaria de Educación,'."""
        possessors = self.language.file.grammar.genitive_articles
        if not 1 < last - first <= _FARTHEST_PREPOSITION:
            return False
        opens = self.tokens.flags[first] & self.language.bit("of") or self.tokens.lexemes[first].lower in possessors
        return bool(opens) and all(
            self.tokens.lexemes[at].word and at not in self.deeds and not self.tokens.flags[at] & self.stop
            for at in range(first, last)
        )

    def _preposition(self, mention: Mention, floor: int) -> str | None:
        """Return the preposition that governs the mention: a noun phrase is preposition, article, adjectives, noun."""
        reach = 1 if mention.kind == "pronoun" else _FARTHEST_PREPOSITION
        numbered = mention.kind == "group" and self._is_number(self.tokens.lexemes[mention.first])
        phrase = _NounPhrase(closed=numbered, countable=mention.kind in ("group", "institution"))
        for at in range(mention.first - 1, max(floor, mention.first - reach) - 1, -1):
            found = self._step_back(at, floor, phrase)
            if found is not None:
                return None if found and self._opens_clause(at, mention.last) else found or None
        return None

    def _step_back(self, at: int, floor: int, phrase: _NounPhrase) -> str | None:
        """Return the preposition there, '' where the noun phrase ends without one, None where it goes on."""
        if at in self.deeds or self._asks(at) or self.tokens.lexemes[at].lower in self.times:
            return ""
        if self.tokens.lexemes[at].lower in self.language.file.pronouns.neuter and self.tokens.lexemes[at + 1].capital:
            return ""
        if self.tokens.lexemes[at].lower in self.language.file.grammar.purposes and self._opens_infinitive(at):
            return ""
        if self.tokens.flags[at] & self.wanted:
            return self._preposition_at(at, floor, phrase)
        return self._read_modifier(at, phrase)

    def _asks(self, at: int) -> bool:
        """Tell whether a word that may be a preposition opens a question instead."""
        return bool(self.tokens.flags[at] & self.language.bit("whether")) and (
            at == 0 or not self.tokens.lexemes[at - 1].word or at in self.questions
        )

    def _opens_clause(self, at: int, last: int) -> bool:
        """Tell whether a word that is a conjunction too opens a clause: 'before X fined'."""
        lexemes, flags = self.tokens.lexemes, self.tokens.flags
        if not flags[at] & self.language.bit("subordinators"):
            return False
        end = next((spot for spot in range(last, len(lexemes)) if lexemes[spot].surface in ".;:?!,"), len(lexemes))
        spot = last
        while spot < end and flags[spot] & self.language.bit("adverbs") and spot not in self.deeds:
            spot += 1
        if spot >= end or not self._is_finite(spot):
            return False
        if not self.language.file.grammar.verb_second or (at > 0 and lexemes[at - 1].surface == ","):
            return True
        if end + 1 < len(lexemes) and lexemes[end].surface == "," and self._is_finite(end + 1):
            return True
        main = [later for later in range(spot + 1, end) if self._is_finite(later)]
        return not self.language.file.grammar.verb_final and len(main) > (0 if spot in self.deeds else 1)

    def _is_finite(self, at: int) -> bool:
        auxiliary = self.language.bit("perfect_auxiliaries") | self.language.bit("passive_auxiliaries")
        return at in self.deeds or bool(self.tokens.flags[at] & (auxiliary | self.language.bit("verbs")))

    def _preposition_at(self, at: int, floor: int, phrase: _NounPhrase) -> str | None:
        """Return the preposition there; 'des' may be an article, 'of' may belong to 'hundreds' or to 'out of'."""
        flags, lexemes, bit = self.tokens.flags, self.tokens.lexemes, self.language.bit
        if not flags[at] & bit("of"):
            return lexemes[at].lower
        article = bool(flags[at] & bit("indefinite"))
        if at > floor:
            if flags[at - 1] & bit("quantities"):
                return ""
            if flags[at - 1] & (bit("prepositions") | bit("by")):
                return lexemes[at - 1].lower
            if article and self.context.is_verb(at - 1):
                phrase.closed = True
                return None
        if article and (at == 0 or lexemes[at].capital):
            phrase.closed = True
            return None
        return lexemes[at].lower

    def _read_modifier(self, at: int, phrase: _NounPhrase) -> str | None:
        """Read a number, an article or an adjective; an article that makes a possessor of the noun stands for 'of'."""
        lexeme, possessors = self.tokens.lexemes[at], self.language.file.grammar.genitive_articles
        if not lexeme.word and lexeme.surface in _QUOTES:
            return None
        if self._is_number(lexeme) and not self.tokens.flags[at] & self.articles:
            ends = phrase.closed or not phrase.countable
            phrase.closed = True
            return "" if ends else None
        if phrase.closed and lexeme.word and self.tokens.flags[at] & self.language.bit("converted"):
            return None
        if phrase.closed and not phrase.articled and self.tokens.flags[at] & self.articles:
            phrase.articled = self._is_outer(at)
            return None
        if phrase.closed or not lexeme.word:
            return ""
        opens = lexeme.capital or at == 0
        owned = not opens and (self._is_noun(at - 1) or self._is_technology(at - 1))
        if lexeme.lower in possessors and owned and not is_subject_article(self.language.file, self.tokens.lexemes, at):
            return possessors[0]
        if self.tokens.flags[at] & self.articles:
            phrase.closed, phrase.articled = True, self._is_outer(at)
            return None
        return None if self._is_office(lexeme) or self._is_adjective(at, phrase) else ""

    def _is_outer(self, at: int) -> bool:
        """Tell whether no other article stands before this one: 'zijn eigen klanten' has two."""
        own = self.tokens.flags[at] & self.language.bit("possessive")
        return not own or not at or not self.tokens.flags[at - 1] & self.articles

    def _is_number(self, lexeme: Lexeme) -> bool:
        return lexeme.digit or lexeme.lower in self.language.file.amounts.numbers

    def _is_office(self, lexeme: Lexeme) -> bool:
        return lexeme.node is not None and any(entry.kind in ("role", "minister") for entry in lexeme.node.entries)

    def _is_adjective(self, at: int, phrase: _NounPhrase) -> bool:
        """Tell whether the word may be one of at most two adjectives; of those with a capital only a country's."""
        phrase.adjectives += 1
        if self.tokens.flags[at] & self.stop or phrase.adjectives > 2:
            return False
        lexeme, dates = self.tokens.lexemes[at], self.language.file.dates
        if self.language.file.grammar.capital_names and lexeme.word:
            return lexeme.lower not in dates.months and lexeme.lower not in dates.weekdays
        return not lexeme.capital or bool(self.context.find_country(at))

    def _opens_infinitive(self, at: int) -> bool:
        """Tell whether a preposition opens an infinitive: 'um Mitarbeiter auszuspähen'."""
        ahead = range(at + 1, min(at + 16, len(self.tokens.lexemes)))
        for spot in ahead:
            if self.tokens.lexemes[spot].surface in ",.;:":
                return False
            if self.tokens.flags[spot] & self.language.bit("infinitives"):
                return True
        return False

    def _is_technology(self, at: int) -> bool:
        node = self.tokens.lexemes[at].name_node
        return node is not None and any(entry.value.type is EntityType.TECHNOLOGY for entry in node.entries)

    def _is_noun(self, at: int) -> bool:
        """Tell whether a known common noun stands there, in a language that writes them with a capital."""
        lexeme = self.tokens.lexemes[at]
        return (
            lexeme.capital
            and not self.tokens.flags[at] & self.wanted
            and lexeme.name_node is None
            and bool(lexeme.node is not None or self.tokens.flags[at] & self.language.bit("nouns"))
        )

    def _pass_preposition(self, before: list[Mention], mention: Mention) -> None:
        """Give the preposition before a possessor to what it owns: 'gegen Obermanns Vorgänger NAME'."""
        grammar, closed = self.language.file.grammar, self.language.file.closed
        possessors = closed.of if grammar.capital_names else grammar.genitive_articles
        if not possessors or not before or mention.preposition is not None:
            return
        owner = before[-1]
        gap = range(owner.last, mention.first)
        if (
            owner.genitive
            and (owner.kind == "name" or self.language.file.grammar.capital_names)
            and owner.preposition
            and len(gap) <= 2
            and all(self.tokens.lexemes[at].word for at in gap)
        ):
            mention.preposition, owner.preposition = owner.preposition, possessors[0]


def _times(language: Language) -> frozenset[str]:
    """Return the words that end a date, behind which another noun phrase begins: 'hired in March X'."""
    dates = language.file.dates
    phrases = (*dates.months, *dates.weekdays, *dates.relative, *dates.phrases, *dates.seasons)
    return frozenset(word for phrase in phrases for word in phrase.split()[-1:]) - frozenset(
        language.file.closed.prepositions
    )
