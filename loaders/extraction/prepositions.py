"""Prepositions: which one stands right before a noun, and where the search for it ends."""

from __future__ import annotations

from graph.model import EntityType
from loaders.extraction.document import Mention
from loaders.extraction.language import Language
from loaders.extraction.scanning import Scan
from loaders.extraction.tokens import Tokens


def find_preposition_before(first: int, tokens: Tokens, language: Language, floor: int) -> str | None:
    """Return the preposition right before a noun or one word before it."""
    wanted = language.bit("prepositions") | language.bit("of") | language.bit("by")
    for at in range(first - 1, max(floor, first - 3) - 1, -1):
        if tokens.flags[at] & wanted:
            return tokens.lexemes[at].lower
        if not tokens.lexemes[at].word:
            return None
    return None


def before_end(mentions: list[Mention], first: int) -> int:
    """Return the token after the last full mention, where the search for a preposition ends."""
    for mention in reversed(mentions):
        if not (mention.appositive and mention.kind == "description"):
            return mention.last
    return first


def acts_from(mention: Mention, scan: Scan, deeds: set[int]) -> bool:
    """Tell whether a body behind the preposition acts, the verb right behind it: 'desde la empresa niegan'."""
    opens = mention.first - scan.sentence.first <= 3
    ahead = range(mention.last, min(mention.last + 3, scan.sentence.last))
    says = any(hit.first in ahead for hit in scan.of("speech")) or not deeds.isdisjoint(ahead)
    body = mention.types not in (None, EntityType.PERSON, EntityType.TECHNOLOGY) or mention.kind == "description"
    return opens and says and body
