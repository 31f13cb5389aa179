"""Noblesse: how far a person's name goes over particles: 'van der Berg', and not over 'von der' and a firm."""

from __future__ import annotations

from loaders.extraction.candidates import Wording
from loaders.extraction.gazetteer.people import particles
from loaders.extraction.scanning import Scan


def over_particle(wording: Wording, first: int, last: int, scan: Scan) -> int | None:
    """Return how far a person's name goes over particles: 'van der'; None where they do not settle it."""
    lexemes, flags = wording.tokens.lexemes, wording.tokens.flags
    lexeme, following = lexemes[last], wording.following(last, scan)
    particle = lexeme.lower in particles() and (
        lexeme.lower != "in" or (following is not None and following.surface in "'’")
    )
    if not particle and lexeme.surface not in "'’":
        return None
    if particle and wording.language.file.grammar.capital_nouns and flags[last] & wording.bits["definite"]:
        return None
    step = _end_of_particles(wording, last, scan)
    belongs = flags[last] & wording.bits["of"]
    if step == last + 1 and last - first > 1 and belongs and wording.language.file.grammar.verb_final:
        return 0
    # 'Anna Berg von der Concordia', where 'die Concordia' stands elsewhere.
    if step > last + 1 and belongs and last - first > 1 and lexemes[min(step, len(lexemes) - 1)].base in wording.loose:
        return 0
    known = step < scan.sentence.last and getattr(lexemes[step].name_node, "entries", None)
    if known and (wording.language.file.grammar.capital_nouns or belongs):
        return 0
    if step < scan.sentence.last and lexemes[step].capital and lexemes[first].surface in wording.people:
        return step - last + 1
    return None


def _end_of_particles(wording: Wording, last: int, scan: Scan) -> int:
    """Return the token behind at most three particles."""
    lexemes = wording.tokens.lexemes
    step = last + 1
    while (
        step < scan.sentence.last
        and step - last < 3
        and (lexemes[step].lower in particles() or lexemes[step].surface in ("'", "’", "t", "s"))
        and not lexemes[step].capital
    ):
        step += 1
    return step
