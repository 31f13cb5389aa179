"""Scanning: what the lexicon knows of each sentence, phrase by phrase, longest first."""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.extraction.language import Language
from loaders.extraction.lexicon import Entry, Node
from loaders.extraction.tokens import Sentence, Tokens

_NOUNS = frozenset({"institution", "group", "descriptor", "technology"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the lexicon between two tokens."""

    first: int
    last: int
    entry: Entry


@dataclass(slots=True)
class Scan:
    """A sentence and the phrases found in it, by kind, in order."""

    sentence: Sentence
    index: int
    hits: dict[str, list[Hit]] = field(default_factory=dict)

    def of(self, kind: str) -> list[Hit]:
        """Return the phrases of a kind."""
        return self.hits.get(kind, [])


def scan_sentences(tokens: Tokens, sentences: list[Sentence], language: Language) -> list[Scan]:
    """Return a scan of each sentence; closed words of several tokens set the flags of their first token."""
    return [_scan(tokens, sentence, index, language) for index, sentence in enumerate(sentences)]


def _scan(tokens: Tokens, sentence: Sentence, index: int, language: Language) -> Scan:
    scan = Scan(sentence, index)
    lexemes = tokens.lexemes
    last = sentence.last
    for position in range(sentence.first, last):
        lexeme = lexemes[position]
        if not lexeme.busy:
            continue
        if lexeme.node is not None:
            for hit in _walk(tokens, lexeme.node, position, last, names=False):
                if hit.entry.kind == "closed":
                    tokens.flags[position] = _add_flags(language, tokens.flags[position], hit.entry.value)
                elif not _is_misread(language, tokens, hit, sentence.first):
                    scan.hits.setdefault(hit.entry.kind, []).append(hit)
        if lexeme.ending is not None:
            kinds = {hit.entry.kind for hits in scan.hits.values() for hit in hits[-3:] if hit.first == position}
            for entry in lexeme.ending.entries:
                if entry.kind not in kinds:
                    scan.hits.setdefault(entry.kind, []).append(Hit(position, position + 1, entry))
        if lexeme.name_node is not None:
            hits = _walk(tokens, lexeme.name_node, position, last, names=True)
            if hits:
                scan.hits.setdefault("entity", []).append(hits[-1])
    return scan


def _add_flags(language: Language, flags: int, more: int) -> int:
    """Return the classes of a word with those of its phrase; what only begins like a negation is none: 'not only'."""
    return (flags | more) & ~(language.bit("negations") if more & language.bit("at_least") else 0)


def _is_noun(tokens: Tokens, hit: Hit, first: int) -> bool:
    """Tell whether a verb form is written as a noun: 'der Beauftragte'."""
    lexeme = tokens.lexemes[hit.first]
    if not lexeme.capital or hit.first == first or not tokens.lexemes[hit.first - 1].word:
        return False
    return _is_verb(hit)


def _is_misread(language: Language, tokens: Tokens, hit: Hit, first: int) -> bool:
    """Tell whether a phrase stands there as another part of speech: a verb with a genitive, a noun that is a verb."""
    if tokens.lexemes[hit.first].genitive and _is_verb(hit):
        return True
    if language.file.grammar.capital_nouns and _is_noun(tokens, hit, first):
        return True
    return hit.entry.kind in _NOUNS and _is_infinitive(language, tokens, hit.first)


def _is_verb(hit: Hit) -> bool:
    """Tell whether a phrase is a verb form, which has no genitive: 'namens' is no 'namen'."""
    return hit.entry.kind == "speech" or (hit.entry.kind == "trigger" and hit.entry.value.voice != "noun")


def _walk(tokens: Tokens, node: Node, position: int, last: int, names: bool) -> list[Hit]:
    """Return the hits that begin at the position, for each kind and value the longest only; closed ones in one."""
    lexemes = tokens.lexemes
    found: dict[object, Hit] = {}
    first = position
    while True:
        position += 1
        for entry in node.entries:
            key: object = entry.kind
            known = entry
            if entry.kind == "trigger":
                key = id(entry.value)
            elif entry.kind == "descriptor":
                key = (entry.kind, entry.value[0])
            elif entry.kind == "closed" and key in found and found[key].last == position:
                known = Entry(entry.kind, entry.value | found[key].entry.value, entry.phrase)
            found[key] = Hit(first, position, known)
        if position >= last or not node.children:
            break
        lexeme = lexemes[position]
        following = node.children.get(lexeme.surface if names else lexeme.lower)
        if following is None and lexeme.genitive:
            following = node.children.get(lexeme.base if names else lexeme.base.lower())
        if following is None:
            break
        node = following
    return list(found.values())


def _is_infinitive(language: Language, tokens: Tokens, at: int) -> bool:
    """Tell whether a noun that is a verb too stands behind 'to', 'did' or 'will': 'we did commission X' (en)."""
    lexeme, bit = tokens.lexemes[at], language.bit
    if not language.file.grammar.capital_names or not at or lexeme.node is None or lexeme.capital:
        return False
    leads = bit("infinitives") | bit("modals") | bit("future")
    if not tokens.flags[at - 1] & leads and tokens.lexemes[at - 1].lower not in ("did", "do", "does", "not"):
        return False
    return any(entry.kind == "trigger" and entry.value.voice == "active" for entry in lexeme.node.entries)
