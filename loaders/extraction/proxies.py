"""Proxies: nouns that act for their owner."""

from __future__ import annotations

from graph.model import Category, EntityType, Predicate
from loaders.extraction.document import Mention
from loaders.extraction.language import Language
from loaders.extraction.prepositions import find_preposition_before
from loaders.extraction.scanning import Hit, Scan
from loaders.extraction.tokens import Tokens


def apply_proxies(mentions: list[Mention], scan: Scan, tokens: Tokens, language: Language) -> None:
    """Let nouns that act for their owner stand for it: 'Google's lawyers said', 'a spokesman for Google said'."""
    workers = [
        m
        for m in mentions
        if m.kind == "group" and m.referent is not None and m.referent.category is Category.EMPLOYEES
    ]
    grouped = {at for mention in workers for at in range(mention.first, mention.last)}
    perfect = language.bit("perfect_auxiliaries")
    roles = [
        hit
        for hit in scan.of("role")
        if hit.first not in grouped
        and not _names_person(hit, mentions, tokens)
        and not (hit.first > scan.sentence.first and tokens.flags[hit.first - 1] & perfect)
    ]
    joins = language.bit("of") | language.bit("at")
    small = joins | language.bit("definite") | language.bit("possessive")
    taken = scan.of("role")
    proxies = [
        hit for hit in scan.of("proxy") if not any(role.first <= hit.first and hit.last <= role.last for role in taken)
    ]
    owned = [hit for hit in scan.of("trigger") if hit.entry.value.predicate is Predicate.SUBSIDIARY_OF]
    for hit in [*proxies, *roles]:
        if any(other.first < hit.last and hit.first < other.last for other in owned):
            continue
        before = [m for m in mentions if m.last <= hit.first]
        after = [m for m in mentions if m.first >= hit.last and not m.appositive]
        group = next((m for m in mentions if m.kind == "group" and m.first <= hit.first < m.last), None)
        before = [m for m in before if m is not group]
        compound = (
            bool(before) and before[-1].kind == "name" and before[-1].last == hit.first and hit.entry.kind == "proxy"
        )
        if before and ((before[-1].genitive and hit.first - before[-1].last <= 2) or compound):
            before[-1].genitive, before[-1].proxied = False, hit.entry.kind == "role"
            before[-1].last = hit.last
            _take_over(before[-1], hit, mentions)
            if group is not None:
                group.appositive = True
        elif (
            after
            and not (group is not None and group.referent is not None and group.referent.count is not None)
            and 1 <= after[0].first - hit.last <= 3
            and (
                tokens.flags[hit.last] & (joins if hit.entry.kind == "role" else language.bit("of"))
                or _works_at(hit, after[0], tokens, language)
            )
        ):
            covered = {at for m in mentions if m.appositive for at in range(m.first, m.last)}
            if all(tokens.flags[at] & small or at in covered for at in range(hit.last, after[0].first)):
                after[0].proxied = hit.entry.kind == "role"
                after[0].preposition = find_preposition_before(hit.first, tokens, language, scan.sentence.first)
                for mention in before:
                    noun = mention.kind in ("description", "institution")
                    mention.appositive |= noun and mention.first <= hit.first < mention.last
                if group is not None and after[0].kind in ("name", "description"):
                    group.appositive = True


def _take_over(owner: Mention, hit: Hit, mentions: list[Mention]) -> None:
    """Give an owner the place of the noun that acts for it: "a letter to the trust's board"."""
    for mention in mentions:
        if mention is not owner and mention.kind == "description" and mention.first <= hit.first < mention.last:
            owner.preposition = mention.preposition
            mention.appositive = True


def _works_at(hit: Hit, body: Mention, tokens: Tokens, language: Language) -> bool:
    """Tell whether those who act are at a body: 'campaigners at X', 'investigators from X' (en)."""
    of_body = body.types not in (EntityType.PERSON, EntityType.GROUP) and not (body.referent and body.referent.place)
    joins = ("at", "with", "from", "for")
    return language.file.grammar.capital_names and of_body and tokens.lexemes[hit.last].lower in joins


def _names_person(hit: Hit, mentions: list[Mention], tokens: Tokens) -> bool:
    for mention in mentions:
        if (
            mention.referent is not None
            and mention.referent.type in (EntityType.PERSON, None)
            and mention.kind == "name"
        ):
            if 0 <= mention.first - hit.last <= 1 or (
                0 < hit.first - mention.last <= 6 and tokens.lexemes[mention.last].surface in ",("
            ):
                return True
            if 0 <= mention.first - hit.last <= 9 and mention.referent.type is EntityType.PERSON:
                return True
            if 1 < mention.first - hit.last <= 5 and tokens.lexemes[mention.first - 1].surface == ",":
                return mention.last - mention.first > 1
    return False
