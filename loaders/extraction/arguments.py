"""Arguments: the subject and the objects of a verb, by word order and clause."""

from __future__ import annotations

from loaders.extraction.antecedents import (
    apposed_name,
    find_antecedent,
    leftward_subject,
    opens_office,
    relative_preposition,
)
from loaders.extraction.brackets import read_bracket, resumed
from loaders.extraction.causatives import is_caused, with_agent
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Mention
from loaders.extraction.marks import end_of_quote
from loaders.extraction.nonfinite import cleft_actor, find_controllers, gerund_actor, is_marked, opening_actor
from loaders.extraction.officers import find_officer
from loaders.extraction.segments import Segment


def find_subjects(clauses: Clauses, at: int, finite: int) -> list[Mention]:
    """Return who may be the grammatical subject, the likeliest first, with whoever it lets act."""
    return with_agent(clauses, _subjects(clauses, at, finite), at)


def _subjects(clauses: Clauses, at: int, finite: int) -> list[Mention]:
    """Return who may be the grammatical subject; behind a name without type come others."""
    if clauses.language.file.grammar.verb_final:
        opening = opening_actor(clauses, at)
        return read_bracket(clauses, at, clauses.verb_end(at)).subjects or ([opening] if opening is not None else [])
    named = cleft_actor(clauses, at)
    if named is not None:
        return [named]
    if finite > clauses.scan.sentence.first and clauses.tokens.flags[finite - 1] & clauses.language.bit("infinitives"):
        opening = opening_actor(clauses, at)
        return find_controllers(clauses, finite) or ([opening] if opening is not None else [])
    caused = [m for m in clauses.mentions if m.last == at and is_marked(clauses, m)]
    if caused and clauses.tokens.lexemes[at].lower.endswith(("r", "re")):
        return caused
    found = gerund_actor(clauses, at, finite) or find_subject(clauses, at, finite) or opening_actor(clauses, at)
    if found is None or found.kind != "name" or (found.referent is not None and found.referent.type is not None):
        return [found] if found is not None else []
    segment = clauses.segment(finite)
    others = [m for m in clauses.between(segment.first, found.first) if clauses.is_plain(m)]
    return [found, *reversed(others)]


def find_subject(clauses: Clauses, at: int, finite: int) -> Mention | None:
    """Return the grammatical subject of the verb at `at` whose finite part stands at `finite`."""
    number = clauses.index(finite)
    segment = clauses.segments[number]
    own = _owner_acted_for(clauses, at, finite) or (_behind(clauses, at) if _is_fronted(clauses, finite) else None)
    if own is not None:
        return own
    inside = [mention for mention in clauses.between(segment.first, finite) if clauses.is_plain(mention)]
    if inside and not (segment.opener == "rel" and _follows_relative(clauses, segment, inside[-1])):
        final = clauses.language.file.grammar.verb_final and segment.opener in ("rel", "sub", "whether")
        return inside[0] if final else inside[-1]
    if segment.opener in ("rel", "sub", "whether"):
        return _dependent(clauses, number, at, finite)
    officer = find_officer(clauses, clauses.verb_end(at)) if finite == segment.first and number else None
    if finite == segment.first:
        named = apposed_name(clauses, number)
        if named is not None and (
            opens_office(clauses, number) or clauses.segments[number - 2].opener in ("rel", "sub")
        ):
            return named
        before = resumed(clauses, number)
        if before is not None:
            return before
        quoted = clauses.quoted_before(segment.first) or segment.opener == "quote"
        if quoted and number > 0 and clauses.segments[0].opener == "quote":
            return _behind_quote(clauses, finite, segment)
    above = leftward_subject(clauses, number)
    speaks = above is not None and above.kind == "voice"
    return _inverted(clauses, number, finite) or _postponed(clauses, at) or (above if speaks else officer) or above


def _dependent(clauses: Clauses, number: int, at: int, finite: int) -> Mention | None:
    """Return the subject of a relative or subordinate clause with no party before its verb."""
    segment, grammar = clauses.segments[number], clauses.language.file.grammar
    if clauses.tokens.flags[segment.first] & clauses.language.bit("whose"):
        return None
    if segment.opener == "rel":
        return _behind(clauses, at) if _is_object(clauses, segment) else find_antecedent(clauses, segment.first)
    if clauses.tokens.lexemes[segment.first].lower in grammar.relative_objects:
        return _behind(clauses, at)
    if grammar.drops_subject:
        return _postponed(clauses, at) or leftward_subject(clauses, number)
    return _right_of(clauses, finite, segment) if grammar.verb_second else None


def _owner_acted_for(clauses: Clauses, at: int, finite: int) -> Mention | None:
    """Return what is acted upon where its owner has it done: 'X had its drivers followed'."""
    if finite >= at or not is_caused(clauses, finite):
        return None
    caused = [mention for mention in clauses.between(finite, at) if clauses.is_plain(mention)]
    return caused[-1] if caused else None


def _postponed(clauses: Clauses, at: int) -> Mention | None:
    """Return the subject behind the verb, where objects bear a preposition: 'la denunció ayer el sindicato'."""
    return _behind(clauses, at) if clauses.language.file.grammar.marked_objects else None


def _follows_relative(clauses: Clauses, segment: Segment, inside: Mention) -> bool:
    """Tell whether a relative clause has its subject behind its verb and ended: 'la empresa que preside X sostiene'."""
    grammar = clauses.language.file.grammar
    if not grammar.drops_subject and not grammar.adjectives_follow:
        return False
    return any(segment.first < spot < inside.first for spot in clauses.verbs)


def _is_fronted(clauses: Clauses, finite: int) -> bool:
    """Tell whether an object pronoun before the verb takes up what stands in front: 'la tecnología la puso X'."""
    if not clauses.language.file.grammar.drops_subject or finite == clauses.scan.sentence.first:
        return False
    before = clauses.tokens.lexemes[finite - 1].lower
    return clauses.language.file.pronouns.clitics.get(before) == ""


def _behind(clauses: Clauses, at: int) -> Mention | None:
    """Return the party without preposition right behind the verb."""
    low, segment = clauses.verb_end(at), clauses.segment(at)
    found = [mention for mention in clauses.between(low, segment.last) if clauses.is_plain(mention)]
    if not found or found[0].first - low > 5 or any(spot in clauses.verbs for spot in range(low, found[0].first)):
        return None
    small = clauses.language.bit("definite") | clauses.language.bit("indefinite") | clauses.language.bit("possessive")
    articled = any(clauses.tokens.flags[spot] & small for spot in range(low, found[0].first))
    return found[0] if found[0].kind == "name" or articled else None


def _is_object(clauses: Clauses, segment: Segment) -> bool:
    """Tell whether the relative is never subject: behind a preposition, or by its form ('que', 'den')."""
    word = clauses.tokens.lexemes[segment.first].lower
    return (
        word in clauses.language.file.grammar.relative_objects
        or relative_preposition(clauses, segment.first) is not None
    )


def _right_of(clauses: Clauses, finite: int, segment: Segment) -> Mention | None:
    found = [mention for mention in clauses.between(finite + 1, segment.last) if clauses.is_plain(mention)]
    return found[0] if found and found[0].first - finite <= 4 else None


def _inverted(clauses: Clauses, number: int, finite: int) -> Mention | None:
    """Return the subject right after the finite verb, where something else stands before it."""
    segment = clauses.segments[number]
    first = finite == segment.first or (segment.opener == "coord" and finite == segment.first + 1)
    if not clauses.language.file.grammar.verb_second:
        if segment.opener not in ("quote", "comma") or not first:
            return None
        previous = clauses.tokens.lexemes[segment.first - 1].surface if segment.first else ""
        quoted = clauses.quoted_before(segment.first) and any(s.opener == "quote" for s in clauses.segments[:number])
        unquoted = segment.opener == "comma" and previous == "," and not quoted
        if unquoted and not _says_so(clauses, number, finite):
            return None
    elif first and segment.opener == "coord":
        return None
    return _right_of(clauses, finite, segment)


def _says_so(clauses: Clauses, number: int, finite: int) -> bool:
    """Tell whether a verb of saying opens the last segment, behind a clause of its own: 'X spies on Y, claims Z.'"""
    earlier = clauses.segments[number - 1]
    complete = earlier.verb and earlier.opener in ("start", "break", "coord", "sub")
    return complete and any(hit.first == finite and hit.entry.value != "according" for hit in clauses.scan.of("speech"))


def find_governed(clauses: Clauses, prepositions: tuple[str, ...], first: int, last: int) -> list[Mention]:
    """Return the parties behind one of the prepositions, whom a relative takes up first: 'X, to which Y sold'."""
    end = _end_of_said(clauses, first)
    governed = clauses.all_governed(prepositions, first, last)
    found = [m for m in governed if m.first < end and not _parts_infinitive(clauses, last, m.first)]
    segment = clauses.segment(first)
    if segment.opener == "rel" and _relative_governor(clauses, segment) in prepositions:
        antecedent = find_antecedent(clauses, segment.first)
        return [antecedent, *found] if antecedent is not None else found
    return found


def _end_of_said(clauses: Clauses, at: int) -> int:
    """Return where what is said ends, beyond which a verb in it has no objects: '« ... que X espionne », dit Y.'"""
    sentence = clauses.scan.sentence
    romance = clauses.language.file.grammar.adjectives_follow
    return end_of_quote(clauses.tokens, sentence, at) if romance else sentence.last


def _relative_governor(clauses: Clauses, segment: Segment) -> str | None:
    """Return the preposition of a relative: before it, in it, or left behind: 'som Y solgte udstyret til'."""
    last = segment.last - 1
    stranded = clauses.tokens.flags[last] & clauses.language.bit("prepositions")
    if stranded and not clauses.language.file.grammar.verb_final:
        return clauses.tokens.lexemes[last].lower
    return relative_preposition(clauses, segment.first)


def _behind_quote(clauses: Clauses, finite: int, segment: Segment) -> Mention | None:
    """Return the subject of the verb right behind a quotation: nobody within it, and it may stand far away."""
    found = [mention for mention in clauses.between(finite + 1, segment.last) if clauses.is_plain(mention)]
    return found[0] if found and not any(at in clauses.verbs for at in range(finite + 1, found[0].first)) else None


def find_objects(clauses: Clauses, after: int) -> list[Mention]:
    """Return the mentions without preposition right of the verb, in order, up to the next clause."""
    found: list[Mention] = []
    if clauses.language.file.grammar.verb_final:
        found += read_bracket(clauses, clauses.verb_start(after), after).objects
    number, end = clauses.index(after - 1), _end_of_said(clauses, after - 1)
    position = after
    while number < len(clauses.segments):
        segment = clauses.segments[number]
        if position > segment.last:
            number += 1
            continue
        for mention in clauses.between(max(position, segment.first), segment.last):
            if _parts_gerund(clauses, after, mention.first):
                return found
            if any(spot in clauses.verbs for spot in range(position, mention.first)) and number > clauses.index(
                after - 1
            ):
                return found
            if not mention.genitive and mention.preposition is None and mention.first < end:
                found.append(mention)
        number = clauses.resumption(number) or number + 1
        if number + 1 < len(clauses.segments) and _inserted(clauses, number):
            number += 1
        if (
            number >= len(clauses.segments)
            or clauses.segments[number].verb
            or clauses.segments[number].opener in ("rel", "sub", "whether", "coord", "break")
        ):
            break
        position = clauses.segments[number].first
    return found


def _parts_gerund(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether what stands behind is done, not suffered by the verb: 'fined X for filming its staff' (en)."""
    if _parts_infinitive(clauses, first, last):
        return True
    if not clauses.language.file.grammar.capital_names:
        return False
    bit, flags = clauses.language.bit, clauses.tokens.flags
    leads = bit("prepositions") | bit("of") | bit("by") | bit("coordinators")
    return any(
        hit.first > first and hit.last <= last and hit.entry.value.voice != "noun"
        and clauses.tokens.lexemes[hit.first].lower.endswith("ing") and flags[hit.first - 1] & leads
        for hit in clauses.scan.of("trigger")
    )  # fmt: skip


def _parts_infinitive(clauses: Clauses, first: int, last: int) -> bool:
    """Tell whether what stands behind is the object of an infinitive: 'contrató detectives para espiar a X'."""
    grammar, tokens, mark = clauses.language.file.grammar, clauses.tokens, clauses.language.bit("infinitives")
    if grammar.verb_final:
        return False
    endings = grammar.infinitive_endings if grammar.adjectives_follow else ""
    return any(
        first < hit.first and hit.last <= last and hit.entry.value.voice == "active"
        and tokens.flags[hit.first - 1] & mark and tokens.lexemes[hit.first].lower.endswith(endings)
        for hit in clauses.scan.of("trigger")
    )  # fmt: skip


def _inserted(clauses: Clauses, number: int) -> bool:
    """Tell whether a segment only says who says so: ', the watchdog found,'."""
    segment = clauses.segments[number]
    if clauses.quoted_before(segment.first):
        return False
    commas = segment.opener == "comma" and clauses.segments[number + 1].opener == "comma"
    says = any(segment.first <= hit.first < segment.last for hit in clauses.scan.of("speech"))
    return commas and segment.last - segment.first <= 5 and says
