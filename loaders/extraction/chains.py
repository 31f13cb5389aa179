"""Chains: companies' names with 'de' inside, known by the legal form at their end: 'Conservas del Pardo S.L.'."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.candidates import Run, Wording
from loaders.extraction.gazetteer.people import first_names, legal_forms, places
from loaders.extraction.scanning import Hit, Scan
from loaders.extraction.tokens import Lexeme

_LONGEST = 6
_KINDS = frozenset({"role", "minister", "group", "institution", "head", "country"})

Chains = dict[str, list[tuple[str, ...]]]


def find_chains(wording: Wording) -> Chains:
    """Return the words of each such name of the document, without its form, by the first of them."""
    chains: Chains = {}
    if not wording.language.file.grammar.adjectives_follow:
        return chains
    lexemes = wording.tokens.lexemes
    for at, lexeme in enumerate(lexemes):
        if lexeme.surface not in legal_forms() or not at:
            continue
        end = at - (lexemes[at - 1].surface == ",")
        first = _go_back(wording, end)
        words = tuple(one.surface for one in lexemes[first:end])
        _note(chains, words)
        if len(words) > 1 and words[1][:1].isupper():
            _note(chains, words[1:])  # the trade left out: 'Distribuidora Paso del Alba', 'Paso del Alba'
    return chains


def _note(chains: Chains, words: tuple[str, ...]) -> None:
    if any(word.islower() for word in words) and words not in chains.get(words[0], ()):
        chains.setdefault(words[0], []).append(words)


def _go_back(wording: Wording, end: int) -> int:
    """Return where the name before a legal form begins: capitals, joined by 'of' and an article."""
    lexemes, flags, bits = wording.tokens.lexemes, wording.tokens.flags, wording.bits
    small = bits["of"] | bits["definite"]
    first = at = end
    while at > max(0, end - _LONGEST):
        at -= 1
        joint = first == at + 1  # the word behind this one is a capital of the name
        if lexemes[at].capital and not lexemes[at].genitive and (joint or at + 1 == end or _may_open(lexemes[at])):
            first = at
        elif not lexemes[at].surface.islower() or not flags[at] & (small if joint else bits["of"]):
            break
        elif flags[at] & (bits["by"] | bits["prepositions"]) and not flags[at] & bits["of"]:
            break  # another party's: 'fornito alla catena Telnova dalla Norcal Spa'
    return first


def _may_open(lexeme: Lexeme) -> bool:
    """Tell whether a word before 'of' can begin a firm's name: nobody's office, first name, place or body."""
    entries = lexeme.node.entries if lexeme.node is not None else []
    known = lexeme.name_node is not None and lexeme.name_node.entries
    person = lexeme.surface in first_names() or lexeme.surface in places()
    return not known and not person and not any(entry.kind in _KINDS for entry in entries)


def read_chain(wording: Wording, position: int, scan: Scan, known: Hit | None) -> Run | None:
    """Return such a name where it stands, with its legal form or without."""
    lexemes, last = wording.tokens.lexemes, scan.sentence.last
    for words in sorted(wording.chains.get(lexemes[position].surface, ()), key=len, reverse=True):
        end = position + len(words)
        if end > last or tuple(one.surface for one in lexemes[position:end]) != words or known is not None:
            continue
        form = end + (end < last and lexemes[end].surface == ",")
        if form < last and lexemes[form].surface in legal_forms():
            end = form + 1
        text = wording.text(position, end)
        return Run(position, end, text, tuple(text.split()), False, None, EntityType.COMPANY)
    return None
