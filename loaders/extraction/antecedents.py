"""Antecedents: whom a relative stands for, and the subject that a clause takes from one further left."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention
from loaders.extraction.segments import Segment

_FARTHEST_HEAD = 6


def find_antecedent(clauses: Clauses, at: int) -> Mention | None:
    """Return the mention that a relative pronoun at `at` stands for."""
    before = [mention for mention in clauses.mentions if mention.last <= at and mention.kind != "speaker"]
    number = clauses.index(at)
    if (
        number > 0
        and at > clauses.scan.sentence.first
        and clauses.tokens.flags[at - 1] & clauses.language.bit("coordinators")
    ):
        for earlier in range(number - 1, -1, -1):
            if clauses.segments[earlier].opener == "rel":
                return find_antecedent(clauses, clauses.segments[earlier].first)
    if any(
        hit.last in (at, at - 1) and hit.entry.value.voice == "noun" for hit in clauses.scan.of("trigger")
    ) and not any(mention.last in (at, at - 1) for mention in before):
        return None
    found, near = _past_apposition(clauses, before, at)
    if not found or near - found[-1].last > _FARTHEST_HEAD:
        return None
    return _member(clauses, found, near) or _officer(clauses, found) or _head(clauses, found) or found[-1]


def relative_preposition(clauses: Clauses, at: int) -> str | None:
    """Return the preposition before the relative at a token, or in it: 'to which', 'a la que', 'auquel'."""
    fused = clauses.language.file.grammar.fused_relatives.get(clauses.tokens.lexemes[at].lower)
    if fused or at == clauses.scan.sentence.first:
        return fused
    bit = clauses.language.bit
    governing = bit("prepositions") | bit("of") | bit("by")
    return clauses.tokens.lexemes[at - 1].lower if clauses.tokens.flags[at - 1] & governing else None


def _past_apposition(clauses: Clauses, before: list[Mention], at: int) -> tuple[list[Mention], int]:
    """Return the mentions left of an apposition that ends at a token, and where it begins: 'X, a shop in Y, which'."""
    found = list(before)
    while found:
        last = found[-1]
        near = at - last.last <= _FARTHEST_HEAD
        place = last.referent is not None and last.referent.type is None and last.referent.place
        if not (last.appositive or place or _closes_apposition(clauses, found, at)):
            break
        if near:
            at = last.first
        found.pop()
    return [mention for mention in found if not mention.appositive], at


def _closes_apposition(clauses: Clauses, found: list[Mention], at: int) -> bool:
    """Tell whether the last mention only ends what a comma and an article add to the one before it."""
    if len(found) < 2:
        return False
    articled = clauses.tokens.flags[found[-1].first - 1] & clauses.language.bit("indefinite")
    parted = found[-1].last < at and clauses.tokens.lexemes[found[-1].last].word
    inside = found[-1].preposition is not None or parted or articled
    named = inside and found[-1].kind == "name"
    if not named and (found[-1].kind != "description" or found[-1].referent is not None):
        return False
    head = next((m for m in reversed(found[:-1]) if not m.appositive and m.kind == "name"), None)
    if head is None or clauses.tokens.lexemes[head.last].surface not in ",–(":
        return False
    gap = range(head.last + 1, found[-1].first)
    if not _opens_apposition(clauses, head.last + 1) or len(gap) > 2 * _FARTHEST_HEAD:
        return False
    return not any(clauses.tokens.lexemes[spot].surface in ",;:()" or spot in clauses.verbs for spot in gap)


def _opens_apposition(clauses: Clauses, at: int) -> bool:
    """Tell whether an indefinite article stands there, or a bare noun in apposition: 'X, società di Y'."""
    bit, flags = clauses.language.bit, clauses.tokens.flags[at]
    if flags & bit("indefinite"):
        return True
    lexeme = clauses.tokens.lexemes[at]
    if not clauses.language.file.grammar.adjectives_follow or lexeme.capital or not lexeme.word or at in clauses.verbs:
        return False
    small = bit("prepositions") | bit("of") | bit("by") | bit("adverbs") | bit("negations") | bit("relatives")
    return not flags & (small | bit("subordinators") | bit("coordinators") | bit("definite") | bit("possessive"))


def _head(clauses: Clauses, found: list[Mention]) -> Mention | None:
    """Return the description that the last name only belongs to: 'this unit of X, which'."""
    if len(found) < 2 or found[-1].preposition not in clauses.language.file.closed.of:
        return None
    head = found[-2]
    near = found[-1].first - head.last <= 2 and head.kind in ("description", "group") and head.referent is not None
    return head if near and head.referent is not found[-1].referent else None


def _officer(clauses: Clauses, found: list[Mention]) -> Mention | None:
    """Return the person where an office stands between: 'NAME, chair of ORG, who'."""
    if len(found) < 2 or found[-2].referent is None or found[-2].referent.type is not EntityType.PERSON:
        return None
    between = any(found[-2].last <= hit.first and hit.last <= found[-1].first for hit in clauses.scan.of("role"))
    return found[-2] if between and found[-1].first - found[-2].last <= 8 else None


def _member(clauses: Clauses, found: list[Mention], at: int) -> Mention | None:
    """Return the person whose party and office stand between: 'NAME, the Labour MP who' (en)."""
    if len(found) < 2 or found[-2].types is not EntityType.PERSON or not clauses.language.file.grammar.capital_names:
        return None
    office = any(hit.first == found[-1].last and hit.last == at for hit in clauses.scan.of("role"))
    return found[-2] if office and found[-1].first - found[-2].last <= 3 else None


def leftward_subject(clauses: Clauses, number: int) -> Mention | None:
    """Return the subject from segments further left, past insertions."""
    segment = clauses.segments[number]
    step = number - 1
    if segment.opener == "break" and clauses.tokens.lexemes[segment.open_at].surface == ":":
        return None
    if segment.opener == "quote" and step >= 0:
        adjoining = [m for m in clauses.mentions if m.last == clauses.segments[step].last and clauses.is_plain(m)]
        if adjoining and (not clauses.segments[step].verb or _is_quoted(clauses, adjoining[-1])):
            return adjoining[-1]
    while step >= 0:
        earlier = clauses.segments[step]
        skip = earlier.opener in ("rel", "comma", "bracket", "close", "quote", "sub", "whether") and step > 0
        if segment.opener == "coord" and earlier.verb and earlier.opener != "rel":
            skip = (
                earlier.opener in ("sub", "whether")
                and clauses.tokens.lexemes[segment.first - 1].surface == ","
                and step > 0
            )
            skip = skip or (step > 0 and _says_on(clauses, segment, earlier))
        inserted = segment.opener in ("comma", "close", "quote") and step == number - 1
        if not skip or step == 0 or (not inserted and earlier.opener not in ("rel", "sub", "whether")):
            found = [m for m in clauses.between(earlier.first, earlier.last) if clauses.is_plain(m)]
            if found and segment.opener == "coord" and _only_objects(clauses, earlier, found) and step > 0:
                found = []
            if found:
                return found[0] if earlier.verb else found[-1]
            if earlier.opener == "start":
                break
        step -= 1
    return apposed_name(clauses, number)


def _says_on(clauses: Clauses, segment: Segment, earlier: Segment) -> bool:
    """Tell whether a verb of saying goes on behind what was said: 'X confirmed that Y had left but denied' (en)."""
    if not clauses.language.file.grammar.capital_names or earlier.opener != "sub":
        return False
    says = [hit.first for hit in clauses.scan.of("speech") if hit.entry.value != "according"]
    first = min((at for at in clauses.verbs if segment.first <= at < segment.last), default=-1)
    return first in says and any(at < earlier.first for at in says)


def _is_quoted(clauses: Clauses, subject: Mention) -> bool:
    """Tell whether a verb of saying stands right before whose deed is quoted: 'said the company "kept files"' (en)."""
    if not clauses.language.file.grammar.capital_names:
        return False
    small = clauses.language.bit("definite") | clauses.language.bit("that")
    at = subject.first - 1
    while at > clauses.scan.sentence.first and clauses.tokens.flags[at] & small:
        at -= 1
    return any(hit.last == at + 1 and hit.entry.value != "according" for hit in clauses.scan.of("speech"))


def _only_objects(clauses: Clauses, segment: Segment, found: list[Mention]) -> bool:
    """Tell whether a segment's parties all stand behind its verb, where the subject never does."""
    grammar = clauses.language.file.grammar
    if not segment.verb or grammar.verb_second or grammar.drops_subject or grammar.marked_objects:
        return False
    verb = min(at for at in clauses.verbs if segment.first <= at < segment.last)
    return all(mention.first > verb for mention in found)


def opens_office(clauses: Clauses, number: int) -> bool:
    """Tell whether an office and nobody else stands before the name between commas."""
    low, high = clauses.segments[number - 2].first, clauses.segments[number - 2].last
    offices = [h for kind in ("role", "minister") for h in clauses.scan.of(kind) if low <= h.first and h.last == high]
    first = min((hit.first for hit in offices), default=-1)
    plain = [m for m in clauses.between(low, high) if clauses.is_plain(m)]
    compound = clauses.language.file.grammar.capital_names
    return bool(offices) and all(compound and m.kind == "name" and m.last == first for m in plain)


def apposed_name(clauses: Clauses, number: int) -> Mention | None:
    """Return the name that is all that stands between two commas: "the union's secretary, NAME, accused"."""
    named = clauses.inserted_name(number)
    if named is None or named.last == clauses.segments[number - 1].last:
        return named
    governing = clauses.language.bit("of") | clauses.language.bit("at")
    belongs = clauses.language.file.grammar.capital_names and clauses.tokens.flags[named.last] & governing
    return named if belongs and opens_office(clauses, number) else None
