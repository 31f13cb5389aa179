"""Segments: where a sentence's clauses begin, by its marks, conjunctions and relatives."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import Predicate
from loaders.extraction.document import Mention
from loaders.extraction.language import Language
from loaders.extraction.marks import Marks
from loaders.extraction.scanning import Scan
from loaders.extraction.tokens import Tokens
from loaders.extraction.verbs import opens_question


@dataclass(slots=True)
class Segment:
    """A stretch of a sentence between two boundaries; `opener` says what opens it."""

    first: int
    last: int
    opener: str
    open_at: int
    verb: bool = False


@dataclass(slots=True)
class SegmentCutter:
    """Cuts one sentence into segments; `forms` are its verb forms, `verbs` those that are no noun or possessive."""

    language: Language
    tokens: Tokens
    scan: Scan
    mentions: list[Mention]
    verbs: set[int]
    forms: set[int]
    segments: list[Segment] = field(default_factory=list)

    def cut(self) -> list[Segment]:
        """Return the segments of the sentence in order."""
        sentence = self.scan.sentence
        inside = {at for mention in self.mentions for at in range(mention.first + 1, mention.last)}
        marks = Marks(self.tokens, sentence, self.verbs)
        first, opener, open_at = sentence.first, "start", sentence.first
        for at in range(sentence.first, sentence.last):
            if at in inside:
                continue
            word = self.tokens.lexemes[at].word
            kind = self._conjunction(at, first, opener) if word else marks.read(at)
            if word and kind and opener == "rel" and at == first + 1 and self._is_double(first):
                continue
            if kind and (word or at not in marks.closed):
                self._add(first, at, opener, open_at)
                first, opener, open_at = (at if word else at + 1), kind, at
        self._add(first, sentence.last, opener, open_at)
        self._part_main()
        return self.segments

    def _part_main(self) -> None:
        """Part the main clause from one that opens the sentence without a comma: 'Innan X bötfällde Y hade Z stämt'."""
        grammar = self.language.file.grammar
        if not grammar.verb_second or grammar.verb_final or not self.segments or self.segments[0].opener != "sub":
            return
        verbs = 0
        for number, segment in enumerate(self.segments):
            if number and segment.opener != "coord":
                return
            for at in range(segment.first, segment.last):
                if at not in self.verbs or not self._is_finite(at):
                    continue
                behind = any(at < mention.first <= at + 2 for mention in self.mentions)
                joined = self.tokens.flags[at - 1] & self.language.bit("coordinators")
                if verbs and behind and not joined and self.tokens.lexemes[at - 1].word:
                    parts = [
                        Segment(segment.first, at, segment.opener, segment.open_at, True),
                        Segment(at, segment.last, "comma", at - 1, True),
                    ]
                    self.segments[number : number + 1] = parts
                    return
                verbs += 1

    def _is_finite(self, at: int) -> bool:
        bit, flags = self.language.bit, self.tokens.flags
        if at > 0 and flags[at - 1] & (
            bit("coordinators") | bit("infinitives") | bit("subordinators") | bit("relatives")
        ):
            return False
        auxiliary = bit("perfect_auxiliaries") | bit("passive_auxiliaries")
        return bool(flags[at] & auxiliary) or self.tokens.lexemes[at].lower.endswith(("de", "te", "des", "tes"))

    def _conjunction(self, at: int, first: int, opener: str) -> str:
        """Return what kind of clause a word opens, or an empty text."""
        bit, flag = self.language.bit, self.tokens.flags[at]
        if not flag & (bit("relatives") | bit("subordinators") | bit("whether") | bit("coordinators")):
            return ""
        if flag & bit("relatives") and at == first and opener == "break" and self.tokens.lexemes[at].capital:
            return ""
        kind = self._kind(at, first, opener)
        return kind if kind and self._may_part(at, kind) else ""

    def _kind(self, at: int, first: int, opener: str) -> str:
        bit, flag = self.language.bit, self.tokens.flags[at]
        uncapitalised = at == self.scan.sentence.first or not self.tokens.lexemes[at].capital
        if flag & bit("whether") and uncapitalised and self._asks(at):
            return "whether"
        if flag & bit("subordinators"):
            if flag & bit("prepositions") and (self._governs_date(at) or self._is_adverb(at)):
                return ""
            relative = flag & bit("relatives") and (self._takes_up(at, first) or self._is_cleft(at, first))
            return "rel" if relative else "sub"
        if flag & bit("relatives") and self._is_relative(at, first, opener):
            return "rel"
        return "coord" if flag & bit("coordinators") and not self._joins_names(at) and self._verb_ahead(at) else ""

    def _is_verb_second(self, at: int) -> bool:
        """Tell whether what looks like a relative has its verb second and goes on: ', der Autobauer hat den ...'."""
        lexemes = self.tokens.lexemes
        if not self.tokens.flags[at] & self.language.bit("definite"):
            return False
        last = self.scan.sentence.last
        end = next((spot for spot in range(at + 1, last) if lexemes[spot].surface in ',.;:!?()"“”»«'), last)
        first = next((spot for spot in range(at + 1, end) if spot in self.verbs), end)
        return 2 <= first - at <= 3 and lexemes[first - 1].capital and end - first > 3

    def _may_part(self, at: int, kind: str) -> bool:
        """Tell whether a conjunction can open a clause here, in languages where commas and brackets of verbs say so."""
        grammar, lexemes = self.language.file.grammar, self.tokens.lexemes
        if at == self.scan.sentence.first:
            return True
        if kind == "coord":
            if at + 1 < self.scan.sentence.last and lexemes[at - 1].digit and lexemes[at + 1].digit:
                return False
            if not grammar.verb_final or not lexemes[at - 1].word:
                return True
            ahead = range(at + 1, min(at + 3, self.scan.sentence.last))
            return at - 1 in self.verbs or any(spot in self.verbs for spot in ahead)
        if not grammar.comma_clauses:
            return True
        if not lexemes[at - 1].word:
            return kind != "rel" or not self._is_verb_second(at)
        bit = self.language.bit
        opens = bit("coordinators") | bit("adverbs") | bit("negations") | bit("prepositions") | bit("by") | bit("of")
        return bool(self.tokens.flags[at - 1] & opens) and (
            at - 1 == self.scan.sentence.first or not lexemes[at - 2].word
        )

    def _asks(self, at: int) -> bool:
        """Tell whether a word that may also be a preposition or join names opens a question."""
        if self.tokens.flags[at] & self.language.bit("coordinators") and self._joins_names(at):
            return False
        return opens_question(self.language, self.tokens, self.scan, self.forms, at)

    def _takes_up(self, at: int, first: int) -> bool:
        """Tell whether a word that is 'that' and 'who' takes up the party before it: none said or asked so far."""
        grammar = self.language.file.grammar
        comma = at > 0 and self.tokens.lexemes[at - 1].surface == ","
        if grammar.zero_that and not grammar.verb_second and at > self.scan.sentence.first:
            return self._acts_itself(at)
        if at == self.scan.sentence.first or not (grammar.drops_subject or (grammar.verb_final and comma)):
            return False
        if at == first and not comma:
            return False
        nouns = grammar.drops_subject and any(
            hit.last == at - comma and hit.entry.value.voice == "noun" for hit in self.scan.of("trigger")
        )
        end = at - comma
        if comma and end > self.scan.sentence.first and self.tokens.flags[end - 1] & self.language.bit("prepositions"):
            end -= 1
        if not nouns and not any(mention.last == end for mention in self.mentions):
            return False
        if comma:
            return not any(hit.last == at - 1 for hit in self.scan.of("speech"))
        saying = any(first <= hit.first < at for hit in self.scan.of("speech"))
        asking = (Predicate.CALLED_ON, Predicate.ORDERED, Predicate.WROTE_TO, Predicate.HIRED)
        return not saying and not any(
            first <= hit.first < at and hit.entry.value.predicate in asking and hit.entry.value.voice != "noun"
            for hit in self.scan.of("trigger")
        )

    def _acts_itself(self, at: int) -> bool:
        """Tell whether a verb follows a word that is 'that' too, so that it is subject: 'a firm that also sells Y'."""
        bit, flags, last = self.language.bit, self.tokens.flags, self.scan.sentence.last
        if any(hit.last in (at, at - 1) for hit in self.scan.of("speech")):
            return False
        spot = at + 1
        while spot < last and flags[spot] & bit("adverbs") and spot not in self.verbs:
            spot += 1
        return spot < last and spot in self.verbs and not self.tokens.lexemes[spot].capital

    def _is_cleft(self, at: int, first: int) -> bool:
        """Tell whether a word that is 'that' too takes up who alone stands before it: 'it was X that hired Y'."""
        bit, flags = self.language.bit, self.tokens.flags
        head = next((mention for mention in self.mentions if mention.last == at and mention.first > first), None)
        if head is None:
            return False
        small = bit("passive_auxiliaries") | bit("adverbs") | bit("definite") | bit("indefinite") | bit("negations")
        return self.tokens.lexemes[first].lower in self.language.file.pronouns.thing and all(
            flags[spot] & small or any(one.first <= spot < one.last for one in self.mentions)
            for spot in range(first + 1, head.first)
        )

    def _is_relative(self, at: int, first: int, opener: str) -> bool:
        """Tell whether a word that may also be an article or 'that' opens a relative clause here."""
        flags = self.tokens.flags[at]
        articles = self.language.bit("definite") | self.language.bit("indefinite") | self.language.bit("that")
        if not flags & articles or self._is_double(at):
            return True
        if flags & self.language.bit("that") and not flags & self.language.bit("definite"):
            return True
        if at == first and opener == "comma":
            return not self._opens_infinitive(at)
        grammar = self.language.file.grammar
        unmarked = grammar.verb_final and not grammar.comma_clauses
        return unmarked and any(mention.last == at for mention in self.mentions) and self._verb_ahead(at)

    def _opens_infinitive(self, at: int) -> bool:
        """Tell whether what follows up to the next mark is an infinitive clause: ', die X zu prüfen'."""
        lexemes, last = self.tokens.lexemes, self.scan.sentence.last
        if not self.language.file.grammar.verb_final:
            return False
        end = next((spot for spot in range(at + 1, last) if not lexemes[spot].word), last)
        marks = [spot for spot in range(at + 1, end) if self.tokens.flags[spot] & self.language.bit("infinitives")]
        return bool(marks) and end - marks[-1] <= 3 and not any(spot in self.verbs for spot in range(at + 1, marks[-1]))

    def _is_adverb(self, at: int) -> bool:
        """Tell whether a word that opens clauses too parts an auxiliary from its verb: 'has since sued' (en)."""
        auxiliary = self.language.bit("perfect_auxiliaries")
        between = at > 0 and at + 1 in self.verbs and bool(self.tokens.flags[at - 1] & auxiliary)
        return between and self.language.file.grammar.capital_names

    def _governs_date(self, at: int) -> bool:
        """Tell whether a word that opens clauses too stands before a year or a month: 'sinds 2019', 'since May'."""
        ahead = self.tokens.lexemes[at + 1] if at + 1 < self.scan.sentence.last else None
        return ahead is not None and (ahead.digit or ahead.lower in self.language.file.dates.months)

    def _is_double(self, at: int) -> bool:
        """Tell whether an article and the word behind it are one relative: 'la que', 'el cual'."""
        bit, flags = self.language.bit, self.tokens.flags
        if at + 1 >= self.scan.sentence.last or not flags[at] & bit("relatives") or not flags[at] & bit("definite"):
            return False
        return self.language.file.grammar.drops_subject and bool(flags[at + 1] & bit("relatives"))

    def _joins_names(self, at: int) -> bool:
        before = any(mention.last == at for mention in self.mentions)
        return before and any(
            at < mention.first <= at + 3
            and mention.first < mention.last
            and not self._is_clitic(mention)
            and not any(spot in self.verbs for spot in range(at + 1, mention.first))
            for mention in self.mentions
        )

    def _is_clitic(self, mention: Mention) -> bool:
        """Tell whether a mention is an object pronoun before its verb, which joins no list: 'X e le ha inflitto'."""
        return mention.kind == "pronoun" and bool(self.tokens.flags[mention.first] & self.language.bit("clitics"))

    def _verb_ahead(self, at: int) -> bool:
        for ahead in range(at + 1, min(at + 9, self.scan.sentence.last)):
            if self.tokens.lexemes[ahead].surface in ",;:()":
                return False
            if ahead in self.verbs:
                return True
        return False

    def _add(self, first: int, last: int, opener: str, open_at: int) -> None:
        if last > first:
            verb = any(at in self.verbs for at in range(first, last))
            self.segments.append(Segment(first, last, opener, open_at, verb))
