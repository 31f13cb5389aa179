"""Clauses: where a sentence's clauses begin, and which mention stands in which place of a verb or noun."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.model import EntityType, Predicate
from loaders.extraction.brackets import read_bracket, resumed
from loaders.extraction.document import Mention
from loaders.extraction.language import Language
from loaders.extraction.scanning import Scan
from loaders.extraction.tokens import Tokens

_OPEN_BRACKETS, _CLOSE_BRACKETS = "([", ")]"
_BREAKS = ";:–—-("
_FAR = 40
_QUESTION = 14
_PAIRS = {
    "(": ")",
    "[": "]",
    '"': '"',
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "”": "”",
    ")": "",
    "]": "",
    "‘": "’",
    "’": "’",
    "'": "'",
}


@dataclass(slots=True)
class Segment:
    """A stretch of a sentence between two boundaries; `opener` says what opens it."""

    first: int
    last: int
    opener: str
    open_at: int
    verb: bool = False


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
        self.verbs.update(find_verbs(self.language, self.tokens, self.scan))
        self.verbs = {at for at in self.verbs if not self.is_noun(at)}
        self._cut()

    def is_noun(self, at: int) -> bool:
        """Tell whether a word that may be a verb form is a noun here: an article or a preposition stands before it."""
        if not self.tokens.flags[at] & self.language.bit("homographs") or at == self.scan.sentence.first:
            return False
        bit = self.language.bit
        nominal = bit("definite") | bit("indefinite") | bit("possessive") | bit("of") | bit("by") | bit("prepositions")
        if any(hit.last == at and hit.entry.value == "according" for hit in self.scan.of("speech")):
            return False
        return (
            bool(self.tokens.flags[at - 1] & nominal)
            or self.tokens.lexemes[at - 1].lower in self.language.file.amounts.numbers
        )

    def _cut(self) -> None:
        sentence = self.scan.sentence
        inside = {at for mention in self.mentions for at in range(mention.first + 1, mention.last)}
        bit = self.language.bit
        rel, sub, whether, coord = bit("relatives"), bit("subordinators"), bit("whether"), bit("coordinators")
        first, opener, open_at = sentence.first, "start", sentence.first
        closed = self._short_pairs()
        flags, lexemes = self.tokens.flags, self.tokens.lexemes
        for at in range(sentence.first, sentence.last):
            kind = ""
            if at in inside:
                continue
            surface = lexemes[at].surface
            if not lexemes[at].word:
                if surface == ",":
                    kind = "comma"
                elif surface in ";:–—…" or (surface == "-" and self._spaced(at)):
                    kind = "break"
                elif surface in "([":
                    kind = "bracket"
                elif surface in ")]":
                    kind = "close"
                elif surface in '"“”„«»':
                    kind = "quote"
                if kind and at not in closed:
                    self._add(first, at, opener, open_at)
                    first, opener, open_at = at + 1, kind, at
                continue
            flag = flags[at]
            if flag & (rel | sub | whether | coord):
                if flag & whether and (at == sentence.first or not lexemes[at].capital) and self._asks(at):
                    kind = "whether"
                elif flag & sub:
                    kind = "rel" if flag & rel and self._takes_up(at, first) else "sub"
                elif flag & rel and self._is_relative(at, first, opener):
                    kind = "rel"
                elif flag & coord and not self._joins_names(at) and self._verb_ahead(at):
                    kind = "coord"
                if kind in ("sub", "rel", "coord", "whether") and not self._may_part(at, kind):
                    kind = ""
                if kind:
                    if at > first:
                        self._add(first, at, opener, open_at)
                    first, opener, open_at = at, kind, at
        self._add(first, sentence.last, opener, open_at)

    def _is_verb_second(self, at: int) -> bool:
        """Tell whether what looks like a relative clause has its verb second and goes on: ', der Autobauer hat den ... lassen'."""
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
        """Tell whether a word that is a preposition too opens a question: a verb follows, or it stands first or behind a comma."""
        if self.tokens.flags[at] & self.language.bit("coordinators") and self._joins_names(at):
            return False
        return opens_question(self.language, self.tokens, self.scan, self.verbs, at)

    def _takes_up(self, at: int, first: int) -> bool:
        """Tell whether a word that is 'that' and 'who' stands for the party before it: none said or asked anything so far."""
        if at == first or not self.language.file.grammar.drops_subject:
            return False
        comma = self.tokens.lexemes[at - 1].surface == ","
        if not any(mention.last == at - comma for mention in self.mentions):
            return False
        if comma:
            return not any(hit.last == at - 1 for hit in self.scan.of("speech"))
        saying = any(first <= hit.first < at for hit in self.scan.of("speech"))
        asking = (Predicate.CALLED_ON, Predicate.ORDERED, Predicate.WROTE_TO, Predicate.HIRED)
        return not saying and not any(
            first <= hit.first < at and hit.entry.value.predicate in asking and hit.entry.value.voice != "noun"
            for hit in self.scan.of("trigger")
        )

    def _short_pairs(self) -> set[int]:
        """Return brackets and quote marks around a few words without a verb, which part nothing."""
        lexemes, sentence = self.tokens.lexemes, self.scan.sentence
        found: set[int] = set()
        opened = -1
        for at in range(sentence.first, sentence.last):
            surface = lexemes[at].surface
            if surface not in _PAIRS:
                continue
            if opened >= 0 and surface in _PAIRS[lexemes[opened].surface] and at - opened <= 7:
                marks = ".;:" if surface == ")" else ",.;:"
                if not any(spot in self.verbs or lexemes[spot].surface in marks for spot in range(opened, at)):
                    found.update((opened, at), (spot for spot in range(opened, at) if lexemes[spot].surface == ","))
                opened = -1
            else:
                opened = at
        return found

    def _spaced(self, at: int) -> bool:
        return at > 0 and self.tokens.starts[at] > self.tokens.ends[at - 1]

    def _is_relative(self, at: int, first: int, opener: str) -> bool:
        """Tell whether a word that may also be an article or 'that' opens a relative clause here."""
        flags = self.tokens.flags[at]
        articles = self.language.bit("definite") | self.language.bit("indefinite") | self.language.bit("that")
        if not flags & articles:
            return True
        if flags & self.language.bit("that") and not flags & self.language.bit("definite"):
            return True
        if at == first and opener == "comma":
            return True
        grammar = self.language.file.grammar
        unmarked = grammar.verb_final and not grammar.comma_clauses
        return unmarked and any(mention.last == at for mention in self.mentions) and self._verb_ahead(at)

    def _joins_names(self, at: int) -> bool:
        before = any(mention.last == at for mention in self.mentions)
        return before and any(
            at < mention.first <= at + 3 and not any(spot in self.verbs for spot in range(at + 1, mention.first))
            for mention in self.mentions
        )

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
        return self.segments[low].first, self.segments[high].last

    def has(self, at: int, flag: int) -> bool:
        """Tell whether a closed word of the class stands in the token's segment."""
        segment = self.segment(at)
        return any(self.tokens.flags[spot] & flag for spot in range(segment.first, segment.last))

    def auxiliary(self, at: int, flag: int, reach: int = _FAR) -> int:
        """Return the place of the nearest auxiliary of the class left of the verb in its clause, or -1."""
        number = self.index(at)
        low = self.segments[number].first
        while number > 0 and self.segments[number].opener in ("comma", "close", "bracket") and at - low < min(reach, 3):
            if self._quoted_before(low):
                break
            number -= 1
            low = self.segments[number].first
            if self.segments[number].opener in ("rel", "sub", "whether"):
                break
        for spot in range(at - 1, max(low, at - reach) - 1, -1):
            if self.tokens.flags[spot] & flag and not self._owns_noun(spot):
                return spot
            if spot in self.verbs and spot < self.segment(at).first:
                return -1
        return self._dangling(self.index(at), flag)

    def _owns_noun(self, at: int) -> bool:
        """Tell whether an auxiliary that is a possessive too stands before a noun: 'heeft zijn chauffeurs gevolgd'."""
        bit, following = self.language.bit, at + 1
        if not self.tokens.flags[at] & bit("possessive") or following >= self.scan.sentence.last:
            return False
        if not self.tokens.lexemes[following].word or following in self.verbs:
            return False
        small = (
            bit("adverbs") | bit("negations") | bit("prepositions") | bit("by") | bit("of") | bit("definite") | bit("indefinite")
        )  # fmt: skip
        return not self.tokens.flags[following] & small

    def _dangling(self, number: int, flag: int) -> int:
        """Return an auxiliary that an insertion between commas parts from its verb: 'has, so it says, spied on'."""
        if number < 2 or self.segments[number].opener != "comma" or self.segments[number - 1].opener != "comma":
            return -1
        last = self.segments[number - 2].last - 1
        return last if self.tokens.flags[last] & flag else -1

    def _plain(self, mention: Mention) -> bool:
        return not mention.appositive and mention.preposition is None and not mention.genitive

    def _between(self, low: int, high: int) -> list[Mention]:
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

    def subjects(self, at: int, finite: int) -> list[Mention]:
        """Return who may be the grammatical subject, the likeliest first: places and other untyped names are passed over."""
        if self.language.file.grammar.verb_final:
            return read_bracket(self, at, self.verb_end(at)).subjects
        if finite > self.scan.sentence.first and self.tokens.flags[finite - 1] & self.language.bit("infinitives"):
            return self._controllers(finite)
        caused = [m for m in self.mentions if m.last == at and self._is_marked(m)]
        if caused and self.tokens.lexemes[at].lower.endswith(("r", "re")):
            return caused
        found = self.subject(at, finite)
        if found is None or found.kind != "name" or (found.referent is not None and found.referent.type is not None):
            return [found] if found is not None else []
        segment = self.segment(finite)
        others = [m for m in self._between(segment.first, found.first) if self._plain(m)]
        return [found, *reversed(others)]

    def _controllers(self, at: int) -> list[Mention]:
        """Return who acts in an infinitive: the last parties before it, then the subject of the clause above."""
        number = self.index(at)
        segment = self.segments[number]
        low = segment.first
        if segment.opener in ("sub", "start") and number > 0 and at - segment.first <= 2:
            number -= 1
            low = self.segments[number].first
            while (
                number > 0
                and self.segments[number].last - low <= 2
                and self.segments[number].opener in ("sub", "coord")
            ):
                number -= 1
                low = self.segments[number].first
        reason = self.tokens.lexemes[at - 1].lower in self.language.file.grammar.reasons
        inside = [
            m for m in self._between(low, at) if self._plain(m) or self._is_marked(m) or (reason and not m.genitive)
        ]
        above = (
            self.leftwards(number)
            if self.segments[number].opener != "rel"
            else self.antecedent(self.segments[number].first)
        )
        return [*reversed(inside), *([above] if above is not None else [])]

    def _is_marked(self, mention: Mention) -> bool:
        """Tell whether a party is an object behind the preposition of objects: 'acusa a la empresa de espiar'."""
        marks = self.language.file.grammar.object_marks
        return mention.preposition in marks and not mention.genitive and not mention.appositive

    def subject(self, at: int, finite: int) -> Mention | None:
        """Return the grammatical subject of the verb at `at` whose finite part stands at `finite`."""
        number = self.index(finite)
        segment = self.segments[number]
        inside = [mention for mention in self._between(segment.first, finite) if self._plain(mention)]
        if self._is_fronted(finite):
            behind = self._behind(at)
            if behind is not None:
                return behind
        if inside and segment.opener == "rel" and self._follows_relative(segment, inside[-1]):
            return self.antecedent(segment.first)
        if inside:
            final = self.language.file.grammar.verb_final and segment.opener in ("rel", "sub", "whether")
            return inside[0] if final else inside[-1]
        if segment.opener == "rel":
            return self._after_relative(segment, finite) or self.antecedent(segment.first)
        if segment.opener in ("sub", "whether"):
            if self.language.file.grammar.drops_subject:
                return self._postponed(at) or self.leftwards(number)
            return self._right_of(finite, segment) if self.language.file.grammar.verb_second else None
        if finite == segment.first and (named := self._apposed_name(number)) is not None and self._opens_office(number):
            return named
        before = resumed(self, number) if finite == segment.first and self.language.file.grammar.verb_second else None
        if before is not None:
            return before
        inverted = self._inverted(number, finite) or self._postponed(at)
        if inverted is not None:
            return inverted
        return self.leftwards(number)

    def _postponed(self, at: int) -> Mention | None:
        """Return the subject behind the verb, where objects bear a preposition: 'la denunció ayer el sindicato'."""
        return self._behind(at) if self.language.file.grammar.marked_objects else None

    def _follows_relative(self, segment: Segment, inside: Mention) -> bool:
        """Tell whether a relative clause has its subject behind its verb and ended: 'la empresa que preside X sostiene'."""
        if not self.language.file.grammar.drops_subject:
            return False
        return any(segment.first < spot < inside.first for spot in self.verbs)

    def _is_fronted(self, finite: int) -> bool:
        """Tell whether an object pronoun before the verb takes up what stands in front: 'la tecnología la puso X'."""
        if not self.language.file.grammar.drops_subject or finite == self.scan.sentence.first:
            return False
        before = self.tokens.lexemes[finite - 1].lower
        return self.language.file.pronouns.clitics.get(before) == ""

    def _behind(self, at: int) -> Mention | None:
        """Return the party without preposition right behind the verb."""
        low, segment = self.verb_end(at), self.segment(at)
        found = [mention for mention in self._between(low, segment.last) if self._plain(mention)]
        if not found or found[0].first - low > 5 or any(spot in self.verbs for spot in range(low, found[0].first)):
            return None
        small = self.language.bit("definite") | self.language.bit("indefinite") | self.language.bit("possessive")
        articled = any(self.tokens.flags[spot] & small for spot in range(low, found[0].first))
        return found[0] if found[0].kind == "name" or articled else None

    def _after_relative(self, segment: Segment, finite: int) -> Mention | None:
        inside = [mention for mention in self._between(segment.first, finite) if self._plain(mention)]
        return inside[-1] if inside else None

    def _right_of(self, finite: int, segment: Segment) -> Mention | None:
        found = [mention for mention in self._between(finite + 1, segment.last) if self._plain(mention)]
        return found[0] if found and found[0].first - finite <= 4 else None

    def _inverted(self, number: int, finite: int) -> Mention | None:
        """Return the subject right after the finite verb, where something else stands before it."""
        segment = self.segments[number]
        first = finite == segment.first
        if not self.language.file.grammar.verb_second:
            if segment.opener not in ("quote", "comma") or not first:
                return None
            previous = self.tokens.lexemes[segment.first - 1].surface if segment.first else ""
            if segment.opener == "comma" and previous == "," and not self._quoted_before(segment.first):
                return None
        elif first and segment.opener == "coord":
            return None
        return self._right_of(finite, segment)

    def _quoted_before(self, at: int) -> bool:
        return any(
            self.tokens.lexemes[spot].surface in '"”»’“' for spot in range(max(self.scan.sentence.first, at - 2), at)
        )

    def leftwards(self, number: int) -> Mention | None:
        """Return the subject from segments further left, past insertions."""
        segment = self.segments[number]
        step = number - 1
        if segment.opener == "break" and self.tokens.lexemes[segment.open_at].surface == ":":
            return None
        if segment.opener == "quote" and step >= 0:
            adjoining = [m for m in self.mentions if m.last == self.segments[step].last and self._plain(m)]
            if adjoining and not self.segments[step].verb:
                return adjoining[-1]
        while step >= 0:
            earlier = self.segments[step]
            skip = earlier.opener in ("rel", "comma", "bracket", "close", "quote", "sub", "whether") and step > 0
            if segment.opener == "coord" and earlier.verb and earlier.opener not in ("rel",):
                skip = (
                    earlier.opener in ("sub", "whether")
                    and self.tokens.lexemes[segment.first - 1].surface == ","
                    and step > 0
                )
            inserted = segment.opener in ("comma", "close", "quote") and step == number - 1
            if not skip or step == 0 or (not inserted and earlier.opener not in ("rel", "sub", "whether")):
                found = [m for m in self._between(earlier.first, earlier.last) if self._plain(m)]
                if found and segment.opener == "coord" and self._only_objects(earlier, found) and step > 0:
                    found = []
                if found:
                    return found[0] if earlier.verb else found[-1]
                if earlier.opener == "start":
                    break
            step -= 1
        return self._apposed_name(number)

    def _only_objects(self, segment: Segment, found: list[Mention]) -> bool:
        """Tell whether a segment's parties all stand behind its verb, where the subject never does."""
        grammar = self.language.file.grammar
        if not segment.verb or grammar.verb_second or grammar.drops_subject or grammar.marked_objects:
            return False
        verb = min(at for at in self.verbs if segment.first <= at < segment.last)
        return all(mention.first > verb for mention in found)

    def _opens_office(self, number: int) -> bool:
        """Tell whether an office and nobody else stands before the name between commas."""
        low, high = self.segments[number - 2].first, self.segments[number - 2].last
        office = any(
            low <= hit.first and hit.last == high for kind in ("role", "minister") for hit in self.scan.of(kind)
        )
        return office and not any(self._plain(m) for m in self._between(low, high))

    def _apposed_name(self, number: int) -> Mention | None:
        """Return the name that is all that stands between two commas: "the union's secretary, NAME, accused"."""
        if number < 2 or self.segments[number].opener != "comma" or self.segments[number - 1].opener != "comma":
            return None
        inserted = self.segments[number - 1]
        return next(
            (m for m in self.mentions if m.kind == "name" and (m.first, m.last) == (inserted.first, inserted.last)),
            None,
        )

    def antecedent(self, at: int) -> Mention | None:
        """Return the mention that a relative pronoun at `at` stands for."""
        found = [
            mention
            for mention in self.mentions
            if mention.last <= at and not mention.appositive and mention.kind != "speaker"
        ]
        number = self.index(at)
        if (
            number > 0
            and at > self.scan.sentence.first
            and self.tokens.flags[at - 1] & self.language.bit("coordinators")
        ):
            for earlier in range(number - 1, -1, -1):
                if self.segments[earlier].opener == "rel":
                    return self.antecedent(self.segments[earlier].first)
        found = [m for m in found if m.referent is None or not (m.referent.type is None and m.referent.place)]
        if not found or at - found[-1].last > 6:
            return None
        return self._officer(found) or self._head(found) or found[-1]

    def _head(self, found: list[Mention]) -> Mention | None:
        """Return the description that the last name only belongs to: 'this unit of X, which'."""
        if len(found) < 2 or found[-1].preposition not in self.language.file.closed.of:
            return None
        head = found[-2]
        near = found[-1].first - head.last <= 2 and head.kind in ("description", "group") and head.referent is not None
        return head if near and head.referent is not found[-1].referent else None

    def _officer(self, found: list[Mention]) -> Mention | None:
        """Return the person where an office stands between: 'NAME, chair of ORG, who'."""
        if len(found) < 2 or found[-2].referent is None or found[-2].referent.type is not EntityType.PERSON:
            return None
        between = any(found[-2].last <= hit.first and hit.last <= found[-1].first for hit in self.scan.of("role"))
        return found[-2] if between and found[-1].first - found[-2].last <= 8 else None

    def objects(self, after: int, finite: int) -> list[Mention]:
        """Return the mentions without preposition right of the verb, in order, up to the next clause."""
        found: list[Mention] = []
        if self.language.file.grammar.verb_final:
            found += read_bracket(self, self.verb_start(after), after).objects
        number = self.index(after - 1)
        position = after
        while number < len(self.segments):
            segment = self.segments[number]
            if position > segment.last:
                number += 1
                continue
            for mention in self._between(max(position, segment.first), segment.last):
                if any(spot in self.verbs for spot in range(position, mention.first)) and number > self.index(
                    after - 1
                ):
                    return found
                if not mention.genitive and mention.preposition is None:
                    found.append(mention)
            number += 1
            if number + 1 < len(self.segments) and self._inserted(number):
                number += 1
            if (
                number >= len(self.segments)
                or self.segments[number].verb
                or self.segments[number].opener in ("rel", "sub", "whether", "coord", "break")
            ):
                break
            position = self.segments[number].first
        return found

    def _inserted(self, number: int) -> bool:
        """Tell whether a segment only says who says so: ', the watchdog found,'."""
        segment = self.segments[number]
        return (
            segment.opener == "comma" and self.segments[number + 1].opener == "comma" and segment.last - segment.first <= 5
            and any(segment.first <= hit.first < segment.last for hit in self.scan.of("speech"))
        )  # fmt: skip

    def governed(self, prepositions: tuple[str, ...], at: int, after: int, left: bool = True) -> Mention | None:
        """Return the nearest mention with one of the prepositions right of `after`, else left of `at`, in the clause."""
        found = self.all_governed(prepositions, at, after, left)
        return found[0] if found else None

    def all_governed(self, prepositions: tuple[str, ...], at: int, after: int, left: bool = True) -> list[Mention]:
        """Return the mentions with one of the prepositions: right of `after` in order, else left of `at`, nearest first."""
        low, high = self.span(at)
        if (
            high < self.scan.sentence.last
            and self.index(high) < len(self.segments)
            and not self.segments[self.index(high)].verb
        ):
            high = self.segments[self.index(high)].last
        right = [m for m in self._between(after, high) if m.preposition in prepositions]
        if not left or (right and not self.language.file.grammar.verb_final):
            return right
        return [*right, *(m for m in reversed(self._between(low, at)) if m.preposition in prepositions)]

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
        return two if two.first - one.last == 1 and self.tokens.lexemes[one.last].surface == "," else None

    def _words_only(self, first: int, last: int) -> bool:
        return all(
            self.tokens.lexemes[at].word or self.tokens.lexemes[at].surface in "\"“”'’" for at in range(first, last)
        )

    def next_to(self, first: int, last: int, after: bool, reach: int = 4) -> Mention | None:
        """Return the mention right after `last` (or before `first`), a comma and a few words between."""
        if after:
            found = [m for m in self.mentions if m.first >= last and not (m.appositive and m.kind == "description")]
            gap = range(last, found[0].first) if found else range(0)
            mention = found[0] if found else None
        else:
            found = [m for m in self.mentions if m.last <= first and not (m.appositive and m.kind == "description")]
            mention = found[-1] if found else None
            gap = range(mention.last, first) if mention else range(0)
        if mention is None or len(gap) > reach or any(at in self.verbs for at in gap):
            return None
        marks = sum(not self.tokens.lexemes[at].word for at in gap)
        return mention if marks <= 2 else None


def find_verbs(language: Language, tokens: Tokens, scan: Scan) -> set[int]:
    """Return where verbs begin in a sentence: triggers, words of saying, auxiliaries and frequent verbs."""
    bit, sentence = language.bit, scan.sentence
    found = {hit.first for hit in scan.of("trigger") if hit.entry.value.voice != "noun"}
    found.update(hit.first for hit in scan.of("speech") if hit.entry.value != "according")
    auxiliary = (
        bit("perfect_auxiliaries") | bit("passive_auxiliaries") | bit("future") | bit("conditional") | bit("verbs")
    )
    found.update(at for at in range(sentence.first, sentence.last) if tokens.flags[at] & auxiliary)
    return found


def opens_question(language: Language, tokens: Tokens, scan: Scan, verbs: set[int], at: int) -> bool:
    """Tell whether a word that is 'about' or 'or' too opens a question here: first, behind a comma, or with a verb to come."""
    bit, flags, lexemes = language.bit, tokens.flags, tokens.lexemes
    if (
        not flags[at] & (bit("prepositions") | bit("coordinators"))
        or at == scan.sentence.first
        or not lexemes[at - 1].word
    ):
        return True
    stop = bit("relatives") | bit("subordinators") | bit("coordinators")
    for ahead in range(at + 1, min(at + _QUESTION, scan.sentence.last)):
        if not lexemes[ahead].word or (flags[ahead] & stop and not flags[ahead] & bit("definite")):
            return False
        if ahead in verbs:
            return ahead > at + 1
    return False
