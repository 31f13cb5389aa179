"""Speech: who says what in a sentence, and over which words the saying reaches."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.model import EntityType
from loaders.extraction.arguments import find_subject
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention, Referent
from loaders.extraction.framing import AUTHORITIES
from loaders.extraction.relaying import find_relay
from loaders.extraction.rulings import is_ruling, speak_for
from loaders.extraction.scanning import Hit

_CRITICS = AUTHORITIES | {EntityType.UNION, EntityType.ORGANIZATION, EntityType.PARTY, EntityType.PERSON}
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


def read_speech(clauses: Clauses, decider: Referent | None = None) -> list[Saying]:
    """Return the sayings of a sentence, narrowest first; `decider` is who speaks where 'the ruling' does."""
    found: list[Saying] = []
    for hit in [*clauses.scan.of("speech"), *_parted(clauses)]:
        kind = hit.entry.value
        ruling = is_ruling(clauses, hit)
        if kind == "according":
            mention = None if ruling else _before(clauses, hit) or _after(clauses, hit.last)
            first, last = _clause_around(clauses, hit.first)
            source = mention.referent if mention is not None else decider if ruling else None
            if source is not None or mention is not None or clauses.language.file.grammar.zero_that:
                found.append(Saying("say", source, first, last, hit.first))
            continue
        if clauses.is_noun(hit.first):
            continue
        if _is_noun(clauses, hit):
            found.append(Saying(kind, None, hit.last, clauses.scan.sentence.last, hit.first))
            continue
        speaker = (
            _asker(clauses, hit)
            if kind == "ask" and _is_passive(clauses, hit)
            else _speaker(clauses, hit.first, hit.last)
        )
        if ruling and decider is not None:
            speaker = Mention(hit.last, hit.last, "description", decider)
        first, last = _scope(clauses, hit.first, hit.last, speaker)
        if kind == "ask" and first == hit.last and clauses.language.file.grammar.comma_clauses:
            last = clauses.segment(hit.first).last
        found.append(Saying(kind, speak_for(speaker.referent) if speaker else None, first, last, hit.first))
    found += _opinions(clauses)
    found.sort(key=lambda saying: saying.width)
    relay = find_relay(clauses)
    return [replace(one, via=relay) if one.speaker not in (None, *relay) else one for one in found] if relay else found


def _opinions(clauses: Clauses) -> list[Saying]:
    """Return whose view a sentence gives that opens with it: 'Pour la CGT, X a violé'."""
    sentence, lexemes = clauses.scan.sentence, clauses.tokens.lexemes
    if lexemes[sentence.first].lower not in clauses.language.file.speech.opinion:
        return []
    for mention in clauses.mentions:
        behind = mention.last < sentence.last and lexemes[mention.last].surface == ","
        if not sentence.first < mention.first <= sentence.first + 3 or mention.types not in _CRITICS or not behind:
            continue
        return [Saying("say", mention.referent, mention.last, sentence.last, sentence.first)]
    return []


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


def _is_passive(clauses: Clauses, hit: Hit) -> bool:
    """Tell whether the grammatical subject is asked and does not ask: 'the director was asked whether'."""
    if hit.entry.phrase in clauses.language.file.speech.asked:
        return True
    if hit.entry.phrase not in clauses.language.file.speech.asked_after:
        return False
    bit = clauses.language.bit
    passive, perfect = bit("passive_auxiliaries"), bit("perfect_auxiliaries")
    at = clauses.auxiliary(hit.first, passive | perfect)
    return at >= 0 and bool(clauses.tokens.flags[at] & passive) and not clauses.tokens.flags[at] & perfect


def _asker(clauses: Clauses, hit: Hit) -> Mention | None:
    """Return who asks in a passive: only the agent; whoever is asked is never the origin of the question."""
    return clauses.governed(clauses.language.file.closed.by, hit.first, hit.last, left=False)


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


def _speaker(clauses: Clauses, first: int, last: int) -> Mention | None:
    """Return who speaks: the grammatical subject, else a name or description right behind the verb."""
    inside = [m for m in clauses.mentions if m.kind == "pronoun" and first <= m.first and m.last <= last]
    if inside:
        return inside[0]
    segment = clauses.segment(first)
    grammar = clauses.language.file.grammar
    if (
        grammar.zero_that
        and clauses.tokens.lexemes[first].lower.endswith("ing")
        and not _is_progressive(clauses, first)
    ):
        return _first_subject(clauses, first)
    left = [m for m in clauses.between(segment.first, first) if clauses.is_plain(m)]
    if left:
        return left[-1]
    after = [m for m in clauses.mentions if m.first >= last and m.first - last <= 4 and not m.genitive]
    opening = (
        segment.first == first or segment.opener in ("comma", "quote") or clauses.language.file.grammar.verb_second
    )
    if after and opening and after[0].preposition is None and _no_clause_between(clauses, last, after[0].first):
        if (not after[0].appositive or after[0].kind == "name") and not _opens_clause(clauses, after[0]):
            return after[0]
        if after[0].kind == "description" and len(after) > 1 and after[1].first == after[0].last:
            return after[1]
    shown = [
        m
        for m in clauses.mentions
        if segment.first <= m.first
        and m.last <= first
        and m.preposition is not None
        and m.referent is not None
        and m.referent.type is EntityType.MEDIA_OUTLET
    ]
    if shown:
        return shown[-1]
    auxiliary = clauses.auxiliary(first, clauses.language.bit("perfect_auxiliaries") | clauses.language.bit("future"))
    found = find_subject(clauses, first, auxiliary if auxiliary >= 0 else first)
    if found is None and grammar.drops_subject and segment.opener in ("break", "coord"):
        return _first_subject(clauses, first)
    return found


def _is_progressive(clauses: Clauses, at: int) -> bool:
    """Tell whether an auxiliary right before makes a finite verb of it: 'is asking', 'were not asking'."""
    bits = clauses.language.bit("passive_auxiliaries") | clauses.language.bit("perfect_auxiliaries")
    return any(clauses.tokens.flags[spot] & bits for spot in range(max(clauses.scan.sentence.first, at - 3), at))


def _first_subject(clauses: Clauses, at: int) -> Mention | None:
    """Return the subject of the sentence's first clause, who goes on speaking: 'X wrote to Y, asking whether'."""
    before = [m for m in clauses.between(clauses.scan.sentence.first, at) if clauses.is_plain(m)]
    return before[0] if before else None


def _opens_clause(clauses: Clauses, mention: Mention) -> bool:
    """Tell whether a name behind the verb is the subject of what is said: 'NAME, an organiser, said X had bugged'."""
    grammar = clauses.language.file.grammar
    return grammar.zero_that and not grammar.verb_second and mention.last in clauses.verbs


def _no_clause_between(clauses: Clauses, first: int, last: int) -> bool:
    bits = clauses.language.bit("that") | clauses.language.bit("subordinators") | clauses.language.bit("whether")
    small = clauses.language.bit("definite") | clauses.language.bit("indefinite")
    return not any(
        (clauses.tokens.flags[at] & bits and not (clauses.tokens.flags[at] & small and at > first))
        or not clauses.tokens.lexemes[at].word
        for at in range(first, last)
    )


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
        return at == segment.first
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
