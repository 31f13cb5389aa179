"""The sentence bracket of verb-final languages: who acts and who suffers where the parts of a verb stand apart.

A main clause has its finite verb second and participle or infinitive last; a subordinate clause has all verbs
last; what stands first in a main clause may be its object. Case on articles and number on verbs tell where order
does not.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from graph.model import EntityType, Predicate
from loaders.extraction.agreement import disagrees, is_dative, is_nominative, is_oblique, is_sufferer
from loaders.extraction.antecedents import find_antecedent, leftward_subject, relative_preposition
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention
from loaders.extraction.scanning import Hit
from loaders.extraction.segments import Segment

_INFINITIVES = frozenset({"haben", "sein", "werden", "lassen", "hebben", "zijn", "worden", "laten"})
_SUBORDINATE = ("rel", "sub", "whether")
_INSERTABLE = ("comma", "close", "bracket", "quote")
_TOOLS = frozenset({EntityType.TECHNOLOGY})
_CONTROLLING = frozenset(
    {Predicate.ACCUSED, Predicate.HIRED, Predicate.CALLED_ON, Predicate.ORDERED, Predicate.SUED, Predicate.FINED}
)


@dataclass(slots=True)
class Bracket:
    """The parties of one verb by their place: subjects, the likeliest first, and objects in order."""

    subjects: list[Mention]
    objects: list[Mention]


def read_bracket(clauses: Clauses, at: int, last: int) -> Bracket:
    """Return the parties of the verb between two tokens of a clause in a verb-final language."""
    number = clauses.index(at)
    segment = clauses.segments[number]
    if _is_infinitive(clauses, at, last):
        own = _controlled_here(clauses, number, at)
        if own is not None:
            return own
        inside = _plain(clauses, segment.first, at)
        if _governs_infinitive(clauses, segment, at, inside):
            return Bracket(inside[:1], inside[1:])
        return Bracket(_controllers(clauses, number), inside)
    low, opener, start = _field(clauses, number, at)
    if opener in _SUBORDINATE:
        return _subordinate(clauses, low, at, start)
    return _main(clauses, number, low, at)


def _is_infinitive(clauses: Clauses, at: int, last: int) -> bool:
    flags, bit = clauses.tokens.flags, clauses.language.bit("infinitives")
    first = clauses.scan.sentence.first
    if at > first + 1 and flags[at - 2] & bit and clauses.tokens.lexemes[at - 1].lower in _INFINITIVES:
        return True
    if flags[at] & bit or (at > first and flags[at - 1] & bit and clauses.tokens.lexemes[at - 1].word):
        return True
    behind = range(last, min(last + 2, clauses.segment(at).last))
    lexemes, verbal = (
        clauses.tokens.lexemes,
        clauses.language.bit("perfect_auxiliaries") | clauses.language.bit("passive_auxiliaries"),
    )
    end = clauses.segment(at).last
    return any(
        flags[spot] & bit and spot + 1 < end and (flags[spot + 1] & verbal or lexemes[spot + 1].lower in _INFINITIVES)
        for spot in behind
    )  # fmt: skip


def _governs_infinitive(clauses: Clauses, segment: Segment, at: int, inside: list[Mention]) -> bool:
    """Tell whether a verb in the same segment, unparted by a comma, lends an infinitive its subject."""
    finite = min((verb for verb in clauses.verbs if segment.first <= verb < at - 1), default=-1)
    if finite < 0 or not inside or segment.opener == "rel":
        return False
    return len(inside) > 1 or inside[0].last <= finite


def _plain(clauses: Clauses, low: int, high: int) -> list[Mention]:
    return [
        mention
        for mention in clauses.mentions
        if low <= mention.first
        and mention.last <= high
        and not mention.appositive
        and mention.preposition is None
        and not mention.genitive
        and mention.types is not EntityType.TECHNOLOGY
        and (mention.referent is not None or mention.fits != _TOOLS)
        and not _is_bracketed(clauses, mention)
    ]


def _is_bracketed(clauses: Clauses, mention: Mention) -> bool:
    lexemes = clauses.tokens.lexemes
    for at in range(mention.first - 1, max(clauses.scan.sentence.first, mention.first - 4) - 1, -1):
        if lexemes[at].surface in "()":
            return lexemes[at].surface == "("
    segment = clauses.segment(mention.first)
    return segment.opener == "bracket" and lexemes[segment.open_at].surface != "(" and not segment.verb


def _controlled_here(clauses: Clauses, number: int, at: int) -> Bracket | None:
    """Return the parties of an infinitive that no comma parts from the verb above: 'beschuldigt X ervan Y te ...'."""
    segment = clauses.segments[number]
    above = [
        hit
        for hit in clauses.scan.of("trigger")
        if segment.first <= hit.first < at
        and hit.entry.value.voice != "noun"
        and hit.entry.value.predicate in _CONTROLLING
    ]
    if clauses.language.file.grammar.capital_nouns or not above:
        return None
    behind = _plain(clauses, above[0].last, at)
    if len(behind) < 2:
        return None
    return Bracket(behind[:1], behind[1:])


def _field(clauses: Clauses, number: int, at: int) -> tuple[int, str, int]:
    """Return where the verb's clause begins, what opens it and where the opening segment begins, past insertions."""
    segment = clauses.segments[number]
    if clauses.insertion(number)[0] or clauses.is_parted(number, at):
        return _field(clauses, number - 2, clauses.segments[number - 2].last - 1)
    if number > 0 and segment.first == at and clauses.segments[number - 1].opener not in (*_INSERTABLE, "rel"):
        return segment.first, segment.opener, segment.first
    while (
        number > 0
        and segment.opener in _INSERTABLE
        and (not _verb_between(clauses, segment.first, at) or clauses.verbs.issuperset(range(segment.first, at)))
        and not clauses.segments[number - 1].verb
    ):
        number -= 1
        segment = clauses.segments[number]
    opener = segment.opener
    if opener == "coord" and number > 0 and not any(segment.first <= verb < at for verb in clauses.verbs):
        earlier = clauses.segments[number - 1]
        if earlier.opener in _SUBORDINATE:
            own = _plain(clauses, segment.first, at)
            shared = len(own) < 2
            return (earlier.first if shared else segment.first), earlier.opener, earlier.first
    return segment.first, opener, segment.first


def _verb_between(clauses: Clauses, low: int, high: int) -> bool:
    return any(low <= verb < high for verb in clauses.verbs)


def _subordinate(clauses: Clauses, low: int, at: int, start: int) -> Bracket:
    inside = _plain(clauses, low, at)
    pronoun = clauses.tokens.lexemes[start].lower
    relative = (
        bool(clauses.tokens.flags[start] & clauses.language.bit("relatives")) and clauses.segment(start).opener == "rel"
    )
    if not relative:
        first = _first_nominative(clauses, inside)
        return Bracket(first, [mention for mention in inside if mention not in first])
    governed = relative_preposition(clauses, start) is not None
    antecedent = None if governed else find_antecedent(clauses, start)
    case = clauses.language.file.grammar.relative_objects
    if antecedent is None or pronoun in clauses.language.file.grammar.relative_owners:
        first = _first_nominative(clauses, inside)
        return Bracket(first, [mention for mention in inside if mention not in first])
    oblique = pronoun in case or is_dative(clauses, antecedent, pronoun)
    if inside and (oblique or is_sufferer(antecedent, inside[0]) or is_nominative(clauses, inside[0])):
        return Bracket(inside[:1], [*inside[1:], antecedent])
    return Bracket([antecedent, *inside[:1]], inside or [antecedent])


def _main(clauses: Clauses, number: int, low: int, at: int) -> Bracket:
    segment = clauses.segments[number]
    finite = min((verb for verb in clauses.verbs if low <= verb < at), default=at)
    front = _without_insertion(clauses, _plain(clauses, low, finite), finite)
    if finite == at and _shares_auxiliary(clauses, number, at):
        shared = leftward_subject(clauses, number)
        return Bracket([shared] if shared is not None else [], front)
    opened, closed = clauses.insertion(number)
    behind = [m for m in _plain(clauses, finite + 1, segment.last) if not opened <= m.first < closed]
    if finite <= segment.first + 1 and segment.opener == "coord" and not front:
        shared = leftward_subject(clauses, number)
        if shared is not None and not (clauses.tokens.lexemes[at - 1].surface == "," and behind):
            return Bracket([shared, *_first_nominative(clauses, behind)], behind)
    subject = resumed(clauses, number) if finite == segment.first and not front else None
    if subject is not None:
        return Bracket([subject], behind)
    several = len(front) > 1 and not any(m.plural for m in behind[:1])
    first = [mention for mention in front[:1] if not is_oblique(clauses, mention)]
    nominative = _first_nominative(clauses, behind)
    if finite == at and len(behind) > 1 and nominative == behind[:1] and is_sufferer(behind[0], behind[1]):
        nominative = behind[1:2]
    marked = bool(first and behind) and is_nominative(clauses, behind[0]) and not is_nominative(clauses, first[0])
    if marked:
        return Bracket([*behind[:1], *first], [*front, *behind[1:]])
    if first and nominative and disagrees(clauses, first[0], nominative[0], finite, several):
        return Bracket([*nominative, *first], [*front, *(m for m in behind if m not in nominative)])
    if first:
        return Bracket([*first, *nominative], [*front[1:], *behind])
    if nominative:
        return Bracket(nominative, [*front, *(m for m in behind if m not in nominative)])
    above = leftward_subject(clauses, number) if segment.opener in (*_INSERTABLE, "coord") else None
    return Bracket([above] if above is not None else [], [*front, *behind])


def _without_insertion(clauses: Clauses, front: list[Mention], finite: int) -> list[Mention]:
    """Return who stands before a verb, without what only tells who the first is: 'NAME, Fahrer aus X, verklagt'."""
    verb = clauses.index(finite)
    if not front or clauses.segments[verb].first != finite or clauses.tokens.lexemes[finite - 1].surface != ",":
        return front
    head = clauses.index(front[0].first)
    inserted = clauses.segments[head + 1 : verb]
    apart = inserted and all(one.opener == "comma" and not one.verb for one in inserted)
    joined = any(
        clauses.tokens.flags[at] & clauses.language.bit("coordinators")
        for at in range(front[0].last, min(front[0].last + 4, finite))
    )
    return front if not apart or joined else [m for m in front if clauses.index(m.first) == head]


def _shares_auxiliary(clauses: Clauses, number: int, at: int) -> bool:
    """Tell whether a participle ends its clause as the one before 'and' does: 'hat A entlassen und B verklagt'."""
    segment = clauses.segments[number]
    if number == 0 or segment.opener != "coord" or any(m.first > at for m in clauses.between(at, segment.last)):
        return False
    participle = any(hit.first == at and hit.entry.value.voice == "participle" for hit in clauses.scan.of("trigger"))
    earlier = clauses.segments[number - 1]
    perfect = clauses.language.bit("perfect_auxiliaries")
    auxiliary = any(clauses.tokens.flags[spot] & perfect for spot in range(earlier.first, earlier.last - 1))
    return participle and auxiliary and earlier.last - 1 in clauses.verbs


def resumed(clauses: Clauses, number: int) -> Mention | None:
    """Return the subject that an insertion parts from its verb: 'the agency, hired by X, watched Y'."""
    step = number - 1
    inserted = ("comma", "rel", "bracket")
    if step < 1 or clauses.segments[number].opener not in ("comma", "close"):
        return None
    if clauses.segments[step].opener not in inserted:
        return None
    while step > 0 and clauses.segments[step].opener in inserted:
        step -= 1
    head = clauses.segments[step]
    if head.opener == "rel" or head.verb:
        return None
    found = _plain(clauses, head.first, head.last)
    return found[-1] if found and found[-1].last == head.last else None


def _first_nominative(clauses: Clauses, mentions: list[Mention]) -> list[Mention]:
    return next(([mention] for mention in mentions if not is_oblique(clauses, mention)), [])


def _is_worded(clauses: Clauses, hit: Hit, segment: Segment) -> bool:
    """Tell whether one of the words that the trigger needs stands in the segment."""
    needed = hit.entry.value.trigger.with_
    words = [lexeme.lower for lexeme in clauses.tokens.lexemes[segment.first : segment.last]]
    phrase = f" {' '.join(words)} "
    return not needed or any(
        any(one.endswith(word[1:]) for one in words) if word.startswith("*") else f" {word} " in phrase
        for word in needed
    )


def _controllers(clauses: Clauses, number: int) -> list[Mention]:
    """Return who acts in an infinitive with 'zu': whom the clause above asks, hires or blames, else its subject."""
    step = number - 1
    while step >= 0 and not clauses.segments[step].verb:
        step -= 1
    if step < 0:
        return []
    segment = clauses.segments[step]
    above = [hit for hit in clauses.scan.of("trigger") if segment.first <= hit.first < segment.last]
    verbs = [hit for hit in above if hit.entry.value.voice != "noun"]
    controls = [hit for hit in verbs if hit.entry.value.predicate in _CONTROLLING and _is_worded(clauses, hit, segment)]
    hit = controls[0] if controls else (verbs[0] if verbs else None)
    at = (
        hit.first
        if hit is not None
        else max((v for v in clauses.verbs if segment.first <= v < segment.last), default=segment.first)
    )
    bracket = read_bracket(clauses, at, at + 1)
    if controls:
        objects = [m for m in bracket.objects if m not in bracket.subjects[:1]]
        if not objects:
            objects = [
                m
                for m in clauses.mentions
                if segment.first <= m.first < segment.last and m.preposition and not m.appositive
            ]
        if hit is not None and hit.entry.value.predicate is Predicate.HIRED and objects and bracket.subjects:
            principal = bracket.subjects[0].referent
            if principal is not None and principal is not objects[0].referent:
                return [replace(objects[0], with_=(*objects[0].with_, principal)), *objects[1:2]]
        return objects[:2]
    return bracket.subjects
