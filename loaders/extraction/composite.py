"""Names that are no plain run of capitals: with commas, with a hyphen, with a noun in lower case, in two halves."""

from __future__ import annotations

from itertools import pairwise

from graph.model import EntityType
from loaders.extraction.ambiguity import is_supported
from loaders.extraction.candidates import JOINED, LONGEST, LOWER_HEADS, Run, Wording
from loaders.extraction.gazetteer.people import countries, places
from loaders.extraction.scanning import Hit, Scan
from loaders.extraction.tokens import Lexeme

_TWO = 2
_JOINING = frozenset({EntityType.REGULATOR, EntityType.PUBLIC_BODY, EntityType.UNION})
_GROUPS = ("gruppe", "holding", "werke", "konzern")


def find_listed(wording: Wording, position: int, scan: Scan) -> Run | None:
    """Return a name with commas inside: 'the Services, Industrial, Professional and Technical Union'."""
    lexemes, flags = wording.tokens.lexemes, wording.tokens.flags
    if (
        wording.language.file.grammar.verb_second
        or not wording.language.file.grammar.zero_that
        or not lexemes[position].capital
        or position == scan.sentence.first
    ):
        return None
    if not flags[position - 1] & wording.bits["definite"]:
        return None
    commas, joined = 0, False
    for at in range(position, min(position + LONGEST, scan.sentence.last)):
        lexeme = lexemes[at]
        if lexeme.surface == "," and not joined:
            commas += 1
        elif flags[at] & wording.bits["joiners"] and commas and not joined:
            joined = True
        elif not lexeme.capital and not (flags[at] & wording.bits["of"] and not joined):
            return None
        elif joined and lexeme.capital and _is_body_head(lexeme):
            if at + 1 < scan.sentence.last and lexemes[at + 1].capital and _is_body_head(lexemes[at + 1]):
                continue
            text = wording.text(position, at + 1)
            head = EntityType.UNION if lexeme.lower.startswith(("union", "workers")) else EntityType.ORGANIZATION
            return Run(position, at + 1, text, tuple(text.split()), lexeme.genitive, None, head)
    return None


def _is_body_head(lexeme: Lexeme) -> bool:
    entries = lexeme.node.entries if lexeme.node is not None else []
    return any(entry.kind == "head" and entry.value in JOINED for entry in entries)


def find_compound(wording: Wording, position: int, scan: Scan) -> Run | None:
    """Return the name in front of a hyphen and a noun that acts for it: 'ein Amazon-Sprecher', 'der Burda-Verlag'."""
    if not wording.language.file.grammar.capital_nouns:
        return None
    head, dash, tail = wording.tokens.lexemes[position].surface.rpartition("-")
    named = wording.language.lexicon.names.children.get(head) if dash else None
    node = wording.language.lexicon.words.children.get(tail.lower()) if named is not None and named.entries else None
    if node is None or named is None:
        return _name_group(wording, position, head, tail) if named is None else None
    kinds = {entry.kind for entry in node.entries}
    behind = position + 1 < scan.sentence.last and wording.tokens.lexemes[position + 1].capital
    if not kinds & {"role", "proxy", "descriptor"}:
        return None
    entity = named.entries[-1].value
    if entity.type is EntityType.PERSON or (head in entity.ambiguous and not is_supported(wording, entity)):
        return None
    return Run(position, position + 1, head, (head,), False, entity, silent="role" in kinds and behind)


def _name_group(wording: Wording, position: int, head: str, tail: str) -> Run | None:
    """Return a group of companies that an unknown name and a hyphen make: 'der Isberg-Gruppe'."""
    lexeme, lower = wording.tokens.lexemes[position], head.lower()
    lexicon = wording.language.lexicon
    if not tail.lower().endswith(_GROUPS) or len(head) < 4 or not head[0].isupper() or head.isupper():
        return None
    known = lower in lexicon.words.children or lower in lexicon.flags or lower.endswith(lexicon.noun_endings)
    if known or head in places() or lower in wording.lower_seen:
        return None
    return Run(position, position + 1, lexeme.surface, (lexeme.surface,), False, None, EntityType.COMPANY)


def find_lower_head(wording: Wording, position: int, scan: Scan, heads: dict[int, Hit]) -> Run | None:
    """Return a name that begins with a common noun in lower case: 'criminal court of Paris'."""
    lexemes, flags = wording.tokens.lexemes, wording.tokens.flags
    hit = heads[position]
    if hit.entry.value not in LOWER_HEADS and hit.entry.phrase not in wording.language.file.grammar.lower_heads:
        return None
    last = hit.last
    small = 0
    named, grammar = wording.bits["of"] | wording.bits["definite"], wording.language.file.grammar
    joins = named if hit.entry.phrase in grammar.lower_heads else named | wording.bits["at"]
    beside = ("bei", "beim") if grammar.capital_nouns else ()
    acting = wording.bits["by"] if grammar.adjectives_follow and hit.entry.value is EntityType.COURT else 0
    while last < scan.sentence.last and small < 3 and flags[last] & joins and lexemes[last].lower not in beside:
        if flags[last] & acting and not flags[last] & wording.bits["of"]:
            return None  # 'portata in tribunale dalla Cgil'
        last += 1
        small += 1
    ministry = bool(small) and hit.entry.phrase in wording.language.file.roles.ministries.values()
    stop = wording.small & ~wording.bits["not_names"] if ministry else wording.small
    if last >= scan.sentence.last or not lexemes[last].capital or flags[last] & stop:
        return None
    pair = wording.text(last, last + 2) if last + 1 < scan.sentence.last else ""
    if not small and lexemes[last].base not in places() and pair not in places() and not _is_seated(wording, hit):
        return None
    last += 1
    seated = hit.entry.value is EntityType.COURT and lexemes[last - 1].surface in places()
    while last < scan.sentence.last and lexemes[last].capital and not lexemes[last - 1].genitive:
        if seated and grammar.adjectives_follow and wording.text(last - 1, last + 1) not in places():
            break  # 'del tribunale di Prato Telnova ha proposto appello'
        last += 1
    if ministry and last + 1 < scan.sentence.last and flags[last] & wording.bits["joiners"]:
        second = lexemes[last + 1]
        if second.capital and second.name_node is None and not flags[last + 1] & wording.small:
            last += 2
    text = wording.text(position, last)
    return Run(position, last, text, tuple(text.split()), lexemes[last - 1].genitive, None, hit.entry.value)


def find_state_body(wording: Wording, position: int, scan: Scan, heads: dict[int, Hit]) -> Run | None:
    """Return a body of a country without a name of its own: "Egypt's intelligence service", 'Egyptens politi'."""
    lexemes, head = wording.tokens.lexemes, heads.get(position + 1)
    if head is None or head.entry.value is not EntityType.PUBLIC_BODY or wording.language.file.grammar.capital_nouns:
        return None
    owners = _owned(wording, lexemes[position].surface)
    if lexemes[position + 1].capital or not (owners & countries() or owners & places()):
        return None
    if head.last < scan.sentence.last and lexemes[head.last].capital:
        return None
    text = wording.text(position, head.last)
    owns = lexemes[head.last - 1].genitive
    return Run(position, head.last, text, tuple(text.split()), owns, None, EntityType.PUBLIC_BODY)


def _owned(wording: Wording, word: str) -> frozenset[str]:
    """Return what a word may be the genitive of."""
    endings = wording.language.file.grammar.genitives
    return frozenset(word.removesuffix(ending) for ending in endings if word.endswith(ending))


def _is_seated(wording: Wording, hit: Hit) -> bool:
    """Tell whether a head makes a body of any name right behind it: 'rechtbank Midden-Nederland' (nl)."""
    grammar = wording.language.file.grammar
    return grammar.verb_final and not grammar.capital_nouns and hit.entry.phrase in wording.language.file.seated


def join_halves(wording: Wording, found: list[Run], scan: Scan) -> list[Run]:
    """Make one name of two whose acronym stands behind them: 'Contactorgaan Moslims en Overheid (CMO)'."""
    for one, two in pairwise(found):
        first, head = one.first, _joined_type(wording, one, two)
        if head is not None:
            first -= _is_national(wording.tokens.lexemes[first - 1])
        elif _are_spelt(wording, one, two, scan):
            head = one.head or two.head
        else:
            continue
        text = wording.text(first, two.last)
        whole = Run(first, two.last, text, tuple(text.split()), two.genitive, None, head, initial=one.initial)
        return [whole if run is one else run for run in found if run is not two]
    return found


def _are_spelt(wording: Wording, one: Run, two: Run, scan: Scan) -> bool:
    """Tell whether 'and' stands between two names and behind them, in brackets, the acronym of both."""
    lexemes, after = wording.tokens.lexemes, two.last
    joins = wording.tokens.flags[one.last] & wording.bits["coordinators"]
    if two.first - one.last != 1 or not joins or one.known or two.known:
        return False
    if after + 2 >= scan.sentence.last or lexemes[after].surface != "(" or lexemes[after + 2].surface != ")":
        return False
    letters = "".join(word[0] for word in (*one.words, *two.words) if word[0].isupper())
    return lexemes[after + 1].surface.upper() == letters


def _joined_type(wording: Wording, one: Run, two: Run) -> EntityType | None:
    """Return the type of an authority in whose one name 'and' stands: 'the Information and Data Commissioner'."""
    if not wording.language.file.grammar.capital_names or two.first - one.last != 1 or one.first == 0:
        return None
    lexemes, flags = wording.tokens.lexemes, wording.tokens.flags
    type_ = two.head or (two.known.type if two.known is not None else None)
    if two.last < len(lexemes) and lexemes[two.last].lower == "union" and not lexemes[two.last].capital:
        type_ = two.head = EntityType.UNION
    before = one.first - 1
    if _is_national(lexemes[before]) and before:
        before -= 1
    opens = flags[before] & wording.bits["definite"] or lexemes[before].genitive
    joined = flags[one.last] & wording.bits["joiners"] and lexemes[one.last].surface.islower()
    plain = one.known is None and one.head is None and not one.person and not one.genitive
    short = len(one.words) == 1 or (len(one.words) == _TWO and type_ is not EntityType.UNION)
    return type_ if opens and joined and plain and short and type_ in _JOINING else None


def _is_national(lexeme: Lexeme) -> bool:
    return lexeme.node is not None and any(entry.kind == "country" for entry in lexeme.node.entries)
