"""Types of unknown names, voted for by form, neighbours, deeds and habit."""

from __future__ import annotations

from collections import Counter

from graph.model import EntityType, Predicate
from loaders.extraction.brands import DOMAIN, is_camel
from loaders.extraction.candidates import Run, Wording
from loaders.extraction.complements import completes
from loaders.extraction.gazetteer.people import company_words, legal_forms, places
from loaders.extraction.modifiers import leads_to_name, may_be_adjective
from loaders.extraction.scanning import Hit, Scan
from loaders.extraction.tokens import Lexeme

_SETTLED, _STRONG, _FAIR, _WEAK = 16, 4, 2, 1
_TWO = 2
_FAMILY_FIRMS = frozenset(
    {"Brdr", "Brdr.", "Gebr", "Gebr.", "Gebrüder", "Gebroeders", "Frères", "Hermanos", "Hnos", "F.lli"}
)
_BODY_ACTS = frozenset({Predicate.FIRED, Predicate.HIRED, Predicate.SUPPLIED})

Edges = tuple[dict[int, list[Hit]], dict[int, list[Hit]]]
Votes = Counter[EntityType]


def vote(wording: Wording, run: Run, scan: Scan, edges: Edges, votes: Votes) -> None:
    """Vote for the type of a name by where it stands in one sentence."""
    if run.head is not None:
        votes[run.head] += _STRONG
    if run.person or run.title:
        votes[EntityType.PERSON] += _STRONG
    if any(word in legal_forms() for word in run.words[1:]) and run.head in (None, EntityType.COMPANY):
        votes[EntityType.COMPANY] += _SETTLED
    elif run.words[0] in _FAMILY_FIRMS or is_firm(run) or any(DOMAIN.fullmatch(word) for word in run.words):
        votes[EntityType.COMPANY] += _STRONG
    if run.head is None and run.words[0][-1] in "'’" and len(run.words) > _TWO:
        votes[EntityType.ORGANIZATION] += _STRONG
    if run.spelt and run.head is None:
        votes[EntityType.ORGANIZATION] += _WEAK
    if run.text[0].islower() and is_camel(run.text):
        votes[EntityType.COMPANY] += _FAIR
    if run.text not in places():
        _vote_neighbours(wording, run, scan, votes)
        _vote_deeds(wording, run, edges, votes)


def is_firm(run: Run) -> bool:
    """Tell whether a name that nothing else explains ends as companies' names do, or joins partners."""
    if run.known is not None or run.head is not None or len(run.words) < _TWO:
        return False
    return run.words[-1] in company_words() or "&" in run.words


def _vote_deeds(wording: Wording, run: Run, edges: Edges, votes: Votes) -> None:
    """Type an unknown name by what only a body does or suffers: 'dismissed by X', 'X was fined', 'staff at X'."""
    if run.known is not None or run.person or run.title or len(run.words) > 4:
        return
    flags, bits = wording.tokens.flags, wording.bits
    before, after = run.first - 1, run.last
    opening, ending = edges
    for hit in ending.get(before, ()):
        acted = hit.entry.value.voice in ("participle", "passive") and hit.entry.value.predicate in _BODY_ACTS
        if acted and flags[before] & bits["by"]:
            votes[EntityType.COMPANY] += _FAIR
    for at in (after, after + 1):
        for hit in opening.get(at, ()):
            _vote_suffered(wording, hit, at - after, run, votes)
    if before >= 0 and flags[before] & bits["at"] and not flags[before] & bits["of"] and not run.genitive:
        node = wording.tokens.lexemes[before - 1].node if before else None
        if node is not None and any(entry.kind == "group" for entry in node.entries):
            votes[EntityType.COMPANY] += _WEAK


def _vote_suffered(wording: Wording, hit: Hit, gap: int, run: Run, votes: Counter[EntityType]) -> None:
    """Type the name before a passive: fined is a body, developed by someone is a product."""
    flags, bits, rule, after = wording.tokens.flags, wording.bits, hit.entry.value, run.last
    held = run.first > 0 and bool(flags[run.first - 1] & (bits["prepositions"] | bits["of"] | bits["by"]))
    followed = hit.last < len(flags) and bool(flags[hit.last] & bits["by"])
    auxiliary = gap == 1 and bool(flags[after] & bits["passive_auxiliaries"])
    active = gap > 0 and bool(flags[hit.first - 1] & bits["perfect_auxiliaries"] & ~bits["passive_auxiliaries"])
    # Whoever stands behind a preposition is not what was supplied: 'the cameras at X are delivered by'.
    supplied = rule.predicate is Predicate.SUPPLIED and rule.voice == "participle"
    if supplied and followed and not active and not held:
        votes[EntityType.TECHNOLOGY] += _STRONG
    if rule.predicate is Predicate.FINED and (
        (rule.voice == "passive" and gap == 0) or (rule.voice == "participle" and auxiliary)
    ):
        votes[EntityType.COMPANY] += _FAIR


def trigger_edges(scan: Scan) -> Edges:
    """Return the triggers of a sentence by first token and by the token after the last."""
    opening: dict[int, list[Hit]] = {}
    ending: dict[int, list[Hit]] = {}
    for hit in scan.of("trigger"):
        opening.setdefault(hit.first, []).append(hit)
        ending.setdefault(hit.last, []).append(hit)
    return opening, ending


def _vote_neighbours(wording: Wording, run: Run, scan: Scan, votes: Votes) -> None:
    """Type a name by the nouns, offices, groups and verbs of saying beside it."""
    for hit in scan.of("descriptor"):
        oblique = wording.language.file.grammar.capital_nouns and hit.last == run.first
        if oblique or not wording.tokens.lexemes[hit.last - 1].genitive:
            _vote_described(wording, hit, run, scan, votes)
    _vote_adjective(wording, run, scan, votes)
    _vote_owned(wording, run, scan, votes)
    _vote_bracketed(wording, run, scan, votes)
    for kind in ("role", "minister"):
        for hit in scan.of(kind):
            _vote_office(wording, hit, run, votes)
    for hit in scan.of("group"):
        if run.genitive and 0 <= hit.first - run.last <= 2:
            votes[EntityType.COMPANY] += _WEAK
    for hit in scan.of("speech"):
        _vote_spoken(wording, hit, run, votes)


def _vote_adjective(wording: Wording, run: Run, scan: Scan, votes: Votes) -> None:
    """Type a name behind an article or preposition and a country's adjective: 'købt af britiske X', 'la francesa X'."""
    at = run.first - 1
    if at <= scan.sentence.first or run.person or run.title or run.head is not None or run.genitive:
        return
    lexeme, bits = wording.tokens.lexemes[at], wording.bits
    if lexeme.node is None or not any(entry.kind == "country" for entry in lexeme.node.entries):
        return
    leads = bits["definite"] | bits["by"] | bits["of"] | bits["prepositions"] | bits["at"]
    capital = lexeme.capital and not wording.language.file.grammar.capital_adjectives
    if not capital and wording.tokens.flags[at - 1] & leads and not any(h.first == run.last for h in scan.of("group")):
        votes[EntityType.COMPANY] += _WEAK


def _vote_owned(wording: Wording, run: Run, scan: Scan, votes: Votes) -> None:
    """Type a name by the office or the people that 'whose' gives it: 'X, whose chief executive'."""
    at = run.last
    if at + 2 >= scan.sentence.last or wording.tokens.lexemes[at].surface != ",":
        return
    if not wording.tokens.flags[at + 1] & wording.bits["whose"] or run.person:
        return
    for hit in scan.of("role"):
        if at + 2 <= hit.first <= at + 3:
            votes[_kind_of_body(wording, hit)] += _WEAK
    if any(at + 2 <= hit.first <= at + 3 for hit in scan.of("group")):
        votes[EntityType.COMPANY] += _WEAK


def _vote_described(wording: Wording, hit: Hit, run: Run, scan: Scan, votes: Votes) -> None:
    """Type a name by a common noun: 'the company NAME', 'NAME, a maker of cameras'."""
    lexemes = wording.tokens.lexemes
    type_, definite, _ = hit.entry.value
    if type_ is EntityType.COURT and _is_bare(wording, hit):
        return  # 'in tribunale Telnova'
    if hit.last == run.first or (hit.last == run.first - 1 and leads_to_name(wording, hit.last)):
        votes[type_] += _STRONG if type_ is not EntityType.TECHNOLOGY else _FAIR
    elif hit.last == run.first - 1 and may_be_adjective(wording, hit.last):
        votes[type_] += _FAIR if type_ is not EntityType.TECHNOLOGY else _WEAK
    elif hit.last < run.first and completes(wording.language, wording.tokens, hit.last, run.first):
        votes[type_] += _FAIR if type_ is not EntityType.TECHNOLOGY else 0
    elif run.last < hit.first <= run.last + 7 and lexemes[run.last].surface in (",", "(", "–"):
        if _apposition(wording, run.last + 1, hit.first):
            votes[type_] += _FAIR
    elif (
        hit.last + 1 == run.first
        and lexemes[hit.last].surface == ","
        and (definite or (type_ is EntityType.TECHNOLOGY and not lexemes[run.last].word))
    ):
        votes[type_] += _FAIR
    elif (
        hit.first == run.last
        and not definite
        and not run.genitive
        and run.first > scan.sentence.first
        and (wording.language.file.grammar.capital_nouns or not lexemes[hit.first].capital)
    ):
        votes[type_] += _WEAK


def _is_bare(wording: Wording, hit: Hit) -> bool:
    """Tell whether a noun stands behind a preposition without its article, so that it is nobody: 'in tribunale'."""
    if not wording.language.file.grammar.adjectives_follow or hit.first == 0:
        return False
    before, bits = wording.tokens.flags[hit.first - 1], wording.bits
    return bool(before & bits["prepositions"]) and not before & (bits["definite"] | bits["of"])


def _vote_office(wording: Wording, hit: Hit, run: Run, votes: Votes) -> None:
    """Type a name by an office: a person's beside it, an organisation's that it belongs to."""
    lexemes, long = wording.tokens.lexemes, len(run.words) > 1
    comma = hit.last + 1 == run.first and lexemes[hit.last].surface == ","
    if long and (hit.last == run.first or comma):
        votes[EntityType.PERSON] += _FAIR
    elif hit.first > run.last and hit.first - run.last <= 4 and lexemes[run.last].surface == ",":
        if long and _apposition(wording, run.last + 1, hit.first):
            votes[EntityType.PERSON] += _FAIR
    elif _is_owner(hit, run) or _is_joined_to(wording, hit, run):
        if hit.entry.kind == "role":
            votes[_kind_of_body(wording, hit)] += _WEAK
        elif hit.entry.kind != "minister":
            votes[EntityType.COMPANY] += _WEAK


def _kind_of_body(wording: Wording, hit: Hit) -> EntityType:
    """Return the type of body that has such an office: members are a party's, secretaries a union's."""
    if hit.entry.value is Predicate.MEMBER_OF:
        return EntityType.PARTY
    return next(iter(wording.language.file.roles.bodies(hit.entry.phrase)), EntityType.COMPANY)


def _vote_bracketed(wording: Wording, run: Run, scan: Scan, votes: Votes) -> None:
    """Type what stands in brackets behind a politician's name as a party: 'the MP NAME (X)'."""
    lexemes = wording.tokens.lexemes
    if run.first - 2 < scan.sentence.first or run.last >= scan.sentence.last or len(run.words) > 3:
        return
    if lexemes[run.first - 1].surface != "(" or lexemes[run.last].surface != ")" or not lexemes[run.first - 2].capital:
        return
    near = range(max(scan.sentence.first, run.first - 12), run.first)
    offices = [hit for kind in ("role", "minister") for hit in scan.of(kind) if hit.first in near]
    office = max(offices, key=lambda hit: hit.first, default=None)
    if office is None or (office.entry.kind == "minister" and not run.text.isupper()):
        return
    if office.entry.kind == "minister" or office.entry.value is Predicate.MEMBER_OF:
        votes[EntityType.PARTY] += 2 * _STRONG


def _vote_spoken(wording: Wording, hit: Hit, run: Run, votes: Votes) -> None:
    """Type two or three words behind a verb of saying as a person's name, behind one of publishing as a medium's."""
    behind = hit.last == run.first and hit.entry.value != "according"
    if not behind or run.head or run.person:
        return
    if any(word in wording.language.file.speech.publishes for word in hit.entry.phrase.split()):
        votes[EntityType.MEDIA_OUTLET] += _FAIR
        return
    if len(run.words) not in (2, 3):
        return
    if all(word[0].isupper() and not word.isupper() for word in run.words):
        votes[EntityType.PERSON] += _WEAK


def _apposition(wording: Wording, first: int, last: int) -> bool:
    """Tell whether only articles and modifiers stand between two tokens."""
    flags, lexemes = wording.tokens.flags, wording.tokens.lexemes
    if any(not lexemes[at].word for at in range(first, last)):
        return False
    stop = (
        wording.bits["perfect_auxiliaries"] | wording.bits["passive_auxiliaries"] | wording.bits["relatives"]
        | wording.bits["subordinators"] | wording.bits["future"] | wording.bits["verbs"]
    )  # fmt: skip
    stop &= ~(wording.bits["definite"] | wording.bits["indefinite"])
    articles = wording.bits["definite"] | wording.bits["indefinite"] | wording.bits["possessive"]
    if any(_is_finite(lexemes[at]) for at in range(first, last)):
        return False
    return not any(flags[at] & stop and not flags[at] & articles for at in range(first, last))


def _is_finite(lexeme: Lexeme) -> bool:
    """Tell whether a word can only be the verb of a trigger or of saying: 'NAME, accused the company'."""
    entries = lexeme.node.entries if lexeme.node is not None else []
    voices = {entry.value.voice for entry in entries if entry.kind == "trigger"}
    nouns = any(entry.kind not in ("trigger", "speech") for entry in entries)
    return not nouns and "noun" not in voices and "active" in voices


def _is_owner(hit: Hit, run: Run) -> bool:
    """Tell whether the office is the name's: 'Nordbos direktør'."""
    return run.genitive and 0 <= hit.first - run.last <= 2 and len(run.words) <= 3 and hit.entry.kind == "role"


def _is_joined_to(wording: Wording, hit: Hit, run: Run) -> bool:
    """Tell whether a preposition joins the office to the name: 'director of Nordbo'."""
    joins = wording.bits["at"] | wording.bits["of"]
    return hit.last < run.first <= hit.last + 2 and bool(wording.tokens.flags[hit.last] & joins)
