"""Relaying: which media passed on what a source said: 'according to Vice, relayed by Capital'."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.clauses import Clauses
from loaders.extraction.document import Referent

_REACH = 4


def find_relay(clauses: Clauses) -> tuple[Referent, ...]:
    """Return the medium that the sentence names as the one that passed its source on, or nothing."""
    sentence, lexemes = clauses.scan.sentence, clauses.tokens.lexemes
    phrases = [phrase.split() for phrase in clauses.language.file.speech.relayed]
    openings = {words[0] for words in phrases}
    for at in range(sentence.first, sentence.last):
        if lexemes[at].lower not in openings:
            continue
        for words in phrases:
            behind = at + len(words)
            if [lexeme.lower for lexeme in lexemes[at:behind]] != words:
                continue
            media = [m for m in clauses.mentions if behind <= m.first < behind + _REACH]
            if media and media[0].referent is not None and media[0].types is EntityType.MEDIA_OUTLET:
                return (media[0].referent,)
    return ()
