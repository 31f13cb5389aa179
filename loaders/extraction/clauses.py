"""Clauses: the segments of a sentence, and which mention stands in which place of a verb or noun."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.extraction.document import Mention
from loaders.extraction.gazetteer.people import countries
from loaders.extraction.language import Language
from loaders.extraction.scanning import Scan
from loaders.extraction.segments import Segment, SegmentCutter
from loaders.extraction.tokens import Tokens
from loaders.extraction.verbs import find_verbs, owns_noun

_FAR = 40


@dataclass(slots=True)
class Clauses:
    """The segments of one sentence and its mentions, with the questions that frames ask of them."""

    language: Language
    tokens: Tokens
    scan: Scan
    mentions: list[Mention]
    segments: list[Segment] = field(default_factory=list)
    verbs: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        forms = find_verbs(self.language, self.tokens, self.scan)
        self.verbs.update(forms)
        self.verbs = {at for at in self.verbs if not self.is_noun(at) and not self._owns_noun(at)}
        self.verbs -= {at for at in self.verbs if self._is_preposition(at)}
        final = self.language.file.grammar.verb_final
        named = [m for m in self.mentions if final and m.kind == "name" and m.last - m.first > 1]
        self.verbs -= {at for m in named for at in range(m.first, m.last) if self.tokens.lexemes[at].capital}
        cutter = SegmentCutter(self.language, self.tokens, self.scan, self.mentions, self.verbs, forms)
        self.segments = cutter.cut()

    def is_noun(self, at: int) -> bool:
        """Tell whether a word that may be a verb form is a noun here: an article or a preposition stands before it."""
        if not self.tokens.flags[at] & self.language.bit("homographs") or at == self.scan.sentence.first:
            return False
        bit = self.language.bit
        nominal = bit("definite") | bit("indefinite") | bit("possessive") | bit("of") | bit("by") | bit("prepositions")
        if any(hit.last == at and hit.entry.value == "according" for hit in self.scan.of("speech")):
            return False
        if any(mention.last == at and mention.kind == "pronoun" for mention in self.mentions):
            return False
        return (
            bool(self.tokens.flags[at - 1] & nominal)
            or self.tokens.lexemes[at - 1].lower in self.language.file.amounts.numbers
        )

    def _is_preposition(self, at: int) -> bool:
        """Tell whether a word that is a verb form too stands as a preposition before a name or an article: 'uit Y'."""
        bit, flags = self.language.bit, self.tokens.flags
        if not flags[at] & bit("prepositions") or at + 1 >= self.scan.sentence.last:
            return False
        return self.tokens.lexemes[at + 1].capital or bool(flags[at + 1] & (bit("definite") | bit("indefinite")))

    def index(self, at: int) -> int:
        """Return the number of the segment that holds the token."""
        for number, segment in enumerate(self.segments):
            if segment.first <= at < segment.last:
                return number
        return max(0, len(self.segments) - 1)

    def segment(self, at: int) -> Segment:
        """Return the segment that holds the token."""
        return self.segments[self.index(at)]

    def span(self, at: int) -> tuple[int, int]:
        """Return the clause around a token: its segment and neighbours without a verb of their own."""
        low = high = self.index(at)
        while (
            low > 0
            and self.segments[low].opener in ("comma", "bracket", "close", "quote")
            and not self.segments[low - 1].verb
        ):
            low -= 1
        while (
            high + 1 < len(self.segments)
            and not self.segments[high + 1].verb
            and self.segments[high + 1].opener in ("comma", "bracket", "close", "quote")
        ):
            high += 1
        high = self.resumption(high) or high
        return self.segments[low].first, self.segments[high].last

    def resumption(self, number: int) -> int:
        """Return the segment in which a clause goes on behind a relative: 'inledde X, som ..., en granskning', or 0."""
        if not self.language.file.grammar.verb_second or number + 2 >= len(self.segments):
            return 0
        segment, relative, rest = self.segments[number : number + 3]
        if not segment.verb or relative.opener != "rel" or rest.opener != "comma" or rest.verb:
            return 0
        verb = min(at for at in self.verbs if segment.first <= at < segment.last)
        behind = any(mention.first > verb and mention.last == segment.last for mention in self.mentions)
        return number + 2 if behind else 0

    def insertion(self, number: int) -> tuple[int, int]:
        """Return the tokens of what parts an auxiliary from a segment, if any: 'has, so X says, spied'."""
        if number < 2 or self.segments[number].opener != "comma":
            return 0, 0
        inserted, head = self.segments[number - 1], self.segments[number - 2]
        auxiliary = self.language.bit("perfect_auxiliaries") | self.language.bit("passive_auxiliaries")
        parted = inserted.opener in ("comma", "sub", "rel") and self.tokens.flags[head.last - 1] & auxiliary
        return (inserted.first, inserted.last) if parted else (0, 0)

    def has(self, at: int, flag: int) -> bool:
        """Tell whether a closed word of the class stands in the token's segment."""
        segment = self.segment(at)
        return any(self.tokens.flags[spot] & flag for spot in range(segment.first, segment.last))

    def auxiliary(self, at: int, flag: int, reach: int = _FAR) -> int:
        """Return the place of the nearest auxiliary of the class left of the verb in its clause, or -1."""
        number = self.index(at)
        low = self.segments[number].first
        if self.is_parted(number, at):
            number -= 2
            low, reach = self.segments[number].first, reach + at
        while number > 0 and self.segments[number].opener in ("comma", "close", "bracket") and at - low < min(reach, 3):
            if self.quoted_before(low) or (
                self.segments[number - 1].opener in ("rel", "sub", "whether")
                and self.segments[number].opener == "comma"
            ):
                break
            number -= 1
            low = self.segments[number].first
        for spot in range(at - 1, max(low, at - reach) - 1, -1):
            if self.tokens.flags[spot] & flag and not self._owns_noun(spot):
                return spot
            if spot in self.verbs and spot < self.segment(at).first:
                break
        return self._dangling(self.index(at), flag)

    def is_parted(self, number: int, at: int) -> bool:
        """Tell whether a name between commas parts a verb from its auxiliary: 'hat dem Chef, NAME, geschrieben'."""
        if not self.language.file.grammar.verb_final or any(self.segments[number].first <= v < at for v in self.verbs):
            return False
        named = self.inserted_name(number)
        return named is not None and named.last == self.segments[number - 1].last

    def inserted_name(self, number: int) -> Mention | None:
        """Return the name that opens what stands between two commas before a segment."""
        if number < 2 or {one.opener for one in self.segments[number - 1 : number + 1]} != {"comma"}:
            return None
        first, last = self.segments[number - 1].first, self.segments[number - 1].last
        title = self.language.bit("title")
        while first < last and (self.tokens.flags[first] & title or self.tokens.lexemes[first].surface == "."):
            first += 1
        return next((m for m in self.mentions if m.kind == "name" and m.first == first), None)

    def quoted_before(self, at: int) -> bool:
        """Tell whether a quote ends right before a token."""
        return any(
            self.tokens.lexemes[spot].surface in '"”»’“' for spot in range(max(self.scan.sentence.first, at - 2), at)
        )

    def _owns_noun(self, at: int) -> bool:
        """Tell whether an auxiliary that is a possessive too stands before a noun: 'heeft zijn chauffeurs gevolgd'."""
        return owns_noun(self.language, self.tokens, self.scan.sentence, at, self.verbs)

    def _dangling(self, number: int, flag: int) -> int:
        """Return an auxiliary that an insertion between commas parts from its verb: 'has, so it says, spied on'."""
        first, _ = self.insertion(number)
        last = self.segments[number - 2].last - 1 if first else -1
        return last if first and self.tokens.flags[last] & flag else -1

    def is_quoted(self, mention: Mention, at: int) -> bool:
        """Tell whether a mention stands in a quotation that ends before a token: '"We help the DPA", said its'."""
        return any(self.tokens.lexemes[spot].surface in "”»“" for spot in range(mention.last, at)) or (
            any(self.tokens.lexemes[spot].surface == '"' for spot in range(mention.last, at))
            and any(self.tokens.lexemes[spot].surface == '"' for spot in range(self.scan.sentence.first, mention.first))
        )

    def is_plain(self, mention: Mention) -> bool:
        """Tell whether a mention may be subject or direct object: no apposition, without preposition or genitive."""
        return not mention.appositive and mention.preposition is None and not mention.genitive

    def between(self, low: int, high: int) -> list[Mention]:
        """Return the mentions between two tokens, appositions left out."""
        return [
            mention
            for mention in self.mentions
            if low <= mention.first and mention.last <= high and not mention.appositive
        ]

    def verb_end(self, at: int) -> int:
        """Return the token after the longest trigger that begins at a token."""
        return max((hit.last for hit in self.scan.of("trigger") if hit.first == at), default=at + 1)

    def verb_start(self, last: int) -> int:
        """Return the first token of the longest trigger that ends before a token."""
        return min((hit.first for hit in self.scan.of("trigger") if hit.last == last), default=last - 1)

    def governed(self, prepositions: tuple[str, ...], at: int, after: int, left: bool = True) -> Mention | None:
        """Return the nearest mention with one of the prepositions, right of `after`, else left of `at`."""
        found = self.all_governed(prepositions, at, after, left)
        return found[0] if found else None

    def all_governed(self, prepositions: tuple[str, ...], at: int, after: int, left: bool = True) -> list[Mention]:
        """Return the mentions with one of the prepositions: right of `after`, else left of `at`, nearest first."""
        low, high = self.span(at)
        if (
            high < self.scan.sentence.last
            and self.index(high) < len(self.segments)
            and not self.segments[self.index(high)].verb
        ):
            high = self.segments[self.index(high)].last
        right = [self.owned(m) for m in self.between(after, high) if m.preposition in prepositions]
        if not left or (right and not self.language.file.grammar.verb_final):
            return right
        before = [m for m in reversed(self.between(low, at)) if m.preposition in prepositions]
        return [*right, *(m for m in before if not self._is_source(m))]

    def owned(self, mention: Mention) -> Mention:
        """Return the name of what a genitive owns: "to X's owner, NAME,", "an arm of X's rival NAME"."""
        if not mention.genitive:
            return mention
        name = next((m for m in self.mentions if m.first >= mention.last and not m.appositive), None)
        if (
            name is None
            or name.kind != "name"
            or (name.preposition is not None and not self._may_adjoin(mention))
            or not (1 - self._may_adjoin(mention)) <= name.first - mention.last <= 4
        ):
            return self._of_country(mention)
        last = name.first - (self.tokens.lexemes[name.first - 1].surface == ",")
        small = self.language.bit("coordinators") | self.language.bit("prepositions") | self.language.bit("of")
        gap = range(mention.last, last)
        plain = all(self.tokens.lexemes[at].word and not self.tokens.flags[at] & small for at in gap)
        return name if plain and not self.verbs.intersection(gap) else mention

    def _of_country(self, mention: Mention) -> Mention:
        """Return the authority that a country's genitive describes: 'Luxembourgs datatilsyn'; else the mention."""
        if mention.referent is None or mention.referent.name not in countries():
            return mention
        described = (m for m in self.mentions if m.first == mention.last and m.kind == "description" and m.referent)
        return next(described, mention)

    def _may_adjoin(self, mention: Mention) -> bool:
        """Tell whether what a genitive owns may stand right behind it: "Germany's NAME", not "Nordbos NAME"."""
        return self.language.file.grammar.capital_names and self.tokens.lexemes[mention.last - 1].surface[-2:-1] in "'’"

    def _is_source(self, mention: Mention) -> bool:
        """Tell whether a mention says whose word it is: 'nach Angaben der Gewerkschaft NAME'."""
        owned = (*self.language.file.closed.of, *self.language.file.grammar.genitive_articles)
        return mention.preposition in owned and any(
            0 <= mention.first - hit.last <= 2 for hit in self.scan.of("speech") if hit.entry.value == "according"
        )

    def possessor(self, first: int) -> Mention | None:
        """Return the genitive right before a noun, or what a possessive pronoun there stands for."""
        before = [m for m in self.mentions if m.last <= first]
        if before and before[-1].genitive and first - before[-1].last <= 3 and self._words_only(before[-1].last, first):
            return before[-1]
        return None

    def apposed(self, last: int) -> Mention | None:
        """Return the name behind a comma that says who the one right after `last` is: 'the unit of X, Y, said'."""
        following = [m for m in self.mentions if m.first >= last and m.kind == "name"]
        if len(following) < 2 or following[0].first - last > 3:
            return None
        one, two = following[0], following[1]
        if self.tokens.lexemes[one.last].surface != ",":
            return None
        flags, end = self.tokens.flags, self.scan.sentence.last
        article = flags[one.last + 1] & self.language.bit("definite")
        more = two.last < end and flags[two.last] & self.language.bit("coordinators")
        listed = more or (len(following) > 2 and following[2].first - two.last <= 2)
        return two if two.first - one.last == (2 if article else 1) and not listed else None

    def _words_only(self, first: int, last: int) -> bool:
        return all(
            self.tokens.lexemes[at].word or self.tokens.lexemes[at].surface in "\"“”'’" for at in range(first, last)
        )
