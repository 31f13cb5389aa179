"""Where a name may begin: not with a small word, a common noun, an adjective of a country or a number."""

from __future__ import annotations

from loaders.extraction.candidates import LOWER_HEADS, Wording, is_common, is_head
from loaders.extraction.openings import opens_body
from loaders.extraction.scanning import Scan
from loaders.extraction.tokens import Lexeme

_OPENING_PARTICLES = frozenset({"van", "von", "ten", "ter", "op", "vanden", "vander"})
_DATING = frozenset({"in", "im", "since", "until", "seit", "last", "next", "early", "late"})


def may_start(wording: Wording, position: int, initial: bool, scan: Scan) -> bool:
    """Tell whether a name may begin at the position."""
    lexeme = wording.tokens.lexemes[position]
    following = wording.following(position, scan)
    if _is_named_after_country(wording, lexeme, following) or (
        initial and _is_particle(wording, position, initial, scan)
    ):
        return True
    if lexeme.capital and is_common(wording, lexeme):
        return _heads_name(wording, position, scan)
    if lexeme.capital and lexeme.lower in wording.language.file.amounts.numbers:
        return _is_numbered(wording, position, initial, scan)
    if not lexeme.capital or _is_compound_adjective(wording, lexeme) or _is_figure(wording, position, scan):
        return False
    if wording.tokens.flags[position] & wording.small and not (
        opens_body(wording, position, scan)
        or _is_first_name(wording, position, scan)
        or _is_particle(wording, position, initial, scan)
        or _is_title_word(wording, position, initial, scan)
        or _is_inner_word(wording, position, initial, scan)
    ):
        return False
    if wording.language.file.grammar.zero_that and _is_contracted(wording, lexeme):
        return False
    if wording.tokens.flags[position] & wording.bits.get("title", 0) and following is not None and following.capital:
        return False
    if len(lexeme.surface) == 1 and not (following is not None and following.surface == "&"):
        return False
    if wording.language.file.grammar.capital_nouns and _is_half(wording, position, scan):
        return False
    if lexeme.node is not None and any(entry.kind in ("country", "role", "minister") for entry in lexeme.node.entries):
        joined = following is not None and following.surface == "&" and not initial  # 'the Courier & Parcel Federation'
        return joined or _opens_behind_adjective(wording, position, initial, scan)
    colon = position > scan.sentence.first and wording.tokens.lexemes[position - 1].surface == ":"
    if (initial or colon) and lexeme.base in wording.inner:
        return True
    return not ((initial or colon) and _is_ordinary(wording, lexeme))


def _is_numbered(wording: Wording, position: int, initial: bool, scan: Scan) -> bool:
    """Tell whether a number opens a name: 'that Three Rivers Mercy would', and so at the head of a sentence too."""
    lexeme, following = wording.tokens.lexemes[position], wording.following(position, scan)
    if following is None or not following.capital or following.upper or following.name_node is not None:
        return False
    if wording.tokens.flags[position + 1] & wording.small or (following.node is not None and following.node.entries):
        return False
    if initial:
        return (lexeme.surface, following.base) in wording.pairs
    before = wording.tokens.lexemes[position - 1]
    return before.word and not before.capital and scan.sentence.kind != "headline"


def _is_figure(wording: Wording, position: int, scan: Scan) -> bool:
    """Tell whether a word belongs to a number: a currency's code ('EUR 600,000'), a month ('2 August Tom Hale')."""
    lexeme, following = wording.tokens.lexemes[position], wording.following(position, scan)
    dated = position > scan.sentence.first and wording.tokens.lexemes[position - 1].digit
    if dated and lexeme.lower in wording.language.file.dates.months:
        return True
    coded = lexeme.upper and lexeme.lower in wording.language.file.amounts.currencies
    return coded and following is not None and following.digit


def _is_contracted(wording: Wording, lexeme: Lexeme) -> bool:
    """Tell whether a pronoun and its verb are one word: "They've", "It's"."""
    head, mark, tail = lexeme.lower.replace("’", "'").partition("'")
    known = wording.language.lexicon.flags.get(head, 0) & wording.small
    return bool(mark) and bool(known) and tail in ("ve", "re", "s", "ll", "d", "m", "t")


def _opens_behind_adjective(wording: Wording, position: int, initial: bool, scan: Scan) -> bool:
    """Tell whether an adjective of a country belongs to the name that follows; an office never does."""
    lexeme, following = wording.tokens.lexemes[position], wording.following(position, scan)
    if following is None or not following.capital:
        return False
    if wording.language.file.grammar.capital_adjectives and not _named_after(wording, position, scan):
        return False
    if lexeme.node is not None and any(entry.kind in ("role", "minister") for entry in lexeme.node.entries):
        return is_head(lexeme) and not initial and not wording.language.file.grammar.capital_nouns
    more = position + 2 < scan.sentence.last and wording.tokens.lexemes[position + 2].capital
    return not initial or (more and following.surface not in wording.people)


def _is_ordinary(wording: Wording, lexeme: Lexeme) -> bool:
    """Tell whether a word has its capital from the start of the sentence alone: it is known without."""
    if lexeme.surface.lower() in wording.lower_seen:
        return True
    if lexeme.surface in wording.amid and lexeme.lower not in wording.language.lexicon.words.children:
        return False
    return lexeme.node is not None and not lexeme.upper and any(entry.kind != "head" for entry in lexeme.node.entries)


def is_initial(wording: Wording, position: int, scan: Scan) -> bool:
    """Tell whether the position opens a sentence or a quotation, where every word has a capital."""
    if position == scan.sentence.first or _is_behind_dateline(wording, position, scan):
        return True
    return all(
        not wording.tokens.lexemes[at].word for at in range(max(scan.sentence.first, position - 2), position)
    ) and (position - 2 <= scan.sentence.first or wording.tokens.lexemes[position - 1].surface in "“„«»\"”:–-—‘'’(")


def _is_behind_dateline(wording: Wording, position: int, scan: Scan) -> bool:
    """Tell whether only a place in capitals and a dash stand before: 'DEN HAAG - Supermarktketen NAME'."""
    lexemes, first = wording.tokens.lexemes, scan.sentence.first
    if not 2 <= position - first <= 5 or lexemes[position - 1].surface not in "-–—":
        return False
    return all(lexemes[at].surface.isupper() for at in range(first, position - 1))


def _is_compound_adjective(wording: Wording, lexeme: Lexeme) -> bool:
    """Tell whether a name is only part of an adjective: 'Galway-based', 'Cyprus-registered', 'Google-ejede'."""
    head, dash, tail = lexeme.surface.rpartition("-")
    if not dash or wording.language.file.grammar.capital_nouns or getattr(lexeme.name_node, "entries", None):
        return False
    return len(tail) > 3 and tail.islower() and head[:1].isupper()


def _is_first_name(wording: Wording, position: int, scan: Scan) -> bool:
    """Tell whether a small word is a first name here: 'Hans Linde', 'Per Bolund'."""
    if wording.tokens.lexemes[position].surface not in wording.people or position + 1 >= scan.sentence.last:
        return False
    following, before = wording.tokens.lexemes[position + 1], wording.tokens.lexemes[position - 1].lower
    if before in _DATING and wording.tokens.lexemes[position].lower in wording.language.file.dates.months:
        return False
    return following.capital and not wording.tokens.flags[position + 1] & wording.small and following.name_node is None


def _is_named_after_country(wording: Wording, lexeme: Lexeme, following: Lexeme | None) -> bool:
    """Tell whether a first name that is a country's adjective too stands before a surname: 'Frans Oldekamp' (nl)."""
    if following is None or lexeme.surface not in wording.people or lexeme.node is None or not following.capital:
        return False
    adjective = any(entry.kind == "country" for entry in lexeme.node.entries)
    return adjective and following.node is None and not getattr(following.name_node, "entries", None)


def _is_particle(wording: Wording, position: int, initial: bool, scan: Scan) -> bool:
    """Tell whether a surname opens a name with its particle: 'bureau Van Steen Advies'; first only if so elsewhere."""
    lexeme, following = wording.tokens.lexemes[position], wording.following(position, scan)
    if lexeme.lower not in _OPENING_PARTICLES or following is None or not following.capital:
        return False
    return not initial or (lexeme.surface, following.base) in wording.pairs


def _is_title_word(wording: Wording, position: int, initial: bool, scan: Scan) -> bool:
    """Tell whether a small word with a capital opens a title amid a sentence: 'i Dagens Norrland', 'que Le Phare'."""
    grammar, following = wording.language.file.grammar, wording.following(position, scan)
    lexeme, before = wording.tokens.lexemes[position], wording.tokens.lexemes[position - 1]
    bracketed = before.surface == "(" and position > scan.sentence.first
    if (initial and not bracketed) or grammar.zero_that or grammar.capital_nouns or scan.sentence.kind == "headline":
        return False
    if following is None or not following.capital or following.surface in wording.people or lexeme.upper:
        return False
    if not (before.word or bracketed) or before.capital or len(lexeme.surface) < 2 or following.name_node is not None:
        return False
    return not wording.tokens.flags[position + 1] & wording.small


def _is_inner_word(wording: Wording, position: int, initial: bool, scan: Scan) -> bool:
    """Tell whether a word that opens sentences has its capital from a name amid one: 'by the New Democrats' (en)."""
    lexemes, flags, bits = wording.tokens.lexemes, wording.tokens.flags, wording.bits
    lexeme, following, dates = lexemes[position], wording.following(position, scan), wording.language.file.dates
    if not wording.language.file.grammar.capital_names or initial or scan.sentence.kind == "headline":
        return False
    if flags[position] & wording.small & ~bits["not_names"] or flags[position] & bits.get("title", 0):
        return False
    if lexeme.lower in dates.months or lexeme.lower in dates.weekdays or not lexemes[position - 1].surface.islower():
        return False
    if following is None or not following.capital or following.surface in wording.people:
        return False
    return lexeme.node is None or not any(entry.kind in ("role", "minister") for entry in lexeme.node.entries)


def _is_half(wording: Wording, position: int, scan: Scan) -> bool:
    """Tell whether a word is the first half of 'Surf- und Einkaufsverhalten' or an adjective before a noun."""
    if position + 1 >= scan.sentence.last:
        return False
    following, lexeme = wording.tokens.lexemes[position + 1], wording.tokens.lexemes[position]
    if following.surface == "-" and wording.tokens.starts[position + 1] == wording.tokens.ends[position]:
        return (
            position + 2 >= scan.sentence.last
            or wording.tokens.starts[position + 2] > wording.tokens.ends[position + 1]
        )
    if following.node is not None and any(entry.kind == "institution" for entry in following.node.entries):
        return lexeme.node is not None and any(entry.kind == "country" for entry in lexeme.node.entries)
    adjective = lexeme.node is not None and any(entry.kind == "country" for entry in lexeme.node.entries)
    described = following.node is not None and any(entry.kind == "descriptor" for entry in following.node.entries)
    adjective = adjective or (described and lexeme.surface.endswith("er") and lexeme.name_node is None)
    heads = following.node is not None and any(entry.kind == "head" for entry in following.node.entries)
    common = is_common(wording, following) or bool(wording.tokens.flags[position + 1] & wording.bits["nouns"])
    return adjective and common and not heads


def _heads_name(wording: Wording, position: int, scan: Scan) -> bool:
    """Tell whether a common noun opens the name of a court or an authority: 'Landgericht Bonn'."""
    lexeme = wording.tokens.lexemes[position]
    if position + 1 >= scan.sentence.last or lexeme.node is None:
        return False
    following = wording.tokens.lexemes[position + 1]
    if any(hit.first == position and hit.last > position + 1 for hit in scan.of("head")):
        return True
    opens = following.lower == "für" and any(entry.kind == "head" for entry in lexeme.node.entries)
    if opens and position + 2 < scan.sentence.last and wording.tokens.lexemes[position + 2].capital:
        return True
    heads = [entry.value for entry in lexeme.node.entries if entry.kind == "head"]
    return (
        any(type_ in LOWER_HEADS for type_ in heads) and following.capital
        and not getattr(following.name_node, "entries", None)
        and not wording.tokens.flags[position + 1] & wording.small and not is_common(wording, following)
    )  # fmt: skip


def _named_after(wording: Wording, position: int, scan: Scan) -> bool:
    """Tell whether a country's adjective begins a name, by two more capitals: 'British Retail Consortium'."""
    lexemes = wording.tokens.lexemes
    if position + 2 >= scan.sentence.last or not lexemes[position + 2].capital:
        return False
    following = lexemes[position + 1]
    if wording.language.file.grammar.verb_final and following.node is None:
        return False
    return following.surface not in wording.people and not getattr(following.name_node, "entries", None)
