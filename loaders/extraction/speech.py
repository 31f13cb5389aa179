"""Speech: who says what in a sentence, and over which words the saying reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.model import EntityType
from loaders.extraction.clauses import Clauses
from loaders.extraction.colons import VOICES, find_colon, find_quoted
from loaders.extraction.document import Mention, Referent
from loaders.extraction.framing import AUTHORITIES
from loaders.extraction.relaying import find_relay
from loaders.extraction.resuming import find_resumed
from loaders.extraction.rulings import is_ruling, speak_for
from loaders.extraction.scanning import Hit
from loaders.extraction.speakers import find_asker, find_speaker, is_asked, is_told_of

_QUOTES = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb or phrase of saying: how it holds what is said, by whom, and the tokens that it reaches over."""

    kind: str
    speaker: Referent | None
    first: int
    last: int
    at: int
    via: tuple[Referent, ...] = ()

    @property
    def width(self) -> int:
        """Return how many tokens it reaches over."""
        return self.last - self.first


def read_speech(
    clauses: Clauses, decider: Referent | None = None, before: Referent | None = None
) -> list[Saying]:  # fmt: skip
    """Return the sayings of a sentence, narrowest first.

    `decider` is who speaks where 'the ruling' does, `before` the subject of the sentence before, which may go on.
    """
    found: list[Saying] = []
    for hit in [*clauses.scan.of("speech"), *_parted(clauses)]:
        kind = hit.entry.value
        ruling = is_ruling(clauses, hit)
        if kind == "according":
            mention = None if ruling else _before(clauses, hit) or _after(clauses, hit.last)
            first, last = _clause_around(clauses, hit.first)
            source = mention.referent if mention is not None else decider if ruling else None
            opens = clauses.segment(hit.first).first == hit.first
            if source is not None or mention is not None or opens or clauses.language.file.grammar.zero_that:
                found.append(Saying("say", source, first, last, hit.first))
            continue
        if clauses.is_noun(hit.first):
            continue
        if _is_noun(clauses, hit):
            found.append(Saying(kind, None, hit.last, clauses.scan.sentence.last, hit.first))
            continue
        resumed = find_resumed(clauses, hit)
        speaker: Mention | None
        if resumed is not None:
            speaker, first, last = resumed
        else:
            speaker = _find_speaker(clauses, hit, decider if ruling else None, before)
            first, last = _scope(clauses, hit.first, hit.last, speaker)
        if kind == "ask" and first == hit.last and clauses.language.file.grammar.comma_clauses:
            last = clauses.segment(hit.first).last
        found.append(Saying(kind, speak_for(speaker.referent) if speaker else None, first, last, hit.first))
    found += _opinions(clauses)
    found += _quoted(clauses, found)
    found.sort(key=lambda saying: saying.width)
    relay = find_relay(clauses)
    return [replace(one, via=relay) if one.speaker not in (None, *relay) else one for one in found] if relay else found


def _find_speaker(clauses: Clauses, hit: Hit, decider: Referent | None, before: Referent | None) -> Mention | None:
    """Return who speaks in a verb of saying: who decided, who asks, its subject, or who acted before and goes on."""
    if decider is not None:
        return Mention(hit.last, hit.last, "description", decider)
    told = clauses.language.file.grammar.capital_names and is_told_of(clauses, hit)
    asked = told or (hit.entry.value == "ask" and is_asked(clauses, hit))
    speaker = find_asker(clauses, hit) if asked else find_speaker(clauses, hit.first, hit.last)
    if speaker is None and before is not None and _goes_on(clauses, hit, before):
        return Mention(hit.first, hit.first, "pronoun", before)
    return speaker


def _goes_on(clauses: Clauses, hit: Hit, before: Referent) -> bool:
    """Tell whether the verb opens the sentence without a subject, and whoever acted before may be meant."""
    grammar, lexemes = clauses.language.file.grammar, clauses.tokens.lexemes
    segment = clauses.segment(hit.first)
    if not grammar.drops_subject or segment.opener != "start":
        return False
    finite = clauses.auxiliary(hit.first, clauses.language.bit("perfect_auxiliaries"))
    verb = finite if finite >= 0 else hit.first
    adverbs = clauses.language.bit("adverbs")
    opens = all(clauses.tokens.flags[at] & adverbs for at in range(segment.first, verb))
    several = lexemes[verb].lower.endswith(grammar.plural_endings) if grammar.plural_endings else False
    return opens and several == (before.type is EntityType.GROUP)


def _opinions(clauses: Clauses) -> list[Saying]:
    """Return whose view a sentence gives that opens with it: 'Pour la CGT, X a violé'."""
    sentence, lexemes = clauses.scan.sentence, clauses.tokens.lexemes
    if lexemes[sentence.first].lower not in clauses.language.file.speech.opinion:
        return []
    for mention in clauses.mentions:
        behind = mention.last < sentence.last and lexemes[mention.last].surface == ","
        if not sentence.first < mention.first <= sentence.first + 3 or mention.types not in VOICES or not behind:
            continue
        return [Saying("say", mention.referent, mention.last, sentence.last, sentence.first)]
    return []


def _quoted(clauses: Clauses, found: list[Saying]) -> list[Saying]:
    """Return the saying of a quotation behind a colon that no other one reaches over."""
    colon, last = find_colon(clauses), clauses.scan.sentence.last
    if colon < 0 or covering(found, colon + 1) is not None:
        return []
    return [Saying("say", find_quoted(clauses, colon), colon + 1, last, colon)]


def _is_noun(clauses: Clauses, hit: Hit) -> bool:
    """Tell whether a verb's form is a noun here: 'over claims that it spied', 'its report'."""
    grammar = clauses.language.file.grammar
    if grammar.verb_second or not grammar.zero_that or hit.first <= clauses.scan.sentence.first:
        return False
    bit = clauses.language.bit
    before = bit("prepositions") | bit("of") | bit("possessive") | bit("indefinite")
    return bool(clauses.tokens.flags[hit.first - 1] & before & ~bit("subordinators")) and not clauses.tokens.flags[
        hit.first - 1
    ] & bit("infinitives")


def _parted(clauses: Clauses) -> list[Hit]:
    """Return verbs of saying whose prefix stands apart at the end of the clause: 'stellte die CNIL fest'."""
    prefixes = clauses.language.file.grammar.parted
    found: list[Hit] = []
    for at in range(clauses.scan.sentence.first, clauses.scan.sentence.last) if prefixes else ():
        node = clauses.tokens.lexemes[at].node
        if node is None or not node.children:
            continue
        for spot in range(at + 2, min(at + 14, clauses.scan.sentence.last)):
            lexeme = clauses.tokens.lexemes[spot]
            if lexeme.surface in ",;:":
                break
            below = node.children.get(lexeme.lower) if lexeme.lower in prefixes else None
            if below is not None:
                found += [Hit(at, at + 1, entry) for entry in below.entries if entry.kind == "speech"]
    return found


def _before(clauses: Clauses, hit: Hit) -> Mention | None:
    """Return the source in front of a word that stands behind it: 'dem Magazin zufolge'."""
    if hit.entry.phrase not in clauses.language.file.speech.behind:
        return None
    found = [mention for mention in clauses.mentions if mention.last <= hit.first and not mention.appositive]
    return found[-1] if found and hit.first - found[-1].last <= 1 else None


def _after(clauses: Clauses, last: int) -> Mention | None:
    found = [mention for mention in clauses.mentions if mention.first >= last and not mention.appositive]
    if (
        not found
        or found[0].first - last > 5
        or (
            clauses.language.file.grammar.verb_second and any(at in clauses.verbs for at in range(last, found[0].first))
        )
        or any(
            not clauses.tokens.lexemes[at].word and clauses.tokens.lexemes[at].surface not in _QUOTES
            for at in range(last, found[0].first)
        )
    ):
        return None
    return found[0]


def _clause_around(clauses: Clauses, at: int) -> tuple[int, int]:
    """Return what 'according to X' reaches over: the sentence, from a semicolon before it to the next."""
    sentence = clauses.scan.sentence
    first, last = sentence.first, sentence.last
    number = clauses.index(at)
    for step in range(number, 0, -1):
        segment = clauses.segments[step]
        if segment.opener == "break" and clauses.tokens.lexemes[segment.open_at].surface in ";:":
            first = segment.first
            break
    for segment in clauses.segments[number + 1 :]:
        if segment.opener == "break" and clauses.tokens.lexemes[segment.open_at].surface == ";":
            last = segment.open_at
            break
    return first, last


def _scope(clauses: Clauses, first: int, last: int, speaker: Mention | None) -> tuple[int, int]:
    sentence = clauses.scan.sentence
    after = last
    if speaker is not None and speaker.first >= last:
        after = speaker.last
    that = clauses.language.bit("that") | clauses.language.bit("whether")
    number = clauses.index(first)
    following = [s for s in clauses.segments[number:] if s.opener in ("sub", "whether") and s.first >= last]
    if following and following[0].first - after <= 12 and clauses.tokens.flags[following[0].first] & that:
        return following[0].first, sentence.last
    segment = clauses.segments[number]
    if segment.first > sentence.first and _comes_last(clauses, number, first, speaker, last):
        return sentence.first, sentence.last
    if after < sentence.last and clauses.tokens.lexemes[after].surface in _QUOTES | {":"}:
        return after, sentence.last
    if not clauses.language.file.grammar.zero_that or segment.opener == "rel":
        return last, segment.last
    for later in clauses.segments[number + 1 :]:
        if later.opener == "coord" and later.verb:
            return last, later.first
    return last, sentence.last


def _comes_last(clauses: Clauses, number: int, at: int, speaker: Mention | None, last: int) -> bool:
    """Tell whether what is said stands before the verb: '..., said X' or '"...", X said'."""
    segment = clauses.segments[number]
    if segment.opener not in ("comma", "quote", "close", "break") or at - segment.first > 8:
        return False
    if speaker is None:
        rest = range(last, clauses.scan.sentence.last)
        return at == segment.first or not any(clauses.tokens.lexemes[spot].word for spot in rest)
    if speaker.first >= last:
        return True
    return not clauses.language.file.grammar.verb_second and segment.first <= speaker.first


def covering(sayings: list[Saying], position: int) -> Saying | None:
    """Return the narrowest saying that reaches over the position and is not at it."""
    for saying in sayings:
        if saying.first <= position < saying.last and saying.at != position:
            return saying
    return None


def is_authority(referent: Referent | None) -> bool:
    """Tell whether a finding of the referent establishes something."""
    return referent is not None and referent.type in AUTHORITIES
