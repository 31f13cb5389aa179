"""Ministries: which one a minister heads where no list has the office: 'ministre de la Mer', 'minister NAME (Zorg)'."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.clauses import Clauses
from loaders.extraction.lexicon import Entry
from loaders.extraction.scanning import Hit

_LONGEST = 9


def find_portfolios(clauses: Clauses) -> list[Hit]:
    """Return the offices of ministers that no list has, each with the ministry's name as value."""
    words = clauses.language.file.roles.ministries
    listed = {at for hit in clauses.scan.of("minister") for at in range(hit.first, hit.last)}
    hits = []
    for at in range(clauses.scan.sentence.first, clauses.scan.sentence.last if words else 0):
        lexeme = clauses.tokens.lexemes[at]
        if at in listed or not lexeme.word:
            continue
        if lexeme.lower in words:
            word = words[lexeme.lower]
            found = _governed(clauses, at, word) or _bracketed(clauses, at, word) or _behind(clauses, at, word)
        else:
            found = _compound(clauses, at, words)
        if found is not None:
            hits.append(found)
    return hits


def _governed(clauses: Clauses, at: int, ministry: str, portfolio: bool = False) -> Hit | None:
    """Return the office of 'minister of' and words with capitals: 'ministre de la Cybersécurité et du Numérique'."""
    bit, flags, lexemes = clauses.language.bit, clauses.tokens.flags, clauses.tokens.lexemes
    last, end = at + 1, at + 1
    if last >= clauses.scan.sentence.last or not flags[last] & bit("of"):
        return None
    small = bit("of") | bit("definite") | bit("joiners")
    while end < min(clauses.scan.sentence.last, at + _LONGEST):
        if lexemes[end].capital and not lexemes[end].digit:
            if not portfolio and any(m.first == end and m.types and m.kind == "name" for m in clauses.mentions):
                break
            last = end + 1
        elif not flags[end] & small:
            break
        end += 1
    if last == at + 1:
        return None
    words = [lexemes[spot].surface for spot in range(at + 1, last)]
    joined = " ".join(words).replace("' ", "'").replace("’ ", "’")
    return Hit(at, last, Entry("minister", f"{ministry} {joined}", lexemes[at].lower))


def _bracketed(clauses: Clauses, at: int, ministry: str) -> Hit | None:
    """Return the office of a minister whose portfolio stands in brackets: 'minister NAME (Sociale Zaken)'."""
    lexemes = clauses.tokens.lexemes
    person = next((m for m in clauses.mentions if m.first == at + 1 and m.kind == "name"), None)
    if person is None or person.last + 2 >= len(lexemes) or lexemes[person.last].surface != "(":
        return None
    closing = next((spot for spot in range(person.last + 1, min(person.last + 8, len(lexemes)))
                    if lexemes[spot].surface == ")"), None)  # fmt: skip
    words = [lexemes[spot] for spot in range(person.last + 1, closing or person.last + 1)]
    plain = [lexeme for lexeme in words if lexeme.word]
    if not plain or plain != words or not words[0].capital or words[0].upper or any(word.digit for word in words):
        return None
    if any(m.first == person.last + 1 and m.referent is not None and m.referent.known_as for m in clauses.mentions):
        return None
    of = clauses.language.file.closed.of[0]
    name = " ".join(lexeme.surface for lexeme in words)
    return Hit(at, at + 1, Entry("minister", f"{ministry} {of} {name}", lexemes[at].lower))


def _behind(clauses: Clauses, at: int, ministry: str) -> Hit | None:
    """Return the office of a minister whose portfolio follows the name: 'minister NAME van Justitie en Veiligheid'."""
    person = next((m for m in clauses.mentions if m.first == at + 1 and m.kind == "name"), None)
    if person is None or person.last + 1 >= clauses.scan.sentence.last or not clauses.language.file.grammar.verb_final:
        return None
    node, bodies = clauses.tokens.lexemes[person.last + 1].node, (EntityType.PUBLIC_BODY, None)
    if any(entry.kind == "country" for entry in (node.entries if node is not None else ())):
        return None
    named = [m for m in clauses.mentions if m.first == person.last + 1 and m.referent is not None]
    if any(m.types not in bodies or m.referent.place for m in named if m.referent is not None):
        return None
    if not clauses.tokens.lexemes[person.last + 1].capital:
        return None
    found = _governed(clauses, person.last - 1, ministry, portfolio=True)
    name = found.entry.value if found is not None else None
    return Hit(at, at + 1, Entry("minister", name, clauses.tokens.lexemes[at].lower)) if name else None


def _compound(clauses: Clauses, at: int, words: dict[str, str]) -> Hit | None:
    """Return the office that a word names with its ministry: 'kulturminister', 'Wissenschaftsministerin'."""
    lower = clauses.tokens.lexemes[at].base.lower()
    for ending, ministry in words.items():
        stem = lower[: -len(ending[1:])]
        if ending.startswith("*") and lower.endswith(ending[1:]) and len(stem) > 2 and "-" not in stem:
            return Hit(at, at + 1, Entry("minister", stem.capitalize() + ministry, lower))
    return None
