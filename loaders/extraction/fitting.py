"""Who alone in a sentence fits a role: the one party that may have imposed or suffered what a noun tells of."""

from __future__ import annotations

from graph.model import EntityType, Predicate
from loaders.extraction.clauses import Clauses
from loaders.extraction.deeds import SUFFERED
from loaders.extraction.document import Mention, Referent
from loaders.extraction.framing import AUTHORITIES, may_be
from loaders.extraction.voice import Trigger
from loaders.extraction.wording import stands_at

_NEAR = 4


def find_only(
    clauses: Clauses, trigger: Trigger, predicate: Predicate, role: str, other: Mention | None
) -> list[Mention]:
    """Return the one mention of the sentence that fits the role, where there is just one."""
    fitting: dict[Referent, Mention] = {}
    for mention in clauses.mentions:
        referent = mention.referent
        if referent is None or referent.type is EntityType.GROUP or not may_be(predicate, role, referent):
            continue
        if other is not None and (referent is other.referent or heads(mention, other)):
            continue
        if mention.kind == "institution" and _is_owner(clauses, mention):
            continue
        if _suits(clauses, trigger, mention, predicate, role):
            fitting.setdefault(referent, mention)
    return list(fitting.values()) if len(fitting) == 1 else []


def _suits(clauses: Clauses, trigger: Trigger, mention: Mention, predicate: Predicate, role: str) -> bool:
    if role == "subject":
        return _may_act(clauses, trigger, mention)
    return _may_suffer(clauses, trigger, mention, predicate)


def _is_owner(clauses: Clauses, mention: Mention) -> bool:
    return mention.genitive or mention.preposition in clauses.language.file.closed.of


def _may_suffer(clauses: Clauses, trigger: Trigger, mention: Mention, predicate: Predicate) -> bool:
    """Tell whether a mention may be whom the noun's deed was done to: no authority, no agent, no owner of a fine."""
    file = clauses.language.file
    if mention.kind == "pronoun" or mention.types in AUTHORITIES:
        return False
    if predicate is Predicate.FINED and _is_owner(clauses, mention):
        return False
    if not file.grammar.capital_names:
        return True
    below = predicate is Predicate.INVESTIGATED and _is_below(clauses, trigger, mention)
    return mention.preposition not in file.closed.by and not below


def _is_below(clauses: Clauses, trigger: Trigger, mention: Mention) -> bool:
    """Tell whether a clause that depends on something else lies between a trigger and a mention."""
    between = range(clauses.index(trigger.first) + 1, clauses.index(mention.first) + 1)
    return any(clauses.segments[at].opener in ("sub", "rel") for at in between)


def _may_act(clauses: Clauses, trigger: Trigger, mention: Mention) -> bool:
    """Tell whether a mention's preposition and clause let it act: 'by X', 'of X', never 'an objection at X'."""
    closed = clauses.language.file.closed
    acting = (*closed.by, *closed.of, *trigger.rule.trigger.subject, *trigger.rule.trigger.by)
    governed = mention.preposition is None or mention.preposition in acting
    return governed and _shares_clause(clauses, trigger, mention)


def _shares_clause(clauses: Clauses, trigger: Trigger, mention: Mention) -> bool:
    """Tell whether no other verb's clause holds the mention: whoever acts elsewhere did not impose this."""
    low, high = clauses.span(trigger.first)
    segment = clauses.segment(mention.first)
    says = any(segment.first <= hit.first < segment.last for hit in clauses.scan.of("speech"))
    return low <= mention.first < high or mention.preposition is not None or not segment.verb or says


def heads(mention: Mention, body: Mention) -> bool:
    """Tell whether a person's name right behind an authority says who heads it: 'der Datenschutzbeauftragte NAME'."""
    return mention.types is EntityType.PERSON and body.types is EntityType.REGULATOR and mention.first == body.last


def is_unnamed(clauses: Clauses, trigger: Trigger, party: Mention | None) -> bool:
    """Tell whether the verb's own object is somebody who is not named: 'fined a supplier to X', 'gav en ansat i X'."""
    if party is None or party.appositive or trigger.rule.predicate is not Predicate.FINED:
        return False
    if clauses.segment(party.first) is not clauses.segment(trigger.first):
        return False
    if not 0 <= party.first - trigger.last <= _NEAR:
        return False
    several = party.referent is not None and party.referent.count is not None and party.referent.count > 1
    return (party.kind == "group" and not several) or (party.kind == "description" and party.referent is None)


def is_officers(clauses: Clauses, trigger: Trigger, party: Mention | None) -> bool:
    """Tell whether a body only tells whose man suffered it: 'fined the founder of X', 'sued an employee of X'."""
    if party is None or not party.proxied or party.kind == "group" or trigger.rule.predicate not in SUFFERED:
        return False
    return clauses.segment(party.first) is clauses.segment(trigger.first)


def is_excluded(clauses: Clauses, mention: Mention) -> bool:
    """Tell whether a negation right before says that somebody else is meant: 'fined not X but Y'."""
    bit, flags, sentence = clauses.language.bit, clauses.tokens.flags, clauses.scan.sentence
    small = bit("definite") | bit("indefinite")
    lexemes, cleared = clauses.tokens.lexemes, clauses.language.file.closed.cleared
    spots, left_out = range(max(sentence.first, mention.first - 3), mention.first), bit("exceptions")
    if any(lexemes[spot].lower in cleared or flags[spot] & left_out for spot in spots):
        return True
    at = mention.first - 1
    if at > sentence.first and flags[at] & small:
        at -= 1
    return mention.kind == "name" and at >= sentence.first and bool(flags[at] & bit("negations"))


def is_modifier(clauses: Clauses, mention: Mention) -> bool:
    """Tell whether a name only tells whose man is meant: 'a former HSBC trader', never HSBC (en)."""
    grammar, at = clauses.language.file.grammar, mention.last
    if not grammar.zero_that or grammar.verb_second or mention.kind != "name" or mention.genitive:
        return False
    if at >= clauses.scan.sentence.last or at in clauses.verbs:
        return False
    return bool(clauses.tokens.flags[at] & clauses.language.bit("staff"))


def stands_before(clauses: Clauses, words: tuple[str, ...], trigger: Trigger) -> bool:
    """Tell whether the passive's grammatical subject is the fine or order itself: 'a fine was imposed on X'."""
    lexemes, low = clauses.tokens.lexemes, clauses.segment(trigger.finite).first
    governing = clauses.language.bit("prepositions") | clauses.language.bit("of") | clauses.language.bit("by")
    for at in range(low, trigger.finite):
        if stands_at(lexemes[at].lower, words):
            return not any(clauses.tokens.flags[spot] & governing for spot in range(max(low, at - 3), at))
    return False


def owns(clauses: Clauses, mention: Mention, subject: Mention | None) -> bool:
    """Tell whether a party only says whose the subject is: 'the works council of X has asked the inspectors'."""
    if subject is None or mention.preposition not in clauses.language.file.closed.of:
        return False
    near = 0 < mention.first - subject.last <= 3
    return near and clauses.tokens.lexemes[subject.last].lower == mention.preposition
