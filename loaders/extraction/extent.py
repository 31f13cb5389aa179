"""How far a name goes: capitals, legal forms, particles, and what a head takes with it."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.adjoining import are_two, stands_apart
from loaders.extraction.ambiguity import choose_entity
from loaders.extraction.candidates import (
    JOINED,
    LONGEST,
    LOWER_HEADS,
    Wording,
    is_common,
    is_common_by_ending,
    is_head,
)
from loaders.extraction.gazetteer import KnownEntity
from loaders.extraction.gazetteer.people import legal_forms, places
from loaders.extraction.matters import over_matter
from loaders.extraction.noblesse import over_particle
from loaders.extraction.openings import own_body
from loaders.extraction.scanning import Hit, Scan
from loaders.extraction.seats import ends_at_seat
from loaders.extraction.stretching import NUMBERED, is_numbered, opens_title

_LEGAL_ABBREVIATIONS = frozenset({"co", "a.b", "cie", "gebr", "inc", "ltd", "pte", "pty"})
_OPENING_ABBREVIATIONS = frozenset({"st", "ste", "brdr", "gebr", "frs", "hnos", "flli", "soc"})
_BESIDE_BODIES = frozenset({"von", "vom", "in", "im", "bei", "beim", "mit", "gegen", "an", "am", "auf", "zum", "aus"})
_LANDS = frozenset({"kantons", "landes", "kreises", "landkreises", "freistaats", "freistaates", "bezirks"})
_BEFORE_PLACES = frozenset({"north", "south", "east", "west", "new", "san", "santa", "saint"})
_BRANCHES = frozenset({"Local", "Lodge", "Branch"})


def find_extent(
    wording: Wording, first: int, scan: Scan, known: dict[int, Hit], heads: dict[int, Hit]
) -> tuple[int, KnownEntity | None, EntityType | None]:
    """Return where a name ends, whom the gazetteer takes it for, and the type that a head within tells."""
    grammar = wording.language.file.grammar
    hit = known.get(first)
    last = hit.last if hit is not None else first + 1
    entity = choose_entity(wording, hit)
    head: EntityType | None = None
    if first in heads:
        head = heads[first].entry.value
        last = max(last, heads[first].last) if grammar.capital_nouns or grammar.adjectives_follow else last
    if entity is not None and entity.type in LOWER_HEADS and grammar.verb_final and not grammar.capital_nouns:
        return last, entity, head
    while last < scan.sentence.last and last - first < LONGEST:
        if _is_bounded(wording, first, last, entity, known, heads):
            break
        step = _extend(wording, first, last, scan, head)
        if step == 0:
            break
        inner = known.get(last)
        last = max(last + step, inner.last) if inner is not None else last + step
        if last - 1 in heads and not _keeps_head(wording, first, heads, heads[last - 1].entry.value):
            head = heads[last - 1].entry.value
        if hit is not None and last > hit.last:
            entity = entity if entity is not None and entity.type is EntityType.PERSON else None
    return last, entity, head


def _keeps_head(wording: Wording, first: int, heads: dict[int, Hit], later: EntityType) -> bool:
    """Tell whether a body's name goes on with the company that it belongs to: 'Sindicato N.º 2 de Minera Talca'."""
    body = first in heads and heads[first].entry.value in LOWER_HEADS | JOINED
    return body and later is EntityType.COMPANY and wording.language.file.grammar.adjectives_follow


def _is_bounded(
    wording: Wording, first: int, last: int, entity: KnownEntity | None, known: dict[int, Hit], heads: dict[int, Hit]
) -> bool:
    """Tell whether a genitive ends the name, or somebody else's begins."""
    lexemes = wording.tokens.lexemes
    before = lexemes[last - 1]
    apostrophe = before.surface[-2:] in ("'s", "’s") or before.surface[-1:] in "'’"
    if before.lower in _LANDS and lexemes[last].capital:
        return False
    if before.genitive and (apostrophe or not (last in heads and lexemes[last].capital)):
        return True
    if entity is None:
        return first in heads and ends_at_seat(wording, heads[first].entry.value, last)
    if last in known and are_two(wording, entity, known[last].entry.value, first):
        return True
    return stands_apart(wording, entity, first, last)


def _extend(wording: Wording, first: int, last: int, scan: Scan, head: EntityType | None) -> int:
    """Return how many tokens the run grows by at `last`; 0 where it ends."""
    if wording.tokens.starts[last] - wording.tokens.ends[last - 1] > 2 or _breaks_off(wording, first, last, scan):
        return 0
    if _goes_on(wording, last) or _is_surname(wording, first, last, scan):
        return 1
    step = _over_mark(wording, last, scan) or over_matter(wording, last, scan, head)
    if step is None and head is not None and opens_title(wording, first, last, scan):
        return 2
    if step is None:
        step = over_particle(wording, first, last, scan)
    if step is None and head is not None:
        step = _over_preposition(wording, last, scan, head)
    return _over_joiner(wording, first, last, scan, head) if step is None else step


def _breaks_off(wording: Wording, first: int, last: int, scan: Scan) -> bool:
    """Tell whether an office, a common noun or the next person's first name begins."""
    lexeme, following = wording.tokens.lexemes[last], wording.following(last, scan)
    office = lexeme.node is not None and any(entry.kind in ("role", "minister") for entry in lexeme.node.entries)
    if office and lexeme.capital and _is_surname(wording, first, last, scan) and last - first < 3:
        office = wording.language.file.grammar.capital_nouns
    if office and not (lexeme.genitive and lexeme.capital and is_head(lexeme)):
        return True
    if is_common(wording, lexeme) and not is_head(lexeme):
        return not (is_common_by_ending(lexeme) and _is_surname(wording, first, last, scan))
    if lexeme.surface not in wording.people or wording.tokens.lexemes[first].surface in wording.people:
        return False
    if _ends_firm(wording, last, scan) or wording.tokens.lexemes[last - 1].lower in _BEFORE_PLACES:
        return False
    return following is not None and following.capital


def _ends_firm(wording: Wording, last: int, scan: Scan) -> bool:
    """Tell whether capitals lead to a legal form: 'Sundt Liv Gruppen A/S' names nobody called Liv."""
    for lexeme in wording.tokens.lexemes[last + 1 : min(last + 4, scan.sentence.last)]:
        if lexeme.surface in legal_forms():
            return True
        if not lexeme.capital:
            return False
    return False


def _goes_on(wording: Wording, last: int) -> bool:
    """Tell whether the word itself is part of the name: a capital, a legal form, a number with letters."""
    lexeme = wording.tokens.lexemes[last]
    common = wording.language.file.grammar.capital_nouns
    stop = wording.small if common else wording.small & ~wording.bits["not_names"]
    if not common and wording.tokens.flags[last] & wording.bits["guessed"]:
        stop &= ~wording.bits["nouns"]  # a noun behind a name has its capital from the name: 'Berg Utredningar'
    heads = common and is_head(lexeme)
    if lexeme.surface in legal_forms() or (lexeme.capital and (heads or not wording.tokens.flags[last] & stop)):
        return True
    if lexeme.digit and lexeme.surface.isdigit():
        return wording.tokens.lexemes[last - 1].surface in _BRANCHES or is_numbered(wording, last)
    return lexeme.digit and len(lexeme.surface) <= 4 and lexeme.surface.isalnum()


def _is_surname(wording: Wording, first: int, last: int, scan: Scan) -> bool:
    """Tell whether a small word, or what looks like a common noun, is a surname: 'Frank Überall', 'Mette Skriver'."""
    lexeme, flags = wording.tokens.lexemes[last], wording.tokens.flags[last]
    grammar = wording.language.file.grammar
    if not lexeme.capital or wording.tokens.lexemes[first].surface not in wording.people:
        return False
    if grammar.capital_nouns:
        guessed = flags & wording.bits["guessed"] or not flags & wording.bits["nouns"]
        following = wording.following(last, scan)
        closed = following is not None and following.surface in (",", "(", ")")
        apposed = first == scan.sentence.first or _is_apposed(wording, first)
        return last == first + 1 and (bool(guessed) or closed or apposed) and scan.sentence.kind != "headline"
    return not grammar.zero_that and scan.sentence.kind != "headline"


def _is_apposed(wording: Wording, first: int) -> bool:
    """Tell whether a noun stands right before a first name: what follows both is a surname, 'Redner Rolf Kern'."""
    before = wording.tokens.lexemes[first - 1]
    return before.word and before.capital and before.name_node is None and before.surface not in wording.people


def _over_mark(wording: Wording, last: int, scan: Scan) -> int | None:
    """Return how far a name goes over '&', a full stop or a plural's apostrophe; None where none stands there."""
    lexeme, before, following = (
        wording.tokens.lexemes[last],
        wording.tokens.lexemes[last - 1],
        wording.following(last, scan),
    )
    if following is None:
        return None
    if lexeme.surface == "&" and following.capital:
        return 2
    if lexeme.surface == "," and following.surface in legal_forms() and following.surface.count(".") > 0:
        return 2
    if lexeme.surface in "'’" and before.surface.endswith("s") and following.capital:
        bodies = any(hit.first == last + 1 and hit.entry.value in JOINED for hit in scan.of("head"))
        bodies = bodies or own_body(wording, last, scan)
        return 2 if bodies and wording.language.file.grammar.zero_that else None
    if lexeme.surface != ".":
        return None
    if before.lower in _OPENING_ABBREVIATIONS and following.capital:
        return 2
    if before.lower in _LEGAL_ABBREVIATIONS and (following.surface == "&" or following.surface in legal_forms()):
        return 1
    if len(before.surface) == 1 and following.capital:
        return 2 if wording.tokens.starts[last] == wording.tokens.ends[last - 1] else 0
    return None


def _over_preposition(wording: Wording, last: int, scan: Scan, head: EntityType) -> int | None:
    """Return how far the name of a body goes over a preposition: 'Ministry of Justice'."""
    lexemes, flags = wording.tokens.lexemes, wording.tokens.flags
    joins = wording.bits["of"] | wording.bits["at"] | wording.bits["prepositions"]
    if wording.following(last, scan) is None or not flags[last] & joins:
        return None
    if head is EntityType.COMPANY and not flags[last] & wording.bits["of"]:
        return None
    if wording.language.file.grammar.capital_nouns and lexemes[last].lower in _BESIDE_BODIES:
        return None
    step = last + 1
    if flags[step] & wording.bits["definite"] and step + 1 < scan.sentence.last:
        step += 1
    if not lexemes[step].capital and wording.language.file.grammar.adjectives_follow and head in LOWER_HEADS | JOINED:
        return _over_chain(wording, last, scan)
    romance = wording.language.file.grammar.adjectives_follow
    stop = wording.small & ~wording.bits["not_names"] if romance else wording.small
    blocked = flags[step] & stop and not (flags[step] & wording.bits["nouns"] and lexemes[last].lower == "für")
    if not lexemes[step].capital or blocked:
        return None
    if romance and not flags[last] & wording.bits["of"] and any(hit.first == step for hit in scan.of("head")):
        return None  # two bodies: 'denunció a la Secretaría ante la Fiscalía'
    if _near_head(last, scan) or lexemes[last - 1].digit or _goes_on_with_owner(wording, last, step, head):
        return step - last + 1
    return None


def _over_chain(wording: Wording, last: int, scan: Scan) -> int | None:
    """Return how far a body's name goes over nouns in lower case to a name: 'Agence nationale de sécurité du Tchad'."""
    lexemes, flags, small = wording.tokens.lexemes, wording.tokens.flags, wording.bits["of"] | wording.bits["definite"]
    step, nouns = last, 0
    while step < min(scan.sentence.last, last + 8):
        lexeme = lexemes[step]
        if lexeme.capital:
            return (
                step - last + 1 if nouns and flags[step - 1] & small and lexeme.surface not in wording.people else None
            )
        if not flags[step] & small:
            if flags[step] or not lexeme.word or not flags[step - 1] & small or nouns == 2:
                return None
            nouns += 1
        step += 1
    return None


def _goes_on_with_owner(wording: Wording, last: int, step: int, head: EntityType) -> bool:
    """Tell whether 'of' and whose it is go on with a body's name: 'Consejo Superior de Deportes'."""
    grammar, lexeme = wording.language.file.grammar, wording.tokens.lexemes[step]
    romance = grammar.adjectives_follow and head in LOWER_HEADS | JOINED and lexeme.surface not in places()
    english = grammar.capital_names and head in LOWER_HEADS and wording.tokens.lexemes[last - 1].capital
    if not (romance or english) or not wording.tokens.flags[last] & wording.bits["of"]:
        return False
    return not getattr(lexeme.name_node, "entries", None) and lexeme.surface not in wording.people


def _over_joiner(wording: Wording, first: int, last: int, scan: Scan, head: EntityType | None) -> int:
    """Return how far the name of a body goes over 'and' or the sign of a number; 0 where it does not."""
    lexemes, flags, following = wording.tokens.lexemes, wording.tokens.flags, wording.following(last, scan)
    if following is None:
        return 0
    if head is EntityType.COURT and lexemes[last].lower in NUMBERED and following.digit:
        return 2
    if not flags[last] & wording.bits["joiners"]:
        return 0
    unknown = following.capital and not flags[last + 1] & wording.small and following.name_node is None
    belongs = wording.bits["of"] | wording.bits["at"]
    if head is not None and unknown and any(flags[at] & belongs for at in range(first, last)):
        return 2
    return 2 if _joins_body(wording, first, last, scan) else 0


def _joins_body(wording: Wording, first: int, last: int, scan: Scan) -> bool:
    """Tell whether 'and' stands in the one name that a noun announces: 'organisationen Skole og Forældre'."""
    following = wording.tokens.lexemes[last + 1]
    announced = any(hit.last == first and hit.entry.value[0] in JOINED for hit in scan.of("descriptor"))
    return (
        announced
        and following.capital
        and following.name_node is None
        and not wording.tokens.flags[last + 1] & wording.small
    )


def _near_head(last: int, scan: Scan) -> bool:
    return any(hit.last == last for hit in scan.of("head"))
